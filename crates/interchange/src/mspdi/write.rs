//! Writing: interpreted values and kept parts merged in schema order, with freshly computed dates.

use std::collections::{HashMap, HashSet};

use steerco_calendar::{CalendarSpec, DayPattern, Moment, Span};
use steerco_plan::{CalendarKind, Kept, Plan, PlanCalendar, Scheduled};
use steerco_schedule::{Activity, Constraint, Dialect, ProgressPolicy, ResourceKind, TaskDates};
use steerco_units::show_scaled;

use super::order;
use super::timephased_out::Work;
use super::values::{
    constraint_code, contour_code, elapsed_format, lag_format, lag_value, link_kind_code,
    show_cost, show_duration, show_moment, show_time, task_type_code,
};
use super::{calendar_out, task_out};
use crate::xml::{Cursor, escape};
use crate::{Loss, Written};

/// The children of one element while they are gathered.
pub(super) struct Parts<'p> {
    order: &'p Order,
    parts: Vec<(usize, String)>,
}

/// Schema order as a look-up.
pub(super) struct Order(HashMap<&'static str, usize>);

impl Order {
    pub(super) fn of(names: &'static str) -> Self {
        Self(names.split_whitespace().enumerate().map(|(rank, name)| (name, rank)).collect())
    }
}

impl<'p> Parts<'p> {
    pub(super) fn new(order: &'p Order) -> Self {
        Self { order, parts: Vec::with_capacity(80) }
    }

    pub(super) fn raw(&mut self, name: &str, xml: String) {
        let rank = self.order.0.get(name).copied().unwrap_or(usize::MAX);
        self.parts.push((rank, xml));
    }

    pub(super) fn leaf(&mut self, name: &str, value: impl std::fmt::Display) {
        self.raw(name, format!("<{name}>{value}</{name}>"));
    }

    pub(super) fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.raw(name, format!("<{name}>{}</{name}>", escape(value)));
        }
    }

    pub(super) fn flag(&mut self, name: &str, value: bool) {
        self.leaf(name, u8::from(value));
    }

    pub(super) fn moment(&mut self, name: &str, value: Option<Moment>) {
        if let Some(value) = value {
            self.leaf(name, show_moment(value));
        }
    }

    pub(super) fn span(&mut self, name: &str, value: Span) {
        self.leaf(name, show_duration(value));
    }

    /// Puts kept elements at their places, unless the same element is written anew.
    pub(super) fn kept(&mut self, kept: &Kept) {
        self.kept_unless(kept, |_, _| false);
    }

    /// The same without the elements (name, whole text) that are written anew.
    pub(super) fn kept_unless(&mut self, kept: &Kept, anew: impl Fn(&str, &str) -> bool) {
        let mut cursor = Cursor::new(&kept.0);
        while let Ok(Some(child)) = cursor.next_child() {
            let Ok(raw) = cursor.raw(child) else { return };
            if !anew(child.name, raw) {
                self.raw(child.name, raw.to_owned());
            }
        }
    }

    pub(super) fn close(mut self, name: &str, out: &mut String) {
        self.parts.sort_by_key(|part| part.0);
        out.push('<');
        out.push_str(name);
        out.push('>');
        for (_, xml) in self.parts {
            out.push_str(&xml);
        }
        out.push_str("</");
        out.push_str(name);
        out.push_str(">\n");
    }
}

/// Writes the plan with the dates of `scheduled`.
pub fn write(plan: &Plan, scheduled: &Scheduled) -> Written {
    let fitted;
    let plan = if needs_fitting(plan) {
        fitted = fitted_calendars(plan.clone());
        &fitted
    } else {
        plan
    };
    let mut out = String::with_capacity(2000 + plan.tasks.len() * 2500);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    out.push_str("<Project xmlns=\"http://schemas.microsoft.com/project\">\n");
    let mut body = String::new();
    let order = Order::of(order::PROJECT);
    let mut parts = Parts::new(&order);
    project(plan, scheduled, &mut parts);
    parts.raw("Calendars", calendar_out::calendars(plan));
    parts.raw("Tasks", task_out::tasks(plan, scheduled));
    parts.raw("Resources", resources(plan));
    parts.raw("Assignments", assignments(plan, scheduled));
    parts.close("Project", &mut body);
    out.push_str(body.strip_prefix("<Project>").unwrap_or(&body));
    Written { bytes: out.into_bytes(), losses: losses(plan) }
}

fn project(plan: &Plan, scheduled: &Scheduled, parts: &mut Parts<'_>) {
    let project = &plan.project;
    let schedule = &scheduled.schedule;
    let minutes = |span: Span| span.tenths() / 10;
    parts.leaf("SaveVersion", 14);
    parts.text("Name", &format!("{}.xml", project.name));
    parts.text("Title", &project.name);
    parts.flag("ScheduleFromStart", !project.from_finish);
    parts.moment(
        "StartDate",
        Some(if project.from_finish { schedule.start } else { project.start }),
    );
    parts.moment(
        "FinishDate",
        Some(if project.from_finish {
            project.finish.unwrap_or(schedule.finish)
        } else {
            schedule.finish
        }),
    );
    let limit = project.critical_limit.tenths() / project.day.tenths().max(1);
    parts.leaf("CriticalSlackLimit", limit);
    parts.leaf("CurrencyCode", project.currency.code());
    parts.leaf("CalendarUID", calendar_uid(plan, Some(project.calendar)));
    let time = |tenths: i64| show_time(i32::try_from(tenths).unwrap_or(0));
    parts.leaf("DefaultStartTime", time(project.default_start));
    parts.leaf("DefaultFinishTime", time(project.default_finish));
    parts.leaf("MinutesPerDay", minutes(project.day));
    parts.leaf("MinutesPerWeek", minutes(project.week));
    parts.leaf("DaysPerMonth", project.days_per_month);
    parts.flag("HonorConstraints", project.honor_constraints);
    parts.flag("MultipleCriticalPaths", project.multiple_critical_paths);
    parts.flag("NewTasksEffortDriven", project.effort_driven);
    parts.flag("SplitsInProgressTasks", project.progress == ProgressPolicy::RetainedLogic);
    parts.moment("StatusDate", project.status_date);
    parts.kept(&project.kept);
}

/// Is every calendar as MSPDI can have it: a UID of its own above zero, and base calendars without
/// a base of their own?
fn needs_fitting(plan: &Plan) -> bool {
    let mut uids: Vec<i64> = plan.calendars.iter().map(|calendar| calendar.uid).collect();
    uids.sort_unstable();
    let twice = uids.windows(2).any(|pair| pair.first() == pair.last());
    let derived_base = |calendar: &PlanCalendar| {
        calendar.kind == CalendarKind::Base && calendar.spec.base.is_some()
    };
    twice || uids.first().is_some_and(|uid| *uid <= 0) || plan.calendars.iter().any(derived_base)
}

/// The same working time in calendars that MSPDI can have.
fn fitted_calendars(mut plan: Plan) -> Plan {
    let mut next = plan.calendars.iter().map(|calendar| calendar.uid).max().unwrap_or(0).max(0) + 1;
    let mut taken = HashSet::new();
    let specs: Vec<CalendarSpec> =
        plan.calendars.iter().map(|calendar| calendar.spec.clone()).collect();
    for (index, calendar) in plan.calendars.iter_mut().enumerate() {
        if calendar.uid <= 0 || !taken.insert(calendar.uid) {
            calendar.uid = next;
            taken.insert(next);
            next += 1;
        }
        if calendar.kind == CalendarKind::Base {
            calendar.spec = flattened(&specs, index);
        }
    }
    plan
}

/// What a calendar says together with its bases, as one calendar without a base.
fn flattened(specs: &[CalendarSpec], index: usize) -> CalendarSpec {
    let Some(own) = specs.get(index) else { return CalendarSpec::standard() };
    let mut flat = own.clone();
    let mut base = own.base;
    // A chain longer than there are calendars goes in a circle.
    for _ in 0..specs.len() {
        let Some(below) = base.and_then(|base| specs.get(base)) else { break };
        for (day, inherited) in flat.week.iter_mut().zip(&below.week) {
            if *day == DayPattern::Inherited {
                day.clone_from(inherited);
            }
        }
        // Earlier exceptions win an overlap, later work weeks do: the own ones in both cases.
        flat.exceptions.extend(below.exceptions.iter().cloned());
        flat.work_weeks = below.work_weeks.iter().chain(&flat.work_weeks).cloned().collect();
        base = below.base;
    }
    flat.base = None;
    flat
}

/// The UID of a calendar; -1 for none, as MSPDI has it.
pub(super) fn calendar_uid(plan: &Plan, calendar: Option<usize>) -> i64 {
    calendar.and_then(|index| plan.calendars.get(index)).map_or(-1, |calendar| calendar.uid)
}

fn resources(plan: &Plan) -> String {
    let order = Order::of(order::RESOURCE);
    let mut out = String::from("<Resources>\n");
    for (index, resource) in plan.resources.iter().enumerate() {
        let mut parts = Parts::new(&order);
        parts.leaf("UID", resource.uid);
        parts.leaf("ID", index + 1);
        parts.text("Name", &resource.name);
        let (code, is_cost) = match resource.kind {
            ResourceKind::Work => (1, false),
            ResourceKind::Material => (0, false),
            ResourceKind::Cost => (2, true),
        };
        parts.leaf("Type", code);
        parts.flag("IsNull", false);
        parts.text("Initials", &resource.initials);
        parts.text("Group", &resource.group);
        parts.text("EmailAddress", &resource.email);
        parts.leaf("MaxUnits", show_scaled(resource.max_units.basis_points(), 4));
        parts.leaf("StandardRate", show_scaled(resource.standard_rate.0, 4));
        parts.leaf("OvertimeRate", show_scaled(resource.overtime_rate.0, 4));
        parts.leaf("CostPerUse", show_cost(resource.cost_per_use_minor, 2));
        parts.leaf("CalendarUID", calendar_uid(plan, resource.calendar));
        parts.flag("IsCostResource", is_cost);
        parts.kept(&resource.kept);
        parts.close("Resource", &mut out);
    }
    out.push_str("</Resources>\n");
    out
}

fn assignments(plan: &Plan, scheduled: &Scheduled) -> String {
    let order = Order::of(order::ASSIGNMENT);
    let work = Work::new(plan, scheduled);
    let mut out = String::from("<Assignments>\n");
    for (index, assignment) in plan.assignments.iter().enumerate() {
        let mut parts = Parts::new(&order);
        let task = plan.tasks.get(assignment.task).map_or(0, |task| task.uid);
        let resource = assignment.resource.and_then(|index| plan.resources.get(index));
        let dates = scheduled.schedule.assignments.get(index);
        parts.leaf("UID", assignment.uid);
        parts.leaf("TaskUID", task);
        parts.leaf("ResourceUID", resource.map_or(-65_535, |resource| resource.uid));
        parts.span("ActualWork", assignment.actual_work);
        parts.leaf("Delay", assignment.delay.tenths());
        parts.moment("Finish", dates.map(|dates| dates.finish));
        parts.leaf("LevelingDelay", assignment.leveling_delay.tenths());
        parts.span("RemainingWork", (assignment.work - assignment.actual_work).max(Span::ZERO));
        parts.moment("Start", dates.map(|dates| dates.start));
        parts.leaf("Units", show_scaled(assignment.units.basis_points(), 4));
        parts.span("Work", assignment.work);
        parts.leaf("WorkContour", contour_code(assignment.contour));
        for baseline in &assignment.baselines {
            let mut xml = format!("<Baseline><Number>{}</Number>", baseline.slot);
            for (name, date) in [("Start", baseline.start), ("Finish", baseline.finish)] {
                if let Some(date) = date {
                    xml.push_str(&format!("<{name}>{}</{name}>", show_moment(date)));
                }
            }
            xml.push_str(&format!("<Work>{}</Work>", show_duration(baseline.work)));
            xml.push_str(&format!("<Cost>{}</Cost></Baseline>", show_cost(baseline.cost_minor, 2)));
            parts.raw("Baseline", xml);
        }
        work.timephased(index, &mut parts);
        parts.close("Assignment", &mut out);
    }
    for xml in work.unassigned() {
        out.push_str(&xml);
    }
    out.push_str("</Assignments>\n");
    out
}

/// What MSPDI has no words for.
fn losses(plan: &Plan) -> Vec<Loss> {
    let mut losses = vec![];
    let mut lose = |code: &str, count: usize, message: &str| {
        if count > 0 {
            losses.push(Loss { code: code.into(), count, message: message.into() });
        }
    };
    lose(
        "mspdi.dialect",
        usize::from(plan.project.dialect != Dialect::Microsoft),
        "the plan follows Primavera's rules; Microsoft Project will apply its own and may show other dates",
    );
    lose(
        "mspdi.primavera",
        plan.tasks
            .iter()
            .filter(|task| {
                task.activity != Activity::TaskDependent
                    || task.second_constraint != Constraint::AsSoonAsPossible
            })
            .count(),
        "activity types and second constraints, which Microsoft Project does not know",
    );
    let resource_calendar = plan
        .calendars
        .iter()
        .filter(|calendar| calendar.kind == CalendarKind::Resource && calendar.spec.base.is_none());
    lose(
        "mspdi.resource_base",
        resource_calendar.count(),
        "resource calendars without a base are written as base calendars",
    );
    losses
}

pub(super) fn dates_of(scheduled: &Scheduled, task: usize) -> Option<&TaskDates> {
    scheduled.schedule.tasks.get(task)
}

pub(super) fn link_xml(plan: &Plan, link: &steerco_plan::PlanDependency) -> String {
    let uid = plan.tasks.get(link.predecessor).map_or(0, |task| task.uid);
    format!(
        "<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>{}</Type>{}<LinkLag>{}</LinkLag>\
         <LagFormat>{}</LagFormat></PredecessorLink>",
        link_kind_code(link.kind),
        link.kept.0,
        lag_value(link.lag),
        lag_format(link.lag, link.lag_format),
    )
}

pub(super) fn constraint_parts(parts: &mut Parts<'_>, constraint: Constraint) {
    let (code, date) = constraint_code(constraint);
    parts.leaf("ConstraintType", code);
    parts.moment("ConstraintDate", date);
}

pub(super) fn duration_format(wanted: i64, elapsed: bool) -> i64 {
    match (elapsed, elapsed_format(wanted)) {
        (true, false) => 8,
        (false, true) => 7,
        _ => wanted,
    }
}

pub(super) fn type_code(task_type: steerco_schedule::TaskType) -> i64 {
    task_type_code(task_type)
}
