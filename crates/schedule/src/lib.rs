//! The scheduling engine: an immutable [`Network`] in, a [`Schedule`] with its reasons out.
//!
//! Pure: no I/O, no clock, no randomness; the same network gives the same bytes. What cannot be
//! scheduled at all (a circle, a reference to nothing, a calendar without work) is a
//! [`NetworkError`]; everything else is a schedule with [`Diagnostic`]s.
//!
//! How a network becomes a schedule, file by file:
//!
//! 1. `prepare` checks references, groups links and children in flat rows; `assignment` decides on
//!    which calendar each task runs, `order` in which order tasks are visited.
//! 2. `forward` finds the earliest dates and what drives them, with `link` for lags, `constraint`
//!    for the eight constraint kinds, `length` for durations through calendars and `progress` for
//!    tasks that have begun; `summary` rolls them up.
//! 3. `backward` finds the latest dates that keep the project finish, `float` the room between.
//! 4. `passes` runs these in turn (a second time for tasks that are to be as late as possible) and
//!    puts the result together; `diagnostics` says what a person should know about it.
//!
//! Around that: [`Placing`] lets another engine decide where each task goes, [`Scheduler`] recomputes only what an edit touches, [`verify()`] checks a schedule
//! independently, [`driver_chain`] tells why a date is what it is, [`assess`] is the DCMA 14-point
//! assessment, [`Effort`] the triangle of work, duration and units.
//!
//! Where products differ, [`Dialect`] decides. Microsoft Project's rules are the default and agree
//! with the dates that product stores; `fixtures/schedule` holds one plan per rule.

mod assignment;
mod backward;
mod constraint;
mod contour;
mod dcma;
mod diagnostics;
mod driver;
mod effort;
mod float;
mod forward;
mod incremental;
mod kept;
mod length;
mod link;
mod network;
mod order;
mod passes;
mod pieces;
mod placing;
mod prepare;
mod progress;
mod schedule;
mod state;
mod summary;
mod task_type;
mod verify;

pub use dcma::{CheckResult, TaskFacts, assess};
pub use driver::{DriverStep, driver_chain, longest_path};
pub use incremental::{Edit, Scheduler};
pub use kept::Broken;
pub use network::{
    Activity, Assignment, Constraint, Contour, CriticalBy, Dependency, DependencyKind, Dialect,
    Lag, LagCalendar, Network, Primavera, Progress, ProgressPolicy, Resource, ResourceKind,
    Settings, Split, Task, TaskType, TotalFloat,
};
pub use pieces::between_pauses;
pub use placing::{Placing, Work};
pub use schedule::{
    AssignmentDates, Diagnostic, Driver, NetworkError, Push, Schedule, Severity, TaskDates,
};
pub use task_type::{Effort, EffortEdit, share_work};
pub use verify::{Violation, verify};
