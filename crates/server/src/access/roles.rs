//! Roles and the catalogue of permissions.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    access::{self, NewRole, PatchRole, Permission, RoleView},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// All roles.
#[utoipa::path(
    get, path = "/roles", tag = "access",
    responses((status = 200, body = Listed<RoleView>)),
    extensions(("x-permission" = json!("role.view")))
)]
pub(super) async fn list_roles(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<RoleView>>> {
    Ok(Json(access::roles(&app, &caller).await?))
}

/// Add a role.
#[utoipa::path(
    post, path = "/roles", tag = "access",
    responses((status = 201, body = RoleView)),
    extensions(("x-permission" = json!("role.manage")))
)]
pub(super) async fn create_role(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewRole>,
) -> Answer<Noun<RoleView>> {
    let view = access::create_role(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One role.
#[utoipa::path(
    get, path = "/roles/{id}", tag = "access", params(("id" = Uuid, Path)),
    responses((status = 200, body = RoleView)),
    extensions(("x-permission" = json!("role.view")))
)]
pub(super) async fn get_role(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<RoleView>> {
    let view = access::role(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a role.
#[utoipa::path(
    patch, path = "/roles/{id}", tag = "access", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = RoleView)),
    extensions(("x-permission" = json!("role.manage")))
)]
pub(super) async fn patch_role(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchRole>,
) -> Answer<Noun<RoleView>> {
    let view = access::update_role(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a role.
#[utoipa::path(
    delete, path = "/roles/{id}", tag = "access", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Remove a role")),
    extensions(("x-permission" = json!("role.manage")))
)]
pub(super) async fn delete_role(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    access::delete_role(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The catalogue of permissions.
#[utoipa::path(
    get, path = "/permissions", tag = "access",
    responses((status = 200, body = Listed<Permission>)),
    extensions(("x-permission" = json!("role.view")))
)]
pub(super) async fn list_permissions() -> Answer<Json<Listed<Permission>>> {
    Ok(Json(Listed::whole(access::permissions())))
}
