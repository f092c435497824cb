//! What levelling gives to tasks, delays and pauses, and takes away again.

use serde::Deserialize;
use steerco_calendar::{Moment, Span};
use steerco_schedule::Split;
use steerco_store::{plan::PlanRows, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    draft::Draft,
    edit_changes::gone,
    splits::calendar_of,
    stored_splits::{NO_SPLITS, by_levelling, read_splits, write_levelled},
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
    /// Pauses of people who work on calendars of their own, each for themselves. Those of earlier levellings
    /// that are not named here go.
    #[serde(default)]
    pub people: Vec<PersonPauses>,
}

/// The pauses of a person on a task.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct PersonPauses {
    /// The person’s assignment to the task.
    pub assignment: Uuid,
    /// The pauses, in order, counted in the person’s own working time.
    pub pauses: Vec<TaskPause>,
}

/// A pause in the work of a task.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct TaskPause {
    /// Minutes of work done before it; more than in the pause before, less than the task has. Of begun work,
    /// those done already and no less.
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
        let splits = splits_of(&draft.rows, row, &one.pauses)?;
        if (row.leveling_delay != tenths || row.splits != splits)
            && let Some(task) = draft.change_task(one.task, "task_levelled")
        {
            task.leveling_delay = tenths;
            task.splits = splits;
        }
        clear_people(draft, |row| row.task_id == one.task);
        pause_people(draft, one)?;
    }
    Ok(())
}

/// Gives the people of a task their own pauses in place of those of earlier levellings.
fn pause_people(draft: &mut Draft, delay: &TaskDelay) -> Outcome<()> {
    let task = draft.task(delay.task).cloned().ok_or_else(gone)?;
    let no = |text: String| Err(Failure::field("level.bad_pauses", "delays", text));
    let on_task = |row: &row::Assignment| row.task_id == delay.task;
    let people: Vec<row::Assignment> =
        draft.rows.assignments.iter().filter(|row| on_task(row)).cloned().collect();
    let name = &task.name;
    if !delay.people.iter().all(|one| people.iter().any(|row| row.id == one.assignment)) {
        return no(format!("Somebody who is to pause is not on “{name}” any more."));
    }
    for row in people {
        let wanted = delay.people.iter().find(|one| one.assignment == row.id);
        let pauses = wanted.map_or(&[][..], |one| one.pauses.as_slice());
        let levelled = by_levelling(&row.splits)?;
        let splits = if !pauses.is_empty() {
            let begun = task.actual_start.is_some() || task.elapsed || task.manual;
            if begun || task.splits != NO_SPLITS || (row.splits != NO_SPLITS && !levelled) {
                return no(format!(
                    "The people of “{name}” cannot pause each for themselves: it has begun, goes by the \
                     clock or by hand, or has pauses that levelling did not make."
                ));
            }
            let longest = i64::from(u32::MAX).min(row.work.max(task.duration).saturating_mul(100));
            match pauses_inside(pauses, 0, longest) {
                Some(splits) => write_levelled(&splits)?,
                None => return no(bad_pauses(name)),
            }
        } else if levelled {
            NO_SPLITS.into()
        } else {
            continue;
        };
        if row.splits != splits
            && let Some(found) = draft.change_assignment(row.id, "assignment_levelled")
        {
            found.splits = splits;
        }
    }
    Ok(())
}

fn bad_pauses(name: &str) -> String {
    format!(
        "The pauses of “{name}” lie inside its work, one after the other, and last at most twenty years \
         each."
    )
}

/// Pauses behind each other, each after more work than `done` and less than `all` (tenths of a minute).
fn pauses_inside(pauses: &[TaskPause], mut done: i64, all: i64) -> Option<Vec<Split>> {
    let mut splits = vec![];
    for pause in pauses.iter().take(MOST_PAUSES + 1) {
        let (after, length) = (rounded(pause.after_minutes), rounded(pause.minutes));
        let real = pause.after_minutes.is_finite() && pause.minutes.is_finite();
        let inside = done < after && after < all;
        if !real || !inside || !(1..=MOST_DELAY).contains(&length) || splits.len() == MOST_PAUSES {
            return None;
        }
        done = after;
        splits.push(Split { after: Span::from_tenths(after), pause: Span::from_tenths(length) });
    }
    Some(splits)
}

/// Minutes as tenths of a minute.
#[expect(clippy::cast_possible_truncation, reason = "callers check the bounds")]
fn rounded(minutes: f64) -> i64 {
    (minutes * 10.0).round() as i64
}

/// The pauses of a task when levelling gives it these.
fn splits_of(rows: &PlanRows, row: &row::Task, pauses: &[TaskPause]) -> Outcome<String> {
    let levelled = by_levelling(&row.splits)?;
    if pauses.is_empty() {
        return if levelled { passed(row) } else { Ok(row.splits.clone()) };
    }
    let no = |text: String| Err(Failure::field("level.bad_pauses", "delays", text));
    let name = &row.name;
    if row.splits != NO_SPLITS && !levelled {
        return no(format!(
            "“{name}” has pauses that levelling did not make; join its parts first."
        ));
    }
    let finished = row.actual_finish.is_some() || row.actual_duration >= row.duration;
    if row.elapsed || row.manual || row.duration <= 0 || finished {
        return no(format!(
            "“{name}” cannot be split by levelling: it is done, has no duration, or goes by the clock or \
             by hand."
        ));
    }
    if row.actual_start.is_some() && !goes_on(rows, row)? {
        return no(format!(
            "What is left of “{name}” stays where it is: nothing of it is done yet, or it is to go on at a \
             date of its own."
        ));
    }
    // What is left of begun work may wait before any more of it is done.
    let done = if row.actual_start.is_some() { row.actual_duration - 1 } else { 0 };
    let Some(new) = pauses_inside(pauses, done, row.duration) else { return no(bad_pauses(name)) };
    let mut splits = read_splits(&passed(row)?)?;
    splits.extend(new);
    write_levelled(&splits)
}

/// The pauses that levelling made in what is done of a task: they stay, as the work done does.
fn passed(row: &row::Task) -> Outcome<String> {
    let mut splits = read_splits(&row.splits)?;
    splits.retain(|one| row.actual_start.is_some() && one.after.tenths() < row.actual_duration);
    if splits.is_empty() { Ok(NO_SPLITS.into()) } else { write_levelled(&splits) }
}

/// Whether what is left of a begun task follows right behind what is done.
fn goes_on(rows: &PlanRows, row: &row::Task) -> Outcome<bool> {
    let (Some(start), true) = (row.actual_start, row.actual_duration > 0) else { return Ok(false) };
    let Some(resume) = row.resume.or(row.stop).map(Moment::from_tenths) else { return Ok(true) };
    let passed = read_splits(&passed(row)?)?.iter().map(|one| one.pause).sum::<Span>();
    let worked = Span::from_tenths(row.actual_duration) + passed;
    let calendar = calendar_of(rows, row)?;
    Ok(calendar.between(Moment::from_tenths(start), resume) <= worked)
}

/// Takes all that levelling gave away: delays, and the pauses it made.
pub(crate) fn clear(draft: &mut Draft) -> Outcome<()> {
    let mut levelled: Vec<(Uuid, String)> = vec![];
    for row in &draft.rows.tasks {
        let left = match by_levelling(&row.splits)? {
            true => passed(row)?,
            false => row.splits.clone(),
        };
        if left != row.splits || row.leveling_delay != 0 {
            levelled.push((row.id, left));
        }
    }
    for (task, left) in &levelled {
        if let Some(task) = draft.change_task(*task, "task_levelled") {
            task.leveling_delay = 0;
            task.splits.clone_from(left);
        }
    }
    let joined = join_people(draft)?;
    if !clear_people(draft, |_| true) && !joined && levelled.is_empty() {
        let text = "No task of this plan is delayed or split by levelling.";
        return Err(Failure::refused("level.nothing_delayed", text));
    }
    Ok(())
}

/// Takes the pauses away that levelling gave to people; whether there were any.
fn join_people(draft: &mut Draft) -> Outcome<bool> {
    let mut split: Vec<Uuid> = vec![];
    for row in &draft.rows.assignments {
        if by_levelling(&row.splits)? {
            split.push(row.id);
        }
    }
    for assignment in &split {
        if let Some(found) = draft.change_assignment(*assignment, "assignment_levelled") {
            found.splits = NO_SPLITS.into();
        }
    }
    Ok(!split.is_empty())
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
