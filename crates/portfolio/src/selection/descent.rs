//! Prices for all rows at once, before any relaxation is solved: a large program's relaxation takes long,
//! and until it is solved nothing else says what no choice can exceed.
//!
//! Prices follow the subgradient of the bound (Held, Wolfe and Crowder 1974): a row that the best columns
//! exceed becomes dearer, one that they leave room in cheaper, in steps that shrink when the bound does not
//! fall. What comes out are proposals; `Prices` makes the bound of them in whole numbers.

use super::effort::Effort;
use super::program::Program;

/// Steps along the subgradient, at most.
const STEPS: usize = 400;
/// Steps without a lower bound after which they are halved.
const PATIENCE: usize = 12;

/// Profit per unit of each row under which the bound is low; `value` is that of a known choice.
pub(super) fn descend(program: &Program, value: i64, effort: &mut Effort<'_>) -> Vec<f64> {
    let rows = program.limits.len();
    let scales: Vec<f64> =
        program.limits.iter().map(|limit| limit.unsigned_abs().max(1) as f64).collect();
    let mut prices = vec![0.0_f64; rows];
    let mut best = (f64::INFINITY, prices.clone());
    let (mut pace, mut vain) = (1.0_f64, 0);
    let entries: usize = program.columns.iter().map(|column| 1 + column.entries.len()).sum();
    for _ in 0..STEPS {
        if !effort.take(entries + 2 * rows) {
            break;
        }
        // Room that the best columns leave in each row, as a part of its limit.
        let mut room: Vec<f64> = program
            .limits
            .iter()
            .zip(&scales)
            .map(|(limit, scale)| *limit as f64 / scale)
            .collect();
        let mut bound: f64 = room.iter().zip(&prices).map(|(one, price)| one * price).sum();
        for group in &program.groups {
            let worth = |column: usize| {
                let column = &program.columns[column];
                let paid =
                    |(row, amount): &(usize, i64)| prices[*row] * *amount as f64 / scales[*row];
                column.profit as f64 - column.entries.iter().map(paid).sum::<f64>()
            };
            let columns = group.columns.clone().map(|column| (worth(column), column));
            let most = columns.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            let Some((worth, column)) = most.filter(|one| group.required || one.0 > 0.0) else {
                continue;
            };
            bound += worth;
            for (row, amount) in &program.columns[column].entries {
                room[*row] -= *amount as f64 / scales[*row];
            }
        }
        if bound < best.0 {
            best = (bound, prices.clone());
            vain = 0;
        } else {
            vain += 1;
            if vain >= PATIENCE {
                vain = 0;
                pace /= 2.0;
                prices.clone_from(&best.1);
                continue;
            }
        }
        // What cannot pay less does not count: a free row with room stays free.
        let counts = |room: f64, price: f64| room < 0.0 || price > 0.0;
        let length: f64 = room
            .iter()
            .zip(&prices)
            .filter(|(room, price)| counts(**room, **price))
            .map(|(room, _)| room * room)
            .sum();
        if length <= 0.0 || pace < 1e-4 {
            break;
        }
        let step = pace * (bound - value as f64).max(1.0) / length;
        for (price, room) in prices.iter_mut().zip(&room) {
            *price = (*price - step * room).max(0.0);
        }
    }
    best.1.iter().zip(&scales).map(|(price, scale)| price / scale).collect()
}

#[cfg(test)]
mod tests {
    use super::super::bound::{Everything, Prices, largest};
    use super::super::effort::Limits;
    use super::super::program::{Column, Group};
    use super::*;

    #[test]
    fn prices_bound_a_knapsack_close_to_its_relaxation() {
        // Two of three projects of 5 fit into 10: the best two are worth 11,000, and so is the relaxation.
        let column = |(group, profit)| Column { group, profit, entries: vec![(0, 5)] };
        let columns: Vec<Column> =
            [6_000, 5_000, 4_000].into_iter().enumerate().map(column).collect();
        let group = |at: usize| Group { columns: at..at + 1, required: false };
        let program = Program { groups: (0..3).map(group).collect(), columns, limits: vec![10] };
        let mut effort = Effort::new(&Limits::steps(10_000));
        let prices = Prices::of(&largest(&program), descend(&program, 9_000, &mut effort));
        let bound = prices.bound(&program, &Everything(&program.groups)).unwrap_or(i64::MAX);
        assert!((11_000..=11_100).contains(&bound), "{bound}");
    }
}
