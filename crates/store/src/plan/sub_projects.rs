//! Tasks that stand for whole projects.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError, Writer,
    entity::task::{Column, Entity},
    row,
};

impl Reader {
    /// The task that stands for a project, if it is a sub-project.
    pub async fn task_of_sub_project(
        &self,
        project_id: Uuid,
    ) -> Result<Option<row::Task>, StoreError> {
        Ok(Entity::find().filter(Column::SubProjectId.eq(project_id)).one(&self.db()).await?)
    }

    /// Sub-projects and the projects they are below.
    pub async fn sub_projects(&self) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .column(Column::SubProjectId)
            .column(Column::ProjectId)
            .filter(Column::SubProjectId.is_not_null())
            .into_tuple()
            .all(&self.db())
            .await?)
    }

    /// Tasks that stand for one of these projects.
    pub async fn tasks_of_sub_projects(&self, ids: &[Uuid]) -> Result<Vec<row::Task>, StoreError> {
        let mut found = vec![];
        for chunk in ids.chunks(MAX_IN) {
            let of_these = Column::SubProjectId.is_in(chunk.iter().copied());
            found.extend(Entity::find().filter(of_these).all(&self.db()).await?);
        }
        Ok(found)
    }
}

impl Writer<'_> {
    /// Lets go of a project that is removed; answers the project whose task stood for it.
    pub async fn release_sub_project(&self, project_id: Uuid) -> Result<Option<Uuid>, StoreError> {
        let Some(task) = self.task_of_sub_project(project_id).await? else { return Ok(None) };
        Entity::update_many()
            .col_expr(Column::SubProjectId, Expr::value(Option::<Uuid>::None))
            .col_expr(Column::Version, Expr::value(task.version + 1))
            .filter(Column::Id.eq(task.id))
            .exec(&self.db())
            .await?;
        Ok(Some(task.project_id))
    }
}
