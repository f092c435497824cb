//! The catalogue of permissions. Keys are stable; roles are sets of them.

use serde::Serialize;
use utoipa::ToSchema;

/// One thing a role may allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Permission {
    /// Stable key such as `project.view`.
    pub key: &'static str,
    /// Short name.
    pub name: &'static str,
    /// What it allows.
    pub help: &'static str,
}

const fn of(key: &'static str, name: &'static str, help: &'static str) -> Permission {
    Permission { key, name, help }
}

/// Every permission there is.
pub const PERMISSIONS: &[Permission] = &[
    of("organisation.manage", "Manage the organisation", "Change its name and settings."),
    of("user.view", "See users", "See who can sign in."),
    of("user.manage", "Manage users", "Add, change and deactivate users; reset passwords."),
    of("role.view", "See roles", "See roles, what they allow, and who has them."),
    of("role.manage", "Manage roles", "Change roles and grant them."),
    of("portfolio.view", "See portfolios", "See portfolios and their figures."),
    of("portfolio.manage", "Manage portfolios", "Add, change and delete portfolios."),
    of("program.view", "See programs", "See programs and their figures."),
    of("program.manage", "Manage programs", "Add, change and delete programs."),
    of("project.view", "See projects", "See projects, their plans, dates and why."),
    of("project.create", "Create projects", "Start new projects."),
    of("project.manage", "Manage projects", "Change project settings; delete projects."),
    of("task.edit", "Edit plans", "Change tasks, dependencies and assignments."),
    of("progress.edit", "Report progress", "Report percent complete and actual dates of tasks."),
    of(
        "progress.report_own",
        "Report on own tasks",
        "Report percent complete, actual dates, work left and notes of tasks one is assigned to.",
    ),
    of("comment.write", "Take part in discussions", "Write comments and attach files."),
    of("baseline.manage", "Manage baselines", "Set and delete baselines."),
    of("calendar.view", "See calendars", "See working-time calendars."),
    of("calendar.manage", "Manage calendars", "Change working-time calendars."),
    of("resource.view", "See resources", "See people, teams and leave."),
    of("resource.manage", "Manage resources", "Add, change and delete people and teams."),
    of("leave.manage", "Manage leave", "Enter and remove leave."),
    of(
        "allocation.view",
        "See allocations",
        "See who is promised to which project, and how busy people are.",
    ),
    of(
        "allocation.edit",
        "Allocate people",
        "Propose, commit and change the time of people and roles for projects.",
    ),
    of(
        "staffing.answer",
        "Answer requests for people",
        "See who fits a request, propose people for it, or reject it.",
    ),
    of("rate.view", "See rates", "See what an hour of a resource costs."),
    of("rate.manage", "Manage rates", "Change what an hour of a resource costs."),
    of("scoring.configure", "Set up scoring", "Change how projects are scored, and the weights."),
    of("scoring.assess", "Assess projects", "Say how a project does under a scoring model."),
    of("strategy.view", "See the strategy", "See objectives, drivers, and what work adds to them."),
    of(
        "strategy.edit",
        "Edit the strategy",
        "Change objectives, drivers and what is linked to them.",
    ),
    of("scenario.view", "See scenarios", "See what-if selections, their money and their people."),
    of("scenario.edit", "Edit scenarios", "Change what-if selections and let them be searched."),
    of("import.run", "Import", "Bring plan files in."),
    of("request.view", "See all requests", "See requests for projects of everybody."),
    of(
        "request.triage",
        "Triage requests",
        "Take, assess, defer, reject and merge requests, put them to decision, make them projects.",
    ),
    of("request.configure", "Design request forms", "Add and change types of requests."),
    of(
        "plan_type.configure",
        "Define types of plans",
        "Say which types of projects and programs there are, and where they may be.",
    ),
    of(
        "approval.configure",
        "Configure approvals",
        "Write routes of approval; name substitutes and replace approvers.",
    ),
    of(
        "lifecycle.configure",
        "Design lifecycles",
        "Write stages, gates and rules; say how strict they are.",
    ),
    of("gate.ask", "Ask for gates", "Begin a lifecycle and put its gates to decision."),
    of(
        "gate.waive",
        "Waive what gates ask",
        "Waive single things with a reason; act where the PMO runs the gates.",
    ),
    of("change.view", "See the history", "See who changed what, when."),
];

/// The catalogue.
pub fn permissions() -> Vec<Permission> {
    PERMISSIONS.to_vec()
}

/// The wider permission and the one it includes: who has the first has the second.
const INCLUDED: &[(&str, &str)] = &[("progress.edit", "progress.report_own")];

/// What a permission gives: itself, and what it includes.
pub(crate) fn gives(key: &str) -> impl Iterator<Item = &'static str> {
    let included = INCLUDED.iter().filter(move |(wider, _)| *wider == key).map(|(_, key)| *key);
    find(key).map(|found| found.key).into_iter().chain(included)
}

/// The catalogue's own spelling of a key.
pub(crate) fn find(key: &str) -> Option<&'static Permission> {
    PERMISSIONS.iter().find(|permission| permission.key == key)
}
