//! Tasks that have begun: the past stays, what is left is placed.
//!
//! The actual start is the start. The rest of the work begins where the plan says it resumes, else
//! right after the actual duration; not before the status date when the plan reschedules uncompleted
//! work (Primavera always does); and, under retained logic, not before unfinished predecessors
//! allow. Progress override ignores those. A Microsoft Project task with an actual start but no work
//! done is not split: it stays in one piece.
//!
//! Example: 5 days, started Monday, 2 done, its predecessor now ends Thursday 17:00. Retained logic:
//! the other 3 days begin on Friday. Progress override: on Wednesday.

use steerco_calendar::Moment;

use crate::forward::{bounds, morning_finish};
use crate::prepare::{Kind, Prepared};
use crate::state::{Early, NEVER, State};
use crate::{Constraint, DependencyKind, Dialect, Driver, Network, ProgressPolicy};

/// Early dates of a task with an actual start and no actual finish.
pub(crate) fn early_of_started(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    index: usize,
) -> Early {
    let task = &network.tasks[index];
    let microsoft = network.settings.dialect == Dialect::Microsoft;
    let start = task.progress.actual_start.unwrap_or(state.project_start);
    let remaining = prepared.remaining[index];
    let untouched = remaining == prepared.span[index];

    let mut resume = match task.progress.resume.or(task.progress.stop) {
        Some(resume) if resume > start => resume,
        _ if untouched => start,
        _ => prepared.calendar_of(index).add(start, prepared.span[index] - remaining),
    };
    let mut driver = Driver::Actual;
    let mut finish_bound = (NEVER, Driver::Actual);
    let status = network.settings.status_date;
    if let Some(status) = status
        && (!microsoft || network.settings.reschedule_uncompleted)
        && status > resume
    {
        (resume, driver) = (status, Driver::StatusDate);
    }
    let retained = network.settings.progress == ProgressPolicy::RetainedLogic;
    if retained && !(microsoft && untouched) {
        let unfinished = |link: usize| waits_for(network, prepared, state, link);
        let held = bounds(network, prepared, state, index, unfinished);
        if let Driver::Dependency(_) = held.start_driver
            && held.start > resume
        {
            (resume, driver) = (held.start, held.start_driver);
        }
        if let Driver::Dependency(_) = held.finish_driver {
            finish_bound = (held.finish, held.finish_driver);
            let wanted = prepared.rest_start(index, held.finish);
            if wanted > resume {
                (resume, driver) = (wanted, held.finish_driver);
            }
        }
    }
    if microsoft
        && let Constraint::FinishNoEarlierThan(at) = task.constraint
        && at > finish_bound.0
    {
        finish_bound = (at, Driver::Constraint { task: index });
        let wanted = prepared.rest_start(index, at);
        if wanted > resume {
            (resume, driver) = (wanted, finish_bound.1);
        }
    }
    if in_one_piece(network, index, driver) && !prepared.lanes_of(index).is_empty() {
        // Each lane goes on from where it is.
        let finish = prepared.finish_from(index, start);
        return Early { start, finish, resume, driver, pushed_by: None };
    }
    let (resume, finish) = place_rest(prepared, index, resume, finish_bound);
    let visible = if microsoft { start } else { resume };
    Early { start: visible, finish, resume, driver, pushed_by: None }
}

/// Whether work goes on where it was left, each lane from where it is.
pub(crate) fn in_one_piece(network: &Network, index: usize, driver: Driver) -> bool {
    let microsoft = network.settings.dialect == Dialect::Microsoft;
    microsoft && driver == Driver::Actual && network.tasks[index].progress.resume.is_none()
}

/// True for a link from a predecessor that can still hold work back.
fn waits_for(network: &Network, prepared: &Prepared, state: &State, link: usize) -> bool {
    let dependency = &network.dependencies[link];
    let started = dependency.kind == DependencyKind::StartToStart;
    match prepared.kind[dependency.predecessor] {
        // Microsoft Project leaves no work between an early start and a predecessor's late finish.
        Kind::Finished => network.settings.dialect == Dialect::Microsoft && !started,
        Kind::Started => !started,
        Kind::Summary => !state.gate[dependency.predecessor].finished,
        _ => true,
    }
}

/// Places the remaining work at or after `resume`.
fn place_rest(
    prepared: &Prepared,
    index: usize,
    resume: Moment,
    asked: (Moment, Driver),
) -> (Moment, Moment) {
    if prepared.remaining[index].is_zero() {
        return (resume, resume);
    }
    let calendar = prepared.calendar_of(index);
    let resume =
        if prepared.lanes_of(index).is_empty() { calendar.next_work(resume) } else { resume };
    let finish = prepared.rest_finish(index, resume);
    (resume, morning_finish(calendar, finish, asked.0, asked.1))
}
