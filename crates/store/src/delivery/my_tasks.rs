//! What a person has to do on tasks.

use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{assignment, resource},
    row::Resource,
};

/// What someone has to do on a task. Work is in tenths of a minute, units in basis points.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct MyAssignment {
    pub task_id: Uuid,
    pub computed_work: i64,
    pub computed_units: i64,
}

impl Reader {
    /// The people, machines and roles that a user works as, oldest first.
    pub async fn resources_of_user(&self, user_id: Uuid) -> Result<Vec<Resource>, StoreError> {
        Ok(resource::Entity::find()
            .filter(resource::Column::UserId.eq(user_id))
            .order_by_asc(resource::Column::CreatedAt)
            .order_by_asc(resource::Column::Id)
            .limit(20)
            .all(&self.db())
            .await?)
    }

    /// What a user has to do on these tasks.
    pub async fn assignments_of_user(
        &self,
        user_id: Uuid,
        tasks: &[Uuid],
    ) -> Result<Vec<MyAssignment>, StoreError> {
        let mut found = vec![];
        for chunk in tasks.chunks(MAX_IN) {
            let own = resource::Entity::find()
                .select_only()
                .column(resource::Column::Id)
                .filter(resource::Column::UserId.eq(user_id))
                .into_query();
            let rows = assignment::Entity::find()
                .select_only()
                .columns([
                    assignment::Column::TaskId,
                    assignment::Column::ComputedWork,
                    assignment::Column::ComputedUnits,
                ])
                .filter(assignment::Column::TaskId.is_in(chunk.iter().copied()))
                .filter(assignment::Column::ResourceId.in_subquery(own))
                .into_model::<MyAssignment>()
                .all(&self.db())
                .await?;
            found.extend(rows);
        }
        Ok(found)
    }
}
