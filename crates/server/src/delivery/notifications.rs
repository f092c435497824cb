//! What concerns the person who asks.

use axum::{
    Json,
    extract::{Query, State},
};
use steerco_app::{
    App,
    delivery::{self, NotificationQuery, NotificationView, ReadNotifications, Unread},
    shape::{Listed, PageQuery},
};

use crate::{guard::Caller, problem::Answer};

/// What concerns you, newest first.
#[utoipa::path(
    get, path = "/me/notifications", tag = "delivery", params(NotificationQuery, PageQuery),
    responses((status = 200, body = Listed<NotificationView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_notifications(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<NotificationQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<NotificationView>>> {
    Ok(Json(delivery::notifications(&app, &caller, &query, &page).await?))
}

/// How much of it you have not read yet.
#[utoipa::path(
    get, path = "/me/notifications/unread", tag = "delivery",
    responses((status = 200, body = Unread)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn count_unread(State(app): State<App>, caller: Caller) -> Answer<Json<Unread>> {
    Ok(Json(delivery::unread_notifications(&app, &caller).await?))
}

/// Mark some or all as read.
#[utoipa::path(
    post, path = "/me/notifications/read", tag = "delivery",
    responses((status = 200, body = Unread)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn read_notifications(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<ReadNotifications>,
) -> Answer<Json<Unread>> {
    Ok(Json(delivery::read_notifications(&app, &caller, &input).await?))
}
