//! The portfolio board.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    portfolio::{self, BalanceQuery, BoardView, BucketBalance, RegisterQuery},
};
use uuid::Uuid;

use crate::{guard::Caller, problem::Answer};

/// Running projects and pending requests with what can be laid along an axis.
#[utoipa::path(
    get, path = "/board", tag = "portfolio", params(RegisterQuery),
    responses((status = 200, body = BoardView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_board(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<RegisterQuery>,
) -> Answer<Json<BoardView>> {
    Ok(Json(portfolio::portfolio_board(&app, &caller, &query).await?))
}

/// Strategic buckets of a portfolio: which share of the money is wanted in each, and which is there.
#[utoipa::path(
    get, path = "/portfolios/{id}/bucket_balance", tag = "portfolio", params(("id" = Uuid, Path), BalanceQuery),
    responses((status = 200, body = BucketBalance)),
    extensions(("x-permission" = json!("portfolio.view")))
)]
pub(super) async fn get_bucket_balance(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<BalanceQuery>,
) -> Answer<Json<BucketBalance>> {
    Ok(Json(portfolio::bucket_balance(&app, &caller, id, &query).await?))
}
