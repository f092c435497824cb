//! What candidates come to together, within the months that a scenario looks at.

use std::collections::BTreeMap;

use steerco_units::Percent;

use super::figures::{Figures, Line};

/// The months that are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    /// First month, as `year × 12 + month − 1`.
    pub first: i64,
    /// How many.
    pub months: usize,
}

/// Everything together, by month of the horizon.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Worth of all that have one, in millionths of a point.
    pub value: i64,
    /// Minor units by cost type.
    pub costs: BTreeMap<String, Vec<i64>>,
    /// Minutes by role.
    pub demands: BTreeMap<String, Vec<i64>>,
    /// Minor units that lie before or after the horizon.
    pub cost_outside: i64,
    /// Minutes that lie before or after the horizon.
    pub work_outside: i64,
}

/// What people have, per month of the horizon, changed by a number of full-time people from a month on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supply {
    /// The role.
    pub role: String,
    /// Full-time people; negative when they leave.
    pub people: Percent,
    /// First month, from 0.
    pub from: usize,
}

impl Horizon {
    /// Adds a line that begins with month `from`; answers what lies outside.
    fn add(self, to: &mut BTreeMap<String, Vec<i64>>, from: i64, line: &Line) -> i64 {
        let own = to.entry(line.name.clone()).or_insert_with(|| vec![0; self.months]);
        let mut outside = 0;
        for (amount, month) in line.amounts.iter().zip(from..) {
            let at = usize::try_from(month - self.first).ok().and_then(|at| own.get_mut(at));
            match at {
                Some(slot) => *slot += amount,
                None => outside += amount,
            }
        }
        outside
    }
}

/// All figures together.
pub fn sum<'figures>(
    figures: impl IntoIterator<Item = &'figures Figures>,
    horizon: Horizon,
) -> Totals {
    let mut totals = Totals::default();
    for one in figures {
        totals.value += one.value.unwrap_or(0);
        for line in &one.costs {
            totals.cost_outside += horizon.add(&mut totals.costs, one.from, line);
        }
        for line in &one.demands {
            totals.work_outside += horizon.add(&mut totals.demands, one.from, line);
        }
    }
    totals
}

/// Capacities by role with the changes; `full_time` are the minutes of one full-time person per month.
/// Nobody has less than nothing.
pub fn supply(
    capacities: &BTreeMap<String, Vec<i64>>,
    changes: &[Supply],
    full_time: &[i64],
) -> BTreeMap<String, Vec<i64>> {
    let mut found = capacities.clone();
    for change in changes {
        let own = found.entry(change.role.clone()).or_insert_with(|| vec![0; full_time.len()]);
        for (amount, minutes) in own.iter_mut().zip(full_time).skip(change.from) {
            *amount += change.people.of(*minutes).unwrap_or(0);
        }
    }
    for amount in found.values_mut().flatten() {
        *amount = (*amount).max(0);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(from: i64, cost: &[i64], work: &[i64]) -> Figures {
        let line =
            |name: &str, amounts: &[i64]| Line { name: name.into(), amounts: amounts.into() };
        Figures {
            from,
            costs: vec![line("labour", cost)],
            demands: vec![line("Engineer", work)],
            value: Some(3),
            ..Figures::default()
        }
    }

    #[test]
    fn what_lies_outside_the_months_is_told_and_not_lost() {
        let horizon = Horizon { first: 100, months: 3 };
        let all = [figures(98, &[1, 2, 3, 4], &[0, 0, 7]), figures(101, &[10, 20, 30], &[])];
        let totals = sum(&all, horizon);
        assert_eq!(totals.costs.get("labour"), Some(&vec![3, 14, 20]));
        assert_eq!(totals.cost_outside, 33);
        assert_eq!(totals.demands.get("Engineer"), Some(&vec![7, 0, 0]));
        assert_eq!((totals.value, totals.work_outside), (6, 0));
    }

    #[test]
    fn half_a_person_from_the_second_month_on() {
        let have = BTreeMap::from([("Engineer".to_owned(), vec![1000, 1000])]);
        let hire = |role: &str, points: i64, from: usize| Supply {
            role: role.into(),
            people: Percent::from_basis_points(points),
            from,
        };
        let changes = [hire("Engineer", 5_000, 1), hire("Buyer", 10_000, 0)];
        let found = supply(&have, &changes, &[9_600, 10_080]);
        assert_eq!(found.get("Engineer"), Some(&vec![1000, 6040]));
        assert_eq!(found.get("Buyer"), Some(&vec![9_600, 10_080]));
        let gone = supply(&have, &[hire("Engineer", -10_000, 0)], &[9_600, 10_080]);
        assert_eq!(gone.get("Engineer"), Some(&vec![0, 0]));
    }
}
