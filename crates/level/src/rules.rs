//! Priority rules: orders of tasks that are good to begin with.
//!
//! The first is the one people expect (Microsoft Project's "priority, standard"): higher priority
//! first (of the plan, then of the task), then the task that hurts the finish most when it waits, then the plan's own order.

use std::cmp::Reverse;

use steerco_calendar::{Moment, Span};

use crate::problem::Problem;

/// One rank per step for each rule; smaller goes first.
pub(crate) fn rules(problem: &Problem) -> Vec<Vec<u32>> {
    let (plans, dates) = (&problem.placing, &problem.dates);
    let late = |task: usize| problem.latest[task].min(dates[task].late_start);
    let first = |task: usize| Reverse((plans.priority(task), plans.task(task).priority));
    let mut rules = vec![
        ranked(problem, |task| (first(task), late(task), task)),
        ranked(problem, |task| (first(task), dates[task].late_finish, task)),
        ranked(problem, |task| (first(task), dates[task].start, task)),
        ranked(problem, |task| (problem.latest[task], late(task), task)),
        ranked(problem, |task| (late(task), first(task), task)),
    ];
    if problem.ends.len() > 1 {
        let due = late_in_project(problem);
        rules.push(ranked(problem, |task| (due[task], task)));
        rules.push(ranked(problem, |task| (first(task), due[task], task)));
        rules.push(one_project_after_the_other(problem, &due, |weight, work| work / weight.max(1)));
        rules.push(one_project_after_the_other(problem, &due, |weight, _| -weight));
    }
    rules
}

/// The late start of each task when its project is to finish as without levelling.
pub(crate) fn late_in_project(problem: &Problem) -> Vec<Moment> {
    let dates = &problem.dates;
    let mut due: Vec<Moment> = dates.iter().map(|dates| dates.late_start).collect();
    for end in &problem.ends {
        let last = end.tasks.iter().map(|&task| dates[task].late_finish).max();
        let early = last.map_or(Span::ZERO, |last| last - end.without);
        for &task in &end.tasks {
            due[task] = (dates[task].late_start - early).max(dates[task].start);
        }
    }
    due
}

/// Tasks in the order of a key.
pub(crate) fn ranked<K: Ord>(problem: &Problem, key: impl Fn(usize) -> K) -> Vec<u32> {
    let count = problem.movable.len();
    let mut order: Vec<usize> = (0..count).filter(|&task| problem.movable[task]).collect();
    order.sort_by_key(|&task| key(task));
    ranks(count, &order)
}

/// The rank of each task in an order.
pub(crate) fn ranks(count: usize, order: &[usize]) -> Vec<u32> {
    let mut ranks = vec![0; count];
    for (rank, &task) in (0..).zip(order) {
        ranks[task] = rank;
    }
    ranks
}

/// Projects in the order of a key of weight and work, their tasks by late start.
fn one_project_after_the_other(
    problem: &Problem,
    due: &[Moment],
    key: impl Fn(i64, i64) -> i64,
) -> Vec<u32> {
    let mut keys = vec![(i64::MAX, usize::MAX); problem.movable.len()];
    for (index, end) in problem.ends.iter().enumerate() {
        let work: i64 = end.tasks.iter().map(|&task| problem.placing.length(task).tenths()).sum();
        for &task in &end.tasks {
            keys[task] = (key(end.weight, work), index);
        }
    }
    ranked(problem, |task| (keys[task], due[task], task))
}
