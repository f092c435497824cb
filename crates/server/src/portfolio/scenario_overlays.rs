//! Scenarios as overlays on live: their items, who works on them, comparing, committing and applying them.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    portfolio::{
        self, ApplicationPreview, ApplicationView, ApplyScenario, CommitQuery, CommitScenario,
        CompareQuery, LivePortfolio, LiveQuery, MovedItem, OverlayChanged, OverlayComparison,
        OverlayView, PatchScenarioItem, PutScenarioMembers, ScenarioCommitView, ScenarioMemberView,
        TakeFromLive,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// A portfolio as it is live: dates, cost and work by month, worth, and what people have.
#[utoipa::path(
    get, path = "/live_figures", tag = "portfolio", params(LiveQuery),
    responses((status = 200, body = LivePortfolio)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn get_live_figures(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<LiveQuery>,
) -> Answer<Json<LivePortfolio>> {
    Ok(Json(portfolio::live_portfolio(&app, &caller, &query).await?))
}

/// A scenario as an overlay on live.
#[utoipa::path(
    get, path = "/scenarios/{id}/overlay", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = OverlayView)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn get_overlay(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<OverlayView>> {
    Ok(Json(portfolio::scenario_overlay(&app, &caller, id).await?))
}

/// Take projects and requests from live into a scenario.
#[utoipa::path(
    post, path = "/scenarios/{id}/items", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 201, body = OverlayView)),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn take_items(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<TakeFromLive>,
) -> Answer<(StatusCode, Json<OverlayView>)> {
    let view = portfolio::take_from_live(&app, &caller, id, &input).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// Override figures of an item.
#[utoipa::path(
    patch, path = "/scenario_items/{id}", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = OverlayChanged)),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn patch_item(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchScenarioItem>,
) -> Answer<Noun<OverlayChanged>> {
    let view = portfolio::update_scenario_item(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.item.version, view))
}

/// Take an item out of its scenario; the project or request stays as it is.
#[utoipa::path(
    delete, path = "/scenario_items/{id}", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Taken out")),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn delete_item(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    portfolio::drop_scenario_item(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What of a scenario's projects and requests has moved since it was taken.
#[utoipa::path(
    get, path = "/scenarios/{id}/moved", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<MovedItem>)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn list_moved(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Vec<MovedItem>>> {
    Ok(Json(portfolio::moved_items(&app, &caller, id).await?))
}

/// Take the figures of all items anew.
#[utoipa::path(
    post, path = "/scenarios/{id}/refresh", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = OverlayView)),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn refresh_items(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<OverlayView>> {
    Ok(Json(portfolio::refresh_scenario(&app, &caller, id).await?))
}

/// Up to four scenarios side by side with live.
#[utoipa::path(
    get, path = "/scenario_comparison", tag = "portfolio", params(CompareQuery),
    responses((status = 200, body = OverlayComparison)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn get_comparison(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<CompareQuery>,
) -> Answer<Json<OverlayComparison>> {
    Ok(Json(portfolio::compare_scenarios(&app, &caller, &query).await?))
}

/// Who works on a scenario besides its owner.
#[utoipa::path(
    get, path = "/scenarios/{id}/members", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<ScenarioMemberView>)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn list_members(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Vec<ScenarioMemberView>>> {
    Ok(Json(portfolio::scenario_members(&app, &caller, id).await?))
}

/// Say who works on a scenario; for its owner.
#[utoipa::path(
    put, path = "/scenarios/{id}/members", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<ScenarioMemberView>)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn put_members(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<PutScenarioMembers>,
) -> Answer<Json<Vec<ScenarioMemberView>>> {
    Ok(Json(portfolio::put_scenario_members(&app, &caller, id, &input).await?))
}

/// Commit a scenario as the strategic baseline of its portfolio.
#[utoipa::path(
    post, path = "/scenarios/{id}/commits", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 201, body = ScenarioCommitView)),
    extensions(("x-permission" = json!("portfolio.manage")))
)]
pub(super) async fn create_commit(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<CommitScenario>,
) -> Answer<(StatusCode, Json<ScenarioCommitView>)> {
    let view = portfolio::commit_scenario(&app, &caller, id, &input).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// Strategic baselines of a portfolio, newest first.
#[utoipa::path(
    get, path = "/scenario_commits", tag = "portfolio", params(CommitQuery, PageQuery),
    responses((status = 200, body = Listed<ScenarioCommitView>)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn list_commits(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<CommitQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<ScenarioCommitView>>> {
    Ok(Json(portfolio::scenario_commits(&app, &caller, &query, &page).await?))
}

/// What carrying a scenario into its projects would do, item by item.
#[utoipa::path(
    get, path = "/scenarios/{id}/application_preview", tag = "portfolio",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ApplicationPreview)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn get_application_preview(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<ApplicationPreview>> {
    Ok(Json(portfolio::application_preview(&app, &caller, id).await?))
}

/// What of a scenario was carried into projects, newest first.
#[utoipa::path(
    get, path = "/scenarios/{id}/applications", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<ApplicationView>)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn list_applications(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Vec<ApplicationView>>> {
    Ok(Json(portfolio::applications(&app, &caller, id).await?))
}

/// Carry accepted items of a scenario into their projects.
#[utoipa::path(
    post, path = "/scenarios/{id}/applications", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 201, body = ApplicationView)),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn create_application(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<ApplyScenario>,
) -> Answer<(StatusCode, Json<ApplicationView>)> {
    let view = portfolio::apply_scenario(&app, &caller, id, &input).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// Take back what of a scenario was carried into projects last.
#[utoipa::path(
    post, path = "/scenarios/{id}/applications/undo", tag = "portfolio",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ApplicationView)),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn undo_application(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<ApplicationView>> {
    Ok(Json(portfolio::undo_application(&app, &caller, id).await?))
}
