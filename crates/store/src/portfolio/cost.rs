//! What a project or request costs: the one definition, as SQL that all views of portfolios share.
//!
//! A figure that was decided comes first: the recommended option of the business case as it was last frozen,
//! else the amount that the request asked for. A project with neither costs what its plan costs. What is being
//! written of a case counts as no cost; it is told beside it. A subject is joined as
//! `own_case` and, for projects, `asked`: see `register`.

use sea_orm::{
    ConnectionTrait, FromQueryResult, JoinType,
    sea_query::{Alias, Condition, Expr, ExprTrait, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{business_case, project, request},
};

/// The cost of a project, null when nobody knows.
pub(crate) const OF_PROJECT: &str =
    "COALESCE(own_case.decided_cost, asked.amount, NULLIF(project.plan_cost, 0))";
/// Where it comes from.
pub(super) const SOURCE_OF_PROJECT: &str = "CASE WHEN own_case.decided_cost IS NOT NULL THEN 'case' \
     WHEN asked.amount IS NOT NULL THEN 'asked' WHEN project.plan_cost <> 0 THEN 'plan' ELSE '' END";
/// Its currency; that of the project without a cost.
pub(crate) const CURRENCY_OF_PROJECT: &str = "CASE WHEN own_case.decided_cost IS NOT NULL THEN own_case.currency \
     WHEN asked.amount IS NOT NULL THEN asked.currency ELSE project.currency END";
/// The cost of a request, null when nobody knows.
pub(crate) const OF_REQUEST: &str = "COALESCE(own_case.decided_cost, request.amount)";
/// Where it comes from.
pub(super) const SOURCE_OF_REQUEST: &str = "CASE WHEN own_case.decided_cost IS NOT NULL THEN 'case' \
     WHEN request.amount IS NOT NULL THEN 'asked' ELSE '' END";
/// Its currency; that of the request without a cost.
pub(crate) const CURRENCY_OF_REQUEST: &str =
    "CASE WHEN own_case.decided_cost IS NOT NULL THEN own_case.currency ELSE request.currency END";

/// What the recommended option costs as it is being written, where that is not what counts.
pub(super) const DRAFT: &str = "CASE WHEN own_case.decided_cost IS NULL \
     OR own_case.decided_cost <> own_case.cost THEN own_case.cost END";
/// Its currency.
pub(super) const CURRENCY_OF_DRAFT: &str = "COALESCE(own_case.currency, '')";

/// What a project or request costs.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct SubjectCost {
    /// Which one.
    pub id: Uuid,
    /// Minor units; none when nobody knows.
    pub cost: Option<i64>,
    /// `case`, `asked` or `plan`; empty without a cost.
    pub source: String,
    /// Currency of the cost.
    pub currency: String,
}

impl Reader {
    /// What these projects cost.
    pub async fn costs_of_projects(&self, ids: &[Uuid]) -> Result<Vec<SubjectCost>, StoreError> {
        let mut found = vec![];
        for chunk in ids.chunks(MAX_IN) {
            let mut select = Query::select();
            select.expr_as(Expr::cust("project.id"), Alias::new("id"));
            select.expr_as(Expr::cust(OF_PROJECT), Alias::new("cost"));
            select.expr_as(Expr::cust(SOURCE_OF_PROJECT), Alias::new("source"));
            select.expr_as(Expr::cust(CURRENCY_OF_PROJECT), Alias::new("currency"));
            select.from(project::Entity);
            join_case(&mut select, "project");
            join_asked(&mut select);
            let id = Expr::col((project::Entity, project::Column::Id));
            select.and_where(id.is_in(chunk.iter().copied()));
            for row in self.db().query_all(&select).await? {
                found.push(SubjectCost::from_query_result(&row, "")?);
            }
        }
        Ok(found)
    }
}

/// Joins the business case of a subject as `own_case`.
pub(crate) fn join_case(select: &mut SelectStatement, kind: &'static str) {
    let case = Alias::new("own_case");
    select.join_as(JoinType::LeftJoin, business_case::Entity, case, of_subject("own_case", kind));
}

/// Joins the request that a project was converted from as `asked`.
pub(crate) fn join_asked(select: &mut SelectStatement) {
    let asked = Condition::all()
        .add(Expr::cust("asked.project_id = project.id"))
        .add(Expr::cust("asked.state = 'converted'"));
    select.join_as(JoinType::LeftJoin, request::Entity, Alias::new("asked"), asked);
}

/// Rows of what is joined under this name that are of the subject.
pub(super) fn of_subject(alias: &'static str, kind: &'static str) -> Condition {
    let id = Expr::col((Alias::new(alias), Alias::new("subject_id")));
    Condition::all()
        .add(Expr::col((Alias::new(alias), Alias::new("subject_kind"))).eq(kind))
        .add(id.equals((Alias::new(kind), Alias::new("id"))))
}
