//! Decimal text to and from scaled integers, without passing through floating point.

/// The text is not a decimal number that fits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a decimal number such as 1250.75")]
pub struct DecimalError {
    text: String,
}

/// Reads a decimal such as `-12.345` or `1.2E3` as an integer scaled by `10^places`, rounding half
/// away from zero. `parse_scaled("12.345", 2)` is `1235`.
pub fn parse_scaled(text: &str, places: u32) -> Result<i64, DecimalError> {
    parse(text, places).map(|(value, _)| value)
}

/// As [`parse_scaled`], but refuses what would have to be rounded.
pub fn parse_exact(text: &str, places: u32) -> Result<i64, DecimalError> {
    match parse(text, places)? {
        (value, true) => Ok(value),
        _ => Err(DecimalError { text: text.chars().take(40).collect() }),
    }
}

/// The scaled integer, and whether nothing was rounded away.
fn parse(text: &str, places: u32) -> Result<(i64, bool), DecimalError> {
    let refuse = || DecimalError { text: text.chars().take(40).collect() };
    let trimmed = text.trim();
    let (mantissa, exponent) = match trimmed.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| refuse())?),
        None => (trimmed, 0),
    };
    let (negative, digits) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(refuse());
    }
    let mut value: i128 = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        if !byte.is_ascii_digit() || value > i128::MAX / 100 {
            return Err(refuse());
        }
        value = value * 10 + i128::from(byte - b'0');
    }
    let fraction_digits = i32::try_from(fraction.len()).map_err(|_| refuse())?;
    let places = i32::try_from(places).map_err(|_| refuse())?;
    let shift = exponent
        .checked_add(places)
        .and_then(|shift| shift.checked_sub(fraction_digits))
        .ok_or_else(refuse)?;
    for _ in 0..shift.clamp(0, 40) {
        value = value.checked_mul(10).ok_or_else(refuse)?;
    }
    let mut exact = true;
    if shift < -38 {
        exact = value == 0;
        value = 0;
    } else if shift < 0 {
        let divisor = 10_i128.pow(shift.unsigned_abs());
        exact = value % divisor == 0;
        value = (value + divisor / 2) / divisor;
    }
    let scaled = i64::try_from(value).map_err(|_| refuse())?;
    Ok((if negative { -scaled } else { scaled }, exact))
}

/// Writes a scaled integer as decimal text without trailing zeros: `show_scaled(1250, 2)` is `12.5`.
pub fn show_scaled(value: i64, places: u32) -> String {
    let divisor = 10_u64.saturating_pow(places);
    let magnitude = value.unsigned_abs();
    let whole = magnitude / divisor;
    let fraction = magnitude % divisor;
    let sign = if value < 0 { "-" } else { "" };
    if fraction == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{fraction:0width$}", width = places as usize);
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::{parse_exact, parse_scaled, show_scaled};
    use proptest::prelude::*;

    #[test]
    fn decimals_round_half_away_from_zero() {
        for (text, places, value) in [
            ("12.345", 2, 1235),
            ("-12.345", 2, -1235),
            ("0.5", 0, 1),
            ("1.2E3", 0, 1200),
            ("1e-3", 2, 0),
            (".5", 1, 5),
            ("7.", 1, 70),
        ] {
            assert_eq!(parse_scaled(text, places), Ok(value), "{text}");
        }
    }

    #[test]
    fn exact_reading_refuses_what_does_not_fit() {
        assert_eq!(parse_exact("85.5000", 2), Ok(8550));
        assert!(parse_exact("85.505", 2).is_err() && parse_exact("1e-50", 4).is_err());
        assert_eq!(parse_exact("0e-50", 4), Ok(0));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", ".", "1,5", "abc", "1e", "--1", "9999999999999999999999", "1e99"] {
            assert!(parse_scaled(text, 2).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(value in -1_000_000_000_000_i64..1_000_000_000_000, places in 0_u32..6) {
            prop_assert_eq!(parse_scaled(&show_scaled(value, places), places), Ok(value));
        }

        #[test]
        fn any_text_is_answered_without_a_panic(text in ".{0,24}") {
            let _ = parse_scaled(&text, 4);
        }
    }
}
