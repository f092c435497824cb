//! Signing in and out.

use std::net::SocketAddr;

use axum::{
    Json,
    extract::{ConnectInfo, Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use steerco_app::{
    App,
    access::{self, Me, SessionView, SignIn, SignedIn},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::{COOKIE, Caller},
    problem::Answer,
};

/// What the browser calls itself.
pub(super) fn client(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or("unknown")
}

/// Answers with the session cookie.
pub(super) fn with_cookie(app: &App, signed_in: SignedIn) -> Response {
    let secure = if app.settings.public_url.starts_with("https://") { "; Secure" } else { "" };
    let cookie = format!(
        "{COOKIE}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=1209600{secure}",
        signed_in.secret
    );
    let mut response = Json(signed_in.me).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

/// Sign in.
#[utoipa::path(
    post, path = "/sessions", tag = "access",
    responses((status = 200, description = "Signed in; sets the session cookie", body = Me)),
    extensions(("x-permission" = json!("public")))
)]
pub(super) async fn sign_in(
    State(app): State<App>,
    address: Result<ConnectInfo<SocketAddr>, axum::extract::rejection::ExtensionRejection>,
    headers: HeaderMap,
    Json(input): Json<SignIn>,
) -> Answer<Response> {
    let address = address.map_or_else(|_| String::new(), |ConnectInfo(from)| from.ip().to_string());
    let signed_in = access::sign_in(&app, &input, &address, client(&headers)).await?;
    Ok(with_cookie(&app, signed_in))
}

/// One's own signed-in browsers.
#[utoipa::path(
    get, path = "/sessions", tag = "access",
    responses((status = 200, body = Listed<SessionView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_sessions(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<SessionView>>> {
    Ok(Json(access::sessions(&app, &caller).await?))
}

/// Sign out.
#[utoipa::path(
    delete, path = "/sessions/current", tag = "access",
    responses((status = 204, description = "Signed out")),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn sign_out(State(app): State<App>, caller: Caller) -> Answer<Response> {
    access::sign_out(&app, &caller).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    let cookie = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// End one of one's own sessions.
#[utoipa::path(
    delete, path = "/sessions/{id}", tag = "access", params(("id" = Uuid, Path)),
    responses((status = 204, description = "Ended")),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn end_session(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<StatusCode> {
    access::end_session(&app, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
