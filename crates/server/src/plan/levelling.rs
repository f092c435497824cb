//! What levelling would do to a plan. What is taken of it is an edit.

use axum::{
    Json,
    extract::{Path, State},
};
use steerco_app::{
    App,
    plan::{self, LevelPlan, Levelling},
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
