//! What hours of people cost and are billed at.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{self, NewRate, PatchRate, RateView},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Rates of a resource.
#[utoipa::path(
    get, path = "/resources/{id}/rates", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<RateView>)),
    extensions(("x-permission" = json!("rate.view")))
)]
pub(super) async fn list_rates(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<RateView>>> {
    Ok(Json(resource::resource_rates(&app, &caller, id).await?))
}

/// Add a rate from a day on.
#[utoipa::path(
    post, path = "/resources/{id}/rates", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 201, body = RateView)),
    extensions(("x-permission" = json!("rate.manage")))
)]
pub(super) async fn create_rate(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewRate>,
) -> Answer<Noun<RateView>> {
    let view = resource::add_rate(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Correct a rate.
#[utoipa::path(
    patch, path = "/resource_rates/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = RateView)),
    extensions(("x-permission" = json!("rate.manage")))
)]
pub(super) async fn patch_rate(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchRate>,
) -> Answer<Noun<RateView>> {
    let view = resource::update_rate(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a rate.
#[utoipa::path(
    delete, path = "/resource_rates/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("rate.manage")))
)]
pub(super) async fn delete_rate(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_rate(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
