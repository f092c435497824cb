//! Versioned answers: `ETag` out, `If-Match` in.

use axum::{
    Json,
    extract::FromRequestParts,
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::problem::Problem;

/// A noun with its version.
#[derive(Debug)]
pub(crate) struct Noun<T> {
    status: StatusCode,
    version: i64,
    body: T,
}

impl<T> Noun<T> {
    /// A noun as it is.
    pub(crate) fn found(version: i64, body: T) -> Self {
        Self { status: StatusCode::OK, version, body }
    }

    /// A noun just made.
    pub(crate) fn created(version: i64, body: T) -> Self {
        Self { status: StatusCode::CREATED, version, body }
    }
}

impl<T: Serialize> IntoResponse for Noun<T> {
    fn into_response(self) -> Response {
        let tag = HeaderValue::from_str(&format!("\"{}\"", self.version));
        let mut response = (self.status, Json(self.body)).into_response();
        if let Ok(tag) = tag {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }
}

/// The version a change is based on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IfMatch(pub(crate) i64);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else {
            return Err(Problem::new(
                StatusCode::PRECONDITION_REQUIRED,
                "precondition_required",
                "Send If-Match with the ETag you have seen, so that nobody's change is lost.",
            ));
        };
        let text = value.to_str().unwrap_or_default();
        let bare = text.trim().trim_start_matches("W/").trim_matches('"');
        bare.parse().map(Self).map_err(|_| {
            let detail = "If-Match must hold an ETag as answered, such as \"3\".";
            Problem::new(StatusCode::BAD_REQUEST, "bad_if_match", detail)
        })
    }
}

/// Name of the header that counts what an export left out.
pub(crate) const LOSSES: HeaderName = HeaderName::from_static("x-steerco-losses");
