//! Answers to requests for people: who is proposed, countered, accepted in full or in part, or not. Time
//! that is proposed is an allocation in the state proposed, so that everybody sees it apart; accepting
//! commits it in the same transaction.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_capacity::Booking;
use steerco_store::{Reader, Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    allocations::{check, open},
    demand::put_booking,
    staffing_changes::{StaffingMisfit, misfits},
    staffing_commitments::{Waiting, accept_change, changed_booking, commit_time},
    staffing_edits::keep_step,
    staffing_notices::{tell_answering, tell_asking},
    staffing_requests::{StaffingReason, require_live, seen, wanted},
    staffing_spans::shaped,
    staffing_states::{Side, state_of},
    staffing_views::{StaffingRequestView, names, shown},
    supply::{date_of, day_of},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Reference, instant},
};

/// How likely proposed time comes true before anybody answered: even odds.
const EVEN: i64 = 5_000;

/// A skill that ends before the time does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EndingSkill {
    /// Which skill.
    pub skill: Reference,
    /// Its last day.
    pub on: String,
}

/// Somebody who is proposed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StaffingProposalView {
    /// Which one.
    pub id: Uuid,
    /// Who.
    pub person: Reference,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Minutes.
    pub minutes: i64,
    /// `answer`: made by those who answer; `ask`: a counter-proposal of those who ask.
    pub side: String,
    /// `waiting`, `accepted`, `accepted_in_part`, `changed` (accepted once, and changed by another since),
    /// `rejected`, `countered`, `withdrawn` or `lapsed`.
    pub state: String,
    /// What was said with it.
    pub note: String,
    /// What was said with the answer.
    pub reason: String,
    /// Who proposed.
    pub proposed_by: Reference,
    /// Who answered.
    pub answered_by: Option<Reference>,
    /// Minutes that were accepted.
    pub accepted_minutes: i64,
    /// The proposal it was made instead of.
    pub counters_id: Option<Uuid>,
    /// The accepted proposal that it would change; what that promises stands until this is accepted.
    pub changes_id: Option<Uuid>,
    /// When it was made (UTC).
    pub at: String,
    /// Skills that are asked for and end before these days do.
    pub ending: Vec<EndingSkill>,
    /// Why it does not fit what is asked for now; empty of one that fits, or is answered.
    pub misfits: Vec<StaffingMisfit>,
}

/// Somebody to propose, or other days and time to counter with.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewStaffingProposal {
    /// Who; of a counter-proposal, the same person unless told.
    pub resource_id: Option<Uuid>,
    /// First day; as asked unless told.
    pub from: Option<String>,
    /// Last day; as asked unless told.
    pub to: Option<String>,
    /// Minutes; as asked, and not more than is still open, unless told.
    pub minutes: Option<i64>,
    /// What is said with it.
    #[serde(default)]
    pub note: String,
}

/// How much of a proposal is taken.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct AcceptStaffingProposal {
    /// Minutes; all of it, and not more than is still open, unless told.
    pub minutes: Option<i64>,
    /// What is said with it.
    #[serde(default)]
    pub reason: String,
}

/// Proposals by request.
pub(super) async fn proposal_views(
    reader: &Reader,
    requests: &[row::StaffingRequest],
) -> Outcome<HashMap<Uuid, Vec<StaffingProposalView>>> {
    let ids: Vec<Uuid> = requests.iter().map(|row| row.id).collect();
    let rows = reader.staffing_proposals(&ids).await?;
    let person = names!(reader, rows, row::Resource, |row| [row.resource_id]);
    let users = |row: &row::StaffingProposal| [Some(row.proposed_by), row.answered_by];
    let user = names!(reader, rows, row::User, |row| users(row).into_iter().flatten());
    let people: Vec<Uuid> = rows.iter().map(|row| row.resource_id).collect();
    let held = reader.skills_of(&people).await?;
    let times: Vec<Uuid> = rows.iter().filter_map(|row| row.allocation_id).collect();
    let times = reader.get_many::<row::Allocation>(&times).await?;
    let skill = names!(reader, held, row::Skill, |row| [row.skill_id]);
    let mut found: HashMap<Uuid, Vec<StaffingProposalView>> = HashMap::new();
    for row in rows {
        let Some(request) = requests.iter().find(|one| one.id == row.request_id) else { continue };
        let asked = wanted(request)?;
        let last = date_of(row.to_day - 1);
        let ends = |one: &row::ResourceSkill| {
            let concerns = one.resource_id == row.resource_id
                && asked.iter().any(|wanted| wanted.skill_id == one.skill_id);
            let on = one.expires.clone().filter(|day| concerns && *day < last)?;
            Some(EndingSkill { skill: skill(one.skill_id), on })
        };
        let time = times.iter().find(|one| Some(one.id) == row.allocation_id);
        let role = time.and_then(|one| one.job_role_id);
        found.entry(row.request_id).or_default().push(StaffingProposalView {
            misfits: misfits(request, &row, role, &asked, &held),
            id: row.id,
            person: person(row.resource_id),
            from: date_of(row.from_day),
            to: last.clone(),
            minutes: row.minutes,
            ending: held.iter().filter_map(ends).collect(),
            proposed_by: user(row.proposed_by),
            answered_by: row.answered_by.map(&user),
            accepted_minutes: row.accepted_minutes,
            counters_id: row.counters_id,
            changes_id: row.changes_id,
            at: instant(row.created_at),
            side: row.side,
            state: row.state,
            note: row.note,
            reason: row.reason,
        });
    }
    Ok(found)
}

/// Proposes somebody for a request.
pub async fn propose_person(
    app: &App,
    caller: &Caller,
    request_id: Uuid,
    input: &NewStaffingProposal,
) -> Outcome<StaffingRequestView> {
    caller.require("staffing.answer", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (request, project) = seen(&writer, caller, request_id).await?;
    require_live(&request)?;
    open(&project)?;
    let person = input
        .resource_id
        .ok_or_else(|| Failure::field("staffing.nobody", "resource_id", "Say who is proposed."))?;
    let minutes = Ord::min(request.minutes, request.asked_minutes - request.filled_minutes);
    let asked = Draft { person, from: request.from_day, to: request.to_day, minutes };
    let made = Made { side: Side::Answer, counters: None, changes: None, note: input.note.trim() };
    put(&mut writer, caller, &request, asked.with(input)?, made).await?;
    let request = moved(&mut writer, &request, 0).await?;
    tell_asking(&mut writer, &request, "staffing_proposed", input.note.trim()).await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, request_id).await
}

/// Answers a proposal with another one: other days, other time, somebody else. It takes the place of the
/// one it answers and waits for the other side.
pub async fn counter_proposal(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &NewStaffingProposal,
) -> Outcome<StaffingRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, request, project) = waiting(&writer, caller, id, other).await?;
    open(&project)?;
    let side = match Side::of(&before.side) {
        Side::Answer => Side::Ask,
        Side::Ask => Side::Answer,
    };
    let asked = Draft {
        person: before.resource_id,
        from: before.from_day,
        to: before.to_day,
        minutes: before.minutes,
    }
    .with(input)?;
    if (asked.person, asked.from, asked.to, asked.minutes)
        == (before.resource_id, before.from_day, before.to_day, before.minutes)
    {
        let text = "This is what was proposed. Accept it, or change days, time or person.";
        return Err(Failure::refused("staffing.counters_nothing", text));
    }
    close(&mut writer, caller, &before, "countered", input.note.trim()).await?;
    let (counters, changes) = (Some(before.id), before.changes_id);
    let made = Made { side, counters, changes, note: input.note.trim() };
    put(&mut writer, caller, &request, asked, made).await?;
    let request = moved(&mut writer, &request, 0).await?;
    tell(&mut writer, &request, side, "staffing_countered", input.note.trim()).await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, request.id).await
}

/// Accepts a proposal, or a part of it; the time becomes a committed allocation.
pub async fn accept_proposal(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &AcceptStaffingProposal,
) -> Outcome<StaffingRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, request, project) = waiting(&writer, caller, id, other).await?;
    open(&project)?;
    if before.changes_id.is_some() {
        let found = Waiting { change: before, request, project };
        return accept_change(app, writer, caller, &found, input).await;
    }
    let rest = request.asked_minutes - request.filled_minutes;
    let most = before.minutes.min(rest);
    let minutes = input.minutes.unwrap_or(most);
    if !(1..=most).contains(&minutes) {
        let text = format!(
            "Of this proposal at most {} h can be taken; {} h are still asked for. Give less.",
            hours(most),
            hours(rest)
        );
        return Err(Failure::field("staffing.more_than_open", "minutes", text));
    }
    writer.keep_images();
    let allocation = commit_time(&mut writer, &request, &before, minutes).await?;
    let state = if minutes < before.minutes { "accepted_in_part" } else { "accepted" };
    let reason = input.reason.trim();
    writer.because(Some(reason.to_owned()).filter(|text| !text.is_empty()));
    let after = row::StaffingProposal {
        state: state.into(),
        reason: reason.into(),
        answered_by: Some(caller.user_id),
        accepted_minutes: minutes,
        allocation_id: Some(allocation),
        ..before.clone()
    };
    writer.update(&before, after, "staffing_person_accepted").await?;
    let request = moved(&mut writer, &request, minutes).await?;
    let side = other(Side::of(&before.side));
    tell(&mut writer, &request, side, "staffing_accepted", reason).await?;
    let person = writer.get::<row::Resource>(before.resource_id).await?;
    let title = format!("Accepted {} h of {} for {}", hours(minutes), person.name, project.name);
    keep_step(&mut writer, project.id, title).await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, request.id).await
}

/// Turns a proposal down.
pub async fn reject_proposal(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &StaffingReason,
) -> Outcome<StaffingRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, request, _) = waiting(&writer, caller, id, other).await?;
    let reason = input.given()?;
    close(&mut writer, caller, &before, "rejected", &reason).await?;
    let request = moved(&mut writer, &request, 0).await?;
    let side = other(Side::of(&before.side));
    tell(&mut writer, &request, side, "staffing_rejected", &reason).await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, request.id).await
}

/// Takes a proposal back that nobody has answered.
pub async fn withdraw_proposal(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<StaffingRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, request, _) = waiting(&writer, caller, id, |side| side).await?;
    let side = Side::of(&before.side);
    close(&mut writer, caller, &before, "withdrawn", "").await?;
    let request = moved(&mut writer, &request, 0).await?;
    tell(&mut writer, &request, side, "staffing_withdrawn", "").await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, request.id).await
}

/// What is proposed.
pub(super) struct Draft {
    pub(super) person: Uuid,
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) minutes: i64,
}

/// Who proposes, instead of what, as a change of what, and with which words.
pub(super) struct Made<'said> {
    pub(super) side: Side,
    pub(super) counters: Option<Uuid>,
    pub(super) changes: Option<Uuid>,
    pub(super) note: &'said str,
}

impl Draft {
    pub(super) fn with(self, input: &NewStaffingProposal) -> Outcome<Self> {
        let day = |field: &str, text: &Option<String>, else_: i64| match text.as_deref() {
            Some(text) if !text.trim().is_empty() => day_of(field, text),
            _ => Ok(else_),
        };
        let asked = Self {
            person: input.resource_id.unwrap_or(self.person),
            from: day("from", &input.from, self.from)?,
            to: day("to", &input.to, self.to - 1)? + 1,
            minutes: input.minutes.unwrap_or(self.minutes),
        };
        if asked.to <= asked.from {
            let text = "The last day is before the first.";
            return Err(Failure::field("staffing.bad_days", "to", text));
        }
        if asked.minutes < 1 {
            let text = "Propose some time: at least a minute.";
            return Err(Failure::field("staffing.bad_amount", "minutes", text));
        }
        Ok(asked)
    }

    /// Its time, shared out over its days as the request does.
    pub(super) fn booking(&self, request: &row::StaffingRequest) -> Outcome<Booking> {
        shaped(request, (self.from, self.to), self.minutes)
    }
}

pub(super) fn other(side: Side) -> Side {
    match side {
        Side::Answer => Side::Ask,
        Side::Ask => Side::Answer,
    }
}

pub(super) fn hours(minutes: i64) -> String {
    let text = format!("{}.{:02}", minutes / 60, minutes % 60 * 100 / 60);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A proposal that waits, with its request and project, for the side that `by` makes of the one that proposed.
async fn waiting(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
    by: fn(Side) -> Side,
) -> Outcome<(row::StaffingProposal, row::StaffingRequest, row::Project)> {
    let row = reader.find::<row::StaffingProposal>(id).await?;
    let row = row.ok_or(Failure::NotFound("proposal"))?;
    let (request, project) = seen(reader, caller, row.request_id).await?;
    match by(Side::of(&row.side)) {
        Side::Answer => caller.require("staffing.answer", Place::ORGANISATION)?,
        Side::Ask => caller.require("allocation.edit", Place::project(&project))?,
    }
    if row.state != "waiting" {
        let state = row.state.replace('_', " ");
        let text = format!("This proposal is {state} already. Reload the page.");
        return Err(Failure::refused("staffing.answered_already", text));
    }
    Ok((row, request, project))
}

/// Writes a proposal, with its time as a proposed allocation; a change of what is promised already has none, since
/// the same time would count twice.
pub(super) async fn put(
    writer: &mut Writer<'_>,
    caller: &Caller,
    request: &row::StaffingRequest,
    asked: Draft,
    made: Made<'_>,
) -> Outcome<()> {
    let booking = match made.changes {
        Some(_) => changed_booking(request, &asked)?,
        None => asked.booking(request)?,
    };
    let mut allocation = row::Allocation {
        id: Uuid::now_v7(),
        version: 1,
        project_id: request.project_id,
        resource_id: Some(asked.person),
        job_role_id: Some(request.job_role_id),
        team_id: None,
        state: "proposed".into(),
        probability: EVEN,
        note: String::new(),
        booking: String::new(),
        from_day: 0,
        to_day: 0,
        minutes: 0,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    put_booking(&mut allocation, &booking)?;
    check(writer, &allocation, &booking).await?;
    if made.changes.is_none() {
        writer.insert(&allocation, "allocation_created").await?;
    }
    let row = row::StaffingProposal {
        id: Uuid::now_v7(),
        version: 1,
        request_id: request.id,
        project_id: request.project_id,
        resource_id: asked.person,
        from_day: asked.from,
        to_day: asked.to,
        minutes: asked.minutes,
        side: made.side.word().into(),
        state: "waiting".into(),
        note: made.note.to_owned(),
        reason: String::new(),
        proposed_by: caller.user_id,
        answered_by: None,
        accepted_minutes: 0,
        allocation_id: made.changes.is_none().then_some(allocation.id),
        counters_id: made.counters,
        changes_id: made.changes,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.because(Some(made.note.to_owned()).filter(|text| !text.is_empty()));
    let verb = match (made.counters, made.changes) {
        (Some(_), _) => "staffing_countered",
        (None, Some(_)) => "staffing_change_asked_for",
        (None, None) => "staffing_person_proposed",
    };
    Ok(writer.insert(&row, verb).await?)
}

/// The allocation of a proposal, unless somebody removed or committed it meanwhile.
pub(super) async fn held(
    reader: &Reader,
    row: &row::StaffingProposal,
) -> Outcome<Option<row::Allocation>> {
    let Some(id) = row.allocation_id else { return Ok(None) };
    Ok(reader.find::<row::Allocation>(id).await?.filter(|one| one.state == "proposed"))
}

/// Ends a proposal without a yes; its time is proposed no longer.
async fn close(
    writer: &mut Writer<'_>,
    caller: &Caller,
    before: &row::StaffingProposal,
    state: &str,
    reason: &str,
) -> Outcome<()> {
    let verb = match state {
        "rejected" => "staffing_person_rejected",
        "withdrawn" => "staffing_person_withdrawn",
        _ => "staffing_person_answered",
    };
    writer.because(Some(reason.to_owned()).filter(|text| !text.is_empty()));
    give_back(writer, before).await?;
    let after = row::StaffingProposal {
        state: state.into(),
        reason: reason.into(),
        answered_by: Some(caller.user_id),
        allocation_id: None,
        ..before.clone()
    };
    writer.update(before, after, verb).await?;
    Ok(())
}

async fn give_back(writer: &mut Writer<'_>, row: &row::StaffingProposal) -> Outcome<()> {
    if let Some(allocation) = held(writer, row).await? {
        writer.delete(&allocation, "allocation_deleted").await?;
    }
    Ok(())
}

/// What waits for an answer lapses, because its request is over. A request that is filled may still be changed.
pub(super) async fn lapse(
    writer: &mut Writer<'_>,
    request: Uuid,
    but_changes: bool,
) -> Outcome<()> {
    let rows = writer.staffing_proposals(&[request]).await?;
    let over = |row: &row::StaffingProposal| {
        row.state == "waiting" && !(but_changes && row.changes_id.is_some())
    };
    for before in rows.into_iter().filter(over) {
        give_back(writer, &before).await?;
        let after =
            row::StaffingProposal { state: "lapsed".into(), allocation_id: None, ..before.clone() };
        writer.update(&before, after, "staffing_person_lapsed").await?;
    }
    Ok(())
}

/// Brings a request up to its proposals. Writing it every time lets one of two answers at the same moment
/// win.
pub(super) async fn moved(
    writer: &mut Writer<'_>,
    before: &row::StaffingRequest,
    filled: i64,
) -> Outcome<row::StaffingRequest> {
    let proposals = writer.staffing_proposals(&[before.id]).await?;
    let mut after = before.clone();
    after.filled_minutes += filled;
    // Less than was promised is less that is asked for; more takes what is open, or adds to it.
    after.asked_minutes = (after.asked_minutes + filled.min(0)).max(after.filled_minutes);
    after.state = state_of(after.asked_minutes, after.filled_minutes, &proposals).into();
    if after.filled_minutes >= after.asked_minutes {
        after.filled_at = after.filled_at.or(Some(writer.at()));
        lapse(writer, before.id, true).await?;
    }
    Ok(writer.update(before, after, "staffing_request_moved").await?)
}

/// Tells the other side than the one that acted.
pub(super) async fn tell(
    writer: &mut Writer<'_>,
    request: &row::StaffingRequest,
    by: Side,
    kind: &'static str,
    text: &str,
) -> Outcome<()> {
    match by {
        Side::Answer => tell_asking(writer, request, kind, text).await,
        Side::Ask => tell_answering(writer, request, kind, text).await,
    }
}
