//! Objectives, their key results, and what those were at.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    shape::{Listed, PageQuery},
    strategy::{
        self, AlignedSubject, CheckInView, KeyResultView, NewCheckIn, NewKeyResult, NewObjective,
        ObjectiveView, PatchKeyResult, PatchObjective,
    },
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// The tree of objectives: each is followed by those below it. Always whole.
#[utoipa::path(
    get, path = "/objectives", tag = "strategy",
    responses((status = 200, body = Listed<ObjectiveView>)),
    extensions(("x-permission" = json!("strategy.view")))
)]
pub(super) async fn list_objectives(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<ObjectiveView>>> {
    Ok(Json(strategy::objectives(&app, &caller).await?))
}

/// Add an objective behind its siblings.
#[utoipa::path(
    post, path = "/objectives", tag = "strategy",
    responses((status = 201, body = ObjectiveView)),
    extensions(("x-permission" = json!("strategy.edit")))
)]
pub(super) async fn create_objective(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewObjective>,
) -> Answer<Noun<ObjectiveView>> {
    let view = strategy::create_objective(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Change an objective, or move it with everything below it.
#[utoipa::path(
    patch, path = "/objectives/{id}", tag = "strategy", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ObjectiveView)),
    extensions(("x-permission" = json!("strategy.edit")))
)]
pub(super) async fn patch_objective(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchObjective>,
) -> Answer<Noun<ObjectiveView>> {
    let view = strategy::update_objective(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove an objective with its key results.
#[utoipa::path(
    delete, path = "/objectives/{id}", tag = "strategy", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("strategy.edit")))
)]
pub(super) async fn delete_objective(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    strategy::delete_objective(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What adds to an objective, largest share first.
#[utoipa::path(
    get, path = "/objectives/{id}/aligned", tag = "strategy", params(("id" = Uuid, Path), PageQuery),
    responses((status = 200, body = Listed<AlignedSubject>)),
    extensions(("x-permission" = json!("strategy.view")))
)]
pub(super) async fn list_aligned_to_objective(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<AlignedSubject>>> {
    Ok(Json(strategy::aligned_to_objective(&app, &caller, id, &page).await?))
}

/// Add a key result to an objective.
#[utoipa::path(
    post, path = "/objectives/{id}/key_results", tag = "strategy", params(("id" = Uuid, Path)),
    responses((status = 201, body = KeyResultView)),
    extensions(("x-permission" = json!("strategy.edit")))
)]
pub(super) async fn create_key_result(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewKeyResult>,
) -> Answer<Noun<KeyResultView>> {
    let view = strategy::create_key_result(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Change a key result.
#[utoipa::path(
    patch, path = "/key_results/{id}", tag = "strategy", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = KeyResultView)),
    extensions(("x-permission" = json!("strategy.edit")))
)]
pub(super) async fn patch_key_result(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchKeyResult>,
) -> Answer<Noun<KeyResultView>> {
    let view = strategy::update_key_result(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a key result with its history.
#[utoipa::path(
    delete, path = "/key_results/{id}", tag = "strategy", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("strategy.edit")))
)]
pub(super) async fn delete_key_result(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    strategy::delete_key_result(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a key result was at, newest first.
#[utoipa::path(
    get, path = "/key_results/{id}/check_ins", tag = "strategy", params(("id" = Uuid, Path), PageQuery),
    responses((status = 200, body = Listed<CheckInView>)),
    extensions(("x-permission" = json!("strategy.view")))
)]
pub(super) async fn list_check_ins(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<CheckInView>>> {
    Ok(Json(strategy::check_ins(&app, &caller, id, &page).await?))
}

/// Say where a key result is; answers the key result.
#[utoipa::path(
    post, path = "/key_results/{id}/check_ins", tag = "strategy", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 201, body = KeyResultView)),
    extensions(("x-permission" = json!("strategy.view")))
)]
pub(super) async fn create_check_in(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<NewCheckIn>,
) -> Answer<Noun<KeyResultView>> {
    let view = strategy::check_in(&app, &caller, id, version, &input).await?;
    Ok(Noun::created(view.version, view))
}
