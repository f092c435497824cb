//! Conflicts: people, and teams whose people are not named yet, who are asked for more than they have, week by
//! week, with what would help. Each remedy says what it does to whoever it touches before anybody decides.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use steerco_capacity::{Band, Booking, Heatmap, Laying, Load, Periods};
use steerco_store::{Reader, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    capacity_policy::{LoadBand, Policy, policy},
    demand::{Demand, Owner, Whose},
    heatmap::{HeatmapRowKind, MOST_PERIODS},
    heatmap_lines::{HeatmapLines, lines_of},
    heatmap_rows::{Row, Rows, rows_by},
    periods::{PeriodGrain, periods},
    supply::date_of,
};
use crate::{
    App, Outcome,
    access::{Caller, Place},
    shape::{Listed, Reference, percent},
};

/// Most remedies of each kind for one conflict.
const MOST_OF_A_KIND: usize = 3;
/// Weeks that time may be shifted by.
const FARTHEST_SHIFT: usize = 8;

/// Which conflicts.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ConflictQuery {
    /// A day of the first week; today unless told.
    pub from: Option<String>,
    /// How many weeks, 1 to 106; 13 unless told.
    pub count: Option<usize>,
    /// Only people of this team.
    pub team_id: Option<Uuid>,
    /// Only this person.
    pub resource_id: Option<Uuid>,
    /// First conflict of the page, from 0.
    pub skip: Option<usize>,
    /// Most conflicts, 1 to 50; 10 unless told.
    pub limit: Option<usize>,
}

/// Weeks in a row in which a person or team is asked for more than they have.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConflictView {
    /// Who; null for a team.
    pub resource: Option<Reference>,
    /// The team: what its people are asked for by name, and what it is asked for while nobody is named; null for a
    /// person.
    pub team: Option<Reference>,
    /// Minutes beyond what they have, week by week.
    pub over_minutes: i64,
    /// The highest load of a week, percent; null when there is a week without any capacity.
    pub peak_percent: Option<f64>,
    /// The worst of its weeks.
    pub band: LoadBand,
    /// The weeks, and what asks for the person in them.
    pub cell: HeatmapLines,
    /// What would help, what helps most first.
    pub remedies: Vec<RemedyView>,
}

/// How a remedy helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RemedyKind {
    /// To another person of the same role or team who has time.
    Reassign,
    /// To other weeks, in which the person has time.
    Shift,
    /// To less.
    Reduce,
}

/// Something that would help. It is done by moving time of the allocation as it says.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RemedyView {
    /// How it helps.
    pub kind: RemedyKind,
    /// Of which project.
    pub project: Reference,
    /// Of which allocation.
    pub allocation_id: Uuid,
    /// Its version.
    pub version: i64,
    /// First day of what is moved.
    pub from: String,
    /// Last day of what is moved.
    pub to: String,
    /// Minutes that are moved or taken away.
    pub minutes: i64,
    /// Minutes beyond what the person has that are gone then.
    pub helps_minutes: i64,
    /// To whom.
    pub to_resource: Option<Reference>,
    /// Later by so many days.
    pub days: i64,
    /// Load of the person in these weeks now, percent.
    pub before_percent: Option<f64>,
    /// And then.
    pub after_percent: Option<f64>,
    /// Load of whoever gets the time, now: the other person in these weeks, or this one in the weeks it
    /// is shifted to.
    pub other_before_percent: Option<f64>,
    /// And then.
    pub other_after_percent: Option<f64>,
}

/// Weeks `first..end` of somebody.
struct Stretch {
    /// A row of [`Weeks::cells`]: a person, or behind all owners a team.
    person: usize,
    first: usize,
    end: usize,
    over: i64,
}

/// People who are asked for more than they have, with what would help: those first whose promised time is
/// most of it, then those with most too much.
pub async fn conflicts(
    app: &App,
    caller: &Caller,
    query: &ConflictQuery,
) -> Outcome<Listed<ConflictView>> {
    caller.require("allocation.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    let count = query.count.unwrap_or(13);
    let asked = periods(Some(PeriodGrain::Week), query.from.as_deref(), Some(count), MOST_PERIODS)?;
    // Time may be shifted to weeks after those that are looked at.
    let wide = Periods::new(PeriodGrain::Week.into(), asked.first(), asked.len() + FARTHEST_SHIFT);
    let demand = Demand::load(&reader, Whose::Everybody, &wide).await?;
    let policy = policy(&reader).await?;
    let Rows { rows: teams, owners, cells } =
        rows_by(&reader, &demand, HeatmapRowKind::Team, &wide, None).await?;
    let plan = Weeks { cells: owners.above(&cells), teams, demand, periods: wide, policy };
    let mut found = plan.stretches(asked.len(), query);
    // What somebody can solve here comes before what only the plans of tasks can.
    let solvable = |one: &Stretch| plan.promised(one).min(one.over);
    found.sort_by_cached_key(|one| {
        (Reverse(solvable(one)), Reverse(one.over), one.person, one.first)
    });
    let total = found.len();
    let (skip, limit) = (query.skip.unwrap_or(0), query.limit.unwrap_or(10).clamp(1, 50));
    let mut items = vec![];
    for one in found.iter().skip(skip).take(limit) {
        items.extend(plan.view(&reader, caller, one).await?);
    }
    let next = (total > skip + limit).then(|| (skip + limit).to_string());
    let total = u64::try_from(total).unwrap_or(u64::MAX);
    Ok(Listed { items, next, total, more_than_total: false })
}

struct Weeks {
    demand: Demand,
    /// Teams; their cells stand below those of all owners.
    teams: Vec<Row>,
    cells: Heatmap,
    periods: Periods,
    policy: Policy,
}

impl Weeks {
    fn over(&self, load: Load) -> bool {
        self.policy.bands.of(load) > Band::Full
    }

    /// The team of a row of the cells.
    fn team(&self, at: usize) -> Option<&Row> {
        self.teams.get(at.checked_sub(self.demand.owners.len())?)
    }

    /// Whether what an owner is promised is what a stretch is about.
    fn is_of(&self, owner: Option<Owner>, stretch: &Stretch) -> bool {
        match (owner, self.team(stretch.person)) {
            (Some(Owner::Team(team, _)), Some(row)) => row.id == Some(team),
            (Some(_), None) => owner == self.demand.owners.get(stretch.person).copied(),
            _ => false,
        }
    }

    /// What days of a row are laid by.
    fn day(&self, place: usize, day: i64) -> i64 {
        let own = || self.team(place)?.members.iter().map(|one| one.0).find(|at| self.unnamed(*at));
        self.demand.day(own().unwrap_or(place), day)
    }

    fn unnamed(&self, owner: usize) -> bool {
        self.demand.owners.get(owner).is_some_and(|owner| owner.unnamed())
    }

    /// Weeks in a row in which a person has too much, of the first `weeks`; and in which a team has, of those in
    /// which it is asked for people who are not named.
    fn stretches(&self, weeks: usize, query: &ConflictQuery) -> Vec<Stretch> {
        let mut found = vec![];
        for (person, supplied) in self.demand.supply.people.iter().enumerate() {
            let other_team = query.team_id.is_some() && supplied.row.team_id != query.team_id;
            let other = query.resource_id.is_some_and(|id| id != supplied.row.id);
            if supplied.row.generic || other_team || other {
                continue;
            }
            self.in_a_row(person, weeks, |_| true, &mut found);
        }
        for (at, team) in self.teams.iter().enumerate() {
            let other_team = query.team_id.is_some() && team.id != query.team_id;
            if team.id.is_none() || other_team || query.resource_id.is_some() {
                continue;
            }
            let unnamed: Vec<usize> =
                team.members.iter().map(|one| one.0).filter(|at| self.unnamed(*at)).collect();
            let asked = |week: usize| {
                let cell = |at: &usize| self.cells.row(*at).get(week).map_or(0, |cell| cell.firm);
                unnamed.iter().map(cell).sum::<i64>() > 0
            };
            self.in_a_row(self.demand.owners.len() + at, weeks, asked, &mut found);
        }
        found
    }

    /// Weeks in a row in which a row of the cells has too much, of those that count.
    fn in_a_row(
        &self,
        person: usize,
        weeks: usize,
        counts: impl Fn(usize) -> bool,
        found: &mut Vec<Stretch>,
    ) {
        let mut open: Option<Stretch> = None;
        for (at, cell) in self.cells.row(person).iter().take(weeks).enumerate() {
            let load = cell.firm_load();
            if !self.over(load) || !counts(at) {
                found.extend(open.take());
                continue;
            }
            let stretch = open.get_or_insert(Stretch { person, first: at, end: at, over: 0 });
            stretch.end = at + 1;
            stretch.over += load.over();
        }
        found.extend(open);
    }

    fn days(&self, first: usize, end: usize) -> (i64, i64) {
        let edges = self.periods.edges();
        let edge = |at: usize| edges.get(at).copied().unwrap_or(self.periods.end());
        (edge(first), edge(end))
    }

    fn load(&self, person: usize, first: usize, end: usize) -> Load {
        self.cells.row(person).iter().take(end).skip(first).map(|cell| cell.firm_load()).sum()
    }

    async fn view(
        &self,
        reader: &Reader,
        caller: &Caller,
        stretch: &Stretch,
    ) -> Outcome<Option<ConflictView>> {
        let person = self.demand.supply.people.get(stretch.person);
        let person = person.map(|one| Reference { id: one.row.id, name: one.row.name.clone() });
        let team = self.team(stretch.person);
        let team = team.and_then(|row| Some(Reference { id: row.id?, name: row.name.clone() }));
        if person.is_none() && team.is_none() {
            return Ok(None);
        }
        let (from, to) = self.days(stretch.first, stretch.end);
        let days = Periods::between(from, to);
        let places = self.demand.places(|owner| self.is_of(Some(owner), stretch));
        let mut cell = lines_of(reader, caller, &self.demand, &places, &days, &self.policy).await?;
        // Each week by itself: what is promised in one and asked by tasks in another counts twice.
        let sum = self.load(stretch.person, stretch.first, stretch.end);
        (cell.firm_minutes, cell.percent) = (sum.demand, sum.utilisation().map(percent));
        cell.capacity_minutes = sum.capacity;
        let loads = || {
            let weeks = self.cells.row(stretch.person).iter();
            weeks.take(stretch.end).skip(stretch.first).map(|cell| cell.firm_load())
        };
        let infinite = loads().any(|load| load.capacity == 0);
        let peak = loads().filter_map(Load::utilisation).max();
        let worst = loads().map(|load| self.policy.bands.of(load)).max();
        cell.band = worst.unwrap_or(Band::Full).into();
        let remedies = self.remedies(reader, caller, stretch).await?;
        Ok(Some(ConflictView {
            resource: person,
            team,
            over_minutes: stretch.over,
            peak_percent: peak.filter(|_| !infinite).map(percent),
            band: cell.band,
            cell,
            remedies,
        }))
    }

    /// Minutes that the person was promised for, in the weeks of a conflict.
    fn promised(&self, stretch: &Stretch) -> i64 {
        let weeks = self.cells.row(stretch.person).iter().take(stretch.end).skip(stretch.first);
        weeks.map(|cell| cell.committed).sum()
    }

    /// What would help, by what it helps; at most three of a kind.
    async fn remedies(
        &self,
        reader: &Reader,
        caller: &Caller,
        stretch: &Stretch,
    ) -> Outcome<Vec<RemedyView>> {
        let mut found = vec![];
        for (row, booking) in &self.demand.allocations {
            if !self.is_of(Owner::of(row), stretch) || row.state != "committed" {
                continue;
            }
            let Some(part) = self.part_of(stretch, booking) else { continue };
            // Less than what tasks ask for anyway changes nothing.
            let most = self.beyond_tasks(row.project_id, &part.stretch);
            let minutes = part.there().min(part.stretch.over).min(most);
            if minutes <= 0 {
                continue;
            }
            let project = reader.find::<row::Project>(row.project_id).await?;
            let may = |row: &row::Project| caller.may("allocation.edit", Place::project(row));
            let Some(project) = project.filter(may) else { continue };
            let project = Reference { id: project.id, name: project.name };
            let one = Candidate { weeks: self, row, project, part, minutes };
            found.extend(one.to_others());
            found.extend(one.to_later_weeks());
            found.push(one.to_less());
        }
        found.sort_by_key(|one| (one.kind, Reverse(one.helps_minutes)));
        let mut count = 0;
        let mut kind = None;
        found.retain(|one| {
            count = if kind == Some(one.kind) { count + 1 } else { 1 };
            kind = Some(one.kind);
            count <= MOST_OF_A_KIND
        });
        Ok(found)
    }

    /// The weeks of a conflict in which a booking has time, from the first to the last of them.
    fn part_of(&self, stretch: &Stretch, booking: &Booking) -> Option<Part> {
        let weight = |day| self.day(stretch.person, day);
        let booked = |week: usize| {
            let (from, to) = self.days(week, week + 1);
            booking.minutes(from, to, weight)
        };
        let mut weeks: Vec<(usize, i64)> =
            (stretch.first..stretch.end).map(|week| (week, booked(week))).collect();
        let first = weeks.iter().position(|one| one.1 > 0)?;
        let last = weeks.iter().rposition(|one| one.1 > 0)?;
        weeks.truncate(last + 1);
        let weeks: Vec<(usize, i64)> = weeks.split_off(first);
        let (first, end) = (stretch.first + first, stretch.first + last + 1);
        let person = stretch.person;
        let over = (first..end).map(|week| self.load(person, week, week + 1).over()).sum();
        let stretch = Stretch { person, first, end, over };
        Some(Part { stretch, booked: weeks.into_iter().map(|one| one.1).collect() })
    }

    /// What a project was promised beyond what its tasks ask for, in these weeks: only that much goes
    /// when the promise does.
    fn beyond_tasks(&self, project: Uuid, stretch: &Stretch) -> i64 {
        let (from, to) = self.days(stretch.first, stretch.end);
        let days = Periods::between(from, to);
        let laying = Laying::new(&days, &self.demand.supply.calendars);
        let mut asked = 0;
        for (_, stretches) in self.demand.works().filter(|(work, _)| work.project_id == project) {
            for task in stretches.iter().filter(|task| task.owner == stretch.person) {
                laying.task(task, |_, minutes| asked += minutes);
            }
        }
        let weight = |day| self.day(stretch.person, day);
        let promised: i64 = self
            .demand
            .allocations
            .iter()
            .filter(|(row, _)| row.project_id == project && row.state == "committed")
            .filter(|(row, _)| self.is_of(Owner::of(row), stretch))
            .map(|(_, booking)| booking.minutes(from, to, weight))
            .sum();
        (promised - asked).max(0)
    }
}

/// The part of an allocation in a conflict: its weeks, and minutes of each.
struct Part {
    stretch: Stretch,
    booked: Vec<i64>,
}

impl Part {
    fn there(&self) -> i64 {
        self.booked.iter().sum()
    }

    /// Most minutes of it, taken evenly, that fit into what somebody has left in these weeks.
    fn fits(&self, left: impl Fn(usize) -> i64) -> i64 {
        let there = self.there();
        let weeks = self.booked.iter().enumerate().filter(|(_, booked)| **booked > 0);
        let most = weeks.map(|(week, booked)| left(week).max(0) * there / booked).min();
        most.unwrap_or(0).min(there)
    }
}

/// An allocation that has a part in a conflict.
struct Candidate<'weeks> {
    weeks: &'weeks Weeks,
    row: &'weeks row::Allocation,
    project: Reference,
    part: Part,
    minutes: i64,
}

impl Candidate<'_> {
    fn remedy(&self, kind: RemedyKind, minutes: i64) -> RemedyView {
        let Stretch { person, first, end, over } = self.part.stretch;
        let (from, to) = self.weeks.days(first, end);
        let load = self.weeks.load(person, first, end);
        let after = Load { demand: load.demand - minutes, ..load };
        RemedyView {
            kind,
            project: self.project.clone(),
            allocation_id: self.row.id,
            version: self.row.version,
            from: date_of(from),
            to: date_of(to - 1),
            minutes,
            helps_minutes: minutes.min(over),
            to_resource: None,
            days: 0,
            before_percent: load.utilisation().map(percent),
            after_percent: after.utilisation().map(percent),
            other_before_percent: None,
            other_after_percent: None,
        }
    }

    fn to_less(&self) -> RemedyView {
        self.remedy(RemedyKind::Reduce, self.minutes)
    }

    /// People of the same role, or of the same team where roles are not said, into whose weeks most of it
    /// fits; of those alike, those with most time.
    fn to_others(&self) -> Vec<RemedyView> {
        let Weeks { demand, .. } = self.weeks;
        let Stretch { person, first, end, .. } = self.part.stretch;
        let (from, _) = self.weeks.days(first, end);
        let role = self.row.job_role_id;
        let mut others: Vec<(usize, i64, Load)> = (0..demand.supply.people.len())
            .filter(|other| *other != person && demand.supply.alike(person, *other, role, from))
            .map(|other| {
                let left =
                    |week| self.weeks.load(other, first + week, first + week + 1).remaining();
                let minutes = self.minutes.min(self.part.fits(left));
                (other, minutes, self.weeks.load(other, first, end))
            })
            .filter(|(_, minutes, _)| *minutes > 0)
            .collect();
        others.sort_by_key(|(other, minutes, load)| {
            (Reverse(*minutes), Reverse(load.remaining()), *other)
        });
        let remedy = |(other, minutes, load): (usize, i64, Load)| {
            let row = &demand.supply.people.get(other)?.row;
            let after = Load { demand: load.demand + minutes, ..load };
            Some(RemedyView {
                to_resource: Some(Reference { id: row.id, name: row.name.clone() }),
                other_before_percent: load.utilisation().map(percent),
                other_after_percent: after.utilisation().map(percent),
                ..self.remedy(RemedyKind::Reassign, minutes)
            })
        };
        others.into_iter().take(MOST_OF_A_KIND).filter_map(remedy).collect()
    }

    /// The nearest later weeks into which all of it fits.
    fn to_later_weeks(&self) -> Option<RemedyView> {
        let Stretch { person, first, end, .. } = self.part.stretch;
        let shift = (end - first..=FARTHEST_SHIFT).find(|shift| {
            let first = first + shift;
            let left = |week| self.weeks.load(person, first + week, first + week + 1).remaining();
            end + shift <= self.weeks.periods.len() && self.part.fits(left) >= self.minutes
        })?;
        let load = self.weeks.load(person, first + shift, end + shift);
        let after = Load { demand: load.demand + self.minutes, ..load };
        Some(RemedyView {
            days: i64::try_from(shift).unwrap_or(0) * 7,
            other_before_percent: load.utilisation().map(percent),
            other_after_percent: after.utilisation().map(percent),
            ..self.remedy(RemedyKind::Shift, self.minutes)
        })
    }
}
