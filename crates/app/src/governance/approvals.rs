//! Approvals under way: asking for one, going on after each decision, escalating what takes too
//! long. What was decided is a log; where an approval stands always follows from it.

use std::pin::Pin;

use serde::Deserialize;
use steerco_store::{Ask, Reader, Writer, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Facts, RouteStep, Subject,
    approval_routes::Conditions,
    approvers::{FrozenStep, freeze},
    decisions::seats_of,
    subject::subject_of,
    walk::{Event, State, Walk, walk},
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    delivery::{News, announce},
    plan::{read_json, write_json},
    shape::instant,
};

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;
/// Approvals escalated in one go.
const BATCH: u64 = 50;

/// How an approval goes on for its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Every step was approved.
    Approved,
    /// A step was rejected.
    Rejected,
    /// An approver has a question; the approval goes on when it is answered.
    Returned,
    /// It was taken back.
    Recalled,
}

/// An approval with everything that was decided in it.
pub(super) struct Progress {
    pub row: row::Approval,
    pub steps: Vec<FrozenStep>,
    pub decisions: Vec<row::ApprovalDecision>,
}

fn stored(state: State) -> &'static str {
    match state {
        State::Open => "open",
        State::Returned => "returned",
        State::Approved => "approved",
        State::Rejected => "rejected",
        State::Recalled => "recalled",
    }
}

impl Progress {
    pub(super) async fn load(reader: &Reader, id: Uuid) -> Outcome<Self> {
        let row = reader.find::<row::Approval>(id).await?.ok_or(Failure::NotFound("approval"))?;
        let decisions = reader.approval_decisions(&[id]).await?;
        Self::of(row, decisions)
    }

    pub(super) fn of(row: row::Approval, decisions: Vec<row::ApprovalDecision>) -> Outcome<Self> {
        Ok(Self { steps: read_json(&row.steps)?, row, decisions })
    }

    /// Where it stands.
    pub(super) fn walk(&self) -> Walk {
        let steps: Vec<_> = self.steps.iter().map(FrozenStep::step).collect();
        let events: Vec<_> = self.decisions.iter().filter_map(event).collect();
        walk(&steps, &events)
    }

    /// Adds to the log.
    pub(super) fn push(&mut self, at: i64, decision: Decided) {
        self.decisions.push(row::ApprovalDecision {
            id: Uuid::now_v7(),
            approval_id: self.row.id,
            step: decision.step,
            kind: decision.kind.into(),
            seat_id: decision.seat,
            instead_of_id: decision.instead_of,
            actor_id: decision.actor,
            reason: decision.reason,
            // The log is read in the order of its moments.
            at: Ord::max(at, self.decisions.last().map_or(at, |last| last.at + 1)),
        });
    }
}

/// Something to add to the log of an approval.
#[derive(Debug, Clone, Default)]
pub(super) struct Decided {
    pub step: i64,
    pub kind: &'static str,
    pub seat: Option<Uuid>,
    pub instead_of: Option<Uuid>,
    pub actor: Option<Uuid>,
    pub reason: String,
}

fn event(row: &row::ApprovalDecision) -> Option<Event> {
    let step = usize::try_from(row.step).ok()?;
    let seat = row.seat_id;
    Some(match row.kind.as_str() {
        "approved" => Event::Approved { step, seat: seat? },
        "rejected" => Event::Rejected { step, seat: seat? },
        "returned" => Event::Returned { step, seat: seat? },
        "answered" => Event::Answered,
        "recalled" => Event::Recalled,
        "escalated" => Event::Escalated { step },
        "replaced" => Event::Replaced { step, old: row.instead_of_id, new: seat? },
        _ => return None,
    })
}

/// Asks for the approval of a subject, along the first route that fits it.
pub(crate) async fn ask(
    writer: &mut Writer<'_>,
    caller: &Caller,
    subject: Subject,
    note: &str,
) -> Outcome<()> {
    let facts = subject.facts(writer).await?;
    let before = writer.approvals_of(subject.kind(), subject.id()).await?;
    if before.iter().any(|row| row.ended_at.is_none()) {
        return Err(Failure::refused(
            "approval.under_way",
            "An approval of this is under way already. Wait for it, or recall it.",
        ));
    }
    let (route, steps) = route_of(writer, subject, &facts).await?;
    let at = writer.at();
    let row = row::Approval {
        id: Uuid::now_v7(),
        version: 1,
        subject_kind: subject.kind().into(),
        subject_id: subject.id(),
        title: facts.name.clone(),
        route_id: route.id,
        route_name: route.name,
        route_version: route.version,
        steps: write_json(&steps)?,
        asked_by: caller.user_id,
        note: note.into(),
        state: stored(State::Open).into(),
        step: 0,
        step_since: at,
        due_at: None,
        ended_at: None,
        created_at: at,
        updated_at: at,
    };
    // The log tells of it once, when it is known for whom it waits.
    writer.insert_bulk(vec![row.clone()], None).await?;
    let mut progress = Progress { row, steps, decisions: vec![] };
    go_on(writer, &mut progress, "approval_asked", 0).await
}

/// The first route that fits a subject, with the people its steps come to. Refused where none fits, or a step
/// comes to nobody.
pub(super) async fn route_of(
    reader: &Reader,
    subject: Subject,
    facts: &Facts,
) -> Outcome<(row::ApprovalRoute, Vec<FrozenStep>)> {
    for route in reader.approval_routes(Some(subject.kind())).await? {
        let conditions: Conditions = read_json(&route.conditions)?;
        let fits = match facts.route {
            Some(id) => route.id == id,
            None => conditions.hold(facts),
        };
        if route.archived || !fits {
            continue;
        }
        let steps: Vec<RouteStep> = read_json(&route.steps)?;
        let steps = freeze(reader, facts, &route.name, &steps).await?;
        return Ok((route, steps));
    }
    if facts.route.is_some() {
        return Err(Failure::refused(
            "approval.route_gone",
            "The route of approval that this has to take was deleted or archived. Someone who \
             configures approvals can bring it back, or name another one.",
        ));
    }
    Err(Failure::refused(
        "approval.no_route",
        "No route of approval fits this. Someone who configures approvals can add one, or widen the \
         conditions of one that is there.",
    ))
}

/// Writes what was decided (all but the first `known` entries of the log), and where the approval
/// stands after it: for whom it waits, until when, and what follows for its subject.
pub(super) async fn go_on(
    writer: &mut Writer<'_>,
    progress: &mut Progress,
    verb: &'static str,
    known: usize,
) -> Outcome<()> {
    let at = writer.at();
    let mut now = progress.walk();
    let mut waits_for = able(writer, &now.waits_for).await?;
    // Nobody of the step can decide any more: those it would go to later decide now.
    let to = progress.steps.get(now.step).map(|step| step.escalate_to.clone()).unwrap_or_default();
    if now.state == State::Open && waits_for.is_empty() && !now.escalated && !to.is_empty() {
        let step = i64::try_from(now.step).unwrap_or(0);
        let reason = "Nobody of this step can decide.".into();
        progress.push(at, Decided { step, kind: "escalated", reason, ..Decided::default() });
        now = progress.walk();
        waits_for = able(writer, &now.waits_for).await?;
    }
    let before = progress.row.clone();
    let mut after = before.clone();
    after.state = stored(now.state).into();
    after.step = i64::try_from(now.step).unwrap_or(i64::MAX);
    if after.step != before.step
        || progress.decisions.last().is_some_and(|last| last.kind == "answered")
    {
        after.step_since = at;
    }
    let step = progress.steps.get(now.step);
    let days = step.filter(|step| !step.escalate_to.is_empty());
    let days = days.and_then(|step| step.escalate_after_days).filter(|_| !now.escalated);
    after.due_at = days
        .filter(|_| now.state == State::Open)
        .map(|days| after.step_since + i64::from(days) * DAY);
    let ended = !matches!(now.state, State::Open | State::Returned);
    after.ended_at = ended.then_some(at);
    let new = progress.decisions.get(known..).unwrap_or_default().to_vec();
    let last = new.last().cloned();
    // First of all, so that of two at once the second is told that it came too late.
    progress.row = writer.update(&before, after, verb).await?;
    writer.insert_approval_decisions(new).await?;
    let newly = writer.set_approval_waiting(before.id, &waits_for).await?;
    let subject = subject_of(&progress.row)?;
    let said = last.as_ref().filter(|last| last.kind == "answered").map(|last| &last.reason);
    let text = said.unwrap_or(&progress.row.note).clone();
    let told = with_stand_ins(writer, &subject.facts(writer).await?.own_of, newly).await?;
    announce(writer, News { spot: subject.spot(), kind: "approval", text }, told).await?;
    let outcome = match now.state {
        State::Open => return Ok(()),
        State::Returned => Ended::Returned,
        State::Approved => Ended::Approved,
        State::Rejected => Ended::Rejected,
        State::Recalled => Ended::Recalled,
    };
    let reason = last.map(|last| last.reason).unwrap_or_default();
    tell_outcome(writer, &progress.row, subject, outcome, &reason).await?;
    subject.ended(writer, outcome, &reason).await
}

/// Most approvals that somebody is told of when they begin to stand in.
const MOST_TOLD: u64 = 100;

/// These approvers and those who stand in for them today; nobody stands in for a decision about what is
/// their own.
pub(super) async fn with_stand_ins(
    reader: &Reader,
    own_of: &[Uuid],
    mut people: Vec<Uuid>,
) -> Outcome<Vec<Uuid>> {
    let stand_ins = reader.stand_ins(&people, &today()).await?;
    people.extend(stand_ins.into_iter().filter(|id| !own_of.contains(id)));
    Ok(people)
}

/// Those who decide about a subject now, and who stands in for them.
pub(crate) async fn deciding(reader: &Reader, subject: Subject) -> Outcome<Vec<Uuid>> {
    let people = reader.waited_for(subject.kind(), subject.id()).await?;
    with_stand_ins(reader, &subject.facts(reader).await?.own_of, people).await
}

/// What waits already is told to who begins to stand in for a person today.
pub(super) async fn tell_stand_in(
    writer: &mut Writer<'_>,
    person: Uuid,
    stand_in: Uuid,
) -> Outcome<()> {
    let waiting = writer.approvals_waiting_for(&[person], &Ask::few(MOST_TOLD)).await?.items;
    for one in waiting {
        let row = writer.get::<row::Approval>(one.approval_id).await?;
        let subject = subject_of(&row)?;
        if subject.facts(writer).await?.own_of.contains(&stand_in) {
            continue;
        }
        let news = News { spot: subject.spot(), kind: "approval", text: row.note };
        announce(writer, news, [stand_in]).await?;
    }
    Ok(())
}

/// Tells whose it is what was decided, and who asked; a question only who answers it.
async fn tell_outcome(
    writer: &mut Writer<'_>,
    row: &row::Approval,
    subject: Subject,
    ended: Ended,
    reason: &str,
) -> Outcome<()> {
    let mut people = subject.facts(writer).await?.own_of;
    let kind = match ended {
        Ended::Returned => "question",
        Ended::Approved => "approved",
        Ended::Rejected => "rejected",
        Ended::Recalled => return Ok(()),
    };
    if ended != Ended::Returned {
        people.push(row.asked_by);
    }
    let news = News { spot: subject.spot(), kind, text: reason.into() };
    announce(writer, news, people).await
}

/// Those of them who can sign in.
async fn able(reader: &Reader, people: &[Uuid]) -> Outcome<Vec<Uuid>> {
    let users = reader.get_many::<row::User>(people).await?;
    let active = |id: &&Uuid| users.iter().any(|user| user.id == **id && user.active);
    Ok(people.iter().filter(active).copied().collect())
}

/// The question with which an approval of a subject came back, while it waits for the answer.
pub(crate) async fn question(reader: &Reader, subject: Subject) -> Outcome<Option<String>> {
    let rows = reader.approvals_of(subject.kind(), subject.id()).await?;
    let returned = rows.into_iter().find(|row| row.state == stored(State::Returned));
    let Some(row) = returned else { return Ok(None) };
    let log = reader.approval_decisions(&[row.id]).await?;
    Ok(log.into_iter().rfind(|one| one.kind == "returned").map(|one| one.reason))
}

/// Most letters of an answer.
const MOST_ANSWER: usize = 5_000;

/// The answer to the question with which an approval came back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct Answer {
    /// What is answered.
    pub answer: String,
}

impl Answer {
    /// The text, or why it is none.
    pub(crate) fn checked(&self) -> Outcome<String> {
        let text = self.answer.trim();
        if text.is_empty() || text.chars().count() > MOST_ANSWER {
            let text = format!("Write an answer of at most {MOST_ANSWER} letters.");
            return Err(Failure::field("approval.answer_missing", "answer", text));
        }
        Ok(text.to_owned())
    }
}

/// Goes on with an approval whose question was answered.
pub(crate) async fn answer(
    writer: &mut Writer<'_>,
    subject: Subject,
    actor: Option<Uuid>,
    text: &str,
) -> Outcome<()> {
    let rows = writer.approvals_of(subject.kind(), subject.id()).await?;
    let open = rows.into_iter().find(|row| row.state == stored(State::Returned));
    let Some(row) = open else { return Ok(()) };
    let mut progress = Progress::load(writer, row.id).await?;
    let known = progress.decisions.len();
    let step = progress.row.step;
    let reason = text.to_owned();
    let answered = Decided { step, kind: "answered", actor, reason, ..Decided::default() };
    progress.push(writer.at(), answered);
    go_on(writer, &mut progress, "approval_answered", known).await
}

/// Takes back the approval of a subject that is not asked for any more, whoever asked. It comes back to
/// the subject, which may have begun this: the future is boxed.
pub(crate) fn withdraw<'a>(
    writer: &'a mut Writer<'_>,
    subject: Subject,
    actor: Uuid,
    why: &'a str,
) -> Pin<Box<dyn Future<Output = Outcome<()>> + Send + 'a>> {
    Box::pin(async move {
        let rows = writer.approvals_of(subject.kind(), subject.id()).await?;
        let Some(row) = rows.into_iter().find(|row| row.ended_at.is_none()) else { return Ok(()) };
        let mut progress = Progress::load(writer, row.id).await?;
        let known = progress.decisions.len();
        let (step, reason) = (progress.row.step, why.to_owned());
        let actor = Some(actor);
        let decided = Decided { step, kind: "recalled", actor, reason, ..Decided::default() };
        progress.push(writer.at(), decided);
        go_on(writer, &mut progress, "approval_recalled", known).await
    })
}

/// Whether an approval of a subject waits for a person now, in their own place or another's.
pub(super) async fn waits_for(reader: &Reader, caller: &Caller, subject: Subject) -> Outcome<bool> {
    if subject.facts(reader).await?.own_of.contains(&caller.user_id) {
        return Ok(false);
    }
    let rows = reader.approvals_of(subject.kind(), subject.id()).await?;
    let Some(open) = rows.into_iter().find(|row| row.state == stored(State::Open)) else {
        return Ok(false);
    };
    let seats = seats_of(reader, caller).await?;
    let waits_for = Progress::load(reader, open.id).await?.walk().waits_for;
    Ok(waits_for.iter().any(|id| seats.contains(id)))
}

/// Whether a person decides, or has decided, about a subject, in their own place or another's.
pub(crate) async fn takes_part(
    reader: &Reader,
    caller: &Caller,
    subject: Subject,
) -> Outcome<bool> {
    let rows = reader.approvals_of(subject.kind(), subject.id()).await?;
    if rows.is_empty() {
        return Ok(false);
    }
    let mut seats = reader.stood_in_for(caller.user_id, &today()).await?;
    seats.push(caller.user_id);
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let decided = reader.approval_decisions(&ids).await?;
    if decided.iter().any(|row| row.actor_id == Some(caller.user_id)) {
        return Ok(true);
    }
    for row in rows {
        let own = decided.iter().filter(|one| one.approval_id == row.id).cloned().collect();
        let progress = Progress::of(row, own)?;
        let people = progress.walk().people;
        let others = progress.steps.iter().flat_map(|step| &step.escalate_to);
        if people.iter().flatten().chain(others).any(|id| seats.contains(id)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Refuses who neither may see a subject nor decides about it; what one may not see is not there.
pub(crate) async fn sees(reader: &Reader, caller: &Caller, subject: Subject) -> Outcome<()> {
    let seen =
        subject.may_see(reader, caller).await? || takes_part(reader, caller, subject).await?;
    let what = match subject {
        Subject::Request(_) => "request",
        Subject::GateReview(_) => "gate",
        Subject::Charter(_) => "charter",
        Subject::Leave(_) => "leave",
        Subject::ChangeRequest(_) => "change request",
    };
    if seen { Ok(()) } else { Err(Failure::NotFound(what)) }
}

/// Today, as days of substitutes are written.
pub(super) fn today() -> String {
    instant(now_micros()).chars().take(10).collect()
}

/// Gives steps that took too long to those they escalate to. Every node does so now and then; a
/// step that another node took first is left alone.
pub async fn escalate_approvals(app: &App) -> Outcome<()> {
    for due in app.store.read().approvals_due(now_micros(), BATCH).await? {
        let mut writer = app.store.write(None).await?;
        let mut progress = Progress::load(&writer, due.id).await?;
        if progress.row.due_at.is_none_or(|at| at > writer.at()) {
            continue;
        }
        let known = progress.decisions.len();
        let days = usize::try_from(progress.row.step).ok();
        let days = days.and_then(|step| progress.steps.get(step)?.escalate_after_days);
        let reason = format!("Not decided within {} days.", days.unwrap_or_default());
        let step = progress.row.step;
        progress
            .push(writer.at(), Decided { step, kind: "escalated", reason, ..Decided::default() });
        match go_on(&mut writer, &mut progress, "approval_escalated", known).await {
            Ok(()) => writer.commit().await?,
            Err(Failure::Stale { .. } | Failure::Busy) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(())
}
