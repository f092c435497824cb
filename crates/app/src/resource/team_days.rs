//! What teams have, day by day: the sum of what their people have on the days on which they are in the team.

use std::collections::{BTreeMap, BTreeSet};

use steerco_calendar::Moment;
use steerco_capacity::Availability;
use steerco_store::{Reader, resource::DayRange, row};
use uuid::Uuid;

use super::{
    demand::Owner,
    supply::{Supplied, Supply},
};
use crate::Outcome;

/// Minutes of teams by day.
#[derive(Debug, Default)]
pub(super) struct TeamDays(BTreeMap<Uuid, Availability>);

impl TeamDays {
    /// Of the teams among these owners. People whom the supply does not have are loaded.
    pub(super) async fn load(
        reader: &Reader,
        supply: &Supply,
        owners: &BTreeSet<Owner>,
        days: DayRange,
    ) -> Outcome<Self> {
        let team = |owner: &Owner| match owner {
            Owner::Team(team, _) => Some(*team),
            _ => None,
        };
        let teams: BTreeSet<Uuid> = owners.iter().filter_map(team).collect();
        if teams.is_empty() {
            return Ok(Self::default());
        }
        let known: BTreeSet<Uuid> = supply.people.iter().map(|person| person.row.id).collect();
        let ids: Vec<Uuid> = teams.iter().copied().collect();
        let mut missing: Vec<row::Resource> = reader.people_of_teams(&ids).await?;
        missing.retain(|row| !known.contains(&row.id));
        let more = Supply::of(reader, missing, days).await?;
        let people = || supply.people.iter().chain(&more.people);
        let days = |team: &Uuid| (*team, days_of_team(*team, people(), days));
        Ok(Self(teams.iter().map(days).collect()))
    }

    /// What the team of an owner has; none where the owner is no team.
    pub(super) fn of(&self, owner: Owner) -> Option<&Availability> {
        match owner {
            Owner::Team(team, _) => self.0.get(&team),
            _ => None,
        }
    }
}

/// What one team has on these days.
pub(super) async fn team_availability(
    reader: &Reader,
    team: Uuid,
    days: DayRange,
) -> Outcome<Availability> {
    let people = reader.people_of_teams(&[team]).await?;
    let supply = Supply::of(reader, people, days).await?;
    Ok(days_of_team(team, supply.people.iter(), days))
}

fn days_of_team<'people>(
    team: Uuid,
    people: impl Iterator<Item = &'people Supplied>,
    days: DayRange,
) -> Availability {
    let length = usize::try_from(days.to - days.from).unwrap_or(0);
    let mut minutes = vec![0_i64; length];
    for person in people.filter(|person| !person.row.generic) {
        for span in person.spans.iter().filter(|span| span.terms.team_id == Some(team)) {
            let day = |date| Moment::from_date(date).day();
            let (from, to) = (day(span.from).max(days.from), (day(span.to) + 1).min(days.to));
            for at in from..to {
                let slot = usize::try_from(at - days.from).ok();
                if let Some(slot) = slot.and_then(|slot| minutes.get_mut(slot)) {
                    *slot += person.days.day(at);
                }
            }
        }
    }
    Availability::of_days(days.from, minutes)
}
