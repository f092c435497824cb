//! One's own keys for programs.

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse,
};
use steerco_app::{
    App,
    access::{self, ApiTokenView, CreatedApiToken, NewApiToken},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    idempotency::HoldsSecret,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// One's own keys.
#[utoipa::path(
    get, path = "/api_tokens", tag = "access",
    responses((status = 200, body = Listed<ApiTokenView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_api_tokens(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<ApiTokenView>>> {
    Ok(Json(access::api_tokens(&app, &caller).await?))
}

/// Make a key; the secret is shown this once.
#[utoipa::path(
    post, path = "/api_tokens", tag = "access",
    responses((status = 201, body = CreatedApiToken)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_api_token(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewApiToken>,
) -> Answer<impl IntoResponse> {
    let created = access::create_api_token(&app, &caller, &input).await?;
    Ok((Extension(HoldsSecret), Noun::created(created.view.version, created)))
}

/// Revoke a key.
#[utoipa::path(
    delete, path = "/api_tokens/{id}", tag = "access", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Revoke a key")),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn delete_api_token(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    access::delete_api_token(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
