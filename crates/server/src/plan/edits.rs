//! Edits of plans: making them, taking them back, their history.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    plan::{self, EditAnswer, EditQuery, EditState, EditView, NewEdit, StepInput},
    shape::Listed,
};
use uuid::Uuid;

use crate::{guard::Caller, problem::Answer};

/// Edits of a plan, newest first.
#[utoipa::path(
    get, path = "/projects/{id}/edits", tag = "plan", params(("id" = Uuid, Path), EditQuery),
    responses((status = 200, body = Listed<EditView>)),
    extensions(("x-permission" = json!("change.view")))
)]
pub(super) async fn list_edits(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<EditQuery>,
) -> Answer<Json<Listed<EditView>>> {
    Ok(Json(plan::edits(&app, &caller, id, &query).await?))
}

/// Change a plan, or look at what changes would do.
#[utoipa::path(
    post, path = "/projects/{id}/edits", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = EditAnswer)),
    extensions(("x-permission" = json!("progress.report_own")))
)]
pub(super) async fn create_edit(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewEdit>,
) -> Answer<Json<EditAnswer>> {
    Ok(Json(plan::edit(&app, &caller, id, &input).await?))
}

/// What you can take back and bring again.
#[utoipa::path(
    get, path = "/projects/{id}/edit_state", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = EditState)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_edit_state(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<EditState>> {
    Ok(Json(plan::edit_state(&app, &caller, id).await?))
}

/// Take your newest edit back.
#[utoipa::path(
    post, path = "/projects/{id}/undo", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = EditAnswer)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn undo(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<StepInput>,
) -> Answer<Json<EditAnswer>> {
    Ok(Json(plan::undo(&app, &caller, id, &input).await?))
}

/// Bring the edit again that you took back last.
#[utoipa::path(
    post, path = "/projects/{id}/redo", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = EditAnswer)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn redo(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<StepInput>,
) -> Answer<Json<EditAnswer>> {
    Ok(Json(plan::redo(&app, &caller, id, &input).await?))
}

/// Take one particular edit back, whoever made it.
#[utoipa::path(
    post, path = "/edits/{id}/undo", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = EditAnswer)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn undo_edit(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<EditAnswer>> {
    Ok(Json(plan::undo_edit(&app, &caller, id).await?))
}
