//! Teams.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{self, NewTeam, PatchTeam, TeamView},
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Teams.
#[utoipa::path(
    get, path = "/teams", tag = "resource", params(PageQuery),
    responses((status = 200, body = Listed<TeamView>)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn list_teams(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<TeamView>>> {
    Ok(Json(resource::teams(&app, &caller, &page).await?))
}

/// Add a team.
#[utoipa::path(
    post, path = "/teams", tag = "resource", responses((status = 201, body = TeamView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn create_team(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewTeam>,
) -> Answer<Noun<TeamView>> {
    let view = resource::create_team(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One team.
#[utoipa::path(
    get, path = "/teams/{id}", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = TeamView)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn get_team(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<TeamView>> {
    let view = resource::team(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a team.
#[utoipa::path(
    patch, path = "/teams/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = TeamView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn patch_team(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchTeam>,
) -> Answer<Noun<TeamView>> {
    let view = resource::update_team(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a team.
#[utoipa::path(
    delete, path = "/teams/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn delete_team(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_team(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
