//! How projects are scored. A model's versions are never changed: `scoring_version.body` is JSON (the
//! criteria), `scoring_model.number` is the one in force. Scores are in millionths of a point. What
//! several assessments come to is kept in `subject_score`, for lists to sort by.

pub(super) const SQL: &str = r"
CREATE TABLE scoring_model (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, description text NOT NULL,
  method text NOT NULL, number bigint NOT NULL, archived boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_scoring_model_name UNIQUE (name_folded));
CREATE TABLE scoring_version (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  model_id {uuid} NOT NULL, number bigint NOT NULL, body text NOT NULL, author_id {uuid} NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_scoring_version_number UNIQUE (model_id, number),
  CONSTRAINT fk_scoring_version_model FOREIGN KEY (model_id) REFERENCES scoring_model (id)
    ON DELETE CASCADE);
CREATE TABLE assessment (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  model_id {uuid} NOT NULL, number bigint NOT NULL,
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, assessor_id {uuid} NOT NULL,
  measures text NOT NULL, score bigint NOT NULL, knocked_out boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_assessment_assessor UNIQUE (model_id, number, subject_kind, subject_id, assessor_id),
  CONSTRAINT fk_assessment_model FOREIGN KEY (model_id) REFERENCES scoring_model (id));
CREATE INDEX ix_assessment_subject ON assessment (subject_kind, subject_id);
CREATE TABLE subject_score (
  id {uuid} NOT NULL PRIMARY KEY,
  model_id {uuid} NOT NULL, number bigint NOT NULL,
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL,
  score bigint NOT NULL, spread bigint NOT NULL, assessors bigint NOT NULL,
  outliers bigint NOT NULL, knocked_out boolean NOT NULL,
  CONSTRAINT uq_subject_score UNIQUE (model_id, number, subject_kind, subject_id),
  CONSTRAINT fk_subject_score_model FOREIGN KEY (model_id) REFERENCES scoring_model (id)
    ON DELETE CASCADE);
CREATE INDEX ix_subject_score_rank ON subject_score (model_id, number, subject_kind, score, id);
CREATE TABLE pairwise_comparison (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  model_id {uuid} NOT NULL, assessor_id {uuid} NOT NULL,
  judgements text NOT NULL, override_reason text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_pairwise_comparison UNIQUE (model_id, assessor_id),
  CONSTRAINT fk_pairwise_comparison_model FOREIGN KEY (model_id) REFERENCES scoring_model (id)
    ON DELETE CASCADE);
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'scoring.configure' FROM role WHERE shipped
    AND key IN ('pmo_director', 'portfolio_manager', 'pmo_analyst');
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'scoring.assess' FROM role WHERE shipped
    AND key IN ('pmo_director', 'portfolio_manager', 'program_manager', 'project_manager',
      'risk_manager', 'business_analyst', 'pmo_analyst')
";
