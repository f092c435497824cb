//! My schedule, and its feed for calendar programs.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::IntoResponse,
};
use steerco_app::{
    App,
    resource::{self, Schedule, ScheduleFeedView, ScheduleQuery},
};

use crate::{guard::Caller, problem::Answer};

/// What the caller does day by day.
#[utoipa::path(
    get, path = "/me/schedule", tag = "resource", params(ScheduleQuery),
    responses((status = 200, body = Schedule)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_my_schedule(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ScheduleQuery>,
) -> Answer<Json<Schedule>> {
    Ok(Json(resource::my_schedule(&app, &caller, &query).await?))
}

/// Whether the caller has a calendar feed.
#[utoipa::path(
    get, path = "/me/schedule_feed", tag = "resource",
    responses((status = 200, body = ScheduleFeedView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_schedule_feed(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<ScheduleFeedView>> {
    Ok(Json(resource::schedule_feed(&app, &caller).await?))
}

/// Make the caller's calendar feed; its secret address is told this once, and one before it is
/// revoked.
#[utoipa::path(
    post, path = "/me/schedule_feed", tag = "resource",
    responses((status = 201, body = ScheduleFeedView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_schedule_feed(
    State(app): State<App>,
    caller: Caller,
) -> Answer<(StatusCode, Json<ScheduleFeedView>)> {
    let view = resource::create_schedule_feed(&app, &caller).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// Revoke the caller's calendar feed.
#[utoipa::path(
    delete, path = "/me/schedule_feed", tag = "resource",
    responses((status = 204, description = "Revoked")),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn delete_schedule_feed(
    State(app): State<App>,
    caller: Caller,
) -> Answer<StatusCode> {
    resource::delete_schedule_feed(&app, &caller).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A schedule as iCalendar, for who has its secret address.
#[utoipa::path(
    get, path = "/schedule_feeds/{token}", tag = "resource", params(("token" = String, Path)),
    responses((
        status = 200, description = "The schedule", body = String, content_type = "text/calendar"
    )),
    extensions(("x-permission" = json!("public")))
)]
pub(super) async fn get_schedule_calendar(
    State(app): State<App>,
    Path(token): Path<String>,
) -> Answer<impl IntoResponse> {
    let text = resource::schedule_calendar(&app, &token).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text))
}
