//! Calendars, teams, resources, leave. Durations are tenths of a minute, units basis points of
//! full time, rates ten-thousandths of the currency per hour, dates ISO text. `spec` is the
//! calendar's week, work weeks and exceptions as JSON.

pub(super) const SQL: &str = r"
CREATE TABLE calendar (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid},
  name text NOT NULL, name_folded {folded} NOT NULL, base_id {uuid},
  uid bigint NOT NULL, kind text NOT NULL, spec text NOT NULL, kept text NOT NULL,
  external_key text,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_calendar_base FOREIGN KEY (base_id) REFERENCES calendar (id)
    DEFERRABLE INITIALLY IMMEDIATE);
CREATE INDEX ix_calendar_project ON calendar (project_id, name_folded, id);
CREATE INDEX ix_calendar_base ON calendar (base_id);
CREATE INDEX ix_calendar_external ON calendar (external_key);
CREATE TABLE team (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, description text NOT NULL,
  external_key text,
  created_at bigint NOT NULL, updated_at bigint NOT NULL);
CREATE INDEX ix_team_name ON team (name_folded, id);
CREATE TABLE resource (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, initials text NOT NULL, kind text NOT NULL,
  email text NOT NULL, email_folded {folded} NOT NULL,
  team_id {uuid}, calendar_id {uuid}, max_units bigint NOT NULL,
  standard_rate bigint NOT NULL, overtime_rate bigint NOT NULL, cost_per_use_minor bigint NOT NULL,
  user_id {uuid}, active boolean NOT NULL, external_key text,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_resource_team FOREIGN KEY (team_id) REFERENCES team (id),
  CONSTRAINT fk_resource_calendar FOREIGN KEY (calendar_id) REFERENCES calendar (id)
    DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_resource_user FOREIGN KEY (user_id) REFERENCES app_user (id));
CREATE INDEX ix_resource_name ON resource (name_folded, id);
CREATE INDEX ix_resource_email ON resource (email_folded);
CREATE INDEX ix_resource_team ON resource (team_id);
CREATE INDEX ix_resource_calendar ON resource (calendar_id);
CREATE INDEX ix_resource_user ON resource (user_id);
CREATE INDEX ix_resource_external ON resource (external_key);
CREATE TABLE leave (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, resource_id {uuid} NOT NULL,
  from_date text NOT NULL, to_date text NOT NULL, kind text NOT NULL, note text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_leave_resource FOREIGN KEY (resource_id) REFERENCES resource (id)
    ON DELETE CASCADE);
CREATE INDEX ix_leave_resource ON leave (resource_id, from_date)
";
