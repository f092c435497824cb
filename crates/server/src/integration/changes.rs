//! The history.

use axum::{
    Json,
    extract::{Query, State},
};
use steerco_app::{
    App,
    integration::{self, ChangeQuery, ChangeView},
    shape::Listed,
};

use crate::{guard::Caller, problem::Answer};

/// Who changed what, newest first.
#[utoipa::path(
    get, path = "/changes", tag = "integration", params(ChangeQuery),
    responses((status = 200, body = Listed<ChangeView>)),
    extensions(("x-permission" = json!("change.view")))
)]
pub(super) async fn list_changes(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ChangeQuery>,
) -> Answer<Json<Listed<ChangeView>>> {
    Ok(Json(integration::changes(&app, &caller, &query).await?))
}
