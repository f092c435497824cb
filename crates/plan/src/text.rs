//! Durations as people write them: `3d`, `2.5 h`, `1ew`, `4 days?`.

use steerco_calendar::Span;

use crate::PlanProject;

/// The unit a duration is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum DurationUnit {
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
}

/// A duration as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DurationText {
    /// How long.
    pub span: Span,
    /// Clock time (`e` before the unit).
    pub elapsed: bool,
    /// Followed by `?`.
    pub estimated: bool,
    /// Unit it was written in.
    pub unit: DurationUnit,
}

impl DurationUnit {
    /// MSPDI DurationFormat code: 3 minutes, 5 hours, 7 days, 9 weeks, 11 months; +1 elapsed;
    /// +32 estimated.
    pub fn format_code(self, elapsed: bool, estimated: bool) -> i64 {
        let base = match self {
            Self::Minutes => 3,
            Self::Hours => 5,
            Self::Days => 7,
            Self::Weeks => 9,
            Self::Months => 11,
        };
        base + i64::from(elapsed) + if estimated { 32 } else { 0 }
    }

    /// The unit, and whether it is elapsed, of an MSPDI DurationFormat or LagFormat code. Unknown
    /// codes read as days.
    pub fn of_format(code: i64) -> (Self, bool) {
        let plain = if code >= 32 && code != 53 { code - 32 } else { code };
        let unit = match plain {
            3 | 4 => Self::Minutes,
            5 | 6 => Self::Hours,
            9 | 10 => Self::Weeks,
            11 | 12 => Self::Months,
            _ => Self::Days,
        };
        (unit, matches!(plain, 4 | 6 | 8 | 10 | 12 | 20))
    }

    /// This unit when it says `span` exactly to the hundredth, else hours or minutes, which do.
    #[must_use]
    pub fn exact(self, span: Span, elapsed: bool, project: &PlanProject) -> Self {
        let fits = |unit: &Self| {
            let length = unit.length(elapsed, project).tenths().max(1);
            i128::from(span.tenths()) * 100 % i128::from(length) == 0
        };
        [self, Self::Hours].into_iter().find(fits).unwrap_or(Self::Minutes)
    }

    /// How much time one such unit is.
    pub fn length(self, elapsed: bool, project: &PlanProject) -> Span {
        let hours = Span::from_minutes(60);
        match (self, elapsed) {
            (Self::Minutes, _) => Span::from_minutes(1),
            (Self::Hours, _) => hours,
            (Self::Days, true) => Span::from_minutes(24 * 60),
            (Self::Weeks, true) => Span::from_minutes(7 * 24 * 60),
            (Self::Months, true) => Span::from_minutes(30 * 24 * 60),
            (Self::Days, false) => project.day,
            (Self::Weeks, false) => project.week,
            (Self::Months, false) => {
                Span::from_tenths(project.day.tenths().saturating_mul(project.days_per_month))
            }
        }
    }

    fn symbol(self) -> &'static str {
        match self {
            Self::Minutes => "min",
            Self::Hours => "h",
            Self::Days => "d",
            Self::Weeks => "w",
            Self::Months => "mo",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "m" | "min" | "mins" | "minute" | "minutes" => Self::Minutes,
            "h" | "hr" | "hrs" | "hour" | "hours" => Self::Hours,
            "" | "d" | "dy" | "day" | "days" => Self::Days,
            "w" | "wk" | "wks" | "week" | "weeks" => Self::Weeks,
            "mo" | "mon" | "mons" | "month" | "months" => Self::Months,
            _ => return None,
        })
    }
}

/// Reads a duration; a bare number is days. `None` when it is not one, or absurdly long.
pub fn parse_duration(text: &str, project: &PlanProject) -> Option<DurationText> {
    let text = text.trim();
    let (text, estimated) = match text.strip_suffix('?') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let split = text
        .find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-' | '+')))
        .unwrap_or(text.len());
    let (number, word) = text.split_at(split);
    let word = word.trim().to_lowercase();
    let (unit, elapsed) = match DurationUnit::of_word(&word) {
        Some(unit) => (unit, false),
        None => (DurationUnit::of_word(word.strip_prefix('e')?)?, true),
    };
    let thousandths = steerco_units::parse_scaled(&number.replace(',', "."), 3).ok()?;
    let span = unit.length(elapsed, project).scaled(thousandths, 1000)?;
    // Two hundred years bounds every plan Steerco schedules.
    let limit = Span::from_minutes(200 * 366 * 24 * 60);
    (span.tenths().abs() <= limit.tenths()).then_some(DurationText {
        span,
        elapsed,
        estimated,
        unit,
    })
}

/// Writes a span in `unit`, to the hundredth: `2.5d`, `3ed`.
pub fn format_duration(
    span: Span,
    unit: DurationUnit,
    elapsed: bool,
    project: &PlanProject,
) -> String {
    let length = unit.length(elapsed, project).tenths().max(1);
    let hundredths = Span::from_tenths(span.tenths()).scaled(100, length).unwrap_or(Span::ZERO);
    let number = steerco_units::show_scaled(hundredths.tenths(), 2);
    format!("{number}{}{}", if elapsed { "e" } else { "" }, unit.symbol())
}

/// Hundredths as decimal text without trailing zeros: `250` is `2.5`.
pub fn show_hundredths(hundredths: i64) -> String {
    steerco_units::show_scaled(hundredths, 2)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn people_write_durations_in_many_ways() {
        let project = PlanProject::default();
        for (text, minutes, elapsed, estimated) in [
            ("3d", 1440, false, false),
            ("3", 1440, false, false),
            ("2.5 h", 150, false, false),
            ("2,5 hours", 150, false, false),
            ("1w?", 2400, false, true),
            ("2ed", 2880, true, false),
            ("1 mo", 9600, false, false),
            ("1 eday", 1440, true, false),
            ("-2d", -960, false, false),
        ] {
            let read = parse_duration(text, &project).expect(text);
            assert_eq!(read.span, Span::from_minutes(minutes), "{text}");
            assert_eq!((read.elapsed, read.estimated), (elapsed, estimated), "{text}");
        }
        for text in ["soon", "3 parsecs", "", "1e9d", "99999999999999d"] {
            assert!(parse_duration(text, &project).is_none(), "{text}");
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let project = PlanProject::default();
        for text in ["3d", "2.5h", "2ed", "1w", "30min", "1.5mo"] {
            let read = parse_duration(text, &project).expect(text);
            assert_eq!(format_duration(read.span, read.unit, read.elapsed, &project), text);
        }
    }
}
