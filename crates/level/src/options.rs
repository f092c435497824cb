//! What the caller wants, and how long it may take.

use steerco_calendar::{Moment, Span};
use steerco_schedule::Network;

/// One of several plans that are levelled together.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// The plan.
    pub network: &'a Network,
    /// Per resource of the network: its number among those that the plans share.
    pub resources: &'a [usize],
    /// 0 to 1000: of two plans that want one person, the one with the higher priority goes first, and
    /// its delay weighs more; a plan with 1000 stays as it is.
    pub priority: u16,
    /// Per task: what may be done with its pauses. Empty: every task is [`Pausing::Free`].
    pub pausing: &'a [Pausing],
}

/// What levelling may do with the pauses of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pausing {
    /// It may be given pauses when it has none.
    #[default]
    Free,
    /// It is not to be given pauses.
    Never,
    /// Its pauses are those of an earlier levelling: they go, and it may be given others.
    Levelled,
}

/// What levelling may do, and what it is for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Smoothing: no task passes its late start, so that the plan keeps its finish. What cannot be
    /// solved that way stays overloaded and is told.
    pub within_float: bool,
    /// With `within_float`: working time of float that every moved task keeps.
    pub keep_float: Span,
    /// Deadlines are kept; what cannot be solved that way stays overloaded and is told.
    pub keep_deadlines: bool,
    /// Tasks may be given pauses, in whole days of work: each part and each pause is at least a day of
    /// the plan, somebody who is needed is short in each pause, and the plan would be worse without.
    pub splits: bool,
    /// With `splits`: tasks that have begun stay as they are. Else what is left of them may wait too, and
    /// pause.
    pub leave_started: bool,
    /// Only what is asked for too much within these dates is solved. Tasks that start within wait longer than
    /// they do; all others stay, but for those behind the range that links push. Delays and pauses of earlier
    /// levellings are kept, and nothing moves to an earlier date.
    pub range: Option<Range>,
    /// Which of two plans is better.
    pub goal: Goal,
    /// Per resource (of those that are shared, when there are several plans), when its units change:
    /// ascending, each holds until the next. A resource without any, and every resource before its
    /// first, has its `max_units`: the most that any of the plans says.
    pub availability: Vec<Vec<Available>>,
}

/// A day behind every plan, and its opposite.
const FAR_DAY: i64 = 80_000;

/// A range of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The first moment.
    pub from: Moment,
    /// The first moment behind it.
    pub to: Moment,
}

impl Range {
    /// Days since 1970, the last one included; unless told, from ever or for ever.
    pub fn of_days(first: Option<i64>, last: Option<i64>) -> Self {
        Self {
            from: first.map_or(Moment::from_day(-FAR_DAY), Moment::from_day),
            to: last.map_or(Moment::from_day(FAR_DAY), |last| Moment::from_day(last + 1)),
        }
    }

    /// Whether a moment lies within.
    pub fn contains(self, at: Moment) -> bool {
        self.from <= at && at < self.to
    }
}

/// From when on how much of a resource there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Available {
    /// From this moment on.
    pub from: Moment,
    /// Basis points of full time.
    pub units: i32,
}

/// Which of two levelled plans is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Goal {
    /// The one that finishes first; of those, the one with less delay.
    #[default]
    Finish,
    /// The one with less delay: of every plan, when there are several, or of every project (top-level
    /// summary) of a plan, or, in a plan without several, of every task that nothing follows; weighted
    /// with its priority.
    Delay,
}

/// How much may be done. The same network, options, seed, threads and schedules give the same
/// answer, as long as `keep_going` never says no.
#[derive(Clone, Copy)]
pub struct Limits<'a> {
    /// Most schedules to build.
    pub schedules: u64,
    /// Asked every few schedules; `false` ends the search soon after.
    pub keep_going: &'a (dyn Fn() -> bool + Sync),
    /// Chooses among equally good ways to search.
    pub seed: u64,
    /// How many threads search side by side; the answer depends on it.
    pub threads: usize,
}

impl Limits<'_> {
    /// A number of schedules only, on one thread.
    pub fn schedules(schedules: u64) -> Limits<'static> {
        Limits { schedules, keep_going: &|| true, seed: 0, threads: 1 }
    }
}
