//! What the scores that several people give come to, how alike two rankings are, and shares that add up.

/// Scores of several people taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Their mean, rounded half up.
    pub mean: i64,
    /// Their sample standard deviation, rounded; 0 for one person.
    pub spread: i64,
    /// Indices of scores that are far from the others.
    pub outliers: Vec<usize>,
}

/// Takes scores together; `None` when there are none. A score is an outlier when there are three or
/// more and it is farther from their median than three robust standard deviations (4.4478 × the
/// median absolute deviation; Iglewicz and Hoaglin 1993) and than a quarter of the median.
pub fn opinion(scores: &[i64]) -> Option<Opinion> {
    let count = i128::try_from(scores.len()).ok().filter(|count| *count > 0)?;
    let sum: i128 = scores.iter().map(|score| i128::from(*score)).sum();
    let mean = i64::try_from((2 * sum + count).div_euclid(2 * count)).ok()?;
    let median = median(scores.to_vec());
    let off = |score: i64| (i128::from(score) - i128::from(median)).abs();
    let offs: Vec<i64> = scores.iter().filter_map(|one| i64::try_from(off(*one)).ok()).collect();
    let limit =
        (i128::from(self::median(offs)) * 44_478 / 10_000).max(i128::from(median).abs() / 4);
    let outliers = if count < 3 {
        vec![]
    } else {
        (0..scores.len()).filter(|at| off(scores[*at]) > limit).collect()
    };
    let average = sum as f64 / count as f64;
    let squares: f64 = scores.iter().map(|score| (*score as f64 - average).powi(2)).sum();
    let spread = if count > 1 { (squares / (count as f64 - 1.0)).sqrt() } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, reason = "no more than the scores themselves")]
    let spread = spread.round() as i64;
    Some(Opinion { mean, spread, outliers })
}

/// The middle one; between the two middle ones of an even number. 0 for none.
fn median(mut of: Vec<i64>) -> i64 {
    of.sort_unstable();
    let (low, high) = (of.get(of.len().saturating_sub(1) / 2), of.get(of.len() / 2));
    i64::midpoint(low.copied().unwrap_or(0), high.copied().unwrap_or(0))
}

/// How alike two rankings of the same things are (Kendall's τ-b, which allows for ties): 1 the same,
/// 0 unrelated, −1 reversed. `None` when either ranks all things the same. Takes time with the square
/// of the number of things.
pub fn kendall_tau(scores: &[(i64, i64)]) -> Option<f64> {
    let (mut agree, mut by_first, mut by_second) = (0_i64, 0_i64, 0_i64);
    for (at, one) in scores.iter().enumerate() {
        for other in scores.iter().skip(at + 1) {
            let (a, b) = (one.0.cmp(&other.0) as i64, one.1.cmp(&other.1) as i64);
            agree += a * b;
            by_first += a * a;
            by_second += b * b;
        }
    }
    let pairs = (by_first as f64 * by_second as f64).sqrt();
    (pairs > 0.0).then(|| agree as f64 / pairs)
}

/// `whole` in parts by these weights, adding up exactly: each part is rounded down, and what is left goes
/// to the largest remainders, the earlier first (Hamilton). Nothing is given to weights that are not
/// positive; without any, all parts are 0.
pub fn shares(whole: i64, weights: &[i64]) -> Vec<i64> {
    let positive = |weight: &i64| i128::from((*weight).max(0));
    let sum: i128 = weights.iter().map(positive).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let exact: Vec<i128> = weights.iter().map(|one| i128::from(whole) * positive(one)).collect();
    let mut parts: Vec<i128> = exact.iter().map(|one| one.div_euclid(sum)).collect();
    let mut left = i128::from(whole) - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..weights.len()).filter(|at| weights[*at] > 0).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(exact[*at].rem_euclid(sum)), *at));
    for at in order {
        if left > 0 {
            parts[at] += 1;
            left -= 1;
        }
    }
    parts.into_iter().map(|part| i64::try_from(part).unwrap_or(i64::MAX)).collect()
}
