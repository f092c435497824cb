//! Projects and requests for projects as lines of one list, with what they cost and score.

use sea_orm::{
    ColumnTrait, FromQueryResult, JoinType,
    sea_query::{Alias, Condition, Expr, ExprTrait, LikeExpr, Query, SelectStatement, UnionType},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{lifecycle_place, program, project, request, request_type, subject_score},
    fold::contains_pattern,
    page::{Ask, Key, Page, page_of},
    portfolio::{
        Visible,
        cost::{self, join_asked, join_case, of_subject},
        in_portfolio,
        live::PENDING,
    },
};

/// Stands for "none" in an order: below every figure there is.
const LEAST: i64 = -4_000_000_000_000_000_000;

/// Which requests a person may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeenRequests {
    /// All of them.
    All,
    /// Those they filed or assess.
    Of(Uuid),
}

/// Which lines.
#[derive(Debug, Clone)]
pub struct RegisterFilter {
    /// Part of the name or key.
    pub q: Option<String>,
    /// `project` or `request` only.
    pub kind: Option<String>,
    /// In this portfolio.
    pub portfolio_id: Option<Uuid>,
    /// Also projects that are listed there and at home elsewhere; sums leave them out.
    pub listed: bool,
    /// In this program.
    pub program_id: Option<Uuid>,
    /// Of this person.
    pub owner_id: Option<Uuid>,
    /// Of this type; requests that are to become of it.
    pub plan_type_id: Option<Uuid>,
    /// In this stage of projects or state of requests.
    pub state: Option<String>,
    /// In this health.
    pub health: Option<String>,
    /// Projects that are done or cancelled besides.
    pub closed: bool,
    /// The model, with its version, whose scores are told.
    pub model: Option<(Uuid, i64)>,
    /// Projects the person may see.
    pub visible: Visible,
    /// Projects whose cost they may see.
    pub costs: Visible,
    /// Requests they may see.
    pub requests: SeenRequests,
}

/// What the register can be sorted by; what has none of it comes lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the columns'")]
pub enum RegisterSort {
    Name,
    Key,
    Kind,
    State,
    Health,
    Start,
    Finish,
    Cost,
    Score,
    PercentComplete,
}

/// A project or request.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct RegisterLine {
    /// `project` or `request`.
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// Key of the project, `R-` and the number of the request.
    pub key: String,
    /// Name or title.
    pub name: String,
    /// The same, folded.
    pub name_folded: String,
    /// Stage of the project, state of the request.
    pub state: String,
    /// `on_track`, `at_risk`, `off_track`, or `not_set` without a baseline.
    pub health: String,
    /// The portfolio; of a request that of its program.
    pub portfolio_id: Option<Uuid>,
    /// The program it is in or is to go into.
    pub program_id: Option<Uuid>,
    /// Who answers for it; of a request its assessor, or else who filed it.
    pub owner_id: Option<Uuid>,
    /// The type it is of; of a request the one it is to become of.
    pub plan_type_id: Option<Uuid>,
    /// First moment of its plan, tenths of a minute since 1970; requests have none.
    pub start: Option<i64>,
    /// Last moment.
    pub finish: Option<i64>,
    /// Finish in baseline 0.
    pub baseline_finish: Option<i64>,
    /// Done, in basis points.
    pub percent_complete: i64,
    /// Minor units that it costs (see `cost`); none when the person may not see it.
    pub cost: Option<i64>,
    /// Whether there is a cost that the person may not see.
    pub cost_hidden: i64,
    /// Currency of the cost.
    pub currency: String,
    /// `case`, `asked` or `plan`, also of a cost that is not seen; empty without one.
    pub cost_source: String,
    /// Whether the cost is that of a plan of which a part is in another currency and left out.
    pub cost_partial: i64,
    /// What its business case would cost as it is being written, where that is another figure; none when the
    /// person may not see costs.
    pub draft: Option<i64>,
    /// Currency of that.
    pub draft_currency: String,
    /// What is approved for the project, in minor units of its own currency, `funding_currency`.
    pub funding: Option<i64>,
    /// Currency of that.
    pub funding_currency: String,
    /// What it scores, in millionths of a point.
    pub score: Option<i64>,
    /// The lifecycle it goes by.
    pub lifecycle_id: Option<Uuid>,
    /// The revision of it.
    pub revision: Option<i64>,
    /// Key of the stage it is in.
    pub lifecycle_stage: Option<String>,
    /// The review that waits for its decision.
    pub open_review_id: Option<Uuid>,
    /// Values of custom fields of the project by their code, JSON.
    pub custom: String,
}

impl RegisterSort {
    fn expr(self) -> Expr {
        let column = |name: &'static str| Expr::col((Alias::new("line"), Alias::new(name)));
        let or_least = |name| column(name).if_null(LEAST);
        match self {
            Self::Name => column("name_folded"),
            Self::Key => column("key"),
            Self::Kind => column("kind"),
            Self::State => column("state"),
            Self::Health => column("health"),
            Self::Start => or_least("start"),
            Self::Finish => or_least("finish"),
            Self::Cost => or_least("cost"),
            Self::Score => or_least("score"),
            Self::PercentComplete => column("percent_complete"),
        }
    }

    fn key(self, line: &RegisterLine) -> Key {
        let text = |text: &String| Key::Text(text.clone());
        match self {
            Self::Name => text(&line.name_folded),
            Self::Key => text(&line.key),
            Self::Kind => text(&line.kind),
            Self::State => text(&line.state),
            Self::Health => text(&line.health),
            Self::Start => Key::Number(line.start.unwrap_or(LEAST)),
            Self::Finish => Key::Number(line.finish.unwrap_or(LEAST)),
            Self::Cost => Key::Number(line.cost.unwrap_or(LEAST)),
            Self::Score => Key::Number(line.score.unwrap_or(LEAST)),
            Self::PercentComplete => Key::Number(line.percent_complete),
        }
    }
}

impl Reader {
    /// One page of the register.
    pub async fn register(
        &self,
        filter: &RegisterFilter,
        sort: RegisterSort,
        ask: &Ask,
    ) -> Result<Page<RegisterLine>, StoreError> {
        let id = Expr::col((Alias::new("line"), Alias::new("id")));
        let key = |line: &RegisterLine| (sort.key(line), line.id);
        page_of(&self.db(), lines(filter), sort.expr(), id, ask, key).await
    }
}

/// All lines that pass, out of both tables.
pub(super) fn lines(filter: &RegisterFilter) -> SelectStatement {
    let mut both = projects(filter);
    both.union(UnionType::All, requests(filter));
    let column = |name: &'static str| Expr::col((Alias::new("line"), Alias::new(name)));
    let mut select = Query::select();
    select.expr(Expr::cust("line.*")).from_subquery(both, Alias::new("line"));
    if let Some(q) = &filter.q {
        let like = LikeExpr::new(contains_pattern(q)).escape('!');
        // A key is asked for as it is written, whatever the letters' size.
        let key = Expr::cust("LOWER(line.key)").like(like.clone());
        select.cond_where(Condition::any().add(column("name_folded").like(like)).add(key));
    }
    for (name, text) in
        [("kind", &filter.kind), ("state", &filter.state), ("health", &filter.health)]
    {
        if let Some(text) = text {
            select.and_where(column(name).eq(text.as_str()));
        }
    }
    if let Some(portfolio) = filter.portfolio_id {
        let (home, id) = (column("portfolio_id"), column("id"));
        select.cond_where(in_portfolio(home, id, portfolio, filter.listed));
    }
    for (name, id) in [
        ("program_id", filter.program_id),
        ("owner_id", filter.owner_id),
        ("plan_type_id", filter.plan_type_id),
    ] {
        if let Some(id) = id {
            select.and_where(column(name).eq(id));
        }
    }
    select
}

/// A column of SQL that both engines read alike.
fn put(select: &mut SelectStatement, sql: &'static str, name: &'static str) {
    select.expr_as(Expr::cust(sql), Alias::new(name));
}

/// Joins the business case, the score under the model, and what else hangs on a subject of a kind.
fn join_subject(select: &mut SelectStatement, kind: &'static str, model: Option<(Uuid, i64)>) {
    join_case(select, kind);
    let (model, number) = model.unwrap_or((Uuid::nil(), 0));
    let score = of_subject("own_score", kind)
        .add(Expr::col((Alias::new("own_score"), subject_score::Column::ModelId)).eq(model))
        .add(Expr::col((Alias::new("own_score"), subject_score::Column::Number)).eq(number));
    select.join_as(JoinType::LeftJoin, subject_score::Entity, Alias::new("own_score"), score);
}

fn projects(filter: &RegisterFilter) -> SelectStatement {
    let mut select = Query::select();
    put(&mut select, "CAST('project' AS text)", "kind");
    put(&mut select, "project.id", "id");
    put(&mut select, "project.key", "key");
    put(&mut select, "project.name", "name");
    put(&mut select, "project.name_folded", "name_folded");
    put(&mut select, "project.stage", "state");
    put(
        &mut select,
        "CASE WHEN project.late THEN 'off_track' WHEN project.baseline_finish IS NULL THEN 'not_set' \
         WHEN project.late_task_count > 0 THEN 'at_risk' ELSE 'on_track' END",
        "health",
    );
    put(&mut select, "project.portfolio_id", "portfolio_id");
    put(&mut select, "project.program_id", "program_id");
    put(&mut select, "project.owner_id", "owner_id");
    put(&mut select, "project.plan_type_id", "plan_type_id");
    put(&mut select, "project.computed_start", "start");
    put(&mut select, "project.computed_finish", "finish");
    put(&mut select, "project.baseline_finish", "baseline_finish");
    put(&mut select, "project.percent_complete", "percent_complete");
    let cost = || Expr::cust(cost::OF_PROJECT);
    let seen = filter.costs.on_project();
    let none = Expr::cust("CAST(NULL AS bigint)");
    select.expr_as(Expr::case(seen.clone(), cost()).finally(none), Alias::new("cost"));
    let hidden = Expr::case(seen, Expr::cust("0"))
        .case(cost().is_not_null(), Expr::cust("1"))
        .finally(Expr::cust("0"));
    select.expr_as(hidden.cast_as("bigint"), Alias::new("cost_hidden"));
    put(&mut select, cost::CURRENCY_OF_PROJECT, "currency");
    put(&mut select, cost::SOURCE_OF_PROJECT, "cost_source");
    put(
        &mut select,
        "CAST(CASE WHEN own_case.decided_cost IS NULL AND asked.amount IS NULL AND project.plan_cost_partial \
         THEN 1 ELSE 0 END AS bigint)",
        "cost_partial",
    );
    for (figure, name) in [(cost::DRAFT, "draft"), ("project.funding", "funding")] {
        let none = Expr::cust("CAST(NULL AS bigint)");
        let seen = Expr::case(filter.costs.on_project(), Expr::cust(figure)).finally(none);
        select.expr_as(seen, Alias::new(name));
    }
    put(&mut select, cost::CURRENCY_OF_DRAFT, "draft_currency");
    put(&mut select, "project.currency", "funding_currency");
    put(&mut select, "own_score.score", "score");
    put(&mut select, "place.lifecycle_id", "lifecycle_id");
    put(&mut select, "place.revision", "revision");
    put(&mut select, "place.stage", "lifecycle_stage");
    put(&mut select, "place.open_review_id", "open_review_id");
    put(&mut select, "project.custom", "custom");
    select.from(project::Entity);
    join_subject(&mut select, "project", filter.model);
    join_asked(&mut select);
    let place = Condition::all()
        .add(Expr::cust("place.subject_kind = 'project'"))
        .add(Expr::cust("place.subject_id = project.id"));
    select.join_as(JoinType::LeftJoin, lifecycle_place::Entity, Alias::new("place"), place);
    select.cond_where(filter.visible.on_project());
    select.and_where(project::Column::Template.eq(false));
    if !filter.closed {
        select.and_where(project::Column::Stage.is_not_in(["done", "cancelled"]));
    }
    select
}

fn requests(filter: &RegisterFilter) -> SelectStatement {
    let mut select = Query::select();
    put(&mut select, "CAST('request' AS text)", "kind");
    put(&mut select, "request.id", "id");
    put(&mut select, "'R-' || CAST(request.number AS text)", "key");
    put(&mut select, "request.title", "name");
    put(&mut select, "request.title_folded", "name_folded");
    put(&mut select, "request.state", "state");
    put(&mut select, "CAST('not_set' AS text)", "health");
    put(&mut select, "program.portfolio_id", "portfolio_id");
    put(&mut select, "request.program_id", "program_id");
    put(&mut select, "COALESCE(request.assessor_id, request.requester_id)", "owner_id");
    put(&mut select, "request_type.plan_type_id", "plan_type_id");
    put(&mut select, "CAST(NULL AS bigint)", "start");
    put(&mut select, "CAST(NULL AS bigint)", "finish");
    put(&mut select, "CAST(NULL AS bigint)", "baseline_finish");
    put(&mut select, "CAST(0 AS bigint)", "percent_complete");
    put(&mut select, cost::OF_REQUEST, "cost");
    put(&mut select, "CAST(0 AS bigint)", "cost_hidden");
    put(&mut select, cost::CURRENCY_OF_REQUEST, "currency");
    put(&mut select, cost::SOURCE_OF_REQUEST, "cost_source");
    put(&mut select, "CAST(0 AS bigint)", "cost_partial");
    put(&mut select, cost::DRAFT, "draft");
    put(&mut select, "CAST(NULL AS bigint)", "funding");
    put(&mut select, cost::CURRENCY_OF_DRAFT, "draft_currency");
    put(&mut select, "request.currency", "funding_currency");
    put(&mut select, "own_score.score", "score");
    // A column of no row has the type that ids have in this engine.
    let no_id = "(SELECT p.id FROM program p WHERE 1 = 0)";
    put(&mut select, no_id, "lifecycle_id");
    put(&mut select, "CAST(NULL AS bigint)", "revision");
    put(&mut select, "CAST(NULL AS text)", "lifecycle_stage");
    put(&mut select, no_id, "open_review_id");
    put(&mut select, "CAST('{}' AS text)", "custom");
    select.from(request::Entity);
    join_subject(&mut select, "request", filter.model);
    let within = Expr::cust("program.id = request.program_id");
    select.join(JoinType::LeftJoin, program::Entity, Condition::all().add(within));
    let of_type = Expr::cust("request_type.id = request.type_id");
    select.join(JoinType::InnerJoin, request_type::Entity, Condition::all().add(of_type));
    select.and_where(request::Column::State.is_in(PENDING));
    if let SeenRequests::Of(person) = filter.requests {
        select.cond_where(
            Condition::any()
                .add(request::Column::RequesterId.eq(person))
                .add(request::Column::AssessorId.eq(person)),
        );
    }
    select
}
