//! Rows that change nothing but their number, as a row came or went above them: thousands of rows
//! that one statement can write.

use std::collections::{HashMap, HashSet};

use steerco_store::plan::{PlanRows, RowsMoved, TaskDates};
use uuid::Uuid;

use super::beside::Beside;

/// Below this a block is not worth a statement of its own.
const WORTHWHILE: usize = 20;

/// Blocks of rows that all move by as much as the longest block does, and the rows in them; none of
/// them is in `written`.
pub(super) fn moved_rows(
    before: &PlanRows,
    after: &PlanRows,
    written: &HashSet<Uuid>,
) -> (Vec<RowsMoved>, HashSet<Uuid>) {
    let new = Beside::of(&after.tasks);
    let by_of = |place: usize| {
        let old = &before.tasks[place];
        let row = new.row(place, old.id)?;
        let only_moved = row.position != old.position
            && !written.contains(&old.id)
            && TaskDates::same_elsewhere(old, row);
        only_moved.then(|| row.position - old.position)
    };
    let mut runs: Vec<(RowsMoved, std::ops::Range<usize>)> = vec![];
    for (place, old) in before.tasks.iter().enumerate() {
        let Some(by) = by_of(place) else { continue };
        match runs.last_mut() {
            Some((block, places)) if places.end == place && block.by == by => {
                block.last = old.position;
                places.end = place + 1;
            }
            _ => {
                let block = RowsMoved { first: old.position, last: old.position, by };
                runs.push((block, place..place + 1));
            }
        }
    }
    runs.retain(|(_, places)| places.len() >= WORTHWHILE);
    let mut rows: HashMap<i64, usize> = HashMap::new();
    for (block, places) in &runs {
        *rows.entry(block.by).or_default() += places.len();
    }
    let Some(by) = rows.into_iter().max_by_key(|(by, rows)| (*rows, *by)).map(|(by, _)| by) else {
        return (vec![], HashSet::new());
    };
    runs.retain(|(block, _)| block.by == by);
    let ids = runs.iter().flat_map(|(_, places)| &before.tasks[places.clone()]);
    (runs.iter().map(|(block, _)| *block).collect(), ids.map(|row| row.id).collect())
}
