//! Summaries: roll-ups of the dates below them, and what they pass down.
//!
//! A summary starts with its first and finishes with its last task. Its predecessors bind every task
//! below it; its successors wait for its finish, and with start-to-start links for its start. Late
//! dates roll up the same way, and a summary is critical when any task below it is.
//!
//! Example: tasks Monday to Tuesday and Thursday to Friday make a summary Monday to Friday.

use steerco_calendar::Moment;

use crate::link::seen;
use crate::prepare::{Kind, Prepared};
use crate::state::{ALWAYS, Early, Late, NEVER, State};
use crate::{Activity, Driver, Network};

/// Early dates of a summary from those of its children, and whether all of them are finished.
pub(crate) fn roll_up_early(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    summary: usize,
) -> (Early, bool) {
    let mut first: Option<(Moment, usize)> = None;
    let mut last = NEVER;
    let mut finished = true;
    for &child in prepared.children.row(summary) {
        match prepared.kind[child] {
            Kind::Inactive => continue,
            // It is as long as the others.
            Kind::Spanning if network.tasks[child].activity == Activity::WbsSummary => continue,
            Kind::Finished | Kind::Spanning => {}
            Kind::Summary => finished &= state.gate[child].finished,
            _ => finished = false,
        }
        let (start, finish) = seen(state, child);
        if first.is_none_or(|(first, _)| start < first) {
            first = Some((start, child));
        }
        last = last.max(finish);
    }
    let gate = state.gate[summary].start;
    let (start, driver) =
        first.map_or((gate, Driver::Project), |(start, child)| (start, Driver::Child(child)));
    let mut early =
        Early { start, finish: last.max(start), resume: start, driver, pushed_by: None };
    if let Some((start, finish)) = network.tasks[summary].manual {
        early.start = start;
        early.finish = finish.max(start);
        early.driver = Driver::Manual;
    }
    (early, finished && first.is_some())
}

/// Late dates of a summary from those of its children.
pub(crate) fn roll_up_late(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    summary: usize,
) -> Late {
    let backwards = network.settings.schedule_from_finish.is_some();
    let mut late = Late { start: ALWAYS, finish: NEVER, resume: ALWAYS, first_finish: ALWAYS };
    let mut open = Late { ..late };
    for &child in prepared.children.row(summary) {
        if matches!(prepared.kind[child], Kind::Inactive | Kind::Spanning) {
            continue;
        }
        let one = &state.late[child];
        // What a person has fixed has no later date.
        let (start, finish) = match prepared.kind[child] {
            Kind::Manual => (state.early[child].start, state.early[child].finish),
            _ => state.held[child].filter(|_| backwards).unwrap_or((one.start, one.finish)),
        };
        late.start = late.start.min(start);
        late.finish = late.finish.max(finish);
        let done = match prepared.kind[child] {
            Kind::Finished => true,
            Kind::Summary => state.gate[child].finished,
            _ => false,
        };
        if !done {
            open.resume = open.resume.min(one.resume);
            let first = if prepared.is_summary(child) { one.first_finish } else { one.finish };
            open.first_finish = open.first_finish.min(first);
        }
    }
    if late.finish == NEVER {
        let early = &state.early[summary];
        return Late {
            start: early.start,
            finish: early.finish,
            resume: early.start,
            first_finish: early.finish,
        };
    }
    late.resume = if open.resume == ALWAYS { late.start } else { open.resume };
    late.first_finish = if open.first_finish == ALWAYS { late.finish } else { open.first_finish };
    late
}
