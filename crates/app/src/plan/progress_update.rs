//! Progress of many tasks at once: as planned up to a date, and moving what was not done behind it.
//! Rules: Microsoft Project's "Update Project".

use steerco_calendar::{Moment, Span};
use steerco_schedule::Split;
use steerco_store::row;
use uuid::Uuid;

use super::{
    draft::Draft,
    edit_changes::gone,
    outline::end_of_branch,
    splits::{calendar_of, pieces},
    stored_splits::{by_levelling, read_splits, write_splits},
};
use crate::{Failure, Outcome};

/// The tasks with all below them, without summaries; all of the plan when none are named.
fn leaves(draft: &Draft, tasks: Option<&[Uuid]>) -> Outcome<Vec<row::Task>> {
    let all = &draft.rows.tasks;
    let mut wanted = vec![tasks.is_none(); all.len()];
    for id in tasks.unwrap_or_default() {
        let first = draft.index_of(*id).ok_or_else(gone)?;
        let end = end_of_branch(all, first);
        wanted.iter_mut().take(end).skip(first).for_each(|one| *one = true);
    }
    let rows = all.iter().zip(wanted).filter(|(_, wanted)| *wanted).map(|(row, _)| row);
    let own = |row: &&row::Task| !row.summary && row.active && row.external_start.is_none();
    Ok(rows.filter(own).cloned().collect())
}

/// Reports progress as planned up to `until` (tenths of a minute): what was to be finished is
/// finished, what was to be under way is done up to there. Nothing is taken back.
pub(crate) fn report_as_planned(
    draft: &mut Draft,
    tasks: Option<&[Uuid]>,
    until: i64,
) -> Outcome<()> {
    let mut reported = false;
    for row in leaves(draft, tasks)? {
        if row.percent_complete >= 10_000 || row.start >= until {
            continue;
        }
        let finished = row.finish <= until;
        let done = if finished {
            row.duration
        } else {
            let calendar = calendar_of(&draft.rows, &row)?;
            let (start, until) = (Moment::from_tenths(row.start), Moment::from_tenths(until));
            // Nothing is done in a pause.
            let by_then = |(from, to): &(Moment, Moment)| {
                calendar.between((*from).min(until), (*to).min(until))
            };
            let worked = match row.elapsed {
                true => until - start,
                false => pieces(&calendar, &row)?.iter().map(by_then).sum::<Span>(),
            };
            worked.tenths().min(row.duration)
        };
        if !finished && done <= row.actual_duration {
            continue;
        }
        reported = true;
        let Some(task) = draft.change_task(row.id, "progress_reported") else { continue };
        task.actual_start = task.actual_start.or(Some(row.start));
        task.actual_duration = done;
        task.stop = None;
        task.resume = None;
        if finished {
            task.percent_complete = 10_000;
            task.actual_finish = Some(row.finish);
        } else {
            let share = Span::from_tenths(done).scaled(10_000, row.duration.max(1));
            task.percent_complete = share.map_or(0, |share| share.tenths().clamp(0, 9_999));
        }
    }
    if reported {
        return Ok(());
    }
    Err(Failure::refused(
        "plan.nothing_to_report",
        "Nothing was planned up to this date that is not reported yet.",
    ))
}

/// How long levelling lets what is left of a begun task wait before it goes on; `None` when levelling has not
/// touched it.
fn waits_for_levelling(row: &row::Task, splits: &[Split]) -> Outcome<Option<Span>> {
    if row.actual_start.is_none() || !by_levelling(&row.splits)? {
        return Ok(None);
    }
    let first = splits.iter().find(|split| split.after.tenths() == row.actual_duration);
    Ok(Some(first.map_or(Span::ZERO, |split| split.pause)))
}

/// Moves work that was not done up to `after` (tenths of a minute) behind it: what has not begun may
/// not start earlier, the rest of what has begun goes on from there.
pub(crate) fn reschedule(draft: &mut Draft, tasks: Option<&[Uuid]>, after: i64) -> Outcome<()> {
    let mut moved = false;
    for row in leaves(draft, tasks)? {
        if row.percent_complete >= 10_000 || row.actual_finish.is_some() || row.finish <= row.start
        {
            continue;
        }
        if row.actual_start.is_none() {
            let fixed = matches!(row.constraint_kind.as_str(), "must_start_on" | "must_finish_on");
            if row.start >= after || fixed || row.manual {
                continue;
            }
            if let Some(task) = draft.change_task(row.id, "task_rescheduled") {
                task.constraint_kind = "start_no_earlier_than".into();
                task.constraint_date = Some(after);
                moved = true;
            }
            continue;
        }
        let calendar = calendar_of(&draft.rows, &row)?;
        let start = Moment::from_tenths(row.actual_start.unwrap_or(row.start));
        let splits = read_splits(&row.splits)?;
        let done = Span::from_tenths(row.actual_duration);
        let passed = splits.iter().filter(|split| split.after < done).map(|split| split.pause);
        let stop = calendar.add(start, done + passed.sum::<Span>());
        let waits = waits_for_levelling(&row, &splits)?;
        let resume = match waits {
            Some(pause) => Some(calendar.next_work(calendar.add(stop, pause)).tenths()),
            None => row.resume,
        };
        if resume.map_or(stop.tenths(), |resume| resume.max(stop.tenths())) >= after {
            continue;
        }
        if let Some(task) = draft.change_task(row.id, "task_rescheduled") {
            task.stop = Some(stop.tenths());
            task.resume = Some(after);
            if waits.is_some() {
                // The date stands in for the wait; pauses behind it are one's own now.
                let own: Vec<Split> =
                    splits.iter().copied().filter(|split| split.after != done).collect();
                task.splits = write_splits(&own)?;
            }
            moved = true;
        }
    }
    if moved {
        return Ok(());
    }
    Err(Failure::refused(
        "plan.nothing_to_reschedule",
        "All work that is left lies behind this date already.",
    ))
}
