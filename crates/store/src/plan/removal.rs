//! Removing a whole plan.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    StoreError, Writer,
    entity::{
        assignment, baseline, calendar, cross_dependency, dependency, plan_diagnostic, plan_edit,
        project_resource, task, task_baseline,
    },
};

impl Writer<'_> {
    /// Removes everything of a plan but the project itself and its calendars.
    pub async fn clear_plan(&self, project_id: Uuid) -> Result<(), StoreError> {
        macro_rules! clear {
            ($($table:ident),+) => {
                $($table::Entity::delete_many()
                    .filter($table::Column::ProjectId.eq(project_id))
                    .exec(&self.db())
                    .await?;)+
            };
        }
        self.defer_foreign_keys().await?;
        cross_dependency::Entity::delete_many()
            .filter(super::cross_dependencies::touching(project_id))
            .exec(&self.db())
            .await?;
        clear!(
            plan_diagnostic,
            plan_edit,
            task_baseline,
            baseline,
            assignment,
            dependency,
            project_resource,
            task
        );
        Ok(())
    }

    /// Removes the calendars of a project, after the project.
    pub async fn clear_calendars(&self, project_id: Uuid) -> Result<(), StoreError> {
        calendar::Entity::delete_many()
            .filter(calendar::Column::ProjectId.eq(project_id))
            .exec(&self.db())
            .await?;
        Ok(())
    }
}
