//! The same program solved by HiGHS (Huangfu and Hall 2018), when the crate is built with the feature `highs`.
//!
//! HiGHS computes in floating point. What it chooses is taken only as far as it keeps every row in whole
//! numbers, is repaired where it does not, and is judged by the independent checker. What it bounds is rounded up by more than its tolerances
//! and then down to what values can be at all; the answer says that such a bound is not exact. A bound
//! of ours in whole numbers takes its place where it is as low.

use std::num::NonZeroU32;

use highs::{Col, HighsModelStatus, RowProblem, Sense, SolvedModel};

use super::answer::{Answer, Proof, Selection, Status};
use super::bound::{Everything, Prices, largest};
use super::construct::{Draft, even_prices, order};
use super::descent::descend;
use super::effort::{Effort, Limits, Sequence};
use super::model::Model;
use super::program::{Chosen, Compiled, Program};
use super::solve::trivial_bound;
use super::validate::{Invalid, validate};

/// Steps for a bound of ours and for repairing what HiGHS chose.
const STEPS: u64 = 20_000;
/// Amounts and profits are scaled to be no larger, far enough from HiGHS's tolerance of a millionth.
const LARGEST: i64 = 100_000;
/// HiGHS's number for a solution that it has found to keep all rows.
const FEASIBLE: i64 = 2;
/// What HiGHS's bound may be wrong by, as a part of it: ten times its tolerance of optimality.
const TOLERANCE: f64 = 1e-6;

/// Finds the selection of highest value with HiGHS, on one thread and for at most `seconds`. The seed
/// chooses among equally good ways to search. Of selections that are worth the same, any may be
/// answered. The search cannot be stopped from outside.
///
/// # Errors
/// Everything that makes the model unusable.
pub fn solve_with_highs(model: &Model, seconds: f64, seed: u64) -> Result<Answer, Vec<Invalid>> {
    let invalid = validate(model);
    if !invalid.is_empty() {
        return Err(invalid);
    }
    let compiled = Compiled::of(model);
    let program = &compiled.program;
    let mut effort = Effort::new(&Limits { seed, ..Limits::steps(STEPS) });
    let exact = exact_bound(program, &mut effort);
    let unit = Unit::of(program);
    let mut answer = Answer {
        status: Status::Unknown,
        value: 0,
        bound: exact,
        proof: Proof::Exact,
        selection: Selection::default(),
        ties_settled: false,
        steps: effort.taken(),
    };
    if program.columns.is_empty() {
        // There is nothing to choose, and nothing to ask.
        let fits = program.fits(&vec![None; program.groups.len()]);
        answer.status = if fits { Status::Optimal } else { Status::Infeasible };
        answer.bound = 0;
        return Ok(answer);
    }
    // What HiGHS cannot work with, it has no answer to.
    let Some(solved) = passed_on(program, unit, seconds, seed) else { return Ok(answer) };
    // Nothing is unbounded here: every column is chosen or not.
    let none = [HighsModelStatus::Infeasible, HighsModelStatus::UnboundedOrInfeasible];
    if none.contains(&solved.status()) {
        answer.status = Status::Infeasible;
        answer.bound = 0;
        answer.proof = Proof::FloatingPoint;
        return Ok(answer);
    }
    let proposed = solved.double_info_value(c"mip_dual_bound").ok();
    if let Some(bound) = proposed.and_then(|bound| unit.bound(bound)).filter(|one| *one < exact) {
        answer.bound = bound;
        answer.proof = Proof::FloatingPoint;
    }
    let found = (solved.int_info_value(c"primal_solution_status") == Ok(FEASIBLE))
        .then(|| kept(program, &rounded(program, &solved), seed, &mut effort))
        .flatten();
    answer.steps = effort.taken();
    let Some(chosen) = found else { return Ok(answer) };
    let selection = compiled.selection(&chosen);
    if super::check(model, &selection).is_err() {
        return Ok(answer);
    }
    answer.value = program.profit(&chosen);
    // No bound of a floating solver is below what was found in whole numbers.
    answer.bound = answer.bound.max(answer.value);
    answer.status = if answer.bound == answer.value { Status::Optimal } else { Status::Feasible };
    answer.selection = selection;
    Ok(answer)
}

/// What no choice is worth more than, in whole numbers.
fn exact_bound(program: &Program, effort: &mut Effort<'_>) -> i64 {
    let trivial = trivial_bound(program);
    let prices = Prices::of(&largest(program), descend(program, 0, effort));
    let bound = prices.bound(program, &Everything(&program.groups));
    bound.map_or(trivial, |bound| bound.min(trivial))
}

/// How profits are passed on: every value is a multiple of `step`, and `scale` of them are 1.
#[derive(Clone, Copy)]
struct Unit {
    step: i64,
    scale: f64,
}

impl Unit {
    fn of(program: &Program) -> Self {
        let profits = || program.columns.iter().map(|column| column.profit);
        let step = profits().fold(0, common).max(1);
        let most = profits().map(|profit| (profit / step).unsigned_abs()).max().unwrap_or(0);
        Self { step, scale: (most as f64 / LARGEST as f64).max(1.0) }
    }

    fn of_profit(self, profit: i64) -> f64 {
        (profit / self.step) as f64 / self.scale
    }

    /// HiGHS's bound as a profit: more by its tolerance, then the largest multiple up to there.
    fn bound(self, proposed: f64) -> Option<i64> {
        let safe = proposed + TOLERANCE * proposed.abs().max(1.0);
        let steps = (safe * self.scale).floor();
        // Beyond that, floating point has no whole numbers.
        let usable = steps.is_finite() && steps.abs() < 9e15;
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
        let steps = usable.then_some(steps as i64)?;
        steps.checked_mul(self.step)
    }
}

/// The greatest common divisor; that of 0 and a number is the number.
fn common(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.saturating_abs(), b.saturating_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Has HiGHS solve the program; nothing when it cannot.
fn passed_on(program: &Program, unit: Unit, seconds: f64, seed: u64) -> Option<SolvedModel> {
    let mut problem = RowProblem::default();
    let columns: Vec<Col> = program
        .columns
        .iter()
        .map(|column| problem.add_integer_column(unit.of_profit(column.profit), 0.0..=1.0))
        .collect();
    for group in &program.groups {
        let least = if group.required { 1.0 } else { 0.0 };
        let all = group.columns.clone().map(|column| (columns[column], 1.0));
        if group.required || group.columns.len() > 1 {
            problem.add_row(least..=1.0, all);
        }
    }
    let mut rows: Vec<Vec<(Col, i64)>> = vec![vec![]; program.limits.len()];
    for (column, own) in program.columns.iter().zip(&columns) {
        for (row, amount) in &column.entries {
            rows[*row].push((*own, *amount));
        }
    }
    for (row, limit) in rows.iter().zip(&program.limits) {
        // In whole multiples of what all its amounts are multiples of: nothing is lost.
        let step = row.iter().fold(0, |step, (_, amount)| common(step, *amount)).max(1);
        let most = row.iter().map(|(_, amount)| (amount / step).unsigned_abs()).max();
        let scale = (most.unwrap_or(0) as f64 / LARGEST as f64).max(1.0);
        let limit = limit.div_euclid(step) as f64 / scale;
        let amounts = row.iter().map(|(column, amount)| (*column, (amount / step) as f64 / scale));
        problem.add_row(..=limit, amounts);
    }
    let mut highs = problem.try_optimise(Sense::Maximise).ok()?;
    highs.make_quiet();
    highs.set_threads(NonZeroU32::MIN);
    let seed = i32::try_from(seed % (1 << 31)).unwrap_or(0);
    highs.try_set_option("random_seed", seed).ok()?;
    highs.try_set_option("time_limit", seconds).ok()?;
    highs.try_set_option("mip_rel_gap", 0.0).ok()?;
    highs.try_set_option("mip_abs_gap", 0.0).ok()?;
    highs.try_solve().ok()
}

/// The columns that HiGHS chose for more than a half, the most of each group.
fn rounded(program: &Program, solved: &SolvedModel) -> Chosen {
    let solution = solved.get_solution();
    let part = |column: usize| solution.columns().get(column).copied().unwrap_or(0.0);
    let best = |columns: std::ops::Range<usize>| {
        columns
            .filter(|column| part(*column) > 0.5)
            .max_by(|a, b| part(*a).total_cmp(&part(*b)).then(b.cmp(a)))
    };
    program.groups.iter().map(|group| best(group.columns.clone())).collect()
}

/// The choice when it keeps every row in whole numbers; else one that does and is close to it.
fn kept(program: &Program, chosen: &Chosen, seed: u64, effort: &mut Effort<'_>) -> Option<Chosen> {
    if program.fits(chosen) {
        return Some(chosen.clone());
    }
    let mut draft = Draft::of(program, chosen.clone());
    if !draft.repair(&mut Sequence::new(seed), effort) {
        return None;
    }
    draft.fill(&order(program, &even_prices(program)));
    Some(draft.chosen).filter(|chosen| program.fits(chosen))
}

#[cfg(test)]
mod tests {
    use super::super::program::{Column, Group};
    use super::*;

    fn program(profits: &[i64]) -> Program {
        let column = |(group, profit): (usize, &i64)| Column {
            group,
            profit: *profit,
            entries: vec![(0, 1)],
        };
        Program {
            groups: (0..profits.len())
                .map(|at| Group { columns: at..at + 1, required: false })
                .collect(),
            columns: profits.iter().enumerate().map(column).collect(),
            limits: vec![1],
        }
    }

    #[test]
    fn a_bound_is_rounded_up_by_the_tolerance_and_down_to_a_value_there_can_be() {
        let unit = Unit::of(&program(&[6_000_000, 9_000_000]));
        assert_eq!(unit.step, 3_000_000);
        assert_eq!(unit.bound(5.0), Some(15_000_000));
        // A little too low: the tolerance gives it back.
        assert_eq!(unit.bound(4.999_999_9), Some(15_000_000));
        assert_eq!(unit.bound(4.999), Some(12_000_000));
        assert_eq!(unit.bound(-1.0), Some(-3_000_000));
        assert_eq!(unit.bound(f64::INFINITY), None);
    }

    #[test]
    fn large_profits_without_a_common_step_are_scaled_and_their_bound_is_never_below() {
        let unit = Unit::of(&program(&[9_999_999_999, 1]));
        assert_eq!(unit.step, 1);
        let passed = unit.of_profit(9_999_999_999);
        assert!(passed <= 100_000.0 + 1e-6);
        assert!(unit.bound(passed).is_some_and(|bound| bound >= 9_999_999_999));
    }
}
