//! The parts of the list of decisions, each out of a table of its own, with the same columns in the same order,
//! and whose lines the reader may see.

use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Alias, Condition, Expr, ExprTrait, IntoTableRef, Query, SelectStatement},
};
use uuid::Uuid;

use super::decision_register::{DecisionFilter, SeenDecisions};
use crate::{
    entity::{
        approval, approval_decision, approval_waiting, change, decision, decision_action,
        decision_member, gate_condition, gate_review, portfolio, program, project, request,
        scenario, scenario_application, scenario_commit, scenario_member,
    },
    portfolio::{
        Visible,
        cost::{
            CURRENCY_OF_PROJECT, CURRENCY_OF_REQUEST, OF_PROJECT, OF_REQUEST, join_asked, join_case,
        },
    },
};

/// A part of the union; every column has to be said in the same order.
pub(super) struct Part {
    select: SelectStatement,
}

/// Text of nothing.
pub(super) const NO_TEXT: &str = "CAST('' AS text)";
/// No number.
const NO_NUMBER: &str = "CAST(NULL AS bigint)";
/// Zero.
pub(super) const ZERO: &str = "CAST(0 AS bigint)";
/// No row's id has the type that ids have in this engine.
pub(super) const NO_ID: &str = "(SELECT p.id FROM program p WHERE 1 = 0)";

impl Part {
    pub(super) fn new(columns: [(&'static str, Said); 20]) -> Self {
        let mut select = Query::select();
        for (name, said) in columns {
            let column = match said {
                Said::Sql(sql) => Expr::cust(sql),
                Said::Bound(column) => column,
            };
            select.expr_as(column, Alias::new(name));
        }
        Self { select }
    }

    /// A cost for those who may see it.
    pub(super) fn cost(
        mut self,
        cost: Option<(&'static str, &'static str)>,
        seen: Condition,
    ) -> SelectStatement {
        let Some((cost, currency)) = cost else {
            for (name, sql) in [("cost", NO_NUMBER), ("currency", NO_TEXT), ("cost_hidden", ZERO)] {
                self.select.expr_as(Expr::cust(sql), Alias::new(name));
            }
            return self.select;
        };
        let shown = Expr::case(seen.clone(), Expr::cust(cost)).finally(Expr::cust(NO_NUMBER));
        let hidden = Expr::case(seen, Expr::cust(ZERO))
            .case(Expr::cust(cost).is_not_null(), Expr::cust("CAST(1 AS bigint)"))
            .finally(Expr::cust(ZERO));
        self.select.expr_as(shown, Alias::new("cost"));
        self.select.expr_as(Expr::cust(currency), Alias::new("currency"));
        self.select.expr_as(hidden, Alias::new("cost_hidden"));
        self.select
    }
}

/// What a column of a part is: SQL of ours, or an expression that binds what it compares with.
pub(super) enum Said {
    Sql(String),
    Bound(Expr),
}

impl From<&str> for Said {
    fn from(sql: &str) -> Self {
        Self::Sql(sql.into())
    }
}

impl From<String> for Said {
    fn from(sql: String) -> Self {
        Self::Sql(sql)
    }
}

impl From<SelectStatement> for Said {
    fn from(select: SelectStatement) -> Self {
        Self::Bound(Expr::SubQuery(None, Box::new(select.into())))
    }
}

/// Actions of decisions that are open.
fn open_actions() -> SelectStatement {
    decision_action::Entity::find()
        .select_only()
        .column_as(decision_action::Column::Id.count(), "open")
        .filter(Expr::cust("decision_action.decision_id = decision.id"))
        .filter(decision_action::Column::DoneAt.is_null())
        .into_query()
}

/// Conditions of gates that are open; what was not passed with conditions has none that anybody has to meet.
fn open_conditions() -> SelectStatement {
    gate_condition::Entity::find()
        .select_only()
        .column_as(gate_condition::Column::Id.count(), "open")
        .filter(Expr::cust("gate_condition.review_id = gate_review.id"))
        .filter(Expr::cust("gate_review.outcome = 'conditional_go'"))
        .filter(gate_condition::Column::ClosedAt.is_null())
        .into_query()
}

/// Those of them that were due before today.
fn overdue(mut open: SelectStatement, due: impl ColumnTrait, filter: &DecisionFilter) -> Said {
    open.and_where(due.lt(filter.today.as_str()));
    open.into()
}

pub(super) fn join(select: &mut SelectStatement, table: impl IntoTableRef, on: &'static str) {
    select.join(JoinType::LeftJoin, table, Condition::all().add(Expr::cust(on)));
}

pub(super) fn decisions(filter: &DecisionFilter) -> SelectStatement {
    let part = Part::new([
        ("kind", "CAST('decision' AS text)".into()),
        ("id", "decision.id".into()),
        ("key", "'D-' || CAST(decision.number AS text)".into()),
        ("title", "decision.title".into()),
        ("title_folded", "decision.title_folded".into()),
        ("state", "decision.state".into()),
        ("outcome", "decision.outcome".into()),
        ("reason", "decision.rationale".into()),
        ("subject_kind", "decision.subject_kind".into()),
        ("subject_id", "decision.subject_id".into()),
        (
            "subject_name",
            "CASE decision.subject_kind WHEN 'portfolio' THEN COALESCE(portfolio.name, decision.subject_name) \
             WHEN 'program' THEN COALESCE(program.name, decision.subject_name) \
             WHEN 'project' THEN COALESCE(project.name, decision.subject_name) \
             WHEN 'request' THEN COALESCE(request.title, decision.subject_name) \
             WHEN 'scenario' THEN COALESCE(scenario.name, decision.subject_name) \
             ELSE decision.subject_name END"
                .into(),
        ),
        (
            "portfolio_id",
            "COALESCE(project.portfolio_id, program.portfolio_id, scenario.portfolio_id, portfolio.id)"
                .into(),
        ),
        ("program_id", "program.id".into()),
        ("project_id", "decision.project_id".into()),
        ("at", "decision.listed_at".into()),
        ("review_on", "COALESCE(decision.review_on, '')".into()),
        ("open_actions", open_actions().into()),
        ("overdue_actions", overdue(open_actions(), decision_action::Column::Due, filter)),
        ("waivers", ZERO.into()),
        ("person_id", "decision.author_id".into()),
    ]);
    let mut select = part.cost(None, Condition::all());
    select.from(decision::Entity);
    join(&mut select, project::Entity, "project.id = decision.project_id");
    join(
        &mut select,
        request::Entity,
        "decision.subject_kind = 'request' AND request.id = decision.subject_id",
    );
    join(
        &mut select,
        scenario::Entity,
        "decision.subject_kind = 'scenario' AND scenario.id = decision.subject_id",
    );
    join(
        &mut select,
        program::Entity,
        "program.id = COALESCE(project.program_id, request.program_id, \
         CASE WHEN decision.subject_kind = 'program' THEN decision.subject_id END)",
    );
    join(
        &mut select,
        portfolio::Entity,
        "decision.subject_kind = 'portfolio' AND portfolio.id = decision.subject_id",
    );
    select.cond_where(seen_decision(&filter.seen));
    if let Some(person) = filter.person_id {
        select.and_where(decision::Column::Id.in_subquery(decided_by(person)));
    }
    select
}

/// Decisions that this person takes part in.
fn decided_by(person: Uuid) -> SelectStatement {
    decision_member::Entity::find()
        .select_only()
        .column(decision_member::Column::DecisionId)
        .filter(decision_member::Column::UserId.eq(person))
        .into_query()
}

/// Who may see what it is about sees a decision, and who takes part in it. What is left of a subject that is
/// gone is for those who see all projects.
fn seen_decision(seen: &SeenDecisions) -> Condition {
    let kind = |kind: &str| Condition::all().add(decision::Column::SubjectKind.eq(kind));
    let of_project = Condition::all()
        .add(decision::Column::SubjectKind.is_in(["project", "gate_review"]))
        .add(Expr::cust("project.id IS NOT NULL"))
        .add(seen.projects.on_project());
    let owed = decision_action::Entity::find()
        .select_only()
        .column(decision_action::Column::DecisionId)
        .filter(decision_action::Column::OwnerId.eq(seen.reader))
        .into_query();
    let mut any = Condition::any()
        .add(of_project)
        .add(
            kind("program")
                .add(Expr::cust("program.id IS NOT NULL"))
                .add(on_program(&seen.programs)),
        )
        .add(kind("portfolio").add(Expr::cust("portfolio.id IS NOT NULL")).add(in_portfolios(
            &seen.portfolios,
            Expr::col((portfolio::Entity, portfolio::Column::Id)),
        )))
        .add(kind("request").add(Expr::cust("request.id IS NOT NULL")).add(seen_request(seen)))
        .add(kind("scenario").add(Expr::cust("scenario.id IS NOT NULL")).add(seen_scenario(seen)))
        .add(decision::Column::Id.in_subquery(decided_by(seen.reader)))
        .add(decision::Column::Id.in_subquery(owed));
    if seen.projects.all {
        any = any.add(Expr::cust(
            "COALESCE(project.id, program.id, portfolio.id, request.id, scenario.id) IS NULL",
        ));
    }
    any
}

/// Condition on the program table: granted there or above.
fn on_program(visible: &Visible) -> Condition {
    if visible.all {
        return Condition::all();
    }
    Condition::any()
        .add(program::Column::Id.is_in(visible.programs.iter().copied()))
        .add(program::Column::PortfolioId.is_in(visible.portfolios.iter().copied()))
}

/// Granted in the portfolio with this id.
fn in_portfolios(visible: &Visible, id: Expr) -> Condition {
    match visible.all {
        true => Condition::all(),
        false => Condition::all().add(id.is_in(visible.portfolios.iter().copied())),
    }
}

/// Condition on the request table.
fn seen_request(seen: &SeenDecisions) -> Condition {
    let mut any = Condition::any()
        .add(request::Column::RequesterId.eq(seen.reader))
        .add(request::Column::AssessorId.eq(seen.reader))
        .add(request::Column::Id.in_subquery(approved_by("request", seen)));
    if seen.all_requests {
        any = any.add(request::Column::State.ne("draft"));
    }
    any
}

/// Condition on the scenario table.
fn seen_scenario(seen: &SeenDecisions) -> Condition {
    let own = scenario_member::Entity::find()
        .select_only()
        .column(scenario_member::Column::ScenarioId)
        .filter(scenario_member::Column::UserId.eq(seen.reader))
        .into_query();
    let portfolio = Expr::col((scenario::Entity, scenario::Column::PortfolioId));
    Condition::all().add(in_portfolios(&seen.scenarios, portfolio)).add(
        Condition::any()
            .add(scenario::Column::Sharing.ne("members"))
            .add(scenario::Column::AuthorId.eq(seen.reader))
            .add(scenario::Column::Id.in_subquery(own)),
    )
}

/// What the reader decides or has decided about along a route of approval.
pub(super) fn approved_by(kind: &str, seen: &SeenDecisions) -> SelectStatement {
    let any = Condition::any()
        .add(approval::Column::Id.in_subquery(waiting_for(seen.seats.iter().copied())))
        .add(approval::Column::Id.in_subquery(voices(seen.reader)));
    subjects(kind, any)
}

/// What this person decides about now along a route of approval.
pub(super) fn waits_for(kind: &str, person: Uuid) -> SelectStatement {
    let waits = approval::Column::Id.in_subquery(waiting_for([person]));
    subjects(kind, Condition::all().add(waits))
}

/// What approvals of a kind are about.
fn subjects(kind: &str, which: Condition) -> SelectStatement {
    approval::Entity::find()
        .select_only()
        .column(approval::Column::SubjectId)
        .filter(approval::Column::SubjectKind.eq(kind))
        .filter(which)
        .into_query()
}

/// Approvals that wait for one of these.
fn waiting_for(people: impl IntoIterator<Item = Uuid>) -> SelectStatement {
    approval_waiting::Entity::find()
        .select_only()
        .column(approval_waiting::Column::ApprovalId)
        .filter(approval_waiting::Column::UserId.is_in(people))
        .into_query()
}

/// Keeps of the change log each time that something was approved, rejected or put off, by whom one asks for.
pub(super) fn each_decision(select: &mut SelectStatement, noun: &str, filter: &DecisionFilter) {
    let verbs = ["approved", "rejected", "deferred"].map(|verb| format!("{noun}_{verb}"));
    select.and_where(change::Column::Verb.is_in(verbs));
    select.and_where(change::Column::Noun.eq(noun));
    if let Some(person) = filter.person_id {
        select.and_where(change::Column::ActorId.eq(person));
    }
}

/// Approvals in which this person decided.
fn voices(person: Uuid) -> SelectStatement {
    approval_decision::Entity::find()
        .select_only()
        .column(approval_decision::Column::ApprovalId)
        .filter(approval_decision::Column::ActorId.eq(person))
        .filter(approval_decision::Column::Kind.is_in(["approved", "rejected"]))
        .into_query()
}

/// Gates that were decided or wait; without an approval, who asked for one decided it.
pub(super) fn gates(filter: &DecisionFilter) -> SelectStatement {
    let part = Part::new([
        ("kind", "CAST('gate' AS text)".into()),
        ("id", "gate_review.id".into()),
        ("key", "project.key".into()),
        ("title", "project.name || ': ' || gate_review.gate".into()),
        ("title_folded", "project.name_folded || ': ' || LOWER(gate_review.gate)".into()),
        ("state", "gate_review.state".into()),
        ("outcome", "COALESCE(gate_review.outcome, gate_review.proposed)".into()),
        ("reason", "CASE WHEN gate_review.state = 'open' THEN gate_review.note ELSE gate_review.reason END".into()),
        ("subject_kind", "CAST('project' AS text)".into()),
        ("subject_id", "project.id".into()),
        ("subject_name", "project.name".into()),
        ("portfolio_id", "COALESCE(project.portfolio_id, program.portfolio_id)".into()),
        ("program_id", "project.program_id".into()),
        ("project_id", "project.id".into()),
        ("at", "COALESCE(gate_review.decided_at, gate_review.created_at)".into()),
        ("review_on", NO_TEXT.into()),
        ("open_actions", open_conditions().into()),
        ("overdue_actions", overdue(open_conditions(), gate_condition::Column::Due, filter)),
        (
            "waivers",
            "(SELECT COUNT(*) FROM gate_waiver w WHERE w.place_id = gate_review.place_id \
             AND w.entry = gate_review.entry)"
                .into(),
        ),
        ("person_id", "gate_review.asked_by".into()),
    ]);
    let cost = Some((OF_PROJECT, CURRENCY_OF_PROJECT));
    let mut select = part.cost(cost, filter.seen.costs.on_project());
    select.from(gate_review::Entity);
    let of = Expr::cust("project.id = gate_review.subject_id");
    select.join(JoinType::InnerJoin, project::Entity, Condition::all().add(of));
    join(&mut select, program::Entity, "program.id = project.program_id");
    join_case(&mut select, "project");
    join_asked(&mut select);
    select.and_where(gate_review::Column::SubjectKind.eq("project"));
    select.and_where(gate_review::Column::State.is_in(["open", "decided"]));
    select.cond_where(
        Condition::any()
            .add(filter.seen.projects.on_project())
            .add(gate_review::Column::AskedBy.eq(filter.seen.reader))
            .add(gate_review::Column::Id.in_subquery(approved_by("gate_review", &filter.seen))),
    );
    if let Some(person) = filter.person_id {
        let approved = approval::Entity::find()
            .select_only()
            .column(approval::Column::SubjectId)
            .filter(approval::Column::SubjectKind.eq("gate_review"));
        let theirs = approved.clone().filter(approval::Column::Id.in_subquery(voices(person)));
        let alone = Condition::all()
            .add(gate_review::Column::AskedBy.eq(person))
            .add(gate_review::Column::Id.not_in_subquery(approved.into_query()));
        select.cond_where(
            Condition::any()
                .add(gate_review::Column::Id.in_subquery(theirs.into_query()))
                .add(alone),
        );
    }
    select
}

/// What requests have in common, waiting or decided.
fn of_request(
    filter: &DecisionFilter,
    [state, outcome, reason, at, person]: [&'static str; 5],
) -> SelectStatement {
    let part = Part::new([
        ("kind", "CAST('request' AS text)".into()),
        ("id", "request.id".into()),
        ("key", "'R-' || CAST(request.number AS text)".into()),
        ("title", "request.title".into()),
        ("title_folded", "request.title_folded".into()),
        ("state", format!("CAST('{state}' AS text)").into()),
        ("outcome", outcome.into()),
        ("reason", reason.into()),
        ("subject_kind", "CAST('request' AS text)".into()),
        ("subject_id", "request.id".into()),
        ("subject_name", "request.title".into()),
        ("portfolio_id", "COALESCE(became.portfolio_id, program.portfolio_id)".into()),
        ("program_id", "COALESCE(became.program_id, request.program_id)".into()),
        ("project_id", "request.project_id".into()),
        ("at", at.into()),
        ("review_on", NO_TEXT.into()),
        ("open_actions", ZERO.into()),
        ("overdue_actions", ZERO.into()),
        ("waivers", ZERO.into()),
        ("person_id", person.into()),
    ]);
    // Who sees a request sees what it asks for.
    let cost = Some((OF_REQUEST, CURRENCY_OF_REQUEST));
    let mut select = part.cost(cost, Condition::all().add(Expr::cust("1 = 1")));
    if state == "open" {
        select.from(request::Entity);
    } else {
        select.from(change::Entity);
        let of = Expr::cust("request.id = change.noun_id");
        select.join(JoinType::InnerJoin, request::Entity, Condition::all().add(of));
    }
    let became = Condition::all().add(Expr::cust("became.id = request.project_id"));
    select.join_as(JoinType::LeftJoin, project::Entity, Alias::new("became"), became);
    join(&mut select, program::Entity, "program.id = request.program_id");
    join_case(&mut select, "request");
    select.cond_where(seen_request(&filter.seen));
    select
}

/// Requests that wait for their decision.
pub(super) fn waiting_requests(filter: &DecisionFilter) -> SelectStatement {
    let mut select = of_request(
        filter,
        ["open", NO_TEXT, NO_TEXT, "request.state_since", "request.requester_id"],
    );
    select.and_where(request::Column::State.eq("decision"));
    if let Some(person) = filter.person_id {
        select.and_where(request::Column::Id.in_subquery(waits_for("request", person)));
    }
    select
}

/// Requests that were approved, rejected or put off, each time they were, out of the change log.
pub(super) fn decided_requests(filter: &DecisionFilter) -> SelectStatement {
    let outcome = "SUBSTR(change.verb, 9)";
    let reason = "COALESCE(change.reason, '')";
    let mut select =
        of_request(filter, ["decided", outcome, reason, "change.at", "change.actor_id"]);
    each_decision(&mut select, "request", filter);
    select
}

/// Scenarios that were committed as strategic baseline.
pub(super) fn commits(filter: &DecisionFilter) -> SelectStatement {
    let part = Part::new([
        ("kind", "CAST('commit' AS text)".into()),
        ("id", "scenario_commit.id".into()),
        ("key", "'#' || CAST(scenario_commit.number AS text)".into()),
        ("title", "scenario_commit.scenario_name".into()),
        (
            "title_folded",
            "COALESCE(scenario.name_folded, LOWER(scenario_commit.scenario_name))".into(),
        ),
        ("state", "CAST('decided' AS text)".into()),
        ("outcome", "CAST('committed' AS text)".into()),
        ("reason", "scenario_commit.reason".into()),
        ("subject_kind", "CAST('scenario' AS text)".into()),
        ("subject_id", "scenario_commit.scenario_id".into()),
        ("subject_name", "scenario_commit.scenario_name".into()),
        ("portfolio_id", "scenario_commit.portfolio_id".into()),
        ("program_id", NO_ID.into()),
        ("project_id", NO_ID.into()),
        ("at", "scenario_commit.created_at".into()),
        ("review_on", NO_TEXT.into()),
        ("open_actions", ZERO.into()),
        ("overdue_actions", ZERO.into()),
        ("waivers", ZERO.into()),
        ("person_id", "scenario_commit.author_id".into()),
    ]);
    let mut select = part.cost(None, Condition::all());
    select.from(scenario_commit::Entity);
    join(&mut select, scenario::Entity, "scenario.id = scenario_commit.scenario_id");
    let portfolio = Expr::col((scenario_commit::Entity, scenario_commit::Column::PortfolioId));
    select.cond_where(in_portfolios(&filter.seen.scenarios, portfolio));
    if let Some(person) = filter.person_id {
        select.and_where(scenario_commit::Column::AuthorId.eq(person));
    }
    select
}

/// Scenarios that were carried into projects, those taken back again too.
pub(super) fn applications(filter: &DecisionFilter) -> SelectStatement {
    let part = Part::new([
        ("kind", "CAST('application' AS text)".into()),
        ("id", "scenario_application.id".into()),
        ("key", NO_TEXT.into()),
        ("title", "scenario.name".into()),
        ("title_folded", "scenario.name_folded".into()),
        (
            "state",
            "CASE WHEN scenario_application.state = 'undone' THEN 'undone' ELSE 'decided' END"
                .into(),
        ),
        (
            "outcome",
            "CASE WHEN scenario_application.state = 'undone' THEN 'undone' ELSE 'applied' END"
                .into(),
        ),
        ("reason", "scenario_application.reason".into()),
        ("subject_kind", "CAST('scenario' AS text)".into()),
        ("subject_id", "scenario.id".into()),
        ("subject_name", "scenario.name".into()),
        ("portfolio_id", "scenario.portfolio_id".into()),
        ("program_id", NO_ID.into()),
        ("project_id", NO_ID.into()),
        ("at", "scenario_application.created_at".into()),
        ("review_on", NO_TEXT.into()),
        ("open_actions", ZERO.into()),
        ("overdue_actions", ZERO.into()),
        ("waivers", ZERO.into()),
        ("person_id", "scenario_application.author_id".into()),
    ]);
    let mut select = part.cost(None, Condition::all());
    select.from(scenario_application::Entity);
    let of = Expr::cust("scenario.id = scenario_application.scenario_id");
    select.join(JoinType::InnerJoin, scenario::Entity, Condition::all().add(of));
    select.cond_where(seen_scenario(&filter.seen));
    if let Some(person) = filter.person_id {
        select.and_where(scenario_application::Column::AuthorId.eq(person));
    }
    select
}
