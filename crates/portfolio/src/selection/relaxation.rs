//! The program with parts of projects allowed: its optimum bounds what whole projects can reach.
//!
//! Rows that nobody exceeds cost time and change nothing, so a large program begins without its rows
//! and takes in those that the optimum exceeds, until it exceeds none.

use super::bound::{Left, Prices, largest};
use super::effort::Effort;
use super::program::Program;
use super::simplex::{End, Simplex};

/// Programs with fewer rows take all of them in at once.
const FEW: usize = 40;
/// Rows taken in per round.
const ROUND: usize = 30;

pub(super) struct Relaxation<'p> {
    pub(super) program: &'p Program,
    simplex: Simplex,
    /// Profit of 1 in the simplex.
    unit: f64,
    /// Largest amount of each row: what 1 means there.
    scales: Vec<f64>,
    /// Largest number of each row, for prices.
    largest: Vec<i64>,
    /// The variable of each row that was taken in.
    rows: Vec<Option<usize>>,
    /// The variable that says how much of a group is chosen.
    groups: Vec<usize>,
    /// Row-wise copy of the program.
    amounts: Vec<Vec<(usize, f64)>>,
}

/// How a relaxation ended, in whole numbers.
pub(super) enum Outcome {
    /// Solved: nothing left is worth more than this.
    Bound(i64),
    /// Nothing that is left is worth as much as the cutoff, or fits: proven in whole numbers.
    Hopeless,
    /// The numbers did not suffice for a proof.
    Unclear,
    /// No steps left.
    Stopped,
}

impl<'p> Relaxation<'p> {
    pub(super) fn new(program: &'p Program) -> Self {
        let dearest = program.columns.iter().map(|column| column.profit.unsigned_abs()).max();
        let unit = dearest.unwrap_or(1).max(1) as f64;
        let profits = program.columns.iter().map(|column| column.profit as f64 / unit).collect();
        let mut scales = vec![1.0_f64; program.limits.len()];
        for column in &program.columns {
            for &(row, amount) in &column.entries {
                scales[row] = scales[row].max(amount.unsigned_abs() as f64);
            }
        }
        let mut amounts = vec![vec![]; program.limits.len()];
        for (index, column) in program.columns.iter().enumerate() {
            for &(row, amount) in &column.entries {
                amounts[row].push((index, amount as f64 / scales[row]));
            }
        }
        // A group of one is that one, and needs nothing more.
        let several = program.groups.iter().filter(|group| group.columns.len() != 1);
        let several: Vec<_> = several.map(|group| group.columns.clone()).collect();
        let mut simplex = Simplex::new(profits, several);
        let mut groups = Vec::with_capacity(program.groups.len());
        let mut count = 0;
        for group in &program.groups {
            let variable = if group.columns.len() == 1 {
                group.columns.start
            } else {
                count += 1;
                simplex.total(count - 1)
            };
            let least = if group.required { 1.0 } else { 0.0 };
            let most = if group.columns.is_empty() { 0.0 } else { 1.0 };
            simplex.bound(variable, least, most);
            groups.push(variable);
        }
        let rows = vec![None; program.limits.len()];
        let largest = largest(program);
        let mut relaxation =
            Self { program, simplex, unit, scales, largest, rows, groups, amounts };
        if program.limits.len() <= FEW {
            for row in 0..program.limits.len() {
                relaxation.take_in(row);
            }
        }
        relaxation
    }

    fn take_in(&mut self, row: usize) {
        let limit = self.program.limits[row] as f64 / self.scales[row];
        let amounts = self.amounts[row].clone();
        self.rows[row] = Some(self.simplex.add_row(amounts, f64::NEG_INFINITY, limit));
    }

    /// Solves for what is left; `least` is what a better choice must be worth.
    pub(super) fn solve(&mut self, least: i64, effort: &mut Effort<'_>) -> Outcome {
        // A little below, so that rounding does not end the search where the proof then fails.
        let cutoff = (least as f64 - 1e-3) / self.unit;
        let cutoff = cutoff - cutoff.abs() * 1e-9 - 1e-9;
        loop {
            match self.simplex.solve(cutoff, effort) {
                End::Optimal => {}
                End::Stopped if effort.is_over() => return Outcome::Stopped,
                End::Stopped => return Outcome::Unclear,
                End::Cutoff => {
                    let bound = self.prices().bound(self.program, self);
                    return match bound {
                        Some(bound) if bound >= least => Outcome::Unclear,
                        _ => Outcome::Hopeless,
                    };
                }
                End::Infeasible(broken) => {
                    let proof = self.rows.iter().zip(&self.scales).map(|(variable, scale)| {
                        variable.map_or(0.0, |one| self.simplex.proof(broken, one) / scale)
                    });
                    let proof = Prices::of(&self.largest, proof.collect::<Vec<f64>>());
                    let refuted = proof.refutes(self.program, self);
                    return if refuted { Outcome::Hopeless } else { Outcome::Unclear };
                }
            }
            if !self.take_in_exceeded() {
                let bound = self.prices().bound(self.program, self);
                return match bound {
                    Some(bound) if bound >= least => Outcome::Bound(bound),
                    _ => Outcome::Hopeless,
                };
            }
        }
    }

    /// Takes in the rows that the present optimum exceeds most; `false` when it exceeds none.
    fn take_in_exceeded(&mut self) -> bool {
        let parts = self.parts();
        let mut exceeded: Vec<(f64, usize)> = vec![];
        for (row, amounts) in self.amounts.iter().enumerate() {
            if self.rows[row].is_none() {
                let used: f64 = amounts.iter().map(|(column, one)| one * parts[*column]).sum();
                let over = used - self.program.limits[row] as f64 / self.scales[row];
                if over > 1e-7 {
                    exceeded.push((over, row));
                }
            }
        }
        exceeded.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, row) in exceeded.iter().take(ROUND) {
            self.take_in(*row);
        }
        !exceeded.is_empty()
    }

    /// The prices of the present table.
    pub(super) fn prices(&self) -> Prices {
        Prices::of(&self.largest, self.proposals())
    }

    /// Profit per unit of each row.
    pub(super) fn proposals(&self) -> Vec<f64> {
        let price = |(variable, scale): (&Option<usize>, &f64)| {
            variable.map_or(0.0, |one| self.simplex.price(one) * self.unit / scale)
        };
        self.rows.iter().zip(&self.scales).map(price).collect()
    }

    /// Numbers in the table.
    pub(super) fn size(&self) -> usize {
        self.simplex.size()
    }

    /// How much of each column the present optimum chooses.
    pub(super) fn parts(&self) -> Vec<f64> {
        (0..self.program.columns.len()).map(|column| self.simplex.value(column)).collect()
    }

    /// How much of a column the present optimum chooses.
    pub(super) fn part(&self, column: usize) -> f64 {
        self.simplex.value(column)
    }

    /// Profit of the present table, as a proposal.
    pub(super) fn profit(&self) -> f64 {
        self.simplex.profit() * self.unit
    }

    /// The variable that says how much of a group is chosen.
    pub(super) fn group(&self, group: usize) -> usize {
        self.groups[group]
    }

    /// What a variable may be.
    pub(super) fn bounds(&self, variable: usize) -> (f64, f64) {
        self.simplex.bounds(variable)
    }

    /// Changes what a variable may be.
    pub(super) fn bound(&mut self, variable: usize, bounds: (f64, f64)) {
        self.simplex.bound(variable, bounds.0, bounds.1);
    }
}

impl Left for Relaxation<'_> {
    fn may(&self, column: usize) -> bool {
        self.simplex.bounds(column).1 > 0.5
    }
    fn of_group(&self, group: usize) -> (bool, bool) {
        let (least, most) = self.simplex.bounds(self.groups[group]);
        (least > 0.5, most > 0.5)
    }
}
