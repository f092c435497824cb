//! The only crate that knows SQL: one code path over SQLite and PostgreSQL.
//!
//! [`Store::read`] and [`Store::write`] are the only doors. A write runs in one transaction,
//! checks row versions, and cannot be committed without an entry in the change log.

pub mod access;
mod change;
pub mod constraint;
mod copy;
pub mod delivery;
mod dialect;
pub mod entity;
mod error;
mod fold;
pub mod governance;
mod image;
pub mod intake;
pub mod integration;
mod migration;
pub mod organisation;
pub mod page;
pub mod plan;
pub mod portfolio;
pub mod resource;
pub mod row;
mod store;
pub mod strategy;

pub use change::ChangeFilter;
pub use copy::{CopiedTable, CopyError};
pub use dialect::Engine;
pub use error::StoreError;
pub use fold::fold;
pub use page::{Ask, COUNTED, Cursor, Key, Page};
pub use row::Row;
pub use store::{Entry, MAX_IN, Reader, Store, Wake, Writer, WrittenRow, now_micros};
