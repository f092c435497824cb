//! Fields that an organisation defines. `noun` is `task` or `project`; `code` names the field in
//! `custom` of its rows, a JSON object, and never changes; `choices` is JSON too. The values of
//! `custom` are kept a second time in `task_custom` and `project_custom`, for lists to look them up:
//! `text` folded, `number` in ten-thousandths where it is one.

pub(super) const SQL: &str = r"
CREATE TABLE custom_field (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  noun text NOT NULL, code text NOT NULL, kind text NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL,
  help text NOT NULL, unit text NOT NULL, choices text NOT NULL,
  position bigint NOT NULL, archived boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_custom_field_code UNIQUE (noun, code),
  CONSTRAINT uq_custom_field_name UNIQUE (noun, name_folded));
ALTER TABLE task ADD COLUMN custom text NOT NULL DEFAULT '{}';
ALTER TABLE project ADD COLUMN custom text NOT NULL DEFAULT '{}';
CREATE TABLE task_custom (
  owner_id {uuid} NOT NULL, code text NOT NULL, text {folded} NOT NULL, number bigint,
  PRIMARY KEY (owner_id, code),
  CONSTRAINT fk_task_custom_task FOREIGN KEY (owner_id) REFERENCES task (id)
    ON DELETE CASCADE);
CREATE INDEX ix_task_custom_text ON task_custom (code, text, owner_id);
CREATE INDEX ix_task_custom_number ON task_custom (code, number, owner_id);
CREATE TABLE project_custom (
  owner_id {uuid} NOT NULL, code text NOT NULL, text {folded} NOT NULL, number bigint,
  PRIMARY KEY (owner_id, code),
  CONSTRAINT fk_project_custom_project FOREIGN KEY (owner_id) REFERENCES project (id)
    ON DELETE CASCADE);
CREATE INDEX ix_project_custom_text ON project_custom (code, text, owner_id);
CREATE INDEX ix_project_custom_number ON project_custom (code, number, owner_id)
";
