//! Conventions of discounting, modified rates of return and expected commercial value, against numbers of other
//! programs and against checkers that know nothing of the formulas.

use proptest::prelude::*;
use steerco_portfolio::business_case::{
    Development, Timing, modified_rate_of_return, net_present_value, rates_of_return,
};

fn near(value: f64, wanted: f64, by: f64) {
    assert!((value - wanted).abs() <= by, "{value} instead of {wanted}");
}

const GOLDEN: [i64; 5] = [-100_000, 30_000, 40_000, 50_000, 20_000];

#[test]
fn flows_in_the_middle_of_their_periods_are_discounted_by_half_a_period_more() {
    assert_eq!(net_present_value(&GOLDEN, 0.1, Timing::Start), 11_557);
    // Python's decimal module with 50 digits, Σ CF ÷ (1.1^t × √1.1): 110.1877399770….
    assert_eq!(net_present_value(&GOLDEN, 0.1, Timing::Middle), 11_019);
    // Without a rate time is worth nothing.
    assert_eq!(net_present_value(&GOLDEN, 0.0, Timing::Middle), 40_000);
    assert_eq!(net_present_value(&[], 0.1, Timing::Middle), 0);
}

#[test]
fn modified_rates_are_those_of_numpy_financial() {
    // numpy-financial 1.0.0: mirr(values, finance_rate, reinvest_rate).
    let rates = |flows: &[i64], finance, again| modified_rate_of_return(flows, finance, again);
    near(rates(&GOLDEN, 0.1, 0.1).unwrap(), 0.130_489_389_497_122_85, 1e-12);
    near(rates(&GOLDEN, 0.08, 0.12).unwrap(), 0.139_033_264_732_147_41, 1e-12);
    // Three rates of return, one modified rate.
    let several = [-100_000, 360_000, -431_000, 171_600];
    assert_eq!(rates_of_return(&several).len(), 3);
    near(rates(&several, 0.08, 0.12).unwrap(), 0.098_979_390_107_105_44, 1e-12);
    let later = [-60_000, 30_000, -40_000, 90_000, 20_000];
    near(rates(&later, 0.1, 0.1).unwrap(), 0.143_176_309_448_281_4, 1e-12);
    // Two more years without money: what came in waits at the rate of reinvestment.
    let longer = [-100_000, 30_000, 40_000, 50_000, 20_000, 0, 0];
    near(rates(&longer, 0.1, 0.1).unwrap(), 0.120_233_498_760_785_6, 1e-12);
    // Money that comes first is put away all the same.
    near(rates(&[100, -50, 20], 0.08, 0.12).unwrap(), 0.772_428_842_013_129_1, 1e-12);
}

#[test]
fn there_is_no_modified_rate_where_money_goes_one_way_only() {
    for flows in [&[][..], &[-100], &[-100, -20], &[100, 20], &[0, 0]] {
        assert_eq!(modified_rate_of_return(flows, 0.1, 0.1), None, "{flows:?}");
    }
}

#[test]
fn expected_commercial_value_follows_the_formula_and_is_told_by_unit_of_development() {
    // (500 × 60 % − 40) × 70 % − 90 = 92, worked by hand.
    let one = Development {
        earnings: 500.0,
        commercial_chance: 0.6,
        launch_cost: 40.0,
        technical_chance: 0.7,
        development_cost: 90.0,
    };
    near(one.expected_commercial_value(), 92.0, 1e-9);
    near(one.value_by_cost().unwrap(), 92.0 / 90.0, 1e-12);
    // What is worth more in all may be worth less by what it takes.
    let large = Development { earnings: 2_000.0, development_cost: 600.0, ..one };
    assert!(large.expected_commercial_value() > one.expected_commercial_value());
    assert!(large.value_by_cost() < one.value_by_cost());
    let free = Development { development_cost: 0.0, ..one };
    assert_eq!(free.value_by_cost(), None);
}

proptest! {
    /// Terminal values: what was spent, grown at the modified rate, is what came in, put away year by year.
    #[test]
    fn at_the_modified_rate_what_was_spent_grows_to_what_came_in(
        flows in prop::collection::vec(-1_000_000_i64..1_000_000, 2..40),
        finance in 0.0..0.5_f64,
        reinvestment in 0.0..0.5_f64,
    ) {
        let found = modified_rate_of_return(&flows, finance, reinvestment);
        let both = flows.iter().any(|flow| *flow > 0) && flows.iter().any(|flow| *flow < 0);
        prop_assert_eq!(found.is_some(), both);
        if let Some(rate) = found {
            // An account for what comes in, and a loan at the rate of finance that pays all that goes out.
            let mut account = 0.0;
            let mut loan = 0.0;
            let mut worth = 1.0;
            let mut grown = 1.0;
            for (period, flow) in flows.iter().enumerate() {
                if period > 0 {
                    account *= 1.0 + reinvestment;
                    worth /= 1.0 + finance;
                    grown *= 1.0 + rate;
                }
                account += (*flow).max(0) as f64;
                loan += (-*flow).max(0) as f64 * worth;
            }
            prop_assert!((loan * grown - account).abs() <= 1e-6 * account, "{} and {account}", loan * grown);
        }
    }

    /// The convention scales what is there.
    #[test]
    fn the_middle_of_periods_is_half_a_period_later(
        flows in prop::collection::vec(-1_000_000_i64..1_000_000, 1..40),
        rate in 0.0..0.5_f64,
    ) {
        let start = net_present_value(&flows, rate, Timing::Start) as f64;
        let middle = net_present_value(&flows, rate, Timing::Middle) as f64;
        // Both are rounded to one unit.
        prop_assert!((middle * (1.0 + rate).sqrt() - start).abs() <= 1.5);
        // Half a period later twice is a whole period later.
        let mut later = vec![0];
        later.extend(&flows);
        let whole = net_present_value(&later, rate, Timing::Start) as f64;
        prop_assert!((middle / (1.0 + rate).sqrt() - whole).abs() <= 1.5);
    }

    /// The tree of decisions, outcome by outcome.
    #[test]
    fn expected_commercial_value_is_the_mean_over_all_outcomes(
        earnings in -1e6..1e6_f64, sells in 0.0..1.0_f64, launch in 0.0..1e5_f64,
        works in 0.0..1.0_f64, cost in 0.0..1e5_f64,
    ) {
        let outcomes = [
            (1.0 - works, -cost),
            (works * sells, earnings - launch - cost),
            (works * (1.0 - sells), -launch - cost),
        ];
        let mean: f64 = outcomes.iter().map(|(chance, value)| chance * value).sum();
        let own = Development {
            earnings, commercial_chance: sells, launch_cost: launch, technical_chance: works,
            development_cost: cost,
        };
        prop_assert!((own.expected_commercial_value() - mean).abs() < 1e-6);
    }
}
