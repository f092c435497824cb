//! Resources and teams.

mod job_roles;
mod people_lists;
mod resources;
mod schedule;
mod skills;
mod teams;
mod terms;

pub use people_lists::PoolNames;
pub use resources::ResourceFilter;
