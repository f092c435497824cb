//! Baselines.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    plan::{
        self, BaselineComparison, BaselineDates, BaselineDatesQuery, BaselineView, ComparisonQuery,
        EffectOnly, NewBaseline, PatchBaseline,
    },
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

/// The dates of a baseline as columns.
#[utoipa::path(
    get, path = "/projects/{id}/baseline_dates", tag = "plan",
    params(("id" = Uuid, Path), BaselineDatesQuery),
    responses((status = 200, body = BaselineDates)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_baseline_dates(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<BaselineDatesQuery>,
) -> Answer<Json<BaselineDates>> {
    Ok(Json(plan::baseline_dates(&app, &caller, id, &query).await?))
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

/// Two states of a plan beside each other.
#[utoipa::path(
    get, path = "/projects/{id}/baseline_comparison", tag = "plan",
    params(("id" = Uuid, Path), ComparisonQuery),
    responses((status = 200, body = BaselineComparison)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn compare_baselines(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<ComparisonQuery>,
) -> Answer<Json<BaselineComparison>> {
    Ok(Json(plan::baseline_comparison(&app, &caller, id, &query).await?))
}

/// Rename a baseline.
#[utoipa::path(
    patch, path = "/baselines/{id}", tag = "plan", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = BaselineView)),
    extensions(("x-permission" = json!("baseline.manage")))
)]
pub(super) async fn patch_baseline(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchBaseline>,
) -> Answer<Noun<BaselineView>> {
    let view = plan::update_baseline(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
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
