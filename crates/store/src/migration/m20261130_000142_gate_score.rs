//! Scored criteria of gates: what each of those who decide gave, as JSON of points by the key of a
//! criterion. What it came to stays with the review when it is decided: the total in hundredths of a
//! point, the most there was, and the least that a go needed; null where nothing was scored.

pub(super) const SQL: &str = r"
CREATE TABLE gate_score (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, review_id {uuid} NOT NULL,
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, person_id {uuid} NOT NULL,
  points text NOT NULL, note text NOT NULL, created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  CONSTRAINT uq_gate_score_person UNIQUE (review_id, person_id),
  CONSTRAINT fk_gate_score_review FOREIGN KEY (review_id) REFERENCES gate_review (id)
    ON DELETE CASCADE);
ALTER TABLE gate_review ADD COLUMN points bigint;
ALTER TABLE gate_review ADD COLUMN points_most bigint;
ALTER TABLE gate_review ADD COLUMN points_least bigint
";
