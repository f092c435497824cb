//! The HTTP face of Steerco: thin handlers over the use cases, one file per noun.

mod access;
mod config;
mod delivery;
mod download;
mod governance;
mod guard;
mod health;
mod idempotency;
mod intake;
mod integration;
mod noun;
mod organisation;
mod plan;
mod portfolio;
mod problem;
mod resource;
mod router;
mod serve;
mod stranger;
mod strategy;
mod web;

pub use config::Config;
pub use router::{openapi_json, router};
pub use serve::serve;
