//! Business cases. `body` is JSON: a case is read and written whole. `number` is that of the version
//! being written; what was frozen is a `case_version` with an earlier one. `cost` is what the
//! recommended option costs, in minor units, for reports.

pub(super) const SQL: &str = r"
CREATE TABLE business_case (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, currency text NOT NULL,
  number bigint NOT NULL, body text NOT NULL, cost bigint,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_business_case_subject UNIQUE (subject_kind, subject_id));
CREATE TABLE case_version (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  case_id {uuid} NOT NULL, number bigint NOT NULL, body text NOT NULL,
  reason text NOT NULL, author_id {uuid} NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_case_version_number UNIQUE (case_id, number),
  CONSTRAINT fk_case_version_case FOREIGN KEY (case_id) REFERENCES business_case (id)
    ON DELETE CASCADE)
";
