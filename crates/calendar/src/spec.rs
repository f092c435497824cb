//! What a calendar says, in the terms people use; [`crate::Calendar::compile`] makes it computable.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One working-time calendar: a week of shifts, seasonal work weeks and exceptions, on top of an
/// optional base calendar. Precedence for a day, highest first: an exception of this calendar, else of
/// its base calendars (a public holiday of the base is a holiday on the night shift too, as in
/// Microsoft Project); a work week of this calendar, else of its bases; this calendar's week, else
/// that of its bases. Where a day is [`DayPattern::Inherited`], the next one decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarSpec {
    /// Name shown to people.
    pub name: String,
    /// Index of the base calendar in the slice given to [`crate::Calendar::compile`].
    pub base: Option<usize>,
    /// Monday first.
    pub week: [DayPattern; 7],
    /// Weeks that replace `week` between two dates (inclusive); a later entry wins an overlap.
    #[serde(default)]
    pub work_weeks: Vec<WorkWeek>,
    /// Days that differ; an earlier entry wins an overlap (as in Microsoft Project).
    #[serde(default)]
    pub exceptions: Vec<CalendarException>,
}

/// What one weekday is like.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayPattern {
    /// As the base calendar says; non-working when there is no base.
    #[default]
    Inherited,
    /// No work.
    NonWorking,
    /// Work in these shifts, in order, not overlapping.
    Working(Vec<Shift>),
}

/// A stretch of work within a day. `finish <= start` means it runs past midnight into the next day
/// (`start == finish == 0` is the whole day).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Tenths of a minute since midnight, 0 to 14,399.
    pub start: i32,
    /// Tenths of a minute since midnight, 0 to 14,400.
    pub finish: i32,
}

/// A week pattern that holds between two dates, both inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkWeek {
    /// Name shown to people.
    pub name: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Monday first; [`DayPattern::Inherited`] falls back to the calendar's own week.
    pub days: [DayPattern; 7],
}

/// Days that differ from the week: holidays, shutdowns, overtime Saturdays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarException {
    /// Name shown to people, such as "Christmas".
    pub name: String,
    /// First day on which it may occur.
    pub from: Date,
    /// Last day on which it may occur (inclusive).
    pub to: Date,
    /// Which days between `from` and `to`.
    pub recurrence: Recurrence,
    /// Stop after this many occurrences, when given.
    pub occurrences: Option<u32>,
    /// The shifts of such a day; empty means no work.
    pub shifts: Vec<Shift>,
}

/// On which days between its first and last an exception occurs (every kind MSPDI has).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recurrence {
    /// Every `every`th day, counted from the first; 1 is every day.
    Daily {
        /// Step in days, at least 1.
        every: u32,
    },
    /// Every `every`th week on the given weekdays; weeks run from Sunday, the first is that of
    /// the first day.
    Weekly {
        /// Step in weeks, at least 1.
        every: u32,
        /// Monday first.
        weekdays: [bool; 7],
    },
    /// Every `every`th month.
    Monthly {
        /// Step in months, at least 1.
        every: u32,
        /// Which day of the month.
        day: MonthDayRule,
    },
    /// Once a year in `month`.
    Yearly {
        /// 1 to 12.
        month: i8,
        /// Which day of that month.
        day: MonthDayRule,
    },
}

/// A day within a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthDayRule {
    /// Day 1 to 31; in a shorter month its last day.
    Day(i8),
    /// Such as the second Tuesday. `weekdays` (Monday first) with one day set is that weekday; all
    /// seven mean "day", Monday to Friday "weekday", Saturday and Sunday "weekend day".
    Position {
        /// First to fourth, or last.
        position: WeekPosition,
        /// Which weekdays count.
        weekdays: [bool; 7],
    },
}

/// Which of the matching days of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum WeekPosition {
    First,
    Second,
    Third,
    Fourth,
    Last,
}

impl CalendarSpec {
    /// Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00: Microsoft Project's "Standard".
    pub fn standard() -> Self {
        let day = DayPattern::Working(vec![Shift::hours(8, 12), Shift::hours(13, 17)]);
        let mut week: [DayPattern; 7] = std::array::from_fn(|_| day.clone());
        week[5] = DayPattern::NonWorking;
        week[6] = DayPattern::NonWorking;
        Self::of_week("Standard", week)
    }

    /// Around the clock: Microsoft Project's "24 Hours".
    pub fn around_the_clock() -> Self {
        let day = DayPattern::Working(vec![Shift::hours(0, 24)]);
        Self::of_week("24 Hours", std::array::from_fn(|_| day.clone()))
    }

    /// A calendar that only inherits from `base`.
    pub fn derived(name: &str, base: usize) -> Self {
        let mut spec = Self::of_week(name, std::array::from_fn(|_| DayPattern::Inherited));
        spec.base = Some(base);
        spec
    }

    /// A base calendar with this week (Monday first) and nothing else.
    pub fn of_week(name: &str, week: [DayPattern; 7]) -> Self {
        Self { name: name.into(), base: None, week, work_weeks: vec![], exceptions: vec![] }
    }
}

impl Shift {
    /// From one full hour to another; 24 is midnight at the end of the day.
    pub const fn hours(start: i32, finish: i32) -> Self {
        Self { start: start * 600, finish: finish * 600 }
    }
}
