//! What people are promised to projects, as shares of what they have on each day: what levelling leaves
//! alone of them.

use std::collections::BTreeMap;

use steerco_capacity::days_of;
use steerco_store::{Reader, resource::DayRange, row};
use uuid::Uuid;

use super::{demand::booking_of, supply::Supply};
use crate::Outcome;

/// After every day a plan may hold.
const FAR: i64 = 73_000;

/// A share of a person that is promised to a project, the same on some days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Commitment {
    /// Who.
    pub(crate) resource_id: Uuid,
    /// To which project.
    pub(crate) project_id: Uuid,
    /// First day, counted from 1970.
    pub(crate) from: i64,
    /// The day after the last.
    pub(crate) to: i64,
    /// Basis points of what the person has on these days, rounded down; more than 10,000 where more is
    /// promised than there is.
    pub(crate) share: i64,
}

/// Committed allocations of these people that touch days from `from` on, but for those to some projects.
/// Projects that are closed, on hold or templates hold nobody; days on which a person has nothing belong
/// to the stretch around them.
pub(crate) async fn commitments(
    reader: &Reader,
    people: &[Uuid],
    but_for: &[Uuid],
    from: i64,
) -> Outcome<Vec<Commitment>> {
    let mut promised = reader.allocations_within(Some(people), DayRange { from, to: FAR }).await?;
    promised.retain(|row| {
        row.state == "committed" && row.minutes > 0 && !but_for.contains(&row.project_id)
    });
    let Some(first) = promised.iter().map(|row| row.from_day).min() else { return Ok(vec![]) };
    let end = promised.iter().map(|row| row.to_day).max().unwrap_or(first);
    let mut ids: Vec<Uuid> = promised.iter().filter_map(|row| row.resource_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut rows = reader.get_many::<row::Resource>(&ids).await?;
    // A generic resource has no days of its own.
    rows.retain(|row| !row.generic);
    let supply = Supply::of(reader, rows, DayRange { from: first, to: end }).await?;
    let mut found = vec![];
    for person in &supply.people {
        let mut by_project: BTreeMap<Uuid, BTreeMap<i64, i64>> = BTreeMap::new();
        let own = promised.iter().filter(|row| row.resource_id == Some(person.row.id));
        for row in own {
            let days = by_project.entry(row.project_id).or_default();
            for share in booking_of(row)?.shares() {
                let minutes = days_of(*share, |day| person.days.day(day));
                for (day, minutes) in (share.from..share.to).zip(minutes) {
                    *days.entry(day).or_default() += minutes;
                }
            }
        }
        for (project_id, days) in by_project {
            let has = |day: i64| person.days.day(day);
            let stretch = |(from, to, share)| Commitment {
                resource_id: person.row.id,
                project_id,
                from,
                to,
                share,
            };
            found.extend(stretches(&days, has).into_iter().map(stretch));
        }
    }
    found.retain(|one| one.to > from);
    Ok(found)
}

/// Minutes by day as stretches of days with the same share of what there is.
fn stretches(days: &BTreeMap<i64, i64>, has: impl Fn(i64) -> i64) -> Vec<(i64, i64, i64)> {
    let mut found: Vec<(i64, i64, i64)> = vec![];
    for (&day, &minutes) in days {
        let there = has(day);
        if there <= 0 {
            // Nobody works on it; what comes next may be the same as before.
            continue;
        }
        let share = minutes * 10_000 / there;
        let idle = |from: i64| (from..day).all(|day| has(day) <= 0);
        match found.last_mut() {
            Some(last) if last.2 == share && idle(last.1) => last.1 = day + 1,
            _ => found.push((day, day + 1, share)),
        }
    }
    found.retain(|one| one.2 > 0);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_with_the_same_share_are_one_stretch_over_weekends() {
        // Days 0 to 4 and 7 to 9 are worked on for 480 minutes.
        let has = |day: i64| if day == 5 || day == 6 { 0 } else { 480 };
        let week = |days: &[(i64, i64)]| days.iter().copied().collect::<BTreeMap<i64, i64>>();
        let half = week(&[(3, 240), (4, 240), (7, 240), (8, 480)]);
        assert_eq!(stretches(&half, has), [(3, 8, 5_000), (8, 9, 10_000)]);
        // A working day that is not promised parts them.
        assert_eq!(stretches(&week(&[(1, 240), (3, 240)]), has), [(1, 2, 5_000), (3, 4, 5_000)]);
        assert_eq!(stretches(&week(&[(5, 100), (6, 100)]), has), []);
        assert_eq!(stretches(&week(&[(0, 720)]), has), [(0, 1, 15_000)]);
    }
}
