//! What people and roles are asked for: allocations, and the work of tasks beside them. The one place
//! that puts both before the engine.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use steerco_calendar::{Calendar, Moment};
use steerco_capacity::{
    Asked, Availability, Booked, Booking, DayShare, Heatmap, Kind, Periods, TaskWork,
};
use steerco_store::{
    Reader,
    resource::{AssignedWork, DayRange},
    row,
};
use steerco_units::spread;
use uuid::Uuid;

use super::{
    supply::{Supplied, Supply, TakenOff},
    team_days::TeamDays,
};
use crate::{Failure, Outcome, plan::read_pieces};

/// A stretch of a booking as it is stored.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Stored(i64, i64, i64);

/// The stretches of an allocation.
pub(super) fn booking_of(row: &row::Allocation) -> Outcome<Booking> {
    stored_booking(&row.booking, row.id)
}

/// Stretches as they are stored with the row of this id.
pub(super) fn stored_booking(text: &str, id: Uuid) -> Outcome<Booking> {
    let stored: Vec<Stored> = serde_json::from_str(text)
        .map_err(|error| Failure::Fault(format!("booking of {id}: {error}")))?;
    let share = |Stored(from, to, minutes): Stored| DayShare { from, to, minutes };
    Ok(Booking::new(stored.into_iter().map(share), |_| 1))
}

/// Puts stretches into an allocation.
pub(super) fn put_booking(row: &mut row::Allocation, booking: &Booking) -> Outcome<()> {
    row.booking = to_stored(booking)?;
    (row.from_day, row.to_day) = booking.days().unwrap_or((0, 0));
    row.minutes = booking.total();
    Ok(())
}

/// Stretches as they are stored.
pub(super) fn to_stored(booking: &Booking) -> Outcome<String> {
    let stored: Vec<Stored> =
        booking.shares().iter().map(|one| Stored(one.from, one.to, one.minutes)).collect();
    serde_json::to_string(&stored).map_err(|error| Failure::Fault(error.to_string()))
}

/// Who is asked: a person, or a role or team whose people are not named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Owner {
    Person(Uuid),
    Role(Uuid),
    /// The people of a team, and in which role when that was said.
    Team(Uuid, Option<Uuid>),
}

impl Owner {
    pub(super) fn of(row: &row::Allocation) -> Option<Self> {
        let team = || row.team_id.map(|team| Self::Team(team, row.job_role_id));
        row.resource_id.map(Self::Person).or_else(team).or_else(|| row.job_role_id.map(Self::Role))
    }

    /// Whether it stands for people who are named later.
    pub(super) fn unnamed(self) -> bool {
        !matches!(self, Self::Person(_))
    }
}

/// Whose demand to load.
#[derive(Debug, Clone)]
pub(super) enum Whose {
    /// Everybody's, and that of every role and team.
    Everybody,
    /// That of these people.
    People(Vec<row::Resource>),
    /// That of these people of a team, and what the team is asked for as one.
    Team(Uuid, Vec<row::Resource>),
}

/// Supply and demand of some days.
#[derive(Debug)]
pub(super) struct Demand {
    pub(super) supply: Supply,
    /// People as in the supply, then roles and teams.
    pub(super) owners: Vec<Owner>,
    /// Projects in order of their ids; demand speaks of them by their place.
    pub(super) projects: Vec<Uuid>,
    pub(super) allocations: Vec<(row::Allocation, Booking)>,
    pub(super) assigned: Vec<AssignedWork>,
    /// The stretches of assigned work, one after the other.
    tasks: Vec<TaskWork>,
    /// Where those of each assigned work end.
    ends: Vec<usize>,
    /// What each owner has on each day, to lay bookings by.
    days: Vec<Availability>,
    /// What each person is measured by instead of what they have.
    base: Option<Vec<Availability>>,
}

impl Demand {
    /// Of the days of these periods.
    pub(super) async fn load(reader: &Reader, whose: Whose, periods: &Periods) -> Outcome<Self> {
        let days = DayRange { from: periods.first(), to: periods.end() };
        let team = match &whose {
            Whose::Team(team, _) => Some(*team),
            _ => None,
        };
        let (people, everybody): (Vec<row::Resource>, bool) = match whose {
            Whose::Everybody => {
                let people = reader.people_in_teams().await?.into_iter().map(|one| one.0);
                (people.collect(), true)
            }
            Whose::People(people) | Whose::Team(_, people) => (people, false),
        };
        let ids: Vec<Uuid> = people.iter().map(|row| row.id).collect();
        // Of everybody, what is asked of roles and teams counts too; tasks ask people only.
        let allocations = reader.allocations_within((!everybody).then_some(&ids), days);
        let assigned = reader.assigned_within(Some(&ids), days);
        let (mut allocations, assigned) = tokio::try_join!(allocations, assigned)?;
        if let Some(team) = team {
            allocations.extend(reader.allocations_of_teams_within(Some(team), days).await?);
        }
        Self::put_together(reader, people, allocations, assigned, days).await
    }

    pub(super) async fn put_together(
        reader: &Reader,
        people: Vec<row::Resource>,
        allocations: Vec<row::Allocation>,
        assigned: Vec<AssignedWork>,
        days: DayRange,
    ) -> Outcome<Self> {
        // A stretch that goes over the edge of what is asked is laid over all its days.
        let from = allocations.iter().map(|row| row.from_day).chain([days.from]).min();
        let to = allocations.iter().map(|row| row.to_day).chain([days.to]).max();
        let wide = DayRange { from: from.unwrap_or(days.from), to: to.unwrap_or(days.to) };
        let supply = Supply::of(reader, people, wide).await?;
        let mut owners: Vec<Owner> =
            supply.people.iter().map(|person| Owner::Person(person.row.id)).collect();
        let unnamed: BTreeSet<Owner> =
            allocations.iter().filter_map(Owner::of).filter(|owner| owner.unnamed()).collect();
        let teams = TeamDays::load(reader, &supply, &unnamed, wide).await?;
        owners.extend(unnamed);
        let at: HashMap<Uuid, usize> =
            supply.people.iter().enumerate().map(|(at, person)| (person.row.id, at)).collect();
        let projects: BTreeSet<Uuid> = allocations
            .iter()
            .map(|row| row.project_id)
            .chain(assigned.iter().map(|work| work.project_id))
            .collect();
        let places: BTreeMap<Uuid, usize> =
            projects.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        // What names a material, or a person who is left out, asks nobody.
        let mut kept = vec![];
        let (mut tasks, mut ends) = (vec![], vec![]);
        for work in assigned {
            let Some(owner) = at.get(&work.resource_id).copied() else { continue };
            let Some(person) = supply.people.get(owner) else { continue };
            let whole = TaskWork {
                owner,
                project: places.get(&work.project_id).copied().unwrap_or(0),
                start: Moment::from_tenths(work.start),
                finish: Moment::from_tenths(work.finish),
                minutes: (work.computed_work + 5).div_euclid(10),
                calendar: person.calendar,
            };
            match &work.pieces {
                None => tasks.push(whole),
                Some(stored) => {
                    let pieces = read_pieces(Some(stored), work.start, work.finish)?;
                    tasks.extend(in_pieces(&whole, &pieces, &supply.calendars));
                }
            }
            ends.push(tasks.len());
            kept.push(work);
        }
        let mut booked = vec![];
        for row in allocations {
            let booking = booking_of(&row)?;
            booked.push((row, booking));
        }
        let mut days: Vec<Availability> =
            supply.people.iter().map(|person| own_days(&supply, person)).collect();
        let unnamed = owners.iter().skip(days.len());
        let unnamed: Vec<Availability> =
            unnamed.map(|owner| teams.of(*owner).unwrap_or(&supply.full_time).clone()).collect();
        days.extend(unnamed);
        Ok(Self {
            owners,
            projects: projects.into_iter().collect(),
            allocations: booked,
            assigned: kept,
            tasks,
            ends,
            days,
            base: None,
            supply,
        })
    }

    /// The place of an owner.
    pub(super) fn place(&self, owner: Owner) -> Option<usize> {
        self.owners.iter().position(|one| *one == owner)
    }

    /// The places of all owners that are like this.
    pub(super) fn places(&self, like: impl Fn(Owner) -> bool) -> Vec<usize> {
        let owners = self.owners.iter().enumerate().filter(|(_, owner)| like(**owner));
        owners.map(|(at, _)| at).collect()
    }

    /// The stretches of work of an assignment, by its place in `assigned`.
    pub(super) fn work(&self, at: usize) -> &[TaskWork] {
        let end = |at: usize| self.ends.get(at).copied();
        let from = at.checked_sub(1).and_then(end).unwrap_or(0);
        end(at).and_then(|to| self.tasks.get(from..to)).unwrap_or_default()
    }

    /// Assigned work, each with the stretches in which it is done.
    pub(super) fn works(&self) -> impl Iterator<Item = (&AssignedWork, &[TaskWork])> {
        self.assigned.iter().enumerate().map(|(at, work)| (work, self.work(at)))
    }

    /// What an owner has on a day; of a role, what a full-time person has, of a team, what its people have.
    pub(super) fn day(&self, owner: usize, day: i64) -> i64 {
        self.days.get(owner).map_or(0, |days| days.day(day))
    }

    /// What a booking of an owner is measured by: see [`Self::day`].
    pub(super) fn measure(&self, owner: usize, from: i64, to: i64) -> i64 {
        self.days.get(owner).map_or(0, |days| days.minutes(from, to))
    }

    /// What an owner has in these days; roles and teams have only their people.
    pub(super) fn capacity(&self, owner: usize, from: i64, to: i64) -> i64 {
        let own = || self.supply.people.get(owner).map(|person| &person.days);
        let days = match &self.base {
            Some(base) => base.get(owner),
            None => own(),
        };
        days.map_or(0, |days| days.minutes(from, to))
    }

    /// Measures people by their weeks with less taken off than what they really have not; what is asked of them
    /// lies as before. Answers what a full-time person is measured by.
    pub(super) async fn measure_by(
        &mut self,
        reader: &Reader,
        days: DayRange,
        off: TakenOff,
    ) -> Outcome<Availability> {
        let rows = self.supply.people.iter().map(|person| person.row.clone()).collect();
        let supply = Supply::less(reader, rows, days, off).await?;
        self.base = Some(supply.people.into_iter().map(|person| person.days).collect());
        Ok(supply.full_time)
    }

    /// What every owner has and is asked for, by period.
    pub(super) fn heatmap(&self, periods: &Periods) -> Heatmap {
        self.heatmap_of(periods, &self.allocations, &self.tasks)
    }

    /// The same when only this is asked for of all that was loaded.
    pub(super) fn heatmap_of(
        &self,
        periods: &Periods,
        allocations: &[(row::Allocation, Booking)],
        tasks: &[TaskWork],
    ) -> Heatmap {
        let capacity: Vec<Vec<i64>> = (0..self.owners.len())
            .map(|owner| periods.iter().map(|(from, to)| self.capacity(owner, from, to)).collect())
            .collect();
        let places: HashMap<Owner, usize> =
            self.owners.iter().enumerate().map(|(at, owner)| (*owner, at)).collect();
        let booked: Vec<Booked<'_>> = allocations
            .iter()
            .filter_map(|(row, booking)| {
                Some(Booked {
                    owner: *places.get(&Owner::of(row)?)?,
                    project: self.projects.binary_search(&row.project_id).ok()?,
                    kind: kind_of(&row.state),
                    probability: row.probability,
                    booking,
                })
            })
            .collect();
        let asked = Asked { booked: &booked, tasks };
        Heatmap::new(periods, &capacity, &self.supply.calendars, asked, &self.days)
    }
}

/// Work that is done in some stretches only, by the working time in each; the parts are the whole.
fn in_pieces(
    whole: &TaskWork,
    pieces: &[(Moment, Moment)],
    calendars: &[Calendar],
) -> impl Iterator<Item = TaskWork> {
    let calendar = calendars.get(whole.calendar);
    let worked = |&(from, to): &(Moment, Moment)| {
        calendar.map_or(to - from, |calendar| calendar.between(from, to)).tenths()
    };
    let weights: Vec<i64> = pieces.iter().map(worked).collect();
    let parts = spread(whole.minutes, &weights);
    let parts = parts.into_iter().zip(pieces.to_vec());
    parts.map(|(minutes, (start, finish))| TaskWork { start, finish, minutes, ..*whole })
}

/// What bookings of a person are laid by; those of a generic resource lie as those of its role do.
fn own_days(supply: &Supply, person: &Supplied) -> Availability {
    if person.row.generic { supply.full_time.clone() } else { person.days.clone() }
}

/// The kind of demand that a state is.
pub(super) fn kind_of(state: &str) -> Kind {
    if state == "committed" { Kind::Committed } else { Kind::Proposed }
}
