//! Requests by how long they have been in their state, and those for which that is longer than agreed.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{
        request::{Column, Entity},
        request_policy,
    },
    row::{Request, RequestPolicy},
};

/// Of which types something is agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfTypes {
    /// Of this one.
    One(Uuid),
    /// Of all but these.
    AllBut(Vec<Uuid>),
}

/// What was agreed for a state, as of now: requests that came into it before a moment are overdue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedUntil {
    /// The state.
    pub state: String,
    /// Of which types.
    pub types: OfTypes,
    /// Microseconds since 1970 UTC.
    pub before: i64,
}

/// How many requests are in a state for about as long.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct RequestAge {
    /// The state.
    pub state: String,
    /// Which of the stretches of time, 0 being the newest.
    pub stretch: i64,
    /// How many.
    pub requests: i64,
}

#[derive(FromQueryResult)]
struct OfState {
    state: String,
    requests: i64,
}

/// Requests that are overdue by any of these.
pub(super) fn overdue(agreed: &[AgreedUntil]) -> Condition {
    // Where nothing is agreed nothing is overdue.
    let mut any = Condition::any().add(Column::Id.is_in(Vec::<Uuid>::new()));
    for one in agreed {
        let mut all = Condition::all()
            .add(Column::State.eq(one.state.clone()))
            .add(Column::StateSince.lt(one.before));
        match &one.types {
            OfTypes::One(id) => all = all.add(Column::TypeId.eq(*id)),
            OfTypes::AllBut(ids) if ids.is_empty() => {}
            OfTypes::AllBut(ids) => all = all.add(Column::TypeId.is_not_in(ids.iter().copied())),
        }
        any = any.add(all);
    }
    any
}

impl Reader {
    /// What is agreed for the whole organisation, once somebody has said so.
    pub async fn request_policy(&self) -> Result<Option<RequestPolicy>, StoreError> {
        let first = request_policy::Entity::find().order_by_asc(request_policy::Column::Id);
        Ok(first.one(&self.db()).await?)
    }

    /// How many requests of these states are in them since when: `borders` are moments (microseconds since
    /// 1970 UTC), newest first; stretch 0 is from the first on, 1 between the first and the second.
    pub async fn request_ages(
        &self,
        states: &[&str],
        borders: &[i64],
    ) -> Result<Vec<RequestAge>, StoreError> {
        let mut number = i64::try_from(borders.len()).unwrap_or(i64::MAX);
        let mut stretch = Expr::val(number);
        for border in borders.iter().rev() {
            number -= 1;
            stretch = Expr::case(Column::StateSince.gte(*border), number).finally(stretch).into();
        }
        let stretch = stretch.cast_as("bigint");
        Ok(Entity::find()
            .select_only()
            .column(Column::State)
            .expr_as(stretch, "stretch")
            .column_as(Column::Id.count(), "requests")
            .filter(Column::State.is_in(states.iter().copied()))
            .group_by(Column::State)
            .group_by(Expr::cust("stretch"))
            .order_by_asc(Column::State)
            .into_model::<RequestAge>()
            .all(&self.db())
            .await?)
    }

    /// How many requests are overdue in each state that has any.
    pub async fn overdue_counts(
        &self,
        agreed: &[AgreedUntil],
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let rows = Entity::find()
            .select_only()
            .column(Column::State)
            .column_as(Column::Id.count(), "requests")
            .filter(overdue(agreed))
            .group_by(Column::State)
            .into_model::<OfState>()
            .all(&self.db())
            .await?;
        Ok(rows.into_iter().map(|row| (row.state, row.requests)).collect())
    }

    /// Requests that are overdue and of which nobody was reminded yet, longest first.
    pub async fn requests_to_remind(
        &self,
        agreed: &[AgreedUntil],
        limit: u64,
    ) -> Result<Vec<Request>, StoreError> {
        Ok(Entity::find()
            .filter(overdue(agreed))
            .filter(Column::RemindedAt.is_null())
            .order_by_asc(Column::StateSince)
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Notes that people were reminded of a request that is in a state since a moment. It is no change of
    /// the request, which keeps its version. False when another node was first, or it has gone on.
    pub async fn mark_request_reminded(&self, request: &Request) -> Result<bool, StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::RemindedAt, Expr::val(self.at()))
            .filter(Column::Id.eq(request.id))
            .filter(Column::State.eq(request.state.clone()))
            .filter(Column::StateSince.eq(request.state_since))
            .filter(Column::RemindedAt.is_null())
            .exec(&self.db())
            .await?;
        Ok(done.rows_affected == 1)
    }
}
