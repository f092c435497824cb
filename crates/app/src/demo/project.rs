//! One demo project: a plan from its template, then a baseline, slips and progress up to today.

use steerco_calendar::{CalendarException, CalendarSpec, Moment, Recurrence, Span};
use steerco_plan::{
    CalendarKind, Kept, Plan, PlanAssignment, PlanCalendar, PlanDependency, PlanResource, PlanTask,
    ScheduleRefusal, TaskBaseline,
};
use steerco_schedule::{Constraint, DependencyKind, Lag};
use steerco_units::{Percent, Rate};

use super::ledger::Ledger;
use super::people::Person;
use super::template::{Phase, Template};

/// What the generator is told about a project.
pub(super) struct Brief<'a> {
    pub name: &'a str,
    pub template: Template,
    pub start: Moment,
    /// Work before this moment is done; `None` for projects that have not begun.
    pub status_date: Option<Moment>,
    /// How many tasks in a hundred take longer than planned.
    pub slips: u8,
    pub areas: usize,
}

/// Builds the plan of a project.
pub(super) fn plan(
    brief: &Brief<'_>,
    people: &[Person],
    calendars: &[CalendarSpec],
    ledger: &mut Ledger,
    random: &mut fastrand::Rng,
) -> Result<Plan, ScheduleRefusal> {
    let mut draft =
        Draft { plan: Plan::default(), people, of_person: vec![None; people.len()], teams: vec![] };
    draft.plan.project.name = brief.name.to_owned();
    draft.plan.project.start = brief.start;
    for (index, spec) in calendars.iter().enumerate() {
        let uid = i64::try_from(index).unwrap_or(0) + 1;
        draft.plan.calendars.push(PlanCalendar::base(uid, spec.clone()));
    }
    draft.phases(brief, random);
    draft.staff(ledger, random)?;
    let mut plan = draft.plan;
    set_baseline(&mut plan)?;
    if let Some(status_date) = brief.status_date {
        slip(&mut plan, brief.slips, random);
        advance(&mut plan, status_date, random)?;
    }
    Ok(plan)
}

struct Draft<'a> {
    plan: Plan,
    people: &'a [Person],
    of_person: Vec<Option<usize>>,
    /// Which team does which task.
    teams: Vec<(usize, &'static str)>,
}

/// Least that somebody is asked for, in basis points.
const LEAST: i64 = 2000;

impl Draft<'_> {
    fn phases(&mut self, brief: &Brief<'_>, random: &mut fastrand::Rng) {
        let mut gates: Vec<usize> = vec![];
        for phase in brief.template.phases() {
            let summary = self.task(None, phase.name, 0);
            let areas: Vec<&str> = if phase.per_area {
                brief.template.areas().iter().copied().take(brief.areas).collect()
            } else {
                vec![""]
            };
            let mut ends = vec![];
            for (number, area) in areas.iter().enumerate() {
                let parent =
                    if area.is_empty() { summary } else { self.task(Some(summary), area, 0) };
                let begin = self.plan.tasks.len();
                let end = self.chain(phase, parent, random);
                for &gate in &gates {
                    // Areas follow each other like a wave.
                    let wave = Span::from_minutes(480 * 5 * i64::try_from(number).unwrap_or(0));
                    self.link(gate, begin, DependencyKind::FinishToStart, wave);
                }
                ends.push(end);
            }
            gates = ends;
        }
        if let Some(&last) = gates.first()
            && let Some(task) = self.plan.tasks.get_mut(last)
        {
            task.constraint = Constraint::AsSoonAsPossible;
        }
    }

    /// The tasks of a phase one after the other, some side by side; returns the last.
    fn chain(&mut self, phase: &Phase, parent: usize, random: &mut fastrand::Rng) -> usize {
        let mut previous: Option<usize> = None;
        let mut before: Option<usize> = None;
        for &(name, least, most, team) in phase.tasks {
            let days = if most == 0 { 0 } else { random.i64(least..=most) };
            let task = self.task(Some(parent), name, days);
            match (previous, before, random.u8(0..10)) {
                (Some(previous), _, _) if days == 0 => {
                    self.link(previous, task, DependencyKind::FinishToStart, Span::ZERO);
                    if let Some(before) = before {
                        self.link(before, task, DependencyKind::FinishToStart, Span::ZERO);
                    }
                }
                (Some(previous), Some(before), 0..3) => {
                    self.link(before, task, DependencyKind::FinishToStart, Span::ZERO);
                    if random.bool() {
                        self.link(
                            previous,
                            task,
                            DependencyKind::FinishToFinish,
                            Span::from_minutes(480),
                        );
                    }
                }
                (Some(previous), _, 3..5) => {
                    let lag = Span::from_minutes(480 * random.i64(2..4));
                    self.link(previous, task, DependencyKind::StartToStart, lag);
                }
                (Some(previous), _, 5) => {
                    let lag = Span::from_minutes(480 * random.i64(1..4));
                    self.link(previous, task, DependencyKind::FinishToStart, lag);
                }
                (Some(previous), _, _) => {
                    self.link(previous, task, DependencyKind::FinishToStart, Span::ZERO);
                }
                (None, _, _) => {}
            }
            if days > 0 {
                self.teams.push((task, team));
            }
            before = previous;
            previous = Some(task);
        }
        previous.unwrap_or(parent)
    }

    fn task(&mut self, parent: Option<usize>, name: &str, days: i64) -> usize {
        let index = self.plan.tasks.len();
        let uid = i64::try_from(index).unwrap_or(0) + 1;
        if let Some(parent) = parent.and_then(|parent| self.plan.tasks.get_mut(parent)) {
            parent.summary = true;
            parent.milestone = false;
        }
        self.plan.tasks.push(PlanTask {
            uid,
            row: uid,
            parent,
            name: name.to_owned(),
            duration: Span::from_minutes(480 * days),
            milestone: days == 0,
            ..PlanTask::default()
        });
        index
    }

    fn link(&mut self, predecessor: usize, successor: usize, kind: DependencyKind, lag: Span) {
        // A wave may reach a summary's first child only: the summary itself stands before it.
        self.plan.dependencies.push(PlanDependency {
            predecessor,
            successor,
            kind,
            lag: Lag::Working(lag),
            lag_format: 7,
            kept: Kept::default(),
        });
    }

    /// Gives each task to one or two of its team who have time then; now and then to whoever comes to
    /// mind, as people do.
    fn staff(
        &mut self,
        ledger: &mut Ledger,
        random: &mut fastrand::Rng,
    ) -> Result<(), ScheduleRefusal> {
        let scheduled = self.plan.schedule()?.schedule;
        let mut teams = std::mem::take(&mut self.teams);
        teams.sort_by_key(|(task, _)| scheduled.tasks.get(*task).map(|dates| dates.start));
        for (task, team) in teams {
            let Some(dates) = scheduled.tasks.get(task) else { continue };
            let days = dates.start.day()..=dates.finish.day();
            let members: Vec<usize> =
                (0..self.people.len()).filter(|&person| self.people[person].team == team).collect();
            let mut by_time = members.clone();
            random.shuffle(&mut by_time);
            by_time
                .sort_by_key(|&person| ledger.busiest(person, &days) - self.people[person].units);
            let careless = random.u8(0..25) == 0;
            let wanted = if random.u8(0..4) == 0 { 2 } else { 1 };
            for &person in by_time.iter().take(wanted) {
                let person =
                    if careless { members[random.usize(0..members.len())] } else { person };
                let all = self.people[person].units;
                let free = (all - ledger.busiest(person, &days)) / 1000 * 1000;
                let units = if careless { all } else { free.clamp(LEAST, all) };
                ledger.take(person, &days, units);
                self.assign(task, person, units);
                if careless {
                    break;
                }
            }
        }
        Ok(())
    }

    fn assign(&mut self, task: usize, person: usize, units: i64) {
        let units = Percent::from_basis_points(units);
        let resource = self.resource(person);
        let Some(target) = self.plan.tasks.get_mut(task) else { return };
        let work = Span::from_tenths(units.of(target.duration.tenths()).unwrap_or(0));
        target.work += work;
        let uid = i64::try_from(self.plan.assignments.len()).unwrap_or(0) + 1;
        self.plan.assignments.push(PlanAssignment {
            uid,
            task,
            resource: Some(resource),
            units,
            work,
            ..PlanAssignment::default()
        });
    }

    /// The plan's resource for a person, with a calendar that knows the person's leave.
    fn resource(&mut self, person: usize) -> usize {
        if let Some(resource) = self.of_person[person] {
            return resource;
        }
        let about = &self.people[person];
        let mut spec = CalendarSpec::derived(&about.name, about.calendar);
        spec.exceptions = about
            .leave
            .iter()
            .map(|&(from, to)| CalendarException {
                name: "Leave".into(),
                from,
                to,
                recurrence: Recurrence::Daily { every: 1 },
                occurrences: None,
                shifts: vec![],
            })
            .collect();
        let uid = i64::try_from(self.plan.calendars.len()).unwrap_or(0) + 1;
        self.plan.calendars.push(PlanCalendar {
            uid,
            spec,
            kind: CalendarKind::Resource,
            kept: Kept::default(),
        });
        let resource = self.plan.resources.len();
        self.plan.resources.push(PlanResource {
            uid: i64::try_from(resource).unwrap_or(0) + 1,
            name: about.name.clone(),
            email: about.email.clone(),
            group: about.team.to_owned(),
            calendar: Some(self.plan.calendars.len() - 1),
            max_units: Percent::from_basis_points(about.units),
            standard_rate: Rate(about.rate),
            ..PlanResource::default()
        });
        self.of_person[person] = Some(resource);
        resource
    }
}

/// Remembers the dates as they are planned now, and gives the last milestone a deadline.
fn set_baseline(plan: &mut Plan) -> Result<(), ScheduleRefusal> {
    let scheduled = plan.schedule()?.schedule;
    for (task, dates) in plan.tasks.iter_mut().zip(&scheduled.tasks) {
        task.baselines.push(TaskBaseline {
            slot: 0,
            start: Some(dates.start),
            finish: Some(dates.finish),
            duration: dates.duration,
            work: task.work,
            cost_minor: 0,
            kept: Kept::default(),
        });
    }
    if let Some((task, dates)) = plan.tasks.iter_mut().zip(&scheduled.tasks).next_back() {
        task.deadline = Some(dates.finish + Span::from_minutes(15 * 24 * 60));
    }
    Ok(())
}

/// Some tasks take longer than the baseline says.
fn slip(plan: &mut Plan, slips: u8, random: &mut fastrand::Rng) {
    let summaries = plan.summaries();
    let mut changed = vec![];
    for (index, task) in plan.tasks.iter_mut().enumerate() {
        if summaries[index] || task.duration.is_zero() || random.u8(0..100) >= slips {
            continue;
        }
        let days = task.duration.tenths() / 4800;
        let more = (days * random.i64(10..60) / 100).max(1);
        task.duration += Span::from_minutes(480 * more);
        changed.push(index);
    }
    for assignment in &mut plan.assignments {
        if changed.contains(&assignment.task)
            && let Some(task) = plan.tasks.get(assignment.task)
        {
            let work = assignment.units.of(task.duration.tenths()).unwrap_or(0);
            assignment.work = Span::from_tenths(work);
        }
    }
}

/// What should have happened by the status date has happened; a little less, here and there.
fn advance(
    plan: &mut Plan,
    status_date: Moment,
    random: &mut fastrand::Rng,
) -> Result<(), ScheduleRefusal> {
    let scheduled = plan.schedule()?.schedule;
    let summaries = plan.summaries();
    plan.project.status_date = Some(status_date);
    for (index, (task, dates)) in plan.tasks.iter_mut().zip(&scheduled.tasks).enumerate() {
        if summaries[index] || dates.start >= status_date {
            continue;
        }
        let percent = if dates.finish <= status_date {
            10_000
        } else {
            let (done, all) = (status_date - dates.start, dates.finish - dates.start);
            let share = done.tenths() * 10_000 / all.tenths().max(1);
            (share - random.i64(0..2500)).clamp(500, 9500) / 500 * 500
        };
        task.percent_complete = Percent::from_basis_points(percent);
        task.actual_start = Some(dates.start);
        if percent == 10_000 {
            task.actual_finish = Some(dates.finish);
        }
        let done = task.percent_complete.of(dates.duration.tenths()).unwrap_or(0);
        task.actual_duration = Span::from_tenths(done);
        if percent < 10_000 {
            task.duration = dates.duration;
        }
    }
    for assignment in &mut plan.assignments {
        if let Some(task) = plan.tasks.get(assignment.task) {
            let done = task.percent_complete.of(assignment.work.tenths()).unwrap_or(0);
            assignment.actual_work = Span::from_tenths(done);
        }
    }
    Ok(())
}
