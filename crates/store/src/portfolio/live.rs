//! What the projects and pending requests of a portfolio take today, as plans and forms have it.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Alias, Condition, Expr, ExprTrait, Query},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{assignment, program, project, request, resource, task, team},
    portfolio::{Visible, cost},
    row::{Project, Resource},
};

/// Which part of the organisation.
#[derive(Debug, Clone, Default)]
pub struct LiveFilter {
    /// This portfolio; the whole organisation without one.
    pub portfolio: Option<Uuid>,
    /// Where the reader may look.
    pub visible: Visible,
}

/// Work of one person on one task.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct LiveWork {
    /// The project.
    pub project_id: Uuid,
    /// Who; none for work that nobody is named for.
    pub resource_id: Option<Uuid>,
    /// First moment, tenths of a minute since 1970.
    pub start: i64,
    /// Last moment.
    pub finish: i64,
    /// Tenths of a minute of work.
    pub computed_work: i64,
    /// The stretches in which it is done, as they are stored; none when there is no pause between.
    pub pieces: Option<String>,
}

/// Work of one person on one task that nobody has begun.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct UnstartedWork {
    /// The assignment.
    pub id: Uuid,
    /// The project.
    pub project_id: Uuid,
    /// The task.
    pub task_id: Uuid,
    /// Who; none for work that nobody is named for.
    pub resource_id: Option<Uuid>,
    /// First moment, tenths of a minute since 1970.
    pub start: i64,
    /// Tenths of a minute of work.
    pub computed_work: i64,
}

/// A task's fixed cost.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct LiveCost {
    /// The project.
    pub project_id: Uuid,
    /// First moment, tenths of a minute since 1970.
    pub start: i64,
    /// Last moment.
    pub finish: i64,
    /// Minor units.
    pub fixed_cost_minor: i64,
}

/// A request that is being decided.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct LiveRequest {
    /// Which one.
    pub id: Uuid,
    /// Its number.
    pub number: i64,
    /// What it is called.
    pub title: String,
    /// Where it is on its way.
    pub state: String,
    /// What it costs, in minor units.
    pub cost: Option<i64>,
    /// `case` or `asked`; empty without a cost.
    pub source: String,
    /// Of the cost.
    pub currency: String,
}

/// Requests that may still become projects.
pub(super) const PENDING: [&str; 5] = ["submitted", "triage", "assessment", "decision", "approved"];

impl Reader {
    /// Projects that are proposed, planned or going on, by key.
    pub async fn live_projects(&self, filter: &LiveFilter) -> Result<Vec<Project>, StoreError> {
        let mut select = project::Entity::find()
            .filter(filter.visible.on_project())
            .filter(project::Column::Template.eq(false))
            .filter(project::Column::Stage.is_not_in(["done", "cancelled"]))
            .order_by_asc(project::Column::KeyFolded);
        if let Some(portfolio) = filter.portfolio {
            select = select.filter(project::Column::PortfolioId.eq(portfolio));
        }
        Ok(select.all(&self.db()).await?)
    }

    /// Requests that wait for their decision or for becoming a project, by number. In a portfolio are
    /// those that are to go into one of its programs.
    pub async fn live_requests(
        &self,
        portfolio: Option<Uuid>,
    ) -> Result<Vec<LiveRequest>, StoreError> {
        let mut select = Query::select();
        for (sql, name) in [
            ("request.id", "id"),
            ("request.number", "number"),
            ("request.title", "title"),
            ("request.state", "state"),
            (cost::OF_REQUEST, "cost"),
            (cost::SOURCE_OF_REQUEST, "source"),
            (cost::CURRENCY_OF_REQUEST, "currency"),
        ] {
            select.expr_as(Expr::cust(sql), Alias::new(name));
        }
        select.from(request::Entity);
        cost::join_case(&mut select, "request");
        select.and_where(request::Column::State.is_in(PENDING));
        if let Some(portfolio) = portfolio {
            let within = Expr::cust("program.id = request.program_id");
            select.join(JoinType::InnerJoin, program::Entity, Condition::all().add(within));
            select.and_where(program::Column::PortfolioId.eq(portfolio));
        }
        select.order_by((request::Entity, request::Column::Number), Order::Asc);
        let rows = self.db().query_all(&select).await?;
        Ok(rows
            .iter()
            .map(|row| LiveRequest::from_query_result(row, ""))
            .collect::<Result<_, _>>()?)
    }

    /// Work on tasks of these projects that count.
    pub async fn live_work(&self, projects: &[Uuid]) -> Result<Vec<LiveWork>, StoreError> {
        let mut found = vec![];
        for chunk in projects.chunks(MAX_IN) {
            let of_task = assignment::Entity::belongs_to(task::Entity)
                .from(assignment::Column::TaskId)
                .to(task::Column::Id);
            let select = assignment::Entity::find()
                .select_only()
                .columns([
                    assignment::Column::ProjectId,
                    assignment::Column::ResourceId,
                    assignment::Column::Start,
                    assignment::Column::Finish,
                    assignment::Column::ComputedWork,
                    assignment::Column::Pieces,
                ])
                .join(JoinType::InnerJoin, of_task.into())
                .filter(assignment::Column::ProjectId.is_in(chunk.iter().copied()))
                .filter(task::Column::Active.eq(true))
                .filter(task::Column::Summary.eq(false))
                .order_by_asc(assignment::Column::Id);
            found.extend(select.into_model::<LiveWork>().all(&self.db()).await?);
        }
        Ok(found)
    }

    /// Work on tasks of these projects that count and have not begun.
    pub async fn unstarted_work(
        &self,
        projects: &[Uuid],
    ) -> Result<Vec<UnstartedWork>, StoreError> {
        use assignment::Column;
        let mut found = vec![];
        for chunk in projects.chunks(MAX_IN) {
            let of_task = assignment::Entity::belongs_to(task::Entity)
                .from(Column::TaskId)
                .to(task::Column::Id);
            let select = assignment::Entity::find()
                .select_only()
                .columns([Column::Id, Column::ProjectId, Column::TaskId, Column::ResourceId])
                .columns([Column::Start, Column::ComputedWork])
                .join(JoinType::InnerJoin, of_task.into())
                .filter(Column::ProjectId.is_in(chunk.iter().copied()))
                .filter(Column::ActualWork.eq(0))
                .filter(task::Column::ActualStart.is_null())
                .filter(task::Column::Active.eq(true))
                .filter(task::Column::Summary.eq(false))
                .order_by_asc(Column::Id);
            found.extend(select.into_model::<UnstartedWork>().all(&self.db()).await?);
        }
        Ok(found)
    }

    /// Fixed costs of tasks of these projects that count.
    pub async fn live_costs(&self, projects: &[Uuid]) -> Result<Vec<LiveCost>, StoreError> {
        let mut found = vec![];
        for chunk in projects.chunks(MAX_IN) {
            let select = task::Entity::find()
                .select_only()
                .columns([
                    task::Column::ProjectId,
                    task::Column::Start,
                    task::Column::Finish,
                    task::Column::FixedCostMinor,
                ])
                .filter(task::Column::ProjectId.is_in(chunk.iter().copied()))
                .filter(task::Column::FixedCostMinor.ne(0))
                .filter(task::Column::Active.eq(true))
                .order_by_asc(task::Column::Id);
            found.extend(select.into_model::<LiveCost>().all(&self.db()).await?);
        }
        Ok(found)
    }

    /// Those of these projects on which somebody has worked.
    pub async fn projects_with_actuals(&self, projects: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
        let mut found = vec![];
        for chunk in projects.chunks(MAX_IN) {
            let begun = task::Entity::find()
                .select_only()
                .column(task::Column::ProjectId)
                .distinct()
                .filter(task::Column::ProjectId.is_in(chunk.iter().copied()))
                .filter(task::Column::ActualStart.is_not_null());
            found.extend(begun.into_tuple::<Uuid>().all(&self.db()).await?);
        }
        found.sort_unstable();
        Ok(found)
    }

    /// People, each with the name of their team, if they are in one.
    pub async fn people_in_teams(&self) -> Result<Vec<(Resource, Option<String>)>, StoreError> {
        let rows = resource::Entity::find()
            .filter(Expr::col((resource::Entity, resource::Column::Kind)).eq("work"))
            .order_by_asc(resource::Column::NameFolded)
            .order_by_asc(resource::Column::Id)
            .all(&self.db())
            .await?;
        let teams = team::Entity::find().all(&self.db()).await?;
        let name = |id: Option<Uuid>| {
            let own = teams.iter().find(|team| Some(team.id) == id)?;
            Some(own.name.clone())
        };
        Ok(rows.into_iter().map(|row| (row.clone(), name(row.team_id))).collect())
    }
}
