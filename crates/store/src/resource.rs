//! Resources and teams.

mod job_roles;
mod resources;
mod teams;
mod terms;

pub use resources::ResourceFilter;
