//! Resources and teams.

mod allocations;
mod job_roles;
mod people_lists;
mod resources;
mod schedule;
mod skills;
mod staffing;
mod staffing_edits;
mod staffing_snapshots;
mod teams;
mod terms;

pub use allocations::{AssignedWork, DayRange};
pub use people_lists::PoolNames;
pub use resources::ResourceFilter;
pub use staffing::{StaffingFilter, StaffingSum};
pub use staffing_edits::StaffingEditFilter;
