//! Programs.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    portfolio::{self, NewProgram, PatchProgram, ProgramQuery, ProgramSummary, ProgramView},
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Programs.
#[utoipa::path(
    get, path = "/programs", tag = "portfolio", params(ProgramQuery, PageQuery),
    responses((status = 200, body = Listed<ProgramView>)),
    extensions(("x-permission" = json!("program.view")))
)]
pub(super) async fn list_programs(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ProgramQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<ProgramView>>> {
    Ok(Json(portfolio::programs(&app, &caller, &query, &page).await?))
}

/// Add a program.
#[utoipa::path(
    post, path = "/programs", tag = "portfolio", responses((status = 201, body = ProgramView)),
    extensions(("x-permission" = json!("program.manage")))
)]
pub(super) async fn create_program(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewProgram>,
) -> Answer<Noun<ProgramView>> {
    let view = portfolio::create_program(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One program.
#[utoipa::path(
    get, path = "/programs/{id}", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = ProgramView)),
    extensions(("x-permission" = json!("program.view")))
)]
pub(super) async fn get_program(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<ProgramView>> {
    let view = portfolio::program(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a program.
#[utoipa::path(
    patch, path = "/programs/{id}", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ProgramView)),
    extensions(("x-permission" = json!("program.manage")))
)]
pub(super) async fn patch_program(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchProgram>,
) -> Answer<Noun<ProgramView>> {
    let view = portfolio::update_program(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a program.
#[utoipa::path(
    delete, path = "/programs/{id}", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("program.manage")))
)]
pub(super) async fn delete_program(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    portfolio::delete_program(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the projects of a program come to.
#[utoipa::path(
    get, path = "/programs/{id}/summary", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = ProgramSummary)),
    extensions(("x-permission" = json!("program.view")))
)]
pub(super) async fn get_summary(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<ProgramSummary>> {
    Ok(Json(portfolio::program_summary(&app, &caller, id).await?))
}
