//! Requests are scored as projects are: their type names the model. `request.score`, in thousandths of a
//! point, follows the assessments under the version of that model that counts, so that the queue is
//! sorted by it.

pub(super) const SQL: &str = r"
ALTER TABLE request_type ADD COLUMN scoring_model_id {uuid};
CREATE INDEX ix_request_type_scoring_model ON request_type (scoring_model_id);
ALTER TABLE request ADD COLUMN score bigint;
CREATE INDEX ix_request_score ON request (score, id)
";
