//! What the options of a business case come to. Pure: the same case gives the same figures, in the page
//! while it is written and in its frozen versions.
//!
//! The first period is time 0, or money flows in the middle of each period, as the case says: that changes the net
//! present value alone, since it divides all flows by the same factor. With months the discount of a year is
//! spread evenly: `(1 + r)^(1/12) − 1` a month; rates of return are told per year, paybacks in years.

use serde::Serialize;
use steerco_portfolio::business_case::{
    Timing, modified_rate_of_return, net_present_value, payback, rates_of_return,
};
use steerco_store::row;
use utoipa::ToSchema;

use super::case_body::{CaseBody, CaseLineKind, CaseOption, CasePeriod, Discounting};
use crate::{Outcome, plan::read_json};

/// What one option comes to.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OptionFigures {
    /// Key of the option.
    pub key: String,
    /// All costs, in minor units.
    pub costs_minor: i64,
    /// All benefits.
    pub benefits_minor: i64,
    /// Benefits less costs per period.
    pub flows: Vec<i64>,
    /// Net present value, as the case says when in its period money flows.
    pub npv_minor: i64,
    /// That less the net present value of doing nothing.
    pub npv_against_nothing_minor: i64,
    /// Rates per year at which the net present value is 0, ascending. More than one: none of them
    /// says anything, look at the net present value, or at the modified rate.
    pub irr_percents: Vec<f64>,
    /// The one modified rate per year: what goes out, discounted to the first period at the rate of financing,
    /// grows to what comes in, put away at the rate of reinvestment until the last period. Null unless money
    /// goes both ways.
    pub mirr_percent: Option<f64>,
    /// Years until the money is back; null when it never is.
    pub payback_years: Option<f64>,
    /// The same of discounted money.
    pub discounted_payback_years: Option<f64>,
    /// Present value of the benefits ÷ present value of the costs; null without costs.
    pub profitability_index: Option<f64>,
}

/// Costs or benefits of an option per period.
pub(super) fn totals(option: &CaseOption, kind: CaseLineKind, periods: usize) -> Vec<i64> {
    let mut sums = vec![0_i64; periods];
    for line in option.lines.iter().filter(|line| line.kind == kind) {
        for (sum, amount) in sums.iter_mut().zip(&line.amounts) {
            *sum = sum.saturating_add(*amount);
        }
    }
    sums
}

/// Rates per period, and how many periods a year has.
struct Rates {
    discount: f64,
    finance: f64,
    reinvestment: f64,
    timing: Timing,
    in_year: f64,
}

impl Rates {
    fn of(body: &CaseBody) -> Self {
        let in_year = match body.period {
            CasePeriod::Year => 1.0,
            CasePeriod::Month => 12.0,
        };
        // A year needs no root, which would not be exact.
        let rate = |percent: f64| match body.period {
            CasePeriod::Year => percent / 100.0,
            CasePeriod::Month => (1.0 + percent / 100.0).powf(1.0 / in_year) - 1.0,
        };
        Self {
            discount: rate(body.discount_percent),
            finance: rate(body.finance_percent.unwrap_or(body.discount_percent)),
            reinvestment: rate(body.reinvestment_percent.unwrap_or(body.discount_percent)),
            timing: match body.discounting {
                Discounting::Start => Timing::Start,
                Discounting::Middle => Timing::Middle,
            },
            in_year,
        }
    }
}

/// What each option comes to, in their order.
pub(super) fn figures(body: &CaseBody) -> Vec<OptionFigures> {
    let rates = Rates::of(body);
    let mut all: Vec<OptionFigures> =
        body.options.iter().map(|option| of(option, body.periods, &rates)).collect();
    let nothing = body.options.iter().position(|option| option.do_nothing);
    let against = nothing.and_then(|at| all.get(at)).map_or(0, |one| one.npv_minor);
    for one in &mut all {
        one.npv_against_nothing_minor = one.npv_minor.saturating_sub(against);
    }
    all
}

/// Net present value of the option that a case recommends, in minor units; `None` without one. What it says
/// counts as it was last frozen: ask for decided cases. With it, when in its period the case takes money to flow.
pub(crate) fn recommended_npv(case: &row::BusinessCase) -> Outcome<Option<(i64, Discounting)>> {
    let body: CaseBody = read_json(&case.body)?;
    let Some(chosen) = &body.chosen else { return Ok(None) };
    let of = figures(&body).into_iter().find(|one| one.key == *chosen);
    Ok(of.map(|one| (one.npv_minor, body.discounting)))
}

fn of(option: &CaseOption, periods: usize, rates: &Rates) -> OptionFigures {
    let (rate, in_year) = (rates.discount, rates.in_year);
    let costs = totals(option, CaseLineKind::Cost, periods);
    let benefits = totals(option, CaseLineKind::Benefit, periods);
    let flows: Vec<i64> =
        benefits.iter().zip(&costs).map(|(benefit, cost)| benefit - cost).collect();
    let years = |periods: f64| rounded(periods / in_year, 1e3);
    let per_year = |rate: f64| rounded(((1.0 + rate).powf(in_year) - 1.0) * 100.0, 1e3);
    // The same in both conventions: a ratio.
    let worth = |flows: &[i64]| net_present_value(flows, rate, Timing::Start);
    let spent = worth(&costs);
    let modified = modified_rate_of_return(&flows, rates.finance, rates.reinvestment);
    OptionFigures {
        key: option.key.clone(),
        costs_minor: costs.iter().sum(),
        benefits_minor: benefits.iter().sum(),
        npv_minor: net_present_value(&flows, rate, rates.timing),
        npv_against_nothing_minor: 0,
        irr_percents: rates_of_return(&flows).into_iter().map(per_year).collect(),
        mirr_percent: modified.map(per_year),
        payback_years: payback(&flows, 0.0).map(years),
        discounted_payback_years: payback(&flows, rate).map(years),
        profitability_index: (spent > 0)
            .then(|| rounded(worth(&benefits) as f64 / spent as f64, 1e3)),
        flows,
    }
}

/// To so many parts of one, half away from zero.
fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::case_body::CaseLine;

    fn case(lines: &[(CaseLineKind, &[i64])], period: CasePeriod) -> CaseBody {
        let mut body = CaseBody::blank(2027);
        body.period = period;
        body.discount_percent = 10.0;
        body.periods = lines.iter().map(|(_, amounts)| amounts.len()).max().unwrap_or(1);
        let line = |(kind, amounts): &(CaseLineKind, &[i64])| CaseLine {
            kind: *kind,
            name: "Line".into(),
            cost_type: String::new(),
            amounts: amounts.to_vec(),
        };
        if let Some(option) = body.options.get_mut(1) {
            option.lines = lines.iter().map(line).collect();
        }
        body
    }

    #[test]
    fn the_golden_case_comes_to_its_figures() {
        let lines: [(CaseLineKind, &[i64]); 2] = [
            (CaseLineKind::Cost, &[100_000]),
            (CaseLineKind::Benefit, &[0, 30_000, 40_000, 50_000, 20_000]),
        ];
        let found = figures(&case(&lines, CasePeriod::Year));
        let one = &found[1];
        assert_eq!((one.npv_minor, one.npv_against_nothing_minor), (11_557, 11_557));
        assert_eq!(one.irr_percents, [15.322]);
        assert_eq!((one.payback_years, one.discounted_payback_years), (Some(2.6), Some(3.154)));
        assert_eq!(one.profitability_index, Some(1.116));
        // numpy-financial 1.0.0: mirr of the flows at 10 and 10 %.
        assert_eq!(one.mirr_percent, Some(13.049));
        assert_eq!(one.flows, [-100_000, 30_000, 40_000, 50_000, 20_000]);
        assert_eq!((found[0].npv_minor, found[0].profitability_index), (0, None));
    }

    #[test]
    fn months_are_discounted_by_their_share_of_the_year() {
        let mut back = vec![0_i64; 13];
        back[12] = 110_000;
        let lines: [(CaseLineKind, &[i64]); 2] =
            [(CaseLineKind::Cost, &[100_000]), (CaseLineKind::Benefit, &back)];
        let one = &figures(&case(&lines, CasePeriod::Month))[1];
        assert_eq!((one.npv_minor, one.irr_percents.as_slice()), (0, &[10.0][..]));
        assert_eq!(one.payback_years, Some(0.992));
    }

    #[test]
    fn money_in_the_middle_of_periods_changes_the_net_present_value_alone() {
        let lines: [(CaseLineKind, &[i64]); 2] = [
            (CaseLineKind::Cost, &[100_000]),
            (CaseLineKind::Benefit, &[0, 30_000, 40_000, 50_000, 20_000]),
        ];
        let start = case(&lines, CasePeriod::Year);
        let middle = CaseBody { discounting: Discounting::Middle, ..start.clone() };
        let (before, after) = (&figures(&start)[1], &figures(&middle)[1]);
        // 115.5659 ÷ √1.1.
        assert_eq!((after.npv_minor, after.npv_against_nothing_minor), (11_019, 11_019));
        let (npv_minor, npv_against_nothing_minor) = (before.npv_minor, before.npv_minor);
        assert_eq!(
            *before,
            OptionFigures { npv_minor, npv_against_nothing_minor, ..after.clone() }
        );
    }

    #[test]
    fn rates_of_financing_and_reinvestment_are_the_discount_unless_told() {
        let lines: [(CaseLineKind, &[i64]); 2] = [
            (CaseLineKind::Cost, &[100_000, 0, 431_000]),
            (CaseLineKind::Benefit, &[0, 360_000, 0, 171_600]),
        ];
        let mut body = case(&lines, CasePeriod::Year);
        let found = figures(&body)[1].clone();
        assert_eq!((found.irr_percents.len(), found.mirr_percent), (3, Some(10.0)));
        body.finance_percent = Some(8.0);
        body.reinvestment_percent = Some(12.0);
        // numpy-financial 1.0.0: 9.8979 %.
        assert_eq!(figures(&body)[1].mirr_percent, Some(9.898));
        // By month, a year of 12 of them: 1,100 for 1,000, whatever the rates.
        let mut back = vec![0_i64; 13];
        back[12] = 110_000;
        let lines: [(CaseLineKind, &[i64]); 2] =
            [(CaseLineKind::Cost, &[100_000]), (CaseLineKind::Benefit, &back)];
        assert_eq!(figures(&case(&lines, CasePeriod::Month))[1].mirr_percent, Some(10.0));
        assert_eq!(figures(&case(&[], CasePeriod::Year))[1].mirr_percent, None);
    }

    #[test]
    fn a_case_of_before_reads_and_writes_the_same() {
        let body = CaseBody::blank(2027);
        let text = serde_json::to_string(&body).unwrap_or_default();
        for word in ["discounting", "finance_percent", "reinvestment_percent"] {
            assert!(!text.contains(word), "{text}");
        }
        assert_eq!(serde_json::from_str::<CaseBody>(&text).ok(), Some(body));
    }

    #[test]
    fn several_rates_of_return_are_all_told() {
        let lines: [(CaseLineKind, &[i64]); 2] =
            [(CaseLineKind::Cost, &[100_000, 0, 132_000]), (CaseLineKind::Benefit, &[0, 230_000])];
        let one = &figures(&case(&lines, CasePeriod::Year))[1];
        assert_eq!(one.irr_percents, [10.0, 20.0]);
    }
}
