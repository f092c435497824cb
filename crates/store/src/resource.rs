//! Resources and teams.

mod resources;
mod teams;

pub use resources::ResourceFilter;
