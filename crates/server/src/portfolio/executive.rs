//! A portfolio on one page.

use axum::{
    Json,
    extract::{Query, State},
};
use steerco_app::{
    App,
    portfolio::{self, ExecutiveQuery, ExecutiveView},
};

use crate::{guard::Caller, problem::Answer};

/// A portfolio on one page.
#[utoipa::path(
    get, path = "/executive", tag = "portfolio", params(ExecutiveQuery),
    responses((status = 200, body = ExecutiveView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_executive(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ExecutiveQuery>,
) -> Answer<Json<ExecutiveView>> {
    Ok(Json(portfolio::executive_view(&app, &caller, &query).await?))
}
