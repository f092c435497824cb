//! Portfolios and programs.

mod portfolios;
mod programs;

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
}
