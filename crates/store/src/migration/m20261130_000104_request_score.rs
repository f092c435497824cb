//! Requests are scored as projects are: their type names the model. What a request scores is what
//! `subject_score` says of it under the version of that model that counts.

pub(super) const SQL: &str = r"
ALTER TABLE request_type ADD COLUMN scoring_model_id {uuid};
CREATE INDEX ix_request_type_scoring_model ON request_type (scoring_model_id)
";
