//! What the organisation wants, and what its work adds to it. Measures of key results are in
//! thousandths of their unit, contributions in basis points. An alignment links a subject (`request`,
//! `project`, `program`) to an `objective` or a `driver`.

pub(super) const SQL: &str = r"
CREATE TABLE objective (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  parent_id {uuid}, position bigint NOT NULL,
  name text NOT NULL, description text NOT NULL, weight bigint NOT NULL, owner_id {uuid},
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_objective_parent FOREIGN KEY (parent_id) REFERENCES objective (id));
CREATE INDEX ix_objective_parent ON objective (parent_id, position);
CREATE TABLE key_result (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  objective_id {uuid} NOT NULL, position bigint NOT NULL,
  name text NOT NULL, unit text NOT NULL,
  start_value bigint NOT NULL, target_value bigint NOT NULL, current_value bigint NOT NULL,
  increases boolean NOT NULL, weight bigint NOT NULL, owner_id {uuid}, due text,
  checked_at bigint, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_key_result_objective FOREIGN KEY (objective_id) REFERENCES objective (id)
    ON DELETE CASCADE);
CREATE INDEX ix_key_result_objective ON key_result (objective_id, position);
CREATE TABLE check_in (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  key_result_id {uuid} NOT NULL, value bigint NOT NULL, note text NOT NULL, author_id {uuid} NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_check_in_key_result FOREIGN KEY (key_result_id) REFERENCES key_result (id)
    ON DELETE CASCADE);
CREATE INDEX ix_check_in_key_result ON check_in (key_result_id, created_at, id);
CREATE TABLE driver (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, description text NOT NULL,
  weight bigint NOT NULL, archived boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_driver_name UNIQUE (name_folded));
CREATE TABLE alignment (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL,
  target_kind text NOT NULL, target_id {uuid} NOT NULL, contribution bigint NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_alignment UNIQUE (subject_kind, subject_id, target_kind, target_id));
CREATE INDEX ix_alignment_target ON alignment (target_kind, target_id, contribution, id);
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'strategy.view' FROM role WHERE shipped AND key <> 'client';
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'strategy.edit' FROM role WHERE shipped
    AND key IN ('pmo_director', 'portfolio_manager', 'pmo_analyst')
";
