//! Changing a task.

use serde::Deserialize;
use steerco_store::row;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    TaskChanged,
    create_task::{calendar_for, task_fields},
    draft::Draft,
    edit::edit_plan,
    edit_fields::{EditFields, Known},
    outline::{Spot, end_of_branch},
    reporting::Takes,
    task_values::TaskValues,
    tasks::task_view,
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
/// progress and notes; some only on tasks they are assigned to.
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
    let alone = patch.name.is_none() && !moves;
    let takes = if alone && patch.values.only_own_report() {
        Takes::Report(vec![id])
    } else if alone && patch.values.only_progress() {
        Takes::Permission("progress.edit")
    } else {
        Takes::Permission("task.edit")
    };
    takes.check(&reader, caller, &reader.get(before.project_id).await?).await?;
    if before.version != version {
        let current = serde_json::to_value(task_view(app, id).await?).ok();
        return Err(Failure::Stale { current });
    }
    let calendars = calendar_for(app, before.project_id, &patch.values).await?;
    let custom = task_fields(&reader, &patch.values).await?;
    let known = Known { calendars, custom, ..Known::default() };
    let fields = EditFields {
        name: patch.name.clone(),
        values: patch.values.clone(),
        ..EditFields::default()
    };
    let ((), effect) = edit_plan(app, caller, before.project_id, |draft| {
        let found = draft.task(id).ok_or(Failure::NotFound("task"))?;
        if found.version != version {
            return Err(Failure::Stale { current: None });
        }
        fields.apply(draft, id, &known)?;
        if moves {
            let spot = new_spot(draft, id, patch)?;
            draft.place_task(id, spot, "task_updated")?;
        }
        Ok(())
    })
    .await?;
    Ok(TaskChanged { task: task_view(app, id).await?, effect })
}

/// Where a task goes: behind another with all below it, or to the end of a summary.
fn new_spot(draft: &Draft, id: Uuid, patch: &PatchTask) -> Outcome<Spot> {
    let tasks = &draft.rows.tasks;
    let unknown = |field: &str| {
        Failure::field("plan.unknown_task", field, "There is no such task in this project.")
    };
    if let Some(after) = patch.after_id {
        let found = draft.task(after).ok_or_else(|| unknown("after_id"))?;
        return Ok(Spot { under: patch.parent_id.unwrap_or(found.parent_id), behind: Some(after) });
    }
    let own = draft.task(id).ok_or(Failure::NotFound("task"))?.parent_id;
    let under = patch.parent_id.unwrap_or(own);
    let end = match under {
        None => tasks.len(),
        Some(parent) => {
            let index = draft.index_of(parent).ok_or_else(|| unknown("parent_id"))?;
            end_of_branch(tasks, index)
        }
    };
    let behind = end.checked_sub(1).and_then(|last| tasks.get(last)).map(|row| row.id);
    Ok(Spot { under, behind })
}
