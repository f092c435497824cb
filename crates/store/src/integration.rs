//! Queries for files on their way into a plan, and for jobs.

mod jobs;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::import::{Column, Entity},
    page::{Ask, Key, Page, page},
    row::Import,
};

pub use jobs::JobProgress;

impl Reader {
    /// The imports of a user by age, without their files.
    pub async fn imports_of(&self, user_id: Uuid, ask: &Ask) -> Result<Page<Import>, StoreError> {
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
        let select = Entity::find()
            .select_only()
            .columns(columns)
            .column_as(Expr::val(Vec::<u8>::new()), "bytes")
            .filter(Column::UserId.eq(user_id));
        let column = Expr::col((Entity, Column::CreatedAt));
        let id = Expr::col((Entity, Column::Id));
        let key = |row: &Import| (Key::Number(row.created_at), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }
}
