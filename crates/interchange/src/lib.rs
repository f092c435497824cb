//! Plan files in and out. Reading gives a [`Draft`] (the plan and what to know about it) or an
//! [`Unreadable`] that says why not, with line and element; writing gives bytes and the list of
//! what the format cannot carry. Nothing here touches a database, a network or the disk.

mod decode;
mod diagnostic;
mod format;
pub mod mspdi;
pub mod people_list;
mod sheets;
pub mod tables;
pub mod task_list;
mod workbook;
mod xml;

pub use diagnostic::{Diagnostic, Diagnostics, Severity, Unreadable};
pub use format::{Draft, Format, Loss, Written, read, write};
pub use sheets::{Sheet, SheetCell, workbook};
pub use xml::element_names;

/// Files above this size are refused before they are read: 512 MiB.
pub const SIZE_LIMIT: usize = 512 * 1024 * 1024;
