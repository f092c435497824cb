//! Resources and teams.

mod resource;
mod team;

pub use resource::ResourceFilter;
