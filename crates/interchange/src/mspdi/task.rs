//! `<Task>` with its links and baselines.

use std::collections::HashMap;

use steerco_calendar::{Moment, Span};
use steerco_plan::{Kept, Plan, PlanDependency, PlanTask, StoredDates, TaskBaseline};
use steerco_schedule::{Constraint, Lag};
use steerco_units::{Percent, parse_scaled};

use super::read::{RawLink, Reading};
use super::values::{
    constraint, cost, duration, elapsed_format, flag, integer, lag, link_kind, moment, task_type,
};
use crate::Severity;
use crate::xml::{Child, Malformed};

/// A task as read, still tied to others by UIDs and outline level.
pub(super) struct RawTask {
    task: PlanTask,
    start: usize,
    level: i64,
    calendar_uid: Option<i64>,
    links: Vec<RawLink>,
    is_null: bool,
    subproject: bool,
    external: bool,
    manual: bool,
    manual_start: Option<Moment>,
    manual_finish: Option<Moment>,
    manual_duration: Option<Span>,
    constraint_code: i64,
    constraint_date: Option<Moment>,
    has_duration: bool,
    start_slack: Option<Span>,
    finish_slack: Option<Span>,
}

/// Elements that Steerco computes itself, or that say again what another element says.
const COMPUTED: [&str; 6] = [
    "OutlineNumber",
    "RemainingDuration",
    "StartVariance",
    "FinishVariance",
    "LevelingDelayFormat",
    "ResumeValid",
];

pub(super) fn read<'a>(
    reading: &mut Reading<'a>,
    element: Child<'a>,
) -> Result<Option<RawTask>, Malformed> {
    let mut raw = RawTask {
        task: PlanTask { duration: Span::ZERO, ..PlanTask::default() },
        start: element.start,
        level: 1,
        calendar_uid: None,
        links: vec![],
        is_null: false,
        subproject: false,
        external: false,
        manual: false,
        manual_start: None,
        manual_finish: None,
        manual_duration: None,
        constraint_code: 0,
        constraint_date: None,
        has_duration: false,
        start_slack: None,
        finish_slack: None,
    };
    if !reading.cursor.enter(element) {
        return Ok(None);
    }
    let mut stored = StoredDates::default();
    while let Some(child) = reading.cursor.next_child()? {
        read_child(reading, child, &mut raw, &mut stored)?;
    }
    // Some versions leave the total out: it is the smaller of the two, the later one once begun.
    if stored.total_float.is_none() {
        stored.total_float = match (raw.start_slack, raw.finish_slack) {
            (Some(_), Some(finish)) if raw.task.actual_start.is_some() => Some(finish),
            (Some(start), Some(finish)) => Some(start.min(finish)),
            (one, other) => one.or(other),
        };
    }
    if stored != StoredDates::default() {
        raw.task.stored = Some(stored);
    }
    Ok((!raw.is_null).then_some(raw))
}

fn read_child<'a>(
    reading: &mut Reading<'a>,
    child: Child<'a>,
    raw: &mut RawTask,
    stored: &mut StoredDates,
) -> Result<(), Malformed> {
    let owner = Owner(raw.task.uid, &raw.task.name).to_string();
    let task = &mut raw.task;
    macro_rules! get {
        ($interpret:expr) => {
            reading.value(child, &owner, $interpret)?
        };
    }
    macro_rules! set {
        ($field:expr, $interpret:expr) => {
            if let Some(value) = get!($interpret) {
                $field = value;
            }
        };
    }
    let percent = |text: &str| parse_scaled(text, 2).ok().map(Percent::from_basis_points);
    let slack = |text: &str| parse_scaled(text, 0).ok().map(Span::from_tenths);
    match child.name {
        "UID" => set!(task.uid, integer),
        "ID" => set!(task.row, integer),
        "Name" => task.name = reading.cursor.text(child)?.trim().to_owned(),
        "Notes" => task.notes = reading.cursor.text(child)?.into_owned(),
        "IsNull" => set!(raw.is_null, flag),
        "Active" => set!(task.active, flag),
        "Manual" => set!(raw.manual, flag),
        "Type" => set!(task.task_type, |text| integer(text).and_then(task_type)),
        "WBS" => task.wbs = reading.cursor.text(child)?.trim().to_owned(),
        "OutlineLevel" => set!(raw.level, integer),
        "Priority" => {
            set!(task.priority, |text| integer(text)
                .and_then(|priority| u16::try_from(priority.clamp(0, 1000)).ok()));
        }
        "Start" => stored.start = get!(moment),
        "Finish" => stored.finish = get!(moment),
        "Duration" => {
            set!(task.duration, duration);
            raw.has_duration = true;
        }
        "ManualStart" => raw.manual_start = get!(moment),
        "ManualFinish" => raw.manual_finish = get!(moment),
        "ManualDuration" => raw.manual_duration = get!(duration),
        "DurationFormat" => {
            set!(task.duration_format, integer);
            task.elapsed = elapsed_format(task.duration_format);
        }
        "Work" => set!(task.work, duration),
        "Stop" => task.stop = get!(moment),
        "Resume" => task.resume = get!(moment),
        "EffortDriven" => set!(task.effort_driven, flag),
        "Recurring" => set!(task.recurring, flag),
        "Estimated" => set!(task.estimated, flag),
        "Milestone" => set!(task.milestone, flag),
        "Summary" => set!(task.summary, flag),
        "Critical" => stored.critical = get!(flag),
        "IsSubproject" => {
            set!(raw.subproject, flag);
            task.kept
                .0
                .push_str(&format!("<IsSubproject>{}</IsSubproject>", u8::from(raw.subproject)));
        }
        "ExternalTask" => set!(raw.external, flag),
        "EarlyStart" => stored.early_start = get!(moment),
        "EarlyFinish" => stored.early_finish = get!(moment),
        "LateStart" => stored.late_start = get!(moment),
        "LateFinish" => stored.late_finish = get!(moment),
        "FreeSlack" => stored.free_float = get!(slack),
        "TotalSlack" => stored.total_float = get!(slack),
        "StartSlack" => raw.start_slack = get!(slack),
        "FinishSlack" => raw.finish_slack = get!(slack),
        "FixedCost" => set!(task.fixed_cost_minor, |text| cost(text, 2)),
        "PercentComplete" => set!(task.percent_complete, percent),
        "PhysicalPercentComplete" => set!(task.physical_percent_complete, percent),
        "ActualStart" => task.actual_start = get!(moment),
        "ActualFinish" => task.actual_finish = get!(moment),
        "ActualDuration" => set!(task.actual_duration, duration),
        "ConstraintType" => set!(raw.constraint_code, integer),
        "ConstraintDate" => raw.constraint_date = get!(moment),
        "CalendarUID" => raw.calendar_uid = get!(integer).filter(|&uid| uid >= 0),
        "Deadline" => task.deadline = get!(moment),
        "LevelingDelay" => set!(task.leveling_delay, slack),
        "IgnoreResourceCalendar" => set!(task.ignore_resource_calendars, flag),
        "PredecessorLink" => raw.links.extend(read_link(reading, child, &owner)?),
        "Baseline" => {
            let baseline = read_baseline(reading, child, &owner)?;
            if !task.baselines.iter().any(|known| known.slot == baseline.slot) {
                task.baselines.push(baseline);
            }
        }
        name if COMPUTED.contains(&name) => {
            reading.cursor.raw(child)?;
        }
        _ => reading.keep(child, &mut raw.task.kept)?,
    }
    Ok(())
}

fn read_link<'a>(
    reading: &mut Reading<'a>,
    element: Child<'a>,
    owner: &str,
) -> Result<Option<RawLink>, Malformed> {
    let mut predecessor_uid = None;
    let mut kind = 1;
    let mut value = 0;
    let mut format = 7;
    let mut kept = Kept::default();
    if !reading.cursor.enter(element) {
        return Ok(None);
    }
    while let Some(child) = reading.cursor.next_child()? {
        match child.name {
            "PredecessorUID" => predecessor_uid = reading.value(child, owner, integer)?,
            "Type" => kind = reading.value(child, owner, integer)?.unwrap_or(1),
            "LinkLag" => value = reading.value(child, owner, integer)?.unwrap_or(0),
            "LagFormat" => format = reading.value(child, owner, integer)?.unwrap_or(7),
            _ => reading.keep(child, &mut kept)?,
        }
    }
    let Some(predecessor_uid) = predecessor_uid else { return Ok(None) };
    let kind = link_kind(kind).unwrap_or_else(|| {
        let message =
            format!("a link of {owner} has the unknown type {kind}; read as finish-to-start");
        reading.warn("mspdi.bad_value", Some(element.start), "Type", message);
        Default::default()
    });
    let lag = lag(value, format).unwrap_or_else(|| {
        let message = format!("a link of {owner} has an impossible lag; read as no lag");
        reading.warn("mspdi.bad_value", Some(element.start), "LinkLag", message);
        Lag::Working(Span::ZERO)
    });
    let link = PlanDependency { predecessor: 0, successor: 0, kind, lag, lag_format: format, kept };
    Ok(Some(RawLink { predecessor_uid, link, start: element.start }))
}

fn read_baseline<'a>(
    reading: &mut Reading<'a>,
    element: Child<'a>,
    owner: &str,
) -> Result<TaskBaseline, Malformed> {
    let mut baseline = TaskBaseline {
        slot: 0,
        start: None,
        finish: None,
        duration: Span::ZERO,
        work: Span::ZERO,
        cost_minor: 0,
        kept: Kept::default(),
    };
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
            "Duration" => {
                baseline.duration = reading.value(child, owner, duration)?.unwrap_or_default();
            }
            "Work" => baseline.work = reading.value(child, owner, duration)?.unwrap_or_default(),
            "Cost" => {
                baseline.cost_minor =
                    reading.value(child, owner, |text| cost(text, 2))?.unwrap_or(0);
            }
            _ => reading.keep(child, &mut baseline.kept)?,
        }
    }
    Ok(baseline)
}

/// Puts the tasks into the plan: parents from outline levels, links from UIDs. Returns where each
/// UID ended up.
pub(super) fn assemble(
    reading: &mut Reading<'_>,
    plan: &mut Plan,
    raw: Vec<RawTask>,
    calendar_of: &HashMap<i64, usize>,
) -> HashMap<i64, usize> {
    let mut task_of: HashMap<i64, usize> = HashMap::with_capacity(raw.len());
    let mut next_uid = raw.iter().map(|raw| raw.task.uid).max().unwrap_or(0).max(0) + 1;
    let mut above: Vec<usize> = vec![];
    let mut links: Vec<(usize, RawLink)> = vec![];
    for mut raw in raw {
        if raw.level <= 0 && plan.tasks.is_empty() && plan.summary_task.is_none() {
            plan.summary_task = Some(Box::new(raw.finish(reading, calendar_of)));
            continue;
        }
        let index = plan.tasks.len();
        if task_of.contains_key(&raw.task.uid) {
            let message = format!(
                "task UID {} is used again by “{}”; links to {} mean the first one, the second \
                 one got UID {next_uid}",
                raw.task.uid, raw.task.name, raw.task.uid
            );
            let uid = raw.task.uid;
            reading.found.push(
                Severity::Error,
                "mspdi.duplicate_uid",
                Some(raw.start),
                "UID",
                Some(uid),
                message,
            );
            raw.task.uid = next_uid;
            next_uid += 1;
        }
        task_of.insert(raw.task.uid, index);
        let depth = usize::try_from(raw.level.max(1) - 1).unwrap_or(0).min(above.len());
        above.truncate(depth);
        raw.task.parent = above.last().copied();
        above.push(index);
        links.extend(std::mem::take(&mut raw.links).into_iter().map(|link| (index, link)));
        let task = raw.finish(reading, calendar_of);
        plan.tasks.push(task);
    }
    for (task, is_summary) in plan.summaries().into_iter().enumerate() {
        if let Some(task) = plan.tasks.get_mut(task) {
            task.summary = is_summary;
            if is_summary {
                task.external = None;
            }
        }
    }
    link(reading, plan, links, &task_of);
    task_of
}

fn link(
    reading: &mut Reading<'_>,
    plan: &mut Plan,
    links: Vec<(usize, RawLink)>,
    task_of: &HashMap<i64, usize>,
) {
    let mut seen = std::collections::HashSet::new();
    for (successor, raw) in links {
        let (uid, name) = plan
            .tasks
            .get(successor)
            .map_or((0, String::new()), |task| (task.uid, task.name.clone()));
        let Some(&predecessor) = task_of.get(&raw.predecessor_uid) else {
            let message = format!(
                "“{name}” waits for task {}, which is not in this file; the link was left out",
                raw.predecessor_uid
            );
            reading.found.push(
                Severity::Warning,
                "mspdi.missing_predecessor",
                Some(raw.start),
                "PredecessorLink",
                Some(uid),
                message,
            );
            continue;
        };
        if predecessor == successor || !seen.insert((predecessor, successor, raw.link.kind as u8)) {
            let message = if predecessor == successor {
                format!("“{name}” waits for itself; the link was left out")
            } else {
                format!("“{name}” has the same link twice; the second was left out")
            };
            reading.found.push(
                Severity::Warning,
                "mspdi.useless_link",
                Some(raw.start),
                "PredecessorLink",
                Some(uid),
                message,
            );
            continue;
        }
        plan.dependencies.push(PlanDependency { predecessor, successor, ..raw.link });
    }
}

impl RawTask {
    fn finish(mut self, reading: &mut Reading<'_>, calendar_of: &HashMap<i64, usize>) -> PlanTask {
        let uid = self.task.uid;
        let name = self.task.name.clone();
        let mut warn = |code: &str, element: &str, message: String| {
            reading.found.push(
                Severity::Warning,
                code,
                Some(self.start),
                element,
                Some(uid),
                message,
            );
        };
        if let Some(calendar) = self.calendar_uid {
            self.task.calendar = calendar_of.get(&calendar).copied();
            if self.task.calendar.is_none() {
                warn(
                    "mspdi.missing_calendar",
                    "CalendarUID",
                    format!(
                        "“{name}” uses calendar {calendar}, which is not in the file; it follows the project calendar"
                    ),
                );
            }
        }
        self.task.constraint = match constraint(self.constraint_code, self.constraint_date) {
            Some(Some(constraint)) => constraint,
            Some(None) => {
                warn(
                    "mspdi.constraint_without_date",
                    "ConstraintDate",
                    format!(
                        "“{name}” has a date constraint without a date; read as “as soon as possible”"
                    ),
                );
                Constraint::AsSoonAsPossible
            }
            None => {
                warn(
                    "mspdi.bad_value",
                    "ConstraintType",
                    format!(
                        "“{name}” has the unknown constraint type {}; read as “as soon as possible”",
                        self.constraint_code
                    ),
                );
                Constraint::AsSoonAsPossible
            }
        };
        if self.task.duration < Span::ZERO {
            warn(
                "mspdi.negative_duration",
                "Duration",
                format!("“{name}” has a negative duration; read as none"),
            );
            self.task.duration = Span::ZERO;
        }
        let stored = self.task.stored.clone().unwrap_or_default();
        if self.manual {
            let start = self.manual_start.or(stored.start);
            let finish = self.manual_finish.or(stored.finish);
            self.task.manual = match (start, finish) {
                (Some(start), Some(finish)) => Some((start, finish.max(start))),
                (Some(at), None) | (None, Some(at)) => Some((at, at)),
                (None, None) => None,
            };
            if !self.has_duration {
                self.task.duration = self.manual_duration.unwrap_or_default();
            }
        }
        if self.external || self.subproject {
            self.task.external =
                stored.start.zip(stored.finish).filter(|(start, finish)| start <= finish);
        }
        if let (Some(start), Some(finish)) = (self.task.actual_start, self.task.actual_finish)
            && finish < start
        {
            warn(
                "mspdi.impossible_dates",
                "ActualFinish",
                format!(
                    "“{name}” was finished {finish}, before it began {start}; the finish was left out"
                ),
            );
            self.task.actual_finish = None;
        }
        self.task
    }
}

/// How messages call a task.
struct Owner<'a>(i64, &'a str);

impl std::fmt::Display for Owner<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.1.is_empty() {
            write!(out, "task {}", self.0)
        } else {
            write!(out, "“{}”", self.1)
        }
    }
}
