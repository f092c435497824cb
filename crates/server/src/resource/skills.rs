//! What people can be able to do.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{self, NewSkill, PatchSkill, SkillQuery, SkillView},
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// What people can be able to do.
#[utoipa::path(
    get, path = "/skills", tag = "resource", params(SkillQuery, PageQuery),
    responses((status = 200, body = Listed<SkillView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_skills(
    State(app): State<App>,
    _: Caller,
    Query(query): Query<SkillQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<SkillView>>> {
    Ok(Json(resource::skills(&app, &query, &page).await?))
}

/// Add a skill.
#[utoipa::path(
    post, path = "/skills", tag = "resource", responses((status = 201, body = SkillView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn create_skill(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewSkill>,
) -> Answer<Noun<SkillView>> {
    let view = resource::create_skill(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Change a skill.
#[utoipa::path(
    patch, path = "/skills/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = SkillView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn patch_skill(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchSkill>,
) -> Answer<Noun<SkillView>> {
    let view = resource::update_skill(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a skill.
#[utoipa::path(
    delete, path = "/skills/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn delete_skill(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_skill(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
