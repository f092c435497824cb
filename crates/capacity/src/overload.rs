//! When a person is asked for more than they have.
//!
//! A demand takes its units of a person whenever its calendar works, evenly from its first to its
//! last moment. A person has their units whenever their own calendar works, and nothing else. Where
//! the demands together are more, the person is overloaded by the difference.
//!
//! Example: two tasks at 100 % each on the same Monday, 8 hours long, of a person with 100 %: one
//! overload of 8 hours. The same person at 200 %: none.

use steerco_calendar::{Calendar, Moment, Span};
use steerco_units::Percent;

/// What a person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supply {
    /// Index into the calendars.
    pub calendar: usize,
    /// Most units while the calendar works.
    pub units: Percent,
}

/// What one piece of work takes of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// Index into the supplies.
    pub person: usize,
    /// First moment.
    pub from: Moment,
    /// Last moment.
    pub to: Moment,
    /// Units while the calendar works.
    pub units: Percent,
    /// Index into the calendars.
    pub calendar: usize,
    /// What the asker calls it.
    pub tag: usize,
}

/// A stretch in which a person is asked for more than they have by the same demands. Nights and
/// other times in which they do not work do not end it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overload {
    /// Index into the supplies.
    pub person: usize,
    /// First moment.
    pub from: Moment,
    /// Last moment.
    pub to: Moment,
    /// Work beyond what the person has; rounded half up to a tenth of a minute.
    pub over: Span,
    /// Most units asked for at once.
    pub peak: Percent,
    /// The demands that work then, ascending, each once.
    pub tags: Vec<usize>,
}

/// Every overload, by person and then by time. What points to no person or calendar is left out.
pub fn overloads(supplies: &[Supply], demands: &[Demand], calendars: &[Calendar]) -> Vec<Overload> {
    let mut of_person: Vec<Vec<&Demand>> = vec![vec![]; supplies.len()];
    for demand in demands {
        let sensible = demand.from < demand.to
            && demand.units > Percent::default()
            && demand.calendar < calendars.len();
        if let Some(list) = of_person.get_mut(demand.person).filter(|_| sensible) {
            list.push(demand);
        }
    }
    let mut found = vec![];
    for (person, (supply, list)) in supplies.iter().zip(of_person).enumerate() {
        if let Some(calendar) = calendars.get(supply.calendar) {
            Sweep { person, supply, own: calendar, calendars, open: None, found: &mut found }
                .over(&list);
        }
    }
    found
}

/// An overload that may go on.
struct Open {
    from: Moment,
    to: Moment,
    /// Tenths of a minute times basis points, so that nothing is rounded on the way.
    over: i128,
    peak: i64,
    tags: Vec<usize>,
}

struct Sweep<'sweep> {
    person: usize,
    supply: &'sweep Supply,
    own: &'sweep Calendar,
    calendars: &'sweep [Calendar],
    open: Option<Open>,
    found: &'sweep mut Vec<Overload>,
}

impl Sweep<'_> {
    fn over(mut self, demands: &[&Demand]) {
        let mut starts: Vec<&Demand> = demands.to_vec();
        starts.sort_by_key(|demand| demand.from);
        let mut starts = starts.into_iter().peekable();
        let mut edges: Vec<Moment> =
            demands.iter().flat_map(|demand| [demand.from, demand.to]).collect();
        edges.sort_unstable();
        edges.dedup();
        let mut active: Vec<&Demand> = vec![];
        for pair in edges.windows(2) {
            let &[from, to] = pair else { continue };
            active.retain(|demand| demand.to > from);
            while let Some(demand) = starts.next_if(|demand| demand.from <= from) {
                active.push(demand);
            }
            let asked: i64 = active.iter().map(|demand| demand.units.basis_points()).sum();
            let at_home = active.iter().all(|demand| demand.calendar == self.supply.calendar);
            let fits = at_home && asked <= self.supply.units.basis_points();
            if !fits {
                self.look_closely(from, to, &active);
            }
        }
        self.close();
    }

    /// Between two moments in which no demand begins or ends: walks over the edges of working time.
    fn look_closely(&mut self, from: Moment, to: Moment, active: &[&Demand]) {
        // The person's own calendar is the first.
        let mut used: Vec<usize> = vec![self.supply.calendar];
        used.extend(active.iter().map(|demand| demand.calendar));
        used.sort_unstable();
        used.dedup();
        let mut edges: Vec<(Moment, usize, bool)> = vec![];
        for (slot, calendar) in used.iter().enumerate() {
            let Some(calendar) = self.calendars.get(*calendar) else { continue };
            for (begin, end) in calendar.stretches(from, to) {
                edges.push((begin, slot, true));
                edges.push((end, slot, false));
            }
        }
        edges.sort_unstable();
        let slot_of = |calendar: usize| used.iter().position(|one| *one == calendar).unwrap_or(0);
        let own = slot_of(self.supply.calendar);
        let slots: Vec<usize> = active.iter().map(|demand| slot_of(demand.calendar)).collect();
        let mut works = vec![false; used.len()];
        let mut edges = edges.into_iter().peekable();
        while let Some((at, slot, begins)) = edges.next() {
            set(&mut works, slot, begins);
            let Some(next) = edges.peek().map(|edge| edge.0).filter(|next| *next > at) else {
                continue;
            };
            let working = || {
                let pairs = active.iter().zip(&slots);
                pairs.filter(|(_, slot)| works.get(**slot) == Some(&true)).map(|(demand, _)| demand)
            };
            let asked: i64 = working().map(|demand| demand.units.basis_points()).sum();
            let here = works.get(own) == Some(&true);
            let had = if here { self.supply.units.basis_points() } else { 0 };
            if asked > had {
                let mut tags: Vec<usize> = working().map(|demand| demand.tag).collect();
                tags.sort_unstable();
                tags.dedup();
                let over = i128::from((next - at).tenths()) * i128::from(asked - had);
                self.add(Open { from: at, to: next, over, peak: asked, tags });
            }
        }
    }

    /// Goes on with the open overload, or begins another.
    fn add(&mut self, next: Open) {
        let same = |open: &&mut Open| {
            open.tags == next.tags && self.own.between(open.to, next.from).is_zero()
        };
        if let Some(open) = self.open.as_mut().filter(same) {
            open.to = next.to;
            open.over += next.over;
            open.peak = open.peak.max(next.peak);
            return;
        }
        self.close();
        self.open = Some(next);
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let over = (open.over + 5_000) / 10_000;
        self.found.push(Overload {
            person: self.person,
            from: open.from,
            to: open.to,
            over: Span::from_tenths(i64::try_from(over).unwrap_or(i64::MAX)),
            peak: Percent::from_basis_points(open.peak),
            tags: open.tags,
        });
    }
}

fn set(works: &mut [bool], slot: usize, value: bool) {
    if let Some(one) = works.get_mut(slot) {
        *one = value;
    }
}
