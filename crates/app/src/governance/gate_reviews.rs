//! Gates under way: asking for one, and what its decision does. Who decides, and in which order, is
//! an approval like any other.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    ConditionView, Ended, Facts, InboxItem, ReviewLine, Subject,
    approvals::{Answer, answer, ask, takes_part, waits_for, withdraw},
    decisions::in_turn,
    gate_conditions::{condition_views, owes_condition, tell_owners},
    gate_readiness::{
        Checked, Effect, Finding, FindingState, GateOutcome, Proposal, gate_effect, gate_findings,
        gate_outcome, ready,
    },
    gate_scores::{ScoreSheet, least_of, points_finding, require_points, score_sheet, tally_of},
    lifecycle_definition::Gate,
    lifecycle_places::{GateNow, Standing, under_way},
    lifecycle_subject::{LifecycleSubject, names_of},
    lifecycle_views::{People, PlaceView, line, place_view, stored_word, word},
    pmo_types::pmo_type_at,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    failure::FieldRefusal,
    failure::Refusal,
    plan::{read_json, write_json},
    shape::Reference,
    strategy::freeze_case,
};

/// Most letters of a note.
const MOST_NOTE: usize = 5_000;
/// Why gates are not decided any more when another one ended the thing.
const GIVEN_UP: &str = "Another gate of this stage gave it up.";
/// Most reviews in an inbox.
const MOST: u64 = 50;

/// A gate to ask for.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewGateReview {
    /// Key of the gate, where the stage has several.
    pub gate: Option<String>,
    /// What is proposed.
    pub proposed: Proposal,
    /// What the approvers should know.
    #[serde(default)]
    pub note: String,
}

/// A gate that was asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GateReviewView {
    /// What lists show.
    #[serde(flatten)]
    pub line: ReviewLine,
    /// Optimistic lock.
    pub version: i64,
    /// Kind of the thing, such as `project`.
    pub subject_kind: String,
    /// The thing.
    pub subject: Reference,
    /// The lifecycle it goes by.
    pub lifecycle: Reference,
    /// The revision it went by.
    pub revision: i64,
    /// What who asked said.
    pub note: String,
    /// What was checked, as it stood when the gate was asked for.
    pub findings: Vec<Finding>,
    /// Criteria that are scored, and what they were given; null where the gate has none.
    pub scoring: Option<ScoreSheet>,
    /// Conditions that were added.
    pub conditions: Vec<ConditionView>,
    /// Whether the reader may add conditions.
    pub may_add_conditions: bool,
    /// Whether the reader answers the question of an approver.
    pub may_answer: bool,
    /// Whether the reader may see the thing itself.
    pub may_see_subject: bool,
}

/// Asks for the gate of the stage that a thing is in. Its business case is frozen as it is judged.
pub async fn ask_for_gate(
    app: &App,
    caller: &Caller,
    kind: &str,
    id: Uuid,
    input: &NewGateReview,
) -> Outcome<PlaceView> {
    let subject = LifecycleSubject::stored(kind, id)?;
    in_turn(|| ask_once(app, caller, subject, input)).await?;
    place_view(&app.store.read(), caller, subject).await
}

async fn ask_once(
    app: &App,
    caller: &Caller,
    subject: LifecycleSubject,
    input: &NewGateReview,
) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let seen = subject.seen(&writer, caller).await?;
    let pmo_type = pmo_type_at(&writer, seen.portfolio).await?;
    caller.require(pmo_type.asker(), seen.place)?;
    let mut standing = Standing::load(&writer, subject).await?;
    if standing.place.state == "ended" {
        let text = "The lifecycle of this has ended. Choose a lifecycle to begin again.";
        return Err(Failure::refused("lifecycle.ended", text));
    }
    let stage = standing.stage()?.clone();
    let gate = gate_to_ask(standing.gates(&writer).await?, &stage.name, input.gate.as_deref())?;
    let note = input.note.trim();
    if note.chars().count() > MOST_NOTE {
        let text = format!("Use at most {MOST_NOTE} letters.");
        return Err(Failure::field("gate.too_long", "note", text));
    }
    let facts = standing.facts(&writer, &seen).await?;
    let findings = gate_findings(&stage, &gate, &facts);
    let going = input.proposed == Proposal::Go;
    if going && pmo_type.enforces() && !ready(&findings) {
        return Err(not_ready(&gate.name, &findings));
    }
    if !going && note.is_empty() {
        let text = "Say why it should not just go on.";
        return Err(Failure::field("gate.reason_missing", "note", text));
    }
    let reason = format!("Gate “{}”", gate.name);
    freeze_case(&mut writer, subject.kind(), subject.id(), caller.user_id, &reason).await?;
    let now = writer.at();
    let review = row::GateReview {
        id: Uuid::now_v7(),
        version: 1,
        place_id: standing.place.id,
        subject_kind: subject.kind().into(),
        subject_id: subject.id(),
        lifecycle_id: standing.place.lifecycle_id,
        revision: standing.place.revision,
        entry: standing.place.entry,
        stage: stage.key.clone(),
        stage_name: stage.name.clone(),
        gate: gate.name.clone(),
        gate_key: gate.key.clone(),
        proposed: stored_word(&input.proposed)?,
        note: note.into(),
        state: "open".into(),
        outcome: None,
        reason: String::new(),
        findings: write_json(&findings)?,
        asked_by: caller.user_id,
        decided_at: None,
        points: None,
        points_most: None,
        points_least: None,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&review, "gate_asked").await?;
    let waiting = row::LifecyclePlace { open_review_id: Some(review.id), ..standing.place.clone() };
    standing.place = writer.update(&standing.place, waiting, "lifecycle_place_updated").await?;
    if pmo_type.enforces() {
        ask(&mut writer, caller, Subject::GateReview(review.id), note).await?;
    } else {
        // Guidance only: who asks decides, and what was missing stands in the log.
        let missing = findings.iter().filter(|one| one.state == FindingState::Missing);
        for finding in missing.filter(|_| going) {
            let what = finding.label.clone();
            standing.deviate(&mut writer, "passed_unmet", what, &finding.why).await?;
        }
        if let Some(least) = gate.least_points.filter(|_| going) {
            let what = "Scores of the criteria".to_owned();
            let why = format!("A go needs at least {least} points, and nobody scored.");
            standing.deviate(&mut writer, "passed_unmet", what, &why).await?;
        }
        conclude(&mut writer, review, standing, true, note).await?;
    }
    writer.commit().await?;
    Ok(())
}

/// The gate that is meant; refused when it is not to be asked for now.
pub(super) fn gate_to_ask(gates: Vec<GateNow>, stage: &str, key: Option<&str>) -> Outcome<Gate> {
    let names: Vec<String> = gates
        .iter()
        .filter(|now| now.ahead())
        .map(|now| format!("“{}” ({})", now.gate.name, now.gate.key))
        .collect();
    let several = gates.len() > 1;
    let found = match key {
        Some(key) => gates.into_iter().find(|now| now.gate.key == key),
        None if several => {
            let text = format!(
                "Stage “{stage}” has several gates. Say which one is asked for: {}.",
                names.join(", ")
            );
            return Err(Failure::field("gate.which", "gate", text));
        }
        None => gates.into_iter().next(),
    };
    let Some(now) = found else {
        let text = match names.is_empty() {
            true => format!("Stage “{stage}” has no gate."),
            false => format!("Stage “{stage}” has no such gate. Choose {}.", names.join(", ")),
        };
        return Err(Failure::refused("gate.none", text));
    };
    if now.open.is_some() {
        return Err(under_way());
    }
    if now.passed.is_some() {
        let text = format!(
            "The gate “{}” was passed already. The stage is left when its other gates are passed too.",
            now.gate.name
        );
        return Err(Failure::refused("gate.passed", text));
    }
    Ok(now.gate)
}

/// The refusal that lists what is missing.
fn not_ready(gate: &str, findings: &[Finding]) -> Failure {
    let missing = findings.iter().filter(|finding| finding.state == FindingState::Missing);
    let fields: Vec<FieldRefusal> = missing
        .map(|finding| FieldRefusal {
            field: match &finding.checked {
                Checked::Item(key) => format!("item.{key}"),
                Checked::Field(key) => format!("field.{key}"),
                Checked::Rule(key) => format!("rule.{key}"),
                Checked::Condition(id) => format!("condition.{id}"),
                Checked::Points(id) => format!("points.{id}"),
            },
            message: format!("{}: {}", finding.label, finding.why),
        })
        .collect();
    let listed: Vec<&str> = fields.iter().map(|field| field.message.as_str()).collect();
    let text = format!("The gate “{gate}” is not ready. {}", listed.join(" "));
    Failure::Refused(Refusal { code: "gate.not_ready", text, fields })
}

/// What routes can ask of a gate.
pub(super) async fn review_facts(reader: &Reader, id: Uuid) -> Outcome<Facts> {
    let review = reader.find::<row::GateReview>(id).await?.ok_or(Failure::NotFound("gate"))?;
    let subject = LifecycleSubject::stored(&review.subject_kind, review.subject_id)?;
    let facts = subject.facts(reader).await?;
    let place = reader.get::<row::LifecyclePlace>(review.place_id).await?;
    let standing = Standing::of(reader, place).await?;
    let stage = standing.definition.stage(&review.stage).map(|(_, stage)| stage);
    Ok(Facts {
        name: named(&facts.name, &review.gate),
        href: format!("/gates/{id}"),
        kind: Some(review.lifecycle_id),
        route: stage
            .and_then(|stage| stage.gates().find(|gate| gate.key == review.gate_key))
            .and_then(|gate| gate.route_id),
        own_of: vec![review.asked_by],
        ..facts
    })
}

/// What people call these gates, by their ids; however many, it takes one query.
pub(super) async fn review_names(
    reader: &Reader,
    reviews: &[row::GateReview],
) -> Outcome<HashMap<Uuid, String>> {
    let subject =
        |row: &row::GateReview| LifecycleSubject::stored(&row.subject_kind, row.subject_id);
    let subjects = reviews.iter().map(subject).collect::<Outcome<Vec<_>>>()?;
    let names = names_of(reader, subjects.into_iter()).await?;
    let named = |row: &row::GateReview| {
        let of = names.get(&row.subject_id).ok_or(Failure::NotFound("gate"))?;
        Ok((row.id, named(of, &row.gate)))
    };
    reviews.iter().map(named).collect()
}

/// A gate of a thing, such as `Metro: Ready to build`.
fn named(subject: &str, gate: &str) -> String {
    format!("{subject}: {gate}")
}

/// Whether a person may see a gate, not counting that they decide about it.
pub(super) async fn may_see_review(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<bool> {
    let Some(review) = reader.find::<row::GateReview>(id).await? else { return Ok(false) };
    let subject = LifecycleSubject::stored(&review.subject_kind, review.subject_id)?;
    Ok(review.asked_by == caller.user_id
        || subject.seen(reader, caller).await.is_ok()
        || owes_condition(reader, caller, &review).await?)
}

/// What a decision does with a gate and the thing behind it.
pub(super) async fn review_decided(
    writer: &mut Writer<'_>,
    id: Uuid,
    ended: Ended,
    reason: &str,
) -> Outcome<()> {
    let review = writer.find::<row::GateReview>(id).await?.ok_or(Failure::NotFound("gate"))?;
    let place = writer.get::<row::LifecyclePlace>(review.place_id).await?;
    let mut standing = Standing::of(writer, place).await?;
    let asker = review.asked_by;
    match ended {
        Ended::Approved => {
            require_points(writer, &standing.definition, &review).await?;
            conclude(writer, review, standing, true, reason).await?;
        }
        Ended::Rejected => conclude(writer, review, standing, false, reason).await?,
        Ended::Returned | Ended::Recalled => {
            let state = if ended == Ended::Returned { "returned" } else { "recalled" };
            let verb = if ended == Ended::Returned { "gate_returned" } else { "gate_recalled" };
            let after =
                row::GateReview { state: state.into(), reason: reason.into(), ..review.clone() };
            writer.update(&review, after, verb).await?;
            if ended == Ended::Recalled {
                let open = standing.gates(writer).await?.into_iter().find_map(|now| now.open);
                let free = row::LifecyclePlace { open_review_id: open, ..standing.place.clone() };
                standing.place =
                    writer.update(&standing.place, free, "lifecycle_place_updated").await?;
            }
        }
    }
    writer.inbox_changed(asker);
    Ok(())
}

/// Writes what was decided, and lets the thing go on: to its next stage when every gate of this one is
/// passed. What is given up asks for no other gate any more.
async fn conclude(
    writer: &mut Writer<'_>,
    review: row::GateReview,
    mut standing: Standing,
    approved: bool,
    reason: &str,
) -> Outcome<()> {
    let conditions = writer.gate_conditions_of(review.id).await?;
    let outcome = gate_outcome(word(&review.proposed)?, approved, conditions.len());
    let mut findings: Vec<Finding> = read_json(&review.findings)?;
    if matches!(outcome, GateOutcome::Go | GateOutcome::ConditionalGo) {
        findings.extend(points_finding(writer, &standing.definition, &review).await?);
    }
    let scored = tally_of(writer, &standing.definition, &review).await?;
    let least = least_of(&standing.definition, &review);
    let after = row::GateReview {
        points: scored.as_ref().map(|tally| tally.total),
        points_most: scored.as_ref().map(|tally| i64::from(tally.most)),
        points_least: least.filter(|_| scored.is_some()).map(i64::from),
        findings: write_json(&findings)?,
        state: "decided".into(),
        outcome: Some(stored_word(&outcome)?),
        reason: reason.into(),
        decided_at: Some(writer.at()),
        ..review.clone()
    };
    writer.update(&review, after, "gate_decided").await?;
    if outcome == GateOutcome::ConditionalGo {
        tell_owners(writer, &conditions).await?;
    }
    let gates = standing.gates(writer).await?;
    let open: Vec<Uuid> = gates.iter().filter_map(|now| now.open).collect();
    if outcome == GateOutcome::Kill && !open.is_empty() {
        for other in &open {
            withdraw(writer, Subject::GateReview(*other), review.asked_by, GIVEN_UP).await?;
        }
        standing.place = writer.get::<row::LifecyclePlace>(review.place_id).await?;
    }
    let place = &standing.place;
    let open = open.first().copied().filter(|_| outcome != GateOutcome::Kill);
    let mut free = row::LifecyclePlace { open_review_id: open, ..place.clone() };
    if matches!(outcome, GateOutcome::Go | GateOutcome::ConditionalGo) {
        let met = findings.iter().filter(|finding| finding.state == FindingState::Met).count();
        free.checked += i64::try_from(findings.len()).unwrap_or(0);
        free.met += i64::try_from(met).unwrap_or(0);
        free.compliance = (free.met * 10_000).checked_div(free.checked).unwrap_or(10_000);
    }
    let subject = standing.subject()?;
    let passed = matches!(outcome, GateOutcome::Go | GateOutcome::ConditionalGo);
    let effect = match gates.iter().all(|now| now.passed.is_some()) {
        false if passed => Effect::Stays,
        _ => gate_effect(&standing.definition, &review.stage, outcome),
    };
    let held = gates.iter().any(|now| now.held && now.passed.is_none());
    free.state = match effect {
        Effect::Stays if held => "on_hold",
        Effect::Moves(_) | Effect::Stays => "active",
        Effect::Waits => "on_hold",
        Effect::Completes | Effect::Cancels => "ended",
    }
    .into();
    if matches!(effect, Effect::Completes | Effect::Cancels) {
        free.since = writer.at();
    }
    standing.place = writer.update(place, free, "lifecycle_place_updated").await?;
    match effect {
        Effect::Moves(stage) => standing.enter(writer, &stage).await,
        Effect::Completes => subject.set_stage(writer, subject.end_stage(true)).await,
        Effect::Cancels => subject.set_stage(writer, subject.end_stage(false)).await,
        Effect::Stays | Effect::Waits => Ok(()),
    }
}

/// One gate that was asked for.
pub async fn gate_review(app: &App, caller: &Caller, id: Uuid) -> Outcome<GateReviewView> {
    review_view(&app.store.read(), caller, id).await
}

pub(super) async fn review_view(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<GateReviewView> {
    let row = reader.find::<row::GateReview>(id).await?.ok_or(Failure::NotFound("gate"))?;
    let approved = Subject::GateReview(id);
    let sees = may_see_review(reader, caller, id).await?;
    if !sees && !takes_part(reader, caller, approved).await? {
        return Err(Failure::NotFound("gate"));
    }
    let subject = LifecycleSubject::stored(&row.subject_kind, row.subject_id)?;
    let name = subject.load(reader).await?.name;
    let lifecycle = super::lifecycles::find(reader, row.lifecycle_id).await?;
    let people = People::of(reader, vec![row.asked_by]).await?;
    let decides = waits_for(reader, caller, approved).await?;
    let kept = reader.lifecycle_revision(row.lifecycle_id, row.revision).await?;
    let scoring = match kept {
        Some(kept) => score_sheet(reader, caller, &read_json(&kept.definition)?, &row).await?,
        None => None,
    };
    Ok(GateReviewView {
        line: line(&row, &people)?,
        version: row.version,
        subject: Reference { id: row.subject_id, name },
        lifecycle: Reference { id: lifecycle.id, name: lifecycle.name },
        revision: row.revision,
        scoring,
        findings: read_json(&row.findings)?,
        conditions: condition_views(reader, reader.gate_conditions_of(id).await?).await?,
        may_add_conditions: row.state == "open" && row.proposed == "go" && decides,
        may_answer: row.state == "returned" && row.asked_by == caller.user_id,
        may_see_subject: subject.seen(reader, caller).await.is_ok(),
        subject_kind: row.subject_kind,
        note: row.note,
    })
}

/// Answers the question of an approver; the approval goes on.
pub async fn answer_gate_review(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &Answer,
) -> Outcome<GateReviewView> {
    review_view(&app.store.read(), caller, id).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.get::<row::GateReview>(id).await?;
    if row.asked_by != caller.user_id || row.state != "returned" {
        let text = "There is no question here that you could answer.";
        return Err(Failure::refused("gate.no_question", text));
    }
    let text = input.checked()?;
    let after = row::GateReview { state: "open".into(), reason: String::new(), ..row.clone() };
    writer.update(&row, after, "gate_answered").await?;
    answer(&mut writer, Subject::GateReview(id), Some(caller.user_id), &text).await?;
    writer.inbox_changed(caller.user_id);
    writer.commit().await?;
    review_view(&app.store.read(), caller, id).await
}

/// Gates that came back to a person with a question.
pub(super) async fn reviews_waiting_for(
    reader: &Reader,
    caller: &Caller,
) -> Outcome<Vec<InboxItem>> {
    let rows = reader.gate_reviews_returned_to(caller.user_id, MOST).await?;
    let mut names = review_names(reader, &rows).await?;
    let item = |row: row::GateReview| {
        let name = names.remove(&row.id).unwrap_or_default();
        let (subject, at) = (Subject::GateReview(row.id), row.updated_at);
        InboxItem::no_decision("returned", subject, caller.user_id, name, at, row.reason)
    };
    Ok(rows.into_iter().map(item).collect())
}
