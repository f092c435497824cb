//! People, machines, materials and cost items.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{self, NewResource, PatchResource, ResourceQuery, ResourceView},
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Resources.
#[utoipa::path(
    get, path = "/resources", tag = "resource", params(ResourceQuery, PageQuery),
    responses((status = 200, body = Listed<ResourceView>)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn list_resources(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ResourceQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<ResourceView>>> {
    Ok(Json(resource::resources(&app, &caller, &query, &page).await?))
}

/// Add a resource.
#[utoipa::path(
    post, path = "/resources", tag = "resource", responses((status = 201, body = ResourceView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn create_resource(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewResource>,
) -> Answer<Noun<ResourceView>> {
    let view = resource::create_resource(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One resource.
#[utoipa::path(
    get, path = "/resources/{id}", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = ResourceView)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn get_resource(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<ResourceView>> {
    let view = resource::resource(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a resource.
#[utoipa::path(
    patch, path = "/resources/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ResourceView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn patch_resource(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchResource>,
) -> Answer<Noun<ResourceView>> {
    let view = resource::update_resource(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a resource.
#[utoipa::path(
    delete, path = "/resources/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn delete_resource(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_resource(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
