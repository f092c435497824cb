//! Work that is done after the request that asked for it: a job, and its steps, each about one
//! subject. A step is taken by moving its `due_at` into the future: until then nobody else takes it,
//! and should the node that took it die, another takes it afterwards. Steps that are done are
//! removed; those that failed for good stay, with the reason.

pub(super) const SQL: &str = r"
CREATE TABLE job (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  kind text NOT NULL, title text NOT NULL, requested_by {uuid} NOT NULL,
  total bigint NOT NULL, done bigint NOT NULL, failed bigint NOT NULL,
  finished_at bigint, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_job_user FOREIGN KEY (requested_by) REFERENCES app_user (id));
CREATE INDEX ix_job_finished ON job (finished_at, created_at);
CREATE TABLE job_step (
  id {uuid} NOT NULL PRIMARY KEY, job_id {uuid} NOT NULL, subject_id {uuid} NOT NULL,
  due_at bigint NOT NULL, attempts bigint NOT NULL, failed boolean NOT NULL, failure text,
  CONSTRAINT fk_job_step_job FOREIGN KEY (job_id) REFERENCES job (id) ON DELETE CASCADE);
CREATE INDEX ix_job_step_due ON job_step (failed, due_at, id);
CREATE INDEX ix_job_step_subject ON job_step (subject_id);
CREATE INDEX ix_job_step_job ON job_step (job_id, failed)
";
