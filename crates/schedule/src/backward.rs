//! The backward pass: late dates.
//!
//! A task finishes at the latest by the project finish (its own early finish when every open end is a
//! critical path of its own), by what each unfinished successor leaves it, by its deadline, by its
//! constraint and by what holds for the summaries above it. A missed cap gives late dates before
//! the early ones: negative float. The late start of a task without duration is the instant its
//! successors leave it, a morning; any other task finishes in an evening.
//!
//! Example (continuous days): the plan ends at 11; E lasts 2 and F follows it by 1: F late 11, E late
//! finish 10, late start 8.

use steerco_calendar::{Moment, Span};

use crate::constraint::{caps as capped, upper};
use crate::link::{End, before_lag, binds, seen};
use crate::order::Node;
use crate::prepare::{Kind, Prepared};
use crate::state::{ALWAYS, Gate, Late, State};
use crate::summary::roll_up_late;
use crate::{Dependency, DependencyKind, Dialect, Driver, Lag, Network};

/// Latest dates of the two ends of a task.
#[derive(Debug, Clone, Copy)]
struct Caps {
    start: Moment,
    finish: Moment,
}

impl Caps {
    fn lower(&mut self, end: End, at: Moment) {
        match end {
            End::Start => self.start = self.start.min(at),
            End::Finish => self.finish = self.finish.min(at),
        }
    }
}

/// Runs the whole pass; `project_finish` must be set.
pub(crate) fn backward_pass(network: &Network, prepared: &Prepared, state: &mut State) {
    for &node in prepared.order.iter().rev() {
        backward_node(network, prepared, state, node);
    }
}

/// Recomputes one node; true when anything changed.
pub(crate) fn backward_node(
    network: &Network,
    prepared: &Prepared,
    state: &mut State,
    node: Node,
) -> bool {
    let count = network.tasks.len();
    if node >= count {
        let task = node - count;
        let gate = close_gate(network, prepared, state, task);
        let changed = gate != state.gate[task];
        state.gate[task] = gate;
        return changed;
    }
    let late = if prepared.is_summary(node) {
        roll_up_late(network, prepared, state, node)
    } else {
        late_dates(network, prepared, state, node)
    };
    let changed = late != state.late[node];
    state.late[node] = late;
    changed
}

/// What successors, deadline and constraint of a summary leave to the tasks below it.
fn close_gate(network: &Network, prepared: &Prepared, state: &State, summary: usize) -> Gate {
    let task = &network.tasks[summary];
    let mut caps = inherited(network, prepared, state, summary);
    lower_by_successors(network, prepared, state, summary, &mut caps);
    for (end, at) in capped(network, task) {
        caps.lower(end, at);
    }
    if let Some(deadline) = task.deadline {
        caps.lower(End::Finish, deadline);
    }
    Gate {
        late_finish: caps.finish,
        late_start: caps.start,
        successor: crate::float::successor_of_summary(network, prepared, state, summary),
        ..state.gate[summary]
    }
}

/// What the summary above leaves to a task.
fn inherited(network: &Network, prepared: &Prepared, state: &State, task: usize) -> Caps {
    let none = Caps { start: ALWAYS, finish: ALWAYS };
    match prepared.above(network, task) {
        Some(parent) => {
            let gate = &state.gate[parent];
            // Only the task that starts the summary can delay the summary's start.
            let starts_it = state.early[parent].driver == Driver::Child(task);
            let start = if starts_it { gate.late_start } else { ALWAYS };
            Caps { start, finish: gate.late_finish }
        }
        None => none,
    }
}

fn lower_by_successors(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    task: usize,
    caps: &mut Caps,
) {
    for &link in prepared.outgoing.row(task) {
        if let Some((end, at)) = left_by(network, prepared, state, &network.dependencies[link]) {
            caps.lower(end, at);
        }
    }
}

/// What a link leaves to the end of its predecessor; `None` when it says nothing.
fn left_by(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    dependency: &Dependency,
) -> Option<(End, Moment)> {
    let start_to_start = dependency.kind == DependencyKind::StartToStart;
    if start_to_start && network.settings.dialect == Dialect::Microsoft {
        let open_end = prepared.outgoing.row(dependency.successor).is_empty();
        match (prepared.kind[dependency.predecessor], prepared.kind[dependency.successor]) {
            // A start that has happened limits the predecessor to the work done since, if anything
            // depends on the successor at all.
            (Kind::Open, Kind::Started) if !open_end => {
                let progress = &network.tasks[dependency.successor].progress;
                let calendar = prepared.calendar_of(dependency.successor);
                let at = calendar.add(progress.actual_start?, progress.actual_duration);
                return Some((End::Start, at));
            }
            (Kind::Manual, _) => {
                let finish = state.late[dependency.successor].finish;
                return open_end.then_some((End::Finish, finish));
            }
            _ => {}
        }
    }
    if !binds(prepared, state, dependency) {
        return None;
    }
    let late = late_seen(network, state, dependency);
    let kind = prepared.kind[dependency.successor];
    let to = match (dependency.kind.successor_end(), kind) {
        (End::Start, Kind::Started | Kind::Summary) => late.resume,
        // The predecessor must leave room for the levelling delay as well.
        (End::Start, Kind::Open) => {
            late.resume - network.tasks[dependency.successor].leveling_delay.max(Span::ZERO)
        }
        (End::Start, _) => late.start,
        (End::Finish, Kind::Summary) => late.first_finish,
        (End::Finish, _) => latest_finish(network, prepared, state, dependency, late.finish),
    };
    let at = before_lag(network, prepared, state, dependency, to);
    Some((dependency.kind.predecessor_end(), at))
}

/// The late dates of a successor as its predecessor sees them. In a plan from its finish, what
/// precedes a task that is held on its early dates keeps to those; unless it is held itself.
fn late_seen(network: &Network, state: &State, dependency: &Dependency) -> Late {
    let late = state.late[dependency.successor];
    let held = state.held[dependency.successor]
        .filter(|_| network.settings.schedule_from_finish.is_some())
        .filter(|_| state.held[dependency.predecessor].is_none());
    match held {
        Some((start, finish)) => Late { start, finish, resume: start, first_finish: finish },
        None => late,
    }
}

/// A finish in the evening may as well be anywhere before the next morning; that matters to a
/// predecessor that works, or a lag that runs, while the successor rests.
fn latest_finish(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    dependency: &Dependency,
    finish: Moment,
) -> Moment {
    let Dependency { predecessor, successor, lag, .. } = *dependency;
    if prepared.span[successor].is_zero() {
        return finish;
    }
    let morning = prepared.calendar_of(successor).next_work(finish);
    let elapsed = matches!(lag, Lag::Elapsed(_) | Lag::ElapsedPercent(_));
    if elapsed || network.settings.dialect != Dialect::Microsoft {
        return morning;
    }
    let early = &state.early[predecessor];
    let there = match dependency.kind.predecessor_end() {
        End::Start => early.start,
        End::Finish => early.finish,
    };
    if there > finish && there <= morning { there } else { finish }
}

fn late_dates(network: &Network, prepared: &Prepared, state: &State, index: usize) -> Late {
    let early = &state.early[index];
    let kind = prepared.kind[index];
    if matches!(kind, Kind::Finished | Kind::External | Kind::Inactive | Kind::Spanning) {
        return Late {
            start: early.start,
            finish: early.finish,
            resume: early.resume,
            first_finish: early.finish,
        };
    }
    let task = &network.tasks[index];
    let mut caps = inherited(network, prepared, state, index);
    caps.lower(End::Finish, open_end_finish(network, prepared, state, index, &caps));
    lower_by_successors(network, prepared, state, index, &mut caps);
    let started = kind == Kind::Started;
    if started {
        // The start has happened.
        caps.start = ALWAYS;
    }
    if task.constraint.is_mandatory() && upper(network, task).next().is_some() {
        caps = Caps { start: ALWAYS, finish: ALWAYS };
    }
    for (end, at) in capped(network, task) {
        caps.lower(end, at);
    }
    if let Some(deadline) = task.deadline {
        caps.lower(End::Finish, deadline);
    }
    let finish = if caps.start == ALWAYS {
        caps.finish
    } else {
        caps.finish.min(prepared.finish_from(index, caps.start))
    };
    let finish = prepared.snap_finish(index, finish);
    if started {
        let resume = prepared.rest_start(index, finish);
        let microsoft = network.settings.dialect == Dialect::Microsoft;
        let start = if microsoft { early.start } else { resume };
        return Late { start, finish, resume, first_finish: finish };
    }
    let resume = prepared.start_from(index, finish);
    let start = prepared.snap_start(index, resume);
    Late { start, finish, resume, first_finish: finish }
}

/// The latest dates of an unstarted task that move no successor; its late dates without one.
pub(crate) fn free_dates(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    index: usize,
) -> (Moment, Moment) {
    let late = &state.late[index];
    let mut caps = Caps { start: late.start, finish: late.finish };
    for &link in prepared.outgoing.row(index) {
        let dependency = &network.dependencies[link];
        if !binds(prepared, state, dependency) {
            continue;
        }
        let (start, finish) = seen(state, dependency.successor);
        let to = if dependency.kind.successor_end() == End::Start { start } else { finish };
        let at = before_lag(network, prepared, state, dependency, to);
        caps.lower(dependency.kind.predecessor_end(), at);
    }
    let finish = caps.finish.min(prepared.finish_from(index, caps.start));
    let finish = prepared.snap_finish(index, finish);
    (prepared.snap_start(index, prepared.start_from(index, finish)), finish)
}

/// The project finish, or a task's own when it ends a network of its own.
fn open_end_finish(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    index: usize,
    caps: &Caps,
) -> Moment {
    let own_end = network.settings.multiple_critical_paths
        && prepared.outgoing.row(index).is_empty()
        && caps.finish == ALWAYS
        && caps.start == ALWAYS;
    if own_end { state.early[index].finish } else { state.project_finish }
}
