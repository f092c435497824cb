//! Baselines: approved states of a plan to compare with.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::row;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{EffectOnly, edit::edit_plan, projects::visible_project};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    failure::unchanged,
    portfolio::owners,
    shape::{Listed, Reference, instant},
};

/// An approved state of a plan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BaselineView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// 0 to 10; 0 is what lists and charts compare with.
    pub slot: i64,
    /// What people call it.
    pub name: String,
    /// When it was set (UTC).
    pub set_at: String,
    /// Who set it.
    pub set_by: Option<Reference>,
}

/// A baseline to set.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewBaseline {
    /// 0 to 10.
    #[serde(default)]
    pub slot: i64,
    /// What people call it.
    pub name: Option<String>,
}

/// Baselines of a project by slot.
pub async fn baselines(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
) -> Outcome<Listed<BaselineView>> {
    let reader = app.store.read();
    visible_project(&reader, caller, project_id, "project.view").await?;
    let rows = reader.baselines(project_id).await?;
    let people = owners(&reader, rows.iter().map(|row| row.set_by)).await?;
    Ok(Listed::whole(rows.into_iter().map(|row| view(row, &people)).collect()))
}

fn view(row: row::Baseline, people: &[Reference]) -> BaselineView {
    BaselineView {
        id: row.id,
        version: row.version,
        slot: row.slot,
        name: row.name,
        set_at: instant(row.set_at),
        set_by: row.set_by.and_then(|id| people.iter().find(|person| person.id == id).cloned()),
    }
}

/// Keeps the plan as it is now as a baseline.
pub async fn set_baseline(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &NewBaseline,
) -> Outcome<BaselineView> {
    visible_project(&app.store.read(), caller, project_id, "baseline.manage").await?;
    if !(0..=10).contains(&input.slot) {
        return Err(Failure::field("plan.bad_baseline_slot", "slot", "Give a slot from 0 to 10."));
    }
    let name = input.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let name = name.map_or_else(|| format!("Baseline {}", input.slot), str::to_owned);
    let id = Uuid::now_v7();
    let (row, _) = edit_plan(app, caller, project_id, |draft| {
        if draft.rows.baselines.iter().any(|row| row.slot == input.slot) {
            return Err(Failure::field(
                "plan.baseline_slot_taken",
                "slot",
                "This baseline slot is in use. Delete that baseline first, or choose another slot.",
            ));
        }
        let mut work: HashMap<Uuid, i64> = HashMap::new();
        for row in &draft.rows.assignments {
            *work.entry(row.task_id).or_default() += row.computed_work;
        }
        let row = row::Baseline {
            id,
            version: 1,
            project_id,
            slot: input.slot,
            name: name.clone(),
            set_at: draft.at,
            set_by: Some(caller.user_id),
            created_at: draft.at,
            updated_at: draft.at,
        };
        let tasks = draft
            .rows
            .tasks
            .iter()
            .map(|task| row::TaskBaseline {
                task_id: task.id,
                slot: input.slot,
                project_id,
                start: Some(task.start),
                finish: Some(task.finish),
                duration: task.computed_duration,
                work: work.get(&task.id).copied().unwrap_or(task.work),
                cost_minor: task.fixed_cost_minor,
                kept: String::new(),
            })
            .collect();
        draft.insert_baseline(row.clone(), tasks);
        Ok(row)
    })
    .await?;
    let people = owners(&app.store.read(), [row.set_by].into_iter()).await?;
    Ok(view(row, &people))
}

/// Deletes a baseline.
pub async fn delete_baseline(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<EffectOnly> {
    let reader = app.store.read();
    let row = reader.find::<row::Baseline>(id).await?.ok_or(Failure::NotFound("baseline"))?;
    visible_project(&reader, caller, row.project_id, "baseline.manage").await?;
    unchanged(row.version, version, async {
        let people = owners(&reader, [row.set_by].into_iter()).await?;
        Ok(view(row.clone(), &people))
    })
    .await?;
    let ((), effect) = edit_plan(app, caller, row.project_id, |draft| {
        draft.delete_baseline(id);
        Ok(())
    })
    .await?;
    Ok(EffectOnly { effect })
}
