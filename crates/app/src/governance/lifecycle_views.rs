//! Governance of a thing as people see it: its stages, what its gate asks, and what was decided.

use std::collections::HashMap;

use serde::Serialize;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    GateOutcome, PmoType, Proposal,
    gate_conditions::{ConditionView, binding, condition_views},
    gate_readiness::{Finding, gate_findings, ready, stage_findings},
    lifecycle_definition::Stage,
    lifecycle_kpi_figures::kpis_in_place,
    lifecycle_kpis::KpiView,
    lifecycle_places::Standing,
    lifecycle_roles::{RoleInPlace, roles_in_place},
    lifecycle_subject::LifecycleSubject,
    lifecycles::{find, suggested},
    pmo_types::pmo_type_at,
};
use crate::{
    App, Outcome,
    access::Caller,
    plan::read_json,
    shape::{Reference, instant, percent},
};

/// Governance of a thing.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlaceView {
    /// Which thing.
    pub subject_id: Uuid,
    /// Optimistic lock; 0 while it has no lifecycle.
    pub version: i64,
    /// How strictly gates are kept here.
    pub pmo_type: PmoType,
    /// The lifecycle it goes by.
    pub lifecycle: Option<Reference>,
    /// The one that is suggested for it.
    pub suggested: Option<Reference>,
    /// The rule by which it was assigned when the project was made; empty for the one that fits
    /// everything, null where a person chose it.
    pub assigned_rule: Option<String>,
    /// The revision it goes by.
    pub revision: i64,
    /// The newest revision there is.
    pub newest_revision: i64,
    /// `active`, `on_hold` or `ended`; empty without a lifecycle.
    pub state: String,
    /// Key of the stage it is in.
    pub stage: String,
    /// Since when it is in its stage (UTC).
    pub since: Option<String>,
    /// Stages in order.
    pub stages: Vec<StageView>,
    /// The gates of its stage; it is left when all of them are passed.
    pub gates: Vec<GateView>,
    /// What those of them check that are not passed yet, nothing twice, and how each thing stands.
    pub findings: Vec<Finding>,
    /// Whether nothing is missing.
    pub ready: bool,
    /// What was shown for items of the checklist.
    pub evidence: Vec<EvidenceView>,
    /// A review that waits for a decision.
    pub open_review: Option<Uuid>,
    /// Gates that were asked for, newest first.
    pub reviews: Vec<ReviewLine>,
    /// Conditions of gates that were passed, open ones first.
    pub conditions: Vec<ConditionView>,
    /// What was done otherwise than the lifecycle says, newest first.
    pub deviations: Vec<DeviationView>,
    /// Share of what decided gates looked at that was met; null before the first.
    pub compliance_percent: Option<f64>,
    /// Who takes part, with the people where they are known.
    pub roles: Vec<RoleInPlace>,
    /// Key figures of the method and what they come to here.
    pub kpis: Vec<KpiView>,
    /// What the reader may do here.
    pub may: MayView,
}

/// What the reader may do.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct MayView {
    /// Begin with a lifecycle, and move to its newest revision.
    pub choose: bool,
    /// Change to another lifecycle or stage, which passes no gate.
    pub redirect: bool,
    /// Show evidence and close conditions.
    pub show: bool,
    /// Ask for the gate.
    pub ask: bool,
    /// Waive what is missing.
    pub waive: bool,
}

/// A gate of the stage that a thing is in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GateView {
    /// Its key among the gates of the stage; empty for the only one.
    pub key: String,
    /// Name.
    pub name: String,
    /// `ahead`, `open` or `passed`.
    pub state: String,
    /// The review that waits for its decision, or with which it was passed.
    pub review: Option<Uuid>,
    /// What it checks, and how each thing stands.
    pub findings: Vec<Finding>,
}

/// A stage on the way.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StageView {
    /// The stage with its gate.
    #[serde(flatten)]
    pub stage: Stage,
    /// `past`, `current` or `ahead`.
    pub state: String,
}

/// What was shown for an item of the checklist.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EvidenceView {
    /// Key of the item.
    pub item: String,
    /// Optimistic lock.
    pub version: i64,
    /// Ticked.
    pub done: bool,
    /// What was written to it.
    pub note: String,
    /// Where it is.
    pub link: String,
    /// Who.
    pub by: Option<Reference>,
    /// When (UTC).
    pub at: String,
}

/// A gate that was asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewLine {
    /// Which one.
    pub id: Uuid,
    /// Name of the gate.
    pub gate: String,
    /// Name of the stage.
    pub stage: String,
    /// What was proposed.
    pub proposed: Proposal,
    /// `open`, `returned`, `decided` or `recalled`.
    pub state: String,
    /// What was decided.
    pub outcome: Option<GateOutcome>,
    /// What the approvers said last.
    pub reason: String,
    /// What its criteria came to when it was decided; null when nobody scored.
    pub points: Option<f64>,
    /// Most points there were.
    pub points_most: Option<i64>,
    /// Least that a go needed.
    pub points_least: Option<i64>,
    /// Who asked.
    pub asked_by: Option<Reference>,
    /// When (UTC).
    pub asked_at: String,
    /// When it was decided (UTC).
    pub decided_at: Option<String>,
}

/// Something that was done otherwise.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeviationView {
    /// Which one.
    pub id: Uuid,
    /// `lifecycle_changed`, `revision_changed`, `waived`, `passed_unmet` or `locked_field_changed`.
    pub kind: String,
    /// Key of the stage.
    pub stage: String,
    /// What was done.
    pub what: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: Option<Reference>,
    /// When (UTC).
    pub at: String,
}

/// Governance of a thing, for whoever may see it.
pub async fn place(app: &App, caller: &Caller, kind: &str, id: Uuid) -> Outcome<PlaceView> {
    place_view(&app.store.read(), caller, LifecycleSubject::stored(kind, id)?).await
}

pub(super) async fn place_view(
    reader: &Reader,
    caller: &Caller,
    subject: LifecycleSubject,
) -> Outcome<PlaceView> {
    let seen = subject.seen(reader, caller).await?;
    let pmo_type = pmo_type_at(reader, seen.portfolio).await?;
    let may_ask = caller.may(pmo_type.asker(), seen.place);
    let mut view = PlaceView {
        subject_id: subject.id(),
        version: 0,
        pmo_type,
        lifecycle: None,
        suggested: None,
        assigned_rule: None,
        revision: 0,
        newest_revision: 0,
        state: String::new(),
        stage: String::new(),
        since: None,
        stages: vec![],
        gates: vec![],
        findings: vec![],
        ready: false,
        evidence: vec![],
        open_review: None,
        reviews: vec![],
        conditions: vec![],
        deviations: vec![],
        compliance_percent: None,
        roles: vec![],
        kpis: vec![],
        may: MayView {
            choose: may_ask,
            redirect: may_ask && (!pmo_type.enforces() || caller.may("gate.waive", seen.place)),
            show: subject.managed(reader, caller).await.is_ok(),
            ask: may_ask,
            waive: caller.may("gate.waive", seen.place),
        },
    };
    let Some(place) = reader.lifecycle_place(subject.kind(), subject.id()).await? else {
        let suggested = suggested(reader, subject, &seen).await?;
        view.suggested = suggested.map(|row| Reference { id: row.id, name: row.name });
        return Ok(view);
    };
    let standing = Standing::of(reader, place).await?;
    let place = &standing.place;
    let lifecycle = find(reader, place.lifecycle_id).await?;
    if place.state != "ended" {
        let facts = standing.facts(reader, &seen).await?;
        let (stage, gates) = (standing.stage()?, standing.gates(reader).await?);
        let left = gates.iter().filter(|now| now.passed.is_none()).map(|now| &now.gate);
        view.findings = stage_findings(stage, left, &facts);
        view.gates = gates
            .iter()
            .map(|now| GateView {
                state: match (now.open, now.passed) {
                    (Some(_), _) => "open",
                    (None, Some(_)) => "passed",
                    (None, None) => "ahead",
                }
                .into(),
                review: now.open.or(now.passed),
                findings: gate_findings(stage, &now.gate, &facts),
                key: now.gate.key.clone(),
                name: now.gate.name.clone(),
            })
            .collect();
    }
    view.ready = ready(&view.findings);
    view.assigned_rule.clone_from(&place.assigned_rule);
    let at = standing.definition.stage(&place.stage).map_or(0, |(at, _)| at);
    let state_of = |index: usize| match index.cmp(&at) {
        std::cmp::Ordering::Less => "past",
        std::cmp::Ordering::Equal if place.state == "ended" => "past",
        std::cmp::Ordering::Equal => "current",
        std::cmp::Ordering::Greater => "ahead",
    };
    let stages = standing.definition.stages.iter().zip(0..);
    view.stages = stages
        .map(|(stage, index)| StageView { stage: stage.clone(), state: state_of(index).into() })
        .collect();
    let evidence = reader.gate_evidence(place.id, place.entry).await?;
    let reviews = reader.gate_reviews(place.id).await?;
    let deviations = reader.lifecycle_deviations(place.id).await?;
    let mut ids: Vec<Uuid> = evidence.iter().filter_map(|row| row.actor_id).collect();
    ids.extend(reviews.iter().map(|row| row.asked_by));
    ids.extend(deviations.iter().filter_map(|row| row.actor_id));
    let people = People::of(reader, ids).await?;
    view.evidence = evidence
        .into_iter()
        .map(|row| EvidenceView {
            by: row.actor_id.map(|id| people.named(id)),
            at: instant(row.updated_at),
            item: row.item,
            version: row.version,
            done: row.done,
            note: row.note,
            link: row.link,
        })
        .collect();
    view.reviews = reviews.iter().map(|row| line(row, &people)).collect::<Outcome<_>>()?;
    view.conditions = condition_views(reader, binding(reader, place.id).await?).await?;
    view.deviations = deviations
        .into_iter()
        .map(|row| DeviationView {
            id: row.id,
            by: row.actor_id.map(|id| people.named(id)),
            at: instant(row.created_at),
            kind: row.kind,
            stage: row.stage,
            what: row.what,
            reason: row.reason,
        })
        .collect();
    if !standing.definition.roles.is_empty() {
        let named = subject.facts(reader).await?;
        view.roles = roles_in_place(reader, &named, &standing.definition.roles).await?;
    }
    view.kpis = kpis_in_place(reader, caller, place, &standing.definition).await?;
    view.version = place.version;
    view.lifecycle = Some(Reference { id: lifecycle.id, name: lifecycle.name });
    view.revision = place.revision;
    view.newest_revision = lifecycle.revision;
    view.state.clone_from(&place.state);
    view.stage.clone_from(&place.stage);
    view.since = Some(instant(place.since));
    view.open_review = place.open_review_id;
    view.compliance_percent = (place.checked > 0).then(|| percent(place.compliance));
    Ok(view)
}

/// A review in a list.
pub(super) fn line(row: &row::GateReview, people: &People) -> Outcome<ReviewLine> {
    Ok(ReviewLine {
        id: row.id,
        gate: row.gate.clone(),
        stage: row.stage_name.clone(),
        proposed: word(&row.proposed)?,
        state: row.state.clone(),
        outcome: row.outcome.as_deref().map(word).transpose()?,
        reason: row.reason.clone(),
        points: row.points.map(percent),
        points_most: row.points_most,
        points_least: row.points_least,
        asked_by: Some(people.named(row.asked_by)),
        asked_at: instant(row.created_at),
        decided_at: row.decided_at.map(instant),
    })
}

/// A stored word as what it stands for.
pub(super) fn word<T: serde::de::DeserializeOwned>(word: &str) -> Outcome<T> {
    read_json(&format!("\"{word}\""))
}

/// What something is stored as.
pub(super) fn stored_word<T: Serialize>(value: &T) -> Outcome<String> {
    Ok(crate::plan::write_json(value)?.trim_matches('"').to_owned())
}

/// Names of people.
pub(super) struct People(HashMap<Uuid, String>);

impl People {
    pub(super) async fn of(reader: &Reader, mut ids: Vec<Uuid>) -> Outcome<Self> {
        ids.sort();
        ids.dedup();
        let rows = reader.get_many::<row::User>(&ids).await?;
        Ok(Self(rows.into_iter().map(|row| (row.id, row.name)).collect()))
    }

    pub(super) fn named(&self, id: Uuid) -> Reference {
        Reference { id, name: self.0.get(&id).cloned().unwrap_or_default() }
    }
}
