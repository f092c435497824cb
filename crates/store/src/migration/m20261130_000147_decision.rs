//! Decisions that people write down: what is asked, its options (JSON: title, pro, contra), which was chosen
//! and why, and about what. `outcome` is the title of the option that was chosen. `listed_at` puts it among
//! what was decided elsewhere: the beginning of the day it was decided on (UTC), or when it was written while
//! it is open. `subject_name` is what its subject was called when it was written, for the day the subject is
//! gone. `project_id` is the project that a decision belongs to, also when it is about a gate. `review_told_at` is when those who decided were told that its review is due; another day of review
//! empties it.
//!
//! A `decision_member` decides, with a vote once there is one; a `decision_action` follows from it.

pub(super) const SQL: &str = r"
CREATE TABLE decision (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, number bigint NOT NULL,
  title text NOT NULL, title_folded {folded} NOT NULL, question text NOT NULL,
  options text NOT NULL, chosen bigint, outcome text NOT NULL, rationale text NOT NULL,
  state text NOT NULL, subject_kind text NOT NULL, subject_id {uuid} NOT NULL,
  subject_name text NOT NULL, project_id {uuid}, decided_on text, listed_at bigint NOT NULL, review_on text,
  review_told_at bigint, review_note text NOT NULL, supersedes_id {uuid}, superseded_by_id {uuid},
  author_id {uuid} NOT NULL, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_decision_number UNIQUE (number),
  CONSTRAINT fk_decision_supersedes FOREIGN KEY (supersedes_id) REFERENCES decision (id)
    ON DELETE SET NULL DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_decision_superseded_by FOREIGN KEY (superseded_by_id) REFERENCES decision (id)
    ON DELETE SET NULL DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_decision_author FOREIGN KEY (author_id) REFERENCES app_user (id));
CREATE INDEX ix_decision_subject ON decision (subject_kind, subject_id);
CREATE INDEX ix_decision_listed ON decision (listed_at, id);
CREATE INDEX ix_decision_review ON decision (review_on) WHERE review_on IS NOT NULL;
CREATE INDEX ix_decision_supersedes ON decision (supersedes_id);
CREATE INDEX ix_decision_superseded_by ON decision (superseded_by_id);
CREATE TABLE decision_member (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, decision_id {uuid} NOT NULL,
  project_id {uuid}, user_id {uuid} NOT NULL, vote text, words text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_decision_member UNIQUE (decision_id, user_id),
  CONSTRAINT fk_decision_member_decision FOREIGN KEY (decision_id) REFERENCES decision (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_decision_member_user FOREIGN KEY (user_id) REFERENCES app_user (id));
CREATE INDEX ix_decision_member_user ON decision_member (user_id, decision_id);
CREATE TABLE decision_action (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, decision_id {uuid} NOT NULL,
  project_id {uuid}, text text NOT NULL, owner_id {uuid} NOT NULL, due text, done_at bigint, done_by {uuid},
  note text NOT NULL, told_at bigint, author_id {uuid} NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_decision_action_decision FOREIGN KEY (decision_id) REFERENCES decision (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_decision_action_owner FOREIGN KEY (owner_id) REFERENCES app_user (id),
  CONSTRAINT fk_decision_action_done_by FOREIGN KEY (done_by) REFERENCES app_user (id),
  CONSTRAINT fk_decision_action_author FOREIGN KEY (author_id) REFERENCES app_user (id));
CREATE INDEX ix_decision_action_decision ON decision_action (decision_id);
CREATE INDEX ix_decision_action_owner ON decision_action (owner_id, due) WHERE done_at IS NULL;
CREATE INDEX ix_decision_action_due ON decision_action (due) WHERE done_at IS NULL
";
