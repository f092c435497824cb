//! Microsoft Project's XML interchange format (MSPDI), namespace
//! `http://schemas.microsoft.com/project`, as Project 2003 to 2021 write it.
//!
//! Read tolerantly (Project itself accepts schema-invalid files), written in schema order. What is
//! not interpreted is kept word for word and written back at its place. Units on the wire: lag and
//! slack in tenths of a minute, durations as ISO 8601 (`PT8H0M0S`, sign also inside), costs in
//! hundredths, units and percentages as fractions or whole percent.

mod assignment;
mod availability;
mod calendar;
mod calendar_out;
mod leveling;
mod order;
mod project;
mod read;
mod resource;
mod task;
mod task_out;
mod timephased;
mod timephased_out;
mod values;
mod write;

pub use availability::availability;
pub use leveling::leveling_may_split;
pub use read::read;
pub use write::write;
