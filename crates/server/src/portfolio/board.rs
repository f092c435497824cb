//! The portfolio board.

use axum::{
    Json,
    extract::{Query, State},
};
use steerco_app::{
    App,
    portfolio::{self, BoardView, RegisterQuery},
};

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
