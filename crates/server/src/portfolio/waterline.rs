//! The ranked list of a scenario.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    portfolio::{self, WaterlineQuery, WaterlineView},
};
use uuid::Uuid;

use crate::{guard::Caller, problem::Answer};

/// The candidates of a scenario in order, with the line where money or people end.
#[utoipa::path(
    get, path = "/scenarios/{id}/waterline", tag = "portfolio",
    params(("id" = Uuid, Path), WaterlineQuery), responses((status = 200, body = WaterlineView)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn get_waterline(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<WaterlineQuery>,
) -> Answer<Json<WaterlineView>> {
    Ok(Json(portfolio::scenario_waterline(&app, &caller, id, &query).await?))
}
