//! Business cases of requests and projects. Who may see the request or project sees its case.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    shape::Listed,
    strategy::{
        self, BusinessCaseView, CaseBody, CaseComparison, CaseComparisonQuery, CaseQuery,
        CaseVersionView, FreezeCase, NewBusinessCase, OptionFigures, PatchBusinessCase,
    },
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// The business case of a request or project: one, or none.
#[utoipa::path(
    get, path = "/business_cases", tag = "strategy", params(CaseQuery),
    responses((status = 200, body = Listed<BusinessCaseView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_business_cases(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<CaseQuery>,
) -> Answer<Json<Listed<BusinessCaseView>>> {
    let answer = strategy::business_cases(&app, &caller, &query).await;
    Ok(Json(hidden(answer)?))
}

/// What one may not see is not there.
fn hidden<T>(answer: steerco_app::Outcome<T>) -> steerco_app::Outcome<T> {
    match answer {
        Err(steerco_app::Failure::Forbidden { .. }) => {
            Err(steerco_app::Failure::NotFound("business case"))
        }
        answer => answer,
    }
}

/// Begin the case of a request or project.
#[utoipa::path(
    post, path = "/business_cases", tag = "strategy",
    responses((status = 201, body = BusinessCaseView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn create_business_case(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewBusinessCase>,
) -> Answer<Noun<BusinessCaseView>> {
    let view = hidden(strategy::create_business_case(&app, &caller, &input).await)?;
    Ok(Noun::created(view.version, view))
}

/// One business case.
#[utoipa::path(
    get, path = "/business_cases/{id}", tag = "strategy", params(("id" = Uuid, Path)),
    responses((status = 200, body = BusinessCaseView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_business_case(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<BusinessCaseView>> {
    let view = hidden(strategy::business_case(&app, &caller, id).await)?;
    Ok(Noun::found(view.version, view))
}

/// Change what is being written; frozen versions stay.
#[utoipa::path(
    patch, path = "/business_cases/{id}", tag = "strategy",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = BusinessCaseView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn patch_business_case(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchBusinessCase>,
) -> Answer<Noun<BusinessCaseView>> {
    let view = hidden(strategy::update_business_case(&app, &caller, id, version, &patch).await)?;
    Ok(Noun::found(view.version, view))
}

/// What the options of a case come to, without keeping anything.
#[utoipa::path(
    post, path = "/business_case_figures", tag = "strategy",
    responses((status = 200, body = Listed<OptionFigures>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn compute_case_figures(
    _caller: Caller,
    Json(body): Json<CaseBody>,
) -> Answer<Json<Listed<OptionFigures>>> {
    Ok(Json(strategy::case_figures(&body)?))
}

/// Freeze a case: what it says now is kept as a version that never changes.
#[utoipa::path(
    post, path = "/business_cases/{id}/freeze", tag = "strategy",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = BusinessCaseView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn freeze_business_case(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<FreezeCase>,
) -> Answer<Noun<BusinessCaseView>> {
    let view = hidden(strategy::freeze_business_case(&app, &caller, id, version, &input).await)?;
    Ok(Noun::found(view.version, view))
}

/// Frozen versions of a case, newest first.
#[utoipa::path(
    get, path = "/business_cases/{id}/versions", tag = "strategy", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<CaseVersionView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_case_versions(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<CaseVersionView>>> {
    Ok(Json(hidden(strategy::case_versions(&app, &caller, id).await)?))
}

/// What differs between two versions, or between one and what is being written.
#[utoipa::path(
    get, path = "/business_cases/{id}/comparison", tag = "strategy",
    params(("id" = Uuid, Path), CaseComparisonQuery),
    responses((status = 200, body = CaseComparison)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_case_comparison(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<CaseComparisonQuery>,
) -> Answer<Json<CaseComparison>> {
    Ok(Json(hidden(strategy::case_comparison(&app, &caller, id, &query).await)?))
}
