//! Allocations, and the staffing grid of a project.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    resource::{
        self, AllocationCellsEdited, AllocationShared, AllocationTransferred, AllocationView,
        EditAllocationCells, NewAllocation, PatchAllocation, Staffing, StaffingQuery,
        TransferAllocation,
    },
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Allocations of a project.
#[utoipa::path(
    get, path = "/projects/{id}/allocations", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<AllocationView>)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn list_allocations(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Listed<AllocationView>>> {
    Ok(Json(resource::allocations(&app, &caller, id).await?))
}

/// Allocate a person or a role to a project.
#[utoipa::path(
    post, path = "/projects/{id}/allocations", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 201, body = AllocationView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn create_allocation(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewAllocation>,
) -> Answer<Noun<AllocationView>> {
    let view = resource::create_allocation(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// Change an allocation.
#[utoipa::path(
    patch, path = "/allocations/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = AllocationView)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn patch_allocation(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchAllocation>,
) -> Answer<Noun<AllocationView>> {
    let view = resource::update_allocation(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove an allocation.
#[utoipa::path(
    delete, path = "/allocations/{id}", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Removed")),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn delete_allocation(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    resource::delete_allocation(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Move time of an allocation to another person or other days.
#[utoipa::path(
    post, path = "/allocations/{id}/transfer", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = AllocationTransferred)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn transfer_allocation(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<TransferAllocation>,
) -> Answer<Json<AllocationTransferred>> {
    Ok(Json(resource::transfer_allocation(&app, &caller, id, version, &input).await?))
}

/// Share the time of a team out among its people, by the time that each of them has left.
#[utoipa::path(
    post, path = "/allocations/{id}/share_out", tag = "resource",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = AllocationShared)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn share_allocation(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Json<AllocationShared>> {
    Ok(Json(resource::share_allocation(&app, &caller, id, version).await?))
}

/// The staffing of a project by period: allocated, asked by tasks, done, and how far apart.
#[utoipa::path(
    get, path = "/projects/{id}/staffing", tag = "resource",
    params(("id" = Uuid, Path), StaffingQuery), responses((status = 200, body = Staffing)),
    extensions(("x-permission" = json!("allocation.view")))
)]
pub(super) async fn get_staffing(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<StaffingQuery>,
) -> Answer<Json<Staffing>> {
    Ok(Json(resource::staffing(&app, &caller, id, &query).await?))
}

/// Write cells of the staffing grid, many at once; what is refused is told cell by cell.
#[utoipa::path(
    post, path = "/projects/{id}/allocation_cells", tag = "resource", params(("id" = Uuid, Path)),
    responses((status = 200, body = AllocationCellsEdited)),
    extensions(("x-permission" = json!("allocation.edit")))
)]
pub(super) async fn edit_allocation_cells(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<EditAllocationCells>,
) -> Answer<Json<AllocationCellsEdited>> {
    Ok(Json(resource::edit_allocation_cells(&app, &caller, id, &input).await?))
}
