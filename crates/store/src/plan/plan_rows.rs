//! Everything that belongs to one plan, as rows.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{
        assignment, baseline, cross_dependency, dependency, leave, plan_diagnostic,
        project_resource, task, task_baseline,
    },
    row,
};

/// Everything that belongs to one plan; tasks in outline order.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "one field per table")]
pub struct PlanRows {
    pub project: row::Project,
    pub tasks: Vec<row::Task>,
    pub dependencies: Vec<row::Dependency>,
    /// Links into and out of tasks of this plan from and to other projects.
    pub cross_dependencies: Vec<row::CrossDependency>,
    pub project_resources: Vec<row::ProjectResource>,
    pub resources: Vec<row::Resource>,
    pub leave: Vec<row::Leave>,
    pub assignments: Vec<row::Assignment>,
    pub baselines: Vec<row::Baseline>,
    pub task_baselines: Vec<row::TaskBaseline>,
    /// Calendars of the project, its tasks and resources, with the calendars they build on.
    pub calendars: Vec<row::Calendar>,
    pub diagnostics: Vec<row::PlanDiagnostic>,
}

impl Reader {
    /// Loads a whole plan; use a snapshot.
    pub async fn plan_rows(&self, project_id: Uuid) -> Result<PlanRows, StoreError> {
        let db = &self.db();
        let project = self.get::<row::Project>(project_id).await?;
        let tasks = task::Entity::find()
            .filter(task::Column::ProjectId.eq(project_id))
            .order_by_asc(task::Column::Position)
            .all(db)
            .await?;
        let dependencies = dependency::Entity::find()
            .filter(dependency::Column::ProjectId.eq(project_id))
            .order_by_asc(dependency::Column::Id)
            .all(db)
            .await?;
        let cross_dependencies = cross_dependency::Entity::find()
            .filter(super::cross_dependencies::touching(project_id))
            .order_by_asc(cross_dependency::Column::Id)
            .all(db)
            .await?;
        let project_resources = project_resource::Entity::find()
            .filter(project_resource::Column::ProjectId.eq(project_id))
            .order_by_asc(project_resource::Column::Position)
            .all(db)
            .await?;
        let assignments = assignment::Entity::find()
            .filter(assignment::Column::ProjectId.eq(project_id))
            .order_by_asc(assignment::Column::Id)
            .all(db)
            .await?;
        let baselines = baseline::Entity::find()
            .filter(baseline::Column::ProjectId.eq(project_id))
            .order_by_asc(baseline::Column::Slot)
            .all(db)
            .await?;
        let task_baselines = if baselines.is_empty() {
            vec![]
        } else {
            task_baseline::Entity::find()
                .filter(task_baseline::Column::ProjectId.eq(project_id))
                .order_by_asc(task_baseline::Column::TaskId)
                .order_by_asc(task_baseline::Column::Slot)
                .all(db)
                .await?
        };
        let diagnostics = plan_diagnostic::Entity::find()
            .filter(plan_diagnostic::Column::ProjectId.eq(project_id))
            .order_by_asc(plan_diagnostic::Column::Position)
            .all(db)
            .await?;
        let ids: Vec<Uuid> = project_resources.iter().map(|row| row.resource_id).collect();
        let resources = self.get_many::<row::Resource>(&ids).await?;
        let leave = self.leave_of(&ids).await?;
        let wanted = [Some(project.calendar_id)]
            .into_iter()
            .chain(tasks.iter().map(|row| row.calendar_id))
            .chain(resources.iter().map(|row| row.calendar_id))
            .chain(project_resources.iter().map(|row| row.calendar_id))
            .flatten()
            .collect();
        let calendars = self.calendars_with_bases(wanted, Some(project_id)).await?;
        Ok(PlanRows {
            project,
            tasks,
            dependencies,
            cross_dependencies,
            project_resources,
            resources,
            leave,
            assignments,
            baselines,
            task_baselines,
            calendars,
            diagnostics,
        })
    }

    /// Approved leave of these resources: what counts in plans.
    pub async fn leave_of(&self, resources: &[Uuid]) -> Result<Vec<row::Leave>, StoreError> {
        let mut all = vec![];
        for chunk in resources.chunks(MAX_IN) {
            let rows = leave::Entity::find()
                .filter(leave::Column::ResourceId.is_in(chunk.iter().copied()))
                .filter(leave::Column::State.eq("approved"))
                .order_by_asc(leave::Column::FromDate)
                .order_by_asc(leave::Column::Id)
                .all(&self.db())
                .await?;
            all.extend(rows);
        }
        Ok(all)
    }

    /// These calendars, those of the project, and all they build on.
    pub async fn calendars_with_bases(
        &self,
        mut wanted: BTreeSet<Uuid>,
        project_id: Option<Uuid>,
    ) -> Result<Vec<row::Calendar>, StoreError> {
        let mut found = match project_id {
            Some(id) => self.calendars_of_project(id).await?,
            None => vec![],
        };
        loop {
            for row in &found {
                wanted.extend(row.base_id);
            }
            for row in &found {
                wanted.remove(&row.id);
            }
            if wanted.is_empty() {
                return Ok(found);
            }
            let ids: Vec<Uuid> = wanted.iter().copied().collect();
            let more = self.get_many::<row::Calendar>(&ids).await?;
            if more.is_empty() {
                return Ok(found);
            }
            wanted.clear();
            found.extend(more);
        }
    }
}
