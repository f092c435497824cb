//! Places where people work.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{self, LocationView, NewLocation, PatchLocation},
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Locations.
#[utoipa::path(
    get, path = "/locations", tag = "resource", params(PageQuery),
    responses((status = 200, body = Listed<LocationView>)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn list_locations(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<LocationView>>> {
    Ok(Json(resource::locations(&app, &caller, &page).await?))
}

/// Add a location.
#[utoipa::path(
    post, path = "/locations", tag = "resource", responses((status = 201, body = LocationView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn create_location(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewLocation>,
) -> Answer<Noun<LocationView>> {
    let view = resource::create_location(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Change a location.
#[utoipa::path(
    patch, path = "/locations/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = LocationView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn patch_location(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchLocation>,
) -> Answer<Noun<LocationView>> {
    let view = resource::update_location(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a location.
#[utoipa::path(
    delete, path = "/locations/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn delete_location(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_location(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
