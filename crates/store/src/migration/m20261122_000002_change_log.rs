//! The change log: what was written, by whom, when, and how it was before. `before` and `after`
//! are JSON objects with the fields that changed.

pub(super) const SQL: &str = r"
CREATE TABLE change (
  seq {seq}, at bigint NOT NULL, actor_id {uuid},
  noun text NOT NULL, noun_id {uuid} NOT NULL, project_id {uuid},
  verb text NOT NULL, label text NOT NULL, before text, after text, reason text);
CREATE INDEX ix_change_noun ON change (noun_id, seq);
CREATE INDEX ix_change_project ON change (project_id, seq);
CREATE INDEX ix_change_actor ON change (actor_id, seq)
";
