//! The decision log: what people write down, put to the vote and decide. What is decided stays as it is; only
//! a new decision supersedes it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    approvals::today,
    decision_actions::{DecisionActionView, action_views},
    decision_subject::{
        DecisionSubject, editable_decision, may_edit, subject_of, visible_decision,
    },
    decision_votes::{DecisionMemberInput, Vote, put_members},
    decisions::in_turn,
    lifecycle_views::{People, word},
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    delivery::{News, Spot, announce},
    failure::unchanged,
    plan::{read_json, write_json},
    shape::{Reference, checked_name, instant},
};

/// Most options of a decision.
const MOST_OPTIONS: usize = 20;
/// Most letters of a question, a rationale or other words.
const MOST_TEXT: usize = 5_000;

/// One of the things that may be decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DecisionOption {
    /// What would be done.
    pub title: String,
    /// What speaks for it.
    #[serde(default)]
    pub pro: String,
    /// What speaks against it.
    #[serde(default)]
    pub contra: String,
}

/// What a decision is about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DecisionSubjectView {
    /// `portfolio`, `program`, `project`, `request`, `scenario` or `gate_review`.
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// Its page; null when it is gone.
    pub href: Option<String>,
}

/// Somebody who decides.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DecisionMemberView {
    /// Who.
    pub person: Reference,
    /// How they voted; null before they have.
    pub vote: Option<Vote>,
    /// What they say to it.
    pub words: String,
}

/// A decision of the log.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DecisionRecord {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// What people call it by, such as `D-12`.
    pub key: String,
    /// In a few words.
    pub title: String,
    /// What is to be decided, and why now.
    pub question: String,
    /// What may be decided.
    pub options: Vec<DecisionOption>,
    /// Which of them was chosen, from 0; null for none of them, and before.
    pub chosen: Option<i64>,
    /// What was decided, in words; empty before.
    pub outcome: String,
    /// Why.
    pub rationale: String,
    /// `open`, `decided` or `superseded`.
    pub state: String,
    /// What it is about.
    pub subject: DecisionSubjectView,
    /// Who decides.
    pub members: Vec<DecisionMemberView>,
    /// The day it was decided on.
    pub decided_on: Option<String>,
    /// The day on which it is looked at again.
    pub review_on: Option<String>,
    /// Whether that day has come.
    pub review_due: bool,
    /// What the last review found.
    pub review_note: String,
    /// The decision that it supersedes, or is to.
    pub supersedes: Option<Reference>,
    /// The decision that superseded it.
    pub superseded_by: Option<Reference>,
    /// What has to be done.
    pub actions: Vec<DecisionActionView>,
    /// Who wrote it down.
    pub author: Reference,
    /// When (UTC).
    pub created_at: String,
    /// Whether the reader may change it while it is open, decide it, and add actions.
    pub may_edit: bool,
    /// Whether the reader may vote now.
    pub may_vote: bool,
    /// Whether the reader may note a review.
    pub may_review: bool,
}

/// A decision to write down.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewDecisionRecord {
    /// In a few words.
    pub title: String,
    /// What is to be decided, and why now.
    #[serde(default)]
    pub question: String,
    /// What may be decided.
    #[serde(default)]
    pub options: Vec<DecisionOption>,
    /// `portfolio`, `program`, `project`, `request`, `scenario` or `gate_review`.
    pub subject_kind: String,
    /// What it is about.
    pub subject_id: Uuid,
    /// Who decides.
    #[serde(default)]
    pub members: Vec<Uuid>,
    /// The decision that it is to supersede once it is made.
    pub supersedes_id: Option<Uuid>,
}

/// Changes to a decision that is open; what is absent stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchDecisionRecord {
    /// In a few words.
    pub title: Option<String>,
    /// What is to be decided.
    pub question: Option<String>,
    /// What may be decided.
    pub options: Option<Vec<DecisionOption>>,
    /// Who decides: these and no others.
    pub members: Option<Vec<DecisionMemberInput>>,
}

/// What is decided.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct MakeDecision {
    /// Which option, from 0.
    pub chosen: Option<usize>,
    /// What is decided when it is none of the options.
    #[serde(default)]
    pub outcome: String,
    /// Why.
    pub rationale: String,
    /// The day it was decided on, such as `2026-03-31`; today when absent.
    pub decided_on: Option<String>,
    /// The day on which it is looked at again.
    pub review_on: Option<String>,
}

/// What a review found.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ReviewDecision {
    /// What was found.
    pub note: String,
    /// The day on which it is looked at next; not again when absent.
    pub review_on: Option<String>,
}

/// What people call a decision by.
pub(super) fn decision_key(number: i64) -> String {
    format!("D-{number}")
}

/// A text that is not too long.
pub(super) fn checked_text(field: &str, text: &str) -> Outcome<String> {
    let text = text.trim();
    if text.chars().count() > MOST_TEXT {
        let message = format!("Use at most {MOST_TEXT} letters.");
        return Err(Failure::field("decision.too_long", field, message));
    }
    Ok(text.to_owned())
}

/// A day as sent; nothing when it is empty.
pub(crate) fn checked_day(field: &str, day: Option<&str>) -> Outcome<Option<String>> {
    let Some(day) = day.map(str::trim).filter(|day| !day.is_empty()) else { return Ok(None) };
    match day.parse::<Date>() {
        Ok(date) => Ok(Some(date.to_string())),
        Err(_) => {
            let text = "Write a date such as 2026-03-31.";
            Err(Failure::field("decision.bad_date", field, text))
        }
    }
}

fn checked_options(options: &[DecisionOption]) -> Outcome<Vec<DecisionOption>> {
    if options.len() > MOST_OPTIONS {
        let text = format!("A decision has at most {MOST_OPTIONS} options.");
        return Err(Failure::field("decision.too_many_options", "options", text));
    }
    let check = |option: &DecisionOption| {
        Ok(DecisionOption {
            title: checked_name("options", &option.title)?,
            pro: checked_text("options", &option.pro)?,
            contra: checked_text("options", &option.contra)?,
        })
    };
    options.iter().map(check).collect()
}

/// Somebody who can sign in.
pub(super) async fn checked_person(reader: &Reader, field: &str, id: Uuid) -> Outcome<()> {
    if reader.find::<row::User>(id).await?.is_some_and(|user| user.active) {
        return Ok(());
    }
    let text = "There is no such person, or they cannot sign in. Choose somebody else.";
    Err(Failure::field("decision.unknown_person", field, text))
}

pub(super) fn require_open(row: &row::Decision) -> Outcome<()> {
    if row.state == "open" {
        return Ok(());
    }
    Err(Failure::refused(
        "decision.made",
        "This decision is made and stays as it is. Write down a new one that supersedes it.",
    ))
}

/// The beginning of a day in UTC, microseconds since 1970.
pub(super) fn day_begins(field: &str, day: &str) -> Outcome<i64> {
    let date = day.parse::<Date>().ok();
    let zoned = date.and_then(|date| date.to_zoned(jiff::tz::TimeZone::UTC).ok());
    zoned.map(|zoned| zoned.timestamp().as_microsecond()).ok_or_else(|| {
        Failure::field("decision.bad_date", field, "Write a date such as 2026-03-31.")
    })
}

/// One decision.
pub async fn decision_record(app: &App, caller: &Caller, id: Uuid) -> Outcome<DecisionRecord> {
    let reader = app.store.read();
    let row = visible_decision(&reader, caller, id).await?;
    record(&reader, caller, row).await
}

/// A decision as the caller sees it.
pub(super) async fn record(
    reader: &Reader,
    caller: &Caller,
    row: row::Decision,
) -> Outcome<DecisionRecord> {
    let subject = subject_of(&row)?;
    let about = subject.about(reader).await?;
    let members = reader.decision_members(&[row.id]).await?;
    let mut people: Vec<Uuid> = members.iter().map(|one| one.user_id).collect();
    people.push(row.author_id);
    let people = People::of(reader, people).await?;
    let member = |one: &row::DecisionMember| {
        Ok(DecisionMemberView {
            person: people.named(one.user_id),
            vote: one.vote.as_deref().map(word).transpose()?,
            words: one.words.clone(),
        })
    };
    let edits = may_edit(reader, caller, &row).await?;
    let decides = members.iter().any(|one| one.user_id == caller.user_id);
    let decided = row.state == "decided";
    Ok(DecisionRecord {
        id: row.id,
        version: row.version,
        key: decision_key(row.number),
        options: read_json(&row.options)?,
        chosen: row.chosen,
        subject: DecisionSubjectView {
            kind: row.subject_kind.clone(),
            id: row.subject_id,
            href: about.as_ref().map(|_| subject.href()),
            name: about.map_or(row.subject_name.clone(), |about| about.name),
        },
        members: members.iter().map(member).collect::<Outcome<_>>()?,
        review_due: decided && row.review_on.as_ref().is_some_and(|day| *day <= today()),
        supersedes: named(reader, row.supersedes_id).await?,
        superseded_by: named(reader, row.superseded_by_id).await?,
        actions: action_views(reader, caller, &row, edits || decides).await?,
        author: people.named(row.author_id),
        created_at: instant(row.created_at),
        may_edit: edits && row.state != "superseded",
        may_vote: decides && row.state == "open",
        may_review: (edits || decides) && decided,
        title: row.title,
        question: row.question,
        outcome: row.outcome,
        rationale: row.rationale,
        state: row.state,
        decided_on: row.decided_on,
        review_on: row.review_on,
        review_note: row.review_note,
    })
}

async fn named(reader: &Reader, id: Option<Uuid>) -> Outcome<Option<Reference>> {
    let Some(id) = id else { return Ok(None) };
    let row = reader.find::<row::Decision>(id).await?;
    Ok(row.map(|row| Reference { id, name: format!("{} {}", decision_key(row.number), row.title) }))
}

/// Writes down a decision to be made.
pub async fn create_decision(
    app: &App,
    caller: &Caller,
    input: &NewDecisionRecord,
) -> Outcome<DecisionRecord> {
    let id = in_turn(|| create_once(app, caller, input)).await?;
    decision_record(app, caller, id).await
}

async fn create_once(app: &App, caller: &Caller, input: &NewDecisionRecord) -> Outcome<Uuid> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let subject = DecisionSubject::stored(&input.subject_kind, input.subject_id)?;
    let Some(about) = subject.about(&writer).await? else {
        let text = "What this is about is gone. Choose something else.";
        return Err(Failure::field("decision.subject_gone", "subject_id", text));
    };
    subject.edited(&writer, caller).await?;
    if let Some(old) = input.supersedes_id {
        let old = editable_decision(&writer, caller, old).await?;
        if old.state != "decided" || writer.decision_in_place_of(old.id).await?.is_some() {
            let text = "Only a decision that is made and that no other is to supersede can be \
                        superseded. Open the newest one.";
            return Err(Failure::field("decision.cannot_supersede", "supersedes_id", text));
        }
    }
    let title = checked_name("title", &input.title)?;
    let now = writer.at();
    let row = row::Decision {
        id: Uuid::now_v7(),
        version: 1,
        number: writer.next_decision_number().await?,
        title_folded: fold(&title),
        title,
        question: checked_text("question", &input.question)?,
        options: write_json(&checked_options(&input.options)?)?,
        chosen: None,
        outcome: String::new(),
        rationale: String::new(),
        state: "open".into(),
        subject_kind: input.subject_kind.clone(),
        subject_id: input.subject_id,
        subject_name: about.name,
        project_id: about.project,
        decided_on: None,
        listed_at: now,
        review_on: None,
        review_told_at: None,
        review_note: String::new(),
        supersedes_id: input.supersedes_id,
        superseded_by_id: None,
        author_id: caller.user_id,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&row, "decision_created").await?;
    let members: Vec<DecisionMemberInput> = input
        .members
        .iter()
        .map(|id| DecisionMemberInput { user_id: *id, vote: None, words: None })
        .collect();
    put_members(&mut writer, &row, &members).await?;
    writer.commit().await?;
    Ok(row.id)
}

/// Changes a decision that is open.
pub async fn update_decision(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &PatchDecisionRecord,
) -> Outcome<DecisionRecord> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = editable_decision(&writer, caller, id).await?;
    unchanged(before.version, version, record(&writer, caller, before.clone())).await?;
    require_open(&before)?;
    let mut after = before.clone();
    if let Some(title) = &input.title {
        after.title = checked_name("title", title)?;
        after.title_folded = fold(&after.title);
    }
    if let Some(question) = &input.question {
        after.question = checked_text("question", question)?;
    }
    if let Some(options) = &input.options {
        after.options = write_json(&checked_options(options)?)?;
    }
    // Also where only who decides changes, so that two who edit at once notice.
    let after = writer.update(&before, after, "decision_updated").await?;
    if let Some(members) = &input.members {
        put_members(&mut writer, &after, members).await?;
    }
    writer.commit().await?;
    decision_record(app, caller, id).await
}

/// Makes a decision; what it supersedes is superseded with it.
pub async fn make_decision(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &MakeDecision,
) -> Outcome<DecisionRecord> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = editable_decision(&writer, caller, id).await?;
    unchanged(before.version, version, record(&writer, caller, before.clone())).await?;
    require_open(&before)?;
    let options: Vec<DecisionOption> = read_json(&before.options)?;
    let other = checked_text("outcome", &input.outcome)?;
    let outcome = match input.chosen.map(|at| options.get(at)) {
        Some(Some(option)) => option.title.clone(),
        Some(None) => {
            let text = "There is no such option. Reload the page.";
            return Err(Failure::field("decision.unknown_option", "chosen", text));
        }
        None if other.is_empty() => {
            let text = "Choose an option, or say in words what is decided.";
            return Err(Failure::field("decision.outcome_missing", "outcome", text));
        }
        None => other,
    };
    let rationale = checked_text("rationale", &input.rationale)?;
    if rationale.is_empty() {
        let text = "Say why, in words that are understood in a year.";
        return Err(Failure::field("decision.rationale_missing", "rationale", text));
    }
    let members = writer.decision_members(&[id]).await?;
    if members.is_empty() {
        let text = "Say who decides first: a decision is somebody's.";
        return Err(Failure::refused("decision.nobody_decides", text));
    }
    let now = today();
    let day = checked_day("decided_on", input.decided_on.as_deref())?.unwrap_or(now.clone());
    if day > now {
        let text = "What will be decided later is still open. Choose today or a day before.";
        return Err(Failure::field("decision.in_future", "decided_on", text));
    }
    let review_on = checked_review(&day, input.review_on.as_deref())?;
    let chosen = input.chosen.and_then(|at| i64::try_from(at).ok());
    let listed_at = match day == now {
        true => writer.at(),
        false => day_begins("decided_on", &day)?,
    };
    let after = row::Decision {
        chosen,
        outcome,
        rationale,
        state: "decided".into(),
        decided_on: Some(day),
        listed_at,
        review_on,
        ..before.clone()
    };
    writer.update(&before, after.clone(), "decision_decided").await?;
    if let Some(old) = before.supersedes_id
        && let Some(old) = writer.find::<row::Decision>(old).await?
    {
        if old.state != "decided" {
            let text = "The decision that this was to supersede is superseded already. Write \
                        down a new one about the newest.";
            return Err(Failure::refused("decision.superseded_already", text));
        }
        let gone =
            row::Decision { state: "superseded".into(), superseded_by_id: Some(id), ..old.clone() };
        writer.update(&old, gone, "decision_superseded").await?;
    }
    let told = members.iter().map(|one| one.user_id);
    let news = News { spot: Spot::Decision(id), kind: "decided", text: after.outcome };
    announce(&mut writer, news, told).await?;
    for member in &members {
        writer.inbox_changed(member.user_id);
    }
    writer.commit().await?;
    decision_record(app, caller, id).await
}

/// A day of review after this one.
fn checked_review(after: &str, day: Option<&str>) -> Outcome<Option<String>> {
    let day = checked_day("review_on", day)?;
    if day.as_deref().is_some_and(|day| day <= after) {
        let text = "Choose a day after the one it was decided on.";
        return Err(Failure::field("decision.bad_review", "review_on", text));
    }
    Ok(day)
}

/// Notes what a review found, and when the next one is.
pub async fn review_decision(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &ReviewDecision,
) -> Outcome<DecisionRecord> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = visible_decision(&writer, caller, id).await?;
    let members = writer.decision_members(&[id]).await?;
    let decides = members.iter().any(|one| one.user_id == caller.user_id);
    if !decides {
        editable_decision(&writer, caller, id).await?;
    }
    unchanged(before.version, version, record(&writer, caller, before.clone())).await?;
    if before.state != "decided" {
        let text = "Only a decision that is made and stands is reviewed.";
        return Err(Failure::refused("decision.not_made", text));
    }
    let note = checked_text("note", &input.note)?;
    if note.is_empty() {
        let text = "Say what the review found, and whether the decision stands.";
        return Err(Failure::field("decision.note_missing", "note", text));
    }
    let review_on = checked_review(&today(), input.review_on.as_deref())?;
    let after =
        row::Decision { review_on, review_told_at: None, review_note: note, ..before.clone() };
    writer.update(&before, after, "decision_reviewed").await?;
    writer.commit().await?;
    decision_record(app, caller, id).await
}

/// Takes back a decision that is open.
pub async fn delete_decision(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = editable_decision(&writer, caller, id).await?;
    unchanged(row.version, version, record(&writer, caller, row.clone())).await?;
    require_open(&row)?;
    for member in writer.decision_members(&[id]).await? {
        writer.delete(&member, "decision_member_removed").await?;
        writer.inbox_changed(member.user_id);
    }
    for action in writer.decision_actions(id).await? {
        writer.delete(&action, "decision_action_deleted").await?;
        writer.inbox_changed(action.owner_id);
    }
    writer.delete(&row, "decision_deleted").await?;
    writer.commit().await?;
    Ok(())
}
