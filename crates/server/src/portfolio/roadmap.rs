//! The roadmap.

use axum::{
    Json,
    extract::{Query, State},
};
use steerco_app::{
    App,
    portfolio::{self, RoadmapQuery, RoadmapView},
};

use crate::{guard::Caller, problem::Answer};

/// Running projects in time, with milestones, links and what they are compared with.
#[utoipa::path(
    get, path = "/roadmap", tag = "portfolio", params(RoadmapQuery),
    responses((status = 200, body = RoadmapView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_roadmap(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<RoadmapQuery>,
) -> Answer<Json<RoadmapView>> {
    Ok(Json(portfolio::roadmap(&app, &caller, &query).await?))
}
