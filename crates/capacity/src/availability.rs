//! What a person has, day by day: working time of the calendar that is theirs that day, times what
//! they are employed for that day, less leave. Every figure of capacity is a sum of these days.

use steerco_calendar::{Calendar, Moment};
use steerco_units::Percent;

use crate::Periods;

/// Days on which the same terms hold. Outside all terms a person has nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// First day.
    pub from: i64,
    /// The day after the last.
    pub to: i64,
    /// Part of a full-time person: 80 % works four fifths of each day.
    pub fte: Percent,
    /// Index into the calendars.
    pub calendar: usize,
}

/// Days that a person is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Away {
    /// First day.
    pub from: i64,
    /// The day after the last.
    pub to: i64,
    /// Part of each day; a half day is 50 %.
    pub share: Percent,
}

/// Working time of calendars by day, so that people who share one share the work of reading it.
#[derive(Debug, Clone)]
pub struct WorkingDays {
    first: i64,
    /// Tenths of a minute by calendar, then by day.
    tenths: Vec<Vec<i64>>,
}

/// Minutes that somebody has on each day of a window.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Availability {
    first: i64,
    days: Vec<i64>,
    /// Minutes of all days before each day of the window, and of all of them.
    before: Vec<i64>,
}

impl WorkingDays {
    /// Of the days from `first` to before `end`.
    pub fn of(calendars: &[Calendar], first: i64, end: i64) -> Self {
        let day = |calendar: &Calendar, day: i64| {
            calendar.between(Moment::from_day(day), Moment::from_day(day + 1)).tenths()
        };
        let days = |calendar| (first..end).map(|one| day(calendar, one)).collect();
        Self { first, tenths: calendars.iter().map(days).collect() }
    }

    /// What a person has. Leave takes its share of what the day would have given, and never more than
    /// the day has; a day is rounded half up to a minute.
    pub fn availability(&self, terms: &[Term], away: &[Away]) -> Availability {
        let length = self.tenths.first().map_or(0, Vec::len);
        let mut days = vec![0_i64; length];
        for term in terms {
            let Some(tenths) = self.tenths.get(term.calendar) else { continue };
            let fte = term.fte.basis_points().max(0);
            let span = self.within(term.from, term.to, length);
            for (slot, tenths) in days.iter_mut().zip(tenths).take(span.end).skip(span.start) {
                // Minutes are tenths / 10, full time is 10,000 basis points; away days come later.
                *slot = tenths * fte;
            }
        }
        let mut gone = vec![0_i64; if away.is_empty() { 0 } else { length }];
        for one in away {
            let span = self.within(one.from, one.to, length);
            for slot in gone.iter_mut().take(span.end).skip(span.start) {
                *slot = (*slot + one.share.basis_points().max(0)).min(10_000);
            }
        }
        for (slot, gone) in days.iter_mut().zip(&gone) {
            *slot -= *slot / 10_000 * gone + *slot % 10_000 * gone / 10_000;
        }
        for slot in &mut days {
            *slot = (*slot + 50_000) / 100_000;
        }
        Availability::of_days(self.first, days)
    }

    fn within(&self, from: i64, to: i64, length: usize) -> std::ops::Range<usize> {
        let at =
            |day: i64| usize::try_from(day.saturating_sub(self.first)).unwrap_or(0).min(length);
        at(from)..at(to)
    }
}

impl Availability {
    /// From minutes by day.
    pub fn of_days(first: i64, days: Vec<i64>) -> Self {
        let mut sum = 0;
        let mut before = Vec::with_capacity(days.len() + 1);
        before.push(0);
        before.extend(days.iter().map(|day| {
            sum += day;
            sum
        }));
        Self { first, days, before }
    }

    /// Minutes of one day; none outside the window.
    pub fn day(&self, day: i64) -> i64 {
        let at = usize::try_from(day - self.first).ok();
        at.and_then(|at| self.days.get(at)).copied().unwrap_or(0)
    }

    /// Minutes of the days from `from` to before `to`, as far as they are in the window.
    pub fn minutes(&self, from: i64, to: i64) -> i64 {
        let at = |day: i64| {
            let at = usize::try_from(day.saturating_sub(self.first)).unwrap_or(0);
            self.before.get(at.min(self.days.len())).copied().unwrap_or(0)
        };
        (at(to) - at(from)).max(0)
    }

    /// Minutes by period.
    pub fn by(&self, periods: &Periods) -> Vec<i64> {
        periods.iter().map(|(from, to)| self.minutes(from, to)).collect()
    }
}
