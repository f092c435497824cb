//! Links that work once.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    StoreError, Writer,
    entity::one_time_link::{Column, Entity},
    row::OneTimeLink,
};

impl Writer<'_> {
    /// Makes a link; older ones for the same purpose stop working.
    pub async fn put_one_time_link(
        &self,
        purpose: &str,
        token_hash: String,
        expires_at: i64,
    ) -> Result<(), StoreError> {
        Entity::delete_many().filter(Column::Purpose.eq(purpose)).exec(&self.db()).await?;
        let row =
            OneTimeLink { id: Uuid::now_v7(), purpose: purpose.into(), token_hash, expires_at };
        self.insert_rows::<Entity>(vec![row]).await
    }

    /// Uses a link up; answers whether it was good.
    pub async fn take_one_time_link(
        &self,
        purpose: &str,
        token_hash: &str,
    ) -> Result<bool, StoreError> {
        let done = Entity::delete_many()
            .filter(Column::Purpose.eq(purpose))
            .filter(Column::TokenHash.eq(token_hash))
            .filter(Column::ExpiresAt.gt(self.at()))
            .exec(&self.db())
            .await?;
        Ok(done.rows_affected == 1)
    }
}
