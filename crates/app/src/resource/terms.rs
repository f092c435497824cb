//! What holds of people on which day: a step function of time, pure, and the one place that loads
//! it. Terms follow one another without gaps or overlaps, because a term has only a first day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use steerco_store::{Reader, row};
use uuid::Uuid;

use crate::{Failure, Outcome, shape::Reference};

/// The first day of what has always been so.
pub(super) const ALWAYS: &str = "0001-01-01";
/// Full time in basis points.
pub(super) const FULL: i64 = 10_000;

/// What holds of a resource for a while, apart from its roles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Whether it is there at all: not before someone joins, nor after they leave.
    pub employed: bool,
    /// Basis points of full time; 0 while not employed.
    pub fte: i64,
    /// Its working time: its own calendar, or else its location's; the organisation's when absent.
    pub calendar_id: Option<Uuid>,
    /// Team.
    pub team_id: Option<Uuid>,
    /// The person who leads it.
    pub manager_id: Option<Uuid>,
    /// Where it works.
    pub location_id: Option<Uuid>,
    /// IANA time zone; empty when unknown.
    pub time_zone: String,
}

/// A role held for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldRole {
    /// Which role.
    pub job_role_id: Uuid,
    /// First day.
    pub from: Date,
    /// Last day; without end when absent.
    pub to: Option<Date>,
    /// Share of the person's time in basis points.
    pub share: i64,
}

impl HeldRole {
    fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// Days on which nothing changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermSpan {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// What holds.
    pub terms: Terms,
    /// Roles with their shares in basis points, by role; the shares are at most 100 % together.
    pub roles: Vec<(Uuid, i64)>,
}

/// Everything that is known of a resource over time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// Terms by their first day, in order. Before the first one the resource is not there.
    pub terms: Vec<(Date, Terms)>,
    /// Roles in any order.
    pub roles: Vec<HeldRole>,
}

impl History {
    /// The spans from one day to another, in order, without gaps; neighbours differ.
    pub fn spans(&self, from: Date, to: Date) -> Vec<TermSpan> {
        let begins = self.terms.iter().map(|(day, _)| *day);
        let role_begins = self.roles.iter().map(|role| role.from);
        let role_ends = self.roles.iter().filter_map(|role| role.to?.tomorrow().ok());
        let mut days: BTreeSet<Date> = begins
            .chain(role_begins)
            .chain(role_ends)
            .filter(|day| (from..=to).contains(day))
            .collect();
        if from <= to {
            days.insert(from);
        }
        let mut spans: Vec<TermSpan> = vec![];
        for day in days {
            let (terms, roles) = self.on(day);
            if let Some(last) = spans.last_mut() {
                if (&last.terms, &last.roles) == (&terms, &roles) {
                    continue;
                }
                last.to = day.yesterday().unwrap_or(day);
            }
            spans.push(TermSpan { from: day, to, terms, roles });
        }
        spans
    }

    fn on(&self, day: Date) -> (Terms, Vec<(Uuid, i64)>) {
        let after = self.terms.partition_point(|(from, _)| *from <= day);
        let held = after.checked_sub(1).and_then(|at| self.terms.get(at));
        let mut terms = held.map(|(_, terms)| terms.clone()).unwrap_or_default();
        if !terms.employed {
            terms.fte = 0;
            return (terms, vec![]);
        }
        let mut roles: BTreeMap<Uuid, i64> = BTreeMap::new();
        for role in self.roles.iter().filter(|role| role.holds_on(day)) {
            *roles.entry(role.job_role_id).or_default() += role.share;
        }
        (terms, roles.into_iter().collect())
    }
}

/// What holds on a day, among spans in order.
pub fn terms_on(spans: &[TermSpan], day: Date) -> Option<&TermSpan> {
    let after = spans.partition_point(|span| span.from <= day);
    spans.get(after.checked_sub(1)?).filter(|span| day <= span.to)
}

/// Roles that together take more than the whole of a person: which, their sum, and the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooMuch {
    /// Places in the list that was checked.
    pub roles: Vec<usize>,
    /// Their sum in basis points.
    pub sum: i64,
    /// First day.
    pub from: Date,
    /// Last day; without end when absent.
    pub to: Option<Date>,
}

/// The first days on which the shares are more than 100 %.
pub fn too_much(roles: &[HeldRole]) -> Option<TooMuch> {
    let mut days: BTreeSet<Date> = roles.iter().map(|role| role.from).collect();
    days.extend(roles.iter().filter_map(|role| role.to?.tomorrow().ok()));
    let over = |day: Date| {
        let held: Vec<(usize, &HeldRole)> =
            roles.iter().enumerate().filter(|(_, role)| role.holds_on(day)).collect();
        let sum = held.iter().map(|(_, role)| role.share).sum::<i64>();
        (held.into_iter().map(|(at, _)| at).collect::<Vec<_>>(), sum)
    };
    let from = days.iter().copied().find(|day| over(*day).1 > FULL)?;
    let (roles, sum) = over(from);
    let after = days.range(from..).skip(1).find(|day| over(**day).0 != roles);
    Some(TooMuch { roles, sum, from, to: after.and_then(|day| day.yesterday().ok()) })
}

/// A stored day. What was written was checked before.
pub(super) fn stored_day(text: &str) -> Outcome<Date> {
    text.parse().map_err(|_| Failure::Fault(format!("a stored day is {text}")))
}

/// A row of the roles of a resource.
pub(super) fn held_role(row: &row::ResourceRole) -> Outcome<HeldRole> {
    Ok(HeldRole {
        job_role_id: row.job_role_id,
        from: stored_day(&row.from_date)?,
        to: row.to_date.as_deref().map(stored_day).transpose()?,
        share: row.share,
    })
}

/// What holds of resources from one day to another. Resources without terms hold what their own
/// columns tell, always; a generic resource works in its role with all its time.
pub async fn load_terms(
    reader: &Reader,
    resources: &[Uuid],
    from: Date,
    to: Date,
) -> Outcome<BTreeMap<Uuid, Vec<TermSpan>>> {
    let histories = load_histories(reader, resources, from, to).await?;
    Ok(histories.into_iter().map(|(id, history)| (id, history.spans(from, to))).collect())
}

pub(super) async fn load_histories(
    reader: &Reader,
    resources: &[Uuid],
    from: Date,
    to: Date,
) -> Outcome<BTreeMap<Uuid, History>> {
    let rows = reader.get_many::<row::Resource>(resources).await?;
    let mut terms: BTreeMap<Uuid, Vec<row::ResourceTerm>> = BTreeMap::new();
    for row in reader.terms_of(resources).await? {
        terms.entry(row.resource_id).or_default().push(row);
    }
    let mut roles: BTreeMap<Uuid, Vec<HeldRole>> = BTreeMap::new();
    for row in reader.roles_of(resources, &from.to_string(), &to.to_string()).await? {
        roles.entry(row.resource_id).or_default().push(held_role(&row)?);
    }
    let mut places: Vec<Uuid> =
        terms.values().flatten().filter_map(|row| row.location_id).collect();
    places.sort();
    places.dedup();
    let places = reader.get_many::<row::Location>(&places).await?;
    let places: BTreeMap<Uuid, row::Location> =
        places.into_iter().map(|place| (place.id, place)).collect();
    let mut histories = BTreeMap::new();
    for row in rows {
        let mut history =
            History { terms: vec![], roles: roles.remove(&row.id).unwrap_or_default() };
        for term in terms.remove(&row.id).unwrap_or_default() {
            let place = term.location_id.and_then(|id| places.get(&id));
            history.terms.push((stored_day(&term.from_date)?, held_terms(&term, place)));
        }
        if history.terms.is_empty() {
            history.terms.push((stored_day(ALWAYS)?, undated(&row)));
        }
        if let (true, Some(job_role_id)) = (row.generic, row.job_role_id) {
            let always = stored_day(ALWAYS)?;
            history.roles = vec![HeldRole { job_role_id, from: always, to: None, share: FULL }];
        }
        histories.insert(row.id, history);
    }
    Ok(histories)
}

/// What a term means, with what its location adds.
fn held_terms(term: &row::ResourceTerm, place: Option<&row::Location>) -> Terms {
    let zone = if term.time_zone.is_empty() {
        place.map(|place| place.time_zone.clone()).unwrap_or_default()
    } else {
        term.time_zone.clone()
    };
    Terms {
        employed: term.employed,
        fte: if term.employed { term.fte } else { 0 },
        calendar_id: term.calendar_id.or_else(|| place?.calendar_id),
        team_id: term.team_id,
        manager_id: term.manager_id,
        location_id: term.location_id,
        time_zone: zone,
    }
}

/// What a resource's own columns tell.
fn undated(row: &row::Resource) -> Terms {
    Terms {
        employed: true,
        fte: row.max_units,
        calendar_id: row.calendar_id,
        team_id: row.team_id,
        ..Terms::default()
    }
}

/// Whom people lead on a day: the person to ask for decisions about a resource.
pub(crate) async fn manager_on(
    reader: &Reader,
    resource: Uuid,
    day: Date,
) -> Outcome<Option<Uuid>> {
    let spans = load_terms(reader, &[resource], day, day).await?;
    Ok(spans.get(&resource).and_then(|spans| terms_on(spans, day)?.terms.manager_id))
}

/// Names of roles by id.
pub(super) async fn role_names(
    reader: &Reader,
    ids: impl IntoIterator<Item = Uuid>,
) -> Outcome<BTreeMap<Uuid, Reference>> {
    let ids: BTreeSet<Uuid> = ids.into_iter().collect();
    let rows = reader.get_many::<row::JobRole>(&Vec::from_iter(ids)).await?;
    Ok(rows.into_iter().map(|row| (row.id, Reference { id: row.id, name: row.name })).collect())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use jiff::ToSpan;
    use proptest::prelude::*;

    use super::*;

    const START: Date = Date::constant(2026, 1, 1);

    fn day(number: i32) -> Date {
        START.checked_add(number.days()).unwrap()
    }

    fn role(number: u128, from: i32, to: Option<i32>, share: i64) -> HeldRole {
        HeldRole { job_role_id: Uuid::from_u128(number), from: day(from), to: to.map(day), share }
    }

    prop_compose! {
        fn a_term()(from in 0..60, fte in 0..3_i64, employed in prop::bool::weighted(0.8)) -> (i32, Terms) {
            (from, Terms { employed, fte: fte * 5_000, ..Terms::default() })
        }
    }
    prop_compose! {
        fn a_role()(
            number in 0..3_u128, from in 0..60, length in prop::option::of(0..30), share in 1..8_i64,
        ) -> HeldRole {
            role(number, from, length.map(|length| from + length), share * 1_000)
        }
    }
    prop_compose! {
        fn a_history()(
            terms in prop::collection::vec(a_term(), 0..6),
            roles in prop::collection::vec(a_role(), 0..6),
        ) -> History {
            let terms: BTreeMap<i32, Terms> = terms.into_iter().collect();
            History { terms: terms.into_iter().map(|(from, terms)| (day(from), terms)).collect(), roles }
        }
    }

    /// Read off the history day by day, without spans.
    fn plainly(history: &History, on: Date) -> (bool, i64, Vec<(Uuid, i64)>) {
        let mut held = (false, 0);
        for (from, terms) in &history.terms {
            if *from <= on {
                held = (terms.employed, if terms.employed { terms.fte } else { 0 });
            }
        }
        let mut roles = vec![];
        for number in 0..3 {
            let id = Uuid::from_u128(number);
            let own = history.roles.iter().filter(|role| role.job_role_id == id);
            let own = own.filter(|role| role.from <= on && role.to.is_none_or(|to| to >= on));
            let share: i64 = own.map(|role| role.share).sum();
            if held.0 && share > 0 {
                roles.push((id, share));
            }
        }
        (held.0, held.1, roles)
    }

    proptest! {
        #[test]
        fn every_day_is_in_one_span_that_tells_what_holds(history in a_history()) {
            let spans = history.spans(day(-3), day(100));
            for number in -3..=100 {
                let on = day(number);
                let around = spans.iter().filter(|span| span.from <= on && on <= span.to).count();
                prop_assert_eq!(around, 1);
                let span = terms_on(&spans, on).unwrap();
                let told = (span.terms.employed, span.terms.fte, span.roles.clone());
                prop_assert_eq!(told, plainly(&history, on));
            }
            prop_assert!(terms_on(&spans, day(-4)).is_none() && terms_on(&spans, day(101)).is_none());
            for pair in spans.windows(2) {
                prop_assert!((&pair[0].terms, &pair[0].roles) != (&pair[1].terms, &pair[1].roles));
            }
        }

        #[test]
        fn too_much_is_found_on_its_first_day_and_only_when_there_is_such_a_day(
            roles in prop::collection::vec(a_role(), 0..6)
        ) {
            let sum = |on: Date| -> i64 {
                roles.iter().filter(|r| r.from <= on && r.to.is_none_or(|to| to >= on)).map(|r| r.share).sum()
            };
            let first = (0..200).map(day).find(|on| sum(*on) > FULL);
            let found = too_much(&roles);
            prop_assert_eq!(found.as_ref().map(|found| found.from), first);
            if let Some(found) = found {
                let named: i64 = found.roles.iter().map(|at| roles[*at].share).sum();
                prop_assert_eq!(named, found.sum);
                let last = found.to.unwrap_or(day(150));
                prop_assert!(sum(last) > FULL);
            }
        }
    }

    #[test]
    fn two_full_time_roles_are_named_with_the_days_they_share() {
        let roles = [role(1, 0, Some(59), FULL), role(2, 31, None, FULL), role(3, 0, None, 0)];
        let found = too_much(&roles).unwrap();
        assert_eq!((found.roles, found.sum), (vec![0, 1, 2], 20_000));
        assert_eq!((found.from, found.to), (day(31), Some(day(59))));
        assert_eq!(too_much(&[role(1, 0, Some(30), FULL), role(2, 31, None, FULL)]), None);
    }
}
