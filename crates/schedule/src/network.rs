//! What the engine is given: an immutable snapshot of one plan in dense indices.

use steerco_calendar::{Calendar, Moment, Span};

/// One plan to schedule. All cross references are indices into the vectors here.
#[derive(Debug, Clone)]
pub struct Network {
    /// Rules of the plan as a whole.
    pub settings: Settings,
    /// Compiled calendars, shared by tasks and resources.
    pub calendars: Vec<Calendar>,
    /// Tasks in outline order: a summary stands before its children.
    pub tasks: Vec<Task>,
    /// Links between tasks.
    pub dependencies: Vec<Dependency>,
    /// People, machines, materials and cost items that assignments name.
    pub resources: Vec<Resource>,
    /// Who works on what.
    pub assignments: Vec<Assignment>,
}

/// Rules of the plan as a whole.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which product's semantics decide where they differ.
    pub dialect: Dialect,
    /// Nothing starts before this moment (plans that schedule from the start).
    pub start: Moment,
    /// `Some` when the plan schedules backwards from this finish.
    pub schedule_from_finish: Option<Moment>,
    /// Index of the project calendar.
    pub calendar: usize,
    /// Work before this moment is past, work after it is still to come. `None`: no status date.
    pub status_date: Option<Moment>,
    /// What out-of-sequence progress means.
    pub progress: ProgressPolicy,
    /// Start-no-later-than and finish-no-later-than pull a task back against its predecessors.
    pub honor_constraints: bool,
    /// Total float at or below this is critical.
    pub critical_limit: Span,
    /// Each open end gets the finish of its own network instead of the project's.
    pub multiple_critical_paths: bool,
    /// Working time of a day; 4,800 tenths is eight hours.
    pub day: Span,
    /// Remaining work of started tasks, and unstarted tasks, are moved behind the status date.
    pub reschedule_uncompleted: bool,
}

/// Whose rules apply where products differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// Microsoft Project: lag on the successor's calendar, constraints honoured over links.
    #[default]
    Microsoft,
    /// Primavera P6: lag on a calendar of choice, no-later-than constraints act backwards only,
    /// activity types, second constraints, no remaining work before the data date.
    Primavera(Primavera),
}

impl Dialect {
    /// The choices of a Primavera project; `None` in Microsoft's dialect.
    pub const fn primavera(self) -> Option<Primavera> {
        match self {
            Self::Microsoft => None,
            Self::Primavera(choices) => Some(choices),
        }
    }
}

/// What a Primavera project lets people choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Primavera {
    /// On which calendar lag is measured.
    pub lag_calendar: LagCalendar,
    /// Which float is the total float.
    pub total_float: TotalFloat,
    /// Which tasks are critical.
    pub critical: CriticalBy,
    /// Late dates are those that keep this date instead of the early finish of the project.
    pub must_finish_by: Option<Moment>,
}

/// Which float is the total float (Primavera).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TotalFloat {
    #[default]
    Smallest,
    Start,
    Finish,
}

/// Which tasks are critical (Primavera).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CriticalBy {
    /// Those with a total float at or below the limit.
    #[default]
    TotalFloat,
    /// Those that drive the finish of the project.
    LongestPath,
}

/// What kind of activity a task is (Primavera).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Activity {
    /// Work on the task's own calendar, whoever is assigned.
    #[default]
    TaskDependent,
    /// Work on the calendars of those who are assigned.
    ResourceDependent,
    /// Lasts from the first to the last date of the ends its links tie, and drives nothing. Its
    /// links all lead to it: see [`Dependency::to_effort`].
    LevelOfEffort,
    /// A moment at which work can begin.
    StartMilestone,
    /// A moment at which work ends.
    FinishMilestone,
    /// Lasts as long as everything else below the same summary, and drives nothing.
    WbsSummary,
}

/// On which calendar a working-time lag is measured (Primavera).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum LagCalendar {
    #[default]
    Predecessor,
    Successor,
    AroundTheClock,
    Project,
}

/// What the engine does when a task has started before its predecessor allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProgressPolicy {
    /// Remaining work waits for unfinished predecessors.
    #[default]
    RetainedLogic,
    /// Remaining work goes on, as if the unfinished predecessors were not there.
    ProgressOverride,
}

/// One line of the plan.
#[derive(Debug, Clone)]
pub struct Task {
    /// Index of the summary task it belongs to; always smaller than its own index.
    pub parent: Option<usize>,
    /// Working time, or clock time when `elapsed`; ignored for summaries.
    pub duration: Span,
    /// Duration is clock time ("3 edays").
    pub elapsed: bool,
    /// Task calendar.
    pub calendar: Option<usize>,
    /// With a task calendar: do not intersect it with resource calendars.
    pub ignore_resource_calendars: bool,
    /// Primavera's activity type; Microsoft Project knows none.
    pub activity: Activity,
    /// Date rule.
    pub constraint: Constraint,
    /// A second date rule (Primavera). Mandatory ones stand alone: next to one, or as the second,
    /// nothing else acts.
    pub second_constraint: Constraint,
    /// Lowers the late finish, never moves the task.
    pub deadline: Option<Moment>,
    /// `Some`: manually scheduled between these moments; the engine never moves it.
    pub manual: Option<(Moment, Moment)>,
    /// Inactive tasks are shown but drive nothing and take no part.
    pub active: bool,
    /// A stand-in for a task of another plan: fixed between these moments.
    pub external: Option<(Moment, Moment)>,
    /// What has happened so far.
    pub progress: Progress,
    /// Pauses in the work, as working time from the task's start at which each pause begins and
    /// the working time it lasts; ascending. Duration excludes pauses.
    pub splits: Vec<Split>,
    /// Elapsed delay from resource levelling, added to the early start.
    pub leveling_delay: Span,
    /// 0 to 1000, default 500; 1000 is never levelled.
    pub priority: u16,
    /// Which of work, duration and units stays when another changes.
    pub task_type: TaskType,
    /// Adding people keeps total work.
    pub effort_driven: bool,
}

/// A pause in a task's work, in working time of the task's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// Working time done before the pause.
    pub after: Span,
    /// How long the pause lasts, in working time.
    pub pause: Span,
}

/// Actuals of a task.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// When work began.
    pub actual_start: Option<Moment>,
    /// When the task was finished; a finished task is never moved.
    pub actual_finish: Option<Moment>,
    /// Duration done so far (part of `Task::duration`).
    pub actual_duration: Span,
    /// Work is done up to here.
    pub stop: Option<Moment>,
    /// Remaining work goes on from here.
    pub resume: Option<Moment>,
}

/// A date rule; see Microsoft Project's eight constraint types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Constraint {
    #[default]
    AsSoonAsPossible,
    AsLateAsPossible,
    MustStartOn(Moment),
    MustFinishOn(Moment),
    StartNoEarlierThan(Moment),
    StartNoLaterThan(Moment),
    FinishNoEarlierThan(Moment),
    FinishNoLaterThan(Moment),
}

/// Which quantity stays fixed when another is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TaskType {
    #[default]
    FixedUnits,
    FixedDuration,
    FixedWork,
}

/// A logical relationship between two tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dependency {
    /// Index of the driving task.
    pub predecessor: usize,
    /// Index of the driven task.
    pub successor: usize,
    /// Which ends are linked.
    pub kind: DependencyKind,
    /// Time between the linked ends; negative is lead.
    pub lag: Lag,
}

impl Dependency {
    /// The same tie with its predecessor driven by its successor, for a level of effort that the
    /// plan names as predecessor: it takes its dates from tasks on both sides.
    #[must_use]
    pub fn to_effort(self) -> Self {
        let kind = match self.kind {
            DependencyKind::FinishToStart => DependencyKind::StartToFinish,
            DependencyKind::StartToFinish => DependencyKind::FinishToStart,
            same => same,
        };
        let lag = match self.lag {
            Lag::Working(span) => Lag::Working(-span),
            Lag::Elapsed(span) => Lag::Elapsed(-span),
            Lag::Percent(points) => Lag::Percent(points.saturating_neg()),
            Lag::ElapsedPercent(points) => Lag::ElapsedPercent(points.saturating_neg()),
        };
        Self { predecessor: self.successor, successor: self.predecessor, kind, lag }
    }
}

/// Which ends a dependency links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum DependencyKind {
    #[default]
    FinishToStart,
    StartToStart,
    FinishToFinish,
    StartToFinish,
}

/// Time between the linked ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lag {
    /// Working time.
    Working(Span),
    /// Clock time.
    Elapsed(Span),
    /// Basis points of the predecessor's duration, as working time.
    Percent(i32),
    /// Basis points of the predecessor's duration, as clock time.
    ElapsedPercent(i32),
}

/// Someone or something assigned to tasks.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Index of its own calendar; `None` uses the project's.
    pub calendar: Option<usize>,
    /// Only work resources have working time; material and cost items do not drive dates.
    pub kind: ResourceKind,
    /// Basis points of full time; 10,000 is one person.
    pub max_units: i32,
}

/// What a resource is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ResourceKind {
    #[default]
    Work,
    Material,
    Cost,
}

/// Who works how much on a task.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// Index of the task.
    pub task: usize,
    /// Index of the resource; `None` is unassigned work.
    pub resource: Option<usize>,
    /// Basis points of full time; 10,000 is 100 %.
    pub units: i32,
    /// Total effort.
    pub work: Span,
    /// Effort done so far.
    pub actual_work: Span,
    /// How the effort is spread over the assignment.
    pub contour: Contour,
    /// Working time between the task's start and the assignment's.
    pub delay: Span,
    /// Elapsed delay from resource levelling.
    pub leveling_delay: Span,
    /// Pauses of this assignment, as for tasks.
    pub splits: Vec<Split>,
}

/// How effort is spread over an assignment, in tenths of its length (Microsoft Project's shapes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Contour {
    #[default]
    Flat,
    BackLoaded,
    FrontLoaded,
    DoublePeak,
    EarlyPeak,
    LatePeak,
    Bell,
    Turtle,
    /// Edited by hand; its pauses and length come with the assignment.
    Contoured,
}
