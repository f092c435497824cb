//! Days and spans of days as people send them.

use jiff::civil::Date;

use crate::{Failure, Outcome};

/// A day as sent.
pub(super) fn parse_day(field: &str, text: &str) -> Outcome<Date> {
    text.trim()
        .parse()
        .map_err(|_| Failure::field("bad_date", field, "Give a date such as 2026-03-02."))
}

/// A first and a last day as sent.
pub(super) fn parse_days(from: &str, to: Option<&str>) -> Outcome<(Date, Option<Date>)> {
    let from = parse_day("from", from)?;
    let to = to.filter(|to| !to.trim().is_empty()).map(|to| parse_day("to", to)).transpose()?;
    if to.is_some_and(|to| to < from) {
        let text = "The last day is before the first.";
        return Err(Failure::field("resource.days_backwards", "to", text));
    }
    Ok((from, to))
}

/// The days as a reader says them.
pub(super) fn said(from: Date, to: Option<Date>) -> String {
    to.map_or_else(|| format!("from {from} on"), |to| format!("from {from} to {to}"))
}

/// Today in UTC.
pub(super) fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
