//! On which days an exception occurs.
//!
//! Steps count from the first day of the range, as Microsoft Project does: every second week means
//! the week of the first day (weeks run from Sunday) and each second one after it, every third month
//! the month of the first day and each third one after it. The 31st of a shorter month is its last
//! day. Expansion stops at the end of 2149, the last year that product knows.
//!
//! Example: from 2026-01-01, monthly, second Tuesday, three occurrences: 13 January, 10 February,
//! 10 March 2026.

use jiff::civil::Date;

use crate::{CalendarException, Moment, MonthDayRule, Recurrence, WeekPosition};

/// First and last date on which calendars may differ from their week.
const FIRST: Date = Date::constant(1984, 1, 1);
const LAST: Date = Date::constant(2149, 12, 31);

/// First and last day of a range, cut to the years 1984 to 2149.
pub(crate) fn bounded_days(from: Date, to: Date) -> (i64, i64) {
    (Moment::from_date(from.max(FIRST)).day(), Moment::from_date(to.min(LAST)).day())
}

/// The days (from 1970-01-01) on which the exception occurs, ascending.
pub(crate) fn occurrence_days(exception: &CalendarException) -> Vec<i64> {
    let start = Moment::from_date(exception.from).day();
    let (first, last) = bounded_days(exception.from, exception.to);
    let most =
        exception.occurrences.map_or(usize::MAX, |count| usize::try_from(count).unwrap_or(0));
    // Occurrences before 1984 count, though nobody asks for them.
    let days: Vec<i64> = match exception.recurrence {
        Recurrence::Daily { every } => {
            let step = usize::try_from(every.max(1)).unwrap_or(1);
            (start..=last).step_by(step).take(most).collect()
        }
        Recurrence::Weekly { every, weekdays } => {
            let every = i64::from(every.max(1));
            let sunday_week = |day: i64| (day + 4).div_euclid(7);
            let first_week = sunday_week(start);
            let wanted =
                |&day: &i64| (sunday_week(day) - first_week) % every == 0 && weekdays[weekday(day)];
            (start..=last).filter(wanted).take(most).collect()
        }
        Recurrence::Monthly { every, day } => {
            let step = usize::try_from(every.max(1)).unwrap_or(1);
            let months = months(exception.from).step_by(step);
            in_months(months, day, start, last).take(most).collect()
        }
        Recurrence::Yearly { month, day } => {
            let months = months(exception.from).filter(|&(_, one)| one == month);
            in_months(months, day, start, last).take(most).collect()
        }
    };
    days.into_iter().filter(|&day| day >= first).collect()
}

impl Recurrence {
    /// The days (from 1970-01-01) on which something occurs that recurs so, ascending, from its
    /// first day on; at most `most` of them, and none after `until`.
    pub fn days(&self, from: Date, until: Option<Date>, most: u32) -> Vec<i64> {
        occurrence_days(&CalendarException {
            name: String::new(),
            from,
            to: until.unwrap_or(LAST),
            recurrence: self.clone(),
            occurrences: Some(most),
            shifts: vec![],
        })
    }
}

/// Monday is 0.
fn weekday(day: i64) -> usize {
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0)
}

/// Year and month of `from` and of every month after it, to the end of 2149.
fn months(from: Date) -> impl Iterator<Item = (i16, i8)> {
    let years = from.year()..=LAST.year();
    let all = years.flat_map(|year| (1..=12).map(move |month| (year, month)));
    all.skip_while(move |&at| at < (from.year(), from.month()))
}

fn in_months(
    months: impl Iterator<Item = (i16, i8)>,
    rule: MonthDayRule,
    start: i64,
    last: i64,
) -> impl Iterator<Item = i64> {
    months
        .map(move |(year, month)| day_in_month(year, month, rule))
        .take_while(move |day| day.is_none_or(|day| day <= last))
        .flatten()
        .filter(move |&day| day >= start)
}

/// The day the rule picks in a month.
fn day_in_month(year: i16, month: i8, rule: MonthDayRule) -> Option<i64> {
    let first = Date::new(year, month, 1).ok()?;
    let first_day = Moment::from_date(first).day();
    let length = i64::from(first.days_in_month());
    match rule {
        MonthDayRule::Day(day) => {
            let day = i64::from(day);
            (day >= 1).then(|| first_day + day.min(length) - 1)
        }
        MonthDayRule::Position { position, weekdays } => {
            let mut matching =
                (first_day..first_day + length).filter(|&day| weekdays[weekday(day)]);
            match position {
                WeekPosition::First => matching.next(),
                WeekPosition::Second => matching.nth(1),
                WeekPosition::Third => matching.nth(2),
                WeekPosition::Fourth => matching.nth(3),
                WeekPosition::Last => matching.next_back(),
            }
        }
    }
}
