//! Moving time of an allocation: from a role or team to people who are named (in full or in part), to other people, to
//! other days. No minute is lost on the way.

use serde::{Deserialize, Serialize};
use steerco_capacity::Booking;
use steerco_store::{Reader, resource::DayRange, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    allocations::{AllocationView, check, find, open, project_of, shown, views},
    demand::{booking_of, put_booking},
    staffing_edits::{hours, keep_step, whose},
    supply::{Supply, day_of},
    team_days::team_availability,
};
use crate::{App, Failure, Outcome, access::Caller, failure::unchanged};

/// Time to move.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct TransferAllocation {
    /// First day of what is moved; from the beginning unless told.
    pub from: Option<String>,
    /// Last day of what is moved; to the end unless told.
    pub to: Option<String>,
    /// How many minutes of it; all unless told.
    pub minutes: Option<i64>,
    /// To this person; stays with who has it unless told.
    pub resource_id: Option<Uuid>,
    /// Later by so many days; earlier when negative.
    #[serde(default)]
    pub days: i64,
    /// Nobody gets it: the allocation has less.
    #[serde(default)]
    pub take_away: bool,
}

/// What a transfer came to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AllocationTransferred {
    /// Minutes that were moved.
    pub minutes: i64,
    /// What is left where it was; null when nothing is.
    pub left: Option<AllocationView>,
    /// Where it went; of time that nobody gets, what is left.
    pub moved: AllocationView,
    /// The allocation as it was.
    pub before: AllocationView,
}

/// What a person has on the days of a booking, by day, to lay it by; while nobody is named what the team has, or
/// else a full-time person.
pub(super) async fn weights(
    reader: &Reader,
    resource: Option<Uuid>,
    team: Option<Uuid>,
    booking: &Booking,
) -> Outcome<impl Fn(i64) -> i64 + use<>> {
    let (from, to) = booking.days().unwrap_or((0, 1));
    let row = match resource {
        Some(id) => reader.find::<row::Resource>(id).await?,
        None => None,
    };
    let days = DayRange { from, to };
    let supply = Supply::of(reader, row.into_iter().collect(), days).await?;
    let days = match (supply.people.into_iter().next(), team) {
        (Some(person), _) => person.days,
        (None, Some(team)) => team_availability(reader, team, days).await?,
        (None, None) => supply.full_time,
    };
    Ok(move |day| days.day(day))
}

/// Moves time of an allocation to another person or other days. It joins what that person already has
/// of the same project, role and state.
pub async fn transfer_allocation(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &TransferAllocation,
) -> Outcome<AllocationTransferred> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    let project = project_of(&writer, caller, before.project_id, "allocation.edit").await?;
    open(&project)?;
    unchanged(before.version, version, async { shown(&writer, &before).await }).await?;
    let booking = booking_of(&before)?;
    let (first, end) = booking.days().unwrap_or((0, 0));
    let from = input.from.as_deref().map_or(Ok(first), |text| day_of("from", text))?;
    let to = input.to.as_deref().map_or(Ok(end), |text| day_of("to", text).map(|day| day + 1))?;
    let weight = weights(&writer, before.resource_id, before.team_id, &booking).await?;
    let there = booking.minutes(from, to, &weight);
    let minutes = input.minutes.unwrap_or(there);
    if !(1..=there).contains(&minutes) {
        let text =
            format!("There are {there} minutes on these days. Give 1 to {there}, or other days.");
        return Err(Failure::field("allocation.nothing_to_move", "minutes", text));
    }
    let owner = input.resource_id.or(before.resource_id);
    if !input.take_away && owner == before.resource_id && input.days == 0 {
        let text = "It is there already. Name another person, or other days.";
        return Err(Failure::field("allocation.moves_nowhere", "resource_id", text));
    }
    let (taken, left) = booking.taken(from, to, minutes, &weight);
    let moved = taken.shifted(input.days);
    let mut source = before.clone();
    put_booking(&mut source, &left)?;
    let as_it_was = shown(&writer, &before).await?;
    writer.keep_images();
    let kept = if input.take_away {
        (None, writer.update(&before, source, "allocation_updated").await?)
    } else if owner == before.resource_id {
        // The same person on other days: one allocation before and after.
        let all = left.merged(&moved, |_| 1);
        let weight = weights(&writer, owner, before.team_id, &all).await?;
        let all = left.merged(&moved, &weight);
        put_booking(&mut source, &all)?;
        check(&writer, &source, &all).await?;
        let after = writer.update(&before, source, "allocation_moved").await?;
        (None, after)
    } else {
        let rest = if left.total() == 0 {
            writer.delete(&before, "allocation_moved").await?;
            None
        } else {
            Some(writer.update(&before, source, "allocation_moved").await?)
        };
        (rest, join(&mut writer, &before, owner, &moved).await?)
    };
    let title = title(&writer, &before, &project, input, minutes).await?;
    keep_step(&mut writer, project.id, title).await?;
    writer.commit().await?;
    let reader = app.store.read();
    let left = match &kept.0 {
        Some(row) => views(&reader, std::slice::from_ref(row)).await?.pop(),
        None => None,
    };
    Ok(AllocationTransferred {
        minutes,
        left,
        moved: shown(&reader, &kept.1).await?,
        before: as_it_was,
    })
}

/// What a transfer did, in words.
async fn title(
    reader: &Reader,
    before: &row::Allocation,
    project: &row::Project,
    input: &TransferAllocation,
    minutes: i64,
) -> Outcome<String> {
    let (amount, who, name) = (hours(minutes), whose(reader, before).await?, &project.name);
    if input.take_away {
        return Ok(format!("Took {amount} of {who} away from {name}"));
    }
    let to = match input.resource_id.filter(|id| Some(*id) != before.resource_id) {
        Some(id) => reader.find::<row::Resource>(id).await?.map(|row| format!(" to {}", row.name)),
        None => None,
    };
    let days = match input.days {
        0 => String::new(),
        1 => " by a day".into(),
        days => format!(" by {days} days"),
    };
    Ok(format!("Moved {amount} of {who} for {name}{}{days}", to.unwrap_or_default()))
}

/// Adds time to what a person already has of the same project, role and state, or begins it.
pub(super) async fn join(
    writer: &mut steerco_store::Writer<'_>,
    like: &row::Allocation,
    owner: Option<Uuid>,
    moved: &Booking,
) -> Outcome<row::Allocation> {
    let same = |row: &row::Allocation| {
        row.id != like.id
            && row.resource_id == owner
            && row.job_role_id == like.job_role_id
            && (&row.state, row.probability) == (&like.state, like.probability)
    };
    let others = writer.allocations_of_project(like.project_id).await?;
    let Some(before) = others.into_iter().find(same) else {
        let mut row = row::Allocation {
            id: Uuid::now_v7(),
            version: 1,
            resource_id: owner,
            // Whoever is named stands for themselves; which team they are in, their terms say.
            team_id: None,
            created_at: writer.at(),
            updated_at: writer.at(),
            ..like.clone()
        };
        put_booking(&mut row, moved)?;
        check(writer, &row, moved).await?;
        writer.insert(&row, "allocation_created").await?;
        return Ok(row);
    };
    let own = booking_of(&before)?;
    let weight = weights(writer, owner, None, &own.merged(moved, |_| 1)).await?;
    let all = own.merged(moved, &weight);
    let mut after = before.clone();
    put_booking(&mut after, &all)?;
    check(writer, &after, &all).await?;
    Ok(writer.update(&before, after, "allocation_updated").await?)
}
