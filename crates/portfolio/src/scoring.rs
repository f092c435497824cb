//! Weighted scores: what each criterion adds, and how far a weight must move for ranks to swap.
//!
//! `S = Σ w · v(x)` with weights that sum to 100 % and value functions from 0 to 1 (ppm practice; Keeney
//! and Raiffa 1976). All in whole numbers: weights and values in basis points, so that a score is
//! exact in hundred-millionths and two equal projects never differ by rounding.

use steerco_units::Percent;

/// How projects are scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoringModel {
    /// The criteria; their weights sum to 100 %.
    pub criteria: Vec<Criterion>,
}

/// One thing that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Unique name.
    pub name: String,
    /// How much it counts.
    pub weight: Percent,
    /// How a measure becomes a value.
    pub value: ValueFunction,
    /// Whoever has less value here is out, whatever else it has.
    pub knock_out_below: Option<Percent>,
}

/// From a measure (a whole number in the criterion's own unit) to a value from 0 to 100 %.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueFunction {
    /// 0 at `from`, 100 % at `to`, evenly between; `from` above `to` when less is better, such as cost.
    Linear {
        /// Worth nothing.
        from: i64,
        /// Worth everything.
        to: i64,
    },
    /// The value of the last step that the measure reaches; 0 below the first.
    Step {
        /// Thresholds, ascending, with their values.
        steps: Vec<(i64, Percent)>,
    },
    /// 100 % within `low` to `high`, falling evenly to 0 at a distance of `slope` outside.
    Target {
        /// Begin of the band.
        low: i64,
        /// End of the band.
        high: i64,
        /// Distance from the band at which nothing is left.
        slope: i64,
    },
}

/// What is wrong with a scoring model or its measures.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScoringError {
    /// The weights do not sum to 100 %.
    #[error("the weights sum to {sum} basis points instead of 10000. {advice}")]
    Weights {
        /// Their sum in basis points.
        sum: i64,
        /// What to do.
        advice: String,
    },
    /// A weight or threshold is below 0 or above 100 %.
    #[error("`{0}` has a weight or value outside 0 to 100 %. Correct it.")]
    Share(String),
    /// A value function that makes no sense.
    #[error("`{criterion}`: {what}")]
    Function {
        /// The criterion.
        criterion: String,
        /// What is wrong and what to do.
        what: &'static str,
    },
    /// Two criteria have one name.
    #[error("`{0}` is used for two criteria. Rename one of them.")]
    Duplicate(String),
    /// A measure is missing, or there is one too many.
    #[error("{given} measures for {needed} criteria. Give one measure per criterion.")]
    Measures {
        /// How many there are.
        given: usize,
        /// How many there must be.
        needed: usize,
    },
}

/// A score, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Weighted sum in basis points of basis points: 100,000,000 is 100 %.
    pub total: i64,
    /// What each criterion adds, in the model's order; they sum to `total`.
    pub parts: Vec<Part>,
    /// Names of criteria whose threshold is not reached; not empty: it is out.
    pub knocked_out: Vec<String>,
}

/// What one criterion adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The value of the measure.
    pub value: Percent,
    /// Weight × value, in the unit of [`Score::total`].
    pub adds: i64,
}

/// How far a weight must move for two projects to swap ranks, the other weights keeping their
/// proportions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sensitivity {
    /// Index of the criterion.
    pub criterion: usize,
    /// The weight at which both score the same, rounded half up to a basis point.
    pub weight: Percent,
    /// That weight less the present one.
    pub change: Percent,
}

impl ScoringModel {
    /// Checks weights, names and functions.
    ///
    /// # Errors
    /// The first thing that makes the model unusable.
    pub fn validate(&self) -> Result<(), ScoringError> {
        for (at, criterion) in self.criteria.iter().enumerate() {
            if self.criteria.iter().take(at).any(|other| other.name == criterion.name) {
                return Err(ScoringError::Duplicate(criterion.name.clone()));
            }
            let sensible = |share: Percent| (0..=10_000).contains(&share.basis_points());
            if !sensible(criterion.weight) || !criterion.knock_out_below.is_none_or(sensible) {
                return Err(ScoringError::Share(criterion.name.clone()));
            }
            if let Some(what) = criterion.value.wrong() {
                return Err(ScoringError::Function { criterion: criterion.name.clone(), what });
            }
        }
        let sum: i64 = self.criteria.iter().map(|one| one.weight.basis_points()).sum();
        if sum != 10_000 {
            let off = 10_000 - sum;
            let advice = if off > 0 {
                format!("Add {off} to one of them.")
            } else {
                format!("Take {} from one of them.", -off)
            };
            return Err(ScoringError::Weights { sum, advice });
        }
        Ok(())
    }

    /// Scores one project: one measure per criterion, in the model's order.
    ///
    /// # Errors
    /// As [`Self::validate`], and when there is not one measure per criterion.
    pub fn score(&self, measures: &[i64]) -> Result<Score, ScoringError> {
        self.validate()?;
        if measures.len() != self.criteria.len() {
            let (given, needed) = (measures.len(), self.criteria.len());
            return Err(ScoringError::Measures { given, needed });
        }
        let mut score = Score { total: 0, parts: vec![], knocked_out: vec![] };
        for (criterion, measure) in self.criteria.iter().zip(measures) {
            let value = criterion.value.of(*measure);
            let adds = criterion.weight.basis_points() * value.basis_points();
            score.total += adds;
            score.parts.push(Part { value, adds });
            if criterion.knock_out_below.is_some_and(|least| value < least) {
                score.knocked_out.push(criterion.name.clone());
            }
        }
        Ok(score)
    }

    /// For each criterion, the weight at which `one` and `other` score the same; criteria for which
    /// no weight from 0 to 100 % does are left out. Smallest change first.
    pub fn sensitivity(&self, one: &Score, other: &Score) -> Vec<Sensitivity> {
        let mut found = vec![];
        for (criterion, own) in self.criteria.iter().enumerate() {
            let (Some(a), Some(b)) = (one.parts.get(criterion), other.parts.get(criterion)) else {
                continue;
            };
            let weight = i128::from(own.weight.basis_points());
            let here = i128::from(a.value.basis_points() - b.value.basis_points());
            // Difference of the rest, which shrinks as this weight grows.
            let rest = i128::from(one.total - other.total) - weight * here;
            // w·here + (10000 − w)/(10000 − weight)·rest = 0
            let other_weights = 10_000 - weight;
            let slope = here * other_weights - rest;
            if other_weights == 0 || slope == 0 {
                continue;
            }
            let (above, below) =
                if slope > 0 { (-rest * 10_000, slope) } else { (rest * 10_000, -slope) };
            let level = (2 * above + below).div_euclid(2 * below);
            if let Ok(level) = i64::try_from(level)
                && (0..=10_000).contains(&level)
            {
                let weight = Percent::from_basis_points(level);
                let change = Percent::from_basis_points(level - own.weight.basis_points());
                found.push(Sensitivity { criterion, weight, change });
            }
        }
        found.sort_by_key(|one| (one.change.basis_points().abs(), one.criterion));
        found
    }
}

impl ValueFunction {
    fn wrong(&self) -> Option<&'static str> {
        match self {
            Self::Linear { from, to } => {
                (from == to).then_some("both ends of the scale are the same. Move one.")
            }
            Self::Step { steps } => {
                let bad = |share: &Percent| !(0..=10_000).contains(&share.basis_points());
                if steps.is_empty() {
                    Some("there is no step. Add one.")
                } else if steps.iter().any(|(_, value)| bad(value)) {
                    Some("a step's value is outside 0 to 100 %. Correct it.")
                } else {
                    let sorted = steps.windows(2).all(|pair| pair[0].0 < pair[1].0);
                    (!sorted).then_some("thresholds do not ascend. Sort them.")
                }
            }
            Self::Target { low, high, slope } => {
                if low > high {
                    Some("the band ends before it begins. Exchange its ends.")
                } else {
                    (*slope <= 0).then_some("the slope must be above 0.")
                }
            }
        }
    }

    /// The value of a measure, rounded half up to a basis point.
    pub fn of(&self, measure: i64) -> Percent {
        let points = match self {
            Self::Linear { from, to } => {
                let (low, high, at) = if from <= to {
                    (*from, *to, measure)
                } else {
                    (*to, *from, from.saturating_sub(measure).saturating_add(*to))
                };
                part(i128::from(at) - i128::from(low), i128::from(high) - i128::from(low))
            }
            Self::Step { steps } => {
                let reached = steps.iter().rev().find(|(threshold, _)| measure >= *threshold);
                return reached.map_or(Percent::default(), |(_, value)| *value);
            }
            Self::Target { low, high, slope } => {
                let (low, high, at) = (i128::from(*low), i128::from(*high), i128::from(measure));
                let off = (low - at).max(at - high).max(0);
                part(i128::from(*slope) - off, i128::from(*slope))
            }
        };
        Percent::from_basis_points(points)
    }
}

/// `of / whole` in basis points from 0 to 10,000, rounded half up.
fn part(of: i128, whole: i128) -> i64 {
    let whole = whole.max(1);
    let of = of.clamp(0, whole);
    i64::try_from((of * 20_000 + whole) / (2 * whole)).unwrap_or(0)
}
