//! Dependencies between projects: proposing, agreeing, changing and removing them.
//!
//! They belong to the plan that waits. The other project is told and may agree to a date or decline.

use serde::Deserialize;
use steerco_store::{
    Reader,
    plan::{CrossLine, Seen},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    Effect, EffectOnly,
    blank::blank_cross_dependency,
    cross_view::{CrossDependencyView, line_of, view},
    draft::Draft,
    edit::{How, change_plan, edit_plan},
    edit_changes::read_lag,
    projects::visible_project,
    words,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::{same_version, unchanged},
    shape::{nullable, parse_civil},
};

/// A task that waits for one of another project.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewCrossDependency {
    /// The driving task, of another project.
    pub predecessor_id: Uuid,
    /// The driven task, of this project.
    pub successor_id: Uuid,
    /// `FS` (default), `SS`, `FF` or `SF`.
    pub kind: Option<String>,
    /// Time between the ends: `2d`, `-1d`, `3ed`, `50%`.
    pub lag: Option<String>,
    /// `propagate` (default): the driven task follows. `warn`: it stays, and findings tell.
    pub policy: Option<String>,
    /// By when the driving task is asked to be at its end.
    pub agreed_date: Option<String>,
    /// Who answers for the driving task.
    pub predecessor_owner_id: Option<Uuid>,
    /// Who answers for the driven task.
    pub successor_owner_id: Option<Uuid>,
    /// Free text.
    #[serde(default)]
    pub note: String,
}

/// Changes to a dependency between projects. Another date is a proposal again.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[expect(missing_docs, reason = "fields mean what they mean in NewCrossDependency")]
pub struct PatchCrossDependency {
    pub kind: Option<String>,
    pub lag: Option<String>,
    pub policy: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub agreed_date: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub predecessor_owner_id: Option<Option<Uuid>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub successor_owner_id: Option<Option<Uuid>>,
    pub note: Option<String>,
}

/// Why a dependency between projects is removed.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CrossRemoval {
    /// For the change log, such as the reason to decline.
    pub reason: Option<String>,
}

/// A dependency between projects that was made or changed.
#[derive(Debug, Clone, serde::Serialize, ToSchema)]
pub struct CrossDependencyChanged {
    /// The dependency as it is now.
    pub dependency: CrossDependencyView,
    /// What the change did to the dates of the project that waits.
    pub effect: Effect,
}

fn apply(
    draft: &Draft,
    row: &mut row::CrossDependency,
    patch: &PatchCrossDependency,
) -> Outcome<()> {
    if let Some(kind) = &patch.kind {
        if words::kind_of(kind).is_none() {
            let text = "Choose FS, SS, FF or SF.";
            return Err(Failure::field("plan.unknown_dependency_kind", "kind", text));
        }
        row.kind.clone_from(kind);
    }
    if let Some(lag) = &patch.lag {
        let (kind, amount, format) = read_lag(draft, Some(lag))?;
        row.lag_kind = kind.into();
        row.lag = amount;
        row.lag_format = format;
    }
    if let Some(policy) = &patch.policy {
        if !matches!(policy.as_str(), "propagate" | "warn") {
            let text = "Choose propagate or warn.";
            return Err(Failure::field("plan.unknown_dependency_policy", "policy", text));
        }
        row.policy.clone_from(policy);
    }
    if let Some(date) = &patch.agreed_date {
        let date = date.as_deref().map(|date| parse_civil("agreed_date", date)).transpose()?;
        if date != row.agreed_date {
            row.agreed_date = date;
            (row.agreed_at, row.agreed_by) = (None, None);
        }
    }
    if let Some(owner) = patch.predecessor_owner_id {
        row.predecessor_owner_id = owner;
    }
    if let Some(owner) = patch.successor_owner_id {
        row.successor_owner_id = owner;
    }
    if let Some(note) = &patch.note {
        if note.chars().count() > 4000 {
            let text = "Use at most 4,000 characters.";
            return Err(Failure::field("plan.note_too_long", "note", text));
        }
        row.note.clone_from(note);
    }
    Ok(())
}

async fn check_owners(reader: &Reader, owners: [Option<Option<Uuid>>; 2]) -> Outcome<()> {
    for (owner, field) in owners.into_iter().zip(["predecessor_owner_id", "successor_owner_id"]) {
        let checked = crate::portfolio::check_owner(reader, owner.flatten()).await;
        checked.map_err(|failure| failure.at_field(field))?;
    }
    Ok(())
}

/// The driving task as the plan that waits will see it.
async fn driving_task(
    reader: &Reader,
    caller: &Caller,
    project_id: Uuid,
    task: Uuid,
) -> Outcome<(row::Task, Seen)> {
    let unknown = || {
        let text = "There is no such task in a project you may see.";
        Failure::field("plan.unknown_task", "predecessor_id", text)
    };
    let row = reader.find::<row::Task>(task).await?.ok_or_else(unknown)?;
    let project = reader.get::<row::Project>(row.project_id).await?;
    if !caller.may("project.view", Place::project(&project)) {
        return Err(unknown());
    }
    if row.project_id == project_id {
        let text = "Both tasks are in this project. Link them as predecessor and successor.";
        return Err(Failure::field("plan.same_project", "predecessor_id", text));
    }
    let seen = Seen {
        name: row.name.clone(),
        project: project.name,
        start: row.start,
        finish: row.finish,
        duration: row.computed_duration,
        active: row.active,
    };
    Ok((row, seen))
}

/// Lets a task wait for one of another project.
pub async fn create_cross_dependency(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &NewCrossDependency,
) -> Outcome<CrossDependencyChanged> {
    let reader = app.store.read();
    visible_project(&reader, caller, project_id, "task.edit").await?;
    let (driving, seen) = driving_task(&reader, caller, project_id, input.predecessor_id).await?;
    let owners = [Some(input.predecessor_owner_id), Some(input.successor_owner_id)];
    check_owners(&reader, owners).await?;
    let patch = PatchCrossDependency {
        kind: input.kind.clone(),
        lag: input.lag.clone(),
        policy: input.policy.clone(),
        agreed_date: Some(input.agreed_date.clone()),
        predecessor_owner_id: owners[0],
        successor_owner_id: owners[1],
        note: Some(input.note.clone()),
    };
    let id = Uuid::now_v7();
    let ((), effect) = edit_plan(app, caller, project_id, |draft| {
        if draft.task(input.successor_id).is_none() {
            let text = "There is no such task in this project.";
            return Err(Failure::field("plan.unknown_task", "successor_id", text));
        }
        let mut row = row::CrossDependency {
            predecessor_project_id: driving.project_id,
            predecessor_id: driving.id,
            successor_project_id: project_id,
            successor_id: input.successor_id,
            ..blank_cross_dependency(id, draft.at)
        };
        seen.clone().put(&mut row);
        apply(draft, &mut row, &patch)?;
        draft.insert_cross_dependency(row, "cross_dependency_created");
        Ok(())
    })
    .await?;
    Ok(CrossDependencyChanged { dependency: view(app, caller, id).await?, effect })
}

/// One dependency between projects, for whoever may see one of its ends.
pub async fn cross_dependency(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<CrossDependencyView> {
    let line = line_of(app, id).await?;
    require_an_end(caller, "project.view", &line)?;
    view(app, caller, id).await
}

fn require_an_end(caller: &Caller, permission: &'static str, line: &CrossLine) -> Outcome<()> {
    let ends = [&line.predecessor_project, &line.successor_project];
    if ends.iter().any(|project| caller.may(permission, Place::project(project))) {
        return Ok(());
    }
    Err(Failure::Forbidden { permission })
}

/// Changes a dependency between projects.
pub async fn update_cross_dependency(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchCrossDependency,
) -> Outcome<CrossDependencyChanged> {
    let line = line_of(app, id).await?;
    caller.require("task.edit", Place::project(&line.successor_project))?;
    unchanged(line.row.version, version, view(app, caller, id)).await?;
    let owners = [patch.predecessor_owner_id, patch.successor_owner_id];
    check_owners(&app.store.read(), owners).await?;
    let project = line.successor_project.id;
    let bound = app.store.read().give_get_of_link(id).await?;
    let effect = change(app, caller, project, id, version, |draft, row| {
        let terms = |row: &row::CrossDependency| {
            let owners = (row.predecessor_owner_id, row.successor_owner_id);
            (row.policy.clone(), row.agreed_date, owners)
        };
        let before = terms(row);
        apply(draft, row, patch)?;
        match &bound {
            Some(give) if terms(row) != before => Err(part_of(give)),
            _ => Ok(()),
        }
    });
    let effect = effect.await?;
    Ok(CrossDependencyChanged { dependency: view(app, caller, id).await?, effect })
}

/// Dates, owners and whether a link moves dates are terms of its agreement, where there is one.
fn part_of(give: &row::GiveGet) -> Failure {
    Failure::refused(
        "plan.part_of_agreement",
        format!(
            "This link is part of the agreement “{}”. Change its date, its owners and whether it moves dates \
             there; withdraw the agreement to remove the link.",
            give.given
        ),
    )
}

/// Refuses what is for the agreement to say that this link is part of.
async fn refuse_bound(app: &App, link: Uuid) -> Outcome<()> {
    match app.store.read().give_get_of_link(link).await? {
        Some(give) => Err(part_of(&give)),
        None => Ok(()),
    }
}

async fn change(
    app: &App,
    caller: &Caller,
    project: Uuid,
    id: Uuid,
    version: i64,
    with: impl Fn(&Draft, &mut row::CrossDependency) -> Outcome<()>,
) -> Outcome<Effect> {
    let ((), effect) = edit_plan(app, caller, project, |draft| {
        let found = draft.cross_dependency(id).ok_or(Failure::NotFound("dependency"))?;
        same_version(found.version, version)?;
        let mut after = found.clone();
        with(draft, &mut after)?;
        if let Some(row) = draft.change_cross_dependency(id, "cross_dependency_updated") {
            *row = after;
        }
        Ok(())
    })
    .await?;
    Ok(effect)
}

/// The driving project agrees to the date that was proposed.
pub async fn agree_cross_dependency(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<CrossDependencyView> {
    let line = line_of(app, id).await?;
    caller.require("task.edit", Place::project(&line.predecessor_project))?;
    unchanged(line.row.version, version, view(app, caller, id)).await?;
    refuse_bound(app, id).await?;
    if line.row.agreed_date.is_none() {
        return Err(Failure::refused(
            "plan.nothing_to_agree",
            "No date was proposed. The project that waits proposes one first.",
        ));
    }
    let project = line.successor_project.id;
    change(app, caller, project, id, version, |draft, row| {
        row.agreed_at = Some(draft.at);
        row.agreed_by = Some(caller.user_id);
        Ok(())
    })
    .await?;
    view(app, caller, id).await
}

/// Removes a dependency between projects; either side may, and says why.
pub async fn delete_cross_dependency(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    removal: &CrossRemoval,
) -> Outcome<EffectOnly> {
    let line = line_of(app, id).await?;
    require_an_end(caller, "task.edit", &line)?;
    unchanged(line.row.version, version, view(app, caller, id)).await?;
    refuse_bound(app, id).await?;
    let how = How { reason: removal.reason.clone(), ..How::default() };
    let done = change_plan(app, caller, line.successor_project.id, &how, |draft| {
        draft.cross_dependency(id).ok_or(Failure::NotFound("dependency"))?;
        draft.delete_cross_dependency(id, "cross_dependency_deleted");
        Ok(())
    })
    .await?;
    Ok(EffectOnly { effect: done.effect })
}
