//! Currencies by their ISO 4217 code.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A currency, such as `EUR`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// The code is not three letters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an ISO 4217 currency code such as EUR")]
pub struct CurrencyError(String);

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// From a three-letter code; case does not matter.
    pub fn new(code: &str) -> Result<Self, CurrencyError> {
        match code.trim().as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|letter| letter.is_ascii_alphabetic()) => {
                Ok(Self([a, b, c].map(u8::to_ascii_uppercase)))
            }
            _ => Err(CurrencyError(code.chars().take(12).collect())),
        }
    }

    /// The code, such as `EUR`.
    pub fn code(&self) -> String {
        self.0.iter().map(|&letter| char::from(letter)).collect()
    }

    /// Digits after the decimal point (ISO 4217): 0 for yen, 3 for dinars, else 2.
    pub fn digits(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = CurrencyError;
    fn try_from(code: String) -> Result<Self, CurrencyError> {
        Self::new(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Currency;

    #[test]
    fn codes_are_three_letters_in_capitals() {
        assert_eq!(Currency::new("eur").map(|c| c.code()), Ok("EUR".into()));
        assert!(Currency::new("EU").is_err() && Currency::new("€").is_err());
        assert_eq!(Currency::new("JPY").map(Currency::digits), Ok(0));
    }
}
