//! MSPDI's way of writing values, both directions.

use steerco_calendar::{Moment, Span};
use steerco_schedule::{Constraint, Contour, DependencyKind, Lag, TaskType};
use steerco_units::{parse_scaled, show_scaled};

/// Two hundred years in tenths of a minute: no plan is longer.
const LONGEST: i64 = 200 * 366 * 14_400;

pub(super) fn integer(text: &str) -> Option<i64> {
    let trimmed = text.trim();
    trimmed.parse().ok().or_else(|| parse_scaled(trimmed, 0).ok())
}

pub(super) fn flag(text: &str) -> Option<bool> {
    match text.trim() {
        "1" | "true" | "True" | "TRUE" => Some(true),
        "0" | "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

pub(super) fn moment(text: &str) -> Option<Moment> {
    let moment: Moment = text.trim().parse().ok()?;
    let year = moment.date().year();
    (1950..=2190).contains(&year).then_some(moment)
}

/// A time of day in tenths of a minute.
pub(super) fn time_of_day(text: &str) -> Option<i32> {
    let mut parts = text.trim().split(':');
    let hours: i32 = parts.next()?.parse().ok()?;
    let minutes: i32 = parts.next()?.parse().ok()?;
    let seconds: i32 = parts.next().unwrap_or("0").split('.').next()?.parse().ok()?;
    let valid =
        (0..=24).contains(&hours) && (0..60).contains(&minutes) && (0..60).contains(&seconds);
    // Not `then_some`: absurd hours would overflow before they are refused.
    valid.then(|| (hours * 600 + minutes * 10 + (seconds + 3) / 6).min(14_400))
}

/// `PT8H30M0S`, also with days, fractions of seconds and the sign outside or inside.
pub(super) fn duration(text: &str) -> Option<Span> {
    let text = text.trim();
    let (outer, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let rest = rest.strip_prefix('P')?;
    let (days, time) = rest.split_once('T').unwrap_or((rest, ""));
    let mut milliseconds: i64 = 0;
    let mut sign = outer;
    let mut add = |part: &str, units: &[(char, i64)]| -> Option<()> {
        let mut number = String::new();
        for letter in part.chars() {
            if letter.is_ascii_digit() || letter == '.' {
                number.push(letter);
            } else if letter == '-' {
                sign = -1;
            } else {
                let scale = units.iter().find(|unit| unit.0 == letter)?.1;
                let thousandths = parse_scaled(&number, 3).ok()?;
                milliseconds = milliseconds.checked_add(thousandths.checked_mul(scale)?)?;
                number.clear();
            }
        }
        number.is_empty().then_some(())
    };
    add(days, &[('Y', 365 * 86_400), ('M', 30 * 86_400), ('W', 7 * 86_400), ('D', 86_400)])?;
    add(time, &[('H', 3600), ('M', 60), ('S', 1)])?;
    let tenths = milliseconds.checked_add(3000)? / 6000;
    (tenths <= LONGEST).then(|| Span::from_tenths(tenths * sign))
}

pub(super) fn show_duration(span: Span) -> String {
    let tenths = span.tenths();
    let sign = if tenths < 0 { "-" } else { "" };
    let seconds = tenths.unsigned_abs() * 6;
    // Microsoft Project puts the sign inside, which no schema allows but every reader knows.
    format!("PT{sign}{}H{sign}{}M{sign}{}S", seconds / 3600, seconds / 60 % 60, seconds % 60)
        .replace("-0M", "0M")
        .replace("-0S", "0S")
}

pub(super) fn show_moment(moment: Moment) -> String {
    let text = moment.to_string();
    if text.len() == 16 { format!("{text}:00") } else { text }
}

pub(super) fn show_time(tenths: i32) -> String {
    let tenths = tenths.rem_euclid(14_400);
    format!("{:02}:{:02}:{:02}", tenths / 600, tenths / 10 % 60, tenths % 10 * 6)
}

/// Costs stand in hundredths of a major unit whatever the currency.
pub(super) fn cost(text: &str, digits: u32) -> Option<i64> {
    let fine = parse_scaled(text, digits).ok()?;
    Span::from_tenths(fine).scaled(1, 100).map(Span::tenths)
}

pub(super) fn show_cost(minor: i64, digits: u32) -> String {
    match minor.checked_mul(100) {
        Some(fine) => show_scaled(fine, digits),
        None => minor.to_string(),
    }
}

pub(super) fn task_type(code: i64) -> Option<TaskType> {
    Some(match code {
        0 => TaskType::FixedUnits,
        1 => TaskType::FixedDuration,
        2 => TaskType::FixedWork,
        _ => return None,
    })
}

pub(super) fn task_type_code(task_type: TaskType) -> i64 {
    match task_type {
        TaskType::FixedUnits => 0,
        TaskType::FixedDuration => 1,
        TaskType::FixedWork => 2,
    }
}

/// The constraint of a code; the outer `None` is an unknown code, the inner a missing date.
pub(super) fn constraint(code: i64, date: Option<Moment>) -> Option<Option<Constraint>> {
    Some(match code {
        0 => Some(Constraint::AsSoonAsPossible),
        1 => Some(Constraint::AsLateAsPossible),
        2 => date.map(Constraint::MustStartOn),
        3 => date.map(Constraint::MustFinishOn),
        4 => date.map(Constraint::StartNoEarlierThan),
        5 => date.map(Constraint::StartNoLaterThan),
        6 => date.map(Constraint::FinishNoEarlierThan),
        7 => date.map(Constraint::FinishNoLaterThan),
        _ => return None,
    })
}

pub(super) fn constraint_code(constraint: Constraint) -> (i64, Option<Moment>) {
    match constraint {
        Constraint::AsSoonAsPossible => (0, None),
        Constraint::AsLateAsPossible => (1, None),
        Constraint::MustStartOn(date) => (2, Some(date)),
        Constraint::MustFinishOn(date) => (3, Some(date)),
        Constraint::StartNoEarlierThan(date) => (4, Some(date)),
        Constraint::StartNoLaterThan(date) => (5, Some(date)),
        Constraint::FinishNoEarlierThan(date) => (6, Some(date)),
        Constraint::FinishNoLaterThan(date) => (7, Some(date)),
    }
}

pub(super) fn link_kind(code: i64) -> Option<DependencyKind> {
    Some(match code {
        0 => DependencyKind::FinishToFinish,
        1 => DependencyKind::FinishToStart,
        2 => DependencyKind::StartToFinish,
        3 => DependencyKind::StartToStart,
        _ => return None,
    })
}

pub(super) fn link_kind_code(kind: DependencyKind) -> i64 {
    match kind {
        DependencyKind::FinishToFinish => 0,
        DependencyKind::FinishToStart => 1,
        DependencyKind::StartToFinish => 2,
        DependencyKind::StartToStart => 3,
    }
}

/// Is this DurationFormat or LagFormat code one of clock time?
pub(super) fn elapsed_format(code: i64) -> bool {
    matches!(code, 4 | 6 | 8 | 10 | 12 | 20 | 36 | 38 | 40 | 42 | 44 | 52)
}

/// LinkLag is tenths of a minute, but whole percent in the two percent formats.
pub(super) fn lag(value: i64, format: i64) -> Option<Lag> {
    let percent = || i32::try_from(value.checked_mul(100)?).ok();
    Some(match format {
        19 | 51 => Lag::Percent(percent()?),
        20 | 52 => Lag::ElapsedPercent(percent()?),
        _ if value.abs() > LONGEST => return None,
        _ if elapsed_format(format) => Lag::Elapsed(Span::from_tenths(value)),
        _ => Lag::Working(Span::from_tenths(value)),
    })
}

pub(super) fn lag_value(lag: Lag) -> i64 {
    match lag {
        Lag::Working(span) | Lag::Elapsed(span) => span.tenths(),
        Lag::Percent(basis_points) | Lag::ElapsedPercent(basis_points) => {
            i64::from(basis_points) / 100
        }
    }
}

/// A LagFormat code that says what the lag is; `wanted` when it already does.
pub(super) fn lag_format(kind: Lag, wanted: i64) -> i64 {
    match kind {
        Lag::Percent(_) => 19,
        Lag::ElapsedPercent(_) => 20,
        Lag::Elapsed(_) if elapsed_format(wanted) && wanted != 20 && wanted != 52 => wanted,
        Lag::Elapsed(_) => 8,
        Lag::Working(_) if !elapsed_format(wanted) && wanted != 19 && wanted != 51 => wanted,
        Lag::Working(_) => 7,
    }
}

pub(super) fn contour(code: i64) -> Option<Contour> {
    Some(match code {
        0 => Contour::Flat,
        1 => Contour::BackLoaded,
        2 => Contour::FrontLoaded,
        3 => Contour::DoublePeak,
        4 => Contour::EarlyPeak,
        5 => Contour::LatePeak,
        6 => Contour::Bell,
        7 => Contour::Turtle,
        8 => Contour::Contoured,
        _ => return None,
    })
}

pub(super) fn contour_code(contour: Contour) -> i64 {
    match contour {
        Contour::Flat => 0,
        Contour::BackLoaded => 1,
        Contour::FrontLoaded => 2,
        Contour::DoublePeak => 3,
        Contour::EarlyPeak => 4,
        Contour::LatePeak => 5,
        Contour::Bell => 6,
        Contour::Turtle => 7,
        Contour::Contoured => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_however_programs_write_them() {
        for (text, tenths) in [
            ("PT8H0M0S", 4800),
            ("PT0H15M0.15S", 150),
            ("PT-8H0M0S", -4800),
            ("-PT8H0M0S", -4800),
            ("P1DT2H", 15_600),
            ("PT57H8M24S", 34_284),
            ("PT0S", 0),
        ] {
            assert_eq!(duration(text), Some(Span::from_tenths(tenths)), "{text}");
        }
        for text in ["", "8h", "PT8", "PTxH", "PT99999999999999999H"] {
            assert_eq!(duration(text), None, "{text}");
        }
    }

    #[test]
    fn times_of_day_are_bounded() {
        assert_eq!(time_of_day("08:30:00"), Some(5100));
        assert_eq!(time_of_day("24:00"), Some(14_400));
        for text in ["25:00:00", "08:60:00", "2000000000:00:00", "x", ""] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for tenths in [0, 1, 4800, 34_284, -4800, -6, -601] {
            let span = Span::from_tenths(tenths);
            assert_eq!(duration(&show_duration(span)), Some(span), "{}", show_duration(span));
        }
        assert_eq!(show_duration(Span::from_tenths(4800)), "PT8H0M0S");
        assert_eq!(show_time(14_400), "00:00:00");
        assert_eq!(cost("120000", 2), Some(120_000));
        assert_eq!(cost("500", 0), Some(5));
        assert_eq!(show_cost(120_000, 2), "120000");
    }

    #[test]
    fn lag_is_percent_only_in_percent_formats() {
        assert_eq!(lag(50, 19), Some(Lag::Percent(5000)));
        assert_eq!(lag(4800, 7), Some(Lag::Working(Span::from_tenths(4800))));
        assert_eq!(lag(14_400, 8), Some(Lag::Elapsed(Span::from_tenths(14_400))));
        assert_eq!(lag_format(Lag::Percent(1), 7), 19);
        assert_eq!(lag_format(Lag::Working(Span::ZERO), 39), 39);
    }
}
