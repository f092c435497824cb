//! Files of tasks and projects; their bytes lie elsewhere under the same id. `size` counts bytes,
//! `sha256` is their fingerprint in hexadecimal. `blob_removal` lists bytes that are to go, and when
//! (microseconds since 1970 UTC): those of files that were deleted, and those on their way in, until
//! they have arrived. There is no foreign key to a task: see the comments.

pub(super) const SQL: &str = r"
CREATE TABLE attachment (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid} NOT NULL,
  noun text NOT NULL, noun_id {uuid} NOT NULL, name text NOT NULL, media_type text NOT NULL,
  size bigint NOT NULL, sha256 text NOT NULL, author_id {uuid} NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_attachment_project FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT fk_attachment_author FOREIGN KEY (author_id) REFERENCES app_user (id));
CREATE INDEX ix_attachment_noun ON attachment (noun_id, created_at, id);
CREATE INDEX ix_attachment_project ON attachment (project_id);
CREATE TABLE blob_removal (
  id {uuid} NOT NULL PRIMARY KEY, due_at bigint NOT NULL);
CREATE INDEX ix_blob_removal_due ON blob_removal (due_at)
";
