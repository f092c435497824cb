//! Staffing as it stood at a moment: copies of allocations, to be compared with what stands now. `taken_by` is null and
//! `week` the ISO week (`2026-W49`) of a snapshot that was taken by itself: one a week, whichever node takes it. Lines
//! name people, teams, roles and projects that may be gone since, so they refer to nothing but their snapshot.

pub(super) const SQL: &str = r"
CREATE TABLE staffing_snapshot (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, name text NOT NULL,
  taken_at bigint NOT NULL, taken_by {uuid}, week text, lines bigint NOT NULL,
  updated_at bigint NOT NULL,
  CONSTRAINT uq_staffing_snapshot_week UNIQUE (week));
CREATE INDEX ix_staffing_snapshot_taken ON staffing_snapshot (taken_at, id);
CREATE TABLE staffing_snapshot_line (
  snapshot_id {uuid} NOT NULL, allocation_id {uuid} NOT NULL, project_id {uuid} NOT NULL,
  resource_id {uuid}, job_role_id {uuid}, team_id {uuid}, state text NOT NULL,
  probability bigint NOT NULL, booking text NOT NULL,
  from_day bigint NOT NULL, to_day bigint NOT NULL, minutes bigint NOT NULL,
  PRIMARY KEY (snapshot_id, allocation_id),
  CONSTRAINT fk_staffing_snapshot_line FOREIGN KEY (snapshot_id)
    REFERENCES staffing_snapshot (id) ON DELETE CASCADE);
CREATE INDEX ix_staffing_snapshot_line_days ON staffing_snapshot_line (snapshot_id, to_day)
";
