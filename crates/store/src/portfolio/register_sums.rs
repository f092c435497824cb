//! What the lines of the register come to, counted and added up by the database, however many there are.

use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Alias, Expr, Query},
};
use uuid::Uuid;

use super::register::{RegisterFilter, lines};
use crate::{Reader, StoreError};

/// A project that takes no time weighs as a day, in tenths of a minute.
const LEAST_WEIGHT: i64 = 14_400;

/// Lines of one kind, state, health and currency.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct RegisterSums {
    /// `project` or `request`.
    pub kind: String,
    /// Stage of projects, state of requests.
    pub state: String,
    /// Health of projects.
    pub health: String,
    /// Currency of their cost.
    pub currency: String,
    /// How many.
    pub lines: i64,
    /// How many have a cost that the person may see.
    pub costed: i64,
    /// These costs, in minor units.
    pub cost: i64,
    /// How many have a cost that the person may not see.
    pub cost_hidden: i64,
    /// How many have a score.
    pub scored: i64,
    /// These scores, in millionths of a point.
    pub score: i64,
    /// First start, tenths of a minute since 1970.
    pub start: Option<i64>,
    /// Last finish.
    pub finish: Option<i64>,
    /// Last finish in baseline 0.
    pub baseline_finish: Option<i64>,
    /// Lengths added up: tenths of a minute, a day at least for each.
    pub weight: i64,
    /// Lengths times basis points done, added up.
    pub done: i64,
}

/// A line of the register by its name alone.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct RegisterName {
    /// `project` or `request`.
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// Name or title.
    pub name: String,
}

impl Reader {
    /// What the lines come to, by kind, state, health and currency.
    pub async fn register_sums(
        &self,
        filter: &RegisterFilter,
    ) -> Result<Vec<RegisterSums>, StoreError> {
        let mut select = Query::select();
        for name in ["kind", "state", "health", "currency"] {
            select.expr_as(Expr::cust(format!("found.{name}")), Alias::new(name));
            select.add_group_by([Expr::cust(format!("found.{name}"))]);
        }
        let weight = format!(
            "CASE WHEN found.finish - found.start > {LEAST_WEIGHT} \
             THEN found.finish - found.start ELSE {LEAST_WEIGHT} END"
        );
        // Adding up bigints is numeric on PostgreSQL.
        let sum = |what: &str| format!("CAST(COALESCE(SUM({what}), 0) AS bigint)");
        for (name, sql) in [
            ("lines", "COUNT(*)".to_owned()),
            ("costed", "COUNT(found.cost)".to_owned()),
            ("cost", sum("found.cost")),
            ("cost_hidden", sum("found.cost_hidden")),
            ("scored", "COUNT(found.score)".to_owned()),
            ("score", sum("found.score")),
            ("start", "MIN(found.start)".to_owned()),
            ("finish", "MAX(found.finish)".to_owned()),
            ("baseline_finish", "MAX(found.baseline_finish)".to_owned()),
            ("weight", sum(&weight)),
            ("done", sum(&format!("({weight}) * found.percent_complete"))),
        ] {
            select.expr_as(Expr::cust(sql), Alias::new(name));
        }
        select.from_subquery(lines(filter), Alias::new("found"));
        let rows = self.db().query_all(&select).await?;
        Ok(rows
            .iter()
            .map(|row| RegisterSums::from_query_result(row, ""))
            .collect::<Result<_, _>>()?)
    }

    /// All lines by their name, in the order of their ids; there may be many.
    pub async fn register_names(
        &self,
        filter: &RegisterFilter,
    ) -> Result<Vec<RegisterName>, StoreError> {
        let mut select = Query::select();
        for name in ["kind", "id", "name"] {
            select.expr_as(Expr::cust(format!("found.{name}")), Alias::new(name));
        }
        select
            .from_subquery(lines(filter), Alias::new("found"))
            .order_by((Alias::new("found"), Alias::new("id")), sea_orm::Order::Asc);
        let rows = self.db().query_all(&select).await?;
        Ok(rows
            .iter()
            .map(|row| RegisterName::from_query_result(row, ""))
            .collect::<Result<_, _>>()?)
    }
}
