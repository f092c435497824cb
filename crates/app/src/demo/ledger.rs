//! How busy the people of the demo organisation are on each day, over all its projects: whoever staffs a
//! project looks for who has time, as planners do.

use std::ops::RangeInclusive;

/// Basis points of full time by person and day.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    days: Vec<Vec<i64>>,
    first: i64,
}

impl Ledger {
    /// Of so many people, from this day on.
    pub(super) fn new(people: usize, first: i64) -> Self {
        Self { days: vec![vec![]; people], first }
    }

    fn places(&self, days: &RangeInclusive<i64>) -> RangeInclusive<usize> {
        let place = |day: i64| usize::try_from(day - self.first).unwrap_or(0);
        place(*days.start())..=place(*days.end())
    }

    /// How much a person has to do on the busiest of these days.
    pub(super) fn busiest(&self, person: usize, days: &RangeInclusive<i64>) -> i64 {
        let taken = self.days.get(person).map_or(&[][..], Vec::as_slice);
        self.places(days).filter_map(|day| taken.get(day)).copied().max().unwrap_or(0)
    }

    /// Gives a person so much to do on each of these days.
    pub(super) fn take(&mut self, person: usize, days: &RangeInclusive<i64>, units: i64) {
        let places = self.places(days);
        let Some(taken) = self.days.get_mut(person) else { return };
        taken.resize(usize::max(taken.len(), places.end() + 1), 0);
        for day in places {
            if let Some(day) = taken.get_mut(day) {
                *day += units;
            }
        }
    }
}
