//! People's inboxes: what happened that concerns them. `kind` is `mentioned`, `replied` or
//! `assigned`; `noun` and `noun_id` say where; `count` is how many tasks one notice stands for.
//! There is no foreign key to a task: see the comments.

pub(super) const SQL: &str = r"
CREATE TABLE notification (
  id {uuid} NOT NULL PRIMARY KEY, user_id {uuid} NOT NULL, at bigint NOT NULL, kind text NOT NULL,
  project_id {uuid} NOT NULL, noun text NOT NULL, noun_id {uuid} NOT NULL, comment_id {uuid},
  actor_id {uuid}, count bigint NOT NULL, read_at bigint,
  CONSTRAINT fk_notification_user FOREIGN KEY (user_id) REFERENCES app_user (id),
  CONSTRAINT fk_notification_project FOREIGN KEY (project_id) REFERENCES project (id));
CREATE INDEX ix_notification_user ON notification (user_id, at, id);
CREATE INDEX ix_notification_unread ON notification (user_id, at, id) WHERE read_at IS NULL;
CREATE INDEX ix_notification_comment ON notification (comment_id);
CREATE INDEX ix_notification_project ON notification (project_id)
";
