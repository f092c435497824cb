//! What decisions are about. This is the only file of the decision log that knows the kinds: each says what
//! it is called, where its page is, who sees it and who may write down what is decided about it.

use steerco_store::{Reader, row};
use uuid::Uuid;

use super::{Subject, approvals::sees, lifecycle_subject::LifecycleSubject};
use crate::{
    Failure, Outcome,
    access::{Caller, Place},
    plan::visible_project,
    portfolio::{editable_scenario, visible_scenario},
};

/// What a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DecisionSubject {
    Portfolio(Uuid),
    Program(Uuid),
    Project(Uuid),
    Request(Uuid),
    Scenario(Uuid),
    GateReview(Uuid),
}

/// The kinds there are.
const KINDS: [&str; 6] = ["portfolio", "program", "project", "request", "scenario", "gate_review"];

/// What something is called, and the project it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    pub name: String,
    pub project: Option<Uuid>,
}

impl DecisionSubject {
    /// As it is stored with a decision.
    pub(super) fn stored(kind: &str, id: Uuid) -> Outcome<Self> {
        Ok(match kind {
            "portfolio" => Self::Portfolio(id),
            "program" => Self::Program(id),
            "project" => Self::Project(id),
            "request" => Self::Request(id),
            "scenario" => Self::Scenario(id),
            "gate_review" => Self::GateReview(id),
            _ => {
                let text = format!("Choose one of {}.", KINDS.join(", "));
                return Err(Failure::field("decision.unknown_subject", "subject_kind", text));
            }
        })
    }

    /// Its page.
    pub(super) fn href(self) -> String {
        match self {
            Self::Portfolio(id) => format!("/portfolios/{id}"),
            Self::Program(id) => format!("/programs/{id}"),
            Self::Project(id) => format!("/projects/{id}"),
            Self::Request(id) => format!("/requests/{id}"),
            Self::Scenario(id) => format!("/scenarios/{id}"),
            Self::GateReview(id) => format!("/gates/{id}"),
        }
    }

    /// What it is called, whoever asks; nothing when it is gone.
    pub(super) async fn about(self, reader: &Reader) -> Outcome<Option<About>> {
        let named = |name: String| About { name, project: None };
        Ok(match self {
            Self::Portfolio(id) => {
                reader.find::<row::Portfolio>(id).await?.map(|row| named(row.name))
            }
            Self::Program(id) => reader.find::<row::Program>(id).await?.map(|row| named(row.name)),
            Self::Project(id) => {
                let row = reader.find::<row::Project>(id).await?;
                row.map(|row| About { name: row.name, project: Some(id) })
            }
            Self::Request(id) => reader.find::<row::Request>(id).await?.map(|row| named(row.title)),
            Self::Scenario(id) => {
                reader.find::<row::Scenario>(id).await?.map(|row| named(row.name))
            }
            Self::GateReview(id) => {
                let Some(row) = reader.find::<row::GateReview>(id).await? else { return Ok(None) };
                let facts = Subject::GateReview(id).facts(reader).await?;
                let project = (row.subject_kind == "project").then_some(row.subject_id);
                Some(About { name: facts.name, project })
            }
        })
    }

    /// Refuses unless the caller may see it.
    pub(super) async fn seen(self, reader: &Reader, caller: &Caller) -> Outcome<()> {
        match self {
            Self::Portfolio(id) => caller.require("portfolio.view", Place::portfolio(id)),
            Self::Program(id) => {
                let row = reader.find::<row::Program>(id).await?;
                let row = row.ok_or(Failure::NotFound("program"))?;
                caller.require("program.view", Place::program(&row))
            }
            Self::Project(id) => {
                visible_project(reader, caller, id, "project.view").await.map(|_| ())
            }
            Self::Request(id) => sees(reader, caller, Subject::Request(id)).await,
            Self::Scenario(id) => visible_scenario(reader, caller, id).await.map(|_| ()),
            Self::GateReview(id) => sees(reader, caller, Subject::GateReview(id)).await,
        }
    }

    /// Refuses unless the caller may change it, and so write down what is decided about it.
    pub(super) async fn edited(self, reader: &Reader, caller: &Caller) -> Outcome<()> {
        self.seen(reader, caller).await?;
        match self {
            Self::Portfolio(id) => caller.require("portfolio.manage", Place::portfolio(id)),
            Self::Program(id) => {
                let row = reader.get::<row::Program>(id).await?;
                caller.require("program.manage", Place::program(&row))
            }
            Self::Project(id) => {
                visible_project(reader, caller, id, "project.manage").await.map(|_| ())
            }
            Self::Request(_) => caller.require("request.triage", Place::ORGANISATION),
            Self::Scenario(id) => editable_scenario(reader, caller, id).await.map(|_| ()),
            Self::GateReview(id) => {
                let row = reader.get::<row::GateReview>(id).await?;
                let subject = LifecycleSubject::stored(&row.subject_kind, row.subject_id)?;
                subject.managed(reader, caller).await.map(|_| ())
            }
        }
    }
}

/// What a stored decision is about.
pub(super) fn subject_of(row: &row::Decision) -> Outcome<DecisionSubject> {
    DecisionSubject::stored(&row.subject_kind, row.subject_id)
}

/// Whether the answer is yes; faults stay faults.
async fn allowed(answer: impl Future<Output = Outcome<()>>) -> Outcome<bool> {
    match answer.await {
        Ok(()) => Ok(true),
        Err(Failure::NotFound(_) | Failure::Forbidden { .. } | Failure::Refused(_)) => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// Whether the caller may change a decision: who may change what it is about.
pub(super) async fn may_edit(
    reader: &Reader,
    caller: &Caller,
    row: &row::Decision,
) -> Outcome<bool> {
    let subject = subject_of(row)?;
    if subject.about(reader).await?.is_none() {
        return Ok(caller.may("project.manage", Place::ORGANISATION));
    }
    allowed(subject.edited(reader, caller)).await
}

/// The decision, for those who see what it is about, who decide in it or who have something to do after it.
/// What is left of a subject that is gone is for those who see all projects.
pub(crate) async fn visible_decision(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<row::Decision> {
    let row = reader.find::<row::Decision>(id).await?.ok_or(Failure::NotFound("decision"))?;
    let subject = subject_of(&row)?;
    let seen = match subject.about(reader).await? {
        Some(_) => allowed(subject.seen(reader, caller)).await?,
        None => caller.may("project.view", Place::ORGANISATION),
    };
    if seen || reader.takes_part_in_decision(id, caller.user_id).await? {
        return Ok(row);
    }
    Err(Failure::NotFound("decision"))
}

/// The decision, for those who may change it.
pub(super) async fn editable_decision(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<row::Decision> {
    let row = visible_decision(reader, caller, id).await?;
    if may_edit(reader, caller, &row).await? {
        return Ok(row);
    }
    Err(Failure::refused(
        "decision.not_yours",
        "Only who may change what this decision is about changes it. Ask its owner.",
    ))
}

/// Those who have to do with a decision.
pub(crate) async fn near_decision(reader: &Reader, id: Uuid) -> Outcome<Vec<Uuid>> {
    let Some(row) = reader.find::<row::Decision>(id).await? else { return Ok(vec![]) };
    let mut people = vec![row.author_id];
    people.extend(reader.decision_members(&[id]).await?.into_iter().map(|row| row.user_id));
    people.extend(reader.decision_actions(id).await?.into_iter().map(|row| row.owner_id));
    Ok(people)
}
