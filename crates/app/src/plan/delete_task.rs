//! Removing a task with all below it.

use steerco_store::row;
use uuid::Uuid;

use super::{EffectOnly, edit::edit_plan, projects::visible_project, tasks::task_view};
use crate::{App, Failure, Outcome, access::Caller, failure::unchanged};

/// Removes a task, all below it, their dependencies and assignments.
pub async fn delete_task(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<EffectOnly> {
    let reader = app.store.read();
    let before = reader.find::<row::Task>(id).await?.ok_or(Failure::NotFound("task"))?;
    visible_project(&reader, caller, before.project_id, "task.edit").await?;
    unchanged(before.version, version, task_view(app, id)).await?;
    let ((), effect) =
        edit_plan(app, caller, before.project_id, |draft| draft.delete_branch(id)).await?;
    Ok(EffectOnly { effect })
}
