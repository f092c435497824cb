//! Who has which role where.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    access::{self, NewRoleGrant, RoleGrantQuery, RoleGrantView},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Grants.
#[utoipa::path(
    get, path = "/role_grants", tag = "access", params(RoleGrantQuery),
    responses((status = 200, body = Listed<RoleGrantView>)),
    extensions(("x-permission" = json!("role.view")))
)]
pub(super) async fn list_role_grants(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<RoleGrantQuery>,
) -> Answer<Json<Listed<RoleGrantView>>> {
    Ok(Json(access::role_grants(&app, &caller, &query).await?))
}

/// Give someone a role somewhere.
#[utoipa::path(
    post, path = "/role_grants", tag = "access",
    responses((status = 201, body = RoleGrantView)),
    extensions(("x-permission" = json!("role.manage")))
)]
pub(super) async fn create_role_grant(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewRoleGrant>,
) -> Answer<Noun<RoleGrantView>> {
    let view = access::grant_role(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Take a role away.
#[utoipa::path(
    delete, path = "/role_grants/{id}", tag = "access", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Take a role away")),
    extensions(("x-permission" = json!("role.manage")))
)]
pub(super) async fn delete_role_grant(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    access::delete_role_grant(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
