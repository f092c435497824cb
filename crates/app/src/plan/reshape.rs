//! Length and scope of a whole plan, as a decision about the portfolio wants them.
//!
//! A scenario lets the length move dates and the scope move work, each without the other, and a plan follows
//! it so: durations by the length, work by the scope, units by scope over length. That keeps the triangle
//! work = duration × units for every type of task, and what a task costs changes with the scope alone.
//!
//! Only tasks that nobody has begun change. Tasks of other projects and files, occurrences of recurring
//! tasks and hammocks keep their dates, and so do tasks that are planned by hand; constraints and deadlines
//! stay, and whether they hold is for the engine to say.

use std::collections::HashSet;

use steerco_calendar::Span;
use steerco_schedule::Split;
use steerco_store::{plan::PlanRows, row};
use uuid::Uuid;

use super::{
    draft::Draft,
    stored_splits::{by_levelling, read_splits, write_levelled, write_splits},
};
use crate::Outcome;

/// Tenths of a minute; durations are kept in whole minutes.
const MINUTE: i64 = 10;

/// A part of what is there, as a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) of: i64,
    pub(crate) whole: i64,
}

impl Part {
    /// Everything, as it is.
    pub(crate) const WHOLE: Self = Self { of: 1, whole: 1 };

    /// So much of an amount, rounded to the nearest.
    fn times(self, amount: i64) -> i64 {
        Span::from_tenths(amount).scaled(self.of, self.whole).map_or(amount, Span::tenths)
    }

    /// Whether it leaves everything as it is.
    pub(crate) fn is_whole(self) -> bool {
        self.of == self.whole
    }
}

/// How long a plan is to take and how much of its work is to be done, of what is there now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reshape {
    /// Of durations.
    pub(crate) length: Part,
    /// Of work and of fixed costs.
    pub(crate) scope: Part,
}

impl Default for Reshape {
    fn default() -> Self {
        Self { length: Part::WHOLE, scope: Part::WHOLE }
    }
}

/// How many tasks follow a new length and scope, and how many do not, and why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Reshaped {
    /// Tasks with another duration.
    pub(crate) longer: usize,
    /// Tasks with other work or another fixed cost.
    pub(crate) worked: usize,
    /// Begun or finished: they stay as they are.
    pub(crate) begun: usize,
    /// Of other projects and files, recurring ones, and hammocks: they follow something else.
    pub(crate) elsewhere: usize,
    /// Planned by hand: their dates stay.
    pub(crate) by_hand: usize,
}

/// Tasks on which somebody has booked work.
fn worked_on(rows: &PlanRows) -> HashSet<Uuid> {
    rows.assignments.iter().filter(|row| row.actual_work > 0).map(|row| row.task_id).collect()
}

fn has_begun(row: &row::Task) -> bool {
    row.percent_complete > 0 || row.actual_start.is_some() || row.actual_finish.is_some()
}

/// Whether dates of a task come from somewhere else than its duration.
fn follows(row: &row::Task) -> bool {
    row.external_start.is_some()
        || row.external_finish.is_some()
        || row.sub_project_id.is_some()
        || row.recurring
        || row.activity == "level_of_effort"
}

/// Gives the tasks of a plan another length and scope.
pub(crate) fn reshape(draft: &mut Draft, wanted: Reshape) -> Outcome<Reshaped> {
    let mut found = Reshaped::default();
    if wanted.length.is_whole() && wanted.scope.is_whole() {
        return Ok(found);
    }
    let touched = worked_on(&draft.rows);
    let people: HashSet<Uuid> =
        draft.rows.resources.iter().filter(|row| row.kind == "work").map(|row| row.id).collect();
    let tasks: Vec<row::Task> =
        draft.rows.tasks.iter().filter(|row| !row.summary && row.active).cloned().collect();
    for task in tasks {
        if has_begun(&task) || touched.contains(&task.id) {
            found.begun += 1;
            continue;
        }
        if follows(&task) {
            found.elsewhere += 1;
            continue;
        }
        let length = match (task.manual, wanted.length.is_whole()) {
            (true, false) => {
                found.by_hand += 1;
                Part::WHOLE
            }
            _ => wanted.length,
        };
        let lasts = !length.is_whole() && task.duration > 0;
        found.longer += usize::from(lasts);
        let works = one(draft, &task, Reshape { length, scope: wanted.scope }, &people)?;
        found.worked += usize::from(works && !wanted.scope.is_whole());
    }
    Ok(found)
}

/// Gives one task another length and scope; whether it has work or a fixed cost.
fn one(
    draft: &mut Draft,
    task: &row::Task,
    wanted: Reshape,
    people: &HashSet<Uuid>,
) -> Outcome<bool> {
    let Reshape { length, scope } = wanted;
    let duration = whole_minutes(length.times(task.duration), task.duration);
    // What the duration came to, rounding and all, so that units fit it.
    let really = Part { of: duration, whole: task.duration };
    let assigned: Vec<Uuid> = draft
        .rows
        .assignments
        .iter()
        .filter(|row| row.task_id == task.id)
        .filter(|row| row.resource_id.is_none_or(|id| people.contains(&id)))
        .map(|row| row.id)
        .collect();
    let works = !assigned.is_empty() || task.work > 0 || task.fixed_cost_minor != 0;
    let lasts = !length.is_whole() && task.duration > 0;
    if !lasts && !works {
        return Ok(false);
    }
    let splits = read_splits(&task.splits)?;
    if let Some(row) = draft.change_task(task.id, "task_updated") {
        row.duration = duration;
        row.work = scope.times(row.work);
        row.fixed_cost_minor = scope.times(row.fixed_cost_minor);
        if lasts && !splits.is_empty() {
            let moved = splits.into_iter().map(|mut split| {
                split.after = Span::from_tenths(really.times(split.after.tenths()));
                split
            });
            let moved: Vec<Split> = moved.collect();
            // What levelling split stays levelling's to take back.
            let levelled = by_levelling(&task.splits)?;
            row.splits = if levelled { write_levelled(&moved) } else { write_splits(&moved) }?;
        }
    }
    for id in assigned {
        let Some(row) = draft.change_assignment(id, "assignment_updated") else { continue };
        let full = if row.work > 0 { row.work } else { units_of(task.duration, row.units) };
        row.work = scope.times(full);
        row.units = scope.times(row.units);
        if lasts {
            row.units = Part { of: really.whole, whole: really.of }.times(row.units);
            row.delay = really.times(row.delay);
        }
    }
    Ok(works)
}

/// Work of so many units, in basis points, over a duration.
fn units_of(duration: i64, units: i64) -> i64 {
    Part { of: units, whole: 10_000 }.times(duration)
}

/// To the nearest minute, and never to nothing what was something.
fn whole_minutes(tenths: i64, before: i64) -> i64 {
    if tenths == before || before <= 0 {
        return tenths;
    }
    ((tenths + MINUTE / 2) / MINUTE * MINUTE).max(MINUTE)
}

/// Tenths of a minute of work that people have in a plan.
pub(crate) fn work_of(rows: &PlanRows) -> i64 {
    let active: HashSet<Uuid> =
        rows.tasks.iter().filter(|row| row.active && !row.summary).map(|row| row.id).collect();
    let people: HashSet<Uuid> =
        rows.resources.iter().filter(|row| row.kind == "work").map(|row| row.id).collect();
    rows.assignments
        .iter()
        .filter(|row| active.contains(&row.task_id))
        .filter(|row| row.resource_id.is_none_or(|id| people.contains(&id)))
        .map(|row| row.computed_work)
        .sum()
}
