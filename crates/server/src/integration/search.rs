//! Search over everything.

use axum::{
    Json,
    extract::{Query, State},
};
use steerco_app::{
    App,
    integration::{self, Found, SearchQuery},
    shape::Listed,
};

use crate::{guard::Caller, problem::Answer};

/// Find projects, tasks, requests, people, portfolios, programs and decisions by name.
#[utoipa::path(
    get, path = "/search", tag = "integration", params(SearchQuery),
    responses((status = 200, body = Listed<Found>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn search(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<SearchQuery>,
) -> Answer<Json<Listed<Found>>> {
    Ok(Json(integration::search(&app, &caller, &query).await?))
}
