//! Scenarios and the search for their best selections.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    portfolio::{
        self, NewScenario, PatchScenario, ScenarioAnswerView, ScenarioListItem, ScenarioView,
        SearchScenario,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Scenarios.
#[utoipa::path(
    get, path = "/scenarios", tag = "portfolio", params(PageQuery),
    responses((status = 200, body = Listed<ScenarioListItem>)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn list_scenarios(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<ScenarioListItem>>> {
    Ok(Json(portfolio::scenarios(&app, &caller, &page).await?))
}

/// Add a scenario, or a copy of one.
#[utoipa::path(
    post, path = "/scenarios", tag = "portfolio",
    responses((status = 201, body = ScenarioView)),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn create_scenario(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewScenario>,
) -> Answer<Noun<ScenarioView>> {
    let view = portfolio::create_scenario(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One scenario.
#[utoipa::path(
    get, path = "/scenarios/{id}", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = ScenarioView)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn get_scenario(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<ScenarioView>> {
    let view = portfolio::scenario(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a scenario.
#[utoipa::path(
    patch, path = "/scenarios/{id}", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ScenarioView)),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn patch_scenario(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchScenario>,
) -> Answer<Noun<ScenarioView>> {
    let view = portfolio::update_scenario(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a scenario with its answers.
#[utoipa::path(
    delete, path = "/scenarios/{id}", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn delete_scenario(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    portfolio::delete_scenario(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Begin to search for the best selection; ask for the answer to see how far it is.
#[utoipa::path(
    post, path = "/scenarios/{id}/searches", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 201, body = ScenarioAnswerView)),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn create_search(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<SearchScenario>,
) -> Answer<(StatusCode, Json<ScenarioAnswerView>)> {
    let view = portfolio::search_scenario(&app, &caller, id, &input).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// The newest answer, or how far the search for it is.
#[utoipa::path(
    get, path = "/scenarios/{id}/answer", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = ScenarioAnswerView)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn get_answer(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<ScenarioAnswerView>> {
    Ok(Json(portfolio::scenario_answer(&app, &caller, id).await?))
}

/// End a running search with what it has.
#[utoipa::path(
    post, path = "/scenarios/{id}/cancel", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = ScenarioAnswerView)),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn cancel_search(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<ScenarioAnswerView>> {
    Ok(Json(portfolio::cancel_search(&app, &caller, id).await?))
}
