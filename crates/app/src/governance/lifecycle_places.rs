//! Where a thing stands in its lifecycle: choosing one, moving to another or to a newer revision, and
//! everything that its page of governance shows.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    GateOutcome, PmoType, Proposal,
    gate_conditions::{ConditionView, binding, condition_views},
    gate_readiness::{Checked, Finding, GateFacts, Shown, gate_findings, ready},
    lifecycle_definition::{LifecycleDefinition, Stage},
    lifecycle_subject::{LifecycleSubject, Seen},
    lifecycles::{find, suggested},
    pmo_types::pmo_type_at,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    failure::unchanged,
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
    /// What the gate of its stage checks, and how each thing stands.
    pub findings: Vec<Finding>,
    /// Whether nothing is missing.
    pub ready: bool,
    /// What was shown for items of the checklist.
    pub evidence: Vec<EvidenceView>,
    /// The review that waits for a decision.
    pub open_review: Option<Uuid>,
    /// Gates that were asked for, newest first.
    pub reviews: Vec<ReviewLine>,
    /// Conditions of gates that were passed, open ones first.
    pub conditions: Vec<ConditionView>,
    /// What was done otherwise than the lifecycle says, newest first.
    pub deviations: Vec<DeviationView>,
    /// Share of what decided gates looked at that was met; null before the first.
    pub compliance_percent: Option<f64>,
    /// What the reader may do here.
    pub may: MayView,
}

/// What the reader may do.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct MayView {
    /// Choose the lifecycle.
    pub choose: bool,
    /// Show evidence and close conditions.
    pub show: bool,
    /// Ask for the gate.
    pub ask: bool,
    /// Waive what is missing.
    pub waive: bool,
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

/// The lifecycle to go by.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct PutLifecycle {
    /// Which one; its newest revision is taken.
    pub lifecycle_id: Uuid,
    /// Key of the stage to be in; when absent the one with the same key as now, or the first.
    pub stage: Option<String>,
    /// Why; needed to change from one that is there.
    #[serde(default)]
    pub reason: String,
}

/// A place with the definition it goes by.
pub(super) struct Standing {
    pub place: row::LifecyclePlace,
    pub definition: LifecycleDefinition,
}

impl Standing {
    pub(super) async fn of(reader: &Reader, place: row::LifecyclePlace) -> Outcome<Self> {
        let kept = reader.lifecycle_revision(place.lifecycle_id, place.revision).await?;
        let kept = kept.ok_or(Failure::NotFound("revision of the lifecycle"))?;
        Ok(Self { place, definition: read_json(&kept.definition)? })
    }

    /// Where a thing stands; refused while it has no lifecycle.
    pub(super) async fn load(reader: &Reader, subject: LifecycleSubject) -> Outcome<Self> {
        let found = reader.lifecycle_place(subject.kind(), subject.id()).await?;
        let place = found.ok_or_else(|| {
            Failure::refused("lifecycle.none", "This has no lifecycle yet. Choose one first.")
        })?;
        Self::of(reader, place).await
    }

    pub(super) fn subject(&self) -> Outcome<LifecycleSubject> {
        LifecycleSubject::stored(&self.place.subject_kind, self.place.subject_id)
    }

    /// The stage it is in.
    pub(super) fn stage(&self) -> Outcome<&Stage> {
        let found = self.definition.stage(&self.place.stage).map(|(_, stage)| stage);
        found.ok_or_else(|| Failure::Fault(format!("no stage {} here", self.place.stage)))
    }

    /// What the gate of its stage checks, and how each thing stands now.
    pub(super) async fn findings(&self, reader: &Reader, seen: &Seen) -> Outcome<Vec<Finding>> {
        let place = &self.place;
        let mut facts: GateFacts = self.subject()?.fields_now(reader, seen).await?;
        for row in reader.gate_evidence(place.id, place.entry).await? {
            let shown = Shown { done: row.done, note: row.note, link: row.link };
            facts.evidence.insert(row.item, shown);
        }
        for row in reader.gate_waivers(place.id, place.entry).await? {
            facts.waived.insert(read_json::<Checked>(&row.what)?, row.reason);
        }
        facts.open_conditions = binding(reader, place.id)
            .await?
            .into_iter()
            .filter(|row| row.closed_at.is_none())
            .map(|row| (row.id, row.text))
            .collect();
        Ok(gate_findings(self.stage()?, &facts))
    }

    /// Writes down that something was done otherwise.
    pub(super) async fn deviate(
        &mut self,
        writer: &mut Writer<'_>,
        kind: &str,
        what: String,
        reason: &str,
    ) -> Outcome<()> {
        let (place, now) = (&self.place, writer.at());
        let row = row::LifecycleDeviation {
            id: Uuid::now_v7(),
            version: 1,
            place_id: place.id,
            subject_kind: place.subject_kind.clone(),
            subject_id: place.subject_id,
            stage: place.stage.clone(),
            kind: kind.into(),
            what,
            reason: reason.into(),
            actor_id: writer.actor(),
            created_at: now,
            updated_at: now,
        };
        writer.insert(&row, "lifecycle_deviated").await?;
        let after = row::LifecyclePlace { deviations: place.deviations + 1, ..place.clone() };
        self.place = writer.update(place, after, "lifecycle_place_updated").await?;
        Ok(())
    }

    /// Enters a stage anew: what was shown before does not count any more, and the thing's own stage
    /// follows.
    pub(super) async fn enter(&mut self, writer: &mut Writer<'_>, stage: &str) -> Outcome<()> {
        let after = row::LifecyclePlace {
            stage: stage.into(),
            entry: self.place.entry + 1,
            state: "active".into(),
            since: writer.at(),
            open_review_id: None,
            ..self.place.clone()
        };
        self.place = writer.update(&self.place, after, "lifecycle_stage_entered").await?;
        if let Some(own) = self.stage()?.sets_project_stage.clone() {
            self.subject()?.set_stage(writer, &own).await?;
        }
        Ok(())
    }
}

/// Goes by a lifecycle from now on, or by its newest revision, or in another of its stages.
pub async fn put_lifecycle(
    app: &App,
    caller: &Caller,
    kind: &str,
    id: Uuid,
    version: i64,
    input: &PutLifecycle,
) -> Outcome<PlaceView> {
    let subject = LifecycleSubject::stored(kind, id)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let seen = subject.seen(&writer, caller).await?;
    caller.require(pmo_type_at(&writer, seen.portfolio).await?.asker(), seen.place)?;
    let before = writer.lifecycle_place(subject.kind(), id).await?;
    let now = before.as_ref().map_or(0, |place| place.version);
    unchanged(now, version, async { place_view(&writer, caller, subject).await }).await?;
    let lifecycle = find(&writer, input.lifecycle_id).await?;
    let same = before.as_ref().is_some_and(|place| place.lifecycle_id == lifecycle.id);
    if lifecycle.subject_kind != subject.kind() || (lifecycle.archived && !same) {
        let text = format!("“{}” cannot be chosen here. Choose another one.", lifecycle.name);
        return Err(Failure::field("lifecycle.not_for_this", "lifecycle_id", text));
    }
    let definition: LifecycleDefinition = read_json(&lifecycle.definition)?;
    let kept = before.as_ref().map(|place| place.stage.clone());
    let first = definition.stages.first().map(|stage| stage.key.clone()).unwrap_or_default();
    let stage = match &input.stage {
        Some(wanted) if definition.stage(wanted).is_none() => {
            let text = format!("“{}” has no stage “{wanted}”.", lifecycle.name);
            return Err(Failure::field("lifecycle.unknown_stage", "stage", text));
        }
        Some(wanted) => wanted.clone(),
        None => kept.filter(|kept| definition.stage(kept).is_some()).unwrap_or(first),
    };
    match before {
        None => begin(&mut writer, subject, &lifecycle, definition, &stage).await?,
        Some(place) => {
            let reason = checked_reason(&input.reason)?;
            let what = moved_text(&writer, &place, &lifecycle, &stage).await?;
            let mut standing = Standing::of(&writer, place).await?;
            if standing.place.open_review_id.is_some() {
                return Err(under_way());
            }
            writer.because(Some(reason.clone()));
            let kind = if same { "revision_changed" } else { "lifecycle_changed" };
            standing.deviate(&mut writer, kind, what, &reason).await?;
            let stays = same && standing.place.stage == stage && standing.place.state != "ended";
            let after = row::LifecyclePlace {
                lifecycle_id: lifecycle.id,
                revision: lifecycle.revision,
                ..standing.place.clone()
            };
            standing.place =
                writer.update(&standing.place, after, "lifecycle_place_updated").await?;
            standing.definition = definition;
            if !stays {
                standing.enter(&mut writer, &stage).await?;
            }
        }
    }
    writer.commit().await?;
    place_view(&app.store.read(), caller, subject).await
}

/// The first entry into a lifecycle.
async fn begin(
    writer: &mut Writer<'_>,
    subject: LifecycleSubject,
    lifecycle: &row::Lifecycle,
    definition: LifecycleDefinition,
    stage: &str,
) -> Outcome<()> {
    let now = writer.at();
    let place = row::LifecyclePlace {
        id: Uuid::now_v7(),
        version: 1,
        subject_kind: subject.kind().into(),
        subject_id: subject.id(),
        lifecycle_id: lifecycle.id,
        revision: lifecycle.revision,
        stage: stage.into(),
        entry: 0,
        state: "active".into(),
        since: now,
        open_review_id: None,
        checked: 0,
        met: 0,
        compliance: 10_000,
        deviations: 0,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&place, "lifecycle_begun").await?;
    Standing { place, definition }.enter(writer, stage).await
}

/// What a move comes to, for people.
async fn moved_text(
    reader: &Reader,
    place: &row::LifecyclePlace,
    lifecycle: &row::Lifecycle,
    stage: &str,
) -> Outcome<String> {
    let old = find(reader, place.lifecycle_id).await?.name;
    let (name, new) = (&lifecycle.name, lifecycle.revision);
    Ok(format!(
        "From “{old}” version {}, stage {}, to “{name}” version {new}, stage {stage}",
        place.revision, place.stage
    ))
}

/// A reason, which must be given.
pub(super) fn checked_reason(reason: &str) -> Outcome<String> {
    let reason = reason.trim();
    if reason.is_empty() {
        let text = "Say why: it is kept in the log of deviations.";
        return Err(Failure::field("lifecycle.reason_missing", "reason", text));
    }
    if reason.chars().count() > 5_000 {
        return Err(Failure::field("lifecycle.too_long", "reason", "Use at most 5000 letters."));
    }
    Ok(reason.to_owned())
}

/// A gate waits for its decision.
pub(super) fn under_way() -> Failure {
    Failure::refused(
        "gate.under_way",
        "A gate of this waits for its decision. Wait for it, or recall it.",
    )
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
        revision: 0,
        newest_revision: 0,
        state: String::new(),
        stage: String::new(),
        since: None,
        stages: vec![],
        findings: vec![],
        ready: false,
        evidence: vec![],
        open_review: None,
        reviews: vec![],
        conditions: vec![],
        deviations: vec![],
        compliance_percent: None,
        may: MayView {
            choose: may_ask,
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
    view.findings =
        if place.state == "ended" { vec![] } else { standing.findings(reader, &seen).await? };
    view.ready = ready(&view.findings);
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
