//! Saved views of lists and charts.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    organisation::{
        self, NewSavedView, PatchSavedView, PutDefaultView, SavedViewQuery, SavedViewView,
        SavedViews,
    },
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// The views that you may open: your own and those shared with you.
#[utoipa::path(
    get, path = "/saved_views", tag = "organisation", params(SavedViewQuery),
    responses((status = 200, body = SavedViews)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_saved_views(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<SavedViewQuery>,
) -> Answer<Json<SavedViews>> {
    Ok(Json(organisation::saved_views(&app, &caller, &query).await?))
}

/// Save a view.
#[utoipa::path(
    post, path = "/saved_views", tag = "organisation",
    responses((status = 201, body = SavedViewView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_saved_view(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewSavedView>,
) -> Answer<Noun<SavedViewView>> {
    let view = organisation::create_saved_view(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One view.
#[utoipa::path(
    get, path = "/saved_views/{id}", tag = "organisation", params(("id" = Uuid, Path)),
    responses((status = 200, body = SavedViewView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_saved_view(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<SavedViewView>> {
    let view = organisation::saved_view(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a view: its name, what it shows, who may open it.
#[utoipa::path(
    patch, path = "/saved_views/{id}", tag = "organisation",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = SavedViewView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn patch_saved_view(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchSavedView>,
) -> Answer<Noun<SavedViewView>> {
    let view = organisation::update_saved_view(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Delete a view.
#[utoipa::path(
    delete, path = "/saved_views/{id}", tag = "organisation",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Deleted")),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn delete_saved_view(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    organisation::delete_saved_view(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Say which view opens by itself for you.
#[utoipa::path(
    put, path = "/default_view", tag = "organisation",
    responses((status = 204, description = "Noted")),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn put_default_view(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<PutDefaultView>,
) -> Answer<StatusCode> {
    organisation::put_default_view(&app, &caller, &input).await?;
    Ok(StatusCode::NO_CONTENT)
}
