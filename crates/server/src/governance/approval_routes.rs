//! Routes of approval.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    governance::{self, NewRoute, PatchRoute, RouteView, SubjectKindView},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// What can be approved, and which of its fields name people.
#[utoipa::path(
    get, path = "/approval_subjects", tag = "governance",
    responses((status = 200, body = Listed<SubjectKindView>)),
    extensions(("x-permission" = json!("approval.configure")))
)]
pub(super) async fn list_subject_kinds(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<SubjectKindView>>> {
    let _ = app;
    Ok(Json(governance::subject_kinds(&caller)?))
}

/// Routes of approval, in the order in which they are tried.
#[utoipa::path(
    get, path = "/approval_routes", tag = "governance",
    responses((status = 200, body = Listed<RouteView>)),
    extensions(("x-permission" = json!("approval.configure")))
)]
pub(super) async fn list_approval_routes(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<RouteView>>> {
    Ok(Json(governance::approval_routes(&app, &caller).await?))
}

/// Add a route of approval.
#[utoipa::path(
    post, path = "/approval_routes", tag = "governance",
    responses((status = 201, body = RouteView)),
    extensions(("x-permission" = json!("approval.configure")))
)]
pub(super) async fn create_approval_route(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewRoute>,
) -> Answer<Noun<RouteView>> {
    let view = governance::create_approval_route(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One route of approval.
#[utoipa::path(
    get, path = "/approval_routes/{id}", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = RouteView)),
    extensions(("x-permission" = json!("approval.configure")))
)]
pub(super) async fn get_approval_route(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<RouteView>> {
    let view = governance::approval_route(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a route; approvals under way keep the steps they began with.
#[utoipa::path(
    patch, path = "/approval_routes/{id}", tag = "governance", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = RouteView)),
    extensions(("x-permission" = json!("approval.configure")))
)]
pub(super) async fn patch_approval_route(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchRoute>,
) -> Answer<Noun<RouteView>> {
    let view = governance::update_approval_route(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Delete a route; approvals that went along it stay.
#[utoipa::path(
    delete, path = "/approval_routes/{id}", tag = "governance", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("approval.configure")))
)]
pub(super) async fn delete_approval_route(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    governance::delete_approval_route(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
