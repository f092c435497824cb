//! Working-time algebra: when does work happen, and how much of it lies between two moments?
//!
//! A [`CalendarSpec`] says it in the terms people use (a week of shifts, work weeks for a season,
//! exceptions that may recur). [`Calendar::compile`] turns a chain of specs into prefix sums, after
//! which every question (`add`, `subtract`, `between`, `next_work`) costs a binary search.
//!
//! Time basis: [`Moment`] is civil (no zone), [`Span`] is an amount of time. Both count tenths of a
//! minute, the resolution Microsoft Project stores, so that dates agree with it exactly.

mod combine;
mod compile;
mod moment;
mod recurrence;
mod spec;
mod working;

pub use moment::{Moment, MomentError, Span};
pub use spec::{
    CalendarException, CalendarSpec, DayPattern, MonthDayRule, Recurrence, Shift, WeekPosition,
    WorkWeek,
};
pub use working::{Calendar, CalendarError};
