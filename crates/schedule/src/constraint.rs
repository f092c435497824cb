//! The eight constraint kinds, as lower bounds, upper bounds and late caps.
//!
//! | constraint | forward | backward |
//! |---|---|---|
//! | as soon / as late as possible | - | - |
//! | start / finish no earlier than | lower bound | - |
//! | start / finish no later than | upper bound when constraints are honoured | cap |
//! | must start / finish on | both bounds when honoured, else lower bound | fixed when honoured, else cap |
//!
//! Honouring is Microsoft Project's option "tasks will always honor their constraint dates": the
//! constraint then beats the links. Without it the links win and the missed cap shows as negative
//! float. Primavera's no-later-than constraints never act forward, its mandatory ones always do; a
//! task there may have two constraints, which both hold.
//!
//! Example: must start on Wednesday with a predecessor that ends on Friday. Honoured: the task starts
//! on Wednesday and the predecessor has two days of negative float.

use steerco_calendar::Moment;

use crate::link::End;
use crate::{Constraint, Dialect, Network, Task};

/// The date and the end of the task it speaks of.
pub(crate) type Bound = (End, Moment);

impl Constraint {
    /// The date rule itself; `None` for as soon and as late as possible.
    pub(crate) const fn bound(self) -> Option<Bound> {
        match self {
            Self::AsSoonAsPossible | Self::AsLateAsPossible => None,
            Self::MustStartOn(at) | Self::StartNoEarlierThan(at) | Self::StartNoLaterThan(at) => {
                Some((End::Start, at))
            }
            Self::MustFinishOn(at)
            | Self::FinishNoEarlierThan(at)
            | Self::FinishNoLaterThan(at) => Some((End::Finish, at)),
        }
    }

    /// The date before which the end cannot happen.
    pub(crate) const fn lower(self) -> Option<Bound> {
        match self {
            Self::StartNoEarlierThan(_)
            | Self::FinishNoEarlierThan(_)
            | Self::MustStartOn(_)
            | Self::MustFinishOn(_) => self.bound(),
            _ => None,
        }
    }

    /// The date after which the end should not happen.
    pub(crate) const fn cap(self) -> Option<Bound> {
        match self {
            Self::StartNoLaterThan(_)
            | Self::FinishNoLaterThan(_)
            | Self::MustStartOn(_)
            | Self::MustFinishOn(_) => self.bound(),
            _ => None,
        }
    }

    /// True for must start on and must finish on.
    pub(crate) const fn is_mandatory(self) -> bool {
        matches!(self, Self::MustStartOn(_) | Self::MustFinishOn(_))
    }

    /// True for the kinds that the DCMA assessment calls hard.
    pub const fn is_hard(self) -> bool {
        self.cap().is_some()
    }
}

/// The constraints of a task: one, and in Primavera a second. A mandatory one stands alone.
pub(crate) fn constraints(network: &Network, task: &Task) -> impl Iterator<Item = Constraint> {
    let second = task.second_constraint;
    let acts = network.settings.dialect != Dialect::Microsoft
        && !task.constraint.is_mandatory()
        && !second.is_mandatory();
    std::iter::once(task.constraint).chain(acts.then_some(second))
}

/// The dates before which an end of the task cannot happen.
pub(crate) fn lower(network: &Network, task: &Task) -> impl Iterator<Item = Bound> {
    constraints(network, task).filter_map(Constraint::lower)
}

/// The dates after which an end of the task should not happen.
pub(crate) fn caps(network: &Network, task: &Task) -> impl Iterator<Item = Bound> {
    constraints(network, task).filter_map(Constraint::cap)
}

/// The dates that beat the links forward, when the plan lets them.
pub(crate) fn upper(network: &Network, task: &Task) -> impl Iterator<Item = Bound> {
    let microsoft = network.settings.dialect == Dialect::Microsoft;
    let honored = network.settings.honor_constraints;
    constraints(network, task)
        .filter(move |one| if microsoft { honored } else { one.is_mandatory() })
        .filter_map(Constraint::cap)
}
