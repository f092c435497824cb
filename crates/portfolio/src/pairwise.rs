//! Weights from comparing in pairs (the analytic hierarchy process; Saaty 1980): the principal
//! eigenvector of the judgements, how consistent they are, and which judgement fits least.

/// Judgements: how much more the one counts than the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// `ratios[i][j]`: how many times as much i counts as j. 1 on the diagonal, reciprocal across it.
    pub ratios: Vec<Vec<f64>>,
}

/// Why judgements cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComparisonError {
    /// Not as many rows as columns, or none.
    #[error("the judgements are no square: row {0} has another length. Give every pair.")]
    Shape(usize),
    /// A ratio is not positive.
    #[error("the judgement of {0} against {1} is not above 0. Use 1/9 to 9.")]
    NotPositive(usize, usize),
    /// The two directions of a pair contradict each other.
    #[error(
        "the judgements of {0} against {1} and back are no reciprocals. Make one 1 ÷ the other."
    )]
    NotReciprocal(usize, usize),
}

/// What follows from the judgements.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Weights that sum to 1.
    pub weights: Vec<f64>,
    /// Principal eigenvalue; the number of items when all judgements agree.
    pub eigenvalue: f64,
    /// Consistency index over that of random judgements; up to 0.10 is accepted, 0 for two or fewer.
    pub consistency_ratio: f64,
    /// The judgement farthest from what all others say: (row, column, the ratio that would fit).
    /// `None` when they agree.
    pub least_consistent: Option<(usize, usize, f64)>,
}

/// Consistency of random judgements by number of items (Saaty), from 3.
const RANDOM: [f64; 8] = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

impl Comparison {
    /// Weights by power iteration.
    ///
    /// # Errors
    /// The first judgement that cannot be used.
    pub fn weights(&self) -> Result<Weights, ComparisonError> {
        self.validate()?;
        let n = self.ratios.len();
        let mut weights = vec![1.0 / n as f64; n];
        let mut eigenvalue = n as f64;
        for _ in 0..10_000 {
            let row = |row: &Vec<f64>| row.iter().zip(&weights).map(|(a, w)| a * w).sum::<f64>();
            let next: Vec<f64> = self.ratios.iter().map(row).collect();
            eigenvalue = next.iter().sum();
            let next: Vec<f64> = next.iter().map(|one| one / eigenvalue).collect();
            let moved: f64 = next.iter().zip(&weights).map(|(a, b)| (a - b).abs()).sum();
            weights = next;
            if moved < 1e-14 {
                break;
            }
        }
        let index = if n > 2 { (eigenvalue - n as f64) / (n as f64 - 1.0) } else { 0.0 };
        let random = RANDOM.get(n.saturating_sub(3)).unwrap_or(&RANDOM[RANDOM.len() - 1]);
        let consistency_ratio = (index / random).max(0.0);
        Ok(Weights {
            least_consistent: self.least_consistent(&weights),
            weights,
            eigenvalue,
            consistency_ratio,
        })
    }

    fn validate(&self) -> Result<(), ComparisonError> {
        let n = self.ratios.len();
        if n == 0 {
            return Err(ComparisonError::Shape(0));
        }
        for (i, row) in self.ratios.iter().enumerate() {
            if row.len() != n {
                return Err(ComparisonError::Shape(i));
            }
            if let Some(j) = row.iter().position(|ratio| !(*ratio > 0.0 && ratio.is_finite())) {
                return Err(ComparisonError::NotPositive(i, j));
            }
        }
        for (i, row) in self.ratios.iter().enumerate() {
            for (j, ratio) in row.iter().enumerate().take(i + 1) {
                // Ratios such as 0.3333 are entered by people: a thousandth is near enough.
                if (ratio * self.ratios[j][i] - 1.0).abs() > 1e-3 {
                    return Err(ComparisonError::NotReciprocal(i, j));
                }
            }
        }
        Ok(())
    }

    /// The judgement that differs most, as a factor, from the ratio of the weights.
    fn least_consistent(&self, weights: &[f64]) -> Option<(usize, usize, f64)> {
        let mut worst = None;
        let mut most = 1e-9;
        for (i, row) in self.ratios.iter().enumerate() {
            for (j, ratio) in row.iter().enumerate().skip(i + 1) {
                let fits = weights[i] / weights[j];
                let off = (ratio / fits).ln().abs();
                if off > most {
                    (most, worst) = (off, Some((i, j, fits)));
                }
            }
        }
        worst
    }
}

/// Criteria in groups: the groups are compared with each other, and criteria within their group, so that
/// nobody compares what has nothing to do with each other (the levels of the hierarchy of Saaty 1980).
#[derive(Debug, Clone, PartialEq)]
pub struct Hierarchy {
    /// Judgements of the groups.
    pub between: Comparison,
    /// Judgements within each group, in the order of the groups; of a criterion alone a matrix of 1.
    pub within: Vec<Comparison>,
}

/// What follows from the judgements of a hierarchy. Every matrix has a consistency of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct HierarchyWeights {
    /// Of the groups.
    pub between: Weights,
    /// Within each group.
    pub within: Vec<Weights>,
    /// Of each criterion by group: the weight of its group × its weight within. All sum to 1.
    pub weights: Vec<Vec<f64>>,
}

impl Hierarchy {
    /// Weights of the criteria.
    ///
    /// # Errors
    /// The first judgement that cannot be used; as many groups as there are matrices within are needed.
    pub fn weights(&self) -> Result<HierarchyWeights, ComparisonError> {
        let between = self.between.weights()?;
        if self.within.len() != between.weights.len() {
            return Err(ComparisonError::Shape(self.within.len()));
        }
        let within: Vec<Weights> =
            self.within.iter().map(Comparison::weights).collect::<Result<_, _>>()?;
        let products = between.weights.iter().zip(&within);
        let weights = products
            .map(|(group, own)| own.weights.iter().map(|weight| group * weight).collect())
            .collect();
        Ok(HierarchyWeights { between, within, weights })
    }
}

/// The judgements of several people as one: geometric means, which keep reciprocals (Aczél and Saaty
/// 1983). `None` when there are none or their sizes differ.
pub fn group(comparisons: &[Comparison]) -> Option<Comparison> {
    let first = comparisons.first()?;
    let n = first.ratios.len();
    let same =
        |one: &Comparison| one.ratios.len() == n && one.ratios.iter().all(|row| row.len() == n);
    if !comparisons.iter().all(same) {
        return None;
    }
    let mean = |i: usize, j: usize| {
        let logs: f64 = comparisons.iter().map(|one| one.ratios[i][j].ln()).sum();
        (logs / comparisons.len() as f64).exp()
    };
    let ratios = (0..n).map(|i| (0..n).map(|j| mean(i, j)).collect()).collect();
    Some(Comparison { ratios })
}
