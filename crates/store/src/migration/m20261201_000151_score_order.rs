//! Projects and requests are ranked together: their scores are found in one order, whatever their kind.

pub(super) const SQL: &str = r"
DROP INDEX ix_subject_score_rank;
CREATE INDEX ix_subject_score_rank ON subject_score (model_id, number, score, id)
";
