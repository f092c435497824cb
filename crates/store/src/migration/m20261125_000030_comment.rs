//! What people say about tasks and projects. `noun` and `noun_id` say about what; there is no foreign
//! key to a task, so that a deleted task that is brought back has its comments again. `thread_id` is
//! the comment that began the conversation. Persons mentioned stand in the text as `@[id]`.

pub(super) const SQL: &str = r"
CREATE TABLE comment (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid} NOT NULL,
  noun text NOT NULL, noun_id {uuid} NOT NULL, thread_id {uuid} NOT NULL, reply_to_id {uuid},
  author_id {uuid} NOT NULL, text text NOT NULL, edited_at bigint,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_comment_project FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT fk_comment_author FOREIGN KEY (author_id) REFERENCES app_user (id));
CREATE INDEX ix_comment_noun ON comment (noun_id, created_at, id);
CREATE INDEX ix_comment_thread ON comment (thread_id, author_id);
CREATE INDEX ix_comment_project ON comment (project_id, author_id);
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'comment.write' FROM role WHERE shipped AND key <> 'executive'
";
