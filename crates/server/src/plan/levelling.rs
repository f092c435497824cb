//! What levelling would do to a plan, or to projects that share people. What is taken of it is an edit.

use axum::{
    Json,
    extract::{Path, State},
};
use steerco_app::{
    App,
    plan::{
        self, AcceptLevelling, LevelPlan, LevelProjects, Levelling, LevellingAccepted,
        LevellingOfProjects, UndoLevelling,
    },
};
use uuid::Uuid;

use crate::{guard::Caller, problem::Answer};

/// What levelling would do to a plan; nothing is changed.
#[utoipa::path(
    post, path = "/projects/{id}/levelling", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = Levelling)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn level_plan(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<LevelPlan>,
) -> Answer<Json<Levelling>> {
    Ok(Json(plan::level_plan(&app, &caller, id, &input).await?))
}

/// What levelling would do to projects that share people; nothing is changed. Projects whose plans the
/// caller may not edit are named and stay as they are.
#[utoipa::path(
    post, path = "/levelling", tag = "plan", responses((status = 200, body = LevellingOfProjects)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn level_projects(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<LevelProjects>,
) -> Answer<Json<LevellingOfProjects>> {
    Ok(Json(plan::level_projects(&app, &caller, &input).await?))
}

/// Makes what is taken of such a levelling real: one edit per project, all of them or none.
#[utoipa::path(
    post, path = "/levelling/accept", tag = "plan", responses((status = 200, body = LevellingAccepted)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn accept_levelling(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<AcceptLevelling>,
) -> Answer<Json<LevellingAccepted>> {
    Ok(Json(plan::accept_levelling(&app, &caller, &input).await?))
}

/// Takes an accepted levelling back in all of its projects, or in none.
#[utoipa::path(
    post, path = "/levelling/undo", tag = "plan", responses((status = 200, body = LevellingAccepted)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn undo_levelling(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<UndoLevelling>,
) -> Answer<Json<LevellingAccepted>> {
    Ok(Json(plan::undo_levelling(&app, &caller, &input).await?))
}
