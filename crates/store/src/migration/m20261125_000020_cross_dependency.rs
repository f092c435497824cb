//! Dependencies between tasks of different projects. The columns `seen_…` hold the driving task as
//! the driven plan last saw it: a plan is computed from its own rows alone, and what changes
//! elsewhere arrives here. `agreed_date` is a moment of the driving project; it was agreed at
//! `agreed_at`, microseconds UTC, and is a proposal until then. `asked` is where the link leads to
//! while the driven task is planned before that, as computed with the driven plan.

pub(super) const SQL: &str = r"
CREATE TABLE cross_dependency (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  predecessor_project_id {uuid} NOT NULL, predecessor_id {uuid} NOT NULL,
  successor_project_id {uuid} NOT NULL, successor_id {uuid} NOT NULL,
  kind text NOT NULL, lag_kind text NOT NULL, lag bigint NOT NULL, lag_format bigint NOT NULL,
  policy text NOT NULL, agreed_date bigint, agreed_at bigint, agreed_by {uuid},
  predecessor_owner_id {uuid}, successor_owner_id {uuid}, note text NOT NULL,
  seen_name text NOT NULL, seen_project text NOT NULL, seen_start bigint NOT NULL,
  seen_finish bigint NOT NULL, seen_duration bigint NOT NULL, seen_active boolean NOT NULL, asked bigint,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_cross_dependency_pair UNIQUE (predecessor_id, successor_id, kind),
  CONSTRAINT fk_cross_dependency_predecessor_project FOREIGN KEY (predecessor_project_id)
    REFERENCES project (id),
  CONSTRAINT fk_cross_dependency_successor_project FOREIGN KEY (successor_project_id)
    REFERENCES project (id),
  CONSTRAINT fk_cross_dependency_predecessor FOREIGN KEY (predecessor_id) REFERENCES task (id)
    DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_cross_dependency_successor FOREIGN KEY (successor_id) REFERENCES task (id)
    DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_cross_dependency_agreed_by FOREIGN KEY (agreed_by) REFERENCES app_user (id),
  CONSTRAINT fk_cross_dependency_predecessor_owner FOREIGN KEY (predecessor_owner_id)
    REFERENCES app_user (id),
  CONSTRAINT fk_cross_dependency_successor_owner FOREIGN KEY (successor_owner_id)
    REFERENCES app_user (id));
CREATE INDEX ix_cross_dependency_predecessor ON cross_dependency (predecessor_project_id, id);
CREATE INDEX ix_cross_dependency_successor ON cross_dependency (successor_project_id, id);
CREATE INDEX ix_cross_dependency_successor_task ON cross_dependency (successor_id)
";
