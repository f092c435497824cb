//! What has to be done after a decision: by whom, until when, and ticked by who owes it.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    DecisionRecord, InboxItem,
    approvals::today,
    decision_log::{checked_day, checked_person, checked_text, decision_key, decision_record},
    decision_subject::{editable_decision, visible_decision},
    lifecycle_views::People,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    delivery::{News, Spot, announce},
    failure::unchanged,
    shape::{Listed, Reference, instant},
};

/// Most actions of one decision.
const MOST: usize = 100;
/// Most actions and votes in an inbox, and on the page of what one has to do.
const MOST_OF_PERSON: u64 = 100;
/// Told of in one go.
const BATCH: u64 = 50;

/// Something to do after a decision.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DecisionActionView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// What has to be done.
    pub text: String,
    /// Who does it.
    pub owner: Reference,
    /// By which day.
    pub due: Option<String>,
    /// Open, and the day is past.
    pub overdue: bool,
    /// When it was done (UTC).
    pub done_at: Option<String>,
    /// Who said so.
    pub done_by: Option<Reference>,
    /// What there was to say to it.
    pub note: String,
    /// Whether the reader may change or remove it.
    pub may_edit: bool,
    /// Whether the reader may say that it is done, or not yet after all.
    pub may_tick: bool,
}

/// Something that the reader has to do after a decision.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MyAction {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// What has to be done.
    pub text: String,
    /// By which day.
    pub due: Option<String>,
    /// The day is past.
    pub overdue: bool,
    /// The decision it follows from.
    pub decision: Reference,
    /// What that is about.
    pub subject_name: String,
}

/// Something to do.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewDecisionAction {
    /// What has to be done.
    pub text: String,
    /// Who does it.
    pub owner_id: Uuid,
    /// By which day, such as `2026-03-31`.
    pub due: Option<String>,
}

/// That it is done, or not yet after all.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct TickAction {
    /// Done.
    pub done: bool,
    /// What there is to say to it.
    #[serde(default)]
    pub note: String,
}

/// Actions of a decision as the caller sees them; who manages the decision changes them.
pub(super) async fn action_views(
    reader: &Reader,
    caller: &Caller,
    decision: &row::Decision,
    manages: bool,
) -> Outcome<Vec<DecisionActionView>> {
    let rows = reader.decision_actions(decision.id).await?;
    let people = rows.iter().flat_map(|row| [Some(row.owner_id), row.done_by]);
    let people = People::of(reader, people.flatten().collect()).await?;
    let today = today();
    let view = |row: row::DecisionAction| DecisionActionView {
        id: row.id,
        version: row.version,
        overdue: row.done_at.is_none() && row.due.as_ref().is_some_and(|due| *due < today),
        owner: people.named(row.owner_id),
        due: row.due,
        done_at: row.done_at.map(instant),
        done_by: row.done_by.map(|id| people.named(id)),
        may_edit: manages && row.done_at.is_none(),
        may_tick: manages || row.owner_id == caller.user_id,
        text: row.text,
        note: row.note,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The decision, for who decides in it or may change it.
async fn managed(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<row::Decision> {
    let row = visible_decision(reader, caller, id).await?;
    let members = reader.decision_members(&[id]).await?;
    if members.iter().any(|one| one.user_id == caller.user_id) {
        return Ok(row);
    }
    editable_decision(reader, caller, id).await
}

/// What an action says, whoever it is for.
async fn checked(reader: &Reader, input: &NewDecisionAction) -> Outcome<(String, Option<String>)> {
    let text = checked_text("text", &input.text)?;
    if text.is_empty() {
        let text = "Say what has to be done.";
        return Err(Failure::field("decision.action_missing", "text", text));
    }
    checked_person(reader, "owner_id", input.owner_id).await?;
    Ok((text, checked_day("due", input.due.as_deref())?))
}

fn news(kind: &'static str, row: &row::DecisionAction) -> News {
    News { spot: Spot::Decision(row.decision_id), kind, text: row.text.clone() }
}

/// Adds something to do, and tells who does it.
pub async fn add_action(
    app: &App,
    caller: &Caller,
    decision: Uuid,
    input: &NewDecisionAction,
) -> Outcome<DecisionRecord> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let of = managed(&writer, caller, decision).await?;
    if of.state == "superseded" {
        let text = "This decision is superseded. Add it to the one that stands.";
        return Err(Failure::refused("decision.superseded", text));
    }
    if writer.decision_actions(decision).await?.len() >= MOST {
        let text = format!("A decision has at most {MOST} actions. Plan the rest as tasks.");
        return Err(Failure::refused("decision.too_many_actions", text));
    }
    let (text, due) = checked(&writer, input).await?;
    let now = writer.at();
    let row = row::DecisionAction {
        id: Uuid::now_v7(),
        version: 1,
        decision_id: decision,
        project_id: of.project_id,
        text,
        owner_id: input.owner_id,
        due,
        done_at: None,
        done_by: None,
        note: String::new(),
        told_at: None,
        author_id: caller.user_id,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&row, "decision_action_added").await?;
    writer.inbox_changed(row.owner_id);
    announce(&mut writer, news("decision_action", &row), [row.owner_id]).await?;
    writer.commit().await?;
    decision_record(app, caller, decision).await
}

async fn find(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<row::DecisionAction> {
    let row = reader.find::<row::DecisionAction>(id).await?.ok_or(Failure::NotFound("action"))?;
    visible_decision(reader, caller, row.decision_id).await?;
    Ok(row)
}

/// Changes something to do while it is open; another person is told.
pub async fn update_action(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &NewDecisionAction,
) -> Outcome<DecisionRecord> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, caller, id).await?;
    managed(&writer, caller, before.decision_id).await?;
    unchanged(before.version, version, async { Ok(before.text.clone()) }).await?;
    if before.done_at.is_some() {
        let text = "This is done. Take that back first, or add something else to do.";
        return Err(Failure::refused("decision.action_done", text));
    }
    let (text, due) = checked(&writer, input).await?;
    let moved = due != before.due || input.owner_id != before.owner_id;
    let after = row::DecisionAction {
        text,
        owner_id: input.owner_id,
        due,
        told_at: before.told_at.filter(|_| !moved),
        ..before.clone()
    };
    writer.update(&before, after.clone(), "decision_action_updated").await?;
    writer.inbox_changed(before.owner_id);
    if after.owner_id != before.owner_id {
        writer.inbox_changed(after.owner_id);
        announce(&mut writer, news("decision_action", &after), [after.owner_id]).await?;
    }
    writer.commit().await?;
    decision_record(app, caller, before.decision_id).await
}

/// Removes something to do that is not done.
pub async fn delete_action(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<DecisionRecord> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, caller, id).await?;
    managed(&writer, caller, row.decision_id).await?;
    unchanged(row.version, version, async { Ok(row.text.clone()) }).await?;
    if row.done_at.is_some() {
        let text = "This is done and stays in the log.";
        return Err(Failure::refused("decision.action_done", text));
    }
    writer.delete(&row, "decision_action_deleted").await?;
    writer.inbox_changed(row.owner_id);
    writer.commit().await?;
    decision_record(app, caller, row.decision_id).await
}

/// Says that something is done, or not yet after all: who owes it does, and who manages the decision.
pub async fn tick_action(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &TickAction,
) -> Outcome<DecisionRecord> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, caller, id).await?;
    if before.owner_id != caller.user_id {
        managed(&writer, caller, before.decision_id).await?;
    }
    unchanged(before.version, version, async { Ok(before.text.clone()) }).await?;
    if before.done_at.is_some() == input.done {
        let text = match input.done {
            true => "Somebody ticked this already. Reload the page.",
            false => "This is not done. Reload the page.",
        };
        return Err(Failure::refused("decision.action_as_it_is", text));
    }
    let after = row::DecisionAction {
        done_at: input.done.then(|| writer.at()),
        done_by: input.done.then_some(caller.user_id),
        note: checked_text("note", &input.note)?,
        ..before.clone()
    };
    let verb = if input.done { "decision_action_done" } else { "decision_action_reopened" };
    writer.update(&before, after, verb).await?;
    writer.inbox_changed(before.owner_id);
    writer.commit().await?;
    decision_record(app, caller, before.decision_id).await
}

/// What the caller has to do after decisions, what is due first first; at most a hundred.
pub async fn my_actions(app: &App, caller: &Caller) -> Outcome<Listed<MyAction>> {
    let reader = app.store.read();
    let today = today();
    let mut items = vec![];
    for open in reader.open_actions_of(caller.user_id, MOST_OF_PERSON).await? {
        let (row, of) = (open.action, open.decision);
        items.push(MyAction {
            id: row.id,
            version: row.version,
            text: row.text,
            overdue: row.due.as_ref().is_some_and(|due| *due < today),
            due: row.due,
            decision: Reference {
                id: of.id,
                name: format!("{} {}", decision_key(of.number), of.title),
            },
            subject_name: of.subject_name,
        });
    }
    Ok(Listed::whole(items))
}

/// Votes that are waited for, and what a person has to do after decisions.
pub(super) async fn decisions_waiting_for(
    reader: &Reader,
    caller: &Caller,
) -> Outcome<Vec<InboxItem>> {
    let item = |kind: &str, id: Uuid, of: &row::Decision, since: i64, note: String| InboxItem {
        kind: kind.into(),
        id,
        subject_kind: "decision".into(),
        subject_id: of.id,
        title: format!("{} {}", decision_key(of.number), of.title),
        href: format!("/decisions/{}", of.id),
        since: instant(since),
        step_name: String::new(),
        step: 0,
        stands_in_for: None,
        seat_id: caller.user_id,
        escalates_at: None,
        escalated: false,
        asked_by: None,
        note,
        amount_minor: None,
        currency: String::new(),
        due: None,
        version: None,
    };
    let mut items = vec![];
    for row in reader.decisions_to_vote_on(caller.user_id, MOST_OF_PERSON).await? {
        items.push(item("decision_vote", row.id, &row, row.created_at, row.question.clone()));
    }
    for open in reader.open_actions_of(caller.user_id, MOST_OF_PERSON).await? {
        let (row, of) = (open.action, open.decision);
        items.push(InboxItem {
            due: row.due,
            version: Some(row.version),
            ..item("decision_action", row.id, &of, row.created_at, row.text)
        });
    }
    Ok(items)
}

/// How many those are.
pub(super) async fn count_decisions_waiting_for(reader: &Reader, caller: &Caller) -> Outcome<u64> {
    let votes = reader.count_decisions_to_vote_on(caller.user_id).await?;
    let actions = reader.count_open_actions_of(caller.user_id).await?;
    Ok(Ord::min(votes, MOST_OF_PERSON) + Ord::min(actions, MOST_OF_PERSON))
}

/// Tells those who owe something that it is due, and those who decided that a review is; each once. Every
/// node does so now and then; what another node told first is left alone.
pub async fn remind_of_decisions(app: &App) -> Outcome<()> {
    let reader = app.store.read();
    for row in reader.decision_actions_due(&today(), BATCH).await? {
        let mut writer = app.store.write(None).await?;
        if !writer.mark_action_told(row.id).await? {
            continue;
        }
        announce(&mut writer, news("decision_action_due", &row), [row.owner_id]).await?;
        writer.commit().await?;
    }
    for row in reader.decision_reviews_due(&today(), BATCH).await? {
        let mut writer = app.store.write(None).await?;
        if !writer.mark_review_told(row.id).await? {
            continue;
        }
        let members = writer.decision_members(&[row.id]).await?;
        let people: Vec<Uuid> = members.into_iter().map(|one| one.user_id).collect();
        let news = News {
            spot: Spot::Decision(row.id),
            kind: "decision_review_due",
            text: row.outcome.clone(),
        };
        announce(&mut writer, news, people).await?;
        writer.commit().await?;
    }
    Ok(())
}
