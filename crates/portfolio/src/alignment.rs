//! How money is split over what it serves. Amounts are in minor units, shares in basis points.

/// The whole in basis points.
pub const WHOLE: i64 = 10_000;

/// Splits an amount by shares, the last part is what no share takes. Every part is its exact share
/// rounded down or up, and all of them add up to the amount: the minor units that rounding down
/// leaves go to the largest remainders, the first of equal ones first (Hare's method).
///
/// Shares below 0 count as 0; of shares that add up to more than the whole, the part left is 0 and
/// the amount is split in their proportion.
pub fn split(amount: i64, shares: &[i64]) -> Vec<i64> {
    let mut shares: Vec<i128> = shares.iter().map(|share| i128::from(*share).max(0)).collect();
    let sum: i128 = shares.iter().sum();
    let whole = sum.max(i128::from(WHOLE));
    shares.push(whole - sum);
    let size = i128::from(amount).abs();
    let mut parts: Vec<i128> = shares.iter().map(|share| size * share / whole).collect();
    let mut left = size - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let rest = |at: &usize| shares.get(*at).map_or(0, |share| size * share % whole);
    order.sort_by_key(|at| std::cmp::Reverse(rest(at)));
    for at in order {
        if left == 0 {
            break;
        }
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
            left -= 1;
        }
    }
    let sign = if amount < 0 { -1 } else { 1 };
    parts.into_iter().map(|part| i64::try_from(sign * part).unwrap_or(0)).collect()
}
