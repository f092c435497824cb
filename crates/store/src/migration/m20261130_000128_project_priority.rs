//! Which project goes first when several are levelled together: 0 to 1000, and 1000 is never moved.

pub(super) const SQL: &str = r"
ALTER TABLE project ADD COLUMN priority bigint NOT NULL DEFAULT 500
";
