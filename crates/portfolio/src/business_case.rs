//! What a stream of money is worth, and the usual quick scores.
//!
//! Amounts are in minor units, signed, one per period, the first at time 0; rates are per period.
//! Results that are money are rounded half away from zero to a minor unit; ratios are estimates and
//! stay fractional.

/// Net present value: `Σ CF_t / (1 + r)^t`, in minor units.
pub fn net_present_value(flows: &[i64], rate: f64) -> i64 {
    rounded(present(flows, rate))
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
