//! Keyset pages: the next page starts behind the last row seen, not at an offset.

use sea_orm::{
    ConnectionTrait, DatabaseExecutor, EntityTrait, FromQueryResult, QueryTrait, Select,
    sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::StoreError;

/// Where counting stops: the count of a long list would cost more than the page itself, and more
/// with every row stored.
pub const COUNTED: u64 = 10_000;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page starts; `None` on the last.
    pub next: Option<Cursor>,
    /// How many rows the whole filter has, up to [`COUNTED`].
    pub total: u64,
    /// Whether there are more rows than `total`.
    pub more_than_total: bool,
}

/// Which page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Most rows.
    pub limit: u64,
    /// Behind this row.
    pub after: Option<Cursor>,
    /// Highest first.
    pub descending: bool,
    /// Whether anybody asks how long the list is; `total` is that of the page otherwise.
    pub counted: bool,
}

/// The last row of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// Its value in the sort column.
    pub key: Key,
    /// Its id.
    pub id: Uuid,
    /// Length of the whole list when its first page was read, up to [`COUNTED`].
    pub total: u64,
    /// Whether it was longer.
    #[serde(default)]
    pub more_than_total: bool,
}

/// A value of a sort column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Key {
    /// Numbers and moments.
    Number(i64),
    /// Folded text.
    Text(String),
}

impl Ask {
    /// The first `limit` rows, lowest first.
    pub fn first(limit: u64) -> Self {
        Self { limit, after: None, descending: false, counted: true }
    }

    /// The first `limit` rows, lowest first, whatever follows them.
    pub fn few(limit: u64) -> Self {
        Self { counted: false, ..Self::first(limit) }
    }
}

impl<T> Page<T> {
    /// The same page of something else.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(change).collect(),
            next: self.next,
            total: self.total,
            more_than_total: self.more_than_total,
        }
    }
}

/// How many rows there are, up to [`COUNTED`], and whether there are more.
async fn count(
    db: &DatabaseExecutor<'_>,
    mut select: SelectStatement,
) -> Result<(u64, bool), StoreError> {
    select.clear_selects().expr(Expr::val(1)).limit(COUNTED + 1);
    let mut counted = Query::select();
    counted.expr_as(Expr::cust("COUNT(*)"), "n").from_subquery(select, Alias::new("counted"));
    let row = db.query_one(&counted).await?;
    let counted: i64 = row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0);
    let counted = u64::try_from(counted).unwrap_or(0);
    Ok((Ord::min(counted, COUNTED), counted > COUNTED))
}

/// Reads one page of `select`, sorted by `column` and then by `id`.
pub(crate) async fn page<E, M>(
    db: &DatabaseExecutor<'_>,
    select: Select<E>,
    column: Expr,
    id: Expr,
    ask: &Ask,
    key: impl Fn(&M) -> (Key, Uuid),
) -> Result<Page<M>, StoreError>
where
    E: EntityTrait,
    M: FromQueryResult,
{
    page_of(db, select.into_query(), column, id, ask, key).await
}

/// Reads one page of what no single table holds, sorted by `column` and then by `id`.
pub(crate) async fn page_of<M: FromQueryResult>(
    db: &DatabaseExecutor<'_>,
    select: SelectStatement,
    column: Expr,
    id: Expr,
    ask: &Ask,
    key: impl Fn(&M) -> (Key, Uuid),
) -> Result<Page<M>, StoreError> {
    let counted = match &ask.after {
        Some(cursor) => Some((cursor.total, cursor.more_than_total)),
        None if ask.counted => Some(count(db, select.clone()).await?),
        None => None,
    };
    let order = if ask.descending { Order::Desc } else { Order::Asc };
    let mut rows = select;
    if let Some(cursor) = &ask.after {
        let here = Expr::tuple([column.clone(), id.clone()]);
        let value = match &cursor.key {
            Key::Number(number) => Expr::val(*number),
            Key::Text(text) => Expr::val(text.clone()),
        };
        let there = Expr::tuple([value, Expr::val(cursor.id)]);
        rows.and_where(if ask.descending { here.lt(there) } else { here.gt(there) });
    }
    rows.order_by_expr(column, order.clone()).order_by_expr(id, order).limit(ask.limit + 1);
    let found = db.query_all(&rows).await?;
    let mut items =
        found.iter().map(|row| M::from_query_result(row, "")).collect::<Result<Vec<M>, _>>()?;
    let more = u64::try_from(items.len()).unwrap_or(u64::MAX) > ask.limit;
    if more {
        items.pop();
    }
    let here = u64::try_from(items.len()).unwrap_or(u64::MAX);
    let (total, more_than_total) = counted.unwrap_or((here, more));
    let next = if more {
        items.last().map(|last| {
            let (key, id) = key(last);
            Cursor { key, id, total, more_than_total }
        })
    } else {
        None
    };
    Ok(Page { items, next, total, more_than_total })
}
