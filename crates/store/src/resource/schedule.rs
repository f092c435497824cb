//! Queries for what people do day by day.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{assignment, schedule_feed},
    row::{Assignment, ScheduleFeed},
};

/// Most assignments of one person that are told at once.
const MOST: u64 = 5_000;

impl Reader {
    /// Assignments of resources that reach into a span of tenths of a minute, by start.
    pub async fn assignments_between(
        &self,
        resources: &[Uuid],
        from: i64,
        to: i64,
    ) -> Result<Vec<Assignment>, StoreError> {
        use assignment::Column;
        Ok(assignment::Entity::find()
            .filter(Column::ResourceId.is_in(resources.iter().copied()))
            .filter(Column::Start.lt(to))
            .filter(Column::Finish.gt(from))
            .order_by_asc(Column::Start)
            .order_by_asc(Column::Id)
            .limit(MOST)
            .all(&self.db())
            .await?)
    }

    /// The feed of a user.
    pub async fn schedule_feed_of(&self, user: Uuid) -> Result<Option<ScheduleFeed>, StoreError> {
        Ok(schedule_feed::Entity::find()
            .filter(schedule_feed::Column::UserId.eq(user))
            .one(&self.db())
            .await?)
    }

    /// The feed with this secret.
    pub async fn schedule_feed_by_hash(
        &self,
        hash: &str,
    ) -> Result<Option<ScheduleFeed>, StoreError> {
        Ok(schedule_feed::Entity::find()
            .filter(schedule_feed::Column::TokenHash.eq(hash))
            .one(&self.db())
            .await?)
    }
}
