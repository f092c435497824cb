//! The scheduling engine: an immutable [`Network`] in, a [`Schedule`] with its reasons out.
//!
//! Pure: no I/O, no clock, no randomness; the same network gives the same bytes.

mod assignment;
mod backward;
mod constraint;
mod contour;
mod dcma;
mod diagnostics;
mod driver;
mod float;
mod forward;
mod incremental;
mod length;
mod link;
mod network;
mod order;
mod passes;
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
pub use network::{
    Assignment, Constraint, Contour, Dependency, DependencyKind, Dialect, Lag, LagCalendar,
    Network, Progress, ProgressPolicy, Resource, ResourceKind, Settings, Split, Task, TaskType,
};
pub use schedule::{
    AssignmentDates, Diagnostic, Driver, NetworkError, Push, Schedule, Severity, TaskDates,
};
pub use task_type::{Effort, EffortEdit, share_work};
pub use verify::{Violation, verify};
