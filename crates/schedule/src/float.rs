//! Float: how far a task may slip, in the calendar that counts its duration.
//!
//! * start float: working time from early to late start; finish float likewise;
//! * total float: the smaller of the two; the finish float once the task has started;
//! * free float: the smallest gap to an unfinished successor, less the lag, never negative; without
//!   successors the total float, and never more than that unless that is negative;
//! * critical: total float at or below the plan's limit and work left to do. A summary is critical
//!   when any task below it is.
//!
//! Finished tasks have none. A successor of a summary counts for every task below it.
//!
//! Example: A ends Friday 17:00; B follows it with a lag of one day and starts Wednesday 08:00. Gap
//! two days less one: free float one day.

use steerco_calendar::{Moment, Span};

use crate::link::{End, before_lag, binds, delay};
use crate::prepare::{Kind, Prepared};
use crate::state::{ALWAYS, Float, State};
use crate::{DependencyKind, Dialect, Network};

/// Computes the float of every task; summaries after the tasks below them.
pub(crate) fn compute_float(network: &Network, prepared: &Prepared, state: &mut State) {
    for index in (0..network.tasks.len()).rev() {
        float_task(network, prepared, state, index);
    }
}

/// Recomputes one task; true when anything changed.
pub(crate) fn float_task(
    network: &Network,
    prepared: &Prepared,
    state: &mut State,
    index: usize,
) -> bool {
    let float = float_of(network, prepared, state, index);
    let changed = float != state.float[index];
    state.float[index] = float;
    changed
}

fn float_of(network: &Network, prepared: &Prepared, state: &State, index: usize) -> Float {
    let kind = prepared.kind[index];
    let finished = kind == Kind::Finished || (kind == Kind::Summary && state.gate[index].finished);
    if finished || kind == Kind::Inactive {
        return Float::default();
    }
    let (early, late) = (&state.early[index], &state.late[index]);
    let start = prepared.between(index, early.start, late.start);
    let finish = prepared.between(index, early.finish, late.finish);
    let total = if kind == Kind::Started { finish } else { start.min(finish) };
    let gap = free_float(network, prepared, state, index).unwrap_or(total).max(Span::ZERO);
    // The last task of a plan may have room before a successor that it leads.
    let free = if total < Span::ZERO { gap } else { gap.min(total) };
    let critical = match kind {
        Kind::Summary => prepared.children.row(index).iter().any(|&one| state.float[one].critical),
        Kind::External => false,
        _ => total <= network.settings.critical_limit,
    };
    Float { start, finish, total, free, critical }
}

/// The smallest gap to a successor; `None` without one.
fn free_float(network: &Network, prepared: &Prepared, state: &State, index: usize) -> Option<Span> {
    let early = &state.early[index];
    let mut smallest: Option<Span> = None;
    let mut lower = |gap: Span| smallest = Some(smallest.map_or(gap, |known| known.min(gap)));
    for &link in prepared.outgoing.row(index) {
        let dependency = &network.dependencies[link];
        if !binds(prepared, state, dependency) {
            continue;
        }
        let from = match dependency.kind.predecessor_end() {
            End::Start => early.start,
            End::Finish => early.finish,
        };
        let to = successor_end(prepared, state, link_target(dependency));
        let lag = delay(network, prepared, state, dependency);
        let microsoft = network.settings.dialect == Dialect::Microsoft;
        lower(if microsoft && !lag.elapsed {
            prepared.between(index, from, to) - lag.span
        } else {
            let to = before_lag(network, prepared, state, dependency, to);
            prepared.between(index, from, to)
        });
    }
    if let Some(parent) = prepared.above(network, index)
        && state.gate[parent].successor != ALWAYS
    {
        lower(prepared.between(index, early.finish, state.gate[parent].successor));
    }
    smallest
}

fn link_target(dependency: &crate::Dependency) -> (usize, End) {
    (dependency.successor, dependency.kind.successor_end())
}

/// The early date of a successor's end that is still to come.
fn successor_end(prepared: &Prepared, state: &State, (task, end): (usize, End)) -> Moment {
    let early = &state.early[task];
    match (end, prepared.kind[task]) {
        (End::Start, Kind::Started) => early.resume,
        (End::Start, _) => early.start,
        (End::Finish, _) => early.finish,
    }
}

/// The earliest date that a successor of the summary, or of one above it, leaves to the summary's
/// finish. Links from its start say nothing about the tasks that do not start it.
pub(crate) fn successor_of_summary(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    summary: usize,
) -> Moment {
    let above = match prepared.above(network, summary) {
        Some(parent) => state.gate[parent].successor,
        _ => ALWAYS,
    };
    let links = prepared.outgoing.row(summary).iter().filter_map(|&link| {
        let dependency = &network.dependencies[link];
        let from_finish = matches!(
            dependency.kind,
            DependencyKind::FinishToStart | DependencyKind::FinishToFinish
        );
        (from_finish && binds(prepared, state, dependency)).then(|| {
            let to = successor_end(prepared, state, link_target(dependency));
            before_lag(network, prepared, state, dependency, to)
        })
    });
    links.fold(above, Moment::min)
}
