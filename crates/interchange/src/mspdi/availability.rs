//! `<AvailabilityPeriods>` of a resource: its units from date to date. They are kept word for word with
//! the resource; here they are read for whoever asks how much of it there is when.

use steerco_calendar::{Moment, Span};
use steerco_units::Percent;

use super::resource::units;
use super::values::moment;
use crate::xml::{Cursor, Malformed};

/// No units at all.
const NOTHING: Percent = Percent::from_basis_points(0);
const DAY: Span = Span::from_tenths(14_400);
/// Before every date of a plan.
const DAWN: Moment = Moment::from_day(-25_567);
/// Microsoft Project writes open ends as 1984-01-01 and 2049-12-31.
const FIRST: &str = "1984-01-01T00:00";
const LAST: &str = "2049-12-31T00:00";

/// From when on a resource has which units, ascending, each until the next; empty when nothing is said.
/// Outside of its periods a resource has nothing, as in Microsoft Project; the day a period ends with
/// belongs to it. What cannot be read is left out.
pub fn availability(kept: &str) -> Vec<(Moment, Percent)> {
    if !kept.contains("<AvailabilityPeriod>") {
        return vec![];
    }
    let mut periods = periods(kept).unwrap_or_default();
    periods.sort_by_key(|period| period.0);
    let mut steps: Vec<(Moment, Percent)> = vec![];
    let mut step = |at: Moment, units: Percent| match steps.last_mut() {
        Some(last) if last.0 >= at => last.1 = units,
        Some(last) if last.1 == units => {}
        _ => steps.push((at, units)),
    };
    if periods.first().is_some_and(|first| first.0 > DAWN) {
        step(DAWN, NOTHING);
    }
    for (index, &(from, to, units)) in periods.iter().enumerate() {
        step(from, units);
        let next = periods.get(index + 1).map(|next| next.0);
        if let Some(to) = to.filter(|&to| next.is_none_or(|next| to < next)) {
            step(to, NOTHING);
        }
    }
    steps
}

/// First moment, the moment after the last, units.
type Period = (Moment, Option<Moment>, Percent);

fn periods(kept: &str) -> Result<Vec<Period>, Malformed> {
    let whole = format!("<Resource>{kept}</Resource>");
    let mut cursor = Cursor::new(&whole);
    let mut found = vec![];
    let Some(resource) = cursor.next_child()? else { return Ok(found) };
    if !cursor.enter(resource) {
        return Ok(found);
    }
    while let Some(child) = cursor.next_child()? {
        if child.name != "AvailabilityPeriods" || !cursor.enter(child) {
            cursor.raw(child)?;
            continue;
        }
        while let Some(one) = cursor.next_child()? {
            if !cursor.enter(one) {
                continue;
            }
            let (mut from, mut to, mut share) = (None, None, None);
            while let Some(part) = cursor.next_child()? {
                let name = part.name;
                let text = cursor.text(part)?;
                match name {
                    "AvailableFrom" => from = moment(&text),
                    "AvailableTo" => to = moment(&text),
                    "AvailableUnits" => share = units(&text),
                    _ => {}
                }
            }
            let open = |text: &str| moment(text);
            if let Some(units) = share {
                let from = from.filter(|&from| Some(from) > open(FIRST)).unwrap_or(DAWN);
                let to = to.filter(|&to| Some(to) < open(LAST));
                found.push((from, to.map(|to| Moment::from_date(to.date()) + DAY), units));
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str, units: &str) -> String {
        format!(
            "<AvailabilityPeriod><AvailableFrom>{from}</AvailableFrom><AvailableTo>{to}</AvailableTo>\
             <AvailableUnits>{units}</AvailableUnits></AvailabilityPeriod>"
        )
    }

    fn read(periods: &[String]) -> Vec<(String, i64)> {
        let kept = format!(
            "<Code>x</Code><AvailabilityPeriods>{}</AvailabilityPeriods><Rates/>",
            periods.concat()
        );
        let steps = availability(&kept).into_iter();
        steps.map(|(at, units)| (at.to_string(), units.basis_points())).collect()
    }

    fn step(at: &str, units: i64) -> (String, i64) {
        (at.into(), units)
    }

    #[test]
    fn units_change_from_date_to_date_and_there_is_nothing_outside() {
        let dawn = DAWN.to_string();
        let first = period("2026-03-02T00:00:00", "2026-03-31T23:59:00", "0.5");
        let second = period("2026-04-01T00:00:00", "2026-06-30T00:00:00", "2");
        assert_eq!(
            read(&[second, first]),
            [
                step(&dawn, 0),
                step("2026-03-02T00:00", 5_000),
                step("2026-04-01T00:00", 20_000),
                step("2026-07-01T00:00", 0),
            ]
        );
    }

    #[test]
    fn open_ends_are_always_and_what_says_nothing_is_nothing() {
        let dawn = DAWN.to_string();
        let open = period("1984-01-01T00:00:00", "2049-12-31T23:59:00", "1");
        assert_eq!(read(&[open]), [step(&dawn, 10_000)]);
        assert_eq!(read(&[]), []);
        assert_eq!(availability("<Code>1</Code>"), []);
        assert_eq!(read(&["<AvailabilityPeriod/>".into()]), []);
    }
}
