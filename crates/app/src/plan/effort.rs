//! What follows for work and units when a task's duration, its work or its people change: the
//! triangle work = duration x units, by task type.
//!
//! | type | edit work | edit duration | edit units |
//! |---|---|---|---|
//! | fixed units | duration | work | duration |
//! | fixed work | duration | units | duration |
//! | fixed duration | units | work | work |
//!
//! Effort-driven tasks (fixed work always is) keep their work when people come or go after the
//! first. With several people everything scales in proportion, so that their shares stay.
//! Source: Microsoft Project's documented task types; ppm §4.2.

use std::collections::HashSet;

use steerco_calendar::Span;
use steerco_schedule::share_work;
use steerco_store::row;
use uuid::Uuid;

use super::draft::Draft;
use crate::{Failure, Outcome};

/// Full time in basis points.
const FULL: i64 = 10_000;

/// The people of a task; material and money have no effort.
fn people(draft: &Draft, task: Uuid) -> Vec<Uuid> {
    let no_work: HashSet<Uuid> =
        draft.rows.resources.iter().filter(|row| row.kind != "work").map(|row| row.id).collect();
    draft
        .rows
        .assignments
        .iter()
        .filter(|row| row.task_id == task)
        .filter(|row| row.resource_id.is_none_or(|id| !no_work.contains(&id)))
        .map(|row| row.id)
        .collect()
}

fn scaled(amount: i64, by: i64, of: i64) -> i64 {
    Span::from_tenths(amount).scaled(by, of).map_or(amount, Span::tenths)
}

/// Effort of an assignment: what was given, or what its units come to over the duration.
fn work_of(row: &row::Assignment, duration: i64) -> i64 {
    if row.work > 0 { row.work } else { scaled(duration, row.units, FULL) }
}

/// The duration that the longest assignment takes.
fn longest(draft: &Draft, people: &[Uuid], otherwise: i64) -> i64 {
    let spans = draft.rows.assignments.iter().filter(|row| people.contains(&row.id));
    let spans = spans.filter(|row| row.units > 0 && row.work > 0);
    spans.map(|row| scaled(row.work, FULL, row.units)).max().unwrap_or(otherwise)
}

fn task_row(draft: &Draft, task: Uuid) -> Outcome<row::Task> {
    draft.task(task).cloned().ok_or(Failure::NotFound("task"))
}

fn keeps_work(task: &row::Task) -> bool {
    task.effort_driven || task.task_type == "fixed_work"
}

/// The task's duration was changed from `old`, in tenths of a minute.
pub(crate) fn duration_edited(draft: &mut Draft, task: Uuid, old: i64) -> Outcome<()> {
    let row = task_row(draft, task)?;
    let new = row.duration;
    if new == old || old <= 0 || row.elapsed {
        return Ok(());
    }
    for id in people(draft, task) {
        let Some(one) = draft.change_assignment(id, "assignment_updated") else { continue };
        if row.task_type == "fixed_work" && new > 0 {
            one.units = scaled(one.units, old, new);
        } else {
            one.work = scaled(work_of(one, old), new, old).max(one.actual_work);
        }
    }
    Ok(())
}

/// The task is to take this much work in all, tenths of a minute.
pub(crate) fn work_edited(draft: &mut Draft, task: Uuid, new: i64) -> Outcome<()> {
    let row = task_row(draft, task)?;
    let people = people(draft, task);
    if people.is_empty() {
        return Ok(());
    }
    let of = |draft: &Draft, id: &Uuid| {
        draft.assignment(*id).map_or(0, |one| work_of(one, row.duration))
    };
    let shares: Vec<i32> = {
        let each: Vec<i64> = people.iter().map(|id| of(draft, id)).collect();
        let all: i64 = each.iter().sum();
        // Shares to the basis point of the whole.
        each.iter()
            .map(|one| if all > 0 { i32::try_from(one * FULL / all).unwrap_or(0) } else { 1 })
            .collect()
    };
    let works = share_work(Span::from_tenths(new), &shares);
    for (id, work) in people.iter().zip(works) {
        let Some(one) = draft.change_assignment(*id, "assignment_updated") else { continue };
        let before = work_of(one, row.duration);
        if row.task_type == "fixed_duration" && before > 0 {
            one.units = scaled(one.units, work.tenths(), before);
        }
        one.work = work.tenths().max(one.actual_work);
    }
    if row.task_type != "fixed_duration" && row.duration > 0 {
        set_duration(draft, task, longest(draft, &people, row.duration));
    }
    Ok(())
}

/// An assignment was given other units.
pub(crate) fn units_edited(draft: &mut Draft, assignment: Uuid, new: i64) -> Outcome<()> {
    let one = draft.assignment(assignment).ok_or(Failure::NotFound("assignment"))?;
    let (task, old, work) = (one.task_id, one.units, one.work);
    let row = task_row(draft, task)?;
    if new == old {
        return Ok(());
    }
    let people = people(draft, task);
    let works = people.contains(&assignment);
    let before = if work > 0 { work } else { scaled(row.duration, old, FULL) };
    if let Some(one) = draft.change_assignment(assignment, "assignment_updated") {
        one.units = new;
        if works {
            one.work = match row.task_type.as_str() {
                "fixed_duration" if old > 0 => scaled(before, new, old).max(one.actual_work),
                _ => before,
            };
        }
    }
    if works && row.task_type != "fixed_duration" && new > 0 && row.duration > 0 {
        set_duration(draft, task, longest(draft, &people, row.duration));
    }
    Ok(())
}

/// An assignment was given other work, tenths of a minute.
pub(crate) fn assignment_work_edited(draft: &mut Draft, assignment: Uuid, new: i64) -> Outcome<()> {
    let one = draft.assignment(assignment).ok_or(Failure::NotFound("assignment"))?;
    let (task, units, work) = (one.task_id, one.units, one.work);
    let row = task_row(draft, task)?;
    let people = people(draft, task);
    let fixed = row.task_type == "fixed_duration" && row.duration > 0;
    if let Some(one) = draft.change_assignment(assignment, "assignment_updated") {
        let before = if work > 0 { work } else { scaled(row.duration, units, FULL) };
        if fixed && before > 0 && people.contains(&assignment) {
            one.units = scaled(units, new, before);
        }
        one.work = new.max(one.actual_work);
    }
    if !fixed && people.contains(&assignment) && row.duration > 0 {
        set_duration(draft, task, longest(draft, &people, row.duration));
    }
    Ok(())
}

/// Someone who was just added to the draft with units but without work joined a task.
pub(crate) fn joined(draft: &mut Draft, assignment: Uuid) -> Outcome<()> {
    let one = draft.assignment(assignment).ok_or(Failure::NotFound("assignment"))?;
    let task = one.task_id;
    let row = task_row(draft, task)?;
    let people = people(draft, task);
    if !people.contains(&assignment) {
        return Ok(());
    }
    let others: Vec<Uuid> = people.iter().copied().filter(|id| *id != assignment).collect();
    if others.is_empty() {
        return first_joined(draft, &row, assignment);
    }
    if keeps_work(&row) {
        let total = others.iter().filter_map(|id| draft.assignment(*id));
        let total = total.map(|one| work_of(one, row.duration)).sum();
        return share_out(draft, &row, &people, total);
    }
    if let Some(one) = draft.change_assignment(assignment, "assignment_created") {
        one.work = scaled(row.duration, one.units, FULL);
    }
    Ok(())
}

/// The first person takes the work the task was given, or what fits its duration.
fn first_joined(draft: &mut Draft, task: &row::Task, assignment: Uuid) -> Outcome<()> {
    let Some(one) = draft.change_assignment(assignment, "assignment_created") else {
        return Ok(());
    };
    if task.work <= 0 || task.duration <= 0 {
        one.work = scaled(task.duration, one.units, FULL);
        return Ok(());
    }
    one.work = task.work;
    if task.task_type == "fixed_duration" {
        one.units = scaled(FULL, task.work, task.duration);
    } else if one.units > 0 {
        let duration = scaled(task.work, FULL, one.units);
        set_duration(draft, task.id, duration);
    }
    Ok(())
}

/// Someone who had this much work left a task.
pub(crate) fn left(draft: &mut Draft, task: Uuid, work: i64) -> Outcome<()> {
    let row = task_row(draft, task)?;
    let people = people(draft, task);
    if people.is_empty() || !keeps_work(&row) {
        return Ok(());
    }
    let rest = people.iter().filter_map(|id| draft.assignment(*id));
    let rest: i64 = rest.map(|one| work_of(one, row.duration)).sum();
    share_out(draft, &row, &people, rest + work)
}

/// Shares work out by units; the duration follows, or the units when it is fixed.
fn share_out(draft: &mut Draft, task: &row::Task, people: &[Uuid], total: i64) -> Outcome<()> {
    let units: Vec<i32> = people
        .iter()
        .map(|id| draft.assignment(*id).map_or(0, |one| i32::try_from(one.units).unwrap_or(0)))
        .collect();
    let fixed = task.task_type == "fixed_duration";
    for (id, work) in people.iter().zip(share_work(Span::from_tenths(total), &units)) {
        let Some(one) = draft.change_assignment(*id, "assignment_updated") else { continue };
        one.work = work.tenths().max(one.actual_work);
        if fixed && task.duration > 0 {
            one.units = scaled(FULL, one.work, task.duration);
        }
    }
    if !fixed && task.duration > 0 {
        set_duration(draft, task.id, longest(draft, people, task.duration));
    }
    Ok(())
}

/// Sets the duration; what was done of it stays done.
fn set_duration(draft: &mut Draft, task: Uuid, duration: i64) {
    if let Some(row) = draft.change_task(task, "task_updated") {
        row.duration = duration.max(row.actual_duration);
    }
}
