//! Staffing as it stood when a snapshot was taken, against what stands now. Both are laid over the same days of the
//! same people, so that only promises differ: what leave or another calendar changes is no change of staffing.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use serde::{Deserialize, Serialize};
use steerco_capacity::{Booking, Kind, Periods};
use steerco_store::{Reader, resource::DayRange, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    demand::{Demand, Owner, kind_of},
    heatmap::{HeatmapRowKind, MOST_PERIODS},
    heatmap_rows::{Row, gathered, rows_of},
    periods::{PeriodGrain, PeriodView, period_views, periods},
    staffing_snapshots::{StaffingSnapshotView, find, snapshot_views},
    supply::day_of,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::Listed,
};

/// What a row of a comparison is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ComparisonRowKind {
    #[default]
    Person,
    Team,
    Role,
    Project,
}

/// Which part of a comparison.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StaffingComparisonQuery {
    /// First day; today unless told.
    pub from: Option<String>,
    /// Last day; 13 weeks from the first unless told.
    pub to: Option<String>,
    /// Length of the periods; weeks unless told. The first and the last may be cut off. At most 106 of them.
    #[param(inline)]
    pub grain: Option<PeriodGrain>,
    /// A row per person, team, role or project; person unless told.
    #[param(inline)]
    pub by: Option<ComparisonRowKind>,
    /// Also rows in which nothing differs.
    pub all: Option<bool>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Most rows, 1 to 200; 50 unless told.
    pub limit: Option<usize>,
}

/// What differs between a snapshot and now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StaffingComparison {
    /// What is compared with.
    pub snapshot: StaffingSnapshotView,
    /// The periods.
    pub periods: Vec<PeriodView>,
    /// In how many rows something differs.
    pub differing: usize,
    /// Rows, those that changed most first.
    pub rows: Listed<ComparisonRow>,
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ComparisonRowStanding {
    /// Who or what is named.
    Named,
    /// A project that the reader may not see; its hours count.
    Hidden,
    /// People in no team or role, or, of a row per person, people who were removed since.
    None,
    /// A team, role or project that was removed since.
    Gone,
}

/// A person, team, role or project, by period.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparisonRow {
    /// Which one; null unless it is named.
    pub id: Option<Uuid>,
    /// Its name; empty unless it is named.
    pub name: String,
    /// What the row stands for.
    pub standing: ComparisonRowStanding,
    /// Minutes promised, over all periods.
    pub committed: ThenAndNow,
    /// Minutes proposed, over all periods.
    pub proposed: ThenAndNow,
    /// By period.
    pub cells: Vec<ComparisonCell>,
}

/// A row in a period.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct ComparisonCell {
    /// Minutes promised.
    pub committed: ThenAndNow,
    /// Minutes proposed.
    pub proposed: ThenAndNow,
}

/// Minutes of two moments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ThenAndNow {
    /// When the snapshot was taken.
    pub then: i64,
    /// As it stands.
    pub now: i64,
    /// `now` less `then`: below nothing where time was taken away.
    pub difference: i64,
}

impl ThenAndNow {
    fn add(&mut self, then: i64, now: i64) {
        self.then += then;
        self.now += now;
        self.difference = self.now - self.then;
    }

    fn is_something(self) -> bool {
        self.then != 0 || self.now != 0
    }
}

/// Compares a snapshot of staffing with what stands now.
pub async fn staffing_comparison(
    app: &App,
    caller: &Caller,
    id: Uuid,
    query: &StaffingComparisonQuery,
) -> Outcome<StaffingComparison> {
    caller.require("allocation.view", Place::ORGANISATION)?;
    let periods = periods_of(query)?;
    let (skip, limit) = page_of(query)?;
    let reader = app.store.read();
    let snapshot = find(&reader, id).await?;
    let days = DayRange { from: periods.first(), to: periods.end() };
    let (then, now) = tokio::try_join!(
        reader.staffing_snapshot_lines(&snapshot, days),
        reader.allocations_within(None, days)
    )?;
    let taken = then.len();
    let both: Vec<row::Allocation> = then.into_iter().map(as_it_stood).chain(now).collect();
    let by = query.by.unwrap_or_default();
    let people = people(&reader, by, &both).await?;
    let demand = Demand::put_together(&reader, people, both, vec![], days).await?;
    let kind = match by {
        ComparisonRowKind::Person => Some(HeatmapRowKind::Person),
        ComparisonRowKind::Team => Some(HeatmapRowKind::Team),
        ComparisonRowKind::Role => Some(HeatmapRowKind::Role),
        ComparisonRowKind::Project => None,
    };
    let mut rows = match kind {
        Some(kind) => of_owners(&reader, &demand, kind, taken, &periods).await?,
        None => of_projects(&reader, caller, &demand, taken, &periods).await?,
    };
    rows.retain(Compared::is_something);
    let differing = rows.iter().filter(|row| row.change() != 0).count();
    if !query.all.unwrap_or(false) {
        rows.retain(|row| row.change() != 0);
    }
    rows.sort_by_cached_key(|row| {
        (Reverse(row.change()), row.standing, row.name.to_lowercase(), row.id)
    });
    let total = rows.len();
    let page = rows.into_iter().skip(skip).take(limit).map(Compared::view).collect();
    let snapshot = snapshot_views(&reader, &[snapshot]).await?.pop();
    Ok(StaffingComparison {
        snapshot: snapshot.ok_or(Failure::NotFound("staffing_snapshot"))?,
        periods: period_views(&periods),
        differing,
        rows: Listed {
            next: (total > skip + limit).then(|| (skip + limit).to_string()),
            total: u64::try_from(total).unwrap_or(u64::MAX),
            more_than_total: false,
            items: page,
        },
    })
}

fn periods_of(query: &StaffingComparisonQuery) -> Outcome<Periods> {
    let from = periods(Some(PeriodGrain::Day), query.from.as_deref(), Some(1), 1)?.first();
    let to = match query.to.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => day_of("to", text)? + 1,
        None => from + 13 * 7,
    };
    // The longest that the most quarters can be.
    let most = i64::try_from(MOST_PERIODS).unwrap_or(0) * 92;
    if !(1..=most).contains(&(to - from)) {
        let text =
            "Give a last day that is not before the first, and no more than 26 years after it.";
        return Err(Failure::field("capacity.bad_days", "to", text));
    }
    let periods = Periods::within(query.grain.unwrap_or_default().into(), from, to);
    if periods.len() > MOST_PERIODS {
        let text = format!("Ask for at most {MOST_PERIODS} periods: longer ones, or fewer days.");
        return Err(Failure::field("capacity.bad_count", "grain", text));
    }
    Ok(periods)
}

fn page_of(query: &StaffingComparisonQuery) -> Outcome<(usize, usize)> {
    let skip = match query.after.as_deref().filter(|text| !text.is_empty()) {
        None => 0,
        Some(text) => text.parse().map_err(|_| {
            Failure::field("list.bad_cursor", "after", "Start again from the first page.")
        })?,
    };
    let limit = query.limit.unwrap_or(50);
    if !(1..=200).contains(&limit) {
        return Err(Failure::field("capacity.bad_limit", "limit", "Ask for 1 to 200 rows."));
    }
    Ok((skip, limit))
}

/// A line of a snapshot as the allocation that it was.
fn as_it_stood(line: row::StaffingLine) -> row::Allocation {
    row::Allocation {
        id: line.allocation_id,
        version: 0,
        project_id: line.project_id,
        resource_id: line.resource_id,
        job_role_id: line.job_role_id,
        team_id: line.team_id,
        state: line.state,
        probability: line.probability,
        note: String::new(),
        booking: line.booking,
        from_day: line.from_day,
        to_day: line.to_day,
        minutes: line.minutes,
        created_at: 0,
        updated_at: 0,
    }
}

/// Whose days are needed: of those who are named, and by team and role everybody's, since time of a team or role
/// lies where its people are. Who left since is there as well: their time is what changed.
async fn people(
    reader: &Reader,
    by: ComparisonRowKind,
    rows: &[row::Allocation],
) -> Outcome<Vec<row::Resource>> {
    if matches!(by, ComparisonRowKind::Team | ComparisonRowKind::Role) {
        return Ok(reader.people_in_teams().await?.into_iter().map(|one| one.0).collect());
    }
    let named: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.resource_id).collect();
    let named: Vec<Uuid> = named.into_iter().collect();
    let mut people = reader.get_many::<row::Resource>(&named).await?;
    people.retain(|row| row.kind == "work");
    Ok(people)
}

/// A row before it is shown.
struct Compared {
    id: Option<Uuid>,
    name: String,
    standing: ComparisonRowStanding,
    cells: Vec<ComparisonCell>,
}

impl Compared {
    fn new(
        id: Option<Uuid>,
        name: String,
        standing: ComparisonRowStanding,
        periods: &Periods,
    ) -> Self {
        let none = ThenAndNow::default();
        let cells = vec![ComparisonCell { committed: none, proposed: none }; periods.len()];
        Self { id, name, standing, cells }
    }

    fn lay(&mut self, at: usize, kind: Kind, side: Side, minutes: i64) {
        let Some(cell) = self.cells.get_mut(at) else { return };
        let part = match kind {
            Kind::Committed => &mut cell.committed,
            Kind::Proposed => &mut cell.proposed,
        };
        match side {
            Side::Then => part.add(minutes, 0),
            Side::Now => part.add(0, minutes),
        }
    }

    /// Lays an allocation over the days of its owner, as the heatmap does; over those of a full-time person where
    /// the owner is gone.
    fn book(
        &mut self,
        periods: &Periods,
        demand: &Demand,
        place: Option<usize>,
        side: Side,
        (row, booking): (&row::Allocation, &Booking),
    ) {
        let day = |day: i64| match place {
            Some(place) => demand.day(place, day),
            None => demand.supply.full_time.day(day),
        };
        let kind = kind_of(&row.state);
        booking.by_period(periods, day, |at, minutes| self.lay(at, kind, side, minutes));
    }

    /// Adds what another row has.
    fn take(&mut self, other: &Self) {
        for (cell, more) in self.cells.iter_mut().zip(&other.cells) {
            cell.committed.add(more.committed.then, more.committed.now);
            cell.proposed.add(more.proposed.then, more.proposed.now);
        }
    }

    /// Minutes that differ, whichever way, over all periods.
    fn change(&self) -> i64 {
        let of = |cell: &ComparisonCell| {
            cell.committed.difference.abs() + cell.proposed.difference.abs()
        };
        self.cells.iter().map(of).sum()
    }

    fn is_something(&self) -> bool {
        self.cells.iter().any(|cell| cell.committed.is_something() || cell.proposed.is_something())
    }

    fn view(self) -> ComparisonRow {
        let mut sums = [ThenAndNow::default(); 2];
        for cell in &self.cells {
            for (sum, part) in sums.iter_mut().zip([cell.committed, cell.proposed]) {
                sum.add(part.then, part.now);
            }
        }
        let [committed, proposed] = sums;
        let named = self.standing == ComparisonRowStanding::Named;
        ComparisonRow {
            id: self.id.filter(|_| named),
            name: self.name,
            standing: self.standing,
            committed,
            proposed,
            cells: self.cells,
        }
    }
}

/// A side of the comparison.
#[derive(Clone, Copy)]
enum Side {
    Then,
    Now,
}

/// Allocations with their stretches, by side.
fn sides(demand: &Demand, taken: usize) -> [(Side, &[(row::Allocation, Booking)]); 2] {
    let (then, now) = demand.allocations.split_at(taken.min(demand.allocations.len()));
    [(Side::Then, then), (Side::Now, now)]
}

/// Rows per person, team or role, as those of the heatmap.
async fn of_owners(
    reader: &Reader,
    demand: &Demand,
    by: HeatmapRowKind,
    taken: usize,
    periods: &Periods,
) -> Outcome<Vec<Compared>> {
    let rows = rows_of(reader, demand, by, periods, None).await?;
    let blank = |row: &Row| {
        let standing = match row.id {
            None => ComparisonRowStanding::None,
            Some(_) if row.name.is_empty() => ComparisonRowStanding::Gone,
            Some(_) => ComparisonRowStanding::Named,
        };
        Compared::new(row.id, row.name.clone(), standing, periods)
    };
    let mut found: Vec<Compared> = rows.iter().map(blank).collect();
    let known: BTreeSet<Owner> = demand.owners.iter().copied().collect();
    let mut nobody = Compared::new(None, String::new(), ComparisonRowStanding::None, periods);
    for (side, allocations) in sides(demand, taken) {
        let cells = gathered(&demand.heatmap_of(periods, allocations, &[]), by, &rows);
        for (at, row) in found.iter_mut().enumerate() {
            for (period, cell) in cells.row(at).iter().enumerate() {
                row.lay(period, Kind::Committed, side, cell.committed);
                row.lay(period, Kind::Proposed, side, cell.proposed);
            }
        }
        // Who is gone has no days, and no team or role any more.
        for (row, booking) in allocations {
            if Owner::of(row).is_none_or(|owner| !known.contains(&owner)) {
                nobody.book(periods, demand, None, side, (row, booking));
            }
        }
    }
    match found.iter_mut().find(|row| row.id.is_none()) {
        Some(row) => row.take(&nobody),
        None => found.push(nobody),
    }
    Ok(found)
}

/// Rows per project. One that the reader may not see is told without its name, as behind a cell of the heatmap.
async fn of_projects(
    reader: &Reader,
    caller: &Caller,
    demand: &Demand,
    taken: usize,
    periods: &Periods,
) -> Outcome<Vec<Compared>> {
    let projects = reader.get_many::<row::Project>(&demand.projects).await?;
    let projects: HashMap<Uuid, row::Project> =
        projects.into_iter().map(|row| (row.id, row)).collect();
    let blank = |id: &Uuid| {
        let (name, standing) = match projects.get(id) {
            None => (String::new(), ComparisonRowStanding::Gone),
            Some(row) if caller.may("project.view", Place::project(row)) => {
                (row.name.clone(), ComparisonRowStanding::Named)
            }
            Some(_) => (String::new(), ComparisonRowStanding::Hidden),
        };
        (*id, Compared::new(Some(*id), name, standing, periods))
    };
    let mut found: BTreeMap<Uuid, Compared> = demand.projects.iter().map(blank).collect();
    let places: HashMap<Owner, usize> =
        demand.owners.iter().enumerate().map(|(at, owner)| (*owner, at)).collect();
    for (side, allocations) in sides(demand, taken) {
        for (row, booking) in allocations {
            let place = Owner::of(row).and_then(|owner| places.get(&owner)).copied();
            if let Some(line) = found.get_mut(&row.project_id) {
                line.book(periods, demand, place, side, (row, booking));
            }
        }
    }
    Ok(found.into_values().collect())
}
