//! How far objectives are, and that money split over them is still all there.

use proptest::prelude::*;
use steerco_portfolio::{
    alignment::split,
    objectives::{Objective, key_result_progress, progress},
};

#[test]
fn a_key_result_is_as_far_as_it_has_come_on_its_way() {
    // Start, target, current, increases, progress.
    for (start, target, current, up, expected) in [
        (0, 100, 25, true, 2500),
        (40, 20, 25, false, 7500),
        (10, 20, 5, true, 0),
        (10, 20, 50, true, 10_000),
        (-30, 30, 0, true, 5000),
        (0, 3, 1, true, 3333),
        (0, 3, 2, true, 6667),
        (0, 20_000, 1, true, 1),
        (0, 20_001, 1, true, 0),
        (99, 99, 99, true, 10_000),
        (99, 99, 98, true, 0),
        (5, 5, 6, false, 0),
        (i64::MIN, i64::MAX, 0, true, 5000),
    ] {
        let found = key_result_progress(start, target, current, up);
        assert_eq!(found, expected, "{start} → {target} at {current}");
    }
}

fn objective(parent: Option<usize>, weight: i64, key_results: &[(i64, i64)]) -> Objective {
    Objective { parent, weight, key_results: key_results.to_vec() }
}

#[test]
fn an_objective_is_the_weighted_mean_of_what_it_has() {
    let tree = [
        objective(None, 1, &[(1, 10_000)]),
        objective(Some(0), 3, &[(1, 2000), (3, 6000)]),
        objective(Some(0), 5, &[]),
        objective(Some(1), 4, &[(1, 0)]),
        objective(Some(0), 0, &[(1, 10_000)]),
    ];
    // 1: (2000 + 3 × 6000 + 4 × 0) ÷ 8 = 2500; 0: (10000 + 3 × 2500) ÷ 4.
    let expected = [Some(4375), Some(2500), None, Some(0), Some(10_000)];
    assert_eq!(progress(&tree), expected);
    // A circle is not walked for ever.
    let circle = [objective(Some(1), 1, &[(1, 5)]), objective(Some(0), 1, &[])];
    assert_eq!(progress(&circle), [None, None]);
}

#[test]
fn the_minor_units_that_rounding_leaves_go_to_the_largest_remainders() {
    assert_eq!(split(100, &[3333, 3333]), [33, 33, 34]);
    assert_eq!(split(2, &[3333, 3333, 3334]), [1, 0, 1, 0]);
    assert_eq!(split(1, &[5000]), [1, 0]);
    assert_eq!(split(-101, &[5000]), [-51, -50]);
    assert_eq!(split(7, &[]), [7]);
    assert_eq!(split(90, &[10_000, 20_000]), [30, 60, 0]);
    assert_eq!(split(i64::MAX, &[10_000]), [i64::MAX, 0]);
}

proptest! {
    #[test]
    fn what_is_split_adds_up_and_no_part_is_a_minor_unit_off(
        amount in -1_000_000_000_000_i64..1_000_000_000_000,
        shares in prop::collection::vec(0_i64..2000, 0..6),
    ) {
        let parts = split(amount, &shares);
        prop_assert_eq!(parts.len(), shares.len() + 1);
        prop_assert_eq!(parts.iter().sum::<i64>(), amount);
        for (part, share) in parts.iter().zip(&shares) {
            let off = (i128::from(*part) * 10_000 - i128::from(amount) * i128::from(*share)).abs();
            prop_assert!(off < 10_000, "{} of {} at {}", part, amount, share);
        }
    }

    #[test]
    fn an_objective_lies_between_its_furthest_and_its_least_key_result(
        results in prop::collection::vec((1_i64..100, 0_i64..=10_000), 1..8),
    ) {
        let found = progress(&[objective(None, 1, &results)])[0].unwrap();
        let least = results.iter().map(|one| one.1).min().unwrap();
        let most = results.iter().map(|one| one.1).max().unwrap();
        prop_assert!(least <= found && found <= most);
    }
}
