//! `<Tasks>` on the way out.

use steerco_calendar::{Moment, Span};
use steerco_plan::{Plan, PlanTask, Scheduled, TaskBaseline};
use steerco_schedule::TaskDates;
use steerco_units::show_scaled;

use super::order;
use super::values::{show_cost, show_duration, show_moment};
use super::write::{
    Order, Parts, calendar_uid, constraint_parts, dates_of, duration_format, link_xml, type_code,
};

pub(super) fn tasks(plan: &Plan, scheduled: &Scheduled) -> String {
    let order = Order::of(order::TASK);
    let mut links: Vec<Vec<usize>> = vec![vec![]; plan.tasks.len()];
    for (index, link) in plan.dependencies.iter().enumerate() {
        if let Some(list) = links.get_mut(link.successor) {
            list.push(index);
        }
    }
    let levels = plan.outline_levels();
    let numbers = plan.outline_numbers();
    let summaries = plan.summaries();
    let mut out = String::with_capacity(plan.tasks.len() * 2500);
    out.push_str("<Tasks>\n");
    if let Some(root) = &plan.summary_task {
        root_task(plan, root, scheduled, &order, &mut out);
    }
    for (index, task) in plan.tasks.iter().enumerate() {
        let Some(dates) = dates_of(scheduled, index) else { continue };
        let mut parts = Parts::new(&order);
        let summary = summaries.get(index).copied().unwrap_or(false);
        identity(&mut parts, task, levels.get(index).copied().unwrap_or(1), summary);
        let number = numbers.get(index).map_or("", String::as_str);
        parts.text("WBS", if task.wbs.is_empty() { number } else { &task.wbs });
        parts.text("OutlineNumber", number);
        computed(&mut parts, dates, summary, task.actual_start.is_some());
        planned(plan, &mut parts, task, dates, summary);
        for link in links.get(index).into_iter().flatten() {
            if let Some(link) = plan.dependencies.get(*link) {
                parts.raw("PredecessorLink", link_xml(plan, link));
            }
        }
        for baseline in &task.baselines {
            parts.raw("Baseline", baseline_xml(baseline));
        }
        parts.kept(&task.kept);
        parts.close("Task", &mut out);
    }
    out.push_str("</Tasks>\n");
    out
}

/// The line of the project itself, with rolled-up dates.
fn root_task(plan: &Plan, root: &PlanTask, scheduled: &Scheduled, order: &Order, out: &mut String) {
    let schedule = &scheduled.schedule;
    let mut parts = Parts::new(order);
    identity(&mut parts, root, 0, true);
    parts.text("WBS", if root.wbs.is_empty() { "0" } else { &root.wbs });
    parts.leaf("OutlineNumber", 0);
    let span = scheduled
        .network
        .calendars
        .get(plan.project.calendar)
        .map_or(Span::ZERO, |calendar| calendar.between(schedule.start, schedule.finish));
    parts.moment("Start", Some(schedule.start));
    parts.moment("Finish", Some(schedule.finish));
    parts.span("Duration", span);
    parts.leaf("DurationFormat", root.duration_format);
    parts.moment("EarlyStart", Some(schedule.start));
    parts.moment("EarlyFinish", Some(schedule.finish));
    parts.moment("LateStart", Some(schedule.start));
    parts.moment("LateFinish", Some(schedule.finish));
    parts.span("Work", root.work);
    parts.leaf("PercentComplete", show_scaled(root.percent_complete.basis_points(), 2));
    parts.leaf("CalendarUID", -1);
    parts.text("Notes", &root.notes);
    for baseline in &root.baselines {
        parts.raw("Baseline", baseline_xml(baseline));
    }
    parts.kept(&root.kept);
    parts.close("Task", out);
}

fn identity(parts: &mut Parts<'_>, task: &PlanTask, level: i64, summary: bool) {
    parts.leaf("UID", task.uid);
    parts.leaf("ID", task.row);
    parts.text("Name", &task.name);
    parts.flag("Active", task.active);
    parts.flag("Manual", task.manual.is_some());
    parts.leaf("Type", type_code(task.task_type));
    parts.flag("IsNull", false);
    parts.leaf("OutlineLevel", level);
    parts.leaf("Priority", task.priority);
    parts.flag("EffortDriven", task.effort_driven);
    parts.flag("Recurring", task.recurring);
    parts.flag("Estimated", task.estimated);
    parts.flag("Milestone", task.milestone);
    parts.flag("Summary", summary);
}

fn computed(parts: &mut Parts<'_>, dates: &TaskDates, summary: bool, _started: bool) {
    parts.moment("Start", Some(dates.start));
    parts.moment("Finish", Some(dates.finish));
    parts.moment("EarlyStart", Some(dates.early_start));
    parts.moment("EarlyFinish", Some(dates.early_finish));
    parts.moment("LateStart", Some(dates.late_start));
    parts.moment("LateFinish", Some(dates.late_finish));
    parts.leaf("FreeSlack", dates.free_float.tenths());
    parts.leaf("TotalSlack", dates.total_float.tenths());
    parts.leaf("StartSlack", dates.start_float.tenths());
    parts.leaf("FinishSlack", dates.finish_float.tenths());
    parts.flag("Critical", dates.critical);
    if summary {
        parts.span("Duration", dates.duration);
    }
}

fn planned(plan: &Plan, parts: &mut Parts<'_>, task: &PlanTask, dates: &TaskDates, summary: bool) {
    if !summary {
        parts.span("Duration", dates.duration);
        parts.span("RemainingDuration", (dates.duration - task.actual_duration).max(Span::ZERO));
    }
    if let Some((start, finish)) = task.manual {
        parts.moment("ManualStart", Some(start));
        parts.moment("ManualFinish", Some(finish));
        parts.span("ManualDuration", task.duration);
    }
    parts.leaf("DurationFormat", duration_format(task.duration_format, task.elapsed));
    parts.span("Work", task.work);
    parts.moment("Stop", task.stop);
    parts.moment("Resume", task.resume);
    parts
        .flag("ExternalTask", task.external.is_some() && !task.kept.0.contains("<IsSubproject>1<"));
    parts.leaf("FixedCost", show_cost(task.fixed_cost_minor, 2));
    parts.leaf("PercentComplete", show_scaled(task.percent_complete.basis_points(), 2));
    parts.moment("ActualStart", task.actual_start);
    parts.moment("ActualFinish", task.actual_finish);
    parts.span("ActualDuration", task.actual_duration);
    constraint_parts(parts, task.constraint);
    parts.leaf("CalendarUID", calendar_uid(plan, task.calendar));
    parts.moment("Deadline", task.deadline);
    parts.leaf("LevelingDelay", task.leveling_delay.tenths());
    parts.leaf("LevelingDelayFormat", 8);
    parts.flag("IgnoreResourceCalendar", task.ignore_resource_calendars);
    parts.text("Notes", &task.notes);
    parts.leaf(
        "PhysicalPercentComplete",
        show_scaled(task.physical_percent_complete.basis_points(), 2),
    );
}

fn baseline_xml(baseline: &TaskBaseline) -> String {
    let mut xml = format!("<Baseline><Number>{}</Number>{}", baseline.slot, baseline.kept.0);
    let mut date = |name: &str, date: Option<Moment>| {
        if let Some(date) = date {
            xml.push_str(&format!("<{name}>{}</{name}>", show_moment(date)));
        }
    };
    date("Start", baseline.start);
    date("Finish", baseline.finish);
    xml.push_str(&format!(
        "<Duration>{}</Duration><Work>{}</Work><Cost>{}</Cost></Baseline>",
        show_duration(baseline.duration),
        show_duration(baseline.work),
        show_cost(baseline.cost_minor, 2)
    ));
    xml
}
