//! Staffing as it stood at a moment, and what changed since.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{
        self, NewStaffingSnapshot, StaffingComparison, StaffingComparisonQuery,
        StaffingSnapshotQuery, StaffingSnapshotView,
    },
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Snapshots of staffing, newest first.
#[utoipa::path(
    get, path = "/staffing_snapshots", tag = "resource", params(StaffingSnapshotQuery),
    responses((status = 200, body = Listed<StaffingSnapshotView>)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn list_staffing_snapshots(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<StaffingSnapshotQuery>,
) -> Answer<Json<Listed<StaffingSnapshotView>>> {
    Ok(Json(resource::staffing_snapshots(&app, &caller, &query).await?))
}

/// Take a snapshot of staffing as it stands.
#[utoipa::path(
    post, path = "/staffing_snapshots", tag = "resource",
    responses((status = 201, body = StaffingSnapshotView)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn create_staffing_snapshot(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewStaffingSnapshot>,
) -> Answer<Noun<StaffingSnapshotView>> {
    let view = resource::take_staffing_snapshot(&app, &caller, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Remove a snapshot; what is promised stays as it is.
#[utoipa::path(
    delete, path = "/staffing_snapshots/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn delete_staffing_snapshot(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_staffing_snapshot(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What differs between a snapshot and now, by person, team, role or project.
#[utoipa::path(
    get, path = "/staffing_snapshots/{id}/comparison", tag = "resource",
    params(("id" = Uuid, Path), StaffingComparisonQuery),
    responses((status = 200, body = StaffingComparison)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_staffing_comparison(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<StaffingComparisonQuery>,
) -> Answer<Json<StaffingComparison>> {
    Ok(Json(resource::staffing_comparison(&app, &caller, id, &query).await?))
}
