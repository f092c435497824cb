//! What-if questions about which projects to do. `question` and `answer` are JSON: a scenario is read and
//! written whole. An answer says which version of the scenario it is about; `state` is `running`, `done`,
//! `cancelled` or `failed`, `progress` the value and bound so far.

pub(super) const SQL: &str = r"
CREATE TABLE scenario (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  portfolio_id {uuid}, name text NOT NULL, name_folded {folded} NOT NULL, note text NOT NULL,
  question text NOT NULL, author_id {uuid} NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_scenario_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id));
CREATE INDEX ix_scenario_name ON scenario (name_folded, id);
CREATE TABLE scenario_answer (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  scenario_id {uuid} NOT NULL, asked_version bigint NOT NULL,
  state text NOT NULL, cancel boolean NOT NULL, progress text NOT NULL, answer text NOT NULL,
  requested_by {uuid} NOT NULL, seen_at bigint NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_scenario_answer_scenario FOREIGN KEY (scenario_id) REFERENCES scenario (id)
    ON DELETE CASCADE);
CREATE INDEX ix_scenario_answer_scenario ON scenario_answer (scenario_id, created_at);
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'scenario.view' FROM role WHERE shipped
    AND key IN ('pmo_director', 'portfolio_manager', 'pmo_analyst', 'executive');
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'scenario.edit' FROM role WHERE shipped
    AND key IN ('pmo_director', 'portfolio_manager', 'pmo_analyst')
";
