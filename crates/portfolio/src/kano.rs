//! What people feel about a feature that is there, and about one that is not: Kano's categories.
//!
//! The evaluation table, the order M > O > A > I and the questions are those of Kano et al. (1984) as Berger et
//! al. give them (*Kano's methods for understanding customer-defined quality*, Center for Quality of Management
//! Journal 2(4), 1993); the coefficients of satisfaction and dissatisfaction are Timko's, from the same issue.

/// How somebody feels about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reaction {
    /// I like it.
    Like,
    /// I expect it.
    Expect,
    /// I am neutral.
    Neutral,
    /// I can live with it.
    LiveWith,
    /// I dislike it.
    Dislike,
}

/// What a feature is to people, in the order in which features are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Taken for granted: missed when it is not there, not noticed when it is.
    MustBe,
    /// The more of it the better, and the less the worse.
    OneDimensional,
    /// Pleases when it is there, and is not missed.
    Attractive,
    /// Nobody minds.
    Indifferent,
    /// People would rather not have it.
    Reverse,
    /// The answers contradict each other.
    Questionable,
}

impl Category {
    /// All of them, in the order in which features are chosen.
    pub const ALL: [Self; 6] = [
        Self::MustBe,
        Self::OneDimensional,
        Self::Attractive,
        Self::Indifferent,
        Self::Reverse,
        Self::Questionable,
    ];

    /// The category of one person's answers: how they feel when the feature is there, and when it is not.
    pub fn of(functional: Reaction, dysfunctional: Reaction) -> Self {
        use Reaction::{Dislike, Like};
        match (functional, dysfunctional) {
            (Like, Like) | (Dislike, Dislike) => Self::Questionable,
            (Like, Dislike) => Self::OneDimensional,
            (Like, _) => Self::Attractive,
            (Dislike, _) | (_, Like) => Self::Reverse,
            (_, Dislike) => Self::MustBe,
            _ => Self::Indifferent,
        }
    }
}

/// What the answers of several people come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// The category that most of them gave; of several, the first of [`Category::ALL`].
    pub category: Category,
    /// How many gave each, in the order of [`Category::ALL`].
    pub answers: [usize; 6],
    /// By how much it satisfies when it is there: (A + O) ÷ (A + O + M + I), 0 to 1; `None` when nobody
    /// gave any of these.
    pub better: Option<f64>,
    /// By how much it dissatisfies when it is not: −(O + M) ÷ (A + O + M + I), −1 to 0.
    pub worse: Option<f64>,
}

/// Takes the answers of several people together; `None` when there are none.
pub fn verdict(given: &[Category]) -> Option<Verdict> {
    let answers = Category::ALL.map(|one| given.iter().filter(|other| **other == one).count());
    let most = answers.iter().copied().max().filter(|most| *most > 0)?;
    let at = answers.iter().position(|count| *count == most)?;
    let [must, one, attractive, indifferent, ..] = answers;
    let all = must + one + attractive + indifferent;
    let share = |part: usize| (all > 0).then(|| part as f64 / all as f64);
    Some(Verdict {
        category: *Category::ALL.get(at)?,
        answers,
        better: share(attractive + one),
        worse: share(one + must).map(|share| -share),
    })
}

impl Verdict {
    /// A number that ranks features: 5 for must-be, 4 one-dimensional, 3 attractive, 2 indifferent, 1 reverse, 0
    /// questionable. The mean of both coefficients, without sign, is added to the first four, so that within a
    /// category what moves people more comes first. Categories never overlap: the mean is 1 only when all
    /// gave one-dimensional, and what most call must-be is above 5.
    pub fn rank_score(&self) -> f64 {
        let behind = Category::ALL.iter().position(|one| *one == self.category).unwrap_or(5);
        let strength = match self.category {
            Category::Reverse | Category::Questionable => 0.0,
            _ => (self.better.unwrap_or(0.0) - self.worse.unwrap_or(0.0)) / 2.0,
        };
        5.0 - behind as f64 + strength
    }
}
