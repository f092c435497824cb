//! [`Moment`] (a civil instant) and [`Span`] (an amount of time), both in tenths of a minute.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Tenths of a minute in a civil day.
pub(crate) const DAY: i64 = 14_400;

/// A civil date-time without zone, as tenths of a minute since 1970-01-01T00:00.
///
/// Text form is ISO 8601 without offset, to the minute (`2026-03-02T08:00`), with seconds only when
/// they are not zero. Parsing rounds seconds to the nearest tenth of a minute (six seconds).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(i64);

/// An amount of time in tenths of a minute; working or elapsed time as the context says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(i64);

/// The text was not a civil date or date-time in the years 1900 to 2200.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a date-time such as 2026-03-02T08:00 in the years 1900 to 2200")]
pub struct MomentError {
    text: String,
}

impl Moment {
    /// The moment `tenths` tenths of a minute after 1970-01-01T00:00.
    pub const fn from_tenths(tenths: i64) -> Self {
        Self(tenths)
    }

    /// Tenths of a minute since 1970-01-01T00:00.
    pub const fn tenths(self) -> i64 {
        self.0
    }

    /// Midnight at the start of day `day`, counted from 1970-01-01.
    pub const fn from_day(day: i64) -> Self {
        Self(day * DAY)
    }

    /// Days since 1970-01-01 (rounded down).
    pub const fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// Tenths of a minute since midnight, 0 to 14,399.
    pub const fn tenth_of_day(self) -> i64 {
        self.0.rem_euclid(DAY)
    }

    /// Midnight at the start of `date`.
    pub fn from_date(date: Date) -> Self {
        Self::from_civil(date.at(0, 0, 0, 0))
    }

    /// From a civil date-time; seconds round to the nearest tenth of a minute.
    pub fn from_civil(civil: DateTime) -> Self {
        let epoch = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        let seconds = civil.duration_since(epoch).as_secs();
        Self((seconds + 3).div_euclid(6))
    }

    /// As a civil date-time; moments beyond what the civil calendar holds are clamped to its ends.
    pub fn to_civil(self) -> DateTime {
        let seconds = jiff::SignedDuration::from_secs(self.0.saturating_mul(6));
        DateTime::constant(1970, 1, 1, 0, 0, 0, 0).saturating_add(seconds)
    }

    /// The civil date this moment falls on.
    pub fn date(self) -> Date {
        self.to_civil().date()
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// A span of `tenths` tenths of a minute.
    pub const fn from_tenths(tenths: i64) -> Self {
        Self(tenths)
    }

    /// A span of whole minutes.
    pub const fn from_minutes(minutes: i64) -> Self {
        Self(minutes * 10)
    }

    /// Tenths of a minute.
    pub const fn tenths(self) -> i64 {
        self.0
    }

    /// Minutes, with the tenth as the fraction. For showing, never for sums.
    pub fn minutes(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "spans stay far below 2^53 tenths")]
        let tenths = self.0 as f64;
        tenths / 10.0
    }

    /// `numerator / denominator` of this span, rounded half away from zero; `None` when the
    /// denominator is zero or the result does not fit.
    pub fn scaled(self, numerator: i64, denominator: i64) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let product = i128::from(self.0) * i128::from(numerator);
        let denominator = i128::from(denominator);
        let doubled = 2 * product.abs() + denominator.abs();
        let magnitude = doubled / (2 * denominator.abs());
        let sign = product.signum() * denominator.signum();
        i64::try_from(sign * magnitude).ok().map(Self)
    }

    /// True for a span of no time.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl Add<Span> for Moment {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl Sub<Span> for Moment {
    type Output = Self;
    fn sub(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}

/// Elapsed (clock) time between two moments.
impl Sub for Moment {
    type Output = Span;
    fn sub(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl Add for Span {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Span {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Span {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Span {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Span {
    fn sum<I: Iterator<Item = Self>>(spans: I) -> Self {
        spans.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let civil = self.to_civil();
        write!(
            out,
            "{:04}-{:02}-{:02}T{:02}:{:02}",
            civil.year(),
            civil.month(),
            civil.day(),
            civil.hour(),
            civil.minute()
        )?;
        if civil.second() != 0 {
            write!(out, ":{:02}", civil.second())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}min", self.minutes())
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let refuse = || MomentError { text: text.chars().take(60).collect() };
        let trimmed = text.trim();
        let civil: DateTime = trimmed.parse().map_err(|_| refuse())?;
        if (1900..=2200).contains(&civil.year()) {
            Ok(Self::from_civil(civil))
        } else {
            Err(refuse())
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn text_round_trips_to_the_tenth_of_a_minute() {
        for text in ["2026-03-02T08:00", "2006-09-08T09:08:24", "1969-12-31T23:59"] {
            let moment: Moment = text.parse().expect("valid");
            assert_eq!(moment.to_string(), text);
        }
        assert_eq!("2026-03-02".parse::<Moment>().expect("date").to_string(), "2026-03-02T00:00");
    }

    #[test]
    fn absurd_text_is_refused_with_the_text_named() {
        for text in ["", "yesterday", "2026-02-30T08:00", "9999-01-01", "0026-01-01T08:00"] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }

    #[test]
    fn scaling_rounds_half_away_from_zero() {
        assert_eq!(Span::from_tenths(5).scaled(1, 2), Some(Span::from_tenths(3)));
        assert_eq!(Span::from_tenths(-5).scaled(1, 2), Some(Span::from_tenths(-3)));
        assert_eq!(Span::from_tenths(4800).scaled(100, 33), Some(Span::from_tenths(14545)));
        assert_eq!(Span::from_tenths(1).scaled(1, 0), None);
    }
}
