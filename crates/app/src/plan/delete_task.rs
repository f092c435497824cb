//! Removing a task with all below it.

use steerco_store::row;
use uuid::Uuid;

use super::{
    EffectOnly, create_task::end_of_branch, edit::edit_plan, projects::visible_project,
    tasks::task_view,
};
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
    let ((), effect) = edit_plan(app, caller, before.project_id, |draft| {
        let tasks = &draft.rows.tasks;
        let first = tasks.iter().position(|row| row.id == id).ok_or(Failure::NotFound("task"))?;
        let end = end_of_branch(tasks, first);
        let gone: Vec<Uuid> = tasks.iter().take(end).skip(first).map(|row| row.id).collect();
        let rows = &draft.rows;
        let links: Vec<Uuid> = rows
            .dependencies
            .iter()
            .filter(|row| gone.contains(&row.predecessor_id) || gone.contains(&row.successor_id))
            .map(|row| row.id)
            .collect();
        let people: Vec<Uuid> = rows
            .assignments
            .iter()
            .filter(|row| gone.contains(&row.task_id))
            .map(|row| row.id)
            .collect();
        for link in links {
            draft.delete_dependency(link, "dependency_deleted");
        }
        for assignment in people {
            draft.delete_assignment(assignment, "assignment_deleted");
        }
        draft.rows.task_baselines.retain(|row| !gone.contains(&row.task_id));
        // From the leaves up.
        for task in gone.into_iter().rev() {
            draft.delete_task(task, "task_deleted");
        }
        Ok(())
    })
    .await?;
    Ok(EffectOnly { effect })
}
