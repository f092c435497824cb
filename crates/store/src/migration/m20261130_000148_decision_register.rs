//! What Steerco recorded itself is found by when it was decided: gates, and requests in the change log.

pub(super) const SQL: &str = r"
CREATE INDEX ix_gate_review_decided ON gate_review (decided_at, id);
CREATE INDEX ix_change_request_decided ON change (at, noun_id)
  WHERE verb IN ('request_approved', 'request_rejected', 'request_deferred')
";
