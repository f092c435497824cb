//! How money is split over what it serves. Amounts are in minor units, shares in basis points.

use steerco_units::spread;

/// The whole in basis points.
pub const WHOLE: i64 = 10_000;

/// Splits an amount by shares; the last part is what no share takes. The parts add up to the amount.
///
/// Shares below 0 count as 0; of shares that add up to more than the whole, the part left is 0 and
/// the amount is split in their proportion.
pub fn split(amount: i64, shares: &[i64]) -> Vec<i64> {
    let mut weights: Vec<i64> = shares.iter().map(|share| (*share).max(0)).collect();
    let taken = weights.iter().fold(0_i64, |sum, share| sum.saturating_add(*share));
    weights.push(WHOLE.saturating_sub(taken).max(0));
    spread(amount, &weights)
}
