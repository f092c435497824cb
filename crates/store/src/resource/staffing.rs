//! Queries for requests for people, and for who was proposed.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{
        resource_rate, staffing_policy, staffing_proposal,
        staffing_request::{Column, Entity},
    },
    page::{Ask, Key, Page, page},
    portfolio::Visible,
    row::{ResourceRate, StaffingPolicy, StaffingProposal, StaffingRequest},
};

/// States in which somebody may still be proposed.
const LIVE: [&str; 4] = ["open", "proposed", "countered", "partly_filled"];
/// States in which those who answer have the next word.
const TO_ANSWER: [&str; 4] = ["open", "countered", "partly_filled", "change_asked"];
/// States in which whoever asked has the next word.
const TO_DECIDE: [&str; 2] = ["proposed", "change_countered"];

/// Which requests for people.
#[derive(Debug, Clone, Default)]
pub struct StaffingFilter {
    /// Of the projects that one may see.
    pub visible: Visible,
    /// Who looks: drafts of others are left out.
    pub reader: Uuid,
    /// Of this project.
    pub project_id: Option<Uuid>,
    /// For this role.
    pub job_role_id: Option<Uuid>,
    /// In one of these states.
    pub states: Option<Vec<String>>,
    /// Opened at this moment or later (microseconds since 1970 UTC).
    pub opened_from: Option<i64>,
    /// Opened before this moment.
    pub opened_before: Option<i64>,
}

/// Requests in one state, added up.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct StaffingSum {
    /// The state.
    pub state: String,
    /// How many.
    pub requests: i64,
    /// Minutes they ask for.
    pub asked: i64,
    /// Minutes of that which are filled.
    pub filled: i64,
    /// Days from opening to filling of those that were filled, in microseconds.
    pub waited: i64,
    /// The longest of them.
    pub longest: i64,
}

impl StaffingFilter {
    fn condition(&self) -> Condition {
        let draft =
            Condition::any().add(Column::State.ne("draft")).add(Column::AskedBy.eq(self.reader));
        let mut all = Condition::all().add(draft);
        if let Some(projects) = self.visible.project_ids() {
            all = all.add(Column::ProjectId.in_subquery(projects));
        }
        if let Some(id) = self.project_id {
            all = all.add(Column::ProjectId.eq(id));
        }
        if let Some(id) = self.job_role_id {
            all = all.add(Column::JobRoleId.eq(id));
        }
        if let Some(states) = &self.states {
            all = all.add(Column::State.is_in(states.iter().cloned()));
        }
        if let Some(at) = self.opened_from {
            all = all.add(Column::OpenedAt.gte(at));
        }
        if let Some(at) = self.opened_before {
            all = all.add(Column::OpenedAt.lt(at));
        }
        all
    }
}

impl Reader {
    /// One page of requests for people, those first that expire first.
    pub async fn staffing_requests(
        &self,
        filter: &StaffingFilter,
        ask: &Ask,
    ) -> Result<Page<StaffingRequest>, StoreError> {
        let select = Entity::find().filter(filter.condition());
        let column = Expr::col((Entity, Column::ExpiresDay));
        let id = Expr::col((Entity, Column::Id));
        let key = |row: &StaffingRequest| (Key::Number(row.expires_day), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }

    /// Requests by state, added up; drafts are left out.
    pub async fn staffing_sums(
        &self,
        filter: &StaffingFilter,
    ) -> Result<Vec<StaffingSum>, StoreError> {
        let whole = |sum: Expr| sum.cast_as("bigint").if_null(0_i64);
        let waited = Expr::col(Column::FilledAt).sub(Expr::col(Column::OpenedAt));
        Ok(Entity::find()
            .select_only()
            .column(Column::State)
            .column_as(Column::Id.count(), "requests")
            .expr_as(whole(Expr::col(Column::AskedMinutes).sum()), "asked")
            .expr_as(whole(Expr::col(Column::FilledMinutes).sum()), "filled")
            .expr_as(whole(waited.clone().sum()), "waited")
            .expr_as(whole(waited.max()), "longest")
            .filter(filter.condition())
            .filter(Column::State.ne("draft"))
            .group_by(Column::State)
            .order_by_asc(Column::State)
            .into_model::<StaffingSum>()
            .all(&self.db())
            .await?)
    }

    /// Everybody who was proposed for these requests, in the order in which it happened.
    pub async fn staffing_proposals(
        &self,
        requests: &[Uuid],
    ) -> Result<Vec<StaffingProposal>, StoreError> {
        use staffing_proposal::Column;
        let mut rows = vec![];
        for chunk in requests.chunks(MAX_IN) {
            let select = staffing_proposal::Entity::find()
                .filter(Column::RequestId.is_in(chunk.iter().copied()))
                .order_by_asc(Column::Id);
            rows.extend(select.all(&self.db()).await?);
        }
        Ok(rows)
    }

    /// Requests that wait: for those who answer, or for the answer of this person to a proposal. The ones
    /// first that expire first.
    pub async fn staffing_waiting(
        &self,
        answers: bool,
        person: Uuid,
        most: u64,
    ) -> Result<Vec<StaffingRequest>, StoreError> {
        Ok(Entity::find()
            .filter(waiting(answers, person))
            .order_by_asc(Column::ExpiresDay)
            .order_by_asc(Column::Id)
            .limit(most)
            .all(&self.db())
            .await?)
    }

    /// How many those are.
    pub async fn count_staffing_waiting(
        &self,
        answers: bool,
        person: Uuid,
    ) -> Result<u64, StoreError> {
        Ok(Entity::find().filter(waiting(answers, person)).count(&self.db()).await?)
    }

    /// Requests whose last day is over while they wait.
    pub async fn staffing_due(&self, today: i64, most: u64) -> Result<Vec<Uuid>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::State.is_in(LIVE))
            .filter(Column::ExpiresDay.lt(today))
            .order_by_asc(Column::ExpiresDay)
            .limit(most)
            .into_tuple()
            .all(&self.db())
            .await?)
    }

    /// How much each criterion counts, once somebody has said so.
    pub async fn staffing_policy(&self) -> Result<Option<StaffingPolicy>, StoreError> {
        let first = staffing_policy::Entity::find().order_by_asc(staffing_policy::Column::Id);
        Ok(first.one(&self.db()).await?)
    }

    /// What an hour of people costs on a day (`2026-11-30`).
    pub async fn cost_rates_on(
        &self,
        people: &[Uuid],
        day: &str,
    ) -> Result<Vec<ResourceRate>, StoreError> {
        use resource_rate::Column;
        let mut rows = vec![];
        for chunk in people.chunks(MAX_IN) {
            let select = resource_rate::Entity::find()
                .filter(Column::ResourceId.is_in(chunk.iter().copied()))
                .filter(Column::Kind.eq("cost"))
                .filter(Column::FromDate.lte(day))
                .filter(Condition::any().add(Column::ToDate.is_null()).add(Column::ToDate.gte(day)))
                .order_by_asc(Column::FromDate);
            rows.extend(select.all(&self.db()).await?);
        }
        Ok(rows)
    }
}

fn waiting(answers: bool, person: Uuid) -> Condition {
    let own = Condition::all().add(Column::State.is_in(TO_DECIDE)).add(Column::AskedBy.eq(person));
    if !answers {
        return own;
    }
    Condition::any().add(own).add(Column::State.is_in(TO_ANSWER))
}
