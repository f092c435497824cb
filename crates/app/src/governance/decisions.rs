//! Deciding: approve, reject, ask back; for oneself or as a substitute; one by one or many at once.
//! Of two decisions at the same moment one comes first, and the other is told who decided and when.

use std::future::Future;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    ApprovalView, StepRule,
    approval_views::shown,
    approvals::{Decided, Progress, go_on, today},
    subject::subject_of,
    walk::{State, Walk},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    context::retrying,
    shape::{Listed, instant},
};

/// Most letters of a reason.
const MOST_REASON: usize = 5_000;
/// Most approvals decided at once.
const MOST_AT_ONCE: usize = 200;

/// What an approver answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Yes.
    Approve,
    /// No, with a reason.
    Reject,
    /// A question first: it goes back to who can answer it.
    Return,
}

/// A decision about an approval.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewDecision {
    /// What is answered.
    pub choice: Choice,
    /// Why, or the question; needed unless one approves.
    #[serde(default)]
    pub reason: String,
    /// The step one has seen, from 0; when it was decided meanwhile, nothing is.
    pub step: Option<i64>,
    /// For whom one decides; oneself, or the one person one stands in for, when absent.
    pub seat_id: Option<Uuid>,
}

/// An approval, and for whom one decides.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct Seat {
    /// Which approval.
    pub approval_id: Uuid,
    /// The step one has seen, from 0.
    pub step: Option<i64>,
    /// For whom one decides.
    pub seat_id: Option<Uuid>,
}

/// The same decision about many approvals.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct BulkDecision {
    /// Which ones, at most 200.
    pub items: Vec<Seat>,
    /// What is answered.
    pub choice: Choice,
    /// Why, or the question; needed unless one approves.
    #[serde(default)]
    pub reason: String,
}

/// What became of one of many.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BulkResult {
    /// Which one.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// Whether it was done.
    pub done: bool,
    /// Why not: a stable code.
    pub code: Option<String>,
    /// Why not, in words.
    pub text: Option<String>,
}

/// Why an approval is taken back.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct Recall {
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// Someone who decides in another's place, or in addition.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ReplaceApprover {
    /// Who does not decide any more; nobody when absent.
    pub instead_of: Option<Uuid>,
    /// Who decides.
    pub user_id: Uuid,
    /// Why.
    pub reason: String,
}

/// Tries again when another decision came first: the answer is then about what that one left.
pub(super) async fn in_turn<T, F, Fut>(attempt: F) -> Outcome<T>
where
    F: Fn() -> Fut,
    Fut: Future<Output = Outcome<T>>,
{
    retrying(|| async {
        match attempt().await {
            Err(Failure::Stale { .. }) => Err(Failure::Busy),
            done => done,
        }
    })
    .await
}

fn checked_reason(choice: Choice, reason: &str) -> Outcome<String> {
    let reason = reason.trim();
    let missing = match choice {
        Choice::Approve => None,
        Choice::Reject => Some("Say why: who asked will read it."),
        Choice::Return => Some("Write the question that has to be answered first."),
    };
    if let (true, Some(text)) = (reason.is_empty(), missing) {
        return Err(Failure::field("approval.reason_missing", "reason", text));
    }
    if reason.chars().count() > MOST_REASON {
        let text = format!("Use at most {MOST_REASON} letters.");
        return Err(Failure::field("approval.reason_too_long", "reason", text));
    }
    Ok(reason.to_owned())
}

/// Decides about an approval.
pub async fn decide(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &NewDecision,
) -> Outcome<ApprovalView> {
    let reader = app.store.read();
    seen(&reader, caller, id).await?;
    let reason = checked_reason(input.choice, &input.reason)?;
    in_turn(|| decide_once(app, caller, id, input, &reason)).await?;
    shown(&app.store.read(), caller, id).await
}

/// What one may not see is not there.
async fn seen(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<()> {
    shown(reader, caller, id).await.map(|_| ())
}

async fn decide_once(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &NewDecision,
    reason: &str,
) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let mut progress = Progress::load(&writer, id).await?;
    let now = progress.walk();
    let seat = seat(&writer, caller, &progress, &now, input).await?;
    let facts = subject_of(&progress.row)?.facts(&writer).await?;
    if facts.own_of.contains(&caller.user_id) {
        return Err(Failure::refused(
            "approval.own",
            "This is your own: somebody else has to decide about it.",
        ));
    }
    let (kind, verb) = match input.choice {
        Choice::Approve => ("approved", "approval_approved"),
        Choice::Reject => ("rejected", "approval_rejected"),
        Choice::Return => ("returned", "approval_returned"),
    };
    let known = progress.decisions.len();
    progress.push(
        writer.at(),
        Decided {
            step: progress.row.step,
            kind,
            seat: Some(seat),
            actor: Some(caller.user_id),
            reason: reason.to_owned(),
            ..Decided::default()
        },
    );
    writer.because(Some(reason.to_owned()).filter(|reason| !reason.is_empty()));
    go_on(&mut writer, &mut progress, verb, known).await?;
    writer.commit().await?;
    Ok(())
}

/// For whom the caller decides, or why they do not.
async fn seat(
    reader: &Reader,
    caller: &Caller,
    progress: &Progress,
    now: &Walk,
    input: &NewDecision,
) -> Outcome<Uuid> {
    let moved = input.step.is_some_and(|step| step != progress.row.step);
    if now.state != State::Open || moved {
        return Err(decided_already(reader, progress, input.step).await?);
    }
    let mine = seats_of(reader, caller).await?;
    let open = |id: &&Uuid| now.waits_for.contains(*id);
    let wanted = match input.seat_id {
        Some(id) => mine.iter().filter(|seat| **seat == id).find(open),
        None => mine.iter().find(open),
    };
    if let Some(seat) = wanted {
        return Ok(*seat);
    }
    let theirs = input.seat_id.unwrap_or(caller.user_id);
    let before = progress.decisions.iter().rev().find(|row| {
        row.step == progress.row.step
            && (row.seat_id == Some(theirs) || row.actor_id == Some(caller.user_id))
    });
    if before.is_some() {
        return Err(decided_already(reader, progress, input.step).await?);
    }
    let people = reader.get_many::<row::User>(&now.waits_for).await?;
    let names: Vec<&str> = people.iter().map(|user| user.name.as_str()).collect();
    let text = if names.is_empty() {
        "Nobody who could decide about it can sign in. Someone who configures approvals can name \
         somebody."
            .to_owned()
    } else {
        format!("It waits for {}, not for you.", names.join(", "))
    };
    Err(Failure::refused("approval.not_yours", text))
}

/// Oneself first, then those one stands in for today.
pub(super) async fn seats_of(reader: &Reader, caller: &Caller) -> Outcome<Vec<Uuid>> {
    let mut seats = vec![caller.user_id];
    let others = reader.stood_in_for(caller.user_id, &today()).await?;
    seats.extend(others.into_iter().filter(|id| *id != caller.user_id));
    Ok(seats)
}

/// The refusal that says who decided and when.
async fn decided_already(
    reader: &Reader,
    progress: &Progress,
    step: Option<i64>,
) -> Outcome<Failure> {
    let step = step.unwrap_or(progress.row.step);
    let of_step = progress.decisions.iter().rfind(|row| row.step == step);
    let Some(last) = of_step.or(progress.decisions.last()) else {
        return Ok(Failure::refused("approval.decided", "This was decided already."));
    };
    let actor = match last.actor_id {
        Some(id) => reader.find::<row::User>(id).await?.map(|user| user.name),
        None => None,
    };
    let actor = actor.unwrap_or_else(|| "Steerco".into());
    let at = instant(last.at);
    let (day, time) = at.split_once('T').unwrap_or((&at, ""));
    let time: String = time.chars().take(5).collect();
    let did = match last.kind.as_str() {
        "returned" => "asked a question about it",
        "answered" => "answered its question",
        "replaced" => "changed who decides about it",
        kind => &format!("{kind} it"),
    };
    Ok(Failure::refused(
        "approval.decided",
        format!("{actor} {did} on {day} at {time} UTC. Look at it as it is now."),
    ))
}

/// Makes the same decision about many approvals, one after another; each that is refused says why,
/// and the others go on.
pub async fn decide_many(
    app: &App,
    caller: &Caller,
    input: &BulkDecision,
) -> Outcome<Listed<BulkResult>> {
    if input.items.len() > MOST_AT_ONCE {
        let text = format!("Decide about at most {MOST_AT_ONCE} at once.");
        return Err(Failure::field("approval.too_many", "items", text));
    }
    checked_reason(input.choice, &input.reason)?;
    let mut results = vec![];
    for item in &input.items {
        let decision = NewDecision {
            choice: input.choice,
            reason: input.reason.clone(),
            step: item.step,
            seat_id: item.seat_id,
        };
        let row = app.store.read().find::<row::Approval>(item.approval_id).await?;
        let name = row.map(|row| row.title).unwrap_or_default();
        let outcome = decide(app, caller, item.approval_id, &decision).await.map(|_| ());
        results.push(BulkResult::of(item.approval_id, name, outcome)?);
    }
    Ok(Listed::whole(results))
}

impl BulkResult {
    /// What became of one; only faults of ours end the whole.
    pub(crate) fn of(id: Uuid, name: String, outcome: Outcome<()>) -> Outcome<Self> {
        let (code, text) = match outcome {
            Ok(()) => (None, None),
            Err(Failure::Refused(no)) => (Some(no.code.to_owned()), Some(no.text)),
            Err(failure @ Failure::Fault(_)) => return Err(failure),
            Err(failure @ Failure::NotFound(_)) => {
                // The name of what one may not see is not told.
                let (code, text) = (Some("not_found".into()), Some(failure.to_string()));
                return Ok(Self { id, name: String::new(), done: false, code, text });
            }
            Err(failure) => (Some("not_done".into()), Some(failure.to_string())),
        };
        Ok(Self { id, name, done: code.is_none(), code, text })
    }
}

/// Takes an approval back; who asked for it may, and who configures approvals.
pub async fn recall(app: &App, caller: &Caller, id: Uuid, input: &Recall) -> Outcome<ApprovalView> {
    seen(&app.store.read(), caller, id).await?;
    in_turn(|| async {
        let mut writer = app.store.write(Some(caller.user_id)).await?;
        let mut progress = Progress::load(&writer, id).await?;
        let configures = caller.may("approval.configure", Place::ORGANISATION);
        if progress.row.asked_by != caller.user_id && !configures {
            return Err(Failure::refused(
                "approval.not_asked_by_you",
                "Only who asked for an approval may take it back.",
            ));
        }
        if progress.row.ended_at.is_some() {
            return Err(decided_already(&writer, &progress, None).await?);
        }
        let known = progress.decisions.len();
        let (step, actor) = (progress.row.step, Some(caller.user_id));
        let reason = input.reason.trim().to_owned();
        writer.because(Some(reason.clone()).filter(|reason| !reason.is_empty()));
        let decided = Decided { step, kind: "recalled", actor, reason, ..Decided::default() };
        progress.push(writer.at(), decided);
        go_on(&mut writer, &mut progress, "approval_recalled", known).await?;
        writer.commit().await?;
        Ok(())
    })
    .await?;
    shown(&app.store.read(), caller, id).await
}

/// Lets somebody decide in the place of who left, or in addition, in the current step.
pub async fn replace_approver(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &ReplaceApprover,
) -> Outcome<ApprovalView> {
    caller.require("approval.configure", Place::ORGANISATION)?;
    let reason = checked_reason(Choice::Reject, &input.reason)?;
    in_turn(|| async {
        let mut writer = app.store.write(Some(caller.user_id)).await?;
        let mut progress = Progress::load(&writer, id).await?;
        let now = progress.walk();
        if progress.row.ended_at.is_some() {
            return Err(decided_already(&writer, &progress, None).await?);
        }
        let found = writer.find::<row::User>(input.user_id).await?;
        if !found.is_some_and(|user| user.active) {
            let text = "There is no such person, or they cannot sign in. Choose somebody else.";
            return Err(Failure::field("approval.bad_approver", "user_id", text));
        }
        let facts = subject_of(&progress.row)?.facts(&writer).await?;
        if facts.own_of.contains(&input.user_id) {
            let text = "Nobody decides about their own. Choose somebody else.";
            return Err(Failure::field("approval.own", "user_id", text));
        }
        if let Some(old) = input.instead_of
            && !now.waits_for.contains(&old)
        {
            let text = "It does not wait for this person. Reload the page and look again.";
            return Err(Failure::field("approval.not_waited_for", "instead_of", text));
        }
        let step = progress.steps.get(now.step);
        if input.instead_of.is_none()
            && step.is_some_and(|step| step.rule == StepRule::Weighted && !step.people.is_empty())
        {
            let text = "In this step votes have weights. Say in whose place the person decides: they \
                        take over that weight.";
            return Err(Failure::field("approval.weight_of_whom", "instead_of", text));
        }
        let known = progress.decisions.len();
        progress.push(
            writer.at(),
            Decided {
                step: progress.row.step,
                kind: "replaced",
                seat: Some(input.user_id),
                instead_of: input.instead_of,
                actor: Some(caller.user_id),
                reason: reason.clone(),
            },
        );
        writer.because(Some(reason.clone()));
        go_on(&mut writer, &mut progress, "approval_approver_replaced", known).await?;
        writer.commit().await?;
        Ok(())
    })
    .await?;
    shown(&app.store.read(), caller, id).await
}
