//! Small problems to the end: depth first through time, with what was seen before remembered.
//!
//! At each moment at which something finishes, every task that could begin either does or is left for
//! later. Three rules cut the tree (after Demeulemeester and Herroelen 1992, 1997): no branch goes on
//! that cannot be shorter than the best known; a task that was left may begin later only if something
//! else kept it from its resources meanwhile, as otherwise it could be shifted left; and of two
//! states with the same tasks begun, the one in which nothing is free earlier is left.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use super::instance::{GUARD, Instance, OPEN};
use super::views::Views;

/// Largest problem, dummies included.
const MOST_TASKS: usize = 40;
/// States remembered per set of begun tasks.
const MOST_SEEN: usize = 24;
/// States remembered in all: some hundred megabytes.
const MOST_REMEMBERED: usize = 1_000_000;
/// Nodes between two looks at whether to go on.
const BREATH: u64 = 256;

/// What came of a search to the end.
pub(crate) struct Outcome {
    /// Starts of a schedule shorter than the one known before.
    pub(crate) better: Option<Vec<i32>>,
    /// The search ended: there is nothing shorter.
    pub(crate) complete: bool,
    /// Nodes it took.
    pub(crate) nodes: u64,
}

/// A state as it is remembered: its moment, and when each running task ends.
struct Seen {
    at: i32,
    running: Vec<(usize, i32)>,
}

struct Search<'a> {
    instance: &'a Instance,
    before: Vec<u64>,
    units: Vec<u64>,
    best: i32,
    better: Option<Vec<i32>>,
    start: Vec<i32>,
    finish: Vec<i32>,
    views: Views,
    seen: BTreeMap<u64, Vec<Seen>>,
    remembered: usize,
    nodes: u64,
    most: &'a AtomicU64,
    keep_going: &'a (dyn Fn() -> bool + Sync),
    stopped: bool,
}

/// A moment of the search.
#[derive(Clone, Copy)]
struct Node {
    at: i32,
    begun: u64,
    running: u64,
    /// Left for later at this moment.
    left: u64,
    /// Left at some moment, and never kept from its resources since.
    idle: u64,
    free: u64,
    /// Something has begun since the last state that was remembered.
    fresh: bool,
}

/// Whether problems of this kind can be searched to the end: not too large, and without releases, latest
/// starts, leads, or more than four resources.
pub(crate) fn can(instance: &Instance) -> bool {
    instance.count() <= MOST_TASKS
        && instance.whole.len() == 1
        && instance.facts.taken.is_empty()
        && instance.release.iter().all(|&release| release == 0)
        && instance.latest.iter().all(|&latest| latest >= OPEN)
        && instance.facts.links.iter().all(|&(one, _, lag)| lag == instance.duration[one as usize])
}

/// Looks for a schedule shorter than `best`, in at most about so many nodes; a search that ends lowers
/// `most` to what it took. `None` for problems that cannot be searched to the end.
pub(crate) fn search(
    instance: &Instance,
    best: i32,
    most: &AtomicU64,
    keep_going: &(dyn Fn() -> bool + Sync),
) -> Option<Outcome> {
    let count = instance.count();
    if !can(instance) {
        return None;
    }
    let before = (0..count).map(|task| {
        instance.before.row(task).iter().fold(0u64, |mask, link| mask | (1 << link.task))
    });
    let units = (0..count)
        .map(|task| {
            let works = instance.duration[task] > 0;
            instance.needs.row(task).iter().filter(|_| works).map(|need| need.units).sum()
        })
        .collect();
    let mut search = Search {
        instance,
        before: before.collect(),
        units,
        best,
        better: None,
        start: vec![0; count],
        finish: vec![0; count],
        views: Views::of(instance),
        seen: BTreeMap::new(),
        remembered: 0,
        nodes: 0,
        most,
        keep_going,
        stopped: false,
    };
    let free = instance.whole[0];
    search.go(Node { at: 0, begun: 0, running: 0, left: 0, idle: 0, free, fresh: false });
    let complete = !search.stopped;
    if complete {
        most.fetch_min(search.nodes, Ordering::Relaxed);
    }
    Some(Outcome { complete, better: search.better, nodes: search.nodes })
}

/// The tasks of a set.
fn tasks(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let task = mask.trailing_zeros() as usize;
        (mask != 0).then(|| {
            mask &= mask - 1;
            task
        })
    })
}

impl Search<'_> {
    fn go(&mut self, node: Node) {
        self.nodes += 1;
        if self.nodes.is_multiple_of(BREATH) {
            let most = self.most.load(Ordering::Relaxed);
            self.stopped |= self.nodes > most || !(self.keep_going)();
        }
        if self.stopped {
            return;
        }
        let count = self.instance.count();
        let all = if count == 64 { u64::MAX } else { (1 << count) - 1 };
        if node.begun == all {
            let length = tasks(node.running).map(|task| self.finish[task]).max();
            let length = length.unwrap_or(node.at);
            if length < self.best {
                self.best = length;
                self.better = Some(self.start.clone());
            }
            return;
        }
        if self.hopeless(node, all) {
            return;
        }
        let done = node.begun & !node.running;
        let fits = |task: usize| node.free.wrapping_sub(self.units[task]) & GUARD == GUARD;
        let ready = tasks(all & !node.begun & !node.left)
            .filter(|&task| self.before[task] & !done == 0 && fits(task));
        match ready.max_by_key(|&task| (self.instance.tail[task], std::cmp::Reverse(task))) {
            Some(task) => {
                let bit = 1 << task;
                if node.idle & bit == 0 {
                    self.begin(node, task);
                }
                if self.instance.duration[task] > 0 {
                    self.go(Node { left: node.left | bit, idle: node.idle | bit, ..node });
                }
            }
            None => self.wait(node),
        }
    }

    /// The task begins now.
    fn begin(&mut self, node: Node, task: usize) {
        let bit = 1 << task;
        let duration = self.instance.duration[task];
        self.start[task] = node.at;
        self.finish[task] = node.at + duration;
        let (running, free) = if duration > 0 {
            (node.running | bit, node.free - self.units[task])
        } else {
            (node.running, node.free)
        };
        self.go(Node {
            begun: node.begun | bit,
            running,
            free,
            idle: node.idle & !bit,
            fresh: true,
            ..node
        });
    }

    /// Nothing else begins now: on to the next moment at which something ends.
    fn wait(&mut self, node: Node) {
        let Some(next) = tasks(node.running).map(|task| self.finish[task]).min() else { return };
        // What no longer fits is kept from its resources.
        let fits = |task: &usize| node.free.wrapping_sub(self.units[*task]) & GUARD == GUARD;
        let idle = tasks(node.idle).filter(fits).fold(0u64, |mask, task| mask | (1 << task));
        let (mut running, mut free) = (node.running, node.free);
        for task in tasks(node.running).filter(|&task| self.finish[task] <= next) {
            running &= !(1 << task);
            free += self.units[task];
        }
        let fresh = node.fresh;
        let node = Node { at: next, running, left: 0, idle, free, fresh: false, ..node };
        if !fresh || !self.known(node) {
            self.go(node);
        }
    }

    /// True when a state seen before is no worse; else the state is remembered.
    fn known(&mut self, node: Node) -> bool {
        let finish = &self.finish;
        let seen = self.seen.entry(node.begun).or_default();
        let no_later = |seen: &Seen| {
            seen.at <= node.at
                && seen.running.iter().all(|&(task, ends)| ends <= node.at.max(finish[task]))
        };
        if seen.iter().any(no_later) {
            return true;
        }
        if seen.len() < MOST_SEEN && self.remembered < MOST_REMEMBERED {
            self.remembered += 1;
            let running = tasks(node.running).map(|task| (task, finish[task])).collect();
            seen.push(Seen { at: node.at, running });
        }
        false
    }

    /// No schedule from here on is shorter than the best: by paths, and by what resources still have to do.
    fn hopeless(&self, node: Node, all: u64) -> bool {
        for task in tasks(all & !node.begun) {
            let mut at = node.at;
            for before in tasks(self.before[task] & node.running) {
                at = at.max(self.finish[before]);
            }
            if at + self.instance.tail[task] >= self.best {
                return true;
            }
        }
        let running = |task: usize| self.start[task] + self.instance.tail[task] >= self.best;
        if tasks(node.running).any(running) {
            return true;
        }
        let left = |task: usize| {
            let bit = 1u64 << task;
            if node.begun & bit == 0 {
                self.instance.duration[task]
            } else if node.running & bit == 0 {
                0
            } else {
                self.finish[task] - node.at
            }
        };
        self.views.exceeded(self.best - 1 - node.at, left)
    }
}

#[cfg(test)]
mod tests {
    use super::super::instance::Facts;
    use super::super::series::Series;
    use super::*;
    use crate::sequence::Sequence;

    fn small(sequence: &mut Sequence) -> Option<Instance> {
        let count = 7usize;
        let mut facts = Facts { capacity: vec![4, 3], ..Facts::default() };
        for task in 0..count {
            let number = |n: usize| i32::try_from(n).unwrap_or(0);
            facts.duration.push(number(sequence.below(5)));
            facts
                .needs
                .push((0..2).map(|one| (one, i64::from(number(sequence.below(4))))).collect());
            for before in 0..task {
                if sequence.below(4) == 0 {
                    let lag = facts.duration[before];
                    let (one, other) = (u32::try_from(before).ok()?, u32::try_from(task).ok()?);
                    facts.links.push((one, other, lag));
                }
            }
        }
        facts.release = vec![0; count];
        facts.latest = vec![OPEN; count];
        Instance::new(facts)
    }

    /// The shortest of the schedules of all orders; one of them is the best there is.
    fn shortest(instance: &Instance) -> i32 {
        fn each(list: &mut Vec<u32>, at: usize, visit: &mut dyn FnMut(&[u32])) {
            if at == list.len() {
                visit(list);
            }
            for other in at..list.len() {
                list.swap(at, other);
                each(list, at + 1, visit);
                list.swap(at, other);
            }
        }
        let mut series = Series::new(instance);
        let mut start = vec![0; instance.count()];
        let mut best = i32::MAX;
        let mut list: Vec<u32> = instance.order.clone();
        let mut feasible = vec![];
        each(&mut list, 0, &mut |order| {
            feasible.clear();
            feasible.extend_from_slice(order);
            series.repair(instance, &mut feasible);
            if feasible == order {
                best = best.min(series.serial(instance, order, &mut start));
            }
        });
        best
    }

    #[test]
    fn the_end_of_the_search_is_the_best_of_all_orders() {
        let mut sequence = Sequence::new(5);
        for _ in 0..150 {
            let Some(instance) = small(&mut sequence) else { panic!("it fits") };
            let best = shortest(&instance);
            let Some(outcome) = search(&instance, i32::MAX, &AtomicU64::new(u64::MAX), &|| true)
            else {
                panic!("it is simple")
            };
            let start = outcome.better.unwrap_or_default();
            let ends = start.iter().zip(&instance.duration).map(|(start, length)| start + length);
            assert_eq!(ends.max(), Some(best));
            assert!(outcome.complete);
            let Some(again) = search(&instance, best, &AtomicU64::new(u64::MAX), &|| true) else {
                return;
            };
            assert!(again.complete && again.better.is_none());
            let backwards = instance.mirrored();
            let Some(turned) = search(&backwards, i32::MAX, &AtomicU64::new(u64::MAX), &|| true)
            else {
                panic!("it is as simple from its end")
            };
            let start = turned.better.unwrap_or_default();
            let ends = start.iter().zip(&instance.duration).map(|(start, length)| start + length);
            assert_eq!(ends.max(), Some(best));
        }
    }
}
