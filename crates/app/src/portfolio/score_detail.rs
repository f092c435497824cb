//! What a score says beyond its points: expected commercial value, and Kano's categories; and what scores of
//! several people come to with it.

use serde::{Deserialize, Serialize};
use steerco_portfolio::{
    business_case::Development,
    kano::{Category, Reaction, Verdict, verdict},
    ranking::opinion,
};
use utoipa::ToSchema;

use crate::{Failure, Outcome};

/// What a score says beyond its points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScoreDetail {
    /// Of method `ecv`: its points are the value by unit of what development costs.
    Ecv {
        /// Expected commercial value, in the unit of the amounts; of several people their mean.
        expected_value: f64,
    },
    /// Of method `kano`.
    Kano {
        /// What most people make of it: `must_be`, `one_dimensional`, `attractive`, `indifferent`, `reverse` or
        /// `questionable`; the first of these when as many say one as another.
        category: KanoCategory,
        /// How many make each of it, in that order.
        answers: Vec<KanoCount>,
        /// By how much it satisfies when it is there, 0 to 1; null when nobody minds either way.
        better: Option<f64>,
        /// By how much it dissatisfies when it is not, −1 to 0.
        worse: Option<f64>,
    },
}

/// What a feature is to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum KanoCategory {
    /// Taken for granted, and missed when it is not there.
    MustBe,
    /// The more of it the better.
    OneDimensional,
    /// Pleases, and is not missed.
    Attractive,
    /// Nobody minds.
    Indifferent,
    /// People would rather not have it.
    Reverse,
    /// The answers contradict each other.
    Questionable,
}

/// How many people make that of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KanoCount {
    /// What they make of it.
    pub category: KanoCategory,
    /// How many.
    pub count: usize,
}

impl KanoCategory {
    const ALL: [Self; 6] = [
        Self::MustBe,
        Self::OneDimensional,
        Self::Attractive,
        Self::Indifferent,
        Self::Reverse,
        Self::Questionable,
    ];

    /// Stable word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::MustBe => "must_be",
            Self::OneDimensional => "one_dimensional",
            Self::Attractive => "attractive",
            Self::Indifferent => "indifferent",
            Self::Reverse => "reverse",
            Self::Questionable => "questionable",
        }
    }

    fn of(category: Category) -> Self {
        match category {
            Category::MustBe => Self::MustBe,
            Category::OneDimensional => Self::OneDimensional,
            Category::Attractive => Self::Attractive,
            Category::Indifferent => Self::Indifferent,
            Category::Reverse => Self::Reverse,
            Category::Questionable => Self::Questionable,
        }
    }

    fn engine(self) -> Category {
        let found = Category::ALL.into_iter().find(|one| Self::of(*one) == self);
        found.unwrap_or(Category::Questionable)
    }
}

/// A score with what it says beyond its points, as it is kept: JSON, empty when it says nothing.
pub(super) fn written(detail: Option<&ScoreDetail>) -> Outcome<String> {
    detail.map_or_else(|| Ok(String::new()), crate::plan::write_json)
}

/// What [`written`] wrote.
pub(super) fn read(text: &str) -> Outcome<Option<ScoreDetail>> {
    if text.is_empty() { Ok(None) } else { crate::plan::read_json(text).map(Some) }
}

#[expect(clippy::cast_possible_truncation, reason = "scores of Kano are 0 to 6")]
fn kano_score(found: &Verdict) -> i64 {
    (found.rank_score() * 1e6).round() as i64
}

fn kano_detail(found: &Verdict) -> ScoreDetail {
    let answers = KanoCategory::ALL.into_iter().zip(found.answers);
    ScoreDetail::Kano {
        category: KanoCategory::of(found.category),
        answers: answers.map(|(category, count)| KanoCount { category, count }).collect(),
        better: found.better,
        worse: found.worse,
    }
}

/// Score and detail of one person's two answers: 5 like, 4 expect, 3 neutral, 2 live with, 1 dislike.
pub(super) fn kano(functional: f64, dysfunctional: f64) -> Outcome<(f64, ScoreDetail)> {
    let reactions = [
        (5.0, Reaction::Like),
        (4.0, Reaction::Expect),
        (3.0, Reaction::Neutral),
        (2.0, Reaction::LiveWith),
        (1.0, Reaction::Dislike),
    ];
    let reaction = |number: f64| {
        let found = reactions.iter().find(|(own, _)| (own - number).abs() < 1e-9);
        found.map(|(_, reaction)| *reaction).ok_or_else(|| {
            let text = "Answer both questions with 5 (like it), 4 (expect it), 3 (neutral), 2 (can \
                        live with it) or 1 (dislike it).";
            Failure::field("scoring.no_reaction", "measures", text)
        })
    };
    let category = Category::of(reaction(functional)?, reaction(dysfunctional)?);
    let found = verdict(&[category]).ok_or_else(|| Failure::Fault("no answer of Kano".into()))?;
    Ok((found.rank_score(), kano_detail(&found)))
}

/// Value by unit of development cost, and the value: net present value, chance that it sells (%), launch cost,
/// chance that it works (%), development cost.
pub(super) fn ecv(measures: [f64; 5]) -> Outcome<(f64, ScoreDetail)> {
    let [earnings, commercial, launch, technical, development] = measures;
    let no = |code: &'static str, text: &str| Err(Failure::field(code, "measures", text));
    if [commercial, technical].iter().any(|chance| !(0.0..=100.0).contains(chance)) {
        return no("scoring.no_chance", "Give chances from 0 to 100 %.");
    }
    if launch < 0.0 || development < 0.0 {
        let text = "Give costs as amounts from 0 up: they are taken off by the formula.";
        return no("scoring.negative_cost", text);
    }
    let of = Development {
        earnings,
        commercial_chance: commercial / 100.0,
        launch_cost: launch,
        technical_chance: technical / 100.0,
        development_cost: development,
    };
    let Some(score) = of.value_by_cost() else {
        let text = "Development must cost something, since the value is divided by it. What costs \
                    nothing more needs no ranking.";
        return no("scoring.divided_by_nothing", text);
    };
    Ok((score, ScoreDetail::Ecv { expected_value: millionth(of.expected_commercial_value()) }))
}

/// To a millionth, as scores are kept.
fn millionth(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// What several people's scores come to.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Together {
    /// In millionths of a point.
    pub(super) score: i64,
    /// Sample standard deviation, in the same.
    pub(super) spread: i64,
    /// Indices of those who are far from the others.
    pub(super) outliers: Vec<usize>,
    /// What it says beyond that.
    pub(super) detail: Option<ScoreDetail>,
}

/// Scores of several people, each with its detail; `None` when there are none. Points are their mean. Categories
/// are counted, have no mean, and so no spread either.
pub(super) fn together(said: &[(i64, Option<ScoreDetail>)]) -> Option<Together> {
    let scores: Vec<i64> = said.iter().map(|one| one.0).collect();
    let found = opinion(&scores)?;
    let mut categories = vec![];
    let mut values = vec![];
    for (_, detail) in said {
        match detail {
            Some(ScoreDetail::Kano { category, .. }) => categories.push(category.engine()),
            Some(ScoreDetail::Ecv { expected_value }) => values.push(*expected_value),
            None => {}
        }
    }
    if let Some(counted) = verdict(&categories) {
        let (score, detail) = (kano_score(&counted), Some(kano_detail(&counted)));
        return Some(Together { score, detail, ..Together::default() });
    }
    let detail = (!values.is_empty()).then(|| ScoreDetail::Ecv {
        expected_value: millionth(values.iter().sum::<f64>() / values.len() as f64),
    });
    Some(Together { score: found.mean, spread: found.spread, outliers: found.outliers, detail })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn what_a_score_says_is_read_as_it_was_written() {
        let (_, detail) = kano(5.0, 1.0).unwrap();
        let text = written(Some(&detail)).unwrap();
        assert!(text.contains("\"one_dimensional\""), "{text}");
        assert_eq!(read(&text).unwrap(), Some(detail));
        assert_eq!(read(&written(None).unwrap()).unwrap(), None);
    }

    #[test]
    fn categories_of_several_people_are_counted_and_amounts_have_a_mean() {
        let of = |functional: f64, dysfunctional: f64| {
            let (score, detail) = kano(functional, dysfunctional).unwrap();
            #[expect(clippy::cast_possible_truncation, reason = "a small score")]
            ((score * 1e6) as i64, Some(detail))
        };
        // Attractive, attractive, must-be, indifferent, questionable.
        let said = [of(5.0, 3.0), of(5.0, 2.0), of(3.0, 1.0), of(4.0, 4.0), of(5.0, 5.0)];
        let found = together(&said).unwrap();
        // Better 2 ÷ 4, worse −1 ÷ 4: 3 + 0.375.
        assert_eq!((found.score, found.spread), (3_375_000, 0));
        let Some(ScoreDetail::Kano { category, better, worse, .. }) = found.detail else {
            unreachable!("a category")
        };
        assert_eq!((category.word(), better, worse), ("attractive", Some(0.5), Some(-0.25)));
        let amounts = [90.0, 180.0].map(|cost| {
            let (score, detail) = ecv([500.0, 60.0, 40.0, 70.0, cost]).unwrap();
            #[expect(clippy::cast_possible_truncation, reason = "a small score")]
            ((score * 1e6) as i64, Some(detail))
        });
        // 92 and 2.
        let found = together(&amounts).unwrap();
        assert_eq!(found.detail, Some(ScoreDetail::Ecv { expected_value: 47.0 }));
        assert_eq!(together(&[]), None);
        assert_eq!(together(&[(5, None), (7, None)]).unwrap().score, 6);
    }
}
