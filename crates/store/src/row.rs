//! Rows as plain structs, and the trait that lets the one write door log what happens to them.

use sea_orm::{EntityTrait, IntoActiveModel};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{StoreError, entity, image};

pub use entity::{
    alignment::Model as Alignment, allocation::Model as Allocation, api_token::Model as ApiToken,
    app_user::Model as User, approval::Model as Approval,
    approval_decision::Model as ApprovalDecision, approval_delegate::Model as ApprovalDelegate,
    approval_route::Model as ApprovalRoute, approval_waiting::Model as ApprovalWaiting,
    assessment::Model as Assessment, assignment::Model as Assignment,
    attachment::Model as Attachment, baseline::Model as Baseline,
    business_case::Model as BusinessCase, calendar::Model as Calendar,
    capacity_policy::Model as CapacityPolicy, case_version::Model as CaseVersion,
    change::Model as Change, change_request::Model as ChangeRequest, charter::Model as Charter,
    charter_version::Model as CharterVersion, check_in::Model as CheckIn,
    comment::Model as Comment, cross_dependency::Model as CrossDependency,
    custom_field::Model as CustomField, decision::Model as Decision,
    decision_action::Model as DecisionAction, decision_member::Model as DecisionMember,
    default_view::Model as DefaultView, dependency::Model as Dependency, driver::Model as Driver,
    follow_link::Model as FollowLink, gate_condition::Model as GateCondition,
    gate_evidence::Model as GateEvidence, gate_review::Model as GateReview,
    gate_score::Model as GateScore, gate_waiver::Model as GateWaiver, give_get::Model as GiveGet,
    idempotency_key::Model as IdempotencyKey, import::Model as Import, job::Model as Job,
    job_role::Model as JobRole, job_step::Model as JobStep, key_result::Model as KeyResult,
    leave::Model as Leave, lifecycle::Model as Lifecycle,
    lifecycle_deviation::Model as LifecycleDeviation, lifecycle_place::Model as LifecyclePlace,
    lifecycle_revision::Model as LifecycleRevision, location::Model as Location,
    mail_opt_out::Model as MailOptOut, notification::Model as Notification,
    objective::Model as Objective, one_time_link::Model as OneTimeLink,
    organisation::Model as Organisation, outbox::Model as Outbox,
    pairwise_comparison::Model as PairwiseComparison, people_mapping::Model as PeopleMapping,
    plan_diagnostic::Model as PlanDiagnostic, plan_edit::Model as PlanEdit,
    plan_edit_task::Model as PlanEditTask, plan_type::Model as PlanType,
    pmo_type::Model as PmoType, portfolio::Model as Portfolio, program::Model as Program,
    project::Model as Project, project_resource::Model as ProjectResource,
    request::Model as Request, request_link::Model as RequestLink,
    request_policy::Model as RequestPolicy, request_type::Model as RequestType,
    resource::Model as Resource, resource_rate::Model as ResourceRate,
    resource_role::Model as ResourceRole, resource_skill::Model as ResourceSkill,
    resource_term::Model as ResourceTerm, roadmap_share::Model as RoadmapShare,
    role::Model as Role, role_grant::Model as RoleGrant, role_permission::Model as RolePermission,
    saved_view::Model as SavedView, scenario::Model as Scenario,
    scenario_answer::Model as ScenarioAnswer, scenario_application::Model as ScenarioApplication,
    scenario_commit::Model as ScenarioCommit, scenario_item::Model as ScenarioItem,
    scenario_member::Model as ScenarioMember, schedule_feed::Model as ScheduleFeed,
    scoring_model::Model as ScoringModel, scoring_version::Model as ScoringVersion,
    session::Model as Session, skill::Model as Skill, staffing_edit::Model as StaffingEdit,
    staffing_line::Model as StaffingLine, staffing_policy::Model as StaffingPolicy,
    staffing_proposal::Model as StaffingProposal, staffing_request::Model as StaffingRequest,
    staffing_snapshot::Model as StaffingSnapshot, subject_score::Model as SubjectScore,
    task::Model as Task, task_baseline::Model as TaskBaseline, team::Model as Team,
};

/// A versioned row whose writes go to the change log. Implemented here only.
pub trait Row:
    Clone + Serialize + Send + Sync + IntoActiveModel<<Self::Entity as EntityTrait>::ActiveModel>
{
    /// The table; of no use outside the store.
    #[doc(hidden)]
    type Entity: EntityTrait<Model = Self>;
    /// Name in the change log.
    const NOUN: &'static str;
    /// Primary key.
    fn id(&self) -> Uuid;
    /// Optimistic lock.
    fn version(&self) -> i64;
    /// Sets the optimistic lock and the time of the last write.
    fn stamp(&mut self, version: i64, at: i64);
    /// The project it belongs to, for the change log.
    fn project(&self) -> Option<Uuid>;
    /// What people call it, for the change log.
    fn label(&self) -> String;
    /// Values of custom fields as JSON, and whose they are.
    fn custom(&self) -> Option<(CustomOf, &str)> {
        None
    }
    /// All columns but those in `without`, so that the row can be brought back.
    fn image(&self, without: &[&str]) -> Map<String, Value>;
    /// Sets the columns that an image has.
    fn put_image(&mut self, image: &Map<String, Value>) -> Result<(), StoreError>;
}

/// Nouns that have custom fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the nouns'")]
pub enum CustomOf {
    Task,
    Project,
}

macro_rules! row {
    (
        $model:ident, $table:ident, $noun:literal, |$row:ident| $project:expr, $label:expr
        $(, custom $of:ident)?
    ) => {
        impl Row for $model {
            type Entity = entity::$table::Entity;
            const NOUN: &'static str = $noun;
            fn id(&self) -> Uuid {
                self.id
            }
            fn version(&self) -> i64 {
                self.version
            }
            fn stamp(&mut self, version: i64, at: i64) {
                self.version = version;
                self.updated_at = at;
            }
            fn project(&self) -> Option<Uuid> {
                let $row = self;
                let _ = $row;
                $project
            }
            fn label(&self) -> String {
                let $row = self;
                let _ = $row;
                $label
            }
            fn image(&self, without: &[&str]) -> Map<String, Value> {
                image::image(self, without)
            }
            fn put_image(&mut self, image: &Map<String, Value>) -> Result<(), StoreError> {
                image::put_image(self, image)
            }
            $(
                fn custom(&self) -> Option<(CustomOf, &str)> {
                    Some((CustomOf::$of, &self.custom))
                }
            )?
        }
    };
}

row!(Organisation, organisation, "organisation", |row| None, row.name.clone());
row!(User, app_user, "user", |row| None, row.name.clone());
row!(Role, role, "role", |row| None, row.name.clone());
row!(RoleGrant, role_grant, "role_grant", |row| None, row.scope_kind.clone());
row!(ApiToken, api_token, "api_token", |row| None, row.name.clone());
row!(Portfolio, portfolio, "portfolio", |row| None, row.name.clone());
row!(Program, program, "program", |row| None, row.name.clone());
row!(Project, project, "project", |row| Some(row.id), row.name.clone(), custom Project);
row!(Calendar, calendar, "calendar", |row| row.project_id, row.name.clone());
row!(Team, team, "team", |row| None, row.name.clone());
row!(JobRole, job_role, "job_role", |row| None, row.name.clone());
row!(Resource, resource, "resource", |row| None, row.name.clone());
row!(Location, location, "location", |row| None, row.name.clone());
row!(ResourceTerm, resource_term, "resource_term", |row| None, format!("from {}", row.from_date));
row!(ResourceRole, resource_role, "resource_role", |row| None, format!("from {}", row.from_date));
row!(
    ResourceRate,
    resource_rate,
    "resource_rate",
    |row| None,
    format!("{} from {}", row.kind, row.from_date)
);
row!(Skill, skill, "skill", |row| None, row.name.clone());
row!(ResourceSkill, resource_skill, "resource_skill", |row| None, format!("level {}", row.level));
row!(
    StaffingRequest,
    staffing_request,
    "staffing_request",
    |row| Some(row.project_id),
    if row.people == 1 { "1 person".into() } else { format!("{} people", row.people) }
);
row!(
    StaffingProposal,
    staffing_proposal,
    "staffing_proposal",
    |row| Some(row.project_id),
    String::new()
);
row!(StaffingPolicy, staffing_policy, "staffing_policy", |row| None, String::new());
row!(ScheduleFeed, schedule_feed, "schedule_feed", |row| None, String::new());
row!(PeopleMapping, people_mapping, "people_mapping", |row| None, String::new());
row!(Leave, leave, "leave", |row| None, format!("{} to {}", row.from_date, row.to_date));
row!(Task, task, "task", |row| Some(row.project_id), row.name.clone(), custom Task);
row!(CustomField, custom_field, "custom_field", |row| None, row.name.clone());
row!(Dependency, dependency, "dependency", |row| Some(row.project_id), row.kind.clone());
row!(
    CrossDependency,
    cross_dependency,
    "cross_dependency",
    |row| Some(row.successor_project_id),
    format!("“{}” of {}", row.seen_name, row.seen_project)
);
row!(GiveGet, give_get, "give_get", |row| Some(row.receiver_project_id), row.given.clone());
row!(Assignment, assignment, "assignment", |row| Some(row.project_id), String::new());
row!(Baseline, baseline, "baseline", |row| Some(row.project_id), row.name.clone());
row!(Comment, comment, "comment", |row| row.project_id, excerpt(&row.text));
row!(Outbox, outbox, "outbox", |row| None, row.title.clone());
row!(Attachment, attachment, "attachment", |row| row.project_id, row.name.clone());
row!(Job, job, "job", |row| None, row.title.clone());
row!(ApprovalRoute, approval_route, "approval_route", |row| None, row.name.clone());
row!(Approval, approval, "approval", |row| None, row.title.clone());
row!(
    ApprovalDelegate,
    approval_delegate,
    "approval_delegate",
    |row| None,
    format!("{} to {}", row.from_date, row.to_date)
);
row!(Lifecycle, lifecycle, "lifecycle", |row| None, row.name.clone());
row!(
    LifecycleRevision,
    lifecycle_revision,
    "lifecycle_revision",
    |row| None,
    format!("version {}", row.revision)
);
row!(
    LifecyclePlace,
    lifecycle_place,
    "lifecycle_place",
    |row| (row.subject_kind == "project").then_some(row.subject_id),
    row.stage.clone()
);
row!(
    LifecycleDeviation,
    lifecycle_deviation,
    "lifecycle_deviation",
    |row| (row.subject_kind == "project").then_some(row.subject_id),
    row.what.clone()
);
row!(
    GateEvidence,
    gate_evidence,
    "gate_evidence",
    |row| (row.subject_kind == "project").then_some(row.subject_id),
    row.item.clone()
);
row!(
    GateWaiver,
    gate_waiver,
    "gate_waiver",
    |row| (row.subject_kind == "project").then_some(row.subject_id),
    row.label.clone()
);
row!(
    GateReview,
    gate_review,
    "gate_review",
    |row| (row.subject_kind == "project").then_some(row.subject_id),
    row.gate.clone()
);
row!(
    GateCondition,
    gate_condition,
    "gate_condition",
    |row| (row.subject_kind == "project").then_some(row.subject_id),
    row.text.clone()
);
row!(
    GateScore,
    gate_score,
    "gate_score",
    |row| (row.subject_kind == "project").then_some(row.subject_id),
    String::new()
);
row!(Decision, decision, "decision", |row| row.project_id, row.title.clone());
row!(DecisionMember, decision_member, "decision_member", |row| row.project_id, String::new());
row!(DecisionAction, decision_action, "decision_action", |row| row.project_id, row.text.clone());
row!(PmoType, pmo_type, "pmo_type", |row| None, row.kind.clone());
row!(RequestPolicy, request_policy, "request_policy", |row| None, String::new());
row!(RequestType, request_type, "request_type", |row| None, row.name.clone());
row!(PlanType, plan_type, "plan_type", |row| None, row.name.clone());
row!(RoadmapShare, roadmap_share, "roadmap_share", |row| None, row.name.clone());
row!(RequestLink, request_link, "request_link", |row| None, row.name.clone());
row!(Request, request, "request", |row| None, row.title.clone());
row!(SavedView, saved_view, "saved_view", |row| row.project_id, row.name.clone());
row!(ScoringModel, scoring_model, "scoring_model", |row| None, row.name.clone());
row!(
    ScoringVersion,
    scoring_version,
    "scoring_version",
    |row| None,
    format!("version {}", row.number)
);
row!(
    Assessment,
    assessment,
    "assessment",
    |row| (row.subject_kind == "project").then_some(row.subject_id),
    String::new()
);
row!(PairwiseComparison, pairwise_comparison, "pairwise_comparison", |row| None, String::new());
row!(Scenario, scenario, "scenario", |row| None, row.name.clone());
row!(ScenarioAnswer, scenario_answer, "scenario_answer", |row| None, row.state.clone());
row!(Objective, objective, "objective", |row| None, row.name.clone());
row!(KeyResult, key_result, "key_result", |row| None, row.name.clone());
row!(CheckIn, check_in, "check_in", |row| None, row.note.clone());
row!(Driver, driver, "driver", |row| None, row.name.clone());
row!(
    Alignment,
    alignment,
    "alignment",
    |row| (row.subject_kind == "project").then_some(row.subject_id),
    String::new()
);
row!(
    BusinessCase,
    business_case,
    "business_case",
    |row| (row.subject_kind == "project").then_some(row.subject_id),
    String::new()
);
row!(CaseVersion, case_version, "case_version", |row| None, format!("version {}", row.number));
row!(Charter, charter, "charter", |row| Some(row.project_id), format!("version {}", row.number));
row!(
    CharterVersion,
    charter_version,
    "charter_version",
    |row| None,
    format!("version {}", row.number)
);
row!(
    Allocation,
    allocation,
    "allocation",
    |row| Some(row.project_id),
    format!("{} h, {}", row.minutes / 60, row.state)
);
row!(StaffingSnapshot, staffing_snapshot, "staffing_snapshot", |row| None, row.name.clone());
row!(CapacityPolicy, capacity_policy, "capacity_policy", |row| None, String::new());
row!(ScenarioItem, scenario_item, "scenario_item", |row| None, row.subject_kind.clone());
row!(ScenarioMember, scenario_member, "scenario_member", |row| None, String::new());
row!(ScenarioCommit, scenario_commit, "scenario_commit", |row| None, row.scenario_name.clone());
row!(
    ScenarioApplication,
    scenario_application,
    "scenario_application",
    |row| None,
    row.state.clone()
);
row!(Import, import, "import", |row| row.project_id, row.file_name.clone());
row!(
    ChangeRequest,
    change_request,
    "change_request",
    |row| Some(row.project_id),
    format!("CR-{} {}", row.number, row.title)
);

/// The beginning of a text, without the marks of who is mentioned.
fn excerpt(text: &str) -> String {
    let mut plain = String::new();
    for (index, part) in text.split("@[").enumerate() {
        match part.split_once(']') {
            Some((_, rest)) if index > 0 => {
                plain.push('@');
                plain.push_str(rest);
            }
            _ => plain.push_str(part),
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
