//! The timeline of people: what each of them is promised and proposed to, works on and is away for, as
//! bars one can move, with the load of each week.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use steerco_capacity::Periods;
use steerco_store::{Reader, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    capacity_policy::{LoadBand, policy},
    demand::{Demand, Whose},
    heatmap::{HeatmapQuery, people},
    periods::{PeriodGrain, PeriodView, period_views, periods},
    supply::date_of,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::Reference,
};

/// Most weeks of a timeline.
const MOST_WEEKS: usize = 53;
/// Most people of one page.
const MOST_PEOPLE: usize = 100;
/// Tasks of a project that are at most so many days apart are one bar.
const TOGETHER: i64 = 7;

/// Which part of the timeline.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleTimelineQuery {
    /// A day of the first week; today unless told.
    pub from: Option<String>,
    /// How many weeks, 1 to 53; 13 unless told.
    pub weeks: Option<usize>,
    /// Only people of this team.
    pub team_id: Option<Uuid>,
    /// Part of the name.
    pub q: Option<String>,
    /// First person of the page, from 0.
    pub skip: Option<usize>,
    /// Most people, 1 to 100; 25 unless told.
    pub limit: Option<usize>,
}

/// People with their bars.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PeopleTimeline {
    /// The weeks.
    pub weeks: Vec<PeriodView>,
    /// People by name.
    pub rows: Vec<TimelineRow>,
    /// How many people there are in all.
    pub total: usize,
}

/// A person with their bars.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TimelineRow {
    /// Who.
    pub person: Reference,
    /// What is certain over what there is, by week.
    pub bands: Vec<LoadBand>,
    /// By first day.
    pub bars: Vec<TimelineBar>,
}

/// What a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum BarKind {
    Committed,
    Proposed,
    Tasks,
    Leave,
}

/// A stretch of days of a person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TimelineBar {
    /// What it stands for.
    pub kind: BarKind,
    /// The allocation; null for tasks, leave, and projects that the reader may not see.
    pub allocation_id: Option<Uuid>,
    /// Its version.
    pub version: i64,
    /// For which project; null for leave, and projects that the reader may not see.
    pub project: Option<Reference>,
    /// What kind of leave; empty otherwise.
    pub leave: String,
    /// First day, which may lie before the first week.
    pub from: String,
    /// Last day, which may lie behind the last week.
    pub to: String,
    /// Time of the allocation, or work of the tasks; none for leave.
    pub minutes: i64,
    /// How many tasks; none for allocations and leave.
    pub tasks: usize,
    /// Whether the reader may move it.
    pub editable: bool,
}

/// The timeline of people.
pub async fn people_timeline(
    app: &App,
    caller: &Caller,
    query: &PeopleTimelineQuery,
) -> Outcome<PeopleTimeline> {
    caller.require("allocation.view", Place::ORGANISATION)?;
    let weeks = query.weeks.unwrap_or(13);
    let limit = query.limit.unwrap_or(25);
    if !(1..=MOST_PEOPLE).contains(&limit) {
        let text = format!("Ask for 1 to {MOST_PEOPLE} people.");
        return Err(Failure::field("capacity.bad_limit", "limit", text));
    }
    let from = query.from.as_deref();
    let periods = periods(Some(PeriodGrain::Week), from, Some(weeks), MOST_WEEKS)?;
    let reader = app.store.read();
    let asked =
        HeatmapQuery { team_id: query.team_id, q: query.q.clone(), ..HeatmapQuery::default() };
    let everybody = people(&reader, &asked).await?;
    let total = everybody.len();
    let shown: Vec<row::Resource> =
        everybody.into_iter().skip(query.skip.unwrap_or(0)).take(limit).collect();
    let ids: Vec<Uuid> = shown.iter().map(|row| row.id).collect();
    let away = away(&reader, &ids, &periods).await?;
    let demand = Demand::load(&reader, Whose::People(shown), &periods).await?;
    let policy = policy(&reader).await?;
    let cells = demand.heatmap(&periods);
    let mut bars = bars(&reader, caller, &demand).await?;
    let rows = demand.supply.people.iter().enumerate().map(|(at, person)| {
        let mut bars = bars.remove(&person.row.id).unwrap_or_default();
        bars.extend(away.get(&person.row.id).into_iter().flatten().cloned());
        bars.sort_by(|one, other| (&one.from, one.kind).cmp(&(&other.from, other.kind)));
        TimelineRow {
            person: Reference { id: person.row.id, name: person.row.name.clone() },
            bands: cells
                .row(at)
                .iter()
                .map(|cell| policy.bands.of(cell.firm_load()).into())
                .collect(),
            bars,
        }
    });
    Ok(PeopleTimeline { rows: rows.collect(), weeks: period_views(&periods), total })
}

/// Approved leave that touches the weeks.
async fn away(
    reader: &Reader,
    people: &[Uuid],
    periods: &Periods,
) -> Outcome<HashMap<Uuid, Vec<TimelineBar>>> {
    let (first, last) = (date_of(periods.first()), date_of(periods.end() - 1));
    let mut bars: HashMap<Uuid, Vec<TimelineBar>> = HashMap::new();
    for row in reader.leave_of(people).await? {
        if row.to_date >= first && row.from_date <= last {
            let bar = TimelineBar {
                leave: row.kind,
                from: row.from_date,
                to: row.to_date,
                ..blank(BarKind::Leave)
            };
            bars.entry(row.resource_id).or_default().push(bar);
        }
    }
    Ok(bars)
}

/// Bars of allocations and tasks by person.
async fn bars(
    reader: &Reader,
    caller: &Caller,
    demand: &Demand,
) -> Outcome<HashMap<Uuid, Vec<TimelineBar>>> {
    let projects = reader.get_many::<row::Project>(&demand.projects).await?;
    let projects: HashMap<Uuid, row::Project> =
        projects.into_iter().map(|row| (row.id, row)).collect();
    let seen = |id: Uuid| {
        let row = projects.get(&id).filter(|row| caller.may("project.view", Place::project(row)));
        row.map(|row| Reference { id, name: row.name.clone() })
    };
    let may = |id: Uuid| {
        projects.get(&id).is_some_and(|row| caller.may("allocation.edit", Place::project(row)))
    };
    let mut bars: HashMap<Uuid, Vec<TimelineBar>> = HashMap::new();
    for (row, _) in &demand.allocations {
        let Some(person) = row.resource_id else { continue };
        let project = seen(row.project_id);
        let committed = row.state == "committed";
        bars.entry(person).or_default().push(TimelineBar {
            allocation_id: project.as_ref().map(|_| row.id),
            version: row.version,
            editable: project.is_some() && may(row.project_id),
            project,
            from: date_of(row.from_day),
            to: date_of(row.to_day - 1),
            minutes: row.minutes,
            ..blank(if committed { BarKind::Committed } else { BarKind::Proposed })
        });
    }
    for ((person, project), mut days) in task_days(demand) {
        days.sort_unstable();
        let mut together: Vec<(i64, i64, i64, usize)> = vec![];
        for (from, to, minutes) in days {
            match together.last_mut() {
                Some((_, end, sum, count)) if from <= *end + TOGETHER => {
                    (*end, *sum, *count) = (to.max(*end), *sum + minutes, *count + 1);
                }
                _ => together.push((from, to, minutes, 1)),
            }
        }
        let project = seen(project);
        let bar = |(from, to, minutes, tasks)| TimelineBar {
            project: project.clone(),
            from: date_of(from),
            to: date_of(to),
            minutes,
            tasks,
            ..blank(BarKind::Tasks)
        };
        bars.entry(person).or_default().extend(together.into_iter().map(bar));
    }
    Ok(bars)
}

/// First day, last day and minutes of tasks, by person and project.
type TaskDays = BTreeMap<(Uuid, Uuid), Vec<(i64, i64, i64)>>;

fn task_days(demand: &Demand) -> TaskDays {
    let mut found = TaskDays::new();
    for (at, work) in demand.assigned.iter().enumerate() {
        let Some(task) = demand.task(at) else { continue };
        // A task that ends at midnight ends on the day before.
        let last = task.start.max(steerco_calendar::Moment::from_tenths(task.finish.tenths() - 1));
        let days = (task.start.day(), last.day(), task.minutes);
        found.entry((work.resource_id, work.project_id)).or_default().push(days);
    }
    found
}

fn blank(kind: BarKind) -> TimelineBar {
    TimelineBar {
        kind,
        allocation_id: None,
        version: 0,
        project: None,
        leave: String::new(),
        from: String::new(),
        to: String::new(),
        minutes: 0,
        tasks: 0,
        editable: false,
    }
}
