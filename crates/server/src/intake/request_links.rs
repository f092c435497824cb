//! Links by which people who cannot sign in file requests.

use axum::{
    Extension, Json,
    extract::{Path, State},
    response::IntoResponse,
};
use steerco_app::{
    App,
    intake::{self, MadeRequestLink, NewRequestLink, RequestLinkView},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    idempotency::HoldsSecret,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Links of a type of requests, newest first; those that do not work any more too.
#[utoipa::path(
    get, path = "/request_types/{id}/links", tag = "intake", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<RequestLinkView>)),
    extensions(("x-permission" = json!("request.configure")))
)]
pub(super) async fn list_request_links(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<RequestLinkView>>> {
    Ok(Json(intake::request_links(&app, &caller, id).await?))
}

/// Make a link; its address is answered this once.
#[utoipa::path(
    post, path = "/request_types/{id}/links", tag = "intake", params(("id" = Uuid, Path)),
    responses((status = 201, body = MadeRequestLink)),
    extensions(("x-permission" = json!("request.configure")))
)]
pub(super) async fn create_request_link(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewRequestLink>,
) -> Answer<impl IntoResponse> {
    let made = intake::create_request_link(&app, &caller, id, &input).await?;
    Ok((Extension(HoldsSecret), Noun::created(made.link.version, made)))
}

/// Revoke a link; it stays in the list.
#[utoipa::path(
    post, path = "/request_links/{id}/revoke", tag = "intake", params(("id" = Uuid, Path)),
    responses((status = 200, body = RequestLinkView)),
    extensions(("x-permission" = json!("request.configure")))
)]
pub(super) async fn revoke_request_link(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Noun<RequestLinkView>> {
    let view = intake::revoke_request_link(&app, &caller, id, version).await?;
    Ok(Noun::found(view.version, view))
}
