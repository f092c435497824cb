//! What levelling gives to tasks, delays and pauses, and takes away again.

use serde::Deserialize;
use steerco_calendar::Span;
use steerco_schedule::Split;
use steerco_store::row;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    draft::Draft,
    edit_changes::gone,
    stored_splits::{NO_SPLITS, by_levelling, write_levelled},
};
use crate::{Failure, Outcome};

/// The longest delay of a task: twenty years in tenths of a minute.
const MOST_DELAY: i64 = 20 * 366 * 24 * 60 * 10;

/// Most pauses of a task.
const MOST_PAUSES: usize = 1_000;

/// A task's levelling delay, and the pauses that levelling makes in its work.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct TaskDelay {
    /// The task.
    pub task: Uuid,
    /// Elapsed minutes; 0 takes the delay away.
    pub minutes: f64,
    /// Its pauses, in order. None takes those of earlier levellings away; pauses that a person made, or a
    /// file brought, stay.
    #[serde(default)]
    pub pauses: Vec<TaskPause>,
}

/// A pause in the work of a task.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct TaskPause {
    /// Minutes of work done before it; more than in the pause before, less than the task has.
    pub after_minutes: f64,
    /// Minutes of working time that it lasts.
    pub minutes: f64,
}

/// Gives tasks their levelling delays and pauses. They replace those of earlier levellings, and the
/// delays that the task's people had, as when Microsoft Project levels.
pub(crate) fn delay(draft: &mut Draft, delays: &[TaskDelay]) -> Outcome<()> {
    for one in delays {
        let row: &row::Task = draft.task(one.task).ok_or_else(gone)?;
        if row.summary {
            let text = format!("“{}” is a summary; delay the tasks below it.", row.name);
            return Err(Failure::field("level.summary", "delays", text));
        }
        let tenths = rounded(one.minutes);
        if !one.minutes.is_finite() || !(0..=MOST_DELAY).contains(&tenths) {
            let text = format!("The delay of “{}” is none, or at most twenty years.", row.name);
            return Err(Failure::field("level.bad_delay", "delays", text));
        }
        let splits = splits_of(row, &one.pauses)?;
        if (row.leveling_delay != tenths || row.splits != splits)
            && let Some(task) = draft.change_task(one.task, "task_levelled")
        {
            task.leveling_delay = tenths;
            task.splits = splits;
        }
        clear_people(draft, |row| row.task_id == one.task);
    }
    Ok(())
}

/// Minutes as tenths of a minute.
#[expect(clippy::cast_possible_truncation, reason = "callers check the bounds")]
fn rounded(minutes: f64) -> i64 {
    (minutes * 10.0).round() as i64
}

/// The pauses of a task when levelling gives it these.
fn splits_of(row: &row::Task, pauses: &[TaskPause]) -> Outcome<String> {
    let levelled = by_levelling(&row.splits)?;
    if pauses.is_empty() {
        return Ok(if levelled { NO_SPLITS.into() } else { row.splits.clone() });
    }
    let no = |text: String| Err(Failure::field("level.bad_pauses", "delays", text));
    let name = &row.name;
    if row.splits != NO_SPLITS && !levelled {
        return no(format!(
            "“{name}” has pauses that levelling did not make; join its parts first."
        ));
    }
    if row.elapsed || row.manual || row.duration <= 0 || row.actual_start.is_some() {
        return no(format!(
            "“{name}” cannot be split by levelling: it has begun, has no duration, or goes by the clock \
             or by hand."
        ));
    }
    let mut done = 0;
    let mut splits = vec![];
    for pause in pauses.iter().take(MOST_PAUSES + 1) {
        let (after, length) = (rounded(pause.after_minutes), rounded(pause.minutes));
        let real = pause.after_minutes.is_finite() && pause.minutes.is_finite();
        let inside = done < after && after < row.duration;
        if !real || !inside || !(1..=MOST_DELAY).contains(&length) || splits.len() == MOST_PAUSES {
            return no(format!(
                "The pauses of “{name}” lie inside its work, one after the other, and last at most \
                 twenty years each."
            ));
        }
        done = after;
        splits.push(Split { after: Span::from_tenths(after), pause: Span::from_tenths(length) });
    }
    write_levelled(&splits)
}

/// Takes all that levelling gave away: delays, and the pauses it made.
pub(crate) fn clear(draft: &mut Draft) -> Outcome<()> {
    let mut levelled: Vec<(Uuid, bool)> = vec![];
    for row in &draft.rows.tasks {
        let split = by_levelling(&row.splits)?;
        if split || row.leveling_delay != 0 {
            levelled.push((row.id, split));
        }
    }
    for &(task, split) in &levelled {
        if let Some(task) = draft.change_task(task, "task_levelled") {
            task.leveling_delay = 0;
            if split {
                task.splits = NO_SPLITS.into();
            }
        }
    }
    if !clear_people(draft, |_| true) && levelled.is_empty() {
        let text = "No task of this plan is delayed or split by levelling.";
        return Err(Failure::refused("level.nothing_delayed", text));
    }
    Ok(())
}

/// Takes the delays of people on tasks away; whether there were any.
fn clear_people(draft: &mut Draft, which: impl Fn(&row::Assignment) -> bool) -> bool {
    let delayed = draft.rows.assignments.iter();
    let delayed = delayed.filter(|row| row.leveling_delay != 0 && which(row));
    let delayed: Vec<Uuid> = delayed.map(|row| row.id).collect();
    for assignment in &delayed {
        if let Some(found) = draft.change_assignment(*assignment, "assignment_levelled") {
            found.leveling_delay = 0;
        }
    }
    !delayed.is_empty()
}
