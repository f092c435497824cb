//! Mail on its way out, and which kinds of it one wants.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    delivery::{self, MailKindView, MailView, OutboxPage, OutboxQuery, PutMailKinds},
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Mail that was written, newest first, and what became of it.
#[utoipa::path(
    get, path = "/outbox", tag = "delivery", params(OutboxQuery, PageQuery),
    responses((status = 200, body = OutboxPage)),
    extensions(("x-permission" = json!("organisation.manage")))
)]
pub(super) async fn list_outbox(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<OutboxQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<OutboxPage>> {
    Ok(Json(delivery::outbox(&app, &caller, &query, &page).await?))
}

/// One mail, as it goes out.
#[utoipa::path(
    get, path = "/outbox/{id}", tag = "delivery", params(("id" = Uuid, Path)),
    responses((status = 200, body = MailView)),
    extensions(("x-permission" = json!("organisation.manage")))
)]
pub(super) async fn get_mail(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<MailView>> {
    let view = delivery::mail_message(&app, &caller, id).await?;
    Ok(Noun::found(view.item.version, view))
}

/// Try mail again that was given up, or that waits for its next attempt.
#[utoipa::path(
    post, path = "/outbox/{id}/retry", tag = "delivery", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = MailView)),
    extensions(("x-permission" = json!("organisation.manage")))
)]
pub(super) async fn retry_mail(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Noun<MailView>> {
    let view = delivery::retry_mail(&app, &caller, id, version).await?;
    Ok(Noun::found(view.item.version, view))
}

/// The kinds of mail there are, and which you want.
#[utoipa::path(
    get, path = "/me/mail_kinds", tag = "delivery",
    responses((status = 200, body = Listed<MailKindView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_mail_kinds(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<MailKindView>>> {
    Ok(Json(delivery::mail_kinds(&app, &caller).await?))
}

/// Say which kinds of mail you want.
#[utoipa::path(
    put, path = "/me/mail_kinds", tag = "delivery",
    responses((status = 200, body = Listed<MailKindView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn put_mail_kinds(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<PutMailKinds>,
) -> Answer<Json<Listed<MailKindView>>> {
    Ok(Json(delivery::put_mail_kinds(&app, &caller, &input).await?))
}
