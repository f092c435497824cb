//! What an executive view adds up: money of work by person, and gates that were decided.

use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Condition, Expr},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{assignment, gate_review, project, task},
    portfolio::RunningFilter,
    row::GateReview,
};

/// Work of one person in one project.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct WorkOfPerson {
    /// The project.
    pub project_id: Uuid,
    /// Who; none for work that nobody is named for.
    pub resource_id: Option<Uuid>,
    /// Tenths of a minute of work that is done.
    pub done: i64,
}

/// Money of running projects in one currency, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct MoneyOfPlans {
    /// The currency of the projects.
    pub currency: String,
    /// What their plans cost.
    pub planned: i64,
    /// What is approved for them.
    pub funding: i64,
    /// For how many something is approved.
    pub funded: i64,
}

impl Reader {
    /// Work in running projects, by person.
    pub async fn work_by_person(
        &self,
        filter: &RunningFilter,
    ) -> Result<Vec<WorkOfPerson>, StoreError> {
        use assignment::Column;
        let sum = |column: &str| {
            // Adding up bigints is numeric on PostgreSQL.
            Expr::cust(format!("CAST(COALESCE(SUM(assignment.{column}), 0) AS bigint)"))
        };
        let of_task =
            assignment::Entity::belongs_to(task::Entity).from(Column::TaskId).to(task::Column::Id);
        Ok(assignment::Entity::find()
            .select_only()
            .columns([Column::ProjectId, Column::ResourceId])
            .expr_as(sum("actual_work"), "done")
            .join(JoinType::InnerJoin, of_task.into())
            .filter(task::Column::Active.eq(true))
            .filter(task::Column::Summary.eq(false))
            .filter(Column::ProjectId.in_subquery(filter.ids()))
            .group_by(Column::ProjectId)
            .group_by(Column::ResourceId)
            .into_model::<WorkOfPerson>()
            .all(&self.db())
            .await?)
    }

    /// Fixed costs in running projects as far as the tasks are done, in minor units by currency.
    pub async fn fixed_costs_done(
        &self,
        filter: &RunningFilter,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        use task::Column;
        let done = "CAST(COALESCE(SUM(task.fixed_cost_minor * task.percent_complete / 10000), 0) AS bigint)";
        let of_project = task::Entity::belongs_to(project::Entity)
            .from(Column::ProjectId)
            .to(project::Column::Id);
        Ok(task::Entity::find()
            .select_only()
            .column(project::Column::Currency)
            .expr_as(Expr::cust(done), "done")
            .join(JoinType::InnerJoin, of_project.into())
            .filter(Column::FixedCostMinor.ne(0))
            .filter(Column::Active.eq(true))
            .filter(Column::ProjectId.in_subquery(filter.ids()))
            .group_by(project::Column::Currency)
            .into_tuple()
            .all(&self.db())
            .await?)
    }

    /// What running projects cost by their plans, and what is approved for them, by currency.
    pub async fn money_of_plans(
        &self,
        filter: &RunningFilter,
    ) -> Result<Vec<MoneyOfPlans>, StoreError> {
        let sum = |column: &str| {
            Expr::cust(format!("CAST(COALESCE(SUM(project.{column}), 0) AS bigint)"))
        };
        Ok(project::Entity::find()
            .select_only()
            .column(project::Column::Currency)
            .expr_as(sum("plan_cost"), "planned")
            .expr_as(sum("funding"), "funding")
            .expr_as(Expr::cust("COUNT(project.funding)"), "funded")
            .filter(project::Column::Id.in_subquery(filter.ids()))
            .group_by(project::Column::Currency)
            .into_model::<MoneyOfPlans>()
            .all(&self.db())
            .await?)
    }

    /// Gates of running projects that wait for their decision, oldest first, and those that were decided
    /// since `since` (microseconds since 1970), newest first; so many of each at most.
    pub async fn gates_of_running(
        &self,
        filter: &RunningFilter,
        since: i64,
        limit: u64,
    ) -> Result<(Vec<GateReview>, Vec<GateReview>), StoreError> {
        use gate_review::Column;
        let of = |condition: Condition| {
            gate_review::Entity::find()
                .filter(Column::SubjectKind.eq("project"))
                .filter(Column::SubjectId.in_subquery(filter.ids()))
                .filter(condition)
                .limit(limit)
        };
        let open = Condition::all().add(Column::State.is_in(["open", "returned"]));
        let decided = Condition::all().add(Column::State.eq("decided"));
        let decided = decided.add(Column::DecidedAt.gte(since));
        let waiting = of(open).order_by_asc(Column::Id).all(&self.db()).await?;
        let taken = of(decided).order_by_desc(Column::DecidedAt).order_by_desc(Column::Id);
        Ok((waiting, taken.all(&self.db()).await?))
    }
}
