//! People to hire against figures that are worked out by hand, and what holds of every plan.

use proptest::prelude::*;
use steerco_capacity::{Hire, Shortage};

#[test]
fn each_person_covers_what_the_one_before_leaves() {
    // Two people of 160 h; 330, 520, 480 and 100 h are asked for.
    let plan = Shortage {
        demand: &[19_800, 31_200, 28_800, 6_000],
        capacity: &[19_200; 4],
        full_time: &[9_600; 4],
    }
    .plan(1_000);
    assert_eq!(plan.gap, [600, 12_000, 9_600, 0]);
    assert_eq!(plan.people, [Some(625), Some(12_500), Some(10_000), Some(0)]);
    // 10 h in the first month are 6.25 % of a person: too little to hire for. The second person is needed for
    // 40 h of one month.
    assert_eq!(
        plan.hires,
        [
            Hire { first: 1, last: 2, covered: 19_200, available: 28_800 },
            Hire { first: 1, last: 1, covered: 2_400, available: 28_800 },
        ]
    );
    assert_eq!(plan.uncovered, 600);
    let all = Shortage { demand: &[600], capacity: &[0], full_time: &[9_600] }.plan(0);
    assert_eq!((all.hires.len(), all.uncovered), (1, 0), "without a least part everybody counts");
}

#[test]
fn where_nobody_works_nobody_can_be_hired() {
    let plan = Shortage { demand: &[60], capacity: &[0], full_time: &[0] }.plan(0);
    assert_eq!((plan.people, plan.hires, plan.uncovered), (vec![None], vec![], 60));
}

proptest! {
    #[test]
    fn what_is_missing_is_covered_or_told(
        months in prop::collection::vec((0_i64..50_000, 0_i64..30_000, 0_i64..12_000), 1..18),
        least in 0_i64..10_001,
    ) {
        let demand: Vec<i64> = months.iter().map(|one| one.0).collect();
        let capacity: Vec<i64> = months.iter().map(|one| one.1).collect();
        let full_time: Vec<i64> = months.iter().map(|one| one.2).collect();
        let plan = Shortage { demand: &demand, capacity: &capacity, full_time: &full_time }.plan(least);
        let covered: i64 = plan.hires.iter().map(|one| one.covered).sum();
        prop_assert_eq!(covered + plan.uncovered, plan.gap.iter().sum::<i64>());
        for pair in plan.hires.windows(2) {
            prop_assert!(pair[0].first <= pair[1].first && pair[0].covered >= pair[1].covered);
        }
        for one in &plan.hires {
            prop_assert!(one.first <= one.last && one.covered <= one.available);
        }
    }
}
