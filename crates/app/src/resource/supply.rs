//! What people have: the one place that loads it. Capacity of a day is the working time of the person's
//! calendar that day, times their part of full time, less leave.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use steerco_calendar::{Calendar, CalendarSpec, Moment};
use steerco_capacity::{Availability, Periods, Term, WorkingDays};
use steerco_store::{Reader, resource::DayRange, row};
use steerco_units::Percent;
use uuid::Uuid;

use super::terms::{TermSpan, load_terms, terms_on};
use crate::{
    Failure, Outcome,
    plan::{calendar_spec, leave_exceptions},
};

/// A person with what they have.
#[derive(Debug, Clone)]
pub(crate) struct Supplied {
    /// Who.
    pub(crate) row: row::Resource,
    /// Their calendar on the first day less leave: an index into [`Supply::calendars`]. Work is laid by it.
    pub(crate) calendar: usize,
    /// What holds of them on which day, in order.
    pub(crate) spans: Vec<TermSpan>,
    /// Minutes by day. A generic resource stands for a role and has none of its own.
    pub(crate) days: Availability,
}

/// What is taken off the hours of the week: what stands below the line of a utilisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TakenOff {
    /// Days on which a calendar differs from its weeks, such as holidays.
    pub(super) holidays: bool,
    /// Approved leave.
    pub(super) leave: bool,
}

impl TakenOff {
    /// What people really have.
    pub(super) const BOTH: Self = Self { holidays: true, leave: true };
}

/// What people have on some days.
#[derive(Debug, Clone)]
pub(crate) struct Supply {
    /// By name.
    pub(crate) people: Vec<Supplied>,
    /// Calendars that people work by; the first is the organisation's.
    pub(crate) calendars: Vec<Calendar>,
    /// Minutes by day of one full-time person under the organisation's calendar.
    pub(crate) full_time: Availability,
}

/// The calendars of a reader's people: the organisation's, those that are stored, those less leave.
struct Calendars {
    specs: Vec<CalendarSpec>,
    at: HashMap<Uuid, usize>,
    leave: HashMap<Uuid, Vec<row::Leave>>,
    less_leave: HashMap<(Uuid, usize), usize>,
}

impl Calendars {
    async fn read(
        reader: &Reader,
        people: &[Uuid],
        wanted: BTreeSet<Uuid>,
        off: TakenOff,
    ) -> Outcome<Self> {
        let standard = reader.default_calendar().await?.map(|row| row.id);
        let wanted = wanted.into_iter().chain(standard).collect();
        let stored = reader.calendars_with_bases(wanted, None).await?;
        let at: HashMap<Uuid, usize> =
            stored.iter().enumerate().map(|(at, row)| (row.id, at + 1)).collect();
        let index = |wanted: Option<Uuid>| wanted.and_then(|id| at.get(&id)).copied();
        let mut specs = vec![match index(standard) {
            Some(at) => CalendarSpec::derived("Full time", at),
            None => CalendarSpec::standard(),
        }];
        for row in &stored {
            specs.push(CalendarSpec { base: index(row.base_id), ..calendar_spec(row)? });
        }
        if !off.holidays {
            specs.iter_mut().for_each(|spec| spec.exceptions.clear());
        }
        let mut leave: HashMap<Uuid, Vec<row::Leave>> = HashMap::new();
        let away = if off.leave { reader.leave_of(people).await? } else { vec![] };
        for row in away {
            leave.entry(row.resource_id).or_default().push(row);
        }
        Ok(Self { specs, at, leave, less_leave: HashMap::new() })
    }

    /// The place of a calendar without the leave of a person.
    fn of(&mut self, person: &row::Resource, calendar: Option<Uuid>) -> Outcome<usize> {
        let base = calendar.and_then(|id| self.at.get(&id)).copied().unwrap_or(0);
        let Some(leave) = self.leave.get(&person.id) else { return Ok(base) };
        if let Some(known) = self.less_leave.get(&(person.id, base)) {
            return Ok(*known);
        }
        let leave: Vec<&row::Leave> = leave.iter().collect();
        let exceptions = leave_exceptions(&self.specs, base, &leave)?;
        let derived = CalendarSpec::derived(&person.name, base);
        self.specs.push(CalendarSpec { exceptions, ..derived });
        let place = self.specs.len() - 1;
        self.less_leave.insert((person.id, base), place);
        Ok(place)
    }
}

impl Supplied {
    /// Whether they are employed on all these days.
    pub(crate) fn employed(&self, days: DayRange) -> bool {
        self.row.generic
            || self.spans.iter().all(|span| {
                let (from, to) = (day(span.from), day(span.to) + 1);
                span.terms.employed || to <= days.from || days.to <= from
            })
    }

    /// What holds on a day.
    pub(super) fn on(&self, at: i64) -> Option<&TermSpan> {
        terms_on(&self.spans, Moment::from_day(at).date())
    }

    /// Roles on a day with their shares in basis points.
    pub(crate) fn roles(&self, at: i64) -> &[(Uuid, i64)] {
        self.on(at).map_or(&[], |span| &span.roles)
    }

    /// Team on a day.
    pub(crate) fn team(&self, at: i64) -> Option<Uuid> {
        self.on(at).and_then(|span| span.terms.team_id)
    }

    /// Which part of their time lies in which group, by period: basis points of what they have then, of its
    /// days where they have nothing. `groups` says the groups of a span with their shares.
    pub(crate) fn shares(
        &self,
        periods: &Periods,
        groups: impl Fn(&TermSpan) -> Vec<(Option<Uuid>, i64)>,
    ) -> BTreeMap<Option<Uuid>, Vec<i64>> {
        let mut found: BTreeMap<Option<Uuid>, Vec<i64>> = BTreeMap::new();
        for span in &self.spans {
            let (first, end) = (day(span.from), day(span.to) + 1);
            let groups = groups(span);
            for at in periods.touched(first.max(periods.first()), end.min(periods.end())) {
                let Some((from, to)) = periods.iter().nth(at) else { continue };
                let all = self.days.minutes(from, to);
                let (within, whole) = if all > 0 {
                    (self.days.minutes(from.max(first), to.min(end)), all)
                } else {
                    (to.min(end) - from.max(first), to - from)
                };
                for (group, share) in &groups {
                    let line = found.entry(*group).or_insert_with(|| vec![0; periods.len()]);
                    if let Some(slot) = line.get_mut(at) {
                        *slot += share * within / whole;
                    }
                }
            }
        }
        found
    }
}

impl Supply {
    /// What these people have. `rows` are of the kind `work`.
    pub(crate) async fn of(
        reader: &Reader,
        rows: Vec<row::Resource>,
        days: DayRange,
    ) -> Outcome<Self> {
        Self::less(reader, rows, days, TakenOff::BOTH).await
    }

    /// The same with less taken off the hours of their weeks.
    pub(super) async fn less(
        reader: &Reader,
        rows: Vec<row::Resource>,
        days: DayRange,
        off: TakenOff,
    ) -> Outcome<Self> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let last = Moment::from_day(days.to.max(days.from + 1) - 1).date();
        let mut terms = load_terms(reader, &ids, Moment::from_day(days.from).date(), last).await?;
        let wanted = terms.values().flatten().filter_map(|span| span.terms.calendar_id).collect();
        let mut calendars = Calendars::read(reader, &ids, wanted, off).await?;
        let mut people = vec![];
        for row in rows {
            let mut spans = terms.remove(&row.id).unwrap_or_default();
            // Whoever was made inactive without a last day has nothing, whatever the terms say.
            if !row.active && spans.iter().all(|span| span.terms.employed) {
                spans.iter_mut().for_each(|span| span.terms.employed = false);
            }
            let mut held: Vec<Term> = vec![];
            for span in spans.iter().filter(|span| span.terms.employed) {
                held.push(Term {
                    from: day(span.from),
                    to: day(span.to) + 1,
                    fte: Percent::from_basis_points(if row.generic { 0 } else { span.terms.fte }),
                    calendar: calendars.of(&row, span.terms.calendar_id)?,
                });
            }
            let first = spans.first().and_then(|span| span.terms.calendar_id);
            let calendar = calendars.of(&row, first)?;
            people.push((row, calendar, spans, held));
        }
        let calendars = Calendar::compile_all(&calendars.specs)
            .map_err(|error| Failure::Fault(format!("calendars: {error}")))?;
        let working = WorkingDays::of(&calendars, days.from, days.to);
        let people = people.into_iter().map(|(row, calendar, spans, terms)| {
            let days = working.availability(&terms, &[]);
            Supplied { row, calendar, spans, days }
        });
        let people = people.collect();
        let whole = Term { from: days.from, to: days.to, fte: Percent::WHOLE, calendar: 0 };
        Ok(Self { people, full_time: working.availability(&[whole], &[]), calendars })
    }

    /// Whether one person can stand in for another on a day: both work in this role, or in one that they
    /// share where none is named; who has no role is like the others of their team.
    pub(crate) fn alike(&self, one: usize, other: usize, role: Option<Uuid>, at: i64) -> bool {
        let (Some(one), Some(other)) = (self.people.get(one), self.people.get(other)) else {
            return false;
        };
        let (mine, theirs) = (one.roles(at), other.roles(at));
        let has = |role: Uuid| theirs.iter().any(|(theirs, _)| *theirs == role);
        if mine.is_empty() && theirs.is_empty() {
            return one.team(at).is_some() && one.team(at) == other.team(at);
        }
        role.map_or_else(|| mine.iter().any(|(mine, _)| has(*mine)), has)
    }
}

fn day(date: jiff::civil::Date) -> i64 {
    Moment::from_date(date).day()
}

/// The day of a date such as `2026-11-30`.
pub(crate) fn day_of(field: &str, text: &str) -> Outcome<i64> {
    let date = text.trim().parse().map_err(|_| {
        Failure::field("bad_date", field, format!("Give a date such as 2026-11-30, not “{text}”."))
    })?;
    Ok(Moment::from_date(date).day())
}

/// A day as a date.
pub(crate) fn date_of(day: i64) -> String {
    Moment::from_day(day).date().to_string()
}
