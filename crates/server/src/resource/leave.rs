//! Leave.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    governance::Answer,
    resource::{self, LeaveView, NewLeave},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer as Answered,
};

/// Leave of a resource.
#[utoipa::path(
    get, path = "/resources/{id}/leave", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<LeaveView>)),
    extensions(("x-permission" = json!("resource.view")))
)]
pub(super) async fn list_leave(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answered<Json<Listed<LeaveView>>> {
    Ok(Json(resource::leave(&app, &caller, id).await?))
}

/// Enter leave; plans of the resource are computed anew.
#[utoipa::path(
    post, path = "/resources/{id}/leave", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 201, body = LeaveView)),
    extensions(("x-permission" = json!("leave.manage")))
)]
pub(super) async fn create_leave(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewLeave>,
) -> Answered<Noun<LeaveView>> {
    let view = resource::add_leave(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Remove leave.
#[utoipa::path(
    delete, path = "/leave/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("leave.manage")))
)]
pub(super) async fn delete_leave(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answered<StatusCode> {
    resource::delete_leave(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Leave of the caller, in any state.
#[utoipa::path(
    get, path = "/me/leave", tag = "resource",
    responses((status = 200, body = Listed<LeaveView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_my_leave(
    State(app): State<App>,
    caller: Caller,
) -> Answered<Json<Listed<LeaveView>>> {
    Ok(Json(resource::my_leave(&app, &caller).await?))
}

/// Ask for leave of one's own; it counts in plans once it is approved.
#[utoipa::path(
    post, path = "/me/leave", tag = "resource", responses((status = 201, body = LeaveView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn ask_for_leave(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewLeave>,
) -> Answered<Noun<LeaveView>> {
    let view = resource::ask_for_leave(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One leave.
#[utoipa::path(
    get, path = "/leave/{id}", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = LeaveView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_leave(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answered<Noun<LeaveView>> {
    let view = resource::one_leave(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Take leave back that is asked for, or approved and not over; one's own, or whoever manages leave.
#[utoipa::path(
    post, path = "/leave/{id}/cancel", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = LeaveView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn cancel_leave(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answered<Noun<LeaveView>> {
    let view = resource::cancel_leave(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Answer the question with which leave came back.
#[utoipa::path(
    post, path = "/leave/{id}/answer", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = LeaveView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn answer_leave(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<Answer>,
) -> Answered<Noun<LeaveView>> {
    let view = resource::answer_leave(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.version, view))
}
