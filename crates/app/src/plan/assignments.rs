//! Assignments: who works how much on a task.
use serde::{Deserialize, Serialize};
use steerco_store::{plan::AssignedResource, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Effect, EffectOnly,
    edit::edit_plan,
    edit_fields::{Known, assign},
    effort,
    projects::visible_project,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    failure::{same_version, unchanged},
    shape::{Reference, basis_points, civil, minutes, percent, tenths},
};

/// Who works how much on a task.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssignmentView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The task.
    pub task_id: Uuid,
    /// Who; null is unassigned work.
    pub resource: Option<Reference>,
    /// Share of full time.
    pub units_percent: f64,
    /// Effort after the task type's rules.
    pub work_minutes: f64,
    /// Effort done.
    pub actual_work_minutes: f64,
    /// First moment of work.
    pub start: String,
    /// Last moment of work.
    pub finish: String,
}

/// An assignment to make.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewAssignment {
    /// Who.
    pub resource_id: Uuid,
    /// Share of full time; 100 when absent.
    pub units_percent: Option<f64>,
    /// Effort; follows from duration and units when absent.
    pub work_minutes: Option<f64>,
}

/// Changes to an assignment.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchAssignment {
    /// Share of full time.
    pub units_percent: Option<f64>,
    /// Effort.
    pub work_minutes: Option<f64>,
    /// Effort done.
    pub actual_work_minutes: Option<f64>,
}

/// An assignment that was made or changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssignmentChanged {
    /// The assignment as it is now.
    pub assignment: AssignmentView,
    /// What the change did to the dates.
    pub effect: Effect,
}

/// An assignment of a task in its wire shape.
pub(super) fn assignment_of_task(row: AssignedResource) -> AssignmentView {
    let name = row.name.unwrap_or_default();
    AssignmentView {
        id: row.id,
        version: row.version,
        task_id: row.task_id,
        resource: row.resource_id.map(|id| Reference { id, name }),
        units_percent: percent(row.computed_units),
        work_minutes: minutes(row.computed_work),
        actual_work_minutes: minutes(row.actual_work),
        start: civil(row.start),
        finish: civil(row.finish),
    }
}

async fn shown(app: &App, id: Uuid) -> Outcome<AssignmentView> {
    let reader = app.store.read();
    let task = reader.get::<row::Assignment>(id).await?.task_id;
    let ends = reader.task_ends(task).await?;
    let found = ends.assignments.into_iter().find(|one| one.id == id);
    found.map(assignment_of_task).ok_or(Failure::NotFound("assignment"))
}

/// Puts someone on a task.
pub async fn create_assignment(
    app: &App,
    caller: &Caller,
    task_id: Uuid,
    input: &NewAssignment,
) -> Outcome<AssignmentChanged> {
    let reader = app.store.read();
    let task = reader.find::<row::Task>(task_id).await?.ok_or(Failure::NotFound("task"))?;
    visible_project(&reader, caller, task.project_id, "task.edit").await?;
    let Some(resource) = reader.find::<row::Resource>(input.resource_id).await? else {
        let text = "There is no such resource.";
        return Err(Failure::field("resource.unknown", "resource_id", text));
    };
    let calendars = match resource.calendar_id {
        None => vec![],
        Some(id) => reader.calendars_with_bases([id].into(), None).await?,
    };
    let leave = reader.leave_of(&[resource.id]).await?;
    let units = basis_points("units_percent", input.units_percent.unwrap_or(100.0), 10_000.0)?;
    let work = input.work_minutes.map(|work| tenths("work_minutes", work)).transpose()?;
    let known = Known { calendars, leave, ..Known::default() };
    let (id, effect) = edit_plan(app, caller, task.project_id, |draft| {
        draft.task(task_id).ok_or(Failure::NotFound("task"))?;
        let mut here = draft.rows.assignments.iter();
        if here.any(|row| row.task_id == task_id && row.resource_id == Some(resource.id)) {
            return Err(Failure::field(
                "plan.assignment_exists",
                "resource_id",
                "This resource is on the task already. Change that assignment instead.",
            ));
        }
        let id = assign(draft, task_id, &resource, units, &known)?;
        if let Some(work) = work {
            effort::assignment_work_edited(draft, id, Ord::max(work, 0))?;
        }
        Ok(id)
    })
    .await?;
    Ok(AssignmentChanged { assignment: shown(app, id).await?, effect })
}

async fn find(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<row::Assignment> {
    let reader = app.store.read();
    let row = reader.find::<row::Assignment>(id).await?.ok_or(Failure::NotFound("assignment"))?;
    visible_project(&reader, caller, row.project_id, "task.edit").await?;
    unchanged(row.version, version, shown(app, id)).await?;
    Ok(row)
}

/// Changes an assignment.
pub async fn update_assignment(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchAssignment,
) -> Outcome<AssignmentChanged> {
    let before = find(app, caller, id, version).await?;
    let ((), effect) = edit_plan(app, caller, before.project_id, |draft| {
        let row = draft.change_assignment(id, "assignment_updated");
        let row = row.ok_or(Failure::NotFound("assignment"))?;
        same_version(row.version, version)?;
        if let Some(done) = patch.actual_work_minutes {
            row.actual_work = Ord::max(tenths("actual_work_minutes", done)?, 0);
        }
        if let Some(units) = patch.units_percent {
            let units = basis_points("units_percent", units, 10_000.0)?;
            effort::units_edited(draft, id, units)?;
        }
        if let Some(work) = patch.work_minutes {
            let work = Ord::max(tenths("work_minutes", work)?, 0);
            effort::assignment_work_edited(draft, id, work)?;
        }
        Ok(())
    })
    .await?;
    Ok(AssignmentChanged { assignment: shown(app, id).await?, effect })
}

/// Takes someone off a task.
pub async fn delete_assignment(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<EffectOnly> {
    let before = find(app, caller, id, version).await?;
    let ((), effect) = edit_plan(app, caller, before.project_id, |draft| {
        let row = draft.assignment(id).ok_or(Failure::NotFound("assignment"))?;
        let (task, work) = (row.task_id, row.computed_work);
        draft.delete_assignment(id, "assignment_deleted");
        effort::left(draft, task, work)
    })
    .await?;
    Ok(EffectOnly { effect })
}
