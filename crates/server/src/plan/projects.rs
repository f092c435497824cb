//! Projects.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    plan::{
        self, NewProject, PatchProject, ProjectChanged, ProjectListItem, ProjectQuery,
        ProjectTotalsView, ProjectView, PutListings,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Projects.
#[utoipa::path(
    get, path = "/projects", tag = "plan", params(ProjectQuery, PageQuery),
    responses((status = 200, body = Listed<ProjectListItem>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_projects(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ProjectQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<ProjectListItem>>> {
    Ok(Json(plan::projects(&app, &caller, &query, &page).await?))
}

/// What all projects that pass come to, whatever page is shown.
#[utoipa::path(
    get, path = "/projects/totals", tag = "plan", params(ProjectQuery, PageQuery),
    responses((status = 200, body = ProjectTotalsView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_project_totals(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ProjectQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<ProjectTotalsView>> {
    Ok(Json(plan::project_totals(&app, &caller, &query, page.search()).await?))
}

/// Add a project.
#[utoipa::path(
    post, path = "/projects", tag = "plan", responses((status = 201, body = ProjectView)),
    extensions(("x-permission" = json!("project.create")))
)]
pub(super) async fn create_project(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewProject>,
) -> Answer<Noun<ProjectView>> {
    let view = plan::create_project(&app, &caller, &input).await?;
    Ok(Noun::created(view.item.version, view))
}

/// One project.
#[utoipa::path(
    get, path = "/projects/{id}", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = ProjectView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_project(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<ProjectView>> {
    let view = plan::project(&app, &caller, id).await?;
    Ok(Noun::found(view.item.version, view))
}

/// Change a project.
#[utoipa::path(
    patch, path = "/projects/{id}", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ProjectChanged)),
    extensions(("x-permission" = json!("project.manage")))
)]
pub(super) async fn patch_project(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchProject>,
) -> Answer<Noun<ProjectChanged>> {
    let view = plan::update_project(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.project.item.version, view))
}

/// List a project in further portfolios, all of them. It counts in the portfolio where it is at home only.
/// Listing it in a portfolio also needs project.create there.
#[utoipa::path(
    put, path = "/projects/{id}/listings", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = ProjectView)),
    extensions(("x-permission" = json!("project.manage")))
)]
pub(super) async fn put_listings(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<PutListings>,
) -> Answer<Noun<ProjectView>> {
    let view = plan::put_listings(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.item.version, view))
}

/// Remove a project.
#[utoipa::path(
    delete, path = "/projects/{id}", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("project.manage")))
)]
pub(super) async fn delete_project(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    plan::delete_project(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
