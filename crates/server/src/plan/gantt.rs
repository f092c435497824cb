//! The Gantt chart's data.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    plan::{self, Gantt, GanttQuery},
};
use uuid::Uuid;

use crate::{guard::Caller, problem::Answer};

/// What the Gantt chart shows, as columns.
#[utoipa::path(
    get, path = "/projects/{id}/gantt", tag = "plan", params(("id" = Uuid, Path), GanttQuery),
    responses((status = 200, body = Gantt)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_gantt(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<GanttQuery>,
) -> Answer<Json<Gantt>> {
    Ok(Json(plan::gantt(&app, &caller, id, &query).await?))
}
