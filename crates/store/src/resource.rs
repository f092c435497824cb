//! Resources and teams.

mod job_roles;
mod resources;
mod teams;

pub use resources::ResourceFilter;
