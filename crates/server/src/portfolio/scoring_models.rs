//! Scoring models, their rankings, and their weights from comparing in pairs.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    portfolio::{
        self, ComparisonView, NewComparison, NewScoringModel, OtherModelQuery, PatchScoringModel,
        RankSwap, RankedItem, RankingComparison, RankingQuery, ScoringModelQuery, ScoringModelView,
        ScoringTemplate, ScoringVersionView, SensitivityQuery,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Models to start from.
#[utoipa::path(
    get, path = "/scoring_templates", tag = "portfolio",
    responses((status = 200, body = Listed<ScoringTemplate>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_scoring_templates(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<ScoringTemplate>>> {
    Ok(Json(portfolio::scoring_templates(&app, &caller).await?))
}

/// Scoring models.
#[utoipa::path(
    get, path = "/scoring_models", tag = "portfolio", params(ScoringModelQuery, PageQuery),
    responses((status = 200, body = Listed<ScoringModelView>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_scoring_models(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ScoringModelQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<ScoringModelView>>> {
    Ok(Json(portfolio::scoring_models(&app, &caller, &query, &page).await?))
}

/// Add a scoring model.
#[utoipa::path(
    post, path = "/scoring_models", tag = "portfolio",
    responses((status = 201, body = ScoringModelView)),
    extensions(("x-permission" = json!("scoring.configure")))
)]
pub(super) async fn create_scoring_model(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewScoringModel>,
) -> Answer<Noun<ScoringModelView>> {
    let view = portfolio::create_scoring_model(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One scoring model.
#[utoipa::path(
    get, path = "/scoring_models/{id}", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = ScoringModelView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_scoring_model(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<ScoringModelView>> {
    let view = portfolio::scoring_model(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a scoring model; other criteria make a new version.
#[utoipa::path(
    patch, path = "/scoring_models/{id}", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ScoringModelView)),
    extensions(("x-permission" = json!("scoring.configure")))
)]
pub(super) async fn patch_scoring_model(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchScoringModel>,
) -> Answer<Noun<ScoringModelView>> {
    let view = portfolio::update_scoring_model(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a scoring model that nothing was assessed with.
#[utoipa::path(
    delete, path = "/scoring_models/{id}", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("scoring.configure")))
)]
pub(super) async fn delete_scoring_model(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    portfolio::delete_scoring_model(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a model said before, newest first.
#[utoipa::path(
    get, path = "/scoring_models/{id}/versions", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<ScoringVersionView>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_scoring_versions(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<ScoringVersionView>>> {
    Ok(Json(portfolio::scoring_versions(&app, &caller, id).await?))
}

/// Projects and pending requests by their scores, highest first.
#[utoipa::path(
    get, path = "/scoring_models/{id}/ranking", tag = "portfolio",
    params(("id" = Uuid, Path), RankingQuery, PageQuery),
    responses((status = 200, body = Listed<RankedItem>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_ranking(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<RankingQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<RankedItem>>> {
    Ok(Json(portfolio::ranking(&app, &caller, id, &query, &page).await?))
}

/// Two models side by side: ranks of what both have, and how alike they are.
#[utoipa::path(
    get, path = "/scoring_models/{id}/ranking_comparison", tag = "portfolio",
    params(("id" = Uuid, Path), OtherModelQuery),
    responses((status = 200, body = RankingComparison)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_ranking_comparison(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<OtherModelQuery>,
) -> Answer<Json<RankingComparison>> {
    Ok(Json(portfolio::ranking_comparison(&app, &caller, id, &query).await?))
}

/// How far a weight must move for neighbours of the ranking to change places.
#[utoipa::path(
    get, path = "/scoring_models/{id}/sensitivity", tag = "portfolio",
    params(("id" = Uuid, Path), SensitivityQuery),
    responses((status = 200, body = Listed<RankSwap>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_sensitivity(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<SensitivityQuery>,
) -> Answer<Json<Listed<RankSwap>>> {
    Ok(Json(portfolio::rank_sensitivity(&app, &caller, id, &query).await?))
}

/// What people say about the criteria in pairs; all of it together comes last.
#[utoipa::path(
    get, path = "/scoring_models/{id}/comparisons", tag = "portfolio",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<ComparisonView>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_comparisons(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<ComparisonView>>> {
    Ok(Json(portfolio::comparisons(&app, &caller, id).await?))
}

/// What would follow from judgements in pairs, without keeping them.
#[utoipa::path(
    post, path = "/scoring_models/{id}/comparison_preview", tag = "portfolio",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ComparisonView)),
    extensions(("x-permission" = json!("scoring.configure")))
)]
pub(super) async fn preview_comparison(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewComparison>,
) -> Answer<Json<ComparisonView>> {
    Ok(Json(portfolio::preview_comparison(&app, &caller, id, &input).await?))
}

/// Keep one's judgements in pairs in place of earlier ones.
#[utoipa::path(
    put, path = "/scoring_models/{id}/comparison", tag = "portfolio",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ComparisonView)),
    extensions(("x-permission" = json!("scoring.configure")))
)]
pub(super) async fn put_comparison(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewComparison>,
) -> Answer<Json<ComparisonView>> {
    Ok(Json(portfolio::put_comparison(&app, &caller, id, &input).await?))
}

/// Give a model the weights that all comparisons together come to.
#[utoipa::path(
    put, path = "/scoring_models/{id}/weights", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ScoringModelView)),
    extensions(("x-permission" = json!("scoring.configure")))
)]
pub(super) async fn put_weights(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Noun<ScoringModelView>> {
    let view = portfolio::weigh_by_comparisons(&app, &caller, id, version).await?;
    Ok(Noun::found(view.version, view))
}
