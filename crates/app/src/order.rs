//! Lists that people arrange: each row knows its place, counted from 1.

use steerco_store::{Row, Writer};

use crate::Outcome;

/// Makes room for a row at a place among the others of its list and answers the place it gets; one
/// outside the list is its nearest end. The others are written, the row itself is the caller's.
pub(crate) async fn make_room<'r, R: Row + Clone>(
    writer: &mut Writer<'_>,
    list: impl IntoIterator<Item = &'r R>,
    own: &'r R,
    place: i64,
    position: fn(&mut R) -> &mut i64,
    verb: &'static str,
) -> Outcome<i64> {
    let mut order: Vec<&R> = list.into_iter().filter(|row| row.id() != own.id()).collect();
    let at = usize::try_from(place.saturating_sub(1)).unwrap_or(0).min(order.len());
    order.insert(at, own);
    let mut given = place;
    for (row, place) in order.into_iter().zip(1..) {
        let mut moved = row.clone();
        let before = std::mem::replace(position(&mut moved), place);
        if row.id() == own.id() {
            given = place;
        } else if before != place {
            writer.update(row, moved, verb).await?;
        }
    }
    Ok(given)
}
