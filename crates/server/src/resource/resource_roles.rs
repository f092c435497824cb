//! Roles of people.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{self, NewResourceRole, PatchResourceRole, ResourceRoleView},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Roles of a person.
#[utoipa::path(
    get, path = "/resources/{id}/roles", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<ResourceRoleView>)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn list_resource_roles(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<ResourceRoleView>>> {
    Ok(Json(resource::resource_roles(&app, &caller, id).await?))
}

/// Give a person a role; shares are at most 100 % on each day.
#[utoipa::path(
    post, path = "/resources/{id}/roles", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 201, body = ResourceRoleView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn create_resource_role(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewResourceRole>,
) -> Answer<Noun<ResourceRoleView>> {
    let view = resource::add_resource_role(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Change days or share of a role.
#[utoipa::path(
    patch, path = "/resource_roles/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ResourceRoleView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn patch_resource_role(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchResourceRole>,
) -> Answer<Noun<ResourceRoleView>> {
    let view = resource::update_resource_role(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Take a role from a person as if they had never had it.
#[utoipa::path(
    delete, path = "/resource_roles/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn delete_resource_role(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_resource_role(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
