//! Random networks: every feature of the engine, in proportions that keep most plans sensible.
//!
//! Links run from an earlier to a later task, so that most networks have no circle; a summary's
//! links may still make one, which is then part of the test.

use proptest::prelude::*;
use steerco_calendar::{Calendar, CalendarSpec, DayPattern, Moment, Shift, Span};
use steerco_schedule::{
    Activity, Assignment, Constraint, Contour, CriticalBy, Dependency, DependencyKind, Dialect,
    Lag, LagCalendar, Network, Primavera, Progress, ProgressPolicy, Resource, ResourceKind,
    Settings, Split, Task, TaskType, TotalFloat,
};

use crate::plan::blank_task;

/// Which features a random network may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Features {
    /// Constraints, deadlines, manual and external tasks: what can make float negative.
    pub(crate) dates: bool,
    pub(crate) progress: bool,
    pub(crate) summaries: bool,
    pub(crate) resources: bool,
    /// One calendar for all, so that float measures the same everywhere.
    pub(crate) calendars: bool,
}

pub(crate) const EVERYTHING: Features =
    Features { dates: true, progress: true, summaries: true, resources: true, calendars: true };
pub(crate) const PLAIN: Features = Features {
    dates: false,
    progress: false,
    summaries: false,
    resources: false,
    calendars: false,
};

fn start() -> Moment {
    "2026-03-02T08:00".parse().unwrap()
}

pub(crate) fn moment() -> impl Strategy<Value = Moment> {
    (-10..60i64, 0..24i64).prop_map(|(day, hour)| {
        Moment::from_day(start().day() + day) + Span::from_minutes(hour * 60)
    })
}

fn span() -> impl Strategy<Value = Span> {
    prop_oneof![
        1 => Just(Span::ZERO),
        4 => (1..10i64).prop_map(|days| Span::from_minutes(days * 480)),
        1 => (1..5000i64).prop_map(Span::from_minutes),
    ]
}

fn lag() -> impl Strategy<Value = Lag> {
    prop_oneof![
        4 => Just(Lag::Working(Span::ZERO)),
        2 => (-5..5i64).prop_map(|days| Lag::Working(Span::from_minutes(days * 480))),
        1 => (-5..5i64).prop_map(|days| Lag::Elapsed(Span::from_minutes(days * 1440))),
        1 => (-100..150i32).prop_map(|percent| Lag::Percent(percent * 100)),
        1 => (-50..150i32).prop_map(|percent| Lag::ElapsedPercent(percent * 100)),
    ]
}

pub(crate) fn kind() -> impl Strategy<Value = DependencyKind> {
    prop_oneof![
        4 => Just(DependencyKind::FinishToStart),
        1 => Just(DependencyKind::StartToStart),
        1 => Just(DependencyKind::FinishToFinish),
        1 => Just(DependencyKind::StartToFinish),
    ]
}

fn constraint(features: Features) -> BoxedStrategy<Constraint> {
    if !features.dates {
        return Just(Constraint::AsSoonAsPossible).boxed();
    }
    prop_oneof![
        12 => Just(Constraint::AsSoonAsPossible),
        1 => Just(Constraint::AsLateAsPossible),
        1 => moment().prop_map(Constraint::MustStartOn),
        1 => moment().prop_map(Constraint::MustFinishOn),
        2 => moment().prop_map(Constraint::StartNoEarlierThan),
        1 => moment().prop_map(Constraint::StartNoLaterThan),
        1 => moment().prop_map(Constraint::FinishNoEarlierThan),
        1 => moment().prop_map(Constraint::FinishNoLaterThan),
    ]
    .boxed()
}

fn progress(features: Features) -> BoxedStrategy<Progress> {
    if !features.progress {
        return Just(Progress::default()).boxed();
    }
    let started = (moment(), 0..4000i64).prop_map(|(at, minutes)| Progress {
        actual_start: Some(at),
        actual_duration: Span::from_minutes(minutes),
        ..Progress::default()
    });
    let resumed = (moment(), moment(), 0..4000i64).prop_map(|(at, resume, minutes)| Progress {
        actual_start: Some(at),
        actual_duration: Span::from_minutes(minutes),
        resume: Some(resume),
        ..Progress::default()
    });
    let finished = (moment(), 0..20i64).prop_map(|(at, days)| Progress {
        actual_start: Some(at),
        actual_finish: Some(at + Span::from_minutes(days * 1440)),
        ..Progress::default()
    });
    prop_oneof![8 => Just(Progress::default()), 1 => started, 1 => resumed, 1 => finished].boxed()
}

fn dates(features: Features) -> BoxedStrategy<Option<(Moment, Moment)>> {
    if !features.dates {
        return Just(None).boxed();
    }
    let pair = (moment(), 0..10i64)
        .prop_map(|(at, days)| Some((at, at + Span::from_minutes(days * 1440))));
    prop_oneof![12 => Just(None), 1 => pair].boxed()
}

fn splits() -> impl Strategy<Value = Vec<Split>> {
    let split = (1..5i64, 1..4i64).prop_map(|(after, pause)| {
        vec![Split {
            after: Span::from_minutes(after * 240),
            pause: Span::from_minutes(pause * 480),
        }]
    });
    prop_oneof![8 => Just(vec![]), 1 => split]
}

/// A task; `parent` is settled by the network.
pub(crate) fn task(features: Features) -> impl Strategy<Value = Task> {
    let calendar = if features.calendars {
        prop_oneof![6 => Just(None), 1 => (0..4usize).prop_map(Some)].boxed()
    } else {
        Just(None).boxed()
    };
    let deadline = if features.dates {
        prop_oneof![8 => Just(None), 1 => moment().prop_map(Some)].boxed()
    } else {
        Just(None).boxed()
    };
    let leveling = prop_oneof![9 => Just(0i64), 1 => 0..5000i64];
    let rare = prop::bool::weighted(0.08);
    let parts = (
        (span(), rare, calendar, constraint(features), deadline),
        (dates(features), dates(features), progress(features), splits(), leveling),
        (prop::bool::weighted(0.05), prop::bool::weighted(0.1), 0..3u8),
        (activity(features), constraint(features)),
    );
    parts.prop_map(move |(first, second, (inactive, ignore, task_type), primavera)| {
        let (activity, second_constraint) = primavera;
        let (duration, elapsed, calendar, constraint, deadline) = first;
        let (manual, external, progress, splits, leveling) = second;
        Task {
            calendar,
            ignore_resource_calendars: ignore,
            activity,
            constraint,
            second_constraint,
            deadline,
            manual,
            active: !(inactive && features.dates),
            external: if elapsed { external } else { None },
            progress,
            splits: if features.dates { splits } else { vec![] },
            leveling_delay: Span::from_minutes(if features.dates { leveling } else { 0 }),
            task_type: match task_type {
                0 => TaskType::FixedUnits,
                1 => TaskType::FixedDuration,
                _ => TaskType::FixedWork,
            },
            ..blank_task(duration, elapsed && features.calendars)
        }
    })
}

fn primavera(features: Features) -> impl Strategy<Value = Primavera> {
    let lag_calendar = prop_oneof![
        Just(LagCalendar::Predecessor),
        Just(LagCalendar::AroundTheClock),
        Just(LagCalendar::Successor),
    ];
    let float = prop_oneof![
        2 => Just(TotalFloat::Smallest), 1 => Just(TotalFloat::Start), 1 => Just(TotalFloat::Finish),
    ];
    let by = prop::option::weighted(0.3, moment());
    (lag_calendar, float, any::<bool>(), by).prop_map(move |(lag_calendar, float, longest, by)| {
        Primavera {
            lag_calendar,
            total_float: if features.dates { float } else { TotalFloat::Smallest },
            critical: match longest {
                true => CriticalBy::LongestPath,
                false => CriticalBy::TotalFloat,
            },
            must_finish_by: by.filter(|_| features.dates),
        }
    })
}

fn activity(features: Features) -> BoxedStrategy<Activity> {
    if !features.dates {
        return Just(Activity::TaskDependent).boxed();
    }
    prop_oneof![
        8 => Just(Activity::TaskDependent),
        3 => Just(Activity::ResourceDependent),
        2 => Just(Activity::LevelOfEffort),
        1 => Just(Activity::StartMilestone),
        1 => Just(Activity::FinishMilestone),
        1 => Just(Activity::WbsSummary),
    ]
    .boxed()
}

fn settings(features: Features) -> impl Strategy<Value = Settings> {
    let finish = if features.dates {
        prop_oneof![8 => Just(None), 1 => moment().prop_map(Some)].boxed()
    } else {
        Just(None).boxed()
    };
    let status = if features.progress {
        prop_oneof![1 => Just(None), 1 => moment().prop_map(Some)].boxed()
    } else {
        Just(None).boxed()
    };
    let dialect = prop_oneof![
        4 => Just(Dialect::Microsoft),
        3 => primavera(features).prop_map(Dialect::Primavera),
    ];
    (dialect, finish, status, any::<[bool; 4]>()).prop_map(|(dialect, finish, status, flags)| {
        Settings {
            dialect,
            start: start(),
            schedule_from_finish: finish,
            calendar: 0,
            status_date: status,
            progress: if flags[0] {
                ProgressPolicy::RetainedLogic
            } else {
                ProgressPolicy::ProgressOverride
            },
            honor_constraints: flags[1],
            critical_limit: Span::ZERO,
            multiple_critical_paths: flags[2],
            day: Span::from_minutes(480),
            reschedule_uncompleted: flags[3],
        }
    })
}

/// Standard, around the clock, nights, and three days a week.
pub(crate) fn calendars() -> Vec<Calendar> {
    let night = DayPattern::Working(vec![Shift::hours(22, 6)]);
    let part = DayPattern::Working(vec![Shift::hours(9, 15)]);
    let mut week: [DayPattern; 7] = std::array::from_fn(|_| DayPattern::NonWorking);
    for day in [0, 2, 3] {
        week[day] = part.clone();
    }
    let specs = [
        CalendarSpec::standard(),
        CalendarSpec::around_the_clock(),
        CalendarSpec::of_week("Night", std::array::from_fn(|_| night.clone())),
        CalendarSpec::of_week("Part time", week),
    ];
    Calendar::compile_all(&specs).unwrap()
}

fn resources() -> Vec<Resource> {
    let work = |calendar| Resource { calendar, kind: ResourceKind::Work, max_units: 10_000 };
    let material = Resource { calendar: None, kind: ResourceKind::Material, max_units: 10_000 };
    vec![work(None), work(Some(1)), work(Some(2)), work(Some(3)), material]
}

fn assignment(tasks: usize) -> impl Strategy<Value = Assignment> {
    let delay = prop_oneof![6 => Just(0i64), 1 => 0..2000i64];
    let contour = (0..9u8, splits());
    (0..tasks, prop::option::weighted(0.9, 0..5usize), 1..4i32, 0..6000i64, delay, contour)
        .prop_map(|(task, resource, units, work, delay, (contour, splits))| Assignment {
            task,
            resource,
            units: units * 5_000,
            work: Span::from_minutes(work),
            actual_work: Span::ZERO,
            contour: if contour == 0 { Contour::Bell } else { Contour::Flat },
            delay: Span::from_minutes(delay),
            leveling_delay: Span::ZERO,
            splits,
        })
}

pub(crate) fn dependency(tasks: usize) -> impl Strategy<Value = Dependency> {
    (0..tasks, 0..tasks, kind(), lag()).prop_map(|(one, other, kind, lag)| Dependency {
        predecessor: one.min(other),
        successor: one.max(other),
        kind,
        lag,
    })
}

/// A network of up to `most` tasks.
pub(crate) fn network(most: usize, features: Features) -> impl Strategy<Value = Network> {
    (2..=most).prop_flat_map(move |count| {
        let parents = if features.summaries {
            prop::collection::vec(prop::option::weighted(0.4, 0..1000usize), count).boxed()
        } else {
            Just(vec![None; count]).boxed()
        };
        let assignments = if features.resources { 0..count } else { 0..1 };
        (
            settings(features),
            prop::collection::vec(task(features), count),
            parents,
            prop::collection::vec(dependency(count), 0..2 * count),
            prop::collection::vec(assignment(count), assignments),
        )
            .prop_map(|(settings, mut tasks, parents, mut links, assignments)| {
                for (index, parent) in parents.iter().enumerate() {
                    let wanted = parent.filter(|_| index > 0).map(|parent| parent % index);
                    // Few summaries with several children each.
                    tasks[index].parent = wanted.map(|parent| parent / 3);
                }
                links.retain(|link| link.predecessor != link.successor);
                Network {
                    settings,
                    calendars: calendars(),
                    tasks,
                    dependencies: links,
                    resources: resources(),
                    assignments,
                }
            })
    })
}
