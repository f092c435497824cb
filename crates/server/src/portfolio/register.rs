//! Running projects and pending requests in one list.

use axum::{
    Json,
    extract::{Query, State},
};
use steerco_app::{
    App,
    portfolio::{self, RegisterItem, RegisterQuery},
    shape::{Listed, PageQuery},
};

use crate::{guard::Caller, problem::Answer};

/// Running projects and pending requests.
#[utoipa::path(
    get, path = "/register", tag = "portfolio", params(RegisterQuery, PageQuery),
    responses((status = 200, body = Listed<RegisterItem>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_register(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<RegisterQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<RegisterItem>>> {
    Ok(Json(portfolio::register(&app, &caller, &query, &page).await?))
}
