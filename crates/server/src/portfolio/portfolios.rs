//! Portfolios.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    portfolio::{self, NewPortfolio, PatchPortfolio, PortfolioView},
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Portfolios.
#[utoipa::path(
    get, path = "/portfolios", tag = "portfolio", params(PageQuery),
    responses((status = 200, body = Listed<PortfolioView>)),
    extensions(("x-permission" = json!("portfolio.view")))
)]
pub(super) async fn list_portfolios(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<PortfolioView>>> {
    Ok(Json(portfolio::portfolios(&app, &caller, &page).await?))
}

/// Add a portfolio.
#[utoipa::path(
    post, path = "/portfolios", tag = "portfolio", responses((status = 201, body = PortfolioView)),
    extensions(("x-permission" = json!("portfolio.manage")))
)]
pub(super) async fn create_portfolio(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewPortfolio>,
) -> Answer<Noun<PortfolioView>> {
    let view = portfolio::create_portfolio(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One portfolio.
#[utoipa::path(
    get, path = "/portfolios/{id}", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = PortfolioView)),
    extensions(("x-permission" = json!("portfolio.view")))
)]
pub(super) async fn get_portfolio(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<PortfolioView>> {
    let view = portfolio::portfolio(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a portfolio.
#[utoipa::path(
    patch, path = "/portfolios/{id}", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = PortfolioView)),
    extensions(("x-permission" = json!("portfolio.manage")))
)]
pub(super) async fn patch_portfolio(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchPortfolio>,
) -> Answer<Noun<PortfolioView>> {
    let view = portfolio::update_portfolio(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a portfolio.
#[utoipa::path(
    delete, path = "/portfolios/{id}", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("portfolio.manage")))
)]
pub(super) async fn delete_portfolio(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    portfolio::delete_portfolio(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
