//! Projects, tasks and what belongs to them.

mod assignments;
mod baselines;
mod calendar_days;
mod calendars;
mod change_requests;
mod cross_dependencies;
mod dependencies;
mod diagnostics;
mod edits;
mod export;
mod gantt;
mod give_gets;
mod levelling;
mod projects;
mod tasks;
mod templates;

use steerco_app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(projects::list_projects, projects::create_project))
        .routes(routes!(projects::get_project_totals))
        .routes(routes!(projects::get_project, projects::patch_project, projects::delete_project))
        .routes(routes!(projects::put_listings))
        .routes(routes!(templates::copy_project))
        .routes(routes!(templates::create_template))
        .routes(routes!(templates::list_templates))
        .routes(routes!(templates::compare_template))
        .routes(routes!(templates::put_sub_project))
        .routes(routes!(diagnostics::list_diagnostics))
        .routes(routes!(diagnostics::list_checks))
        .routes(routes!(gantt::get_gantt))
        .routes(routes!(gantt::get_plan_news))
        .routes(routes!(gantt::get_program_gantt))
        .routes(routes!(gantt::get_overloads))
        .routes(routes!(levelling::level_plan))
        .routes(routes!(levelling::level_projects))
        .routes(routes!(levelling::accept_levelling))
        .routes(routes!(levelling::undo_levelling))
        .routes(routes!(gantt::get_working_time))
        .routes(routes!(edits::list_edits, edits::create_edit))
        .routes(routes!(edits::get_edit_state))
        .routes(routes!(edits::undo))
        .routes(routes!(edits::redo))
        .routes(routes!(edits::undo_edit))
        .routes(routes!(tasks::list_project_tasks, tasks::create_task))
        .routes(routes!(tasks::list_tasks))
        .routes(routes!(tasks::get_task_totals))
        .routes(routes!(tasks::get_task, tasks::patch_task, tasks::delete_task))
        .routes(routes!(tasks::get_why))
        .routes(routes!(dependencies::create_dependency))
        .routes(routes!(
            dependencies::get_dependency,
            dependencies::patch_dependency,
            dependencies::delete_dependency
        ))
        .routes(routes!(
            cross_dependencies::list_of_project,
            cross_dependencies::create_cross_dependency
        ))
        .routes(routes!(
            cross_dependencies::get_cross_dependency,
            cross_dependencies::patch_cross_dependency,
            cross_dependencies::delete_cross_dependency
        ))
        .routes(routes!(cross_dependencies::agree_cross_dependency))
        .routes(routes!(cross_dependencies::list_of_program))
        .routes(routes!(cross_dependencies::list_of_portfolio))
        .routes(routes!(cross_dependencies::conflicts_of_project))
        .routes(routes!(cross_dependencies::conflicts_of_program))
        .routes(routes!(cross_dependencies::conflicts_of_portfolio))
        .routes(routes!(give_gets::gives_of_project, give_gets::create_give_get))
        .routes(routes!(give_gets::get_give_get, give_gets::patch_give_get))
        .routes(routes!(give_gets::agree_give_get))
        .routes(routes!(give_gets::withdraw_give_get))
        .routes(routes!(give_gets::deliver_give_get))
        .routes(routes!(give_gets::list_give_gets))
        .routes(routes!(give_gets::get_dependency_wall))
        .routes(routes!(give_gets::get_critical_chain))
        .routes(routes!(give_gets::gives_of_program))
        .routes(routes!(give_gets::gives_of_portfolio))
        .routes(routes!(give_gets::wall_of_program))
        .routes(routes!(give_gets::wall_of_portfolio))
        .routes(routes!(give_gets::chain_of_program))
        .routes(routes!(give_gets::chain_of_portfolio))
        .routes(routes!(
            change_requests::list_change_requests,
            change_requests::create_change_request
        ))
        .routes(routes!(change_requests::get_change_request, change_requests::patch_change_request))
        .routes(routes!(change_requests::get_change_impact))
        .routes(routes!(change_requests::get_change_request_history))
        .routes(routes!(change_requests::answer_change_request))
        .routes(routes!(change_requests::submit_change_request))
        .routes(routes!(change_requests::send_back_change_request))
        .routes(routes!(change_requests::ask_change_decision))
        .routes(routes!(change_requests::decide_change_request))
        .routes(routes!(change_requests::defer_change_request))
        .routes(routes!(change_requests::reopen_change_request))
        .routes(routes!(change_requests::withdraw_change_request))
        .routes(routes!(change_requests::implement_change_request))
        .routes(routes!(assignments::create_assignment))
        .routes(routes!(assignments::patch_assignment, assignments::delete_assignment))
        .routes(routes!(baselines::list_baselines, baselines::create_baseline))
        .routes(routes!(baselines::patch_baseline, baselines::delete_baseline))
        .routes(routes!(baselines::compare_baselines))
        .routes(routes!(baselines::get_baseline_dates))
        .routes(routes!(calendars::list_calendars, calendars::create_calendar))
        .routes(routes!(
            calendars::get_calendar,
            calendars::patch_calendar,
            calendars::delete_calendar
        ))
        .routes(routes!(calendar_days::list_calendar_days))
        .routes(routes!(export::export_project))
        .routes(routes!(export::get_export_report))
}
