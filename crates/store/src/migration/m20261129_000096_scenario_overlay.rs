//! Scenarios as overlays on the live portfolio. An item keeps the figures of the project or request as
//! they were when it was taken (`base`) and what the scenario wants otherwise (`change`), both JSON.
//! `scenario.overlay` holds what goes for the whole scenario: limits, hires, targets. `sharing` is
//! `everyone` (who may see scenarios there) or `members`; a frozen scenario does not change any more.
//! A commit outlives its scenario: `content` is what was decided, `diff` how it differs. An application
//! keeps the edits it made and the stages there were, so that it can be taken back.

pub(super) const SQL: &str = r"
ALTER TABLE scenario ADD COLUMN overlay text NOT NULL DEFAULT '{}';
ALTER TABLE scenario ADD COLUMN sharing text NOT NULL DEFAULT 'everyone';
ALTER TABLE scenario ADD COLUMN frozen boolean NOT NULL DEFAULT FALSE;
CREATE TABLE scenario_item (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  scenario_id {uuid} NOT NULL, subject_kind text NOT NULL, subject_id {uuid} NOT NULL,
  base text NOT NULL, change text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_scenario_item_scenario FOREIGN KEY (scenario_id) REFERENCES scenario (id)
    ON DELETE CASCADE,
  CONSTRAINT uq_scenario_item_subject UNIQUE (scenario_id, subject_kind, subject_id));
CREATE TABLE scenario_member (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  scenario_id {uuid} NOT NULL, user_id {uuid} NOT NULL, may_edit boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_scenario_member_scenario FOREIGN KEY (scenario_id) REFERENCES scenario (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_scenario_member_user FOREIGN KEY (user_id) REFERENCES app_user (id),
  CONSTRAINT uq_scenario_member_user UNIQUE (scenario_id, user_id));
CREATE INDEX ix_scenario_member_user ON scenario_member (user_id);
CREATE TABLE scenario_commit (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  portfolio_id {uuid}, number bigint NOT NULL,
  scenario_id {uuid} NOT NULL, scenario_name text NOT NULL,
  author_id {uuid} NOT NULL, reason text NOT NULL, content text NOT NULL, diff text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_scenario_commit_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
    ON DELETE CASCADE,
  CONSTRAINT uq_scenario_commit_number UNIQUE (portfolio_id, number));
CREATE TABLE scenario_application (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  scenario_id {uuid} NOT NULL, author_id {uuid} NOT NULL, reason text NOT NULL,
  steps text NOT NULL, state text NOT NULL, undone_by {uuid},
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_scenario_application_scenario FOREIGN KEY (scenario_id) REFERENCES scenario (id)
    ON DELETE CASCADE);
CREATE INDEX ix_scenario_application_scenario ON scenario_application (scenario_id, created_at)
";
