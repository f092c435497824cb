//! Plans that share people, with answers worked out by hand.

use steerco_calendar::{Calendar, CalendarSpec, Moment, Span};
use steerco_level::{
    Goal, Limits, Member, Options, Reason, Unsolved, check_together, level_together,
};
use steerco_schedule::Network;

use crate::plan;

/// One task of two days from Monday 2 March 2026 on for one person.
const ONE: &str =
    "project start=2026-03-02T08:00\nresource Ann\ntask A 2d\nassign A Ann 100% 16h\n";

/// The same with twenty days.
const LONG: &str =
    "project start=2026-03-02T08:00\nresource Ann\ntask A 20d\nassign A Ann 100% 160h\n";

fn network(text: &str) -> Network {
    plan::read(text).network
}

fn together<'a>(networks: &'a [Network], priorities: &[u16]) -> Vec<Member<'a>> {
    let plan = |(network, &priority): (&'a Network, &u16)| Member {
        network,
        resources: &[0],
        priority,
        pausing: &[],
    };
    networks.iter().zip(priorities).map(plan).collect()
}

fn by_delay() -> Options {
    Options { goal: Goal::Delay, ..Options::default() }
}

fn day(day: &str) -> Moment {
    format!("{day}T08:00").parse().unwrap()
}

#[test]
fn the_plan_with_the_higher_priority_goes_first_and_the_reason_names_the_task_of_the_other_plan() {
    let networks = [network(ONE), network(ONE)];
    let plans = together(&networks, &[300, 800]);
    let answer = level_together(&plans, &by_delay(), &Limits::schedules(50)).unwrap();
    assert_eq!(answer.plans[1].schedule.tasks[0].start, day("2026-03-02"));
    assert_eq!(answer.plans[0].schedule.tasks[0].start, day("2026-03-04"));
    assert_eq!(answer.moved.len(), 1);
    assert_eq!(answer.place(answer.moved[0].task), Some((0, 0)));
    let until = "2026-03-03T17:00".parse().unwrap();
    assert_eq!(answer.moved[0].because, Reason::Resource { resource: 0, tasks: vec![1], until });
    assert_eq!(answer.place(1), Some((1, 0)));
    assert_eq!((answer.peaks[0].unlevelled, answer.peaks[0].levelled), (20_000, 10_000));
}

#[test]
fn a_plan_with_priority_1000_stays_whatever_the_others_lose() {
    let long = network(LONG);
    let networks = [network(ONE), long];
    let plans = together(&networks, &[999, 1_000]);
    let answer = level_together(&plans, &by_delay(), &Limits::schedules(50)).unwrap();
    assert_eq!(answer.plans[1].schedule.tasks[0].start, day("2026-03-02"));
    assert_eq!(answer.plans[0].schedule.tasks[0].start, day("2026-03-30"));
    let networks = [network(ONE), network(ONE)];
    let plans = together(&networks, &[1_000, 1_000]);
    let answer = level_together(&plans, &by_delay(), &Limits::schedules(50)).unwrap();
    assert_eq!(answer.moved, vec![]);
    assert!(answer.unsolved.contains(&Unsolved::Overload { task: 0, resource: 0 }));
}

#[test]
fn a_short_plan_goes_before_a_long_one_of_the_same_priority() {
    let networks = [network(LONG), network(ONE)];
    let plans = together(&networks, &[500, 500]);
    let answer = level_together(&plans, &by_delay(), &Limits::schedules(200)).unwrap();
    assert_eq!(answer.plans[1].schedule.tasks[0].start, day("2026-03-02"));
    assert_eq!(answer.plans[0].schedule.tasks[0].start, day("2026-03-04"));
}

#[test]
fn each_plan_keeps_its_own_start_and_its_own_calendar() {
    let mut nights = network(ONE);
    nights.calendars = Calendar::compile_all(&[CalendarSpec::around_the_clock()]).unwrap();
    let late = network(&ONE.replace("03-02", "03-03"));
    let networks = [nights, late];
    let plans = together(&networks, &[900, 100]);
    let answer = level_together(&plans, &by_delay(), &Limits::schedules(50)).unwrap();
    // Sixteen hours around the clock end at midnight; the other begins the next morning as planned.
    let first = &answer.plans[0].schedule.tasks[0];
    assert_eq!(first.finish - first.start, Span::from_minutes(16 * 60));
    assert_eq!(answer.plans[1].schedule.tasks[0].start, day("2026-03-03"));
    assert_eq!(check_together(&plans, &by_delay(), &answer), Ok(()));
}
