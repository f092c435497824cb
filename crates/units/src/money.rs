//! Amounts of money and prices per unit of work.

use serde::{Deserialize, Serialize};

use crate::{Currency, show_scaled};

/// An amount in minor units (cents) of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: 12345 is 123.45 EUR, or 12,345 JPY.
    pub minor: i64,
    /// Which currency.
    pub currency: Currency,
}

/// A price per hour of work, in ten-thousandths of a major unit, without its currency (that of the
/// plan or rate card it stands in): 500,000 is 50.00 an hour.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Rate(pub i64);

/// Amounts that cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Two different currencies.
    #[error("{left} and {right} cannot be added: convert one first")]
    Currencies {
        /// Left currency.
        left: Currency,
        /// Right currency.
        right: Currency,
    },
    /// The result does not fit.
    #[error("the amount is too large")]
    Overflow,
}

impl Money {
    /// Adds two amounts of one currency.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Currencies { left: self.currency, right: other.currency });
        }
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self { minor, currency: self.currency })
    }
}

impl std::fmt::Display for Money {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {}", show_scaled(self.minor, self.currency.digits()), self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::{Money, MoneyError};
    use crate::Currency;

    #[test]
    fn only_one_currency_adds_up_and_overflow_is_told() {
        let euro = |minor| Money { minor, currency: Currency::EUR };
        assert_eq!(euro(1).checked_add(euro(2)), Ok(euro(3)));
        assert_eq!(euro(i64::MAX).checked_add(euro(1)), Err(MoneyError::Overflow));
        let yen = Money { minor: 5, currency: Currency::new("JPY").unwrap_or(Currency::EUR) };
        assert!(euro(1).checked_add(yen).is_err());
        assert_eq!(euro(12345).to_string(), "123.45 EUR");
    }
}
