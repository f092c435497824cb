//! What figures of methods are computed from, read for many things at once.

use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use super::lifecycles::PlaceFilter;
use crate::{
    MAX_IN, Reader, StoreError,
    entity::{gate_condition, gate_review, lifecycle_place, task},
    row::{GateCondition, GateReview, LifecyclePlace},
};

/// A milestone that has a baseline.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct BaselinedMilestone {
    /// Its project.
    pub project_id: Uuid,
    /// When it was to be reached.
    pub baseline_finish: i64,
    /// When it is, or was, reached.
    pub finish: i64,
    /// What the plan says of it.
    pub flags: i64,
}

impl Reader {
    /// The places that a filter finds, at most this many, in the order in which they began.
    pub async fn places_found(
        &self,
        filter: &PlaceFilter,
        limit: u64,
    ) -> Result<Vec<LifecyclePlace>, StoreError> {
        Ok(lifecycle_place::Entity::find()
            .filter(filter.condition())
            .order_by_asc(lifecycle_place::Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// Gates that were asked for at these places, oldest first.
    pub async fn gate_reviews_at(&self, places: &[Uuid]) -> Result<Vec<GateReview>, StoreError> {
        let mut rows = vec![];
        for chunk in places.chunks(MAX_IN) {
            let found = gate_review::Entity::find()
                .filter(gate_review::Column::PlaceId.is_in(chunk.iter().copied()))
                .order_by_asc(gate_review::Column::CreatedAt)
                .order_by_asc(gate_review::Column::Id);
            rows.extend(found.all(&self.db()).await?);
        }
        Ok(rows)
    }

    /// Open conditions of gates that were passed with them at these places.
    pub async fn open_conditions_at(
        &self,
        places: &[Uuid],
    ) -> Result<Vec<GateCondition>, StoreError> {
        let mut rows = vec![];
        for chunk in places.chunks(MAX_IN) {
            let passed = gate_review::Entity::find()
                .select_only()
                .column(gate_review::Column::Id)
                .filter(gate_review::Column::PlaceId.is_in(chunk.iter().copied()))
                .filter(gate_review::Column::Outcome.eq("conditional_go"));
            let found = gate_condition::Entity::find()
                .filter(gate_condition::Column::PlaceId.is_in(chunk.iter().copied()))
                .filter(gate_condition::Column::ClosedAt.is_null())
                .filter(
                    gate_condition::Column::ReviewId
                        .in_subquery(sea_orm::QueryTrait::into_query(passed)),
                );
            rows.extend(found.all(&self.db()).await?);
        }
        Ok(rows)
    }

    /// The active milestones of these projects that have a baseline; `milestone` is the flag by which a
    /// plan marks them.
    pub async fn baselined_milestones(
        &self,
        projects: &[Uuid],
        milestone: i64,
    ) -> Result<Vec<BaselinedMilestone>, StoreError> {
        use task::Column;
        let mut rows = vec![];
        for chunk in projects.chunks(MAX_IN) {
            let found = task::Entity::find()
                .select_only()
                .columns([Column::ProjectId, Column::BaselineFinish, Column::Finish, Column::Flags])
                .filter(Column::ProjectId.is_in(chunk.iter().copied()))
                .filter(Column::BaselineFinish.is_not_null())
                .filter(Column::Active.eq(true))
                .filter(Expr::col((task::Entity, Column::Flags)).bit_and(milestone).ne(0))
                .order_by_asc(Column::ProjectId)
                .order_by_asc(Column::Position);
            rows.extend(found.into_model::<BaselinedMilestone>().all(&self.db()).await?);
        }
        Ok(rows)
    }
}
