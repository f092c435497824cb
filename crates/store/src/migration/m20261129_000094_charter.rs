//! Charters of projects. `charter.body` is JSON: the sections that people wrote themselves;
//! `charter_version.body` all sections as they were issued. States: `draft`, `asked`, `returned`,
//! `signed`, `rejected`.

pub(super) const SQL: &str = r"
CREATE TABLE charter (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  project_id {uuid} NOT NULL, number bigint NOT NULL, state text NOT NULL, body text NOT NULL,
  signed_number bigint,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_charter_project UNIQUE (project_id),
  CONSTRAINT fk_charter_project FOREIGN KEY (project_id) REFERENCES project (id)
    ON DELETE CASCADE);
CREATE TABLE charter_version (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  charter_id {uuid} NOT NULL, number bigint NOT NULL, state text NOT NULL, body text NOT NULL,
  note text NOT NULL, author_id {uuid} NOT NULL, ended_at bigint,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_charter_version_number UNIQUE (charter_id, number),
  CONSTRAINT fk_charter_version_charter FOREIGN KEY (charter_id) REFERENCES charter (id)
    ON DELETE CASCADE)
";
