//! What must hold for every network.

use proptest::prelude::*;
use steerco_calendar::Span;
use steerco_schedule::{
    Dependency, Dialect, Driver, Edit, Lag, Network, NetworkError, Scheduler, Task, TaskDates,
    verify,
};

use crate::random::{EVERYTHING, Features, PLAIN, calendars, dependency, network, task};

#[derive(Debug, Clone)]
enum Change {
    Task(usize, Box<Task>),
    Add(Dependency),
    Alter(usize, Dependency),
    Remove(usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (0..1000usize, task(EVERYTHING)).prop_map(|(index, task)| Change::Task(index, Box::new(task))),
        1 => dependency(1000).prop_map(Change::Add),
        1 => (0..1000usize, dependency(1000)).prop_map(|(at, link)| Change::Alter(at, link)),
        1 => (0..1000usize).prop_map(Change::Remove),
    ]
}

/// The change in terms of a network of this size; `None` when there is nothing to change.
fn edit(network: &Network, change: Change) -> Option<Edit> {
    let tasks = network.tasks.len();
    let links = network.dependencies.len();
    let fit = |mut link: Dependency| {
        link.predecessor %= tasks;
        link.successor %= tasks;
        link
    };
    Some(match change {
        Change::Task(index, mut task) => {
            let index = index % tasks;
            task.parent = network.tasks[index].parent;
            Edit::Task { index, task: *task }
        }
        Change::Add(link) => Edit::AddDependency(fit(link)),
        Change::Alter(index, link) if links > 0 => {
            Edit::ChangeDependency { index: index % links, dependency: fit(link) }
        }
        Change::Remove(index) if links > 0 => Edit::RemoveDependency(index % links),
        _ => return None,
    })
}

/// Applies an edit the simple way.
fn apply(network: &mut Network, edit: &Edit) {
    match edit.clone() {
        Edit::Task { index, task } => network.tasks[index] = task,
        Edit::AddDependency(link) => network.dependencies.push(link),
        Edit::ChangeDependency { index, dependency } => network.dependencies[index] = dependency,
        Edit::RemoveDependency(index) => drop(network.dependencies.remove(index)),
        Edit::Settings(settings) => network.settings = settings,
        Edit::Network(other) => *network = other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_schedule_passes_the_verifier(network in network(25, EVERYTHING)) {
        if let Ok(schedule) = network.schedule() {
            prop_assert_eq!(verify(&network, &schedule), Ok(()));
        }
    }

    #[test]
    fn the_same_network_gives_the_same_schedule(network in network(15, EVERYTHING)) {
        prop_assert_eq!(network.schedule(), network.clone().schedule());
    }

    #[test]
    fn edits_one_by_one_equal_the_whole(
        mut network in network(20, EVERYTHING),
        changes in prop::collection::vec(change(), 1..12),
    ) {
        let Ok(mut scheduler) = Scheduler::new(network.clone()) else { return Ok(()) };
        for change in changes {
            let Some(edit) = edit(&network, change) else { continue };
            let mut edited = network.clone();
            apply(&mut edited, &edit);
            match (edited.schedule(), scheduler.edit(edit)) {
                (Ok(whole), Ok(moved)) => {
                    let before = network.schedule().unwrap();
                    for (index, (old, new)) in before.tasks.iter().zip(&whole.tasks).enumerate() {
                        let dates = |one: &TaskDates| {
                            (one.start, one.finish, one.late_start, one.late_finish, one.total_float)
                        };
                        let differs = dates(old) != dates(new) || old.free_float != new.free_float;
                        prop_assert!(!differs || moved.contains(&index), "{} moved", index);
                    }
                    let mut step = scheduler.schedule();
                    step.diagnostics.clear();
                    let mut whole = whole;
                    whole.diagnostics.clear();
                    prop_assert_eq!(step, whole);
                    network = edited;
                }
                (Err(_), Err(_)) => {
                    prop_assert_eq!(scheduler.schedule(), network.schedule().unwrap());
                }
                (whole, step) => prop_assert!(false, "{:?} but {:?}", whole.is_ok(), step),
            }
        }
    }

    #[test]
    fn passes_agree_without_dates(network in network(25, PLAIN)) {
        let schedule = network.schedule().unwrap();
        // The last task of a plan may have room before a successor that it leads.
        let leads = network.dependencies.iter().any(|link| {
            link.kind != steerco_schedule::DependencyKind::FinishToStart
                || match link.lag {
                    Lag::Working(span) | Lag::Elapsed(span) => span != Span::ZERO,
                    Lag::Percent(points) | Lag::ElapsedPercent(points) => points != 0,
                }
        });
        for dates in &schedule.tasks {
            prop_assert!(dates.total_float >= Span::ZERO, "{:?} {:?} {:?}", network.settings.dialect, network.dependencies, schedule.tasks);
            prop_assert!(dates.free_float <= dates.total_float || leads);
            prop_assert!(dates.early_start <= dates.late_start, "{:?} {:?}", network.dependencies, schedule.tasks);
            prop_assert!(dates.late_finish <= schedule.finish);
        }
        prop_assert!(schedule.tasks.iter().any(|dates| dates.critical));
        prop_assert_eq!(
            schedule.finish,
            schedule.tasks.iter().map(|dates| dates.early_finish).max().unwrap()
        );
    }

    #[test]
    fn a_longer_task_never_brings_the_finish_forward(
        network in network(20, PLAIN), at in 0..20usize, more in 1..5000i64,
    ) {
        let mut longer = network.clone();
        let at = at % network.tasks.len();
        // A percent lag of a longer task may be a longer lead.
        let lead = |link: &Dependency| match link.lag {
            Lag::Percent(points)
            | Lag::ElapsedPercent(points) => points < 0,
            _ => false,
        };
        if network.dependencies.iter().any(lead) {
            return Ok(());
        }
        // A finish that is given from elsewhere moves the start back.
        if !(network.dependencies.iter().all(|link| {
            link.predecessor != at && link.successor != at
                || link.kind == steerco_schedule::DependencyKind::FinishToStart
        })) {
            return Ok(());
        }
        longer.tasks[at].duration += Span::from_minutes(more);
        prop_assert!(longer.schedule().unwrap().finish >= network.schedule().unwrap().finish);
    }

    #[test]
    fn wild_input_is_refused_or_scheduled(
        mut network in network(8, EVERYTHING),
        indices in prop::collection::vec(0..12usize, 8),
        spans in prop::collection::vec(any::<i64>(), 8),
        moments in prop::collection::vec(any::<i64>(), 4),
    ) {
        let at = |index: usize| indices[index];
        let span = |index: usize| Span::from_tenths(spans[index]);
        let moment = |index: usize| steerco_calendar::Moment::from_tenths(moments[index]);
        let count = network.tasks.len();
        network.tasks[at(0) % count].duration = span(0);
        network.tasks[at(1) % count].leveling_delay = span(1);
        network.tasks[at(2) % count].parent = Some(at(3));
        network.tasks[at(2) % count].progress.actual_start = Some(moment(0));
        network.tasks[at(3) % count].progress.actual_duration = span(2);
        network.tasks[at(4) % count].deadline = Some(moment(1));
        network.tasks[at(4) % count].calendar = Some(at(5));
        network.settings.start = moment(2);
        network.settings.day = span(3);
        if let Some(link) = network.dependencies.first_mut() {
            link.predecessor = at(6);
            link.lag = Lag::Elapsed(span(4));
        }
        if let Some(assignment) = network.assignments.first_mut() {
            assignment.work = span(5);
            assignment.units = i32::MIN;
            assignment.delay = span(6);
            assignment.task = at(7);
        }
        let _ = network.schedule();
    }

    #[test]
    fn every_driver_explains_its_date(network in network(20, Features { dates: false, ..EVERYTHING })) {
        if !(network.settings.dialect == Dialect::Microsoft) {
            return Ok(());
        }
        let Ok(schedule) = network.schedule() else { return Ok(()) };
        for (index, dates) in schedule.tasks.iter().enumerate() {
            match dates.driver {
                Driver::Dependency(link) => {
                    prop_assert_eq!(network.dependencies[link].successor, index);
                }
                Driver::Child(child) => prop_assert_eq!(network.tasks[child].parent, Some(index)),
                Driver::SummaryDependency { dependency, summary } => {
                    prop_assert_eq!(network.dependencies[dependency].successor, summary);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn deep_outlines_and_many_predecessors_need_no_stack() {
    let leaf = crate::plan::blank_task(Span::from_minutes(480), false);
    let chain: Vec<Task> = (0..20_000usize)
        .map(|index| Task { parent: index.checked_sub(1), ..leaf.clone() })
        .collect();
    let plan = crate::plan::read("task A 1d");
    let mut network = Network { calendars: calendars(), tasks: chain, ..plan.network };
    let schedule = network.schedule().unwrap();
    assert_eq!(schedule.tasks[0].finish, schedule.tasks[19_999].finish);

    network.tasks = vec![leaf; 50_001];
    let link = |predecessor| Dependency {
        predecessor,
        successor: 50_000,
        kind: steerco_schedule::DependencyKind::FinishToStart,
        lag: Lag::Working(Span::ZERO),
    };
    network.dependencies = (0..50_000).map(link).collect();
    assert_eq!(network.schedule().unwrap().tasks[50_000].start.to_string(), "2026-03-03T08:00");

    network.dependencies.push(Dependency { predecessor: 50_000, successor: 7, ..link(0) });
    let refused = network.schedule();
    assert_eq!(refused, Err(NetworkError::Cycle { tasks: vec![7, 50_000, 7] }));
}
