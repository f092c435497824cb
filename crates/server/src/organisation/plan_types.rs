//! Types of plans: what projects and programs are, and where they may be.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    organisation::{self, NewPlanType, PatchPlanType, PlanTypeQuery, PlanTypeView},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// The types of plans: those of projects first, the standard ones before the others; archived ones too.
#[utoipa::path(
    get, path = "/plan_types", tag = "organisation", params(PlanTypeQuery),
    responses((status = 200, body = Listed<PlanTypeView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_plan_types(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<PlanTypeQuery>,
) -> Answer<Json<Listed<PlanTypeView>>> {
    Ok(Json(organisation::plan_types(&app, &caller, &query).await?))
}

/// Add a type of plans.
#[utoipa::path(
    post, path = "/plan_types", tag = "organisation",
    responses((status = 201, body = PlanTypeView)),
    extensions(("x-permission" = json!("plan_type.configure")))
)]
pub(super) async fn create_plan_type(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewPlanType>,
) -> Answer<Noun<PlanTypeView>> {
    let plan_type = organisation::create_plan_type(&app, &caller, &input).await?;
    Ok(Noun::created(plan_type.version, plan_type))
}

/// One type of plans.
#[utoipa::path(
    get, path = "/plan_types/{id}", tag = "organisation", params(("id" = Uuid, Path)),
    responses((status = 200, body = PlanTypeView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_plan_type(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<PlanTypeView>> {
    let plan_type = organisation::plan_type(&app, &caller, id).await?;
    Ok(Noun::found(plan_type.version, plan_type))
}

/// Change a type of plans. Refused while plans of it would be where they may not be any more.
#[utoipa::path(
    patch, path = "/plan_types/{id}", tag = "organisation",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = PlanTypeView)),
    extensions(("x-permission" = json!("plan_type.configure")))
)]
pub(super) async fn patch_plan_type(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchPlanType>,
) -> Answer<Noun<PlanTypeView>> {
    let plan_type = organisation::update_plan_type(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(plan_type.version, plan_type))
}

/// Delete a type of plans of which there is nothing.
#[utoipa::path(
    delete, path = "/plan_types/{id}", tag = "organisation",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Deleted")),
    extensions(("x-permission" = json!("plan_type.configure")))
)]
pub(super) async fn delete_plan_type(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    organisation::delete_plan_type(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
