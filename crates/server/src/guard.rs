//! Who asks, and whether the operation is for them at all. The API document itself is the rule
//! book: its `x-permission` decides, and an operation without one is refused. Where exactly a
//! permission must be held is decided in the use case.

use std::{collections::HashMap, sync::Arc};

use axum::{
    extract::{FromRequestParts, MatchedPath, Request, State},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use steerco_app::{App, Failure, access};
use utoipa::openapi::OpenApi;

use crate::problem::Problem;

/// Name of the session cookie.
pub(crate) const COOKIE: &str = "steerco_session";

/// What an operation needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Need {
    /// Nothing.
    Public,
    /// To be signed in.
    SignedIn,
    /// A permission somewhere.
    Permission(String),
}

/// The needs of all operations, by method and path template.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules(Arc<HashMap<(String, String), Need>>);

impl Rules {
    /// Reads the needs out of the API document.
    pub(crate) fn of(api: &OpenApi) -> Self {
        let document = serde_json::to_value(api).unwrap_or_default();
        let mut rules = HashMap::new();
        let paths = document.get("paths").and_then(|paths| paths.as_object());
        for (path, item) in paths.into_iter().flatten() {
            for (method, operation) in item.as_object().into_iter().flatten() {
                let need = match operation.get("x-permission").and_then(|need| need.as_str()) {
                    Some("public") => Need::Public,
                    Some("signed_in") => Need::SignedIn,
                    Some(key) => Need::Permission(key.into()),
                    None => continue,
                };
                rules.insert((method.to_uppercase(), path.clone()), need);
            }
        }
        Self(Arc::new(rules))
    }

    fn need(&self, method: &Method, path: &str) -> Option<&Need> {
        let method = if method == Method::HEAD { Method::GET } else { method.clone() };
        self.0.get(&(method.to_string(), path.to_owned()))
    }
}

/// What the guard works with.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    pub(crate) app: App,
    pub(crate) rules: Rules,
}

/// The person who asks.
#[derive(Debug, Clone)]
pub(crate) struct Caller(pub(crate) Arc<access::Caller>);

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Failure::NotSignedIn.into())
    }
}

impl std::ops::Deref for Caller {
    type Target = access::Caller;
    fn deref(&self) -> &access::Caller {
        &self.0
    }
}

/// Lets a request through to its handler, or answers 401 or 403.
pub(crate) async fn guard(
    State(guard): State<Guard>,
    path: Option<MatchedPath>,
    mut request: Request,
    next: Next,
) -> Response {
    let need = path.as_ref().and_then(|path| guard.rules.need(request.method(), path.as_str()));
    let Some(need) = need.cloned() else {
        let detail = "There is no such operation.";
        return Problem::new(StatusCode::NOT_FOUND, "not_found", detail).into_response();
    };
    let headers = request.headers();
    let bearer = bearer(headers);
    if bearer.is_none() && !request.method().is_safe() && foreign_origin(headers, &guard.app) {
        let detail = "This request comes from another site and was not carried out.";
        return Problem::new(StatusCode::FORBIDDEN, "access.foreign_origin", detail)
            .into_response();
    }
    let presented = bearer.or_else(|| cookie(headers));
    let caller = match presented {
        None => None,
        Some(secret) => match access::authenticate(&guard.app, &secret).await {
            Ok(caller) => caller,
            Err(failure) => return Problem::from(failure).into_response(),
        },
    };
    match (&need, &caller) {
        (Need::Public, _) | (Need::SignedIn, Some(_)) => {}
        (Need::Permission(key), Some(caller)) if caller.may_somewhere(key) => {}
        (Need::Permission(key), Some(_)) => return Problem::forbidden(key).into_response(),
        (_, None) => return Problem::from(Failure::NotSignedIn).into_response(),
    }
    if let Some(caller) = caller {
        request.extensions_mut().insert(Caller(caller));
    }
    next.run(request).await
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ").map(|token| token.trim().to_owned())
}

/// The value of the session cookie.
fn cookie(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, value)| value.to_owned())
}

/// Whether a page of another site sent this. Browsers name the site on every unsafe request.
fn foreign_origin(headers: &HeaderMap, app: &App) -> bool {
    let text =
        |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    match text(header::ORIGIN) {
        Some(origin) => {
            let host = origin.split_once("://").map_or(origin, |(_, host)| host);
            origin != app.settings.public_url && Some(host) != text(header::HOST)
        }
        None => headers
            .get("sec-fetch-site")
            .is_some_and(|site| site != "same-origin" && site != "none"),
    }
}
