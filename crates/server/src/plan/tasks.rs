//! Tasks.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    plan::{
        self, EffectOnly, NewTask, PatchTask, TaskChanged, TaskListItem, TaskQuery, TaskTotals,
        TaskView, Why,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Tasks of a project.
#[utoipa::path(
    get, path = "/projects/{id}/tasks", tag = "plan", params(("id" = Uuid, Path), TaskQuery, PageQuery),
    responses((status = 200, body = Listed<TaskListItem>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_project_tasks(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<TaskQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<TaskListItem>>> {
    let query = TaskQuery { project_id: Some(id), ..query };
    Ok(Json(plan::tasks(&app, &caller, &query, &page).await?))
}

/// Add a task.
#[utoipa::path(
    post, path = "/projects/{id}/tasks", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 201, body = TaskChanged)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn create_task(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewTask>,
) -> Answer<Noun<TaskChanged>> {
    let view = plan::create_task(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.task.version, view))
}

/// Tasks of all projects.
#[utoipa::path(
    get, path = "/tasks", tag = "plan", params(TaskQuery, PageQuery),
    responses((status = 200, body = Listed<TaskListItem>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_tasks(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<TaskQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<TaskListItem>>> {
    Ok(Json(plan::tasks(&app, &caller, &query, &page).await?))
}

/// What all tasks that pass come to, whatever page is shown.
#[utoipa::path(
    get, path = "/tasks/totals", tag = "plan", params(TaskQuery, PageQuery),
    responses((status = 200, body = TaskTotals)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_task_totals(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<TaskQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<TaskTotals>> {
    Ok(Json(plan::task_totals(&app, &caller, &query, page.search()).await?))
}

/// One task.
#[utoipa::path(
    get, path = "/tasks/{id}", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = TaskView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_task(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<TaskView>> {
    let view = std::sync::Arc::unwrap_or_clone(plan::task(&app, &caller, id).await?);
    Ok(Noun::found(view.version, view))
}

/// Change a task.
#[utoipa::path(
    patch, path = "/tasks/{id}", tag = "plan", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = TaskChanged)),
    extensions(("x-permission" = json!("progress.report_own")))
)]
pub(super) async fn patch_task(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchTask>,
) -> Answer<Noun<TaskChanged>> {
    let view = plan::update_task(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.task.version, view))
}

/// Remove a task with all below it.
#[utoipa::path(
    delete, path = "/tasks/{id}", tag = "plan", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = EffectOnly)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn delete_task(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Json<EffectOnly>> {
    Ok(Json(plan::delete_task(&app, &caller, id, version).await?))
}

/// Why a task is on its date.
#[utoipa::path(
    get, path = "/tasks/{id}/why", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = Why)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_why(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Why>> {
    Ok(Json(plan::why(&app, &caller, id).await?))
}
