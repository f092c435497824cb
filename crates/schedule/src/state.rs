//! What the passes compute, one row per task.

use steerco_calendar::{Moment, Span};

use crate::{Driver, Network, Push};

/// Before every date.
pub(crate) const NEVER: Moment = Moment::from_day(-700_000);
/// After every date.
pub(crate) const ALWAYS: Moment = Moment::from_day(2_000_000);

/// Result of the forward pass for one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Early {
    pub(crate) start: Moment,
    pub(crate) finish: Moment,
    /// Where the work that is still to do may begin; `start` unless the task has started, or its
    /// assignments have delays.
    pub(crate) resume: Moment,
    pub(crate) driver: Driver,
    pub(crate) pushed_by: Option<Push>,
}

/// Result of the backward pass for one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Late {
    pub(crate) start: Moment,
    pub(crate) finish: Moment,
    /// Latest beginning of the work that is still to do.
    pub(crate) resume: Moment,
    /// Of a summary: the earliest late finish among its tasks.
    pub(crate) first_finish: Moment,
}

/// What a summary passes on to the tasks below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gate {
    /// No task below starts before this.
    pub(crate) start: Moment,
    pub(crate) start_driver: Driver,
    /// No task below finishes before this.
    pub(crate) finish: Moment,
    pub(crate) finish_driver: Driver,
    /// No task below finishes after this (late dates).
    pub(crate) late_finish: Moment,
    /// The task below that starts the summary starts no later than this (late dates).
    pub(crate) late_start: Moment,
    /// Earliest date of a successor of this summary or one above, less its lag; for free float.
    pub(crate) successor: Moment,
    /// Every task below is finished.
    pub(crate) finished: bool,
}

/// Float of one task, in its own calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Float {
    pub(crate) start: Span,
    pub(crate) finish: Span,
    pub(crate) total: Span,
    pub(crate) free: Span,
    pub(crate) critical: bool,
}

/// Everything the passes write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) early: Vec<Early>,
    pub(crate) late: Vec<Late>,
    pub(crate) gate: Vec<Gate>,
    pub(crate) float: Vec<Float>,
    /// Tasks held on these dates: as late (or soon) as possible, after the first passes.
    pub(crate) held: Vec<Option<(Moment, Moment)>>,
    /// Nothing starts before this.
    pub(crate) project_start: Moment,
    /// Open ends finish by this.
    pub(crate) project_finish: Moment,
}

impl State {
    pub(crate) fn new(network: &Network) -> Self {
        let start = network.settings.start;
        let count = network.tasks.len();
        let early =
            Early { start, finish: start, resume: start, driver: Driver::Project, pushed_by: None };
        let late = Late { start, finish: start, resume: start, first_finish: start };
        let gate = Gate {
            start,
            start_driver: Driver::Project,
            finish: NEVER,
            finish_driver: Driver::Project,
            late_finish: ALWAYS,
            late_start: ALWAYS,
            successor: ALWAYS,
            finished: false,
        };
        Self {
            early: vec![early; count],
            late: vec![late; count],
            gate: vec![gate; count],
            float: vec![Float::default(); count],
            held: vec![None; count],
            project_start: start,
            project_finish: start,
        }
    }
}
