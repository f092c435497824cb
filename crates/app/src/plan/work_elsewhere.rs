//! What people do in projects other than the ones looked at, without the pauses of their tasks and without
//! their own.

use steerco_calendar::Moment;
use steerco_store::Reader;
use uuid::Uuid;

use super::stored_pieces::read_pieces;
use crate::Outcome;

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

/// Unfinished work of these people in projects that go on, but for some projects.
pub(super) async fn work_elsewhere(
    reader: &Reader,
    people: &[Uuid],
    but_for: &[Uuid],
) -> Outcome<Vec<AwayWork>> {
    let mut away = vec![];
    for work in reader.work_elsewhere(people, but_for).await? {
        let pieces = read_pieces(work.pieces.as_deref(), work.start, work.finish)?;
        away.extend(pieces.into_iter().filter(|(from, to)| from < to).map(|(from, to)| AwayWork {
            project_id: work.project_id,
            resource_id: work.resource_id,
            from,
            to,
            units: work.computed_units,
        }));
    }
    Ok(away)
}
