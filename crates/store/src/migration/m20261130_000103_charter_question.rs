//! Charters that wait for their author are found by who that is.

pub(super) const SQL: &str = r"
CREATE INDEX ix_charter_version_returned ON charter_version (author_id, updated_at, id)
  WHERE state = 'returned'
";
