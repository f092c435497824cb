//! The timeline of people: what each of them is promised and proposed to, works on and is away for, as
//! bars one can move, with the load of each week.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use steerco_calendar::Moment;
use steerco_capacity::Periods;
use steerco_store::{Reader, resource::DayRange, row};
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
    /// Teams that something is promised or proposed to of which nobody is named, by name; on the first page.
    pub teams: Vec<TimelineTeam>,
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

/// A team with what is still to be named.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TimelineTeam {
    /// Which one.
    pub team: Reference,
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
    let rows = rows.collect();
    // Teams stand once, above all people.
    let teams = match query.skip.unwrap_or(0) {
        0 => teams(&reader, caller, query, &periods).await?,
        _ => vec![],
    };
    Ok(PeopleTimeline { teams, rows, weeks: period_views(&periods), total })
}

/// What teams are asked for that nobody is named for.
async fn teams(
    reader: &Reader,
    caller: &Caller,
    query: &PeopleTimelineQuery,
    periods: &Periods,
) -> Outcome<Vec<TimelineTeam>> {
    let days = DayRange { from: periods.first(), to: periods.end() };
    let rows = reader.allocations_of_teams_within(query.team_id, days).await?;
    let mut asked: BTreeMap<Uuid, Vec<row::Allocation>> = BTreeMap::new();
    for row in rows {
        if let Some(team) = row.team_id {
            asked.entry(team).or_default().push(row);
        }
    }
    let ids: Vec<Uuid> = asked.keys().copied().collect();
    let wanted = query.q.as_deref().unwrap_or("").trim().to_lowercase();
    let mut names = reader.get_many::<row::Team>(&ids).await?;
    names.retain(|row| row.name.to_lowercase().contains(&wanted));
    names.sort_by_key(|row| (row.name.to_lowercase(), row.id));
    let projects = asked.values().flatten().map(|row| row.project_id);
    let projects: BTreeSet<Uuid> = projects.collect();
    let sight = Sight::load(reader, caller, projects.into_iter().collect()).await?;
    let team = |row: row::Team| {
        let own = asked.get(&row.id).map_or(&[][..], Vec::as_slice);
        let mut bars: Vec<TimelineBar> = own.iter().map(|row| sight.bar(row)).collect();
        bars.sort_by(|one, other| (&one.from, one.kind).cmp(&(&other.from, other.kind)));
        TimelineTeam { team: Reference { id: row.id, name: row.name }, bars }
    };
    Ok(names.into_iter().map(team).collect())
}

/// Projects as far as a reader sees them.
struct Sight<'caller> {
    caller: &'caller Caller,
    projects: HashMap<Uuid, row::Project>,
}

impl<'caller> Sight<'caller> {
    async fn load(reader: &Reader, caller: &'caller Caller, projects: Vec<Uuid>) -> Outcome<Self> {
        let projects = reader.get_many::<row::Project>(&projects).await?;
        Ok(Self { caller, projects: projects.into_iter().map(|row| (row.id, row)).collect() })
    }

    /// A project, when the reader may see it.
    fn seen(&self, id: Uuid) -> Option<Reference> {
        let may = |row: &&row::Project| self.caller.may("project.view", Place::project(row));
        let row = self.projects.get(&id).filter(may)?;
        Some(Reference { id, name: row.name.clone() })
    }

    /// The bar of an allocation.
    fn bar(&self, row: &row::Allocation) -> TimelineBar {
        let project = self.seen(row.project_id);
        let may = |row: &row::Project| self.caller.may("allocation.edit", Place::project(row));
        let editable = project.is_some() && self.projects.get(&row.project_id).is_some_and(may);
        let committed = row.state == "committed";
        TimelineBar {
            allocation_id: project.as_ref().map(|_| row.id),
            version: row.version,
            editable,
            project,
            from: date_of(row.from_day),
            to: date_of(row.to_day - 1),
            minutes: row.minutes,
            ..blank(if committed { BarKind::Committed } else { BarKind::Proposed })
        }
    }
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
    let sight = Sight::load(reader, caller, demand.projects.clone()).await?;
    let mut bars: HashMap<Uuid, Vec<TimelineBar>> = HashMap::new();
    for (row, _) in &demand.allocations {
        if let Some(person) = row.resource_id {
            bars.entry(person).or_default().push(sight.bar(row));
        }
    }
    for ((person, project), mut days) in task_days(demand) {
        days.sort_unstable();
        let mut together: Vec<(i64, i64, i64, BTreeSet<Uuid>)> = vec![];
        for (from, to, minutes, task) in days {
            match together.last_mut() {
                Some((_, end, sum, tasks)) if from <= *end + TOGETHER => {
                    (*end, *sum) = (to.max(*end), *sum + minutes);
                    tasks.insert(task);
                }
                _ => together.push((from, to, minutes, BTreeSet::from([task]))),
            }
        }
        let project = sight.seen(project);
        let bar = |(from, to, minutes, tasks): (i64, i64, i64, BTreeSet<Uuid>)| TimelineBar {
            project: project.clone(),
            from: date_of(from),
            to: date_of(to),
            minutes,
            tasks: tasks.len(),
            ..blank(BarKind::Tasks)
        };
        bars.entry(person).or_default().extend(together.into_iter().map(bar));
    }
    Ok(bars)
}

/// First day, last day and minutes of stretches of work with their tasks, by person and project.
type TaskDays = BTreeMap<(Uuid, Uuid), Vec<(i64, i64, i64, Uuid)>>;

fn task_days(demand: &Demand) -> TaskDays {
    let mut found = TaskDays::new();
    for (work, stretches) in demand.works() {
        for task in stretches {
            // A task that ends at midnight ends on the day before.
            let last = Moment::from_tenths(task.finish.tenths() - 1).max(task.start);
            let days = (task.start.day(), last.day(), task.minutes, work.task_id);
            found.entry((work.resource_id, work.project_id)).or_default().push(days);
        }
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
