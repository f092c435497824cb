//! What the Gantt chart shows, as columns.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use steerco_plan::format_person;
use steerco_store::{
    plan::{CrossFilter, CrossLine, GanttDependency, GanttTask, PlanRows, TaskPerson},
    portfolio::Visible,
    row,
};
use steerco_units::Percent;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    book::load,
    gantt_pieces::{GanttPieces, split_pieces},
    projects::visible_project,
    shading::{GanttCalendar, shading},
    stored_splits::NO_SPLITS,
    words,
};
use crate::{
    App, Outcome,
    access::Caller,
    organisation::{CustomValues, custom_values},
    shape::{civil, minutes, percent},
};

/// Most links with other projects shown.
const MOST_EXTERNAL: u64 = 5_000;

/// What the Gantt chart shows: columns, one entry per task in outline order. Moments are whole
/// minutes since 1970-01-01T00:00 civil time.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Gantt {
    /// The project.
    pub project: GanttProject,
    /// Columns of tasks.
    pub tasks: GanttTasks,
    /// Columns of dependencies.
    pub dependencies: GanttDependencies,
    /// Calendars for shading; the first is the project's.
    pub calendars: Vec<GanttCalendar>,
    /// Split tasks, and those on which somebody pauses.
    pub pieces: Vec<GanttPieces>,
    /// Links from and to tasks of other projects.
    pub external_links: GanttExternalLinks,
}

/// The project of a Gantt chart.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GanttProject {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Computed start.
    pub start: String,
    /// Computed finish.
    pub finish: String,
    /// Status date.
    pub status_date: Option<String>,
    /// Working time that one day stands for.
    pub minutes_per_day: f64,
    /// The project calendar.
    pub calendar_id: Uuid,
    /// Counts up with every change of the plan.
    pub plan_version: i64,
}

/// Columns of tasks.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct GanttTasks {
    pub id: Vec<Uuid>,
    pub name: Vec<String>,
    pub wbs: Vec<String>,
    pub row_number: Vec<i64>,
    /// Row index of the summary, or -1.
    pub parent: Vec<i64>,
    pub start: Vec<i64>,
    pub finish: Vec<i64>,
    pub late_start: Vec<i64>,
    pub late_finish: Vec<i64>,
    pub total_float: Vec<f64>,
    pub free_float: Vec<f64>,
    pub duration: Vec<f64>,
    pub percent: Vec<f64>,
    pub baseline_start: Vec<Option<i64>>,
    pub baseline_finish: Vec<Option<i64>>,
    pub deadline: Vec<Option<i64>>,
    /// Index into `calendars`, or -1 for the project's.
    pub calendar: Vec<i64>,
    /// 1 summary, 2 milestone, 4 critical, 8 manual, 16 inactive, 32 notes, 64 late, 128 deadline
    /// missed, 256 in progress, 512 done, 1024 negative float, 2048 estimated, 4096 external,
    /// 8192 recurring, 16384 planning package without tasks below it.
    pub flags: Vec<i64>,
    /// As people write them: `Designer[50%]; Welder`.
    pub people: Vec<String>,
    pub version: Vec<i64>,
    /// What only a table shows; absent unless asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<MoreColumns>,
}

/// Columns that only a table shows.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct MoreColumns {
    /// WBS code as given; empty when it follows from the outline.
    pub wbs_own: Vec<String>,
    /// As people wrote it: `3d`, `2.5h?`.
    pub duration_text: Vec<String>,
    /// Effort of everyone, minutes.
    pub work: Vec<f64>,
    pub constraint_kind: Vec<String>,
    pub constraint_date: Vec<Option<i64>>,
    pub calendar_id: Vec<Option<Uuid>>,
    pub task_type: Vec<String>,
    pub effort_driven: Vec<bool>,
    pub priority: Vec<i64>,
    pub physical_percent: Vec<f64>,
    pub actual_start: Vec<Option<i64>>,
    pub actual_finish: Vec<Option<i64>>,
    /// Working time left, minutes.
    pub remaining_duration: Vec<f64>,
    pub notes: Vec<String>,
    /// Values of custom fields by their code; null for none.
    #[schema(value_type = Vec<Option<Object>>)]
    pub custom: Vec<Option<CustomValues>>,
}

/// What of the Gantt data is wanted.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct GanttQuery {
    /// Also the columns that only a table shows.
    pub more: Option<bool>,
    /// Slot of the baseline to show; 0 unless told.
    pub baseline: Option<i64>,
}

/// Columns of dependencies.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct GanttDependencies {
    pub id: Vec<Uuid>,
    /// Row index of the predecessor.
    pub predecessor: Vec<i64>,
    /// Row index of the successor.
    pub successor: Vec<i64>,
    pub kind: Vec<String>,
    /// `+2d`; empty for none.
    pub lag: Vec<String>,
    /// Whether it decides the date of its successor.
    pub driving: Vec<bool>,
}

/// Columns of links from and to tasks of other projects.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct GanttExternalLinks {
    pub id: Vec<Uuid>,
    /// The task of this plan.
    pub task_id: Vec<Uuid>,
    /// Whether the task of this plan waits for the other one, or the other way round.
    pub incoming: Vec<bool>,
    pub kind: Vec<String>,
    /// `+2d`; empty for none.
    pub lag: Vec<String>,
    /// Name of the task at the other end.
    pub name: Vec<String>,
    /// Name of its project.
    pub project: Vec<String>,
    /// When the other task starts or finishes, whichever end is linked.
    pub date: Vec<i64>,
    /// Whether the link is kept.
    pub kept: Vec<bool>,
}

/// What the Gantt chart shows.
pub async fn gantt(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &GanttQuery,
) -> Outcome<Gantt> {
    let reader = app.store.read();
    let project = visible_project(&reader, caller, project_id, "project.view").await?;
    let more = query.more.unwrap_or(false);
    let known = if more { Some(load(app, project_id).await?) } else { app.plans.get(&project) };
    let (tasks, links, people) = match &known {
        Some(rows) => (gantt_tasks(rows), gantt_links(rows), task_people(rows, |_| true)),
        // To look at a plan, its columns are enough; from one snapshot, so that rows fit each other.
        None => {
            let snapshot = app.store.snapshot().await?;
            (
                snapshot.gantt_tasks(project.id).await?,
                snapshot.gantt_dependencies(project.id).await?,
                snapshot.people_of_project(project.id).await?,
            )
        }
    };
    let used = used_calendars(&project, tasks.iter().map(|task| task.calendar_id));
    let calendars = shading(&reader, &project, &used).await?;
    let at = places(&tasks);
    let dependencies = dependency_columns(&project, &tasks, links, &at);
    let pieces = match known.as_deref() {
        Some(rows) => split_pieces(rows.tasks.iter(), rows)?,
        None if tasks.iter().any(|task| task.splits != NO_SPLITS)
            || people.iter().any(|one| one.pieces.is_some()) =>
        {
            let rows = load(app, project_id).await?;
            split_pieces(rows.tasks.iter(), &rows)?
        }
        None => vec![],
    };
    let names = people_texts(people);
    let mut columns = task_columns(tasks, &at, &used, &names);
    if let Some(slot) = query.baseline.filter(|slot| *slot != 0) {
        let rows = load(app, project_id).await?;
        show_baseline(&mut columns, &rows, slot);
    }
    if let Some(rows) = known.as_deref().filter(|_| more) {
        columns.more = Some(more_columns(rows.tasks.iter(), rows));
    }
    let filter = CrossFilter {
        project_id: Some(project_id),
        visible: Visible::everything(),
        ..CrossFilter::default()
    };
    let lines = reader.cross_dependencies(&filter, None, MOST_EXTERNAL).await?;
    Ok(Gantt {
        external_links: external_columns(&project, lines),
        project: GanttProject {
            id: project.id,
            version: project.version,
            start: civil(project.computed_start),
            finish: civil(project.computed_finish),
            status_date: project.status_date.map(civil),
            minutes_per_day: minutes(project.day),
            calendar_id: project.calendar_id,
            plan_version: project.plan_version,
            name: project.name,
        },
        tasks: columns,
        dependencies,
        calendars,
        pieces,
    })
}

impl GanttExternalLinks {
    /// Puts more links behind these.
    pub(super) fn append(&mut self, more: Self) {
        self.id.extend(more.id);
        self.task_id.extend(more.task_id);
        self.incoming.extend(more.incoming);
        self.kind.extend(more.kind);
        self.lag.extend(more.lag);
        self.name.extend(more.name);
        self.project.extend(more.project);
        self.date.extend(more.date);
        self.kept.extend(more.kept);
    }
}

/// Links with other projects in their columns.
pub(super) fn external_columns(
    project: &row::Project,
    lines: Vec<CrossLine>,
) -> GanttExternalLinks {
    let settings = words::plan_project(project);
    let mut shown = GanttExternalLinks::default();
    for line in lines {
        let row = &line.row;
        let incoming = row.successor_project_id == project.id;
        let (own, far, far_project) = if incoming {
            (&line.successor, &line.predecessor, &line.predecessor_project)
        } else {
            (&line.predecessor, &line.successor, &line.successor_project)
        };
        // FS ties the finish of the driving and the start of the driven task.
        let first = if incoming { row.kind.starts_with('S') } else { row.kind.ends_with('S') };
        let date = if first { far.start } else { far.finish };
        shown.id.push(row.id);
        shown.task_id.push(own.id);
        shown.incoming.push(incoming);
        shown.kind.push(row.kind.clone());
        shown.lag.push(words::lag_text(&row.lag_kind, row.lag, row.lag_format, &settings));
        shown.name.push(far.name.clone());
        shown.project.push(far_project.name.clone());
        shown.date.push(date.div_euclid(10));
        shown.kept.push(row.asked.is_none());
    }
    shown
}

/// Shows another baseline than the usual one.
fn show_baseline(columns: &mut GanttTasks, rows: &PlanRows, slot: i64) {
    let lines = rows.task_baselines.iter().filter(|line| line.slot == slot);
    let lines: HashMap<Uuid, &row::TaskBaseline> = lines.map(|line| (line.task_id, line)).collect();
    let minute = |tenths: Option<i64>| tenths.map(|tenths| tenths.div_euclid(10));
    let of = |id: &Uuid| lines.get(id);
    columns.baseline_start =
        columns.id.iter().map(|id| minute(of(id).and_then(|line| line.start))).collect();
    columns.baseline_finish =
        columns.id.iter().map(|id| minute(of(id).and_then(|line| line.finish))).collect();
}

/// Which row each task is.
pub(super) fn places(tasks: &[GanttTask]) -> HashMap<Uuid, i64> {
    tasks.iter().map(|task| task.id).zip(0..).collect()
}

/// The project's calendar, then those of tasks as they come.
pub(super) fn used_calendars(
    project: &row::Project,
    of_tasks: impl Iterator<Item = Option<Uuid>>,
) -> Vec<Uuid> {
    let mut used = vec![project.calendar_id];
    for id in of_tasks.flatten() {
        if !used.contains(&id) {
            used.push(id);
        }
    }
    used
}

/// People by task, as text.
pub(super) fn people_texts(people: Vec<TaskPerson>) -> HashMap<Uuid, String> {
    let mut names: HashMap<Uuid, String> = HashMap::new();
    for person in people {
        let list = names.entry(person.task_id).or_default();
        if !list.is_empty() {
            list.push_str("; ");
        }
        list.push_str(&format_person(&person.name, Percent::from_basis_points(person.units)));
    }
    names
}

/// Links of a plan in their columns.
pub(super) fn dependency_columns(
    project: &row::Project,
    tasks: &[GanttTask],
    links: Vec<GanttDependency>,
    at: &HashMap<Uuid, i64>,
) -> GanttDependencies {
    let driving: HashSet<(Uuid, Uuid)> =
        tasks.iter().filter_map(|task| task.driver_id.map(|link| (task.id, link))).collect();
    let settings = words::plan_project(project);
    let mut shown = GanttDependencies::default();
    for link in links {
        let (Some(from), Some(to)) = (at.get(&link.predecessor_id), at.get(&link.successor_id))
        else {
            continue;
        };
        shown.id.push(link.id);
        shown.predecessor.push(*from);
        shown.successor.push(*to);
        shown.lag.push(words::lag_text(&link.lag_kind, link.lag, link.lag_format, &settings));
        shown.kind.push(link.kind);
        shown.driving.push(driving.contains(&(link.successor_id, link.id)));
    }
    shown
}

/// Tasks in their columns; `at` says which row each is.
pub(super) fn task_columns(
    tasks: Vec<GanttTask>,
    at: &HashMap<Uuid, i64>,
    used: &[Uuid],
    names: &HashMap<Uuid, String>,
) -> GanttTasks {
    let mut columns = GanttTasks::default();
    let minute = |tenths: i64| tenths.div_euclid(10);
    let row_of = |id: Uuid| at.get(&id).copied();
    for task in tasks {
        let calendar = task.calendar_id.and_then(|id| used.iter().position(|one| *one == id));
        columns.parent.push(task.parent_id.and_then(row_of).unwrap_or(-1));
        columns.calendar.push(calendar.map_or(-1, |index| i64::try_from(index).unwrap_or(-1)));
        columns.people.push(names.get(&task.id).cloned().unwrap_or_default());
        columns.row_number.push(row_of(task.id).map_or(0, |row| row + 1));
        columns.id.push(task.id);
        columns.name.push(task.name);
        columns.wbs.push(task.wbs_shown);
        columns.start.push(minute(task.start));
        columns.finish.push(minute(task.finish));
        columns.late_start.push(minute(task.late_start));
        columns.late_finish.push(minute(task.late_finish));
        columns.total_float.push(minutes(task.total_float));
        columns.free_float.push(minutes(task.free_float));
        columns.duration.push(minutes(task.computed_duration));
        columns.percent.push(percent(task.percent_complete));
        columns.baseline_start.push(task.baseline_start.map(minute));
        columns.baseline_finish.push(task.baseline_finish.map(minute));
        columns.deadline.push(task.deadline.map(minute));
        columns.flags.push(task.flags);
        columns.version.push(task.version);
    }
    columns
}

/// What only a table shows of these tasks.
pub(super) fn more_columns<'a>(
    tasks: impl Iterator<Item = &'a row::Task>,
    rows: &PlanRows,
) -> MoreColumns {
    let mut work: HashMap<Uuid, i64> = HashMap::new();
    for row in &rows.assignments {
        *work.entry(row.task_id).or_default() += row.computed_work;
    }
    let settings = words::plan_project(&rows.project);
    let minute = |tenths: i64| tenths.div_euclid(10);
    let mut columns = MoreColumns::default();
    for row in tasks {
        let whole = row.summary || row.sub_project_id.is_some();
        let duration = if whole { row.computed_duration } else { row.duration };
        columns.wbs_own.push(row.wbs.clone());
        columns.duration_text.push(words::duration_text(
            duration,
            row.duration_format,
            row.elapsed && !row.summary,
            row.estimated,
            &settings,
        ));
        columns.work.push(minutes(work.get(&row.id).copied().unwrap_or(row.work)));
        columns.constraint_kind.push(row.constraint_kind.clone());
        columns.constraint_date.push(row.constraint_date.map(minute));
        columns.calendar_id.push(row.calendar_id);
        columns.task_type.push(row.task_type.clone());
        columns.effort_driven.push(row.effort_driven);
        columns.priority.push(row.priority);
        columns.physical_percent.push(percent(row.physical_percent_complete));
        columns.actual_start.push(row.actual_start.map(minute));
        columns.actual_finish.push(row.actual_finish.map(minute));
        columns.remaining_duration.push(minutes((row.duration - row.actual_duration).max(0)));
        columns.notes.push(row.notes.clone());
        columns.custom.push(custom_values(&row.custom).ok().filter(|values| !values.is_empty()));
    }
    columns
}

/// Who is on which of the wanted tasks, in the order of names.
pub(super) fn task_people(rows: &PlanRows, wanted: impl Fn(Uuid) -> bool) -> Vec<TaskPerson> {
    let names: HashMap<Uuid, &str> =
        rows.resources.iter().map(|row| (row.id, row.name.as_str())).collect();
    let mut people: Vec<TaskPerson> = rows
        .assignments
        .iter()
        .filter(|row| wanted(row.task_id))
        .filter_map(|row| {
            let resource_id = row.resource_id?;
            let name = (*names.get(&resource_id)?).to_owned();
            let (units, pieces) = (row.computed_units, row.pieces.clone());
            Some(TaskPerson { task_id: row.task_id, resource_id, name, units, pieces })
        })
        .collect();
    people.sort_by(|one, other| one.name.cmp(&other.name));
    people
}

/// Tasks of a plan in memory, as the chart's query would answer them.
pub(super) fn gantt_tasks(rows: &PlanRows) -> Vec<GanttTask> {
    rows.tasks.iter().map(gantt_task).collect()
}

/// One task, as the chart's query would answer it.
pub(super) fn gantt_task(row: &row::Task) -> GanttTask {
    GanttTask {
        id: row.id,
        version: row.version,
        parent_id: row.parent_id,
        name: row.name.clone(),
        wbs_shown: row.wbs_shown.clone(),
        start: row.start,
        finish: row.finish,
        late_start: row.late_start,
        late_finish: row.late_finish,
        total_float: row.total_float,
        free_float: row.free_float,
        computed_duration: row.computed_duration,
        percent_complete: row.percent_complete,
        baseline_start: row.baseline_start,
        baseline_finish: row.baseline_finish,
        deadline: row.deadline,
        calendar_id: row.calendar_id,
        flags: row.flags,
        driver_id: row.driver_id,
        splits: row.splits.clone(),
    }
}

/// Links of a plan in memory, as the chart's query would answer them.
pub(super) fn gantt_links(rows: &PlanRows) -> Vec<GanttDependency> {
    let links = rows.dependencies.iter().map(|row| GanttDependency {
        id: row.id,
        predecessor_id: row.predecessor_id,
        successor_id: row.successor_id,
        kind: row.kind.clone(),
        lag_kind: row.lag_kind.clone(),
        lag: row.lag,
        lag_format: row.lag_format,
    });
    links.collect()
}
