//! Percentages in basis points.

use serde::{Deserialize, Serialize};

/// A share in basis points: 10,000 is 100 %. May be negative or above 100 %.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Percent(i64);

impl Percent {
    /// 100 %.
    pub const WHOLE: Self = Self(10_000);

    /// From basis points.
    pub const fn from_basis_points(basis_points: i64) -> Self {
        Self(basis_points)
    }

    /// Basis points.
    pub const fn basis_points(self) -> i64 {
        self.0
    }

    /// This share of `amount`, rounded half away from zero; `None` when it does not fit.
    pub fn of(self, amount: i64) -> Option<i64> {
        let product = i128::from(amount) * i128::from(self.0);
        let magnitude = (product.abs() + 5_000) / 10_000;
        i64::try_from(magnitude * product.signum()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Percent;

    #[test]
    fn a_share_rounds_half_away_from_zero() {
        assert_eq!(Percent::from_basis_points(5_000).of(3), Some(2));
        assert_eq!(Percent::from_basis_points(5_000).of(-3), Some(-2));
        assert_eq!(Percent::WHOLE.of(i64::MAX), Some(i64::MAX));
        assert_eq!(Percent::from_basis_points(20_000).of(i64::MAX), None);
    }
}
