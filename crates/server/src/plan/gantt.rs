//! The Gantt chart's data.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    plan::{
        self, Gantt, GanttCalendar, GanttQuery, NewsQuery, OverloadQuery, Overloads, PersonQuery,
        PlanNews, ProgramGantt,
    },
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

/// What others' edits made of a plan since the version you have.
#[utoipa::path(
    get, path = "/projects/{id}/gantt/news", tag = "plan",
    params(("id" = Uuid, Path), NewsQuery),
    responses((status = 200, body = PlanNews)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_plan_news(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<NewsQuery>,
) -> Answer<Json<PlanNews>> {
    Ok(Json(plan::plan_news(&app, &caller, id, &query).await?))
}

/// People of a plan who are asked for more than they have.
#[utoipa::path(
    get, path = "/projects/{id}/overloads", tag = "plan",
    params(("id" = Uuid, Path), OverloadQuery),
    responses((status = 200, body = Overloads)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_overloads(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<OverloadQuery>,
) -> Answer<Json<Overloads>> {
    Ok(Json(plan::overloads(&app, &caller, id, &query).await?))
}

/// When a person of a plan works, for the chart's background.
#[utoipa::path(
    get, path = "/projects/{id}/working_time", tag = "plan",
    params(("id" = Uuid, Path), PersonQuery),
    responses((status = 200, body = GanttCalendar)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_working_time(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<PersonQuery>,
) -> Answer<Json<GanttCalendar>> {
    Ok(Json(plan::person_working_time(&app, &caller, id, &query).await?))
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
