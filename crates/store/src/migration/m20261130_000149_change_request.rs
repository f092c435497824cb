//! Change requests of projects: what is to become different, why, what that does to the plan, and how it was
//! decided. Tasks that edits name have no foreign keys: a request outlives them. `edits` and `impact` are JSON;
//! the impact is frozen at the plan version in `impact_version`. `finish_shift` is in hundredths of working days,
//! `work_delta` in tenths of a minute, money in minor units of `currency`. `…_at` are microseconds UTC.

pub(super) const SQL: &str = r"
CREATE TABLE change_request (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  project_id {uuid} NOT NULL, number bigint NOT NULL,
  title text NOT NULL, title_folded text NOT NULL, description text NOT NULL,
  category text NOT NULL, raised_by {uuid} NOT NULL, owner_id {uuid}, wanted_by text,
  scope text NOT NULL, risk text NOT NULL, risk_level text NOT NULL,
  cost_delta bigint, benefit_delta bigint, currency text NOT NULL,
  state text NOT NULL, state_since bigint NOT NULL, question text NOT NULL, reason text NOT NULL,
  edits text NOT NULL,
  impact text NOT NULL, impact_version bigint, finish_shift bigint, work_delta bigint,
  plan_cost_delta bigint,
  asked_by {uuid}, decided_by {uuid}, decided_at bigint,
  implemented_by {uuid}, implemented_at bigint, edit_id {uuid}, baseline_id {uuid},
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_change_request_number UNIQUE (project_id, number),
  CONSTRAINT fk_change_request_project FOREIGN KEY (project_id) REFERENCES project (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_change_request_raised_by FOREIGN KEY (raised_by) REFERENCES app_user (id),
  CONSTRAINT fk_change_request_owner FOREIGN KEY (owner_id) REFERENCES app_user (id),
  CONSTRAINT fk_change_request_asked_by FOREIGN KEY (asked_by) REFERENCES app_user (id),
  CONSTRAINT fk_change_request_decided_by FOREIGN KEY (decided_by) REFERENCES app_user (id),
  CONSTRAINT fk_change_request_implemented_by FOREIGN KEY (implemented_by)
    REFERENCES app_user (id));
CREATE INDEX ix_change_request_state ON change_request (project_id, state, number);
CREATE INDEX ix_change_request_waiting ON change_request (state, raised_by);
CREATE INDEX ix_change_request_baseline ON change_request (baseline_id)
";
