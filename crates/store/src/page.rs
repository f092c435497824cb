//! Keyset pages: the next page starts behind the last row seen, not at an offset.

use sea_orm::{
    DatabaseExecutor, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Order},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::StoreError;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page starts; `None` on the last.
    pub next: Option<Cursor>,
    /// How many rows the whole filter has.
    pub total: u64,
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
}

/// The last row of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// Its value in the sort column.
    pub key: Key,
    /// Its id.
    pub id: Uuid,
    /// Length of the whole list when its first page was read.
    pub total: u64,
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
        Self { limit, after: None, descending: false }
    }
}

impl<T> Page<T> {
    /// The same page of something else.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(change).collect(),
            next: self.next,
            total: self.total,
        }
    }
}

async fn count<E: EntityTrait>(
    db: &DatabaseExecutor<'_>,
    select: Select<E>,
) -> Result<u64, StoreError> {
    let counted: Option<i64> =
        select.select_only().column_as(Expr::cust("COUNT(*)"), "n").into_tuple().one(db).await?;
    Ok(counted.and_then(|n| u64::try_from(n).ok()).unwrap_or(0))
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
    E::Model: Sync,
    M: FromQueryResult + Sized + Send + Sync,
{
    let total = match &ask.after {
        Some(cursor) => cursor.total,
        None => count(db, select.clone()).await?,
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
        rows = rows.filter(if ask.descending { here.lt(there) } else { here.gt(there) });
    }
    let mut items = rows
        .order_by(column, order.clone())
        .order_by(id, order)
        .limit(ask.limit + 1)
        .into_model::<M>()
        .all(db)
        .await?;
    let more = u64::try_from(items.len()).unwrap_or(u64::MAX) > ask.limit;
    let next = if more {
        items.pop();
        items.last().map(|last| {
            let (key, id) = key(last);
            Cursor { key, id, total }
        })
    } else {
        None
    };
    Ok(Page { items, next, total })
}
