//! Indexes that hold all a heatmap reads of assignments and their tasks.

pub(super) const SQL: &str = r"
DROP INDEX ix_assignment_resource;
CREATE INDEX ix_assignment_load ON assignment (
  resource_id, finish, start, project_id, task_id, computed_work, actual_work
);
CREATE INDEX ix_task_takes_part ON task (id, active, summary)
";
