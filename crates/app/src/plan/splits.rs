//! Pauses of tasks: making them, and where the pieces of work lie.

use steerco_calendar::{Calendar, CalendarSpec, Moment, Span};
use steerco_schedule::{Split, between_pauses};
use steerco_store::{plan::PlanRows, row};
use uuid::Uuid;

use super::{
    calendars::spec_of,
    draft::Draft,
    edit_changes::gone,
    stored_splits::{by_levelling, read_splits, write_splits},
};
use crate::{Failure, Outcome};

/// The calendar a task's own time is counted on: its own, or the project's.
pub(crate) fn calendar_of(rows: &PlanRows, task: &row::Task) -> Outcome<Calendar> {
    let index = |wanted: Option<Uuid>| rows.calendars.iter().position(|row| Some(row.id) == wanted);
    let mut specs = vec![];
    for row in &rows.calendars {
        specs.push(CalendarSpec { base: index(row.base_id), ..spec_of(row)? });
    }
    let own = index(task.calendar_id).or_else(|| index(Some(rows.project.calendar_id)));
    Calendar::compile(&specs, own.unwrap_or(0)).map_err(|error| Failure::Fault(error.to_string()))
}

/// Pauses a task from `at` until `resume`, moments in tenths of a minute.
pub(crate) fn split(draft: &mut Draft, task: Uuid, at: i64, resume: i64) -> Outcome<()> {
    let row = draft.task(task).cloned().ok_or_else(gone)?;
    let no = |field: &str, text: &str| Err(Failure::field("plan.cannot_split", field, text));
    if row.summary || row.duration <= 0 {
        return no("task", "Only a task with a duration of its own can be split.");
    }
    if row.elapsed || row.manual {
        return no("task", "A task by the clock or by hand cannot be split.");
    }
    if resume <= at {
        return no("resume", "Work has to go on after the pause begins.");
    }
    let calendar = calendar_of(&draft.rows, &row)?;
    let (at, resume) = (Moment::from_tenths(at), Moment::from_tenths(resume));
    let start = Moment::from_tenths(row.start);
    let pieces = pieces(&calendar, &row)?;
    let mut done = Span::ZERO;
    for (from, to) in &pieces {
        done += calendar.between((*from).min(at), (*to).min(at));
    }
    if at <= start || done <= Span::ZERO || done.tenths() >= row.duration {
        return no("at", "The pause has to begin inside the task, after its start.");
    }
    if row.actual_start.is_some() && done.tenths() < row.actual_duration {
        return no("at", "This part of the work is done already.");
    }
    let pause = calendar.between(at, resume);
    if pause.is_zero() {
        return no("resume", "There is no working time in this pause; make it longer.");
    }
    let mut all = read_splits(&row.splits)?;
    match all.iter_mut().find(|split| split.after == done) {
        Some(same) => same.pause += pause,
        None => all.push(Split { after: done, pause }),
    }
    all.sort_by_key(|split| split.after);
    // Levelling has let go of the date from which begun work goes on; with pauses of one's own it stays so.
    let waited = row.actual_start.is_some() && by_levelling(&row.splits)?;
    if let Some(row) = draft.change_task(task, "task_split") {
        if waited {
            row.resume = None;
        }
        row.splits = write_splits(&all)?;
    }
    Ok(())
}

/// Takes all pauses of a task away.
pub(crate) fn join(draft: &mut Draft, task: Uuid) -> Outcome<()> {
    draft.task(task).ok_or_else(gone)?;
    if let Some(row) = draft.change_task(task, "task_joined") {
        row.splits = "[]".into();
    }
    Ok(())
}

/// The stretches in which a task is worked on, by its own calendar.
pub(crate) fn pieces(calendar: &Calendar, row: &row::Task) -> Outcome<Vec<(Moment, Moment)>> {
    let dates = (Moment::from_tenths(row.start), Moment::from_tenths(row.finish));
    Ok(between_pauses(calendar, dates, &read_splits(&row.splits)?))
}

/// The duration with which a task ends at a moment, its start and its pauses as they are; both in
/// tenths of a minute.
pub(crate) fn length_until(draft: &Draft, row: &row::Task, until: i64) -> Outcome<i64> {
    if row.elapsed {
        return Ok(until - row.start);
    }
    let calendar = calendar_of(&draft.rows, row)?;
    let until = Moment::from_tenths(until);
    let pieces = pieces(&calendar, row)?;
    let last = pieces.len().saturating_sub(1);
    let worked = pieces.iter().enumerate().map(|(index, (from, to))| {
        // Only the last piece grows beyond where it ends.
        let to = if index == last { until } else { (*to).min(until) };
        if to > *from { calendar.between(*from, to) } else { Span::ZERO }
    });
    Ok(worked.sum::<Span>().tenths())
}
