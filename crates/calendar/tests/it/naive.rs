//! Every query against a checker that walks minute by minute and knows nothing of weeks or sums.

use proptest::prelude::*;
use steerco_calendar::{
    Calendar, CalendarException, CalendarSpec, DayPattern, Moment, Recurrence, Shift, Span,
    WorkWeek,
};

/// 2025-12-29, a Monday.
const MONDAY: i64 = 20_451;
const MINUTES: i64 = 28 * 1440;

fn shifts() -> impl Strategy<Value = Vec<Shift>> {
    let shift = (0..24i32, 1..14i32).prop_map(|(start, length)| {
        let finish = (start + length) % 24;
        Shift { start: start * 600, finish: finish * 600 }
    });
    prop::collection::vec(shift, 0..3)
}

fn pattern() -> impl Strategy<Value = DayPattern> {
    prop_oneof![
        Just(DayPattern::Inherited),
        Just(DayPattern::NonWorking),
        shifts().prop_map(DayPattern::Working),
    ]
}

fn week() -> impl Strategy<Value = [DayPattern; 7]> {
    prop::collection::vec(pattern(), 7).prop_map(|days| days.try_into().unwrap())
}

fn date(day: i64) -> jiff::civil::Date {
    Moment::from_day(day).date()
}

fn exception() -> impl Strategy<Value = CalendarException> {
    (0..28i64, 0..5i64, shifts()).prop_map(|(from, length, shifts)| CalendarException {
        name: "differs".into(),
        from: date(MONDAY + from),
        to: date(MONDAY + from + length),
        recurrence: Recurrence::Daily { every: 1 },
        occurrences: None,
        shifts,
    })
}

fn work_week() -> impl Strategy<Value = WorkWeek> {
    (0..28i64, 0..12i64, week()).prop_map(|(from, length, days)| WorkWeek {
        name: "season".into(),
        from: date(MONDAY + from),
        to: date(MONDAY + from + length),
        days,
    })
}

fn spec() -> impl Strategy<Value = CalendarSpec> {
    let exceptions = prop::collection::vec(exception(), 0..4);
    let work_weeks = prop::collection::vec(work_week(), 0..2);
    (week(), exceptions, work_weeks).prop_map(|(week, exceptions, work_weeks)| CalendarSpec {
        name: "any".into(),
        base: None,
        week,
        work_weeks,
        exceptions,
    })
}

/// A base calendar and one derived from it.
fn specs() -> impl Strategy<Value = Vec<CalendarSpec>> {
    (spec(), spec()).prop_map(|(base, mut derived)| {
        derived.base = Some(0);
        vec![base, derived]
    })
}

/// Work or not, minute by minute, over four weeks and a week on either side.
struct Naive {
    first: i64,
    work: Vec<bool>,
}

impl Naive {
    fn new(specs: &[CalendarSpec], which: usize) -> Self {
        let first = MONDAY - 7;
        let days = 42;
        let mut work = vec![false; usize::try_from((days + 2) * 1440).unwrap()];
        for day in -1..days {
            for shift in day_shifts(specs, which, first + day) {
                let mut length = (shift.finish - shift.start) / 10;
                if length <= 0 {
                    length += 1440;
                }
                for minute in 0..i64::from(length) {
                    let at = day * 1440 + i64::from(shift.start / 10) + minute;
                    if let Ok(index) = usize::try_from(at) {
                        work[index] = true;
                    }
                }
            }
        }
        Self { first, work }
    }

    fn at(&self, minute: i64) -> bool {
        self.work[usize::try_from(minute + 7 * 1440).unwrap()]
    }

    fn moment(minute: i64) -> Moment {
        Moment::from_day(MONDAY) + Span::from_minutes(minute)
    }
}

fn day_shifts(specs: &[CalendarSpec], which: usize, day: i64) -> Vec<Shift> {
    let the_date = date(day);
    let weekday = usize::try_from((day - MONDAY).rem_euclid(7)).unwrap();
    let mut chain = vec![];
    let mut next = Some(which);
    while let Some(index) = next {
        chain.push(&specs[index]);
        next = specs[index].base;
    }
    for spec in &chain {
        for exception in &spec.exceptions {
            if (exception.from..=exception.to).contains(&the_date) {
                return exception.shifts.clone();
            }
        }
    }
    let seasons = chain.iter().filter_map(|spec| {
        let mut seasons = spec.work_weeks.iter().rev();
        let season = seasons.find(|season| (season.from..=season.to).contains(&the_date))?;
        Some(&season.days[weekday])
    });
    let weeks = chain.iter().map(|spec| &spec.week[weekday]);
    for pattern in seasons.chain(weeks) {
        match pattern {
            DayPattern::Inherited => {}
            DayPattern::NonWorking => return vec![],
            DayPattern::Working(shifts) => return shifts.clone(),
        }
    }
    vec![]
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_query_agrees_with_walking(
        specs in specs(),
        from in 0..MINUTES,
        to in 0..MINUTES,
    ) {
        let calendar = Calendar::compile(&specs, 1).unwrap();
        let naive = Naive::new(&specs, 1);
        prop_assert_eq!(naive.first, MONDAY - 7);
        let (low, high) = (from.min(to), from.max(to));
        let worked = (low..high).filter(|&minute| naive.at(minute)).count();
        let worked = Span::from_minutes(i64::try_from(worked).unwrap());
        let (start, finish) = (Naive::moment(low), Naive::moment(high));

        prop_assert_eq!(calendar.between(start, finish), worked);
        prop_assert_eq!(calendar.between(finish, start), -worked);
        prop_assert_eq!(calendar.is_work(start), naive.at(low));

        // The first moment by which that much is done is where the last worked minute ends.
        let evening = (low..high).rev().find(|&minute| naive.at(minute)).map(|at| at + 1);
        if let Some(evening) = evening {
            prop_assert_eq!(calendar.add(start, worked), Naive::moment(evening));
            let morning = (low..high).find(|&minute| naive.at(minute)).unwrap();
            prop_assert_eq!(calendar.subtract(finish, worked), Naive::moment(morning));
        }
        if let Some(next) = (low..MINUTES).find(|&minute| naive.at(minute)) {
            prop_assert_eq!(calendar.next_work(start), Naive::moment(next));
        }
        if let Some(last) = (0..low).rev().find(|&minute| naive.at(minute)) {
            prop_assert_eq!(calendar.prev_work(start), Naive::moment(last + 1));
        }
        let painted: Span =
            calendar.stretches(start, finish).map(|(from, to)| to - from).sum();
        prop_assert_eq!(painted, worked);
    }

    #[test]
    fn intersection_works_when_both_do(specs in specs(), at in 0..MINUTES) {
        let one = Calendar::compile(&specs, 0).unwrap();
        let two = Calendar::compile(&specs, 1).unwrap();
        let both = Calendar::intersection(&[&one, &two]);
        let moment = Naive::moment(at);
        prop_assert_eq!(both.is_work(moment), one.is_work(moment) && two.is_work(moment));
    }

    #[test]
    fn wild_spans_and_moments_do_no_harm(specs in specs(), at: i64, span: i64) {
        let calendar = Calendar::compile(&specs, 1).unwrap();
        let (moment, span) = (Moment::from_tenths(at), Span::from_tenths(span));
        let _ = calendar.add(moment, span);
        let _ = calendar.subtract(moment, span);
        let _ = calendar.between(moment, Moment::from_tenths(span.tenths()));
        let _ = (calendar.next_work(moment), calendar.prev_work(moment));
    }
}

#[test]
fn a_calendar_without_work_does_not_loop() {
    let spec = CalendarSpec::of_week("never", std::array::from_fn(|_| DayPattern::NonWorking));
    let calendar = Calendar::compile(&[spec], 0).unwrap();
    let today: Moment = "2026-03-02T08:00".parse().unwrap();
    assert!(!calendar.has_work());
    assert!(calendar.next_work(today) > today);
    assert!(calendar.prev_work(today) < today);
    assert!(calendar.add(today, Span::from_minutes(1)) > today);
    assert_eq!(calendar.add(today, Span::ZERO), today);
    assert_eq!(calendar.stretches(today, "2027-03-02".parse().unwrap()).count(), 0);
}

#[test]
fn one_overtime_saturday_is_all_the_work_there_is() {
    let mut spec = CalendarSpec::of_week("once", std::array::from_fn(|_| DayPattern::NonWorking));
    spec.exceptions.push(CalendarException {
        name: "overtime".into(),
        from: date(MONDAY + 5),
        to: date(MONDAY + 5),
        recurrence: Recurrence::Daily { every: 1 },
        occurrences: None,
        shifts: vec![Shift::hours(8, 12)],
    });
    let calendar = Calendar::compile(&[spec], 0).unwrap();
    let monday = Moment::from_day(MONDAY);
    assert_eq!(calendar.next_work(monday).to_string(), "2026-01-03T08:00");
    assert_eq!(calendar.add(monday, Span::from_minutes(240)).to_string(), "2026-01-03T12:00");
    let later = Moment::from_day(MONDAY + 20);
    assert_eq!(calendar.subtract(later, Span::from_minutes(240)).to_string(), "2026-01-03T08:00");
    assert_eq!(calendar.prev_work(later).to_string(), "2026-01-03T12:00");
    assert!(calendar.add(monday, Span::from_minutes(241)) > later);
}

#[test]
fn circular_and_missing_bases_are_named() {
    let mut one = CalendarSpec::derived("one", 1);
    let two = CalendarSpec::derived("two", 0);
    assert!(Calendar::compile(&[one.clone(), two.clone()], 0).is_err());
    assert!(Calendar::compile_all(&[one.clone(), two]).is_err());
    one.base = Some(9);
    assert!(Calendar::compile(&[one], 0).is_err());
}

#[test]
fn derived_calendars_that_add_nothing_equal_their_base() {
    let specs = [CalendarSpec::standard(), CalendarSpec::derived("Ann", 0)];
    let all = Calendar::compile_all(&specs).unwrap();
    let (from, to) = (Moment::from_day(MONDAY), Moment::from_day(MONDAY + 100));
    assert_eq!(all[0].between(from, to), all[1].between(from, to));
    assert!(all[0].works_like(&all[1]) && !all[0].works_like(&around_the_clock()));
    let weekend: Vec<String> = all[1]
        .non_working_days(date(MONDAY), date(MONDAY + 7))
        .map(|day| day.to_string())
        .collect();
    assert_eq!(weekend, ["2026-01-03", "2026-01-04"]);
}

fn around_the_clock() -> Calendar {
    Calendar::compile(&[CalendarSpec::around_the_clock()], 0).unwrap()
}
