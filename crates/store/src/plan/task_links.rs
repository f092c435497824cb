//! What hangs on tasks: dependencies and people.

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QueryResult, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{assignment, dependency, project, resource, task},
    store::MAX_IN,
};

/// A dependency with the task at its other end.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct LinkedTask {
    pub id: Uuid,
    pub version: i64,
    pub predecessor_id: Uuid,
    pub successor_id: Uuid,
    pub kind: String,
    pub lag_kind: String,
    pub lag: i64,
    pub lag_format: i64,
    pub name: String,
    pub wbs_shown: String,
    pub driver_id: Option<Uuid>,
}

/// What the Gantt chart shows of a dependency.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct GanttDependency {
    pub id: Uuid,
    pub predecessor_id: Uuid,
    pub successor_id: Uuid,
    pub kind: String,
    pub lag_kind: String,
    pub lag: i64,
    pub lag_format: i64,
}

/// Someone on a task.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct TaskPerson {
    pub task_id: Uuid,
    pub resource_id: Uuid,
    pub name: String,
    pub units: i64,
    pub pieces: Option<String>,
}

/// Unfinished work of a person in some project.
#[derive(Debug, Clone, FromQueryResult)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct WorkElsewhere {
    pub id: Uuid,
    pub project_id: Uuid,
    pub resource_id: Uuid,
    pub start: i64,
    pub finish: i64,
    pub computed_units: i64,
    pub pieces: Option<String>,
}

by_position!(GanttDependency { id, predecessor_id, successor_id, kind, lag_kind, lag, lag_format });
by_position!(TaskPerson { task_id, resource_id, name, units, pieces });

impl Reader {
    /// What the Gantt chart shows of the dependencies.
    pub async fn gantt_dependencies(
        &self,
        project_id: Uuid,
    ) -> Result<Vec<GanttDependency>, StoreError> {
        use dependency::Column;
        Ok(dependency::Entity::find()
            .select_only()
            .columns([
                Column::Id,
                Column::PredecessorId,
                Column::SuccessorId,
                Column::Kind,
                Column::LagKind,
                Column::Lag,
                Column::LagFormat,
            ])
            .filter(Column::ProjectId.eq(project_id))
            .into_model::<GanttDependency>()
            .all(&self.db())
            .await?)
    }

    /// Who is on which task of a project.
    pub async fn people_of_project(&self, id: Uuid) -> Result<Vec<TaskPerson>, StoreError> {
        self.people(assignment::Column::ProjectId.eq(id)).await
    }

    /// Who is on which of these tasks.
    pub async fn people_of_tasks(&self, ids: &[Uuid]) -> Result<Vec<TaskPerson>, StoreError> {
        let mut people = vec![];
        for chunk in ids.chunks(MAX_IN) {
            let of_these = assignment::Column::TaskId.is_in(chunk.iter().copied());
            people.extend(self.people(of_these).await?);
        }
        Ok(people)
    }

    /// Unfinished work of these people in projects that go on, but for some projects.
    pub async fn work_elsewhere(
        &self,
        resources: &[Uuid],
        but_for: &[Uuid],
    ) -> Result<Vec<WorkElsewhere>, StoreError> {
        let mut work = vec![];
        for chunk in resources.chunks(MAX_IN) {
            let select = assignment::Entity::find()
                .select_only()
                .columns([
                    assignment::Column::Id,
                    assignment::Column::ProjectId,
                    assignment::Column::ResourceId,
                    assignment::Column::Start,
                    assignment::Column::Finish,
                    assignment::Column::ComputedUnits,
                    assignment::Column::Pieces,
                ])
                .join(
                    JoinType::InnerJoin,
                    assignment::Entity::belongs_to(task::Entity)
                        .from(assignment::Column::TaskId)
                        .to(task::Column::Id)
                        .into(),
                )
                .join(
                    JoinType::InnerJoin,
                    assignment::Entity::belongs_to(project::Entity)
                        .from(assignment::Column::ProjectId)
                        .to(project::Column::Id)
                        .into(),
                )
                .filter(assignment::Column::ResourceId.is_in(chunk.iter().copied()))
                .filter(assignment::Column::ProjectId.is_not_in(but_for.iter().copied()))
                .filter(task::Column::Active.eq(true))
                .filter(task::Column::Summary.eq(false))
                .filter(task::Column::PercentComplete.lt(10_000))
                .filter(project::Column::Template.eq(false))
                .filter(project::Column::Stage.is_not_in(["done", "cancelled", "on_hold"]))
                .order_by_asc(assignment::Column::Id);
            work.extend(select.into_model::<WorkElsewhere>().all(&self.db()).await?);
        }
        Ok(work)
    }

    /// Projects in which the stretches of work are not computed yet.
    pub async fn plans_without_pieces(&self) -> Result<Vec<Uuid>, StoreError> {
        Ok(assignment::Entity::find()
            .select_only()
            .column(assignment::Column::ProjectId)
            .distinct()
            .filter(assignment::Column::Pieces.eq(""))
            .order_by_asc(assignment::Column::ProjectId)
            .into_tuple()
            .all(&self.db())
            .await?)
    }

    async fn people(&self, which: Expr) -> Result<Vec<TaskPerson>, StoreError> {
        Ok(assignment::Entity::find()
            .select_only()
            .column(assignment::Column::TaskId)
            .column(resource::Column::Id)
            .column(resource::Column::Name)
            .column(assignment::Column::ComputedUnits)
            .column(assignment::Column::Pieces)
            .join(
                JoinType::InnerJoin,
                assignment::Entity::belongs_to(resource::Entity)
                    .from(assignment::Column::ResourceId)
                    .to(resource::Column::Id)
                    .into(),
            )
            .filter(which)
            .order_by_asc(assignment::Column::TaskId)
            .order_by_asc(resource::Column::NameFolded)
            .into_model::<TaskPerson>()
            .all(&self.db())
            .await?)
    }
}
