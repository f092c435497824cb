//! `<Assignment>`: who works how much on a task.

use std::collections::HashMap;

use steerco_calendar::Span;
use steerco_plan::{AssignmentBaseline, Plan, PlanAssignment};

use super::read::Reading;
use super::resource::units;
use super::timephased::{self, Stretches};
use super::values::{contour, cost, duration, integer, moment};
use crate::xml::{Child, Malformed};

pub(super) struct RawAssignment {
    assignment: PlanAssignment,
    task_uid: i64,
    resource_uid: i64,
    stretches: Stretches,
    start: usize,
}

/// The resource UID Project writes for work that nobody has yet.
const UNASSIGNED: i64 = -65_535;

pub(super) fn read<'a>(
    reading: &mut Reading<'a>,
    element: Child<'a>,
) -> Result<RawAssignment, Malformed> {
    let mut raw = RawAssignment {
        assignment: PlanAssignment::default(),
        task_uid: -1,
        resource_uid: UNASSIGNED,
        stretches: Stretches::default(),
        start: element.start,
    };
    let (mut from, mut to) = (None, None);
    if !reading.cursor.enter(element) {
        return Ok(raw);
    }
    while let Some(child) = reading.cursor.next_child()? {
        let owner = "an assignment";
        let assignment = &mut raw.assignment;
        macro_rules! set {
            ($field:expr, $interpret:expr) => {
                if let Some(value) = reading.value(child, owner, $interpret)? {
                    $field = value;
                }
            };
        }
        let tenths = |text: &str| integer(text).map(Span::from_tenths);
        match child.name {
            "UID" => set!(assignment.uid, integer),
            "TaskUID" => set!(raw.task_uid, integer),
            "ResourceUID" => set!(raw.resource_uid, integer),
            "Units" => set!(assignment.units, units),
            "Work" => set!(assignment.work, duration),
            "ActualWork" => set!(assignment.actual_work, duration),
            "WorkContour" => set!(assignment.contour, |text| integer(text).and_then(contour)),
            "Delay" => set!(assignment.delay, tenths),
            "LevelingDelay" => set!(assignment.leveling_delay, tenths),
            "Start" => from = reading.value(child, owner, moment)?,
            "Finish" => to = reading.value(child, owner, moment)?,
            "Baseline" => {
                let baseline = read_baseline(reading, child)?;
                raw.assignment.baselines.push(baseline);
            }
            "TimephasedData" => read_timephased(reading, child, &mut raw)?,
            // Written anew from the fields above.
            "RemainingWork" | "StartVariance" | "FinishVariance" => {
                reading.cursor.raw(child)?;
            }
            _ => reading.keep(child, &mut raw.assignment.kept)?,
        }
    }
    raw.assignment.stored = from.zip(to);
    Ok(raw)
}

fn read_baseline<'a>(
    reading: &mut Reading<'a>,
    element: Child<'a>,
) -> Result<AssignmentBaseline, Malformed> {
    let mut baseline =
        AssignmentBaseline { slot: 0, start: None, finish: None, work: Span::ZERO, cost_minor: 0 };
    let owner = "an assignment's baseline";
    if !reading.cursor.enter(element) {
        return Ok(baseline);
    }
    while let Some(child) = reading.cursor.next_child()? {
        match child.name {
            "Number" => {
                let slot = reading.value(child, owner, |text| {
                    integer(text)
                        .and_then(|slot| u8::try_from(slot).ok())
                        .filter(|&slot| slot <= 10)
                })?;
                baseline.slot = slot.unwrap_or(0);
            }
            "Start" => baseline.start = reading.value(child, owner, moment)?,
            "Finish" => baseline.finish = reading.value(child, owner, moment)?,
            "Work" => baseline.work = reading.value(child, owner, duration)?.unwrap_or_default(),
            "Cost" => {
                baseline.cost_minor =
                    reading.value(child, owner, |text| cost(text, 2))?.unwrap_or(0);
            }
            _ => {
                reading.cursor.raw(child)?;
            }
        }
    }
    Ok(baseline)
}

/// Keeps the element as it stands, and learns from it when work pauses.
fn read_timephased<'a>(
    reading: &mut Reading<'a>,
    element: Child<'a>,
    raw: &mut RawAssignment,
) -> Result<(), Malformed> {
    let text = reading.cursor.raw(element)?;
    raw.assignment.kept.0.push_str(text);
    raw.stretches.note(text);
    Ok(())
}

pub(super) fn assemble(
    reading: &mut Reading<'_>,
    plan: &mut Plan,
    raw: Vec<RawAssignment>,
    task_of: &HashMap<i64, usize>,
    resource_of: &HashMap<i64, usize>,
) {
    let mut pauses = Vec::with_capacity(raw.len());
    let summary_uid = plan.summary_task.as_ref().map(|task| task.uid);
    for raw in raw {
        if Some(raw.task_uid) == summary_uid {
            continue;
        }
        let Some(&task) = task_of.get(&raw.task_uid) else {
            let message = format!(
                "assignment {} belongs to task {}, which is not in the file; left out",
                raw.assignment.uid, raw.task_uid
            );
            reading.warn("mspdi.missing_task", Some(raw.start), "TaskUID", message);
            continue;
        };
        let resource = resource_of.get(&raw.resource_uid).copied();
        if resource.is_none() && raw.resource_uid > 0 {
            let message = format!(
                "assignment {} names resource {}, which is not in the file; its work is unassigned",
                raw.assignment.uid, raw.resource_uid
            );
            reading.warn("mspdi.missing_resource", Some(raw.start), "ResourceUID", message);
        }
        plan.assignments.push(PlanAssignment { task, resource, ..raw.assignment });
        pauses.push(raw.stretches.pauses());
    }
    timephased::apply(plan, &pauses);
}
