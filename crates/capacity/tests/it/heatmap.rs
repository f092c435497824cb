//! The heatmap against a checker that lays every task tenth of an hour by tenth of an hour.

use proptest::prelude::*;
use steerco_calendar::{Calendar, CalendarSpec, Moment, Span};
use steerco_capacity::{
    Asked, Availability, Booked, Booking, Cell, DayShare, Grain, Heatmap, Kind, Member, Periods,
    TaskWork,
};

/// 2026-03-02, a Monday.
const MONDAY: i64 = 20_514;
/// Six minutes.
const STEP: i64 = 60;

fn calendars() -> Vec<Calendar> {
    let specs = [CalendarSpec::standard(), CalendarSpec::around_the_clock()];
    Calendar::compile_all(&specs).unwrap()
}

fn at(day: i64, hour: i64) -> Moment {
    Moment::from_day(MONDAY + day) + Span::from_tenths(hour * 600)
}

fn workday(day: i64) -> i64 {
    if (day + 3).rem_euclid(7) < 5 { 480 } else { 0 }
}

fn task(project: usize, start: Moment, finish: Moment, minutes: i64) -> TaskWork {
    TaskWork { owner: 0, project, start, finish, minutes, calendar: 0 }
}

fn booking(from: i64, to: i64, minutes: i64) -> Booking {
    let share = DayShare { from: MONDAY + from, to: MONDAY + to, minutes };
    Booking::new([share], workday)
}

fn heatmap(grain: Grain, count: usize, booked: &[Booked<'_>], tasks: &[TaskWork]) -> Heatmap {
    let periods = Periods::new(grain, MONDAY, count);
    let capacity = vec![vec![2_400; count]; 3];
    let half_year = (MONDAY..MONDAY + 183).map(workday).collect();
    let days = vec![Availability::of_days(MONDAY, half_year); 3];
    Heatmap::new(&periods, &capacity, &calendars(), Asked { booked, tasks }, &days)
}

#[test]
fn tasks_within_what_is_promised_are_not_asked_twice() {
    let promised = booking(0, 5, 1_200);
    let wish = booking(0, 12, 1_000);
    let booked = [
        Booked {
            owner: 0,
            project: 7,
            kind: Kind::Committed,
            probability: 10_000,
            booking: &promised,
        },
        Booked { owner: 0, project: 8, kind: Kind::Proposed, probability: 2_500, booking: &wish },
    ];
    let tasks = [
        task(7, at(0, 8), at(1, 17), 960),
        task(7, at(7, 8), at(7, 17), 480),
        task(9, at(0, 8), at(4, 17), 600),
    ];
    let found = heatmap(Grain::Week, 2, &booked, &tasks);
    let first = Cell {
        capacity: 2_400,
        committed: 1_200,
        proposed: 500,
        expected: 125,
        tasks: 1_560,
        firm: 1_800,
    };
    let second = Cell { committed: 0, tasks: 480, firm: 480, ..first };
    assert_eq!(found.row(0), [first, second]);
    assert_eq!(found.row(1), [Cell { capacity: 2_400, ..Cell::default() }; 2]);
    assert_eq!(first.full_load().demand, 2_300);
}

#[test]
fn work_outside_working_time_is_laid_by_the_clock() {
    // Saturday and Sunday: half of it on each day.
    let found = heatmap(Grain::Day, 7, &[], &[task(1, at(5, 0), at(7, 0), 101)]);
    let tasks: Vec<i64> = found.row(0).iter().map(|cell| cell.tasks).collect();
    assert_eq!(tasks, [0, 0, 0, 0, 0, 51, 50]);
    // Work at one moment is all there.
    let found = heatmap(Grain::Day, 2, &[], &[task(1, at(1, 8), at(1, 8), 30)]);
    assert_eq!(found.row(0)[1].tasks, 30);
}

#[test]
fn people_of_two_roles_are_divided_and_never_doubled() {
    let promised = booking(0, 5, 1_201);
    let booked = [Booked {
        owner: 0,
        project: 7,
        kind: Kind::Committed,
        probability: 10_000,
        booking: &promised,
    }];
    let people = heatmap(Grain::Week, 1, &booked, &[]);
    let members = [
        Member { owner: 0, row: 0, shares: vec![5_000] },
        Member { owner: 0, row: 1, shares: vec![5_000] },
        Member { owner: 1, row: 1, shares: vec![2_500] },
    ];
    let rows = people.gathered(&members, 2);
    let shown = |row: usize| (rows.row(row)[0].capacity, rows.row(row)[0].firm);
    assert_eq!((shown(0), shown(1)), ((1_200, 601), (1_800, 600)));
}

/// Minutes of a task in each period, counted in steps of six minutes.
fn counted(task: &TaskWork, periods: &Periods) -> Vec<f64> {
    let calendar = &calendars()[task.calendar];
    let steps: Vec<i64> = (task.start.tenths()..task.finish.tenths())
        .step_by(usize::try_from(STEP).unwrap())
        .filter(|step| calendar.is_work(Moment::from_tenths(step + STEP / 2)))
        .collect();
    let each = |(from, to): (i64, i64)| {
        let inside = steps.iter().filter(|step| {
            let day = Moment::from_tenths(**step).day();
            (from..to).contains(&day)
        });
        let parts = f64::from(u32::try_from(inside.count()).unwrap());
        let minutes = f64::from(u32::try_from(task.minutes).unwrap());
        minutes * parts / f64::from(u32::try_from(steps.len()).unwrap())
    };
    periods.iter().map(each).collect()
}

prop_compose! {
    fn any_task()(
        owner in 0_usize..3, project in 0_usize..3, from in 0_i64..30, hour in 8_i64..12,
        length in 0_i64..20, end in 13_i64..17, minutes in 0_i64..20_000, calendar in 0_usize..2,
    ) -> TaskWork {
        // From and to a moment of a working day, so that there is work between them.
        let weekday = |day: i64| day / 5 * 7 + day % 5;
        let (from, to) = (weekday(from), weekday(from + length));
        TaskWork { owner, project, start: at(from, hour), finish: at(to, end), minutes, calendar }
    }
}

proptest! {
    #[test]
    fn every_task_lies_where_its_working_time_is(task in any_task()) {
        for (grain, count) in [(Grain::Day, 90), (Grain::Week, 13), (Grain::Month, 4), (Grain::Quarter, 2)] {
            let periods = Periods::new(grain, MONDAY, count);
            let found = heatmap(grain, count, &[], &[TaskWork { owner: 0, ..task }]);
            let cells = found.row(0);
            prop_assert_eq!(cells.iter().map(|cell| cell.tasks).sum::<i64>(), task.minutes);
            for (cell, exact) in cells.iter().zip(counted(&task, &periods)) {
                let minutes = f64::from(u32::try_from(cell.tasks).unwrap());
                prop_assert!((minutes - exact).abs() <= 1.0, "{minutes} for {exact} at {grain:?}");
            }
        }
    }

    #[test]
    fn weeks_are_the_sums_of_their_days_and_rows_are_apart(
        tasks in prop::collection::vec(any_task(), 0..20),
        parts in prop::collection::vec((0_usize..3, 0_usize..3, 0_i64..40, 1_i64..30, 1_i64..9_000, 0_i64..=10_000), 0..12),
    ) {
        let bookings: Vec<Booking> =
            parts.iter().map(|one| booking(one.2, one.2 + one.3, one.4)).collect();
        let booked: Vec<Booked<'_>> = parts.iter().zip(&bookings).map(|(one, booking)| Booked {
            owner: one.0,
            project: one.1,
            kind: if one.5 == 10_000 { Kind::Committed } else { Kind::Proposed },
            probability: one.5,
            booking,
        }).collect();
        let (days, weeks) = (
            heatmap(Grain::Day, 84, &booked, &tasks), heatmap(Grain::Week, 12, &booked, &tasks),
        );
        for owner in 0..3 {
            for (week, days) in weeks.row(owner).iter().zip(days.row(owner).chunks(7)) {
                let sum = |part: fn(&Cell) -> i64| days.iter().map(part).sum::<i64>();
                prop_assert_eq!(week.committed, sum(|cell| cell.committed));
                prop_assert_eq!(week.proposed, sum(|cell| cell.proposed));
                prop_assert_eq!(week.tasks, sum(|cell| cell.tasks));
                prop_assert!(week.firm >= week.committed.max(week.tasks));
                prop_assert!(week.firm <= week.committed + week.tasks);
            }
            let mine: i64 = tasks.iter().filter(|one| one.owner == owner).map(|one| one.minutes).sum();
            let laid: i64 = days.row(owner).iter().map(|cell| cell.tasks).sum();
            prop_assert_eq!(laid, mine);
        }
    }
}
