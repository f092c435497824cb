//! Bookings against a checker that keeps every day's minutes by themselves.

use std::collections::BTreeMap;

use proptest::prelude::*;
use steerco_capacity::{Booking, DayShare, Grain, Periods, days_of};

/// Monday to Friday of eight hours; day 4 is a Monday.
fn workday(day: i64) -> i64 {
    if (day + 3).rem_euclid(7) < 5 { 480 } else { 0 }
}

fn share(from: i64, to: i64, minutes: i64) -> DayShare {
    DayShare { from, to, minutes }
}

fn daily(booking: &Booking) -> BTreeMap<i64, i64> {
    let mut days = BTreeMap::new();
    for one in booking.shares() {
        for (day, minutes) in (one.from..one.to).zip(days_of(*one, workday)) {
            *days.entry(day).or_default() += minutes;
        }
    }
    days.retain(|_, minutes| *minutes != 0);
    days
}

#[test]
fn a_month_goes_to_weeks_by_working_days_and_comes_back_whole() {
    // 100 h for March 2026: 22 working days, of which 5, 5, 5, 5 and 2 lie in its weeks. The days get 273
    // minutes, and the 6 earliest of them (with equal remainders) ... of 6,000 = 22 x 272 + 16: sixteen of 273.
    let first = 20_513; // 2026-03-01, a Sunday
    let month = Booking::new([share(first, first + 31, 6_000)], workday);
    let weeks = Periods::new(Grain::Week, first, 6);
    let parts: Vec<i64> = weeks.iter().map(|(from, to)| month.minutes(from, to, workday)).collect();
    assert_eq!(parts, [0, 1_365, 1_365, 1_365, 1_361, 544]);
    let parted = month.parted(weeks.edges(), workday);
    assert_eq!((parted.shares().len(), parted.total()), (5, 6_000));
    assert_eq!(
        daily(&month),
        daily(&parted.parted(&[first + 9], workday)),
        "days stay as they are"
    );
}

#[test]
fn where_nobody_works_all_days_are_alike() {
    let weekend = Booking::new([share(2, 4, 61)], workday);
    assert_eq!(daily(&weekend), BTreeMap::from([(2, 31), (3, 30)]));
}

#[test]
fn a_week_typed_over_a_month_leaves_the_other_weeks_alone() {
    let first = 20_513;
    let month = Booking::new([share(first, first + 31, 6_000)], workday);
    let week = (first + 8, first + 15);
    let typed = month.with(share(week.0, week.1, 2_400), workday);
    assert_eq!(typed.total(), 6_000 - 1_365 + 2_400);
    assert_eq!(typed.minutes(week.0, week.1, workday), 2_400);
    assert_eq!(typed.minutes(first, week.0, workday), 1_365);
    assert_eq!(typed.with(share(week.0, week.1, 0), workday).total(), 6_000 - 1_365);
}

#[test]
fn naming_somebody_in_part_moves_the_minutes() {
    let role = Booking::new([share(4, 9, 2_400), share(11, 16, 1_200)], workday);
    let (named, open) = role.taken(4, 16, 1_001, workday);
    assert_eq!((named.total(), open.total()), (1_001, 2_599));
    // Two thirds of it lie in the first week.
    assert_eq!(named.shares(), [share(4, 9, 667), share(11, 16, 334)]);
    assert_eq!(named.merged(&open, workday), role);
    let (all, none) = role.taken(0, 100, 9_999, workday);
    assert_eq!((all, none.total()), (role, 0), "no more than there is");
}

prop_compose! {
    fn any_booking()(parts in prop::collection::vec((0_i64..80, 1_i64..40, 0_i64..5_000), 0..6)) -> Booking {
        Booking::new(parts.into_iter().map(|(from, length, minutes)| share(from, from + length, minutes)), workday)
    }
}

fn in_order(booking: &Booking) -> bool {
    let apart = booking.shares().windows(2).all(|pair| pair[0].to <= pair[1].from);
    apart && booking.shares().iter().all(|one| one.from < one.to && one.minutes > 0)
}

proptest! {
    #[test]
    fn no_minute_is_lost_or_moved(
        one in any_booking(), other in any_booking(), at in prop::collection::vec(-5_i64..130, 0..6),
        from in 0_i64..100, length in 1_i64..40, minutes in 0_i64..6_000, shift in -30_i64..30,
    ) {
        let days = daily(&one);
        let parted = one.parted(&at, workday);
        prop_assert_eq!(parted.total(), one.total());
        prop_assert!(in_order(&parted));
        for edges in [vec![-10, 0, 17, 40, 200], vec![-10, from, from + length, 200]] {
            let sums = edges.windows(2).map(|pair| one.minutes(pair[0], pair[1], workday)).sum::<i64>();
            prop_assert_eq!(sums, one.total());
        }
        let inside: i64 = days.range(from..from + length).map(|(_, minutes)| minutes).sum();
        prop_assert_eq!(one.minutes(from, from + length, workday), inside);

        let both = one.merged(&other, workday);
        prop_assert!(in_order(&both));
        prop_assert_eq!(both.total(), one.total() + other.total());
        prop_assert_eq!(one.shifted(shift).total(), one.total());
        prop_assert_eq!(one.shifted(shift).shifted(-shift), one.clone());

        let typed = one.with(share(from, from + length, minutes), workday);
        prop_assert!(in_order(&typed));
        prop_assert_eq!(typed.total(), one.total() - inside + minutes);
        prop_assert_eq!(typed.minutes(from, from + length, workday), minutes);

        let (taken, left) = one.taken(from, from + length, minutes, workday);
        prop_assert!(in_order(&taken) && in_order(&left));
        prop_assert_eq!(taken.total(), minutes.min(inside));
        prop_assert_eq!(taken.total() + left.total(), one.total());
        prop_assert_eq!(taken.minutes(from, from + length, workday), taken.total());
        prop_assert_eq!(taken.merged(&left, workday).total(), one.total());
    }
}
