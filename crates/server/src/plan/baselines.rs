//! Baselines.

use axum::{
    Json,
    extract::{Path, State},
};
use steerco_app::{
    App,
    plan::{self, BaselineView, EffectOnly, NewBaseline},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Baselines of a project.
#[utoipa::path(
    get, path = "/projects/{id}/baselines", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<BaselineView>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_baselines(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<BaselineView>>> {
    Ok(Json(plan::baselines(&app, &caller, id).await?))
}

/// Keep the plan as it is now as a baseline.
#[utoipa::path(
    post, path = "/projects/{id}/baselines", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 201, body = BaselineView)),
    extensions(("x-permission" = json!("baseline.manage")))
)]
pub(super) async fn create_baseline(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewBaseline>,
) -> Answer<Noun<BaselineView>> {
    let view = plan::set_baseline(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Delete a baseline.
#[utoipa::path(
    delete, path = "/baselines/{id}", tag = "plan", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = EffectOnly)),
    extensions(("x-permission" = json!("baseline.manage")))
)]
pub(super) async fn delete_baseline(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Json<EffectOnly>> {
    Ok(Json(plan::delete_baseline(&app, &caller, id, version).await?))
}
