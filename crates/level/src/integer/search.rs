//! The whole way: islands that search side by side and tell each other of their best.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::bound::lower_bound;
use super::exact;
use super::instance::Instance;
use super::population::{Island, Member};
use crate::options::Limits;

/// Schedules of each island between two exchanges.
const ROUND: u64 = 5_000;

/// Small problems are also searched to the end, at first for so many nodes, and as long as that was not
/// enough, from the start again for many times as many.
const FIRST_NODES: u64 = 40_000;
const MORE_NODES: u64 = 16;
/// While one schedule is built, the search to the end sees about so many nodes.
const NODES_PER_SCHEDULE: u64 = 3;

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
    let small = exact::can(instance);
    let mut nodes = FIRST_NODES;
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
        if small {
            nodes = nodes.min(left.saturating_mul(NODES_PER_SCHEDULE).max(FIRST_NODES));
        }
        let round = if small { nodes / NODES_PER_SCHEDULE } else { ROUND }.min(left);
        let known = best.length;
        let proven = AtomicBool::new(false);
        let to_the_end = || {
            let outcome = exact::search(instance, known, nodes, limits.keep_going);
            if outcome.as_ref().is_some_and(|outcome| outcome.complete) {
                proven.store(true, Ordering::Relaxed);
            }
            outcome
        };
        let keep_going = || !proven.load(Ordering::Relaxed) && (limits.keep_going)();
        let outcome = if let [island] = islands.as_mut_slice() {
            let outcome = to_the_end();
            island.evolve(round, &keep_going);
            outcome
        } else {
            // No more threads than were asked for: the first island rests while the search to the end runs.
            thread::scope(|scope| {
                for island in &mut islands[usize::from(small)..] {
                    scope.spawn(|| island.evolve(round, &keep_going));
                }
                to_the_end()
            })
        };
        nodes = nodes.saturating_mul(MORE_NODES);
        let complete = outcome.as_ref().is_some_and(|outcome| outcome.complete);
        // What others found before they heard of the proof depends on how fast they were.
        for island in islands.iter().filter(|_| !complete) {
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
