//! Recurring exceptions against dates worked out by hand, each kind that Microsoft Project has.

use jiff::civil::Date;
use steerco_calendar::{
    Calendar, CalendarException, CalendarSpec, Moment, MonthDayRule, Recurrence, WeekPosition,
};

/// The days off that the recurrence gives on an around-the-clock calendar.
fn days_off(from: &str, occurrences: Option<u32>, recurrence: Recurrence, until: &str) -> String {
    let from: Date = from.parse().unwrap();
    let mut spec = CalendarSpec::around_the_clock();
    spec.exceptions.push(CalendarException {
        name: "off".into(),
        from,
        to: until.parse().unwrap(),
        recurrence,
        occurrences,
        shifts: vec![],
    });
    let calendar = Calendar::compile(&[spec], 0).unwrap();
    let to = Moment::from_day(Moment::from_date(until.parse().unwrap()).day() + 400).date();
    let days: Vec<String> =
        calendar.non_working_days(from, to).map(|day| day.to_string()).collect();
    days.join(" ")
}

const FAR: &str = "2035-12-31";
const TUESDAY: [bool; 7] = [false, true, false, false, false, false, false];
const WEEKDAY: [bool; 7] = [true, true, true, true, true, false, false];
const WEEKEND: [bool; 7] = [false, false, false, false, false, true, true];
const DAY: [bool; 7] = [true; 7];

#[test]
fn daily_with_step() {
    let days = days_off("2026-02-26", Some(3), Recurrence::Daily { every: 3 }, FAR);
    assert_eq!(days, "2026-02-26 2026-03-01 2026-03-04");
    let days = days_off("2026-02-26", None, Recurrence::Daily { every: 1 }, "2026-02-28");
    assert_eq!(days, "2026-02-26 2026-02-27 2026-02-28");
}

#[test]
fn weekly_counts_weeks_from_sunday() {
    let weekly = |every, weekdays| Recurrence::Weekly { every, weekdays };
    let days = days_off("2026-01-01", Some(3), weekly(1, TUESDAY), FAR);
    assert_eq!(days, "2026-01-06 2026-01-13 2026-01-20");
    // 2026-01-01 is a Thursday; its week ran from Sunday 28 December, so the first Sunday that
    // counts is three weeks after that one.
    let sunday = [false, false, false, false, false, false, true];
    assert_eq!(days_off("2026-01-01", Some(2), weekly(3, sunday), FAR), "2026-01-18 2026-02-08");
    let saturday = [false, false, false, false, false, true, false];
    assert_eq!(days_off("2026-01-01", Some(2), weekly(3, saturday), FAR), "2026-01-03 2026-01-24");
}

#[test]
fn monthly_by_day_of_month() {
    let monthly = |every, day| Recurrence::Monthly { every, day: MonthDayRule::Day(day) };
    assert_eq!(days_off("2026-01-05", Some(2), monthly(2, 4), FAR), "2026-03-04 2026-05-04");
    let ends = days_off("2026-01-01", Some(3), monthly(1, 31), FAR);
    assert_eq!(ends, "2026-01-31 2026-02-28 2026-03-31");
}

#[test]
fn monthly_by_position() {
    let monthly = |position, weekdays| Recurrence::Monthly {
        every: 1,
        day: MonthDayRule::Position { position, weekdays },
    };
    let days = days_off("2026-01-01", Some(3), monthly(WeekPosition::Second, TUESDAY), FAR);
    assert_eq!(days, "2026-01-13 2026-02-10 2026-03-10");
    let days = days_off("2026-01-01", Some(2), monthly(WeekPosition::Last, WEEKDAY), FAR);
    assert_eq!(days, "2026-01-30 2026-02-27");
    let days = days_off("2026-01-01", Some(2), monthly(WeekPosition::First, WEEKEND), FAR);
    assert_eq!(days, "2026-01-03 2026-02-01");
    let days = days_off("2026-01-01", Some(2), monthly(WeekPosition::Fourth, DAY), FAR);
    assert_eq!(days, "2026-01-04 2026-02-04");
    let days = days_off("2026-01-01", Some(2), monthly(WeekPosition::Third, TUESDAY), FAR);
    assert_eq!(days, "2026-01-20 2026-02-17");
}

#[test]
fn yearly_by_day_and_by_position() {
    let christmas = Recurrence::Yearly { month: 12, day: MonthDayRule::Day(25) };
    assert_eq!(days_off("2026-01-01", Some(2), christmas, FAR), "2026-12-25 2027-12-25");
    let leap = Recurrence::Yearly { month: 2, day: MonthDayRule::Day(29) };
    assert_eq!(days_off("2027-01-01", Some(2), leap, FAR), "2027-02-28 2028-02-29");
    let first_tuesday = Recurrence::Yearly {
        month: 11,
        day: MonthDayRule::Position { position: WeekPosition::First, weekdays: TUESDAY },
    };
    assert_eq!(days_off("2026-01-01", Some(2), first_tuesday, FAR), "2026-11-03 2027-11-02");
}

#[test]
fn the_range_ends_an_endless_recurrence() {
    let monthly = Recurrence::Monthly { every: 1, day: MonthDayRule::Day(10) };
    assert_eq!(days_off("2026-01-11", None, monthly, "2026-03-09"), "2026-02-10");
}
