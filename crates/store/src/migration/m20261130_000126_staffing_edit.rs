//! Changes of who is promised to whom, so that they can be taken back for a while: how the rows were before and
//! after, as JSON. `verb` is `edited`, `undone` or `redone`; `reverts_id` is the step that this one takes back,
//! `reverted_by` the step that took this one back.

pub(super) const SQL: &str = r"
CREATE TABLE staffing_edit (
  id {uuid} NOT NULL PRIMARY KEY, project_id {uuid} NOT NULL, at bigint NOT NULL,
  actor_id {uuid}, verb text NOT NULL, title text NOT NULL,
  reverts_id {uuid}, reverted_by {uuid}, images text NOT NULL,
  CONSTRAINT fk_staffing_edit_project FOREIGN KEY (project_id) REFERENCES project (id)
    ON DELETE CASCADE);
CREATE INDEX ix_staffing_edit_project ON staffing_edit (project_id, id);
CREATE INDEX ix_staffing_edit_actor ON staffing_edit (actor_id, id);
CREATE INDEX ix_staffing_edit_at ON staffing_edit (at)
";
