//! Files of tasks, projects and other subjects.

use axum::{
    Json,
    body::Body,
    extract::{FromRequest, Multipart, Path, Query, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use steerco_app::{
    App, Failure,
    delivery::{self, AttachmentView, Download, Spot},
    shape::{Listed, PageQuery},
};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::{Answer, Problem},
};

/// A file to attach.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form in the API document")]
pub(super) struct AttachmentForm {
    /// The file.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Files of a subject: a project, task, request, gate review, charter or scenario.
#[utoipa::path(
    get, path = "/subjects/{kind}/{id}/attachments", tag = "delivery",
    params(("kind" = String, Path), ("id" = Uuid, Path), PageQuery),
    responses((status = 200, body = Listed<AttachmentView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_attachments(
    State(app): State<App>,
    caller: Caller,
    Path((kind, id)): Path<(String, Uuid)>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<AttachmentView>>> {
    Ok(Json(delivery::attachments(&app, &caller, Spot::stored(&kind, id)?, &page).await?))
}

/// Attach a file to a subject that you may see.
#[utoipa::path(
    post, path = "/subjects/{kind}/{id}/attachments", tag = "delivery",
    params(("kind" = String, Path), ("id" = Uuid, Path)),
    request_body(content = AttachmentForm, content_type = "multipart/form-data"),
    responses((status = 201, body = AttachmentView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_attachment(
    State(app): State<App>,
    caller: Caller,
    Path((kind, id)): Path<(String, Uuid)>,
    request: Request,
) -> Answer<Noun<AttachmentView>> {
    take_in(&app, &caller, Spot::stored(&kind, id)?, request).await
}

/// Streams the file of a form to its place. Who may not attach is told before anything is read.
async fn take_in(
    app: &App,
    caller: &Caller,
    spot: Spot,
    request: Request,
) -> Answer<Noun<AttachmentView>> {
    let mut incoming = delivery::receive_attachment(app, caller, spot).await?;
    let bad = |detail: String| Problem::new(StatusCode::BAD_REQUEST, "bad_form", detail);
    let mut form =
        Multipart::from_request(request, app).await.map_err(|error| bad(error.body_text()))?;
    let field = form.next_field().await.map_err(|error| bad(error.body_text()))?;
    let Some(mut field) = field.filter(|field| field.name() == Some("file")) else {
        return Err(bad("Send one field named “file” with the file.".into()));
    };
    let name = field.file_name().unwrap_or_default().to_owned();
    // Most of a file that is too large is read and dropped: browsers show an answer only when they
    // could send everything.
    let patience = app.settings.most_file_bytes.saturating_mul(20);
    while incoming.size() <= patience {
        match field.chunk().await.map_err(|error| bad(error.body_text()))? {
            Some(bytes) => {
                incoming.write(&bytes).await.map_err(|error| Problem::from(Failure::from(error)))?
            }
            None => break,
        }
    }
    let view = delivery::attach(app, caller, spot, &name, incoming).await?;
    Ok(Noun::created(view.version, view))
}

/// The content of a file. It is never shown as a part of this site, whatever it holds. Files of what is
/// in no project are for who sees that.
#[utoipa::path(
    get, path = "/attachments/{id}/content", tag = "delivery", params(("id" = Uuid, Path)),
    responses((status = 200, description = "The file", content_type = "application/octet-stream")),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_attachment_content(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Response> {
    let Download { name, media_type, size, pieces } = delivery::download(&app, &caller, id).await?;
    let mut headers = HeaderMap::new();
    let mut set = |name: header::HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, &media_type);
    set(header::CONTENT_LENGTH, &size.to_string());
    set(header::CONTENT_DISPOSITION, &disposition(&name));
    set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::CACHE_CONTROL, "private, no-store");
    Ok((headers, Body::from_stream(pieces)).into_response())
}

/// A name in the form of RFC 6266: letters everybody knows, and all of them encoded.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '_' })
        .map(|c| if matches!(c, '"' | '\\' | '%') { '_' } else { c })
        .collect();
    let coded: String = name
        .bytes()
        .map(|byte| match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'.' | b'-' | b'_' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{coded}")
}

/// Delete a file. Of what is in no project, who attached it may.
#[utoipa::path(
    delete, path = "/attachments/{id}", tag = "delivery", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Deleted")),
    extensions(("x-permission" = json!("comment.write")))
)]
pub(super) async fn delete_attachment(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    delivery::delete_attachment(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
