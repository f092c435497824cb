//! Lifecycles: stages and gates as data. `definition` is JSON; every change of it is a new `revision`,
//! kept in `lifecycle_revision`. A *place* is where one thing (any noun by kind and id, no foreign
//! key) stands: the revision it goes by, its stage, and `entry`, which counts its entries into stages,
//! so that what was shown in a stage does not count when the thing comes back to it. `checked` and
//! `met` count what decided gates looked at; `compliance` is met per checked in basis points, 10000
//! while nothing was checked. A *review* is a gate that was asked for: `findings` is JSON, what was
//! checked and how it stood. `what` of a waiver is JSON. Days are ISO 8601 text, instants
//! microseconds since 1970 UTC.

pub(super) const SQL: &str = r"
CREATE TABLE lifecycle (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, name text NOT NULL,
  name_folded {folded} NOT NULL, subject_kind text NOT NULL, description text NOT NULL,
  applies_when text NOT NULL, definition text NOT NULL, revision bigint NOT NULL,
  position bigint NOT NULL, archived boolean NOT NULL, created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  CONSTRAINT uq_lifecycle_name UNIQUE (subject_kind, name_folded));
CREATE TABLE lifecycle_revision (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, lifecycle_id {uuid} NOT NULL,
  revision bigint NOT NULL, definition text NOT NULL, reason text NOT NULL, actor_id {uuid},
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_lifecycle_revision UNIQUE (lifecycle_id, revision),
  CONSTRAINT fk_lifecycle_revision_lifecycle FOREIGN KEY (lifecycle_id) REFERENCES lifecycle (id)
    ON DELETE CASCADE);
CREATE TABLE lifecycle_place (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, subject_kind text NOT NULL,
  subject_id {uuid} NOT NULL, lifecycle_id {uuid} NOT NULL, revision bigint NOT NULL,
  stage text NOT NULL, entry bigint NOT NULL, state text NOT NULL, since bigint NOT NULL,
  open_review_id {uuid}, checked bigint NOT NULL, met bigint NOT NULL,
  compliance bigint NOT NULL, deviations bigint NOT NULL, created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  CONSTRAINT uq_lifecycle_place_subject UNIQUE (subject_kind, subject_id),
  CONSTRAINT fk_lifecycle_place_lifecycle FOREIGN KEY (lifecycle_id) REFERENCES lifecycle (id));
CREATE TABLE lifecycle_deviation (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, place_id {uuid} NOT NULL,
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, stage text NOT NULL,
  kind text NOT NULL, what text NOT NULL, reason text NOT NULL, actor_id {uuid},
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_lifecycle_deviation_place FOREIGN KEY (place_id) REFERENCES lifecycle_place (id)
    ON DELETE CASCADE);
CREATE TABLE gate_evidence (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, place_id {uuid} NOT NULL,
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, entry bigint NOT NULL,
  stage text NOT NULL, item text NOT NULL, done boolean NOT NULL, note text NOT NULL,
  link text NOT NULL, actor_id {uuid}, created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  CONSTRAINT uq_gate_evidence_item UNIQUE (place_id, entry, item),
  CONSTRAINT fk_gate_evidence_place FOREIGN KEY (place_id) REFERENCES lifecycle_place (id)
    ON DELETE CASCADE);
CREATE TABLE gate_waiver (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, place_id {uuid} NOT NULL,
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, entry bigint NOT NULL,
  stage text NOT NULL, what text NOT NULL, label text NOT NULL, reason text NOT NULL,
  actor_id {uuid} NOT NULL, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_gate_waiver_what UNIQUE (place_id, entry, what),
  CONSTRAINT fk_gate_waiver_place FOREIGN KEY (place_id) REFERENCES lifecycle_place (id)
    ON DELETE CASCADE);
CREATE TABLE gate_review (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, place_id {uuid} NOT NULL,
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, lifecycle_id {uuid} NOT NULL,
  revision bigint NOT NULL, entry bigint NOT NULL, stage text NOT NULL,
  stage_name text NOT NULL, gate text NOT NULL, proposed text NOT NULL, note text NOT NULL,
  state text NOT NULL, outcome text, reason text NOT NULL, findings text NOT NULL,
  asked_by {uuid} NOT NULL, decided_at bigint, created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  CONSTRAINT fk_gate_review_place FOREIGN KEY (place_id) REFERENCES lifecycle_place (id)
    ON DELETE CASCADE);
CREATE TABLE gate_condition (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, review_id {uuid} NOT NULL,
  place_id {uuid} NOT NULL, subject_kind text NOT NULL, subject_id {uuid} NOT NULL,
  text text NOT NULL, due text, owner_id {uuid}, author_id {uuid} NOT NULL, closed_at bigint,
  closed_by {uuid}, note text NOT NULL, created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  CONSTRAINT fk_gate_condition_place FOREIGN KEY (place_id) REFERENCES lifecycle_place (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_gate_condition_review FOREIGN KEY (review_id) REFERENCES gate_review (id)
    ON DELETE CASCADE);
CREATE INDEX ix_lifecycle_place_lifecycle ON lifecycle_place (lifecycle_id, revision, state);
CREATE INDEX ix_lifecycle_place_compliance ON lifecycle_place (compliance, id);
CREATE INDEX ix_lifecycle_deviation_place ON lifecycle_deviation (place_id, created_at);
CREATE INDEX ix_gate_review_place ON gate_review (place_id, created_at);
CREATE INDEX ix_gate_review_asked_by ON gate_review (asked_by, state);
CREATE INDEX ix_gate_condition_place ON gate_condition (place_id, closed_at);
CREATE INDEX ix_gate_condition_owner ON gate_condition (owner_id, closed_at)
";
