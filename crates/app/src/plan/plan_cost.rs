//! What a plan costs: work at the rates of who does it, what each use costs, and fixed costs of tasks.

use std::collections::{HashMap, HashSet};

use steerco_store::{plan::PlanRows, row};
use steerco_units::Currency;
use uuid::Uuid;

/// Tenths of a minute of an hour.
const HOUR: i128 = 600;

/// Money of a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct PlanCost {
    /// Minor units of the project's currency.
    pub(crate) minor: i64,
    /// The rates of some who work are in another currency: what they cost is left out.
    pub(crate) partial: bool,
}

/// Work at a rate, in minor units of a currency with so many digits, rounded to the nearest, half up.
/// Work is in tenths of a minute, a rate in ten-thousandths of a currency unit an hour.
pub(crate) fn price(work: i64, rate: i64, digits: u32) -> i64 {
    let scale = HOUR * 10_i128.pow(4_u32.saturating_sub(digits));
    let product = i128::from(work) * i128::from(rate);
    i64::try_from((product + scale / 2).div_euclid(scale)).unwrap_or(i64::MAX)
}

/// What work of a person on one task costs in a currency; `None` when their rate is in another one, and
/// there is a rate.
pub(crate) fn labour(work: i64, person: &row::Resource, currency: &str) -> Option<i64> {
    if person.currency != currency {
        return (person.standard_rate == 0).then_some(0);
    }
    let digits = Currency::new(currency).map_or(2, |one| one.digits());
    Some(price(work, person.standard_rate, digits) + person.cost_per_use_minor)
}

/// What a computed plan costs. Tasks that do not count cost nothing; summaries cost what is fixed of them.
pub(super) fn plan_cost(rows: &PlanRows) -> PlanCost {
    let people: HashMap<Uuid, &row::Resource> =
        rows.resources.iter().filter(|row| row.kind == "work").map(|row| (row.id, row)).collect();
    let active = || rows.tasks.iter().filter(|task| task.active);
    let worked: HashSet<Uuid> = active().filter(|task| !task.summary).map(|task| task.id).collect();
    let mut cost = PlanCost::default();
    for work in rows.assignments.iter().filter(|work| worked.contains(&work.task_id)) {
        let Some(person) = work.resource_id.and_then(|id| people.get(&id)) else { continue };
        match labour(work.computed_work, person, &rows.project.currency) {
            Some(minor) => cost.minor = cost.minor.saturating_add(minor),
            None => cost.partial = true,
        }
    }
    for task in active() {
        cost.minor = cost.minor.saturating_add(task.fixed_cost_minor);
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::price;

    #[test]
    fn hours_at_a_rate_are_rounded_to_the_cent() {
        // 1.5 hours at 85.50 are 128.25; 10 minutes at 100.00 are 16.67.
        assert_eq!(price(900, 855_000, 2), 12_825);
        assert_eq!(price(100, 1_000_000, 2), 1_667);
        assert_eq!(price(600, 1_000_000, 0), 100);
    }
}
