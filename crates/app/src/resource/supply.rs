//! What people have: the one place that loads it. Capacity of a day is the working time of the person's
//! calendar that day, times their part of full time, less leave.

use std::collections::{BTreeSet, HashMap};

use steerco_calendar::{Calendar, CalendarException, CalendarSpec, Moment, Recurrence};
use steerco_capacity::{Availability, Term, WorkingDays};
use steerco_store::{Reader, resource::DayRange, row};
use steerco_units::Percent;
use uuid::Uuid;

use crate::{Failure, Outcome, plan::calendar_spec};

/// Days before and after all that anybody is employed for without a term that says so.
const EVER: (i64, i64) = (-1_000_000, 1_000_000);

/// A person with what they have.
#[derive(Debug, Clone)]
pub(crate) struct Supplied {
    /// Who.
    pub(crate) row: row::Resource,
    /// Their own calendar less leave: an index into [`Supply::calendars`]. Work is laid by it.
    pub(crate) calendar: usize,
    /// When they are employed, and for which part of full time.
    pub(crate) terms: Vec<Term>,
    /// Minutes by day.
    pub(crate) days: Availability,
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

impl Supplied {
    /// Whether they are employed on all these days.
    pub(crate) fn employed(&self, days: DayRange) -> bool {
        // Terms are in order and share no day.
        let mut from = days.from;
        for term in &self.terms {
            if term.from <= from && from < term.to {
                from = term.to;
            }
        }
        from >= days.to
    }
}

impl Supply {
    /// What these people have. `rows` are of the kind `work`.
    pub(crate) async fn of(
        reader: &Reader,
        rows: Vec<row::Resource>,
        days: DayRange,
    ) -> Outcome<Self> {
        let standard = reader.default_calendar().await?.map(|row| row.id);
        let wanted: BTreeSet<Uuid> =
            rows.iter().filter_map(|row| row.calendar_id).chain(standard).collect();
        let stored = reader.calendars_with_bases(wanted, None).await?;
        let at: HashMap<Uuid, usize> =
            stored.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        let index = |wanted: Option<Uuid>| wanted.and_then(|id| at.get(&id)).copied();
        // The first is the organisation's; those that are stored follow, then those with leave.
        let mut specs = vec![CalendarSpec::standard()];
        for row in &stored {
            let base = index(row.base_id).map(|at| at + 1);
            specs.push(CalendarSpec { base, ..calendar_spec(row)? });
        }
        if let Some(at) = index(standard) {
            specs[0] = CalendarSpec::derived("Full time", at + 1);
        }
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let mut leave: HashMap<Uuid, Vec<CalendarException>> = HashMap::new();
        for row in reader.leave_of(&ids).await? {
            leave.entry(row.resource_id).or_default().push(away(&row)?);
        }
        let mut own = vec![];
        for row in &rows {
            let base = index(row.calendar_id).map_or(0, |at| at + 1);
            own.push(match leave.remove(&row.id) {
                None => base,
                Some(exceptions) => {
                    let derived = CalendarSpec::derived(&row.name, base);
                    specs.push(CalendarSpec { exceptions, ..derived });
                    specs.len() - 1
                }
            });
        }
        let calendars = Calendar::compile_all(&specs)
            .map_err(|error| Failure::Fault(format!("calendars: {error}")))?;
        let working = WorkingDays::of(&calendars, days.from, days.to);
        let people = rows.into_iter().zip(own).map(|(row, calendar)| {
            let terms = terms(&row, calendar);
            Supplied { days: working.availability(&terms, &[]), row, calendar, terms }
        });
        let people = people.collect();
        let (from, to) = EVER;
        let whole = Term { from, to, fte: Percent::WHOLE, calendar: 0 };
        Ok(Self { people, full_time: working.availability(&[whole], &[]), calendars })
    }
}

impl Supply {
    /// The roles of a person, by their place, with their shares in basis points. Until people have roles
    /// of their own, everybody is in none.
    pub(crate) fn roles_of(&self, person: usize) -> Vec<(Option<Uuid>, i64)> {
        self.people.get(person).map_or(vec![], |_| vec![(None, 10_000)])
    }

    /// Whether one person can stand in for another: both work in this role, or in one that they share
    /// where none is named; who has no role is like the others of their team.
    pub(crate) fn alike(&self, one: usize, other: usize, role: Option<Uuid>) -> bool {
        let roles = |person: usize| -> Vec<Uuid> {
            self.roles_of(person).into_iter().filter_map(|(role, _)| role).collect()
        };
        let (mine, theirs) = (roles(one), roles(other));
        if let Some(role) = role.filter(|_| !mine.is_empty() || !theirs.is_empty()) {
            return theirs.contains(&role);
        }
        if mine.is_empty() && theirs.is_empty() {
            let team = |person: usize| self.people.get(person).and_then(|one| one.row.team_id);
            return team(one).is_some() && team(one) == team(other);
        }
        mine.iter().any(|role| theirs.contains(role))
    }
}

/// Whoever is inactive has nothing.
fn terms(row: &row::Resource, calendar: usize) -> Vec<Term> {
    let (from, to) = EVER;
    let fte = Percent::from_basis_points(row.max_units);
    if row.active { vec![Term { from, to, fte, calendar }] } else { vec![] }
}

fn away(row: &row::Leave) -> Outcome<CalendarException> {
    let date =
        |text: &str| text.parse().map_err(|error| Failure::Fault(format!("leave {text}: {error}")));
    Ok(CalendarException {
        name: row.kind.clone(),
        from: date(&row.from_date)?,
        to: date(&row.to_date)?,
        recurrence: Recurrence::Daily { every: 1 },
        occurrences: None,
        shifts: vec![],
    })
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
