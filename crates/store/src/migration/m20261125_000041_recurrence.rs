//! The pattern by which the tasks below a recurring task occur, as JSON; empty for other tasks.

pub(super) const SQL: &str = r"
ALTER TABLE task ADD COLUMN recurrence text NOT NULL DEFAULT ''
";
