//! Answers of POST requests, to be given again.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
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

    /// Keeps what a request answered.
    pub async fn finish_idempotency_key(
        &self,
        actor_id: Uuid,
        key: &str,
        status: i64,
        headers: String,
        body: Vec<u8>,
    ) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::Status, Expr::value(status))
            .col_expr(Column::Headers, Expr::value(headers))
            .col_expr(Column::Body, Expr::value(body))
            .filter(Column::ActorId.eq(actor_id))
            .filter(Column::Key.eq(key))
            .exec(&self.db())
            .await?;
        Ok(())
    }

    /// Makes a key free again.
    pub async fn forget_idempotency_key(
        &self,
        actor_id: Uuid,
        key: &str,
    ) -> Result<(), StoreError> {
        Entity::delete_many()
            .filter(Column::ActorId.eq(actor_id))
            .filter(Column::Key.eq(key))
            .exec(&self.db())
            .await?;
        Ok(())
    }
}
