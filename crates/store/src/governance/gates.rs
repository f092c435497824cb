//! Queries for gates: evidence, waivers, reviews and their conditions.

use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
    sea_query::{Expr, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{gate_condition, gate_evidence, gate_review, gate_score, gate_waiver},
    row::{GateCondition, GateEvidence, GateReview, GateScore, GateWaiver},
};

/// Most reviews and conditions of one thing that anybody is shown.
const MOST: u64 = 200;

/// Gates that were passed on conditions: these bind.
fn passed_on_conditions() -> SelectStatement {
    gate_review::Entity::find()
        .select_only()
        .column(gate_review::Column::Id)
        .filter(gate_review::Column::Outcome.eq("conditional_go"))
        .into_query()
}

fn owed_by(person: Uuid) -> Select<gate_condition::Entity> {
    gate_condition::Entity::find()
        .filter(gate_condition::Column::OwnerId.eq(person))
        .filter(gate_condition::Column::ClosedAt.is_null())
        .filter(gate_condition::Column::ReviewId.in_subquery(passed_on_conditions()))
}

impl Reader {
    /// What was shown since a thing entered its stage for the `entry`th time.
    pub async fn gate_evidence(
        &self,
        place: Uuid,
        entry: i64,
    ) -> Result<Vec<GateEvidence>, StoreError> {
        Ok(gate_evidence::Entity::find()
            .filter(gate_evidence::Column::PlaceId.eq(place))
            .filter(gate_evidence::Column::Entry.eq(entry))
            .order_by_asc(gate_evidence::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// What was waived since then.
    pub async fn gate_waivers(
        &self,
        place: Uuid,
        entry: i64,
    ) -> Result<Vec<GateWaiver>, StoreError> {
        Ok(gate_waiver::Entity::find()
            .filter(gate_waiver::Column::PlaceId.eq(place))
            .filter(gate_waiver::Column::Entry.eq(entry))
            .order_by_asc(gate_waiver::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// Gates that were asked for, newest first, the last two hundred.
    pub async fn gate_reviews(&self, place: Uuid) -> Result<Vec<GateReview>, StoreError> {
        Ok(gate_review::Entity::find()
            .filter(gate_review::Column::PlaceId.eq(place))
            .order_by_desc(gate_review::Column::CreatedAt)
            .order_by_desc(gate_review::Column::Id)
            .limit(MOST)
            .all(&self.db())
            .await?)
    }

    /// Conditions of a thing's gates, open ones first, then by the day they are due.
    pub async fn gate_conditions(&self, place: Uuid) -> Result<Vec<GateCondition>, StoreError> {
        let mut rows = gate_condition::Entity::find()
            .filter(gate_condition::Column::PlaceId.eq(place))
            .order_by_asc(gate_condition::Column::CreatedAt)
            .order_by_asc(gate_condition::Column::Id)
            .limit(MOST)
            .all(&self.db())
            .await?;
        rows.sort_by_key(|row| (row.closed_at.is_some(), row.due.clone().unwrap_or("9".into())));
        Ok(rows)
    }

    /// Conditions of one review, in the order in which they were added.
    pub async fn gate_conditions_of(&self, review: Uuid) -> Result<Vec<GateCondition>, StoreError> {
        Ok(gate_condition::Entity::find()
            .filter(gate_condition::Column::ReviewId.eq(review))
            .order_by_asc(gate_condition::Column::CreatedAt)
            .order_by_asc(gate_condition::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// What the criteria of a review were given, in the order in which people scored.
    pub async fn gate_scores(&self, review: Uuid) -> Result<Vec<GateScore>, StoreError> {
        Ok(gate_score::Entity::find()
            .filter(gate_score::Column::ReviewId.eq(review))
            .order_by_asc(gate_score::Column::CreatedAt)
            .order_by_asc(gate_score::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// Open conditions that bind, are due by this day, and that nobody was told of, longest due first.
    pub async fn gate_conditions_due(
        &self,
        today: &str,
        limit: u64,
    ) -> Result<Vec<GateCondition>, StoreError> {
        Ok(gate_condition::Entity::find()
            .filter(gate_condition::Column::ClosedAt.is_null())
            .filter(gate_condition::Column::RemindedAt.is_null())
            .filter(gate_condition::Column::Due.lte(today))
            .filter(gate_condition::Column::ReviewId.in_subquery(passed_on_conditions()))
            .order_by_asc(gate_condition::Column::Due)
            .order_by_asc(gate_condition::Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// Open conditions that bind and that this person has to meet, longest waiting first.
    pub async fn gate_conditions_owed_by(
        &self,
        person: Uuid,
        limit: u64,
    ) -> Result<Vec<GateCondition>, StoreError> {
        Ok(owed_by(person)
            .order_by_asc(gate_condition::Column::CreatedAt)
            .order_by_asc(gate_condition::Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// How many those are.
    pub async fn count_gate_conditions_owed_by(&self, person: Uuid) -> Result<u64, StoreError> {
        Ok(owed_by(person).count(&self.db()).await?)
    }

    /// Gates that this person asked for and that came back with a question, longest first.
    pub async fn gate_reviews_returned_to(
        &self,
        person: Uuid,
        limit: u64,
    ) -> Result<Vec<GateReview>, StoreError> {
        Ok(gate_review::Entity::find()
            .filter(gate_review::Column::AskedBy.eq(person))
            .filter(gate_review::Column::State.eq("returned"))
            .order_by_asc(gate_review::Column::UpdatedAt)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// How many those are.
    pub async fn count_gate_reviews_returned_to(&self, person: Uuid) -> Result<u64, StoreError> {
        Ok(gate_review::Entity::find()
            .filter(gate_review::Column::AskedBy.eq(person))
            .filter(gate_review::Column::State.eq("returned"))
            .count(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Notes that people were told of a condition that is due. It is no change of the condition, which
    /// keeps its version. False when another node was first.
    pub async fn mark_reminded(&self, condition: Uuid) -> Result<bool, StoreError> {
        let done = gate_condition::Entity::update_many()
            .col_expr(gate_condition::Column::RemindedAt, Expr::val(self.at()))
            .filter(gate_condition::Column::Id.eq(condition))
            .filter(gate_condition::Column::RemindedAt.is_null())
            .exec(&self.db())
            .await?;
        Ok(done.rows_affected == 1)
    }
}
