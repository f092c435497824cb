//! The places of rows in the outline: numbers with room between them, so that a row that comes, goes
//! or moves writes only itself. The number of a row that people see is counted when it is read.
//!
//! Keeping an order in numbers with gaps is the list-labelling problem (Itai, Konheim and Rodeh
//! 1981): where a gap is full, the rows around it are spread over as many neighbours as it takes.

use steerco_store::row;

/// Room between rows that nobody has moved: 32 times halved before neighbours have to make room.
const STEP: i64 = 1 << 32;

/// Gives rows positions that rise in the order in which they stand; as many as can keep theirs.
/// A position of zero is none.
pub(super) fn settle(tasks: &mut [row::Task]) {
    let mut positions: Vec<i64> = tasks.iter().map(|row| row.position).collect();
    rise(&mut positions);
    for (row, position) in tasks.iter_mut().zip(positions) {
        row.position = position;
    }
}

/// Makes positions rise from above zero, changing few of them.
fn rise(positions: &mut [i64]) {
    if positions.first().is_none_or(|first| *first > 0) && positions.is_sorted_by(|a, b| a < b) {
        return;
    }
    let stays = longest_rising(positions);
    let mut from = 0;
    while from < positions.len() {
        if stays[from] {
            from += 1;
            continue;
        }
        let length = stays[from..].iter().take_while(|stays| !**stays).count();
        spread(positions, &stays, from, from + length);
        from += length;
    }
}

/// Spreads the rows `from..to` between those around them; where these leave no room, over more rows.
fn spread(positions: &mut [i64], stays: &[bool], mut from: usize, mut to: usize) {
    let mut wider = 1;
    loop {
        let low = from.checked_sub(1).map_or(0, |before| positions[before]);
        let count = i64::try_from(to - from).unwrap_or(i64::MAX);
        let Some(high) = positions.get(to) else {
            // Behind the last row there is all the room.
            for (position, number) in positions[from..to].iter_mut().zip(1..) {
                *position = low + number * STEP;
            }
            return;
        };
        let room = (high - low) / (count + 1);
        // The more rows are spread the more room each must get: then it takes more rows than were
        // spread until as many have to be spread again.
        if room >= if wider == 1 { 1 } else { count * count } {
            for (position, number) in positions[from..to].iter_mut().zip(1..) {
                *position = low + number * room;
            }
            return;
        }
        from = from.saturating_sub(wider);
        to = usize::min(to + wider, positions.len());
        // A border must be a row that stays: others have no position yet.
        while stays.get(to) == Some(&false) {
            to += 1;
        }
        wider *= 2;
    }
}

/// Which positions may stay as they are: the most of them that rise.
fn longest_rising(positions: &[i64]) -> Vec<bool> {
    // The last of the best run of each length, and who stands before whom in it.
    let mut ends: Vec<usize> = vec![];
    let mut before: Vec<Option<usize>> = vec![None; positions.len()];
    for (at, position) in positions.iter().enumerate().filter(|(_, position)| **position > 0) {
        let length = ends.partition_point(|end| positions[*end] < *position);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        ends.truncate(usize::max(length, ends.len()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stays = vec![false; positions.len()];
    let mut last = ends.last().copied();
    while let Some(at) = last {
        stays[at] = true;
        last = before[at];
    }
    stays
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn risen(positions: &[i64]) -> Vec<i64> {
        let mut risen = positions.to_vec();
        rise(&mut risen);
        risen
    }

    #[test]
    fn what_rises_is_left_alone() {
        for rows in [&[][..], &[7], &[1, 2, 3], &[5, STEP, i64::MAX]] {
            assert_eq!(risen(rows), rows);
        }
    }

    #[test]
    fn a_new_row_stands_half_way_and_nobody_else_moves() {
        assert_eq!(risen(&[STEP, 0, 2 * STEP]), [STEP, STEP + STEP / 2, 2 * STEP]);
        assert_eq!(risen(&[0, STEP]), [STEP / 2, STEP]);
        assert_eq!(risen(&[STEP, 0, 0]), [STEP, 2 * STEP, 3 * STEP]);
    }

    #[test]
    fn a_row_that_moved_is_the_one_that_changes() {
        assert_eq!(risen(&[10, 40, 20, 30]), [10, 15, 20, 30]);
        assert_eq!(risen(&[20, 30, 40, 10]), [20, 30, 40, 40 + STEP]);
    }

    #[test]
    fn thousands_of_rows_at_one_place_take_few_neighbours_along() {
        let mut rows: Vec<i64> = (1..=1_000).map(|number| number * STEP).collect();
        let mut written = 0;
        for turn in 0..5_000 {
            let before = rows.clone();
            rows.insert(500 + turn % 2, 0);
            rise(&mut rows);
            written += rows.iter().filter(|row| before.binary_search(row).is_err()).count();
            assert!(rows.is_sorted_by(|a, b| a < b));
        }
        assert!(written < 5_000 * 3 / 2, "{written}");
    }

    proptest! {
        /// Whatever positions are given, they rise afterwards, and as many stay as an independent
        /// count (quadratic, over lengths) allows when there is room.
        #[test]
        fn any_positions_rise(rows in proptest::collection::vec(0_i64..40, 0..40)) {
            let wide: Vec<i64> = rows.iter().map(|position| position * STEP).collect();
            for given in [&rows, &wide] {
                let after = risen(given);
                prop_assert!(after.iter().all(|position| *position > 0));
                prop_assert!(after.is_sorted_by(|a, b| a < b));
            }
            let mut longest = vec![0_usize; rows.len()];
            for at in 0..rows.len() {
                if rows[at] > 0 {
                    let shorter = (0..at).filter(|one| rows[*one] > 0 && rows[*one] < rows[at]);
                    longest[at] = shorter.map(|one| longest[one]).max().unwrap_or(0) + 1;
                }
            }
            let after = risen(&wide);
            let stayed = after.iter().zip(&wide).filter(|(after, before)| after == before).count();
            prop_assert!(stayed >= longest.into_iter().max().unwrap_or(0));
        }
    }
}
