//! One plan or several, placed side by side with one numbering of their tasks, assignments,
//! calendars and people. Each keeps its own settings and calendars: where a task goes is worked out
//! by the [`Placing`] of its own plan, and only what people are asked for meets.

use steerco_calendar::{Calendar, Moment, Span};
use steerco_schedule::{Network, NetworkError, Placing, Split, Task, Work};

use crate::options::Member;

/// Plans of which the tasks are placed one by one.
///
/// Steps are numbered as in [`Placing`], with the tasks of all plans: a task is a step, and the
/// roll-up of a summary is the step behind all tasks, at the same place.
#[derive(Debug, Clone)]
pub(crate) struct Plans {
    parts: Vec<Part>,
    /// Per task: its plan.
    part_of: Vec<usize>,
    /// Per assignment: its plan.
    part_of_assignment: Vec<usize>,
    steps: Vec<usize>,
    by_task: Vec<Vec<usize>>,
    calendars: Vec<Calendar>,
    calendar_of_assignment: Vec<usize>,
}

#[derive(Debug, Clone)]
struct Part {
    placing: Placing,
    priority: u16,
    /// Where its tasks and assignments begin among all.
    tasks: usize,
    assignments: usize,
    /// Per resource: which of those that are shared.
    resources: Vec<usize>,
}

impl Plans {
    /// `cleared` are the networks of the members, without the delays that may be given anew.
    pub(crate) fn new(
        members: &[Member<'_>],
        cleared: &[Network],
    ) -> Result<Self, (usize, NetworkError)> {
        let count: usize = cleared.iter().map(|network| network.tasks.len()).sum();
        let mut plans = Self {
            parts: vec![],
            part_of: Vec::with_capacity(count),
            part_of_assignment: vec![],
            steps: Vec::with_capacity(2 * count),
            by_task: Vec::with_capacity(count),
            calendars: vec![],
            calendar_of_assignment: vec![],
        };
        for (index, (member, network)) in members.iter().zip(cleared).enumerate() {
            let placing = Placing::new(network).map_err(|error| (index, error))?;
            plans.add(index, placing, member, count);
        }
        plans.merge_calendars();
        Ok(plans)
    }

    fn add(&mut self, index: usize, placing: Placing, member: &Member<'_>, count: usize) {
        let (tasks, assignments) = (self.part_of.len(), self.part_of_assignment.len());
        let calendars = self.calendars.len();
        let own = placing.network().tasks.len();
        self.part_of.resize(tasks + own, index);
        self.part_of_assignment.resize(assignments + placing.network().assignments.len(), index);
        let number =
            |step: usize| if step < own { tasks + step } else { count + tasks + step - own };
        self.steps.extend(placing.steps().iter().map(|&step| number(step)));
        for task in 0..own {
            let here = placing.assignments(task).iter();
            self.by_task.push(here.map(|&assignment| assignments + assignment).collect());
        }
        self.calendars.extend(placing.calendars().iter().cloned());
        let of_assignments = 0..placing.network().assignments.len();
        let calendar = |assignment| calendars + placing.assignment_calendar(assignment);
        self.calendar_of_assignment.extend(of_assignments.map(calendar));
        let (priority, resources) = (member.priority, member.resources.to_vec());
        self.parts.push(Part { placing, priority, tasks, assignments, resources });
    }

    /// Assignments on calendars that work at the same times are on one calendar.
    fn merge_calendars(&mut self) {
        if self.parts.len() < 2 {
            return;
        }
        let mut order: Vec<usize> = (0..self.calendars.len()).collect();
        order.sort_by_key(|&index| (self.calendars[index].fingerprint(), index));
        let mut same: Vec<usize> = (0..self.calendars.len()).collect();
        for pair in order.windows(2) {
            if self.calendars[pair[1]].works_like(&self.calendars[pair[0]]) {
                same[pair[1]] = same[pair[0]];
            }
        }
        for calendar in &mut self.calendar_of_assignment {
            *calendar = same[*calendar];
        }
    }

    /// The networks with the delays given so far, in the order of the plans.
    pub(crate) fn networks(&self) -> impl Iterator<Item = &Network> {
        self.parts.iter().map(|part| part.placing.network())
    }

    /// The engine of the plan, when there is only one.
    pub(crate) fn only(&self) -> Option<&Placing> {
        match self.parts.as_slice() {
            [part] => Some(&part.placing),
            _ => None,
        }
    }

    /// Where the tasks of each plan stand among all.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = std::ops::Range<usize>> {
        self.parts.iter().map(|part| part.tasks..part.tasks + part.placing.network().tasks.len())
    }

    /// How many tasks there are.
    pub(crate) fn count(&self) -> usize {
        self.part_of.len()
    }

    fn part(&self, task: usize) -> (&Part, usize) {
        let part = &self.parts[self.part_of[task]];
        (part, task - part.tasks)
    }

    fn part_mut(&mut self, task: usize) -> (&mut Placing, usize) {
        let part = &mut self.parts[self.part_of[task]];
        (&mut part.placing, task - part.tasks)
    }

    /// A step of all plans as a step of its own.
    fn own_step(&self, step: usize) -> (usize, usize) {
        let task = step % self.count();
        let part = &self.parts[self.part_of[task]];
        let own = task - part.tasks;
        let rolls_up = step >= self.count();
        (self.part_of[task], if rolls_up { own + part.placing.network().tasks.len() } else { own })
    }

    /// The number of a plan's own step among all.
    fn step(&self, part: &Part, own: usize) -> usize {
        let tasks = part.placing.network().tasks.len();
        if own < tasks { part.tasks + own } else { self.count() + part.tasks + own - tasks }
    }

    pub(crate) fn task(&self, task: usize) -> &Task {
        let (part, own) = self.part(task);
        &part.placing.network().tasks[own]
    }

    /// The summary above a task.
    pub(crate) fn parent(&self, task: usize) -> Option<usize> {
        let (part, own) = self.part(task);
        part.placing.network().tasks[own].parent.map(|parent| part.tasks + parent)
    }

    /// The priority of the task's plan.
    pub(crate) fn priority(&self, task: usize) -> u16 {
        self.parts[self.part_of[task]].priority
    }

    /// The priority of each plan.
    pub(crate) fn priorities(&self) -> impl Iterator<Item = u16> {
        self.parts.iter().map(|part| part.priority)
    }

    /// See [`Placing::steps`]; the steps of one plan after those of the other.
    pub(crate) fn steps(&self) -> &[usize] {
        &self.steps
    }

    /// True for a task that has not begun and that nobody has fixed.
    pub(crate) fn is_open(&self, task: usize) -> bool {
        let (part, own) = self.part(task);
        part.placing.open_task(own).is_some()
    }

    pub(crate) fn works(&self, task: usize) -> bool {
        let (part, own) = self.part(task);
        part.placing.works(own)
    }

    pub(crate) fn is_summary(&self, task: usize) -> bool {
        let (part, own) = self.part(task);
        part.placing.is_summary(own)
    }

    pub(crate) fn followers(&self, step: usize) -> Vec<usize> {
        let (part, own) = self.own_step(step);
        let part = &self.parts[part];
        part.placing.followers(own).into_iter().map(|own| self.step(part, own)).collect()
    }

    pub(crate) fn length(&self, task: usize) -> Span {
        let (part, own) = self.part(task);
        part.placing.length(own)
    }

    /// See [`Placing::may_pause`].
    pub(crate) fn may_pause(&self, task: usize) -> bool {
        let (part, own) = self.part(task);
        part.placing.may_pause(own)
    }

    /// See [`Placing::set_pauses`].
    pub(crate) fn set_pauses(&mut self, task: usize, pauses: &[Split]) {
        let (placing, own) = self.part_mut(task);
        placing.set_pauses(own, pauses);
    }

    /// See [`Placing::may_pause_rest`].
    pub(crate) fn may_pause_rest(&self, task: usize) -> bool {
        let (part, own) = self.part(task);
        part.placing.may_pause_rest(own)
    }

    /// See [`Placing::set_rest`].
    pub(crate) fn set_rest(&mut self, task: usize, resume: Option<Moment>, pauses: &[Split]) {
        let (placing, own) = self.part_mut(task);
        placing.set_rest(own, resume, pauses);
    }

    /// See [`Placing::pauses`].
    pub(crate) fn pauses(&self, task: usize) -> Vec<(Moment, Moment)> {
        let (part, own) = self.part(task);
        part.placing.pauses(own)
    }

    /// See [`Placing::may_pause_people`].
    pub(crate) fn may_pause_people(&self, task: usize) -> bool {
        let (part, own) = self.part(task);
        part.placing.may_pause_people(own)
    }

    /// See [`Placing::people`]: the assignment, its calendar, its length.
    pub(crate) fn people(&self, task: usize) -> Vec<(usize, &Calendar, Span)> {
        let (part, own) = self.part(task);
        let calendars = part.placing.calendars();
        let people = part.placing.people(own);
        let here = |(assignment, calendar, length): (usize, usize, Span)| {
            (part.assignments + assignment, &calendars[calendar], length)
        };
        people.map(here).collect()
    }

    /// See [`Placing::set_people_pauses`].
    pub(crate) fn set_people_pauses(&mut self, task: usize, pauses: &[(usize, Vec<Split>)]) {
        let part = &mut self.parts[self.part_of[task]];
        let first = part.assignments;
        let own: Vec<(usize, Vec<Split>)> =
            pauses.iter().map(|(one, splits)| (one - first, splits.clone())).collect();
        part.placing.set_people_pauses(task - part.tasks, &own);
    }

    /// The pauses of people on a task.
    pub(crate) fn people_pauses(&self, task: usize) -> Vec<(usize, Vec<Split>)> {
        let (part, _) = self.part(task);
        let splits = |&one: &usize| {
            let splits = &part.placing.network().assignments[one - part.assignments].splits;
            (!splits.is_empty()).then(|| (one, splits.clone()))
        };
        self.by_task[task].iter().filter_map(splits).collect()
    }

    /// See [`Placing::pauses_of`].
    pub(crate) fn pauses_of(&self, assignment: usize) -> Vec<(Moment, Moment)> {
        let part = &self.parts[self.part_of_assignment[assignment]];
        part.placing.pauses_of(assignment - part.assignments)
    }

    /// The working time of a day in the task's plan.
    pub(crate) fn day(&self, task: usize) -> Span {
        let (part, _) = self.part(task);
        part.placing.network().settings.day
    }

    /// The calendar on which a task runs, when it is one.
    pub(crate) fn calendar_of(&self, task: usize) -> Option<&Calendar> {
        let (part, own) = self.part(task);
        Some(&part.placing.calendars()[part.placing.calendar(own)?])
    }

    pub(crate) fn calendars(&self) -> &[Calendar] {
        &self.calendars
    }

    pub(crate) fn assignment_calendar(&self, assignment: usize) -> usize {
        self.calendar_of_assignment[assignment]
    }

    pub(crate) fn assignments(&self, task: usize) -> &[usize] {
        &self.by_task[task]
    }

    /// How many assignments there are.
    pub(crate) fn assignment_count(&self) -> usize {
        self.part_of_assignment.len()
    }

    /// True when an assignment begins with its task.
    pub(crate) fn begins(&self, assignment: usize) -> bool {
        let part = &self.parts[self.part_of_assignment[assignment]];
        let one = &part.placing.network().assignments[assignment - part.assignments];
        one.delay.is_zero() && one.leveling_delay.is_zero()
    }

    /// True when an assignment has no levelling delay of its own.
    pub(crate) fn waits_with_task(&self, assignment: usize) -> bool {
        let part = &self.parts[self.part_of_assignment[assignment]];
        let one = &part.placing.network().assignments[assignment - part.assignments];
        one.leveling_delay.is_zero()
    }

    /// The shared resource and units of an assignment; see [`Placing::need`].
    pub(crate) fn need(&self, assignment: usize) -> Option<(usize, i32)> {
        let part = &self.parts[self.part_of_assignment[assignment]];
        let (resource, units) = part.placing.need(assignment - part.assignments)?;
        Some((part.resources[resource], units))
    }

    pub(crate) fn settle(&mut self, step: usize) {
        let (part, own) = self.own_step(step);
        self.parts[part].placing.settle(own);
    }

    pub(crate) fn place_early(&mut self, task: usize) {
        let (placing, own) = self.part_mut(task);
        placing.place_early(own);
    }

    pub(crate) fn place(&mut self, task: usize, at: Moment) {
        let (placing, own) = self.part_mut(task);
        placing.place(own, at);
    }

    pub(crate) fn place_with(&mut self, task: usize, delay: Span) {
        let (placing, own) = self.part_mut(task);
        placing.place_with(own, delay);
    }

    pub(crate) fn placed_from(&self, task: usize) -> Moment {
        let (part, own) = self.part(task);
        part.placing.placed_from(own)
    }

    pub(crate) fn delay(&self, task: usize) -> Span {
        let (part, own) = self.part(task);
        part.placing.delay(own)
    }

    pub(crate) fn dates(&self, task: usize) -> (Moment, Moment) {
        let (part, own) = self.part(task);
        part.placing.dates(own)
    }

    pub(crate) fn work(&self, task: usize, work: &mut Vec<Work>) {
        let (part, own) = self.part(task);
        part.placing.work(own, work);
        for piece in work {
            piece.assignment += part.assignments;
        }
    }
}
