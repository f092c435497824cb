//! What the engine found remarkable in a plan.

use std::collections::HashMap;

use serde::Serialize;
use steerco_store::row;
use utoipa::ToSchema;
use uuid::Uuid;

use super::projects::visible_project;
use crate::{App, Outcome, access::Caller, shape::Listed};

/// Something a person should know about the plan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DiagnosticView {
    /// `info`, `warning` or `error`.
    pub severity: String,
    /// Stable code such as `schedule.negative_float`.
    pub code: String,
    /// The task concerned.
    pub task_id: Option<Uuid>,
    /// Its name.
    pub task_name: Option<String>,
    /// What happened and what to do.
    pub message: String,
}

impl DiagnosticView {
    pub(super) fn of(row: row::PlanDiagnostic, task_name: Option<String>) -> Self {
        Self {
            severity: row.severity,
            code: row.code,
            task_id: row.task_id,
            task_name,
            message: row.message,
        }
    }
}

/// What the engine found remarkable when it last computed the plan.
pub async fn diagnostics(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
) -> Outcome<Listed<DiagnosticView>> {
    let reader = app.store.read();
    visible_project(&reader, caller, project_id, "project.view").await?;
    let rows = reader.plan_diagnostics(project_id).await?;
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.task_id).collect();
    let tasks = reader.get_many::<row::Task>(&ids).await?;
    let names: HashMap<Uuid, String> = tasks.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(Listed::whole(
        rows.into_iter()
            .map(|row| {
                let name = row.task_id.and_then(|id| names.get(&id).cloned());
                DiagnosticView::of(row, name)
            })
            .collect(),
    ))
}
