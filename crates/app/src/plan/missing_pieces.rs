//! Plans that were written before the stretches of work were kept: they are computed once, when the server
//! starts with the new version.

use steerco_store::{plan::AssignmentDates, row};
use uuid::Uuid;

use super::{edit::recomputed, recompute::recompute};
use crate::{App, Outcome};

/// Writes the stretches of work that are not computed yet. Answers how many plans there were. Dates stay as they
/// are; where a plan cannot be computed its work counts as done without a pause, until it is edited.
pub async fn complete_pieces(app: &App) -> Outcome<usize> {
    let plans = app.store.read().plans_without_pieces().await?;
    for id in &plans {
        complete(app, *id).await?;
    }
    Ok(plans.len())
}

async fn complete(app: &App, project: Uuid) -> Outcome<()> {
    let before = app.store.snapshot().await?.plan_rows(project).await?;
    let mut rows = before.clone();
    if let Err(failure) = recompute(&mut rows) {
        tracing::warn!(%project, ?failure, "the pauses of this plan are not known");
        rows = before.clone();
        rows.assignments.iter_mut().for_each(|row| row.pieces = None);
    }
    let same = |one: &row::Assignment, other: &row::Assignment| {
        (one.start, one.finish) == (other.start, other.finish)
    };
    let pairs = before.assignments.iter().zip(&rows.assignments);
    let written = pairs.filter(|(old, _)| old.pieces.is_some()).map(|(old, new)| AssignmentDates {
        id: old.id,
        start: old.start,
        finish: old.finish,
        computed_work: old.computed_work,
        computed_units: old.computed_units,
        pieces: new.pieces.clone().filter(|_| same(old, new)),
    });
    let written: Vec<AssignmentDates> = written.collect();
    let mut writer = app.store.write(None).await?;
    writer.because(Some("When work pauses is kept with the plan".into()));
    writer.put_assignment_dates(&written).await?;
    writer.record(recomputed(&before, &before, 0));
    writer.commit().await?;
    Ok(())
}
