//! Levels of effort and WBS summaries: as long as what they span, and without float.

use steerco_calendar::{Moment, Span};

use super::{Role, Violation, violation};
use crate::{Activity, DependencyKind, Dialect, Lag, Network, Schedule, Task};

pub(super) fn is(network: &Network, task: &Task) -> bool {
    network.settings.dialect != Dialect::Microsoft
        && matches!(task.activity, Activity::LevelOfEffort | Activity::WbsSummary)
}

pub(super) fn check(
    network: &Network,
    schedule: &Schedule,
    roles: &[Role],
) -> Result<(), Violation> {
    // The first date asked of the start, the last asked of the finish, and whether a lag leaves
    // that open.
    let mut asked: Vec<(Option<Moment>, Option<Moment>, bool)> =
        vec![(None, None, false); roles.len()];
    for link in &network.dependencies {
        let (from, to) = (link.predecessor, link.successor);
        if roles[to] != Role::Spanning || matches!(roles[from], Role::Inactive | Role::Spanning) {
            continue;
        }
        let lag = matches!(link.lag, Lag::Working(Span::ZERO) | Lag::Elapsed(Span::ZERO));
        let tied = &schedule.tasks[from];
        let (start, finish, open) = &mut asked[to];
        *open |= !lag || network.tasks[from].constraint == crate::Constraint::AsLateAsPossible;
        match link.kind {
            DependencyKind::FinishToStart => keep_first(start, tied.early_finish),
            DependencyKind::StartToStart => keep_first(start, tied.early_start),
            DependencyKind::FinishToFinish => keep_last(finish, tied.early_finish),
            DependencyKind::StartToFinish => keep_last(finish, tied.early_start),
        }
    }
    for (index, role) in roles.iter().enumerate() {
        if *role != Role::Spanning {
            continue;
        }
        let (task, dates) = (&network.tasks[index], &schedule.tasks[index]);
        if dates.total_float != Span::ZERO || dates.free_float != Span::ZERO {
            return Err(violation(index, "it spans others but has float of its own"));
        }
        let (start, finish, open) = asked[index];
        if task.activity != Activity::LevelOfEffort || open {
            continue;
        }
        let which = task.calendar.unwrap_or(network.settings.calendar);
        let Some(calendar) = network.calendars.get(which).filter(|_| !task.elapsed) else {
            continue;
        };
        let same =
            |one: Moment, other: Moment| calendar.between(one.min(other), one.max(other)).is_zero();
        if start.is_some_and(|start| !same(dates.start, start)) {
            return Err(violation(index, "it does not begin with the first task it spans"));
        }
        let ends = finish.is_none_or(|finish| {
            same(dates.finish, finish) || finish <= dates.start && dates.finish == dates.start
        });
        if !ends {
            return Err(violation(index, "it does not end with the last task it spans"));
        }
    }
    Ok(())
}

fn keep_first(known: &mut Option<Moment>, at: Moment) {
    *known = Some(known.map_or(at, |known| known.min(at)));
}

fn keep_last(known: &mut Option<Moment>, at: Moment) {
    *known = Some(known.map_or(at, |known| known.max(at)));
}
