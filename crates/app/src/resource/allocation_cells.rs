//! Editing allocations period by period, in any unit, many cells at once: what a spreadsheet pastes. Cells
//! that are refused are told one by one; the others are written together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_capacity::{Availability, Booking, DayShare, Grain, Measure};
use steerco_store::{Reader, resource::DayRange, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    allocations::{AllocationView, check, find, open, project_of, views},
    capacity_policy::policy,
    demand::{booking_of, put_booking},
    periods::{PeriodGrain, TimeUnit, minutes_of},
    staffing_edits::keep_step,
    status_lock::{open_from, refusal},
    supply::{Supply, day_of},
    team_days::team_availability,
};
use crate::{App, Failure, Outcome, access::Caller, failure::same_version};

/// Most cells of one edit.
const MOST_CELLS: usize = 5_000;

/// Cells to write.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct EditAllocationCells {
    /// How long the periods are.
    #[serde(default)]
    pub grain: PeriodGrain,
    /// What amounts without a unit of their own are.
    #[serde(default)]
    pub unit: TimeUnit,
    /// The cells; of one project, so that either all or none may be seen.
    pub cells: Vec<AllocationCell>,
}

/// What was typed for an allocation in a period.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct AllocationCell {
    /// Which allocation.
    pub allocation_id: Uuid,
    /// The version that was seen.
    pub version: i64,
    /// A day of the period.
    pub from: String,
    /// As typed: `7.5`, `50 %`, `3 d`; nothing takes the time away.
    pub amount: String,
}

/// A cell that was not written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RejectedCell {
    /// Its place among the cells sent, from 0.
    pub index: usize,
    /// Stable code.
    pub code: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// What an edit came to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AllocationCellsEdited {
    /// Cells written.
    pub written: usize,
    /// Cells that were refused.
    pub rejected: Vec<RejectedCell>,
    /// The allocations as they were, to take the edit back.
    pub before: Vec<AllocationView>,
    /// The allocations as they are.
    pub after: Vec<AllocationView>,
}

/// A cell's place among those sent, with the days of its period.
type Place = (usize, (i64, i64));

/// An allocation while its cells are written.
struct Draft {
    before: row::Allocation,
    booking: Booking,
    days: Availability,
    full_time: Availability,
    /// Whether percent are of what the person or team has, and not of a full-time person.
    own: bool,
}

impl Draft {
    /// With the days that its booking and the periods at hand need.
    async fn load(reader: &Reader, row: row::Allocation, days: DayRange) -> Outcome<Self> {
        let booking = booking_of(&row)?;
        let (from, to) = booking.days().unwrap_or((days.from, days.to));
        let days = DayRange { from: from.min(days.from), to: to.max(days.to) };
        let person = match row.resource_id {
            Some(id) => reader.find::<row::Resource>(id).await?,
            None => None,
        };
        let supply = Supply::of(reader, person.into_iter().collect(), days).await?;
        let full_time = supply.full_time;
        let own = match (supply.people.into_iter().next(), row.team_id) {
            (Some(person), _) => Some(person.days),
            (None, Some(team)) => Some(team_availability(reader, team, days).await?),
            (None, None) => None,
        };
        Ok(Self {
            before: row,
            booking,
            own: own.is_some(),
            days: own.unwrap_or_else(|| full_time.clone()),
            full_time,
        })
    }

    fn with(
        &self,
        (from, to): (i64, i64),
        amount: &str,
        unit: TimeUnit,
        day: i64,
        lock: Option<(&row::Project, i64)>,
    ) -> Outcome<Booking> {
        let full_time = self.full_time.minutes(from, to);
        let own = self.days.minutes(from, to);
        let capacity = if self.own { own } else { full_time };
        let minutes = minutes_of(amount, unit, &Measure { capacity, full_time, day })?;
        let weight = |day| self.days.day(day);
        let open = match lock {
            Some((_, open)) if self.before.state == "committed" => open.max(from),
            _ => from,
        };
        // Of a period that the lock goes through, what is typed is all of it, and its locked days stay.
        let locked = self.booking.minutes(from, open.min(to), weight);
        match lock {
            Some((project, day)) if open >= to && minutes != locked => Err(refusal(project, day)),
            Some((project, day)) if minutes < locked => Err(refusal(project, day)),
            _ if open >= to => Ok(self.booking.clone()),
            _ => {
                let share = DayShare { from: open, to, minutes: minutes - locked };
                Ok(self.booking.with(share, weight))
            }
        }
    }
}

/// Writes cells of allocations of one project.
pub async fn edit_allocation_cells(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &EditAllocationCells,
) -> Outcome<AllocationCellsEdited> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let project = project_of(&writer, caller, project_id, "allocation.edit").await?;
    open(&project)?;
    if input.cells.is_empty() || input.cells.len() > MOST_CELLS {
        let text = format!("Send 1 to {MOST_CELLS} cells at once.");
        return Err(Failure::field("allocation.bad_cells", "cells", text));
    }
    let day = policy(&writer).await?.day_minutes;
    let lock = open_from(&writer, &project).await?.map(|open| (&project, open));
    let grain = Grain::from(input.grain);
    let mut rejected = vec![];
    let mut reject = |index: usize, failure: Failure| match failure {
        Failure::Refused(refusal) => {
            rejected.push(RejectedCell { index, code: refusal.code.into(), message: refusal.text });
            Ok(())
        }
        other => Err(other),
    };
    // Cells by allocation, each with its period.
    let mut wanted: BTreeMap<Uuid, Vec<Place>> = BTreeMap::new();
    for (index, cell) in input.cells.iter().enumerate() {
        match day_of("from", &cell.from) {
            Ok(day) => {
                let period = (grain.start(day), grain.next(day));
                wanted.entry(cell.allocation_id).or_default().push((index, period));
            }
            Err(failure) => reject(index, failure)?,
        }
    }
    let (mut written, mut before, mut after) = (0, vec![], vec![]);
    writer.keep_images();
    for (id, cells) in wanted {
        let row = find(&writer, id).await?;
        if row.project_id != project_id {
            return Err(Failure::NotFound("allocation"));
        }
        let from = cells.iter().map(|cell| cell.1.0).min().unwrap_or(0);
        let to = cells.iter().map(|cell| cell.1.1).max().unwrap_or(from);
        let mut draft = Draft::load(&writer, row, DayRange { from, to }).await?;
        let mut good = 0;
        for (index, period) in cells {
            let Some(cell) = input.cells.get(index) else { continue };
            same_version(draft.before.version, cell.version)?;
            let tried = match draft.with(period, &cell.amount, input.unit, day, lock) {
                Ok(booking) => {
                    let own = Booking::new(
                        booking
                            .shares()
                            .iter()
                            .filter(|one| period.0 <= one.from && one.to <= period.1)
                            .copied(),
                        |_| 1,
                    );
                    check(&writer, &draft.before, &own).await.map(|()| booking)
                }
                Err(failure) => Err(failure),
            };
            match tried {
                Ok(booking) => {
                    draft.booking = booking;
                    good += 1;
                }
                Err(failure) => reject(index, failure)?,
            }
        }
        let mut row = draft.before.clone();
        put_booking(&mut row, &draft.booking)?;
        if row.booking != draft.before.booking {
            let row = writer.update(&draft.before, row, "allocation_updated").await?;
            before.push(draft.before);
            after.push(row);
        }
        written += good;
    }
    if after.is_empty() {
        drop(writer);
    } else {
        let cells = if written == 1 { "a cell".into() } else { format!("{written} cells") };
        let title = format!("Changed {cells} of the staffing of {}", project.name);
        keep_step(&mut writer, project_id, title).await?;
        writer.commit().await?;
    }
    rejected.sort_by_key(|one| one.index);
    let reader = app.store.read();
    Ok(AllocationCellsEdited {
        written,
        rejected,
        before: views(&reader, &before).await?,
        after: views(&reader, &after).await?,
    })
}
