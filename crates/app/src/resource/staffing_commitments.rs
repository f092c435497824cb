//! What was accepted becomes promised time, and is changed by asking: the side that asks wants other days, other time or somebody else than was promised.
//! What is promised stands until the side that answers says yes; a no, with its reason, leaves it as it is. The change
//! is a proposal like any other: it is countered, taken back, and read in the history of its request.

use steerco_capacity::{Booking, DayShare};
use steerco_store::{Reader, Writer, row};
use uuid::Uuid;

use super::{
    allocation_transfer::weights,
    allocations::{check, open},
    demand::{booking_of, put_booking},
    staffing_edits::keep_step,
    staffing_proposals::{
        AcceptStaffingProposal, Draft, Made, NewStaffingProposal, held, hours, moved, other, put,
        tell,
    },
    staffing_requests::asking,
    staffing_spans::shaped,
    staffing_states::Side,
    staffing_views::{StaffingRequestView, shown},
    supply::date_of,
};
use crate::{App, Failure, Outcome, access::Caller};

/// States of a proposal whose time is promised.
const PROMISED: [&str; 2] = ["accepted", "accepted_in_part"];

/// A change that waits for an answer.
pub(super) struct Waiting {
    pub(super) change: row::StaffingProposal,
    pub(super) request: row::StaffingRequest,
    pub(super) project: row::Project,
}

/// Asks for other days, other time or somebody else than was accepted. What is promised stands until the other side
/// answers.
///
/// # Errors
/// Refused as `staffing.not_promised` for a proposal that is not accepted, `staffing.change_waits` while another change
/// of it waits, `staffing.promise_changed` when its time was changed elsewhere since, and
/// `staffing.changes_nothing`.
pub async fn ask_for_change(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &NewStaffingProposal,
) -> Outcome<StaffingRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = writer.find::<row::StaffingProposal>(id).await?;
    let before = before.ok_or(Failure::NotFound("proposal"))?;
    let (request, project) = asking(&writer, caller, before.request_id).await?;
    open(&project)?;
    let promise = promised(&writer, &before).await?;
    let all = writer.staffing_proposals(&[request.id]).await?;
    if all.iter().any(|one| one.state == "waiting" && one.changes_id == Some(before.id)) {
        let text = "A change of this waits for an answer already. Take it back first, or wait for the answer.";
        return Err(Failure::refused("staffing.change_waits", text));
    }
    let asked = Draft {
        person: before.resource_id,
        from: promise.from_day,
        to: promise.to_day,
        minutes: before.accepted_minutes,
    }
    .with(input)?;
    if (asked.person, asked.from, asked.to, asked.minutes)
        == (before.resource_id, promise.from_day, promise.to_day, before.accepted_minutes)
    {
        let text = "This is what is promised. Change days, time or person.";
        return Err(Failure::refused("staffing.changes_nothing", text));
    }
    let note = input.note.trim();
    let made = Made { side: Side::Ask, counters: None, changes: Some(before.id), note };
    put(&mut writer, caller, &request, asked, made).await?;
    let request = moved(&mut writer, &request, 0).await?;
    tell(&mut writer, &request, Side::Ask, "staffing_change_asked", note).await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, request.id).await
}

/// The committed time of an accepted proposal, as it was accepted.
async fn promised(reader: &Reader, accepted: &row::StaffingProposal) -> Outcome<row::Allocation> {
    if !PROMISED.contains(&accepted.state.as_str()) {
        let text =
            "Only what was accepted is changed so. Answer the proposal, or make another one.";
        return Err(Failure::refused("staffing.not_promised", text));
    }
    let promise = match accepted.allocation_id {
        Some(id) => reader.find::<row::Allocation>(id).await?,
        None => None,
    };
    let stands = |row: &row::Allocation| {
        row.state == "committed"
            && row.resource_id == Some(accepted.resource_id)
            && row.minutes == accepted.accepted_minutes
    };
    promise.filter(stands).ok_or_else(|| {
        let text = "This time was changed on the grid or on a page of capacity since it was accepted. Change it there, \
                    or ask anew.";
        Failure::refused("staffing.promise_changed", text)
    })
}

/// When the time of a change is: as the request asks while its days are those of the request, otherwise evenly.
pub(super) fn changed_booking(request: &row::StaffingRequest, asked: &Draft) -> Outcome<Booking> {
    if request.from_day <= asked.from && asked.to <= request.to_day {
        return shaped(request, (asked.from, asked.to), asked.minutes);
    }
    let share = DayShare { from: asked.from, to: asked.to, minutes: asked.minutes };
    Ok(Booking::new([share], |_| 1))
}

/// Commits so much of a proposal's time; answers which allocation has it.
pub(super) async fn commit_time(
    writer: &mut Writer<'_>,
    request: &row::StaffingRequest,
    row: &row::StaffingProposal,
    minutes: i64,
) -> Outcome<Uuid> {
    let draft =
        Draft { person: row.resource_id, from: row.from_day, to: row.to_day, minutes: row.minutes };
    let as_asked = draft.booking(request)?;
    let weight = weights(writer, Some(row.resource_id), None, &as_asked).await?;
    let kept = held(writer, row).await?;
    let all = match &kept {
        // Whoever moved the proposed time on the grid meant it, as long as it is as much.
        Some(kept) if kept.minutes == row.minutes => booking_of(kept)?,
        _ => as_asked,
    };
    let (first, end) = all.days().unwrap_or((row.from_day, row.to_day));
    let (booking, _) = all.taken(first, end, minutes, &weight);
    let mut after = kept.clone().unwrap_or_else(|| row::Allocation {
        id: Uuid::now_v7(),
        version: 1,
        project_id: request.project_id,
        resource_id: Some(row.resource_id),
        job_role_id: Some(request.job_role_id),
        team_id: None,
        state: String::new(),
        probability: 0,
        note: String::new(),
        booking: String::new(),
        from_day: 0,
        to_day: 0,
        minutes: 0,
        created_at: writer.at(),
        updated_at: writer.at(),
    });
    // The request may have changed its role since.
    after.job_role_id = Some(request.job_role_id);
    after.state = "committed".into();
    after.probability = 10_000;
    put_booking(&mut after, &booking)?;
    check(writer, &after, &booking).await?;
    let id = after.id;
    match &kept {
        Some(kept) => {
            writer.update(kept, after, "allocation_updated").await?;
        }
        None => writer.insert(&after, "allocation_created").await?,
    }
    Ok(id)
}

/// Puts a change in the place of what was promised, in one step.
pub(super) async fn accept_change(
    app: &App,
    mut writer: Writer<'_>,
    caller: &Caller,
    found: &Waiting,
    input: &AcceptStaffingProposal,
) -> Outcome<StaffingRequestView> {
    let Waiting { change, request, project } = found;
    if input.minutes.is_some_and(|minutes| minutes != change.minutes) {
        let text = "A change of what is promised is taken as a whole. Counter it with the time you can give.";
        return Err(Failure::field("staffing.change_is_whole", "minutes", text));
    }
    let before = match change.changes_id {
        Some(id) => writer.get::<row::StaffingProposal>(id).await?,
        None => return Err(Failure::NotFound("proposal")),
    };
    let promise = promised(&writer, &before).await?;
    let asked = Draft {
        person: change.resource_id,
        from: change.from_day,
        to: change.to_day,
        minutes: change.minutes,
    };
    let booking = changed_booking(request, &asked)?;
    let mut after = promise.clone();
    after.resource_id = Some(asked.person);
    put_booking(&mut after, &booking)?;
    check(&writer, &after, &booking).await?;
    writer.keep_images();
    let after = writer.update(&promise, after, "allocation_updated").await?;
    let reason = input.reason.trim();
    writer.because(Some(reason.to_owned()).filter(|text| !text.is_empty()));
    let superseded =
        row::StaffingProposal { state: "changed".into(), allocation_id: None, ..before.clone() };
    writer.update(&before, superseded, "staffing_person_answered").await?;
    let accepted = row::StaffingProposal {
        state: "accepted".into(),
        reason: reason.into(),
        answered_by: Some(caller.user_id),
        accepted_minutes: change.minutes,
        allocation_id: Some(after.id),
        ..change.clone()
    };
    writer.update(change, accepted, "staffing_change_accepted").await?;
    let request = moved(&mut writer, request, change.minutes - before.accepted_minutes).await?;
    let side = other(Side::of(&change.side));
    tell(&mut writer, &request, side, "staffing_accepted", reason).await?;
    let person = writer.get::<row::Resource>(change.resource_id).await?;
    let title = format!(
        "Changed what was promised to {}: {} h of {} from {} to {}",
        project.name,
        hours(change.minutes),
        person.name,
        date_of(change.from_day),
        date_of(change.to_day - 1)
    );
    keep_step(&mut writer, project.id, title).await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, request.id).await
}
