//! Plans. Moments are tenths of a minute since 1970-01-01T00:00 in the plan's own civil time,
//! durations and work tenths of a minute, percentages and units basis points. Columns after the
//! line "as computed" are written by recomputation only.

pub(super) const SQL: &str = r"
CREATE TABLE project (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  key text NOT NULL, key_folded {folded} NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, description text NOT NULL,
  stage text NOT NULL, portfolio_id {uuid}, program_id {uuid}, owner_id {uuid}, external_key text,
  calendar_id {uuid} NOT NULL, start bigint NOT NULL, finish bigint, from_finish boolean NOT NULL,
  status_date bigint, day bigint NOT NULL, week bigint NOT NULL, days_per_month bigint NOT NULL,
  default_start bigint NOT NULL, default_finish bigint NOT NULL,
  honor_constraints boolean NOT NULL, critical_limit bigint NOT NULL,
  multiple_critical_paths boolean NOT NULL, dialect text NOT NULL, lag_calendar text NOT NULL,
  progress_policy text NOT NULL, reschedule_uncompleted boolean NOT NULL,
  effort_driven boolean NOT NULL, currency text NOT NULL, kept text NOT NULL,
  summary_task text NOT NULL,
  plan_version bigint NOT NULL,
  computed_start bigint NOT NULL, computed_finish bigint NOT NULL, baseline_finish bigint,
  percent_complete bigint NOT NULL, task_count bigint NOT NULL, late_task_count bigint NOT NULL,
  critical_task_count bigint NOT NULL, diagnostics_count bigint NOT NULL, late boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_project_key UNIQUE (key_folded),
  CONSTRAINT fk_project_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id),
  CONSTRAINT fk_project_program FOREIGN KEY (program_id) REFERENCES program (id),
  CONSTRAINT fk_project_owner FOREIGN KEY (owner_id) REFERENCES app_user (id),
  CONSTRAINT fk_project_calendar FOREIGN KEY (calendar_id) REFERENCES calendar (id)
    DEFERRABLE INITIALLY IMMEDIATE);
CREATE INDEX ix_project_name ON project (name_folded, id);
CREATE INDEX ix_project_finish ON project (computed_finish, id);
CREATE INDEX ix_project_portfolio ON project (portfolio_id);
CREATE INDEX ix_project_program ON project (program_id);
CREATE INDEX ix_project_owner ON project (owner_id);
CREATE INDEX ix_project_calendar ON project (calendar_id);
CREATE INDEX ix_project_external ON project (external_key);
CREATE TABLE task (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid} NOT NULL,
  parent_id {uuid}, position bigint NOT NULL, level bigint NOT NULL, uid bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, wbs text NOT NULL, wbs_shown text NOT NULL,
  notes text NOT NULL, duration bigint NOT NULL, elapsed boolean NOT NULL,
  estimated boolean NOT NULL, duration_format bigint NOT NULL, milestone boolean NOT NULL,
  summary boolean NOT NULL, calendar_id {uuid}, ignore_resource_calendars boolean NOT NULL,
  constraint_kind text NOT NULL, constraint_date bigint, deadline bigint,
  manual boolean NOT NULL, manual_start bigint, manual_finish bigint, active boolean NOT NULL,
  external_start bigint, external_finish bigint, recurring boolean NOT NULL,
  task_type text NOT NULL, effort_driven boolean NOT NULL, priority bigint NOT NULL,
  work bigint NOT NULL, percent_complete bigint NOT NULL,
  physical_percent_complete bigint NOT NULL, actual_start bigint, actual_finish bigint,
  actual_duration bigint NOT NULL, stop bigint, resume bigint, splits text NOT NULL,
  leveling_delay bigint NOT NULL, fixed_cost_minor bigint NOT NULL, kept text NOT NULL,
  external_key text,
  start bigint NOT NULL, finish bigint NOT NULL, early_start bigint NOT NULL,
  early_finish bigint NOT NULL, late_start bigint NOT NULL, late_finish bigint NOT NULL,
  computed_duration bigint NOT NULL, total_float bigint NOT NULL, free_float bigint NOT NULL,
  flags bigint NOT NULL, late boolean NOT NULL, critical boolean NOT NULL,
  driver text NOT NULL, driver_id {uuid}, pushed_by text NOT NULL, pushed_id {uuid},
  baseline_start bigint, baseline_finish bigint,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_task_project FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT fk_task_parent FOREIGN KEY (parent_id) REFERENCES task (id)
    DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_task_calendar FOREIGN KEY (calendar_id) REFERENCES calendar (id));
CREATE INDEX ix_task_project ON task (project_id, position);
CREATE INDEX ix_task_parent ON task (parent_id);
CREATE INDEX ix_task_finish ON task (finish, id);
CREATE INDEX ix_task_start ON task (start, id);
CREATE INDEX ix_task_name ON task (name_folded, id);
CREATE INDEX ix_task_late ON task (late, finish, id);
CREATE INDEX ix_task_critical ON task (critical, finish, id);
CREATE INDEX ix_task_calendar ON task (calendar_id);
CREATE INDEX ix_task_external ON task (external_key);
CREATE TABLE dependency (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid} NOT NULL,
  predecessor_id {uuid} NOT NULL, successor_id {uuid} NOT NULL, kind text NOT NULL,
  lag_kind text NOT NULL, lag bigint NOT NULL, lag_format bigint NOT NULL, kept text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_dependency_pair UNIQUE (predecessor_id, successor_id, kind),
  CONSTRAINT fk_dependency_project FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT fk_dependency_predecessor FOREIGN KEY (predecessor_id) REFERENCES task (id),
  CONSTRAINT fk_dependency_successor FOREIGN KEY (successor_id) REFERENCES task (id));
CREATE INDEX ix_dependency_project ON dependency (project_id);
CREATE INDEX ix_dependency_successor ON dependency (successor_id);
CREATE TABLE project_resource (
  id {uuid} NOT NULL PRIMARY KEY, project_id {uuid} NOT NULL, resource_id {uuid} NOT NULL,
  position bigint NOT NULL, uid bigint NOT NULL, calendar_id {uuid}, max_units bigint,
  group_name text NOT NULL, kept text NOT NULL,
  CONSTRAINT uq_project_resource UNIQUE (project_id, resource_id),
  CONSTRAINT fk_project_resource_project FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT fk_project_resource_resource FOREIGN KEY (resource_id) REFERENCES resource (id),
  CONSTRAINT fk_project_resource_calendar FOREIGN KEY (calendar_id) REFERENCES calendar (id));
CREATE INDEX ix_project_resource_resource ON project_resource (resource_id);
CREATE TABLE assignment (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid} NOT NULL,
  task_id {uuid} NOT NULL, resource_id {uuid}, uid bigint NOT NULL, units bigint NOT NULL,
  work bigint NOT NULL, actual_work bigint NOT NULL, contour text NOT NULL, delay bigint NOT NULL,
  leveling_delay bigint NOT NULL, splits text NOT NULL, baselines text NOT NULL,
  kept text NOT NULL,
  start bigint NOT NULL, finish bigint NOT NULL, computed_work bigint NOT NULL,
  computed_units bigint NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_assignment_project FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT fk_assignment_task FOREIGN KEY (task_id) REFERENCES task (id),
  CONSTRAINT fk_assignment_resource FOREIGN KEY (resource_id) REFERENCES resource (id));
CREATE INDEX ix_assignment_task ON assignment (task_id);
CREATE INDEX ix_assignment_project ON assignment (project_id);
CREATE INDEX ix_assignment_resource ON assignment (resource_id);
CREATE TABLE baseline (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid} NOT NULL,
  slot bigint NOT NULL, name text NOT NULL, set_at bigint NOT NULL, set_by {uuid},
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_baseline_slot UNIQUE (project_id, slot),
  CONSTRAINT fk_baseline_project FOREIGN KEY (project_id) REFERENCES project (id));
CREATE TABLE task_baseline (
  task_id {uuid} NOT NULL, slot bigint NOT NULL, project_id {uuid} NOT NULL,
  start bigint, finish bigint, duration bigint NOT NULL, work bigint NOT NULL,
  cost_minor bigint NOT NULL, kept text NOT NULL,
  PRIMARY KEY (task_id, slot),
  CONSTRAINT fk_task_baseline_task FOREIGN KEY (task_id) REFERENCES task (id) ON DELETE CASCADE);
CREATE INDEX ix_task_baseline_project ON task_baseline (project_id, slot);
CREATE TABLE plan_diagnostic (
  project_id {uuid} NOT NULL, position bigint NOT NULL, severity text NOT NULL,
  code text NOT NULL, task_id {uuid}, message text NOT NULL,
  PRIMARY KEY (project_id, position),
  CONSTRAINT fk_plan_diagnostic_project FOREIGN KEY (project_id) REFERENCES project (id)
    ON DELETE CASCADE)
";
