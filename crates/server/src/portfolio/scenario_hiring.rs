//! Whom to hire for a scenario.

use axum::{
    Json,
    extract::{Path, Query, State},
    response::Response,
};
use steerco_app::{
    App, portfolio,
    resource::{HiringFileQuery, HiringPlanView, HiringQuery},
};
use uuid::Uuid;

use crate::{download::as_download, guard::Caller, problem::Answer};

/// What the people of a scenario are missing for, month by month, and whom to hire for it.
#[utoipa::path(
    get, path = "/scenarios/{id}/hiring_plan", tag = "portfolio",
    params(("id" = Uuid, Path), HiringQuery),
    responses((status = 200, body = HiringPlanView)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn get_scenario_hiring_plan(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<HiringQuery>,
) -> Answer<Json<HiringPlanView>> {
    Ok(Json(portfolio::scenario_hiring_plan(&app, &caller, id, &query).await?))
}

/// The same as a file.
#[utoipa::path(
    get, path = "/scenarios/{id}/hiring_plan/file", tag = "portfolio",
    params(("id" = Uuid, Path), HiringQuery, HiringFileQuery),
    responses((
        status = 200, description = "The file", body = Vec<u8>,
        content_type = "application/octet-stream"
    )),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn get_scenario_hiring_file(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<HiringQuery>,
    Query(file): Query<HiringFileQuery>,
) -> Answer<Response> {
    Ok(as_download(portfolio::scenario_hiring_file(&app, &caller, id, &query, &file).await?))
}
