//! What holds of people from which day.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{self, NewTerm, PatchTerm, TermView},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// What holds of a resource from which day.
#[utoipa::path(
    get, path = "/resources/{id}/terms", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<TermView>)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn list_terms(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<TermView>>> {
    Ok(Json(resource::resource_terms(&app, &caller, id).await?))
}

/// Add what changes from a day on; plans of the resource are computed anew when that matters.
#[utoipa::path(
    post, path = "/resources/{id}/terms", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 201, body = TermView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn create_term(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewTerm>,
) -> Answer<Noun<TermView>> {
    let view = resource::add_term(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Correct what holds from a day on.
#[utoipa::path(
    patch, path = "/resource_terms/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = TermView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn patch_term(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchTerm>,
) -> Answer<Noun<TermView>> {
    let view = resource::update_term(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove an entry; the one before it holds on.
#[utoipa::path(
    delete, path = "/resource_terms/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn delete_term(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_term(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
