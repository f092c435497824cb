//! Project requests. A `request_type` has a form (JSON) that the PMO designs; a request keeps the
//! form it was written on and its answers (JSON by the code of the question). `amount` is what the
//! question that asks for it was answered, in minor units of `currency`. `state_since` is when it
//! came into its state; `returned_from` the state it goes back to when its question is answered.
//! `request_word` holds the folded words of title and answers, for finding requests like it.

pub(super) const SQL: &str = r"
CREATE TABLE request_type (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, description text NOT NULL,
  currency text NOT NULL, form text NOT NULL, archived boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_request_type_name UNIQUE (name_folded));
CREATE TABLE request (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, number bigint NOT NULL,
  type_id {uuid} NOT NULL, title text NOT NULL, title_folded {folded} NOT NULL,
  state text NOT NULL, state_since bigint NOT NULL, submitted_at bigint,
  requester_id {uuid} NOT NULL, assessor_id {uuid}, program_id {uuid},
  form text NOT NULL, answers text NOT NULL, amount bigint, currency text NOT NULL,
  assessment text NOT NULL, question text NOT NULL, returned_from text,
  merged_into_id {uuid}, project_id {uuid},
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_request_number UNIQUE (number),
  CONSTRAINT fk_request_type FOREIGN KEY (type_id) REFERENCES request_type (id),
  CONSTRAINT fk_request_requester FOREIGN KEY (requester_id) REFERENCES app_user (id),
  CONSTRAINT fk_request_assessor FOREIGN KEY (assessor_id) REFERENCES app_user (id),
  CONSTRAINT fk_request_program FOREIGN KEY (program_id) REFERENCES program (id)
    ON DELETE SET NULL,
  CONSTRAINT fk_request_merged FOREIGN KEY (merged_into_id) REFERENCES request (id)
    DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_request_project FOREIGN KEY (project_id) REFERENCES project (id)
    ON DELETE SET NULL);
CREATE INDEX ix_request_state ON request (state, state_since, id);
CREATE INDEX ix_request_requester ON request (requester_id, state_since, id);
CREATE INDEX ix_request_assessor ON request (assessor_id, state);
CREATE INDEX ix_request_since ON request (state_since, id);
CREATE INDEX ix_request_title ON request (title_folded, id);
CREATE INDEX ix_request_project ON request (project_id);
CREATE INDEX ix_request_merged ON request (merged_into_id);
CREATE TABLE request_word (
  word {folded} NOT NULL, request_id {uuid} NOT NULL,
  PRIMARY KEY (word, request_id),
  CONSTRAINT fk_request_word_request FOREIGN KEY (request_id) REFERENCES request (id)
    ON DELETE CASCADE);
CREATE INDEX ix_request_word_request ON request_word (request_id)
";
