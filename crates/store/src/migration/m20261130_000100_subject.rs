//! Comments, files and notices belong to any subject: `subject_kind` and `subject_id` say which, such as
//! `task`, `request` or `scenario`. `project_id` is the project it is in, for subjects that are in one.
//! What there was is moved: SQLite cannot let a column become null, so the tables are made anew.
//! `notification.text` is what was said with it, such as a question or a reason.

pub(super) const SQL: &str = r"
CREATE TABLE subject_comment (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid},
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, thread_id {uuid} NOT NULL,
  reply_to_id {uuid}, author_id {uuid} NOT NULL, text text NOT NULL, edited_at bigint,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_comment_project FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT fk_comment_author FOREIGN KEY (author_id) REFERENCES app_user (id));
INSERT INTO subject_comment (id, version, project_id, subject_kind, subject_id, thread_id,
    reply_to_id, author_id, text, edited_at, created_at, updated_at)
  SELECT id, version, project_id, noun, noun_id, thread_id,
    reply_to_id, author_id, text, edited_at, created_at, updated_at FROM comment;
DROP TABLE comment;
ALTER TABLE subject_comment RENAME TO comment;
CREATE INDEX ix_comment_subject ON comment (subject_id, created_at, id);
CREATE INDEX ix_comment_thread ON comment (thread_id, author_id);
CREATE INDEX ix_comment_project ON comment (project_id, author_id);
CREATE TABLE subject_notification (
  id {uuid} NOT NULL PRIMARY KEY, user_id {uuid} NOT NULL, at bigint NOT NULL, kind text NOT NULL,
  project_id {uuid}, subject_kind text NOT NULL, subject_id {uuid} NOT NULL, comment_id {uuid},
  actor_id {uuid}, count bigint NOT NULL, text text NOT NULL, read_at bigint,
  CONSTRAINT fk_notification_user FOREIGN KEY (user_id) REFERENCES app_user (id),
  CONSTRAINT fk_notification_project FOREIGN KEY (project_id) REFERENCES project (id));
INSERT INTO subject_notification (id, user_id, at, kind, project_id, subject_kind, subject_id,
    comment_id, actor_id, count, text, read_at)
  SELECT id, user_id, at, kind, project_id, noun, noun_id,
    comment_id, actor_id, count, '', read_at FROM notification;
DROP TABLE notification;
ALTER TABLE subject_notification RENAME TO notification;
CREATE INDEX ix_notification_user ON notification (user_id, at, id);
CREATE INDEX ix_notification_unread ON notification (user_id, at, id) WHERE read_at IS NULL;
CREATE INDEX ix_notification_comment ON notification (comment_id);
CREATE INDEX ix_notification_project ON notification (project_id);
CREATE INDEX ix_notification_subject ON notification (subject_id);
CREATE TABLE subject_attachment (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid},
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, name text NOT NULL,
  media_type text NOT NULL, size bigint NOT NULL, sha256 text NOT NULL, author_id {uuid} NOT NULL,
  comment_id {uuid}, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_attachment_project FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT fk_attachment_author FOREIGN KEY (author_id) REFERENCES app_user (id));
INSERT INTO subject_attachment (id, version, project_id, subject_kind, subject_id, name, media_type,
    size, sha256, author_id, comment_id, created_at, updated_at)
  SELECT id, version, project_id, noun, noun_id, name, media_type,
    size, sha256, author_id, comment_id, created_at, updated_at FROM attachment;
DROP TABLE attachment;
ALTER TABLE subject_attachment RENAME TO attachment;
CREATE INDEX ix_attachment_subject ON attachment (subject_id, created_at, id);
CREATE INDEX ix_attachment_project ON attachment (project_id);
CREATE INDEX ix_attachment_comment ON attachment (comment_id)
";
