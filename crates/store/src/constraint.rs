//! Names of the unique rules, the same on both engines. PostgreSQL reports the constraint's name,
//! SQLite the columns: each entry has both.

/// A name with the column list by which SQLite reports it.
struct Rule(&'static str, &'static str);

/// Two users may not share a mail address.
pub const USER_EMAIL: &str = "uq_app_user_email";
/// Two roles may not share a key.
pub const ROLE_KEY: &str = "uq_role_key";
/// The same role at the same place, twice.
pub const ROLE_GRANT: &str = "uq_role_grant";
/// Two projects may not share a key.
pub const PROJECT_KEY: &str = "uq_project_key";
/// The same two tasks linked in the same way, twice.
pub const DEPENDENCY_PAIR: &str = "uq_dependency_pair";
/// The same two tasks of different projects linked in the same way, twice.
pub const CROSS_DEPENDENCY_PAIR: &str = "uq_cross_dependency_pair";
/// A baseline slot is taken.
pub const BASELINE_SLOT: &str = "uq_baseline_slot";
/// Two scoring models may not share a name.
pub const SCORING_MODEL_NAME: &str = "uq_scoring_model_name";
/// Two business drivers may not share a name.
pub const DRIVER_NAME: &str = "uq_driver_name";
/// Two roles that people work in may not share a name.
pub const JOB_ROLE_NAME: &str = "uq_job_role_name";
/// Two locations may not share a name.
pub const LOCATION_NAME: &str = "uq_location_name";
/// Two terms of a resource may not begin on the same day.
pub const RESOURCE_TERM_FROM: &str = "uq_resource_term_from";
/// Two skills may not share a name.
pub const SKILL_NAME: &str = "uq_skill_name";
/// A week has one snapshot of staffing that was taken by itself.
pub const STAFFING_SNAPSHOT_WEEK: &str = "uq_staffing_snapshot_week";
/// One snapshot per number.
pub const STAFFING_SNAPSHOT_NUMBER: &str = "uq_staffing_snapshot_number";
/// A person has a skill once.
pub const RESOURCE_SKILL: &str = "uq_resource_skill";
/// A subject has one business case.
pub const BUSINESS_CASE_SUBJECT: &str = "uq_business_case_subject";
/// The same project or request twice in a scenario.
pub const SCENARIO_ITEM_SUBJECT: &str = "uq_scenario_item_subject";
/// Two commits of a portfolio were given the same number at the same moment.
pub const SCENARIO_COMMIT_NUMBER: &str = "uq_scenario_commit_number";
/// The same resource twice in a project.
pub const PROJECT_RESOURCE: &str = "uq_project_resource";
/// Two routes of approval for the same kind of subject may not share a name.
pub const APPROVAL_ROUTE_NAME: &str = "uq_approval_route_name";
/// Two kinds of requests may not share a name.
pub const REQUEST_TYPE_NAME: &str = "uq_request_type_name";
/// Two lifecycles for the same kind of subject may not share a name.
pub const LIFECYCLE_NAME: &str = "uq_lifecycle_name";
/// Two lifecycles for the same kind of subject may not share a key.
pub const LIFECYCLE_KEY: &str = "uq_lifecycle_key";
/// Two types of the same kind of plan may not share a name.
pub const PLAN_TYPE_NAME: &str = "uq_plan_type_name";
/// Each kind of plan has one standard type.
pub const PLAN_TYPE_STANDARD: &str = "uq_plan_type_standard";
/// Two requests were given the same number at the same moment.
pub const REQUEST_NUMBER: &str = "uq_request_number";
/// Two decisions were given the same number at the same moment.
pub const DECISION_NUMBER: &str = "uq_decision_number";
/// Somebody was put on a decision twice at the same moment.
pub const DECISION_MEMBER: &str = "uq_decision_member";
/// An idempotency key was used before.
pub const IDEMPOTENCY_KEY: &str = "idempotency_key_pkey";
/// Any other rule.
pub const UNNAMED: &str = "unnamed";

const RULES: &[Rule] = &[
    Rule(USER_EMAIL, "app_user.email_folded"),
    Rule(ROLE_KEY, "role.key"),
    Rule(ROLE_GRANT, "role_grant.user_id, role_grant.role_id"),
    Rule(PROJECT_KEY, "project.key_folded"),
    Rule(CROSS_DEPENDENCY_PAIR, "cross_dependency.predecessor_id, cross_dependency.successor_id"),
    Rule(DEPENDENCY_PAIR, "dependency.predecessor_id, dependency.successor_id"),
    Rule(SCORING_MODEL_NAME, "scoring_model.name_folded"),
    Rule(DRIVER_NAME, "driver.name_folded"),
    Rule(JOB_ROLE_NAME, "job_role.name_folded"),
    Rule(LOCATION_NAME, "location.name_folded"),
    Rule(RESOURCE_TERM_FROM, "resource_term.resource_id, resource_term.from_date"),
    Rule(SKILL_NAME, "skill.name_folded"),
    Rule(STAFFING_SNAPSHOT_WEEK, "staffing_snapshot.week"),
    Rule(STAFFING_SNAPSHOT_NUMBER, "staffing_snapshot.number"),
    Rule(RESOURCE_SKILL, "resource_skill.resource_id, resource_skill.skill_id"),
    Rule(BUSINESS_CASE_SUBJECT, "business_case.subject_kind, business_case.subject_id"),
    Rule(SCENARIO_ITEM_SUBJECT, "scenario_item.scenario_id, scenario_item.subject_kind"),
    Rule(SCENARIO_COMMIT_NUMBER, "scenario_commit.portfolio_id, scenario_commit.number"),
    Rule(BASELINE_SLOT, "baseline.project_id, baseline.slot"),
    Rule(PROJECT_RESOURCE, "project_resource.project_id, project_resource.resource_id"),
    Rule(APPROVAL_ROUTE_NAME, "approval_route.subject_kind, approval_route.name_folded"),
    Rule(REQUEST_TYPE_NAME, "request_type.name_folded"),
    Rule(LIFECYCLE_NAME, "lifecycle.subject_kind, lifecycle.name_folded"),
    Rule(LIFECYCLE_KEY, "lifecycle.subject_kind, lifecycle.key"),
    Rule(PLAN_TYPE_NAME, "plan_type.noun, plan_type.name_folded"),
    Rule(PLAN_TYPE_STANDARD, "plan_type.noun"),
    Rule(REQUEST_NUMBER, "request.number"),
    Rule(DECISION_NUMBER, "decision.number"),
    Rule(DECISION_MEMBER, "decision_member.decision_id, decision_member.user_id"),
    Rule(IDEMPOTENCY_KEY, "idempotency_key.actor_id, idempotency_key.key"),
];

/// The constant for what an engine reported.
pub(crate) fn find(name: &str, message: &str) -> &'static str {
    RULES
        .iter()
        .find(|rule| rule.0 == name || (!message.is_empty() && message.contains(rule.1)))
        .map_or(UNNAMED, |rule| rule.0)
}
