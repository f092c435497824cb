//! Which periods a question is about, and in which unit it wants its answer.

use serde::{Deserialize, Serialize};
use steerco_calendar::Moment;
use steerco_capacity::{Grain, Measure, Periods, Unit};
use steerco_units::{parse_scaled, show_scaled};
use utoipa::ToSchema;

use super::supply::{date_of, day_of};
use crate::{Failure, Outcome};

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum PeriodGrain {
    Day,
    #[default]
    Week,
    Month,
    Quarter,
}

/// How an amount of time is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Hours.
    #[default]
    Hours,
    /// Percent of what the person has in the period; for a role, of one full-time person.
    Percent,
    /// Full-time people.
    Fte,
    /// Days of a full-time person.
    PersonDays,
}

/// A period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PeriodView {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

impl From<PeriodGrain> for Grain {
    fn from(grain: PeriodGrain) -> Self {
        match grain {
            PeriodGrain::Day => Self::Day,
            PeriodGrain::Week => Self::Week,
            PeriodGrain::Month => Self::Month,
            PeriodGrain::Quarter => Self::Quarter,
        }
    }
}

impl From<TimeUnit> for Unit {
    fn from(unit: TimeUnit) -> Self {
        match unit {
            TimeUnit::Hours => Self::Hours,
            TimeUnit::Percent => Self::Percent,
            TimeUnit::Fte => Self::Fte,
            TimeUnit::PersonDays => Self::PersonDays,
        }
    }
}

/// The periods asked for: from this one on unless told, `most` at most.
pub(super) fn periods(
    grain: Option<PeriodGrain>,
    from: Option<&str>,
    count: Option<usize>,
    most: usize,
) -> Outcome<Periods> {
    let day = match from.filter(|text| !text.is_empty()) {
        Some(text) => day_of("from", text)?,
        None => Moment::from_date(jiff::Zoned::now().date()).day(),
    };
    let count = count.unwrap_or(most.min(26));
    if !(1..=most).contains(&count) {
        let text = format!("Ask for 1 to {most} periods.");
        return Err(Failure::field("capacity.bad_count", "count", text));
    }
    Ok(Periods::new(grain.unwrap_or_default().into(), day, count))
}

pub(super) fn period_views(periods: &Periods) -> Vec<PeriodView> {
    let view = |(from, to): (i64, i64)| PeriodView { from: date_of(from), to: date_of(to - 1) };
    periods.iter().map(view).collect()
}

/// Minutes of what somebody typed: `7.5`, `7,5`, or with its own unit `7.5 h`, `50 %`, `0.8 FTE`,
/// `3 d`. Nothing typed is nothing.
pub(super) fn minutes_of(text: &str, unit: TimeUnit, measure: &Measure) -> Outcome<i64> {
    let bad = |text: String| Failure::field("allocation.bad_amount", "amount", text);
    let typed = text.trim().to_lowercase();
    let suffixes = [
        ("%", TimeUnit::Percent),
        ("fte", TimeUnit::Fte),
        ("pd", TimeUnit::PersonDays),
        ("d", TimeUnit::PersonDays),
        ("h", TimeUnit::Hours),
    ];
    let own = suffixes.iter().find_map(|(end, unit)| Some((typed.strip_suffix(end)?, *unit)));
    let (number, unit) = own.unwrap_or((&typed, unit));
    let number = number.trim().replace(',', ".");
    if number.is_empty() && own.is_none() {
        return Ok(0);
    }
    let amount = parse_scaled(&number, 6).map_err(|_| {
        bad(format!("“{text}” is no amount. Give a number such as 7.5, 50 % or 3 d."))
    })?;
    if amount < 0 {
        return Err(Failure::field(
            "allocation.negative",
            "amount",
            format!("“{text}” is less than nothing. Give 0 to take the time away."),
        ));
    }
    measure.minutes(amount, unit.into()).ok_or_else(|| {
        let text = "There is no working time in this period, so a percentage of it is nothing. Give hours, \
                    or change leave and calendar first.";
        Failure::field("allocation.no_working_time", "amount", text)
    })
}

/// Minutes as people read them in a unit, with at most two decimals; `None` where the unit measures by
/// nothing.
pub(super) fn amount_of(minutes: i64, unit: TimeUnit, measure: &Measure) -> Option<String> {
    let amount = measure.amount(minutes, unit.into())?;
    Some(show_scaled((amount + amount.signum() * 5_000) / 10_000, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEASURE: Measure = Measure { capacity: 1_440, full_time: 2_400, day: 480 };

    #[test]
    fn amounts_are_read_with_and_without_their_unit() {
        let read = |text: &str| minutes_of(text, TimeUnit::Hours, &MEASURE).ok();
        let cases = [
            ("7.5", Some(450)),
            ("7,5 h", Some(450)),
            ("50 %", Some(720)),
            ("0.5 FTE", Some(1_200)),
            ("2d", Some(960)),
            ("1 pd", Some(480)),
            ("", Some(0)),
            ("h", None),
            ("-1", None),
            ("lots", None),
        ];
        for (text, minutes) in cases {
            assert_eq!(read(text), minutes, "{text}");
        }
        let nobody = Measure { capacity: 0, ..MEASURE };
        assert!(minutes_of("50 %", TimeUnit::Hours, &nobody).is_err());
    }

    #[test]
    fn amounts_are_shown_with_two_decimals() {
        let show = |minutes, unit| amount_of(minutes, unit, &MEASURE).unwrap_or_default();
        assert_eq!(show(100, TimeUnit::Hours), "1.67");
        assert_eq!(show(720, TimeUnit::Percent), "50");
        assert_eq!(show(-450, TimeUnit::Hours), "-7.5");
        assert_eq!(show(1_200, TimeUnit::Fte), "0.5");
    }
}
