//! Change requests as people see them: where they stand, what they do to the plan, and what one may do.

use std::collections::HashMap;

use serde::Serialize;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    book::read_json,
    change_impact::ChangeImpact,
    change_requests::{find, is_party, may_write},
    proposed_edits::ProposedEdit,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    governance::{Subject, takes_part},
    intake::{RequestEvent, state_moves},
    shape::{Listed, Reference, instant, minutes, percent},
};

/// Most steps of taking back and bringing again that are followed.
const MOST_REVERTS: usize = 200;

/// A change request in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangeRequestItem {
    /// Which one.
    pub id: Uuid,
    /// What people call it by, such as `CR-3`.
    pub key: String,
    /// What it is about.
    pub title: String,
    /// `scope`, `schedule`, `cost`, `quality`, `regulation` or `other`.
    pub category: String,
    /// `draft`, `assessing`, `deciding`, `approved`, `rejected`, `deferred`, `implemented` or `withdrawn`.
    pub state: String,
    /// Since when (UTC).
    pub state_since: String,
    /// Who raised it.
    pub raised_by: Reference,
    /// When (UTC).
    pub raised_at: String,
    /// Who sees to it.
    pub owner: Option<Reference>,
    /// The day by which a decision is wanted.
    pub wanted_by: Option<String>,
    /// By how many working days the finish moves, as it was computed last; null without edits.
    pub finish_days: Option<f64>,
    /// By how much work there is more, as it was computed last.
    pub work_minutes: Option<f64>,
    /// What it costs more: as it was said, or else as the edits come to; minor units.
    pub cost_delta_minor: Option<i64>,
    /// What it brings more, minor units.
    pub benefit_delta_minor: Option<i64>,
    /// Currency of the money.
    pub currency: String,
    /// There is money that the caller may not see.
    pub money_hidden: bool,
    /// Whether the risk of the project becomes `lower`, `same` or `higher`.
    pub risk_level: String,
}

/// What the caller may do with a change request as it stands.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct ChangeRequestMay {
    /// Write it further.
    pub write: bool,
    /// Say what it costs and brings.
    pub money: bool,
    /// Propose edits of the plan.
    pub propose: bool,
    /// Submit it.
    pub submit: bool,
    /// Send it back with a question.
    pub send_back: bool,
    /// Ask for the decision; also again, when the plan has moved.
    pub ask: bool,
    /// Approve or reject it, where no approval runs.
    pub decide: bool,
    /// Put it off.
    pub defer: bool,
    /// Take up again what was put off.
    pub reopen: bool,
    /// Withdraw it.
    pub withdraw: bool,
    /// Answer the question of who decides.
    pub answer: bool,
    /// Make its edits in the plan.
    pub implement: bool,
    /// Take a baseline with that.
    pub baseline: bool,
}

/// A change request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangeRequestView {
    /// What lists say of it too.
    #[serde(flatten)]
    pub item: ChangeRequestItem,
    /// Optimistic lock.
    pub version: i64,
    /// Its project.
    pub project: Reference,
    /// What is to become different, and why.
    pub description: String,
    /// What is added to the scope, or taken from it.
    pub scope: String,
    /// What the change does to risks.
    pub risk: String,
    /// What it costs more as somebody said it; null when the edits say it.
    pub stated_cost_minor: Option<i64>,
    /// The question it came back with; empty without one.
    pub question: String,
    /// Why it came to where it stands.
    pub reason: String,
    /// Edits of the plan.
    pub edits: Vec<ProposedEdit>,
    /// What they do to the plan, as it was computed last: when the decision was asked for, once it was.
    pub impact: Option<ChangeImpact>,
    /// The plan has changed since that.
    pub plan_moved: bool,
    /// Who asked for the decision.
    pub asked_by: Option<Reference>,
    /// An approval runs, or waits for an answer.
    pub by_approval: bool,
    /// Who decided.
    pub decided_by: Option<Reference>,
    /// When (UTC).
    pub decided_at: Option<String>,
    /// Who made it so.
    pub implemented_by: Option<Reference>,
    /// When (UTC).
    pub implemented_at: Option<String>,
    /// It was made so, and taken back in the plan since.
    pub taken_back: bool,
    /// The baseline that was taken with it, while it is there.
    pub baseline: Option<Reference>,
    /// What the caller may do.
    pub may: ChangeRequestMay,
}

/// Such as `CR-3`.
pub(super) fn key(row: &row::ChangeRequest) -> String {
    format!("CR-{}", row.number)
}

/// Such as `CR-3 A second crane`, as its baseline is called too.
pub(super) fn called(row: &row::ChangeRequest) -> String {
    format!("{} {}", key(row), row.title)
}

/// What it costs more: as it was said, or else as the edits come to.
pub(super) fn cost_of(row: &row::ChangeRequest) -> Option<i64> {
    row.cost_delta.or(row.plan_cost_delta)
}

/// Whether somebody may see money of a project's changes.
pub(super) fn sees_money(caller: &Caller, project: &row::Project) -> bool {
    caller.may("rate.view", Place::project(project))
}

/// People by id, for rows that name them.
async fn people_of(reader: &Reader, rows: &[row::ChangeRequest]) -> Outcome<HashMap<Uuid, String>> {
    let of = |row: &row::ChangeRequest| {
        let others = [row.owner_id, row.asked_by, row.decided_by, row.implemented_by];
        others.into_iter().flatten().chain([row.raised_by])
    };
    let mut ids: Vec<Uuid> = rows.iter().flat_map(of).collect();
    ids.sort();
    ids.dedup();
    let rows = reader.get_many::<row::User>(&ids).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

fn named(people: &HashMap<Uuid, String>, id: Uuid) -> Reference {
    Reference { id, name: people.get(&id).cloned().unwrap_or_default() }
}

fn item(
    row: &row::ChangeRequest,
    money: bool,
    people: &HashMap<Uuid, String>,
) -> ChangeRequestItem {
    let (cost, benefit) = (cost_of(row), row.benefit_delta);
    ChangeRequestItem {
        id: row.id,
        key: key(row),
        title: row.title.clone(),
        category: row.category.clone(),
        state: row.state.clone(),
        state_since: instant(row.state_since),
        raised_by: named(people, row.raised_by),
        raised_at: instant(row.created_at),
        owner: row.owner_id.map(|id| named(people, id)),
        wanted_by: row.wanted_by.clone(),
        finish_days: row.finish_shift.map(percent),
        work_minutes: row.work_delta.map(minutes),
        cost_delta_minor: cost.filter(|_| money),
        benefit_delta_minor: benefit.filter(|_| money),
        currency: row.currency.clone(),
        money_hidden: !money && (cost.is_some() || benefit.is_some()),
        risk_level: row.risk_level.clone(),
    }
}

/// Change requests of one project as a list shows them.
pub(super) async fn items(
    reader: &Reader,
    money: bool,
    rows: &[row::ChangeRequest],
) -> Outcome<Vec<ChangeRequestItem>> {
    let people = people_of(reader, rows).await?;
    Ok(rows.iter().map(|row| item(row, money, &people)).collect())
}

/// One as the caller sees it. Who decides about it sees its money too.
pub(super) async fn view(
    reader: &Reader,
    caller: &Caller,
    row: &row::ChangeRequest,
    project: &row::Project,
) -> Outcome<ChangeRequestView> {
    let subject = Subject::ChangeRequest(row.id);
    let money = sees_money(caller, project) || takes_part(reader, caller, subject).await?;
    let people = people_of(reader, std::slice::from_ref(row)).await?;
    let impact = match row.impact.as_str() {
        "" => None,
        json => Some(read_json::<ChangeImpact>(json)?),
    };
    let impact = impact.map(|one| if money { one } else { one.without_money() });
    let baseline = match row.baseline_id {
        Some(id) => reader.find::<row::Baseline>(id).await?,
        None => None,
    };
    let by_approval = under_way(reader, row.id).await?;
    let taken_back = taken_back(reader, row).await?;
    Ok(ChangeRequestView {
        item: item(row, money, &people),
        version: row.version,
        project: Reference { id: project.id, name: project.name.clone() },
        description: row.description.clone(),
        scope: row.scope.clone(),
        risk: row.risk.clone(),
        stated_cost_minor: row.cost_delta.filter(|_| money),
        question: row.question.clone(),
        reason: row.reason.clone(),
        edits: read_json(&row.edits)?,
        plan_moved: row.impact_version.is_some_and(|version| version != project.plan_version),
        impact,
        asked_by: row.asked_by.map(|id| named(&people, id)),
        decided_by: row.decided_by.map(|id| named(&people, id)),
        decided_at: row.decided_at.map(instant),
        implemented_by: row.implemented_by.map(|id| named(&people, id)),
        implemented_at: row.implemented_at.map(instant),
        baseline: baseline.map(|row| Reference { id: row.id, name: row.name }),
        may: may(caller, row, project, by_approval, taken_back),
        by_approval,
        taken_back,
    })
}

/// Whether an approval of a request is not ended.
pub(super) async fn under_way(reader: &Reader, id: Uuid) -> Outcome<bool> {
    let rows = reader.approvals_of(Subject::ChangeRequest(id).kind(), id).await?;
    Ok(rows.iter().any(|row| row.ended_at.is_none()))
}

/// Whether what was made of a request was taken back in the plan, and not brought again.
pub(super) async fn taken_back(reader: &Reader, row: &row::ChangeRequest) -> Outcome<bool> {
    let mut stands = true;
    let mut next = row.edit_id.filter(|_| row.state == "implemented");
    for _ in 0..MOST_REVERTS {
        let Some(id) = next else { break };
        next = reader.plan_edit(id).await?.and_then(|edit| edit.reverted_by);
        stands ^= next.is_some();
    }
    Ok(!stands)
}

fn may(
    caller: &Caller,
    row: &row::ChangeRequest,
    project: &row::Project,
    by_approval: bool,
    taken_back: bool,
) -> ChangeRequestMay {
    let place = Place::project(project);
    let plans = caller.may("task.edit", place);
    let baselines = caller.may("baseline.manage", place);
    let party = is_party(caller, row);
    let is = |states: &[&str]| states.contains(&row.state.as_str());
    let asked = is(&["deciding"]) && !row.question.is_empty();
    let write = may_write(caller, row, project);
    ChangeRequestMay {
        write,
        money: write && sees_money(caller, project),
        propose: write && plans,
        submit: is(&["draft"]) && (party || plans),
        send_back: is(&["assessing"]) && plans,
        ask: is(&["assessing", "deciding"]) && plans,
        decide: is(&["deciding"]) && baselines && !by_approval,
        defer: is(&["assessing", "deciding"]) && baselines,
        reopen: is(&["deferred"]) && plans,
        withdraw: is(&["draft", "assessing", "deciding", "deferred"]) && party,
        answer: asked && (party || row.asked_by == Some(caller.user_id)),
        implement: plans && (is(&["approved"]) || taken_back),
        baseline: baselines,
    }
}

/// How a request came to where it stands, newest first.
pub async fn change_request_history(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<Listed<RequestEvent>> {
    let reader = app.store.read();
    find(&reader, caller, id).await?;
    Ok(Listed::whole(state_moves(&reader, "change_request", id).await?))
}

/// The request as it is now, after a move.
pub(super) async fn now(app: &App, caller: &Caller, id: Uuid) -> Outcome<ChangeRequestView> {
    let reader = app.store.read();
    let row = reader.find::<row::ChangeRequest>(id).await?;
    let row = row.ok_or(Failure::NotFound("change request"))?;
    let project = reader.get::<row::Project>(row.project_id).await?;
    view(&reader, caller, &row, &project).await
}
