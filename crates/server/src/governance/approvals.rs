//! Approvals: what waits for whom, and deciding.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    governance::{
        self, ApprovalForecast, ApprovalQuery, ApprovalView, BulkDecision, BulkResult, Inbox,
        InboxCount, NewDecision, Recall, ReplaceApprover,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{guard::Caller, noun::Noun, problem::Answer};

/// Approvals of something, newest first.
#[utoipa::path(
    get, path = "/approvals", tag = "governance", params(ApprovalQuery),
    responses((status = 200, body = Listed<ApprovalView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_approvals(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ApprovalQuery>,
) -> Answer<Json<Listed<ApprovalView>>> {
    Ok(Json(governance::approvals(&app, &caller, &query).await?))
}

/// Who would have to approve something if it were asked for now; nothing is asked.
#[utoipa::path(
    get, path = "/approvals/forecast", tag = "governance", params(ApprovalQuery),
    responses((status = 200, body = ApprovalForecast)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_approval_forecast(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ApprovalQuery>,
) -> Answer<Json<ApprovalForecast>> {
    Ok(Json(governance::approval_forecast(&app, &caller, &query).await?))
}

/// One approval with its log.
#[utoipa::path(
    get, path = "/approvals/{id}", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = ApprovalView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_approval(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<ApprovalView>> {
    let view = governance::approval(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Approve, reject, or ask back. Whoever comes second is told who decided and when.
#[utoipa::path(
    post, path = "/approvals/{id}/decisions", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = ApprovalView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn decide(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewDecision>,
) -> Answer<Noun<ApprovalView>> {
    let view = governance::decide(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Decide about many approvals; each that is refused says why.
#[utoipa::path(
    post, path = "/approvals/decisions", tag = "governance",
    responses((status = 200, body = Listed<BulkResult>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn decide_many(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<BulkDecision>,
) -> Answer<Json<Listed<BulkResult>>> {
    Ok(Json(governance::decide_many(&app, &caller, &input).await?))
}

/// Take back an approval you asked for.
#[utoipa::path(
    post, path = "/approvals/{id}/recall", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = ApprovalView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn recall_approval(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<Recall>,
) -> Answer<Noun<ApprovalView>> {
    let view = governance::recall(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Let somebody decide in the place of who left, or in addition.
#[utoipa::path(
    post, path = "/approvals/{id}/approvers", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = ApprovalView)),
    extensions(("x-permission" = json!("approval.configure")))
)]
pub(super) async fn replace_approver(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<ReplaceApprover>,
) -> Answer<Noun<ApprovalView>> {
    let view = governance::replace_approver(&app, &caller, id, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Everything that waits for you, longest first.
#[utoipa::path(
    get, path = "/me/inbox", tag = "governance", params(PageQuery),
    responses((status = 200, body = Inbox)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_inbox(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Inbox>> {
    Ok(Json(governance::inbox(&app, &caller, &page).await?))
}

/// How much waits for you.
#[utoipa::path(
    get, path = "/me/inbox/count", tag = "governance",
    responses((status = 200, body = InboxCount)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn count_inbox(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<InboxCount>> {
    Ok(Json(governance::inbox_count(&app, &caller).await?))
}
