//! The stretches in which an assignment is worked on: `[[from, to], …]` in tenths of a minute, null when
//! nobody pauses between its start and its finish. Only the engine can say them, so assignments that may have
//! a pause are marked with an empty text until their plan is computed anew.

pub(super) const SQL: &str = r"
ALTER TABLE assignment ADD COLUMN pieces text;
UPDATE assignment SET pieces = '' WHERE splits <> '[]' OR task_id IN (
  SELECT id FROM task WHERE splits <> '[]' OR (actual_start IS NOT NULL AND actual_finish IS NULL)
);
DROP INDEX ix_assignment_load;
CREATE INDEX ix_assignment_load ON assignment (
  resource_id, finish, start, project_id, task_id, computed_work, actual_work, pieces
)
";
