//! Requests for people: asking, answering, who fits, what happened, and how well it goes.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{
        self, AcceptStaffingProposal, CandidateQuery, Candidates, NewStaffingProposal,
        NewStaffingRequest, PatchStaffingRequest, PutStaffingPolicy, StaffingEditQuery,
        StaffingEditView, StaffingEvent, StaffingFigureQuery, StaffingFigures, StaffingPolicyView,
        StaffingReason, StaffingRequestQuery, StaffingRequestView,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// List requests for people.
#[utoipa::path(
    get, path = "/staffing_requests", tag = "resource", params(StaffingRequestQuery, PageQuery),
    responses((status = 200, body = Listed<StaffingRequestView>)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn list_staffing_requests(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<StaffingRequestQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<StaffingRequestView>>> {
    Ok(Json(resource::staffing_requests(&app, &caller, &query, &page).await?))
}

/// Ask for people for a project.
#[utoipa::path(
    post, path = "/projects/{id}/staffing_requests", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 201, body = StaffingRequestView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn create_staffing_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewStaffingRequest>,
) -> Answer<Noun<StaffingRequestView>> {
    let view = resource::create_staffing_request(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One request for people.
#[utoipa::path(
    get, path = "/staffing_requests/{id}", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = StaffingRequestView)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_staffing_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<StaffingRequestView>> {
    let view = resource::staffing_request(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a request that nobody was proposed for yet.
#[utoipa::path(
    patch, path = "/staffing_requests/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = StaffingRequestView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn patch_staffing_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchStaffingRequest>,
) -> Answer<Noun<StaffingRequestView>> {
    let view = resource::update_staffing_request(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a draft.
#[utoipa::path(
    delete, path = "/staffing_requests/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn delete_staffing_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_staffing_request(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Send a draft to those who answer.
#[utoipa::path(
    post, path = "/staffing_requests/{id}/open", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = StaffingRequestView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn open_staffing_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<StaffingRequestView>> {
    Ok(Json(resource::open_staffing_request(&app, &caller, id).await?))
}

/// Withdraw a request, or what is left of it.
#[utoipa::path(
    post, path = "/staffing_requests/{id}/withdraw", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = StaffingRequestView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn withdraw_staffing_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<StaffingReason>,
) -> Answer<Json<StaffingRequestView>> {
    Ok(Json(resource::withdraw_staffing_request(&app, &caller, id, &input).await?))
}

/// Reject a request, or what is left of it.
#[utoipa::path(
    post, path = "/staffing_requests/{id}/reject", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = StaffingRequestView)),
    extensions(("x-permission" = json!("staffing.answer")))
)]
pub(super) async fn reject_staffing_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<StaffingReason>,
) -> Answer<Json<StaffingRequestView>> {
    Ok(Json(resource::reject_staffing_request(&app, &caller, id, &input).await?))
}

/// People who could do it, the best first, with the reasons.
#[utoipa::path(
    get, path = "/staffing_requests/{id}/candidates", tag = "resource",
    params(("id" = Uuid, Path), CandidateQuery, PageQuery),
    responses((status = 200, body = Candidates)),
    extensions(("x-permission" = json!("staffing.answer")))
)]
pub(super) async fn list_staffing_candidates(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<CandidateQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Candidates>> {
    Ok(Json(resource::staffing_candidates(&app, &caller, id, &query, &page).await?))
}

/// What happened to a request, newest first.
#[utoipa::path(
    get, path = "/staffing_requests/{id}/history", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<StaffingEvent>)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn list_staffing_history(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<StaffingEvent>>> {
    Ok(Json(resource::staffing_history(&app, &caller, id).await?))
}

/// Propose somebody for a request.
#[utoipa::path(
    post, path = "/staffing_requests/{id}/proposals", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = StaffingRequestView)),
    extensions(("x-permission" = json!("staffing.answer")))
)]
pub(super) async fn propose_person(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewStaffingProposal>,
) -> Answer<Json<StaffingRequestView>> {
    Ok(Json(resource::propose_person(&app, &caller, id, &input).await?))
}

/// Answer a proposal with another one.
#[utoipa::path(
    post, path = "/staffing_proposals/{id}/counter", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = StaffingRequestView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn counter_proposal(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewStaffingProposal>,
) -> Answer<Json<StaffingRequestView>> {
    Ok(Json(resource::counter_proposal(&app, &caller, id, &input).await?))
}

/// Ask for other days, other time or somebody else than was accepted.
#[utoipa::path(
    post, path = "/staffing_proposals/{id}/change", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = StaffingRequestView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn ask_for_change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewStaffingProposal>,
) -> Answer<Json<StaffingRequestView>> {
    Ok(Json(resource::ask_for_change(&app, &caller, id, &input).await?))
}

/// Accept a proposal, or a part of it.
#[utoipa::path(
    post, path = "/staffing_proposals/{id}/accept", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = StaffingRequestView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn accept_proposal(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<AcceptStaffingProposal>,
) -> Answer<Json<StaffingRequestView>> {
    Ok(Json(resource::accept_proposal(&app, &caller, id, &input).await?))
}

/// Turn a proposal down.
#[utoipa::path(
    post, path = "/staffing_proposals/{id}/reject", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = StaffingRequestView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn reject_proposal(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<StaffingReason>,
) -> Answer<Json<StaffingRequestView>> {
    Ok(Json(resource::reject_proposal(&app, &caller, id, &input).await?))
}

/// Take a proposal back that nobody has answered.
#[utoipa::path(
    post, path = "/staffing_proposals/{id}/withdraw", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = StaffingRequestView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn withdraw_proposal(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<StaffingRequestView>> {
    Ok(Json(resource::withdraw_proposal(&app, &caller, id).await?))
}

/// How well requests are answered: fill rate and time to fill.
#[utoipa::path(
    get, path = "/staffing_figures", tag = "resource", params(StaffingFigureQuery),
    responses((status = 200, body = StaffingFigures)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_staffing_figures(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<StaffingFigureQuery>,
) -> Answer<Json<StaffingFigures>> {
    Ok(Json(resource::staffing_figures(&app, &caller, &query).await?))
}

/// How much each criterion counts when people are ranked.
#[utoipa::path(
    get, path = "/staffing_policy", tag = "resource",
    responses((status = 200, body = StaffingPolicyView)),
    extensions(("x-permission" = json!("staffing.answer")))
)]
pub(super) async fn get_staffing_policy(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Noun<StaffingPolicyView>> {
    let view = resource::staffing_policy(&app, &caller).await?;
    Ok(Noun::found(view.version, view))
}

/// Say how much each criterion counts.
#[utoipa::path(
    put, path = "/staffing_policy", tag = "resource", params(("If-Match" = String, Header)),
    responses((status = 200, body = StaffingPolicyView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn put_staffing_policy(
    State(app): State<App>,
    caller: Caller,
    IfMatch(version): IfMatch,
    Json(input): Json<PutStaffingPolicy>,
) -> Answer<Noun<StaffingPolicyView>> {
    let view = resource::put_staffing_policy(&app, &caller, version, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Steps of staffing that can be taken back for a week, newest first.
#[utoipa::path(
    get, path = "/staffing_edits", tag = "resource", params(StaffingEditQuery),
    responses((status = 200, body = Listed<StaffingEditView>)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn list_staffing_edits(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<StaffingEditQuery>,
) -> Answer<Json<Listed<StaffingEditView>>> {
    Ok(Json(resource::staffing_edits(&app, &caller, &query).await?))
}

/// Take a step of staffing back, or bring back what a step took back. What was changed again since is not
/// overwritten.
#[utoipa::path(
    post, path = "/staffing_edits/{id}/undo", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = StaffingEditView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn undo_staffing_edit(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<StaffingEditView>> {
    Ok(Json(resource::undo_staffing_edit(&app, &caller, id).await?))
}
