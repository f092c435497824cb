//! Assignments.

use axum::{
    Json,
    extract::{Path, State},
};
use steerco_app::{
    App,
    plan::{self, AssignmentChanged, EffectOnly, NewAssignment, PatchAssignment},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Put someone on a task.
#[utoipa::path(
    post, path = "/tasks/{id}/assignments", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 201, body = AssignmentChanged)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn create_assignment(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewAssignment>,
) -> Answer<Noun<AssignmentChanged>> {
    let view = plan::create_assignment(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.assignment.version, view))
}

/// Change an assignment.
#[utoipa::path(
    patch, path = "/assignments/{id}", tag = "plan", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = AssignmentChanged)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn patch_assignment(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchAssignment>,
) -> Answer<Noun<AssignmentChanged>> {
    let view = plan::update_assignment(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.assignment.version, view))
}

/// Take someone off a task.
#[utoipa::path(
    delete, path = "/assignments/{id}", tag = "plan", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = EffectOnly)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn delete_assignment(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Json<EffectOnly>> {
    Ok(Json(plan::delete_assignment(&app, &caller, id, version).await?))
}
