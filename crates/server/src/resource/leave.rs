//! Leave.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{self, LeaveView, NewLeave},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
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
) -> Answer<Json<Listed<LeaveView>>> {
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
) -> Answer<Noun<LeaveView>> {
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
) -> Answer<StatusCode> {
    resource::delete_leave(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
