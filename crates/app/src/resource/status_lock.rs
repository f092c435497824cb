//! Promised time before the status date of its project is locked, where the organisation says so: it is what was agreed
//! for days that were reported on. Looked at where every step of staffing is kept, so that no way around it exists.

use std::collections::BTreeMap;

use steerco_calendar::Moment;
use steerco_capacity::days_of;
use steerco_store::{Reader, Writer, row};
use uuid::Uuid;

use super::{
    allocation_transfer::weights, capacity_policy::policy, demand::booking_of, supply::date_of,
};
use crate::{Failure, Outcome};

/// The first day of a project on which promised time may change; none where nothing is locked.
pub(super) async fn open_from(reader: &Reader, project: &row::Project) -> Outcome<Option<i64>> {
    let Some(status) = project.status_date else { return Ok(None) };
    let locked = policy(reader).await?.status_lock;
    Ok(locked.then(|| Moment::from_tenths(status).day()))
}

/// Says that time is locked, until when, and what to do.
pub(super) fn refusal(project: &row::Project, open: i64) -> Failure {
    let text = format!(
        "Promised time of {} before {} is locked: that is its status date. Leave those days as they are, or have \
         whoever manages the project move its status date.",
        project.name,
        date_of(open)
    );
    Failure::refused("allocation.locked", text)
}

/// Refuses a step that changes what was promised on locked days: how much, or whose it is.
///
/// # Errors
/// `allocation.locked`, which names the status date.
pub(super) async fn check_step(
    writer: &Writer<'_>,
    project_id: Uuid,
    blank: row::Allocation,
) -> Outcome<()> {
    let project = writer.get::<row::Project>(project_id).await?;
    let Some(open) = open_from(writer, &project).await? else { return Ok(()) };
    let mut rows = writer.written_rows();
    rows.retain(|row| row.noun == "allocation");
    // Whose time by day: what is handed on within a step is a change of both.
    for image in rows {
        let now = writer.find::<row::Allocation>(image.id).await?;
        let before = match (&image.before, &now) {
            (Some(columns), now) => {
                let mut row = now
                    .clone()
                    .unwrap_or_else(|| row::Allocation { id: image.id, ..blank.clone() });
                steerco_store::Row::put_image(&mut row, columns)?;
                Some(row)
            }
            (None, _) => None,
        };
        let (was, is) =
            (past(writer, before.as_ref(), open).await?, past(writer, now.as_ref(), open).await?);
        if !was.is_like(&is) {
            return Err(refusal(&project, open));
        }
    }
    Ok(())
}

/// Whose time it is, and what of it lies on which day.
#[derive(Debug, Default)]
struct Past {
    whose: Option<(Option<Uuid>, Option<Uuid>, Option<Uuid>)>,
    days: BTreeMap<i64, i64>,
}

impl Past {
    /// Whether nothing changed. A stretch that is parted on a later day lies on its earlier days as before, but for a
    /// minute that rounding may put on the day beside it; all of them together are the same.
    fn is_like(&self, other: &Self) -> bool {
        let of = |past: &Self, day: &i64| past.days.get(day).copied().unwrap_or(0);
        let near = |day: &i64| (of(self, day) - of(other, day)).abs() <= 1;
        self.whose == other.whose
            && self.days.values().sum::<i64>() == other.days.values().sum::<i64>()
            && self.days.keys().chain(other.days.keys()).all(near)
    }
}

/// What a row promises on the days before `open`; nothing when it is not promised.
async fn past(reader: &Reader, row: Option<&row::Allocation>, open: i64) -> Outcome<Past> {
    let Some(row) = row.filter(|row| row.state == "committed" && row.from_day < open) else {
        return Ok(Past::default());
    };
    let booking = booking_of(row)?;
    let weight = weights(reader, row.resource_id, row.team_id, &booking).await?;
    let mut days: BTreeMap<i64, i64> = BTreeMap::new();
    for share in booking.parted(&[open], &weight).shares().iter().filter(|one| one.to <= open) {
        for (day, minutes) in (share.from..share.to).zip(days_of(*share, &weight)) {
            if minutes > 0 {
                days.insert(day, minutes);
            }
        }
    }
    let whose = (!days.is_empty()).then_some((row.resource_id, row.team_id, row.job_role_id));
    Ok(Past { whose, days })
}
