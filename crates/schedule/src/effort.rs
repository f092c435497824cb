//! Tasks that take their dates from others and drive nothing (Primavera).
//!
//! A *level of effort* (supervision, site office) begins with the earliest of the ends that are tied
//! to its start and goes on until the latest of those tied to its finish; on its own calendar. Without
//! a tie to its finish it lasts its duration, without one to its start it begins with the earliest of
//! what it is tied to. A *WBS summary* lasts as long as everything else below the same summary.
//! Neither has float, neither is critical, and neither counts for the finish of the project.
//!
//! Example: A Monday to Tuesday, B Thursday to Friday. A level of effort with A start-to-start before
//! it and B finish-to-finish before it: Monday to Friday, five days.

use steerco_calendar::Moment;

use crate::forward::{asked_for, inherited};
use crate::link::End;
use crate::prepare::{Kind, Prepared};
use crate::state::{Early, State};
use crate::{Activity, Driver, Network, TaskDates};

/// Early dates of a level of effort; those of a WBS summary are set by [`span_groups`].
pub(crate) fn early_of_effort(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    index: usize,
) -> Early {
    let mut first: Option<(Moment, Driver)> = None;
    let mut last: Option<Moment> = None;
    let mut any: Option<Moment> = None;
    for &link in prepared.incoming.row(index) {
        let at = asked_for(network, prepared, state, link);
        any = Some(any.map_or(at, |known| known.min(at)));
        match network.dependencies[link].kind.successor_end() {
            End::Start if first.is_none_or(|(known, _)| at < known) => {
                first = Some((at, Driver::Dependency(link)));
            }
            End::Finish if last.is_none_or(|known| at > known) => last = Some(at),
            _ => {}
        }
    }
    let calendar = prepared.calendar_of(index);
    let alone =
        || (any.unwrap_or(inherited(network, prepared, state, index).start), Driver::Around);
    let (asked, driver) = first.unwrap_or_else(alone);
    let start = calendar.next_work(asked);
    let finish = match last {
        Some(last) => calendar.prev_work(last).max(start),
        None => prepared.finish_from(index, start),
    };
    let pushed_by = (start > asked).then_some(prepared.owner[index]);
    Early { start, finish, resume: start, driver, pushed_by }
}

/// True for a WBS summary.
pub(crate) fn is_group(network: &Network, prepared: &Prepared, index: usize) -> bool {
    prepared.kind[index] == Kind::Spanning && network.tasks[index].activity == Activity::WbsSummary
}

/// Gives WBS summaries the dates of what is around them, and levels of effort the length they came to.
pub(crate) fn span_groups(network: &Network, prepared: &Prepared, tasks: &mut [TaskDates]) {
    let roots = |&task: &usize| {
        prepared.above(network, task).is_none()
            && !matches!(prepared.kind[task], Kind::Inactive | Kind::External)
            && !is_group(network, prepared, task)
    };
    for index in 0..tasks.len() {
        if prepared.kind[index] != Kind::Spanning {
            continue;
        }
        if network.tasks[index].activity == Activity::WbsSummary {
            let around = match prepared.above(network, index) {
                Some(summary) => Some((tasks[summary].start, tasks[summary].finish)),
                None => (0..tasks.len()).filter(roots).fold(None, |span, task| {
                    let dates = &tasks[task];
                    let (start, finish) = span.unwrap_or((dates.start, dates.finish));
                    Some((start.min(dates.start), finish.max(dates.finish)))
                }),
            };
            let dates = &mut tasks[index];
            if let Some((start, finish)) = around {
                (dates.start, dates.finish) = (start, finish);
            }
            dates.driver = Driver::Around;
            dates.pushed_by = None;
        }
        let dates = &mut tasks[index];
        (dates.early_start, dates.early_finish) = (dates.start, dates.finish);
        (dates.late_start, dates.late_finish) = (dates.start, dates.finish);
        dates.duration = prepared.calendar_of(index).between(dates.start, dates.finish);
    }
}
