//! The whole way: islands that search side by side and tell each other of their best.

use std::sync::atomic::AtomicU64;
use std::thread;

use super::bound::lower_bound;
use super::exact;
use super::instance::Instance;
use super::population::{Breeding, Island, Member};
use super::series::Series;
use crate::options::Limits;

/// Schedules of each island between two exchanges.
const ROUND: u64 = 5_000;

/// Small problems are also searched to the end, at first for so many nodes, and as long as that was not
/// enough, from the start again for many times as many.
const FIRST_NODES: u64 = 40_000;
const MORE_NODES: u64 = 16;
/// While one schedule is built, the search to the end sees about so many nodes.
const NODES_PER_SCHEDULE: u64 = 12;

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
    let mut ends = exact::can(instance).then(|| Ends::new(instance));
    let breeding = if ends.is_some() { Breeding::SMALL } else { Breeding::of(instance) };
    let mut islands: Vec<Island<'_>> = (0..limits.threads.max(1) as u64)
        .map(|index| Island::new(instance, limits.seed.wrapping_mul(64) + index, breeding))
        .collect();
    let mut best = islands[0].best.clone();
    loop {
        let built: u64 = islands.iter().map(|island| island.series.built).sum();
        if best.length <= bound || built >= limits.schedules || !(limits.keep_going)() {
            return Found { start: best.start, bound, built };
        }
        let left = (limits.schedules - built).div_ceil(islands.len() as u64);
        if let Some(ends) = &mut ends {
            match ends.search(best.length, left, limits) {
                (Some(start), complete) => {
                    best = member(instance, start);
                    bound = if complete { best.length } else { bound };
                }
                (None, true) => bound = best.length,
                (None, false) => {}
            }
            if best.length <= bound {
                continue;
            }
        }
        let round = ends.as_ref().map_or(ROUND, Ends::schedules).min(left);
        thread::scope(|scope| {
            for island in &mut islands {
                scope.spawn(|| island.evolve(round, limits.keep_going));
            }
        });
        for island in &islands {
            if island.best.value() < best.value() {
                best = island.best.clone();
            }
        }
    }
}

/// Searches to the end, from both ends of the plan: of many plans that are hard from one end, the other
/// ends soon.
struct Ends<'i> {
    forwards: &'i Instance,
    backwards: Instance,
    nodes: u64,
}

impl<'i> Ends<'i> {
    fn new(forwards: &'i Instance) -> Self {
        Self { forwards, backwards: forwards.mirrored(), nodes: FIRST_NODES / MORE_NODES }
    }

    /// What is built of schedules beside a search.
    fn schedules(&self) -> u64 {
        self.nodes / NODES_PER_SCHEDULE
    }

    /// Starts of a schedule shorter than `known` if one is found, and whether there is nothing shorter. Each
    /// call takes many times longer than the one before, unless so few schedules are left to be built.
    ///
    /// Which of the two comes to its end first is told by nodes, not by time, so that the answer does not
    /// depend on how fast they were.
    fn search(&mut self, known: i32, left: u64, limits: &Limits<'_>) -> (Option<Vec<i32>>, bool) {
        let most = left.saturating_mul(NODES_PER_SCHEDULE).max(FIRST_NODES);
        self.nodes = self.nodes.saturating_mul(MORE_NODES).min(most);
        let most = AtomicU64::new(self.nodes);
        let one = |instance| exact::search(instance, known, &most, limits.keep_going);
        let (forwards, backwards) = if limits.threads < 2 {
            (one(self.forwards), one(&self.backwards))
        } else {
            thread::scope(|scope| {
                let backwards = scope.spawn(|| one(&self.backwards));
                (one(self.forwards), backwards.join().ok().flatten())
            })
        };
        let turned = backwards.map(|outcome| exact::Outcome {
            better: outcome.better.map(|start| turned(self.forwards, &start)),
            ..outcome
        });
        let outcomes = [forwards, turned].into_iter().flatten();
        let length = |outcome: &exact::Outcome| {
            outcome.better.as_ref().map_or(known, |start| longest(self.forwards, start))
        };
        let best = outcomes.min_by_key(|outcome| {
            (!outcome.complete, if outcome.complete { outcome.nodes } else { 0 }, length(outcome))
        });
        best.map_or((None, false), |outcome| (outcome.better, outcome.complete))
    }
}

/// Starts of a schedule of `backwards`, seen from the begin: in its order, with everything as early as it can be, as
/// nobody is to wait without a reason.
fn turned(forwards: &Instance, backwards: &[i32]) -> Vec<i32> {
    let end = longest(forwards, backwards);
    let times = backwards.iter().zip(&forwards.duration);
    let mut start: Vec<i32> = times.map(|(start, duration)| end - start - duration).collect();
    let mut series = Series::new(forwards);
    let mut list = vec![];
    series.sorted(forwards, &start, end, &mut list);
    series.serial(forwards, &list, &mut start);
    start
}

fn member(instance: &Instance, start: Vec<i32>) -> Member {
    let sum = start.iter().map(|&start| i64::from(start)).sum();
    Member { length: longest(instance, &start), sum, start, list: vec![] }
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

#[cfg(test)]
mod tests {
    use super::super::instance::{Facts, OPEN};
    use super::*;

    #[test]
    fn whoever_need_not_wait_does_not_wait() {
        // Two tasks for one welder, and a third that needs nobody, none of them linked.
        let facts = Facts {
            duration: vec![2, 2, 1],
            release: vec![0; 3],
            latest: vec![OPEN; 3],
            needs: vec![vec![(0, 1)], vec![(0, 1)], vec![]],
            capacity: vec![1],
            ..Facts::default()
        };
        let Some(instance) = Instance::new(facts) else { panic!("it fits") };
        let ends = Ends::new(&instance);
        let stop = AtomicU64::new(u64::MAX);
        let from_the_end = exact::search(&ends.backwards, 9, &stop, &|| true);
        let start = from_the_end.and_then(|outcome| outcome.better).unwrap_or_default();
        let start = turned(&instance, &start);
        assert_eq!((longest(&instance, &start), start[2]), (4, 0), "{start:?}");
    }
}
