//! What people do: Developer, Welder. Roles of access are in `role`.

pub(super) const SQL: &str = r"
CREATE TABLE job_role (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, description text NOT NULL,
  archived boolean NOT NULL, external_key text,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_job_role_name UNIQUE (name_folded))
";
