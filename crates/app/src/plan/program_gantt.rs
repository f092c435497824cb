//! One chart for all projects of a program: each project a line, with its tasks below.

use std::collections::HashMap;

use serde::Serialize;
use steerco_store::{
    Reader,
    plan::{CrossFilter, CrossLine, GanttTask},
    portfolio::Visible,
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    gantt::{
        GanttDependencies, GanttExternalLinks, GanttTasks, dependency_columns, external_columns,
        people_texts, places, task_columns,
    },
    recompute::flag,
    shading::{GanttCalendar, shading},
    words,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::Reference,
};

/// Most lines shown with every task; beyond that, summaries and milestones, or projects alone.
const MOST_ROWS: i64 = 20_000;
/// Most links between projects shown.
const MOST_LINKS: u64 = 5_000;

/// The projects of a program as one chart: columns as in a project's, a line for each project the
/// caller may see with its tasks below.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgramGantt {
    /// The program.
    pub program: Reference,
    /// Columns of projects and tasks.
    pub tasks: GanttTasks,
    /// Links within projects and between those shown.
    pub dependencies: GanttDependencies,
    /// Links with tasks that are not shown.
    pub external_links: GanttExternalLinks,
    /// Calendar for shading: that of the first project.
    pub calendars: Vec<GanttCalendar>,
    /// The projects, in the order of their lines.
    pub projects: Vec<Reference>,
    /// For each line, which of the projects it belongs to.
    pub project: Vec<i64>,
    /// `tasks`: everything is shown. `summaries`: there are too many tasks, so only summaries and
    /// milestones. `projects`: too many of those too, so only projects.
    pub detail: String,
    /// How many tasks the projects have.
    pub task_count: i64,
}

/// The projects of a program as one chart.
pub async fn program_gantt(app: &App, caller: &Caller, id: Uuid) -> Outcome<ProgramGantt> {
    let reader = app.store.snapshot().await?;
    let program = reader.find::<row::Program>(id).await?.ok_or(Failure::NotFound("program"))?;
    caller.require("program.view", Place::program(&program))?;
    let projects = reader.projects_of_program(id, &caller.visible("project.view")).await?;
    let ids: Vec<Uuid> = projects.iter().map(|row| row.id).collect();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let task_count = projects.iter().map(|row| row.task_count).sum::<i64>();
    let lines = count(projects.len());
    let detail = if task_count + lines <= MOST_ROWS {
        "tasks"
    } else if reader.marked_task_count(&ids, STRUCTURE).await? + lines <= MOST_ROWS {
        "summaries"
    } else {
        "projects"
    };
    let mut rows = vec![];
    let mut of_project = vec![];
    let mut people = vec![];
    for (row, number) in projects.iter().zip(0_i64..) {
        let line = project_line(row);
        let under = line.id;
        rows.push(line);
        of_project.push(number);
        if detail == "projects" {
            continue;
        }
        let only = (detail == "summaries").then_some(STRUCTURE);
        let mut tasks = reader.gantt_tasks_with(row.id, only).await?;
        for task in &mut tasks {
            task.parent_id = task.parent_id.or(Some(under));
            // Shaded by one calendar only.
            task.calendar_id = None;
            of_project.push(number);
        }
        rows.extend(tasks);
        people.extend(reader.people_of_project(row.id).await?);
    }
    let at = places(&rows);
    let mut dependencies = GanttDependencies::default();
    for row in projects.iter().filter(|_| detail != "projects") {
        let links = reader.gantt_dependencies(row.id).await?;
        add(&mut dependencies, dependency_columns(row, &rows, links, &at));
    }
    let external_links = between(&reader, &projects, id, &at, &mut dependencies).await?;
    let calendars = match projects.first() {
        Some(first) => shading(&reader, first, &[first.calendar_id]).await?,
        None => vec![],
    };
    Ok(ProgramGantt {
        program: Reference { id, name: program.name },
        tasks: task_columns(rows, &at, &[], &people_texts(people)),
        dependencies,
        external_links,
        calendars,
        projects: projects
            .into_iter()
            .map(|row| Reference { id: row.id, name: row.name })
            .collect(),
        project: of_project,
        detail: detail.into(),
        task_count,
    })
}

/// What shows the structure of a plan.
const STRUCTURE: i64 = flag::SUMMARY + flag::MILESTONE;

/// A project as a line of the chart.
fn project_line(row: &row::Project) -> GanttTask {
    GanttTask {
        id: row.id,
        version: row.version,
        parent_id: None,
        name: row.name.clone(),
        wbs_shown: row.key.clone(),
        start: row.computed_start,
        finish: row.computed_finish,
        late_start: row.computed_start,
        late_finish: row.computed_finish,
        total_float: 0,
        free_float: 0,
        computed_duration: row.computed_finish - row.computed_start,
        percent_complete: row.percent_complete,
        baseline_start: None,
        baseline_finish: row.baseline_finish,
        deadline: None,
        calendar_id: None,
        flags: flag::SUMMARY + if row.late { flag::LATE } else { 0 },
        driver_id: None,
        splits: "[]".into(),
    }
}

fn add(all: &mut GanttDependencies, more: GanttDependencies) {
    all.id.extend(more.id);
    all.predecessor.extend(more.predecessor);
    all.successor.extend(more.successor);
    all.kind.extend(more.kind);
    all.lag.extend(more.lag);
    all.driving.extend(more.driving);
}

/// Links between projects: those with both ends shown join the others, the rest are answered.
async fn between(
    reader: &Reader,
    projects: &[row::Project],
    program: Uuid,
    at: &HashMap<Uuid, i64>,
    dependencies: &mut GanttDependencies,
) -> Outcome<GanttExternalLinks> {
    let filter = CrossFilter {
        program_id: Some(program),
        visible: Visible::everything(),
        ..CrossFilter::default()
    };
    let mut outside: Vec<CrossLine> = vec![];
    for line in reader.cross_dependencies(&filter, None, MOST_LINKS).await? {
        let row = &line.row;
        // A task that is not shown is stood for by its project.
        let place = |task: Uuid, project: Uuid| at.get(&task).or_else(|| at.get(&project));
        let from = place(row.predecessor_id, row.predecessor_project_id);
        match (from, place(row.successor_id, row.successor_project_id)) {
            (Some(from), Some(to)) => {
                let settings = words::plan_project(&line.successor_project);
                dependencies.id.push(row.id);
                dependencies.predecessor.push(*from);
                dependencies.successor.push(*to);
                let lag = words::lag_text(&row.lag_kind, row.lag, row.lag_format, &settings);
                dependencies.lag.push(lag);
                dependencies.kind.push(row.kind.clone());
                dependencies.driving.push(line.successor.driver_id == Some(row.id));
            }
            (None, None) => {}
            _ => outside.push(line),
        }
    }
    let mut shown = GanttExternalLinks::default();
    for project in projects {
        let (of_this, rest): (Vec<CrossLine>, Vec<CrossLine>) =
            outside.into_iter().partition(|line| {
                let row = &line.row;
                let own = if row.successor_project_id == project.id {
                    row.successor_id
                } else {
                    row.predecessor_id
                };
                let ends = [row.predecessor_project_id, row.successor_project_id];
                ends.contains(&project.id) && at.contains_key(&own)
            });
        outside = rest;
        shown.append(external_columns(project, of_this));
    }
    Ok(shown)
}
