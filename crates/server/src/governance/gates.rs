//! Gates: where a project stands in its lifecycle, what its gate asks, and reviews under way.

use axum::{
    Json,
    extract::{Path, Query, State},
    response::Response,
};
use steerco_app::{
    App,
    governance::{
        self, Answer as AnswerToQuestion, ApprovalForecast, CloseCondition, ClosedCondition,
        GateForecastQuery, GateReviewView, NewCondition, NewGateReview, NewWaiver, PlaceView,
        PutEvidence, PutLifecycle, PutScores,
    },
};
use uuid::Uuid;

use crate::{
    download::{DOCX, attached},
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Governance of a project: its lifecycle, its stage, what its gate asks, and what was decided.
#[utoipa::path(
    get, path = "/projects/{id}/lifecycle", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = PlaceView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_project_lifecycle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<PlaceView>> {
    let view = governance::place(&app, &caller, "project", id).await?;
    Ok(Noun::found(view.version, view))
}

/// Choose the lifecycle of a project, or move it to a newer revision or another stage.
#[utoipa::path(
    put, path = "/projects/{id}/lifecycle", tag = "governance",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = PlaceView)),
    extensions(("x-permission" = json!("gate.ask")))
)]
pub(super) async fn put_project_lifecycle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<PutLifecycle>,
) -> Answer<Noun<PlaceView>> {
    let view = governance::put_lifecycle(&app, &caller, "project", id, version, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Show something for an item of the checklist.
#[utoipa::path(
    put, path = "/projects/{id}/gate_items/{item}", tag = "governance",
    params(("id" = Uuid, Path), ("item" = String, Path)),
    responses((status = 200, body = PlaceView)),
    extensions(("x-permission" = json!("project.manage")))
)]
pub(super) async fn put_gate_item(
    State(app): State<App>,
    caller: Caller,
    Path((id, item)): Path<(Uuid, String)>,
    Json(input): Json<PutEvidence>,
) -> Answer<Noun<PlaceView>> {
    let view = governance::put_evidence(&app, &caller, "project", id, &item, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// The document of a deliverable to begin with, from the template of the method the project goes by.
#[utoipa::path(
    get, path = "/projects/{id}/artefacts/{stage}/{item}/template.docx", tag = "governance",
    params(("id" = Uuid, Path), ("stage" = String, Path), ("item" = String, Path)),
    responses((
        status = 200, description = "The document", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_artefact_template(
    State(app): State<App>,
    caller: Caller,
    Path((id, stage, item)): Path<(Uuid, String, String)>,
) -> Answer<Response> {
    let (name, bytes) = governance::artefact(&app, &caller, "project", id, &stage, &item).await?;
    Ok(attached(&name, DOCX, bytes))
}

/// Say that something need not be met at this gate, and why.
#[utoipa::path(
    post, path = "/projects/{id}/gate_waivers", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = PlaceView)),
    extensions(("x-permission" = json!("gate.waive")))
)]
pub(super) async fn create_gate_waiver(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewWaiver>,
) -> Answer<Noun<PlaceView>> {
    let view = governance::waive(&app, &caller, "project", id, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Ask for the gate of the stage that a project is in.
#[utoipa::path(
    post, path = "/projects/{id}/gate_reviews", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = PlaceView)),
    extensions(("x-permission" = json!("gate.ask")))
)]
pub(super) async fn create_gate_review(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewGateReview>,
) -> Answer<Noun<PlaceView>> {
    let view = governance::ask_for_gate(&app, &caller, "project", id, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Who would have to decide about the gate of the stage that a project is in; nothing is asked.
#[utoipa::path(
    get, path = "/projects/{id}/gate_forecast", tag = "governance",
    params(("id" = Uuid, Path), GateForecastQuery),
    responses((status = 200, body = ApprovalForecast)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_gate_forecast(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<GateForecastQuery>,
) -> Answer<Json<ApprovalForecast>> {
    Ok(Json(governance::gate_forecast(&app, &caller, "project", id, &query).await?))
}

/// One gate that was asked for.
#[utoipa::path(
    get, path = "/gate_reviews/{id}", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = GateReviewView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_gate_review(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<GateReviewView>> {
    let view = governance::gate_review(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Answer the question of an approver.
#[utoipa::path(
    post, path = "/gate_reviews/{id}/answer", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = GateReviewView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn answer_gate_review(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<AnswerToQuestion>,
) -> Answer<Noun<GateReviewView>> {
    let view = governance::answer_gate_review(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Score the criteria of a gate that you decide about, or score them anew.
#[utoipa::path(
    put, path = "/gate_reviews/{id}/scores", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = GateReviewView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn put_gate_scores(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<PutScores>,
) -> Answer<Noun<GateReviewView>> {
    let view = governance::put_scores(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Add a condition to a gate that you decide about.
#[utoipa::path(
    post, path = "/gate_reviews/{id}/conditions", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = GateReviewView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_gate_condition(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewCondition>,
) -> Answer<Noun<GateReviewView>> {
    let view = governance::add_condition(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Close a condition, saying how it was met.
#[utoipa::path(
    post, path = "/gate_conditions/{id}/close", tag = "governance",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ClosedCondition)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn close_gate_condition(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<CloseCondition>,
) -> Answer<Noun<ClosedCondition>> {
    let done = governance::close_condition(&app, &caller, id, version, &input).await?;
    Ok(Noun::found(done.condition.version, done))
}
