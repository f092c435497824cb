//! From an order of tasks to a levelled plan: the serial schedule generation scheme on calendars.
//!
//! Of the tasks whose predecessors stand, the one with the smallest rank goes next, on the first date
//! from its earliest start on at which its resources are free for all of its work. Every date is the
//! scheduling engine's own (see [`Plans`]), so that nothing is lost between the two.
//!
//! Example: two tasks of two days for one person. The one with rank 0 stands Monday and Tuesday, the
//! other is tried on Monday, finds the person taken until Tuesday evening, and goes to Wednesday.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use steerco_calendar::{Moment, Span};
use steerco_schedule::Work;

use crate::options::Goal;
use crate::pause::{Pauses, Stretch, parts, parts_by_person};
use crate::plans::Plans;
use crate::problem::{End, FAR, Problem};
use crate::timeline::Timeline;

/// How good a levelled plan is; smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Score {
    /// Tasks that stay overloaded.
    pub(crate) unsolved: usize,
    pub(crate) first: i128,
    pub(crate) second: i128,
    /// Pauses that levelling made.
    pub(crate) pauses: usize,
}

impl Score {
    /// Of no plan.
    pub(crate) const WORST: Self =
        Self { unsolved: usize::MAX, first: i128::MAX, second: i128::MAX, pauses: usize::MAX };
}

/// A levelled plan.
#[derive(Debug, Clone)]
pub(crate) struct Decoded {
    pub(crate) score: Score,
    /// Per task: its levelling delay.
    pub(crate) delay: Vec<Span>,
    /// Per task: its start.
    pub(crate) start: Vec<Moment>,
    /// Per task: its finish.
    pub(crate) finish: Vec<Moment>,
    /// Tasks that could not be placed without an overload or past their latest start.
    pub(crate) unsolved: Vec<usize>,
    /// Tasks that levelling split, with their pauses, by task.
    pub(crate) pauses: Vec<(usize, Pauses)>,
    /// Per task: whether it might have been split.
    pub(crate) splitting: Vec<bool>,
    /// Tasks that may be moved, in the order in which they were placed.
    order: Vec<usize>,
}

impl Decoded {
    /// The order of tasks from which the plan can be built again. Without pauses that is from left to
    /// right; with them, tasks that begin later may have been placed first.
    pub(crate) fn order(&self) -> Vec<usize> {
        let mut order = self.order.clone();
        if self.pauses.is_empty() {
            order.sort_by_key(|&task| (self.start[task], task));
        }
        order
    }

    /// When a group of tasks is finished.
    pub(crate) fn finish_of(&self, end: &End) -> Moment {
        end.tasks.iter().map(|&task| self.finish[task]).max().unwrap_or(end.without)
    }
}

/// Builds plans one after the other in the same memory.
#[derive(Debug, Clone)]
pub(crate) struct Decoder<'p> {
    problem: &'p Problem,
    goal: Goal,
    pub(crate) placing: Plans,
    pub(crate) lines: Vec<Timeline>,
    waits: Vec<u32>,
    eligible: BinaryHeap<Reverse<(u32, usize)>>,
    pub(crate) work: Vec<Work>,
    pub(crate) unsolved: Vec<usize>,
    /// Per task: whether it may be split in the plan built next.
    pub(crate) splitting: Vec<bool>,
    /// Tasks that were split in the plan built last.
    pub(crate) split: Vec<usize>,
    /// Tasks that may be moved, in the order in which they were placed last.
    order: Vec<usize>,
}

impl<'p> Decoder<'p> {
    pub(crate) fn new(problem: &'p Problem, goal: Goal) -> Self {
        Self {
            problem,
            goal,
            placing: problem.placing.clone(),
            lines: problem.taken.clone(),
            waits: vec![],
            eligible: BinaryHeap::new(),
            work: vec![],
            unsolved: vec![],
            splitting: vec![false; problem.movable.len()],
            split: vec![],
            order: vec![],
        }
    }

    pub(crate) const fn problem(&self) -> &'p Problem {
        self.problem
    }

    /// The engine with the plan built last.
    pub(crate) fn placing(&self) -> &Plans {
        &self.placing
    }

    /// Builds the plan in which smaller ranks go first.
    pub(crate) fn score(&mut self, rank: &[u32]) -> Score {
        self.build(rank, |_| None)
    }

    /// Builds the plan in which tasks stand on these starts, or on the first free dates after them.
    pub(crate) fn score_from(&mut self, rank: &[u32], starts: &[Moment]) -> Score {
        self.build(rank, |task| starts.get(task).copied())
    }

    fn build(&mut self, rank: &[u32], wanted: impl Fn(usize) -> Option<Moment>) -> Score {
        let problem = self.problem;
        let count = problem.movable.len();
        for (line, taken) in self.lines.iter_mut().zip(&problem.taken) {
            line.reset(taken);
        }
        self.waits.clone_from(&problem.waits);
        self.unsolved.clear();
        self.split.clear();
        self.order.clear();
        self.eligible.clear();
        for &step in problem.placing.steps() {
            if self.waits[step] == 0 {
                self.offer(rank, step);
            }
        }
        while let Some(Reverse((_, step))) = self.eligible.pop() {
            if step < count && problem.movable[step] {
                self.place(step, wanted(step));
                self.order.push(step);
            } else if step < count && problem.resting[step] {
                self.place_rest(step);
            } else {
                self.placing.settle(step);
            }
            for &follower in &problem.followers[step] {
                self.waits[follower] -= 1;
                if self.waits[follower] == 0 {
                    self.offer(rank, follower);
                }
            }
        }
        self.worth()
    }

    fn offer(&mut self, rank: &[u32], step: usize) {
        let problem = self.problem;
        let key = if problem.movable.get(step) == Some(&true) {
            rank[step] + 1 + problem.begun
        } else if problem.resting.get(step) == Some(&true) {
            problem.begun_rank[step] + 1
        } else {
            0
        };
        self.eligible.push(Reverse((key, step)));
    }

    /// Puts a task on the first dates on which its resources are free.
    fn place(&mut self, task: usize, wanted: Option<Moment>) {
        let splittable = self.problem.splittable[task];
        if splittable {
            self.problem.set_pauses(&mut self.placing, task, &Pauses::default());
        }
        self.place_first(task);
        let earliest = self.placing.dates(task).0;
        let latest = self.problem.latest[task];
        if let Some(wanted) = wanted.filter(|&wanted| wanted > earliest && wanted <= latest) {
            self.placing.place(task, wanted);
        }
        self.placing.work(task, &mut self.work);
        while let Some(clash) = self.problem.clash(&self.lines, &self.work) {
            let moved = clash.move_on(&mut self.placing, task);
            let start = self.placing.dates(task).0;
            if !moved || start > latest || start >= FAR {
                self.give_up(task);
                break;
            }
            self.placing.work(task, &mut self.work);
        }
        if splittable && self.splitting[task] {
            self.split(task, earliest);
        }
        self.problem.take(&mut self.lines, &self.work);
    }

    /// Puts a task on the first dates that it may have.
    fn place_first(&mut self, task: usize) {
        self.problem.place_first(&mut self.placing, task);
    }

    /// Splits a task that stands in one piece, or nowhere, when it finishes earlier that way.
    fn split(&mut self, task: usize, earliest: Moment) {
        let given_up = self.unsolved.last() == Some(&task);
        let (start, finish) = self.placing.dates(task);
        let whole = self.placing.placed_from(task);
        let before = if given_up {
            // Where it would finish in one piece from its latest start on.
            self.placing.place(task, self.problem.latest[task].min(FAR));
            (self.placing.dates(task).1 + Span::from_tenths(1)).min(FAR)
        } else if start <= earliest {
            return;
        } else {
            finish
        };
        let stretch = Stretch {
            task,
            from: earliest,
            length: self.placing.length(task),
            before,
            in_one_piece: false,
        };
        let parts = match self.problem.apart[task] {
            true => parts_by_person(self.problem, &self.placing, &self.lines, &stretch),
            false => parts(self.problem, &self.placing, &self.lines, &stretch),
        };
        let stands = parts.filter(|parts| parts.pauses.count() > 0).is_some_and(|parts| {
            self.problem.set_pauses(&mut self.placing, task, &parts.pauses);
            self.placing.place(task, parts.start);
            self.placing.work(task, &mut self.work);
            let (from, to) = self.placing.dates(task);
            from == parts.start
                && from <= self.problem.latest[task]
                && to < before
                && self.problem.clash(&self.lines, &self.work).is_none()
        });
        if stands {
            self.split.push(task);
            if given_up {
                self.unsolved.pop();
            }
            return;
        }
        self.problem.set_pauses(&mut self.placing, task, &Pauses::default());
        if given_up {
            self.place_first(task);
        } else {
            self.placing.place(task, whole);
        }
        self.placing.work(task, &mut self.work);
    }

    /// The task cannot go where its resources are free: it stays on its earliest dates.
    fn give_up(&mut self, task: usize) {
        self.place_first(task);
        self.placing.work(task, &mut self.work);
        self.unsolved.push(task);
    }

    fn worth(&self) -> Score {
        let finish = self.finish();
        let delay: i128 = self
            .problem
            .ends
            .iter()
            .map(|end| {
                let finishes = end.tasks.iter().map(|&task| self.placing.dates(task).1);
                let finish = finishes.max().unwrap_or(end.without);
                i128::from((finish - end.without).tenths()) * i128::from(end.weight)
            })
            .sum();
        let finish = i128::from(finish.tenths());
        let (first, second) = match self.goal {
            Goal::Finish => (finish, delay),
            Goal::Delay => (delay, finish),
        };
        let split = self.split.iter();
        let pauses = split.map(|&task| self.problem.pauses(&self.placing, task).count()).sum();
        Score { unsolved: self.unsolved.len(), first, second, pauses }
    }

    /// When the plan built last finishes.
    pub(crate) fn finish(&self) -> Moment {
        let works = (0..self.problem.movable.len()).filter(|&task| self.placing.works(task));
        let finishes = works.map(|task| self.placing.dates(task).1);
        finishes.max().unwrap_or(self.problem.finish)
    }

    /// Builds the plan of a decoded one again.
    pub(crate) fn again(&mut self, decoded: &Decoded) {
        for task in (0..self.problem.splittable.len()).filter(|&task| self.problem.splittable[task])
        {
            self.problem.set_pauses(&mut self.placing, task, &Pauses::default());
        }
        for (task, pauses) in &decoded.pauses {
            self.problem.set_pauses(&mut self.placing, *task, pauses);
        }
        for &step in self.problem.placing.steps() {
            match decoded.delay.get(step) {
                Some(&delay) => {
                    self.placing.place_with(step, delay);
                    self.delay_to_work(step);
                }
                None => self.placing.settle(step),
            }
        }
    }

    /// Lets the delay of a task end with its first moment of work: 4 days from Friday morning to Tuesday
    /// morning, though the person is free from Monday evening on.
    fn delay_to_work(&mut self, task: usize) {
        let kept = self.problem.kept_delay[task];
        let delayed = self.problem.movable[task] && self.placing.delay(task) > kept;
        if delayed && self.placing.calendar_of(task).is_some() {
            let (delay, dates) = (self.placing.delay(task), self.placing.dates(task));
            self.placing.place(task, dates.0);
            // Where a date holds the task back, another delay may mean another start.
            if self.placing.dates(task) != dates || self.placing.delay(task) < delay {
                self.placing.place_with(task, delay);
            }
        }
    }

    /// The plan built last.
    pub(crate) fn decoded(&self, score: Score) -> Decoded {
        let tasks = 0..self.problem.movable.len();
        let mut split = self.split.clone();
        split.sort_unstable();
        let pauses = split.into_iter().map(|task| (task, self.problem.pauses(&self.placing, task)));
        Decoded {
            pauses: pauses.collect(),
            splitting: self.splitting.clone(),
            order: self.order.clone(),
            score,
            delay: tasks.clone().map(|task| self.placing.delay(task)).collect(),
            start: tasks.clone().map(|task| self.placing.dates(task).0).collect(),
            finish: tasks.map(|task| self.placing.dates(task).1).collect(),
            unsolved: self.unsolved.clone(),
        }
    }
}
