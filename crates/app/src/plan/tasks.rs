//! Tasks: lists and one.

use std::{collections::HashMap, sync::Arc};

use serde::{Deserialize, Serialize};
use steerco_store::{
    Reader,
    plan::{LinkedTask, OneTask, TaskEnds, TaskFilter, TaskLine, TaskSort},
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    AssignmentView,
    assignments::assignment_of_task,
    projects::visible_project,
    recompute::flag,
    recurring::{RecurrencePattern, pattern_of},
    words,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    organisation::{CustomValues, custom_filters, custom_values},
    shape::{Listed, PageQuery, Reference, civil, instant, minutes, percent},
};

/// A task in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaskListItem {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The project it belongs to.
    pub project: Reference,
    /// The summary it belongs to.
    pub parent_id: Option<Uuid>,
    /// Name.
    pub name: String,
    /// WBS code.
    pub wbs: String,
    /// Row in its project, from 1.
    pub row_number: i64,
    /// Depth in the outline, from 1.
    pub level: i64,
    /// Has tasks below it.
    pub summary: bool,
    /// A point in time.
    pub milestone: bool,
    /// Computed start.
    pub start: String,
    /// Computed finish.
    pub finish: String,
    /// Working time.
    pub duration_minutes: f64,
    /// How far it may slip without delaying the project.
    pub total_float_minutes: f64,
    /// Total float at or below the project's limit.
    pub critical: bool,
    /// Open and behind its baseline.
    pub late: bool,
    /// Done duration of all duration.
    pub percent_complete: f64,
    /// Finish in baseline 0.
    pub baseline_finish: Option<String>,
    /// Deadline.
    pub deadline: Option<String>,
    /// Values of custom fields by their code.
    #[schema(value_type = Object)]
    pub custom: CustomValues,
    /// Who and what works on it, by name.
    pub people: Vec<Reference>,
}

/// A date rule.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConstraintView {
    /// Such as `start_no_earlier_than`.
    pub kind: String,
    /// Its moment.
    pub date: Option<String>,
}

/// A task as it was in a baseline.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaskBaselineView {
    /// Planned start.
    pub start: Option<String>,
    /// Planned finish.
    pub finish: Option<String>,
    /// Planned working time.
    pub duration_minutes: f64,
    /// Planned effort.
    pub work_minutes: f64,
}

/// A dependency as seen from one of its tasks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LinkView {
    /// Which dependency.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The task at the other end.
    pub task_id: Uuid,
    /// Its name.
    pub name: String,
    /// Its WBS code.
    pub wbs: String,
    /// `FS`, `SS`, `FF` or `SF`.
    pub kind: String,
    /// `working`, `elapsed`, `percent` or `elapsed_percent`.
    pub lag_kind: String,
    /// Time between the ends.
    pub lag_minutes: f64,
    /// Percent of the predecessor's duration.
    pub lag_percent: f64,
    /// As people write it: `+2d`; empty for none.
    pub lag_text: String,
    /// Whether it decides the date of its successor.
    pub driving: bool,
}

/// A task with everything about it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[expect(missing_docs, reason = "the names are the field's own; units are in them")]
pub struct TaskView {
    pub id: Uuid,
    pub version: i64,
    pub project_id: Uuid,
    pub project: Reference,
    pub parent_id: Option<Uuid>,
    pub name: String,
    /// WBS code as shown; `wbs_own` is what was given.
    pub wbs: String,
    pub wbs_own: String,
    pub row_number: i64,
    /// The file's own identifier.
    pub uid: i64,
    pub level: i64,
    pub summary: bool,
    pub milestone: bool,
    pub manual: bool,
    pub manual_start: Option<String>,
    pub manual_finish: Option<String>,
    pub active: bool,
    pub recurring: bool,
    /// When the tasks below it occur, of a recurring task.
    pub recurrence: Option<RecurrencePattern>,
    /// Work to be detailed before it comes near.
    pub planning_package: bool,
    /// The project it stands for.
    pub sub_project_id: Option<Uuid>,
    pub external: bool,
    pub duration_minutes: f64,
    pub duration_text: String,
    pub duration_elapsed: bool,
    pub estimated: bool,
    pub work_minutes: f64,
    pub start: String,
    pub finish: String,
    pub early_start: String,
    pub early_finish: String,
    pub late_start: String,
    pub late_finish: String,
    pub total_float_minutes: f64,
    pub free_float_minutes: f64,
    pub critical: bool,
    pub late: bool,
    pub constraint: ConstraintView,
    /// Whose rules the project follows: `microsoft` or `primavera`.
    pub dialect: String,
    /// Type of the activity (Primavera): `task_dependent`, `resource_dependent`, `level_of_effort`,
    /// `start_milestone`, `finish_milestone` or `wbs_summary`.
    pub activity: String,
    /// Its second date rule (Primavera).
    pub second_constraint: ConstraintView,
    pub deadline: Option<String>,
    pub calendar: Option<Reference>,
    pub ignore_resource_calendars: bool,
    /// `fixed_units`, `fixed_duration` or `fixed_work`.
    pub task_type: String,
    pub effort_driven: bool,
    pub priority: i64,
    pub percent_complete: f64,
    pub physical_percent_complete: f64,
    pub actual_start: Option<String>,
    pub actual_finish: Option<String>,
    pub actual_duration_minutes: f64,
    pub remaining_duration_minutes: f64,
    pub notes: String,
    /// Values of custom fields by their code.
    #[schema(value_type = Object)]
    pub custom: CustomValues,
    /// Bits as in the Gantt data.
    pub flags: i64,
    pub external_key: Option<String>,
    pub baseline: Option<TaskBaselineView>,
    pub predecessors: Vec<LinkView>,
    pub successors: Vec<LinkView>,
    pub assignments: Vec<AssignmentView>,
    /// Last change (UTC).
    pub updated_at: String,
}

/// Which tasks.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TaskQuery {
    /// Of this project.
    pub project_id: Option<Uuid>,
    /// Assigned to this resource.
    pub resource_id: Option<Uuid>,
    /// Only open ones behind their baseline, or only the others.
    pub late: Option<bool>,
    /// Only critical ones, or only the others.
    pub critical: Option<bool>,
    /// Only those with work left, or only the finished.
    pub unfinished: Option<bool>,
    /// Conditions on custom fields, a JSON object by code: `["a", "b"]`, `{"from": "1", "to": "5"}`,
    /// `{"has": "part"}`, or null for no value.
    pub custom: Option<String>,
}

fn list_item(
    line: TaskLine,
    projects: &HashMap<Uuid, String>,
    numbers: &HashMap<Uuid, i64>,
    people: &mut HashMap<Uuid, Vec<Reference>>,
) -> TaskListItem {
    let is = |bit: i64| line.flags & bit != 0;
    TaskListItem {
        summary: is(flag::SUMMARY),
        milestone: is(flag::MILESTONE),
        id: line.id,
        version: line.version,
        project: Reference {
            id: line.project_id,
            name: projects.get(&line.project_id).cloned().unwrap_or_default(),
        },
        parent_id: line.parent_id,
        name: line.name,
        wbs: line.wbs_shown,
        row_number: numbers.get(&line.id).copied().unwrap_or_default(),
        level: line.level,
        start: civil(line.start),
        finish: civil(line.finish),
        duration_minutes: minutes(line.computed_duration),
        total_float_minutes: minutes(line.total_float),
        critical: line.critical,
        late: line.late,
        percent_complete: percent(line.percent_complete),
        baseline_finish: line.baseline_finish.map(civil),
        deadline: line.deadline.map(civil),
        custom: custom_values(&line.custom).unwrap_or_default(),
        people: people.remove(&line.id).unwrap_or_default(),
    }
}

/// Tasks, of one project or of all the caller may see.
pub async fn tasks(
    app: &App,
    caller: &Caller,
    query: &TaskQuery,
    page: &PageQuery,
) -> Outcome<Listed<TaskListItem>> {
    let reader = app.store.read();
    let filter = asked(&reader, caller, query, page.search()).await?;
    let default = if query.project_id.is_some() { "row_number" } else { "finish" };
    let (ask, sort) = page.ask(default)?;
    let sort = match sort.as_str() {
        "row_number" if query.project_id.is_some() => TaskSort::Position,
        "name" => TaskSort::Name,
        "start" => TaskSort::Start,
        "finish" => TaskSort::Finish,
        "total_float" | "total_float_minutes" => TaskSort::TotalFloat,
        "percent_complete" => TaskSort::PercentComplete,
        _ => {
            let text = "Tasks cannot be sorted by this.";
            return Err(Failure::field("list.unknown_sort", "sort", text));
        }
    };
    let found = reader.tasks(&filter, sort, &ask).await?;
    let mut ids: Vec<Uuid> = found.items.iter().map(|line| line.project_id).collect();
    ids.sort();
    ids.dedup();
    let names: HashMap<Uuid, String> = reader.project_names(&ids).await?.into_iter().collect();
    let ids: Vec<Uuid> = found.items.iter().map(|line| line.id).collect();
    let numbers = reader.row_numbers(&ids).await?;
    let mut people: HashMap<Uuid, Vec<Reference>> = HashMap::new();
    for person in reader.people_of_tasks(&ids).await? {
        let one = Reference { id: person.resource_id, name: person.name };
        people.entry(person.task_id).or_default().push(one);
    }
    Ok(Listed::of(found, |line| list_item(line, &names, &numbers, &mut people)))
}

/// The tasks that are asked for, of those the caller may see.
pub(super) async fn asked(
    reader: &Reader,
    caller: &Caller,
    query: &TaskQuery,
    q: Option<String>,
) -> Outcome<TaskFilter> {
    let mut visible = caller.visible("project.view");
    if let Some(id) = query.project_id {
        visible_project(reader, caller, id, "project.view").await?;
        visible = steerco_store::portfolio::Visible::everything();
    }
    Ok(TaskFilter {
        q,
        project_id: query.project_id,
        resource_id: query.resource_id,
        late: query.late,
        critical: query.critical,
        unfinished: query.unfinished,
        custom: custom_filters(reader, "task", query.custom.as_deref()).await?,
        visible,
        ..TaskFilter::default()
    })
}

/// One task.
pub async fn task(app: &App, caller: &Caller, id: Uuid) -> Outcome<Arc<TaskView>> {
    let reader = app.store.read();
    if let Some(project_id) = app.plans.project_of(id) {
        let project = visible_project(&reader, caller, project_id, "project.view").await?;
        if let Some(seen) = app.plans.view(id, &project) {
            return Ok(seen);
        }
    }
    let one = reader.one_task(id).await?.ok_or(Failure::NotFound("task"))?;
    caller.require("project.view", Place::project(&one.project))?;
    // What hangs on the task is read after the versions: what is remembered may be newer than they
    // say, but never older.
    let versions = (one.project.id, one.project.version, one.project.plan_version);
    let shown = Arc::new(view(one, reader.task_ends(id).await?, row_number(&reader, id).await?));
    app.plans.put_view(versions, shown.clone());
    Ok(shown)
}

/// A task in its wire shape, for answers to commands.
pub(super) async fn task_view(app: &App, id: Uuid) -> Outcome<TaskView> {
    let reader = app.store.read();
    let one = reader.one_task(id).await?.ok_or(Failure::NotFound("task"))?;
    Ok(view(one, reader.task_ends(id).await?, row_number(&reader, id).await?))
}

async fn row_number(reader: &Reader, task: Uuid) -> Outcome<i64> {
    Ok(reader.row_numbers(&[task]).await?.remove(&task).unwrap_or_default())
}

fn view(one: OneTask, ends: TaskEnds, number: i64) -> TaskView {
    let OneTask { task: row, project, calendar, baseline } = one;
    let TaskEnds { predecessors, successors, assignments } = ends;
    let settings = words::plan_project(&project);
    let is = |bit: i64| row.flags & bit != 0;
    let link = |linked: LinkedTask, task_id: Uuid, driving: bool| LinkView {
        id: linked.id,
        version: linked.version,
        task_id,
        lag_text: words::lag_text(&linked.lag_kind, linked.lag, linked.lag_format, &settings),
        lag_minutes: if linked.lag_kind.contains("percent") { 0.0 } else { minutes(linked.lag) },
        lag_percent: if linked.lag_kind.contains("percent") { percent(linked.lag) } else { 0.0 },
        name: linked.name,
        wbs: linked.wbs_shown,
        kind: linked.kind,
        lag_kind: linked.lag_kind,
        driving,
    };
    let remaining = Ord::max(row.duration - row.actual_duration, 0);
    let whole = row.summary || row.sub_project_id.is_some();
    let duration = if whole { row.computed_duration } else { row.duration };
    TaskView {
        predecessors: predecessors
            .into_iter()
            .map(|linked| {
                let (id, driving) = (linked.predecessor_id, row.driver_id == Some(linked.id));
                link(linked, id, driving)
            })
            .collect(),
        successors: successors
            .into_iter()
            .map(|linked| {
                let (id, driving) = (linked.successor_id, linked.driver_id == Some(linked.id));
                link(linked, id, driving)
            })
            .collect(),
        assignments: assignments.into_iter().map(assignment_of_task).collect(),
        calendar: row.calendar_id.map(|id| Reference { id, name: calendar.unwrap_or_default() }),
        baseline: baseline.map(|baseline| TaskBaselineView {
            start: baseline.start.map(civil),
            finish: baseline.finish.map(civil),
            duration_minutes: minutes(baseline.duration),
            work_minutes: minutes(baseline.work),
        }),
        summary: is(flag::SUMMARY),
        milestone: is(flag::MILESTONE),
        external: is(flag::EXTERNAL),
        id: row.id,
        version: row.version,
        project_id: row.project_id,
        project: Reference { id: project.id, name: project.name },
        parent_id: row.parent_id,
        name: row.name,
        wbs: row.wbs_shown,
        wbs_own: row.wbs,
        row_number: number,
        uid: row.uid,
        level: row.level,
        manual: row.manual,
        manual_start: row.manual_start.map(civil),
        manual_finish: row.manual_finish.map(civil),
        active: row.active,
        recurring: row.recurring,
        recurrence: pattern_of(&row.recurrence),
        planning_package: row.planning_package,
        sub_project_id: row.sub_project_id,
        duration_minutes: minutes(duration),
        duration_text: words::duration_text(
            duration,
            row.duration_format,
            row.elapsed,
            row.estimated,
            &settings,
        ),
        duration_elapsed: row.elapsed,
        estimated: row.estimated,
        work_minutes: minutes(row.work),
        start: civil(row.start),
        finish: civil(row.finish),
        early_start: civil(row.early_start),
        early_finish: civil(row.early_finish),
        late_start: civil(row.late_start),
        late_finish: civil(row.late_finish),
        total_float_minutes: minutes(row.total_float),
        free_float_minutes: minutes(row.free_float),
        critical: row.critical,
        late: row.late,
        constraint: ConstraintView {
            kind: row.constraint_kind,
            date: row.constraint_date.map(civil),
        },
        custom: custom_values(&row.custom).unwrap_or_default(),
        dialect: project.dialect,
        activity: row.activity,
        second_constraint: ConstraintView {
            kind: row.second_constraint_kind,
            date: row.second_constraint_date.map(civil),
        },
        deadline: row.deadline.map(civil),
        ignore_resource_calendars: row.ignore_resource_calendars,
        task_type: row.task_type,
        effort_driven: row.effort_driven,
        priority: row.priority,
        percent_complete: percent(row.percent_complete),
        physical_percent_complete: percent(row.physical_percent_complete),
        actual_start: row.actual_start.map(civil),
        actual_finish: row.actual_finish.map(civil),
        actual_duration_minutes: minutes(row.actual_duration),
        remaining_duration_minutes: minutes(remaining),
        notes: row.notes,
        flags: row.flags,
        external_key: row.external_key,
        updated_at: instant(row.updated_at),
    }
}
