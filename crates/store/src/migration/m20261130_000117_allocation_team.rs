//! Time of a team whose people are named later: an allocation is of a resource, of a team (whose people may be asked
//! for in one role), or of a role.

pub(super) const SQL: &str = r"
ALTER TABLE allocation ADD COLUMN team_id {uuid} CONSTRAINT fk_allocation_team REFERENCES team (id);
CREATE INDEX ix_allocation_team ON allocation (team_id, to_day)
";
