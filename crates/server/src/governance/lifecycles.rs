//! Lifecycles: definitions, what rules may speak of, how strictly gates are kept, and who keeps to it.

use axum::{
    Json,
    extract::{Path, Query, State},
    response::Response,
};
use serde::Deserialize;
use steerco_app::{
    App,
    governance::{
        self, ComplianceLine, ComplianceQuery, KpiQuery, KpiReport, LifecycleField,
        LifecycleImport, LifecycleMethod, LifecycleQuery, LifecycleView, NewLifecycle,
        NewLifecycleImport, NewRuleTest, PatchLifecycle, PmoTypeView, PutPmoType, RevisionView,
        RuleTest,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    download::attached,
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Lifecycles, in the order in which they are suggested.
#[utoipa::path(
    get, path = "/lifecycles", tag = "governance", params(LifecycleQuery),
    responses((status = 200, body = Listed<LifecycleView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_lifecycles(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<LifecycleQuery>,
) -> Answer<Json<Listed<LifecycleView>>> {
    Ok(Json(governance::lifecycles(&app, &caller, &query).await?))
}

/// Add a lifecycle, behind the others.
#[utoipa::path(
    post, path = "/lifecycles", tag = "governance",
    responses((status = 201, body = LifecycleView)),
    extensions(("x-permission" = json!("lifecycle.configure")))
)]
pub(super) async fn create_lifecycle(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewLifecycle>,
) -> Answer<Noun<LifecycleView>> {
    let view = governance::create_lifecycle(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One lifecycle.
#[utoipa::path(
    get, path = "/lifecycles/{id}", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = LifecycleView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_lifecycle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<LifecycleView>> {
    let view = governance::lifecycle(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a lifecycle; what goes by it keeps the revision it goes by.
#[utoipa::path(
    patch, path = "/lifecycles/{id}", tag = "governance",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = LifecycleView)),
    extensions(("x-permission" = json!("lifecycle.configure")))
)]
pub(super) async fn patch_lifecycle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchLifecycle>,
) -> Answer<Noun<LifecycleView>> {
    let view = governance::update_lifecycle(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Which version is saved.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct FileQuery {
    /// From 1; the newest when absent.
    revision: Option<i64>,
}

/// A version of a lifecycle as a JSON file, for another installation or to be kept.
#[utoipa::path(
    get, path = "/lifecycles/{id}/file", tag = "governance", params(("id" = Uuid, Path), FileQuery),
    responses((status = 200, content_type = "application/json", description = "The file")),
    extensions(("x-permission" = json!("lifecycle.configure")))
)]
pub(super) async fn get_lifecycle_file(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<FileQuery>,
) -> Answer<Response> {
    let file = governance::lifecycle_file(&app, &caller, id, query.revision).await?;
    Ok(attached(&file.name, "application/json", file.text.into_bytes()))
}

/// Look at a file of a lifecycle, or keep it: as a new lifecycle, or as the next version of the one with the
/// same key.
#[utoipa::path(
    post, path = "/lifecycle_imports", tag = "governance",
    responses((status = 200, body = LifecycleImport)),
    extensions(("x-permission" = json!("lifecycle.configure")))
)]
pub(super) async fn import_lifecycle(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewLifecycleImport>,
) -> Answer<Json<LifecycleImport>> {
    Ok(Json(governance::import_lifecycle(&app, &caller, &input).await?))
}

/// Revisions of a lifecycle, newest first, and how well what goes by each keeps to it.
#[utoipa::path(
    get, path = "/lifecycles/{id}/revisions", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<RevisionView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_lifecycle_revisions(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<RevisionView>>> {
    Ok(Json(governance::lifecycle_revisions(&app, &caller, id).await?))
}

/// Key figures over the projects that go by one version of a lifecycle, of those you may see.
#[utoipa::path(
    get, path = "/lifecycles/{id}/kpis", tag = "governance",
    params(("id" = Uuid, Path), KpiQuery),
    responses((status = 200, body = KpiReport)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_lifecycle_kpis(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<KpiQuery>,
) -> Answer<Json<KpiReport>> {
    Ok(Json(governance::lifecycle_kpis(&app, &caller, id, &query).await?))
}

/// Shipped methods that a lifecycle can begin with.
#[utoipa::path(
    get, path = "/lifecycle_methods", tag = "governance",
    responses((status = 200, body = Listed<LifecycleMethod>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_lifecycle_methods(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<LifecycleMethod>>> {
    let _ = (app, caller);
    Ok(Json(governance::lifecycle_methods()?))
}

/// Fields that rules and stages may speak of.
#[utoipa::path(
    get, path = "/lifecycle_fields", tag = "governance", params(LifecycleQuery),
    responses((status = 200, body = Listed<LifecycleField>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_lifecycle_fields(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<LifecycleQuery>,
) -> Answer<Json<Listed<LifecycleField>>> {
    Ok(Json(governance::lifecycle_fields(&app, &caller, &query).await?))
}

/// Try a rule: errors at their letters, or what it says of a thing, step by step.
#[utoipa::path(
    post, path = "/rule_tests", tag = "governance",
    responses((status = 200, body = RuleTest)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn test_rule(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewRuleTest>,
) -> Answer<Json<RuleTest>> {
    Ok(Json(governance::test_rule(&app, &caller, &input).await?))
}

/// Which projects go by which lifecycle and revision, and how well they keep to it.
#[utoipa::path(
    get, path = "/lifecycle_compliance", tag = "governance", params(ComplianceQuery, PageQuery),
    responses((status = 200, body = Listed<ComplianceLine>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_lifecycle_compliance(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ComplianceQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<ComplianceLine>>> {
    Ok(Json(governance::lifecycle_compliance(&app, &caller, &query, &page).await?))
}

/// How strictly gates are kept: the organisation first, then the portfolios by name.
#[utoipa::path(
    get, path = "/pmo_types", tag = "governance",
    responses((status = 200, body = Listed<PmoTypeView>)),
    extensions(("x-permission" = json!("lifecycle.configure")))
)]
pub(super) async fn list_pmo_types(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<Listed<PmoTypeView>>> {
    Ok(Json(governance::pmo_types(&app, &caller).await?))
}

/// Say how strictly gates are kept in the organisation or in a portfolio.
#[utoipa::path(
    put, path = "/pmo_types/{id}", tag = "governance", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<PmoTypeView>)),
    extensions(("x-permission" = json!("lifecycle.configure")))
)]
pub(super) async fn put_pmo_type(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<PutPmoType>,
) -> Answer<Json<Listed<PmoTypeView>>> {
    Ok(Json(governance::put_pmo_type(&app, &caller, id, &input).await?))
}
