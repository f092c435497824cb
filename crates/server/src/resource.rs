//! Resources, teams and leave.

mod allocations;
mod capacity;
mod hiring;
mod job_roles;
mod leave;
mod locations;
mod people_imports;
mod resource_rates;
mod resource_roles;
mod resource_skills;
mod resources;
mod schedule;
mod skills;
mod staffing;
mod staffing_snapshots;
mod teams;
mod terms;

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
        .routes(routes!(locations::list_locations, locations::create_location))
        .routes(routes!(locations::patch_location, locations::delete_location))
        .routes(routes!(terms::list_terms, terms::create_term))
        .routes(routes!(terms::patch_term, terms::delete_term))
        .routes(routes!(resource_roles::list_resource_roles, resource_roles::create_resource_role))
        .routes(routes!(resource_roles::patch_resource_role, resource_roles::delete_resource_role))
        .routes(routes!(resource_rates::list_rates, resource_rates::create_rate))
        .routes(routes!(resource_rates::patch_rate, resource_rates::delete_rate))
        .routes(routes!(leave::list_leave, leave::create_leave))
        .routes(routes!(allocations::list_allocations, allocations::create_allocation))
        .routes(routes!(allocations::patch_allocation, allocations::delete_allocation))
        .routes(routes!(allocations::transfer_allocation))
        .routes(routes!(allocations::share_allocation))
        .routes(routes!(allocations::edit_allocation_cells))
        .routes(routes!(allocations::get_staffing))
        .routes(routes!(staffing::list_staffing_requests))
        .routes(routes!(staffing::create_staffing_request))
        .routes(routes!(
            staffing::get_staffing_request,
            staffing::patch_staffing_request,
            staffing::delete_staffing_request
        ))
        .routes(routes!(staffing::open_staffing_request))
        .routes(routes!(staffing::withdraw_staffing_request))
        .routes(routes!(staffing::reject_staffing_request))
        .routes(routes!(staffing::list_staffing_candidates))
        .routes(routes!(staffing::list_staffing_history))
        .routes(routes!(staffing::propose_person))
        .routes(routes!(staffing::counter_proposal))
        .routes(routes!(staffing::ask_for_change))
        .routes(routes!(staffing::accept_proposal))
        .routes(routes!(staffing::reject_proposal))
        .routes(routes!(staffing::withdraw_proposal))
        .routes(routes!(staffing::list_staffing_edits))
        .routes(routes!(staffing::undo_staffing_edit))
        .routes(routes!(staffing::get_staffing_figures))
        .routes(routes!(staffing::get_staffing_policy, staffing::put_staffing_policy))
        .routes(routes!(
            staffing_snapshots::list_staffing_snapshots,
            staffing_snapshots::create_staffing_snapshot
        ))
        .routes(routes!(staffing_snapshots::delete_staffing_snapshot))
        .routes(routes!(staffing_snapshots::get_staffing_comparison))
        .routes(routes!(capacity::get_heatmap))
        .routes(routes!(capacity::get_heatmap_lines))
        .routes(routes!(capacity::list_conflicts))
        .routes(routes!(capacity::get_utilisation))
        .routes(routes!(capacity::get_utilisation_file))
        .routes(routes!(capacity::get_capacity_policy, capacity::put_capacity_policy))
        .routes(routes!(hiring::get_hiring_plan))
        .routes(routes!(hiring::get_hiring_plan_file))
        .routes(routes!(leave::get_leave, leave::delete_leave))
        .routes(routes!(leave::cancel_leave))
        .routes(routes!(leave::answer_leave))
        .routes(routes!(leave::list_my_leave, leave::ask_for_leave))
        .routes(routes!(schedule::get_my_schedule))
        .routes(routes!(
            schedule::get_schedule_feed,
            schedule::create_schedule_feed,
            schedule::delete_schedule_feed
        ))
        .routes(routes!(schedule::get_schedule_calendar))
        .routes(routes!(capacity::get_people_timeline))
        .routes(routes!(people_imports::import_people))
        .routes(routes!(skills::list_skills, skills::create_skill))
        .routes(routes!(skills::patch_skill, skills::delete_skill))
        .routes(routes!(
            resource_skills::list_resource_skills,
            resource_skills::create_resource_skill
        ))
        .routes(routes!(
            resource_skills::patch_resource_skill,
            resource_skills::delete_resource_skill
        ))
        .routes(routes!(resource_skills::list_my_skills, resource_skills::rate_my_skill))
        .routes(routes!(resource_skills::list_expiring_skills))
}
