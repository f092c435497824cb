//! Charters of projects.

use axum::{
    Json,
    extract::{Path, Query, State},
    response::Response,
};
use steerco_app::{
    App,
    governance::Answer as AnswerToQuestion,
    shape::Listed,
    strategy::{
        self, CharterFile, CharterFileQuery, CharterQuery, CharterView, IssueCharter, NewCharter,
        PatchCharter,
    },
};
use uuid::Uuid;

use crate::{
    download::{DOCX, attached},
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// The charter of a project: one, or none.
#[utoipa::path(
    get, path = "/charters", tag = "strategy", params(CharterQuery),
    responses((status = 200, body = Listed<CharterView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_charters(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<CharterQuery>,
) -> Answer<Json<Listed<CharterView>>> {
    Ok(Json(strategy::charters(&app, &caller, &query).await?))
}

/// Generate the charter of a project.
#[utoipa::path(
    post, path = "/charters", tag = "strategy", responses((status = 201, body = CharterView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_charter(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewCharter>,
) -> Answer<Noun<CharterView>> {
    let view = strategy::create_charter(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Answer the question with which your charter came back; its signing goes on.
#[utoipa::path(
    post, path = "/charters/{id}/answer", tag = "strategy", params(("id" = Uuid, Path)),
    responses((status = 200, body = CharterView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn answer_charter(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<AnswerToQuestion>,
) -> Answer<Noun<CharterView>> {
    let view = strategy::answer_charter(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// One charter.
#[utoipa::path(
    get, path = "/charters/{id}", tag = "strategy", params(("id" = Uuid, Path)),
    responses((status = 200, body = CharterView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_charter(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<CharterView>> {
    let view = strategy::charter(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Write sections, or let them follow the data again.
#[utoipa::path(
    patch, path = "/charters/{id}", tag = "strategy",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = CharterView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn patch_charter(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchCharter>,
) -> Answer<Noun<CharterView>> {
    let view = strategy::update_charter(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Issue a charter as its next version, and ask for it to be signed.
#[utoipa::path(
    post, path = "/charters/{id}/issue", tag = "strategy",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = CharterView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn issue_charter(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<IssueCharter>,
) -> Answer<Noun<CharterView>> {
    let view = strategy::issue_charter(&app, &caller, id, version, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// A charter as PDF.
#[utoipa::path(
    get, path = "/charters/{id}/charter.pdf", tag = "strategy",
    params(("id" = Uuid, Path), CharterFileQuery),
    responses((
        status = 200, description = "The document", body = Vec<u8>, content_type = "application/pdf"
    )),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_charter_pdf(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<CharterFileQuery>,
) -> Answer<Response> {
    let (name, bytes) = strategy::charter_file(&app, &caller, id, &query, CharterFile::Pdf).await?;
    Ok(attached(&name, "application/pdf", bytes))
}

/// A charter as DOCX, to go on with in a word processor.
#[utoipa::path(
    get, path = "/charters/{id}/charter.docx", tag = "strategy",
    params(("id" = Uuid, Path), CharterFileQuery),
    responses((
        status = 200, description = "The document", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_charter_docx(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<CharterFileQuery>,
) -> Answer<Response> {
    let (name, bytes) =
        strategy::charter_file(&app, &caller, id, &query, CharterFile::Docx).await?;
    Ok(attached(&name, DOCX, bytes))
}
