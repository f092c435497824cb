//! Why each task stands where it stands, what cannot be solved, and how much of each resource is used.

use steerco_calendar::Moment;
use steerco_schedule::{TaskDates, Work};

use crate::answer::{Moved, Paused, Peak, Reason, Unsolved};
use crate::decode::Decoded;
use crate::plans::Plans;
use crate::problem::{Clash, Problem};
use crate::range::clipped;
use crate::timeline::Timeline;

/// A levelled plan, taken apart to see what holds each task.
pub(crate) struct Explanation<'p> {
    problem: &'p Problem,
    placing: Plans,
    /// What all tasks take, on top of what is missing.
    lines: Vec<Timeline>,
    /// Per resource: who uses it when.
    users: Vec<Vec<(Moment, Moment, usize)>>,
}

impl<'p> Explanation<'p> {
    /// `placing` is the levelled plan.
    pub(crate) fn new(problem: &'p Problem, placing: &Plans) -> Self {
        let mut lines = problem.taken.clone();
        let mut users = vec![vec![]; lines.len()];
        let mut work = vec![];
        for task in 0..problem.movable.len() {
            if !placing.works(task) {
                continue;
            }
            placing.work(task, &mut work);
            if problem.movable[task] || problem.resting[task] {
                let mut open = vec![];
                problem.open_work(placing, task, &mut open);
                problem.take(&mut lines, &open);
            }
            for piece in &work {
                if let Some(need) = problem.needs[piece.assignment] {
                    users[need.resource].push((piece.from, piece.to, task));
                }
            }
        }
        Self { problem, placing: placing.clone(), lines, users }
    }

    /// Tasks that stand elsewhere than without levelling, in order of their new start.
    pub(crate) fn moved(&mut self, levelled: &[TaskDates]) -> Vec<Moved> {
        let mut moved = vec![];
        for (task, dates) in levelled.iter().enumerate() {
            let (from, to) = (self.problem.dates[task].start, dates.start);
            if from != to && self.placing.works(task) {
                let because = self.reason(task, to);
                moved.push(Moved { task, from, to, because });
            }
        }
        moved.sort_by_key(|one| (one.to, one.task));
        moved
    }

    /// Moves the task from its earliest start on towards where it stands, and tells the last clash on
    /// the way.
    fn reason(&mut self, task: usize, stands: Moment) -> Reason {
        let kept = self.problem.kept_delay[task];
        if !self.problem.movable[task] || self.placing.delay(task) <= kept {
            return Reason::Predecessors;
        }
        let delay = self.placing.delay(task);
        let mut own = vec![];
        self.placing.work(task, &mut own);
        self.problem.give_back(&mut self.lines, &own);
        self.problem.place_first(&mut self.placing, task);
        let mut last: Option<Clash> = None;
        let mut work = vec![];
        let split = self.is_split(task);
        loop {
            self.placing.work(task, &mut work);
            if split {
                // What comes behind a pause does not hold the start.
                work.dedup_by_key(|piece| piece.assignment);
            }
            let early = self.placing.dates(task).0 < stands;
            let Some(clash) = self.problem.clash(&self.lines, &work).filter(|_| early) else {
                break;
            };
            last = Some(clash);
            if !clash.move_on(&mut self.placing, task) {
                break;
            }
        }
        let reached = self.placing.dates(task).0 >= stands;
        self.placing.place_with(task, delay);
        self.problem.take(&mut self.lines, &own);
        match last {
            Some(clash) if reached => {
                let tasks = self.users_of(task, clash);
                Reason::Resource { resource: clash.resource, tasks, until: clash.until }
            }
            _ => Reason::Choice,
        }
    }

    fn is_split(&self, task: usize) -> bool {
        self.problem.splittable[task] && self.problem.pauses(&self.placing, task).count() > 0
    }

    /// The pauses that levelling made, each with who is short in it.
    pub(crate) fn paused(&mut self) -> Vec<Paused> {
        let mut paused = vec![];
        let tasks = 0..self.placing.count();
        let split: Vec<usize> = tasks.filter(|&task| self.is_split(task)).collect();
        for task in split {
            let mut own = vec![];
            self.problem.open_work(&self.placing, task, &mut own);
            self.problem.give_back(&mut self.lines, &own);
            let everybody = self.placing.assignments(task).to_vec();
            if self.problem.apart[task] {
                for assignment in everybody {
                    for pause in self.placing.pauses_of(assignment) {
                        let one = self.pause(task, &[assignment], pause);
                        let own = |one| Paused { assignment: Some(assignment), ..one };
                        paused.extend(one.map(own));
                    }
                }
            } else {
                for pause in self.placing.pauses(task) {
                    paused.extend(self.pause(task, &everybody, pause));
                }
            }
            self.problem.take(&mut self.lines, &own);
        }
        paused
    }

    /// A pause of these people on a task, with who of them is short in it.
    fn pause(&self, task: usize, people: &[usize], (from, to): (Moment, Moment)) -> Option<Paused> {
        let idle: Vec<Work> =
            people.iter().map(|&assignment| Work { assignment, from, to }).collect();
        let clash = self.problem.clash(&self.lines, &idle);
        let needed = people.iter().filter_map(|&assignment| self.problem.needs[assignment]);
        let resource = clash.map(|clash| clash.resource);
        let resource = resource.or_else(|| needed.map(|need| need.resource).next())?;
        let tasks = clash.map_or(vec![], |clash| self.users_of(task, clash));
        let until = clash.map_or(to, |clash| clash.until);
        Some(Paused { task, assignment: None, from, to, resource, tasks, until })
    }

    /// Who uses the resource just before it becomes free.
    fn users_of(&self, task: usize, clash: Clash) -> Vec<usize> {
        let users = self.users[clash.resource].iter();
        let mut users: Vec<(Moment, usize)> = users
            .filter(|&&(from, to, user)| {
                user != task && from < clash.until && to > clash.from && to >= clash.until
            })
            .map(|&(_, to, user)| (to, user))
            .collect();
        users.sort_unstable_by(|one, other| other.cmp(one));
        let mut tasks: Vec<usize> = users.into_iter().map(|(_, user)| user).collect();
        tasks.dedup();
        tasks
    }

    /// What stays wrong with the plan.
    pub(crate) fn unsolved(&mut self, decoded: &Decoded, levelled: &[TaskDates]) -> Vec<Unsolved> {
        let shortages = self.problem.shortages.iter().copied().map(Unsolved::Shortage);
        let mut unsolved: Vec<Unsolved> = shortages.collect();
        let stays = |task: &usize| {
            !self.problem.movable[*task]
                && !self.problem.resting[*task]
                && self.placing.works(*task)
                && self.placing.task(*task).progress.actual_finish.is_none()
        };
        let mut overloaded: Vec<usize> = (0..self.placing.count()).filter(stays).collect();
        overloaded.extend(&decoded.unsolved);
        overloaded.sort_unstable();
        for task in overloaded {
            let mut own = vec![];
            self.problem.open_work(self.problem.placed(&self.placing, task), task, &mut own);
            self.problem.give_back(&mut self.lines, &own);
            if let Some(clash) = self.problem.clash(&self.lines, &own) {
                let resource = clash.resource;
                unsolved.push(match self.problem.starts_outside(task) {
                    true => Unsolved::Outside { task, resource },
                    false => Unsolved::Overload { task, resource },
                });
            }
            self.problem.take(&mut self.lines, &own);
        }
        for (task, dates) in levelled.iter().enumerate() {
            let stays = !self.problem.movable[task]
                && !self.problem.behind[task]
                && self.placing.works(task);
            // Of begun work that stays, what is left may be pushed by links.
            let before = &self.problem.dates[task];
            let begun = self.placing.task(task).progress.actual_start.is_some();
            let rest = begun && !self.problem.resting[task];
            let moves = before.start != dates.start || (rest && before.finish != dates.finish);
            if stays && moves {
                unsolved.push(Unsolved::Displaced { task });
            }
        }
        unsolved
    }
}

/// The most that is used of each resource, without and with levelling.
pub(crate) fn peaks(problem: &Problem, levelled: &Plans) -> Vec<Peak> {
    let before = usage(problem, &problem.placing);
    let after = usage(problem, levelled);
    let most = problem.capacity.iter();
    before
        .into_iter()
        .zip(after)
        .zip(most)
        .map(|((unlevelled, levelled), &most)| Peak { levelled, unlevelled, most })
        .collect()
}

/// The peak of each resource in a plan, shortages included. Finished work does not count.
fn usage(problem: &Problem, placing: &Plans) -> Vec<i64> {
    let mut lines = vec![Timeline::default(); problem.capacity.len()];
    let mut work = vec![];
    for task in (0..placing.count()).filter(|&task| placing.works(task)) {
        placing.work(task, &mut work);
        for piece in &work {
            let counts = problem.needs[piece.assignment].is_some();
            if let Some((resource, units)) = placing.need(piece.assignment).filter(|_| counts) {
                let calendar = &placing.calendars()[placing.assignment_calendar(piece.assignment)];
                // The evening before to the morning after is no work.
                let stretch = (calendar.next_work(piece.from), calendar.prev_work(piece.to));
                let (from, to) = clipped(problem.range, stretch);
                lines[resource].take(from, to, i64::from(units));
            }
        }
    }
    let peak = |line: &Timeline| line.stretches().map(|(_, _, units)| units).max().unwrap_or(0);
    lines.iter().map(peak).collect()
}
