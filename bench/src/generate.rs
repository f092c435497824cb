//! Networks of any size that look like plans: summaries of ten tasks, mixed links, several calendars
//! with holidays, people with calendars of their own. The same size gives the same network.

use steerco_calendar::{
    Calendar, CalendarError, CalendarException, CalendarSpec, Moment, Recurrence, Span,
};
use steerco_schedule::{
    Activity, Assignment, Constraint, Contour, Dependency, DependencyKind, Dialect, Lag, Network,
    Progress, ProgressPolicy, Resource, ResourceKind, Settings, Task, TaskType,
};

/// People, each with a calendar of their own.
pub(crate) const PEOPLE: usize = 150;

/// Numbers that only look random (splitmix64).
#[derive(Debug, Clone)]
pub(crate) struct Sequence(u64);

impl Sequence {
    /// Starts a sequence; equal seeds give equal sequences.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        usize::try_from((mixed ^ (mixed >> 31)) % bound).unwrap_or(0)
    }
}

/// A network of `count` tasks, one in eleven a summary, 1.6 links per task.
pub(crate) fn network(count: usize) -> Result<Network, CalendarError> {
    let mut sequence = Sequence::new(count as u64);
    let tasks: Vec<Task> = (0..count).map(|index| task(&mut sequence, index)).collect();
    let mut dependencies = vec![];
    for successor in 1..count {
        for _ in 0..1 + usize::from(sequence.below(10) < 6) {
            dependencies.extend(dependency(&mut sequence, successor));
        }
    }
    let resources = (0..PEOPLE)
        .map(|person| Resource {
            calendar: Some(2 + person),
            kind: ResourceKind::Work,
            max_units: 10_000,
        })
        .collect();
    let assignments = (0..count)
        .filter(|index| !index.is_multiple_of(11) && index.is_multiple_of(3))
        .map(|task| assignment(&mut sequence, task, &tasks[task]))
        .collect();
    Ok(Network {
        settings: settings(),
        calendars: Calendar::compile_all(&calendars())?,
        tasks,
        dependencies,
        resources,
        assignments,
    })
}

/// Monday morning in 2026, on the first calendar.
pub(crate) fn settings() -> Settings {
    Settings {
        dialect: Dialect::Microsoft,
        start: Moment::from_day(20_515) + Span::from_minutes(480),
        schedule_from_finish: None,
        calendar: 0,
        status_date: None,
        progress: ProgressPolicy::RetainedLogic,
        honor_constraints: true,
        critical_limit: Span::ZERO,
        multiple_critical_paths: false,
        day: Span::from_minutes(480),
        reschedule_uncompleted: false,
    }
}

/// One to ten days; one task in eleven is the summary of the ten after it.
pub(crate) fn task(sequence: &mut Sequence, index: usize) -> Task {
    let days = i64::try_from(1 + sequence.below(10)).unwrap_or(1);
    Task {
        parent: (!index.is_multiple_of(11)).then_some(index / 11 * 11),
        calendar: (sequence.below(20) == 0).then_some(1),
        ..plain_task(days)
    }
}

/// A task of so many days about which nothing is special.
pub(crate) fn plain_task(days: i64) -> Task {
    Task {
        parent: None,
        duration: Span::from_minutes(480 * days),
        elapsed: false,
        calendar: None,
        ignore_resource_calendars: false,
        activity: Activity::TaskDependent,
        constraint: Constraint::AsSoonAsPossible,
        second_constraint: Constraint::AsSoonAsPossible,
        deadline: None,
        manual: None,
        active: true,
        external: None,
        progress: Progress::default(),
        splits: vec![],
        leveling_delay: Span::ZERO,
        priority: 500,
        task_type: TaskType::FixedUnits,
        effort_driven: false,
    }
}

/// From one of the hundred tasks before; none from or to a summary of the same task.
fn dependency(sequence: &mut Sequence, successor: usize) -> Option<Dependency> {
    let predecessor = successor - 1 - sequence.below(100.min(successor));
    let related = predecessor / 11 == successor / 11
        && (predecessor.is_multiple_of(11) || successor.is_multiple_of(11));
    let kind = match sequence.below(10) {
        0 => DependencyKind::StartToStart,
        1 => DependencyKind::FinishToFinish,
        _ => DependencyKind::FinishToStart,
    };
    let lag = match sequence.below(10) {
        0 => Lag::Working(Span::from_minutes(960)),
        1 => Lag::Elapsed(Span::from_minutes(1440)),
        2 => Lag::Percent(-2_000),
        _ => Lag::Working(Span::ZERO),
    };
    // A summary may wait for tasks, tasks for a summary: both rare, as in real plans.
    let rare = predecessor.is_multiple_of(11) || successor.is_multiple_of(11);
    let wanted = !related && (!rare || sequence.below(10) == 0);
    wanted.then_some(Dependency { predecessor, successor, kind, lag })
}

fn assignment(sequence: &mut Sequence, index: usize, task: &Task) -> Assignment {
    Assignment {
        task: index,
        resource: Some(sequence.below(PEOPLE)),
        units: 10_000,
        work: task.duration,
        actual_work: Span::ZERO,
        contour: Contour::Flat,
        delay: Span::ZERO,
        leveling_delay: Span::ZERO,
        splits: vec![],
    }
}

/// The standard week with holidays, a round-the-clock one, and a calendar per person with leave.
pub(crate) fn calendars() -> Vec<CalendarSpec> {
    let exception = |from: i64, length: i64, recurrence: Recurrence| CalendarException {
        name: "off".into(),
        from: Moment::from_day(from).date(),
        to: Moment::from_day(from + length).date(),
        recurrence,
        occurrences: None,
        shifts: vec![],
    };
    let mut standard = CalendarSpec::standard();
    for (month, day) in [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)] {
        let day = steerco_calendar::MonthDayRule::Day(day);
        let yearly = Recurrence::Yearly { month, day };
        standard.exceptions.push(exception(20_454, 365 * 30, yearly));
    }
    let mut all = vec![standard, CalendarSpec::around_the_clock()];
    let mut sequence = Sequence::new(7);
    for _ in 0..PEOPLE {
        let mut person = CalendarSpec::derived("person", 0);
        for year in 0..10 {
            let from = i64::try_from(sequence.below(340)).unwrap_or(0);
            let leave = exception(20_454 + 365 * year + from, 13, Recurrence::Daily { every: 1 });
            person.exceptions.push(leave);
        }
        all.push(person);
    }
    all
}
