//! Resources and teams.

mod job_roles;
mod resources;
mod schedule;
mod skills;
mod teams;
mod terms;

pub use resources::ResourceFilter;
