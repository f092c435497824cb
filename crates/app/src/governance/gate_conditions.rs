//! Conditions of a gate: added by who decides about it, and closed one by one before the next gate.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    GateReviewView, InboxItem, PlaceView, Subject,
    approvals::{today, waits_for},
    gate_reviews::{review_names, review_view},
    lifecycle_subject::LifecycleSubject,
    lifecycle_views::{People, place_view},
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    delivery::{News, Spot, announce},
    failure::unchanged,
    shape::{Reference, instant},
};

/// Most conditions of one review.
const MOST: usize = 50;
/// Most conditions in an inbox.
const MOST_OF_PERSON: u64 = 100;
/// Conditions told of in one go.
const BATCH: u64 = 50;
/// Most letters of a condition.
const MOST_TEXT: usize = 2_000;

/// A condition.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConditionView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The review it belongs to.
    pub review_id: Uuid,
    /// What has to be done.
    pub text: String,
    /// By which day.
    pub due: Option<String>,
    /// Open, and the day is past.
    pub overdue: bool,
    /// Who does it.
    pub owner: Option<Reference>,
    /// Who asked for it.
    pub author: Reference,
    /// When it was closed (UTC).
    pub closed_at: Option<String>,
    /// Who closed it.
    pub closed_by: Option<Reference>,
    /// How it was met.
    pub note: String,
}

/// A condition to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewCondition {
    /// What has to be done.
    pub text: String,
    /// By which day, such as `2026-03-31`.
    pub due: Option<String>,
    /// Who does it.
    pub owner_id: Option<Uuid>,
}

/// A condition that was closed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClosedCondition {
    /// The condition.
    pub condition: ConditionView,
    /// Where the thing stands now; null for who has to meet a condition of something they may not see.
    pub place: Option<PlaceView>,
}

/// How a condition was met.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct CloseCondition {
    /// How.
    pub note: String,
}

/// Conditions that bind a thing: those of gates that it passed with them.
pub(super) async fn binding(reader: &Reader, place: Uuid) -> Outcome<Vec<row::GateCondition>> {
    let mut rows = reader.gate_conditions(place).await?;
    if rows.is_empty() {
        return Ok(rows);
    }
    let mut ids: Vec<Uuid> = rows.iter().map(|row| row.review_id).collect();
    ids.sort();
    ids.dedup();
    let reviews = reader.get_many::<row::GateReview>(&ids).await?;
    rows.retain(|row| {
        let review = reviews.iter().find(|review| review.id == row.review_id);
        review.is_some_and(|review| review.outcome.as_deref() == Some("conditional_go"))
    });
    Ok(rows)
}

/// Tells those who have to meet conditions, now that they bind.
pub(super) async fn tell_owners(
    writer: &mut Writer<'_>,
    conditions: &[row::GateCondition],
) -> Outcome<()> {
    for row in conditions {
        let news = news_of("condition", row);
        announce(writer, news, row.owner_id).await?;
        if let Some(owner) = row.owner_id {
            writer.inbox_changed(owner);
        }
    }
    Ok(())
}

/// Conditions that a person has to meet, for their inbox: open ones of gates that were passed with them.
pub(super) async fn conditions_waiting_for(
    reader: &Reader,
    caller: &Caller,
) -> Outcome<Vec<InboxItem>> {
    let rows = reader.gate_conditions_owed_by(caller.user_id, MOST_OF_PERSON).await?;
    let mut reviews: Vec<Uuid> = rows.iter().map(|row| row.review_id).collect();
    reviews.sort();
    reviews.dedup();
    let reviews = reader.get_many::<row::GateReview>(&reviews).await?;
    let names = review_names(reader, &reviews).await?;
    let item = |row: row::GateCondition| {
        let subject = Subject::GateReview(row.review_id);
        let name = names.get(&row.review_id).cloned().ok_or(Failure::NotFound("gate"))?;
        let (person, at) = (caller.user_id, row.created_at);
        let item = InboxItem::no_decision("gate_condition", subject, person, name, at, row.text);
        Ok(InboxItem { id: row.id, version: Some(row.version), due: row.due, ..item })
    };
    rows.into_iter().map(item).collect()
}

/// How many of them an inbox has.
pub(super) async fn count_conditions_waiting_for(reader: &Reader, caller: &Caller) -> Outcome<u64> {
    let all = reader.count_gate_conditions_owed_by(caller.user_id).await?;
    Ok(Ord::min(all, MOST_OF_PERSON))
}

/// Whether a person has to meet a condition of a gate, or had to: they see the gate, if not the thing.
pub(super) async fn owes_condition(
    reader: &Reader,
    caller: &Caller,
    review: &row::GateReview,
) -> Outcome<bool> {
    if review.outcome.as_deref() != Some("conditional_go") {
        return Ok(false);
    }
    let conditions = reader.gate_conditions_of(review.id).await?;
    Ok(conditions.iter().any(|row| row.owner_id == Some(caller.user_id)))
}

fn news_of(kind: &'static str, row: &row::GateCondition) -> News {
    News { spot: Spot::GateReview(row.review_id), kind, text: row.text.clone() }
}

/// Tells those who have to meet conditions on the day they are due, each once; who asked for the gate
/// when nobody has to. Every node does so now and then; what another node told first is left alone.
pub async fn remind_of_conditions(app: &App) -> Outcome<()> {
    for row in app.store.read().gate_conditions_due(&today(), BATCH).await? {
        let mut writer = app.store.write(None).await?;
        let review = writer.get::<row::GateReview>(row.review_id).await?;
        if !writer.mark_reminded(row.id).await? {
            continue;
        }
        let person = row.owner_id.unwrap_or(review.asked_by);
        announce(&mut writer, news_of("condition_due", &row), [person]).await?;
        writer.commit().await?;
    }
    Ok(())
}

/// Conditions as people see them.
pub(super) async fn condition_views(
    reader: &Reader,
    rows: Vec<row::GateCondition>,
) -> Outcome<Vec<ConditionView>> {
    let people = rows.iter().flat_map(|row| [row.owner_id, Some(row.author_id), row.closed_by]);
    let people = People::of(reader, people.flatten().collect()).await?;
    let today = today();
    let view = |row: row::GateCondition| ConditionView {
        id: row.id,
        version: row.version,
        review_id: row.review_id,
        text: row.text,
        overdue: row.closed_at.is_none() && row.due.as_ref().is_some_and(|due| *due < today),
        due: row.due,
        owner: row.owner_id.map(|id| people.named(id)),
        author: people.named(row.author_id),
        closed_at: row.closed_at.map(instant),
        closed_by: row.closed_by.map(|id| people.named(id)),
        note: row.note,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Adds a condition to a gate that the caller decides about.
pub async fn add_condition(
    app: &App,
    caller: &Caller,
    review: Uuid,
    input: &NewCondition,
) -> Outcome<GateReviewView> {
    // What one may not see is not there.
    review_view(&app.store.read(), caller, review).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.get::<row::GateReview>(review).await?;
    if row.state != "open" || row.proposed != "go" {
        let text = "Conditions belong to a go that is not decided yet.";
        return Err(Failure::refused("gate.no_conditions_now", text));
    }
    if !waits_for(&writer, caller, Subject::GateReview(review)).await? {
        let text = "Only who decides about this gate now may add conditions to it.";
        return Err(Failure::refused("gate.not_yours", text));
    }
    let text = input.text.trim();
    if text.is_empty() || text.chars().count() > MOST_TEXT {
        let text = format!("Say what has to be done, in at most {MOST_TEXT} letters.");
        return Err(Failure::field("gate.bad_condition", "text", text));
    }
    let due = match input.due.as_deref().map(str::trim).filter(|due| !due.is_empty()) {
        None => None,
        Some(due) => match due.parse::<jiff::civil::Date>() {
            Ok(date) => Some(date.to_string()),
            Err(_) => {
                let text = "Write a date such as 2026-03-31.";
                return Err(Failure::field("gate.bad_condition", "due", text));
            }
        },
    };
    if let Some(owner) = input.owner_id
        && !writer.find::<row::User>(owner).await?.is_some_and(|user| user.active)
    {
        let text = "There is no such person, or they cannot sign in. Choose somebody else.";
        return Err(Failure::field("gate.bad_condition", "owner_id", text));
    }
    if writer.gate_conditions_of(review).await?.len() >= MOST {
        let text = format!("A gate has at most {MOST} conditions. Reject it instead.");
        return Err(Failure::refused("gate.too_many_conditions", text));
    }
    let now = writer.at();
    let condition = row::GateCondition {
        id: Uuid::now_v7(),
        version: 1,
        review_id: review,
        place_id: row.place_id,
        subject_kind: row.subject_kind.clone(),
        subject_id: row.subject_id,
        text: text.into(),
        due,
        owner_id: input.owner_id,
        author_id: caller.user_id,
        closed_at: None,
        closed_by: None,
        note: String::new(),
        reminded_at: None,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&condition, "gate_condition_added").await?;
    writer.commit().await?;
    review_view(&app.store.read(), caller, review).await
}

/// Closes a condition, saying how it was met; who owns it may, and who manages the thing.
pub async fn close_condition(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &CloseCondition,
) -> Outcome<ClosedCondition> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.find::<row::GateCondition>(id).await?;
    let row = row.ok_or(Failure::NotFound("condition"))?;
    let subject = LifecycleSubject::stored(&row.subject_kind, row.subject_id)?;
    if row.owner_id != Some(caller.user_id) {
        subject.seen(&writer, caller).await?;
        subject.managed(&writer, caller).await?;
    }
    unchanged(row.version, version, async {
        Ok(condition_views(&writer, vec![row.clone()]).await?.pop())
    })
    .await?;
    let review = writer.get::<row::GateReview>(row.review_id).await?;
    if review.outcome.as_deref() != Some("conditional_go") || row.closed_at.is_some() {
        let text = "This condition is closed already, or its gate was not passed with it.";
        return Err(Failure::refused("gate.condition_not_open", text));
    }
    let note = input.note.trim();
    if note.is_empty() || note.chars().count() > MOST_TEXT {
        let text = format!("Say how it was met, in at most {MOST_TEXT} letters.");
        return Err(Failure::field("gate.bad_condition", "note", text));
    }
    let after = row::GateCondition {
        closed_at: Some(writer.at()),
        closed_by: Some(caller.user_id),
        note: note.into(),
        ..row.clone()
    };
    let after = writer.update(&row, after, "gate_condition_closed").await?;
    if let Some(owner) = after.owner_id {
        writer.inbox_changed(owner);
    }
    writer.commit().await?;
    let reader = app.store.read();
    let condition = condition_views(&reader, vec![after]).await?.pop();
    let place = match place_view(&reader, caller, subject).await {
        Ok(view) => Some(view),
        Err(Failure::NotFound(_) | Failure::Forbidden { .. }) => None,
        Err(failure) => return Err(failure),
    };
    let condition = condition.ok_or(Failure::NotFound("condition"))?;
    Ok(ClosedCondition { condition, place })
}
