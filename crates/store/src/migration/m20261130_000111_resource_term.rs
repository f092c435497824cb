//! What holds of a resource from which day. A term holds until the next one begins; `from_date`
//! `0001-01-01` is always. Roles and rates end on their last day, or never. Units and shares are
//! basis points of full time, amounts ten-thousandths of the currency per hour. What is `pending`
//! begins in the future and has not reached the columns of `resource`, which tell of today.

pub(super) const SQL: &str = r"
ALTER TABLE resource ADD COLUMN generic boolean NOT NULL DEFAULT false;
ALTER TABLE resource ADD COLUMN equipment boolean NOT NULL DEFAULT false;
ALTER TABLE resource ADD COLUMN job_role_id {uuid};
CREATE INDEX ix_resource_job_role ON resource (job_role_id) WHERE job_role_id IS NOT NULL;
CREATE TABLE location (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, time_zone text NOT NULL,
  calendar_id {uuid}, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_location_name UNIQUE (name_folded),
  CONSTRAINT fk_location_calendar FOREIGN KEY (calendar_id) REFERENCES calendar (id));
CREATE TABLE resource_term (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  resource_id {uuid} NOT NULL, from_date text NOT NULL, employed boolean NOT NULL,
  team_id {uuid}, manager_id {uuid}, location_id {uuid}, time_zone text NOT NULL,
  fte bigint NOT NULL, calendar_id {uuid}, note text NOT NULL,
  pending boolean NOT NULL, author_id {uuid} NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_resource_term_from UNIQUE (resource_id, from_date),
  CONSTRAINT fk_resource_term_resource FOREIGN KEY (resource_id) REFERENCES resource (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_resource_term_team FOREIGN KEY (team_id) REFERENCES team (id),
  CONSTRAINT fk_resource_term_manager FOREIGN KEY (manager_id) REFERENCES resource (id),
  CONSTRAINT fk_resource_term_location FOREIGN KEY (location_id) REFERENCES location (id),
  CONSTRAINT fk_resource_term_calendar FOREIGN KEY (calendar_id) REFERENCES calendar (id));
CREATE INDEX ix_resource_term_manager ON resource_term (manager_id) WHERE manager_id IS NOT NULL;
CREATE INDEX ix_resource_term_pending ON resource_term (from_date) WHERE pending;
CREATE TABLE resource_role (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  resource_id {uuid} NOT NULL, job_role_id {uuid} NOT NULL,
  from_date text NOT NULL, to_date text, share bigint NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_resource_role_resource FOREIGN KEY (resource_id) REFERENCES resource (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_resource_role_role FOREIGN KEY (job_role_id) REFERENCES job_role (id));
CREATE INDEX ix_resource_role_resource ON resource_role (resource_id, from_date);
CREATE INDEX ix_resource_role_role ON resource_role (job_role_id, from_date);
CREATE TABLE resource_rate (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  resource_id {uuid} NOT NULL, kind text NOT NULL, from_date text NOT NULL, to_date text,
  hourly_rate bigint NOT NULL, currency text NOT NULL,
  pending boolean NOT NULL, author_id {uuid} NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_resource_rate_resource FOREIGN KEY (resource_id) REFERENCES resource (id)
    ON DELETE CASCADE);
CREATE INDEX ix_resource_rate_resource ON resource_rate (resource_id, kind, from_date);
CREATE INDEX ix_resource_rate_pending ON resource_rate (from_date) WHERE pending
";
