//! People who can sign in.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    access::{self, NewUser, PatchUser, UserQuery, UserView},
    shape::{Listed, PageQuery, Reference},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Users.
#[utoipa::path(
    get, path = "/users", tag = "access", params(UserQuery, PageQuery),
    responses((status = 200, body = Listed<UserView>)),
    extensions(("x-permission" = json!("user.view")))
)]
pub(super) async fn list_users(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<UserQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<UserView>>> {
    Ok(Json(access::users(&app, &caller, &query, &page).await?))
}

/// Names of those who can sign in, by two letters or more; at most twenty.
#[utoipa::path(
    get, path = "/directory", tag = "access", params(PageQuery),
    responses((status = 200, body = Listed<Reference>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_directory(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<Reference>>> {
    Ok(Json(access::directory(&app, &caller, &page).await?))
}

/// Add a user.
#[utoipa::path(
    post, path = "/users", tag = "access", responses((status = 201, body = UserView)),
    extensions(("x-permission" = json!("user.manage")))
)]
pub(super) async fn create_user(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewUser>,
) -> Answer<Noun<UserView>> {
    let view = access::create_user(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One user.
#[utoipa::path(
    get, path = "/users/{id}", tag = "access", params(("id" = Uuid, Path)),
    responses((status = 200, body = UserView)),
    extensions(("x-permission" = json!("user.view")))
)]
pub(super) async fn get_user(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<UserView>> {
    let view = access::user(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a user.
#[utoipa::path(
    patch, path = "/users/{id}", tag = "access",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = UserView)),
    extensions(("x-permission" = json!("user.manage")))
)]
pub(super) async fn patch_user(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchUser>,
) -> Answer<Noun<UserView>> {
    let view = access::update_user(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}
