//! The web UI: baked into release builds, read from a folder otherwise.

use std::path::{Component, Path, PathBuf};

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
};

const HOW_TO_BUILD: &str = "<!doctype html><html lang=\"en\"><title>Steerco</title>\
<main style=\"font:16px/1.5 system-ui;max-width:40rem;margin:4rem auto\">\
<h1>Steerco is running</h1><p>The API answers at <code>/api/v1</code>, but the web UI is not built. \
Run <code>make run</code>, or <code>npm ci &amp;&amp; npm run build</code> in <code>web/</code>, \
and reload this page.</p></main></html>";

#[cfg(feature = "embed-web")]
#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
struct Baked;

/// Where the built UI lies.
#[derive(Debug, Clone)]
pub(crate) struct WebDir(PathBuf);

impl WebDir {
    /// The given folder, or `web/dist` of the current one.
    pub(crate) fn new(folder: Option<&Path>) -> Self {
        Self(folder.map_or_else(|| PathBuf::from("web/dist"), Path::to_path_buf))
    }

    async fn read(&self, path: &str) -> Option<Vec<u8>> {
        let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        if !plain {
            return None;
        }
        #[cfg(feature = "embed-web")]
        if let Some(file) = Baked::get(path) {
            return Some(file.data.into_owned());
        }
        tokio::fs::read(self.0.join(path)).await.ok()
    }
}

/// Files of the UI; any other path is a page of it, unless it is the API's.
pub(crate) async fn page(State(dir): State<WebDir>, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path == "api" || path.starts_with("api/") {
        return StatusCode::NOT_FOUND.into_response();
    }
    if !path.is_empty()
        && let Some(bytes) = dir.read(path).await
    {
        return file(path, bytes);
    }
    if path.starts_with("assets/") {
        return StatusCode::NOT_FOUND.into_response();
    }
    match dir.read("index.html").await {
        Some(bytes) => file("index.html", bytes),
        None => Html(HOW_TO_BUILD).into_response(),
    }
}

fn file(path: &str, bytes: Vec<u8>) -> Response {
    // Names under assets/ carry a hash of their content.
    let cache = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
