//! What stands behind a cell of the heatmap: project by project, allocations and tasks. Names of projects
//! that the reader may not see are left out; their hours are not.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use steerco_capacity::{Cell, Kind, Laying, Periods};
use steerco_store::{Reader, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    allocations::AllocationState,
    capacity_policy::{LoadBand, Policy, policy},
    demand::{Demand, Owner, Whose, kind_of},
    periods::{PeriodGrain, periods},
    supply::{date_of, day_of},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Reference, percent},
};

/// Most tasks told of one project.
const MOST_TASKS: usize = 20;

/// Which cell.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HeatmapLinesQuery {
    /// The person.
    pub resource_id: Option<Uuid>,
    /// Or the role: its demand that nobody is named for.
    pub job_role_id: Option<Uuid>,
    /// Or the team: its demand that nobody is named for.
    pub team_id: Option<Uuid>,
    /// First day; today unless told.
    pub from: Option<String>,
    /// Last day; the first unless told.
    pub to: Option<String>,
}

/// A cell with its lines.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeatmapLines {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// What there is, in minutes.
    pub capacity_minutes: i64,
    /// What is certain.
    pub firm_minutes: i64,
    /// What is proposed.
    pub proposed_minutes: i64,
    /// Certain over what there is, percent; null without capacity.
    pub percent: Option<f64>,
    /// What that means.
    pub band: LoadBand,
    /// By project, those that ask most first.
    pub lines: Vec<HeatmapLine>,
}

/// What a project asks for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeatmapLine {
    /// Which one; null for one that the reader may not see.
    pub project: Option<Reference>,
    /// Promised to it.
    pub committed_minutes: i64,
    /// Proposed to it.
    pub proposed_minutes: i64,
    /// Asked by its tasks.
    pub task_minutes: i64,
    /// What counts: the higher of promised and asked by tasks.
    pub firm_minutes: i64,
    /// Its allocations; empty for a project that the reader may not see.
    pub allocations: Vec<AllocationShare>,
    /// Its tasks, at most 20, those with most work first.
    pub tasks: Vec<TaskShare>,
}

/// What of an allocation lies in the cell.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AllocationShare {
    /// Which one.
    pub id: Uuid,
    /// Its version.
    pub version: i64,
    /// Promised or wished for.
    pub state: AllocationState,
    /// Free text.
    pub note: String,
    /// Minutes in the cell.
    pub minutes: i64,
    /// Whether the reader may change it.
    pub editable: bool,
}

/// What of a task lies in the cell.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaskShare {
    /// Which one.
    pub task: Reference,
    /// Minutes in the cell.
    pub minutes: i64,
}

/// What stands behind a cell of the heatmap.
pub async fn heatmap_lines(
    app: &App,
    caller: &Caller,
    query: &HeatmapLinesQuery,
) -> Outcome<HeatmapLines> {
    caller.require("allocation.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    let from = periods(Some(PeriodGrain::Day), query.from.as_deref(), Some(1), 1)?.first();
    let to = query.to.as_deref().map_or(Ok(from), |text| day_of("to", text))? + 1;
    if !(1..=3_700).contains(&(to - from)) {
        let text = "Give a last day that is not before the first, within ten years.";
        return Err(Failure::field("capacity.bad_days", "to", text));
    }
    let days = Periods::between(from, to);
    let (whose, places): (Whose, Box<dyn Fn(Owner) -> bool + Send>) =
        match (query.resource_id, query.team_id, query.job_role_id) {
            (Some(id), ..) => {
                let person = reader.find::<row::Resource>(id).await?;
                let person = person.ok_or(Failure::NotFound("resource"))?;
                (Whose::People(vec![person]), Box::new(move |owner| owner == Owner::Person(id)))
            }
            (None, Some(id), _) => {
                let people = reader.people_of_teams(&[id]).await?;
                let of_team = move |owner| matches!(owner, Owner::Team(team, _) if team == id);
                (Whose::Team(id, people), Box::new(of_team))
            }
            (None, None, Some(id)) => {
                let of_role = move |owner| {
                    owner == Owner::Role(id)
                        || matches!(owner, Owner::Team(_, Some(role)) if role == id)
                };
                (Whose::Everybody, Box::new(of_role))
            }
            (None, None, None) => {
                let text = "Name a person, a role or a team.";
                return Err(Failure::field("capacity.nobody", "resource_id", text));
            }
        };
    let demand = Demand::load(&reader, whose, &days).await?;
    let policy = policy(&reader).await?;
    lines_of(&reader, caller, &demand, &demand.places(places), &days, &policy).await
}

/// The lines of the owners at these places over one stretch of days.
pub(super) async fn lines_of(
    reader: &Reader,
    caller: &Caller,
    demand: &Demand,
    places: &[usize],
    days: &Periods,
    policy: &Policy,
) -> Outcome<HeatmapLines> {
    let cells = demand.heatmap(days);
    let cell = places.iter().flat_map(|place| cells.row(*place)).copied().sum::<Cell>();
    let mut by_project: BTreeMap<Uuid, HeatmapLine> = BTreeMap::new();
    let empty = || HeatmapLine {
        project: None,
        committed_minutes: 0,
        proposed_minutes: 0,
        task_minutes: 0,
        firm_minutes: 0,
        allocations: vec![],
        tasks: vec![],
    };
    for (row, booking) in &demand.allocations {
        let owner = Owner::of(row).and_then(|owner| demand.place(owner));
        let Some(place) = owner.filter(|place| places.contains(place)) else { continue };
        let minutes = booking.minutes(days.first(), days.end(), |day| demand.day(place, day));
        if minutes == 0 {
            continue;
        }
        let line = by_project.entry(row.project_id).or_insert_with(empty);
        match kind_of(&row.state) {
            Kind::Committed => line.committed_minutes += minutes,
            Kind::Proposed => line.proposed_minutes += minutes,
        }
        line.allocations.push(AllocationShare {
            id: row.id,
            version: row.version,
            state: AllocationState::of(&row.state),
            note: row.note.clone(),
            minutes,
            editable: false,
        });
    }
    let laying = Laying::new(days, &demand.supply.calendars);
    for (work, stretches) in demand.works() {
        let mut minutes = 0;
        for task in stretches.iter().filter(|task| places.contains(&task.owner)) {
            laying.task(task, |_, more| minutes += more);
        }
        if minutes == 0 {
            continue;
        }
        let line = by_project.entry(work.project_id).or_insert_with(empty);
        line.task_minutes += minutes;
        let name = String::new();
        line.tasks.push(TaskShare { task: Reference { id: work.task_id, name }, minutes });
    }
    let lines = named(reader, caller, by_project).await?;
    Ok(HeatmapLines {
        from: date_of(days.first()),
        to: date_of(days.end() - 1),
        capacity_minutes: cell.capacity,
        firm_minutes: cell.firm,
        proposed_minutes: cell.proposed,
        percent: cell.firm_load().utilisation().map(percent),
        band: policy.bands.of(cell.firm_load()).into(),
        lines,
    })
}

/// Names what the reader may see, and puts what asks most first.
async fn named(
    reader: &Reader,
    caller: &Caller,
    by_project: BTreeMap<Uuid, HeatmapLine>,
) -> Outcome<Vec<HeatmapLine>> {
    let ids: Vec<Uuid> = by_project.keys().copied().collect();
    let projects = reader.get_many::<row::Project>(&ids).await?;
    let projects: HashMap<Uuid, row::Project> =
        projects.into_iter().map(|row| (row.id, row)).collect();
    let mut lines = vec![];
    for (id, mut line) in by_project {
        line.firm_minutes = line.committed_minutes.max(line.task_minutes);
        let seen = projects.get(&id).filter(|row| caller.may("project.view", Place::project(row)));
        match seen {
            None => {
                line.allocations.clear();
                line.tasks.clear();
            }
            Some(row) => {
                line.project = Some(Reference { id, name: row.name.clone() });
                let editable = caller.may("allocation.edit", Place::project(row));
                line.allocations.iter_mut().for_each(|one| one.editable = editable);
                line.tasks.sort_by_key(|one| (std::cmp::Reverse(one.minutes), one.task.id));
                line.tasks.truncate(MOST_TASKS);
            }
        }
        lines.push(line);
    }
    let tasks: Vec<Uuid> =
        lines.iter().flat_map(|line| line.tasks.iter().map(|one| one.task.id)).collect();
    let names = reader.get_many::<row::Task>(&tasks).await?;
    let names: HashMap<Uuid, String> = names.into_iter().map(|row| (row.id, row.name)).collect();
    for one in lines.iter_mut().flat_map(|line| line.tasks.iter_mut()) {
        one.task.name = names.get(&one.task.id).cloned().unwrap_or_default();
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.firm_minutes + line.proposed_minutes));
    Ok(lines)
}
