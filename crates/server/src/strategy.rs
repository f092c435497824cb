//! Objectives, drivers, what work adds to them, business cases and charters.

mod alignments;
mod business_cases;
mod charters;
mod drivers;
mod objectives;

use steerco_app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(objectives::list_objectives, objectives::create_objective))
        .routes(routes!(objectives::patch_objective, objectives::delete_objective))
        .routes(routes!(objectives::list_aligned_to_objective))
        .routes(routes!(objectives::create_key_result))
        .routes(routes!(objectives::patch_key_result, objectives::delete_key_result))
        .routes(routes!(objectives::list_check_ins, objectives::create_check_in))
        .routes(routes!(drivers::list_drivers, drivers::create_driver))
        .routes(routes!(drivers::patch_driver, drivers::delete_driver))
        .routes(routes!(drivers::list_aligned_to_driver))
        .routes(routes!(alignments::list_alignments, alignments::create_alignment))
        .routes(routes!(alignments::patch_alignment, alignments::delete_alignment))
        .routes(routes!(alignments::get_alignment_report))
        .routes(routes!(business_cases::list_business_cases, business_cases::create_business_case))
        .routes(routes!(business_cases::get_business_case, business_cases::patch_business_case))
        .routes(routes!(business_cases::compute_case_figures))
        .routes(routes!(business_cases::freeze_business_case))
        .routes(routes!(business_cases::list_case_versions))
        .routes(routes!(business_cases::get_case_comparison))
        .routes(routes!(charters::list_charters, charters::create_charter))
        .routes(routes!(charters::get_charter, charters::patch_charter))
        .routes(routes!(charters::issue_charter))
        .routes(routes!(charters::answer_charter))
        .routes(routes!(charters::get_charter_pdf))
        .routes(routes!(charters::get_charter_docx))
}
