//! Which calendars a task's work runs on.
//!
//! A task runs on its own calendar, or the project's when it has none. People assigned to it bring
//! theirs: work happens when the task's calendar (if it has one) *and* the person's allow it, unless
//! the task ignores resource calendars. When all of them come to the same calendar, the task's
//! duration is counted there. When they differ, each assignment becomes a *lane* that runs on its
//! own calendar for as long as its work takes; the task starts with its first lane and finishes with
//! its last. In Primavera only resource-dependent activities look at people's calendars, and then at
//! nothing else. Fixed-duration tasks keep their duration on the task's calendar. Lag to a task and its
//! float are counted on the task's calendar all the same (Primavera: on the one it runs on). Rule:
//! Microsoft Project; its stored dates of tasks staffed from day and night shifts agree.
//!
//! Example: 24 hours each for a day worker and a night worker from Friday 08:00: the day lane ends
//! Tuesday 17:00, the night lane (23:00 to 08:00) Wednesday 08:00, and so does the task.

use std::collections::BTreeMap;

use steerco_calendar::{Calendar, Moment, Span};

use crate::pieces::{Rest, pieces};
use crate::prepare::{Kind, Prepared, Rows};
use crate::progress::in_one_piece;
use crate::state::State;
use crate::{
    Activity, Assignment, AssignmentDates, Diagnostic, Dialect, Network, Push, ResourceKind,
    Severity, TaskDates, TaskType,
};

/// An assignment that runs on a calendar of its own.
#[derive(Debug, Clone)]
pub(crate) struct Lane {
    pub(crate) assignment: usize,
    pub(crate) calendar: usize,
    /// Working time from its first to its last moment, in the end with pauses.
    pub(crate) length: Span,
    /// The part of `length` that is still to do.
    pub(crate) remaining: Span,
    /// Working time after the task's start.
    pub(crate) delay: Span,
    /// Clock time after the task's start.
    pub(crate) leveling_delay: Span,
}

/// What is known of the network's calendars, so that nothing is worked out twice.
struct Known {
    /// The first calendar that works at the same times.
    canonical: Vec<usize>,
    /// Per task calendar: resource calendars it was intersected with, and the results.
    intersections: Vec<Vec<(usize, usize)>>,
}

impl Known {
    fn new(network: &Network) -> Self {
        let calendars = &network.calendars;
        let mut distinct: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        let mut canonical = Vec::with_capacity(calendars.len());
        for (index, calendar) in calendars.iter().enumerate() {
            let alike = distinct.entry(calendar.fingerprint()).or_default();
            let known = alike.iter().find(|&&one| calendars[one].works_like(calendar)).copied();
            if known.is_none() {
                alike.push(index);
            }
            canonical.push(known.unwrap_or(index));
        }
        Self { canonical, intersections: vec![vec![]; calendars.len()] }
    }
}

/// Decides calendar, length and lanes of every task.
pub(crate) fn plan_lanes(network: &Network, prepared: &mut Prepared) {
    let pairs = network.assignments.iter().enumerate().map(|(index, one)| (one.task, index));
    let by_task = Rows::new(network.tasks.len(), pairs);
    let mut known = Known::new(network);
    let mut lanes = vec![];
    for (index, task) in network.tasks.iter().enumerate() {
        let own = task.calendar.unwrap_or(network.settings.calendar);
        prepared.calendar[index] = own;
        prepared.lag_calendar[index] = own;
        prepared.float_calendar[index] = own;
        prepared.owner[index] = Push::Calendar(own);
        if prepared.is_summary(index) {
            continue;
        }
        prepared.set_length(index, task, &task.splits);
        let free_of_resources = task.elapsed
            || task.task_type == TaskType::FixedDuration
            || task.duration.is_zero()
            || (task.calendar.is_some() && task.ignore_resource_calendars)
            || (network.settings.dialect != Dialect::Microsoft
                && task.activity != Activity::ResourceDependent);
        if free_of_resources {
            continue;
        }
        lanes.clear();
        for &assignment in by_task.row(index) {
            if let Some(calendar) = lane_calendar(network, prepared, &mut known, index, assignment)
            {
                lanes.push(lane(network, assignment, calendar));
            }
        }
        settle(network, prepared, index, &lanes);
    }
}

/// Takes over the lanes of one task, as one calendar when that says the same.
fn settle(network: &Network, prepared: &mut Prepared, index: usize, lanes: &[Lane]) {
    let Some(first) = lanes.first() else { return };
    let task = &network.tasks[index];
    let plain = |lane: &Lane| lane.delay.is_zero() && lane.leveling_delay.is_zero();
    let same = lanes.iter().all(|lane| lane.calendar == first.calendar && plain(lane));
    if same {
        prepared.calendar[index] = first.calendar;
        if network.settings.dialect != Dialect::Microsoft {
            prepared.lag_calendar[index] = first.calendar;
            prepared.float_calendar[index] = first.calendar;
        }
        if let Some(resource) = network.assignments[first.assignment].resource {
            prepared.owner[index] = Push::Resource(resource);
        }
        if task.splits.is_empty() {
            pause(network, prepared, index, lanes);
        }
        return;
    }
    let from = prepared.lanes.len();
    let span = prepared.span[index];
    let longest = lanes.iter().map(|lane| lane.length).max().unwrap_or_default();
    // Work and units are rounded in files and change with overtime; the duration is exact. It says
    // how long the longest lane is, unless the lanes work at different times of the day: then it is
    // the time that any of them works.
    let close = (longest - span).tenths().abs() <= longest.tenths() / 50;
    let week = &prepared.calendars[first.calendar];
    let same_week =
        lanes.iter().all(|lane| prepared.calendars[lane.calendar].weeks_like(week) && plain(lane));
    for lane in lanes {
        let mut lane = lane.clone();
        if close || same_week {
            lane.length = match lane.length.scaled(span.tenths(), longest.tenths()) {
                Some(scaled) if !lane.length.is_zero() => scaled,
                _ => span,
            };
        }
        let assignment = &network.assignments[lane.assignment];
        let to_do = if assignment.actual_work > Span::ZERO {
            let left = (assignment.work - assignment.actual_work).max(Span::ZERO);
            lane.length.scaled(left.tenths(), assignment.work.tenths())
        } else {
            lane.length.scaled(prepared.remaining[index].tenths(), span.tenths())
        };
        lane.remaining = to_do.unwrap_or(lane.length);
        lane.length += pauses(assignment);
        prepared.lanes.push(lane);
    }
    prepared.lane_range[index] = (from, prepared.lanes.len());
}

/// Takes over the pauses of the lane on the task's calendar that ends last.
fn pause(network: &Network, prepared: &mut Prepared, index: usize, lanes: &[Lane]) {
    let duration = prepared.span[index];
    let longest = lanes.iter().map(|lane| lane.length).max().unwrap_or_default();
    let ends = lanes.iter().map(|lane| {
        let assignment = &network.assignments[lane.assignment];
        let scaled = lane.length.scaled(duration.tenths(), longest.tenths());
        (scaled.unwrap_or(duration) + pauses(assignment), assignment)
    });
    let last = ends.max_by_key(|&(end, _)| end);
    if let Some((end, assignment)) = last
        && end > duration
    {
        prepared.set_length(index, &network.tasks[index], &assignment.splits);
        prepared.span[index] = prepared.span[index].min(end);
        prepared.remaining[index] = prepared.remaining[index].min(prepared.span[index]);
        prepared.assigned_length[index] = true;
    }
}

fn lane(network: &Network, index: usize, calendar: usize) -> Lane {
    let assignment = &network.assignments[index];
    let length = assignment.contour.length(assignment.work, assignment.units);
    let worked = length.unwrap_or_default().max(Span::ZERO);
    Lane {
        assignment: index,
        calendar,
        length: worked,
        remaining: worked,
        delay: assignment.delay.max(Span::ZERO),
        leveling_delay: assignment.leveling_delay.max(Span::ZERO),
    }
}

fn pauses(assignment: &Assignment) -> Span {
    assignment.splits.iter().map(|split| split.pause.max(Span::ZERO)).sum()
}

/// The calendar an assignment runs on; `None` when it does not drive dates.
fn lane_calendar(
    network: &Network,
    prepared: &mut Prepared,
    known: &mut Known,
    task: usize,
    index: usize,
) -> Option<usize> {
    let assignment = &network.assignments[index];
    let resource = assignment.resource?;
    let drives = network.resources[resource].kind == ResourceKind::Work
        && assignment.units > 0
        && assignment.work > Span::ZERO;
    if !drives {
        return None;
    }
    let own = network.resources[resource].calendar.unwrap_or(network.settings.calendar);
    let own = known.canonical[own];
    let of_task = match network.settings.dialect {
        Dialect::Microsoft => network.tasks[task].calendar,
        Dialect::Primavera(_) => None,
    };
    let calendar = match of_task {
        // A calendar that adds nothing to the project's is the project's.
        None if own == known.canonical[network.settings.calendar] => network.settings.calendar,
        None => own,
        Some(calendar) if known.canonical[calendar] == own => calendar,
        Some(calendar) => match known.intersections[calendar].iter().find(|made| made.0 == own) {
            Some(&(_, index)) => index,
            None => {
                let both = Calendar::intersection(&[
                    &network.calendars[calendar],
                    &network.calendars[own],
                ]);
                let index = prepared.calendars.len();
                prepared.calendars.push(both);
                known.intersections[calendar].push((own, index));
                index
            }
        },
    };
    if prepared.calendars[calendar].has_work() {
        return Some(calendar);
    }
    prepared.diagnostics.push(Diagnostic {
        severity: Severity::Error,
        code: "schedule.resource_without_working_time",
        task: Some(task),
        dependency: None,
        message: match of_task {
            None => format!(
                "Resource {resource} has no working time; the task is scheduled as if it were not \
                 assigned. Give its calendar working days or assign someone else."
            ),
            Some(_) => format!(
                "The task's calendar and that of resource {resource} have no working time in \
                 common; the resource's calendar is left out. Change one of them, or let the task \
                 ignore resource calendars."
            ),
        },
    });
    None
}

/// When each assignment works, and how much.
pub(crate) fn assignment_dates(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    tasks: &[TaskDates],
) -> Vec<AssignmentDates> {
    let whole = |assignment: &Assignment| {
        let dates = &tasks[assignment.task];
        let driving = assignment
            .resource
            .is_some_and(|resource| network.resources[resource].kind == ResourceKind::Work);
        let work = if driving && assignment.work.is_zero() && assignment.units > 0 {
            // Work = duration x units.
            dates.duration.scaled(i64::from(assignment.units), 10_000).unwrap_or_default()
        } else {
            assignment.work
        };
        let (start, finish, units) = (dates.start, dates.finish, assignment.units);
        AssignmentDates { start, finish, work, units, pieces: vec![] }
    };
    let mut result: Vec<AssignmentDates> = network.assignments.iter().map(whole).collect();
    for (task, dates) in tasks.iter().enumerate() {
        if matches!(prepared.kind[task], Kind::Open | Kind::Started) {
            let (early, late) = (&state.early[task], &state.late[task]);
            let bound = match prepared.kind[task] {
                Kind::Started => dates.start,
                _ if dates.start == early.start => early.resume,
                _ => late.resume,
            };
            let goes_on = (prepared.kind[task] == Kind::Started
                && !in_one_piece(network, task, early.driver))
            .then_some(early.resume);
            for lane in prepared.lanes_of(task) {
                let one = &mut result[lane.assignment];
                one.start = prepared.lane_start(lane, bound).min(dates.finish);
                let finish = match goes_on {
                    Some(resume) => prepared.calendars[lane.calendar].add(resume, lane.remaining),
                    None => prepared.lane_finish(lane, bound),
                };
                one.finish = finish.clamp(one.start, dates.finish);
            }
        }
    }
    for (index, dates) in result.iter_mut().enumerate() {
        dates.pieces = worked(network, prepared, state, index, dates);
    }
    result
}

/// The stretches of work of an assignment with these dates.
fn worked(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    index: usize,
    dates: &AssignmentDates,
) -> Vec<(Moment, Moment)> {
    let task = network.assignments[index].task;
    let splits = match &network.tasks[task].splits {
        own if own.is_empty() => &network.assignments[index].splits,
        own => own,
    };
    let begun = prepared.kind[task] == Kind::Started;
    if !begun && splits.is_empty() || prepared.is_summary(task) {
        return vec![];
    }
    let lane = prepared.lanes_of(task).iter().find(|lane| lane.assignment == index);
    let calendar = match lane {
        Some(lane) => &prepared.calendars[lane.calendar],
        None => prepared.calendar_of(task),
    };
    let resumes = state.early[task].resume;
    let rest = (begun && !in_one_piece(network, task, state.early[task].driver)).then(|| {
        let progress = &network.tasks[task].progress;
        let done = progress.actual_duration.max(Span::ZERO);
        let behind = splits.iter().filter(|split| split.after < done);
        let behind: Span = behind.map(|split| split.pause.max(Span::ZERO)).sum();
        let stopped = progress.stop.unwrap_or_else(|| calendar.add(dates.start, done + behind));
        Rest { done, stopped: stopped.min(resumes), resumes, told: progress.resume.is_some() }
    });
    pieces(calendar, (dates.start, dates.finish), rest, splits)
}
