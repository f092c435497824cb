//! The one way to change a plan: load, change the rows, compute, write what changed.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::json;
use steerco_store::{
    Entry, Row, StoreError, Writer, now_micros,
    plan::{PlanRows, ProjectFigures},
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    book::load,
    diagnostics::DiagnosticView,
    recompute::{changed_dates, recompute},
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    context::retrying,
    shape::{civil, minutes},
};

/// What a change did to the dates.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Effect {
    /// How many tasks start or finish at another time now; summaries do not count.
    pub moved_tasks: u64,
    /// Finish of the project before.
    pub project_finish_before: String,
    /// Finish of the project now.
    pub project_finish_after: String,
    /// By how much the finish moved, clock time; negative is earlier.
    pub finish_change_minutes: f64,
    /// What the engine found remarkable that it did not find before.
    pub new_diagnostics: Vec<DiagnosticView>,
}

/// A change that leaves nothing to show but its effect.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EffectOnly {
    /// What the change did to the dates.
    pub effect: Effect,
}

/// A row to write besides the computed columns.
#[derive(Debug, Clone)]
enum Touch {
    Project(&'static str),
    InsertTask(Uuid, &'static str),
    UpdateTask(Uuid, &'static str),
    DeleteTask(Box<row::Task>, &'static str),
    InsertDependency(Uuid, &'static str),
    UpdateDependency(Uuid, &'static str),
    DeleteDependency(row::Dependency, &'static str),
    InsertAssignment(Uuid, &'static str),
    UpdateAssignment(Uuid, &'static str),
    DeleteAssignment(Box<row::Assignment>, &'static str),
    InsertBaseline(Uuid, &'static str),
    DeleteBaseline(row::Baseline, &'static str),
    InsertProjectResource(Uuid),
}

/// A plan being changed.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) rows: PlanRows,
    /// When the change happens.
    pub(crate) at: i64,
    touched: Vec<Touch>,
}

macro_rules! draft_writes {
    ($table:ident, $model:ty, $find:ident, $change:ident, $delete:ident,
     $updated:ident, $deleted:expr) => {
        /// The row with this id.
        pub(crate) fn $find(&self, id: Uuid) -> Option<&$model> {
            self.rows.$table.iter().find(|row| row.id == id)
        }
        /// The row with this id, to be changed.
        pub(crate) fn $change(&mut self, id: Uuid, verb: &'static str) -> Option<&mut $model> {
            self.touched.push(Touch::$updated(id, verb));
            self.rows.$table.iter_mut().find(|row| row.id == id)
        }
        /// Removes the row with this id.
        pub(crate) fn $delete(&mut self, id: Uuid, verb: &'static str) {
            if let Some(index) = self.rows.$table.iter().position(|row| row.id == id) {
                let row = self.rows.$table.remove(index);
                self.touched.push($deleted(row, verb));
            }
        }
    };
}

impl Draft {
    draft_writes!(tasks, row::Task, task, change_task, delete_task, UpdateTask, |row, verb| {
        Touch::DeleteTask(Box::new(row), verb)
    });
    draft_writes!(
        dependencies,
        row::Dependency,
        dependency,
        change_dependency,
        delete_dependency,
        UpdateDependency,
        Touch::DeleteDependency
    );
    draft_writes!(
        assignments,
        row::Assignment,
        assignment,
        change_assignment,
        delete_assignment,
        UpdateAssignment,
        |row, verb| Touch::DeleteAssignment(Box::new(row), verb)
    );

    /// Adds a dependency.
    pub(crate) fn insert_dependency(&mut self, row: row::Dependency, verb: &'static str) {
        self.touched.push(Touch::InsertDependency(row.id, verb));
        self.rows.dependencies.push(row);
    }

    /// Adds an assignment.
    pub(crate) fn insert_assignment(&mut self, row: row::Assignment, verb: &'static str) {
        self.touched.push(Touch::InsertAssignment(row.id, verb));
        self.rows.assignments.push(row);
    }

    /// Adds a task at this place of the outline.
    pub(crate) fn insert_task(&mut self, index: usize, row: row::Task, verb: &'static str) {
        self.touched.push(Touch::InsertTask(row.id, verb));
        let index = Ord::min(index, self.rows.tasks.len());
        self.rows.tasks.insert(index, row);
    }

    /// The project's own row, to be changed.
    pub(crate) fn change_project(&mut self, verb: &'static str) -> &mut row::Project {
        self.touched.push(Touch::Project(verb));
        &mut self.rows.project
    }

    /// Adds a baseline with its tasks.
    pub(crate) fn insert_baseline(
        &mut self,
        baseline: row::Baseline,
        tasks: Vec<row::TaskBaseline>,
    ) {
        self.touched.push(Touch::InsertBaseline(baseline.id, "baseline_set"));
        self.rows.baselines.push(baseline);
        self.rows.task_baselines.extend(tasks);
    }

    /// Removes a baseline with its tasks.
    pub(crate) fn delete_baseline(&mut self, id: Uuid) {
        if let Some(index) = self.rows.baselines.iter().position(|row| row.id == id) {
            let row = self.rows.baselines.remove(index);
            self.rows.task_baselines.retain(|task| task.slot != row.slot);
            self.touched.push(Touch::DeleteBaseline(row, "baseline_deleted"));
        }
    }

    /// Makes the plan know a resource.
    pub(crate) fn know_resource(&mut self, resource: &row::Resource) {
        if self.rows.project_resources.iter().any(|link| link.resource_id == resource.id) {
            return;
        }
        let last = self.rows.project_resources.iter().map(|link| link.position).max();
        let uid = self.rows.project_resources.iter().map(|link| link.uid).max();
        let link = row::ProjectResource {
            id: Uuid::now_v7(),
            project_id: self.rows.project.id,
            resource_id: resource.id,
            position: last.unwrap_or(0) + 1,
            uid: uid.unwrap_or(0) + 1,
            calendar_id: None,
            max_units: None,
            group_name: String::new(),
            kept: String::new(),
        };
        self.touched.push(Touch::InsertProjectResource(link.id));
        self.rows.project_resources.push(link);
        self.rows.resources.push(resource.clone());
    }
}

/// Changes a plan. `change` may run more than once, on fresher rows each time.
pub(crate) async fn edit_plan<T>(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    change: impl Fn(&mut Draft) -> Outcome<T>,
) -> Outcome<(T, Effect)> {
    retrying(|| edit_once(app, caller, project_id, &change)).await
}

async fn edit_once<T>(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    change: &impl Fn(&mut Draft) -> Outcome<T>,
) -> Outcome<(T, Effect)> {
    let before = load(app, project_id).await?;
    let mut draft = Draft { rows: (*before).clone(), at: now_micros(), touched: vec![] };
    let answer = change(&mut draft)?;
    let figures = recompute(&mut draft.rows)?;
    let effect = effect(&before, &draft.rows, &figures);
    let Draft { mut rows, touched, .. } = draft;
    set_figures(&mut rows.project, &figures);

    let written: HashSet<Uuid> = touched.iter().filter_map(Touch::written).collect();
    let (tasks, assignments) = changed_dates(&before, &rows, |id| written.contains(&id));
    let same_findings = rows.diagnostics == before.diagnostics;
    let same_figures = figures_of(&before.project) == figures;
    let moved = !(tasks.is_empty() && assignments.is_empty() && same_findings && same_figures);
    if touched.is_empty() && !moved {
        return Ok((answer, effect));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    match writer.advance_plan(project_id, before.project.plan_version, &figures).await {
        // Someone else changed the plan since it was loaded: again, with their change.
        Err(StoreError::StaleVersion) => return Err(Failure::Busy),
        other => other?,
    }
    rows.project.plan_version = before.project.plan_version + 1;
    rows.project.updated_at = writer.at();
    writer.defer_foreign_keys().await?;
    for touch in touched {
        write_touch(&mut writer, &before, &mut rows, touch).await?;
    }
    writer.put_task_dates(&tasks).await?;
    writer.put_assignment_dates(&assignments).await?;
    if !same_findings {
        writer.replace_plan_diagnostics(project_id, rows.diagnostics.clone()).await?;
    }
    if moved {
        writer.record(recomputed(&before, &rows, effect.moved_tasks));
    }
    writer.commit().await?;
    app.plans.put(rows.into());
    Ok((answer, effect))
}

fn recomputed(before: &PlanRows, after: &PlanRows, moved: u64) -> Entry {
    Entry {
        noun: "project",
        noun_id: after.project.id,
        project: Some(after.project.id),
        verb: "plan_recomputed",
        label: after.project.name.clone(),
        before: Some(json!({
            "start": before.project.computed_start, "finish": before.project.computed_finish,
        })),
        after: Some(json!({
            "start": after.project.computed_start, "finish": after.project.computed_finish,
            "moved_tasks": moved,
        })),
    }
}

impl Touch {
    /// The row whose computed columns are written with it.
    fn written(&self) -> Option<Uuid> {
        match self {
            Self::InsertTask(id, _)
            | Self::UpdateTask(id, _)
            | Self::InsertAssignment(id, _)
            | Self::UpdateAssignment(id, _) => Some(*id),
            _ => None,
        }
    }
}

/// What was computed, out of the project's row.
fn figures_of(project: &row::Project) -> ProjectFigures {
    ProjectFigures {
        computed_start: project.computed_start,
        computed_finish: project.computed_finish,
        baseline_finish: project.baseline_finish,
        percent_complete: project.percent_complete,
        task_count: project.task_count,
        late_task_count: project.late_task_count,
        critical_task_count: project.critical_task_count,
        diagnostics_count: project.diagnostics_count,
        late: project.late,
    }
}

/// Puts what was computed into the project's row.
pub(super) fn set_figures(project: &mut row::Project, figures: &ProjectFigures) {
    project.computed_start = figures.computed_start;
    project.computed_finish = figures.computed_finish;
    project.baseline_finish = figures.baseline_finish;
    project.percent_complete = figures.percent_complete;
    project.task_count = figures.task_count;
    project.late_task_count = figures.late_task_count;
    project.critical_task_count = figures.critical_task_count;
    project.diagnostics_count = figures.diagnostics_count;
    project.late = figures.late;
}

async fn write_touch(
    writer: &mut Writer<'_>,
    before: &PlanRows,
    after: &mut PlanRows,
    touch: Touch,
) -> Outcome<()> {
    match touch {
        Touch::Project(verb) => {
            let row = after.project.clone();
            after.project = writer.update(&before.project, row, verb).await?;
        }
        Touch::InsertTask(id, verb) => insert(writer, &after.tasks, id, verb).await?,
        Touch::UpdateTask(id, verb) => {
            update(writer, &before.tasks, &mut after.tasks, id, verb).await?;
        }
        Touch::DeleteTask(row, verb) => writer.delete(row.as_ref(), verb).await?,
        Touch::InsertDependency(id, verb) => insert(writer, &after.dependencies, id, verb).await?,
        Touch::UpdateDependency(id, verb) => {
            update(writer, &before.dependencies, &mut after.dependencies, id, verb).await?;
        }
        Touch::DeleteDependency(row, verb) => writer.delete(&row, verb).await?,
        Touch::InsertAssignment(id, verb) => insert(writer, &after.assignments, id, verb).await?,
        Touch::UpdateAssignment(id, verb) => {
            update(writer, &before.assignments, &mut after.assignments, id, verb).await?;
        }
        Touch::DeleteAssignment(row, verb) => writer.delete(row.as_ref(), verb).await?,
        Touch::InsertBaseline(id, verb) => {
            insert(writer, &after.baselines, id, verb).await?;
            let slot = after.baselines.iter().find(|row| row.id == id).map(|row| row.slot);
            let tasks = after.task_baselines.iter().filter(|task| Some(task.slot) == slot);
            writer.insert_task_baselines(tasks.cloned().collect()).await?;
        }
        Touch::DeleteBaseline(row, verb) => {
            writer.delete_task_baselines(row.project_id, row.slot).await?;
            writer.delete(&row, verb).await?;
        }
        Touch::InsertProjectResource(id) => {
            let row = after.project_resources.iter().find(|row| row.id == id);
            writer.insert_project_resources(row.cloned().into_iter().collect()).await?;
        }
    }
    Ok(())
}

async fn insert<R: Row>(
    writer: &mut Writer<'_>,
    rows: &[R],
    id: Uuid,
    verb: &'static str,
) -> Outcome<()> {
    match rows.iter().find(|row| row.id() == id) {
        Some(row) => Ok(writer.insert(row, verb).await?),
        None => Ok(()),
    }
}

async fn update<R: Row>(
    writer: &mut Writer<'_>,
    before: &[R],
    after: &mut [R],
    id: Uuid,
    verb: &'static str,
) -> Outcome<()> {
    let old = before.iter().find(|row| row.id() == id);
    let new = after.iter_mut().find(|row| row.id() == id);
    if let (Some(old), Some(new)) = (old, new) {
        *new = writer.update(old, new.clone(), verb).await?;
    }
    Ok(())
}

fn effect(before: &PlanRows, after: &PlanRows, figures: &ProjectFigures) -> Effect {
    let old: std::collections::HashMap<Uuid, (i64, i64)> =
        before.tasks.iter().map(|row| (row.id, (row.start, row.finish))).collect();
    let moved = after.tasks.iter().filter(|row| {
        !row.summary && old.get(&row.id).is_some_and(|old| *old != (row.start, row.finish))
    });
    let known: HashSet<(&str, Option<Uuid>)> =
        before.diagnostics.iter().map(|row| (row.code.as_str(), row.task_id)).collect();
    let names: std::collections::HashMap<Uuid, &str> =
        after.tasks.iter().map(|row| (row.id, row.name.as_str())).collect();
    Effect {
        moved_tasks: u64::try_from(moved.count()).unwrap_or(u64::MAX),
        project_finish_before: civil(before.project.computed_finish),
        project_finish_after: civil(figures.computed_finish),
        finish_change_minutes: minutes(figures.computed_finish - before.project.computed_finish),
        new_diagnostics: after
            .diagnostics
            .iter()
            .filter(|row| !known.contains(&(row.code.as_str(), row.task_id)))
            .take(50)
            .map(|row| {
                let name = row.task_id.and_then(|id| names.get(&id)).map(|name| (*name).to_owned());
                DiagnosticView::of(row.clone(), name)
            })
            .collect(),
    }
}
