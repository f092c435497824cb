//! The first run.

use axum::{Json, extract::State, http::HeaderMap, response::Response};
use steerco_app::{
    App,
    access::{self, Me, SetupInput, SetupNeeded},
};

use super::sessions::{client, with_cookie};
use crate::problem::Answer;

/// Whether the first-run set-up is still to be done.
#[utoipa::path(
    get, path = "/setup", tag = "access", responses((status = 200, body = SetupNeeded)),
    extensions(("x-permission" = json!("public")))
)]
pub(super) async fn get_setup(State(app): State<App>) -> Answer<Json<SetupNeeded>> {
    Ok(Json(access::setup_needed(&app).await?))
}

/// Set the installation up with the one-time link of the server's log.
#[utoipa::path(
    post, path = "/setup", tag = "access",
    responses((status = 200, description = "Set up and signed in", body = Me)),
    extensions(("x-permission" = json!("public")))
)]
pub(super) async fn post_setup(
    State(app): State<App>,
    headers: HeaderMap,
    Json(input): Json<SetupInput>,
) -> Answer<Response> {
    let signed_in = access::set_up(&app, &input, client(&headers)).await?;
    Ok(with_cookie(&app, signed_in))
}
