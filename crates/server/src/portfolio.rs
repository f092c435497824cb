//! Portfolios and programs, how projects score, and which of them to do.

mod assessments;
mod board;
mod executive;
mod portfolios;
mod programs;
mod register;
mod roadmap;
mod roadmap_shares;
mod scenario_hiring;
mod scenario_levelling;
mod scenario_overlays;
mod scenarios;
mod scoring_models;
mod waterline;

use steerco_app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(portfolios::list_portfolios, portfolios::create_portfolio))
        .routes(routes!(
            portfolios::get_portfolio,
            portfolios::patch_portfolio,
            portfolios::delete_portfolio
        ))
        .routes(routes!(programs::list_programs, programs::create_program))
        .routes(routes!(programs::get_program, programs::patch_program, programs::delete_program))
        .routes(routes!(register::list_register))
        .routes(routes!(board::get_board))
        .routes(routes!(board::get_bucket_balance))
        .routes(routes!(roadmap::get_roadmap))
        .routes(routes!(roadmap_shares::list_roadmap_shares, roadmap_shares::create_roadmap_share))
        .routes(routes!(roadmap_shares::revoke_roadmap_share))
        .routes(routes!(roadmap_shares::get_shared_roadmap))
        .routes(routes!(roadmap::get_roadmap_pdf))
        .routes(routes!(roadmap::get_roadmap_pptx))
        .routes(routes!(executive::get_executive))
        .routes(routes!(executive::get_executive_pdf))
        .routes(routes!(executive::get_executive_pptx))
        .routes(routes!(programs::get_summary))
        .routes(routes!(waterline::get_waterline))
        .routes(routes!(scoring_models::list_scoring_templates))
        .routes(routes!(scoring_models::list_scoring_models, scoring_models::create_scoring_model))
        .routes(routes!(
            scoring_models::get_scoring_model,
            scoring_models::patch_scoring_model,
            scoring_models::delete_scoring_model
        ))
        .routes(routes!(scoring_models::list_scoring_versions))
        .routes(routes!(scoring_models::list_ranking))
        .routes(routes!(scoring_models::get_ranking_comparison))
        .routes(routes!(scoring_models::list_sensitivity))
        .routes(routes!(scoring_models::list_comparisons))
        .routes(routes!(scoring_models::preview_comparison))
        .routes(routes!(scoring_models::put_comparison))
        .routes(routes!(scoring_models::put_weights))
        .routes(routes!(assessments::list_assessments, assessments::create_assessment))
        .routes(routes!(assessments::delete_assessment))
        .routes(routes!(scenarios::list_scenarios, scenarios::create_scenario))
        .routes(routes!(
            scenarios::get_scenario,
            scenarios::patch_scenario,
            scenarios::delete_scenario
        ))
        .routes(routes!(scenario_hiring::get_scenario_hiring_plan))
        .routes(routes!(scenario_hiring::get_scenario_hiring_file))
        .routes(routes!(scenarios::create_search))
        .routes(routes!(scenarios::get_answer))
        .routes(routes!(scenarios::cancel_search))
        .routes(routes!(scenario_overlays::get_live_figures))
        .routes(routes!(scenario_overlays::get_overlay))
        .routes(routes!(scenario_overlays::take_items))
        .routes(routes!(scenario_overlays::patch_item, scenario_overlays::delete_item))
        .routes(routes!(scenario_overlays::list_moved))
        .routes(routes!(scenario_overlays::refresh_items))
        .routes(routes!(scenario_overlays::get_comparison))
        .routes(routes!(scenario_overlays::list_members, scenario_overlays::put_members))
        .routes(routes!(scenario_overlays::create_commit))
        .routes(routes!(scenario_overlays::list_commits))
        .routes(routes!(scenario_overlays::get_application_preview))
        .routes(routes!(
            scenario_overlays::list_applications,
            scenario_overlays::create_application
        ))
        .routes(routes!(scenario_overlays::undo_application))
        .routes(routes!(
            scenario_levelling::get_scenario_levelling,
            scenario_levelling::accept_scenario_levelling
        ))
}
