//! Bounds in whole numbers: whatever prices are put on the rows, no choice is worth more than the
//! prices of all limits plus, for each group, its best column after paying for what it takes
//! (Lagrange; Geoffrion, *Lagrangean relaxation for integer programming*, 1974). Good prices come
//! from the simplex, and bad ones only make the bound weak, never wrong.

use super::program::{Group, Program};

/// Prices are whole numbers of 2^-64 of a unit of profit.
const BITS: u32 = 64;

/// Prices per row.
#[derive(Debug, Clone)]
pub(super) struct Prices(Vec<i128>);

/// Which choices are left of a program.
pub(super) trait Left {
    /// The column may be chosen.
    fn may(&self, column: usize) -> bool;
    /// (something must be chosen, something may be chosen)
    fn of_group(&self, group: usize) -> (bool, bool);
}

/// Everything is left.
pub(super) struct Everything<'a>(pub(super) &'a [Group]);

impl Left for Everything<'_> {
    fn may(&self, _: usize) -> bool {
        true
    }
    fn of_group(&self, group: usize) -> (bool, bool) {
        (self.0[group].required, true)
    }
}

impl Prices {
    /// Rounds proposals to prices that cannot overflow; what is negative or no number becomes 0.
    pub(super) fn of(largest: &[i64], proposals: impl IntoIterator<Item = f64>) -> Self {
        let scaled = proposals.into_iter().zip(largest);
        let most = |largest: i64| (1_i128 << 105) / i128::from(largest);
        Self(scaled.map(|(price, largest)| scaled_up(price).clamp(0, most(*largest))).collect())
    }

    /// What is left of each column's profit after paying for what it takes.
    pub(super) fn reduced(&self, program: &Program, column: usize) -> i128 {
        let column = &program.columns[column];
        let paid = |(row, amount): &(usize, i64)| self.0[*row] * i128::from(*amount);
        (i128::from(column.profit) << BITS) - column.entries.iter().map(paid).sum::<i128>()
    }

    /// What is left of the profit of each column of a group, as a number to compare with.
    pub(super) fn worths(&self, program: &Program, group: usize) -> Vec<f64> {
        let columns = program.groups[group].columns.clone();
        columns.map(|column| (self.reduced(program, column) >> (BITS - 8)) as f64 / 256.0).collect()
    }

    fn of_limits(&self, program: &Program) -> i128 {
        self.0.iter().zip(&program.limits).map(|(price, limit)| price * i128::from(*limit)).sum()
    }

    /// No choice that is left is worth more; `None` when nothing can be chosen for a group that must.
    pub(super) fn bound(&self, program: &Program, left: &dyn Left) -> Option<i64> {
        self.total(program, left).map(floor)
    }

    fn total(&self, program: &Program, left: &dyn Left) -> Option<i128> {
        let mut total = self.of_limits(program);
        for index in 0..program.groups.len() {
            total += self.best(program, left, index)?;
        }
        Some(total)
    }

    /// What a choice that is left may lose of the bound to be worth `least`; `None` where nothing can be chosen for a
    /// group that must, or nothing is wanted.
    pub(super) fn slack(&self, program: &Program, left: &dyn Left, least: i64) -> Option<f64> {
        self.total(program, left)?.checked_sub(i128::from(least) << BITS).map(plain)
    }

    /// The price of a unit of a row.
    pub(super) fn of_row(&self, row: usize) -> f64 {
        plain(self.0[row])
    }

    fn best(&self, program: &Program, left: &dyn Left, index: usize) -> Option<i128> {
        let (must, may) = left.of_group(index);
        if !may {
            return (!must).then_some(0);
        }
        let columns = program.groups[index].columns.clone().filter(|column| left.may(*column));
        let best = columns.map(|column| self.reduced(program, column)).max();
        if must { best } else { Some(best.unwrap_or(0).max(0)) }
    }

    /// Whether these multipliers show that no choice that is left keeps every row: the least that
    /// choices add to the rows, so weighted, is above the limits.
    pub(super) fn refutes(&self, program: &Program, left: &dyn Left) -> bool {
        let mut room = self.of_limits(program);
        for (index, group) in program.groups.iter().enumerate() {
            let (must, may) = left.of_group(index);
            let columns = group.columns.clone().filter(|column| may && left.may(*column));
            let taken = columns.map(|column| {
                let amount = |(row, amount): &(usize, i64)| self.0[*row] * i128::from(*amount);
                program.columns[column].entries.iter().map(amount).sum::<i128>()
            });
            match (taken.min(), must) {
                (Some(least), true) => room -= least,
                (Some(least), false) => room -= least.min(0),
                (None, true) => return true,
                (None, false) => {}
            }
        }
        room < 0
    }

    /// For each group, how much of the bound is lost when something else is chosen than in `chosen`:
    /// small where that is worth a try.
    pub(super) fn regrets(&self, program: &Program, chosen: &[Option<usize>]) -> Vec<i128> {
        let groups = program.groups.iter().zip(chosen);
        groups
            .map(|(group, own)| {
                let columns =
                    group.columns.clone().map(|one| (Some(one), self.reduced(program, one)));
                let none = (!group.required).then_some((None, 0));
                let all: Vec<(Option<usize>, i128)> = columns.chain(none).collect();
                let best = all.iter().map(|one| one.1).max();
                let other = all.iter().filter(|one| one.0 != *own).map(|one| one.1).max();
                match (best, other) {
                    (Some(best), Some(other)) => best - other,
                    _ => i128::MAX,
                }
            })
            .collect()
    }

    /// Which columns and groups can be part of a choice worth `least` or more: (the column may, the
    /// group must).
    pub(super) fn worthwhile(&self, program: &Program, least: i64) -> (Vec<bool>, Vec<bool>) {
        self.worthwhile_of(program, &Everything(&program.groups), least)
    }

    /// The same of what is left.
    pub(super) fn worthwhile_of(
        &self,
        program: &Program,
        left: &dyn Left,
        least: i64,
    ) -> (Vec<bool>, Vec<bool>) {
        let mut columns = vec![false; program.columns.len()];
        let mut groups = vec![false; program.groups.len()];
        let bests: Vec<Option<i128>> =
            (0..program.groups.len()).map(|index| self.best(program, left, index)).collect();
        let total = self.of_limits(program) + bests.iter().flatten().sum::<i128>();
        for (index, group) in program.groups.iter().enumerate() {
            let (must, may) = left.of_group(index);
            let enough = |own: i128| floor(total - bests[index].unwrap_or(0) + own) >= least;
            for column in group.columns.clone().filter(|column| may && left.may(*column)) {
                columns[column] = enough(self.reduced(program, column));
            }
            groups[index] = must || !enough(0);
        }
        (columns, groups)
    }
}

/// The largest amount of each row or its limit, and at least 1.
pub(super) fn largest(program: &Program) -> Vec<i64> {
    let mut largest: Vec<i64> = program.limits.iter().map(|limit| limit.abs().max(1)).collect();
    for column in &program.columns {
        for &(row, amount) in &column.entries {
            largest[row] = largest[row].max(amount.abs());
        }
    }
    largest
}

/// Profit as a double.
pub(super) fn plain(total: i128) -> f64 {
    total as f64 / 18_446_744_073_709_551_616.0
}

fn floor(total: i128) -> i64 {
    let whole = total >> BITS;
    i64::try_from(whole).unwrap_or(if whole < 0 { i64::MIN } else { i64::MAX })
}

#[expect(clippy::cast_possible_truncation, reason = "a proposal: what does not fit is clamped")]
fn scaled_up(price: f64) -> i128 {
    (price * 18_446_744_073_709_551_616.0) as i128
}
