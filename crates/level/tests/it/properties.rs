//! What must hold for every plan, judged by the independent check.

use proptest::prelude::*;
use steerco_calendar::{Calendar, CalendarSpec, DayPattern, Shift, Span};
use steerco_level::{
    Goal, Limits, Member, Options, Pausing, Range, Unsolved, check, check_together, check_with,
    level, level_together, level_with,
};
use steerco_schedule::{Constraint, Dialect, Network};

use crate::random::{EVERYTHING, Features, PLAIN, network};

fn options() -> impl Strategy<Value = Options> {
    (any::<[bool; 5]>(), 0..3i64).prop_map(|(flags, days)| Options {
        within_float: flags[0],
        keep_float: Span::from_minutes(days * 480),
        keep_deadlines: flags[1],
        splits: flags[3],
        leave_started: flags[4],
        range: None,
        goal: if flags[2] { Goal::Finish } else { Goal::Delay },
        availability: vec![],
    })
}

/// Days of a plan that are levelled, from its start on.
fn ranged(network: &Network, options: Options, (first, days): (i64, i64)) -> Options {
    let from = network.settings.start + Span::from_minutes((first - 1) * 1_440);
    Options { range: Some(Range { from, to: from + Span::from_minutes(days * 1_440) }), ..options }
}

/// Whole days on one calendar, everybody on two resources: what the fast path takes.
fn whole(mut network: Network, units: &[i32]) -> Network {
    network.settings.dialect = Dialect::Microsoft;
    network.settings.schedule_from_finish = None;
    let count = network.tasks.len();
    network.resources.truncate(2);
    for resource in &mut network.resources {
        resource.calendar = None;
    }
    network.assignments.clear();
    for (index, &units) in units.iter().enumerate() {
        let (task, resource) = (index / 2 % count, index % 2);
        network.assignments.push(steerco_schedule::Assignment {
            task,
            resource: Some(resource),
            units: units * 2_500,
            work: network.tasks[task].duration.scaled(i64::from(units), 4).unwrap(),
            actual_work: Span::ZERO,
            contour: steerco_schedule::Contour::Flat,
            delay: Span::ZERO,
            leveling_delay: Span::ZERO,
            splits: vec![],
        });
    }
    network
}

/// Many ask for the same two people, and some tasks are fixed in the middle, so that splitting pays.
fn crowded() -> impl Strategy<Value = Network> {
    let plain = network(10, Features { summaries: false, ..PLAIN });
    let fixed = prop::collection::vec((0..10usize, 1..15i64), 1..4);
    (plain, prop::collection::vec(2..5i32, 20), fixed).prop_map(|(plain, units, fixed)| {
        let mut network = whole(plain, &units);
        for (task, day) in fixed {
            let count = network.tasks.len();
            let at = network.settings.start + Span::from_minutes(day * 1_440);
            network.tasks[task % count].constraint = Constraint::MustStartOn(at);
        }
        network
    })
}

/// The same with tasks of which some days are done.
fn begun() -> impl Strategy<Value = Network> {
    let done = prop::collection::vec((0..10usize, 0..4i64, 0..3i64), 1..5);
    (crowded(), done).prop_map(|(mut network, done)| {
        let start = network.settings.start;
        for (task, late, days) in done {
            let count = network.tasks.len();
            let task = &mut network.tasks[task % count];
            task.duration += Span::from_minutes(480);
            task.progress.actual_start = Some(start + Span::from_minutes(late * 1_440));
            task.progress.actual_duration =
                Span::from_minutes(days * 480).min(task.duration - Span::from_minutes(60));
        }
        network
    })
}

/// The same with one of the two people working in the evening and on Saturdays.
fn apart() -> impl Strategy<Value = Network> {
    (crowded(), prop::sample::select(vec![4_800i64, 2_400])).prop_map(|(mut network, length)| {
        let finish = 8 * 600 + i32::try_from(length).unwrap() + 6_000;
        let shift = Shift { start: 8 * 600 + 6_000, finish: finish.min(14_400) };
        let mut week = std::array::from_fn(|_| DayPattern::Working(vec![shift]));
        week[6] = DayPattern::NonWorking;
        let calendar = Calendar::compile(&[CalendarSpec::of_week("Evenings", week)], 0).unwrap();
        network.calendars.push(calendar);
        let last = network.resources.len() - 1;
        network.resources[last].calendar = Some(network.calendars.len() - 1);
        network
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn no_levelled_plan_breaks_a_rule(network in network(12, EVERYTHING), options in options()) {
        if let Ok(levelled) = level(&network, &options, &Limits::schedules(60)) {
            prop_assert_eq!(check(&network, &options, &levelled), Ok(()));
        }
    }

    #[test]
    fn nor_one_in_whole_numbers(
        plain in network(14, Features { summaries: false, ..PLAIN }),
        units in prop::collection::vec(0..5i32, 28),
        options in options(),
    ) {
        let network = whole(plain, &units);
        let levelled = level(&network, &options, &Limits::schedules(400)).unwrap();
        prop_assert_eq!(check(&network, &options, &levelled), Ok(()));
        prop_assert!(levelled.earliest_finish <= levelled.schedule.finish);
        let again = level(&network, &options, &Limits::schedules(400)).unwrap();
        prop_assert_eq!(again.delays, levelled.delays);
    }

    #[test]
    fn nor_do_several_that_share_people(
        networks in prop::collection::vec(network(7, EVERYTHING), 2..4),
        priorities in prop::collection::vec(prop::sample::select(vec![0, 500, 1_000]), 4),
        options in options(),
    ) {
        // The last resource of each plan is its own, the others are everybody's.
        let pools: Vec<Vec<usize>> = (0..networks.len()).map(|plan| {
            let own = networks[plan].resources.len();
            (0..own).map(|one| if one + 1 == own { 100 + plan } else { one }).collect()
        }).collect();
        let plans: Vec<Member<'_>> = networks.iter().zip(&pools).zip(&priorities)
            .map(|((network, resources), &priority)| Member { network, resources, priority, pausing: &[] })
            .collect();
        if let Ok(together) = level_together(&plans, &options, &Limits::schedules(60)) {
            prop_assert_eq!(check_together(&plans, &options, &together), Ok(()));
        }
    }

    #[test]
    fn a_plan_alone_among_several_is_the_plan_alone(network in network(10, EVERYTHING)) {
        let resources: Vec<usize> = (0..network.resources.len()).collect();
        let plan = Member { network: &network, resources: &resources, priority: 7, pausing: &[] };
        let (options, limits) = (Options::default(), Limits::schedules(60));
        if let Ok(alone) = level(&network, &options, &limits) {
            let together = level_together(&[plan], &options, &limits).unwrap();
            prop_assert_eq!(&together.plans[0].schedule, &alone.schedule);
            prop_assert_eq!(together.moved, alone.moved);
        }
    }

    #[test]
    fn pauses_make_a_plan_better_and_go_when_it_is_levelled_without_them(
        network in crowded(),
        goal in prop::sample::select(vec![Goal::Finish, Goal::Delay]),
        seed in 0..9u64,
    ) {
        let limits = Limits { seed, ..Limits::schedules(40) };
        let options = Options { goal, splits: true, ..Options::default() };
        let split = level(&network, &options, &limits).unwrap();
        prop_assert_eq!(check(&network, &options, &split), Ok(()));
        let pauses: usize = split.network.tasks.iter().map(|task| task.splits.len()).sum();
        prop_assert_eq!(pauses, split.paused.len());

        let pausing: Vec<Pausing> = split.network.tasks.iter().map(|task| match task.splits[..] {
            [] => Pausing::Free,
            _ => Pausing::Levelled,
        }).collect();
        let whole = Options { splits: false, ..options.clone() };
        let joined = level_with(&split.network, &pausing, &whole, &limits).unwrap();
        prop_assert_eq!(check_with(&split.network, &pausing, &whole, &joined), Ok(()));
        prop_assert!(joined.network.tasks.iter().all(|task| task.splits.is_empty()));
        let plain = level(&network, &whole, &limits).unwrap();
        prop_assert_eq!(&joined.schedule, &plain.schedule);

        let again = level_with(&split.network, &pausing, &options, &limits).unwrap();
        prop_assert_eq!(check_with(&split.network, &pausing, &options, &again), Ok(()));
        prop_assert_eq!(&again.schedule, &split.schedule);
        prop_assert_eq!(&again.paused, &split.paused);
        let rule = level(&network, &whole, &Limits::schedules(1)).unwrap();
        if goal == Goal::Finish && split.unsolved == rule.unsolved {
            prop_assert!(split.schedule.finish <= rule.schedule.finish);
        }
    }

    #[test]
    fn what_is_left_of_begun_work_keeps_every_rule(network in begun(), options in options(), seed in 0..9u64) {
        let limits = Limits { seed, ..Limits::schedules(40) };
        let options = Options { splits: true, ..options };
        let split = level(&network, &options, &limits).unwrap();
        prop_assert_eq!(check(&network, &options, &split), Ok(()));
        if options.leave_started {
            for (before, after) in network.tasks.iter().zip(&split.network.tasks) {
                prop_assert!(before.progress.actual_start.is_none() || before.splits == after.splits);
            }
        }
        // Levelled again, the plan stays as it is.
        let pausing: Vec<Pausing> = split.network.tasks.iter().map(|task| match task.splits[..] {
            [] => Pausing::Free,
            _ => Pausing::Levelled,
        }).collect();
        let again = level_with(&split.network, &pausing, &options, &limits).unwrap();
        prop_assert_eq!(check_with(&split.network, &pausing, &options, &again), Ok(()));
        prop_assert_eq!(&again.schedule, &split.schedule);
    }

    #[test]
    fn people_who_pause_each_for_themselves_keep_every_rule(
        network in apart(),
        options in options(),
        seed in 0..9u64,
    ) {
        let limits = Limits { seed, ..Limits::schedules(40) };
        let options = Options { splits: true, ..options };
        let split = level(&network, &options, &limits).unwrap();
        prop_assert_eq!(check(&network, &options, &split), Ok(()));
        let one = |assignment: &steerco_schedule::Assignment| assignment.splits.len();
        let people: usize = split.network.assignments.iter().map(one).sum();
        let own: usize = split.network.tasks.iter().map(|task| task.splits.len()).sum();
        prop_assert_eq!(people + own, split.paused.len());
        let split_now = |index: usize| {
            let own = |one: &steerco_schedule::Assignment| one.task == index && !one.splits.is_empty();
            !split.network.tasks[index].splits.is_empty() || split.network.assignments.iter().any(own)
        };
        let pausing: Vec<Pausing> = (0..split.network.tasks.len()).map(|index| match split_now(index) {
            false => Pausing::Free,
            true => Pausing::Levelled,
        }).collect();
        let again = level_with(&split.network, &pausing, &options, &limits).unwrap();
        prop_assert_eq!(check_with(&split.network, &pausing, &options, &again), Ok(()));
        prop_assert_eq!(&again.schedule, &split.schedule);
        let whole = Options { splits: false, ..options.clone() };
        let joined = level_with(&split.network, &pausing, &whole, &limits).unwrap();
        prop_assert_eq!(check_with(&split.network, &pausing, &whole, &joined), Ok(()));
        prop_assert!(joined.network.assignments.iter().all(|one| one.splits.is_empty()));
    }

    #[test]
    fn a_range_of_dates_is_solved_and_the_rest_stays(
        network in prop_oneof![network(12, EVERYTHING), crowded(), begun(), apart()],
        options in options(),
        days in (0..15i64, 1..15i64),
        delayed in prop::collection::vec((0..12usize, 0..3i64), 0..3),
        seed in 0..9u64,
    ) {
        let mut network = network;
        for (task, days) in delayed {
            let count = network.tasks.len();
            network.tasks[task % count].leveling_delay = Span::from_minutes(days * 1_440);
        }
        let options = ranged(&network, options, days);
        let limits = Limits { seed, ..Limits::schedules(40) };
        if let Ok(levelled) = level(&network, &options, &limits) {
            prop_assert_eq!(check(&network, &options, &levelled), Ok(()));
            let range = options.range.unwrap();
            for (task, (before, after)) in
                levelled.unlevelled.tasks.iter().zip(&levelled.schedule.tasks).enumerate()
            {
                let delay = levelled.network.tasks[task].leveling_delay;
                prop_assert!(before.start <= after.start, "task {} begins earlier", task);
                if delay != network.tasks[task].leveling_delay {
                    prop_assert!(range.contains(before.start), "task {} is outside", task);
                }
            }
            // Without links, nothing outside moves at all.
            let mut loose = network.clone();
            loose.dependencies.clear();
            if let Ok(levelled) = level(&loose, &options, &limits) {
                prop_assert_eq!(check(&loose, &options, &levelled), Ok(()));
            }
            // Levelled again, nothing that was solved waits for longer, as long as nobody is on a task twice
            // (who is counts as if all of it lasted as long as the longest).
            let mut people: Vec<_> = network.assignments.iter().map(|one| (one.task, one.resource)).collect();
            people.sort_unstable();
            people.dedup();
            let told = |one: &Unsolved| matches!(one, Unsolved::Overload { .. } | Unsolved::FromFinish);
            if people.len() == network.assignments.len() && !options.splits && !levelled.unsolved.iter().any(told) {
                let again = level(&levelled.network, &options, &limits).unwrap();
                prop_assert_eq!(&again.schedule, &levelled.schedule);
            }
        }
    }

    #[test]
    fn a_range_of_dates_of_several_plans_is_solved_and_the_rest_stays(
        networks in prop::collection::vec(network(7, EVERYTHING), 2..4),
        options in options(),
        days in (0..15i64, 1..15i64),
    ) {
        let pool: Vec<usize> = (0..9).collect();
        let plans: Vec<Member<'_>> = networks.iter().map(|network| {
            let resources = &pool[..network.resources.len()];
            Member { network, resources, priority: 500, pausing: &[] }
        }).collect();
        let options = ranged(&networks[0], options, days);
        if let Ok(together) = level_together(&plans, &options, &Limits::schedules(60)) {
            prop_assert_eq!(check_together(&plans, &options, &together), Ok(()));
        }
    }

    #[test]
    fn a_plan_without_overload_stays(plain in network(12, EVERYTHING)) {
        let mut network = plain;
        network.assignments.clear();
        for task in &mut network.tasks {
            task.leveling_delay = Span::ZERO;
        }
        if let Ok(levelled) = level(&network, &Options::default(), &Limits::schedules(60)) {
            prop_assert_eq!(levelled.moved, vec![]);
        }
    }
}
