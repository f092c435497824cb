//! Requests for projects.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    governance::BulkResult,
    intake::{
        self, BulkTriage, ConvertRequest, NewRequest, PatchRequest, QueueCount, RequestEvent,
        RequestItem, RequestQuery, RequestView, SimilarQuery, SimilarRequest, SubmitRequest,
        Triage,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Requests: everybody's if you may see them, else your own and those you assess.
#[utoipa::path(
    get, path = "/requests", tag = "intake", params(RequestQuery, PageQuery),
    responses((status = 200, body = Listed<RequestItem>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_requests(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<RequestQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<RequestItem>>> {
    Ok(Json(intake::requests(&app, &caller, &query, &page).await?))
}

/// Write a draft of a request; nobody else sees it.
#[utoipa::path(
    post, path = "/requests", tag = "intake",
    responses((status = 201, body = RequestView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_request(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewRequest>,
) -> Answer<Noun<RequestView>> {
    let view = intake::create_request(&app, &caller, &input).await?;
    Ok(Noun::created(view.item.version, view))
}

/// One request.
#[utoipa::path(
    get, path = "/requests/{id}", tag = "intake", params(("id" = Uuid, Path)),
    responses((status = 200, body = RequestView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<RequestView>> {
    let view = intake::request(&app, &caller, id).await?;
    Ok(Noun::found(view.item.version, view))
}

/// Change a request: its writer until it is submitted, the PMO and its assessor their parts.
#[utoipa::path(
    patch, path = "/requests/{id}", tag = "intake", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = RequestView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn patch_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchRequest>,
) -> Answer<Noun<RequestView>> {
    let view = intake::update_request(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.item.version, view))
}

/// Delete your own draft.
#[utoipa::path(
    delete, path = "/requests/{id}", tag = "intake", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn delete_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    intake::delete_request(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Submit a request, or answer the question it was returned with.
#[utoipa::path(
    post, path = "/requests/{id}/submit", tag = "intake", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = RequestView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn submit_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<SubmitRequest>,
) -> Answer<Noun<RequestView>> {
    let view = intake::submit_request(&app, &caller, id, version, &input).await?;
    Ok(Noun::found(view.item.version, view))
}

/// Write a draft that begins with what a request says; files and answers that the form has no place for any
/// more are left out.
#[utoipa::path(
    post, path = "/requests/{id}/copy", tag = "intake", params(("id" = Uuid, Path)),
    responses((status = 201, body = RequestView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn copy_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<RequestView>> {
    let view = intake::copy_request(&app, &caller, id).await?;
    Ok(Noun::created(view.item.version, view))
}

/// How a request came to where it is, newest first.
#[utoipa::path(
    get, path = "/requests/{id}/history", tag = "intake", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<RequestEvent>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_request_history(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<RequestEvent>>> {
    Ok(Json(intake::request_history(&app, &caller, id).await?))
}

/// Requests that are likely about the same.
#[utoipa::path(
    get, path = "/requests/similar", tag = "intake", params(SimilarQuery),
    responses((status = 200, body = Listed<SimilarRequest>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_similar_requests(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<SimilarQuery>,
) -> Answer<Json<Listed<SimilarRequest>>> {
    Ok(Json(intake::similar_requests(&app, &caller, &query).await?))
}

/// How many requests wait where, and for how long.
#[utoipa::path(
    get, path = "/requests/queue", tag = "intake",
    responses((status = 200, body = Listed<QueueCount>)),
    extensions(("x-permission" = json!("request.view")))
)]
pub(super) async fn get_request_queue(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<QueueCount>>> {
    Ok(Json(intake::request_queue(&app, &caller).await?))
}

/// Triage a request: take, assess, put to decision, defer, reject, return, merge, reopen.
#[utoipa::path(
    post, path = "/requests/{id}/triage", tag = "intake", params(("id" = Uuid, Path)),
    responses((status = 200, body = RequestView)),
    extensions(("x-permission" = json!("request.triage")))
)]
pub(super) async fn triage_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<Triage>,
) -> Answer<Noun<RequestView>> {
    let view = intake::triage(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.item.version, view))
}

/// Triage many requests; each that is refused says why.
#[utoipa::path(
    post, path = "/requests/triage", tag = "intake",
    responses((status = 200, body = Listed<BulkResult>)),
    extensions(("x-permission" = json!("request.triage")))
)]
pub(super) async fn triage_requests(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<BulkTriage>,
) -> Answer<Json<Listed<BulkResult>>> {
    Ok(Json(intake::triage_many(&app, &caller, &input).await?))
}

/// Make the project of an approved request.
#[utoipa::path(
    post, path = "/requests/{id}/convert", tag = "intake", params(("id" = Uuid, Path)),
    responses((status = 200, body = RequestView)),
    extensions(("x-permission" = json!("request.triage")))
)]
pub(super) async fn convert_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<ConvertRequest>,
) -> Answer<Noun<RequestView>> {
    let view = intake::convert_request(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.item.version, view))
}
