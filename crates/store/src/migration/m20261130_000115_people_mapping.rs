//! Which column of a list of people means what, by its headings. Both are JSON.

pub(super) const SQL: &str = r"
CREATE TABLE people_mapping (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  headings text NOT NULL, mapping text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_people_mapping_headings UNIQUE (headings))
";
