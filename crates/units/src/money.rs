//! Amounts of money and prices per unit of work.

use serde::{Deserialize, Serialize};

use crate::{Currency, DecimalError, parse_exact, show_scaled};

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

impl Rate {
    /// Digits a rate keeps after the decimal point.
    pub const PLACES: u32 = 4;

    /// Reads a decimal such as `85.50`; refuses one with more digits than a rate keeps.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        parse_exact(text, Self::PLACES).map(Self)
    }

    /// As a decimal with at least the digits of its currency: `85.50` in euros, `85` in yen.
    pub fn text(self, currency: Currency) -> String {
        at_least(&show_scaled(self.0, Self::PLACES), currency.digits())
    }
}

/// A decimal with at least this many digits after the point.
fn at_least(text: &str, digits: u32) -> String {
    let there = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let missing = usize::try_from(digits).unwrap_or(0).saturating_sub(there);
    let point = if there == 0 && missing > 0 { "." } else { "" };
    format!("{text}{point}{}", "0".repeat(missing))
}

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
    /// As a decimal with the digits of its currency, without its code: `1250.00`.
    pub fn amount(self) -> String {
        let digits = self.currency.digits();
        at_least(&show_scaled(self.minor, digits), digits)
    }

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
    use super::{Money, MoneyError, Rate};
    use crate::Currency;

    #[test]
    fn a_rate_is_read_exactly_and_shown_as_its_currency_is_written() {
        let yen = Currency::new("JPY").unwrap_or(Currency::EUR);
        for (text, rate, euros, yens) in [
            ("85.50", 855_000, "85.50", "85.5"),
            ("85", 850_000, "85.00", "85"),
            ("0.1", 1_000, "0.10", "0.1"),
            ("12.3456", 123_456, "12.3456", "12.3456"),
        ] {
            assert_eq!(Rate::parse(text), Ok(Rate(rate)));
            assert_eq!(Rate(rate).text(Currency::EUR), euros);
            assert_eq!(Rate(rate).text(yen), yens);
        }
        assert!(Rate::parse("12.34567").is_err() && Rate::parse("a lot").is_err());
    }

    #[test]
    fn only_one_currency_adds_up_and_overflow_is_told() {
        let euro = |minor| Money { minor, currency: Currency::EUR };
        assert_eq!(euro(1).checked_add(euro(2)), Ok(euro(3)));
        assert_eq!(euro(i64::MAX).checked_add(euro(1)), Err(MoneyError::Overflow));
        let yen = Money { minor: 5, currency: Currency::new("JPY").unwrap_or(Currency::EUR) };
        assert!(euro(1).checked_add(yen).is_err());
        assert_eq!(euro(12345).to_string(), "123.45 EUR");
        assert_eq!((euro(1250).amount(), yen.amount()), ("12.50".into(), "5".into()));
    }
}
