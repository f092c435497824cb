//! Approvals: routes, what waits for whom, and who stands in for whom.

mod approval_delegates;
mod approvals;
