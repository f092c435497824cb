//! Comments on tasks, projects and other subjects.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    delivery::{self, CommentView, MentionQuery, NewComment, PatchComment, Spot},
    shape::{Listed, PageQuery, Reference},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// What was said about a subject: a project, task, request, gate review, charter or scenario.
#[utoipa::path(
    get, path = "/subjects/{kind}/{id}/comments", tag = "delivery",
    params(("kind" = String, Path), ("id" = Uuid, Path), PageQuery),
    responses((status = 200, body = Listed<CommentView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_comments(
    State(app): State<App>,
    caller: Caller,
    Path((kind, id)): Path<(String, Uuid)>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<CommentView>>> {
    Ok(Json(delivery::comments(&app, &caller, Spot::stored(&kind, id)?, &page).await?))
}

/// Say something about a subject that you may see.
#[utoipa::path(
    post, path = "/subjects/{kind}/{id}/comments", tag = "delivery",
    params(("kind" = String, Path), ("id" = Uuid, Path)),
    responses((status = 201, body = CommentView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_comment(
    State(app): State<App>,
    caller: Caller,
    Path((kind, id)): Path<(String, Uuid)>,
    Json(input): Json<NewComment>,
) -> Answer<Noun<CommentView>> {
    let view = delivery::create_comment(&app, &caller, Spot::stored(&kind, id)?, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// People who may be mentioned in comments on a subject.
#[utoipa::path(
    get, path = "/subjects/{kind}/{id}/mentionable", tag = "delivery",
    params(("kind" = String, Path), ("id" = Uuid, Path), MentionQuery),
    responses((status = 200, body = Listed<Reference>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_mentionable(
    State(app): State<App>,
    caller: Caller,
    Path((kind, id)): Path<(String, Uuid)>,
    Query(query): Query<MentionQuery>,
) -> Answer<Json<Listed<Reference>>> {
    Ok(Json(delivery::mentionable(&app, &caller, Spot::stored(&kind, id)?, &query).await?))
}

/// Change your own comment. On what is in no project, who sees it may.
#[utoipa::path(
    patch, path = "/comments/{id}", tag = "delivery", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = CommentView)),
    extensions(("x-permission" = json!("comment.write")))
)]
pub(super) async fn patch_comment(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchComment>,
) -> Answer<Noun<CommentView>> {
    let view = delivery::update_comment(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Delete your own comment. On what is in no project, who sees it may.
#[utoipa::path(
    delete, path = "/comments/{id}", tag = "delivery", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Deleted")),
    extensions(("x-permission" = json!("comment.write")))
)]
pub(super) async fn delete_comment(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    delivery::delete_comment(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
