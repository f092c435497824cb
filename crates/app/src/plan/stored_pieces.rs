//! The stretches in which an assignment is worked on, as they are stored: `[[from, to], …]` in tenths of a
//! minute since 1970, computed with its dates; nothing when nobody pauses between its start and its finish.
//!
//! Whoever lays work over time reads them here, so that nobody is asked for work in a pause.

use steerco_calendar::Moment;

use super::book::{read_json, write_json};
use crate::Outcome;

/// What stands where the stretches are not computed yet: plans that were written before there were any.
const UNKNOWN: &str = "";

/// The stretches of work from a start to a finish (tenths of a minute since 1970), in order.
pub(crate) fn read_pieces(
    stored: Option<&str>,
    start: i64,
    finish: i64,
) -> Outcome<Vec<(Moment, Moment)>> {
    let moments = |[from, to]: [i64; 2]| (Moment::from_tenths(from), Moment::from_tenths(to));
    match stored {
        None | Some(UNKNOWN) => Ok(vec![moments([start, finish])]),
        Some(text) => Ok(read_json::<Vec<[i64; 2]>>(text)?.into_iter().map(moments).collect()),
    }
}

/// The stored form of stretches; none of none.
pub(crate) fn write_pieces(pieces: &[(Moment, Moment)]) -> Outcome<Option<String>> {
    if pieces.is_empty() {
        return Ok(None);
    }
    let tenths: Vec<[i64; 2]> =
        pieces.iter().map(|(from, to)| [from.tenths(), to.tenths()]).collect();
    write_json(&tenths).map(Some)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn stretches_come_back_as_they_were() {
        let pieces = [(10, 20), (40, 60)]
            .map(|(from, to)| (Moment::from_tenths(from), Moment::from_tenths(to)));
        let stored = write_pieces(&pieces).unwrap();
        assert_eq!(stored.as_deref(), Some("[[10,20],[40,60]]"));
        assert_eq!(read_pieces(stored.as_deref(), 10, 60).unwrap(), pieces);
        assert_eq!(write_pieces(&[]).unwrap(), None);
        let whole = [(Moment::from_tenths(10), Moment::from_tenths(60))];
        assert_eq!(read_pieces(None, 10, 60).unwrap(), whole);
        assert_eq!(read_pieces(Some(UNKNOWN), 10, 60).unwrap(), whole);
    }
}
