//! Dependencies from other projects in one plan: stand-ins for the driving tasks behind the plan's
//! own tasks, what drives in words, and what does not hold.

use std::collections::HashMap;

use steerco_calendar::{Moment, Span};
use steerco_plan::{Kept, Plan, PlanDependency, PlanTask, Scheduled};
use steerco_schedule::Dependency;
use steerco_store::{plan::PlanRows, row};
use uuid::Uuid;

use super::words;
use crate::{Failure, Outcome};

/// A finding about a dependency between projects.
pub(super) struct Finding {
    pub(super) code: &'static str,
    pub(super) task_id: Uuid,
    pub(super) message: String,
}

/// The links into this plan, in the order of their stand-ins.
fn incoming(rows: &PlanRows) -> impl Iterator<Item = &row::CrossDependency> {
    rows.cross_dependencies.iter().filter(|row| row.successor_project_id == rows.project.id)
}

fn propagates(row: &row::CrossDependency) -> bool {
    row.policy == "propagate"
}

/// Puts a stand-in for each driving task behind the plan's own tasks, with its link when that moves
/// dates.
pub(super) fn append(plan: &mut Plan, rows: &PlanRows, task_at: &HashMap<Uuid, usize>) {
    for row in incoming(rows) {
        let predecessor = plan.tasks.len();
        plan.tasks.push(PlanTask {
            name: row.seen_name.clone(),
            row: i64::try_from(predecessor).unwrap_or(i64::MAX) + 1,
            duration: Span::from_tenths(row.seen_duration),
            external: Some((
                Moment::from_tenths(row.seen_start),
                Moment::from_tenths(row.seen_finish),
            )),
            active: row.seen_active,
            ..PlanTask::default()
        });
        let Some(&successor) = task_at.get(&row.successor_id).filter(|_| propagates(row)) else {
            continue;
        };
        plan.dependencies.push(PlanDependency {
            predecessor,
            successor,
            kind: words::kind_of(&row.kind).unwrap_or_default(),
            lag: words::lag_of(&row.lag_kind, row.lag),
            lag_format: row.lag_format,
            kept: Kept::default(),
        });
    }
}

/// The link from another project with this index among the engine's dependencies.
pub(super) fn driving(rows: &PlanRows, index: usize) -> Option<Uuid> {
    let behind = index.checked_sub(rows.dependencies.len())?;
    incoming(rows).filter(|row| propagates(row)).nth(behind).map(|row| row.id)
}

/// Notes down where links lead to that the dates do not keep, and tells what is wrong with links
/// into and out of the plan.
pub(super) fn review(rows: &mut PlanRows, scheduled: &Scheduled) -> Outcome<Vec<Finding>> {
    if rows.cross_dependencies.is_empty() {
        return Ok(vec![]);
    }
    let at: HashMap<Uuid, usize> =
        rows.tasks.iter().enumerate().map(|(index, row)| (row.id, index)).collect();
    let own = rows.tasks.len();
    let mut links = vec![];
    let mut ids = vec![];
    for (behind, row) in incoming(rows).enumerate() {
        let Some(&successor) = at.get(&row.successor_id) else { continue };
        ids.push(row.id);
        links.push(Dependency {
            predecessor: own + behind,
            successor,
            kind: words::kind_of(&row.kind).unwrap_or_default(),
            lag: words::lag_of(&row.lag_kind, row.lag),
        });
    }
    let broken = scheduled
        .network
        .broken(&scheduled.schedule, &links)
        .map_err(|error| Failure::Fault(error.to_string()))?;
    let broken: HashMap<Uuid, _> =
        ids.into_iter().zip(broken).filter_map(|(id, found)| Some((id, found?))).collect();
    let mut findings = vec![];
    let project = rows.project.id;
    for row in &mut rows.cross_dependencies {
        let comes_in = row.successor_project_id == project;
        if comes_in {
            row.asked = broken.get(&row.id).map(|found| found.asked.tenths());
        }
        if let Some(found) = broken.get(&row.id) {
            findings.push(Finding {
                code: "plan.other_project_missed",
                task_id: row.successor_id,
                message: format!(
                    "Is planned for {}, but “{}” in project “{}” leads to {}. {}",
                    found.planned,
                    row.seen_name,
                    row.seen_project,
                    found.asked,
                    remedy(row),
                ),
            });
        }
        let end = match (comes_in, starts(&row.kind)) {
            (true, true) => Some(row.seen_start),
            (true, false) => Some(row.seen_finish),
            (false, first) => at.get(&row.predecessor_id).and_then(|index| {
                let dates = scheduled.schedule.tasks.get(*index)?;
                Some(if first { dates.start.tenths() } else { dates.finish.tenths() })
            }),
        };
        if let (Some(end), Some(agreed)) = (end, row.agreed_date)
            && end > agreed
        {
            let (end, agreed) = (Moment::from_tenths(end), Moment::from_tenths(agreed));
            let message = if comes_in {
                format!(
                    "“{}” in project “{}” was agreed for {agreed} and is planned for {end}. Talk to \
                     its owner, or agree another date.",
                    row.seen_name, row.seen_project
                )
            } else {
                format!(
                    "Another project waits for this on {agreed}, as agreed; it is planned for \
                     {end}. Shorten what drives it, or agree another date."
                )
            };
            let task_id = if comes_in { row.successor_id } else { row.predecessor_id };
            findings.push(Finding { code: "plan.agreed_date_missed", task_id, message });
        }
    }
    Ok(findings)
}

/// Whether the start of the driving task counts.
pub(super) fn starts(kind: &str) -> bool {
    kind.starts_with('S')
}

/// What to do about a link that is not kept.
pub(super) fn remedy(row: &row::CrossDependency) -> &'static str {
    if propagates(row) {
        "Its constraint, its dates by hand or its progress hold it there: relax them, or agree an \
         earlier date with the other project."
    } else {
        "The dependency only warns: move the task, let the dependency move it, or agree an earlier \
         date with the other project."
    }
}
