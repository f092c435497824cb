//! The use cases of Steerco: one folder per context, one file per command or query.
//!
//! Every command goes the same way: authorise, load, decide, write in one transaction with the
//! change log, recompute what depends on it.

pub mod access;
mod context;
pub mod delivery;
pub mod demo;
mod failure;
pub mod governance;
pub mod intake;
pub mod integration;
mod order;
pub mod organisation;
pub mod plan;
pub mod portfolio;
pub mod resource;
pub mod shape;
pub mod strategy;
#[cfg(test)]
mod test_app;

pub use context::{App, MOST_FILE_BYTES, Settings};
pub use failure::{Failure, FieldRefusal, Outcome, Refusal};
pub use steerco_blobs::{Blobs, S3Settings};
pub use steerco_store::{CopiedTable, CopyError, Engine, Store};
