//! Resources and teams.

mod allocations;
mod job_roles;
mod resources;
mod teams;

pub use allocations::{AssignedWork, DayRange};
pub use resources::ResourceFilter;
