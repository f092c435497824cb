//! What more or less money would buy: the best value at each of several shares of the budgets.

use steerco_units::Percent;

use super::answer::{Answer, Selection, Status};
use super::effort::Limits;
use super::model::Model;
use super::solve::solve;
use super::validate::Invalid;

/// The best selection at one share of the budgets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Share of every budget's amounts; amounts are rounded down.
    pub scale: Percent,
    /// All money there is at this share.
    pub budget: i128,
    /// Money that the selection takes.
    pub cost: i64,
    /// The best selection and its proof.
    pub answer: Answer,
}

/// Solves `model` at `count` shares of its budgets, evenly from 0 to `most`. Each point begins with
/// the selection before it, so values never fall. `limits` hold for each point, and `stop` ends
/// them all; `progress` gets each point as it is done, ascending.
///
/// # Errors
/// Everything that makes the model unusable.
pub fn frontier(
    model: &Model,
    count: usize,
    most: Percent,
    limits: &Limits<'_>,
    progress: &mut dyn FnMut(&Point),
) -> Result<Vec<Point>, Vec<Invalid>> {
    let mut points: Vec<Point> = vec![];
    let mut scaled = model.clone();
    let last = i64::try_from(count.saturating_sub(1)).unwrap_or(i64::MAX).max(1);
    for at in 0..count {
        let at = i64::try_from(at).unwrap_or(last);
        let scale = if count == 1 {
            most
        } else {
            Percent::from_basis_points(most.basis_points() * at / last)
        };
        let mut budget = 0;
        for (to, from) in scaled.budgets.iter_mut().zip(&model.budgets) {
            for (to, from) in to.amounts.iter_mut().zip(&from.amounts) {
                let share = i128::from(*from) * i128::from(scale.basis_points()) / 10_000;
                *to = i64::try_from(share).unwrap_or(i64::MAX);
                budget += share;
            }
        }
        let start: Option<&Selection> = points.last().map(|point| &point.answer.selection);
        let answer = solve(&scaled, start, limits, &mut |_| {})?;
        let cost = answer.selection.cost(model);
        let point = Point { scale, budget, cost, answer };
        progress(&point);
        points.push(point);
        if (limits.stop)() {
            break;
        }
    }
    // What fits a budget fits a larger one: its bound holds for the smaller ones too.
    let mut bound = i64::MAX;
    for point in points.iter_mut().rev() {
        let answer = &mut point.answer;
        if matches!(answer.status, Status::Optimal | Status::Feasible) {
            bound = bound.min(answer.bound);
            answer.bound = bound;
            if answer.bound <= answer.value {
                answer.status = Status::Optimal;
            }
        }
    }
    Ok(points)
}
