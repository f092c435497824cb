//! First selections: greedily by profit per price of what a column takes, after a repair that brings
//! rows within their limits that nothing chosen exceeds (at least, mandatory, least shares).

use super::effort::{Effort, Sequence};
use super::program::{Chosen, Program};

/// A choice under construction, with what it adds to each row.
#[derive(Clone)]
pub(super) struct Draft<'p> {
    program: &'p Program,
    pub(super) chosen: Chosen,
    pub(super) activity: Vec<i64>,
}

impl<'p> Draft<'p> {
    pub(super) fn of(program: &'p Program, chosen: Chosen) -> Self {
        let activity = program.activity(&chosen);
        Self { program, chosen, activity }
    }

    pub(super) fn empty(program: &'p Program) -> Self {
        Self::of(program, vec![None; program.groups.len()])
    }

    pub(super) fn set(&mut self, group: usize, column: Option<usize>) {
        for (column, sign) in [(self.chosen[group], -1), (column, 1)] {
            for (row, amount) in column.map_or(&[][..], |one| &self.program.columns[one].entries) {
                self.activity[*row] += sign * amount;
            }
        }
        self.chosen[group] = column;
    }

    /// Whether a column can be chosen for its empty group with no row exceeded, or exceeded more.
    pub(super) fn fits(&self, column: usize) -> bool {
        self.program.columns[column].entries.iter().all(|(row, amount)| {
            *amount < 0 || self.activity[*row] + amount <= self.program.limits[*row]
        })
    }

    fn exceeded(&self) -> Vec<usize> {
        let limits = &self.program.limits;
        (0..limits.len()).filter(|row| self.activity[*row] > limits[*row]).collect()
    }

    /// Chooses what fits, in this order; again, as long as what was chosen lets more in.
    pub(super) fn fill(&mut self, order: &[usize]) {
        for _ in 0..4 {
            let mut changed = false;
            for &column in order {
                let group = self.program.columns[column].group;
                if self.chosen[group].is_none() && self.fits(column) {
                    self.set(group, Some(column));
                    changed = true;
                }
            }
            if !changed {
                return;
            }
        }
    }

    /// Chooses for required groups and changes single groups until no row is exceeded; rows that
    /// stay exceeded weigh more and more. `false` when it did not come to that.
    pub(super) fn repair(&mut self, sequence: &mut Sequence, effort: &mut Effort<'_>) -> bool {
        let program = self.program;
        let size = program.size();
        let mut weights: Vec<f64> =
            program.limits.iter().map(|limit| 1.0 / limit.unsigned_abs().max(1) as f64).collect();
        let unit = weights.clone();
        for (index, group) in program.groups.iter().enumerate() {
            if group.required && self.chosen[index].is_none() {
                let options = group.columns.clone().map(Some);
                let best = options.min_by(|a, b| {
                    self.change(index, *a, &weights).total_cmp(&self.change(index, *b, &weights))
                });
                let Some(best) = best else { return false };
                self.set(index, best);
            }
        }
        let mut held: Vec<u32> = vec![0; program.groups.len()];
        for turn in 1..400_u32 {
            let exceeded = self.exceeded();
            if exceeded.is_empty() {
                return true;
            }
            if !effort.take(size) {
                return false;
            }
            let mut best: Option<(f64, usize, Option<usize>)> = None;
            for (index, group) in program.groups.iter().enumerate() {
                if held[index] > turn {
                    continue;
                }
                let none = (!group.required).then_some(None);
                for option in group.columns.clone().map(Some).chain(none) {
                    if option == self.chosen[index] {
                        continue;
                    }
                    let noise = 1e-9 * sequence.unit();
                    let change = self.change(index, option, &weights) + noise;
                    if best.is_none_or(|(least, ..)| change < least) {
                        best = Some((change, index, option));
                    }
                }
            }
            let Some((change, group, option)) = best else { return false };
            if change >= 0.0 {
                for row in exceeded {
                    weights[row] += unit[row];
                }
            }
            self.set(group, option);
            held[group] = turn + 3 + u32::try_from(sequence.below(4)).unwrap_or(0);
        }
        false
    }

    /// How much more rows are exceeded, by weight, when a group's choice changes.
    fn change(&self, group: usize, to: Option<usize>, weights: &[f64]) -> f64 {
        let entries = |column: Option<usize>| {
            column.map_or(&[][..], |column| self.program.columns[column].entries.as_slice())
        };
        let (old, new) = (entries(self.chosen[group]), entries(to));
        let mut sum = 0.0;
        let (mut i, mut j) = (0, 0);
        while i < old.len() || j < new.len() {
            let from = old.get(i).map_or(usize::MAX, |entry| entry.0);
            let into = new.get(j).map_or(usize::MAX, |entry| entry.0);
            let row = from.min(into);
            let mut by = 0;
            if from == row {
                by -= old[i].1;
                i += 1;
            }
            if into == row {
                by += new[j].1;
                j += 1;
            }
            let over = |used: i64| (used - self.program.limits[row]).max(0) as f64;
            sum += weights[row] * (over(self.activity[row] + by) - over(self.activity[row]));
        }
        sum
    }
}

/// Columns by profit per price of what they take, best first; those without profit are left out.
pub(super) fn order(program: &Program, prices: &[f64]) -> Vec<usize> {
    let mut scored: Vec<(f64, usize)> = vec![];
    for (index, column) in program.columns.iter().enumerate() {
        if column.profit > 0 {
            let paid = |(row, amount): &(usize, i64)| prices[*row] * *amount as f64;
            let price: f64 = column.entries.iter().map(paid).sum();
            let profit = column.profit as f64;
            scored.push((profit / price.max(profit * 1e-9), index));
        }
    }
    scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().map(|(_, column)| column).collect()
}

/// The price of a row when all limits are worth the same.
pub(super) fn even_prices(program: &Program) -> Vec<f64> {
    program.limits.iter().map(|limit| 1.0 / (*limit).max(1) as f64).collect()
}

/// Builds selections under several prices and answers the best that fits.
pub(super) fn construct(
    program: &Program,
    prices: &[f64],
    tries: usize,
    sequence: &mut Sequence,
    effort: &mut Effort<'_>,
) -> Option<Chosen> {
    let mut best: Option<(i64, Chosen)> = None;
    let size = program.size();
    for turn in 0..tries {
        if !effort.take(size) {
            break;
        }
        let noise = if turn == 0 { 0.0 } else { 1.5 };
        let prices: Vec<f64> =
            prices.iter().map(|price| price * (1.0 + noise * sequence.unit())).collect();
        let mut draft = Draft::empty(program);
        if !draft.repair(sequence, effort) {
            continue;
        }
        draft.fill(&order(program, &prices));
        let profit = program.profit(&draft.chosen);
        if best.as_ref().is_none_or(|(most, _)| profit > *most) && program.fits(&draft.chosen) {
            best = Some((profit, draft.chosen));
        }
    }
    best.map(|(_, chosen)| chosen)
}
