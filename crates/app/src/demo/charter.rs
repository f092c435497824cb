//! A charter of the demo that the executive has signed, of the first project with a business case.

use std::collections::{BTreeMap, HashMap};

use crate::{
    App, Outcome,
    access::Caller,
    governance::{
        ApprovalQuery, Approver, Choice, Conditions, NewDecision, NewRoute, RouteStep, StepRule,
        approvals, create_approval_route, decide,
    },
    plan::{ProjectQuery, projects},
    shape::PageQuery,
    strategy::{
        IssueCharter, NewCharter, PatchCharter, RaciLine, create_charter, issue_charter,
        update_charter,
    },
};

/// Writes the route, and the charter.
pub(super) async fn make(
    app: &App,
    director: &Caller,
    users: &HashMap<String, Caller>,
) -> Outcome<()> {
    let Some(executive) = users.get("executive") else { return Ok(()) };
    let route = NewRoute {
        name: "Sponsor".into(),
        subject_kind: "charter".into(),
        conditions: Conditions::default(),
        steps: vec![RouteStep {
            name: "Sponsor".into(),
            approvers: vec![Approver::Person { id: executive.user_id }],
            rule: StepRule::Any,
            quorum: None,
            weights: vec![],
            share_percent: None,
            escalate_after_days: None,
            escalate_to: vec![],
        }],
    };
    create_approval_route(app, director, &route).await?;
    let page = PageQuery { limit: Some(1), sort: Some("key".into()), ..PageQuery::default() };
    let found = projects(app, director, &ProjectQuery::default(), &page).await?.items;
    let Some(project) = found.first() else { return Ok(()) };
    let charter = create_charter(app, director, &NewCharter { project_id: project.id }).await?;
    let line = |what: &str, responsible: &str, consulted: &[&str]| RaciLine {
        what: what.into(),
        responsible: vec![responsible.into()],
        accountable: vec![executive.name.clone()],
        consulted: consulted.iter().map(|one| (*one).to_owned()).collect(),
        informed: vec!["All teams".into()],
    };
    let raci = vec![
        line("Design that can be built", "Lead engineer", &["Operations"]),
        line("Choice of the supplier", "Buyer", &["Lead engineer", "Legal"]),
        line("Going live", "Project manager", &["Operations"]),
    ];
    let patch = PatchCharter { sections: BTreeMap::new(), raci: Some(raci) };
    let charter = update_charter(app, director, charter.id, charter.version, &patch).await?;
    let note = IssueCharter { note: "For the start of the work".into() };
    issue_charter(app, director, charter.id, charter.version, &note).await?;
    let query = ApprovalQuery { subject_kind: "charter".into(), subject_id: charter.id };
    for approval in approvals(app, director, &query).await?.items {
        let decision = NewDecision {
            choice: Choice::Approve,
            reason: "Go ahead.".into(),
            step: None,
            seat_id: None,
        };
        decide(app, executive, approval.id, &decision).await?;
    }
    Ok(())
}
