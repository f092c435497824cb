//! Queries for signed-in browsers.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::session::{Column, Entity},
    row::Session,
};

impl Reader {
    /// The session whose cookie hashes to this.
    pub async fn session_by_hash(&self, hash: &str) -> Result<Option<Session>, StoreError> {
        Ok(Entity::find().filter(Column::TokenHash.eq(hash)).one(&self.db()).await?)
    }

    /// Sessions of a user, newest first.
    pub async fn sessions_of(&self, user_id: Uuid) -> Result<Vec<Session>, StoreError> {
        Ok(Entity::find()
            .filter(Column::UserId.eq(user_id))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Adds a session and forgets those that ended.
    pub async fn open_session(&self, session: Session) -> Result<(), StoreError> {
        Entity::delete_many().filter(Column::ExpiresAt.lt(self.at())).exec(&self.db()).await?;
        self.insert_rows::<Entity>(vec![session]).await
    }

    /// Notes that a session was used.
    pub async fn touch_session(&self, id: Uuid, at: i64) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::LastSeenAt, Expr::value(at))
            .filter(Column::Id.eq(id))
            .exec(&self.db())
            .await?;
        Ok(())
    }

    /// Ends one session of a user; answers whether there was one.
    pub async fn close_session(&mut self, id: Uuid, user_id: Uuid) -> Result<bool, StoreError> {
        self.touch_access();
        let done = Entity::delete_many()
            .filter(Column::Id.eq(id))
            .filter(Column::UserId.eq(user_id))
            .exec(&self.db())
            .await?;
        Ok(done.rows_affected > 0)
    }

    /// Ends all sessions of a user but one.
    pub async fn close_sessions(
        &mut self,
        user_id: Uuid,
        keep: Option<Uuid>,
    ) -> Result<(), StoreError> {
        self.touch_access();
        let mut delete = Entity::delete_many().filter(Column::UserId.eq(user_id));
        if let Some(keep) = keep {
            delete = delete.filter(Column::Id.ne(keep));
        }
        delete.exec(&self.db()).await?;
        Ok(())
    }
}
