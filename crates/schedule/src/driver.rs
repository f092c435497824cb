//! Why a task is where it is: the chain of drivers back to the project start, and the longest path.
//!
//! Every task has one driver ([`crate::Driver`]). Followed from task to task they tell the whole
//! story of a date. Where a link leaves the finish of a summary, the story goes on with the task that
//! finishes last in it.
//!
//! Example: "Test starts 12 March because Build ends 11 March; Build starts 4 March because Design
//! ends 3 March; Design starts on the project start."

use steerco_calendar::Moment;

use crate::link::End;
use crate::{Driver, Network, Push, Schedule};

/// One task in a chain of drivers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DriverStep {
    /// Index of the task.
    pub task: usize,
    /// Its planned start.
    pub start: Moment,
    /// Its planned finish.
    pub finish: Moment,
    /// What put it there; the next step is the task this names.
    pub driver: Driver,
    /// The calendar that moved it on from where the driver put it.
    pub pushed_by: Option<Push>,
}

/// From `task` back to whatever nothing else drives. Empty when there is no such task.
pub fn driver_chain(network: &Network, schedule: &Schedule, task: usize) -> Vec<DriverStep> {
    let children = children(network);
    let mut chain = vec![];
    let mut next = Some(task);
    while let Some(index) = next {
        let Some(dates) = schedule.tasks.get(index) else { break };
        chain.push(DriverStep {
            task: index,
            start: dates.start,
            finish: dates.finish,
            driver: dates.driver,
            pushed_by: dates.pushed_by,
        });
        // Drivers cannot form a circle; a schedule of another network might.
        if chain.len() > schedule.tasks.len() {
            break;
        }
        next = before(network, schedule, &children, dates.driver);
    }
    chain
}

/// The tasks that decide the finish of the plan: those that finish last, and what drives them back
/// to the start. Ascending.
pub fn longest_path(network: &Network, schedule: &Schedule) -> Vec<usize> {
    let children = children(network);
    let mut on_path = vec![false; schedule.tasks.len()];
    for (index, dates) in schedule.tasks.iter().enumerate() {
        let leaf = children.get(index).is_some_and(Vec::is_empty);
        if !leaf || dates.finish != schedule.finish || dates.driver == Driver::Inactive {
            continue;
        }
        let mut next = Some(index);
        while let Some(at) = next
            && !std::mem::replace(&mut on_path[at], true)
        {
            next = before(network, schedule, &children, schedule.tasks[at].driver);
        }
    }
    (0..on_path.len()).filter(|&index| on_path[index]).collect()
}

fn children(network: &Network) -> Vec<Vec<usize>> {
    let mut children = vec![vec![]; network.tasks.len()];
    for (index, task) in network.tasks.iter().enumerate() {
        if let Some(row) = task.parent.and_then(|parent| children.get_mut(parent)) {
            row.push(index);
        }
    }
    children
}

/// The task that a driver names.
fn before(
    network: &Network,
    schedule: &Schedule,
    children: &[Vec<usize>],
    driver: Driver,
) -> Option<usize> {
    match driver {
        Driver::Dependency(link) | Driver::SummaryDependency { dependency: link, .. } => {
            let link = network.dependencies.get(link)?;
            match link.kind.predecessor_end() {
                End::Start => Some(link.predecessor),
                End::Finish => Some(last_below(schedule, children, link.predecessor)),
            }
        }
        Driver::Child(child) => Some(child),
        _ => None,
    }
}

/// The leaf at or below `task` that finishes last.
fn last_below(schedule: &Schedule, children: &[Vec<usize>], task: usize) -> usize {
    let mut last = task;
    let finish = |&index: &usize| schedule.tasks.get(index).map(|dates| dates.finish);
    while let Some(&below) =
        children.get(last).and_then(|row| row.iter().max_by_key(|one| finish(one)))
    {
        last = below;
    }
    last
}
