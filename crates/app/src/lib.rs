// NOTE to the backend author (delete this line when read): the lead writes crates/server infrastructure + access/portfolio handlers now, see /tmp/contract/SERVER.md
//! The use cases of Steerco: one folder per context, one file per command or query.
//!
//! Every command goes the same way: authorise, load, decide, write in one transaction with the
//! change log, recompute what depends on it.

pub mod access;
mod context;
mod failure;
pub mod organisation;
pub mod plan;
pub mod portfolio;
pub mod shape;

pub use context::{App, Settings};
pub use failure::{Failure, FieldRefusal, Outcome, Refusal};
pub use steerco_store::{Engine, Store};
