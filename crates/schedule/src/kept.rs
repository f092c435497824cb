//! Links that may be kept or not: those that only warn, and those into tasks that do not move.

use steerco_calendar::{Moment, Span};

use crate::link::{End, after_lag};
use crate::prepare::{Kind, Prepared};
use crate::state::State;
use crate::{Dependency, Network, NetworkError, Schedule};

/// A link that a schedule does not keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// Where its successor is planned, at the end the link ties.
    pub planned: Moment,
    /// Where the link asks it to be.
    pub asked: Moment,
}

impl Network {
    /// Whether the network can be scheduled: no circle, nothing that leads nowhere.
    pub fn check(&self) -> Result<(), NetworkError> {
        Prepared::new(self).map(drop)
    }

    /// Which of these links between tasks of the network `schedule` does not keep; the links need
    /// not be part of the network. Links of tasks that take no part are kept. A difference in which
    /// the successor's calendar has no working time is none.
    pub fn broken(
        &self,
        schedule: &Schedule,
        links: &[Dependency],
    ) -> Result<Vec<Option<Broken>>, NetworkError> {
        if links.is_empty() {
            return Ok(vec![]);
        }
        let prepared = Prepared::new(self)?;
        let mut state = State::new(self);
        for (early, dates) in state.early.iter_mut().zip(&schedule.tasks) {
            (early.start, early.finish) = (dates.early_start, dates.early_finish);
        }
        let look = |link: &Dependency| {
            let ends = [link.predecessor, link.successor];
            if ends.iter().any(|&task| prepared.kind[task] == Kind::Inactive) {
                return None;
            }
            let date = |task: usize, end: End| match end {
                End::Start => schedule.tasks[task].start,
                End::Finish => schedule.tasks[task].finish,
            };
            let from = date(link.predecessor, link.kind.predecessor_end());
            let asked = after_lag(self, &prepared, &state, link, from);
            let planned = date(link.successor, link.kind.successor_end());
            let late =
                asked > planned && prepared.between(link.successor, planned, asked) > Span::ZERO;
            late.then_some(Broken { planned, asked })
        };
        Ok(links.iter().map(look).collect())
    }
}
