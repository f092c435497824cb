//! Published figures of capacity and utilisation.

use steerco_calendar::{Calendar, CalendarSpec, DayPattern, Moment, Shift};
use steerco_capacity::{
    Availability, Away, Band, Bands, Grain, Load, Measure, Periods, Term, Unit, WorkingDays,
    staff_under_and_over,
};
use steerco_units::Percent;

fn day(date: &str) -> i64 {
    Moment::from_date(date.parse().unwrap()).day()
}

fn percent(whole: i64) -> Percent {
    Percent::from_basis_points(whole * 100)
}

fn away(from: &str, to: &str, share: i64) -> Away {
    Away { from: day(from), to: day(to) + 1, share: percent(share) }
}

/// Monday to Friday, so many hours a day.
fn calendar(hours: i32) -> Calendar {
    let work = DayPattern::Working(vec![Shift::hours(8, 8 + hours)]);
    let mut week: [DayPattern; 7] = std::array::from_fn(|_| work.clone());
    week[5] = DayPattern::NonWorking;
    week[6] = DayPattern::NonWorking;
    Calendar::compile(&[CalendarSpec::of_week("Week", week)], 0).unwrap()
}

fn has(hours: i32, fte: i64, (from, to): (&str, &str), gone: &[Away]) -> Availability {
    let (from, end) = (day(from), day(to) + 1);
    let days = WorkingDays::of(&[calendar(hours)], from, end);
    let term = Term { from, to: end, fte: percent(fte), calendar: 0 };
    days.availability(&[term], gone)
}

#[test]
fn four_fifths_of_a_week_with_a_holiday_and_a_day_of_leave_are_19_2_hours() {
    // ppm §4.6: (5 - 1) x 8 x 0.8 - 6.4 = 19.2 h; 20 h asked for are 104.2 %.
    let gone = [away("2026-05-01", "2026-05-01", 100), away("2026-04-28", "2026-04-28", 100)];
    let week = has(8, 80, ("2026-04-27", "2026-05-03"), &gone);
    let capacity = week.minutes(day("2026-04-27"), day("2026-05-04"));
    assert_eq!(capacity, 1_152);
    let load = Load { demand: 20 * 60, capacity };
    assert_eq!(load.utilisation(), Some(10_417));
    assert_eq!(Bands::default().of(load), Band::Over, "yellow");
    assert_eq!(load.remaining(), -48);
}

#[test]
fn a_year_of_40_hours_has_2080_1960_or_1880_by_what_is_taken_off() {
    // psa §2.1 and G14, of 52 weeks from a Monday on.
    let year = ("2026-01-05", "2027-01-03");
    let whole = |gone: &[Away]| has(8, 100, year, gone).minutes(day(year.0), day(year.1) + 1) / 60;
    let leave = away("2026-07-06", "2026-07-26", 100);
    let holidays = (0..10).map(|week| {
        let from = day("2026-01-06") + week * 14;
        Away { from, to: from + 1, share: percent(100) }
    });
    assert_eq!(whole(&[]), 2_080);
    assert_eq!(whole(&[leave]), 1_960);
    let all: Vec<Away> = holidays.clone().chain([leave]).collect();
    assert_eq!(whole(&all), 1_880);
    // 35 hours: 1,820, 1,680 with four weeks of leave, and 1,610 with ten holidays too.
    let short = |gone: &[Away]| has(7, 100, year, gone).minutes(day(year.0), day(year.1) + 1) / 60;
    assert_eq!(short(&[]), 1_820);
    let leave = away("2026-07-06", "2026-08-02", 100);
    assert_eq!(short(&[leave]), 1_680);
    let all: Vec<Away> = holidays.chain([leave]).collect();
    assert_eq!(short(&all), 1_610);
}

#[test]
fn twelve_hours_on_monday_and_four_on_tuesday_leave_four_clamped_and_none_net() {
    // psa §2.1 and G13: available is clamped day by day, net is not.
    let asked = [12, 4, 8, 8, 8].map(|hours| Load { demand: hours * 60, capacity: 480 });
    let available: i64 = asked.iter().map(|one| one.remaining().max(0)).sum();
    assert_eq!(available, 240);
    let sum: Load = asked.into_iter().sum();
    assert_eq!((sum.remaining(), sum.utilisation()), (0, Some(10_000)));
}

#[test]
fn eight_of_fifty_under_and_four_over_are_16_and_8_percent() {
    // psa G16.
    let load = |demand| Load { demand, capacity: 100 };
    let people = std::iter::repeat_n(load(80), 8)
        .chain(std::iter::repeat_n(load(120), 4))
        .chain(std::iter::repeat_n(load(95), 38))
        .chain([Load::default()]);
    let staff = staff_under_and_over(people, &Bands::default());
    assert_eq!(
        (staff.people, staff.under, staff.over),
        (50, 8, 4),
        "who has and is nothing is out"
    );
    assert_eq!((staff.share(staff.under), staff.share(staff.over)), (1_600, 800));
}

#[test]
fn demand_without_capacity_is_infinite_and_never_nothing() {
    let nobody = Load { demand: 60, capacity: 0 };
    assert_eq!((nobody.utilisation(), Bands::default().of(nobody)), (None, Band::Infinite));
    assert_eq!(Bands::default().of(Load::default()), Band::Nothing);
    assert!(Band::Infinite > Band::Severe);
    // A ratio of sums: half of a long week and double of a short one are not 125 %.
    let loads = [Load { demand: 20, capacity: 40 }, Load { demand: 16, capacity: 8 }];
    assert_eq!(loads.into_iter().sum::<Load>().utilisation(), Some(7_500));
}

#[test]
fn borders_belong_where_they_are_said_to() {
    let band = |demand| Bands::default().of(Load { demand, capacity: 10_000 });
    let cases = [
        (4_999, Band::Idle),
        (5_000, Band::Free),
        (8_999, Band::Free),
        (9_000, Band::Full),
        (10_000, Band::Full),
        (10_001, Band::Over),
        (10_500, Band::Over),
        (10_501, Band::High),
        (11_199, Band::High),
        (11_200, Band::Severe),
    ];
    for (demand, expected) in cases {
        assert_eq!(band(demand), expected, "{demand}");
    }
    assert!(Bands::default().in_order());
    assert!(!Bands { full_to: 8_000, ..Bands::default() }.in_order());
}

#[test]
fn the_same_time_in_four_units() {
    // A 60 % person in a week of 40 hours.
    let measure = Measure { capacity: 1_440, full_time: 2_400, day: 480 };
    let all = [Unit::Hours, Unit::Percent, Unit::Fte, Unit::PersonDays];
    let shown = all.map(|unit| measure.amount(720, unit).unwrap());
    assert_eq!(shown, [12_000_000, 50_000_000, 300_000, 1_500_000]);
    for (unit, amount) in all.into_iter().zip(shown) {
        assert_eq!(measure.minutes(amount, unit), Some(720));
    }
    let away = Measure { capacity: 0, ..measure };
    assert_eq!(away.minutes(50_000_000, Unit::Percent), None);
    assert_eq!(away.amount(720, Unit::Percent), None);
}

#[test]
fn every_minute_comes_back_from_every_unit() {
    for measure in [
        Measure { capacity: 1_152, full_time: 2_400, day: 480 },
        Measure { capacity: 99_840, full_time: 124_800, day: 480 },
        Measure { capacity: 7, full_time: 375_000, day: 462 },
    ] {
        for minutes in (0..3_000).chain(90_000..91_000) {
            for unit in [Unit::Hours, Unit::Percent, Unit::Fte, Unit::PersonDays] {
                let amount = measure.amount(minutes, unit).unwrap();
                assert_eq!(measure.minutes(amount, unit), Some(minutes), "{unit:?} of {measure:?}");
            }
        }
    }
}

#[test]
fn terms_change_from_one_day_to_the_next() {
    let from = day("2026-03-02");
    let calendars = [calendar(8), calendar(6)];
    let days = WorkingDays::of(&calendars, from, from + 21);
    let terms = [
        Term { from: from + 2, to: from + 7, fte: percent(100), calendar: 0 },
        Term { from: from + 7, to: from + 9, fte: percent(50), calendar: 1 },
    ];
    let half = away("2026-03-05", "2026-03-05", 50);
    let found = days.availability(&terms, &[half]);
    let by_day: Vec<i64> = (from..from + 12).map(|one| found.day(one)).collect();
    // Joined on Wednesday, half of Thursday off, then half of six hours, left on Wednesday.
    assert_eq!(by_day, [0, 0, 480, 240, 480, 0, 0, 180, 180, 0, 0, 0]);
    let periods = Periods::new(Grain::Week, from, 3);
    assert_eq!(found.by(&periods), [1_200, 360, 0]);
    assert_eq!(found.minutes(from - 100, from + 100), 1_560, "nothing outside the window");
}

#[test]
fn periods_have_no_gaps_and_begin_where_people_expect() {
    let begin = day("2026-11-18");
    let starts = |grain| {
        let periods = Periods::new(grain, begin, 3);
        let dates = periods.edges().iter().map(|edge| Moment::from_day(*edge).date().to_string());
        dates.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(starts(Grain::Day), "2026-11-18 2026-11-19 2026-11-20 2026-11-21");
    assert_eq!(starts(Grain::Week), "2026-11-16 2026-11-23 2026-11-30 2026-12-07");
    assert_eq!(starts(Grain::Month), "2026-11-01 2026-12-01 2027-01-01 2027-02-01");
    assert_eq!(starts(Grain::Quarter), "2026-10-01 2027-01-01 2027-04-01 2027-07-01");
    // Every day of four years, leap day included, is in the period that begins with it.
    for one in day("2027-01-01")..day("2031-01-01") {
        for grain in [Grain::Day, Grain::Week, Grain::Month, Grain::Quarter] {
            let (from, to) = (grain.start(one), grain.next(one));
            assert!(from <= one && one < to, "{grain:?} of {one}");
            assert_eq!((grain.start(to), grain.start(to - 1)), (to, from), "{grain:?} of {one}");
        }
    }
}
