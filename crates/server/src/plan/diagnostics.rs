//! Diagnostics.

use axum::{
    Json,
    extract::{Path, State},
};
use steerco_app::{
    App,
    plan::{self, DiagnosticView},
    shape::Listed,
};
use uuid::Uuid;

use crate::{guard::Caller, problem::Answer};

/// What the engine found remarkable in a plan.
#[utoipa::path(
    get, path = "/projects/{id}/diagnostics", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<DiagnosticView>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_diagnostics(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<DiagnosticView>>> {
    Ok(Json(plan::diagnostics(&app, &caller, id).await?))
}
