//! Start shifts with which roles suffice: projects of a scenario wait for each other by whole months
//! until no role is asked for more than the scenario gives it.
//!
//! In an order of projects, each goes to the first month from its own on in which its work, at its own
//! pace, still finds room in every role (the serial scheme of resource-constrained scheduling, with
//! whole projects as tasks). The order begins with the higher priority; it is then changed, one project
//! before another, as long as that gives less delay, weighted with priority.
//!
//! Example: two projects of two months for one engineer. The one with the higher priority stays, and
//! the other starts two months later.

use std::collections::BTreeMap;

use super::figures::Figures;
use super::sum::Horizon;

/// The priority of projects that are never moved.
const NEVER: u16 = 1_000;
/// Room is looked for in so many changes of the order, for each project.
const CHANGES: u64 = 40;

/// A project or request as the scenario wants it.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its figures.
    pub figures: Figures,
    /// 0 to 1000: higher goes first and its delay weighs more; 1000 is never moved.
    pub priority: u16,
    /// It stays where it is, whatever its priority.
    pub stays: bool,
}

/// Where work finds no room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoRoom {
    /// The role.
    pub role: String,
    /// The month, `year × 12 + month − 1`.
    pub month: i64,
}

/// Later starts with which roles suffice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaterStarts {
    /// Per project: by how many months it starts later.
    pub later: Vec<i64>,
    /// Per project that waits: where its work found no room in the month before.
    pub because: Vec<Option<NoRoom>>,
    /// Per project: where it asks for more than there is, whenever it starts. It is planned as if it asked
    /// for what there is. Of a project that stays, where roles do not suffice.
    pub short: Vec<Option<NoRoom>>,
}

/// Finds later starts, by at most `most_later` months. `capacities` are minutes of work by role and
/// month of the horizon; before it nothing is limited, and after it each role has what it has in the
/// last month. A role that is not named has nobody. Pure: the same question has the same answer.
pub fn later_starts(
    projects: &[Waiting],
    capacities: &BTreeMap<String, Vec<i64>>,
    horizon: Horizon,
    most_later: i64,
) -> LaterStarts {
    let rooms = Rooms::new(projects, capacities, horizon);
    let movable = |at: &usize| !projects[*at].stays && projects[*at].priority < NEVER;
    let mut order: Vec<usize> = (0..projects.len()).filter(movable).collect();
    order.sort_by_key(|&at| {
        (std::cmp::Reverse(projects[at].priority), projects[at].figures.start, at)
    });
    let mut best = rooms.place(&order, most_later);
    let mut worth = rooms.delay(&best);
    let mut numbers = Numbers(1);
    for _ in 0..CHANGES * order.len() as u64 {
        if worth == 0 || order.len() < 2 {
            break;
        }
        let (from, to) = (numbers.below(order.len()), numbers.below(order.len()));
        let mut other = order.clone();
        let moved = other.remove(from);
        other.insert(to, moved);
        let found = rooms.place(&other, most_later);
        let delay = rooms.delay(&found);
        if delay <= worth {
            (best, worth, order) = (found, delay, other);
        }
    }
    best
}

/// What roles have, and what projects ask of them.
struct Rooms<'a> {
    projects: &'a [Waiting],
    names: Vec<&'a str>,
    /// Per role, from the first month of the horizon on.
    capacity: Vec<Vec<i64>>,
    first: i64,
    /// Per project: the roles that it asks for, with its amounts.
    asks: Vec<Vec<(usize, &'a [i64])>>,
}

impl<'a> Rooms<'a> {
    fn new(
        projects: &'a [Waiting],
        capacities: &'a BTreeMap<String, Vec<i64>>,
        horizon: Horizon,
    ) -> Self {
        let mut roles: BTreeMap<&str, Vec<i64>> =
            capacities.iter().map(|(name, months)| (name.as_str(), months.clone())).collect();
        for line in projects.iter().flat_map(|one| &one.figures.demands) {
            roles.entry(&line.name).or_default();
        }
        let names: Vec<&str> = roles.keys().copied().collect();
        let asks = projects.iter().map(|one| {
            let lines = one.figures.demands.iter();
            lines
                .filter_map(|line| {
                    Some((names.binary_search(&line.name.as_str()).ok()?, line.amounts.as_slice()))
                })
                .collect()
        });
        let asks = asks.collect();
        Self {
            projects,
            names,
            capacity: roles.into_values().collect(),
            first: horizon.first,
            asks,
        }
    }

    fn capacity(&self, role: usize, month: i64) -> i64 {
        let Ok(at) = usize::try_from(month - self.first) else { return i64::MAX };
        let own = &self.capacity[role];
        own.get(at).or(own.last()).copied().unwrap_or(0)
    }

    /// Projects one after the other, each where there is room for it.
    fn place(&self, order: &[usize], most_later: i64) -> LaterStarts {
        let count = self.projects.len();
        let mut found = LaterStarts {
            later: vec![0; count],
            because: vec![None; count],
            short: vec![None; count],
        };
        let mut taken: BTreeMap<(usize, i64), i64> = BTreeMap::new();
        let mut placed = vec![true; count];
        for &at in order {
            placed[at] = false;
        }
        for (at, _) in placed.iter().enumerate().filter(|(_, placed)| **placed) {
            found.short[at] = self.no_room(at, 0, &taken, false);
            self.take(at, 0, &mut taken);
        }
        for &at in order {
            let first = |less: bool| {
                (0..=most_later).find(|&later| self.no_room(at, later, &taken, less).is_none())
            };
            let alone = first(false);
            let later = alone.or_else(|| first(true)).unwrap_or(0);
            if alone.is_none() {
                found.short[at] = self.no_room(at, later, &BTreeMap::new(), false);
                found.short[at] =
                    found.short[at].take().or_else(|| self.no_room(at, later, &taken, false));
            }
            if later > 0 {
                found.because[at] = self.no_room(at, later - 1, &taken, alone.is_none());
            }
            found.later[at] = later;
            self.take(at, later, &mut taken);
        }
        found
    }

    /// The first month in which the project finds no room; with `less`, where it asks for no more than
    /// there is.
    fn no_room(
        &self,
        at: usize,
        later: i64,
        taken: &BTreeMap<(usize, i64), i64>,
        less: bool,
    ) -> Option<NoRoom> {
        let from = self.projects[at].figures.from + later;
        let mut found: Option<NoRoom> = None;
        for &(role, amounts) in &self.asks[at] {
            for (month, &amount) in (from..).zip(amounts) {
                let capacity = self.capacity(role, month);
                let amount = if less { amount.min(capacity) } else { amount };
                let used = taken.get(&(role, month)).copied().unwrap_or(0);
                let fits = amount <= 0 || amount <= capacity.saturating_sub(used);
                if !fits && found.as_ref().is_none_or(|known| month < known.month) {
                    found = Some(NoRoom { role: self.names[role].into(), month });
                }
            }
        }
        found
    }

    fn take(&self, at: usize, later: i64, taken: &mut BTreeMap<(usize, i64), i64>) {
        let from = self.projects[at].figures.from + later;
        for &(role, amounts) in &self.asks[at] {
            for (month, amount) in (from..).zip(amounts) {
                *taken.entry((role, month)).or_default() += amount;
            }
        }
    }

    /// Months of delay, weighted with priority; a project that finds no room weighs more than any delay.
    fn delay(&self, found: &LaterStarts) -> i64 {
        let months = found.later.iter().zip(self.projects);
        let short = found.short.iter().flatten().count();
        let short = i64::try_from(short).unwrap_or(i64::MAX).saturating_mul(1_000_000_000);
        months.map(|(later, one)| later * (i64::from(one.priority) + 1)).sum::<i64>() + short
    }
}

/// Numbers that look like chance and are the same every time (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        usize::try_from(z % (n.max(1) as u64)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::figures::Line;
    use super::*;

    const JANUARY: i64 = 2027 * 12;
    const YEAR: Horizon = Horizon { first: JANUARY, months: 12 };

    fn project(from: i64, priority: u16, amounts: &[i64]) -> Waiting {
        let demands = vec![Line { name: "Engineer".into(), amounts: amounts.to_vec() }];
        let from = JANUARY + from;
        Waiting { figures: Figures { from, demands, ..Figures::default() }, priority, stays: false }
    }

    fn engineers(months: &[i64]) -> BTreeMap<String, Vec<i64>> {
        BTreeMap::from([("Engineer".to_owned(), months.to_vec())])
    }

    fn room(month: i64) -> Option<NoRoom> {
        Some(NoRoom { role: "Engineer".into(), month: JANUARY + month })
    }

    #[test]
    fn the_higher_priority_stays_and_the_other_waits_and_says_for_what() {
        let projects = [project(0, 300, &[100, 100]), project(0, 700, &[100, 100])];
        let found = later_starts(&projects, &engineers(&[150; 12]), YEAR, 60);
        assert_eq!(found.later, [2, 0]);
        assert_eq!(found.because, [room(1), None]);
        assert_eq!(found.short, [None, None]);
    }

    #[test]
    fn a_short_project_goes_before_a_long_one_of_the_same_priority() {
        let projects = [project(0, 500, &[100; 6]), project(0, 500, &[100])];
        let found = later_starts(&projects, &engineers(&[100; 12]), YEAR, 60);
        assert_eq!(found.later, [1, 0]);
    }

    #[test]
    fn what_has_begun_or_is_never_moved_stays_and_is_named_where_it_is_too_much() {
        let mut projects =
            [project(0, 1_000, &[100]), project(0, 500, &[100]), project(0, 900, &[60])];
        projects[1].stays = true;
        let found = later_starts(&projects, &engineers(&[150; 12]), YEAR, 60);
        assert_eq!(found.later, [0, 0, 1]);
        assert_eq!(found.short, [None, room(0), None]);
    }

    #[test]
    fn waiting_for_people_who_come_later_helps_and_nobody_ever_is_named() {
        let late: Vec<i64> = (0..12).map(|month| if month < 4 { 0 } else { 200 }).collect();
        let mut projects = vec![project(0, 500, &[150, 150])];
        assert_eq!(later_starts(&projects, &engineers(&late), YEAR, 60).later, [4]);
        let found = later_starts(&projects, &BTreeMap::new(), YEAR, 60);
        assert_eq!((found.later, found.short), (vec![0], vec![room(0)]));
        // Too much for ever, and the rest is levelled around what there is.
        projects.push(project(0, 100, &[50]));
        projects[0].figures.demands[0].amounts = vec![500];
        let found = later_starts(&projects, &engineers(&[200; 12]), YEAR, 60);
        assert_eq!((found.later[1], &found.short), (1, &vec![room(0), None]));
    }

    #[test]
    fn after_the_last_month_there_is_what_there_was_in_it() {
        let short = Horizon { first: JANUARY, months: 2 };
        let projects = [project(0, 500, &[100, 100, 100]), project(0, 400, &[100])];
        let found = later_starts(&projects, &engineers(&[100, 100]), short, 60);
        assert_eq!(found.later.iter().sum::<i64>(), 1);
    }

    proptest! {
        #[test]
        fn no_role_is_asked_for_more_than_there_is(
            asked in prop::collection::vec(
                (0..4i64, 0..=1_000u16, prop::collection::vec(0..90i64, 1..5)), 1..8),
            months in prop::collection::vec(90..160i64, 12),
        ) {
            let projects: Vec<Waiting> = asked.iter()
                .map(|(from, priority, amounts)| project(*from, *priority, amounts)).collect();
            let found = later_starts(&projects, &engineers(&months), YEAR, 120);
            let mut sum = BTreeMap::new();
            for (one, later) in projects.iter().zip(&found.later) {
                for (month, amount) in (one.figures.from + later..).zip(&one.figures.demands[0].amounts) {
                    *sum.entry(month).or_insert(0i64) += amount;
                }
                prop_assert!(*later == 0 || one.priority < 1_000);
            }
            // Only those that are never moved may be too much together.
            if found.short.iter().all(Option::is_none) {
                for (month, asked) in sum {
                    let at = usize::try_from(month - JANUARY).unwrap_or(0).min(11);
                    prop_assert!(asked <= months[at], "{asked} of {} in {at}", months[at]);
                }
            }
            prop_assert!(projects.iter().zip(&found.short)
                .all(|(one, short)| short.is_none() || one.priority == 1_000));
            prop_assert_eq!(later_starts(&projects, &engineers(&months), YEAR, 120), found);
        }
    }
}
