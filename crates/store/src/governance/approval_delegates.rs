//! Queries for who stands in for whom. Days are ISO 8601, so that they sort as text.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::approval_delegate::{Column, Entity},
    row::ApprovalDelegate,
};

/// Most that anybody is shown.
const MOST: u64 = 200;

impl Reader {
    /// Who stands in, or will: of one person on either side when given, soonest first.
    pub async fn approval_delegates(
        &self,
        person: Option<Uuid>,
        from: &str,
    ) -> Result<Vec<ApprovalDelegate>, StoreError> {
        let mut select = Entity::find()
            .filter(Column::ToDate.gte(from))
            .order_by_asc(Column::FromDate)
            .order_by_asc(Column::Id)
            .limit(MOST);
        if let Some(id) = person {
            select = select
                .filter(Condition::any().add(Column::UserId.eq(id)).add(Column::DelegateId.eq(id)));
        }
        Ok(select.all(&self.db()).await?)
    }

    /// Who stands in on a day and was not told yet of what waits already.
    pub async fn substitutes_to_tell(
        &self,
        day: &str,
    ) -> Result<Vec<ApprovalDelegate>, StoreError> {
        Ok(Entity::find()
            .filter(Column::Told.eq(false))
            .filter(Column::FromDate.lte(day))
            .filter(Column::ToDate.gte(day))
            .order_by_asc(Column::Id)
            .limit(MOST)
            .all(&self.db())
            .await?)
    }

    /// For whom a person stands in on a day.
    pub async fn stood_in_for(&self, delegate: Uuid, day: &str) -> Result<Vec<Uuid>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .column(Column::UserId)
            .distinct()
            .filter(Column::DelegateId.eq(delegate))
            .filter(Column::FromDate.lte(day))
            .filter(Column::ToDate.gte(day))
            .order_by_asc(Column::UserId)
            .into_tuple()
            .all(&self.db())
            .await?)
    }

    /// Who stands in for these people on a day.
    pub async fn stand_ins(&self, people: &[Uuid], day: &str) -> Result<Vec<Uuid>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .column(Column::DelegateId)
            .distinct()
            .filter(Column::UserId.is_in(people.iter().copied()))
            .filter(Column::FromDate.lte(day))
            .filter(Column::ToDate.gte(day))
            .order_by_asc(Column::DelegateId)
            .into_tuple()
            .all(&self.db())
            .await?)
    }
}
