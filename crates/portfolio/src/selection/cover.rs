//! Rows that every choice keeps and the relaxation does not: of projects that together exceed a limit,
//! not all can be chosen (cover inequalities; Balas 1975). They bring the bound nearer to what whole
//! projects can reach. Each is derived in whole numbers from one row, so bounds stay exact.

use super::effort::Effort;
use super::program::Program;
use super::relaxation::{Outcome, Relaxation};

/// Rounds of looking for such rows, at most.
const ROUNDS: usize = 30;
/// Steps that all rounds may take.
const STEPS: u64 = 400_000;
/// Larger programs (rows times columns) are solved too slowly for that, and are far from a proof.
const LARGEST: usize = 40_000;
/// A row that is exceeded by less is not worth its while.
const WORTH: f64 = 0.01;

/// What to begin with.
#[derive(Clone, Copy)]
enum Order {
    /// Who lacks least of being whole, for what they take.
    Lack,
    /// Who is chosen most.
    Part,
    /// Who takes most, of those that are chosen in part.
    Size,
}

const ORDERS: [Order; 3] = [Order::Lack, Order::Part, Order::Size];

/// Amounts per column, and the limit.
#[derive(PartialEq)]
struct Cover {
    amounts: Vec<(usize, i64)>,
    limit: i64,
}

/// Adds rows to `program` that its relaxation exceeds, as long as that lowers the bound; `least` is
/// what a choice must be worth.
pub(super) fn strengthen(program: &mut Program, least: i64, effort: &mut Effort<'_>) {
    let given = program.limits.len();
    if given * program.columns.len() > LARGEST {
        return;
    }
    effort.within(STEPS, |effort| {
        let mut before: Option<i64> = None;
        for _ in 0..ROUNDS {
            let mut relaxation = Relaxation::new(program);
            let Outcome::Bound(bound) = relaxation.solve(least, effort) else { return };
            let parts = relaxation.parts();
            let tight = relaxation.proposals();
            // Rows of earlier rounds that turned out to be loose only cost time.
            let keep = |row: usize| row < given || tight[row] > 0.0;
            let mut covers: Vec<Cover> = rows_of(program, given)
                .iter()
                .enumerate()
                .flat_map(|(row, entries)| {
                    let limit = program.limits[row];
                    ORDERS.map(|order| cover(program, entries, limit, &parts, order))
                })
                .flatten()
                .collect();
            let stuck = before.is_some_and(|before| {
                before.saturating_sub(bound) <= (before.saturating_sub(least)) / 200
            });
            covers.dedup();
            before = Some(bound);
            *program = program.with_rows(keep);
            if covers.is_empty() || stuck {
                return;
            }
            for cover in covers {
                let mut amounts = vec![0; program.columns.len()];
                for (column, amount) in cover.amounts {
                    amounts[column] = amount;
                }
                let mut amounts = amounts.into_iter();
                program.add_row(cover.limit, |_| amounts.next().unwrap_or(0));
            }
        }
    });
}

/// Entries of the first rows, by row.
fn rows_of(program: &Program, count: usize) -> Vec<Vec<(usize, i64)>> {
    let mut rows = vec![vec![]; count];
    for (index, column) in program.columns.iter().enumerate() {
        for &(row, amount) in column.entries.iter().filter(|entry| entry.0 < count) {
            rows[row].push((index, amount));
        }
    }
    rows
}

/// What a project takes of a row at least, when one of these columns is chosen for it.
struct Item {
    group: usize,
    least: i64,
    part: f64,
}

/// A cover of a row without negative amounts that `parts` exceed.
fn cover(
    program: &Program,
    row: &[(usize, i64)],
    limit: i64,
    parts: &[f64],
    order: Order,
) -> Option<Cover> {
    if limit <= 0 || row.iter().any(|(_, amount)| *amount < 0) {
        return None;
    }
    let mut items: Vec<Item> = vec![];
    for &(column, amount) in row.iter().filter(|(column, _)| parts[*column] > 1e-6) {
        let group = program.columns[column].group;
        match items.last_mut().filter(|item| item.group == group) {
            Some(item) => item.least = item.least.min(amount),
            None => items.push(Item { group, least: amount, part: 0.0 }),
        }
    }
    let mut place = vec![usize::MAX; program.groups.len()];
    for (at, item) in items.iter().enumerate() {
        place[item.group] = at;
    }
    for &(column, amount) in row {
        if let Some(item) = items.get_mut(place[program.columns[column].group])
            && amount >= item.least
        {
            item.part += parts[column];
        }
    }
    let last = |item: &Item| match order {
        Order::Lack => (1.0 - item.part).max(0.0) / item.least as f64,
        Order::Part => 1.0 - item.part,
        Order::Size => -(item.least as f64) * f64::from(item.part > 0.01),
    };
    items.sort_by(|a, b| last(a).total_cmp(&last(b)).then(a.group.cmp(&b.group)));
    let mut sum = 0_i64;
    let enough = items.iter().position(|item| {
        sum += item.least;
        sum > limit
    })?;
    items.truncate(enough + 1);
    // Without those that are not needed, most lacking first.
    items.sort_by(|a, b| a.part.total_cmp(&b.part).then(a.group.cmp(&b.group)));
    items.retain(|item| {
        let needed = sum - item.least <= limit;
        if !needed {
            sum -= item.least;
        }
        needed
    });
    lifted(program, row, &items, parts)
}

/// The row "not all of these", in which larger columns of other projects count for as many as they
/// can stand for (Balas 1975, theorem 3).
fn lifted(program: &Program, row: &[(usize, i64)], items: &[Item], parts: &[f64]) -> Option<Cover> {
    let mut least = vec![None; program.groups.len()];
    for item in items {
        least[item.group] = Some(item.least);
    }
    let mut sizes: Vec<i64> = items.iter().map(|item| item.least).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let sums: Vec<i64> = sizes
        .iter()
        .scan(0, |sum, size| {
            *sum += size;
            Some(*sum)
        })
        .collect();
    let limit = i64::try_from(items.len()).ok()? - 1;
    let mut amounts = vec![];
    let mut used = 0.0;
    for &(column, amount) in row {
        let counts = match least[program.columns[column].group] {
            Some(least) => i64::from(amount >= least),
            None => i64::try_from(sums.partition_point(|sum| *sum <= amount)).ok()?.min(limit),
        };
        if counts > 0 {
            amounts.push((column, counts));
            used += counts as f64 * parts[column];
        }
    }
    (used > limit as f64 + WORTH).then_some(Cover { amounts, limit })
}
