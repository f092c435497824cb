//! Leave is asked for and approved. Only what is `approved` counts in plans; the other states are
//! `asked`, `returned`, `rejected` and `cancelled`.

pub(super) const SQL: &str = r"
ALTER TABLE leave ADD COLUMN state text NOT NULL DEFAULT 'approved';
ALTER TABLE leave ADD COLUMN asked_by {uuid};
ALTER TABLE leave ADD COLUMN reason text NOT NULL DEFAULT '';
CREATE INDEX ix_leave_returned ON leave (asked_by, updated_at, id) WHERE state = 'returned'
";
