//! What became of change requests is found in the change log by when it was decided, as of requests for projects.

pub(super) const SQL: &str = r"
CREATE INDEX ix_change_change_request_decided ON change (at, noun_id)
  WHERE verb IN ('change_request_approved', 'change_request_rejected', 'change_request_deferred')
";
