//! A total divided by weights.

use std::cmp::Reverse;

/// The total in shares proportional to the weights. Every share is its exact part rounded towards zero
/// or away from it, and all of them add up to the total: the units that rounding leaves go to the largest
/// remainders, of equal ones to the earlier (Hare's method). A negative total is the mirror image of its
/// positive. Weights below zero count as none. With no weight at all everything goes to the first share;
/// with no shares there is nothing.
pub fn spread(total: i64, weights: &[i64]) -> Vec<i64> {
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
