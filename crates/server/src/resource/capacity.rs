//! Capacity against demand: heatmap, conflicts, utilisation, and the policy that says what is too much.

use axum::{
    Json,
    extract::{Query, State},
    response::Response,
};
use steerco_app::{
    App,
    resource::{
        self, CapacityPolicyView, ConflictQuery, ConflictView, HeatmapLines, HeatmapLinesQuery,
        HeatmapQuery, HeatmapView, PeopleTimeline, PeopleTimelineQuery, PutCapacityPolicy,
        UtilisationFileQuery, UtilisationQuery, UtilisationView,
    },
    shape::{Listed, PageQuery},
};

use crate::{
    download::as_download,
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// What people, teams or roles have against what they are asked for, by period.
#[utoipa::path(
    get, path = "/heatmap", tag = "resource", params(HeatmapQuery),
    responses((status = 200, body = HeatmapView)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_heatmap(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HeatmapQuery>,
) -> Answer<Json<HeatmapView>> {
    Ok(Json(resource::heatmap(&app, &caller, &query).await?))
}

/// What stands behind a cell of the heatmap.
#[utoipa::path(
    get, path = "/heatmap/lines", tag = "resource", params(HeatmapLinesQuery),
    responses((status = 200, body = HeatmapLines)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_heatmap_lines(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HeatmapLinesQuery>,
) -> Answer<Json<HeatmapLines>> {
    Ok(Json(resource::heatmap_lines(&app, &caller, &query).await?))
}

/// What people are promised to, work on and are away for, as bars, with the load of each week.
#[utoipa::path(
    get, path = "/people_timeline", tag = "resource", params(PeopleTimelineQuery),
    responses((status = 200, body = PeopleTimeline)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_people_timeline(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<PeopleTimelineQuery>,
) -> Answer<Json<PeopleTimeline>> {
    Ok(Json(resource::people_timeline(&app, &caller, &query).await?))
}

/// People who are asked for more than they have, with what would help.
#[utoipa::path(
    get, path = "/resource_conflicts", tag = "resource", params(ConflictQuery),
    responses((status = 200, body = Listed<ConflictView>)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn list_conflicts(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ConflictQuery>,
) -> Answer<Json<Listed<ConflictView>>> {
    Ok(Json(resource::conflicts(&app, &caller, &query).await?))
}

/// How busy people are, those with most free time first.
#[utoipa::path(
    get, path = "/utilisation", tag = "resource", params(UtilisationQuery, PageQuery),
    responses((status = 200, body = UtilisationView)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_utilisation(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<UtilisationQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<UtilisationView>> {
    Ok(Json(resource::utilisation(&app, &caller, &query, &page).await?))
}

/// The same as a file, which says what was divided by what.
#[utoipa::path(
    get, path = "/utilisation/file", tag = "resource",
    params(UtilisationQuery, UtilisationFileQuery),
    responses((
        status = 200, description = "The file", body = Vec<u8>,
        content_type = "application/octet-stream"
    )),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_utilisation_file(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<UtilisationQuery>,
    Query(file): Query<UtilisationFileQuery>,
) -> Answer<Response> {
    Ok(as_download(resource::utilisation_file(&app, &caller, &query, &file).await?))
}

/// What counts as too little and too much to do.
#[utoipa::path(
    get, path = "/capacity_policy", tag = "resource",
    responses((status = 200, body = CapacityPolicyView)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_capacity_policy(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Noun<CapacityPolicyView>> {
    let view = resource::capacity_policy(&app, &caller).await?;
    Ok(Noun::found(view.version, view))
}

/// Set what counts as too little and too much to do.
#[utoipa::path(
    put, path = "/capacity_policy", tag = "resource", params(("If-Match" = String, Header)),
    responses((status = 200, body = CapacityPolicyView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn put_capacity_policy(
    State(app): State<App>,
    caller: Caller,
    IfMatch(version): IfMatch,
    Json(input): Json<PutCapacityPolicy>,
) -> Answer<Noun<CapacityPolicyView>> {
    let view = resource::put_capacity_policy(&app, &caller, version, &input).await?;
    Ok(Noun::found(view.version, view))
}
