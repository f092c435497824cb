//! Tasks that stand for whole projects, on the dates those projects have.

use serde::Deserialize;
use steerco_store::row;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{TaskChanged, edit::edit_plan, projects::visible_project, tasks::task_view};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::{same_version, unchanged},
};

/// What a task stands for.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct SubProject {
    /// The project; null takes it out of the plan again.
    pub project_id: Option<Uuid>,
}

/// Lets a task stand for a project, or for none any more.
pub async fn set_sub_project(
    app: &App,
    caller: &Caller,
    task: Uuid,
    version: i64,
    input: &SubProject,
) -> Outcome<TaskChanged> {
    let reader = app.store.read();
    let before = reader.find::<row::Task>(task).await?.ok_or(Failure::NotFound("task"))?;
    visible_project(&reader, caller, before.project_id, "task.edit").await?;
    unchanged(before.version, version, task_view(app, task)).await?;
    let refuse = |code, text: &str| Err(Failure::field(code, "project_id", text));
    let below = match input.project_id {
        None => None,
        Some(id) => {
            let found = reader.find::<row::Project>(id).await?;
            let may = |row: &row::Project| caller.may("project.view", Place::project(row));
            let Some(found) = found.filter(|row| may(row) && !row.template) else {
                return refuse("plan.unknown_project", "There is no such project.");
            };
            if id == before.project_id {
                let text = "A project cannot be a part of itself. Choose another one.";
                return refuse("plan.sub_project_circle", text);
            }
            let taken = reader.task_of_sub_project(id).await?.filter(|other| other.id != task);
            if taken.is_some() {
                let text =
                    "This project is a part of another plan already. Take it out there first.";
                return refuse("plan.sub_project_taken", text);
            }
            Some(found)
        }
    };
    let ((), effect) = edit_plan(app, caller, before.project_id, |draft| {
        let found = draft.task(task).ok_or(Failure::NotFound("task"))?;
        same_version(found.version, version)?;
        if found.summary && below.is_some() {
            return Err(Failure::field(
                "plan.sub_project_on_summary",
                "project_id",
                "A summary has the dates of the tasks below it. Use a task without any.",
            ));
        }
        if let Some(row) = draft.change_task(task, "task_updated") {
            row.sub_project_id = below.as_ref().map(|below| below.id);
            row.sub_start = below.as_ref().map(|below| below.computed_start);
            row.sub_finish = below.as_ref().map(|below| below.computed_finish);
        }
        Ok(())
    })
    .await?;
    Ok(TaskChanged { task: task_view(app, task).await?, effect })
}
