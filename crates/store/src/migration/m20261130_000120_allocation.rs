//! Time of people and roles for projects. An allocation is of a resource or of a role whose people are
//! not named yet. `booking` is JSON, `[[first day, day after the last, minutes], …]` in order, days
//! counted from 1970; `from_day`, `to_day` and `minutes` are its bounds and its sum. `state` is
//! `proposed` or `committed`; `probability` and the borders of the policy are basis points, and the
//! policy's `role_targets` JSON of role ids and basis points.

pub(super) const SQL: &str = r"
CREATE TABLE allocation (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid} NOT NULL,
  resource_id {uuid}, job_role_id {uuid}, state text NOT NULL, probability bigint NOT NULL,
  note text NOT NULL, booking text NOT NULL,
  from_day bigint NOT NULL, to_day bigint NOT NULL, minutes bigint NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_allocation_project FOREIGN KEY (project_id) REFERENCES project (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_allocation_resource FOREIGN KEY (resource_id) REFERENCES resource (id),
  CONSTRAINT fk_allocation_role FOREIGN KEY (job_role_id) REFERENCES job_role (id));
CREATE INDEX ix_allocation_project ON allocation (project_id, id);
CREATE INDEX ix_allocation_resource ON allocation (resource_id, to_day);
CREATE INDEX ix_allocation_role ON allocation (job_role_id, to_day);
CREATE TABLE capacity_policy (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  idle_below bigint NOT NULL, free_below bigint NOT NULL, full_to bigint NOT NULL,
  over_to bigint NOT NULL, severe_from bigint NOT NULL, day_minutes bigint NOT NULL,
  target bigint NOT NULL, role_targets text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL);
INSERT INTO role_permission (role_id, permission)
  SELECT role_id, 'allocation.view' FROM role_permission WHERE permission = 'resource.view';
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'allocation.edit' FROM role WHERE shipped AND key IN
    ('pmo_director', 'portfolio_manager', 'program_manager', 'project_manager',
     'resource_manager')
";
