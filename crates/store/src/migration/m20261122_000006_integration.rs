//! Files on their way into a plan; `bytes` is emptied when the import is done.

pub(super) const SQL: &str = r"
CREATE TABLE import (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, user_id {uuid} NOT NULL,
  file_name text NOT NULL, format text NOT NULL, state text NOT NULL,
  done bigint NOT NULL, total bigint NOT NULL, step text NOT NULL,
  target text NOT NULL, mapping text, columns text, report text, project_id {uuid},
  bytes {blob} NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_import_user FOREIGN KEY (user_id) REFERENCES app_user (id));
CREATE INDEX ix_import_user ON import (user_id, created_at)
";
