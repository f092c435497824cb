//! What the numbers of whole lists come to, whatever page of them is shown.

use serde::Serialize;
use utoipa::ToSchema;

use super::{ProjectQuery, TaskQuery, projects, tasks};
use crate::{
    App, Outcome,
    access::Caller,
    organisation::{CustomValues, custom_totals},
};

/// What all projects of a list come to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProjectTotalsView {
    /// How many there are.
    pub projects: i64,
    /// Tasks, summaries included.
    pub task_count: i64,
    /// Open tasks behind their baseline.
    pub late_task_count: i64,
    /// Critical tasks.
    pub critical_task_count: i64,
    /// Sums of custom fields that hold numbers, by their code.
    #[schema(value_type = Object)]
    pub custom: CustomValues,
}

/// What all tasks of a list come to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaskTotals {
    /// Sums of custom fields that hold numbers, by their code.
    #[schema(value_type = Object)]
    pub custom: CustomValues,
}

/// What all projects of a list come to, whatever page is shown.
pub async fn project_totals(
    app: &App,
    caller: &Caller,
    query: &ProjectQuery,
    q: Option<String>,
) -> Outcome<ProjectTotalsView> {
    let reader = app.store.read();
    let filter = projects::asked(&reader, caller, query, q).await?;
    let totals = reader.project_totals(&filter).await?;
    let sums = reader.project_custom_totals(&filter).await?;
    Ok(ProjectTotalsView {
        projects: totals.projects,
        task_count: totals.task_count,
        late_task_count: totals.late_task_count,
        critical_task_count: totals.critical_task_count,
        custom: custom_totals(&reader, "project", sums).await?,
    })
}

/// What all tasks of a list come to, whatever page is shown.
pub async fn task_totals(
    app: &App,
    caller: &Caller,
    query: &TaskQuery,
    q: Option<String>,
) -> Outcome<TaskTotals> {
    let reader = app.store.read();
    let filter = tasks::asked(&reader, caller, query, q).await?;
    let sums = reader.task_custom_totals(&filter).await?;
    Ok(TaskTotals { custom: custom_totals(&reader, "task", sums).await? })
}
