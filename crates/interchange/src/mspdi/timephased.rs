//! Pauses of split tasks. MSPDI has no element for them: they show only as stretches of
//! `<TimephasedData>` whose value is an explicit zero, between stretches with work.

use steerco_calendar::{Calendar, CalendarSpec, Moment, Span};
use steerco_plan::Plan;
use steerco_schedule::Split;

/// Gathers the pauses of one assignment while its timephased data goes by.
#[derive(Debug, Default, Clone)]
pub(super) struct Pauses {
    /// First moment of work.
    pub begin: Option<Moment>,
    /// From the first idle moment to the next work.
    pub between: Vec<(Moment, Moment)>,
    idle_since: Option<Moment>,
}

/// Timephased types that say when work is done: 1 remaining work, 2 actual work.
pub(super) const WORK_TYPES: [i64; 2] = [1, 2];

impl Pauses {
    /// One stretch; `value` is `None` where the file gives none (time off, not a pause).
    pub(super) fn stretch(&mut self, start: Moment, value: Option<Span>) {
        match value {
            Some(Span::ZERO) if self.begin.is_some() => {
                self.idle_since.get_or_insert(start);
            }
            Some(worked) if worked > Span::ZERO => {
                if let Some(from) = self.idle_since.take() {
                    self.between.push((from, start));
                }
                self.begin.get_or_insert(start);
            }
            _ => {}
        }
    }

    /// The pauses in working time of `calendar`.
    fn splits(&self, calendar: &Calendar) -> Vec<Split> {
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

/// Turns the gathered pauses (parallel to `plan.assignments`) into splits of the assignments, or
/// of the task where the work is not assigned to anyone.
pub(super) fn apply(plan: &mut Plan, pauses: &[Pauses]) {
    if pauses.iter().all(|pauses| pauses.between.is_empty()) {
        return;
    }
    let specs: Vec<CalendarSpec> =
        plan.calendars.iter().map(|calendar| calendar.spec.clone()).collect();
    for (index, pauses) in pauses.iter().enumerate() {
        if pauses.between.is_empty() {
            continue;
        }
        let Some(assignment) = plan.assignments.get_mut(index) else { continue };
        let Some(task) = plan.tasks.get_mut(assignment.task) else { continue };
        let resource = assignment.resource.and_then(|resource| plan.resources.get(resource));
        let own = resource.and_then(|resource| resource.calendar);
        let which = own.or(task.calendar).unwrap_or(plan.project.calendar);
        let Ok(calendar) = Calendar::compile(&specs, which) else { continue };
        let splits = pauses.splits(&calendar);
        if assignment.resource.is_some() {
            assignment.splits = splits;
        } else {
            task.splits = splits;
        }
    }
}
