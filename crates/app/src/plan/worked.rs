//! When people work on the tasks of a plan: from the first moment of an assignment to its last, without the
//! pauses of its task and without its own.

use std::collections::HashMap;

use steerco_calendar::{Calendar, CalendarSpec, Moment};
use steerco_plan::Plan;
use steerco_schedule::ResourceKind;
use steerco_store::{plan::PlanRows, row};
use uuid::Uuid;

use super::{stored_pieces::read_pieces, stored_splits::NO_SPLITS};
use crate::{Failure, Outcome};

/// The calendars of a plan, and those that are made of two of them.
pub(super) struct Worked<'plan> {
    rows: &'plan PlanRows,
    plan: &'plan Plan,
    task_at: HashMap<Uuid, usize>,
    /// Those of the plan, then those of a task and a person together.
    calendars: Vec<Calendar>,
    both: HashMap<(usize, usize), usize>,
}

/// An assignment of someone with working time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WorkedTask {
    /// The place of the task among the rows.
    pub(super) task: usize,
    /// The place of the person among the plan's resources.
    pub(super) person: usize,
    /// The place of the calendar on which they do it.
    pub(super) calendar: usize,
    /// Whether they pause for themselves, while others on the task go on.
    pub(super) pauses_alone: bool,
    /// The stretches in which they work on it, in order.
    pub(super) pieces: Vec<(Moment, Moment)>,
}

impl<'plan> Worked<'plan> {
    pub(super) fn new(rows: &'plan PlanRows, plan: &'plan Plan) -> Outcome<Self> {
        let specs: Vec<CalendarSpec> = plan.calendars.iter().map(|one| one.spec.clone()).collect();
        let calendars = Calendar::compile_all(&specs)
            .map_err(|error| Failure::Fault(format!("calendars of the plan: {error}")))?;
        let task_at = rows.tasks.iter().enumerate().map(|(index, row)| (row.id, index)).collect();
        Ok(Self { rows, plan, task_at, calendars, both: HashMap::new() })
    }

    /// The calendars that [`WorkedTask::calendar`] speaks of so far.
    pub(super) fn calendars(&self) -> &[Calendar] {
        &self.calendars
    }

    /// The calendar of one of the plan's resources, when it has working time.
    pub(super) fn own(&self, person: usize) -> Option<usize> {
        let resource = self.plan.resources.get(person)?;
        (resource.kind == ResourceKind::Work)
            .then(|| resource.calendar.unwrap_or(self.plan.project.calendar))
    }

    /// An assignment by its place among the rows; `None` when nobody with working time is on it.
    pub(super) fn of(&mut self, at: usize) -> Outcome<Option<WorkedTask>> {
        let (Some(assignment), Some(row)) =
            (self.plan.assignments.get(at), self.rows.assignments.get(at))
        else {
            return Ok(None);
        };
        let Some(index) = self.task_at.get(&row.task_id).copied() else { return Ok(None) };
        let (Some(task), Some(person)) = (self.rows.tasks.get(index), assignment.resource) else {
            return Ok(None);
        };
        let Some(theirs) = self.own(person) else { return Ok(None) };
        let calendar = self.calendar(task, index, theirs);
        let pieces = read_pieces(row.pieces.as_deref(), row.start, row.finish)?;
        let pieces = pieces.into_iter().filter(|(from, to)| from < to).collect();
        let pauses_alone = task.splits == NO_SPLITS && row.splits != NO_SPLITS;
        Ok(Some(WorkedTask { task: index, person, calendar, pauses_alone, pieces }))
    }

    fn calendar(&mut self, task: &row::Task, index: usize, theirs: usize) -> usize {
        match self.plan.tasks.get(index).and_then(|task| task.calendar) {
            Some(of_task) if task.ignore_resource_calendars => of_task,
            Some(of_task) if of_task != theirs => {
                if let Some(known) = self.both.get(&(of_task, theirs)) {
                    return *known;
                }
                let pair = [of_task, theirs].map(|which| self.calendars.get(which));
                let pair: Vec<&Calendar> = pair.into_iter().flatten().collect();
                let common = Calendar::intersection(&pair);
                self.calendars.push(common);
                self.both.insert((of_task, theirs), self.calendars.len() - 1);
                self.calendars.len() - 1
            }
            _ => theirs,
        }
    }
}
