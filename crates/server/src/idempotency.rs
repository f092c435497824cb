//! `Idempotency-Key` on POST: the same request under the same key gets the same answer for a day,
//! and is carried out once.

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use steerco_app::{
    App,
    integration::{Remembered, begin_once, finish_once},
};

use crate::{guard::Caller, problem::Problem};

/// Largest body that is compared; files are compared by length only.
const MOST_COMPARED: usize = 4 << 20;
/// Answers above this are not remembered.
const MOST_REMEMBERED: usize = 1 << 20;

/// An answer with a secret that is shown once: it is not remembered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HoldsSecret;

/// Carries a POST out once per key.
pub(crate) async fn once(State(app): State<App>, request: Request, next: Next) -> Response {
    let key = request.headers().get("idempotency-key").and_then(|key| key.to_str().ok());
    let caller = request.extensions().get::<Caller>().cloned();
    let (Some(key), Some(caller), Method::POST) = (key, caller, request.method().clone()) else {
        return next.run(request).await;
    };
    if key.is_empty() || key.len() > 200 {
        let detail = "Use an Idempotency-Key of 1 to 200 characters.";
        return Problem::new(StatusCode::BAD_REQUEST, "bad_idempotency_key", detail)
            .into_response();
    }
    let key = key.to_owned();
    let (request, print) = match fingerprint(request).await {
        Ok(done) => done,
        Err(problem) => return problem.into_response(),
    };
    match begin_once(&app, &caller, &key, &print).await {
        Ok(Remembered::New) => {}
        Ok(Remembered::Answer { status, media_type, etag, body }) => {
            return replay(status, &media_type, &etag, body);
        }
        Err(failure) => return Problem::from(failure).into_response(),
    }
    let response = next.run(request).await;
    let (parts, body) = response.into_parts();
    let header_text = |name: header::HeaderName| {
        let value = parts.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let media_type = header_text(header::CONTENT_TYPE);
    let etag = header_text(header::ETAG);
    let bytes = match to_bytes(body, usize::MAX).await {
        Ok(bytes) => bytes,
        Err(error) => return Problem::fault(&error.to_string()).into_response(),
    };
    let keep = !parts.status.is_server_error()
        && parts.extensions.get::<HoldsSecret>().is_none()
        && parts.status != StatusCode::TOO_MANY_REQUESTS
        && bytes.len() <= MOST_REMEMBERED;
    let answer = keep.then(|| Remembered::Answer {
        status: parts.status.as_u16(),
        media_type,
        etag,
        body: bytes.to_vec(),
    });
    if let Err(failure) = finish_once(&app, &caller, &key, answer).await {
        tracing::warn!(%failure, "an answer could not be remembered");
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// What makes a request the same request.
async fn fingerprint(request: Request) -> Result<(Request, String), Problem> {
    let line = format!("{} {}", request.method(), request.uri());
    if text_of(&request, header::CONTENT_TYPE).starts_with("multipart/") {
        let length = text_of(&request, header::CONTENT_LENGTH);
        return Ok((request, format!("{line} {length}")));
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, MOST_COMPARED).await.map_err(|error| {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", error.to_string())
    })?;
    let print = format!("{line} {}", String::from_utf8_lossy(&bytes));
    Ok((Request::from_parts(parts, Body::from(bytes)), print))
}

fn text_of(request: &Request, name: header::HeaderName) -> String {
    let value = request.headers().get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}

fn replay(status: u16, media_type: &str, etag: &str, body: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    for (name, value) in [(header::CONTENT_TYPE, media_type), (header::ETAG, etag)] {
        if !value.is_empty()
            && let Ok(value) = HeaderValue::from_str(value)
        {
            headers.insert(name, value);
        }
    }
    headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
    response
}
