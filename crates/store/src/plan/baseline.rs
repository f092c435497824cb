//! Queries for baselines.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{baseline, plan_diagnostic, task_baseline},
    row::{Baseline, PlanDiagnostic, TaskBaseline},
};

impl Reader {
    /// Baselines of a project by slot.
    pub async fn baselines(&self, project_id: Uuid) -> Result<Vec<Baseline>, StoreError> {
        Ok(baseline::Entity::find()
            .filter(baseline::Column::ProjectId.eq(project_id))
            .order_by_asc(baseline::Column::Slot)
            .all(&self.db())
            .await?)
    }

    /// What the engine found remarkable.
    pub async fn plan_diagnostics(
        &self,
        project_id: Uuid,
    ) -> Result<Vec<PlanDiagnostic>, StoreError> {
        Ok(plan_diagnostic::Entity::find()
            .filter(plan_diagnostic::Column::ProjectId.eq(project_id))
            .order_by_asc(plan_diagnostic::Column::Position)
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Adds the tasks of a baseline; the caller logs the baseline itself.
    pub async fn insert_task_baselines(&self, rows: Vec<TaskBaseline>) -> Result<(), StoreError> {
        self.insert_rows::<task_baseline::Entity>(rows).await
    }

    /// Removes the tasks of a baseline.
    pub async fn delete_task_baselines(
        &self,
        project_id: Uuid,
        slot: i64,
    ) -> Result<(), StoreError> {
        task_baseline::Entity::delete_many()
            .filter(task_baseline::Column::ProjectId.eq(project_id))
            .filter(task_baseline::Column::Slot.eq(slot))
            .exec(&self.db())
            .await?;
        Ok(())
    }

    /// Says anew what the engine found remarkable.
    pub async fn replace_plan_diagnostics(
        &self,
        project_id: Uuid,
        rows: Vec<PlanDiagnostic>,
    ) -> Result<(), StoreError> {
        plan_diagnostic::Entity::delete_many()
            .filter(plan_diagnostic::Column::ProjectId.eq(project_id))
            .exec(&self.db())
            .await?;
        self.insert_rows::<plan_diagnostic::Entity>(rows).await
    }
}
