//! HiGHS against our own search, on the same models.

use proptest::prelude::*;
use steerco_portfolio::selection::{Proof, Rule, Status, check, solve_with_highs};

use crate::random::any_model;
use crate::{answer, ids, names, requires, six};

#[test]
fn the_golden_portfolio_is_worth_155_with_highs_as_well() {
    let mut model = six();
    model.projects[5].mandatory = true;
    model.rules =
        vec![Rule::Exclusive { projects: ids(&["P1", "P2"]) }, requires("P5", "P4", false)];
    let found = solve_with_highs(&model, 10.0, 0).unwrap();
    assert_eq!((found.status, found.value, found.bound), (Status::Optimal, 155, 155));
    check(&model, &found.selection).unwrap();
    // Of {P1, P3, P6} and {P3, P4, P5, P6}, which are worth the same, HiGHS may answer either.
    assert!(names(&model, &found.selection).contains(&"P6".into()));
    assert!(!found.ties_settled);
}

#[test]
fn a_selection_of_amounts_beyond_floating_point_is_still_one_that_fits() {
    // A cent too much, beside amounts of a hundred billion.
    let mut model = six();
    model.budgets[0].amounts = vec![20_000_000_000_000];
    model.projects.truncate(2);
    for (project, cost) in model.projects.iter_mut().zip([10_000_000_000_001, 10_000_000_000_000]) {
        project.costs[0].amounts = vec![cost];
    }
    let found = solve_with_highs(&model, 10.0, 0).unwrap();
    check(&model, &found.selection).unwrap();
    assert_eq!(found.value, 90);
    assert!(found.bound >= 90);
}

#[test]
fn a_model_that_makes_no_sense_is_refused_as_by_our_own_search() {
    let mut model = six();
    model.projects[1].id = "P1".into();
    assert!(solve_with_highs(&model, 1.0, 0).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn both_find_the_same_best_value(model in any_model(7), seed in 0_u64..5) {
        let (ours, theirs) = (answer(&model), solve_with_highs(&model, 20.0, seed).unwrap());
        prop_assert_eq!(ours.proof, Proof::Exact);
        prop_assert_eq!(ours.status, theirs.status);
        if ours.status == Status::Optimal {
            prop_assert_eq!(ours.value, theirs.value);
            prop_assert_eq!(theirs.bound, theirs.value);
            prop_assert!(check(&model, &theirs.selection).is_ok());
        }
    }
}
