//! Resources and teams.

mod allocations;
mod job_roles;
mod resources;
mod schedule;
mod skills;
mod teams;
mod terms;

pub use allocations::{AssignedWork, DayRange};
pub use resources::ResourceFilter;
