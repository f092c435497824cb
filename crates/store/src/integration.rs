//! Queries for files on their way into a plan.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::import::{Column, Entity},
    row::Import,
};

impl Reader {
    /// The newest imports of a user, without their files.
    pub async fn imports_of(&self, user_id: Uuid) -> Result<Vec<Import>, StoreError> {
        let columns = [
            Column::Id,
            Column::Version,
            Column::UserId,
            Column::FileName,
            Column::Format,
            Column::State,
            Column::Done,
            Column::Total,
            Column::Step,
            Column::Target,
            Column::Mapping,
            Column::Columns,
            Column::Report,
            Column::ProjectId,
            Column::CreatedAt,
            Column::UpdatedAt,
        ];
        Ok(Entity::find()
            .select_only()
            .columns(columns)
            .column_as(Expr::val(Vec::<u8>::new()), "bytes")
            .filter(Column::UserId.eq(user_id))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .limit(100)
            .all(&self.db())
            .await?)
    }
}
