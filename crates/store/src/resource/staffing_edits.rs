//! Steps of staffing that can be taken back.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::staffing_edit::{Column, Entity},
    portfolio::Visible,
    row::StaffingEdit,
};

/// Which steps.
#[derive(Debug, Clone, Default)]
pub struct StaffingEditFilter {
    /// Only of projects in these places.
    pub visible: Visible,
    /// Of this person.
    pub actor_id: Option<Uuid>,
    /// Of this project.
    pub project_id: Option<Uuid>,
    /// Made at this moment or later, in microseconds since 1970.
    pub since: Option<i64>,
}

impl Reader {
    /// One step.
    pub async fn staffing_edit(&self, id: Uuid) -> Result<Option<StaffingEdit>, StoreError> {
        Ok(Entity::find_by_id(id).one(&self.db()).await?)
    }

    /// Steps, newest first.
    pub async fn staffing_edits(
        &self,
        filter: &StaffingEditFilter,
        most: u64,
    ) -> Result<Vec<StaffingEdit>, StoreError> {
        let mut select = Entity::find().order_by_desc(Column::Id).limit(most);
        if let Some(projects) = filter.visible.project_ids() {
            select = select.filter(Column::ProjectId.in_subquery(projects));
        }
        if let Some(id) = filter.actor_id {
            select = select.filter(Column::ActorId.eq(id));
        }
        if let Some(id) = filter.project_id {
            select = select.filter(Column::ProjectId.eq(id));
        }
        if let Some(at) = filter.since {
            select = select.filter(Column::At.gte(at));
        }
        Ok(select.all(&self.db()).await?)
    }
}

impl Writer<'_> {
    /// Keeps a step, and forgets those made before this moment.
    pub async fn insert_staffing_edit(
        &self,
        edit: StaffingEdit,
        forget_before: i64,
    ) -> Result<(), StoreError> {
        self.insert_rows::<Entity>(vec![edit]).await?;
        Entity::delete_many().filter(Column::At.lt(forget_before)).exec(&self.db()).await?;
        Ok(())
    }

    /// Notes that a step was taken back; stale when somebody else did so first.
    pub async fn mark_staffing_reverted(&self, id: Uuid, by: Uuid) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::RevertedBy, Expr::value(by))
            .filter(Column::Id.eq(id))
            .filter(Column::RevertedBy.is_null())
            .exec(&self.db())
            .await?;
        if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::StaleVersion) }
    }
}
