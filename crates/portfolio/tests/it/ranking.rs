//! Several people's scores, likeness of rankings, and shares.

use proptest::prelude::*;
use steerco_portfolio::ranking::{kendall_tau, opinion, shares};

#[test]
fn scores_of_several_people_have_a_mean_a_spread_and_outliers() {
    assert_eq!(opinion(&[]), None);
    let one = opinion(&[70]).unwrap();
    assert_eq!((one.mean, one.spread, one.outliers.len()), (70, 0, 0));
    // 2, 4, 4, 4, 5, 5, 7, 9 in hundreds: mean 5, sample deviation 2.138.
    let many = opinion(&[200, 400, 400, 400, 500, 500, 700, 900]).unwrap();
    assert_eq!((many.mean, many.spread), (500, 214));
    // Median 450, deviations from it in the middle 50: what is more than 222 away.
    assert_eq!(many.outliers, vec![0, 6, 7]);
    assert_eq!(opinion(&[80, 82, 81, 20]).unwrap().outliers, vec![3]);
    assert_eq!(opinion(&[80, 20]).unwrap().outliers, Vec::<usize>::new());
    // Small differences between people who agree are none.
    assert_eq!(opinion(&[80, 80, 80, 82]).unwrap().outliers, Vec::<usize>::new());
}

#[test]
fn rankings_are_alike_reversed_or_unrelated() {
    let tau = |pairs: &[(i64, i64)]| kendall_tau(pairs);
    assert_eq!(tau(&[(1, 10), (2, 20), (3, 30)]), Some(1.0));
    assert_eq!(tau(&[(1, 30), (2, 20), (3, 10)]), Some(-1.0));
    assert_eq!(tau(&[(1, 5), (2, 5)]), None);
    // Four things, one pair of six exchanged: 4 / 6.
    let near = tau(&[(1, 1), (2, 3), (3, 2), (4, 4)]).unwrap();
    assert!((near - 4.0 / 6.0).abs() < 1e-12, "{near}");
    // A tie in one: 5 agree of √(6 × 5).
    let tied = tau(&[(1, 1), (2, 2), (3, 3), (4, 3)]).unwrap();
    assert!((tied - 5.0 / 30.0_f64.sqrt()).abs() < 1e-12, "{tied}");
}

proptest! {
    #[test]
    fn shares_add_up_and_are_fair(whole in 0_i64..1_000_000_000, weights in prop::collection::vec(0_i64..100_000, 1..30)) {
        let parts = shares(whole, &weights);
        let sum: i64 = weights.iter().sum();
        if sum == 0 {
            prop_assert!(parts.iter().all(|part| *part == 0));
        } else {
            prop_assert_eq!(parts.iter().sum::<i64>(), whole);
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = i128::from(whole) * i128::from(*weight);
                let off = i128::from(*part) * i128::from(sum) - exact;
                prop_assert!(off.abs() < i128::from(sum), "a part is less than one off");
                prop_assert!(*weight > 0 || *part == 0);
            }
        }
    }
}
