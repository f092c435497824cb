//! Requests by link, from people who cannot sign in. A `request_link` lets anybody who has its secret
//! file requests of a type; a `follow_link` lets one who did see what became of theirs. Of secrets only
//! the hash is kept. A request by link has no requester among the users but `guest_name` and
//! `guest_email`; its files have no author; mail to a guest names the request, and the link in it is
//! made when it goes out. SQLite cannot let a column become null, so the tables are made anew.

pub(super) const SQL: &str = r"
CREATE TABLE request_link (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, type_id {uuid} NOT NULL,
  name text NOT NULL, secret_hash text NOT NULL, expires_at bigint, revoked_at bigint,
  created_by {uuid} NOT NULL, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_request_link_secret UNIQUE (secret_hash),
  CONSTRAINT fk_request_link_type FOREIGN KEY (type_id) REFERENCES request_type (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_request_link_creator FOREIGN KEY (created_by) REFERENCES app_user (id));
CREATE INDEX ix_request_link_type ON request_link (type_id, created_at, id);
CREATE TABLE linked_request (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, number bigint NOT NULL,
  type_id {uuid} NOT NULL, title text NOT NULL, title_folded {folded} NOT NULL,
  state text NOT NULL, state_since bigint NOT NULL, submitted_at bigint,
  requester_id {uuid}, guest_name text, guest_email text, link_id {uuid},
  assessor_id {uuid}, program_id {uuid},
  form text NOT NULL, answers text NOT NULL, amount bigint, currency text NOT NULL,
  assessment text NOT NULL, question text NOT NULL, returned_from text,
  merged_into_id {uuid}, project_id {uuid},
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT ck_request_who CHECK (requester_id IS NOT NULL OR guest_email IS NOT NULL),
  CONSTRAINT fk_request_type FOREIGN KEY (type_id) REFERENCES request_type (id),
  CONSTRAINT fk_request_requester FOREIGN KEY (requester_id) REFERENCES app_user (id),
  CONSTRAINT fk_request_link FOREIGN KEY (link_id) REFERENCES request_link (id),
  CONSTRAINT fk_request_assessor FOREIGN KEY (assessor_id) REFERENCES app_user (id),
  CONSTRAINT fk_request_program FOREIGN KEY (program_id) REFERENCES program (id)
    ON DELETE SET NULL,
  CONSTRAINT fk_request_merged FOREIGN KEY (merged_into_id) REFERENCES linked_request (id)
    DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_request_project FOREIGN KEY (project_id) REFERENCES project (id)
    ON DELETE SET NULL);
INSERT INTO linked_request (id, version, number, type_id, title, title_folded, state, state_since,
    submitted_at, requester_id, assessor_id, program_id, form, answers, amount, currency,
    assessment, question, returned_from, merged_into_id, project_id, created_at, updated_at)
  SELECT id, version, number, type_id, title, title_folded, state, state_since,
    submitted_at, requester_id, assessor_id, program_id, form, answers, amount, currency,
    assessment, question, returned_from, merged_into_id, project_id, created_at, updated_at
  FROM request;
CREATE TABLE linked_request_word (
  word {folded} NOT NULL, request_id {uuid} NOT NULL,
  PRIMARY KEY (word, request_id),
  CONSTRAINT fk_request_word_request FOREIGN KEY (request_id) REFERENCES linked_request (id)
    ON DELETE CASCADE);
INSERT INTO linked_request_word (word, request_id) SELECT word, request_id FROM request_word;
DROP TABLE request_word;
DROP TABLE request;
ALTER TABLE linked_request RENAME TO request;
ALTER TABLE linked_request_word RENAME TO request_word;
CREATE UNIQUE INDEX uq_request_number ON request (number);
CREATE INDEX ix_request_state ON request (state, state_since, id);
CREATE INDEX ix_request_requester ON request (requester_id, state_since, id);
CREATE INDEX ix_request_assessor ON request (assessor_id, state);
CREATE INDEX ix_request_since ON request (state_since, id);
CREATE INDEX ix_request_title ON request (title_folded, id);
CREATE INDEX ix_request_project ON request (project_id);
CREATE INDEX ix_request_merged ON request (merged_into_id);
CREATE INDEX ix_request_link ON request (link_id);
CREATE INDEX ix_request_word_request ON request_word (request_id);
CREATE TABLE follow_link (
  secret_hash text NOT NULL PRIMARY KEY, request_id {uuid} NOT NULL, created_at bigint NOT NULL,
  CONSTRAINT fk_follow_link_request FOREIGN KEY (request_id) REFERENCES request (id)
    ON DELETE CASCADE);
CREATE INDEX ix_follow_link_request ON follow_link (request_id);
CREATE TABLE guest_attachment (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid},
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, name text NOT NULL,
  media_type text NOT NULL, size bigint NOT NULL, sha256 text NOT NULL, author_id {uuid},
  comment_id {uuid}, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_attachment_project FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT fk_attachment_author FOREIGN KEY (author_id) REFERENCES app_user (id));
INSERT INTO guest_attachment (id, version, project_id, subject_kind, subject_id, name, media_type,
    size, sha256, author_id, comment_id, created_at, updated_at)
  SELECT id, version, project_id, subject_kind, subject_id, name, media_type,
    size, sha256, author_id, comment_id, created_at, updated_at FROM attachment;
DROP TABLE attachment;
ALTER TABLE guest_attachment RENAME TO attachment;
CREATE INDEX ix_attachment_subject ON attachment (subject_id, created_at, id);
CREATE INDEX ix_attachment_project ON attachment (project_id);
CREATE INDEX ix_attachment_comment ON attachment (comment_id);
CREATE TABLE guest_outbox (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, user_id {uuid}, request_id {uuid},
  to_name text NOT NULL, to_address text NOT NULL, kind text NOT NULL, says text NOT NULL,
  title text NOT NULL, said text NOT NULL, href text NOT NULL,
  state text NOT NULL, attempts bigint NOT NULL, due_at bigint NOT NULL, error text NOT NULL,
  sent_at bigint, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_outbox_user FOREIGN KEY (user_id) REFERENCES app_user (id),
  CONSTRAINT fk_outbox_request FOREIGN KEY (request_id) REFERENCES request (id)
    ON DELETE CASCADE);
INSERT INTO guest_outbox (id, version, user_id, to_name, to_address, kind, says, title, said, href,
    state, attempts, due_at, error, sent_at, created_at, updated_at)
  SELECT id, version, user_id, to_name, to_address, kind, says, title, said, href,
    state, attempts, due_at, error, sent_at, created_at, updated_at FROM outbox;
DROP TABLE outbox;
ALTER TABLE guest_outbox RENAME TO outbox;
CREATE INDEX ix_outbox_created ON outbox (created_at, id);
CREATE INDEX ix_outbox_state ON outbox (state, created_at, id);
CREATE INDEX ix_outbox_due ON outbox (due_at, id) WHERE state = 'waiting';
CREATE INDEX ix_outbox_request ON outbox (request_id)
";
