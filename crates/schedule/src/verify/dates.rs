//! One task by itself, and against the summary above it.

use steerco_calendar::{Calendar, Moment, Span};

use super::{Role, Violation, violation};
use crate::{
    Activity, Constraint, Dialect, Driver, Network, Schedule, Task, TaskDates, TotalFloat,
};

pub(super) fn check(
    network: &Network,
    schedule: &Schedule,
    roles: &[Role],
    staffed: &[bool],
    index: usize,
) -> Result<(), Violation> {
    let (task, dates, role) = (&network.tasks[index], &schedule.tasks[index], roles[index]);
    if dates.start > dates.finish || dates.early_start > dates.early_finish {
        let what = format!("ends {} before it starts {}", dates.finish, dates.start);
        return Err(violation(index, what));
    }
    let fixed = match role {
        Role::External => task.external,
        Role::Manual | Role::Summary => task.manual,
        _ => None,
    };
    if let Some((start, finish)) = fixed
        && (dates.start, dates.finish) != (start, finish.max(start))
    {
        return Err(violation(index, "a fixed task was moved"));
    }
    if role == Role::Finished && task.progress.actual_finish != Some(dates.finish) {
        return Err(violation(index, "a finished task was moved"));
    }
    above(network, schedule, roles, index)?;
    float(network, dates, role, index)?;
    if role == Role::Open && !staffed[index] {
        length(network, task, dates, index)?;
        constraint(network, task, dates, index)?;
    }
    Ok(())
}

fn above(
    network: &Network,
    schedule: &Schedule,
    roles: &[Role],
    index: usize,
) -> Result<(), Violation> {
    let dates = &schedule.tasks[index];
    if let Some(parent) = network.tasks[index].parent
        && roles[parent] == Role::Summary
        && network.tasks[parent].manual.is_none()
    {
        let above = &schedule.tasks[parent];
        if dates.start < above.start || dates.finish > above.finish {
            return Err(violation(parent, format!("does not span its task {index}")));
        }
    }
    if let Driver::Child(child) = dates.driver
        && (network.tasks[child].parent != Some(index)
            || schedule.tasks[child].start != dates.start)
    {
        return Err(violation(index, "its driver does not start with it"));
    }
    Ok(())
}

fn float(network: &Network, dates: &TaskDates, role: Role, index: usize) -> Result<(), Violation> {
    if dates.free_float < Span::ZERO {
        return Err(violation(index, "negative free float"));
    }
    let choice = network.settings.dialect.primavera().map(|choices| choices.total_float);
    let total = match (role, choice) {
        (Role::Started, _) | (_, Some(TotalFloat::Finish)) => dates.finish_float,
        (_, Some(TotalFloat::Start)) => dates.start_float,
        _ => dates.start_float.min(dates.finish_float),
    };
    if dates.total_float != total {
        return Err(violation(index, "its total float is not that of its ends"));
    }
    let late_by_choice = network.tasks[index].constraint
        == match network.settings.schedule_from_finish {
            None => Constraint::AsLateAsPossible,
            Some(_) => Constraint::AsSoonAsPossible,
        };
    let measured = matches!(role, Role::Open | Role::Started | Role::Manual)
        && network.settings.dialect == Dialect::Microsoft
        && !late_by_choice;
    let between = |from: Moment, to: Moment| match own_calendar(network, index) {
        Some(calendar) => calendar.between(from, to),
        None => to - from,
    };
    if measured
        && (between(dates.early_start, dates.late_start) != dates.start_float
            || between(dates.early_finish, dates.late_finish) != dates.finish_float)
    {
        return Err(violation(index, "its float is not what lies between its dates"));
    }
    Ok(())
}

/// The calendar a task is counted in; `None` is clock time.
fn own_calendar(network: &Network, index: usize) -> Option<&Calendar> {
    let task = &network.tasks[index];
    let which = task.calendar.unwrap_or(network.settings.calendar);
    if task.elapsed { None } else { network.calendars.get(which) }
}

/// Early and late dates are as far apart as the task is long.
fn length(
    network: &Network,
    task: &Task,
    dates: &TaskDates,
    index: usize,
) -> Result<(), Violation> {
    let duration = task.duration.max(Span::ZERO);
    let inside = task.splits.iter().filter(|split| split.after < duration);
    let expected: Span = inside.map(|split| split.pause.max(Span::ZERO)).sum::<Span>() + duration;
    // Where nobody ever worked before or will work after, dates end where the calendar's work does.
    let runs_out = |from: Moment, to: Moment| {
        own_calendar(network, index).is_some_and(|calendar| {
            calendar.prev_work(from) <= super::DAWN || calendar.next_work(to) >= super::HORIZON
        })
    };
    let long = |from: Moment, to: Moment| {
        let length = match own_calendar(network, index) {
            Some(calendar) => calendar.between(from, to),
            None => to - from,
        };
        length == expected || to >= super::HORIZON || from <= super::DAWN || runs_out(from, to)
    };
    if long(dates.early_start, dates.early_finish) && long(dates.late_start, dates.late_finish) {
        Ok(())
    } else {
        Err(violation(index, "its dates are not as far apart as it is long"))
    }
}

/// No task lies before its lower constraint, nor after one that beats its links.
fn constraint(
    network: &Network,
    task: &Task,
    dates: &TaskDates,
    index: usize,
) -> Result<(), Violation> {
    // Working time by which `later` comes after `earlier`.
    let after = |earlier: Moment, later: Moment| match own_calendar(network, index) {
        _ if later <= earlier => false,
        Some(calendar) => calendar.between(earlier, later) > Span::ZERO,
        None => true,
    };
    let microsoft = network.settings.dialect == Dialect::Microsoft;
    let is_mandatory =
        |one: Constraint| matches!(one, Constraint::MustStartOn(_) | Constraint::MustFinishOn(_));
    let alone = microsoft || is_mandatory(task.constraint) || is_mandatory(task.second_constraint);
    let second = if alone { Constraint::AsSoonAsPossible } else { task.second_constraint };
    let kept = [task.constraint, second].into_iter().all(|constraint| match constraint {
        Constraint::StartNoEarlierThan(at) => !after(dates.early_start, at),
        Constraint::FinishNoEarlierThan(at) => !after(dates.early_finish, at),
        Constraint::MustStartOn(at) => !after(dates.early_start, at),
        Constraint::MustFinishOn(at) => !after(dates.early_finish, at),
        _ => true,
    });
    let honoured =
        network.settings.dialect == Dialect::Microsoft && network.settings.honor_constraints;
    let held = !honoured
        || match task.constraint {
            Constraint::StartNoLaterThan(at) | Constraint::MustStartOn(at) => {
                !after(at, dates.early_start)
            }
            Constraint::FinishNoLaterThan(at) | Constraint::MustFinishOn(at) => {
                !after(at, dates.early_finish)
            }
            _ => true,
        };
    if !kept || !held {
        return Err(violation(index, "it does not keep its constraint"));
    }
    let Some(choices) = network.settings.dialect.primavera() else { return Ok(()) };
    if let Some(by) = choices.must_finish_by
        && network.settings.schedule_from_finish.is_none()
        && !is_mandatory(task.constraint)
        && !network.settings.multiple_critical_paths
        && dates.late_finish > by
    {
        return Err(violation(index, "its late finish is after the date to finish by"));
    }
    let begins = task.activity == Activity::StartMilestone
        && task.duration <= Span::ZERO
        && !matches!(dates.driver, Driver::Constraint { .. } | Driver::LateDates);
    let rests = |calendar: &Calendar| calendar.next_work(dates.early_start) != dates.early_start;
    if begins && own_calendar(network, index).is_some_and(rests) {
        return Err(violation(index, "a start milestone where no work can begin"));
    }
    Ok(())
}
