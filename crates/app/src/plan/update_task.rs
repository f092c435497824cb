//! Changing a task.

use serde::Deserialize;
use steerco_store::row;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    TaskChanged,
    create_task::{calendar_for, end_of_branch, know_calendars},
    edit::{Draft, edit_plan},
    projects::visible_project,
    task_values::{TaskValues, rename},
    tasks::task_view,
    words,
};
use crate::{App, Failure, Outcome, access::Caller, shape::nullable};

/// Changes to a task; absent fields stay as they are.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchTask {
    /// Name.
    pub name: Option<String>,
    /// The summary it moves under; null for the top level.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub parent_id: Option<Option<Uuid>>,
    /// The task it moves behind, within its summary.
    pub after_id: Option<Uuid>,
    /// Anything else.
    #[serde(flatten)]
    pub values: TaskValues,
}

/// Changes a task and computes its plan anew. Who may only report progress may change only
/// progress and notes.
pub async fn update_task(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchTask,
) -> Outcome<TaskChanged> {
    let reader = app.store.read();
    let before = reader.find::<row::Task>(id).await?.ok_or(Failure::NotFound("task"))?;
    let moves = patch.parent_id.is_some() || patch.after_id.is_some();
    let progress = patch.name.is_none() && !moves && patch.values.only_progress();
    let permission = if progress { "progress.edit" } else { "task.edit" };
    visible_project(&reader, caller, before.project_id, permission).await?;
    if before.version != version {
        let current = serde_json::to_value(task_view(app, id).await?).ok();
        return Err(Failure::Stale { current });
    }
    let calendars = calendar_for(app, before.project_id, &patch.values).await?;
    let ((), effect) = edit_plan(app, caller, before.project_id, |draft| {
        know_calendars(draft, &calendars);
        let found = draft.task(id).ok_or(Failure::NotFound("task"))?;
        if found.version != version {
            return Err(Failure::Stale { current: None });
        }
        if found.summary && (patch.values.percent_complete.is_some()) {
            return Err(Failure::field(
                "plan.summary_progress",
                "percent_complete",
                "Progress of a summary comes from the tasks below it; report it there.",
            ));
        }
        let project = words::plan_project(&draft.rows.project);
        let verb = if progress { "progress_reported" } else { "task_updated" };
        let row = draft.change_task(id, verb).ok_or(Failure::NotFound("task"))?;
        if let Some(name) = &patch.name {
            rename(row, name)?;
        }
        patch.values.apply(row, &project)?;
        if moves {
            move_task(draft, id, patch)?;
        }
        Ok(())
    })
    .await?;
    Ok(TaskChanged { task: task_view(app, id).await?, effect })
}

/// Moves a task with all below it to another place of the outline.
fn move_task(draft: &mut Draft, id: Uuid, patch: &PatchTask) -> Outcome<()> {
    let unknown = |field: &str| {
        Failure::field("plan.unknown_task", field, "There is no such task in this project.")
    };
    let tasks = &mut draft.rows.tasks;
    let from = tasks.iter().position(|row| row.id == id).ok_or(Failure::NotFound("task"))?;
    let branch: Vec<row::Task> = tasks.drain(from..end_of_branch(tasks, from)).collect();
    let inside = |id: Uuid| branch.iter().any(|row| row.id == id);
    let parent = match (patch.parent_id, patch.after_id) {
        (Some(parent), _) => parent,
        (None, Some(after)) => {
            let found = tasks.iter().find(|row| row.id == after);
            found.ok_or_else(|| unknown("after_id"))?.parent_id
        }
        (None, None) => branch.first().and_then(|row| row.parent_id),
    };
    if parent.is_some_and(inside) || patch.after_id.is_some_and(inside) {
        return Err(Failure::field(
            "plan.task_below_itself",
            "parent_id",
            "A task cannot be moved below itself.",
        ));
    }
    let anchor = match patch.after_id.or(parent) {
        None => None,
        Some(anchor) => {
            let field = if patch.after_id.is_some() { "after_id" } else { "parent_id" };
            let found = tasks.iter().position(|row| row.id == anchor);
            Some(found.ok_or_else(|| unknown(field))?)
        }
    };
    let to = anchor.map_or(tasks.len(), |anchor| end_of_branch(tasks, anchor));
    tasks.splice(to..to, branch);
    if let Some(row) = tasks.iter_mut().find(|row| row.id == id) {
        row.parent_id = parent;
    }
    Ok(())
}
