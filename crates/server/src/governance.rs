//! Approvals: routes, decisions, substitutes, and what waits for a person.

mod approval_delegates;
mod approval_routes;
mod approvals;

use steerco_app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(approval_routes::list_subject_kinds))
        .routes(routes!(
            approval_routes::list_approval_routes,
            approval_routes::create_approval_route
        ))
        .routes(routes!(
            approval_routes::get_approval_route,
            approval_routes::patch_approval_route,
            approval_routes::delete_approval_route
        ))
        .routes(routes!(approvals::list_approvals))
        .routes(routes!(approvals::get_approval))
        .routes(routes!(approvals::decide))
        .routes(routes!(approvals::decide_many))
        .routes(routes!(approvals::recall_approval))
        .routes(routes!(approvals::replace_approver))
        .routes(routes!(approvals::get_inbox))
        .routes(routes!(approvals::count_inbox))
        .routes(routes!(
            approval_delegates::list_approval_delegates,
            approval_delegates::create_approval_delegate
        ))
        .routes(routes!(approval_delegates::delete_approval_delegate))
}
