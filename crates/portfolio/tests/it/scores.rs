//! Scores, pairwise weights and business cases against golden numbers.

use steerco_portfolio::business_case::{
    Timing, cost_of_delay_by_duration, ice, net_present_value, payback, profitability_index,
    rates_of_return, rice, wsjf,
};
use steerco_portfolio::pairwise::{Comparison, ComparisonError, Hierarchy, group};
use steerco_portfolio::scoring::{Criterion, ScoringError, ScoringModel, ValueFunction};
use steerco_units::Percent;

fn near(value: f64, wanted: f64, by: f64) {
    assert!((value - wanted).abs() <= by, "{value} instead of {wanted}");
}

#[test]
fn the_golden_business_case() {
    let flows = [-100_000, 30_000, 40_000, 50_000, 20_000];
    assert_eq!(net_present_value(&flows, 0.1, Timing::Start), 11_557);
    let rates = rates_of_return(&flows);
    assert_eq!(rates.len(), 1);
    near(rates[0], 0.15322, 5e-6);
    near(payback(&flows, 0.0).unwrap(), 2.60, 1e-9);
    near(payback(&flows, 0.1).unwrap(), 3.154, 5e-4);
    assert_eq!(payback(&[-100, 30], 0.0), None);
    // −1000, 3600, −4310, 1716: zero at 10, 20 and 30 %.
    let several = rates_of_return(&[-1_000, 3_600, -4_310, 1_716]);
    assert_eq!(several.len(), 3);
    near(several[1], 0.2, 1e-9);
    // Computed with Python's decimal module from the definition, money going out later included.
    near(profitability_index(&flows, 0.1).unwrap(), 1.115_565_9, 5e-8);
    let later = [-60_000, 30_000, -40_000, 90_000, 20_000];
    near(profitability_index(&later, 0.1).unwrap(), 1.166_493_0, 5e-8);
    assert_eq!(profitability_index(&[10, 20], 0.1), None);
}

#[test]
fn quick_scores() {
    assert_eq!(wsjf(8.0, 5.0, 3.0, 4.0), Some(4.0));
    assert_eq!(wsjf(8.0, 5.0, 3.0, 0.0), None);
    assert_eq!(rice(1_000.0, 2.0, 0.5, 4.0), Some(250.0));
    near(ice(8.0, 0.5, 6.0), 24.0, 1e-12);
    // 40 a month lost for five months of work goes before 60 a month for ten.
    assert_eq!(cost_of_delay_by_duration(40.0, 5.0), Some(8.0));
    assert_eq!(cost_of_delay_by_duration(60.0, 10.0), Some(6.0));
    assert_eq!(cost_of_delay_by_duration(60.0, 0.0), None);
}

#[test]
fn the_golden_comparison() {
    let comparison = Comparison {
        ratios: vec![
            vec![1.0, 3.0, 5.0],
            vec![1.0 / 3.0, 1.0, 3.0],
            vec![1.0 / 5.0, 1.0 / 3.0, 1.0],
        ],
    };
    let found = comparison.weights().unwrap();
    for (weight, wanted) in found.weights.iter().zip([0.6370, 0.2583, 0.1047]) {
        near(*weight, wanted, 5e-5);
    }
    near(found.eigenvalue, 3.03851, 5e-6);
    near(found.consistency_ratio, 0.0332, 5e-5);
    near(group(&[comparison.clone(), comparison]).unwrap().ratios[0][2], 5.0, 1e-9);
}

/// Three technical criteria, two of business, and safety alone. The wanted weights are products of
/// eigenvectors that numpy found of the same matrices.
#[test]
fn the_weight_of_a_criterion_is_that_of_its_group_times_its_own() {
    let of =
        |ratios: &[&[f64]]| Comparison { ratios: ratios.iter().map(|row| row.to_vec()).collect() };
    let between = of(&[&[1.0, 3.0, 5.0], &[1.0 / 3.0, 1.0, 3.0], &[0.2, 1.0 / 3.0, 1.0]]);
    let technical = of(&[&[1.0, 2.0, 4.0], &[0.5, 1.0, 3.0], &[0.25, 1.0 / 3.0, 1.0]]);
    let business = of(&[&[1.0, 0.2], &[5.0, 1.0]]);
    let within = vec![technical, business, of(&[&[1.0]])];
    let hierarchy = Hierarchy { between, within };
    let found = hierarchy.weights().unwrap();
    let wanted: [&[f64]; 3] = [
        &[0.355_708_376_9, 0.203_592_222_6, 0.077_684_972_3],
        &[0.043_047_499_1, 0.215_237_495_3],
        &[0.104_729_433_9],
    ];
    for (own, wanted) in found.weights.iter().zip(wanted) {
        assert_eq!(own.len(), wanted.len());
        for (weight, wanted) in own.iter().zip(wanted) {
            near(*weight, *wanted, 1e-9);
        }
    }
    near(found.weights.iter().flatten().sum(), 1.0, 1e-12);
    near(found.between.consistency_ratio, 0.033_199_216, 1e-8);
    near(found.within[0].consistency_ratio, 0.015_771_299, 1e-8);
    near(found.within[1].consistency_ratio, 0.0, 1e-12);
    let short = Hierarchy { within: hierarchy.within[..2].to_vec(), ..hierarchy };
    assert_eq!(short.weights(), Err(ComparisonError::Shape(2)));
}

#[test]
fn judgements_in_a_circle_are_inconsistent_and_bad_ones_are_refused() {
    let ninth = 1.0 / 9.0;
    let circle = Comparison {
        ratios: vec![vec![1.0, 9.0, ninth], vec![ninth, 1.0, 9.0], vec![9.0, ninth, 1.0]],
    };
    let found = circle.weights().unwrap();
    near(found.eigenvalue, 10.111, 5e-4);
    near(found.consistency_ratio, 6.13, 5e-3);
    let (row, column, _) = found.least_consistent.unwrap();
    assert!(row < column);
    let not = Comparison { ratios: vec![vec![1.0, 2.0], vec![2.0, 1.0]] };
    assert_eq!(not.weights(), Err(ComparisonError::NotReciprocal(1, 0)));
    let negative = Comparison { ratios: vec![vec![1.0, -2.0], vec![-0.5, 1.0]] };
    assert_eq!(negative.weights(), Err(ComparisonError::NotPositive(0, 1)));
}

#[test]
fn one_judgement_that_does_not_fit_is_named_with_what_would() {
    // 2 : 4 : 8, but the last pair is said to be 1 : 4 instead of 1 : 2.
    let mut ratios: Vec<Vec<f64>> =
        [8.0, 4.0, 2.0, 1.0].iter().map(|a| [8.0, 4.0, 2.0, 1.0].map(|b| a / b).to_vec()).collect();
    (ratios[2][3], ratios[3][2]) = (9.0, 1.0 / 9.0);
    let (row, column, fits) = Comparison { ratios }.weights().unwrap().least_consistent.unwrap();
    assert_eq!((row, column), (2, 3));
    assert!(fits > 2.0 && fits < 9.0);
}

fn criterion(name: &str, weight: i64, value: ValueFunction) -> Criterion {
    let weight = Percent::from_basis_points(weight);
    Criterion { name: name.into(), weight, value, knock_out_below: None }
}

fn model() -> ScoringModel {
    let mut risk = criterion("risk", 2_000, ValueFunction::Linear { from: 10, to: 0 });
    risk.knock_out_below = Some(Percent::from_basis_points(2_000));
    ScoringModel {
        criteria: vec![
            criterion("benefit", 5_000, ValueFunction::Linear { from: 0, to: 200 }),
            risk,
            criterion("fit", 3_000, ValueFunction::Target { low: 40, high: 60, slope: 20 }),
        ],
    }
}

#[test]
fn a_score_says_what_each_criterion_adds() {
    let score = model().score(&[150, 4, 70]).unwrap();
    let parts: Vec<(i64, i64)> =
        score.parts.iter().map(|part| (part.value.basis_points(), part.adds)).collect();
    // 0.5 × 75 % + 0.2 × 60 % + 0.3 × 50 %
    assert_eq!(parts, [(7_500, 37_500_000), (6_000, 12_000_000), (5_000, 15_000_000)]);
    assert_eq!((score.total, score.knocked_out.len()), (64_500_000, 0));
    assert_eq!(model().score(&[200, 9, 50]).unwrap().knocked_out, ["risk"]);
}

#[test]
fn steps_hold_until_the_next() {
    let half = Percent::from_basis_points(5_000);
    let steps = ValueFunction::Step { steps: vec![(10, half), (20, Percent::WHOLE)] };
    assert_eq!(
        [9, 10, 19, 20, 99].map(|at| steps.of(at).basis_points()),
        [0, 5_000, 5_000, 10_000, 10_000]
    );
}

#[test]
fn ranks_swap_at_the_weight_that_is_told() {
    let model = model();
    let (one, other) = (model.score(&[150, 4, 70]).unwrap(), model.score(&[100, 0, 50]).unwrap());
    assert!(one.total < other.total);
    let found = model.sensitivity(&one, &other);
    let nearest = found.first().unwrap();
    assert_eq!(nearest.criterion, 0);
    // At 7,222 basis points for the benefit, 0.25 × 7222 against (0.4 × 0.4 + 0.5 × 0.6) × 2778 …
    let weight = nearest.weight.basis_points();
    let at = |values: [i64; 3]| {
        let rest = 10_000 - weight;
        weight * values[0] * 5 + rest * (2 * values[1] + 3 * values[2])
    };
    let difference = at([7_500, 6_000, 5_000]) - at([5_000, 10_000, 10_000]);
    assert!(difference.abs() <= 5 * 10_000, "{difference} at {weight}");
}

#[test]
fn weights_that_do_not_sum_and_scales_without_length_are_refused() {
    let mut off = model();
    off.criteria[0].weight = Percent::from_basis_points(4_900);
    assert_eq!(
        off.score(&[1, 1, 1]).unwrap_err().to_string(),
        "the weights sum to 9900 basis points instead of 10000. Add 100 to one of them."
    );
    let mut flat = model();
    flat.criteria[0].value = ValueFunction::Linear { from: 3, to: 3 };
    assert!(matches!(flat.validate(), Err(ScoringError::Function { .. })));
    let mut twice = model();
    twice.criteria[1].name = "benefit".into();
    assert_eq!(twice.validate(), Err(ScoringError::Duplicate("benefit".into())));
    assert_eq!(model().score(&[1]), Err(ScoringError::Measures { given: 1, needed: 3 }));
}
