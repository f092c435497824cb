//! A calendar day by day.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    plan::{self, CalendarDay, DaysQuery},
    shape::Listed,
};
use uuid::Uuid;

use crate::{guard::Caller, problem::Answer};

/// A calendar day by day.
#[utoipa::path(
    get, path = "/calendars/{id}/days", tag = "plan", params(("id" = Uuid, Path), DaysQuery),
    responses((status = 200, body = Listed<CalendarDay>)),
    extensions(("x-permission" = json!("calendar.view")))
)]
pub(super) async fn list_calendar_days(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<DaysQuery>,
) -> Answer<Json<Listed<CalendarDay>>> {
    Ok(Json(plan::calendar_days(&app, &caller, id, &query).await?))
}
