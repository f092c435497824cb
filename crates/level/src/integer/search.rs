//! The whole way: islands that search side by side and tell each other of their best.

use std::thread;

use super::bound::lower_bound;
use super::exact;
use super::instance::Instance;
use super::population::Island;
use crate::options::Limits;

/// Schedules of each island between two exchanges.
const ROUND: u64 = 5_000;

/// Small problems are searched to the end after the first round for so many nodes, and then, as long
/// as that was not enough, after four times as many rounds for four times as many.
const FIRST_NODES: u64 = 100_000;

/// The best schedule found.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) start: Vec<i32>,
    pub(crate) bound: i32,
    pub(crate) built: u64,
}

/// Looks for the shortest schedule until it is proven or the limits end it.
pub(crate) fn solve(instance: &Instance, limits: &Limits<'_>) -> Found {
    let mut bound = lower_bound(instance);
    let (mut turn, mut next_exact, mut nodes) = (0, 1, FIRST_NODES);
    // Large populations pay as long as they can be renewed many times a second.
    let size = (24_000 / instance.count().max(1)).clamp(20, 200);
    let mut islands: Vec<Island<'_>> = (0..limits.threads.max(1) as u64)
        .map(|index| Island::new(instance, limits.seed.wrapping_mul(64) + index, size))
        .collect();
    let mut best = islands[0].best.clone();
    loop {
        let built: u64 = islands.iter().map(|island| island.series.built).sum();
        if best.length <= bound || built >= limits.schedules || !(limits.keep_going)() {
            return Found { start: best.start, bound, built };
        }
        let left = (limits.schedules - built).div_ceil(islands.len() as u64);
        let round = ROUND.min(left);
        let go_on = || (limits.keep_going)();
        if let [island] = islands.as_mut_slice() {
            island.evolve(round, &go_on);
        } else {
            thread::scope(|scope| {
                for island in &mut islands {
                    scope.spawn(|| island.evolve(round, &go_on));
                }
            });
        }
        for island in &islands {
            if island.best.value() < best.value() {
                best = island.best.clone();
            }
        }
        turn += 1;
        if turn == next_exact {
            next_exact *= 4;
            nodes *= 4;
            if let Some(outcome) = exact::search(instance, best.length, nodes, limits.keep_going) {
                if let Some(start) = outcome.better {
                    best.length = longest(instance, &start);
                    best.sum = start.iter().map(|&start| i64::from(start)).sum();
                    best.start = start;
                }
                if outcome.complete {
                    bound = best.length;
                }
            }
        }
    }
}

/// When the last task of a schedule ends.
fn longest(instance: &Instance, start: &[i32]) -> i32 {
    start
        .iter()
        .zip(&instance.duration)
        .map(|(start, duration)| start + duration)
        .max()
        .unwrap_or(0)
}
