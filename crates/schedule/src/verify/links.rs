//! One link between two leaves: early dates follow the predecessor, late dates leave room for the
//! successor.
//!
//! Only lags that need no calendar are judged: none, and clock time.

use steerco_calendar::{Calendar, Moment, Span};

use super::{DAWN, HORIZON, Role, Violation, violation};
use crate::{Constraint, DependencyKind, Driver, Lag, Network, Schedule};

pub(super) fn check(
    network: &Network,
    schedule: &Schedule,
    roles: &[Role],
    staffed: &[bool],
    link: usize,
) -> Result<(), Violation> {
    let dependency = &network.dependencies[link];
    let (from, to) = (dependency.predecessor, dependency.successor);
    let drives_nothing = matches!(roles[from], Role::Inactive | Role::Summary | Role::Spanning);
    if drives_nothing || roles[to] != Role::Open {
        return Ok(());
    }
    let elapsed = match dependency.lag {
        Lag::Elapsed(span) => span,
        Lag::Working(Span::ZERO) | Lag::Percent(0) | Lag::ElapsedPercent(0) => Span::ZERO,
        _ => return Ok(()),
    };
    if !early(network, schedule, link, elapsed) {
        return Err(violation(to, format!("breaks dependency {link}")));
    }
    let judged = !staffed[from] && !staffed[to] && elapsed == Span::ZERO;
    let open = matches!(roles[from], Role::Open | Role::Started);
    if judged && open && !late(network, schedule, link) {
        return Err(violation(from, format!("its late dates leave no room for dependency {link}")));
    }
    Ok(())
}

fn early(network: &Network, schedule: &Schedule, link: usize, lag: Span) -> bool {
    let dependency = &network.dependencies[link];
    let (from, to) =
        (&schedule.tasks[dependency.predecessor], &schedule.tasks[dependency.successor]);
    let late_by_choice =
        |task: usize| network.tasks[task].constraint == Constraint::AsLateAsPossible;
    let excused = matches!(to.driver, Driver::Constraint { .. } | Driver::LateDates)
        || late_by_choice(dependency.successor)
        || late_by_choice(dependency.predecessor);
    if excused {
        return true;
    }
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

/// Late dates of a finish-to-start link: the predecessor is done when the successor must begin.
fn late(network: &Network, schedule: &Schedule, link: usize) -> bool {
    let dependency = &network.dependencies[link];
    let pinned = matches!(
        network.tasks[dependency.predecessor].constraint,
        Constraint::MustStartOn(_) | Constraint::MustFinishOn(_)
    );
    let backwards = network.settings.schedule_from_finish.is_some();
    if dependency.kind != DependencyKind::FinishToStart || pinned || backwards {
        return true;
    }
    let finish = schedule.tasks[dependency.predecessor].late_finish;
    let start = schedule.tasks[dependency.successor].late_start;
    let beyond = finish >= HORIZON || start <= DAWN;
    beyond || finish <= start || nobody_works(network, dependency.predecessor, start, finish)
}

/// True when one of the calendars the task may run on rests between two moments.
fn nobody_works(network: &Network, task: usize, from: Moment, to: Moment) -> bool {
    let own = network.tasks[task].calendar.unwrap_or(network.settings.calendar);
    let rests = |calendar: &Calendar| calendar.between(from, to).is_zero();
    if network.tasks[task].elapsed {
        return false;
    }
    let assigned = network.assignments.iter().filter(|one| one.task == task);
    let resources = assigned
        .filter_map(|one| one.resource)
        .filter_map(|resource| network.resources[resource].calendar);
    let mut calendars = [own].into_iter().chain(resources);
    calendars.any(|index| network.calendars.get(index).is_some_and(rests))
}
