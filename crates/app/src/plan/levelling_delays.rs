//! Levelling delays of tasks: given, and taken away again.

use serde::Deserialize;
use steerco_store::row;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{draft::Draft, edit_changes::gone};
use crate::{Failure, Outcome};

/// The longest delay of a task: twenty years in tenths of a minute.
const MOST_DELAY: i64 = 20 * 366 * 24 * 60 * 10;

/// A task's levelling delay.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct TaskDelay {
    /// The task.
    pub task: Uuid,
    /// Elapsed minutes; 0 takes the delay away.
    pub minutes: f64,
}

/// Gives tasks their levelling delays. The delay of a task replaces those that its people had, as when
/// Microsoft Project levels.
pub(crate) fn delay(draft: &mut Draft, delays: &[TaskDelay]) -> Outcome<()> {
    for one in delays {
        let row: &row::Task = draft.task(one.task).ok_or_else(gone)?;
        if row.summary {
            let text = format!("“{}” is a summary; delay the tasks below it.", row.name);
            return Err(Failure::field("level.summary", "delays", text));
        }
        #[expect(clippy::cast_possible_truncation, reason = "checked right below")]
        let tenths = (one.minutes * 10.0).round() as i64;
        if !one.minutes.is_finite() || !(0..=MOST_DELAY).contains(&tenths) {
            let text = format!("The delay of “{}” is none, or at most twenty years.", row.name);
            return Err(Failure::field("level.bad_delay", "delays", text));
        }
        if row.leveling_delay != tenths
            && let Some(task) = draft.change_task(one.task, "task_levelled")
        {
            task.leveling_delay = tenths;
        }
        clear_people(draft, |row| row.task_id == one.task);
    }
    Ok(())
}

/// Takes all levelling delays away.
pub(crate) fn clear(draft: &mut Draft) -> Outcome<()> {
    let delayed = draft.rows.tasks.iter().filter(|row| row.leveling_delay != 0);
    let delayed: Vec<Uuid> = delayed.map(|row| row.id).collect();
    for task in &delayed {
        if let Some(task) = draft.change_task(*task, "task_levelled") {
            task.leveling_delay = 0;
        }
    }
    if !clear_people(draft, |_| true) && delayed.is_empty() {
        let text = "No task of this plan is delayed by levelling.";
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
