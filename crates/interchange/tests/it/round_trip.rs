//! What is read, written and read again is the same plan.

use proptest::prelude::*;
use steerco_calendar::{CalendarSpec, Moment, Span};
use steerco_interchange::{Format, read, write};
use steerco_plan::{
    Plan, PlanAssignment, PlanCalendar, PlanDependency, PlanProject, PlanResource, PlanTask,
};
use steerco_schedule::{Constraint, Contour, DependencyKind, Lag, ResourceKind, TaskType};
use steerco_units::{Percent, Rate};

use crate::{HOUSE, codes, mspdi};

/// Forgets what another program computed: we compute it anew.
fn without_stored(mut plan: Plan) -> Plan {
    plan.project.finish = None;
    for task in plan.tasks.iter_mut().chain(plan.summary_task.as_deref_mut()) {
        task.stored = None;
    }
    for assignment in &mut plan.assignments {
        assignment.stored = None;
    }
    plan
}

#[test]
fn one_of_everything_is_read() {
    let draft = mspdi(HOUSE);
    assert_eq!(codes(&draft), Vec::<&str>::new());
    let plan = &draft.plan;
    assert_eq!(plan.project.name, "House on the hill");
    assert_eq!(plan.tasks.len(), 9);
    assert_eq!(plan.tasks[0].name, "Ground <works>");
    assert_eq!(plan.tasks[1].parent, Some(0));
    assert_eq!(plan.tasks[1].baselines[0].cost_minor, 80_000);
    assert!(plan.tasks[6].elapsed && plan.tasks[6].duration == Span::from_minutes(72 * 60));
    assert_eq!(plan.dependencies.len(), 8);
    assert_eq!(plan.dependencies[2].lag, Lag::Percent(5000));
    assert_eq!(plan.resources.len(), 2, "the nameless resource 0 is nobody");
    assert_eq!(plan.resources[0].standard_rate, Rate(525_000));
    assert_eq!(plan.resources[1].kind, ResourceKind::Material);
    assert_eq!(plan.calendars[0].spec.exceptions.len(), 5);
    assert_eq!(plan.calendars[1].spec.exceptions.len(), 1, "the encoding before 2007");
    assert!(plan.project.kept.0.contains("<SomethingNew attribute=\"kept\">"));
}

#[test]
fn what_is_written_reads_back_as_the_same_plan() {
    let first = mspdi(HOUSE).plan;
    let written = write(&first, &first.schedule().unwrap(), Format::Mspdi);
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    let again = read(&written.bytes, Format::Mspdi).expect("our own file");
    assert_eq!(again.diagnostics, vec![]);
    let second = again.plan;
    // Word for word, but for the order in which kept parts stand.
    let rewritten = write(&second, &second.schedule().unwrap(), Format::Mspdi);
    assert_eq!(
        String::from_utf8(written.bytes).unwrap(),
        String::from_utf8(rewritten.bytes).unwrap()
    );
    let (first, second) = (without_stored(first), without_stored(second));
    assert_eq!(first.calendars, second.calendars);
    assert_eq!(first.dependencies.len(), second.dependencies.len());
    for (one, two) in first.tasks.iter().zip(&second.tasks) {
        let plain = |task: &PlanTask| PlanTask {
            kept: Default::default(),
            wbs: String::new(),
            baselines: vec![],
            // A summary's duration is computed.
            duration: if task.summary { Span::ZERO } else { task.duration },
            ..task.clone()
        };
        assert_eq!(plain(one), plain(two));
        assert_eq!(one.baselines.len(), two.baselines.len());
    }
}

#[test]
fn nothing_unknown_is_lost_on_the_way_through() {
    let plan = mspdi(HOUSE).plan;
    let written = write(&plan, &plan.schedule().unwrap(), Format::Mspdi);
    let text = String::from_utf8(written.bytes).unwrap();
    for part in [
        "<SomethingNew attribute=\"kept\"><Inner>word &lt; for word</Inner></SomethingNew>",
        "<ExtendedAttribute><FieldID>188743731</FieldID><Value>Earth</Value></ExtendedAttribute>",
        "<Company>Hillside &amp; Sons</Company>",
        "<MaterialLabel>m3</MaterialLabel>",
        "<Notes>Left-handed</Notes>",
        "<CrossProject>0</CrossProject>",
        "<Interim>0</Interim>",
        "<Alias>Trade</Alias>",
    ] {
        assert!(text.contains(part), "lost: {part}");
    }
}

#[test]
fn another_reader_sees_the_same_dates() {
    let plan = mspdi(HOUSE).plan;
    let scheduled = plan.schedule().unwrap();
    let written = write(&plan, &scheduled, Format::Mspdi);
    let stored = read(&written.bytes, Format::Mspdi).unwrap().plan;
    for (task, dates) in stored.tasks.iter().zip(&scheduled.schedule.tasks) {
        let stored = task.stored.clone().expect("dates are written");
        assert_eq!(
            (stored.start, stored.finish),
            (Some(dates.start), Some(dates.finish)),
            "{}",
            task.name
        );
        assert_eq!(stored.total_float, Some(dates.total_float), "{}", task.name);
        assert_eq!(stored.critical, Some(dates.critical), "{}", task.name);
    }
}

#[test]
fn a_list_reads_back_as_the_same_dates() {
    let plan = mspdi(HOUSE).plan;
    let written = write(&plan, &plan.schedule().unwrap(), Format::Csv);
    let lost: Vec<&str> = written.losses.iter().map(|loss| loss.code.as_str()).collect();
    assert_eq!(lost, ["csv.calendars", "csv.manual", "csv.settings", "csv.costs", "csv.fields"]);
    let list = read(&written.bytes, Format::Csv).expect("our own list");
    assert_eq!(codes(&list), Vec::<&str>::new());
    assert_eq!(list.plan.tasks.len(), plan.tasks.len());
    assert_eq!(list.plan.dependencies.len(), plan.dependencies.len());
    for (one, two) in plan.tasks.iter().zip(&list.plan.tasks) {
        assert_eq!((&one.name, one.parent), (&two.name, two.parent));
        if !one.summary {
            assert_eq!((one.duration, one.elapsed), (two.duration, two.elapsed), "{}", one.name);
        }
    }
}

#[test]
fn calendars_that_mspdi_cannot_have_are_written_as_ones_it_can() {
    let mut plan = mspdi(HOUSE).plan;
    // Calendars of a database have no UIDs, and base calendars may build on each other.
    plan.calendars[0].uid = 0;
    plan.calendars[1].uid = 0;
    let mut early = CalendarSpec::derived("Early shift", 0);
    early.week[0] =
        steerco_calendar::DayPattern::Working(vec![steerco_calendar::Shift::hours(6, 14)]);
    plan.calendars.push(PlanCalendar::base(0, early));
    plan.tasks[3].calendar = Some(2);
    let scheduled = plan.schedule().unwrap();
    let written = write(&plan, &scheduled, Format::Mspdi);
    let again = read(&written.bytes, Format::Mspdi).unwrap();
    assert_eq!(again.diagnostics, vec![]);
    let mut uids: Vec<i64> = again.plan.calendars.iter().map(|calendar| calendar.uid).collect();
    uids.dedup();
    assert_eq!(uids.len(), 3);
    assert!(uids.iter().all(|uid| *uid > 0));
    assert_eq!(again.plan.calendars[2].spec.base, None);
    assert_eq!(again.plan.calendars[2].spec.exceptions.len(), 5, "the base's holidays");
    let dates = again.plan.schedule().unwrap().schedule;
    for (one, two) in scheduled.schedule.tasks.iter().zip(&dates.tasks) {
        assert_eq!(
            (one.start, one.finish, one.total_float),
            (two.start, two.finish, two.total_float)
        );
    }
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let task = (
        any::<bool>(),
        "[ -~äöüß]{0,20}",
        0_i64..20_000,
        0_usize..8,
        0_i64..400_000,
        any::<(bool, bool, bool)>(),
        0_u16..=1000,
        0_i64..=10_000,
    );
    let link = (0_usize..40, 0_usize..40, 0_usize..4, 0_usize..4, -5000_i32..5000);
    (proptest::collection::vec(task, 1..40), proptest::collection::vec(link, 0..60)).prop_map(
        |(tasks, links)| {
            let base = PlanProject::default();
            let mut plan = Plan { project: base, ..Plan::default() };
            plan.calendars.push(PlanCalendar::base(1, CalendarSpec::standard()));
            plan.calendars.push(PlanCalendar::base(7, CalendarSpec::around_the_clock()));
            for (index, (nested, name, duration, constraint, at, flags, priority, percent)) in
                tasks.into_iter().enumerate()
            {
                let date = plan.project.start + Span::from_tenths(at);
                let uid = i64::try_from(index).unwrap() + 1;
                plan.tasks.push(PlanTask {
                    uid,
                    row: uid,
                    parent: index.checked_sub(1).filter(|_| nested),
                    name: name.trim().to_owned(),
                    duration: Span::from_tenths(duration),
                    elapsed: flags.0,
                    duration_format: if flags.0 { 8 } else { 7 },
                    milestone: flags.1,
                    calendar: flags.2.then_some(1),
                    priority,
                    percent_complete: Percent::from_basis_points(percent / 100 * 100),
                    constraint: match constraint {
                        0 => Constraint::AsLateAsPossible,
                        1 => Constraint::MustStartOn(date),
                        2 => Constraint::MustFinishOn(date),
                        3 => Constraint::StartNoEarlierThan(date),
                        4 => Constraint::StartNoLaterThan(date),
                        5 => Constraint::FinishNoEarlierThan(date),
                        6 => Constraint::FinishNoLaterThan(date),
                        _ => Constraint::AsSoonAsPossible,
                    },
                    task_type: if flags.1 { TaskType::FixedWork } else { TaskType::FixedDuration },
                    ..PlanTask::default()
                });
            }
            let count = plan.tasks.len();
            for (from, to, kind, lag_kind, lag) in links {
                let (from, to) = (from % count, to % count);
                let kind = [
                    DependencyKind::FinishToStart,
                    DependencyKind::StartToStart,
                    DependencyKind::FinishToFinish,
                    DependencyKind::StartToFinish,
                ][kind];
                let whole = lag / 100 * 100;
                let (lag, lag_format) = match lag_kind {
                    0 => (Lag::Working(Span::from_tenths(lag.into())), 7),
                    1 => (Lag::Elapsed(Span::from_tenths(lag.into())), 8),
                    2 => (Lag::Percent(whole), 19),
                    _ => (Lag::ElapsedPercent(whole), 20),
                };
                let twice = |link: &PlanDependency| {
                    (link.predecessor, link.successor, link.kind) == (from, to, kind)
                };
                if from < to && !plan.dependencies.iter().any(twice) {
                    plan.dependencies.push(PlanDependency {
                        predecessor: from,
                        successor: to,
                        kind,
                        lag,
                        lag_format,
                        kept: Default::default(),
                    });
                }
            }
            plan.resources.push(PlanResource { uid: 3, name: "Ann".into(), ..Default::default() });
            plan.assignments.push(PlanAssignment {
                uid: 1,
                resource: Some(0),
                work: Span::from_minutes(90),
                units: Percent::from_basis_points(2500),
                contour: Contour::Bell,
                ..Default::default()
            });
            for (index, summary) in plan.summaries().into_iter().enumerate() {
                plan.tasks[index].summary = summary;
            }
            plan
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_plan_survives_mspdi(plan in any_plan()) {
        // Links between a summary and its own children cannot be scheduled; such plans are refused.
        let Ok(scheduled) = plan.schedule() else { return Ok(()) };
        let written = write(&plan, &scheduled, Format::Mspdi);
        let again = read(&written.bytes, Format::Mspdi).expect("our own file");
        prop_assert_eq!(&again.diagnostics, &vec![]);
        let mut again = without_stored(again.plan);
        let mut plan = plan;
        for (index, (one, two)) in plan.tasks.iter_mut().zip(&mut again.tasks).enumerate() {
            two.wbs.clear();
            // The computed duration of a task is what is written: compare where it is the given one.
            let computed = scheduled.schedule.tasks[index].duration;
            if one.summary || computed != one.duration {
                one.duration = two.duration;
            }
        }
        for link in &mut again.dependencies {
            link.lag_format = plan.dependencies.iter().find(|other| {
                (other.predecessor, other.successor, other.kind) == (link.predecessor, link.successor, link.kind)
            }).map_or(0, |other| other.lag_format);
        }
        prop_assert_eq!(&plan.tasks, &again.tasks);
        let sorted = |links: &[PlanDependency]| {
            let mut links = links.to_vec();
            links.sort_by_key(|link| (link.successor, link.predecessor, link.kind as u8));
            links
        };
        prop_assert_eq!(sorted(&plan.dependencies), sorted(&again.dependencies));
        prop_assert_eq!(&plan.assignments, &again.assignments);
        prop_assert_eq!(plan.project.start, again.project.start);
    }

    #[test]
    fn moments_of_any_century_are_answered(day in -200_000_i64..200_000) {
        let moment = Moment::from_day(day);
        let text = format!("<Project><StartDate>{moment}</StartDate></Project>");
        prop_assert!(read(text.as_bytes(), Format::Mspdi).is_ok());
    }
}
