//! Where a thing stands in its lifecycle: choosing one, moving to another or to a newer revision, and
//! entering stages.

use serde::Deserialize;
use steerco_store::{Reader, Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    gate_conditions::binding,
    gate_readiness::{Checked, GateFacts, Shown},
    lifecycle_definition::{Gate, LifecycleDefinition, Stage},
    lifecycle_subject::{LifecycleSubject, Seen},
    lifecycle_views::{PlaceView, place_view},
    lifecycles::find,
    pmo_types::pmo_type_at,
};
use crate::{App, Failure, Outcome, access::Caller, failure::unchanged, plan::read_json};

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

/// A gate of the stage that a thing is in.
pub(super) struct GateNow {
    pub gate: Gate,
    /// The review that waits for its decision.
    pub open: Option<Uuid>,
    /// The review with which it was passed.
    pub passed: Option<Uuid>,
    /// What was decided last is to wait.
    pub held: bool,
}

impl GateNow {
    /// Whether it can be asked for, and what it checks be shown and waived.
    pub(super) fn ahead(&self) -> bool {
        self.open.is_none() && self.passed.is_none()
    }
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

    /// The gates of its stage, and how each stands since the stage was entered.
    pub(super) async fn gates(&self, reader: &Reader) -> Outcome<Vec<GateNow>> {
        let mut reviews = reader.gate_reviews(self.place.id).await?;
        reviews.retain(|review| review.entry == self.place.entry);
        let gates = self.stage()?.gates().map(|gate| {
            let own = || reviews.iter().filter(|review| review.gate_key == gate.key);
            let went = |review: &&row::GateReview| {
                matches!(review.outcome.as_deref(), Some("go" | "conditional_go"))
            };
            let decided = own().find(|review| review.state == "decided");
            GateNow {
                open: own()
                    .find(|review| matches!(review.state.as_str(), "open" | "returned"))
                    .map(|review| review.id),
                passed: own().find(went).map(|review| review.id),
                held: decided.is_some_and(|review| review.outcome.as_deref() == Some("hold")),
                gate: gate.clone(),
            }
        });
        Ok(gates.collect())
    }

    /// What gates of its stage check: how everything stands now.
    pub(super) async fn facts(&self, reader: &Reader, seen: &Seen) -> Outcome<GateFacts> {
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
        Ok(facts)
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
    let pmo_type = pmo_type_at(&writer, seen.portfolio).await?;
    caller.require(pmo_type.asker(), seen.place)?;
    let before = writer.lifecycle_place(subject.kind(), id).await?;
    let now = before.as_ref().map_or(0, |place| place.version);
    unchanged(now, version, async { place_view(&writer, caller, subject).await }).await?;
    let lifecycle = find(&writer, input.lifecycle_id).await?;
    let same = before.as_ref().is_some_and(|place| place.lifecycle_id == lifecycle.id);
    if lifecycle.subject_kind != subject.kind() || (lifecycle.archived && !same) {
        let text = format!("“{}” cannot be chosen here. Choose another one.", lifecycle.name);
        return Err(Failure::field("lifecycle.not_for_this", "lifecycle_id", text));
    }
    // Whoever could choose the stage, or begin anew, would pass gates without asking.
    let past_gates = input.stage.is_some()
        || before.as_ref().is_some_and(|place| !same || place.state == "ended");
    if past_gates && pmo_type.enforces() {
        caller.require("gate.waive", seen.place)?;
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
        None => begin(&mut writer, subject, &lifecycle, definition, Some(&stage), None).await?,
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
                assigned_rule: standing.place.assigned_rule.clone().filter(|_| same),
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

/// The first entry into a lifecycle, in its first stage unless told; with the rule that fitted when
/// nobody chose it.
pub(super) async fn begin(
    writer: &mut Writer<'_>,
    subject: LifecycleSubject,
    lifecycle: &row::Lifecycle,
    definition: LifecycleDefinition,
    stage: Option<&str>,
    rule: Option<&str>,
) -> Outcome<()> {
    let now = writer.at();
    let first = definition.stages.first().map(|stage| stage.key.clone()).unwrap_or_default();
    let stage = stage.map_or(first, str::to_owned);
    let place = row::LifecyclePlace {
        id: Uuid::now_v7(),
        version: 1,
        subject_kind: subject.kind().into(),
        subject_id: subject.id(),
        lifecycle_id: lifecycle.id,
        revision: lifecycle.revision,
        stage: stage.clone(),
        entry: 0,
        state: "active".into(),
        since: now,
        open_review_id: None,
        checked: 0,
        met: 0,
        compliance: 10_000,
        deviations: 0,
        assigned_rule: rule.map(str::to_owned),
        created_at: now,
        updated_at: now,
    };
    writer.insert(&place, "lifecycle_begun").await?;
    Standing { place, definition }.enter(writer, &stage).await
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
