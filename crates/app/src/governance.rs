//! Who decides: approvals along routes that are data, substitutes, and what waits for whom. And the
//! lifecycles that things go through, whose gates are approved.
//!
//! `walk` is the rule of approvals, `gate_readiness` that of gates; both are pure functions. `subject`
//! is the only place that knows what is approved, `lifecycle_subject` the only one that knows what
//! goes through lifecycles.

mod approval_delegates;
mod approval_forecast;
mod approval_routes;
mod approval_views;
mod approvals;
mod approvers;
mod artefacts;
mod board_pack;
mod decision_actions;
mod decision_log;
mod decision_register;
mod decision_subject;
mod decision_votes;
mod decisions;
#[cfg(test)]
mod escalation_tests;
mod gate_conditions;
mod gate_evidence;
mod gate_forecast;
mod gate_readiness;
mod gate_reviews;
mod gate_scores;
mod inbox;
mod json_lines;
mod lifecycle_assignment;
mod lifecycle_compliance;
mod lifecycle_definition;
mod lifecycle_file;
mod lifecycle_import;
mod lifecycle_kpi_figures;
mod lifecycle_kpis;
mod lifecycle_locks;
mod lifecycle_methods;
mod lifecycle_moves;
mod lifecycle_places;
mod lifecycle_roles;
mod lifecycle_subject;
mod lifecycle_views;
mod lifecycles;
mod pmo_types;
mod rule_tests;
mod score_fields;
mod subject;
mod walk;

pub use approval_delegates::{
    DelegateView, NewDelegate, approval_delegates, create_approval_delegate,
    delete_approval_delegate, tell_substitutes, tell_substitutes_of,
};
pub use approval_forecast::{ApprovalForecast, ForecastStep, Voter, approval_forecast};
pub(crate) use approval_routes::first_route;
pub use approval_routes::{
    Approver, Conditions, FigureBounds, NewRoute, PatchRoute, RouteStep, RouteView, StepRule,
    SubjectFigure, SubjectKindView, approval_route, approval_routes, create_approval_route,
    delete_approval_route, subject_kinds, update_approval_route,
};
pub use approval_views::{
    ApprovalQuery, ApprovalStepView, ApprovalView, ApproverView, DecisionView, LeftOutView,
    approval, approvals,
};
pub use approvals::{Answer, escalate_approvals};
pub(crate) use approvals::{
    Ended, answer, ask, deciding, question, sees, takes_part, withdraw as withdraw_approval,
};
pub use artefacts::{ArtefactTemplate, TemplateSection, artefact};
pub use board_pack::{BoardPackFile, BoardPackQuery, board_pack};
pub use decision_actions::{
    DecisionActionView, MyAction, NewDecisionAction, TickAction, add_action, delete_action,
    my_actions, remind_of_decisions, tick_action, update_action,
};
pub(crate) use decision_log::checked_day;
pub use decision_log::{
    DecisionMemberView, DecisionOption, DecisionRecord, DecisionSubjectView, MakeDecision,
    NewDecisionRecord, PatchDecisionRecord, ReviewDecision, create_decision, decision_record,
    delete_decision, make_decision, review_decision, update_decision,
};
pub(crate) use decision_register::decisions_like;
pub use decision_register::{
    DecisionFile, DecisionFileQuery, DecisionItem, DecisionKind, DecisionQuery, DecisionState,
    decision_file, decision_register,
};
pub(crate) use decision_subject::{near_decision, visible_decision};
pub use decision_votes::{CastVote, DecisionMemberInput, Vote, cast_vote};
pub use decisions::{
    BulkDecision, BulkResult, Choice, NewDecision, Recall, ReplaceApprover, Seat, decide,
    decide_many, recall, replace_approver,
};
pub use gate_conditions::{
    CloseCondition, ClosedCondition, ConditionView, NewCondition, add_condition, close_condition,
    remind_of_conditions,
};
pub use gate_evidence::{NewWaiver, PutEvidence, put_evidence, waive};
pub use gate_forecast::{GateForecastQuery, gate_forecast};
pub use gate_readiness::{
    Checked, Effect, Finding, FindingState, GateFacts, GateOutcome, Proposal, RuleStep, Shown,
    gate_effect, gate_findings, gate_outcome, ready, stage_findings,
};
pub use gate_reviews::{
    GateReviewView, NewGateReview, answer_gate_review, ask_for_gate, gate_review,
};
pub use gate_scores::{
    GateCriterion, PointsWaiver, PutScores, ScoreOf, ScoreSheet, ScoredCriterion, put_scores,
};
pub use inbox::{Inbox, InboxCount, InboxItem, inbox, inbox_count};
pub(crate) use lifecycle_assignment::assign_lifecycle;
pub use lifecycle_compliance::{
    ComplianceLine, ComplianceQuery, RevisionView, lifecycle_compliance, lifecycle_revisions,
};
pub use lifecycle_definition::{
    ChecklistItem, Evidence, Gate, GateRule, LifecycleDefinition, Stage, StageFields, SubjectShape,
};
pub use lifecycle_file::{LifecycleFile, lifecycle_file};
pub use lifecycle_import::{
    LifecycleFileFinding, LifecycleImport, LifecycleImportOutcome, NewLifecycleImport,
    import_lifecycle,
};
pub use lifecycle_kpi_figures::{
    KpiGap, KpiOfProject, KpiQuery, KpiReport, KpiSummary, lifecycle_kpis,
};
pub use lifecycle_kpis::{KpiDirection, KpiMeasure, KpiView, MethodKpi};
pub(crate) use lifecycle_locks::keep_locked_fields;
pub use lifecycle_methods::{LifecycleMethod, lifecycle_methods};
pub(crate) use lifecycle_moves::{keep_gates_of_program_strict, keep_gates_strict};
pub use lifecycle_places::{PutLifecycle, put_lifecycle};
pub(crate) use lifecycle_roles::raci_of_project;
pub use lifecycle_roles::{ItemRaci, MethodRole, RoleInPlace};
pub use lifecycle_views::{
    DeviationView, EvidenceView, GateView, MayView, PlaceView, ReviewLine, StageView, place,
};
pub use lifecycles::{
    LifecycleField, LifecycleQuery, LifecycleView, NewLifecycle, PatchLifecycle, create_lifecycle,
    lifecycle, lifecycle_fields, lifecycles, update_lifecycle,
};
pub(crate) use pmo_types::set as set_pmo_type;
pub use pmo_types::{PmoType, PmoTypeView, PutPmoType, pmo_types, put_pmo_type};
pub use rule_tests::{NewRuleTest, RuleTest, test_rule};
pub(crate) use subject::{Facts, Subject};
