//! Approvals as people see them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    StepRule, Subject,
    approvals::{Progress, takes_part},
    decisions::seats_of,
    subject::subject_of,
    walk::State,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Listed, Reference, instant},
};

/// An approval.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApprovalView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Kind of what is approved, such as `request`.
    pub subject_kind: String,
    /// What is approved.
    pub subject_id: Uuid,
    /// Its name when the approval was asked for.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Name of the route, as it was then.
    pub route: String,
    /// Who asked.
    pub asked_by: Reference,
    /// When (UTC).
    pub asked_at: String,
    /// What they said.
    pub note: String,
    /// `open`, `returned`, `approved`, `rejected` or `recalled`.
    pub state: String,
    /// The step it is at, or ended at, from 0.
    pub step: i64,
    /// Its steps, in order.
    pub steps: Vec<ApprovalStepView>,
    /// For whom it waits now, those left out who cannot sign in.
    pub waits_for: Vec<Reference>,
    /// Open, and nobody can decide.
    pub stuck: bool,
    /// For whom the reader may decide: themselves, or those they stand in for.
    pub mine: Vec<Reference>,
    /// Whether the reader may take it back.
    pub recallable: bool,
    /// Everything that was decided, oldest first.
    pub decisions: Vec<DecisionView>,
    /// When it ended (UTC).
    pub ended_at: Option<String>,
}

/// A step of an approval.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApprovalStepView {
    /// Name.
    pub name: String,
    /// How many have to approve.
    pub rule: StepRule,
    /// How many, for a quorum.
    pub quorum: Option<u32>,
    /// The share of the weight that has to approve, of a weighted step.
    pub share_percent: Option<u32>,
    /// `ahead`, `current`, `approved` or `rejected`; `ended` where the approval ended otherwise.
    pub state: String,
    /// Who decides.
    pub people: Vec<ApproverView>,
    /// When it is escalated (UTC).
    pub escalates_at: Option<String>,
    /// Whether it was.
    pub escalated: bool,
    /// To whom.
    pub escalate_to: Vec<Reference>,
    /// Whom the route names and who does not decide.
    pub left_out: Vec<LeftOutView>,
}

/// Someone who decides a step.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApproverView {
    /// Which user.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Whether they can sign in.
    pub active: bool,
    /// `approved` or `rejected`; null when they have not decided.
    pub decided: Option<String>,
    /// How much they count in a weighted step; null in others.
    pub weight: Option<u32>,
}

/// Someone the route names who does not decide.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LeftOutView {
    /// Who.
    pub person: Reference,
    /// `inactive`: cannot sign in; `own`: it is their own.
    pub why: String,
}

/// An entry in the log of an approval.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DecisionView {
    /// The step, from 0.
    pub step: i64,
    /// `approved`, `rejected`, `returned`, `answered`, `recalled`, `escalated` or `replaced`.
    pub kind: String,
    /// Who did it; null for the program itself.
    pub actor: Option<Reference>,
    /// Whose decision it is, when someone stood in; who decides now, after a replacement.
    pub seat: Option<Reference>,
    /// Who was replaced.
    pub instead_of: Option<Reference>,
    /// Why, the question, or the answer.
    pub reason: String,
    /// When (UTC).
    pub at: String,
}

/// Of which subject.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ApprovalQuery {
    /// Its kind, such as `request`.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
}

/// Approvals of a subject, newest first.
pub async fn approvals(
    app: &App,
    caller: &Caller,
    query: &ApprovalQuery,
) -> Outcome<Listed<ApprovalView>> {
    let reader = app.store.read();
    let subject = Subject::stored(&query.subject_kind, query.subject_id)?;
    require_seen(&reader, caller, subject).await?;
    let mut views = vec![];
    for row in reader.approvals_of(subject.kind(), subject.id()).await? {
        views.push(view(&reader, caller, row).await?);
    }
    Ok(Listed::whole(views))
}

/// One approval.
pub async fn approval(app: &App, caller: &Caller, id: Uuid) -> Outcome<ApprovalView> {
    shown(&app.store.read(), caller, id).await
}

/// One approval, if the caller may see what it is about.
pub(super) async fn shown(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<ApprovalView> {
    let row = reader.find::<row::Approval>(id).await?.ok_or(Failure::NotFound("approval"))?;
    require_seen(reader, caller, subject_of(&row)?).await?;
    view(reader, caller, row).await
}

pub(super) async fn require_seen(
    reader: &Reader,
    caller: &Caller,
    subject: Subject,
) -> Outcome<()> {
    if subject.may_see(reader, caller).await? || takes_part(reader, caller, subject).await? {
        return Ok(());
    }
    Err(Failure::NotFound("approval"))
}

async fn view(reader: &Reader, caller: &Caller, row: row::Approval) -> Outcome<ApprovalView> {
    let decisions = reader.approval_decisions(&[row.id]).await?;
    let progress = Progress::of(row, decisions)?;
    let now = progress.walk();
    let mut ids: Vec<Uuid> = now.people.iter().flatten().copied().collect();
    ids.push(progress.row.asked_by);
    for step in &progress.steps {
        ids.extend(&step.escalate_to);
        ids.extend(step.left_out.iter().map(|out| out.id));
    }
    for row in &progress.decisions {
        ids.extend(row.actor_id.into_iter().chain(row.seat_id).chain(row.instead_of_id));
    }
    ids.sort();
    ids.dedup();
    let users: HashMap<Uuid, row::User> =
        reader.get_many::<row::User>(&ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let active = |id: Uuid| users.get(&id).is_some_and(|user| user.active);
    let name = |id: Uuid| users.get(&id).map(|user| user.name.clone()).unwrap_or_default();
    let person = |id: Uuid| Reference { id, name: name(id) };
    let waits_for: Vec<Uuid> = now.waits_for.iter().copied().filter(|id| active(*id)).collect();
    let seats = seats_of(reader, caller).await?;
    let subject = subject_of(&progress.row)?;
    let own = match now.state {
        State::Open => subject.facts(reader).await?.own_of.contains(&caller.user_id),
        _ => true,
    };
    let mine = seats.into_iter().filter(|id| !own && waits_for.contains(id));
    let ended = progress.row.ended_at.is_some();
    let may_recall = progress.row.asked_by == caller.user_id
        || caller.may("approval.configure", Place::ORGANISATION);
    let current = progress.row.step;
    let said = |index: i64, id: Uuid| {
        progress.decisions.iter().rev().find_map(|row| {
            let counts = row.step == index
                && row.seat_id == Some(id)
                && matches!(row.kind.as_str(), "approved" | "rejected");
            counts.then(|| row.kind.clone())
        })
    };
    let escalated = |index: i64| {
        progress.decisions.iter().any(|row| row.step == index && row.kind == "escalated")
    };
    let state_of = |index: i64| match (index.cmp(&current), now.state) {
        (std::cmp::Ordering::Less, _) | (std::cmp::Ordering::Equal, State::Approved) => "approved",
        (std::cmp::Ordering::Greater, _) => "ahead",
        (_, State::Rejected) => "rejected",
        (_, State::Recalled) => "ended",
        _ => "current",
    };
    let voters = now.people.iter().zip(&now.weights);
    let steps = progress.steps.iter().zip(0..).zip(voters).map(|((step, index), voters)| {
        let (people, weights) = voters;
        ApprovalStepView {
            name: step.name.clone(),
            rule: step.rule,
            quorum: step.quorum,
            share_percent: step.share_percent,
            state: state_of(index).into(),
            people: people
                .iter()
                .zip(weights)
                .map(|(id, weight)| ApproverView {
                    weight: (step.rule == StepRule::Weighted).then_some(*weight),
                    id: *id,
                    name: name(*id),
                    active: active(*id),
                    decided: said(index, *id),
                })
                .collect(),
            escalates_at: progress.row.due_at.filter(|_| index == current).map(instant),
            escalated: escalated(index),
            escalate_to: step.escalate_to.iter().map(|id| person(*id)).collect(),
            left_out: step
                .left_out
                .iter()
                .map(|out| LeftOutView { person: person(out.id), why: out.why.clone() })
                .collect(),
        }
    });
    Ok(ApprovalView {
        steps: steps.collect(),
        stuck: now.state == State::Open && waits_for.is_empty(),
        waits_for: waits_for.iter().map(|id| person(*id)).collect(),
        mine: mine.map(person).collect(),
        recallable: !ended && may_recall,
        decisions: progress
            .decisions
            .iter()
            .map(|row| DecisionView {
                step: row.step,
                kind: row.kind.clone(),
                actor: row.actor_id.map(person),
                seat: row.seat_id.filter(|id| Some(*id) != row.actor_id).map(person),
                instead_of: row.instead_of_id.map(person),
                reason: row.reason.clone(),
                at: instant(row.at),
            })
            .collect(),
        href: subject.href(),
        asked_by: person(progress.row.asked_by),
        asked_at: instant(progress.row.created_at),
        ended_at: progress.row.ended_at.map(instant),
        id: progress.row.id,
        version: progress.row.version,
        subject_kind: progress.row.subject_kind.clone(),
        subject_id: progress.row.subject_id,
        title: progress.row.title.clone(),
        route: progress.row.route_name.clone(),
        note: progress.row.note.clone(),
        state: progress.row.state.clone(),
        step: progress.row.step,
    })
}
