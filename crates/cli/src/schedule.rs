//! `steerco schedule PLAN [--json] [-o OUT]`: the dates of a plan file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use serde::Serialize;
use serde_json::{Value, json};
use steerco_calendar::{Moment, Span};
use steerco_interchange::Format;
use steerco_schedule::{DependencyKind, Driver, TaskDates};

use crate::plan_file::{self, Opened};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Plan file: Microsoft Project XML (MSPDI) or a CSV task list
    plan: PathBuf,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Also write the plan with its new dates to this file; its ending decides the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// One task in the JSON answer.
#[derive(Serialize)]
struct TaskRow<'a> {
    uid: i64,
    id: i64,
    wbs: &'a str,
    name: &'a str,
    summary: bool,
    milestone: bool,
    manual: bool,
    start: Moment,
    finish: Moment,
    early_start: Moment,
    early_finish: Moment,
    late_start: Moment,
    late_finish: Moment,
    duration_minutes: Value,
    total_float_minutes: Value,
    free_float_minutes: Value,
    critical: bool,
    driver: Value,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let opened = plan_file::open(&args.plan)?;
    if let Some(path) = &args.output {
        write(&opened, path)?;
    }
    if args.json {
        crate::answer(&serde_json::to_string(&document(&opened))?)?;
    } else {
        crate::answer(&table(&opened))?;
        for found in &opened.draft.diagnostics {
            crate::complain(&plan_file::line(&args.plan.display().to_string(), found));
        }
        for found in &opened.scheduled.schedule.diagnostics {
            let severity = plan_file::severity_word(found.severity);
            crate::complain(&format!("{severity}: {} [{}]", opened.named(found), found.code));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the plan with its dates in the format that the file's ending names.
pub(crate) fn write(opened: &Opened, path: &Path) -> anyhow::Result<()> {
    let format = match path.extension().and_then(|end| end.to_str()) {
        Some("csv" | "tsv" | "txt") => Format::Csv,
        _ => Format::Mspdi,
    };
    let written = steerco_interchange::write(&opened.draft.plan, &opened.scheduled, format);
    std::fs::write(path, written.bytes)
        .with_context(|| format!("cannot write {}", path.display()))?;
    for loss in written.losses {
        crate::complain(&format!("left out: {} ({})", loss.message, loss.count));
    }
    Ok(())
}

/// Minutes as a JSON number: whole where they are whole.
pub(crate) fn minutes(span: Span) -> Value {
    if span.tenths() % 10 == 0 { json!(span.tenths() / 10) } else { json!(span.minutes()) }
}

/// The dates of a plan as one JSON document.
pub(crate) fn document(opened: &Opened) -> Value {
    let plan = &opened.draft.plan;
    let schedule = &opened.scheduled.schedule;
    let codes = plan.wbs_codes();
    let summaries = plan.summaries();
    let mut rows = Vec::with_capacity(plan.tasks.len() + 1);
    rows.extend(project_row(opened));
    for (index, (task, dates)) in plan.tasks.iter().zip(&schedule.tasks).enumerate() {
        let summary = summaries.get(index).copied().unwrap_or(false);
        rows.push(TaskRow {
            uid: task.uid,
            id: task.row,
            wbs: codes.get(index).map_or("", String::as_str),
            name: &task.name,
            summary,
            milestone: task.milestone || (!summary && dates.duration.is_zero()),
            manual: task.manual.is_some(),
            start: dates.start,
            finish: dates.finish,
            early_start: dates.early_start,
            early_finish: dates.early_finish,
            late_start: dates.late_start,
            late_finish: dates.late_finish,
            duration_minutes: minutes(dates.duration),
            total_float_minutes: minutes(dates.total_float),
            free_float_minutes: minutes(dates.free_float),
            critical: dates.critical,
            driver: driver(opened, dates),
        });
    }
    json!({
        "project": {
            "name": plan.project.name,
            "start": schedule.start,
            "finish": schedule.finish,
            "status_date": plan.project.status_date,
        },
        "tasks": rows,
        "diagnostics": opened.diagnostics(),
    })
}

/// The line of the project itself, when the file has one.
fn project_row(opened: &Opened) -> Option<TaskRow<'_>> {
    let plan = &opened.draft.plan;
    let schedule = &opened.scheduled.schedule;
    let root = plan.summary_task.as_ref()?;
    let calendar = opened.scheduled.network.calendars.get(plan.project.calendar);
    let duration =
        calendar.map_or(Span::ZERO, |calendar| calendar.between(schedule.start, schedule.finish));
    Some(TaskRow {
        uid: root.uid,
        id: root.row,
        wbs: if root.wbs.is_empty() { "0" } else { &root.wbs },
        name: if root.name.is_empty() { &plan.project.name } else { &root.name },
        summary: true,
        milestone: false,
        manual: false,
        start: schedule.start,
        finish: schedule.finish,
        early_start: schedule.start,
        early_finish: schedule.finish,
        late_start: schedule.start,
        late_finish: schedule.finish,
        duration_minutes: minutes(duration),
        total_float_minutes: json!(0),
        free_float_minutes: json!(0),
        critical: schedule.tasks.is_empty() || schedule.tasks.iter().any(|dates| dates.critical),
        driver: json!({"kind": "child"}),
    })
}

/// Why the task stands on its date, with the file's own UIDs.
fn driver(opened: &Opened, dates: &TaskDates) -> Value {
    let plan = &opened.draft.plan;
    let uid = |task: usize| plan.tasks.get(task).map(|task| task.uid);
    let link = |index: usize| {
        let link = plan.dependencies.get(index);
        let kind = link.map(|link| match link.kind {
            DependencyKind::FinishToStart => "FS",
            DependencyKind::StartToStart => "SS",
            DependencyKind::FinishToFinish => "FF",
            DependencyKind::StartToFinish => "SF",
        });
        (link.and_then(|link| uid(link.predecessor)), kind)
    };
    match dates.driver {
        Driver::Project => json!({"kind": "project"}),
        Driver::Dependency(index) => {
            let (task_uid, link) = link(index);
            json!({"kind": "predecessor", "task_uid": task_uid, "link": link})
        }
        Driver::SummaryDependency { dependency, summary } => {
            let (task_uid, link) = link(dependency);
            json!({"kind": "summary_predecessor", "task_uid": task_uid, "link": link,
                   "summary_uid": uid(summary)})
        }
        Driver::Constraint { task } => json!({"kind": "constraint", "task_uid": uid(task)}),
        Driver::LateDates => json!({"kind": "late_dates"}),
        Driver::Manual => json!({"kind": "manual"}),
        Driver::Actual => json!({"kind": "actual"}),
        Driver::StatusDate => json!({"kind": "status_date"}),
        Driver::LevelingDelay => json!({"kind": "leveling_delay"}),
        Driver::Child(child) => json!({"kind": "child", "task_uid": uid(child)}),
        Driver::External => json!({"kind": "external"}),
        Driver::Inactive => json!({"kind": "inactive"}),
        Driver::Around => json!({"kind": "around"}),
    }
}

/// The answer for people: one line a task.
fn table(opened: &Opened) -> String {
    let plan = &opened.draft.plan;
    let schedule = &opened.scheduled.schedule;
    let day = plan.project.day;
    let days = |span: Span| {
        let hundredths = span.scaled(100, day.tenths().max(1)).unwrap_or(Span::ZERO);
        format!("{}d", steerco_plan::show_hundredths(hundredths.tenths()))
    };
    let levels = plan.outline_levels();
    let mut out = format!(
        "{}: {} to {}, {} tasks\n\n{:>5}  {:<48} {:>9}  {:<16}  {:<16} {:>9}\n",
        plan.project.name,
        schedule.start,
        schedule.finish,
        plan.tasks.len(),
        "ID",
        "Task",
        "Duration",
        "Start",
        "Finish",
        "Float"
    );
    for (index, (task, dates)) in plan.tasks.iter().zip(&schedule.tasks).enumerate() {
        let level = levels.get(index).copied().unwrap_or(1);
        let indent = "  ".repeat(usize::try_from(level - 1).unwrap_or(0).min(10));
        let name: String = format!("{indent}{}", task.name).chars().take(48).collect();
        out.push_str(&format!(
            "{:>5}  {:<48} {:>9}  {:<16}  {:<16} {:>9} {}\n",
            task.row,
            name,
            days(dates.duration),
            dates.start.to_string(),
            dates.finish.to_string(),
            days(dates.total_float),
            if dates.critical { "critical" } else { "" }
        ));
    }
    out
}
