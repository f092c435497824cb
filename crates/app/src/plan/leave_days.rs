//! Leave as time away: the one place that says when somebody is away, whole days, half days and hours alike.
//! Plans, capacity, levelling and schedules all read it from here.

use std::collections::BTreeMap;

use jiff::civil::Date;
use steerco_calendar::{
    Calendar, CalendarException, CalendarSpec, Moment, Recurrence, Shift, Span,
};
use steerco_store::row;

use super::calendar_days::end_of_stretch;
use crate::{Failure, Outcome};

/// A stored day of leave.
fn stored(text: &str) -> Outcome<Date> {
    text.parse().map_err(|error| Failure::Fault(format!("leave {text}: {error}")))
}

/// Whether it is of whole days only.
fn whole(row: &row::Leave) -> bool {
    !row.starts_midday && !row.ends_midday && row.minutes.is_none()
}

/// When leave begins and ends under a calendar. Midday is where half of a day's working time is over; hours are
/// the last of the day, at most all of it.
pub(crate) fn leave_span(calendar: &Calendar, row: &row::Leave) -> Outcome<(Moment, Moment)> {
    let (first, last) = (stored(&row.from_date)?, stored(&row.to_date)?);
    let midnight = Moment::from_date;
    let time = |day: Date| {
        let begin = midnight(day);
        calendar.between(begin, Moment::from_day(begin.day() + 1)).tenths()
    };
    let after = |day: Date, tenths: i64| match tenths {
        0 => midnight(day),
        tenths => calendar.add(midnight(day), Span::from_tenths(tenths)),
    };
    let begin = match row.minutes {
        Some(minutes) => after(first, (time(first) - minutes * 10).max(0)),
        None if row.starts_midday => after(first, time(first) / 2),
        None => midnight(first),
    };
    let end = match row.ends_midday {
        true => after(last, time(last) / 2),
        false => Moment::from_day(midnight(last).day() + 1),
    };
    Ok((begin, end.max(begin)))
}

/// Tenths of a minute of working time between two moments that leave takes; time that two of them take counts
/// once.
pub(crate) fn away_between<'leave>(
    calendar: &Calendar,
    rows: impl Iterator<Item = &'leave row::Leave>,
    from: Moment,
    to: Moment,
) -> Outcome<i64> {
    let mut spans = vec![];
    for row in rows {
        let (begin, end) = leave_span(calendar, row)?;
        spans.push((begin.max(from), end.min(to)));
    }
    spans.sort_unstable();
    let (mut taken, mut at) = (0, from);
    for (begin, end) in spans {
        if end > begin.max(at) {
            taken += calendar.between(begin.max(at), end).tenths();
            at = end;
        }
    }
    Ok(taken)
}

/// Leave as exceptions of the calendar `base`: whole days without work first, because an earlier exception wins,
/// then days of which a part is worked, with what is left of their shifts.
pub(crate) fn leave_exceptions(
    specs: &[CalendarSpec],
    base: usize,
    rows: &[&row::Leave],
) -> Outcome<Vec<CalendarException>> {
    let mut found = vec![];
    let mut parts: BTreeMap<i64, (String, Vec<(Moment, Moment)>)> = BTreeMap::new();
    let mut compiled: Option<Calendar> = None;
    for row in rows {
        let name = if row.note.is_empty() { &row.kind } else { &row.note };
        let (first, last) = (stored(&row.from_date)?, stored(&row.to_date)?);
        let (mut from, mut to) = (Moment::from_date(first).day(), Moment::from_date(last).day());
        if !whole(row) {
            let calendar = match compiled.take() {
                Some(calendar) => calendar,
                None => Calendar::compile(specs, base)
                    .map_err(|error| Failure::Fault(format!("calendar under leave: {error}")))?,
            };
            let span = leave_span(&calendar, row)?;
            compiled = Some(calendar);
            let mut part = |day: i64| {
                parts.entry(day).or_insert_with(|| (name.clone(), vec![])).1.push(span);
            };
            let (early, late) = (row.starts_midday || row.minutes.is_some(), row.ends_midday);
            if early {
                part(from);
            }
            if late && !(early && from == to) {
                part(to);
            }
            (from, to) = (from + i64::from(early), to - i64::from(late));
        }
        if from <= to {
            let (from, to) = (Moment::from_day(from).date(), Moment::from_day(to).date());
            found.push(exception(name, from, to, vec![]));
        }
    }
    for (day, (name, away)) in parts {
        let date = Moment::from_day(day).date();
        let shifts = compiled.as_ref().map(|calendar| worked(calendar, day, &away));
        found.push(exception(&name, date, date, shifts.unwrap_or_default()));
    }
    Ok(found)
}

fn exception(name: &str, from: Date, to: Date, shifts: Vec<Shift>) -> CalendarException {
    CalendarException {
        name: name.to_owned(),
        from,
        to,
        recurrence: Recurrence::Daily { every: 1 },
        occurrences: None,
        shifts,
    }
}

/// The shifts of a day without the time away.
fn worked(calendar: &Calendar, day: i64, away: &[(Moment, Moment)]) -> Vec<Shift> {
    let (midnight, end) = (Moment::from_day(day), Moment::from_day(day + 1));
    let mut left: Vec<(Moment, Moment)> = vec![];
    let mut at = midnight;
    loop {
        let start = calendar.next_work(at);
        if start >= end {
            break;
        }
        at = end_of_stretch(calendar, start, end);
        left.push((start, at));
    }
    for (from, to) in away {
        let cut = |(start, finish): (Moment, Moment)| {
            let before = (start, finish.min(*from));
            let after = (start.max(*to), finish);
            [before, after].into_iter().filter(|(start, finish)| start < finish)
        };
        left = left.into_iter().flat_map(cut).collect();
    }
    let tenths = |moment: Moment| i32::try_from((moment - midnight).tenths()).unwrap_or(0);
    left.into_iter()
        .map(|(start, finish)| Shift { start: tenths(start), finish: tenths(finish) })
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use uuid::Uuid;

    use super::*;

    fn leave(from: &str, to: &str) -> row::Leave {
        row::Leave {
            id: Uuid::nil(),
            version: 1,
            resource_id: Uuid::nil(),
            from_date: from.into(),
            to_date: to.into(),
            starts_midday: false,
            ends_midday: false,
            minutes: None,
            kind: "holiday".into(),
            note: String::new(),
            state: "approved".into(),
            asked_by: None,
            reason: String::new(),
            created_at: 0,
            updated_at: 0,
        }
    }

    /// Minutes of work from Monday 30 November to Friday 4 December 2026 under the standard calendar (8 to 12
    /// and 13 to 17 o'clock) with this leave.
    fn week(rows: &[row::Leave]) -> Vec<i64> {
        let standard = CalendarSpec::standard();
        let rows: Vec<&row::Leave> = rows.iter().collect();
        let exceptions = leave_exceptions(std::slice::from_ref(&standard), 0, &rows).unwrap();
        let own = CalendarSpec { exceptions, ..CalendarSpec::derived("Ann", 0) };
        let calendar = Calendar::compile(&[standard, own], 1).unwrap();
        let monday = Moment::from_date("2026-11-30".parse().unwrap()).day();
        let day = |at: i64| {
            calendar
                .between(Moment::from_day(monday + at), Moment::from_day(monday + at + 1))
                .tenths()
                / 10
        };
        (0..5).map(day).collect()
    }

    #[test]
    fn leave_takes_days_halves_and_hours() {
        assert_eq!(week(&[leave("2026-12-01", "2026-12-02")]), [480, 0, 0, 480, 480]);
        let both = row::Leave {
            starts_midday: true,
            ends_midday: true,
            ..leave("2026-12-01", "2026-12-03")
        };
        assert_eq!(week(&[both]), [480, 240, 0, 240, 480]);
        let morning = row::Leave { ends_midday: true, ..leave("2026-12-01", "2026-12-01") };
        assert_eq!(week(std::slice::from_ref(&morning)), [480, 240, 480, 480, 480]);
        let afternoon = row::Leave { starts_midday: true, ..leave("2026-12-01", "2026-12-01") };
        assert_eq!(week(&[morning, afternoon]), [480, 0, 480, 480, 480], "two halves are a day");
        let hours = row::Leave { minutes: Some(90), ..leave("2026-12-04", "2026-12-04") };
        assert_eq!(week(std::slice::from_ref(&hours)), [480, 480, 480, 480, 390]);
        let more = row::Leave { minutes: Some(900), ..hours.clone() };
        assert_eq!(week(&[more]), [480, 480, 480, 480, 0]);
        let all = leave("2026-12-04", "2026-12-04");
        assert_eq!(
            week(&[hours, all]),
            [480, 480, 480, 480, 0],
            "a whole day goes before its hours"
        );
        let weekend = row::Leave { ends_midday: true, ..leave("2026-12-04", "2026-12-06") };
        assert_eq!(week(&[weekend]), [480, 480, 480, 480, 0]);
    }

    #[test]
    fn leave_of_the_afternoon_begins_when_half_of_the_day_is_worked() {
        let calendar = Calendar::compile(&[CalendarSpec::standard()], 0).unwrap();
        let row = row::Leave { starts_midday: true, ..leave("2026-12-01", "2026-12-01") };
        let (begin, end) = leave_span(&calendar, &row).unwrap();
        assert_eq!(
            (begin.to_string(), end.to_string()),
            ("2026-12-01T12:00".into(), "2026-12-02T00:00".into())
        );
        let whole = leave("2026-12-01", "2026-12-01");
        let (monday, friday) =
            (Moment::from_day(begin.day() - 1), Moment::from_day(begin.day() + 3));
        let away = away_between(&calendar, [&row, &whole, &row].into_iter(), monday, friday);
        assert_eq!(away.unwrap(), 4_800, "nobody is away twice");
    }
}
