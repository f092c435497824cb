use proptest::prelude::*;
use steerco_calendar::{Calendar, CalendarSpec, DayPattern, Moment, Shift, Span};
use steerco_capacity::{Demand, Overload, Supply, overloads};
use steerco_units::Percent;

/// Half an hour in tenths of a minute: every shift and every demand below begins and ends on one.
const STEP: i64 = 300;
/// 2026-03-02, a Monday, at midnight.
fn monday() -> Moment {
    "2026-03-02T00:00".parse().unwrap()
}

fn calendars() -> Vec<Calendar> {
    let late = DayPattern::Working(vec![Shift { start: 12 * 600, finish: 20 * 600 }]);
    let specs = [
        CalendarSpec::standard(),
        CalendarSpec::around_the_clock(),
        CalendarSpec::of_week("Late", std::array::from_fn(|_| late.clone())),
    ];
    (0..specs.len()).map(|which| Calendar::compile(&specs, which).unwrap()).collect()
}

fn at(day: i64, hour: i64) -> Moment {
    monday() + Span::from_tenths((day * 24 + hour) * 600)
}

fn percent(whole: i64) -> Percent {
    Percent::from_basis_points(whole * 100)
}

fn demand(from: Moment, to: Moment, units: i64, tag: usize) -> Demand {
    Demand { person: 0, from, to, units: percent(units), calendar: 0, tag }
}

fn hours(span: Span) -> f64 {
    span.minutes() / 60.0
}

#[test]
fn two_whole_tasks_on_the_same_days_are_one_task_too_many() {
    let supply = [Supply { calendar: 0, units: percent(100) }];
    // Tuesday to Thursday against Monday to Wednesday: Tuesday and Wednesday are double.
    let demands = [demand(at(1, 8), at(3, 17), 100, 7), demand(at(0, 8), at(2, 17), 100, 4)];
    let found = overloads(&supply, &demands, &calendars());
    assert_eq!(found.len(), 1, "nights do not end it: {found:?}");
    assert_eq!((found[0].from, found[0].to), (at(1, 8), at(2, 17)));
    assert_eq!((hours(found[0].over), found[0].peak), (16.0, percent(200)));
    assert_eq!(found[0].tags, [4, 7]);
    let enough = [Supply { calendar: 0, units: percent(200) }];
    assert_eq!(overloads(&enough, &demands, &calendars()), []);
}

#[test]
fn half_a_person_too_much_over_a_weekend_counts_working_hours_only() {
    let supply = [Supply { calendar: 0, units: percent(100) }];
    // Friday to Monday, 100 % and 50 %: two days of 8 hours at half too much.
    let demands = [demand(at(4, 8), at(7, 17), 100, 0), demand(at(4, 8), at(7, 17), 50, 1)];
    let found = overloads(&supply, &demands, &calendars());
    assert_eq!(found.len(), 1);
    assert_eq!((hours(found[0].over), found[0].peak), (8.0, percent(150)));
    assert_eq!((found[0].from, found[0].to), (at(4, 8), at(7, 17)));
}

#[test]
fn work_outside_the_own_hours_is_too_much_whatever_it_is() {
    let supply = [Supply { calendar: 0, units: percent(100) }];
    let demands = [Demand { calendar: 2, ..demand(at(0, 12), at(0, 20), 50, 0) }];
    let found = overloads(&supply, &demands, &calendars());
    // 12 to 13 is lunch, 17 to 20 is evening; each at half. In between there is room.
    let spans: Vec<(Moment, Moment, f64)> =
        found.iter().map(|one| (one.from, one.to, hours(one.over))).collect();
    assert_eq!(spans, [(at(0, 12), at(0, 13), 0.5), (at(0, 17), at(0, 20), 1.5)]);
}

/// Asks every half hour by itself.
fn checked(supplies: &[Supply], demands: &[Demand], found: &[Overload]) -> Result<(), String> {
    let calendars = calendars();
    for (person, supply) in supplies.iter().enumerate() {
        let mine: Vec<&Overload> = found.iter().filter(|one| one.person == person).collect();
        if mine.windows(2).any(|pair| pair[0].to > pair[1].from) {
            return Err(format!("overlapping: {mine:?}"));
        }
        let mut left: Vec<i64> = mine.iter().map(|one| one.over.tenths()).collect();
        for step in 0..16 * 48 {
            let t = monday() + Span::from_tenths(step * STEP);
            let middle = t + Span::from_tenths(STEP / 2);
            let working: Vec<&Demand> = demands
                .iter()
                .filter(|one| one.person == person && one.from <= t && t < one.to)
                .filter(|one| calendars[one.calendar].is_work(middle))
                .collect();
            let asked: i64 = working.iter().map(|one| one.units.basis_points()).sum();
            let here = calendars[supply.calendar].is_work(middle);
            let had = if here { supply.units.basis_points() } else { 0 };
            if asked <= had {
                continue;
            }
            let place = mine.iter().position(|one| one.from <= t && t < one.to);
            let Some(place) = place else { return Err(format!("missed {t:?}")) };
            left[place] -= STEP * (asked - had) / 10_000;
            let mut tags: Vec<usize> = working.iter().map(|one| one.tag).collect();
            tags.sort_unstable();
            tags.dedup();
            if mine[place].tags != tags || mine[place].peak.basis_points() < asked {
                return Err(format!("other tasks at {t:?}: {tags:?} in {:?}", mine[place]));
            }
        }
        if left.iter().any(|tenths| *tenths != 0) {
            return Err(format!("hours differ by {left:?}: {mine:?}"));
        }
    }
    Ok(())
}

prop_compose! {
    fn any_demand(people: usize)(
        person in 0..people, from in 0_i64..14 * 48, length in 1_i64..5 * 48,
        // Tens of percent, so that half an hour of them is a whole number of tenths.
        units in 1_i64..25, calendar in 0_usize..3, tag in 0_usize..6,
    ) -> Demand {
        let from = monday() + Span::from_tenths(from * STEP);
        let to = from + Span::from_tenths(length * STEP);
        Demand { person, from, to, units: percent(units * 10), calendar, tag }
    }
}

proptest! {
    #[test]
    fn every_half_hour_agrees(
        supplies in prop::collection::vec((0_usize..3, 0_i64..30), 3),
        mut demands in prop::collection::vec(any_demand(3), 0..24),
    ) {
        let supplies: Vec<Supply> = supplies
            .into_iter()
            .map(|(calendar, units)| Supply { calendar, units: percent(units * 10) })
            .collect();
        // The clock is walked for sixteen days.
        for one in &mut demands {
            one.to = one.to.min(monday() + Span::from_tenths(16 * 48 * STEP));
        }
        let found = overloads(&supplies, &demands, &calendars());
        prop_assert_eq!(checked(&supplies, &demands, &found), Ok(()));
    }
}
