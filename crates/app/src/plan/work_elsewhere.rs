//! What people do in projects other than the ones looked at, without the pauses of their tasks and without
//! their own.

use std::collections::{BTreeMap, HashMap};

use steerco_calendar::Moment;
use steerco_store::{Reader, plan::WorkElsewhere};
use uuid::Uuid;

use super::{
    book::{load, plan_of},
    stored_splits::NO_SPLITS,
    worked::Worked,
};
use crate::{App, Outcome};

/// A stretch of work on a task of another project.
#[derive(Debug, Clone, Copy)]
pub(super) struct AwayWork {
    pub(super) project_id: Uuid,
    pub(super) resource_id: Uuid,
    pub(super) from: Moment,
    pub(super) to: Moment,
    /// Basis points.
    pub(super) units: i64,
}

/// Unfinished work of these people in projects that go on, but for some projects. Only plans in which somebody
/// pauses are loaded for it.
pub(super) async fn work_elsewhere(
    app: &App,
    reader: &Reader,
    people: &[Uuid],
    but_for: &[Uuid],
) -> Outcome<Vec<AwayWork>> {
    let mut away = vec![];
    let mut paused: BTreeMap<Uuid, Vec<WorkElsewhere>> = BTreeMap::new();
    for work in reader.work_elsewhere(people, but_for).await? {
        if work.splits == NO_SPLITS && work.task_splits == NO_SPLITS {
            away.extend(stretch(
                &work,
                Moment::from_tenths(work.start),
                Moment::from_tenths(work.finish),
            ));
        } else {
            paused.entry(work.project_id).or_default().push(work);
        }
    }
    for (project, works) in paused {
        let rows = load(app, project).await?;
        let (plan, _) = plan_of(&rows, false)?;
        let mut worked = Worked::new(&rows, &plan)?;
        let places: HashMap<Uuid, usize> =
            rows.assignments.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        for work in works {
            let found = match places.get(&work.id) {
                Some(at) => worked.of(*at)?,
                None => None,
            };
            // What went away since is asked of nobody.
            for (from, to) in found.map(|one| one.pieces).unwrap_or_default() {
                away.extend(stretch(&work, from, to));
            }
        }
    }
    Ok(away)
}

fn stretch(work: &WorkElsewhere, from: Moment, to: Moment) -> Option<AwayWork> {
    let &WorkElsewhere { project_id, resource_id, computed_units: units, .. } = work;
    (from < to).then_some(AwayWork { project_id, resource_id, from, to, units })
}
