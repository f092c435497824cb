//! What views of portfolios look up: milestones as they follow in time, and decided gates.

pub(super) const SQL: &str = r"
CREATE INDEX ix_task_milestone ON task (milestone, finish, id);
CREATE INDEX ix_gate_review_subject ON gate_review (subject_kind, subject_id, state)
";
