//! What levelling answers.

use steerco_calendar::{Moment, Span};
use steerco_schedule::{Network, Schedule};

use crate::problem::Shortage;

/// A levelled plan and what there is to say about it.
#[derive(Debug, Clone)]
pub struct Levelled {
    /// The network with its new levelling delays and pauses; scheduling it gives `schedule`.
    pub network: Network,
    /// The dates of the levelled plan.
    pub schedule: Schedule,
    /// The dates without levelling, for comparison.
    pub unlevelled: Schedule,
    /// Per task: the elapsed delay, counted from its earliest start after its predecessors.
    pub delays: Vec<Span>,
    /// Tasks that stand elsewhere than without levelling, in order of their new start.
    pub moved: Vec<Moved>,
    /// Pauses that levelling made, by task and in order of time.
    pub paused: Vec<Paused>,
    /// No plan that keeps every rule finishes before this.
    pub earliest_finish: Moment,
    /// No plan that keeps every rule is better by the goal asked for.
    pub proved: bool,
    /// Per resource.
    pub peaks: Vec<Peak>,
    /// What levelling cannot solve.
    pub unsolved: Vec<Unsolved>,
    /// Schedules that were built on the way.
    pub schedules: u64,
}

/// Plans that were levelled together. Tasks are numbered through all plans, in their order; resources
/// are those that the plans share.
#[derive(Debug, Clone)]
pub struct Together {
    /// Per plan.
    pub plans: Vec<LevelledPlan>,
    /// Tasks that stand elsewhere than without levelling, in order of their new start.
    pub moved: Vec<Moved>,
    /// Pauses that levelling made, by task and in order of time.
    pub paused: Vec<Paused>,
    /// No plan that keeps every rule lets all of them finish before this.
    pub earliest_finish: Moment,
    /// No plan that keeps every rule is better by the goal asked for.
    pub proved: bool,
    /// Per resource.
    pub peaks: Vec<Peak>,
    /// What levelling cannot solve.
    pub unsolved: Vec<Unsolved>,
    /// Schedules that were built on the way.
    pub schedules: u64,
}

/// One of the plans that were levelled together.
#[derive(Debug, Clone)]
pub struct LevelledPlan {
    /// The network with its new levelling delays and pauses; scheduling it gives `schedule`.
    pub network: Network,
    /// The dates of the levelled plan.
    pub schedule: Schedule,
    /// The dates without levelling, for comparison.
    pub unlevelled: Schedule,
}

impl Together {
    /// The plan of a task, and its index there.
    pub fn place(&self, task: usize) -> Option<(usize, usize)> {
        let mut own = task;
        for (index, plan) in self.plans.iter().enumerate() {
            let count = plan.network.tasks.len();
            if own < count {
                return Some((index, own));
            }
            own -= count;
        }
        None
    }

    /// The answer for a plan that was levelled alone.
    pub(crate) fn alone(self, plan: LevelledPlan) -> Levelled {
        Levelled {
            delays: plan.network.tasks.iter().map(|task| task.leveling_delay).collect(),
            network: plan.network,
            schedule: plan.schedule,
            unlevelled: plan.unlevelled,
            moved: self.moved,
            paused: self.paused,
            earliest_finish: self.earliest_finish,
            proved: self.proved,
            peaks: self.peaks,
            unsolved: self.unsolved,
            schedules: self.schedules,
        }
    }
}

/// Why a task was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Index of the task.
    pub task: usize,
    /// Its start without levelling.
    pub from: Moment,
    /// Its new start.
    pub to: Moment,
    /// What it waits for.
    pub because: Reason,
}

/// What a task waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A resource that others use until then.
    Resource {
        /// Index of the resource.
        resource: usize,
        /// The tasks that use it, the last to finish first. None: it is not there, or taken by what is
        /// no part of the plans.
        tasks: Vec<usize>,
        /// When the last stretch ends in which there is not enough of it.
        until: Moment,
    },
    /// What comes before it was moved.
    Predecessors,
    /// It stands later than it has to, because the best plan found is so.
    Choice,
}

/// A pause that levelling made in the work of a task, and who was not there meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paused {
    /// Index of the task.
    pub task: usize,
    /// Index of the assignment, through all plans, when only this person pauses; `None`: all on the task.
    pub assignment: Option<usize>,
    /// When work stops.
    pub from: Moment,
    /// When it goes on.
    pub to: Moment,
    /// Index of the resource that is short.
    pub resource: usize,
    /// The tasks that use it, the last to finish first; see [`Reason::Resource`].
    pub tasks: Vec<usize>,
    /// When the last stretch of the pause ends in which there is not enough of it.
    pub until: Moment,
}

/// The most of a resource that is used at any time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peak {
    /// Basis points at the peak of the levelled plan.
    pub levelled: i64,
    /// Basis points at the peak without levelling.
    pub unlevelled: i64,
    /// The most there ever is.
    pub most: i64,
}

/// What levelling cannot solve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsolved {
    /// A task asks for more of a resource than there ever is. It is planned as if it asked for all
    /// there is.
    Shortage(Shortage),
    /// A task would have to pass its latest start, or is needed on dates that cannot be moved.
    Overload {
        /// Index of the task.
        task: usize,
        /// Index of the resource.
        resource: usize,
    },
    /// A task that starts outside the range of dates stays there, and the resource is asked for too much within.
    Outside {
        /// Index of the task.
        task: usize,
        /// Index of the resource.
        resource: usize,
    },
    /// Tasks before this one move it, though it was to stay.
    Displaced {
        /// Index of the task.
        task: usize,
    },
    /// A plan is scheduled from its finish, which levelling delays cannot express.
    FromFinish,
}
