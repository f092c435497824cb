//! How long requests may be in a state.

use axum::{Json, extract::State};
use steerco_app::{
    App,
    intake::{self, PutRequestTimes, RequestTimesView},
};

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Working days that are agreed for each state of requests.
#[utoipa::path(
    get, path = "/request_times", tag = "intake",
    responses((status = 200, body = RequestTimesView)),
    extensions(("x-permission" = json!("request.configure")))
)]
pub(super) async fn get_request_times(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Noun<RequestTimesView>> {
    let view = intake::request_times(&app, &caller).await?;
    Ok(Noun::found(view.version, view))
}

/// Agree on working days for each state of requests.
#[utoipa::path(
    put, path = "/request_times", tag = "intake", params(("If-Match" = String, Header)),
    responses((status = 200, body = RequestTimesView)),
    extensions(("x-permission" = json!("request.configure")))
)]
pub(super) async fn put_request_times(
    State(app): State<App>,
    caller: Caller,
    IfMatch(version): IfMatch,
    Json(input): Json<PutRequestTimes>,
) -> Answer<Noun<RequestTimesView>> {
    let view = intake::put_request_times(&app, &caller, version, &input).await?;
    Ok(Noun::found(view.version, view))
}
