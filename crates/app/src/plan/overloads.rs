//! People of a plan who are asked for more than they have: when, by how much, on which tasks. Work
//! in other projects counts too; what those are called is told to whoever may see them.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use steerco_calendar::{Calendar, CalendarSpec, Moment};
use steerco_capacity::{Demand, Overload, Supply, overloads as find_overloads};
use steerco_plan::Plan;
use steerco_schedule::ResourceKind;
use steerco_store::{
    plan::{PlanRows, WorkElsewhere},
    row,
};
use steerco_units::Percent;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    book::{load, plan_of},
    projects::visible_project,
    splits,
    stored_splits::NO_SPLITS,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Listed, Reference, civil, minutes, percent},
};

/// Most stretches told of one person.
const MOST_SPANS: usize = 50;

/// Which part of the answer.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OverloadQuery {
    /// Only work of this project counts.
    pub alone: Option<bool>,
    /// Most people, 1 to 200; 50 unless told.
    pub limit: Option<usize>,
    /// `next` of the page before.
    pub after: Option<usize>,
}

/// People of a plan who are asked for more than they have.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Overloads {
    /// Who, those with most hours too many first.
    pub people: Listed<OverloadedPerson>,
    /// Every task of the plan that has a part in an overload.
    pub task_ids: Vec<Uuid>,
}

/// A person who is asked for more than they have.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverloadedPerson {
    /// Who.
    pub resource: Reference,
    /// Most units they have, percent.
    pub max_units: f64,
    /// Work beyond what they have.
    pub over_minutes: f64,
    /// When; at most 50, in order.
    pub spans: Vec<OverloadSpan>,
    /// How many stretches there are.
    pub span_count: usize,
}

/// A stretch of time in which a person is asked for more than they have.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverloadSpan {
    /// First moment.
    pub from: String,
    /// Last moment.
    pub to: String,
    /// Work beyond what they have.
    pub over_minutes: f64,
    /// Most units asked for at once, percent.
    pub peak_units: f64,
    /// The tasks of this plan that ask for them.
    pub tasks: Vec<Reference>,
    /// Other projects that ask for them, as far as the caller may see those.
    pub projects: Vec<Reference>,
    /// Whether projects ask for them that the caller may not see.
    pub hidden_projects: bool,
}

/// People of a plan who are asked for more than they have.
pub async fn overloads(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &OverloadQuery,
) -> Outcome<Overloads> {
    let reader = app.store.read();
    visible_project(&reader, caller, project_id, "project.view").await?;
    let rows = load(app, project_id).await?;
    let (plan, ids) = plan_of(&rows, false)?;
    let elsewhere = if query.alone.unwrap_or(false) {
        vec![]
    } else {
        reader.work_elsewhere(&ids.resources, &[project_id]).await?
    };
    let mut projects: Vec<Uuid> = elsewhere.iter().map(|work| work.project_id).collect();
    projects.sort_unstable();
    projects.dedup();
    let projects = reader.get_many::<row::Project>(&projects).await?;
    let visible: HashMap<Uuid, &str> = projects
        .iter()
        .filter(|row| caller.may("project.view", Place::project(row)))
        .map(|row| (row.id, row.name.as_str()))
        .collect();
    let found = find(&rows, &plan, &ids.resources, &elsewhere)?;
    Ok(view(&rows, &plan, &ids.resources, &Elsewhere { work: &elsewhere, visible }, found, query))
}

/// Work in other projects, and the names of those the caller may see.
struct Elsewhere<'work> {
    work: &'work [WorkElsewhere],
    visible: HashMap<Uuid, &'work str>,
}

/// Demands of a plan's tasks carry the task's place as their tag; those of other projects follow
/// behind.
fn find(
    rows: &PlanRows,
    plan: &Plan,
    resources: &[Uuid],
    elsewhere: &[WorkElsewhere],
) -> Outcome<Vec<Overload>> {
    let specs: Vec<CalendarSpec> = plan.calendars.iter().map(|one| one.spec.clone()).collect();
    let mut calendars = Calendar::compile_all(&specs)
        .map_err(|error| Failure::Fault(format!("calendars of the plan: {error}")))?;
    let own = |person: usize| {
        let resource = plan.resources.get(person)?;
        (resource.kind == ResourceKind::Work)
            .then(|| resource.calendar.unwrap_or(plan.project.calendar))
    };
    let supplies: Vec<Supply> = (0..plan.resources.len())
        .map(|person| Supply {
            calendar: own(person).unwrap_or(usize::MAX),
            units: plan.resources.get(person).map_or(Percent::WHOLE, |one| one.max_units),
        })
        .collect();
    let mut both: HashMap<(usize, usize), usize> = HashMap::new();
    let mut demands = vec![];
    let task_at: HashMap<Uuid, usize> =
        rows.tasks.iter().enumerate().map(|(index, row)| (row.id, index)).collect();
    for (assignment, row) in plan.assignments.iter().zip(&rows.assignments) {
        let Some(index) = task_at.get(&row.task_id).copied() else { continue };
        let (Some(task), Some(person)) = (rows.tasks.get(index), assignment.resource) else {
            continue;
        };
        let counts = task.active && !task.summary && task.percent_complete < 10_000;
        let (Some(theirs), true) = (own(person), counts) else { continue };
        let of_task = plan.tasks.get(index).and_then(|task| task.calendar);
        let calendar = match of_task {
            Some(of_task) if task.ignore_resource_calendars => of_task,
            Some(of_task) if of_task != theirs => {
                *both.entry((of_task, theirs)).or_insert_with(|| {
                    let pair = [of_task, theirs].map(|which| calendars.get(which));
                    let pair: Vec<&Calendar> = pair.into_iter().flatten().collect();
                    let common = Calendar::intersection(&pair);
                    calendars.push(common);
                    calendars.len() - 1
                })
            }
            _ => theirs,
        };
        let (start, finish) = (Moment::from_tenths(row.start), Moment::from_tenths(row.finish));
        let pieces = if task.splits != NO_SPLITS {
            splits::pieces(&splits::calendar_of(rows, task)?, task)?
        } else if let (false, Some(calendar)) =
            (assignment.splits.is_empty(), calendars.get(calendar))
        {
            // Who pauses while others on the task go on does so in their own working time.
            splits::between_pauses(calendar, (start, finish), &assignment.splits)
        } else {
            vec![(start, finish)]
        };
        let units = Percent::from_basis_points(row.computed_units);
        demands.extend(pieces.into_iter().map(|(from, to)| Demand {
            person,
            from: from.max(start),
            to: to.min(finish),
            units,
            calendar,
            tag: index,
        }));
    }
    let person_at: HashMap<Uuid, usize> =
        resources.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    demands.extend(elsewhere.iter().enumerate().filter_map(|(index, work)| {
        let person = *person_at.get(&work.resource_id)?;
        Some(Demand {
            person,
            from: Moment::from_tenths(work.start),
            to: Moment::from_tenths(work.finish),
            units: Percent::from_basis_points(work.computed_units),
            calendar: own(person)?,
            tag: rows.tasks.len() + index,
        })
    }));
    let mut found = find_overloads(&supplies, &demands, &calendars);
    // What other projects do to a person between themselves is no matter of this one.
    found.retain(|one| one.tags.iter().any(|tag| *tag < rows.tasks.len()));
    Ok(found)
}

fn view(
    rows: &PlanRows,
    plan: &Plan,
    resources: &[Uuid],
    elsewhere: &Elsewhere<'_>,
    found: Vec<Overload>,
    query: &OverloadQuery,
) -> Overloads {
    let mut tasks: HashSet<usize> = HashSet::new();
    let mut people: HashMap<usize, (i64, Vec<Overload>)> = HashMap::new();
    for one in found {
        tasks.extend(one.tags.iter().filter(|tag| **tag < rows.tasks.len()));
        let (over, list) = people.entry(one.person).or_default();
        *over += one.over.tenths();
        list.push(one);
    }
    let mut tasks: Vec<usize> = tasks.into_iter().collect();
    tasks.sort_unstable();
    let task_ids = tasks.iter().filter_map(|index| rows.tasks.get(*index)).map(|row| row.id);
    let task_ids = task_ids.collect();
    let mut people: Vec<(usize, (i64, Vec<Overload>))> = people.into_iter().collect();
    people.sort_by_key(|(person, (over, _))| (-*over, *person));
    let total = people.len();
    let (from, limit) = (query.after.unwrap_or(0), query.limit.unwrap_or(50).clamp(1, 200));
    let items = people
        .into_iter()
        .skip(from)
        .take(limit)
        .filter_map(|(person, (over, list))| {
            let resource = plan.resources.get(person)?;
            let span_count = list.len();
            let shown = list.into_iter().take(MOST_SPANS);
            Some(OverloadedPerson {
                resource: Reference { id: *resources.get(person)?, name: resource.name.clone() },
                max_units: percent(resource.max_units.basis_points()),
                over_minutes: minutes(over),
                spans: shown.map(|one| span(rows, elsewhere, &one)).collect(),
                span_count,
            })
        })
        .collect();
    let next = (total > from + limit).then(|| (from + limit).to_string());
    let total = u64::try_from(total).unwrap_or(u64::MAX);
    Overloads { people: Listed { items, next, total, more_than_total: false }, task_ids }
}

fn span(rows: &PlanRows, elsewhere: &Elsewhere<'_>, one: &Overload) -> OverloadSpan {
    let own = one.tags.iter().filter_map(|tag| rows.tasks.get(*tag));
    let tasks = own.map(|row| Reference { id: row.id, name: row.name.clone() }).collect();
    let others = one.tags.iter().filter_map(|tag| tag.checked_sub(rows.tasks.len()));
    let others: HashSet<Uuid> =
        others.filter_map(|index| elsewhere.work.get(index)).map(|work| work.project_id).collect();
    let named = others.iter().filter_map(|id| {
        elsewhere.visible.get(id).map(|name| Reference { id: *id, name: (*name).to_owned() })
    });
    let mut projects: Vec<Reference> = named.collect();
    projects.sort_by(|one, other| one.name.cmp(&other.name));
    OverloadSpan {
        from: civil(one.from.tenths()),
        to: civil(one.to.tenths()),
        over_minutes: minutes(one.over.tenths()),
        peak_units: percent(one.peak.basis_points()),
        hidden_projects: projects.len() < others.len(),
        tasks,
        projects,
    }
}
