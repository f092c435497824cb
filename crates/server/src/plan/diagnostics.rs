//! What is remarkable about a plan: the engine's findings and the DCMA assessment.

use axum::{
    Json,
    extract::{Path, State},
};
use steerco_app::{
    App,
    plan::{self, CheckView, DiagnosticView},
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

/// The DCMA 14-point assessment of a plan.
#[utoipa::path(
    get, path = "/projects/{id}/checks", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<CheckView>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_checks(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<CheckView>>> {
    Ok(Json(plan::checks(&app, &caller, id).await?))
}
