//! Pauses in work travel through MSPDI as gaps in timephased work.

use proptest::prelude::*;
use steerco_calendar::{CalendarSpec, Moment, Span};
use steerco_interchange::{Format, read, write};
use steerco_plan::{
    CalendarKind, Kept, Plan, PlanAssignment, PlanCalendar, PlanResource, PlanTask,
};
use steerco_schedule::{Split, TaskType};
use steerco_units::Percent;

fn days(days: i64) -> Span {
    Span::from_minutes(days * 480)
}

fn split(after: i64, pause: i64) -> Split {
    Split { after: days(after), pause: days(pause) }
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

/// A plan of one task from Monday 2 March 2026, with a standard and a night calendar and a person
/// for each.
fn plan(task: PlanTask, assignments: Vec<PlanAssignment>) -> Plan {
    let mut plan = Plan::default();
    plan.project.start = at("2026-03-02T08:00");
    plan.calendars.push(PlanCalendar::base(1, CalendarSpec::standard()));
    plan.calendars.push(PlanCalendar::base(2, CalendarSpec::around_the_clock()));
    let mut early = CalendarSpec::derived("Bob", 0);
    early.week[4] = steerco_calendar::DayPattern::NonWorking;
    plan.calendars
        .push(PlanCalendar { kind: CalendarKind::Resource, ..PlanCalendar::base(3, early) });
    plan.resources.push(PlanResource { uid: 1, name: "Ann".into(), ..Default::default() });
    plan.resources.push(PlanResource {
        uid: 2,
        name: "Bob".into(),
        calendar: Some(2),
        ..Default::default()
    });
    plan.tasks.push(PlanTask { uid: 1, row: 1, name: "Dig".into(), ..task });
    plan.assignments = assignments;
    plan
}

fn assigned(resource: usize, work: Span, splits: Vec<Split>) -> PlanAssignment {
    PlanAssignment {
        uid: i64::try_from(resource).unwrap() + 1,
        resource: Some(resource),
        work,
        units: Percent::WHOLE,
        splits,
        ..Default::default()
    }
}

/// Writes, reads back, and checks that dates are the same; answers the text and the plan as read.
fn through(plan: &Plan) -> (String, Plan) {
    let scheduled = plan.schedule().unwrap();
    let written = write(plan, &scheduled, Format::Mspdi);
    assert_eq!(written.losses, vec![]);
    let again = read(&written.bytes, Format::Mspdi).unwrap();
    assert_eq!(again.diagnostics, vec![]);
    let text = String::from_utf8(written.bytes).unwrap();
    let dates = again.plan.schedule().unwrap().schedule;
    for (one, two) in scheduled.schedule.tasks.iter().zip(&dates.tasks) {
        assert_eq!((one.start, one.finish, one.duration), (two.start, two.finish, two.duration));
        assert_eq!((one.late_start, one.late_finish), (two.late_start, two.late_finish));
    }
    (text, again.plan)
}

#[test]
fn pauses_of_work_that_nobody_has_stand_in_an_assignment_to_nobody() {
    let splits = vec![split(1, 2), split(2, 3)];
    let task = PlanTask { duration: days(4), splits: splits.clone(), ..Default::default() };
    let (text, again) = through(&plan(task, vec![]));
    assert_eq!(again.tasks[0].splits, splits);
    assert!(text.contains("<ResourceUID>-65535</ResourceUID>"), "{text}");
    // Monday work, Tuesday and Wednesday nothing, Thursday work, a pause until Wednesday.
    let row = |start: &str, finish: &str, value: &str| {
        format!(
            "<TimephasedData><Type>1</Type><UID>1</UID><Start>2026-03-{start}:00</Start>\
             <Finish>2026-03-{finish}:00</Finish><Unit>2</Unit>{value}</TimephasedData>"
        )
    };
    let (worked, idle) = ("<Value>PT8H0M0S</Value>", "<Value>PT0H0M0S</Value>");
    let rows = [
        row("02T08:00", "02T17:00", worked),
        row("02T17:00", "03T17:00", idle),
        row("03T17:00", "04T17:00", idle),
        row("04T17:00", "05T08:00", ""),
        row("05T08:00", "05T17:00", worked),
        row("05T17:00", "06T17:00", idle),
        row("06T17:00", "07T17:00", ""),
        row("07T17:00", "08T17:00", ""),
        row("08T17:00", "09T17:00", idle),
        row("09T17:00", "10T17:00", idle),
        row("10T17:00", "11T08:00", ""),
        row("11T08:00", "12T08:00", worked),
        row("12T08:00", "12T17:00", worked),
    ];
    assert!(text.contains(&rows.concat()), "{text}");
    // Once more through: the assignment to nobody is there now and tells the same.
    let (second, third) = through(&again);
    assert_eq!(third.tasks[0].splits, splits);
    assert_eq!(second.matches("-65535").count(), 1);
}

#[test]
fn pauses_of_people_stand_in_their_assignments() {
    let splits = vec![split(1, 2)];
    let task = PlanTask { duration: days(3), ..Default::default() };
    let own = vec![assigned(0, days(3), splits.clone())];
    let (text, again) = through(&plan(task.clone(), own));
    assert_eq!(again.assignments[0].splits, splits);
    assert_eq!(again.tasks[0].splits, vec![]);
    assert_eq!(text.matches("<Assignment>").count(), 1);
    assert_eq!(text.matches("<Value>PT8H0M0S</Value>").count(), 3);

    // Pauses given to the task are those of whoever works on it.
    let split_task = PlanTask { splits: splits.clone(), ..task.clone() };
    let (_, again) = through(&plan(split_task, vec![assigned(0, days(3), vec![])]));
    assert_eq!(again.assignments[0].splits, splits);

    // Each in their own working time: Bob is off on Fridays.
    let both = vec![assigned(0, days(3), splits.clone()), assigned(1, days(3), vec![split(2, 1)])];
    let (_, again) = through(&plan(task.clone(), both));
    assert_eq!(again.assignments[0].splits, splits);
    assert_eq!(again.assignments[1].splits, [split(2, 1)]);

    // Where the task's calendar and the person's both allow it.
    let around = PlanTask { calendar: Some(1), ..task };
    let (_, again) = through(&plan(around, vec![assigned(1, days(3), vec![split(1, 3)])]));
    assert_eq!(again.assignments[0].splits, [split(1, 3)]);
}

#[test]
fn pauses_of_tasks_that_people_do_not_drive_stay_the_tasks() {
    let splits = vec![split(1, 2)];
    let task = PlanTask { duration: days(3), splits: splits.clone(), ..Default::default() };
    let fixed = PlanTask { task_type: TaskType::FixedDuration, ..task.clone() };
    let people = vec![assigned(0, days(3), vec![]), assigned(1, days(1), vec![])];
    let (_, again) = through(&plan(fixed, people));
    assert_eq!(again.tasks[0].splits, splits);

    let elapsed = PlanTask { elapsed: true, duration_format: 8, ..task.clone() };
    let (_, again) = through(&plan(elapsed, vec![]));
    assert_eq!(again.tasks[0].splits, splits);

    // Concrete does not decide when the task is worked on.
    let mut concrete = plan(task, vec![assigned(0, days(3), vec![])]);
    concrete.resources[0].kind = steerco_schedule::ResourceKind::Material;
    let (text, again) = through(&concrete);
    assert_eq!(again.tasks[0].splits, splits);
    assert_eq!(text.matches("<Assignment>").count(), 2);
}

#[test]
fn what_is_done_is_actual_work_and_the_pause_ahead_is_kept() {
    let task = PlanTask {
        duration: days(4),
        splits: vec![split(1, 1), split(3, 1)],
        actual_start: Some(at("2026-03-02T08:00")),
        actual_duration: days(2),
        stop: Some(at("2026-03-04T17:00")),
        resume: Some(at("2026-03-05T08:00")),
        percent_complete: Percent::from_basis_points(5000),
        ..Default::default()
    };
    let (text, again) = through(&plan(task.clone(), vec![]));
    assert_eq!(again.tasks[0].splits, task.splits);
    assert_eq!(text.matches("<Type>2</Type><UID>1</UID>").count(), 4, "{text}");
    assert_eq!(text.matches("<Value>PT8H0M0S</Value>").count(), 4);
}

#[test]
fn what_the_file_said_of_work_stays_until_the_pauses_change() {
    let row = |kind: i64, start: &str, value: &str| {
        format!(
            "<TimephasedData><Type>{kind}</Type><UID>1</UID><Start>2026-03-{start}</Start>\
             <Finish>2026-03-{start}</Finish><Unit>3</Unit>{value}</TimephasedData>"
        )
    };
    let kept = [
        row(1, "02T08:00:00", "<Value>PT8H0M0S</Value>"),
        row(1, "03T08:00:00", "<Value>PT0H0M0S</Value>"),
        row(1, "05T08:00:00", "<Value>PT16H0M0S</Value>"),
        row(4, "02T08:00:00", "<Value>PT99H0M0S</Value>"),
    ]
    .concat();
    let task = PlanTask { duration: days(3), ..Default::default() };
    let assignment =
        PlanAssignment { kept: Kept(kept.clone()), ..assigned(0, days(3), vec![split(1, 2)]) };
    let mut plan = plan(task, vec![assignment]);
    let (text, _) = through(&plan);
    assert!(text.contains(&kept), "word for word: {text}");

    plan.assignments[0].splits = vec![split(2, 1)];
    let (text, again) = through(&plan);
    assert_eq!(again.assignments[0].splits, [split(2, 1)]);
    assert!(!text.contains("<Unit>3</Unit><Value>PT8H0M0S</Value>"), "{text}");
    assert!(text.contains("PT99H0M0S"), "other data stays");

    plan.assignments[0].splits = vec![];
    let (_, again) = through(&plan);
    assert_eq!(again.assignments[0].splits, vec![]);

    // The same pauses a week later.
    plan.assignments[0].splits = vec![split(1, 2)];
    plan.project.start = at("2026-03-09T08:00");
    let (text, again) = through(&plan);
    assert_eq!(again.assignments[0].splits, [split(1, 2)]);
    assert!(!text.contains("2026-03-05T08:00"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_pauses_survive(
        pauses in proptest::collection::vec((1_i64..3000, 1_i64..20_000), 0..5),
        rest in 1_i64..3000,
        who in 0_usize..3,
        calendar in 0_usize..3,
        shift in 0_i64..5000,
    ) {
        let mut worked = 0;
        let splits: Vec<Split> = pauses
            .iter()
            .map(|(work, pause)| {
                worked += work;
                Split { after: Span::from_tenths(worked), pause: Span::from_tenths(*pause) }
            })
            .collect();
        let duration = Span::from_tenths(worked + rest);
        let task = PlanTask {
            duration,
            calendar: (calendar > 0).then(|| calendar - 1),
            splits: if who == 0 { splits.clone() } else { vec![] },
            ..Default::default()
        };
        let people = match who {
            0 => vec![],
            who => vec![assigned(who - 1, duration, splits.clone())],
        };
        let mut plan = plan(task, people);
        plan.project.start = plan.project.start + Span::from_tenths(shift);
        let (_, again) = through(&plan);
        let found =
            if who == 0 { &again.tasks[0].splits } else { &again.assignments[0].splits };
        prop_assert_eq!(found, &splits);
    }
}
