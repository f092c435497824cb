//! What a stream of money is worth, and the usual quick scores.
//!
//! Amounts are in minor units, signed, one per period, the first at time 0; rates are per period.
//! Results that are money are rounded half away from zero to a minor unit; ratios are estimates and
//! stay fractional.

/// When in its period money is taken to flow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Timing {
    /// At its start: the first period is time 0.
    #[default]
    Start,
    /// In its middle, as money that comes and goes evenly does on the average.
    Middle,
}

impl Timing {
    /// How many periods after their start the flows of a period are.
    fn shift(self) -> f64 {
        match self {
            Self::Start => 0.0,
            Self::Middle => 0.5,
        }
    }
}

/// Net present value: `Σ CF_t / (1 + r)^t`, in minor units; with flows in the middle of their periods
/// `Σ CF_t / (1 + r)^(t + 1/2)` (mid-period convention; Brealey, Myers and Allen). The convention divides every
/// flow by the same factor, so that rates of return, paybacks and the profitability index do not hang on it.
pub fn net_present_value(flows: &[i64], rate: f64, timing: Timing) -> i64 {
    rounded(present(flows, rate) / (1.0 + rate).powf(timing.shift()))
}

fn present(flows: &[i64], rate: f64) -> f64 {
    flows.iter().rev().fold(0.0, |later, flow| later / (1.0 + rate) + *flow as f64)
}

#[expect(clippy::cast_possible_truncation, reason = "a result beyond 64 bits stays at the end")]
fn rounded(amount: f64) -> i64 {
    amount.round() as i64
}

/// Rates from −99 % to 1000 % per period at which the net present value is 0, ascending. More than
/// one: the rate of return means nothing, use the net present value.
pub fn rates_of_return(flows: &[i64]) -> Vec<f64> {
    let mut found = vec![];
    let grid = |step: u32| -0.99 + f64::from(step) * 0.01;
    for step in 0..1_099 {
        let (mut low, mut high) = (grid(step), grid(step + 1));
        let (at_low, at_high) = (present(flows, low), present(flows, high));
        if at_low == 0.0 && flows.iter().any(|flow| *flow != 0) {
            found.push(low);
        } else if at_low * at_high < 0.0 {
            for _ in 0..200 {
                let middle = f64::midpoint(low, high);
                if present(flows, middle) * at_low > 0.0 {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            found.push(f64::midpoint(low, high));
        }
    }
    found
}

/// Modified internal rate of return (Lin 1976): the one rate at which what goes out, discounted to the first
/// period at the rate of `finance`, grows to what comes in, put away at the rate of `reinvestment` until the
/// last period: `(FV(in) ÷ PV(out))^(1 / (n − 1)) − 1` for n periods. Periods without money at the end count:
/// what came in before grows until then. Per period; `None` unless money goes both ways.
pub fn modified_rate_of_return(flows: &[i64], finance: f64, reinvestment: f64) -> Option<f64> {
    let spans = i32::try_from(flows.len()).ok().filter(|periods| *periods > 1)? - 1;
    let of = |sign: i64| -> Vec<i64> { flows.iter().map(|flow| (sign * flow).max(0)).collect() };
    let spent = present(&of(-1), finance);
    let grown = present(&of(1), reinvestment) * (1.0 + reinvestment).powi(spans);
    (spent > 0.0 && grown > 0.0).then(|| (grown / spent).powf(1.0 / f64::from(spans)) - 1.0)
}

/// Periods until the money is back, within a period evenly; with a rate, of discounted money. `None`
/// when it never is.
pub fn payback(flows: &[i64], rate: f64) -> Option<f64> {
    let mut sum = 0.0;
    let mut discount = 1.0;
    for (period, flow) in flows.iter().enumerate() {
        let flow = *flow as f64 / discount;
        discount *= 1.0 + rate;
        let before = sum;
        sum += flow;
        if sum >= 0.0 && period > 0 && before < 0.0 {
            return Some(period as f64 - 1.0 - before / flow);
        }
        if sum >= 0.0 && period == 0 && flow > 0.0 {
            return Some(0.0);
        }
    }
    None
}

/// Profitability index: the present value of what comes in ÷ that of what goes out. `None` when nothing
/// goes out.
pub fn profitability_index(flows: &[i64], rate: f64) -> Option<f64> {
    let of = |sign: i64| -> Vec<i64> { flows.iter().map(|flow| (sign * flow).max(0)).collect() };
    let out = present(&of(-1), rate);
    (out > 0.0).then(|| present(&of(1), rate) / out)
}

/// Cost of delay ÷ duration (CD3; Reinertsen 2009): what every period of waiting loses, by the periods for
/// which the work takes the people. `None` for no duration.
pub fn cost_of_delay_by_duration(cost_per_period: f64, periods: f64) -> Option<f64> {
    (periods > 0.0).then(|| cost_per_period / periods)
}

/// What is said of a development with an uncertain end, for its expected commercial value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Development {
    /// Net present value of what is earned once it is sold, before launch and development are paid.
    pub earnings: f64,
    /// Chance that it sells, given that it works; 0 to 1.
    pub commercial_chance: f64,
    /// What its launch costs.
    pub launch_cost: f64,
    /// Chance that it works, 0 to 1.
    pub technical_chance: f64,
    /// What is still to be spent on its development.
    pub development_cost: f64,
}

impl Development {
    /// Expected commercial value, `(earnings × P(commercial) − launch) × P(technical) − development` (Cooper,
    /// Edgett and Kleinschmidt, *Portfolio Management for New Products*, 2nd ed. 2001): the value of a tree of
    /// decisions in which the launch is paid only for what works, in the unit of the amounts.
    pub fn expected_commercial_value(&self) -> f64 {
        (self.earnings * self.commercial_chance - self.launch_cost) * self.technical_chance
            - self.development_cost
    }

    /// Expected commercial value by what it takes of the money for development: where that is what is short,
    /// taking the highest first gives the most value (the same source). `None` when development costs nothing.
    pub fn value_by_cost(&self) -> Option<f64> {
        let cost = self.development_cost;
        (cost > 0.0).then(|| self.expected_commercial_value() / cost)
    }
}

/// Weighted shortest job first: (value + time criticality + risk reduction) ÷ size. `None` for no size.
pub fn wsjf(value: f64, time_criticality: f64, risk_reduction: f64, size: f64) -> Option<f64> {
    (size > 0.0).then(|| (value + time_criticality + risk_reduction) / size)
}

/// Reach × impact × confidence ÷ effort. `None` for no effort.
pub fn rice(reach: f64, impact: f64, confidence: f64, effort: f64) -> Option<f64> {
    (effort > 0.0).then(|| reach * impact * confidence / effort)
}

/// Impact × confidence × ease.
pub fn ice(impact: f64, confidence: f64, ease: f64) -> f64 {
    impact * confidence * ease
}
