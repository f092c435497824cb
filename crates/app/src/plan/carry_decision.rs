//! A decision about the portfolio, carried into a plan as one edit of it.

use std::collections::HashSet;

use steerco_store::{plan::PlanRows, row};
use uuid::Uuid;

use super::{
    draft::Draft,
    edit::{Edited, How, broken, change_plan},
    projects::{checked_stage, visible_project},
    reshape::{Reshape, Reshaped, reshape, work_of},
};
use crate::{App, Failure, Outcome, access::Caller};

/// Tenths of a minute of a civil day.
const DAY: i64 = 14_400;

/// What a decision about the portfolio wants of a project.
#[derive(Debug, Clone, Default)]
pub(crate) struct PortfolioDecision {
    /// By how many days its start moves.
    pub(crate) days: i64,
    /// Its new stage.
    pub(crate) stage: Option<&'static str>,
    /// What is approved for it, in minor units of its currency.
    pub(crate) funding: Option<i64>,
    /// Assignments that go to others, with who they go to.
    pub(crate) staffing: Vec<(Uuid, row::Resource)>,
    /// Its length and scope.
    pub(crate) shape: Reshape,
}

/// What a decision would do to a plan.
#[derive(Debug, Clone)]
pub(crate) struct Foreseen {
    /// What follows its length and scope.
    pub(crate) reshaped: Reshaped,
    /// First and last moment of the plan before and after, in tenths of a minute.
    pub(crate) before: (i64, i64),
    pub(crate) after: (i64, i64),
    /// Work of people before and after, in tenths of a minute.
    pub(crate) work: (i64, i64),
    /// Constraints, deadlines and agreed dates that would not hold any more, in words.
    pub(crate) breaks: Vec<String>,
}

/// Carries a decision about the portfolio into a project, as one edit of its plan; answers the edit under
/// which that can be taken back.
pub(crate) async fn carry_decision(
    app: &App,
    caller: &Caller,
    id: Uuid,
    decision: &PortfolioDecision,
    reason: &str,
) -> Outcome<Option<Uuid>> {
    let how = How { reason: Some(reason.to_owned()), ..How::default() };
    Ok(carried(app, caller, id, decision, &how, "project.manage").await?.edit_id)
}

/// What carrying a decision into a project would do; nothing is written.
pub(crate) async fn foresee_decision(
    app: &App,
    caller: &Caller,
    id: Uuid,
    decision: &PortfolioDecision,
) -> Outcome<Foreseen> {
    let how = How { preview: true, ..How::default() };
    let done = carried(app, caller, id, decision, &how, "project.view").await?;
    let span = |row: &row::Project| (row.computed_start, row.computed_finish);
    Ok(Foreseen {
        reshaped: done.answer,
        before: span(&done.before.project),
        after: span(&done.after.project),
        work: (work_of(&done.before), work_of(&done.after)),
        breaks: said(&done.before, &done.after),
    })
}

/// What does not hold any more, with the task where there is one; all of it, however much else is found.
fn said(before: &PlanRows, after: &PlanRows) -> Vec<String> {
    let known: HashSet<(&str, Option<Uuid>)> =
        before.diagnostics.iter().map(|row| (row.code.as_str(), row.task_id)).collect();
    let new = |row: &&row::PlanDiagnostic| !known.contains(&(row.code.as_str(), row.task_id));
    let name = |id: Uuid| after.tasks.iter().find(|row| row.id == id).map(|row| &row.name);
    let line = |row: &row::PlanDiagnostic| match row.task_id.and_then(name) {
        Some(name) => format!("{name}: {}", row.message),
        None => row.message.clone(),
    };
    after.diagnostics.iter().filter(|row| broken(&row.code)).filter(new).map(line).collect()
}

async fn carried(
    app: &App,
    caller: &Caller,
    id: Uuid,
    decision: &PortfolioDecision,
    how: &How,
    permission: &'static str,
) -> Outcome<Edited<Reshaped>> {
    let reader = app.store.read();
    visible_project(&reader, caller, id, permission).await?;
    change_plan(app, caller, id, how, |draft| carry(draft, decision)).await
}

fn carry(draft: &mut Draft, decision: &PortfolioDecision) -> Outcome<Reshaped> {
    let row = draft.change_project("project_updated");
    row.start += decision.days * DAY;
    if row.from_finish {
        row.finish = row.finish.map(|finish| finish + decision.days * DAY);
    }
    if let Some(stage) = decision.stage {
        row.stage = checked_stage(stage)?;
    }
    row.funding = decision.funding.or(row.funding);
    for (assignment, person) in &decision.staffing {
        draft.know_resource(person);
        let row = draft.change_assignment(*assignment, "assignment_updated");
        row.ok_or(Failure::NotFound("assignment"))?.resource_id = Some(person.id);
    }
    reshape(draft, decision.shape)
}
