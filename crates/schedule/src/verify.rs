//! An independent check of a schedule: reads the network and the dates, shares no code with the
//! passes but the calendar, and is linear in tasks and links.
//!
//! It checks what must hold whatever the rules of the dialect: every task that the engine placed
//! keeps its links, its constraint and its length unless its driver says why not; finished, manual
//! and external tasks stay where they are; summaries span their tasks; float is what lies between
//! early and late dates; every driver is consistent with the date it explains.

use steerco_calendar::{Calendar, Moment, Span};

use crate::{Constraint, DependencyKind, Dialect, Driver, Lag, Network, Schedule};

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

/// Checks `schedule` against `network`; `Ok` when nothing is wrong.
pub fn verify(network: &Network, schedule: &Schedule) -> Result<(), Violation> {
    let fail = |task: usize, what: String| Err(Violation { task, what });
    if schedule.tasks.len() != network.tasks.len()
        || schedule.assignments.len() != network.assignments.len()
    {
        return fail(0, "the schedule is not of this network".into());
    }
    let summary = summaries(network);
    let inactive = inactive(network);
    for (index, task) in network.tasks.iter().enumerate() {
        let dates = &schedule.tasks[index];
        if inactive[index] || dates.finish >= HORIZON || dates.start <= DAWN {
            continue;
        }
        if dates.start > dates.finish || dates.early_start > dates.early_finish {
            return fail(index, format!("ends {} before it starts {}", dates.finish, dates.start));
        }
        if dates.free_float < Span::ZERO {
            return fail(index, "negative free float".into());
        }
        if dates.total_float > dates.start_float.max(dates.finish_float) {
            return fail(index, "more total float than either end has".into());
        }
        let kept = if task.external.is_some() && !summary[index] {
            task.external
        } else if task.progress.actual_finish.is_none() || summary[index] {
            task.manual
        } else {
            None
        };
        if let Some((start, finish)) = kept
            && (dates.start, dates.finish) != (start, finish.max(start))
        {
            return fail(index, "a fixed task was moved".into());
        }
        if !summary[index]
            && task.external.is_none()
            && let Some(finish) = task.progress.actual_finish
            && dates.finish != finish
        {
            return fail(index, "a finished task was moved".into());
        }
        if let Some(parent) = task.parent
            && !inactive[parent]
            && network.tasks[parent].manual.is_none()
        {
            let above = &schedule.tasks[parent];
            if dates.start < above.start || dates.finish > above.finish {
                return fail(parent, format!("does not span its task {index}"));
            }
        }
        if let Driver::Child(child) = dates.driver
            && (network.tasks[child].parent != Some(index)
                || schedule.tasks[child].start != dates.start)
        {
            return fail(index, "its driver does not start with it".into());
        }
    }
    for (link, dependency) in network.dependencies.iter().enumerate() {
        let ends = [dependency.predecessor, dependency.successor];
        if ends.iter().any(|&end| inactive[end] || summary[end]) {
            continue;
        }
        if !keeps(network, schedule, link) {
            return fail(dependency.successor, format!("breaks dependency {link}"));
        }
    }
    Ok(())
}

fn summaries(network: &Network) -> Vec<bool> {
    let mut summary = vec![false; network.tasks.len()];
    for parent in network.tasks.iter().filter_map(|task| task.parent) {
        summary[parent] = true;
    }
    summary
}

fn inactive(network: &Network) -> Vec<bool> {
    let mut inactive: Vec<bool> = Vec::with_capacity(network.tasks.len());
    for task in &network.tasks {
        let above = task.parent.is_some_and(|parent| inactive[parent]);
        inactive.push(above || !task.active);
    }
    inactive
}

/// True when the early dates keep a link between two leaves, or the successor is one that need not.
fn keeps(network: &Network, schedule: &Schedule, link: usize) -> bool {
    let dependency = &network.dependencies[link];
    let task = &network.tasks[dependency.successor];
    let progress = &task.progress;
    let own_dates = task.manual.is_some() || task.external.is_some();
    let begun = progress.actual_start.is_some() || progress.actual_finish.is_some();
    let (from, to) =
        (&schedule.tasks[dependency.predecessor], &schedule.tasks[dependency.successor]);
    let excused = matches!(to.driver, Driver::Constraint { .. } | Driver::LateDates)
        || matches!(task.constraint, Constraint::AsLateAsPossible);
    if own_dates || begun || excused {
        return true;
    }
    // Lags other than zero depend on whose calendar counts; clock time and zero do not.
    let lag = match dependency.lag {
        Lag::Working(span) if span.is_zero() => Span::ZERO,
        Lag::Elapsed(span) => span,
        Lag::Percent(0) | Lag::ElapsedPercent(0) => Span::ZERO,
        Lag::Working(_) if network.settings.dialect != Dialect::Microsoft => return true,
        Lag::Working(_) | Lag::Percent(_) | Lag::ElapsedPercent(_) => return true,
    };
    let (asked, planned) = match dependency.kind {
        DependencyKind::FinishToStart => (from.early_finish, to.early_start),
        DependencyKind::StartToStart => (from.early_start, to.early_start),
        DependencyKind::FinishToFinish => (from.early_finish, to.early_finish),
        DependencyKind::StartToFinish => (from.early_start, to.early_finish),
    };
    let asked = asked + lag;
    let beyond = asked >= HORIZON || planned >= HORIZON;
    beyond || planned >= asked || nobody_works(network, dependency.successor, planned, asked)
}

/// True when none of the calendars the task may run on works between two moments.
fn nobody_works(network: &Network, task: usize, from: Moment, to: Moment) -> bool {
    let own = network.tasks[task].calendar.unwrap_or(network.settings.calendar);
    let assigned = network.assignments.iter().filter(|one| one.task == task);
    let resources = assigned
        .filter_map(|one| one.resource)
        .filter_map(|resource| network.resources[resource].calendar);
    let rests = |calendar: &Calendar| calendar.between(from, to).is_zero();
    let elapsed = network.tasks[task].elapsed;
    let mut calendars = resources.chain([own]).filter_map(|index| network.calendars.get(index));
    !elapsed && calendars.any(rests)
}
