//! Projects ask for people of a role, and resource managers answer with people. `skills` is JSON,
//! `[{"skill_id", "level", "required"}, …]`. Days are counted from 1970, `to_day` is the day after the
//! last; `minutes` are of one of the `people`, `asked_minutes` of all of them, `filled_minutes` those that
//! proposals were accepted for. `state` of a request is `draft`, `open`, `proposed`, `countered`,
//! `partly_filled`, `filled`, `rejected`, `expired` or `withdrawn`; of a proposal `waiting`, `accepted`,
//! `accepted_in_part`, `rejected`, `countered`, `withdrawn` or `lapsed`. `side` says who made a proposal:
//! `answer` those who answer, `ask` those who ask. Weights of criteria are whole numbers.

pub(super) const SQL: &str = r"
CREATE TABLE staffing_request (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, project_id {uuid} NOT NULL,
  job_role_id {uuid} NOT NULL, people bigint NOT NULL, minutes bigint NOT NULL,
  from_day bigint NOT NULL, to_day bigint NOT NULL, skills text NOT NULL,
  location_id {uuid}, time_zone text NOT NULL, expires_day bigint NOT NULL, note text NOT NULL,
  state text NOT NULL, reason text NOT NULL, asked_by {uuid} NOT NULL,
  asked_minutes bigint NOT NULL, filled_minutes bigint NOT NULL,
  opened_at bigint, filled_at bigint, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_staffing_request_project FOREIGN KEY (project_id) REFERENCES project (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_staffing_request_role FOREIGN KEY (job_role_id) REFERENCES job_role (id),
  CONSTRAINT fk_staffing_request_location FOREIGN KEY (location_id) REFERENCES location (id));
CREATE INDEX ix_staffing_request_project ON staffing_request (project_id, expires_day, id);
CREATE INDEX ix_staffing_request_state ON staffing_request (state, expires_day, id);
CREATE INDEX ix_staffing_request_role ON staffing_request (job_role_id, state);
CREATE INDEX ix_staffing_request_opened ON staffing_request (opened_at);
CREATE TABLE staffing_proposal (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, request_id {uuid} NOT NULL,
  project_id {uuid} NOT NULL, resource_id {uuid} NOT NULL,
  from_day bigint NOT NULL, to_day bigint NOT NULL, minutes bigint NOT NULL,
  side text NOT NULL, state text NOT NULL, note text NOT NULL, reason text NOT NULL,
  proposed_by {uuid} NOT NULL, answered_by {uuid}, accepted_minutes bigint NOT NULL,
  allocation_id {uuid}, counters_id {uuid},
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_staffing_proposal_request FOREIGN KEY (request_id)
    REFERENCES staffing_request (id) ON DELETE CASCADE,
  CONSTRAINT fk_staffing_proposal_resource FOREIGN KEY (resource_id) REFERENCES resource (id));
CREATE INDEX ix_staffing_proposal_request ON staffing_proposal (request_id, id);
CREATE INDEX ix_staffing_proposal_resource ON staffing_proposal (resource_id, state);
CREATE TABLE staffing_policy (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  skill bigint NOT NULL, level bigint NOT NULL, availability bigint NOT NULL, cost bigint NOT NULL,
  location bigint NOT NULL, time_zone bigint NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL);
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'staffing.answer' FROM role WHERE shipped AND key IN
    ('pmo_director', 'resource_manager')
";
