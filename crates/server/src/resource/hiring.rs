//! What people are missing for, and whom to hire.

use axum::{
    Json,
    extract::{Query, State},
    response::Response,
};
use steerco_app::{
    App,
    resource::{self, HiringFileQuery, HiringPlanView, HiringQuery},
};

use crate::{download::as_download, guard::Caller, problem::Answer};

/// What people are missing for today, month by month, and whom to hire for it.
#[utoipa::path(
    get, path = "/hiring_plan", tag = "resource", params(HiringQuery),
    responses((status = 200, body = HiringPlanView)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_hiring_plan(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HiringQuery>,
) -> Answer<Json<HiringPlanView>> {
    Ok(Json(resource::hiring_plan(&app, &caller, &query).await?))
}

/// The same as a file.
#[utoipa::path(
    get, path = "/hiring_plan/file", tag = "resource", params(HiringQuery, HiringFileQuery),
    responses((
        status = 200, description = "The file", body = Vec<u8>,
        content_type = "application/octet-stream"
    )),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_hiring_plan_file(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HiringQuery>,
    Query(file): Query<HiringFileQuery>,
) -> Answer<Response> {
    Ok(as_download(resource::hiring_plan_file(&app, &caller, &query, &file).await?))
}
