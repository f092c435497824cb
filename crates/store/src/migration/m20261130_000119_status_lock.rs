//! Whether promised time before the status date of its project is locked.

pub(super) const SQL: &str = r"
ALTER TABLE capacity_policy ADD COLUMN status_lock boolean NOT NULL DEFAULT FALSE
";
