//! Who decides: approvals along routes that are data, substitutes, and what waits for whom.
//!
//! `walk` is the rule of approvals, a pure function. `subject` is the only place that knows what is
//! approved; everything else speaks of any subject.

mod approval_delegates;
mod approval_routes;
mod approval_views;
mod approvals;
mod approvers;
mod decisions;
#[cfg(test)]
mod escalation_tests;
mod gate_readiness;
mod inbox;
mod lifecycle_definition;
mod lifecycle_methods;
mod subject;
mod walk;

pub use approval_delegates::{
    DelegateView, NewDelegate, approval_delegates, create_approval_delegate,
    delete_approval_delegate,
};
pub use approval_routes::{
    Approver, Conditions, NewRoute, PatchRoute, RouteStep, RouteView, StepRule, SubjectKindView,
    approval_route, approval_routes, create_approval_route, delete_approval_route, subject_kinds,
    update_approval_route,
};
pub use approval_views::{
    ApprovalQuery, ApprovalStepView, ApprovalView, ApproverView, DecisionView, LeftOutView,
    approval, approvals,
};
pub use approvals::escalate_approvals;
pub(crate) use approvals::{Ended, answer, ask, takes_part};
pub use decisions::{
    BulkDecision, BulkResult, Choice, NewDecision, Recall, ReplaceApprover, Seat, decide,
    decide_many, recall, replace_approver,
};
pub use gate_readiness::{
    Checked, Effect, Finding, FindingState, GateFacts, GateOutcome, Proposal, Shown, gate_effect,
    gate_findings, gate_outcome, ready,
};
pub use inbox::{Inbox, InboxCount, InboxItem, inbox, inbox_count};
pub use lifecycle_definition::{
    ChecklistItem, Evidence, Gate, GateRule, LifecycleDefinition, Stage, StageFields,
};
pub use lifecycle_methods::{LifecycleMethod, lifecycle_methods};
pub(crate) use subject::{Facts, Subject};
