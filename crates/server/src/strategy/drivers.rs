//! Business drivers.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    shape::{Listed, PageQuery},
    strategy::{self, AlignedSubject, DriverQuery, DriverView, NewDriver, PatchDriver},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Drivers by name.
#[utoipa::path(
    get, path = "/drivers", tag = "strategy", params(DriverQuery, PageQuery),
    responses((status = 200, body = Listed<DriverView>)),
    extensions(("x-permission" = json!("strategy.view")))
)]
pub(super) async fn list_drivers(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<DriverQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<DriverView>>> {
    Ok(Json(strategy::drivers(&app, &caller, &query, &page).await?))
}

/// Add a driver.
#[utoipa::path(
    post, path = "/drivers", tag = "strategy",
    responses((status = 201, body = DriverView)),
    extensions(("x-permission" = json!("strategy.edit")))
)]
pub(super) async fn create_driver(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewDriver>,
) -> Answer<Noun<DriverView>> {
    let view = strategy::create_driver(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Change a driver.
#[utoipa::path(
    patch, path = "/drivers/{id}", tag = "strategy", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = DriverView)),
    extensions(("x-permission" = json!("strategy.edit")))
)]
pub(super) async fn patch_driver(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchDriver>,
) -> Answer<Noun<DriverView>> {
    let view = strategy::update_driver(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a driver that nothing is linked to.
#[utoipa::path(
    delete, path = "/drivers/{id}", tag = "strategy", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("strategy.edit")))
)]
pub(super) async fn delete_driver(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    strategy::delete_driver(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What adds to a driver, largest share first.
#[utoipa::path(
    get, path = "/drivers/{id}/aligned", tag = "strategy", params(("id" = Uuid, Path), PageQuery),
    responses((status = 200, body = Listed<AlignedSubject>)),
    extensions(("x-permission" = json!("strategy.view")))
)]
pub(super) async fn list_aligned_to_driver(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<AlignedSubject>>> {
    Ok(Json(strategy::aligned_to_driver(&app, &caller, id, &page).await?))
}
