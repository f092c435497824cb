//! Plans as files.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use steerco_app::{
    App,
    plan::{self, ExportQuery, ExportReport},
};
use uuid::Uuid;

use crate::{guard::Caller, noun::LOSSES, problem::Answer};

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
    let file = plan::export(&app, &caller, id, &query).await?;
    let mut response = file.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.media_type));
    headers.insert(LOSSES, HeaderValue::from(file.losses));
    let name: String = file.file_name.chars().filter(char::is_ascii_graphic).collect();
    let disposition = format!("attachment; filename=\"{}\"", name.replace(['"', '\\'], ""));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    Ok(response)
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
