//! Approvals: who decides about something, step by step. A *route* is what a PMO writes down:
//! `conditions` and `steps` are JSON, and `position` is the order in which routes are tried. An
//! *approval* is one walk along a route for a subject, any noun by kind and id (no foreign key);
//! `steps` is the route as it was when the approval was asked for, with the people it came to.
//! `approval_decision` is its log, `approval_waiting` who may act now, one row per person. `due_at`
//! is when its step goes to those it escalates to. Instants are microseconds since 1970 UTC.

pub(super) const SQL: &str = r"
CREATE TABLE approval_route (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, subject_kind text NOT NULL,
  conditions text NOT NULL, steps text NOT NULL,
  position bigint NOT NULL, archived boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_approval_route_name UNIQUE (subject_kind, name_folded));
CREATE TABLE approval (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, title text NOT NULL,
  route_id {uuid} NOT NULL, route_name text NOT NULL, route_version bigint NOT NULL,
  steps text NOT NULL, asked_by {uuid} NOT NULL, note text NOT NULL,
  state text NOT NULL, step bigint NOT NULL, step_since bigint NOT NULL, due_at bigint,
  ended_at bigint, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_approval_asked_by FOREIGN KEY (asked_by) REFERENCES app_user (id));
CREATE INDEX ix_approval_subject ON approval (subject_id, subject_kind, created_at);
CREATE INDEX ix_approval_due ON approval (due_at);
CREATE TABLE approval_decision (
  id {uuid} NOT NULL PRIMARY KEY, approval_id {uuid} NOT NULL, step bigint NOT NULL,
  kind text NOT NULL, seat_id {uuid}, instead_of_id {uuid}, actor_id {uuid},
  reason text NOT NULL, at bigint NOT NULL,
  CONSTRAINT fk_approval_decision_approval FOREIGN KEY (approval_id) REFERENCES approval (id)
    ON DELETE CASCADE);
CREATE INDEX ix_approval_decision_approval ON approval_decision (approval_id, at, id);
CREATE TABLE approval_waiting (
  id {uuid} NOT NULL PRIMARY KEY, approval_id {uuid} NOT NULL, user_id {uuid} NOT NULL,
  since bigint NOT NULL,
  CONSTRAINT uq_approval_waiting UNIQUE (approval_id, user_id),
  CONSTRAINT fk_approval_waiting_approval FOREIGN KEY (approval_id) REFERENCES approval (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_approval_waiting_user FOREIGN KEY (user_id) REFERENCES app_user (id));
CREATE INDEX ix_approval_waiting_user ON approval_waiting (user_id, since, id);
CREATE TABLE approval_delegate (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  user_id {uuid} NOT NULL, delegate_id {uuid} NOT NULL,
  from_date text NOT NULL, to_date text NOT NULL, note text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_approval_delegate_user FOREIGN KEY (user_id) REFERENCES app_user (id),
  CONSTRAINT fk_approval_delegate_delegate FOREIGN KEY (delegate_id) REFERENCES app_user (id));
CREATE INDEX ix_approval_delegate_user ON approval_delegate (user_id, to_date);
CREATE INDEX ix_approval_delegate_delegate ON approval_delegate (delegate_id, to_date)
";
