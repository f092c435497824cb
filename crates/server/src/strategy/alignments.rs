//! What requests, projects and programs add to objectives and drivers.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    strategy::{
        self, AlignmentQuery, AlignmentReport, AlignmentView, Alignments, NewAlignment,
        PatchAlignment,
    },
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// What a subject adds to what.
#[utoipa::path(
    get, path = "/alignments", tag = "strategy", params(AlignmentQuery),
    responses((status = 200, body = Alignments)),
    extensions(("x-permission" = json!("strategy.view")))
)]
pub(super) async fn list_alignments(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<AlignmentQuery>,
) -> Answer<Json<Alignments>> {
    Ok(Json(strategy::alignments(&app, &caller, &query).await?))
}

/// Link a subject to an objective or driver.
#[utoipa::path(
    post, path = "/alignments", tag = "strategy",
    responses((status = 201, body = AlignmentView)),
    extensions(("x-permission" = json!("strategy.view")))
)]
pub(super) async fn create_alignment(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewAlignment>,
) -> Answer<Noun<AlignmentView>> {
    let view = strategy::create_alignment(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Change how much a subject adds.
#[utoipa::path(
    patch, path = "/alignments/{id}", tag = "strategy", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = AlignmentView)),
    extensions(("x-permission" = json!("strategy.view")))
)]
pub(super) async fn patch_alignment(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchAlignment>,
) -> Answer<Noun<AlignmentView>> {
    let view = strategy::update_alignment(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a link.
#[utoipa::path(
    delete, path = "/alignments/{id}", tag = "strategy", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("strategy.view")))
)]
pub(super) async fn delete_alignment(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    strategy::delete_alignment(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which money serves which objective, and which serves none, per currency.
#[utoipa::path(
    get, path = "/alignment_report", tag = "strategy",
    responses((status = 200, body = AlignmentReport)),
    extensions(("x-permission" = json!("strategy.view")))
)]
pub(super) async fn get_alignment_report(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<AlignmentReport>> {
    Ok(Json(strategy::alignment_report(&app, &caller).await?))
}
