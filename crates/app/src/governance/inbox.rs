//! The inbox: everything that waits for a person. Decisions, their own and those of people they
//! stand in for; and what else their subjects say, such as what came back with a question.

use std::collections::HashMap;

use serde::Serialize;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Subject,
    approvals::Progress,
    decisions::seats_of,
    subject::{also_waiting_for, count_also_waiting_for, subject_of},
};
use crate::{
    App, Outcome,
    access::Caller,
    shape::{Listed, PageQuery, Reference, instant},
};

/// Counted up to here.
const MOST: u64 = 100;

/// Something that waits for the reader.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InboxItem {
    /// `approval`: a decision; `returned`: a question; `assess`: an assessment to write.
    pub kind: String,
    /// The approval, or what came back.
    pub id: Uuid,
    /// Kind of what it is about, such as `request`.
    pub subject_kind: String,
    /// What it is about.
    pub subject_id: Uuid,
    /// What people call it.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Since when it waits (UTC).
    pub since: String,
    /// Name of the step to decide.
    pub step_name: String,
    /// The step to decide, from 0.
    pub step: i64,
    /// Whose decision it is, when the reader stands in for someone.
    pub stands_in_for: Option<Reference>,
    /// For whom the decision counts.
    pub seat_id: Uuid,
    /// When it goes to others (UTC).
    pub escalates_at: Option<String>,
    /// Whether it came to the reader because others took too long.
    pub escalated: bool,
    /// Who asks: for the approval, or the question.
    pub asked_by: Option<Reference>,
    /// What they say: a note, or the question.
    pub note: String,
    /// What it is about, in minor units.
    pub amount_minor: Option<i64>,
    /// Currency of the amount.
    pub currency: String,
    /// By which day an action after a decision is to be done, or a condition of a gate met; null without one.
    pub due: Option<String>,
    /// Optimistic lock of an action after a decision or a condition of a gate, which are closed here; null of
    /// all else.
    pub version: Option<i64>,
}

impl InboxItem {
    /// What waits for a person and is no decision of theirs: a question that came back, or something to
    /// assess.
    pub(crate) fn no_decision(
        kind: &str,
        subject: Subject,
        person: Uuid,
        title: String,
        since: i64,
        note: String,
    ) -> Self {
        Self {
            kind: kind.into(),
            id: subject.id(),
            subject_kind: subject.kind().into(),
            subject_id: subject.id(),
            title,
            href: subject.href(),
            since: instant(since),
            step_name: String::new(),
            step: 0,
            stands_in_for: None,
            seat_id: person,
            escalates_at: None,
            escalated: false,
            asked_by: None,
            note,
            amount_minor: None,
            currency: String::new(),
            due: None,
            version: None,
        }
    }
}

/// One page of the inbox; what is no decision stands on the first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Inbox {
    /// What waits, longest first.
    pub items: Vec<InboxItem>,
    /// Give this as `after` for the next page; null on the last.
    pub next: Option<String>,
    /// How many the whole list has.
    pub total: u64,
}

/// How much waits.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InboxCount {
    /// At most 100; who has more has 100 or more.
    pub waiting: u64,
}

/// What waits for the caller.
pub async fn inbox(app: &App, caller: &Caller, page: &PageQuery) -> Outcome<Inbox> {
    let (ask, _) = page.ask("since")?;
    let reader = app.store.read();
    let first = ask.after.is_none();
    let seats = seats_of(&reader, caller).await?;
    let found = reader.approvals_waiting_for(&seats, &ask).await?;
    let others = also_waiting_for(&reader, caller).await?;
    let mut items = if first { others.clone() } else { vec![] };
    let waiting = items_of(&reader, caller, &found.items).await?;
    let listed = Listed::of(found, |row| row.id);
    items.extend(waiting);
    let others = u64::try_from(others.len()).unwrap_or(0);
    Ok(Inbox { items, next: listed.next, total: listed.total + others })
}

async fn items_of(
    reader: &Reader,
    caller: &Caller,
    waiting: &[row::ApprovalWaiting],
) -> Outcome<Vec<InboxItem>> {
    let ids: Vec<Uuid> = waiting.iter().map(|row| row.approval_id).collect();
    let approvals = reader.get_many::<row::Approval>(&ids).await?;
    let mut decisions: HashMap<Uuid, Vec<row::ApprovalDecision>> = HashMap::new();
    for row in reader.approval_decisions(&ids).await? {
        decisions.entry(row.approval_id).or_default().push(row);
    }
    let mut people: Vec<Uuid> = approvals.iter().map(|row| row.asked_by).collect();
    people.extend(waiting.iter().map(|row| row.user_id));
    people.sort();
    people.dedup();
    let people = reader.get_many::<row::User>(&people).await?;
    let person = |id: Uuid| {
        let name = people.iter().find(|user| user.id == id).map(|user| user.name.clone());
        Reference { id, name: name.unwrap_or_default() }
    };
    let approvals: HashMap<Uuid, row::Approval> =
        approvals.into_iter().map(|row| (row.id, row)).collect();
    let mut items = vec![];
    for wait in waiting {
        let Some(row) = approvals.get(&wait.approval_id) else { continue };
        let subject = subject_of(row)?;
        let facts = subject.facts(reader).await?;
        if facts.own_of.contains(&caller.user_id) {
            continue;
        }
        let log = decisions.get(&row.id).cloned().unwrap_or_default();
        let progress = Progress::of(row.clone(), log)?;
        let now = progress.walk();
        let step = progress.steps.get(now.step);
        let escalated =
            now.escalated && step.is_some_and(|step| step.escalate_to.contains(&wait.user_id));
        items.push(InboxItem {
            kind: "approval".into(),
            id: row.id,
            subject_kind: row.subject_kind.clone(),
            subject_id: row.subject_id,
            title: facts.name,
            href: facts.href,
            since: instant(wait.since),
            step_name: step.map(|step| step.name.clone()).unwrap_or_default(),
            step: row.step,
            stands_in_for: (wait.user_id != caller.user_id).then(|| person(wait.user_id)),
            seat_id: wait.user_id,
            escalates_at: row.due_at.map(instant),
            escalated,
            asked_by: Some(person(row.asked_by)),
            note: row.note.clone(),
            currency: facts.amount.as_ref().map(|amount| amount.1.clone()).unwrap_or_default(),
            amount_minor: facts.amount.map(|amount| amount.0),
            due: None,
            version: None,
        });
    }
    Ok(items)
}

/// How much waits for the caller.
pub async fn inbox_count(app: &App, caller: &Caller) -> Outcome<InboxCount> {
    let reader = app.store.read();
    let seats = seats_of(&reader, caller).await?;
    let approvals = reader.count_approvals_waiting_for(&seats, MOST).await?;
    let others = count_also_waiting_for(&reader, caller).await?;
    Ok(InboxCount { waiting: Ord::min(approvals + others, MOST) })
}
