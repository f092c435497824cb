//! Skills of people.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{self, ExpiringQuery, NewResourceSkill, PatchResourceSkill, ResourceSkillView},
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Skills of a person, the best first.
#[utoipa::path(
    get, path = "/resources/{id}/skills", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<ResourceSkillView>)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn list_resource_skills(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<ResourceSkillView>>> {
    Ok(Json(resource::resource_skills(&app, &caller, id).await?))
}

/// Give a person a skill.
#[utoipa::path(
    post, path = "/resources/{id}/skills", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 201, body = ResourceSkillView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn create_resource_skill(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewResourceSkill>,
) -> Answer<Noun<ResourceSkillView>> {
    let view = resource::add_resource_skill(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Change what is said of a skill of a person.
#[utoipa::path(
    patch, path = "/resource_skills/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ResourceSkillView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn patch_resource_skill(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchResourceSkill>,
) -> Answer<Noun<ResourceSkillView>> {
    let view = resource::update_resource_skill(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Take a skill from a person.
#[utoipa::path(
    delete, path = "/resource_skills/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn delete_resource_skill(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_resource_skill(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Skills of the caller.
#[utoipa::path(
    get, path = "/me/skills", tag = "resource",
    responses((status = 200, body = Listed<ResourceSkillView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_my_skills(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<ResourceSkillView>>> {
    Ok(Json(resource::my_skills(&app, &caller).await?))
}

/// Rate a skill of one's own.
#[utoipa::path(
    post, path = "/me/skills", tag = "resource",
    responses((status = 200, body = ResourceSkillView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn rate_my_skill(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewResourceSkill>,
) -> Answer<Noun<ResourceSkillView>> {
    let view = resource::rate_my_skill(&app, &caller, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Skills that expire soon or have expired.
#[utoipa::path(
    get, path = "/expiring_skills", tag = "resource", params(ExpiringQuery, PageQuery),
    responses((status = 200, body = Listed<ResourceSkillView>)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn list_expiring_skills(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ExpiringQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<ResourceSkillView>>> {
    Ok(Json(resource::expiring_skills(&app, &caller, &query, &page).await?))
}
