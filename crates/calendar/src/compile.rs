//! From what a calendar says to what it can answer: resolves each day through the chain of base
//! calendars and collects the weeks that differ from the regular one.
//!
//! For a day the first of these that speaks decides: an exception, a work week, the week; each asked
//! of the calendar itself, then of its bases. So a holiday of the base holds for a derived calendar
//! that has hours of its own for that weekday. A shift that runs past midnight belongs to the day on
//! which it starts, even when the next day is a holiday.

use crate::moment::DAY;
use crate::recurrence::{bounded_days, occurrence_days};
use crate::working::{WEEK, first_day, week_of_day};
use crate::{Calendar, CalendarError, CalendarSpec, DayPattern, Shift, WorkWeek};

/// One calendar of the chain with its exceptions laid out by day.
struct Layer<'a> {
    spec: &'a CalendarSpec,
    /// `(day, index of the exception)`, ascending, one entry per day.
    exceptions: Vec<(i64, usize)>,
    /// First and last day of each work week.
    work_weeks: Vec<(i64, i64)>,
}

impl Calendar {
    /// Compiles `specs[which]` with its chain of base calendars.
    pub fn compile(specs: &[CalendarSpec], which: usize) -> Result<Self, CalendarError> {
        let layers = layers(specs, which)?;
        let regular = week_stretches(|weekday| regular_shifts(&layers, weekday), true);

        let mut weeks: Vec<i64> = layers
            .iter()
            .flat_map(|layer| {
                let seasons = layer.work_weeks.iter().flat_map(|&(from, to)| from..=to);
                layer.exceptions.iter().map(|&(day, _)| day).chain(seasons)
            })
            // A shift past midnight on Sunday reaches into the next week.
            .flat_map(|day| [week_of_day(day), week_of_day(day + 1)])
            .collect();
        weeks.sort_unstable();
        weeks.dedup();

        let irregular = weeks.into_iter().map(|week| {
            let monday = first_day(week);
            (week, week_stretches(|weekday| shifts(&layers, monday + weekday), false))
        });
        Ok(Self::from_weeks(&regular, irregular))
    }

    /// Compiles every spec; calendars that add nothing to their base share its tables.
    pub fn compile_all(specs: &[CalendarSpec]) -> Result<Vec<Self>, CalendarError> {
        let mut done: Vec<Option<Self>> = vec![None; specs.len()];
        for which in 0..specs.len() {
            // Checks the chain first, so that following it below ends.
            let chain = chain(specs, which)?;
            let telling = chain
                .into_iter()
                .find(|&index| !adds_nothing(&specs[index]) || specs[index].base.is_none())
                .unwrap_or(which);
            let compiled = match done[telling].clone() {
                Some(compiled) => compiled,
                None => Self::compile(specs, telling)?,
            };
            done[telling] = Some(compiled.clone());
            done[which] = Some(compiled);
        }
        Ok(done.into_iter().flatten().collect())
    }
}

fn adds_nothing(spec: &CalendarSpec) -> bool {
    spec.exceptions.is_empty()
        && spec.work_weeks.is_empty()
        && spec.week.iter().all(|day| *day == DayPattern::Inherited)
}

/// The calendar and its bases, nearest first.
fn chain(specs: &[CalendarSpec], which: usize) -> Result<Vec<usize>, CalendarError> {
    let mut chain = vec![];
    let mut next = Some(which);
    while let Some(index) = next {
        let spec = specs.get(index).ok_or(CalendarError::MissingBase { calendar: which })?;
        if chain.len() >= specs.len() {
            return Err(CalendarError::BaseCycle { calendar: which });
        }
        chain.push(index);
        next = spec.base;
    }
    Ok(chain)
}

fn layers(specs: &[CalendarSpec], which: usize) -> Result<Vec<Layer<'_>>, CalendarError> {
    let chain = chain(specs, which)?;
    Ok(chain.into_iter().map(|index| layer(&specs[index])).collect())
}

fn layer(spec: &CalendarSpec) -> Layer<'_> {
    let mut exceptions: Vec<(i64, usize)> = spec
        .exceptions
        .iter()
        .enumerate()
        .flat_map(|(index, one)| occurrence_days(one).into_iter().map(move |day| (day, index)))
        .collect();
    exceptions.sort_unstable();
    exceptions.dedup_by_key(|&mut (day, _)| day);
    let days = |one: &WorkWeek| bounded_days(one.from, one.to);
    let work_weeks = spec.work_weeks.iter().map(days).collect();
    Layer { spec, exceptions, work_weeks }
}

/// The shifts of a weekday (0 is Monday) when nothing special happens.
fn regular_shifts<'a>(layers: &[Layer<'a>], weekday: i64) -> &'a [Shift] {
    let mut patterns = layers.iter().map(|layer| weekday_of(&layer.spec.week, weekday));
    patterns.find_map(pattern_shifts).unwrap_or(&[])
}

/// The shifts of one day.
fn shifts<'a>(layers: &[Layer<'a>], day: i64) -> &'a [Shift] {
    let weekday = (day - first_day(0)).rem_euclid(7);
    for layer in layers {
        if let Ok(at) = layer.exceptions.binary_search_by_key(&day, |&(day, _)| day) {
            return &layer.spec.exceptions[layer.exceptions[at].1].shifts;
        }
    }
    for layer in layers {
        let season = layer.work_weeks.iter().rposition(|&(from, to)| (from..=to).contains(&day));
        if let Some(index) = season
            && let Some(shifts) =
                pattern_shifts(weekday_of(&layer.spec.work_weeks[index].days, weekday))
        {
            return shifts;
        }
    }
    regular_shifts(layers, weekday)
}

fn weekday_of(days: &[DayPattern; 7], weekday: i64) -> &DayPattern {
    usize::try_from(weekday).ok().and_then(|index| days.get(index)).unwrap_or(&days[0])
}

/// What a pattern says itself; `None` leaves the decision to the base calendar.
fn pattern_shifts(pattern: &DayPattern) -> Option<&[Shift]> {
    match pattern {
        DayPattern::Inherited => None,
        DayPattern::NonWorking => Some(&[]),
        DayPattern::Working(shifts) => Some(shifts),
    }
}

/// The disjoint stretches of a week whose weekday `0..7` has these shifts; day -1 is the Sunday
/// before, or in a `periodic` week the week's own Sunday.
fn week_stretches<'a>(shifts: impl Fn(i64) -> &'a [Shift], periodic: bool) -> Vec<(i64, i64)> {
    let mut stretches = vec![];
    for weekday in -1..7 {
        let source = if weekday < 0 && periodic { 6 } else { weekday };
        for shift in shifts(source) {
            let start = i64::from(shift.start).clamp(0, DAY - 1);
            let mut finish = i64::from(shift.finish).clamp(0, DAY);
            if finish <= start {
                finish += DAY;
            }
            let offset = weekday * DAY;
            let (start, finish) = ((offset + start).max(0), (offset + finish).min(WEEK));
            if start < finish {
                stretches.push((start, finish));
            }
        }
    }
    stretches.sort_unstable();
    let mut merged: Vec<(i64, i64)> = Vec::with_capacity(stretches.len());
    for (start, finish) in stretches {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(finish),
            _ => merged.push((start, finish)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use crate::{Calendar, CalendarException, CalendarSpec, DayPattern, Recurrence, Shift};

    #[test]
    fn a_holiday_of_the_base_holds_for_a_shift_with_hours_of_its_own() {
        let mut base = CalendarSpec::standard();
        let day = "2026-12-25".parse().unwrap();
        base.exceptions.push(CalendarException {
            name: "Christmas".into(),
            from: day,
            to: day,
            recurrence: Recurrence::Daily { every: 1 },
            occurrences: None,
            shifts: vec![],
        });
        let mut early = CalendarSpec::derived("Early shift", 0);
        early.week[4] = DayPattern::Working(vec![Shift::hours(6, 14)]);
        let early = Calendar::compile(&[base, early], 1).unwrap();
        assert!(early.is_work("2026-12-18T06:30".parse().unwrap()));
        assert!(!early.is_work("2026-12-25T06:30".parse().unwrap()));
    }
}
