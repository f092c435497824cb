//! The scheduling engine: an immutable [`Network`] in, a [`Schedule`] with its reasons out.
//!
//! Pure: no I/O, no clock, no randomness; the same network gives the same bytes.

mod network;
mod schedule;

pub use network::{
    Assignment, Constraint, Contour, Dependency, DependencyKind, Dialect, Lag, LagCalendar,
    Network, Progress, ProgressPolicy, Resource, ResourceKind, Settings, Split, Task, TaskType,
};
pub use schedule::{
    AssignmentDates, Diagnostic, Driver, NetworkError, Push, Schedule, Severity, TaskDates,
};
