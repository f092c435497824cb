//! Everything that was decided, or waits for a decision, as lines of one list: what people wrote down, gates,
//! requests, change requests, and scenarios that were committed or carried into projects.

use sea_orm::{
    FromQueryResult,
    sea_query::{Alias, Condition, Expr, ExprTrait, LikeExpr, Query, SelectStatement, UnionType},
};
use uuid::Uuid;

use super::{
    change_request_lines::{decided_changes, waiting_changes},
    decision_lines::{applications, commits, decided_requests, decisions, gates, waiting_requests},
};
use crate::{
    Reader, StoreError,
    fold::contains_pattern,
    page::{Ask, Key, Page, page_of},
    portfolio::{Visible, in_portfolio},
};

/// What the reader may see.
#[derive(Debug, Clone)]
pub struct SeenDecisions {
    /// Who reads: what they decide about themselves they see too.
    pub reader: Uuid,
    /// Whom the reader stands in for, and the reader.
    pub seats: Vec<Uuid>,
    /// Projects, with their gates.
    pub projects: Visible,
    /// Programs.
    pub programs: Visible,
    /// Portfolios.
    pub portfolios: Visible,
    /// Portfolios whose scenarios they may see.
    pub scenarios: Visible,
    /// Requests of everybody.
    pub all_requests: bool,
    /// Projects whose cost they may see.
    pub costs: Visible,
}

/// Which lines.
#[derive(Debug, Clone)]
pub struct DecisionFilter {
    /// Part of the title, or of the name of what it is about.
    pub q: Option<String>,
    /// `decision`, `gate`, `request`, `commit`, `application` or `change`; all when empty.
    pub kinds: Vec<String>,
    /// `open`, `decided`, `superseded` or `undone`.
    pub state: Option<String>,
    /// About this: kind and which one.
    pub subject: Option<(String, Uuid)>,
    /// In this portfolio, or about a project that is listed there.
    pub portfolio_id: Option<Uuid>,
    /// In this program.
    pub program_id: Option<Uuid>,
    /// Of this project: its gates and what became of its request too.
    pub project_id: Option<Uuid>,
    /// Decided by this person, or for them to decide.
    pub person_id: Option<Uuid>,
    /// Not before this (microseconds since 1970 UTC).
    pub from: Option<i64>,
    /// Before this.
    pub to: Option<i64>,
    /// With a review that is due by this day.
    pub review_by: Option<String>,
    /// With actions or conditions that are open.
    pub with_actions: bool,
    /// With some that are overdue.
    pub with_overdue: bool,
    /// Today, such as `2026-03-31`: what was due before is overdue.
    pub today: String,
    /// What the reader may see.
    pub seen: SeenDecisions,
}

/// What the list can be sorted by. Within the same text, what was decided first comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the columns'")]
pub enum DecisionSort {
    At,
    Title,
    Kind,
    State,
    Review,
    Subject,
}

/// Something that was decided or waits to be.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct DecisionLine {
    /// `decision`, `gate`, `request`, `commit`, `application` or `change`.
    pub kind: String,
    /// Which one; of requests the request, which may have been decided several times.
    pub id: Uuid,
    /// What people call it by: `D-` or `R-` and a number, the key of the project of a gate.
    pub key: String,
    /// What it says.
    pub title: String,
    /// The same, folded.
    pub title_folded: String,
    /// `open`, `decided`, `superseded` or `undone`.
    pub state: String,
    /// What was decided: the option chosen, or a stable word such as `conditional_go`.
    pub outcome: String,
    /// Why.
    pub reason: String,
    /// `portfolio`, `program`, `project`, `request`, `scenario` or `gate_review`.
    pub subject_kind: String,
    /// What it is about.
    pub subject_id: Uuid,
    /// What that is called.
    pub subject_name: String,
    /// The portfolio it belongs to.
    pub portfolio_id: Option<Uuid>,
    /// The program it belongs to.
    pub program_id: Option<Uuid>,
    /// The project it belongs to.
    pub project_id: Option<Uuid>,
    /// When it was decided, or since when it waits (microseconds since 1970 UTC).
    pub at: i64,
    /// The day of its review; empty without one.
    pub review_on: String,
    /// Actions or conditions that are open.
    pub open_actions: i64,
    /// Those that were due before today.
    pub overdue_actions: i64,
    /// What was waived for it.
    pub waivers: i64,
    /// Who wrote it down, asked for it or did it.
    pub person_id: Option<Uuid>,
    /// What it is about costs, in minor units; none when nobody knows or the reader may not see it.
    pub cost: Option<i64>,
    /// Currency of the cost.
    pub currency: String,
    /// 1 where there is a cost that the reader may not see.
    pub cost_hidden: i64,
}

fn line(name: &'static str) -> Expr {
    Expr::col((Alias::new("line"), Alias::new(name)))
}

impl DecisionSort {
    fn expr(self) -> Expr {
        // One request may be decided several times: the moment tells its lines apart.
        let by = |sql: &'static str| Expr::cust(format!("{sql} || ' ' || CAST(line.at AS text)"));
        match self {
            Self::At => line("at"),
            Self::Title => by("line.title_folded"),
            Self::Kind => by("line.kind"),
            Self::State => by("line.state"),
            Self::Review => by("line.review_on"),
            Self::Subject => by("line.subject_name"),
        }
    }

    fn key(self, row: &DecisionLine) -> Key {
        let by = |text: &str| Key::Text(format!("{text} {}", row.at));
        match self {
            Self::At => Key::Number(row.at),
            Self::Title => by(&row.title_folded),
            Self::Kind => by(&row.kind),
            Self::State => by(&row.state),
            Self::Review => by(&row.review_on),
            Self::Subject => by(&row.subject_name),
        }
    }
}

impl Reader {
    /// One page of what was decided and what waits.
    pub async fn decision_register(
        &self,
        filter: &DecisionFilter,
        sort: DecisionSort,
        ask: &Ask,
    ) -> Result<Page<DecisionLine>, StoreError> {
        let key = |row: &DecisionLine| (sort.key(row), row.id);
        page_of(&self.db(), lines(filter), sort.expr(), line("id"), ask, key).await
    }
}

fn lines(filter: &DecisionFilter) -> SelectStatement {
    let wanted = |kind: &str| filter.kinds.is_empty() || filter.kinds.iter().any(|one| one == kind);
    let mut parts = vec![];
    if wanted("decision") {
        parts.push(decisions(filter));
    }
    if wanted("gate") {
        parts.push(gates(filter));
    }
    if wanted("request") {
        parts.push(waiting_requests(filter));
        parts.push(decided_requests(filter));
    }
    if wanted("commit") {
        parts.push(commits(filter));
    }
    if wanted("application") {
        parts.push(applications(filter));
    }
    if wanted("change") {
        parts.push(waiting_changes(filter));
        parts.push(decided_changes(filter));
    }
    let mut parts = parts.into_iter();
    let mut all = parts.next().unwrap_or_else(|| {
        let mut none = decisions(filter);
        none.and_where(Expr::cust("1 = 0"));
        none
    });
    for part in parts {
        all.union(UnionType::All, part);
    }
    let mut select = Query::select();
    select.expr(Expr::cust("line.*")).from_subquery(all, Alias::new("line"));
    select.cond_where(passes(filter));
    select
}

fn passes(filter: &DecisionFilter) -> Condition {
    let mut all = Condition::all();
    if let Some(q) = &filter.q {
        let like = LikeExpr::new(contains_pattern(q)).escape('!');
        let any = Condition::any()
            .add(line("title_folded").like(like.clone()))
            .add(Expr::cust("LOWER(line.key)").like(like.clone()))
            .add(Expr::cust("LOWER(line.subject_name)").like(like));
        all = all.add(any);
    }
    if let Some(state) = &filter.state {
        all = all.add(line("state").eq(state.as_str()));
    }
    if let Some((kind, id)) = &filter.subject {
        all = all.add(line("subject_kind").eq(kind.as_str())).add(line("subject_id").eq(*id));
    }
    if let Some(id) = filter.portfolio_id {
        all = all.add(in_portfolio(line("portfolio_id"), line("project_id"), id, true));
    }
    for (name, id) in [("program_id", filter.program_id), ("project_id", filter.project_id)] {
        if let Some(id) = id {
            all = all.add(line(name).eq(id));
        }
    }
    if let Some(from) = filter.from {
        all = all.add(line("at").gte(from));
    }
    if let Some(to) = filter.to {
        all = all.add(line("at").lt(to));
    }
    if let Some(day) = &filter.review_by {
        all = all
            .add(line("state").eq("decided"))
            .add(line("review_on").ne(""))
            .add(line("review_on").lte(day.as_str()));
    }
    if filter.with_actions {
        all = all.add(line("open_actions").gt(0));
    }
    if filter.with_overdue {
        all = all.add(line("overdue_actions").gt(0));
    }
    all
}
