//! The staffing of a project on one grid: what it was promised (top down), what its tasks ask for (bottom
//! up), what of that is done, and how far they are apart.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use steerco_calendar::{Calendar, Moment};
use steerco_capacity::{Laying, Measure, Periods, TaskWork};
use steerco_store::{
    Reader,
    resource::{AssignedWork, DayRange},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    allocations::{AllocationView, project_of, views},
    capacity_policy::{Policy, policy},
    demand::{Demand, Owner},
    periods::{PeriodGrain, PeriodView, TimeUnit, amount_of, period_views, periods},
    status_lock::open_from,
    supply::date_of,
};
use crate::{
    App, Outcome,
    access::{Caller, Place},
    plan::is_closed,
    shape::Reference,
};

/// Most periods on a grid.
const MOST_PERIODS: usize = 106;

/// Which part of the staffing, and how it is said.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StaffingQuery {
    /// Length of the periods; weeks unless told.
    #[param(inline)]
    pub grain: Option<PeriodGrain>,
    /// A day of the first period; the start of the project, or today if that is past, unless told.
    pub from: Option<String>,
    /// How many periods, 1 to 106; 26 unless told.
    pub count: Option<usize>,
    /// In which unit; hours unless told.
    #[param(inline)]
    pub unit: Option<TimeUnit>,
}

/// The staffing of a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Staffing {
    /// The periods.
    pub periods: Vec<PeriodView>,
    /// In which unit amounts are.
    pub unit: TimeUnit,
    /// Whether the caller may change allocations here.
    pub editable: bool,
    /// Whether the project is closed: then nobody may.
    pub closed: bool,
    /// The project's status date where promised time before it is locked; null otherwise.
    pub locked_before: Option<String>,
    /// One per allocation, those of a person together, by name; then one per person who has tasks in these
    /// periods and no allocation.
    pub rows: Vec<StaffingRow>,
}

/// An allocation, or a person with tasks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StaffingRow {
    /// The person; null for a role or team.
    pub resource: Option<Reference>,
    /// The team whose people are not named; null otherwise.
    pub team: Option<Reference>,
    /// The role; null when none was said.
    pub job_role: Option<Reference>,
    /// The allocation; null for who has tasks only.
    pub allocation: Option<AllocationView>,
    /// What the allocation has, by period, in the unit; null where the unit measures by nothing.
    pub allocated: Vec<Option<String>>,
    /// Work of the person's tasks. On the first row of a person only; empty on others.
    pub tasks: Vec<Option<String>>,
    /// Work of it that is done, from the start of each task on: what was reported, or else the part of the
    /// task that is complete.
    pub actual: Vec<Option<String>>,
    /// All allocations of the person less their tasks: below nothing where tasks ask for more.
    pub variance: Vec<Option<String>>,
    /// The same for all periods of the grid, in minutes.
    pub total: StaffingTotal,
}

/// Minutes of a row over the periods of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct StaffingTotal {
    /// Of the allocation.
    pub allocated_minutes: i64,
    /// Of the tasks.
    pub task_minutes: i64,
    /// Of them done.
    pub actual_minutes: i64,
}

/// The staffing of a project.
pub async fn staffing(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &StaffingQuery,
) -> Outcome<Staffing> {
    let reader = app.store.read();
    let project = project_of(&reader, caller, project_id, "allocation.view").await?;
    let begin = from_day(&project);
    let from = query.from.clone().filter(|text| !text.is_empty()).unwrap_or(begin);
    let periods = periods(query.grain, Some(&from), query.count, MOST_PERIODS)?;
    let days = DayRange { from: periods.first(), to: periods.end() };
    let allocations = reader.allocations_of_project(project_id).await?;
    let assigned = reader.assigned_of_project(project_id).await?;
    let people: Vec<Uuid> = allocations
        .iter()
        .filter_map(|row| row.resource_id)
        .chain(assigned.iter().map(|work| work.resource_id))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut people = reader.get_many::<row::Resource>(&people).await?;
    people.retain(|row| row.kind == "work");
    people.sort_by(|one, other| (&one.name_folded, one.id).cmp(&(&other.name_folded, other.id)));
    let demand = Demand::put_together(&reader, people, allocations, assigned, days).await?;
    let grid = Grid {
        periods: &periods,
        demand: &demand,
        policy: policy(&reader).await?,
        unit: query.unit.unwrap_or_default(),
        progress: reader.progress_of_tasks(project_id).await?.into_iter().collect(),
    };
    let closed = is_closed(&project.stage);
    Ok(Staffing {
        periods: period_views(&periods),
        unit: grid.unit,
        editable: !closed && caller.may("allocation.edit", Place::project(&project)),
        closed,
        locked_before: open_from(&reader, &project).await?.map(date_of),
        rows: grid.rows(&reader).await?,
    })
}

fn from_day(project: &row::Project) -> String {
    let start = Moment::from_tenths(project.computed_start).date();
    start.max(jiff::Zoned::now().date()).to_string()
}

struct Grid<'grid> {
    periods: &'grid Periods,
    demand: &'grid Demand,
    policy: Policy,
    unit: TimeUnit,
    /// Basis points of begun tasks that are complete.
    progress: HashMap<Uuid, i64>,
}

/// Minutes of tasks by period.
struct Tasks {
    asked: Vec<i64>,
    done: Vec<i64>,
}

impl Grid<'_> {
    async fn rows(&self, reader: &Reader) -> Outcome<Vec<StaffingRow>> {
        let width = self.periods.len();
        let mut tasks: BTreeMap<usize, Tasks> = BTreeMap::new();
        let laying = Laying::new(self.periods, &self.demand.supply.calendars);
        for (work, stretches) in self.demand.works() {
            let mut done = self.done(work);
            for task in stretches {
                let own = tasks.entry(task.owner).or_insert_with(|| Tasks::none(width));
                laying.task(task, |at, minutes| add(&mut own.asked, at, minutes));
                if let Some(part) = done_part(task, done, &self.demand.supply.calendars) {
                    laying.task(&part, |at, minutes| add(&mut own.done, at, minutes));
                    done -= part.minutes;
                }
            }
        }
        let rows: Vec<row::Allocation> =
            self.demand.allocations.iter().map(|one| one.0.clone()).collect();
        let mut views = views(reader, &rows).await?.into_iter();
        let mut by_owner: BTreeMap<Owner, Vec<(AllocationView, Vec<i64>)>> = BTreeMap::new();
        for (row, booking) in &self.demand.allocations {
            let (Some(view), Some(owner)) = (views.next(), Owner::of(row)) else { continue };
            let place = self.demand.place(owner).unwrap_or(usize::MAX);
            let mut line = vec![0; width];
            booking.by_period(
                self.periods,
                |day| self.demand.day(place, day),
                |at, minutes| add(&mut line, at, minutes),
            );
            by_owner.entry(owner).or_default().push((view, line));
        }
        let mut found = vec![];
        for (place, owner) in self.demand.owners.iter().enumerate() {
            let lines = by_owner.remove(owner).unwrap_or_default();
            let tasks = tasks.remove(&place);
            let asked = tasks.as_ref().is_some_and(|tasks| tasks.asked.iter().any(|one| *one != 0));
            if lines.is_empty() && !asked {
                continue;
            }
            found.extend(self.of_owner(place, lines, &tasks.unwrap_or_else(|| Tasks::none(width))));
        }
        // Who is promised comes before who only has tasks.
        found.sort_by_key(|row| row.allocation.is_none());
        Ok(found)
    }

    /// Minutes of assigned work that are done: those that were reported, or else the part of the task that is
    /// complete.
    fn done(&self, work: &AssignedWork) -> i64 {
        let percent = || self.progress.get(&work.task_id).copied().unwrap_or(0);
        let tenths = match work.actual_work {
            0 => work.computed_work * percent() / 10_000,
            reported => reported,
        };
        (tenths + 5).div_euclid(10)
    }

    /// One row per allocation of an owner, and one where there is none; the first carries the tasks.
    fn of_owner(
        &self,
        place: usize,
        lines: Vec<(AllocationView, Vec<i64>)>,
        tasks: &Tasks,
    ) -> Vec<StaffingRow> {
        let person = self.demand.supply.people.get(place);
        let resource = person.map(|one| Reference { id: one.row.id, name: one.row.name.clone() });
        let mut variance: Vec<i64> = tasks.asked.iter().map(|minutes| -minutes).collect();
        for (_, line) in &lines {
            variance.iter_mut().zip(line).for_each(|(slot, minutes)| *slot += minutes);
        }
        let mut lines: Vec<(Option<AllocationView>, Vec<i64>)> =
            lines.into_iter().map(|(view, line)| (Some(view), line)).collect();
        if lines.is_empty() {
            lines.push((None, vec![0; self.periods.len()]));
        }
        let row = |(at, (allocation, line)): (usize, (Option<AllocationView>, Vec<i64>))| {
            let said = |minutes: &[i64]| {
                if at == 0 && person.is_some() { self.said(place, minutes) } else { vec![] }
            };
            let sum = |minutes: &[i64]| if at == 0 { minutes.iter().sum() } else { 0 };
            StaffingRow {
                resource: resource.clone(),
                team: allocation.as_ref().and_then(|one| one.team.clone()),
                job_role: allocation.as_ref().and_then(|one| one.job_role.clone()),
                allocated: self.said(place, &line),
                tasks: said(&tasks.asked),
                actual: said(&tasks.done),
                variance: said(&variance),
                total: StaffingTotal {
                    allocated_minutes: line.iter().sum(),
                    task_minutes: sum(&tasks.asked),
                    actual_minutes: sum(&tasks.done),
                },
                allocation,
            }
        };
        lines.into_iter().enumerate().map(row).collect()
    }

    /// Minutes by period in the unit that was asked for.
    fn said(&self, place: usize, line: &[i64]) -> Vec<Option<String>> {
        let person = self.demand.supply.people.get(place);
        let said = |((from, to), minutes): ((i64, i64), &i64)| {
            let full_time = self.demand.supply.full_time.minutes(from, to);
            let unnamed = || self.demand.measure(place, from, to);
            let capacity = person.map_or_else(unnamed, |one| one.days.minutes(from, to));
            let measure = Measure { capacity, full_time, day: self.policy.day_minutes };
            // Nothing is nothing, whatever it is measured by.
            let nothing = (*minutes == 0).then(|| "0".to_owned());
            nothing.or_else(|| amount_of(*minutes, self.unit, &measure))
        };
        self.periods.iter().zip(line).map(said).collect()
    }
}

impl Tasks {
    fn none(width: usize) -> Self {
        Self { asked: vec![0; width], done: vec![0; width] }
    }
}

/// What of a stretch of work is done when so many minutes of it and what follows are, taken as its beginning.
fn done_part(task: &TaskWork, done: i64, calendars: &[Calendar]) -> Option<TaskWork> {
    let calendar = calendars.get(task.calendar)?;
    let minutes = done.min(task.minutes);
    let part = calendar
        .between(task.start, task.finish)
        .scaled(minutes, task.minutes)
        .filter(|_| minutes > 0)?;
    let finish = if part.is_zero() { task.finish } else { calendar.add(task.start, part) };
    Some(TaskWork { minutes, finish, ..*task })
}

fn add(line: &mut [i64], at: usize, minutes: i64) {
    if let Some(slot) = line.get_mut(at) {
        *slot += minutes;
    }
}
