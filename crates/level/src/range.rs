//! Levelling a range of dates: only what is asked for too much within it is solved.
//!
//! Tasks that start within the range wait, beyond what earlier levellings made them wait; nothing moves to an
//! earlier date. Tasks that start before it stay, as do those that start behind it unless a link pushes them.
//! Outside the range nobody is asked for more at any moment than there is, or than was asked before by the
//! plan as it stands: a task that waits beyond the range finds a place where it makes nothing worse.

use steerco_calendar::Moment;

use crate::options::{Member, Pausing, Range};
use crate::plans::Plans;
use crate::problem::Problem;

/// What may be done with the pauses of each task: with a range, those of earlier levellings are kept.
pub(crate) fn kept_pauses(members: &[Member<'_>]) -> Vec<Vec<Pausing>> {
    let kept = |one: &Pausing| match one {
        Pausing::Levelled => Pausing::Never,
        other => *other,
    };
    members.iter().map(|member| member.pausing.iter().map(kept).collect()).collect()
}

/// The same plans with other words about their pauses.
pub(crate) fn with_pausing<'a>(
    members: &[Member<'a>],
    pausing: &'a [Vec<Pausing>],
) -> Vec<Member<'a>> {
    let pairs = members.iter().zip(pausing);
    pairs.map(|(member, pausing)| Member { pausing, ..*member }).collect()
}

/// Takes from `movable` what the range leaves where it stands, and answers the tasks behind it, which links may
/// push. Tasks of which people wait each for themselves stay as well.
pub(crate) fn leave_out(placing: &Plans, range: Range, movable: &mut [bool]) -> Vec<bool> {
    let mut behind = vec![false; movable.len()];
    for (task, movable) in movable.iter_mut().enumerate() {
        let start = placing.dates(task).0;
        behind[task] = *movable && range.to <= start;
        let together = placing.assignments(task).iter().all(|&one| placing.waits_with_task(one));
        *movable &= range.contains(start) && together;
    }
    behind
}

impl Problem {
    /// Lets as much be taken outside the range as the plan asks for now.
    pub(crate) fn allow_outside(&mut self, range: Range) {
        let mut now = self.taken.clone();
        let mut work = vec![];
        for task in 0..self.movable.len() {
            if self.movable[task] || self.resting[task] {
                self.open_work(&self.placing, task, &mut work);
                self.take(&mut now, &work);
            }
        }
        for (resource, line) in now.iter().enumerate() {
            let capacity = self.capacity[resource];
            for (from, to, units) in line.stretches().filter(|stretch| stretch.2 > capacity) {
                self.taken[resource].take(from, to.min(range.from), capacity - units);
                self.taken[resource].take(from.max(range.to), to, capacity - units);
            }
        }
    }

    /// True for a task that stays because it starts outside the range.
    pub(crate) fn starts_outside(&self, task: usize) -> bool {
        let outside = |range: Range| !range.contains(self.dates[task].start);
        self.range.is_some_and(outside) && !self.movable[task] && !self.resting[task]
    }

    /// True when something of a task without levelling lies within the range, or there is none.
    pub(crate) fn concerns(&self, task: usize) -> bool {
        let dates = &self.dates[task];
        self.range.is_none_or(|range| dates.start < range.to && range.from < dates.finish)
    }
}

/// The part of a stretch that counts.
pub(crate) fn clipped(range: Option<Range>, (from, to): (Moment, Moment)) -> (Moment, Moment) {
    range.map_or((from, to), |range| (from.max(range.from), to.min(range.to)))
}
