//! Better orders by small changes: local search on whole plans.
//!
//! Of several projects, first their haste is looked for: how much later than without levelling each
//! is meant to finish. A task then goes by the date on which its project needs it, and a change is one
//! to three projects that are given more or less time. This has as many numbers as there are projects,
//! so that hundreds of plans are enough.
//!
//! Then comes the order of tasks. The best plan, read from left to right, is an order again (with
//! pauses, the order in which it was built). A change
//! shuffles a stretch of it, or brings a task or a project forward; the plan is built anew and kept when
//! it is no worse. Threads
//! search side by side for a round of a fixed number of plans and then go on from the best of theirs,
//! so that the answer does not depend on which was faster.

use std::thread;

use steerco_calendar::{Moment, Span};

use crate::decode::{Decoded, Decoder, Score};
use crate::options::{Goal, Limits};
use crate::problem::Problem;
use crate::rules::{late_in_project, ranked, ranks, rules};
use crate::sequence::Sequence;
use crate::spare::without_spare_pauses;

/// Plans per thread between two merges.
const ROUND: u64 = 32;
/// Changes of projects' haste after which the order of tasks is looked at more often.
const FRUITLESS: u32 = 150;
/// A day in tenths of a minute.
const DAY: usize = 14_400;

/// The best plan found, and how many were built.
pub(crate) fn search(
    problem: &Problem,
    goal: Goal,
    limits: &Limits<'_>,
    good_enough: impl Fn(Score) -> bool,
) -> (Decoded, u64) {
    let mut decoder = Decoder::new(problem, goal);
    let (best, built) = by_rules(&mut decoder, limits);
    search_from(&decoder, (best, built), limits, good_enough)
}

/// The best plan found from one plan on, and how many were built with those before.
pub(crate) fn search_from(
    decoder: &Decoder<'_>,
    (mut best, mut built): (Decoded, u64),
    limits: &Limits<'_>,
    good_enough: impl Fn(Score) -> bool,
) -> (Decoded, u64) {
    let problem = decoder.problem();
    let due = late_in_project(problem);
    let mut climbers: Vec<Climber<'_>> = (0..limits.threads.max(1) as u64)
        .map(|index| {
            let seed = limits.seed.wrapping_mul(64) + index;
            Climber::new(decoder.clone(), seed, &best, &due)
        })
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
        let haste = climbers.iter().filter_map(|climber| climber.haste.clone());
        let haste = haste.min_by_key(|haste| haste.score);
        for climber in &mut climbers {
            if best.score < climber.best.score {
                climber.best = best.clone();
            }
            if let (Some(own), Some(best)) = (&mut climber.haste, &haste)
                && best.score < own.score
            {
                *own = Haste { fruitless: own.fruitless, ..best.clone() };
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
    if decoder.problem().splittable.contains(&true) {
        split_by_rules(decoder, limits, &mut best, &mut built);
    }
    (best, built)
}

/// The same rules, with tasks that are split wherever they finish earlier that way.
fn split_by_rules(
    decoder: &mut Decoder<'_>,
    limits: &Limits<'_>,
    best: &mut Decoded,
    built: &mut u64,
) {
    decoder.splitting.clone_from(&decoder.problem().splittable);
    for rank in rules(decoder.problem()) {
        if *built >= limits.schedules || !(limits.keep_going)() {
            break;
        }
        let score = decoder.score(&rank);
        *built += 1;
        if score < best.score {
            *best = decoder.decoded(score);
        }
    }
    if (limits.keep_going)() {
        let (joined, more) = without_spare_pauses(decoder, best.clone(), limits);
        *best = joined;
        *built += more;
    }
}

/// How much later than without levelling each project is meant to finish.
#[derive(Debug, Clone)]
struct Haste {
    later: Vec<Span>,
    /// Of the plan that comes of it.
    score: Score,
    /// Changes since the last that made the plan better.
    fruitless: u32,
}

/// One thread's search.
struct Climber<'p> {
    decoder: Decoder<'p>,
    sequence: Sequence,
    best: Decoded,
    /// Per task: its late start when its project finishes as without levelling.
    due: &'p [Moment],
    /// Per task: its project.
    end_of: Vec<usize>,
    /// When there are several projects.
    haste: Option<Haste>,
    /// Tasks that may be split.
    splittable: Vec<usize>,
}

impl<'p> Climber<'p> {
    fn new(decoder: Decoder<'p>, seed: u64, best: &Decoded, due: &'p [Moment]) -> Self {
        let problem = decoder.problem();
        let mut end_of = vec![0; problem.movable.len()];
        for (index, end) in problem.ends.iter().enumerate() {
            for &task in &end.tasks {
                end_of[task] = index;
            }
        }
        let several = problem.ends.iter().any(|end| end.tasks.len() > 1);
        let haste = several.then(|| {
            let later = problem.ends.iter().map(|end| best.finish_of(end) - end.without).collect();
            Haste { later, score: Score::WORST, fruitless: 0 }
        });
        let sequence = Sequence::new(seed);
        let tasks = 0..problem.movable.len();
        let splittable = tasks.filter(|&task| problem.splittable[task]).collect();
        Self { decoder, sequence, best: best.clone(), due, end_of, haste, splittable }
    }

    fn climb(&mut self, plans: u64, keep_going: &(dyn Fn() -> bool + Sync)) {
        let problem = self.decoder.problem();
        let count = problem.movable.len();
        for _ in 0..plans {
            if !keep_going() {
                return;
            }
            let mut order = self.best.order();
            if order.len() < 2 {
                return;
            }
            let often = match &self.haste {
                Some(haste) if haste.fruitless < FRUITLESS => 8,
                Some(_) => 1,
                None => 0,
            };
            self.decoder.splitting.clone_from(&self.best.splitting);
            if self.sequence.below(10) < often {
                self.hurry();
                continue;
            }
            // Whether tasks are split changes with the order, or alone.
            let alone = !self.splittable.is_empty() && self.sequence.one_in(3);
            if alone {
                self.change_splitting();
            } else {
                self.change(&mut order);
            }
            let score = self.decoder.score(&ranks(count, &order));
            if score <= self.best.score {
                self.best = self.decoder.decoded(score);
            }
        }
    }

    /// Lets one to four tasks be split that were not to be, or the other way round.
    fn change_splitting(&mut self) {
        for _ in 0..1 + self.sequence.below(4) {
            let task = self.splittable[self.sequence.below(self.splittable.len())];
            self.decoder.splitting[task] ^= true;
        }
    }

    /// Gives one to three projects more or less time.
    fn hurry(&mut self) {
        let Some(haste) = &mut self.haste else { return };
        let mut later = haste.later.clone();
        if haste.score != Score::WORST {
            for _ in 0..1 + self.sequence.below(3) {
                let which = self.sequence.below(later.len());
                let most = [365, 90, 20][self.sequence.below(3)] * DAY;
                let by = i64::try_from(self.sequence.below(most)).unwrap_or(0);
                let by = Span::from_tenths(by);
                later[which] =
                    if self.sequence.one_in(2) { later[which] + by } else { later[which] - by };
            }
        }
        let (due, end_of) = (self.due, &self.end_of);
        let rank = ranked(self.decoder.problem(), |task| (due[task] + later[end_of[task]], task));
        let score = self.decoder.score(&rank);
        haste.fruitless += 1;
        if score < haste.score {
            haste.fruitless = 0;
        }
        if score <= haste.score {
            (haste.later, haste.score) = (later, score);
        }
        if score < self.best.score {
            self.best = self.decoder.decoded(score);
        }
    }

    fn change(&mut self, order: &mut [usize]) {
        let projects = self.decoder.problem().ends.iter().any(|end| end.tasks.len() > 1);
        match self.sequence.below(10) {
            0..=1 => self.shuffle(order),
            2..=3 => self.bring_forward(order),
            4.. if projects => self.shift_projects(order),
            _ => self.shuffle(order),
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

    /// Shifts what is left of one or two projects from some moment on, forward or back.
    fn shift_projects(&mut self, order: &mut [usize]) {
        let problem = self.decoder.problem();
        let count = order.len();
        let mut shift = vec![0i64; problem.movable.len()];
        let from = if self.sequence.one_in(2) { 0 } else { self.sequence.below(count) };
        for turn in 0..1 + self.sequence.below(3) {
            let end = &problem.ends[self.sequence.below(problem.ends.len())];
            let most = [count / 2, count / 8, count / 30][self.sequence.below(3)];
            let by = i64::try_from(1 + self.sequence.below(most + 1)).unwrap_or(1);
            let back = if turn == 0 { self.sequence.one_in(3) } else { self.sequence.one_in(2) };
            for &task in &end.tasks {
                shift[task] = if back { by } else { -by };
            }
        }
        let mut keyed: Vec<(i64, usize)> = (0i64..)
            .zip(order.iter())
            .map(|(at, &task)| {
                let shifts = usize::try_from(at).is_ok_and(|at| at >= from);
                (if shifts { at + shift[task] } else { at }, task)
            })
            .collect();
        keyed.sort_by_key(|&(key, _)| key);
        for (slot, (_, task)) in order.iter_mut().zip(keyed) {
            *slot = task;
        }
    }
}

/// Tasks in the order of their starts.
pub(crate) fn by_start(problem: &Problem, starts: &[Moment]) -> Vec<u32> {
    ranked(problem, |task| (starts[task], task))
}
