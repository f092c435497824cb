//! A total divided by weights.

use std::cmp::Reverse;

/// The total in shares proportional to the weights. Every share is its exact part rounded towards zero
/// or away from it, and all of them add up to the total: the units that rounding leaves go to the largest
/// remainders, of equal ones to the earlier (Hare's method). A negative total is the mirror image of its
/// positive. Weights below zero count as none. With no weight at all everything goes to the first share;
/// with no shares there is nothing.
pub fn spread(total: i64, weights: &[i64]) -> Vec<i64> {
    small(total, weights).unwrap_or_else(|| large(total, weights))
}

/// The same for totals and weights of any size.
fn large(total: i64, weights: &[i64]) -> Vec<i64> {
    let weights: Vec<i128> = weights.iter().map(|weight| i128::from(*weight).max(0)).collect();
    let all: i128 = weights.iter().sum();
    if all == 0 {
        let first = std::iter::once(total);
        return first.chain(std::iter::repeat(0)).take(weights.len()).collect();
    }
    let size = i128::from(total).abs();
    let mut shares: Vec<i128> = weights.iter().map(|weight| size * weight / all).collect();
    let left = size - shares.iter().sum::<i128>();
    let mut order: Vec<(usize, &mut i128)> = shares.iter_mut().enumerate().collect();
    let rest = |at: usize| weights.get(at).map_or(0, |weight| size * weight % all);
    order.sort_by_key(|(at, _)| Reverse(rest(*at)));
    for (_, share) in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        *share += 1;
    }
    let sign = i128::from(total.signum());
    // No share is larger than the total, which fits.
    shares.into_iter().map(|share| i64::try_from(sign * share).unwrap_or(total)).collect()
}

/// The same where every product fits a machine word, as it does for all but absurd totals: some ten times
/// quicker. `None` where it does not, and without weights.
fn small(total: i64, weights: &[i64]) -> Option<Vec<i64>> {
    let mut all: i64 = 0;
    for weight in weights {
        all = all.checked_add((*weight).max(0))?;
    }
    let size = total.checked_abs()?;
    // No weight is larger than all of them.
    size.checked_mul(all)?;
    let mut left = size;
    let mut shares: Vec<i64> = weights
        .iter()
        .map(|weight| {
            let share = (size * (*weight).max(0)).checked_div(all)?;
            left -= share;
            Some(share)
        })
        .collect::<Option<_>>()?;
    if left > 0 {
        let rest = |at: usize| weights.get(at).map_or(0, |weight| size * (*weight).max(0) % all);
        let mut order: Vec<(Reverse<i64>, usize)> =
            (0..shares.len()).map(|at| (Reverse(rest(at)), at)).collect();
        let count = usize::try_from(left).ok()?.min(order.len());
        if count < order.len() {
            order.select_nth_unstable(count);
        }
        for (_, at) in order.into_iter().take(count) {
            if let Some(share) = shares.get_mut(at) {
                *share += 1;
            }
        }
    }
    if total < 0 {
        shares.iter_mut().for_each(|share| *share = -*share);
    }
    Some(shares)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ten_over_three_equal_months_gives_the_first_the_odd_one() {
        assert_eq!(spread(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(spread(100, &[21, 20, 23]), [33, 31, 36]);
        assert_eq!(spread(7, &[0, 0]), [7, 0]);
        assert_eq!(spread(7, &[0, 5]), [0, 7]);
        assert_eq!(spread(-101, &[1, 1]), [-51, -50]);
        assert_eq!(spread(i64::MIN, &[1]), [i64::MIN]);
        assert_eq!(spread(5, &[]), [0; 0]);
    }

    proptest! {
        #[test]
        fn both_ways_give_the_same(
            total in -1_000_000_i64..1_000_000, weights in prop::collection::vec(-5_i64..9, 1..40),
        ) {
            let any = weights.iter().any(|one| *one > 0);
            prop_assert_eq!(small(total, &weights), any.then(|| large(total, &weights)));
            // Weights that no machine word holds the products of go the long way.
            let times = 1_i64 << 58;
            let huge: Vec<i64> = weights.iter().map(|one| one.signum() * times).collect();
            let few: Vec<i64> = weights.iter().map(|one| one.signum()).collect();
            prop_assert_eq!(spread(total, &few), large(total, &huge));
        }

        #[test]
        fn shares_are_the_total_and_each_within_one_of_its_part(
            total in -1_000_000_000_000_i64..1_000_000_000_000,
            weights in prop::collection::vec(0_i64..100_000, 1..60),
        ) {
            let shares = spread(total, &weights);
            prop_assert_eq!(shares.iter().sum::<i64>(), total);
            let all: i128 = weights.iter().map(|one| i128::from(*one)).sum();
            if all > 0 {
                for (share, weight) in shares.iter().zip(&weights) {
                    let off = i128::from(*share) * all - i128::from(total) * i128::from(*weight);
                    prop_assert!(off.abs() < all, "{share} for {weight} of {all}");
                }
            }
        }
    }
}
