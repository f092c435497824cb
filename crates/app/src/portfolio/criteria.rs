//! What a scoring model asks, and how answers become a score. Scores are in millionths of a point: a
//! weighted score has 0 to 100 points, the others have as many as their formula gives.

use serde::{Deserialize, Serialize};
use steerco_portfolio::{business_case, scoring as engine};
use steerco_units::Percent;
use utoipa::ToSchema;

use super::score_detail::{self, ScoreDetail};
use crate::{
    Failure, Outcome,
    shape::{checked_name, percent},
};

/// Measures have up to three decimals.
const THOUSAND: f64 = 1_000.0;
/// Largest measure.
const MOST: f64 = 1e9;
const MOST_CRITERIA: usize = 40;
/// Most letters of the name of a group.
const MOST_GROUP: usize = 100;

/// How measures become a score.
pub(crate) const METHODS: [&str; 11] =
    ["weighted", "wsjf", "rice", "ice", "npv", "pi", "irr", "ecv", "cd3", "moscow", "kano"];

/// Methods that discount.
const DISCOUNTING: [&str; 2] = ["npv", "pi"];

/// The buckets of MoSCoW, from the score of the first, in millionths: 4 must, 3 should, 2 could, 1 will not.
/// A mean of several people belongs to the nearest, a half to the higher one.
const MOSCOW: [(i64, &str); 4] =
    [(3_500_000, "must"), (2_500_000, "should"), (1_500_000, "could"), (i64::MIN, "wont")];

/// The bucket that a score belongs to, of methods that have buckets: of MoSCoW, or the category of Kano.
pub(crate) fn bucket(method: &str, score: i64, detail: Option<&ScoreDetail>) -> Option<String> {
    if let Some(ScoreDetail::Kano { category, .. }) = detail {
        return Some(category.word().to_owned());
    }
    let found = MOSCOW.iter().find(|(from, _)| score >= *from)?;
    (method == "moscow").then(|| found.1.to_owned())
}

/// From a measure to a value from 0 to 100 %.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Scale {
    /// 0 at `from`, 100 % at `to`, evenly between; `from` above `to` when less is better.
    Linear {
        /// Worth nothing.
        from: f64,
        /// Worth everything.
        to: f64,
    },
    /// The value of the last step that is reached.
    Step {
        /// Ascending.
        steps: Vec<ScaleStep>,
    },
    /// 100 % within the band, falling evenly to 0 at the distance `slope` from it.
    Target {
        /// Begin of the band.
        low: f64,
        /// End of the band.
        high: f64,
        /// Distance at which nothing is left.
        slope: f64,
    },
}

/// A step of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScaleStep {
    /// Reached from this measure on.
    pub from: f64,
    /// What it is worth.
    pub percent: f64,
}

/// One thing that counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Criterion {
    /// Stands for it in assessments; made when left out, and never changes.
    #[serde(default)]
    pub code: String,
    /// What people call it.
    pub name: String,
    /// How to measure it.
    #[serde(default)]
    pub help: String,
    /// Unit of the measure.
    #[serde(default)]
    pub unit: String,
    /// How much it counts; only in weighted models, where they sum to 100.
    #[serde(default)]
    pub weight_percent: f64,
    /// The group it belongs to, by name; none when empty. Criteria are compared in pairs within their group,
    /// and groups with each other.
    #[serde(default)]
    pub group: String,
    /// How a measure becomes a value; only in weighted models.
    pub scale: Option<Scale>,
    /// Whoever has less value than this is out.
    pub knock_out_below_percent: Option<f64>,
}

/// What one version of a model says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Body {
    pub(crate) criteria: Vec<Criterion>,
    /// Discount per period, of `npv` and `pi`.
    pub(crate) rate_percent: f64,
}

/// What one criterion adds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScorePart {
    /// Code of the criterion.
    pub criterion: String,
    /// Value of the measure, 0 to 100; null where the method has none.
    pub value_percent: Option<f64>,
    /// Points that it adds; null where the parts do not add up.
    pub points: Option<f64>,
}

/// A score as computed.
pub(crate) struct Scored {
    pub(crate) score: i64,
    pub(crate) knocked_out: Vec<String>,
    /// Of weighted models.
    pub(crate) parts: Option<engine::Score>,
    /// What it says beyond its points.
    pub(crate) detail: Option<ScoreDetail>,
}

#[expect(clippy::cast_possible_truncation, reason = "callers bound the number")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

/// Millionths as points.
pub(crate) fn points(score: i64) -> f64 {
    // One division keeps the decimal.
    score as f64 / 1e6
}

/// Points as millionths; `None` for what is no number or absurdly large.
pub(crate) fn millionths(points: f64) -> Option<i64> {
    (points.is_finite() && points.abs() <= MOST).then(|| whole(points * 1e6))
}

fn basis(percent: f64) -> Percent {
    Percent::from_basis_points(whole(percent.clamp(-1e6, 1e6) * 100.0))
}

/// A measure in thousandths.
pub(crate) fn measure(value: f64) -> Option<i64> {
    (value.is_finite() && value.abs() <= MOST).then(|| whole(value * THOUSAND))
}

impl Scale {
    fn function(&self) -> engine::ValueFunction {
        let at = |value: f64| measure(value).unwrap_or(i64::MAX / 4);
        match self {
            Self::Linear { from, to } => {
                engine::ValueFunction::Linear { from: at(*from), to: at(*to) }
            }
            Self::Step { steps } => {
                let steps = steps.iter().map(|one| (at(one.from), basis(one.percent))).collect();
                engine::ValueFunction::Step { steps }
            }
            Self::Target { low, high, slope } => {
                engine::ValueFunction::Target { low: at(*low), high: at(*high), slope: at(*slope) }
            }
        }
    }

    fn numbers(&self) -> Vec<f64> {
        match self {
            Self::Linear { from, to } => vec![*from, *to],
            Self::Step { steps } => steps.iter().map(|step| step.from).collect(),
            Self::Target { low, high, slope } => vec![*low, *high, *slope],
        }
    }
}

impl Body {
    /// The engine's model; `None` for methods with a formula of their own.
    pub(crate) fn engine(&self) -> engine::ScoringModel {
        let criteria = self.criteria.iter().map(|one| engine::Criterion {
            name: one.name.clone(),
            weight: basis(one.weight_percent),
            value: one
                .scale
                .as_ref()
                .map_or(engine::ValueFunction::Linear { from: 0, to: 100_000 }, Scale::function),
            knock_out_below: one.knock_out_below_percent.map(basis),
        });
        engine::ScoringModel { criteria: criteria.collect() }
    }

    /// The score of measures in thousandths, one per criterion.
    pub(crate) fn score(&self, method: &str, measures: &[i64]) -> Outcome<Scored> {
        if method == "weighted" {
            let score = self.engine().score(measures).map_err(|error| refused(&error))?;
            let knocked_out = score.knocked_out.clone();
            let (total, parts) = (score.total, Some(score));
            return Ok(Scored { score: total, knocked_out, parts, detail: None });
        }
        let [a, b, c, d, e] = [0, 1, 2, 3, 4]
            .map(|at| measures.get(at).map_or(0.0, |measure| *measure as f64 / THOUSAND));
        let mut detail = None;
        let mut with = |(score, said): (f64, ScoreDetail)| {
            detail = Some(said);
            Some(score)
        };
        let found = match method {
            "wsjf" => business_case::wsjf(a, b, c, d),
            "rice" => business_case::rice(a, b, c / 100.0, d),
            "ice" => Some(business_case::ice(a, b, c)),
            "cd3" => business_case::cost_of_delay_by_duration(a, b),
            "moscow" => Some(moscow(a)?),
            "kano" => with(score_detail::kano(a, b)?),
            "ecv" => with(score_detail::ecv([a, b, c, d, e])?),
            "irr" => Some(rate_of_return(measures)?),
            "pi" => {
                let found = business_case::profitability_index(measures, self.rate_percent / 100.0);
                if found.is_none() {
                    let text = "No money goes out: an index needs an investment. Enter what is \
                                spent below 0.";
                    return Err(Failure::field("scoring.no_investment", "measures", text));
                }
                found
            }
            // Whole numbers all along: thousandths in, thousandths out.
            _ => {
                let (rate, start) = (self.rate_percent / 100.0, business_case::Timing::Start);
                let value = business_case::net_present_value(measures, rate, start);
                Some(value as f64 / THOUSAND)
            }
        };
        let Some(found) = found else {
            let last = self.criteria.last().map_or("the last", |one| one.name.as_str());
            let text = format!("“{last}” must be above 0, since the score is divided by it.");
            return Err(Failure::field("scoring.divided_by_nothing", "measures", text));
        };
        if found.abs() > 9e12 {
            let text = "These measures give a score that is too large to keep. Use a larger unit.";
            return Err(Failure::field("scoring.too_large", "measures", text));
        }
        Ok(Scored { score: whole(found * 1e6), knocked_out: vec![], parts: None, detail })
    }

    /// What each criterion adds.
    pub(crate) fn parts(&self, scored: &Scored) -> Vec<ScorePart> {
        let found = scored.parts.as_ref();
        self.criteria
            .iter()
            .enumerate()
            .map(|(at, criterion)| {
                let part = found.and_then(|score| score.parts.get(at));
                ScorePart {
                    criterion: criterion.code.clone(),
                    value_percent: part.map(|part| percent(part.value.basis_points())),
                    points: part.map(|part| points(part.adds)),
                }
            })
            .collect()
    }
}

/// The priority, if it is one of the four.
fn moscow(priority: f64) -> Outcome<f64> {
    if [1.0, 2.0, 3.0, 4.0].iter().any(|one| (one - priority).abs() < 1e-9) {
        return Ok(priority);
    }
    let text = "Choose 4 (must), 3 (should), 2 (could) or 1 (will not this time).";
    Err(Failure::field("scoring.no_priority", "measures", text))
}

/// The one rate of return of these flows, in percent per period.
fn rate_of_return(flows: &[i64]) -> Outcome<f64> {
    let found = business_case::rates_of_return(flows);
    if let [rate] = found[..] {
        return Ok(rate * 100.0);
    }
    let text = if found.is_empty() {
        "These flows have no rate of return: they never turn from spending to earning. Score them by \
         net present value."
            .to_owned()
    } else {
        let rates: Vec<String> =
            found.iter().map(|rate| format!("{:.1} %", rate * 100.0)).collect();
        format!(
            "These flows have {} rates of return ({}), and none of them means anything. Score them by \
             net present value.",
            found.len(),
            rates.join(", ")
        )
    };
    Err(Failure::field("scoring.no_rate_of_return", "measures", text))
}

fn refused(error: &engine::ScoringError) -> Failure {
    let text = match error {
        // People think in per cent.
        engine::ScoringError::Weights { sum, .. } => {
            let off = 10_000 - sum;
            let what = if off > 0 { "Add" } else { "Take away" };
            let (sum, off) = (percent(*sum), percent(off.abs()));
            format!("The weights sum to {sum} %, not 100 %. {what} {off} % in all.")
        }
        other => other.to_string(),
    };
    let code = match error {
        engine::ScoringError::Weights { .. } => "scoring.weights_not_whole",
        _ => "scoring.bad_criterion",
    };
    Failure::field(code, "criteria", text)
}

/// The criteria as they are to be kept: each with a code, weights that sum to 100 %, scales that make
/// sense.
pub(crate) fn checked(method: &str, criteria: &[Criterion], rate: f64) -> Outcome<Body> {
    let no = |text: String| Err(Failure::field("scoring.bad_criterion", "criteria", text));
    let needed = match method {
        "wsjf" | "rice" => Some(4),
        "ice" => Some(3),
        "ecv" => Some(5),
        "cd3" | "kano" => Some(2),
        "moscow" => Some(1),
        _ => None,
    };
    if criteria.is_empty() {
        return no("Add at least one criterion.".into());
    }
    if criteria.len() > MOST_CRITERIA {
        return no(format!("Use at most {MOST_CRITERIA} criteria."));
    }
    if let Some(needed) = needed.filter(|needed| *needed != criteria.len()) {
        return no(format!(
            "{} has {needed} criteria: rename them, but keep all.",
            method.to_uppercase()
        ));
    }
    if !(-99.0..=1_000.0).contains(&rate) {
        let text = "Give a discount rate from -99 to 1000 % per period.";
        return Err(Failure::field("scoring.bad_rate", "rate_percent", text));
    }
    let mut kept: Vec<Criterion> = vec![];
    for criterion in criteria {
        let mut one = criterion.clone();
        one.name = checked_name("criteria", &one.name)?;
        one.group = one.group.trim().to_owned();
        if one.group.chars().count() > MOST_GROUP {
            let text = format!("“{}”: name its group in {MOST_GROUP} letters.", one.name);
            return Err(Failure::field("scoring.long_group", "criteria", text));
        }
        one.code = match one.code.trim() {
            "" => code_for(&one.name, criteria, &kept),
            code => code.to_owned(),
        };
        if kept.iter().any(|other| other.code == one.code) {
            return no(format!(
                "Two criteria have the code {}. Leave one of the codes out.",
                one.code
            ));
        }
        let sane = |value: f64| measure(value).is_some();
        if !one.scale.iter().flat_map(Scale::numbers).all(sane) || !sane(one.weight_percent) {
            return no(format!("“{}”: use numbers up to a thousand million.", one.name));
        }
        if method == "weighted" {
            one.scale.get_or_insert(Scale::Linear { from: 0.0, to: 100.0 });
            one.weight_percent = percent(basis(one.weight_percent).basis_points());
        } else {
            (one.scale, one.weight_percent, one.knock_out_below_percent) = (None, 0.0, None);
        }
        kept.push(one);
    }
    let rate_percent = if DISCOUNTING.contains(&method) { rate } else { 0.0 };
    let body = Body { criteria: kept, rate_percent };
    let mut engine = body.engine();
    if method != "weighted" {
        // Only names are left to check.
        for (at, criterion) in engine.criteria.iter_mut().enumerate() {
            criterion.weight = if at == 0 { Percent::WHOLE } else { Percent::default() };
        }
    }
    engine.validate().map_err(|error| refused(&error))?;
    Ok(body)
}

/// A name as a code that neither given nor kept criteria have.
fn code_for(name: &str, given: &[Criterion], kept: &[Criterion]) -> String {
    let plain = steerco_store::fold(name);
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let base: String = words.join("_").chars().take(40).collect();
    let base = if base.is_empty() { "criterion".to_owned() } else { base };
    let taken = |code: &String| given.iter().chain(kept).any(|other| other.code == *code);
    let mut free = std::iter::once(base.clone()).chain((2..).map(|n| format!("{base}_{n}")));
    free.find(|code| !taken(code)).unwrap_or(base)
}
