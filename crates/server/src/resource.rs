//! Resources, teams and leave.

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
        .routes(routes!(leave::list_leave, leave::create_leave))
        .routes(routes!(leave::delete_leave))
}
