//! Fifty projects, five thousand tasks, a hundred and fifty people with calendars of their own.

use std::error::Error;
use std::time::{Duration, Instant};

use steerco_calendar::{Calendar, Span};
use steerco_level::{Goal, Levelled, Limits, Options, level};
use steerco_schedule::{
    Assignment, Constraint, Contour, Dependency, DependencyKind, Lag, Network, Resource,
    ResourceKind, Task,
};

use crate::generate::{self, PEOPLE, Sequence};

const PROJECTS: usize = 50;
const TASKS: usize = 100;

/// Levels the portfolio and prints what it gains over the priority rule alone.
pub(super) fn run(seconds: f64) -> Result<(), Box<dyn Error>> {
    let network = network()?;
    let options = Options { goal: Goal::Delay, ..Options::default() };
    let begin = Instant::now();
    let rule = level(&network, &options, &Limits::schedules(1))?;
    let took = begin.elapsed();
    println!(
        "{} tasks, {} links, {PEOPLE} people\npriority rule alone: {:.2} s, finish {}, weighted delay {:.0} days, {} unsolved",
        network.tasks.len(),
        network.dependencies.len(),
        took.as_secs_f64(),
        rule.schedule.finish,
        delay(&network, &rule),
        rule.unsolved.len()
    );
    let begin = Instant::now();
    let end = begin + Duration::from_secs_f64(seconds);
    let keep_going = || Instant::now() < end;
    let limits = Limits { schedules: u64::MAX, keep_going: &keep_going, seed: 1, threads: 2 };
    let best = level(&network, &options, &limits)?;
    println!(
        "searched: {:.2} s, {} schedules, finish {}, weighted delay {:.0} days, {:.1} % less",
        begin.elapsed().as_secs_f64(),
        best.schedules,
        best.schedule.finish,
        delay(&network, &best),
        100.0 - 100.0 * delay(&network, &best) / delay(&network, &rule)
    );
    Ok(())
}

/// Days of delay of each project, weighted with its priority over 500.
#[expect(clippy::cast_precision_loss, reason = "for show")]
fn delay(network: &Network, levelled: &Levelled) -> f64 {
    let projects = (0..network.tasks.len()).filter(|&task| network.tasks[task].parent.is_none());
    projects
        .map(|project| {
            let (before, after) = (
                levelled.unlevelled.tasks[project].finish,
                levelled.schedule.tasks[project].finish,
            );
            let days = (after - before).tenths() as f64 / 14_400.0;
            days * f64::from(network.tasks[project].priority) / 500.0
        })
        .sum()
}

/// Projects that begin over half a year; most tasks need one person, some two, some half of one.
fn network() -> Result<Network, Box<dyn Error>> {
    let mut sequence = Sequence::new(11);
    let (mut tasks, mut dependencies, mut assignments): (Vec<Task>, _, _) =
        (vec![], vec![], vec![]);
    let settings = generate::settings();
    for _ in 0..PROJECTS {
        let project = tasks.len();
        let begins = Span::from_minutes(1_440 * i64::try_from(sequence.below(180))?);
        let priority = u16::try_from(100 + 100 * sequence.below(9))?;
        for index in 0..TASKS {
            let summary = index == 0;
            tasks.push(Task {
                parent: (!summary).then_some(project),
                calendar: None,
                priority,
                constraint: if summary {
                    Constraint::StartNoEarlierThan(settings.start + begins)
                } else {
                    Constraint::AsSoonAsPossible
                },
                ..generate::task(&mut sequence, index)
            });
            if index < 2 {
                continue;
            }
            let task = project + index;
            for _ in 0..1 + sequence.below(2) {
                let near = sequence.below(20.min(index - 1));
                dependencies.push(Dependency {
                    predecessor: task - 1 - near,
                    successor: task,
                    kind: match sequence.below(8) {
                        0 => DependencyKind::StartToStart,
                        _ => DependencyKind::FinishToStart,
                    },
                    lag: Lag::Working(Span::ZERO),
                });
            }
            // Each project draws on thirty people of the pool.
            for _ in 0..1 + usize::from(sequence.below(5) == 0) {
                let units = if sequence.below(3) == 0 { 5_000 } else { 10_000 };
                assignments.push(Assignment {
                    task,
                    resource: Some((project / TASKS * 7 + sequence.below(30)) % PEOPLE),
                    units,
                    work: tasks[task].duration.scaled(i64::from(units), 10_000).unwrap_or_default(),
                    actual_work: Span::ZERO,
                    contour: Contour::Flat,
                    delay: Span::ZERO,
                    leveling_delay: Span::ZERO,
                    splits: vec![],
                });
            }
        }
    }
    let person = |person| Resource {
        calendar: Some(2 + person),
        kind: ResourceKind::Work,
        max_units: 10_000,
    };
    Ok(Network {
        settings,
        calendars: Calendar::compile_all(&generate::calendars())?,
        tasks,
        dependencies,
        resources: (0..PEOPLE).map(person).collect(),
        assignments,
    })
}
