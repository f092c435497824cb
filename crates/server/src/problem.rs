//! Failures as RFC 9457 problems: the only place that knows status codes.

use axum::{
    Json,
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::Value;
use steerco_app::{Failure, FieldRefusal};
use utoipa::ToSchema;
use uuid::Uuid;

/// What every operation answers.
pub(crate) type Answer<T> = Result<T, Problem>;

const MEDIA_TYPE: &str = "application/problem+json";

/// Why a request failed (RFC 9457).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ProblemBody {
    /// Always `about:blank`; `code` says which.
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    /// Short name of the status.
    pub(crate) title: String,
    /// HTTP status.
    pub(crate) status: u16,
    /// What happened and what to do.
    pub(crate) detail: String,
    /// Stable code such as `plan.dependency_would_cycle`.
    pub(crate) code: String,
    /// The fields concerned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Option<Vec<ProblemField>>)]
    pub(crate) fields: Vec<FieldRefusal>,
    /// The noun as it is now, when someone else changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub(crate) current: Option<Value>,
    /// Number to tell the administrator, who finds it in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) incident: Option<String>,
}

/// One field of a refused request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ProblemField {
    /// Name of the field as sent.
    field: String,
    /// What is wrong and what to do.
    message: String,
}

/// A failure on its way out.
#[derive(Debug)]
pub(crate) struct Problem {
    body: Box<ProblemBody>,
    retry_after: Option<u64>,
}

impl Problem {
    /// A problem that only the web has.
    pub(crate) fn new(status: StatusCode, code: &str, detail: impl Into<String>) -> Self {
        Self {
            body: Box::new(ProblemBody {
                kind: "about:blank",
                title: status.canonical_reason().unwrap_or("Error").into(),
                status: status.as_u16(),
                detail: detail.into(),
                code: code.into(),
                fields: vec![],
                current: None,
                incident: None,
            }),
            retry_after: None,
        }
    }

    /// We broke: the log has the facts, the person gets a number.
    pub(crate) fn fault(facts: &str) -> Self {
        let detail = "Something broke on our side and nothing was changed. \
                      Try again; if it happens again, tell your administrator the incident number.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "fault", detail).logged(facts)
    }

    /// The place where files are kept is away.
    fn files_away(facts: &str) -> Self {
        let detail = "The place where files are kept does not answer as it should, and nothing was \
                      changed. Try again in a few minutes; if it goes on, tell your administrator the \
                      incident number.";
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let problem = Self::new(status, "files_away", detail).logged(facts);
        Self { retry_after: Some(60), ..problem }
    }

    fn logged(mut self, facts: &str) -> Self {
        let incident = Uuid::now_v7().simple().to_string();
        tracing::error!(incident, facts, "request failed");
        self.body.incident = Some(incident);
        self
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                let mut problem = Self::new(status, refusal.code, refusal.text);
                problem.body.fields = refusal.fields;
                problem
            }
            Failure::NotFound(what) => {
                let detail = format!("There is no such {what}, or no longer.");
                Self::new(StatusCode::NOT_FOUND, "not_found", detail)
            }
            Failure::NotSignedIn => {
                Self::new(StatusCode::UNAUTHORIZED, "access.not_signed_in", "Sign in first.")
            }
            Failure::Forbidden { permission } => Self::forbidden(permission),
            Failure::Stale { current } => {
                let detail = "Someone else changed this in the meantime. Look at it as it is now \
                              and decide again.";
                let mut problem = Self::new(StatusCode::PRECONDITION_FAILED, "stale", detail);
                problem.body.current = current;
                problem
            }
            Failure::TooMany { seconds } => {
                let detail = format!("Too many attempts. Try again in {seconds} seconds.");
                let mut problem =
                    Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail);
                problem.retry_after = Some(seconds);
                problem
            }
            Failure::Busy => {
                let detail = "Others are writing at this moment. Try again.";
                let mut problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail);
                problem.retry_after = Some(1);
                problem
            }
            Failure::FilesAway(facts) => Self::files_away(&facts),
            Failure::Fault(facts) => Self::fault(&facts),
        }
    }
}

impl Problem {
    /// The person lacks a permission.
    pub(crate) fn forbidden(permission: &str) -> Self {
        let known = steerco_app::access::permissions();
        let name =
            known.iter().find(|one| one.key == permission).map_or(permission, |one| one.name);
        let detail = format!(
            "You need the permission “{name}” here. Someone who manages roles can grant it."
        );
        Self::new(StatusCode::FORBIDDEN, "access.forbidden", detail)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.body.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self.body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// Gives errors that the framework wrote as plain text the form of problems.
pub(crate) async fn shape_errors(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let shaped = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(MEDIA_TYPE.as_bytes()));
    if shaped {
        return response;
    }
    let (parts, body) = response.into_parts();
    let text = match to_bytes(body, 4096).await {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(_) => String::new(),
    };
    let (code, status) = match status {
        StatusCode::NOT_FOUND => ("not_found", status),
        StatusCode::METHOD_NOT_ALLOWED => ("method_not_allowed", status),
        StatusCode::PAYLOAD_TOO_LARGE => ("too_large", status),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ("unsupported_media_type", status),
        StatusCode::REQUEST_TIMEOUT => ("timeout", status),
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::BAD_REQUEST => ("bad_request", status),
        other if other.is_server_error() => ("fault", other),
        other => ("bad_request", other),
    };
    let detail = if text.is_empty() { "The request cannot be answered.".into() } else { text };
    let mut shaped = Problem::new(status, code, detail).into_response();
    if let Some(allow) = parts.headers.get(header::ALLOW) {
        shaped.headers_mut().insert(header::ALLOW, allow.clone());
    }
    shaped
}

/// A handler panicked: the log has the facts, the person gets a number.
pub(crate) fn panicked(panic: Box<dyn std::any::Any + Send + 'static>) -> Response<Body> {
    let facts = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("unknown panic");
    Problem::fault(facts).into_response()
}
