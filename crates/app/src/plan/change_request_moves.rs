//! How change requests go on: submitted, sent back with a question, put to decision, decided, put off, taken up
//! again, withdrawn. Each move has who, when and why in the log, and is told to whom it concerns.

use serde::Deserialize;
use steerco_store::{Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    book::read_json,
    change_request_view::{ChangeRequestView, key, now, under_way, view},
    change_requests::{checked_text, compute_impact, find, find_for, is_party},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    delivery::{News, Spot, announce},
    failure::{Refusal, unchanged},
    governance::{self, Answer, Subject, withdraw_approval},
};

/// What is said with a move.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct ChangeRequestNote {
    /// Why, for those it concerns and the log.
    #[serde(default)]
    pub reason: String,
}

/// What is decided where no approval runs.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct DecideChangeRequest {
    /// Approves; rejects when false.
    pub approve: bool,
    /// Why.
    pub reason: String,
}

/// A request in another state.
pub(super) fn moved(before: &row::ChangeRequest, state: &str, at: i64) -> row::ChangeRequest {
    row::ChangeRequest {
        state: state.into(),
        state_since: at,
        question: String::new(),
        ..before.clone()
    }
}

/// A request as it stands once somebody decided about it.
fn decided(
    before: &row::ChangeRequest,
    state: &str,
    reason: &str,
    caller: &Caller,
    at: i64,
) -> row::ChangeRequest {
    row::ChangeRequest {
        reason: reason.into(),
        decided_by: Some(caller.user_id),
        decided_at: Some(at),
        ..moved(before, state, at)
    }
}

/// Who is told what became of a request: who raised it, owns it and asked for its decision.
pub(super) fn concerned(row: &row::ChangeRequest) -> [Option<Uuid>; 3] {
    [Some(row.raised_by), row.owner_id, row.asked_by]
}

/// Refuses a move from where the request does not stand.
pub(super) fn require_state(row: &row::ChangeRequest, states: &[&str]) -> Outcome<()> {
    if states.contains(&row.state.as_str()) {
        return Ok(());
    }
    let stands = match row.state.as_str() {
        "draft" => "is still written",
        "assessing" => "is being assessed",
        "deciding" => "waits for its decision",
        "approved" => "is approved",
        "rejected" => "is rejected",
        "deferred" => "is put off",
        "implemented" => "is implemented",
        _ => "is withdrawn",
    };
    let text = format!("{} {stands}. Reload the page to see what can be done with it.", key(row));
    Err(Failure::refused("change_request.wrong_state", text))
}

fn checked_reason(input: &ChangeRequestNote, missing: &str) -> Outcome<String> {
    let reason = checked_text("reason", &input.reason)?;
    if reason.is_empty() {
        return Err(Failure::field("change_request.reason_missing", "reason", missing));
    }
    Ok(reason)
}

/// Tells people of a request.
pub(super) async fn tell(
    writer: &mut Writer<'_>,
    id: Uuid,
    kind: &'static str,
    text: &str,
    people: impl IntoIterator<Item = Option<Uuid>>,
) -> Outcome<()> {
    let news = News { spot: Spot::ChangeRequest(id), kind, text: text.into() };
    announce(writer, news, people.into_iter().flatten()).await
}

fn only_parties() -> Failure {
    let text = "Only who raised the change request, or owns it, may do that.";
    Failure::refused("change_request.not_your_request", text)
}

/// Writes a move with its reason.
async fn write(
    writer: &mut Writer<'_>,
    before: &row::ChangeRequest,
    after: row::ChangeRequest,
    verb: &'static str,
    reason: &str,
) -> Outcome<row::ChangeRequest> {
    writer.because(Some(reason.to_owned()).filter(|reason| !reason.is_empty()));
    Ok(writer.update(before, after, verb).await?)
}

/// Submits a draft within a transaction: whoever manages the project assesses it.
pub(super) async fn submit_row(
    writer: &mut Writer<'_>,
    before: &row::ChangeRequest,
    project: &row::Project,
    reason: &str,
) -> Outcome<row::ChangeRequest> {
    let after = moved(before, "assessing", writer.at());
    let after = write(writer, before, after, "change_request_submitted", reason).await?;
    let text = if reason.is_empty() { &after.description } else { reason };
    let people = [project.owner_id, after.owner_id];
    tell(writer, after.id, "change_submitted", text, people).await?;
    writer.inbox_changed(after.raised_by);
    if let Some(owner) = project.owner_id {
        writer.inbox_changed(owner);
    }
    Ok(after)
}

/// Submits a change request; what is said answers the question it came back with, if there is one.
pub async fn submit_change_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &ChangeRequestNote,
) -> Outcome<ChangeRequestView> {
    let reason = checked_text("reason", &input.reason)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, project) = find(&writer, caller, id).await?;
    unchanged(before.version, version, view(&writer, caller, &before, &project)).await?;
    if !is_party(caller, &before) && !caller.may("task.edit", Place::project(&project)) {
        return Err(only_parties());
    }
    require_state(&before, &["draft"])?;
    submit_row(&mut writer, &before, &project, &reason).await?;
    writer.commit().await?;
    now(app, caller, id).await
}

/// Sends a request that is assessed back to who raised it, with a question.
pub async fn send_back_change_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &ChangeRequestNote,
) -> Outcome<ChangeRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, project) = find_for(&writer, caller, id, "task.edit").await?;
    unchanged(before.version, version, view(&writer, caller, &before, &project)).await?;
    require_state(&before, &["assessing"])?;
    let question = checked_reason(input, "Write the question that has to be answered first.")?;
    let mut after = moved(&before, "draft", writer.at());
    after.question.clone_from(&question);
    write(&mut writer, &before, after, "change_request_returned", &question).await?;
    let people = [Some(before.raised_by), before.owner_id];
    tell(&mut writer, id, "question", &question, people).await?;
    writer.inbox_changed(before.raised_by);
    writer.commit().await?;
    now(app, caller, id).await
}

/// Asks for the decision. What the edits do to the plan as it is now is frozen, and the approval runs along the
/// first route that fits; where none does, whoever manages the baseline decides. Asked again, an approval that runs
/// is taken back first: it was asked about figures that do not hold any more.
pub async fn ask_change_decision(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &ChangeRequestNote,
) -> Outcome<ChangeRequestView> {
    let reason = checked_text("reason", &input.reason)?;
    let reader = app.store.read();
    let (seen, project) = find_for(&reader, caller, id, "task.edit").await?;
    unchanged(seen.version, version, view(&reader, caller, &seen, &project)).await?;
    require_state(&seen, &["assessing", "deciding"])?;
    let mut asked = seen.clone();
    compute_impact(app, caller, &mut asked, &read_json::<Vec<_>>(&seen.edits)?).await?;
    let subject = Subject::ChangeRequest(id);
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = writer.get::<row::ChangeRequest>(id).await?;
    unchanged(before.version, version, view(&writer, caller, &before, &project)).await?;
    let why = "The plan has changed; the decision is asked for again.";
    withdraw_approval(&mut writer, subject, caller.user_id, why).await?;
    let before = writer.get::<row::ChangeRequest>(id).await?;
    let mut after = moved(&asked, "deciding", writer.at());
    after.asked_by = Some(caller.user_id);
    after.reason = String::new();
    write(&mut writer, &before, after, "change_request_asked", &reason).await?;
    match governance::ask(&mut writer, caller, subject, &reason).await {
        Ok(()) => {}
        Err(Failure::Refused(Refusal { code: "approval.no_route", .. })) => {
            tell(&mut writer, id, "approval", &reason, [project.owner_id]).await?;
        }
        Err(failure) => return Err(failure),
    }
    if let Some(owner) = project.owner_id {
        writer.inbox_changed(owner);
    }
    writer.commit().await?;
    now(app, caller, id).await
}

/// Decides where no route of approval fits: whoever manages the baseline, with a reason. About one's own too:
/// they may change the plan and its baseline without any request.
pub async fn decide_change_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &DecideChangeRequest,
) -> Outcome<ChangeRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, project) = find_for(&writer, caller, id, "baseline.manage").await?;
    unchanged(before.version, version, view(&writer, caller, &before, &project)).await?;
    require_state(&before, &["deciding"])?;
    if under_way(&writer, id).await? {
        let text =
            "An approval of this runs: those it waits for decide. Their names stand on its page.";
        return Err(Failure::refused("change_request.approval_runs", text));
    }
    let note = ChangeRequestNote { reason: input.reason.clone() };
    let reason = checked_reason(&note, "Say why: who asked will read it.")?;
    let (state, verb) = match input.approve {
        true => ("approved", "change_request_approved"),
        false => ("rejected", "change_request_rejected"),
    };
    let after = decided(&before, state, &reason, caller, writer.at());
    let after = write(&mut writer, &before, after, verb, &reason).await?;
    let kind = if input.approve { "approved" } else { "rejected" };
    tell(&mut writer, id, kind, &reason, concerned(&after)).await?;
    writer.commit().await?;
    now(app, caller, id).await
}

/// Puts a request off; an approval that runs is taken back.
pub async fn defer_change_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &ChangeRequestNote,
) -> Outcome<ChangeRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (seen, project) = find_for(&writer, caller, id, "baseline.manage").await?;
    unchanged(seen.version, version, view(&writer, caller, &seen, &project)).await?;
    require_state(&seen, &["assessing", "deciding"])?;
    let reason = checked_reason(input, "Say why, and until when.")?;
    let before = without_approval(&mut writer, caller, id, &reason).await?;
    let after = decided(&before, "deferred", &reason, caller, writer.at());
    let after = write(&mut writer, &before, after, "change_request_deferred", &reason).await?;
    tell(&mut writer, id, "deferred", &reason, concerned(&after)).await?;
    writer.commit().await?;
    now(app, caller, id).await
}

/// Takes back the approval of a request, if one runs.
async fn without_approval(
    writer: &mut Writer<'_>,
    caller: &Caller,
    id: Uuid,
    why: &str,
) -> Outcome<row::ChangeRequest> {
    withdraw_approval(writer, Subject::ChangeRequest(id), caller.user_id, why).await?;
    Ok(writer.get::<row::ChangeRequest>(id).await?)
}

/// Takes up again what was put off: it is assessed anew.
pub async fn reopen_change_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &ChangeRequestNote,
) -> Outcome<ChangeRequestView> {
    let reason = checked_text("reason", &input.reason)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, project) = find_for(&writer, caller, id, "task.edit").await?;
    unchanged(before.version, version, view(&writer, caller, &before, &project)).await?;
    require_state(&before, &["deferred"])?;
    let mut after = moved(&before, "assessing", writer.at());
    (after.decided_by, after.decided_at) = (None, None);
    after.reason = String::new();
    let after = write(&mut writer, &before, after, "change_request_reopened", &reason).await?;
    let people = [Some(after.raised_by), after.owner_id];
    tell(&mut writer, id, "reopened", &reason, people).await?;
    writer.commit().await?;
    now(app, caller, id).await
}

/// Withdraws a request before it is decided; an approval that runs is taken back.
pub async fn withdraw_change_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &ChangeRequestNote,
) -> Outcome<ChangeRequestView> {
    let reason = checked_text("reason", &input.reason)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (seen, project) = find(&writer, caller, id).await?;
    unchanged(seen.version, version, view(&writer, caller, &seen, &project)).await?;
    if !is_party(caller, &seen) {
        return Err(only_parties());
    }
    require_state(&seen, &["draft", "assessing", "deciding", "deferred"])?;
    let before = without_approval(&mut writer, caller, id, &reason).await?;
    let mut after = moved(&before, "withdrawn", writer.at());
    after.reason.clone_from(&reason);
    let after = write(&mut writer, &before, after, "change_request_withdrawn", &reason).await?;
    // A draft concerned nobody else yet.
    let manager = project.owner_id.filter(|_| seen.state != "draft");
    let people = [Some(after.raised_by), after.owner_id, manager];
    tell(&mut writer, id, "change_withdrawn", &reason, people).await?;
    writer.inbox_changed(after.raised_by);
    writer.commit().await?;
    now(app, caller, id).await
}

/// Answers the question of who decides; the approval goes on.
pub async fn answer_change_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &Answer,
) -> Outcome<ChangeRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, _) = find(&writer, caller, id).await?;
    let may = is_party(caller, &before) || before.asked_by == Some(caller.user_id);
    if before.state != "deciding" || before.question.is_empty() || !may {
        let text = "There is no question here that you could answer.";
        return Err(Failure::refused("change_request.no_question", text));
    }
    let text = input.checked()?;
    let after = row::ChangeRequest { question: String::new(), ..before.clone() };
    write(&mut writer, &before, after, "change_request_answered", &text).await?;
    let subject = Subject::ChangeRequest(id);
    governance::answer(&mut writer, subject, Some(caller.user_id), &text).await?;
    writer.inbox_changed(before.raised_by);
    writer.commit().await?;
    now(app, caller, id).await
}
