//! Copies of projects, templates, and tasks that stand for whole projects.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    plan::{
        self, BaselineComparison, ComparisonQuery, CopyProject, NewTemplate, ProjectListItem,
        ProjectView, SubProject, TaskChanged, TemplateMade,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Copy a project.
#[utoipa::path(
    post, path = "/projects/{id}/copy", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 201, body = ProjectView)),
    extensions(("x-permission" = json!("project.create")))
)]
pub(super) async fn copy_project(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<CopyProject>,
) -> Answer<Noun<ProjectView>> {
    let view = plan::copy_project(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.item.version, view))
}

/// Make a template of a project.
#[utoipa::path(
    post, path = "/projects/{id}/template", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 201, body = TemplateMade)),
    extensions(("x-permission" = json!("project.create")))
)]
pub(super) async fn create_template(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewTemplate>,
) -> Answer<Noun<TemplateMade>> {
    let view = plan::create_template(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.project.item.version, view))
}

/// Templates.
#[utoipa::path(
    get, path = "/templates", tag = "plan", params(PageQuery),
    responses((status = 200, body = Listed<ProjectListItem>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_templates(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<ProjectListItem>>> {
    Ok(Json(plan::templates(&app, &caller, &page).await?))
}

/// A project beside the template it was started from.
#[utoipa::path(
    get, path = "/projects/{id}/template_comparison", tag = "plan",
    params(("id" = Uuid, Path), ComparisonQuery),
    responses((status = 200, body = BaselineComparison)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn compare_template(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<ComparisonQuery>,
) -> Answer<Json<BaselineComparison>> {
    Ok(Json(plan::template_comparison(&app, &caller, id, &query).await?))
}

/// Let a task stand for a whole project, or for none any more.
#[utoipa::path(
    put, path = "/tasks/{id}/sub_project", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = TaskChanged)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn put_sub_project(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<SubProject>,
) -> Answer<Noun<TaskChanged>> {
    let view = plan::set_sub_project(&app, &caller, id, version, &input).await?;
    Ok(Noun::found(view.task.version, view))
}
