//! Roles that people work in.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{self, JobRoleQuery, JobRoleView, NewJobRole, PatchJobRole},
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Roles that people work in.
#[utoipa::path(
    get, path = "/job_roles", tag = "resource", params(JobRoleQuery, PageQuery),
    responses((status = 200, body = Listed<JobRoleView>)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn list_job_roles(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<JobRoleQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<JobRoleView>>> {
    Ok(Json(resource::job_roles(&app, &caller, &query, &page).await?))
}

/// Add a role.
#[utoipa::path(
    post, path = "/job_roles", tag = "resource", responses((status = 201, body = JobRoleView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn create_job_role(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewJobRole>,
) -> Answer<Noun<JobRoleView>> {
    let view = resource::create_job_role(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One role.
#[utoipa::path(
    get, path = "/job_roles/{id}", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = JobRoleView)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn get_job_role(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<JobRoleView>> {
    let view = resource::job_role(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a role.
#[utoipa::path(
    patch, path = "/job_roles/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = JobRoleView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn patch_job_role(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchJobRole>,
) -> Answer<Noun<JobRoleView>> {
    let view = resource::update_job_role(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a role.
#[utoipa::path(
    delete, path = "/job_roles/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn delete_job_role(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_job_role(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
