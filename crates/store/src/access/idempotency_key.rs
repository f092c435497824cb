//! Answers of POST requests, to be given again.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::idempotency_key::{Column, Entity},
    row::IdempotencyKey,
};

impl Reader {
    /// What was answered under this key.
    pub async fn idempotency_key(
        &self,
        actor_id: Uuid,
        key: &str,
    ) -> Result<Option<IdempotencyKey>, StoreError> {
        Ok(Entity::find_by_id((actor_id, key.to_owned())).one(&self.db()).await?)
    }
}

impl Writer<'_> {
    /// Keeps an answer and forgets those older than `oldest`.
    pub async fn put_idempotency_key(
        &self,
        row: IdempotencyKey,
        oldest: i64,
    ) -> Result<(), StoreError> {
        Entity::delete_many().filter(Column::CreatedAt.lt(oldest)).exec(&self.db()).await?;
        self.insert_rows::<Entity>(vec![row]).await
    }
}
