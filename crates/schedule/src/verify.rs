//! An independent check of a schedule: reads the network and the dates, shares no code with the
//! passes but the calendar, and is linear in tasks and links.
//!
//! It checks what must hold whatever the rules of the dialect. In `dates`: every task that the engine
//! placed keeps its constraint and, where only its own calendar counts, its length; finished, manual
//! and external tasks stay where they are; summaries span their tasks; float is what lies between
//! early and late dates. In `links`: early dates keep the links, late dates leave room for the
//! successors, and every driver is consistent with the date it explains. In `spanning`: levels of
//! effort and WBS summaries are as long as what they span. In `pieces`: pauses part work in order, and
//! take none of it away. What it cannot judge without
//! repeating the engine (lags on other calendars, shifts side by side) it leaves out.

mod dates;
mod links;
mod pieces;
mod spanning;

use steerco_calendar::Moment;

use crate::{Network, Schedule};

/// The end of 2149: beyond it dates are only a sign that something is wrong.
const HORIZON: Moment = Moment::from_day(65_744);
/// The year 1900, likewise.
const DAWN: Moment = Moment::from_day(-25_567);

/// The first thing found wrong with a schedule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("task {task}: {what}")]
pub struct Violation {
    /// Index of the task.
    pub task: usize,
    /// What does not hold.
    pub what: String,
}

/// What a task is, read from the network alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Inactive,
    Summary,
    External,
    Finished,
    Manual,
    Started,
    Open,
    /// Level of effort or WBS summary.
    Spanning,
}

/// Checks `schedule` against `network`; `Ok` when nothing is wrong.
pub fn verify(network: &Network, schedule: &Schedule) -> Result<(), Violation> {
    if schedule.tasks.len() != network.tasks.len()
        || schedule.assignments.len() != network.assignments.len()
    {
        return Err(violation(0, "the schedule is not of this network"));
    }
    let roles = roles(network);
    let mut staffed = vec![false; network.tasks.len()];
    for assignment in &network.assignments {
        staffed[assignment.task] |= assignment.resource.is_some();
    }
    for (index, &role) in roles.iter().enumerate() {
        let task = &schedule.tasks[index];
        if role != Role::Inactive && task.finish < HORIZON && task.start > DAWN {
            dates::check(network, schedule, &roles, &staffed, index)?;
        }
    }
    spanning::check(network, schedule, &roles)?;
    pieces::check(network, schedule, &roles)?;
    for link in 0..network.dependencies.len() {
        links::check(network, schedule, &roles, &staffed, link)?;
    }
    Ok(())
}

fn violation(task: usize, what: impl Into<String>) -> Violation {
    Violation { task, what: what.into() }
}

fn roles(network: &Network) -> Vec<Role> {
    let mut summary = vec![false; network.tasks.len()];
    for parent in network.tasks.iter().filter_map(|task| task.parent) {
        summary[parent] = true;
    }
    let mut roles: Vec<Role> = Vec::with_capacity(network.tasks.len());
    for (index, task) in network.tasks.iter().enumerate() {
        let progress = &task.progress;
        roles.push(
            if !task.active || task.parent.is_some_and(|one| roles[one] == Role::Inactive) {
                Role::Inactive
            } else if summary[index] {
                Role::Summary
            } else if spanning::is(network, task) && progress.actual_finish.is_none() {
                Role::Spanning
            } else if task.external.is_some() {
                Role::External
            } else if progress.actual_finish.is_some() {
                Role::Finished
            } else if task.manual.is_some() {
                Role::Manual
            } else if progress.actual_start.is_some() {
                Role::Started
            } else {
                Role::Open
            },
        );
    }
    roles
}
