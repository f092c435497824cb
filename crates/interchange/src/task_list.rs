//! A list of tasks as comma, semicolon or tab separated text, one task a line.
//!
//! Columns are recognised by their usual names in the first line, or named by the reader of the
//! file ([`Mapping`]). Structure comes from an outline level, a parent, a dotted WBS code or the
//! indentation of names, whichever is there. `docs/formats.md` documents every column.

mod column;
mod read;
mod words;
mod write;

pub use column::{Column, Mapping, Sheet};
pub use read::{look, read, read_with};
pub(crate) use words::{constraint_with, day_or_moment, yes_or_no};
pub use write::write;
