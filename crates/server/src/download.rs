//! Files that are made on request, as answers.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use steerco_app::plan::Exported;

use crate::noun::LOSSES;

/// The media type of word processors.
pub(crate) const DOCX: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The media type of presentations.
pub(crate) const PPTX: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/// A file for the browser to save; the header X-Steerco-Losses counts what it could not carry.
pub(crate) fn as_download(file: Exported) -> Response {
    let mut response = attached(&file.file_name, file.media_type, file.bytes);
    response.headers_mut().insert(LOSSES, HeaderValue::from(file.losses));
    response
}

/// Bytes that a browser saves under a name.
pub(crate) fn attached(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    let name: String = name.chars().filter(char::is_ascii_graphic).collect();
    let disposition = format!("attachment; filename=\"{}\"", name.replace(['"', '\\'], ""));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
