//! Which tasks each edit of a plan touched, itself, its links or its people, so that a task has a
//! history of its own.

pub(super) const SQL: &str = r"
CREATE TABLE plan_edit_task (
  task_id {uuid} NOT NULL, edit_id {uuid} NOT NULL,
  PRIMARY KEY (task_id, edit_id),
  CONSTRAINT fk_plan_edit_task_edit FOREIGN KEY (edit_id) REFERENCES plan_edit (id)
    ON DELETE CASCADE);
CREATE INDEX ix_plan_edit_task_edit ON plan_edit_task (edit_id);
INSERT INTO plan_edit_task (task_id, edit_id)
  SELECT DISTINCT change.noun_id, plan_edit.id FROM change
  JOIN plan_edit ON plan_edit.id = change.edit_id WHERE change.noun = 'task'
";
