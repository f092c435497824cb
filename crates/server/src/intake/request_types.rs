//! Types of requests and their forms.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    intake::{self, NewRequestType, PatchRequestType, RequestTypeView},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Types of requests with their forms.
#[utoipa::path(
    get, path = "/request_types", tag = "intake",
    responses((status = 200, body = Listed<RequestTypeView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_request_types(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<RequestTypeView>>> {
    Ok(Json(intake::request_types(&app, &caller).await?))
}

/// Add a type of requests.
#[utoipa::path(
    post, path = "/request_types", tag = "intake",
    responses((status = 201, body = RequestTypeView)),
    extensions(("x-permission" = json!("request.configure")))
)]
pub(super) async fn create_request_type(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewRequestType>,
) -> Answer<Noun<RequestTypeView>> {
    let view = intake::create_request_type(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One type of requests.
#[utoipa::path(
    get, path = "/request_types/{id}", tag = "intake", params(("id" = Uuid, Path)),
    responses((status = 200, body = RequestTypeView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_request_type(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<RequestTypeView>> {
    let view = intake::request_type(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a type; requests that were submitted keep their form.
#[utoipa::path(
    patch, path = "/request_types/{id}", tag = "intake", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = RequestTypeView)),
    extensions(("x-permission" = json!("request.configure")))
)]
pub(super) async fn patch_request_type(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchRequestType>,
) -> Answer<Noun<RequestTypeView>> {
    let view = intake::update_request_type(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Delete a type of which there are no requests.
#[utoipa::path(
    delete, path = "/request_types/{id}", tag = "intake", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("request.configure")))
)]
pub(super) async fn delete_request_type(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    intake::delete_request_type(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
