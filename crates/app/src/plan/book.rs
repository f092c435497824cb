//! A plan's rows, remembered between requests, and the way from rows to a [`Plan`].

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use serde::{Deserialize, Serialize};
use steerco_calendar::{CalendarSpec, Moment, Span};
use steerco_plan::{
    AssignmentBaseline, CalendarKind, Kept, Plan, PlanAssignment, PlanCalendar, PlanDependency,
    PlanResource, PlanTask, TaskBaseline,
};
use steerco_store::{plan::PlanRows, row};
use steerco_units::{Percent, Rate};
use uuid::Uuid;

use super::{
    TaskView,
    baselines::FILE_SLOTS,
    cross_links,
    leave_days::leave_exceptions,
    stored_splits::{by_levelling, read_splits},
    words,
};
use crate::{App, Failure, Outcome};

/// Most tasks kept in memory, over all plans.
const REMEMBERED_TASKS: usize = 60_000;
/// Most single tasks kept as they were shown.
const REMEMBERED_VIEWS: usize = 4_000;

/// Plans used recently; each is checked against the database's plan version before use.
#[derive(Debug, Default)]
pub(crate) struct PlanCache {
    plans: Mutex<Vec<Arc<PlanRows>>>,
    views: Mutex<HashMap<Uuid, SeenTask>>,
    turns: Mutex<HashMap<Uuid, Weak<Turn>>>,
}

/// A task as it was shown, and the state of its project at that time.
#[derive(Debug, Clone)]
struct SeenTask {
    project_id: Uuid,
    version: i64,
    plan_version: i64,
    view: Arc<TaskView>,
}

/// The right to change one plan, handed on in the order of asking.
type Turn = tokio::sync::Mutex<()>;

impl PlanCache {
    /// Who changes a plan waits here for their turn: edits of this node then never meet each other
    /// in the database. (Edits of several nodes do, and try again.)
    pub(super) fn turn(&self, project: Uuid) -> Arc<Turn> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.retain(|_, turn| turn.strong_count() > 0);
        if let Some(turn) = turns.get(&project).and_then(Weak::upgrade) {
            return turn;
        }
        let turn = Arc::new(Turn::default());
        turns.insert(project, Arc::downgrade(&turn));
        turn
    }

    /// The plan, when it is here as it is now.
    pub(super) fn get(&self, project: &row::Project) -> Option<Arc<PlanRows>> {
        let plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        plans
            .iter()
            .find(|rows| {
                rows.project.id == project.id
                    && rows.project.plan_version == project.plan_version
                    && rows.project.version == project.version
            })
            .cloned()
    }

    pub(super) fn put(&self, rows: Arc<PlanRows>) {
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        plans.retain(|old| old.project.id != rows.project.id);
        plans.push(rows);
        while plans.len() > 1
            && plans.iter().map(|rows| rows.tasks.len()).sum::<usize>() > REMEMBERED_TASKS
        {
            plans.remove(0);
        }
    }

    /// The project of a task that was shown before.
    pub(super) fn project_of(&self, task: Uuid) -> Option<Uuid> {
        let views = self.views.lock().unwrap_or_else(PoisonError::into_inner);
        views.get(&task).map(|seen| seen.project_id)
    }

    /// The task as it was shown before, when its project has not changed since.
    pub(super) fn view(&self, task: Uuid, project: &row::Project) -> Option<Arc<TaskView>> {
        let views = self.views.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = views.get(&task)?;
        let same = (seen.version, seen.plan_version) == (project.version, project.plan_version);
        (same && seen.project_id == project.id).then(|| seen.view.clone())
    }

    /// Remembers a task as it is shown. `versions` are those of the project before its rows were
    /// read, so that a change in between makes the view count as old.
    pub(super) fn put_view(&self, versions: (Uuid, i64, i64), view: Arc<TaskView>) {
        let (project_id, version, plan_version) = versions;
        let mut views = self.views.lock().unwrap_or_else(PoisonError::into_inner);
        if views.len() >= REMEMBERED_VIEWS {
            views.clear();
        }
        views.insert(view.id, SeenTask { project_id, version, plan_version, view });
    }

    /// Forgets everything: something that plans share was changed.
    pub(crate) fn forget(&self) {
        self.views.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.plans.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// A plan's rows as they are now.
pub(crate) async fn load(app: &App, project_id: Uuid) -> Outcome<Arc<PlanRows>> {
    let project = app.store.read().find::<row::Project>(project_id).await?;
    let project = project.ok_or(Failure::NotFound("project"))?;
    if let Some(rows) = app.plans.get(&project) {
        return Ok(rows);
    }
    let snapshot = app.store.snapshot().await?;
    let rows = Arc::new(snapshot.plan_rows(project_id).await?);
    app.plans.put(rows.clone());
    Ok(rows)
}

/// Which database ids the plan's indices stand for; tasks, dependencies and assignments keep the
/// order of their rows.
#[derive(Debug, Clone)]
pub(crate) struct PlanIds {
    pub(crate) calendars: Vec<Uuid>,
    pub(crate) resources: Vec<Uuid>,
}

/// Builds the plan; `kept` also takes along what files brought and we do not interpret. Without it
/// the plan is for the engine: stand-ins of driving tasks of other projects follow behind its own.
pub(crate) fn plan_of(rows: &PlanRows, kept: bool) -> Outcome<(Plan, PlanIds)> {
    let mut plan = Plan { project: words::plan_project(&rows.project), ..Plan::default() };
    if kept {
        plan.project.kept = Kept(rows.project.kept.clone());
        plan.summary_task = read_summary_task(&rows.project.summary_task)?;
    }
    let mut calendar_ids: Vec<Uuid> = rows.calendars.iter().map(|row| row.id).collect();
    let calendar_at: HashMap<Uuid, usize> =
        calendar_ids.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    for row in &rows.calendars {
        plan.calendars.push(plan_calendar(row, &calendar_at, kept)?);
    }
    plan.project.calendar = calendar_at.get(&rows.project.calendar_id).copied().unwrap_or(0);

    let people: HashMap<Uuid, &row::Resource> =
        rows.resources.iter().map(|row| (row.id, row)).collect();
    let mut leave: HashMap<Uuid, Vec<&row::Leave>> = HashMap::new();
    for row in &rows.leave {
        leave.entry(row.resource_id).or_default().push(row);
    }
    for link in &rows.project_resources {
        let Some(person) = people.get(&link.resource_id) else { continue };
        let own = link.calendar_id.or(person.calendar_id);
        let mut calendar = own.and_then(|id| calendar_at.get(&id).copied());
        if let Some(away) = leave.get(&person.id) {
            let base = calendar.unwrap_or(plan.project.calendar);
            let id = own.unwrap_or(rows.project.calendar_id);
            let own = calendar_with_leave(&plan, base, &person.name, away)?;
            plan.calendars.push(own);
            calendar_ids.push(id);
            calendar = Some(plan.calendars.len() - 1);
        }
        let mut resource = plan_resource(link, person, calendar, kept)?;
        if has_foreign_price(person, &rows.project) {
            resource.without_money();
        }
        plan.resources.push(resource);
    }
    let resources: Vec<Uuid> = rows
        .project_resources
        .iter()
        .filter(|link| people.contains_key(&link.resource_id))
        .map(|link| link.resource_id)
        .collect();
    let resource_at: HashMap<Uuid, usize> =
        resources.iter().enumerate().map(|(index, id)| (*id, index)).collect();

    let task_at: HashMap<Uuid, usize> =
        rows.tasks.iter().enumerate().map(|(index, row)| (row.id, index)).collect();
    let mut baselines: HashMap<Uuid, Vec<TaskBaseline>> = HashMap::new();
    if kept {
        // Those above have no number in any file.
        for row in rows.task_baselines.iter().filter(|row| row.slot <= FILE_SLOTS) {
            baselines.entry(row.task_id).or_default().push(task_baseline(row)?);
        }
    }
    plan.tasks.reserve(rows.tasks.len());
    for (row, number) in rows.tasks.iter().zip(1..) {
        let mut task = plan_task(row, number, &calendar_at, kept)?;
        task.parent = row.parent_id.and_then(|id| task_at.get(&id).copied());
        task.baselines = baselines.remove(&row.id).unwrap_or_default();
        plan.tasks.push(task);
    }
    put_sub_projects(&mut plan, rows);
    let index = |id: Uuid| {
        task_at.get(&id).copied().ok_or_else(|| Failure::Fault(format!("task {id} is missing")))
    };
    for row in &rows.dependencies {
        plan.dependencies.push(PlanDependency {
            predecessor: index(row.predecessor_id)?,
            successor: index(row.successor_id)?,
            kind: words::kind_of(&row.kind).unwrap_or_default(),
            lag: words::lag_of(&row.lag_kind, row.lag),
            lag_format: row.lag_format,
            kept: if kept { Kept(row.kept.clone()) } else { Kept::default() },
        });
    }
    for row in &rows.assignments {
        plan.assignments.push(PlanAssignment {
            uid: row.uid,
            task: index(row.task_id)?,
            resource: row.resource_id.and_then(|id| resource_at.get(&id).copied()),
            units: Percent::from_basis_points(row.units),
            work: Span::from_tenths(row.work),
            actual_work: Span::from_tenths(row.actual_work),
            contour: words::contour_of(&row.contour).unwrap_or_default(),
            delay: Span::from_tenths(row.delay),
            leveling_delay: Span::from_tenths(row.leveling_delay),
            splits: read_splits(&row.splits)?,
            baselines: if kept {
                read_json::<Vec<AssignmentBaseline>>(&row.baselines)?
            } else {
                vec![]
            },
            stored: None,
            kept: if kept { Kept(row.kept.clone()) } else { Kept::default() },
        });
    }
    if !kept {
        cross_links::append(&mut plan, rows, &task_at);
    }
    Ok((plan, PlanIds { calendars: calendar_ids, resources }))
}

/// Tasks that stand for whole projects are fixed on the dates of those, and count for the finish of
/// the plan: to the engine they are planned by hand. A task that got others below it is a summary.
fn put_sub_projects(plan: &mut Plan, rows: &PlanRows) {
    let mut above = vec![false; plan.tasks.len()];
    for parent in plan.tasks.iter().filter_map(|task| task.parent) {
        if let Some(above) = above.get_mut(parent) {
            *above = true;
        }
    }
    for ((task, row), above) in plan.tasks.iter_mut().zip(&rows.tasks).zip(above) {
        let (Some(_), Some(start), Some(finish), false) =
            (row.sub_project_id, row.sub_start, row.sub_finish, above)
        else {
            continue;
        };
        task.manual = Some((Moment::from_tenths(start), Moment::from_tenths(finish)));
        task.external = None;
        (task.actual_start, task.actual_finish) = (None, None);
        (task.stop, task.resume) = (None, None);
    }
}

fn plan_calendar(
    row: &row::Calendar,
    at: &HashMap<Uuid, usize>,
    kept: bool,
) -> Outcome<PlanCalendar> {
    let mut spec: CalendarSpec = read_json(&row.spec)?;
    spec.name.clone_from(&row.name);
    spec.base = row.base_id.and_then(|id| at.get(&id).copied());
    Ok(PlanCalendar {
        uid: row.uid,
        spec,
        kind: if row.kind == "resource" { CalendarKind::Resource } else { CalendarKind::Base },
        kept: if kept { Kept(row.kept.clone()) } else { Kept::default() },
    })
}

/// A resource's working time without its leave.
fn calendar_with_leave(
    plan: &Plan,
    base: usize,
    name: &str,
    leave: &[&row::Leave],
) -> Outcome<PlanCalendar> {
    let own = plan.calendars.get(base).filter(|calendar| calendar.kind == CalendarKind::Resource);
    let mut calendar = match own {
        Some(own) => own.clone(),
        None => PlanCalendar {
            kind: CalendarKind::Resource,
            ..PlanCalendar::base(0, CalendarSpec::derived(name, base))
        },
    };
    let specs: Vec<CalendarSpec> = plan.calendars.iter().map(|one| one.spec.clone()).collect();
    let days = leave_exceptions(&specs, base, leave)?;
    // An earlier exception wins an overlap.
    calendar.spec.exceptions.splice(0..0, days);
    Ok(calendar)
}

/// Whether the resource has a price in another currency than its plan, which has only one.
fn has_foreign_price(person: &row::Resource, project: &row::Project) -> bool {
    person.currency != project.currency
        && [person.standard_rate, person.overtime_rate, person.cost_per_use_minor] != [0; 3]
}

/// How many resources go into the plan without their price, because its currency is another one.
pub(super) fn foreign_prices(rows: &PlanRows) -> usize {
    rows.resources.iter().filter(|person| has_foreign_price(person, &rows.project)).count()
}

fn plan_resource(
    link: &row::ProjectResource,
    person: &row::Resource,
    calendar: Option<usize>,
    kept: bool,
) -> Outcome<PlanResource> {
    Ok(PlanResource {
        uid: link.uid,
        name: person.name.clone(),
        initials: person.initials.clone(),
        email: person.email.clone(),
        group: link.group_name.clone(),
        kind: words::resource_kind_of(&person.kind).unwrap_or_default(),
        calendar,
        max_units: Percent::from_basis_points(link.max_units.unwrap_or(person.max_units)),
        standard_rate: Rate(person.standard_rate),
        overtime_rate: Rate(person.overtime_rate),
        cost_per_use_minor: person.cost_per_use_minor,
        kept: if kept { Kept(link.kept.clone()) } else { Kept::default() },
    })
}

fn plan_task(
    row: &row::Task,
    number: i64,
    at: &HashMap<Uuid, usize>,
    kept: bool,
) -> Outcome<PlanTask> {
    let moment = |tenths: Option<i64>| tenths.map(Moment::from_tenths);
    let both = |from: Option<i64>, to: Option<i64>| {
        Some((Moment::from_tenths(from?), Moment::from_tenths(to?)))
    };
    // Begun work that levelling lets wait goes on behind its pauses, whatever was said before.
    let waits = row.actual_start.is_some() && by_levelling(&row.splits)?;
    Ok(PlanTask {
        uid: row.uid,
        row: number,
        parent: None,
        name: row.name.clone(),
        wbs: row.wbs.clone(),
        notes: if kept { row.notes.clone() } else { String::new() },
        duration: Span::from_tenths(row.duration),
        elapsed: row.elapsed,
        estimated: row.estimated,
        duration_format: row.duration_format,
        milestone: row.milestone,
        summary: row.summary,
        calendar: row.calendar_id.and_then(|id| at.get(&id).copied()),
        ignore_resource_calendars: row.ignore_resource_calendars,
        constraint: words::constraint_of(&row.constraint_kind, row.constraint_date)
            .unwrap_or_default(),
        activity: words::activity_of(&row.activity).unwrap_or_default(),
        second_constraint: words::constraint_of(
            &row.second_constraint_kind,
            row.second_constraint_date,
        )
        .unwrap_or_default(),
        deadline: moment(row.deadline),
        manual: if row.manual { both(row.manual_start, row.manual_finish) } else { None },
        active: row.active,
        external: both(row.external_start, row.external_finish),
        recurring: row.recurring,
        task_type: words::task_type_of(&row.task_type).unwrap_or_default(),
        effort_driven: row.effort_driven,
        priority: u16::try_from(row.priority).unwrap_or(500),
        work: Span::from_tenths(row.work),
        percent_complete: Percent::from_basis_points(row.percent_complete),
        physical_percent_complete: Percent::from_basis_points(row.physical_percent_complete),
        actual_start: moment(row.actual_start),
        actual_finish: moment(row.actual_finish),
        actual_duration: Span::from_tenths(row.actual_duration),
        stop: moment(row.stop),
        resume: if waits { None } else { moment(row.resume) },
        splits: read_splits(&row.splits)?,
        leveling_delay: Span::from_tenths(row.leveling_delay),
        fixed_cost_minor: row.fixed_cost_minor,
        baselines: vec![],
        stored: None,
        kept: if kept { Kept(row.kept.clone()) } else { Kept::default() },
    })
}

fn task_baseline(row: &row::TaskBaseline) -> Outcome<TaskBaseline> {
    Ok(TaskBaseline {
        slot: u8::try_from(row.slot).unwrap_or(0),
        start: row.start.map(Moment::from_tenths),
        finish: row.finish.map(Moment::from_tenths),
        duration: Span::from_tenths(row.duration),
        work: Span::from_tenths(row.work),
        cost_minor: row.cost_minor,
        kept: Kept(row.kept.clone()),
    })
}

/// What was stored as JSON.
pub(crate) fn read_json<T: serde::de::DeserializeOwned>(text: &str) -> Outcome<T> {
    serde_json::from_str(text)
        .map_err(|error| Failure::Fault(format!("reading stored JSON: {error}")))
}

/// What is stored as JSON.
pub(crate) fn write_json<T: Serialize>(value: &T) -> Outcome<String> {
    serde_json::to_string(value)
        .map_err(|error| Failure::Fault(format!("writing stored JSON: {error}")))
}

/// The plan of a project as it is stored.
pub(crate) async fn stored_plan(app: &App, project_id: Uuid) -> Outcome<Plan> {
    Ok(plan_of(load(app, project_id).await?.as_ref(), true)?.0)
}

/// The parts of a file's line for the whole project that are worth the way back; its dates are
/// computed.
#[derive(Debug, Serialize, Deserialize)]
struct SummaryTask {
    uid: i64,
    name: String,
    wbs: String,
    notes: String,
    baselines: Vec<TaskBaseline>,
    kept: Kept,
}

fn read_summary_task(text: &str) -> Outcome<Option<Box<PlanTask>>> {
    if text.is_empty() {
        return Ok(None);
    }
    let parts: SummaryTask = read_json(text)?;
    Ok(Some(Box::new(PlanTask {
        uid: parts.uid,
        name: parts.name,
        wbs: parts.wbs,
        notes: parts.notes,
        baselines: parts.baselines,
        summary: true,
        kept: parts.kept,
        ..PlanTask::default()
    })))
}

/// How the line for the whole project is stored; empty when the plan has none.
pub(super) fn write_summary_task(task: Option<&PlanTask>) -> Outcome<String> {
    task.map_or(Ok(String::new()), |task| {
        write_json(&SummaryTask {
            uid: task.uid,
            name: task.name.clone(),
            wbs: task.wbs.clone(),
            notes: task.notes.clone(),
            baselines: task.baselines.clone(),
            kept: task.kept.clone(),
        })
    })
}
