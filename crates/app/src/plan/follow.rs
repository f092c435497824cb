//! What waits for a plan in other projects follows it: their plans hear how the driving tasks are
//! now and are computed anew, one after another, until nothing changes any more.
//!
//! Tasks of all projects form no circle ([`super::circle`]), so this ends; should two people have
//! made a circle at the same moment, it stops after a bound and the findings tell. What could not
//! be passed on stays in the database as unheard, and is passed on with the next change.

use std::collections::{BTreeMap, VecDeque};

use steerco_store::{
    plan::{CrossLine, PlanRows},
    row,
};
use uuid::Uuid;

use super::{
    book::load,
    edit::{How, change_alone},
};
use crate::{App, Outcome, access::Caller};

/// Most plans computed anew after one change.
const MOST_PLANS: usize = 500;

/// Passes on what changed in a plan; `others` are computed anew in any case.
pub(super) async fn follow(
    app: &App,
    caller: &Caller,
    before: &PlanRows,
    after: &PlanRows,
    others: &[Uuid],
) {
    let drives =
        after.cross_dependencies.iter().any(|row| row.predecessor_project_id == after.project.id);
    let whole = |rows: &PlanRows| {
        let project = &rows.project;
        let below: Vec<Uuid> = rows.tasks.iter().filter_map(|row| row.sub_project_id).collect();
        (project.computed_start, project.computed_finish, below)
    };
    if drives || !others.is_empty() || whole(before) != whole(after) {
        follow_projects(app, caller, after.project.id, &after.project.name, others).await;
    }
}

/// The same for a plan that was replaced or removed as a whole.
pub(super) async fn follow_projects(
    app: &App,
    caller: &Caller,
    project: Uuid,
    name: &str,
    others: &[Uuid],
) {
    if let Err(failure) = pass_on(app, caller, project, name, others).await {
        // The change itself is made. What others have not heard is in the database, and passed on
        // with the next change here.
        tracing::warn!(%project, %failure, "dependent projects do not follow yet");
    }
}

async fn pass_on(
    app: &App,
    caller: &Caller,
    project: Uuid,
    name: &str,
    others: &[Uuid],
) -> Outcome<()> {
    hear_from_below(app, caller, project).await?;
    let mut changed = VecDeque::from([project]);
    for other in others {
        hear(app, caller, *other, name, &[]).await?;
        changed.push_back(*other);
    }
    let mut left = MOST_PLANS;
    while let Some(id) = changed.pop_front() {
        if let Some(above) = tell_above(app, caller, id).await? {
            changed.push_back(above);
        }
        let unheard = app.store.read().unheard_cross_dependencies(id).await?;
        let mut by_project: BTreeMap<Uuid, Vec<CrossLine>> = BTreeMap::new();
        for line in unheard {
            by_project.entry(line.row.successor_project_id).or_default().push(line);
        }
        if !by_project.is_empty() {
            // Once more, for what changed while the others were told.
            changed.push_back(id);
        }
        for (successor, lines) in by_project {
            if left == 0 {
                tracing::warn!(%project, "more projects depend on this change than are followed");
                return Ok(());
            }
            left -= 1;
            let cause = lines.first().map_or(name, |line| line.predecessor_project.name.as_str());
            hear(app, caller, successor, cause, &lines).await?;
            changed.push_back(successor);
        }
    }
    Ok(())
}

/// One plan hears how the tasks are that drive it.
async fn hear(
    app: &App,
    caller: &Caller,
    project: Uuid,
    cause: &str,
    lines: &[CrossLine],
) -> Outcome<()> {
    let how = How { follows: Some(cause.to_owned()), ..How::default() };
    change_alone(app, caller, project, &how, |draft| {
        for line in lines {
            let row = draft.change_cross_dependency(line.row.id, "cross_dependency_followed");
            if let Some(row) = row {
                line.now().put(row);
            }
        }
        Ok(())
    })
    .await?;
    Ok(())
}

/// The plan above a sub-project takes over its dates; answers which one it is, when they are new.
async fn tell_above(app: &App, caller: &Caller, id: Uuid) -> Outcome<Option<Uuid>> {
    let reader = app.store.read();
    let Some(task) = reader.task_of_sub_project(id).await? else { return Ok(None) };
    let below = reader.get::<row::Project>(id).await?;
    let dates = (Some(below.computed_start), Some(below.computed_finish));
    if (task.sub_start, task.sub_finish) == dates {
        return Ok(None);
    }
    take_dates(app, caller, task.project_id, &[below]).await?;
    Ok(Some(task.project_id))
}

/// A plan takes over the dates of its sub-projects, which may have come back with an old state.
async fn hear_from_below(app: &App, caller: &Caller, id: Uuid) -> Outcome<()> {
    let Ok(rows) = load(app, id).await else { return Ok(()) };
    let below: Vec<Uuid> = rows.tasks.iter().filter_map(|row| row.sub_project_id).collect();
    if below.is_empty() {
        return Ok(());
    }
    let projects = app.store.read().get_many::<row::Project>(&below).await?;
    let stale = |row: &&row::Project| {
        let dates = (Some(row.computed_start), Some(row.computed_finish));
        rows.tasks.iter().any(|task| {
            task.sub_project_id == Some(row.id) && (task.sub_start, task.sub_finish) != dates
        })
    };
    let stale: Vec<row::Project> = projects.iter().filter(stale).cloned().collect();
    if stale.is_empty() { Ok(()) } else { take_dates(app, caller, id, &stale).await }
}

async fn take_dates(
    app: &App,
    caller: &Caller,
    project: Uuid,
    below: &[row::Project],
) -> Outcome<()> {
    let cause = below.first().map(|row| row.name.clone());
    let how = How { follows: Some(cause.unwrap_or_default()), ..How::default() };
    change_alone(app, caller, project, &how, |draft| {
        for sub in below {
            let mine = draft.rows.tasks.iter().find(|row| row.sub_project_id == Some(sub.id));
            let Some(id) = mine.map(|row| row.id) else { continue };
            if let Some(row) = draft.change_task(id, "task_followed") {
                row.sub_start = Some(sub.computed_start);
                row.sub_finish = Some(sub.computed_finish);
            }
        }
        Ok(())
    })
    .await?;
    Ok(())
}

/// The projects that a plan is linked with.
pub(super) fn linked_with(rows: &PlanRows) -> Vec<Uuid> {
    let ends = rows
        .cross_dependencies
        .iter()
        .flat_map(|row| [row.predecessor_project_id, row.successor_project_id]);
    let mut ids: Vec<Uuid> = ends.filter(|id| *id != rows.project.id).collect();
    ids.sort();
    ids.dedup();
    ids
}
