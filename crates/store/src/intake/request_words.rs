//! Finding requests that may be alike, by the rarest words they share: two lookups in an index, and
//! never the whole table.

use std::collections::BTreeSet;

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Order},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{
        request,
        request_word::{Column, Entity, Model},
    },
    row::Request,
};

/// Words in more requests than this say nothing about one of them, unless all words do.
const COMMON: i64 = 1_000;
/// Most words looked up.
const MOST_WORDS: usize = 24;
/// How many of the rarest are looked up in any case.
const RAREST: usize = 3;

impl Reader {
    /// Requests that share words with these, the ones that share most first; drafts and `except`
    /// left out.
    pub async fn requests_sharing(
        &self,
        words: &BTreeSet<String>,
        except: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<Request>, StoreError> {
        // Long words are rare ones, as a rule.
        let mut words: Vec<&String> = words.iter().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.truncate(MOST_WORDS);
        let mut known: Vec<(String, i64)> = Entity::find()
            .select_only()
            .column(Column::Word)
            .column_as(Column::RequestId.count(), "n")
            .filter(Column::Word.is_in(words.into_iter().cloned()))
            .group_by(Column::Word)
            .into_tuple()
            .all(&self.db())
            .await?;
        known.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
        let telling = known.iter().filter(|(_, n)| *n <= COMMON).count();
        known.truncate(telling.max(RAREST));
        if known.is_empty() {
            return Ok(vec![]);
        }
        let shared = Expr::col(Column::RequestId).count();
        let mut candidates = Entity::find()
            .select_only()
            .column(Column::RequestId)
            .filter(Column::Word.is_in(known.into_iter().map(|(word, _)| word)))
            .group_by(Column::RequestId)
            .order_by(shared, Order::Desc)
            .order_by_asc(Column::RequestId)
            .limit(limit);
        if let Some(id) = except {
            candidates = candidates.filter(Column::RequestId.ne(id));
        }
        let ids: Vec<Uuid> = candidates.into_tuple().all(&self.db()).await?;
        Ok(request::Entity::find()
            .filter(request::Column::Id.is_in(ids))
            .filter(request::Column::State.ne("draft"))
            .order_by_asc(request::Column::Number)
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Says anew which words a request has.
    pub async fn set_request_words(
        &self,
        request_id: Uuid,
        words: &BTreeSet<String>,
    ) -> Result<(), StoreError> {
        Entity::delete_many().filter(Column::RequestId.eq(request_id)).exec(&self.db()).await?;
        let row = |word: &String| Model { word: word.clone(), request_id };
        self.insert_rows::<Entity>(words.iter().map(row).collect()).await
    }
}
