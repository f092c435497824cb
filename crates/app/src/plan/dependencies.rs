//! Dependencies: linking tasks.

use serde::{Deserialize, Serialize};
use steerco_store::row;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Effect, EffectOnly, blank::blank_dependency, draft::Draft, edit::edit_plan,
    projects::visible_project, words,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    failure::{same_version, unchanged},
    shape::{minutes, percent, tenths},
};

/// A link between two tasks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DependencyView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The project both tasks belong to.
    pub project_id: Uuid,
    /// The driving task.
    pub predecessor_id: Uuid,
    /// The driven task.
    pub successor_id: Uuid,
    /// `FS`, `SS`, `FF` or `SF`.
    pub kind: String,
    /// `working`, `elapsed`, `percent` or `elapsed_percent`.
    pub lag_kind: String,
    /// Time between the ends; negative is lead.
    pub lag_minutes: f64,
    /// Percent of the predecessor's duration.
    pub lag_percent: f64,
}

/// A link to make.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewDependency {
    /// The driving task.
    pub predecessor_id: Uuid,
    /// The driven task.
    pub successor_id: Uuid,
    /// `FS` (default), `SS`, `FF` or `SF`.
    pub kind: Option<String>,
    /// `working` (default), `elapsed`, `percent` or `elapsed_percent`.
    pub lag_kind: Option<String>,
    /// Time between the ends; negative is lead.
    pub lag_minutes: Option<f64>,
    /// Percent of the predecessor's duration.
    pub lag_percent: Option<f64>,
}

/// Changes to a link.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchDependency {
    /// `FS`, `SS`, `FF` or `SF`.
    pub kind: Option<String>,
    /// `working`, `elapsed`, `percent` or `elapsed_percent`.
    pub lag_kind: Option<String>,
    /// Time between the ends; negative is lead.
    pub lag_minutes: Option<f64>,
    /// Percent of the predecessor's duration.
    pub lag_percent: Option<f64>,
}

/// A dependency that was made or changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DependencyChanged {
    /// The dependency as it is now.
    pub dependency: DependencyView,
    /// What the change did to the dates.
    pub effect: Effect,
}

fn view(row: &row::Dependency) -> DependencyView {
    let share = row.lag_kind.contains("percent");
    DependencyView {
        id: row.id,
        version: row.version,
        project_id: row.project_id,
        predecessor_id: row.predecessor_id,
        successor_id: row.successor_id,
        kind: row.kind.clone(),
        lag_kind: row.lag_kind.clone(),
        lag_minutes: if share { 0.0 } else { minutes(row.lag) },
        lag_percent: if share { percent(row.lag) } else { 0.0 },
    }
}

fn apply(row: &mut row::Dependency, patch: &PatchDependency) -> Outcome<()> {
    if let Some(kind) = &patch.kind {
        if words::kind_of(kind).is_none() {
            let text = "Choose FS, SS, FF or SF.";
            return Err(Failure::field("plan.unknown_dependency_kind", "kind", text));
        }
        row.kind.clone_from(kind);
    }
    if let Some(kind) = &patch.lag_kind {
        if !matches!(kind.as_str(), "working" | "elapsed" | "percent" | "elapsed_percent") {
            let text = "Choose working, elapsed, percent or elapsed_percent.";
            return Err(Failure::field("plan.unknown_lag_kind", "lag_kind", text));
        }
        if *kind != row.lag_kind {
            row.lag = 0;
        }
        row.lag_kind.clone_from(kind);
    }
    if row.lag_kind.contains("percent") {
        if let Some(share) = patch.lag_percent {
            if !share.is_finite() || share.abs() > 10_000.0 {
                let text = "Give a percentage of at most 10,000.";
                return Err(Failure::field("bad_percent", "lag_percent", text));
            }
            // Basis points, by way of tenths: 50 % is 5,000.
            row.lag = tenths("lag_percent", share * 10.0)?;
        }
    } else if let Some(lag) = patch.lag_minutes {
        row.lag = tenths("lag_minutes", lag)?;
    }
    Ok(())
}

/// Refuses links that make no sense whatever the dates.
pub(super) fn check_ends(draft: &Draft, predecessor: Uuid, successor: Uuid) -> Outcome<()> {
    let unknown = |field: &str| {
        Failure::field("plan.unknown_task", field, "There is no such task in this project.")
    };
    if draft.task(predecessor).is_none() {
        return Err(unknown("predecessor_id"));
    }
    if draft.task(successor).is_none() {
        return Err(unknown("successor_id"));
    }
    if predecessor == successor {
        return Err(Failure::field(
            "plan.dependency_on_itself",
            "successor_id",
            "A task cannot wait for itself.",
        ));
    }
    let above = |mut id: Uuid, wanted: Uuid| {
        let mut left = draft.rows.tasks.len();
        while let Some(parent) = draft.task(id).and_then(|row| row.parent_id) {
            if parent == wanted || left == 0 {
                return true;
            }
            left -= 1;
            id = parent;
        }
        false
    };
    if above(predecessor, successor) || above(successor, predecessor) {
        return Err(Failure::field(
            "plan.dependency_on_summary",
            "successor_id",
            "A task cannot be linked with the summary it belongs to.",
        ));
    }
    Ok(())
}

/// Links two tasks.
pub async fn create_dependency(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &NewDependency,
) -> Outcome<DependencyChanged> {
    visible_project(&app.store.read(), caller, project_id, "task.edit").await?;
    let id = Uuid::now_v7();
    let patch = PatchDependency {
        kind: input.kind.clone(),
        lag_kind: input.lag_kind.clone(),
        lag_minutes: input.lag_minutes,
        lag_percent: input.lag_percent,
    };
    let (dependency, effect) = edit_plan(app, caller, project_id, |draft| {
        check_ends(draft, input.predecessor_id, input.successor_id)?;
        let mut row = row::Dependency {
            predecessor_id: input.predecessor_id,
            successor_id: input.successor_id,
            ..blank_dependency(id, project_id, draft.at)
        };
        apply(&mut row, &patch)?;
        let shown = view(&row);
        draft.insert_dependency(row, "dependency_created");
        Ok(shown)
    })
    .await?;
    Ok(DependencyChanged { dependency, effect })
}

async fn find(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<row::Dependency> {
    let reader = app.store.read();
    let row = reader.find::<row::Dependency>(id).await?.ok_or(Failure::NotFound("dependency"))?;
    visible_project(&reader, caller, row.project_id, "task.edit").await?;
    unchanged(row.version, version, async { Ok(view(&row)) }).await?;
    Ok(row)
}

/// One dependency.
pub async fn dependency(app: &App, caller: &Caller, id: Uuid) -> Outcome<DependencyView> {
    let reader = app.store.read();
    let row = reader.find::<row::Dependency>(id).await?.ok_or(Failure::NotFound("dependency"))?;
    visible_project(&reader, caller, row.project_id, "project.view").await?;
    Ok(view(&row))
}

/// Changes a link.
pub async fn update_dependency(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchDependency,
) -> Outcome<DependencyChanged> {
    let before = find(app, caller, id, version).await?;
    let (mut dependency, effect) = edit_plan(app, caller, before.project_id, |draft| {
        let row = draft.change_dependency(id, "dependency_updated");
        let row = row.ok_or(Failure::NotFound("dependency"))?;
        same_version(row.version, version)?;
        apply(row, patch)?;
        Ok(view(row))
    })
    .await?;
    dependency.version = version + 1;
    Ok(DependencyChanged { dependency, effect })
}

/// Unlinks two tasks.
pub async fn delete_dependency(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<EffectOnly> {
    let before = find(app, caller, id, version).await?;
    let ((), effect) = edit_plan(app, caller, before.project_id, |draft| {
        draft.dependency(id).ok_or(Failure::NotFound("dependency"))?;
        draft.delete_dependency(id, "dependency_deleted");
        Ok(())
    })
    .await?;
    Ok(EffectOnly { effect })
}
