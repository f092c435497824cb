//! Objectives, drivers, and what work adds to them.

mod alignments;
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
}
