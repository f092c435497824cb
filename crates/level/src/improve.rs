//! Better orders by small changes: local search on whole plans.
//!
//! The best plan, read from left to right, is an order again. A change shuffles a stretch of it, or
//! brings a task or a project forward; the plan is built anew and kept when it is no worse. Threads
//! search side by side for a round of a fixed number of plans and then go on from the best of theirs,
//! so that the answer does not depend on which was faster.

use std::thread;

use steerco_calendar::Moment;

use crate::decode::{Decoded, Decoder, Score};
use crate::options::{Goal, Limits};
use crate::problem::Problem;
use crate::rules::{ranks, rules};
use crate::sequence::Sequence;

/// Plans per thread between two merges.
const ROUND: u64 = 32;

/// The best plan found, and how many were built.
pub(crate) fn search(
    problem: &Problem,
    goal: Goal,
    limits: &Limits<'_>,
    good_enough: impl Fn(Score) -> bool,
) -> (Decoded, u64) {
    let mut decoder = Decoder::new(problem, goal);
    let (mut best, mut built) = by_rules(&mut decoder, limits);
    let mut climbers: Vec<Climber<'_>> = (0..limits.threads.max(1) as u64)
        .map(|index| Climber::new(decoder.clone(), limits.seed.wrapping_mul(64) + index, &best))
        .collect();
    while !good_enough(best.score) && built < limits.schedules && (limits.keep_going)() {
        let round = ROUND.min((limits.schedules - built).div_ceil(climbers.len() as u64));
        thread::scope(|scope| {
            for climber in &mut climbers {
                scope.spawn(move || climber.climb(round, limits.keep_going));
            }
        });
        built += round * climbers.len() as u64;
        for climber in &climbers {
            if climber.best.score < best.score {
                best = climber.best.clone();
            }
        }
        for climber in &mut climbers {
            if best.score < climber.best.score {
                climber.best = best.clone();
            }
        }
    }
    (best, built)
}

/// The best plan of the priority rules (of equally good ones, the first) and how many were tried.
pub(crate) fn by_rules(decoder: &mut Decoder<'_>, limits: &Limits<'_>) -> (Decoded, u64) {
    let mut rules = rules(decoder.problem()).into_iter();
    let score = decoder.score(&rules.next().unwrap_or_default());
    let mut best = decoder.decoded(score);
    let mut built = 1;
    for rank in rules {
        if built >= limits.schedules || !(limits.keep_going)() {
            break;
        }
        let score = decoder.score(&rank);
        built += 1;
        if score < best.score {
            best = decoder.decoded(score);
        }
    }
    (best, built)
}

/// One thread's search.
struct Climber<'p> {
    decoder: Decoder<'p>,
    sequence: Sequence,
    best: Decoded,
}

impl<'p> Climber<'p> {
    fn new(decoder: Decoder<'p>, seed: u64, best: &Decoded) -> Self {
        Self { decoder, sequence: Sequence::new(seed), best: best.clone() }
    }

    fn climb(&mut self, plans: u64, keep_going: &(dyn Fn() -> bool + Sync)) {
        let problem = self.decoder.problem();
        let count = problem.movable.len();
        for _ in 0..plans {
            if !keep_going() {
                return;
            }
            let mut order: Vec<usize> = (0..count).filter(|&task| problem.movable[task]).collect();
            if order.len() < 2 {
                return;
            }
            order.sort_by_key(|&task| (self.best.start[task], task));
            self.change(&mut order);
            let score = self.decoder.score(&ranks(count, &order));
            if score <= self.best.score {
                self.best = self.decoder.decoded(score);
            }
        }
    }

    fn change(&mut self, order: &mut [usize]) {
        match self.sequence.below(10) {
            0..=3 => self.shuffle(order),
            4..=7 => self.bring_forward(order),
            _ => self.bring_project_forward(order),
        }
    }

    /// Mixes a stretch of the order.
    fn shuffle(&mut self, order: &mut [usize]) {
        let longest = order.len().min(60);
        let length = 2 + self.sequence.below(longest - 1);
        let from = self.sequence.below(order.len() + 1 - length);
        let noise = 1 + self.sequence.below(length);
        let part = &mut order[from..from + length];
        let mut keyed: Vec<(usize, usize)> = part
            .iter()
            .enumerate()
            .map(|(at, &task)| (at + self.sequence.below(noise), task))
            .collect();
        keyed.sort_by_key(|&(key, _)| key);
        for (slot, (_, task)) in part.iter_mut().zip(keyed) {
            *slot = task;
        }
    }

    /// Brings a task that was delayed forward, to somewhere before it.
    fn bring_forward(&mut self, order: &mut [usize]) {
        for _ in 0..20 {
            let at = self.sequence.below(order.len());
            let task = order[at];
            if at > 0 && !self.best.delay[task].is_zero() {
                let to = at - 1 - self.sequence.below(at.min(40));
                order[to..=at].rotate_right(1);
                return;
            }
        }
        self.shuffle(order);
    }

    /// Brings what is left of a project from some moment on forward.
    fn bring_project_forward(&mut self, order: &mut [usize]) {
        let problem = self.decoder.problem();
        if problem.ends.len() < 2 {
            self.shuffle(order);
            return;
        }
        let end = &problem.ends[self.sequence.below(problem.ends.len())];
        let mut of_project = vec![false; problem.movable.len()];
        for &task in &end.tasks {
            of_project[task] = true;
        }
        let from = self.sequence.below(order.len());
        let shift = 1 + self.sequence.below(order.len() / 4 + 1);
        let mut keyed: Vec<(usize, bool, usize)> = order
            .iter()
            .enumerate()
            .map(|(at, &task)| {
                let forward = of_project[task] && at >= from;
                (if forward { at.saturating_sub(shift).max(from) } else { at }, !forward, task)
            })
            .collect();
        keyed.sort_by_key(|&(at, forward, _)| (at, forward));
        for (slot, (_, _, task)) in order.iter_mut().zip(keyed) {
            *slot = task;
        }
    }
}

/// Tasks in the order of their starts.
pub(crate) fn by_start(problem: &Problem, starts: &[Moment]) -> Vec<u32> {
    crate::rules::ranked(problem, |task| (starts[task], task))
}
