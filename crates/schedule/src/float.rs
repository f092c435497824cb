//! Float: how far a task may slip, in the calendar that counts its duration.
//!
//! * start float: working time from early to late start; finish float likewise;
//! * total float: the smaller of the two (Primavera: or the one the project chooses); the finish float
//!   once the task has started;
//! * free float: the smallest gap between the early dates of the linked ends, less the lag, never
//!   negative; without unfinished successors the total float;
//! * critical: total float at or below the plan's limit and work left to do. A summary is critical
//!   when any task below it is.
//!
//! Finished tasks have none, nor have Microsoft Project's as-late-as-possible ones, nor the
//! as-soon-as-possible ones of a plan from its finish. In Primavera a
//! successor of a summary counts for every task below it; Microsoft Project looks at a task's own.
//!
//! Example: A ends Friday 17:00; B follows it with a lag of one day and starts Wednesday 08:00. Gap
//! two days less one: free float one day.

use steerco_calendar::{Moment, Span};

use crate::link::{End, before_lag, delay, seen};
use crate::prepare::{Kind, Prepared};
use crate::state::{ALWAYS, Float, State};
use crate::{Constraint, DependencyKind, Dialect, Network, TotalFloat};

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
    if finished || matches!(kind, Kind::Inactive | Kind::Spanning) {
        return Float::default();
    }
    let (early, late) = (&state.early[index], &state.late[index]);
    let choice = match network.settings.schedule_from_finish {
        None => Constraint::AsLateAsPossible,
        Some(_) => Constraint::AsSoonAsPossible,
    };
    let placed_by_choice = kind == Kind::Open
        && network.tasks[index].constraint == choice
        && network.settings.dialect == Dialect::Microsoft;
    let (start, finish) = if placed_by_choice {
        (Span::ZERO, Span::ZERO)
    } else {
        let finish = prepared.between(index, early.finish, late.finish);
        (prepared.between(index, early.start, late.start), finish)
    };
    let choice =
        network.settings.dialect.primavera().map_or(TotalFloat::Smallest, |p| p.total_float);
    let total = match choice {
        _ if kind == Kind::Started => finish,
        TotalFloat::Smallest => start.min(finish),
        TotalFloat::Start => start,
        TotalFloat::Finish => finish,
    };
    let free = free_float(network, prepared, state, index).unwrap_or(total).max(Span::ZERO);
    let critical = match kind {
        Kind::Summary => prepared.children.row(index).iter().any(|&one| state.float[one].critical),
        Kind::External => false,
        _ => total <= network.settings.critical_limit,
    };
    Float { start, finish, total, free, critical }
}

/// The smallest gap to a successor; `None` without one.
fn free_float(network: &Network, prepared: &Prepared, state: &State, index: usize) -> Option<Span> {
    let (start, finish) = seen(state, index);
    let microsoft = network.settings.dialect == Dialect::Microsoft;
    let mut smallest: Option<Span> = None;
    let mut lower = |gap: Span| smallest = Some(smallest.map_or(gap, |known| known.min(gap)));
    for &link in prepared.outgoing.row(index) {
        let dependency = &network.dependencies[link];
        if !unfinished(prepared, state, dependency.successor) {
            continue;
        }
        let from = match dependency.kind.predecessor_end() {
            End::Start => start,
            End::Finish => finish,
        };
        let to = end_of(state, dependency.successor, dependency.kind.successor_end());
        lower(if microsoft {
            let lag = delay(network, prepared, state, dependency);
            prepared.between(index, from, to) - lag.span
        } else {
            let to = before_lag(network, prepared, state, dependency, to);
            prepared.between(index, from, to)
        });
    }
    if let Some(parent) = prepared.above(network, index)
        && !microsoft
        && state.gate[parent].successor != ALWAYS
    {
        lower(prepared.between(index, finish, state.gate[parent].successor));
    }
    smallest
}

fn unfinished(prepared: &Prepared, state: &State, task: usize) -> bool {
    match prepared.kind[task] {
        Kind::Finished | Kind::Inactive | Kind::Spanning => false,
        Kind::Summary => !state.gate[task].finished,
        _ => true,
    }
}

fn end_of(state: &State, task: usize, end: End) -> Moment {
    let (start, finish) = seen(state, task);
    if end == End::Start { start } else { finish }
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
        (from_finish && unfinished(prepared, state, dependency.successor)).then(|| {
            let to = end_of(state, dependency.successor, dependency.kind.successor_end());
            before_lag(network, prepared, state, dependency, to)
        })
    });
    links.fold(above, Moment::min)
}
