//! Queries for keys of programs.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::api_token::{Column, Entity},
    row::ApiToken,
};

impl Reader {
    /// The token that hashes to this.
    pub async fn api_token_by_hash(&self, hash: &str) -> Result<Option<ApiToken>, StoreError> {
        Ok(Entity::find().filter(Column::TokenHash.eq(hash)).one(&self.db()).await?)
    }

    /// Tokens of a user, newest first.
    pub async fn api_tokens_of(&self, user_id: Uuid) -> Result<Vec<ApiToken>, StoreError> {
        Ok(Entity::find()
            .filter(Column::UserId.eq(user_id))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Notes that a token was used.
    pub async fn touch_api_token(&self, id: Uuid, at: i64) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::LastUsedAt, Expr::value(at))
            .filter(Column::Id.eq(id))
            .exec(&self.db())
            .await?;
        Ok(())
    }
}
