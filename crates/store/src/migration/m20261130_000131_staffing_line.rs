//! Lines of staffing as they stood from one snapshot to another, in place of a copy of each line per snapshot: `number`
//! counts snapshots, and a line says in which of them it stood so. 9223372036854775807 means that the newest one has it
//! still. Snapshots taken before keep their copies, as lines of one snapshot; those of the newest are shared from now on.

pub(super) const SQL: &str = r"
ALTER TABLE staffing_snapshot ADD COLUMN number bigint NOT NULL DEFAULT 0;
UPDATE staffing_snapshot SET number = (SELECT count(*) FROM staffing_snapshot AS older
  WHERE older.taken_at < staffing_snapshot.taken_at
    OR (older.taken_at = staffing_snapshot.taken_at AND older.id <= staffing_snapshot.id));
CREATE UNIQUE INDEX uq_staffing_snapshot_number ON staffing_snapshot (number);
CREATE TABLE staffing_line (
  allocation_id {uuid} NOT NULL, first_number bigint NOT NULL, last_number bigint NOT NULL,
  project_id {uuid} NOT NULL, resource_id {uuid}, job_role_id {uuid}, team_id {uuid},
  state text NOT NULL, probability bigint NOT NULL, booking text NOT NULL,
  from_day bigint NOT NULL, to_day bigint NOT NULL, minutes bigint NOT NULL,
  PRIMARY KEY (allocation_id, first_number));
INSERT INTO staffing_line (allocation_id, first_number, last_number, project_id, resource_id, job_role_id, team_id,
    state, probability, booking, from_day, to_day, minutes)
  SELECT l.allocation_id, s.number,
    CASE WHEN s.number = (SELECT max(number) FROM staffing_snapshot) THEN 9223372036854775807 ELSE s.number END,
    l.project_id, l.resource_id, l.job_role_id, l.team_id, l.state, l.probability, l.booking, l.from_day, l.to_day,
    l.minutes
  FROM staffing_snapshot_line AS l JOIN staffing_snapshot AS s ON s.id = l.snapshot_id;
DROP TABLE staffing_snapshot_line;
CREATE INDEX ix_staffing_line_days ON staffing_line (to_day, last_number)
";
