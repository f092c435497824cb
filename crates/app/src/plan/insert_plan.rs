//! Writing a whole new plan at once.

use steerco_store::{Entry, Writer, plan::PlanRows};

use crate::Outcome;

/// Writes all rows of a plan but the project's own, under one entry of the change log.
pub(super) async fn insert_plan(
    writer: &mut Writer<'_>,
    rows: PlanRows,
    logged: Entry,
) -> Outcome<()> {
    let project_id = rows.project.id;
    let own = rows.calendars.into_iter().filter(|row| row.project_id == Some(project_id));
    writer.insert_bulk(own.collect(), None).await?;
    writer.insert_bulk(rows.tasks, Some(logged)).await?;
    writer.insert_bulk(rows.dependencies, None).await?;
    writer.insert_cross_dependencies(rows.cross_dependencies).await?;
    writer.insert_project_resources(rows.project_resources).await?;
    writer.insert_bulk(rows.assignments, None).await?;
    writer.insert_bulk(rows.baselines, None).await?;
    writer.insert_task_baselines(rows.task_baselines).await?;
    Ok(writer.replace_plan_diagnostics(project_id, rows.diagnostics).await?)
}
