//! Edits of plans, so that they can be taken back: one row for each change of a plan, with how the
//! rows were before and after. Entries of the change log say which edit they are part of.

pub(super) const SQL: &str = r"
CREATE TABLE plan_edit (
  id {uuid} NOT NULL PRIMARY KEY, project_id {uuid} NOT NULL, at bigint NOT NULL,
  actor_id {uuid}, verb text NOT NULL, title text NOT NULL, reason text,
  task_count bigint NOT NULL, reverts_id {uuid}, reverted_by {uuid}, images text NOT NULL,
  CONSTRAINT fk_plan_edit_project FOREIGN KEY (project_id) REFERENCES project (id)
    ON DELETE CASCADE);
CREATE INDEX ix_plan_edit_project ON plan_edit (project_id, id);
CREATE INDEX ix_plan_edit_actor ON plan_edit (project_id, actor_id, id);
ALTER TABLE change ADD COLUMN edit_id {uuid}
";
