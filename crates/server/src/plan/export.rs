//! Plans as files.

use axum::{
    Json,
    extract::{Path, Query, State},
    response::Response,
};
use steerco_app::{
    App,
    plan::{self, ExportQuery, ExportReport},
};
use uuid::Uuid;

use crate::{download::as_download, guard::Caller, problem::Answer};

/// A plan as a file.
#[utoipa::path(
    get, path = "/projects/{id}/export", tag = "plan", params(("id" = Uuid, Path), ExportQuery),
    responses((
        status = 200,
        description = "The file; the header X-Steerco-Losses counts what it could not carry",
        body = Vec<u8>,
        content_type = "application/octet-stream"
    )),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn export_project(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<ExportQuery>,
) -> Answer<Response> {
    Ok(as_download(plan::export(&app, &caller, id, &query).await?))
}

/// What a file would not carry.
#[utoipa::path(
    get, path = "/projects/{id}/export_report", tag = "plan",
    params(("id" = Uuid, Path), ExportQuery),
    responses((status = 200, body = ExportReport)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_export_report(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<ExportQuery>,
) -> Answer<Json<ExportReport>> {
    Ok(Json(plan::export_report(&app, &caller, id, &query).await?))
}
