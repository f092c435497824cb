//! The stretches of work of assignments: in order, within their dates, and of a task that only its own
//! calendar measures, as long as the task.

use steerco_calendar::Span;

use super::{HORIZON, Role, Violation, violation};
use crate::{Dialect, Network, Schedule, TaskType};

pub(super) fn check(
    network: &Network,
    schedule: &Schedule,
    roles: &[Role],
) -> Result<(), Violation> {
    for (assignment, dates) in network.assignments.iter().zip(&schedule.assignments) {
        let task = assignment.task;
        let Some((first, last)) = dates.pieces.first().zip(dates.pieces.last()) else { continue };
        let ordered = dates.pieces.iter().all(|(from, to)| from < to)
            && dates.pieces.windows(2).all(|pair| pair[0].1 < pair[1].0);
        if !ordered || first.0 < dates.start || last.1 > dates.finish {
            return Err(violation(task, format!("work in {:?}", dates.pieces)));
        }
        let whole = &network.tasks[task];
        let measured = roles[task] == Role::Open
            && whole.task_type == TaskType::FixedDuration
            && !whole.elapsed
            && !whole.splits.is_empty()
            && network.settings.dialect == Dialect::Microsoft
            && dates.finish < HORIZON;
        if measured {
            let calendar = &network.calendars[whole.calendar.unwrap_or(network.settings.calendar)];
            let worked = dates.pieces.iter().map(|&(from, to)| calendar.between(from, to));
            let worked = worked.sum::<Span>();
            if worked != whole.duration {
                return Err(violation(task, format!("{worked:?} of {:?} worked", whole.duration)));
            }
        }
    }
    Ok(())
}
