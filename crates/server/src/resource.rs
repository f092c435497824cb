//! Resources, teams and leave.

mod allocations;
mod capacity;
mod job_roles;
mod leave;
mod resources;
mod teams;

use steerco_app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(resources::list_resources, resources::create_resource))
        .routes(routes!(
            resources::get_resource,
            resources::patch_resource,
            resources::delete_resource
        ))
        .routes(routes!(teams::list_teams, teams::create_team))
        .routes(routes!(teams::get_team, teams::patch_team, teams::delete_team))
        .routes(routes!(job_roles::list_job_roles, job_roles::create_job_role))
        .routes(routes!(
            job_roles::get_job_role,
            job_roles::patch_job_role,
            job_roles::delete_job_role
        ))
        .routes(routes!(leave::list_leave, leave::create_leave))
        .routes(routes!(leave::delete_leave))
        .routes(routes!(allocations::list_allocations, allocations::create_allocation))
        .routes(routes!(allocations::patch_allocation, allocations::delete_allocation))
        .routes(routes!(allocations::transfer_allocation))
        .routes(routes!(allocations::edit_allocation_cells))
        .routes(routes!(allocations::get_staffing))
        .routes(routes!(capacity::get_heatmap))
        .routes(routes!(capacity::get_heatmap_lines))
        .routes(routes!(capacity::list_conflicts))
        .routes(routes!(capacity::get_utilisation))
        .routes(routes!(capacity::get_capacity_policy, capacity::put_capacity_policy))
}
