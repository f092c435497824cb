//! What is shown for the items of a checklist, and what somebody waives.

use serde::Deserialize;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    PlaceView,
    decisions::in_turn,
    gate_readiness::{Checked, FindingState, stage_findings},
    gate_scores::{points_finding, under_decision},
    lifecycle_definition::Gate,
    lifecycle_places::{GateNow, Standing, checked_reason, under_way},
    lifecycle_subject::{LifecycleSubject, Seen},
    lifecycle_views::place_view,
};
use crate::{App, Failure, Outcome, access::Caller, plan::write_json};

/// Most letters of a note.
const MOST_NOTE: usize = 5_000;
/// Most letters of a link.
const MOST_LINK: usize = 2_000;

/// What is shown for an item.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PutEvidence {
    /// Ticked.
    pub done: bool,
    /// What shows that it is done.
    #[serde(default)]
    pub note: String,
    /// Where that is: an address of the web, or of a page here.
    #[serde(default)]
    pub link: String,
}

/// Something that need not be met.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewWaiver {
    /// What.
    pub checked: Checked,
    /// Why.
    pub reason: String,
}

/// Shows something for an item of the checklist of the stage that a thing is in.
pub async fn put_evidence(
    app: &App,
    caller: &Caller,
    kind: &str,
    id: Uuid,
    item: &str,
    input: &PutEvidence,
) -> Outcome<PlaceView> {
    let subject = LifecycleSubject::stored(kind, id)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    subject.managed(&writer, caller).await?;
    let standing = Standing::load(&writer, subject).await?;
    going(&standing)?;
    let stage = standing.stage()?;
    if !stage.gates().any(|gate| checks_item(gate, item)) {
        let text = format!("The gate of stage “{}” has no item “{item}”.", stage.name);
        return Err(Failure::field("gate.unknown_item", "item", text));
    }
    require_ahead(&writer, &standing, |gate| checks_item(gate, item)).await?;
    let (note, link) = (input.note.trim(), checked_link(input.link.trim())?);
    if note.chars().count() > MOST_NOTE {
        let text = format!("Use at most {MOST_NOTE} letters.");
        return Err(Failure::field("gate.too_long", "note", text));
    }
    let place = &standing.place;
    let before = writer.gate_evidence(place.id, place.entry).await?;
    let now = writer.at();
    match before.into_iter().find(|row| row.item == item) {
        Some(row) => {
            let after = row::GateEvidence {
                done: input.done,
                note: note.into(),
                link: link.into(),
                actor_id: Some(caller.user_id),
                ..row.clone()
            };
            writer.update(&row, after, "gate_evidence_shown").await?;
        }
        None => {
            let row = row::GateEvidence {
                id: Uuid::now_v7(),
                version: 1,
                place_id: place.id,
                subject_kind: place.subject_kind.clone(),
                subject_id: place.subject_id,
                entry: place.entry,
                stage: place.stage.clone(),
                item: item.into(),
                done: input.done,
                note: note.into(),
                link: link.into(),
                actor_id: Some(caller.user_id),
                created_at: now,
                updated_at: now,
            };
            writer.insert(&row, "gate_evidence_shown").await?;
        }
    }
    writer.commit().await?;
    place_view(&app.store.read(), caller, subject).await
}

/// Links that a browser may follow: to the web, or to a page here.
fn checked_link(link: &str) -> Outcome<&str> {
    let here = link.starts_with('/') && !link.starts_with("//");
    let web = link.starts_with("https://") || link.starts_with("http://");
    if link.is_empty() || ((here || web) && link.chars().count() <= MOST_LINK) {
        return Ok(link);
    }
    let text = "Give an address that begins with https://, http:// or /, such as \
                https://files.example/plan.pdf.";
    Err(Failure::field("gate.bad_link", "link", text))
}

fn checks_item(gate: &Gate, item: &str) -> bool {
    gate.checklist.iter().any(|one| one.key == item)
}

/// Refuses what belongs to gates that are all being decided or passed.
async fn require_ahead(
    reader: &Reader,
    standing: &Standing,
    checks: impl Fn(&Gate) -> bool,
) -> Outcome<()> {
    let mut gates = standing.gates(reader).await?;
    gates.retain(|now| checks(&now.gate));
    if gates.is_empty() || gates.iter().any(GateNow::ahead) {
        return Ok(());
    }
    match gates.iter().find(|now| now.open.is_none()) {
        Some(passed) if gates.iter().all(|now| now.open.is_none()) => {
            let text = format!(
                "The gate “{}” was passed with this. It stays as it was judged.",
                passed.gate.name
            );
            Err(Failure::refused("gate.passed", text))
        }
        _ => Err(under_way()),
    }
}

/// Refuses what belongs to a stage when the lifecycle has ended.
fn going(standing: &Standing) -> Outcome<()> {
    if standing.place.state == "ended" {
        let text = "The lifecycle of this has ended. Choose a lifecycle to begin again.";
        return Err(Failure::refused("lifecycle.ended", text));
    }
    Ok(())
}

/// Says that something need not be met at this gate; it is logged as a deviation.
pub async fn waive(
    app: &App,
    caller: &Caller,
    kind: &str,
    id: Uuid,
    input: &NewWaiver,
) -> Outcome<PlaceView> {
    let subject = LifecycleSubject::stored(kind, id)?;
    in_turn(|| waive_once(app, caller, subject, input)).await?;
    place_view(&app.store.read(), caller, subject).await
}

async fn waive_once(
    app: &App,
    caller: &Caller,
    subject: LifecycleSubject,
    input: &NewWaiver,
) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let seen = subject.seen(&writer, caller).await?;
    caller.require("gate.waive", seen.place)?;
    let reason = checked_reason(&input.reason)?;
    let mut standing = Standing::load(&writer, subject).await?;
    going(&standing)?;
    let label = match &input.checked {
        Checked::Points(review) => points_to_waive(&writer, &standing, *review).await?,
        checked => finding_to_waive(&writer, &standing, &seen, checked).await?,
    };
    let now = writer.at();
    let place = &standing.place;
    let row = row::GateWaiver {
        id: Uuid::now_v7(),
        version: 1,
        place_id: place.id,
        subject_kind: place.subject_kind.clone(),
        subject_id: place.subject_id,
        entry: place.entry,
        stage: place.stage.clone(),
        what: write_json(&input.checked)?,
        label: label.clone(),
        reason: reason.clone(),
        actor_id: caller.user_id,
        created_at: now,
        updated_at: now,
    };
    writer.because(Some(reason.clone()));
    writer.insert(&row, "gate_waived").await?;
    standing.deviate(&mut writer, "waived", label, &reason).await?;
    writer.commit().await?;
    Ok(())
}

/// Something that is missing at a gate that can be asked for, as people read it.
async fn finding_to_waive(
    reader: &Reader,
    standing: &Standing,
    seen: &Seen,
    checked: &Checked,
) -> Outcome<String> {
    require_ahead(reader, standing, |gate| match checked {
        Checked::Item(key) => checks_item(gate, key),
        Checked::Rule(key) => gate.rules.iter().any(|rule| rule.key == *key),
        Checked::Field(_) | Checked::Condition(_) | Checked::Points(_) => true,
    })
    .await?;
    let facts = standing.facts(reader, seen).await?;
    let stage = standing.stage()?;
    let findings = stage_findings(stage, stage.gates(), &facts);
    let found = findings.into_iter().find(|finding| finding.checked == *checked);
    match found.filter(|finding| finding.state == FindingState::Missing) {
        Some(found) => Ok(found.label),
        None => Err(nothing_to_waive()),
    }
}

/// The points that a go lacks at a gate that is being decided, as people read it: with what they come to.
async fn points_to_waive(reader: &Reader, standing: &Standing, review: Uuid) -> Outcome<String> {
    let found = reader.find::<row::GateReview>(review).await?;
    let Some(review) = found.filter(|review| review.place_id == standing.place.id) else {
        return Err(nothing_to_waive());
    };
    if !under_decision(&review) {
        let text = "This gate was decided meanwhile. Reload the page.";
        return Err(Failure::refused("gate.nothing_to_waive", text));
    }
    let found = points_finding(reader, &standing.definition, &review).await?;
    match found.filter(|finding| finding.state == FindingState::Missing) {
        Some(found) => Ok(format!("{} at “{}”. {}", found.label, review.gate, found.why)),
        None => Err(nothing_to_waive()),
    }
}

fn nothing_to_waive() -> Failure {
    let text = "This is met, waived already, or not asked by this gate. Reload the page.";
    Failure::refused("gate.nothing_to_waive", text)
}
