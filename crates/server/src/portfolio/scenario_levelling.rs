//! Levelling inside a scenario: later starts with which its roles suffice.

use axum::{
    Json,
    extract::{Path, State},
};
use steerco_app::{
    App,
    portfolio::{self, AcceptScenarioLevelling, OverlayView, ScenarioLevelling},
};
use uuid::Uuid;

use crate::{guard::Caller, problem::Answer};

/// What levelling would do to the projects of a scenario; nothing is changed.
#[utoipa::path(
    get, path = "/scenarios/{id}/levelling", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = ScenarioLevelling)),
    extensions(("x-permission" = json!("scenario.view")))
)]
pub(super) async fn get_scenario_levelling(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<ScenarioLevelling>> {
    Ok(Json(portfolio::level_scenario(&app, &caller, id).await?))
}

/// Makes what is taken of it start shifts of the scenario's items; no plan is touched.
#[utoipa::path(
    post, path = "/scenarios/{id}/levelling", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = OverlayView)),
    extensions(("x-permission" = json!("scenario.edit")))
)]
pub(super) async fn accept_scenario_levelling(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<AcceptScenarioLevelling>,
) -> Answer<Json<OverlayView>> {
    Ok(Json(portfolio::accept_scenario_levelling(&app, &caller, id, &input).await?))
}
