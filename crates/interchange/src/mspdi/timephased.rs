//! Pauses of split tasks. MSPDI has no element for them: they show only as stretches of
//! `<TimephasedData>` whose value is an explicit zero, between stretches with work. Here they are
//! read; `timephased_out` writes them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use steerco_calendar::{Calendar, CalendarSpec, Moment, Span};
use steerco_plan::{Plan, PlanTask};
use steerco_schedule::{Split, TaskType};

use super::values::{duration, integer, moment};
use crate::xml::Cursor;

/// Timephased types that say when work is done.
pub(super) const REMAINING: i64 = 1;
pub(super) const ACTUAL: i64 = 2;

/// One row of timephased data about work.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    kind: i64,
    start: Moment,
    /// `None` where the file gives none: time off, not a pause.
    worked: Option<Span>,
}

/// The timephased work of one assignment.
#[derive(Debug, Default, Clone)]
pub(super) struct Stretches(Vec<Stretch>);

/// When the work of an assignment begins, and when it pauses.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Pauses {
    /// First moment of work.
    pub begin: Option<Moment>,
    /// From the first idle moment to the next work.
    between: Vec<(Moment, Moment)>,
}

impl Stretches {
    /// Takes note of a `<TimephasedData>` element, as it stands in the file; answers whether it
    /// speaks of work.
    pub(super) fn note(&mut self, element: &str) -> bool {
        let kind = inner(element, "Type").and_then(integer).unwrap_or(0);
        if kind != REMAINING && kind != ACTUAL {
            return false;
        }
        if let Some(start) = inner(element, "Start").and_then(moment) {
            let worked = inner(element, "Value").and_then(duration);
            self.0.push(Stretch { kind, start, worked });
        }
        true
    }

    /// Those among kept parts of a file.
    pub(super) fn of_kept(text: &str) -> Self {
        let mut stretches = Self::default();
        if !text.contains("TimephasedData") {
            return stretches;
        }
        let mut cursor = Cursor::new(text);
        while let Ok(Some(child)) = cursor.next_child() {
            let Ok(raw) = cursor.raw(child) else { break };
            if child.name == "TimephasedData" {
                stretches.note(raw);
            }
        }
        stretches
    }

    /// When work pauses: actual work first, remaining work from where that ends.
    pub(super) fn pauses(mut self) -> Pauses {
        let has_work = |one: &&Stretch| one.worked.is_some_and(|worked| worked > Span::ZERO);
        let done = self.0.iter().filter(|one| one.kind == ACTUAL).filter(has_work);
        let done = done.map(|one| one.start).max();
        self.0.retain(|one| one.kind == ACTUAL || done.is_none_or(|done| one.start > done));
        self.0.sort_by_key(|one| one.start);
        let mut pauses = Pauses::default();
        let mut idle_since = None;
        for one in self.0 {
            match one.worked {
                Some(Span::ZERO) if pauses.begin.is_some() => {
                    idle_since.get_or_insert(one.start);
                }
                Some(worked) if worked > Span::ZERO => {
                    if let Some(from) = idle_since.take() {
                        pauses.between.push((from, one.start));
                    }
                    pauses.begin.get_or_insert(one.start);
                }
                _ => {}
            }
        }
        pauses
    }
}

impl Pauses {
    /// Whether there are any.
    pub(super) fn any(&self) -> bool {
        !self.between.is_empty()
    }

    /// The pauses in working time of `calendar`.
    pub(super) fn splits(&self, calendar: &Calendar) -> Vec<Split> {
        let Some(begin) = self.begin else { return vec![] };
        let mut splits: Vec<Split> = vec![];
        let mut paused = Span::ZERO;
        for &(from, to) in &self.between {
            let pause = calendar.between(from, to);
            let after = calendar.between(begin, from) - paused;
            if pause > Span::ZERO && after > Span::ZERO {
                paused += pause;
                match splits.last_mut() {
                    Some(last) if last.after >= after => last.pause += pause,
                    _ => splits.push(Split { after, pause }),
                }
            }
        }
        splits
    }
}

/// The text of a direct leaf of an element that is known to be well-formed.
pub(super) fn inner<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = text;
    loop {
        let at = rest.find(name)?;
        let before = rest.get(..at)?;
        let after = rest.get(at + name.len()..)?;
        if before.ends_with('<') || (before.ends_with(':') && !before.ends_with("</")) {
            return after.strip_prefix('>')?.split('<').next();
        }
        rest = after;
    }
}

/// True when assignments have no say in when a task is worked on: its pauses are its own.
pub(super) fn pauses_are_the_tasks(task: &PlanTask) -> bool {
    task.elapsed
        || task.task_type == TaskType::FixedDuration
        || (task.calendar.is_some() && task.ignore_resource_calendars)
}

/// The calendar in which pauses of work on a task are counted: that in which the engine lets the
/// resource work on it. `calendars` are those of the plan.
pub(super) fn clock<'c>(
    plan: &Plan,
    calendars: &'c [Calendar],
    task: &PlanTask,
    resource: Option<usize>,
) -> Option<Cow<'c, Calendar>> {
    if task.elapsed {
        let whole = Calendar::compile(&[CalendarSpec::around_the_clock()], 0);
        return whole.ok().map(Cow::Owned);
    }
    let project = plan.project.calendar;
    let of_task = calendars.get(task.calendar.unwrap_or(project))?;
    let Some(resource) = resource.and_then(|resource| plan.resources.get(resource)) else {
        return Some(Cow::Borrowed(of_task));
    };
    if pauses_are_the_tasks(task) {
        return Some(Cow::Borrowed(of_task));
    }
    let own = calendars.get(resource.calendar.unwrap_or(project))?;
    if task.calendar.is_none() {
        return Some(Cow::Borrowed(own));
    }
    let both = Calendar::intersection(&[of_task, own]);
    Some(if both.has_work() { Cow::Owned(both) } else { Cow::Borrowed(of_task) })
}

/// Turns the pauses that were read (parallel to `plan.assignments`) into splits of the assignments,
/// or of the task where the work is not assigned to anyone, or where assignments have no say in its
/// dates and all pause alike.
pub(super) fn apply(plan: &mut Plan, pauses: &[Pauses]) {
    if pauses.iter().all(|pauses| pauses.between.is_empty()) {
        return;
    }
    let specs: Vec<CalendarSpec> =
        plan.calendars.iter().map(|calendar| calendar.spec.clone()).collect();
    let Ok(calendars) = Calendar::compile_all(&specs) else { return };
    let mut of_tasks: BTreeMap<usize, Option<Vec<Split>>> = BTreeMap::new();
    for (index, pauses) in pauses.iter().enumerate() {
        let Some(assignment) = plan.assignments.get(index) else { continue };
        let Some(task) = plan.tasks.get(assignment.task) else { continue };
        let splits = if pauses.between.is_empty() {
            vec![]
        } else {
            let Some(clock) = clock(plan, &calendars, task, assignment.resource) else { continue };
            pauses.splits(&clock)
        };
        if assignment.resource.is_none() || pauses_are_the_tasks(task) {
            of_tasks
                .entry(assignment.task)
                .and_modify(|known| {
                    if known.as_ref() != Some(&splits) {
                        *known = None;
                    }
                })
                .or_insert_with(|| Some(splits.clone()));
        }
        if let Some(assignment) = plan.assignments.get_mut(index)
            && assignment.resource.is_some()
        {
            assignment.splits = splits;
        }
    }
    for (index, splits) in of_tasks {
        if let (Some(task), Some(splits)) = (plan.tasks.get_mut(index), splits) {
            task.splits = splits;
        }
    }
}
