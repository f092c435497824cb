//! Substitutes of approvers.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    governance::{self, DelegateView, NewDelegate},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Who stands in for whom, now or later, as far as it concerns you.
#[utoipa::path(
    get, path = "/approval_delegates", tag = "governance",
    responses((status = 200, body = Listed<DelegateView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_approval_delegates(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<DelegateView>>> {
    Ok(Json(governance::approval_delegates(&app, &caller).await?))
}

/// Name a substitute.
#[utoipa::path(
    post, path = "/approval_delegates", tag = "governance",
    responses((status = 201, body = DelegateView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_approval_delegate(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewDelegate>,
) -> Answer<Noun<DelegateView>> {
    let view = governance::create_approval_delegate(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// End that somebody stands in.
#[utoipa::path(
    delete, path = "/approval_delegates/{id}", tag = "governance", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn delete_approval_delegate(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    governance::delete_approval_delegate(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
