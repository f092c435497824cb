//! Dependencies.

use axum::{
    Json,
    extract::{Path, State},
};
use steerco_app::{
    App,
    plan::{self, DependencyChanged, DependencyView, EffectOnly, NewDependency, PatchDependency},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Link two tasks.
#[utoipa::path(
    post, path = "/projects/{id}/dependencies", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 201, body = DependencyChanged)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn create_dependency(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewDependency>,
) -> Answer<Noun<DependencyChanged>> {
    let view = plan::create_dependency(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.dependency.version, view))
}

/// One dependency.
#[utoipa::path(
    get, path = "/dependencies/{id}", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = DependencyView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_dependency(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<DependencyView>> {
    let view = plan::dependency(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a dependency.
#[utoipa::path(
    patch, path = "/dependencies/{id}", tag = "plan", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = DependencyChanged)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn patch_dependency(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchDependency>,
) -> Answer<Noun<DependencyChanged>> {
    let view = plan::update_dependency(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.dependency.version, view))
}

/// Unlink two tasks.
#[utoipa::path(
    delete, path = "/dependencies/{id}", tag = "plan", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = EffectOnly)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn delete_dependency(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Json<EffectOnly>> {
    Ok(Json(plan::delete_dependency(&app, &caller, id, version).await?))
}
