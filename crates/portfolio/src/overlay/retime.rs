//! Amounts by month moved and stretched with the dates they belong to.

use super::months::{first_day, month_of};

/// Days from a first one, so many of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) start: i64,
    pub(super) days: i64,
}

/// What lies in one month: evenly over those of its days that belong to the project.
struct Piece {
    amount: i64,
    from: i64,
    days: i64,
}

fn pieces(amounts: &[i64], first: i64, own: Stretch) -> Vec<Piece> {
    let mut found = vec![];
    for (amount, month) in amounts.iter().zip(first..) {
        let (begin, end) = (first_day(month), first_day(month + 1));
        let (inner, outer) = (begin.max(own.start), end.min(own.start + own.days));
        // An amount in a month that the project does not touch moves with the whole month.
        let (from, to) = if inner < outer { (inner, outer) } else { (begin, end) };
        found.push(Piece { amount: *amount, from, days: to - from });
    }
    found
}

/// Amounts of `own` days laid over `new` days: the month they begin with, and the amounts. Each day's part
/// goes to where that day goes; parts of a month are rounded down and what is left goes to the later
/// month, so that the total stays to the unit.
pub(super) fn retimed(amounts: &[i64], first: i64, own: Stretch, new: Stretch) -> (i64, Vec<i64>) {
    if own == new || amounts.is_empty() {
        return (first, amounts.to_vec());
    }
    let (old_days, new_days) = (i128::from(own.days.max(1)), i128::from(new.days.max(1)));
    let parts = pieces(amounts, first, own);
    // Where a day of the old stretch lies in the new one, rounded outwards.
    let moved = |day: i64, up: bool| {
        let product = i128::from(day - own.start) * new_days;
        let down = product.div_euclid(old_days);
        let whole = down + i128::from(up && product.rem_euclid(old_days) != 0);
        new.start + i64::try_from(whole).unwrap_or(0)
    };
    let begin = parts.iter().map(|one| moved(one.from, false)).min().unwrap_or(new.start);
    let end = parts.iter().map(|one| moved(one.from + one.days, true)).max().unwrap_or(begin + 1);
    let (begin, end) = (month_of(begin), month_of(end - 1).max(month_of(begin)));
    // What of a piece lies before a day of the new stretch.
    let before = |one: &Piece, day: i64| -> i64 {
        let passed = i128::from(day - new.start) * old_days
            + (i128::from(own.start) - i128::from(one.from)) * new_days;
        let whole = new_days * i128::from(one.days);
        let passed = passed.clamp(0, whole);
        i64::try_from((i128::from(one.amount) * passed).div_euclid(whole)).unwrap_or(i64::MAX)
    };
    let amounts = (begin..=end).map(|month| {
        let (from, to) = (first_day(month), first_day(month + 1));
        parts.iter().map(|one| before(one, to) - before(one, from)).sum()
    });
    (begin, amounts.collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const JANUARY: i64 = 2027 * 12;

    #[test]
    fn ten_days_later_a_third_of_january_is_in_february() {
        let own = Stretch { start: first_day(JANUARY), days: 31 };
        let new = Stretch { start: own.start + 10, ..own };
        assert_eq!(retimed(&[3100], JANUARY, own, new), (JANUARY, vec![2100, 1000]));
    }

    #[test]
    fn twice_as_long_is_half_as_much_a_month() {
        // January and February 2027 have 59 days; 118 days end with 28 April.
        let own = Stretch { start: first_day(JANUARY), days: 59 };
        let new = Stretch { days: 118, ..own };
        let (from, amounts) = retimed(&[3100, 2800], JANUARY, own, new);
        assert_eq!((from, amounts), (JANUARY, vec![1550, 1400, 1550, 1400]));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_on_the_way(
            amounts in prop::collection::vec(0_i64..1_000_000, 1..30),
            start in 20_000_i64..21_000, days in 1_i64..900,
            shift in -700_i64..700, new_days in 1_i64..1800, first in -3_i64..3,
        ) {
            let own = Stretch { start, days };
            let new = Stretch { start: start + shift, days: new_days };
            let (_, moved) = retimed(&amounts, month_of(start) + first, own, new);
            prop_assert_eq!(moved.iter().sum::<i64>(), amounts.iter().sum::<i64>());
            prop_assert!(moved.iter().all(|one| *one >= 0));
        }
    }
}
