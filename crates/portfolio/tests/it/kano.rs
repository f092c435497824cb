//! Kano's categories against the table as it is printed, and against counting by hand.

use proptest::prelude::*;
use steerco_portfolio::kano::{
    Category::{self, Attractive, Indifferent, MustBe, OneDimensional, Questionable, Reverse},
    Reaction, verdict,
};

const REACTIONS: [Reaction; 5] =
    [Reaction::Like, Reaction::Expect, Reaction::Neutral, Reaction::LiveWith, Reaction::Dislike];

#[test]
fn the_evaluation_table_is_the_printed_one() {
    // Rows: the feature is there. Columns: it is not. Like, expect, neutral, live with, dislike.
    let printed = ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"];
    for (functional, row) in REACTIONS.iter().zip(printed) {
        for (dysfunctional, letter) in REACTIONS.iter().zip(row.chars()) {
            let wanted = match letter {
                'M' => MustBe,
                'O' => OneDimensional,
                'A' => Attractive,
                'I' => Indifferent,
                'R' => Reverse,
                _ => Questionable,
            };
            let found = Category::of(*functional, *dysfunctional);
            assert_eq!(found, wanted, "{functional:?} {dysfunctional:?}");
        }
    }
}

fn given(counts: [usize; 6]) -> Vec<Category> {
    let each = Category::ALL.into_iter().zip(counts);
    each.flat_map(|(category, count)| std::iter::repeat_n(category, count)).collect()
}

#[test]
fn most_answers_decide_and_ties_go_to_what_is_missed_more() {
    assert_eq!(verdict(&[]), None);
    let of = |counts: [usize; 6]| verdict(&given(counts)).unwrap().category;
    assert_eq!(of([1, 2, 5, 3, 0, 0]), Attractive);
    // M > O > A > I.
    assert_eq!(of([3, 3, 3, 3, 0, 0]), MustBe);
    assert_eq!(of([2, 3, 3, 3, 1, 0]), OneDimensional);
    assert_eq!(of([2, 2, 3, 3, 0, 1]), Attractive);
    assert_eq!(of([0, 0, 0, 2, 2, 2]), Indifferent);
    assert_eq!(of([1, 0, 0, 0, 2, 2]), Reverse);
    assert_eq!(of([0, 0, 0, 0, 0, 1]), Questionable);
}

#[test]
fn coefficients_count_those_who_minded_either_way() {
    // Of ten: 4 M, 2 O, 1 A, 1 I, 1 R, 1 Q. Better (1 + 2) ÷ 8, worse −(2 + 4) ÷ 8.
    let found = verdict(&given([4, 2, 1, 1, 1, 1])).unwrap();
    assert_eq!((found.better, found.worse), (Some(0.375), Some(-0.75)));
    assert!((found.rank_score() - 5.5625).abs() < 1e-12);
    // Nobody minded: there is nothing to divide by.
    let none = verdict(&given([0, 0, 0, 0, 2, 1])).unwrap();
    assert_eq!((none.better, none.worse), (None, None));
    assert!((none.rank_score() - 1.0).abs() < 1e-12);
}

proptest! {
    #[test]
    fn a_category_that_is_chosen_first_always_ranks_above(
        one in prop::collection::vec(0..6_usize, 1..30),
        other in prop::collection::vec(0..6_usize, 1..30),
    ) {
        let of = |answers: &[usize]| {
            let given: Vec<Category> = answers.iter().map(|at| Category::ALL[*at]).collect();
            verdict(&given).unwrap()
        };
        let (one, other) = (of(&one), of(&other));
        if one.category < other.category {
            prop_assert!(one.rank_score() > other.rank_score(), "{one:?} {other:?}");
        }
        for share in [one.better, one.worse.map(|share| -share)].into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&share));
        }
    }
}
