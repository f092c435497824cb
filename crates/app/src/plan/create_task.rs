//! Adding a task.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Effect, TaskView,
    blank::blank_task,
    draft::Draft,
    edit::edit_plan,
    outline::end_of_branch,
    projects::visible_project,
    task_values::{TaskValues, rename},
    tasks::task_view,
    words,
};
use crate::{App, Failure, Outcome, access::Caller};

/// A task to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewTask {
    /// Name.
    pub name: String,
    /// The summary it goes under; the top level when absent.
    pub parent_id: Option<Uuid>,
    /// The task it goes behind; the end of its summary when absent.
    pub after_id: Option<Uuid>,
    /// Its key in another system.
    pub external_key: Option<String>,
    /// Anything else.
    #[serde(flatten)]
    pub values: TaskValues,
}

/// A task that was added or changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaskChanged {
    /// The task as it is now.
    pub task: TaskView,
    /// What the change did to the dates.
    pub effect: Effect,
}

/// Adds a task to a plan.
pub async fn create_task(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &NewTask,
) -> Outcome<TaskChanged> {
    let reader = app.store.read();
    visible_project(&reader, caller, project_id, "task.edit").await?;
    let calendars = calendar_for(app, project_id, &input.values).await?;
    let custom = task_fields(&reader, &input.values).await?;
    let id = Uuid::now_v7();
    let ((), effect) = edit_plan(app, caller, project_id, |draft| {
        know_calendars(draft, &calendars);
        let project = words::plan_project(&draft.rows.project);
        let index = place(draft, input)?;
        let uid = draft.rows.tasks.iter().map(|row| row.uid).max().unwrap_or(0) + 1;
        let mut row = blank_task(id, project_id, uid, draft.at);
        row.parent_id = parent_of(draft, input)?;
        row.effort_driven = project.effort_driven;
        row.external_key.clone_from(&input.external_key);
        rename(&mut row, &input.name)?;
        row.start = draft.rows.project.computed_start;
        row.finish = row.start;
        input.values.apply(&mut row, &project, &custom)?;
        draft.insert_task(index, row, "task_created");
        Ok(())
    })
    .await?;
    Ok(TaskChanged { task: task_view(app, id).await?, effect })
}

/// The calendar a task asks for, with those it builds on; checked.
pub(super) async fn calendar_for(
    app: &App,
    project_id: Uuid,
    values: &TaskValues,
) -> Outcome<Vec<row::Calendar>> {
    let Some(Some(id)) = values.calendar_id else { return Ok(vec![]) };
    let reader = app.store.read();
    let found = reader.find::<row::Calendar>(id).await?;
    let usable = found.is_some_and(|row| row.project_id.is_none_or(|own| own == project_id));
    if !usable {
        let text = "There is no such calendar.";
        return Err(Failure::field("plan.unknown_calendar", "calendar_id", text));
    }
    Ok(reader.calendars_with_bases([id].into(), None).await?)
}

/// The custom fields of tasks, when values for some are given.
pub(super) async fn task_fields(
    reader: &Reader,
    values: &TaskValues,
) -> Outcome<Vec<row::CustomField>> {
    match values.custom {
        None => Ok(vec![]),
        Some(_) => Ok(reader.custom_fields(Some("task")).await?),
    }
}

/// Makes the draft know calendars.
pub(super) fn know_calendars(draft: &mut Draft, calendars: &[row::Calendar]) {
    for calendar in calendars {
        if !draft.rows.calendars.iter().any(|row| row.id == calendar.id) {
            draft.rows.calendars.push(calendar.clone());
        }
    }
}

fn parent_of(draft: &Draft, input: &NewTask) -> Outcome<Option<Uuid>> {
    match (input.parent_id, input.after_id) {
        (Some(parent), _) => {
            let found = draft.task(parent).ok_or_else(|| unknown("parent_id"))?;
            Ok(Some(found.id))
        }
        (None, Some(after)) => Ok(draft.task(after).ok_or_else(|| unknown("after_id"))?.parent_id),
        (None, None) => Ok(None),
    }
}

fn unknown(field: &str) -> Failure {
    Failure::field("plan.unknown_task", field, "There is no such task in this project.")
}

/// Index in outline order: behind the given task and all below it, or at the end of the summary.
fn place(draft: &Draft, input: &NewTask) -> Outcome<usize> {
    let behind = |id: Uuid, field: &str| {
        let index = draft.rows.tasks.iter().position(|row| row.id == id);
        index.map(|index| end_of_branch(&draft.rows.tasks, index)).ok_or_else(|| unknown(field))
    };
    match (input.after_id, input.parent_id) {
        (Some(after), _) => behind(after, "after_id"),
        (None, Some(parent)) => behind(parent, "parent_id"),
        (None, None) => Ok(draft.rows.tasks.len()),
    }
}
