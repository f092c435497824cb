//! How far objectives are. Measures are whole thousandths of their unit, progress is in basis points
//! (10,000 is done). An objective is as far as the weighted mean of its key results and of the
//! objectives below it.

/// Progress of something that is done.
pub const DONE: i64 = 10_000;

/// How far a key result is: `(current − start) ÷ (target − start)`, not less than 0 and not more than
/// 10,000, rounded half up. A target that is the start is reached by being there or, in the direction
/// of `increases`, beyond it.
pub fn key_result_progress(start: i64, target: i64, current: i64, increases: bool) -> i64 {
    if start == target {
        let there = if increases { current >= target } else { current <= target };
        return if there { DONE } else { 0 };
    }
    let (way, gone) =
        (i128::from(target) - i128::from(start), i128::from(current) - i128::from(start));
    let (way, gone) = if way < 0 { (-way, -gone) } else { (way, gone) };
    let progress = (gone * i128::from(DONE) * 2 + way).div_euclid(way * 2);
    i64::try_from(progress.clamp(0, i128::from(DONE))).unwrap_or(DONE)
}

/// An objective as the mean sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// Index of the one above it.
    pub parent: Option<usize>,
    /// What it counts among its siblings; 0 does not count.
    pub weight: i64,
    /// Weight and progress of its key results.
    pub key_results: Vec<(i64, i64)>,
}

/// How far each objective is; `None` where neither it nor anything below it has a key result that
/// counts, such an objective counts nowhere. Rounded half up once per objective. Those that stand
/// above themselves are `None` too.
pub fn progress(objectives: &[Objective]) -> Vec<Option<i64>> {
    let mut below: Vec<Vec<usize>> = vec![vec![]; objectives.len()];
    let mut order: Vec<usize> = vec![];
    for (at, objective) in objectives.iter().enumerate() {
        match objective.parent.and_then(|parent| below.get_mut(parent)) {
            Some(siblings) => siblings.push(at),
            None => order.push(at),
        }
    }
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        order.extend(below.get(at).into_iter().flatten());
        next += 1;
    }
    let mut found: Vec<Option<i64>> = vec![None; objectives.len()];
    // Those below are further back in the order.
    for at in order.into_iter().rev() {
        let Some(objective) = objectives.get(at) else { continue };
        let children = below.get(at).into_iter().flatten().filter_map(|child| {
            let progress = found.get(*child).copied().flatten()?;
            Some((objectives.get(*child)?.weight, progress))
        });
        let parts: Vec<(i64, i64)> =
            objective.key_results.iter().copied().chain(children).collect();
        if let Some(slot) = found.get_mut(at) {
            *slot = mean(&parts);
        }
    }
    found
}

/// Weighted mean, rounded half up.
fn mean(parts: &[(i64, i64)]) -> Option<i64> {
    let (mut weights, mut sum) = (0_i128, 0_i128);
    for (weight, progress) in parts.iter().filter(|(weight, _)| *weight > 0) {
        weights += i128::from(*weight);
        sum += i128::from(*weight) * i128::from(*progress);
    }
    if weights == 0 {
        return None;
    }
    i64::try_from((2 * sum + weights).div_euclid(2 * weights)).ok()
}
