//! What a scenario wants otherwise, and a candidate with that.

use steerco_units::Percent;

use super::figures::{Figures, Line};
use super::months::add_months;
use super::retime::{Stretch, retimed};

/// Work of one role done by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// The role that does it today.
    pub from: String,
    /// The role that is to do it.
    pub to: String,
    /// How much of the work, up to the whole.
    pub share: Percent,
}

/// What a scenario overrides of one project or request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// It is left out: it takes nothing and is worth nothing.
    pub out: bool,
    /// Months by which the start moves; negative is earlier.
    pub shift_months: i64,
    /// Days by which it moves besides.
    pub shift_days: i64,
    /// How long it takes, of its length today.
    pub stretch: Percent,
    /// How much of it is done: of cost, work and value.
    pub scope: Percent,
    /// How much of its cost is paid; work and value stay.
    pub funding: Percent,
    /// Other roles, one after the other.
    pub staffing: Vec<Swap>,
}

impl Default for Change {
    fn default() -> Self {
        Self {
            out: false,
            shift_months: 0,
            shift_days: 0,
            stretch: Percent::WHOLE,
            scope: Percent::WHOLE,
            funding: Percent::WHOLE,
            staffing: vec![],
        }
    }
}

/// The candidate as the scenario wants it; `None` when it is left out. Amounts are scaled first, the total
/// rounded to the nearest unit, then laid over the new dates without changing it. A shift by whole months
/// moves whole months; days and stretching move each day's part. Value is rounded down.
pub fn apply(base: &Figures, change: &Change) -> Option<Figures> {
    if change.out {
        return None;
    }
    let by_months = Figures {
        start: add_months(base.start, change.shift_months),
        finish: add_months(base.finish, change.shift_months),
        from: base.from + change.shift_months,
        ..Figures::default()
    };
    let own = Stretch { start: by_months.start, days: by_months.finish - by_months.start + 1 };
    let long = change.stretch.of(own.days).unwrap_or(i64::MAX).max(1);
    let new = Stretch { start: own.start + change.shift_days, days: long };
    let lines = |lines: &[Line], factors: &[Percent]| -> Vec<(i64, Line)> {
        let one = |line: &Line| {
            let amounts =
                factors.iter().fold(line.amounts.clone(), |amounts, by| scaled(&amounts, *by));
            let (from, amounts) = retimed(&amounts, by_months.from, own, new);
            (from, Line { name: line.name.clone(), amounts })
        };
        lines.iter().map(one).collect()
    };
    let costs = lines(&base.costs, &[change.scope, change.funding]);
    let demands = lines(&base.demands, &[change.scope]);
    let from = costs.iter().chain(&demands).map(|(from, _)| *from).min().unwrap_or(by_months.from);
    let aligned = |lines: Vec<(i64, Line)>| -> Vec<Line> {
        lines.into_iter().map(|(begins, line)| later(line, begins - from)).collect()
    };
    let value = base.value.map(|value| {
        let product = i128::from(value) * i128::from(change.scope.basis_points());
        i64::try_from(product.div_euclid(10_000)).unwrap_or(i64::MAX)
    });
    Some(Figures {
        start: new.start,
        finish: new.start + new.days - 1,
        from,
        costs: aligned(costs),
        demands: staffed(aligned(demands), &change.staffing),
        value,
    })
}

/// Amounts times a share: what has come together up to each month is rounded, so that the total is the
/// rounded share of the total.
fn scaled(amounts: &[i64], by: Percent) -> Vec<i64> {
    if by == Percent::WHOLE {
        return amounts.to_vec();
    }
    let (mut so_far, mut given) = (0_i64, 0_i64);
    let next = |amount: &i64| {
        so_far += amount;
        let due = by.of(so_far).unwrap_or(i64::MAX);
        let own = due - given;
        given = due;
        own
    };
    amounts.iter().map(next).collect()
}

fn later(line: Line, months: i64) -> Line {
    let empty = usize::try_from(months).unwrap_or(0);
    let amounts = std::iter::repeat_n(0, empty).chain(line.amounts).collect();
    Line { name: line.name, amounts }
}

/// Work moved from roles to others; what is not moved stays.
fn staffed(mut lines: Vec<Line>, swaps: &[Swap]) -> Vec<Line> {
    for swap in swaps.iter().filter(|swap| swap.from != swap.to) {
        let Some(giving) = lines.iter_mut().find(|line| line.name == swap.from) else { continue };
        let moved = scaled(&giving.amounts, swap.share);
        for (amount, gone) in giving.amounts.iter_mut().zip(&moved) {
            *amount -= gone;
        }
        match lines.iter_mut().find(|line| line.name == swap.to) {
            Some(taking) => {
                taking.amounts.resize(taking.amounts.len().max(moved.len()), 0);
                for (amount, more) in taking.amounts.iter_mut().zip(&moved) {
                    *amount += more;
                }
            }
            None => lines.push(Line { name: swap.to.clone(), amounts: moved }),
        }
    }
    lines.retain(|line| line.amounts.iter().any(|amount| *amount != 0));
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::months::first_day;
    use super::*;

    const JANUARY: i64 = 2027 * 12;

    fn line(name: &str, amounts: &[i64]) -> Line {
        Line { name: name.into(), amounts: amounts.to_vec() }
    }

    fn base() -> Figures {
        Figures {
            start: first_day(JANUARY),
            finish: first_day(JANUARY + 2) - 1,
            from: JANUARY,
            costs: vec![line("labour", &[3100, 2800]), line("capex", &[101, 0])],
            demands: vec![line("Engineer", &[620, 560])],
            value: Some(7_000_001),
        }
    }

    fn percent(whole: i64) -> Percent {
        Percent::from_basis_points(whole * 100)
    }

    #[test]
    fn without_a_change_it_is_what_it_was() {
        let same = apply(&base(), &Change::default());
        assert_eq!(same, Some(base()));
    }

    #[test]
    fn left_out_it_takes_nothing() {
        assert_eq!(apply(&base(), &Change { out: true, ..Change::default() }), None);
    }

    #[test]
    fn whole_months_move_whole_months() {
        let change = Change { shift_months: 3, ..Change::default() };
        let moved = apply(&base(), &change).unwrap_or_default();
        assert_eq!(moved.start, first_day(JANUARY + 3));
        assert_eq!(moved.from, JANUARY + 3);
        assert_eq!(moved.costs, base().costs);
        assert_eq!(moved.value, base().value);
    }

    #[test]
    fn scope_takes_cost_work_and_value_and_funding_takes_cost_alone() {
        let change = Change { scope: percent(50), funding: percent(80), ..Change::default() };
        let less = apply(&base(), &change).unwrap_or_default();
        assert_eq!(less.costs, [line("labour", &[1240, 1120]), line("capex", &[41, 0])]);
        assert_eq!(less.demands, [line("Engineer", &[310, 280])]);
        assert_eq!(less.value, Some(3_500_000));
    }

    #[test]
    fn another_role_does_a_part() {
        let swap = Swap { from: "Engineer".into(), to: "Supplier".into(), share: percent(25) };
        let change = Change { staffing: vec![swap], ..Change::default() };
        let other = apply(&base(), &change).unwrap_or_default();
        assert_eq!(other.demands, [line("Engineer", &[465, 420]), line("Supplier", &[155, 140])]);
        assert_eq!(other.costs, base().costs);
    }

    #[test]
    fn lines_that_move_differently_still_begin_together() {
        let change = Change { shift_days: 31, stretch: percent(200), ..Change::default() };
        let moved = apply(&base(), &change).unwrap_or_default();
        assert_eq!(moved.from, JANUARY + 1);
        assert_eq!(moved.cost(), base().cost());
        assert_eq!(moved.finish - moved.start + 1, 118);
    }

    proptest! {
        #[test]
        fn moving_and_stretching_keep_every_total(
            cost in prop::collection::vec(0_i64..10_000_000, 1..24),
            work in prop::collection::vec(0_i64..100_000, 1..24),
            start in 20_000_i64..21_000, days in 1_i64..700,
            shift_months in -24_i64..24, shift_days in -60_i64..60, stretch in 10_i64..400,
            moved in 0_i64..=100,
        ) {
            let base = Figures {
                start, finish: start + days - 1,
                from: super::super::months::month_of(start),
                costs: vec![line("labour", &cost)],
                demands: vec![line("A", &work), line("B", &[1, 2, 3])],
                value: Some(5),
            };
            let swap = Swap { from: "A".into(), to: "B".into(), share: percent(moved) };
            let change = Change {
                shift_months, shift_days, stretch: percent(stretch), staffing: vec![swap],
                ..Change::default()
            };
            let found = apply(&base, &change).unwrap_or_default();
            prop_assert_eq!(found.cost(), base.cost());
            prop_assert_eq!(found.work(), base.work());
            prop_assert!(found.finish >= found.start);
        }

        #[test]
        fn scaling_is_right_to_the_unit_in_total(
            cost in prop::collection::vec(0_i64..10_000_000, 1..24), scope in 0_i64..=20_000,
        ) {
            let total: i64 = cost.iter().sum();
            let by = Percent::from_basis_points(scope);
            let after: i64 = scaled(&cost, by).iter().sum();
            let exact = i128::from(total) * i128::from(scope);
            prop_assert!((i128::from(after) * 10_000 - exact).abs() <= 5_000);
        }
    }
}
