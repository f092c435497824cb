//! What people ask to change in the best-known project of the demo: two routes by thresholds, and change requests
//! that are rejected, approved, waiting for their decision, and being assessed.

use std::collections::HashMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    App, Outcome,
    access::{self, Caller},
    governance::{
        ApprovalQuery, Approver, Choice, Conditions, FigureBounds, NewDecision, NewRoute,
        RouteStep, StepRule, approvals, create_approval_route, decide,
    },
    plan::{
        ChangeRequestNote, NewChangeRequest, ProposedEdit, TaskListItem, TaskQuery,
        ask_change_decision, raise_change_request, tasks,
    },
    shape::PageQuery,
};

/// From these on a change is large: working days of the finish, and minor units of cost.
const LARGE_DAYS: i64 = 5;
const LARGE_COST: i64 = 2_500_000;

/// A change that somebody asks for.
struct Ask {
    title: &'static str,
    description: &'static str,
    category: &'static str,
    /// Role of who raises it.
    by: &'static str,
    risk_level: &'static str,
    /// Minor units.
    cost: Option<i64>,
    benefit: Option<i64>,
    /// By how many days a task that has not begun takes longer.
    longer: Option<i64>,
    /// `assessing` or `deciding`, or what is decided with a reason.
    to: To,
}

enum To {
    Assessing,
    Deciding,
    Approved(&'static str),
    Rejected(&'static str),
}

const ASKS: [Ask; 4] = [
    Ask {
        title: "Granite instead of concrete slabs",
        description: "The city asks whether the concourse can be laid with granite, as the square outside is.",
        category: "quality",
        by: "client",
        risk_level: "same",
        cost: Some(18_400_000),
        benefit: None,
        longer: None,
        to: To::Rejected(
            "Nobody pays for it, and the slabs that are ordered cannot be given back.",
        ),
    },
    Ask {
        title: "Handrails on both sides of all stairs",
        description: "The new rule for public buildings asks for handrails on both sides from next year on.",
        category: "regulation",
        by: "team_member",
        risk_level: "lower",
        cost: Some(940_000),
        benefit: None,
        longer: Some(1),
        to: To::Approved("The rule leaves no choice. Order them with the others."),
    },
    Ask {
        title: "A second lift to the platform",
        description: "One lift is not enough when it is being maintained: wheelchair users would have no way down. \
                      A second shaft is possible beside the first one.",
        category: "scope",
        by: "client",
        risk_level: "higher",
        cost: Some(38_500_000),
        benefit: Some(52_000_000),
        longer: Some(15),
        to: To::Deciding,
    },
    Ask {
        title: "Work at the tracks only on weekends",
        description: "The line beside us runs every five minutes on weekdays; its operator asks us to stay away then.",
        category: "schedule",
        by: "team_member",
        risk_level: "same",
        cost: None,
        benefit: None,
        longer: Some(6),
        to: To::Assessing,
    },
];

/// Writes the routes and the change requests; no plan changes.
pub(super) async fn make(
    app: &App,
    director: &Caller,
    users: &HashMap<String, Caller>,
    project: Option<Uuid>,
    today: Date,
) -> Outcome<()> {
    let Some(project) = project else { return Ok(()) };
    routes(app, director).await?;
    let query =
        TaskQuery { project_id: Some(project), unfinished: Some(true), ..TaskQuery::default() };
    let page = PageQuery { limit: Some(200), sort: Some("start".into()), ..PageQuery::default() };
    let mut open = tasks(app, director, &query, &page).await?.items;
    open.retain(|task| !task.summary && !task.milestone && task.percent_complete <= 0.0);
    // What moves the finish of the whole first.
    open.sort_by_key(|task| !task.critical);
    for (at, ask) in ASKS.iter().enumerate() {
        let by = users.get(ask.by).unwrap_or(director);
        let edits = ask.longer.zip(open.get(at)).map(|(days, task)| longer(task, days));
        let wanted = today.saturating_add(jiff::Span::new().days(14));
        let input = NewChangeRequest {
            title: ask.title.into(),
            description: ask.description.into(),
            category: Some(ask.category.into()),
            owner_id: users.get("project_manager").map(|manager| manager.user_id),
            wanted_by: Some(wanted.to_string()),
            risk_level: Some(ask.risk_level.into()),
            cost_delta_minor: ask.cost,
            benefit_delta_minor: ask.benefit,
            edits: edits.into_iter().collect(),
            submit: true,
            ..NewChangeRequest::default()
        };
        let request = raise_change_request(app, by, project, &input).await?;
        let (choice, reason) = match ask.to {
            To::Assessing => continue,
            To::Deciding => (None, ""),
            To::Approved(why) => (Some(Choice::Approve), why),
            To::Rejected(why) => (Some(Choice::Reject), why),
        };
        let planner = users.get("project_manager").unwrap_or(director);
        let note = ChangeRequestNote { reason: "Please decide.".into() };
        let id = request.item.id;
        ask_change_decision(app, planner, id, request.version, &note).await?;
        let Some(choice) = choice else { continue };
        let query = ApprovalQuery { subject_kind: "change_request".into(), subject_id: id };
        for approval in approvals(app, director, &query).await?.items {
            let reason = reason.to_owned();
            let decision = NewDecision { choice, reason, step: None, seat_id: None };
            decide(app, director, approval.id, &decision).await?;
        }
    }
    Ok(())
}

/// A task that takes so many days longer.
fn longer(task: &TaskListItem, days: i64) -> ProposedEdit {
    #[expect(clippy::cast_possible_truncation, reason = "tasks of the demo take weeks")]
    let now = (task.duration_minutes / 480.0).ceil() as i64;
    ProposedEdit::SetTask {
        task: task.id,
        task_name: String::new(),
        duration: Some(format!("{}d", now + days)),
        work: None,
        start: None,
    }
}

/// Small changes are decided by who manages the project or by the PMO, all others by the director.
async fn routes(app: &App, director: &Caller) -> Outcome<()> {
    let roles = access::roles(app, director).await?.items;
    let role = |key: &str| {
        let found = roles.iter().filter(move |role| role.key == key);
        found.map(|role| Approver::Role { id: role.id }).collect::<Vec<_>>()
    };
    let below = |field: &str, below: i64| FigureBounds {
        field: field.into(),
        from: None,
        below: Some(below),
    };
    let manager = Approver::Field { field: "project_manager".into() };
    let small = Conditions {
        currency: "EUR".into(),
        figures: vec![below("finish_shift_days", LARGE_DAYS), below("cost_delta", LARGE_COST)],
        ..Conditions::default()
    };
    for (name, conditions, approvers) in [
        ("Small changes", small, [vec![manager], role("pmo_analyst")].concat()),
        ("Large changes", Conditions::default(), role("pmo_director")),
    ] {
        let step = RouteStep {
            name: name.into(),
            approvers,
            rule: StepRule::Any,
            quorum: None,
            weights: vec![],
            share_percent: None,
            escalate_after_days: None,
            escalate_to: vec![],
        };
        let subject_kind = "change_request".into();
        let route = NewRoute { name: name.into(), subject_kind, conditions, steps: vec![step] };
        create_approval_route(app, director, &route).await?;
    }
    Ok(())
}
