//! Scheduling from the finish is scheduling from the start with the arrow of time turned round.
//!
//! The standard calendar looks the same from both ends of time: seen from a Wednesday 12:30, every
//! shift has its mirror image. So the schedule from the finish of a network must be the mirror image of
//! the schedule from the start of the network with every link turned round. The schedule from the
//! start agrees with dates that Microsoft Project stored; with this, so does its mirror image.

use proptest::prelude::*;
use steerco_calendar::{Moment, Span};
use steerco_schedule::{
    Constraint, Dependency, DependencyKind, Dialect, Lag, Network, Settings, Task,
};

use crate::plan::blank_task;
use crate::random::{calendars, kind};

/// Wednesday 4 March 2026, 12:30.
fn mirror(at: Moment) -> Moment {
    let middle: Moment = "2026-03-04T12:30".parse().unwrap();
    middle - (at - middle)
}

fn turned(constraint: Constraint) -> Constraint {
    match constraint {
        Constraint::AsSoonAsPossible => Constraint::AsLateAsPossible,
        Constraint::AsLateAsPossible => Constraint::AsSoonAsPossible,
        Constraint::StartNoLaterThan(at) => Constraint::FinishNoEarlierThan(mirror(at)),
        Constraint::FinishNoLaterThan(at) => Constraint::StartNoEarlierThan(mirror(at)),
        Constraint::StartNoEarlierThan(at) => Constraint::FinishNoLaterThan(mirror(at)),
        Constraint::FinishNoEarlierThan(at) => Constraint::StartNoLaterThan(mirror(at)),
        Constraint::MustStartOn(at) => Constraint::MustFinishOn(mirror(at)),
        Constraint::MustFinishOn(at) => Constraint::MustStartOn(mirror(at)),
    }
}

/// The same network for a traveller who comes from the future.
fn reversed(network: &Network) -> Network {
    let turn = |link: &Dependency| Dependency {
        predecessor: link.successor,
        successor: link.predecessor,
        kind: match link.kind {
            DependencyKind::StartToStart => DependencyKind::FinishToFinish,
            DependencyKind::FinishToFinish => DependencyKind::StartToStart,
            same => same,
        },
        lag: link.lag,
    };
    let finish = network.settings.schedule_from_finish.unwrap();
    let settings =
        Settings { start: mirror(finish), schedule_from_finish: None, ..network.settings.clone() };
    let tasks = network.tasks.iter();
    let turn_task = |task: &Task| Task { constraint: turned(task.constraint), ..task.clone() };
    Network {
        settings,
        tasks: tasks.map(turn_task).collect(),
        dependencies: network.dependencies.iter().map(turn).collect(),
        ..network.clone()
    }
}

/// Mornings of February and March. A task that nothing but a later date holds may lie outside of its
/// plan, which is another rule.
fn morning() -> impl Strategy<Value = Moment> {
    (0..40i64).prop_map(|day| {
        let first: Moment = "2026-02-02T08:00".parse().unwrap();
        first + Span::from_minutes((day / 5 * 7 + day % 5) * 1440)
    })
}

fn constraint() -> impl Strategy<Value = Constraint> {
    let evening = || morning().prop_map(|at| at + Span::from_minutes(9 * 60));
    prop_oneof![
        8 => Just(Constraint::AsLateAsPossible),
        2 => Just(Constraint::AsSoonAsPossible),
        1 => morning().prop_map(Constraint::StartNoLaterThan),
        1 => evening().prop_map(Constraint::FinishNoLaterThan),
    ]
}

fn from_finish() -> impl Strategy<Value = Network> {
    let task = (1..12i64, constraint(), prop::option::weighted(0.3, 0..100usize));
    let tasks = prop::collection::vec(task, 2..16);
    let link = (0..100usize, 0..100usize, kind(), 0..4i64);
    (tasks, prop::collection::vec(link, 0..24)).prop_map(|(tasks, links)| {
        let count = tasks.len();
        let template = crate::plan::read("project finish=2026-04-24T17:00\ntask A 1d").network;
        let mut network = Network {
            calendars: calendars(),
            tasks: vec![],
            dependencies: vec![],
            settings: Settings { dialect: Dialect::Microsoft, ..template.settings.clone() },
            ..template
        };
        let mut summaries = vec![false; count];
        for (index, (half_days, constraint, parent)) in tasks.into_iter().enumerate() {
            // Children come right behind a few summaries.
            let parent = parent.filter(|_| index > 0).map(|at| at % index / 4 * 4);
            let parent = parent.filter(|&at| at < index && network.tasks[at].parent.is_none());
            if let Some(parent) = parent {
                summaries[parent] = true;
            }
            let duration = Span::from_minutes(half_days * 240);
            network.tasks.push(Task { constraint, parent, ..blank_task(duration, false) });
        }
        for (task, summary) in network.tasks.iter_mut().zip(&summaries) {
            if *summary {
                task.constraint = Constraint::AsLateAsPossible;
            }
        }
        for (one, other, kind, lag) in links {
            let (one, other) = (one % count, other % count);
            if one != other && !summaries[one] && !summaries[other] {
                network.dependencies.push(Dependency {
                    predecessor: one.min(other),
                    successor: one.max(other),
                    kind,
                    lag: Lag::Working(Span::from_minutes(lag * 480)),
                });
            }
        }
        network
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn from_the_finish_is_from_the_start_with_time_turned_round(network in from_finish()) {
        let backwards = network.schedule().unwrap();
        let forwards = reversed(&network).schedule().unwrap();
        // Half an hour of lunch more or less is the same working time.
        let same = |one: Moment, other: Moment| {
            let (from, to) = (one.min(other), one.max(other));
            network.calendars[0].between(from, to).is_zero()
        };
        prop_assert!(same(backwards.start, mirror(forwards.finish)));
        prop_assert!(same(backwards.finish, mirror(forwards.start)));
        for (index, (one, other)) in backwards.tasks.iter().zip(&forwards.tasks).enumerate() {
            for (what, here, there) in [
                ("start", one.start, other.finish),
                ("finish", one.finish, other.start),
                ("early start", one.early_start, other.late_finish),
                ("early finish", one.early_finish, other.late_start),
                ("late start", one.late_start, other.early_finish),
                ("late finish", one.late_finish, other.early_start),
            ] {
                let there = mirror(there);
                prop_assert!(same(here, there), "{} of {}: {} and {}", what, index, here, there);
            }
            prop_assert_eq!(one.total_float, other.total_float, "total float of {}", index);
            prop_assert_eq!(one.critical, other.critical);
        }
    }
}
