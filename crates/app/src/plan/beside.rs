//! Rows of one state of a plan, looked up from another state of it. Nearly all rows keep their place
//! between two states, so a lookup looks there first; a map is made only when one has moved.

use std::{cell::OnceCell, collections::HashMap};

use steerco_store::Row;
use uuid::Uuid;

/// The rows of the other state.
pub(super) struct Beside<'rows, R> {
    rows: &'rows [R],
    places: OnceCell<HashMap<Uuid, usize>>,
}

impl<'rows, R: Row> Beside<'rows, R> {
    pub(super) fn of(rows: &'rows [R]) -> Self {
        Self { rows, places: OnceCell::new() }
    }

    /// The row with this id, which probably stands at `place`.
    pub(super) fn row(&self, place: usize, id: Uuid) -> Option<&'rows R> {
        match self.rows.get(place) {
            Some(row) if row.id() == id => Some(row),
            _ => self.rows.get(*self.places().get(&id)?),
        }
    }

    fn places(&self) -> &HashMap<Uuid, usize> {
        self.places.get_or_init(|| {
            self.rows.iter().enumerate().map(|(place, row)| (row.id(), place)).collect()
        })
    }
}

/// Rows of a state that are in no other.
pub(super) fn gone<'rows, R: Row>(before: &'rows [R], after: &[R]) -> Vec<&'rows R> {
    let after = Beside::of(after);
    let rows = before.iter().enumerate();
    rows.filter(|(place, row)| after.row(*place, row.id()).is_none()).map(|(_, row)| row).collect()
}
