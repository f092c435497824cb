//! The whole way: islands that search side by side and tell each other of their best.

use std::thread;

use super::bound::lower_bound;
use super::exact;
use super::instance::Instance;
use super::population::{Island, Member};
use crate::options::Limits;

/// Schedules of each island between two exchanges.
const ROUND: u64 = 5_000;

/// Small problems are searched to the end after the first round for so many nodes, and then, as long
/// as that was not enough, after four times as many rounds for four times as many.
const FIRST_NODES: u64 = 40_000;

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
        turn += 1;
        let known = best.length;
        let to_the_end = || exact::search(instance, known, nodes, limits.keep_going);
        let exact_too = turn == next_exact;
        let left = (limits.schedules - built).div_ceil(islands.len() as u64);
        let round = if exact_too { nodes / 2 } else { ROUND }.min(left);
        let outcome = if let [island] = islands.as_mut_slice() {
            island.evolve(round, limits.keep_going);
            exact_too.then(to_the_end).flatten()
        } else {
            thread::scope(|scope| {
                for island in &mut islands {
                    scope.spawn(|| island.evolve(round, limits.keep_going));
                }
                exact_too.then(to_the_end).flatten()
            })
        };
        if exact_too {
            (next_exact, nodes) = (next_exact * 4, nodes * 4);
        }
        for island in &islands {
            if island.best.value() < best.value() {
                best = island.best.clone();
            }
        }
        if let Some(outcome) = outcome {
            let shortest = outcome.better.as_ref().map_or(known, |start| longest(instance, start));
            if let Some(start) = outcome.better.filter(|_| shortest < best.length) {
                let sum = start.iter().map(|&start| i64::from(start)).sum();
                best = Member { length: shortest, sum, start, list: vec![] };
            }
            if outcome.complete {
                bound = bound.max(shortest);
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
