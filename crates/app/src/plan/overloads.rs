//! People of a plan who are asked for more than they have: when, by how much, on which tasks. Work
//! in other projects counts too; what those are called is told to whoever may see them.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use steerco_capacity::{Demand, Overload, Supply, overloads as find_overloads};
use steerco_plan::Plan;
use steerco_store::{plan::PlanRows, row};
use steerco_units::Percent;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    book::{load, plan_of},
    projects::visible_project,
    work_elsewhere::{AwayWork, work_elsewhere},
    worked::Worked,
};
use crate::{
    App, Outcome,
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
        work_elsewhere(&reader, &ids.resources, &[project_id]).await?
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
    work: &'work [AwayWork],
    visible: HashMap<Uuid, &'work str>,
}

/// Demands of a plan's tasks carry the task's place as their tag; those of other projects follow
/// behind.
fn find(
    rows: &PlanRows,
    plan: &Plan,
    resources: &[Uuid],
    elsewhere: &[AwayWork],
) -> Outcome<Vec<Overload>> {
    let mut worked = Worked::new(rows, plan)?;
    let supplies: Vec<Supply> = (0..plan.resources.len())
        .map(|person| Supply {
            calendar: worked.own(person).unwrap_or(usize::MAX),
            units: plan.resources.get(person).map_or(Percent::WHOLE, |one| one.max_units),
        })
        .collect();
    let mut demands = vec![];
    for (at, row) in rows.assignments.iter().enumerate() {
        let Some(one) = worked.of(at)? else { continue };
        let counts =
            |task: &row::Task| task.active && !task.summary && task.percent_complete < 10_000;
        if !rows.tasks.get(one.task).is_some_and(counts) {
            continue;
        }
        let units = Percent::from_basis_points(row.computed_units);
        demands.extend(one.pieces.iter().map(|&(from, to)| Demand {
            person: one.person,
            from,
            to,
            units,
            calendar: one.calendar,
            tag: one.task,
        }));
    }
    let person_at: HashMap<Uuid, usize> =
        resources.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    demands.extend(elsewhere.iter().enumerate().filter_map(|(index, work)| {
        let person = *person_at.get(&work.resource_id)?;
        Some(Demand {
            person,
            from: work.from,
            to: work.to,
            units: Percent::from_basis_points(work.units),
            calendar: worked.own(person)?,
            tag: rows.tasks.len() + index,
        })
    }));
    let mut found = find_overloads(&supplies, &demands, worked.calendars());
    // What other projects do to a person between themselves is no matter of this one.
    found.retain(|one| one.tags.iter().any(|tag| *tag < rows.tasks.len()));
    Ok(found)
}

/// Work beyond what people have, tenths of a minute by person, with what they do elsewhere.
pub(super) fn over_by_person(
    rows: &PlanRows,
    plan: &Plan,
    resources: &[Uuid],
    elsewhere: &[AwayWork],
) -> Outcome<HashMap<Uuid, i64>> {
    let mut over: HashMap<Uuid, i64> = HashMap::new();
    for one in find(rows, plan, resources, elsewhere)? {
        if let Some(id) = resources.get(one.person) {
            *over.entry(*id).or_default() += one.over.tenths();
        }
    }
    Ok(over)
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
