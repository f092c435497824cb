//! Assessments of projects under scoring models.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    portfolio::{self, AssessmentQuery, AssessmentView, Assessments, NewAssessment},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// What everybody says about a project under a model, and what it comes to.
#[utoipa::path(
    get, path = "/assessments", tag = "portfolio", params(AssessmentQuery),
    responses((status = 200, body = Assessments)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_assessments(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<AssessmentQuery>,
) -> Answer<Json<Assessments>> {
    Ok(Json(portfolio::assessments(&app, &caller, &query).await?))
}

/// Say how a project does; one's own earlier word under this version of the model is replaced.
#[utoipa::path(
    post, path = "/assessments", tag = "portfolio",
    responses((status = 201, body = AssessmentView)),
    extensions(("x-permission" = json!("scoring.assess")))
)]
pub(super) async fn create_assessment(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewAssessment>,
) -> Answer<Noun<AssessmentView>> {
    let view = portfolio::assess(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Take one's own assessment back.
#[utoipa::path(
    delete, path = "/assessments/{id}", tag = "portfolio",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Taken back")),
    extensions(("x-permission" = json!("scoring.assess")))
)]
pub(super) async fn delete_assessment(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    portfolio::withdraw_assessment(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
