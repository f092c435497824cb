//! What the engine answers: dates, float, critical path, and why each date is what it is.

use steerco_calendar::{Moment, Span};

/// The dates of a plan. `tasks` and `assignments` run parallel to the network's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Earliest start of any task, or the project start of an empty plan.
    pub start: Moment,
    /// Latest finish of any task.
    pub finish: Moment,
    /// Per task.
    pub tasks: Vec<TaskDates>,
    /// Per assignment.
    pub assignments: Vec<AssignmentDates>,
    /// What looks wrong or was decided against a wish, worst first within a task.
    pub diagnostics: Vec<Diagnostic>,
}

/// The computed dates of one task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskDates {
    /// When it is planned to start (late start for as-late-as-possible tasks).
    pub start: Moment,
    /// When it is planned to finish.
    pub finish: Moment,
    /// Forward pass.
    pub early_start: Moment,
    /// Forward pass.
    pub early_finish: Moment,
    /// Backward pass.
    pub late_start: Moment,
    /// Backward pass.
    pub late_finish: Moment,
    /// Working time between start and finish less pauses; for summaries the roll-up in the
    /// project calendar.
    pub duration: Span,
    /// Working time from early to late start in the task's calendar.
    pub start_float: Span,
    /// Working time from early to late finish in the task's calendar.
    pub finish_float: Span,
    /// The smaller of start and finish float; finish float once started.
    pub total_float: Span,
    /// How far it may slip without moving a successor.
    pub free_float: Span,
    /// Total float at or below the plan's limit, and not finished.
    pub critical: bool,
    /// What fixed the start (or, for finish-driven tasks, the finish).
    pub driver: Driver,
    /// A calendar that pushed the date on from where the driver put it.
    pub pushed_by: Option<Push>,
}

/// The one reason that put a task on its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Driver {
    /// Nothing else holds it: the project's start (or finish, when scheduling backwards).
    Project,
    /// A dependency, by index.
    Dependency(usize),
    /// A dependency of a summary above it, by index.
    SummaryDependency {
        /// Index of the dependency.
        dependency: usize,
        /// The summary that carries it.
        summary: usize,
    },
    /// Its own constraint, or that of a summary above it.
    Constraint {
        /// The task that carries the constraint.
        task: usize,
    },
    /// As late as possible: the backward pass.
    LateDates,
    /// Manually scheduled.
    Manual,
    /// Work has begun or is done.
    Actual,
    /// Remaining work resumes there, or the status date moved it.
    StatusDate,
    /// Resource levelling delayed it.
    LevelingDelay,
    /// A summary: its dates are those of this child.
    Child(usize),
    /// A task of another plan.
    External,
    /// Not active: its dates mean nothing.
    Inactive,
    /// Its dates are those of the tasks around it (a WBS summary, a level of effort without links).
    Around,
}

impl Driver {
    /// Follows the renumbering of dependencies after one was removed.
    pub(crate) fn renumber(&mut self, removed: usize) {
        if let Self::Dependency(index) | Self::SummaryDependency { dependency: index, .. } = self
            && *index > removed
        {
            *index -= 1;
        }
    }
}

/// What moved a date on to the next working moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Push {
    /// The project's or the task's calendar, by index.
    Calendar(usize),
    /// A resource's calendar, by resource index.
    Resource(usize),
}

/// The computed dates of one assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentDates {
    /// First moment of work.
    pub start: Moment,
    /// Last moment of work.
    pub finish: Moment,
    /// Total effort after the task-type rules.
    pub work: Span,
    /// Basis points of full time after the task-type rules.
    pub units: i32,
    /// The stretches in which it is worked on, in order and between start and finish; empty when nobody pauses
    /// between them.
    pub pieces: Vec<(Moment, Moment)>,
}

/// Something a person should know about the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Stable code such as `schedule.negative_float`.
    pub code: &'static str,
    /// Index of the task concerned.
    pub task: Option<usize>,
    /// Index of the dependency concerned.
    pub dependency: Option<usize>,
    /// What happened and what to do, for people.
    pub message: String,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably not what was meant.
    Warning,
    /// A wish could not be met.
    Error,
}

/// The network cannot be scheduled at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NetworkError {
    /// Links and outline form a circle; `tasks` is the path, first task repeated at the end.
    #[error("{} tasks wait for each other in a circle", tasks.len().saturating_sub(1))]
    Cycle {
        /// Task indices along the circle.
        tasks: Vec<usize>,
    },
    /// An index points outside its vector; `what` names the field.
    #[error("{what} {index} does not exist")]
    Dangling {
        /// Which reference.
        what: &'static str,
        /// The index that does not exist.
        index: usize,
    },
    /// A calendar on which work is needed has no working time at all.
    #[error("calendar {calendar} has no working time")]
    NoWorkingTime {
        /// Index of the calendar.
        calendar: usize,
    },
}
