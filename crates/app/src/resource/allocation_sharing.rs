//! A team's time becomes that of its people: each stretch of days is divided by the time that each of them has left
//! on it, to the minute.

use std::collections::BTreeMap;

use serde::Serialize;
use steerco_capacity::{Booking, DayShare, Periods};
use steerco_store::{resource::DayRange, row};
use steerco_units::spread;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    allocation_transfer::join,
    allocations::{AllocationView, find, open, project_of, shown, views},
    demand::{Demand, Owner, Whose, booking_of},
    staffing_edits::{hours, keep_step, whose},
    supply::date_of,
};
use crate::{App, Failure, Outcome, access::Caller, failure::unchanged};

/// What sharing out came to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AllocationShared {
    /// Minutes that were shared out: all of the team's.
    pub minutes: i64,
    /// The allocation as it was; it is gone.
    pub before: AllocationView,
    /// What its people have of the project then, by person.
    pub people: Vec<AllocationView>,
}

/// Gives the time of a team to its people. In each stretch of days everybody gets what they have left of these days
/// over what all have left; where nobody has any left, what they have over what all have.
///
/// # Errors
/// Refused as `allocation.no_team` for what is not of a team, and as `allocation.team_without_time` when nobody of
/// it has time on some of the days; nothing is written then.
pub async fn share_allocation(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<AllocationShared> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    let project = project_of(&writer, caller, before.project_id, "allocation.edit").await?;
    open(&project)?;
    unchanged(before.version, version, async { shown(&writer, &before).await }).await?;
    let Some(Owner::Team(team, _)) = Owner::of(&before) else {
        let text = "Only the time of a team is shared out among its people. Name somebody instead.";
        return Err(Failure::refused("allocation.no_team", text));
    };
    let booking = booking_of(&before)?;
    let mut parts: BTreeMap<Uuid, Vec<DayShare>> = BTreeMap::new();
    for share in booking.shares().iter().filter(|share| share.minutes > 0) {
        let days = Periods::between(share.from, share.to);
        let people = writer.people_of_teams(&[team]).await?;
        let demand = Demand::load(&writer, Whose::People(people), &days).await?;
        let cells = demand.heatmap(&days);
        // Only days on which they are in the team, and in the role that was asked for, count.
        let (mut left, mut has, mut ids) = (vec![], vec![], vec![]);
        for (at, person) in demand.supply.people.iter().enumerate() {
            let able = |day: &i64| {
                let works_as = |role| person.roles(*day).iter().any(|(own, _)| *own == role);
                person.team(*day) == Some(team) && before.job_role_id.is_none_or(works_as)
            };
            let days = DayRange { from: share.from, to: share.to };
            let own: i64 = match person.employed(days) {
                true => (days.from..days.to).filter(able).map(|day| person.days.day(day)).sum(),
                false => 0,
            };
            let busy = cells.row(at).first().map_or(0, |cell| cell.firm);
            ids.push(person.row.id);
            has.push(own);
            left.push((own - busy).max(0));
        }
        let weights = if left.iter().any(|one| *one > 0) { left } else { has };
        if weights.iter().all(|one| *one == 0) {
            let text = format!(
                "Nobody of {} has time in that role from {} to {}. Move the time to other days, or name somebody \
                 else.",
                whose(&writer, &before).await?,
                date_of(share.from),
                date_of(share.to - 1)
            );
            return Err(Failure::refused("allocation.team_without_time", text));
        }
        for (id, minutes) in ids.into_iter().zip(spread(share.minutes, &weights)) {
            if minutes > 0 {
                parts.entry(id).or_default().push(DayShare { minutes, ..*share });
            }
        }
    }
    if parts.is_empty() {
        let text = "There is no time to share out. Type some into the grid first.";
        return Err(Failure::refused("allocation.nothing_to_move", text));
    }
    let was = shown(&writer, &before).await?;
    let of = whose(&writer, &before).await?;
    writer.keep_images();
    let mut written: Vec<row::Allocation> = vec![];
    for (person, shares) in parts {
        let part = Booking::new(shares, |_| 1);
        written.push(join(&mut writer, &before, Some(person), &part).await?);
    }
    writer.delete(&before, "allocation_shared").await?;
    let title = format!(
        "Shared {} of {of} for {} out among its people",
        hours(before.minutes),
        project.name
    );
    keep_step(&mut writer, project.id, title).await?;
    writer.commit().await?;
    let people = views(&app.store.read(), &written).await?;
    Ok(AllocationShared { minutes: before.minutes, before: was, people })
}
