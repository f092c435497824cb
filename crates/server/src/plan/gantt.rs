//! The Gantt chart's data.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    plan::{self, Gantt, GanttQuery, ProgramGantt},
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

/// The projects of a program as one chart.
#[utoipa::path(
    get, path = "/programs/{id}/gantt", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = ProgramGantt)),
    extensions(("x-permission" = json!("program.view")))
)]
pub(super) async fn get_program_gantt(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<ProgramGantt>> {
    Ok(Json(plan::program_gantt(&app, &caller, id).await?))
}
