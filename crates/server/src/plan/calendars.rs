//! Calendars.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    plan::{self, CalendarChanged, CalendarQuery, CalendarView, NewCalendar, PatchCalendar},
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Calendars.
#[utoipa::path(
    get, path = "/calendars", tag = "plan", params(CalendarQuery, PageQuery),
    responses((status = 200, body = Listed<CalendarView>)),
    extensions(("x-permission" = json!("calendar.view")))
)]
pub(super) async fn list_calendars(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<CalendarQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<CalendarView>>> {
    Ok(Json(plan::calendars(&app, &caller, &query, &page).await?))
}

/// Add a calendar.
#[utoipa::path(
    post, path = "/calendars", tag = "plan", responses((status = 201, body = CalendarView)),
    extensions(("x-permission" = json!("calendar.manage")))
)]
pub(super) async fn create_calendar(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewCalendar>,
) -> Answer<Noun<CalendarView>> {
    let view = plan::create_calendar(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One calendar.
#[utoipa::path(
    get, path = "/calendars/{id}", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = CalendarView)),
    extensions(("x-permission" = json!("calendar.view")))
)]
pub(super) async fn get_calendar(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<CalendarView>> {
    let view = plan::calendar(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a calendar.
#[utoipa::path(
    patch, path = "/calendars/{id}", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = CalendarChanged)),
    extensions(("x-permission" = json!("calendar.manage")))
)]
pub(super) async fn patch_calendar(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchCalendar>,
) -> Answer<Noun<CalendarChanged>> {
    let view = plan::update_calendar(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.calendar.version, view))
}

/// Remove a calendar.
#[utoipa::path(
    delete, path = "/calendars/{id}", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("calendar.manage")))
)]
pub(super) async fn delete_calendar(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    plan::delete_calendar(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
