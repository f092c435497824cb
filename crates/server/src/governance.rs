//! Approvals: routes, decisions, substitutes, and what waits for a person. Lifecycles and their gates.

mod approval_delegates;
mod approval_routes;
mod approvals;
mod decisions;
mod gates;
mod lifecycles;

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
        .routes(routes!(approvals::get_approval_forecast))
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
        .routes(routes!(lifecycles::list_lifecycles, lifecycles::create_lifecycle))
        .routes(routes!(lifecycles::get_lifecycle, lifecycles::patch_lifecycle))
        .routes(routes!(lifecycles::list_lifecycle_revisions))
        .routes(routes!(lifecycles::get_lifecycle_file))
        .routes(routes!(lifecycles::import_lifecycle))
        .routes(routes!(lifecycles::get_lifecycle_kpis))
        .routes(routes!(lifecycles::list_lifecycle_methods))
        .routes(routes!(lifecycles::list_lifecycle_fields))
        .routes(routes!(lifecycles::test_rule))
        .routes(routes!(lifecycles::list_lifecycle_compliance))
        .routes(routes!(lifecycles::list_pmo_types))
        .routes(routes!(lifecycles::put_pmo_type))
        .routes(routes!(gates::get_project_lifecycle, gates::put_project_lifecycle))
        .routes(routes!(gates::put_gate_item))
        .routes(routes!(gates::get_artefact_template))
        .routes(routes!(gates::create_gate_waiver))
        .routes(routes!(gates::create_gate_review))
        .routes(routes!(gates::get_gate_forecast))
        .routes(routes!(gates::get_gate_review))
        .routes(routes!(gates::answer_gate_review))
        .routes(routes!(gates::put_gate_scores))
        .routes(routes!(gates::create_gate_condition))
        .routes(routes!(gates::close_gate_condition))
        .routes(routes!(decisions::list_decisions, decisions::create_decision))
        .routes(routes!(decisions::get_decision_file))
        .routes(routes!(decisions::get_board_pack_pdf))
        .routes(routes!(decisions::get_board_pack_docx))
        .routes(routes!(
            decisions::get_decision,
            decisions::patch_decision,
            decisions::delete_decision
        ))
        .routes(routes!(decisions::make_decision))
        .routes(routes!(decisions::put_vote))
        .routes(routes!(decisions::review_decision))
        .routes(routes!(decisions::create_decision_action))
        .routes(routes!(decisions::put_decision_action, decisions::delete_decision_action))
        .routes(routes!(decisions::tick_decision_action))
        .routes(routes!(decisions::list_my_actions))
}
