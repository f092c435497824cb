//! Change requests of projects: raised, assessed by what their edits would do to the plan, decided, implemented.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    governance::Answer as QuestionAnswer,
    intake::RequestEvent,
    plan::{
        self, ChangeImpact, ChangeRequestItem, ChangeRequestNote, ChangeRequestQuery,
        ChangeRequestView, DecideChangeRequest, ImpactQuestion, ImplementChangeRequest,
        NewChangeRequest, PatchChangeRequest,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Change requests of a project, newest first unless told.
#[utoipa::path(
    get, path = "/projects/{id}/change_requests", tag = "plan",
    params(("id" = Uuid, Path), ChangeRequestQuery, PageQuery),
    responses((status = 200, body = Listed<ChangeRequestItem>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_change_requests(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<ChangeRequestQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<ChangeRequestItem>>> {
    Ok(Json(plan::change_requests(&app, &caller, id, &query, &page).await?))
}

/// Raise a change request.
#[utoipa::path(
    post, path = "/projects/{id}/change_requests", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 201, body = ChangeRequestView)),
    extensions(("x-permission" = json!("comment.write")))
)]
pub(super) async fn create_change_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewChangeRequest>,
) -> Answer<Noun<ChangeRequestView>> {
    let view = plan::raise_change_request(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One change request, for whoever sees its project or decides about it.
#[utoipa::path(
    get, path = "/change_requests/{id}", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = ChangeRequestView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_change_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<ChangeRequestView>> {
    let view = plan::change_request(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Write a change request further, with its edits of the plan.
#[utoipa::path(
    patch, path = "/change_requests/{id}", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ChangeRequestView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn patch_change_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchChangeRequest>,
) -> Answer<Noun<ChangeRequestView>> {
    let view = plan::update_change_request(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// What the edits of a change request, or others in their place, would do to the plan as it is now. Nothing is
/// written.
#[utoipa::path(
    post, path = "/change_requests/{id}/impact", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = ChangeImpact)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_change_impact(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(question): Json<ImpactQuestion>,
) -> Answer<Json<ChangeImpact>> {
    Ok(Json(plan::change_request_impact(&app, &caller, id, &question).await?))
}

/// How a change request came to where it stands, newest first.
#[utoipa::path(
    get, path = "/change_requests/{id}/history", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<RequestEvent>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_change_request_history(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<RequestEvent>>> {
    Ok(Json(plan::change_request_history(&app, &caller, id).await?))
}

/// Answer the question of who decides; the approval goes on.
#[utoipa::path(
    post, path = "/change_requests/{id}/answer", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = ChangeRequestView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn answer_change_request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<QuestionAnswer>,
) -> Answer<Noun<ChangeRequestView>> {
    let view = plan::answer_change_request(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.version, view))
}

macro_rules! moves {
    ($($move:ident, $path:literal, $use_case:ident, $input:ty, $permission:literal, $doc:literal;)*) => {$(
        #[doc = $doc]
        #[utoipa::path(
            post, path = $path, tag = "plan",
            params(("id" = Uuid, Path), ("If-Match" = String, Header)),
            responses((status = 200, body = ChangeRequestView)),
            extensions(("x-permission" = json!($permission)))
        )]
        pub(super) async fn $move(
            State(app): State<App>,
            caller: Caller,
            Path(id): Path<Uuid>,
            IfMatch(version): IfMatch,
            Json(input): Json<$input>,
        ) -> Answer<Noun<ChangeRequestView>> {
            let view = plan::$use_case(&app, &caller, id, version, &input).await?;
            Ok(Noun::found(view.version, view))
        }
    )*};
}

moves! {
    submit_change_request, "/change_requests/{id}/submit", submit_change_request, ChangeRequestNote, "signed_in",
        "Submit a draft: whoever plans the project assesses it. What is said answers the question it came back with.";
    send_back_change_request, "/change_requests/{id}/send_back", send_back_change_request, ChangeRequestNote, "task.edit",
        "Send a change request that is assessed back to who raised it, with a question.";
    ask_change_decision, "/change_requests/{id}/ask", ask_change_decision, ChangeRequestNote, "task.edit",
        "Ask for the decision: the impact is frozen, and the approval runs along the first route that fits.";
    decide_change_request, "/change_requests/{id}/decide", decide_change_request, DecideChangeRequest, "baseline.manage",
        "Approve or reject a change request where no approval runs.";
    defer_change_request, "/change_requests/{id}/defer", defer_change_request, ChangeRequestNote, "baseline.manage",
        "Put a change request off; an approval that runs is taken back.";
    reopen_change_request, "/change_requests/{id}/reopen", reopen_change_request, ChangeRequestNote, "task.edit",
        "Take up again what was put off.";
    withdraw_change_request, "/change_requests/{id}/withdraw", withdraw_change_request, ChangeRequestNote, "signed_in",
        "Withdraw a change request before it is decided; who raised or owns it may.";
    implement_change_request, "/change_requests/{id}/implement", implement_change_request, ImplementChangeRequest, "task.edit",
        "Make the edits of an approved change request in the plan, and take a new baseline.";
}
