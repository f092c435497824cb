//! From rows to dates: the engine runs on a snapshot, then only what changed is written.

use std::collections::HashMap;

use steerco_calendar::Span;
use steerco_plan::ScheduleRefusal;
use steerco_schedule::{Driver, Push, Schedule, Severity};
use steerco_store::{
    plan::{AssignmentDates, PlanRows, ProjectFigures, TaskDates},
    row,
};
use uuid::Uuid;

use super::{
    beside::Beside,
    book::{PlanIds, plan_of},
    cross_links::{self, Finding},
    packages,
    plan_cost::plan_cost,
    row_order,
    stored_pieces::write_pieces,
};
use crate::{Failure, Outcome};

/// Most diagnostics kept of a plan.
const MOST_DIAGNOSTICS: usize = 500;

/// Bits of `task.flags`, as in the Gantt data.
pub(crate) mod flag {
    pub(crate) const SUMMARY: i64 = 1;
    pub(crate) const MILESTONE: i64 = 2;
    pub(crate) const CRITICAL: i64 = 4;
    pub(crate) const MANUAL: i64 = 8;
    pub(crate) const INACTIVE: i64 = 16;
    pub(crate) const HAS_NOTES: i64 = 32;
    pub(crate) const LATE: i64 = 64;
    pub(crate) const DEADLINE_MISSED: i64 = 128;
    pub(crate) const IN_PROGRESS: i64 = 256;
    pub(crate) const DONE: i64 = 512;
    pub(crate) const NEGATIVE_FLOAT: i64 = 1024;
    pub(crate) const ESTIMATED: i64 = 2048;
    pub(crate) const EXTERNAL: i64 = 4096;
    pub(crate) const RECURRING: i64 = 8192;
    pub(crate) const PACKAGE: i64 = 16_384;
}

/// Computes all dates anew and sets the computed columns of `rows`.
pub(crate) fn recompute(rows: &mut PlanRows) -> Outcome<ProjectFigures> {
    let (plan, ids) = plan_of(rows, false)?;
    let scheduled = plan.schedule().map_err(refusal)?;
    let findings = cross_links::review(rows, &scheduled)?;
    let schedule = &scheduled.schedule;
    let levels = plan.outline_levels();
    let codes = plan.wbs_codes();
    let summaries = plan.summaries();
    let baselines: HashMap<Uuid, &row::TaskBaseline> = rows
        .task_baselines
        .iter()
        .filter(|baseline| baseline.slot == 0)
        .map(|baseline| (baseline.task_id, baseline))
        .collect();
    let drivers: Vec<(&str, Option<Uuid>, &str, Option<Uuid>)> = schedule
        .tasks
        .iter()
        .enumerate()
        .map(|(index, dates)| {
            let (mut driver, id) = driver_words(dates.driver, rows);
            let whole = rows.tasks.get(index).is_some_and(|row| row.sub_project_id.is_some());
            if whole && dates.driver == Driver::Manual {
                driver = "external";
            }
            let (push, pushed) = push_words(dates.pushed_by, &ids);
            (driver, id, push, pushed)
        })
        .collect();
    // What stands for a whole project takes as long as that does.
    let network = &scheduled.network;
    let whole_calendar = network.calendars.get(network.settings.calendar);
    let mut codes = codes.into_iter();
    row_order::settle(&mut rows.tasks);
    for (index, row) in rows.tasks.iter_mut().enumerate() {
        let Some(dates) = schedule.tasks.get(index) else {
            return Err(Failure::Fault("the schedule is shorter than the plan".into()));
        };
        row.level = levels.get(index).copied().unwrap_or(1);
        row.wbs_shown = codes.next().unwrap_or_default();
        let summary = summaries.get(index).copied().unwrap_or(false);
        if row.summary && !summary {
            row.percent_complete = own_progress(row);
        }
        row.summary = summary;
        row.start = dates.start.tenths();
        row.finish = dates.finish.tenths();
        row.early_start = dates.early_start.tenths();
        row.early_finish = dates.early_finish.tenths();
        row.late_start = dates.late_start.tenths();
        row.late_finish = dates.late_finish.tenths();
        row.computed_duration = match (row.sub_project_id, whole_calendar) {
            (Some(_), Some(calendar)) => calendar.between(dates.start, dates.finish).tenths(),
            _ => dates.duration.tenths(),
        };
        row.total_float = dates.total_float.tenths();
        row.free_float = dates.free_float.tenths();
        row.critical = dates.critical && row.active;
        if let Some((driver, id, push, pushed)) = drivers.get(index) {
            set_word(&mut row.driver, driver);
            row.driver_id = *id;
            set_word(&mut row.pushed_by, push);
            row.pushed_id = *pushed;
        }
        let baseline = baselines.get(&row.id);
        row.baseline_start = baseline.and_then(|baseline| baseline.start);
        row.baseline_finish = baseline.and_then(|baseline| baseline.finish);
    }
    roll_up_progress(&mut rows.tasks);
    for row in &mut rows.tasks {
        set_flags(row);
    }
    for (row, dates) in rows.assignments.iter_mut().zip(&schedule.assignments) {
        row.start = dates.start.tenths();
        row.finish = dates.finish.tenths();
        row.computed_work = dates.work.tenths();
        row.computed_units = i64::from(dates.units);
        row.pieces = write_pieces(&dates.pieces)?;
    }
    let findings = findings.into_iter().chain(packages::not_detailed(rows)).collect();
    rows.diagnostics = diagnostics(rows, findings, schedule);
    Ok(figures(rows, schedule))
}

/// Sets a word, and leaves one that is right alone.
fn set_word(word: &mut String, to: &str) {
    if word != to {
        to.clone_into(word);
    }
}

/// What has been done below a summary.
#[derive(Debug, Clone, Copy, Default)]
struct Done {
    /// Duration done, and all duration.
    done: i128,
    all: i128,
    /// Something that is not complete.
    open: bool,
}

/// Percent complete of summaries: done duration of all duration below them; of milestones alone,
/// whether all are reached.
fn roll_up_progress(tasks: &mut [row::Task]) {
    let at: HashMap<Uuid, usize> =
        tasks.iter().enumerate().map(|(index, row)| (row.id, index)).collect();
    let mut sums = vec![Done::default(); tasks.len()];
    for index in (0..tasks.len()).rev() {
        let Some(row) = tasks.get_mut(index) else { continue };
        if !row.active {
            continue;
        }
        let Some(own) = sums.get(index).copied() else { continue };
        let own = if row.summary {
            let percent = match own.all {
                0 if own.open => 0,
                0 => 10_000,
                all => i64::try_from(own.done * 10_000 / all).unwrap_or(0),
            };
            row.percent_complete = percent;
            own
        } else {
            let all = i128::from(row.computed_duration.max(0));
            Done {
                done: all * i128::from(row.percent_complete) / 10_000,
                all,
                open: row.percent_complete < 10_000,
            }
        };
        let parent = row.parent_id.and_then(|id| at.get(&id).copied());
        if let Some(sum) = parent.and_then(|parent| sums.get_mut(parent)) {
            sum.done += own.done;
            sum.all += own.all;
            sum.open |= own.open;
        }
    }
}

/// A summary that lost everything below it is a task again, with the progress of its own.
fn own_progress(row: &row::Task) -> i64 {
    if row.actual_finish.is_some() {
        return 10_000;
    }
    let share = Span::from_tenths(row.actual_duration).scaled(10_000, row.duration);
    share.map_or(0, |share| share.tenths().clamp(0, 10_000))
}

fn set_flags(row: &mut row::Task) {
    let done = row.percent_complete >= 10_000 || row.actual_finish.is_some();
    let started = row.actual_start.is_some() || row.percent_complete > 0;
    let milestone = row.milestone || (!row.summary && row.duration == 0);
    let behind = row.active && row.baseline_finish.is_some_and(|finish| row.finish > finish);
    let missed = row.active && row.deadline.is_some_and(|deadline| row.finish > deadline);
    row.flags = [
        (row.summary, flag::SUMMARY),
        (milestone, flag::MILESTONE),
        (row.critical, flag::CRITICAL),
        (row.manual, flag::MANUAL),
        (!row.active, flag::INACTIVE),
        (!row.notes.is_empty(), flag::HAS_NOTES),
        (behind, flag::LATE),
        (missed, flag::DEADLINE_MISSED),
        (started && !done, flag::IN_PROGRESS),
        (done, flag::DONE),
        (row.active && row.total_float < 0, flag::NEGATIVE_FLOAT),
        (row.estimated, flag::ESTIMATED),
        (row.external_start.is_some() || row.sub_project_id.is_some(), flag::EXTERNAL),
        (row.recurring, flag::RECURRING),
        (row.planning_package && !row.summary, flag::PACKAGE),
    ]
    .iter()
    .filter(|(set, _)| *set)
    .map(|(_, bit)| bit)
    .sum();
    row.late = behind && !done && !row.summary;
}

fn driver_words(driver: Driver, rows: &PlanRows) -> (&'static str, Option<Uuid>) {
    let task = |index: usize| rows.tasks.get(index).map(|row| row.id);
    let link = |index: usize| rows.dependencies.get(index).map(|row| row.id);
    match driver {
        Driver::Project if rows.project.from_finish => ("project_finish", None),
        Driver::Project => ("project_start", None),
        Driver::Dependency(index) | Driver::SummaryDependency { dependency: index, .. }
            if index >= rows.dependencies.len() =>
        {
            ("other_project", cross_links::driving(rows, index))
        }
        Driver::Dependency(index) => ("predecessor", link(index)),
        Driver::SummaryDependency { dependency, .. } => ("summary_predecessor", link(dependency)),
        Driver::Constraint { task: index } => ("constraint", task(index)),
        Driver::LateDates => ("late_dates", None),
        Driver::Manual => ("manual", None),
        Driver::Actual => ("actual", None),
        Driver::StatusDate => ("status_date", None),
        Driver::LevelingDelay => ("leveling_delay", None),
        Driver::Child(index) => ("child", task(index)),
        Driver::External => ("external", None),
        Driver::Inactive => ("inactive", None),
        Driver::Around => ("around", None),
    }
}

fn push_words(push: Option<Push>, ids: &PlanIds) -> (&'static str, Option<Uuid>) {
    match push {
        None => ("", None),
        Some(Push::Calendar(index)) => ("calendar", ids.calendars.get(index).copied()),
        Some(Push::Resource(index)) => ("resource_calendar", ids.resources.get(index).copied()),
    }
}

fn diagnostics(
    rows: &PlanRows,
    findings: Vec<Finding>,
    schedule: &Schedule,
) -> Vec<row::PlanDiagnostic> {
    let found = |severity, code: &str, task_id, message| row::PlanDiagnostic {
        project_id: rows.project.id,
        position: 0,
        severity: severity_word(severity).into(),
        code: code.into(),
        task_id,
        message,
    };
    let of_plan = findings.into_iter().map(|finding| {
        found(Severity::Warning, finding.code, Some(finding.task_id), finding.message)
    });
    let of_engine = schedule.diagnostics.iter().map(|one| {
        let task = one.task.and_then(|index| rows.tasks.get(index)).map(|row| row.id);
        found(one.severity, one.code, task, one.message.clone())
    });
    let all = of_plan.chain(of_engine).take(MOST_DIAGNOSTICS).zip(0_i64..);
    all.map(|(row, position)| row::PlanDiagnostic { position, ..row }).collect()
}

/// The word of a severity.
pub(crate) fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn figures(rows: &PlanRows, schedule: &Schedule) -> ProjectFigures {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let leaves = || rows.tasks.iter().filter(|row| !row.summary && row.active);
    let (mut done, mut all) = (0_i128, 0_i128);
    for row in leaves() {
        let duration = i128::from(row.computed_duration.max(0));
        done += duration * i128::from(row.percent_complete);
        all += duration;
    }
    let slot_0 = rows.baselines.iter().any(|baseline| baseline.slot == 0);
    let baseline_finish =
        rows.tasks.iter().filter_map(|row| row.baseline_finish).max().filter(|_| slot_0);
    let finish = schedule.finish.tenths();
    let cost = plan_cost(rows);
    let open = !matches!(rows.project.stage.as_str(), "done" | "cancelled");
    ProjectFigures {
        computed_start: schedule.start.tenths(),
        computed_finish: finish,
        baseline_finish,
        percent_complete: if all > 0 { i64::try_from(done / all).unwrap_or(0) } else { 0 },
        task_count: count(rows.tasks.len()),
        late_task_count: count(rows.tasks.iter().filter(|row| row.late).count()),
        critical_task_count: count(leaves().filter(|row| row.critical).count()),
        diagnostics_count: count(rows.diagnostics.len()),
        late: open && baseline_finish.is_some_and(|planned| finish > planned),
        plan_cost: cost.minor,
        plan_cost_partial: cost.partial,
    }
}

/// Why the plan has no dates, as a refusal.
pub(crate) fn refusal(refusal: ScheduleRefusal) -> Failure {
    match &refusal {
        ScheduleRefusal::Cycle { .. } => {
            Failure::refused("plan.dependency_would_cycle", refusal.to_string())
        }
        ScheduleRefusal::Calendar { .. } => {
            Failure::refused("plan.calendar_unusable", refusal.to_string())
        }
        ScheduleRefusal::Inconsistent(text) => Failure::Fault(text.clone()),
    }
}

/// Computed columns that differ between two states of the same plan, but of rows in `written`.
pub(crate) fn changed_dates(
    before: &PlanRows,
    after: &PlanRows,
    written: impl Fn(Uuid) -> bool,
) -> (Vec<TaskDates>, Vec<AssignmentDates>) {
    let old = Beside::of(&before.tasks);
    let rows = after.tasks.iter().enumerate();
    let tasks = rows
        .filter(|(place, row)| {
            !old.row(*place, row.id).is_some_and(|old| TaskDates::same(old, row))
                && !written(row.id)
        })
        .map(|(_, row)| TaskDates::of(row))
        .collect();
    let dates_of = |row: &row::Assignment| AssignmentDates {
        id: row.id,
        start: row.start,
        finish: row.finish,
        computed_work: row.computed_work,
        computed_units: row.computed_units,
        pieces: row.pieces.clone(),
    };
    let old = Beside::of(&before.assignments);
    let rows = after.assignments.iter().enumerate();
    let assignments = rows
        .map(|(place, row)| (old.row(place, row.id).map(dates_of), dates_of(row)))
        .filter(|(old, dates)| old.as_ref() != Some(dates) && !written(dates.id))
        .map(|(_, dates)| dates)
        .collect();
    (tasks, assignments)
}
