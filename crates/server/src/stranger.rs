//! People who are not signed in and come by a link. Its secret travels in a header, so that no log of
//! addresses holds it.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};

use crate::problem::Problem;

/// Where a request comes from, and the secret of the link that it shows.
pub(crate) struct Stranger {
    pub(crate) secret: String,
    pub(crate) address: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Stranger {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let secret = text(&parts.headers, "x-link-secret");
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let address = address.map(|ConnectInfo(from)| from.ip().to_string()).unwrap_or_default();
        Ok(Self { secret, address })
    }
}

/// A header as text; empty when it is not there.
pub(crate) fn text(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}
