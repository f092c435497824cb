//! A total divided by weights.

/// The total in shares proportional to the weights, largest remainder first, so that the shares are the
/// total exactly; of equal remainders the earlier goes first. Weights below zero count as none. With no
/// weight at all everything goes to the first share; with no shares there is nothing.
pub fn spread(total: i64, weights: &[i64]) -> Vec<i64> {
    let weight = |at: usize| i128::from(weights.get(at).copied().unwrap_or(0).max(0));
    let all: i128 = (0..weights.len()).map(weight).sum();
    let mut shares = vec![0_i64; weights.len()];
    if all == 0 {
        if let Some(first) = shares.first_mut() {
            *first = total;
        }
        return shares;
    }
    let mut left = i128::from(total);
    let mut remainders: Vec<(i128, usize)> = vec![];
    for (at, share) in shares.iter_mut().enumerate() {
        let product = i128::from(total) * weight(at);
        let whole = product.div_euclid(all);
        *share = i64::try_from(whole).unwrap_or(i64::MAX);
        left -= whole;
        remainders.push((-product.rem_euclid(all), at));
    }
    remainders.sort_unstable();
    for (_, at) in remainders {
        if left == 0 {
            break;
        }
        if let Some(share) = shares.get_mut(at) {
            *share += 1;
            left -= 1;
        }
    }
    shares
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
