//! What waits for a plan in other projects follows it: their plans hear how the driving tasks are
//! now and are computed anew, one after another, until nothing changes any more.
//!
//! Tasks of all projects form no circle ([`super::circle`]), so this ends; should two people have
//! made a circle at the same moment, it stops after a bound and the findings tell. What could not
//! be passed on stays in the database as unheard, and is passed on with the next change.

use std::collections::{BTreeMap, VecDeque};

use steerco_store::plan::{CrossLine, PlanRows};
use uuid::Uuid;

use super::edit::{How, change_alone};
use crate::{App, Outcome, access::Caller};

/// Most plans computed anew after one change.
const MOST_PLANS: usize = 500;

/// Passes on what changed in a plan; `others` are computed anew in any case.
pub(super) async fn follow(app: &App, caller: &Caller, after: &PlanRows, others: &[Uuid]) {
    let drives =
        after.cross_dependencies.iter().any(|row| row.predecessor_project_id == after.project.id);
    if drives || !others.is_empty() {
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
    let mut changed = VecDeque::from([project]);
    for other in others {
        hear(app, caller, *other, name, &[]).await?;
        changed.push_back(*other);
    }
    let mut left = MOST_PLANS;
    while let Some(id) = changed.pop_front() {
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
