//! What people are able to do: a catalogue, and levels from 1 to 5 by person; 0 is not rated.
//! `level_words` is a JSON list of five words, or empty for the usual ones.

pub(super) const SQL: &str = r"
CREATE TABLE skill (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, category text NOT NULL,
  description text NOT NULL, level_words text NOT NULL, archived boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_skill_name UNIQUE (name_folded));
CREATE TABLE resource_skill (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  resource_id {uuid} NOT NULL, skill_id {uuid} NOT NULL,
  self_level bigint NOT NULL, manager_level bigint NOT NULL, level bigint NOT NULL,
  interested boolean NOT NULL, evidence text NOT NULL, expires text,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_resource_skill UNIQUE (resource_id, skill_id),
  CONSTRAINT fk_resource_skill_resource FOREIGN KEY (resource_id) REFERENCES resource (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_resource_skill_skill FOREIGN KEY (skill_id) REFERENCES skill (id));
CREATE INDEX ix_resource_skill_level ON resource_skill (skill_id, level, resource_id);
CREATE INDEX ix_resource_skill_expires ON resource_skill (expires, id) WHERE expires IS NOT NULL
";
