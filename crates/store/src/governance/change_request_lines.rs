//! The lines that change requests of projects have in the list of decisions: those that wait, and each time that one
//! was approved, rejected or put off, out of the change log.

use sea_orm::{
    ColumnTrait, JoinType,
    sea_query::{Condition, Expr, SelectStatement},
};

use super::{
    decision_lines::{NO_TEXT, Part, ZERO, approved_by, each_decision, join, waits_for},
    decision_register::DecisionFilter,
};
use crate::entity::{change, change_request, program, project};

/// What it costs more: as it was said, or else as its edits come to.
const COST: &str = "COALESCE(change_request.cost_delta, change_request.plan_cost_delta)";

/// What they have in common, waiting or decided. Who sees the project sees them, and who decides.
fn of_change(
    filter: &DecisionFilter,
    [state, outcome, reason, at, person]: [&'static str; 5],
) -> SelectStatement {
    let part = Part::new([
        ("kind", "CAST('change' AS text)".into()),
        ("id", "change_request.id".into()),
        ("key", "'CR-' || CAST(change_request.number AS text)".into()),
        ("title", "change_request.title".into()),
        ("title_folded", "change_request.title_folded".into()),
        ("state", format!("CAST('{state}' AS text)").into()),
        ("outcome", outcome.into()),
        ("reason", reason.into()),
        ("subject_kind", "CAST('project' AS text)".into()),
        ("subject_id", "project.id".into()),
        ("subject_name", "project.name".into()),
        ("portfolio_id", "COALESCE(project.portfolio_id, program.portfolio_id)".into()),
        ("program_id", "project.program_id".into()),
        ("project_id", "project.id".into()),
        ("at", at.into()),
        ("review_on", NO_TEXT.into()),
        ("open_actions", ZERO.into()),
        ("overdue_actions", ZERO.into()),
        ("waivers", ZERO.into()),
        ("person_id", person.into()),
    ]);
    let cost = Some((COST, "change_request.currency"));
    let mut select = part.cost(cost, filter.seen.costs.on_project());
    if state == "open" {
        select.from(change_request::Entity);
    } else {
        select.from(change::Entity);
        let of = Expr::cust("change_request.id = change.noun_id");
        select.join(JoinType::InnerJoin, change_request::Entity, Condition::all().add(of));
    }
    let of = Expr::cust("project.id = change_request.project_id");
    select.join(JoinType::InnerJoin, project::Entity, Condition::all().add(of));
    join(&mut select, program::Entity, "program.id = project.program_id");
    select.cond_where(
        Condition::any().add(filter.seen.projects.on_project()).add(
            change_request::Column::Id.in_subquery(approved_by("change_request", &filter.seen)),
        ),
    );
    select
}

/// Those that wait for their decision.
pub(super) fn waiting_changes(filter: &DecisionFilter) -> SelectStatement {
    let mut select = of_change(
        filter,
        ["open", NO_TEXT, NO_TEXT, "change_request.state_since", "change_request.asked_by"],
    );
    select.and_where(change_request::Column::State.eq("deciding"));
    if let Some(person) = filter.person_id {
        select
            .and_where(change_request::Column::Id.in_subquery(waits_for("change_request", person)));
    }
    select
}

/// Those that were decided, each time they were.
pub(super) fn decided_changes(filter: &DecisionFilter) -> SelectStatement {
    let outcome = "SUBSTR(change.verb, 16)";
    let reason = "COALESCE(change.reason, '')";
    let mut select =
        of_change(filter, ["decided", outcome, reason, "change.at", "change.actor_id"]);
    each_decision(&mut select, "change_request", filter);
    select
}
