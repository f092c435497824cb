//! The decision log, the register of all decisions, and the papers of a board.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use steerco_app::{
    App,
    governance::{
        self, BoardPackFile, BoardPackQuery, CastVote, DecisionFileQuery, DecisionItem,
        DecisionQuery, DecisionRecord, MakeDecision, MyAction, NewDecisionAction,
        NewDecisionRecord, PatchDecisionRecord, ReviewDecision, TickAction,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    download::{DOCX, as_download, attached},
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// What was decided and what waits: the log, gates, requests and scenarios in one list, as far as the caller
/// may see what they are about. Sort by `at`, `title`, `kind`, `state`, `review_on` or `subject`.
#[utoipa::path(
    get, path = "/decisions", tag = "governance", params(DecisionQuery, PageQuery),
    responses((status = 200, body = Listed<DecisionItem>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_decisions(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<DecisionQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<DecisionItem>>> {
    Ok(Json(governance::decision_register(&app, &caller, &query, &page).await?))
}

/// The same list as a file, at most ten thousand lines.
#[utoipa::path(
    get, path = "/decisions/file", tag = "governance",
    params(DecisionQuery, PageQuery, DecisionFileQuery),
    responses((
        status = 200, description = "The file", body = Vec<u8>,
        content_type = "application/octet-stream"
    )),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_decision_file(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<DecisionQuery>,
    Query(page): Query<PageQuery>,
    Query(file): Query<DecisionFileQuery>,
) -> Answer<Response> {
    Ok(as_download(governance::decision_file(&app, &caller, &query, &page, &file).await?))
}

/// The papers of a board as PDF: what waits, what was decided, what is to be done, what is to be reviewed.
#[utoipa::path(
    get, path = "/decisions/board_pack.pdf", tag = "governance", params(BoardPackQuery),
    responses((
        status = 200, description = "The document", body = Vec<u8>,
        content_type = "application/pdf"
    )),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_board_pack_pdf(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<BoardPackQuery>,
) -> Answer<Response> {
    let (name, bytes) = governance::board_pack(&app, &caller, &query, BoardPackFile::Pdf).await?;
    Ok(attached(&name, "application/pdf", bytes))
}

/// The papers of a board as DOCX.
#[utoipa::path(
    get, path = "/decisions/board_pack.docx", tag = "governance", params(BoardPackQuery),
    responses((
        status = 200, description = "The document", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_board_pack_docx(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<BoardPackQuery>,
) -> Answer<Response> {
    let (name, bytes) = governance::board_pack(&app, &caller, &query, BoardPackFile::Docx).await?;
    Ok(attached(&name, DOCX, bytes))
}

/// Write down a decision to be made; who may change what it is about does.
#[utoipa::path(
    post, path = "/decisions", tag = "governance",
    responses((status = 201, body = DecisionRecord)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_decision(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewDecisionRecord>,
) -> Answer<Noun<DecisionRecord>> {
    let view = governance::create_decision(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One decision of the log.
#[utoipa::path(
    get, path = "/decisions/{id}", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = DecisionRecord)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_decision(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<DecisionRecord>> {
    let view = governance::decision_record(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a decision that is open.
#[utoipa::path(
    patch, path = "/decisions/{id}", tag = "governance",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = DecisionRecord)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn patch_decision(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<PatchDecisionRecord>,
) -> Answer<Noun<DecisionRecord>> {
    let view = governance::update_decision(&app, &caller, id, version, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Take back a decision that is open.
#[utoipa::path(
    delete, path = "/decisions/{id}", tag = "governance",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn delete_decision(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    governance::delete_decision(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Make a decision; it stays as it is from then on.
#[utoipa::path(
    post, path = "/decisions/{id}/decide", tag = "governance",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = DecisionRecord)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn make_decision(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<MakeDecision>,
) -> Answer<Noun<DecisionRecord>> {
    let view = governance::make_decision(&app, &caller, id, version, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Vote on a decision that is open and that you decide in, or vote anew.
#[utoipa::path(
    put, path = "/decisions/{id}/vote", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = DecisionRecord)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn put_vote(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<CastVote>,
) -> Answer<Noun<DecisionRecord>> {
    let view = governance::cast_vote(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Note what a review of a decision found, and when the next one is.
#[utoipa::path(
    post, path = "/decisions/{id}/review", tag = "governance",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = DecisionRecord)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn review_decision(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<ReviewDecision>,
) -> Answer<Noun<DecisionRecord>> {
    let view = governance::review_decision(&app, &caller, id, version, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Add something to do after a decision.
#[utoipa::path(
    post, path = "/decisions/{id}/actions", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = DecisionRecord)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_decision_action(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewDecisionAction>,
) -> Answer<Noun<DecisionRecord>> {
    let view = governance::add_action(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Change something to do that is open.
#[utoipa::path(
    put, path = "/decision_actions/{id}", tag = "governance",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = DecisionRecord)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn put_decision_action(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<NewDecisionAction>,
) -> Answer<Noun<DecisionRecord>> {
    let view = governance::update_action(&app, &caller, id, version, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove something to do that is open.
#[utoipa::path(
    delete, path = "/decision_actions/{id}", tag = "governance",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = DecisionRecord)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn delete_decision_action(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Noun<DecisionRecord>> {
    let view = governance::delete_action(&app, &caller, id, version).await?;
    Ok(Noun::found(view.version, view))
}

/// Say that an action is done, or not yet after all; who owes it does, and who decides or may change the
/// decision.
#[utoipa::path(
    post, path = "/decision_actions/{id}/tick", tag = "governance",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = DecisionRecord)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn tick_decision_action(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<TickAction>,
) -> Answer<Noun<DecisionRecord>> {
    let view = governance::tick_action(&app, &caller, id, version, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// What you have to do after decisions, what is due first first; at most a hundred.
#[utoipa::path(
    get, path = "/me/actions", tag = "governance",
    responses((status = 200, body = Listed<MyAction>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_my_actions(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<MyAction>>> {
    Ok(Json(governance::my_actions(&app, &caller).await?))
}
