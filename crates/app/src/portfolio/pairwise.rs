//! Weights of a scoring model from comparing its criteria in pairs: by one person or several, with the
//! consistency of what they say.

use serde::{Deserialize, Serialize};
use steerco_portfolio::pairwise::{Comparison, Weights, group};
use steerco_portfolio::ranking::shares;
use steerco_store::{now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::criteria::Body;
use super::portfolios::owners;
use super::scoring_models::{
    PatchScoringModel, ScoringModelView, find, require_scores, update_scoring_model,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::{read_json, write_json},
    shape::{Listed, Reference, percent},
};

/// Above this consistency ratio judgements contradict each other too much (Saaty 1980).
const MOST_RATIO: f64 = 0.10;

/// How two criteria compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Judgement {
    /// Code of the one criterion.
    pub criterion: String,
    /// Code of the other.
    pub over: String,
    /// How many times as much the first counts: 1 the same, 3 moderately, 5 strongly, 7 very strongly, 9
    /// extremely more; −3 to −9 where the other counts that much more.
    pub strength: i64,
}

/// A judgement that fits least with all others.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OddJudgement {
    /// Code of the one criterion.
    pub criterion: String,
    /// Code of the other.
    pub over: String,
    /// What was said, as how many times as much the first counts.
    pub said: f64,
    /// What the others imply.
    pub fits: f64,
}

/// A person's judgements, or those of all together, with what follows from them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparisonView {
    /// Whose; null for all together.
    pub assessor: Option<Reference>,
    /// Optimistic lock; 0 for all together.
    pub version: i64,
    /// What was said; empty for all together.
    pub judgements: Vec<Judgement>,
    /// The matrix in the order of the criteria: how many times as much that of the row counts as that of
    /// the column. Of all together the geometric means.
    pub ratios: Vec<Vec<f64>>,
    /// Weights in the order of the criteria, in %; they sum to 100.
    pub weights_percent: Vec<f64>,
    /// Up to 0.10 is accepted.
    pub consistency_ratio: f64,
    /// Whether it is more than that.
    pub inconsistent: bool,
    /// The judgement that fits least; null when all fit.
    pub least_consistent: Option<OddJudgement>,
    /// Why it counts although it is inconsistent.
    pub override_reason: String,
}

/// One's judgements of all pairs.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewComparison {
    /// One per pair of criteria.
    pub judgements: Vec<Judgement>,
    /// Why they count although they are inconsistent.
    #[serde(default)]
    pub override_reason: String,
}

fn at(body: &Body, code: &str) -> Option<usize> {
    body.criteria.iter().position(|one| one.code == code)
}

/// The matrix of judgements; `None` when a pair is missing or unknown.
fn matrix(body: &Body, judgements: &[Judgement]) -> Option<Comparison> {
    let n = body.criteria.len();
    let mut ratios = vec![vec![0.0; n]; n];
    for judgement in judgements {
        let (i, j) = (at(body, &judgement.criterion)?, at(body, &judgement.over)?);
        let strength = i32::try_from(judgement.strength).ok().filter(|one| *one != 0)?;
        let ratio = f64::from(strength.abs());
        let ratio = if strength > 0 { ratio } else { 1.0 / ratio };
        *ratios.get_mut(i)?.get_mut(j)? = ratio;
        *ratios.get_mut(j)?.get_mut(i)? = 1.0 / ratio;
    }
    for (i, row) in ratios.iter_mut().enumerate() {
        *row.get_mut(i)? = 1.0;
    }
    ratios.iter().flatten().all(|ratio| *ratio > 0.0).then_some(Comparison { ratios })
}

/// Weights as basis points that sum to 100 % exactly.
fn whole(weights: &Weights) -> Vec<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "weights are from 0 to 1")]
    let scaled: Vec<i64> =
        weights.weights.iter().map(|weight| (weight * 1e12).round() as i64).collect();
    shares(10_000, &scaled)
}

fn shown(body: &Body, comparison: &Comparison) -> Outcome<ComparisonView> {
    let weights = comparison.weights().map_err(|error| Failure::Fault(error.to_string()))?;
    let code = |at: usize| body.criteria.get(at).map(|one| one.code.clone()).unwrap_or_default();
    let odd = weights.least_consistent.map(|(i, j, fits)| OddJudgement {
        criterion: code(i),
        over: code(j),
        said: comparison.ratios.get(i).and_then(|row| row.get(j)).copied().unwrap_or(1.0),
        fits,
    });
    Ok(ComparisonView {
        assessor: None,
        version: 0,
        judgements: vec![],
        ratios: comparison.ratios.clone(),
        weights_percent: whole(&weights).into_iter().map(percent).collect(),
        consistency_ratio: weights.consistency_ratio,
        inconsistent: weights.consistency_ratio > MOST_RATIO,
        least_consistent: odd,
        override_reason: String::new(),
    })
}

/// The judgements when there is exactly one per pair of criteria.
fn complete(body: &Body, judgements: &[Judgement]) -> Outcome<Comparison> {
    let no = |text: String| Err(Failure::field("scoring.bad_judgements", "judgements", text));
    let n = body.criteria.len();
    if n < 2 {
        return no("There is nothing to compare: the model has one criterion.".into());
    }
    if let Some(odd) = judgements.iter().find(|one| !(1..=9).contains(&one.strength.abs())) {
        return no(format!("{}: use 1 to 9, or -9 to -1 the other way.", odd.strength));
    }
    let mut pairs = std::collections::BTreeSet::new();
    for one in judgements {
        let (Some(i), Some(j)) = (at(body, &one.criterion), at(body, &one.over)) else {
            return no(format!("{} or {} is no criterion of it.", one.criterion, one.over));
        };
        if i == j || !pairs.insert((i.min(j), i.max(j))) {
            return no(format!("{} and {}: give each pair once.", one.criterion, one.over));
        }
    }
    let wanted = n * (n - 1) / 2;
    match matrix(body, judgements) {
        Some(found) => Ok(found),
        None => no(format!("{} of {wanted} pairs are judged. Judge them all.", judgements.len())),
    }
}

fn only_weighted(model: &row::ScoringModel) -> Outcome<()> {
    if model.method == "weighted" {
        return Ok(());
    }
    let text = "Only weighted models have weights. Compare the criteria of such a model.";
    Err(Failure::refused("scoring.no_weights", text))
}

/// What people said of a model's criteria as it is in force, and all of it together, which comes last.
pub async fn comparisons(
    app: &App,
    caller: &Caller,
    model: Uuid,
) -> Outcome<Listed<ComparisonView>> {
    require_scores(caller)?;
    let reader = app.store.read();
    let (_, body) = find(&reader, model).await?;
    let rows = reader.pairwise_comparisons(model).await?;
    let people = owners(&reader, rows.iter().map(|row| Some(row.assessor_id))).await?;
    let (mut found, mut all) = (vec![], vec![]);
    for row in rows {
        let judgements: Vec<Judgement> = read_json(&row.judgements)?;
        // What was said of other criteria than there are now waits for its author.
        let Ok(comparison) = complete(&body, &judgements) else { continue };
        found.push(ComparisonView {
            assessor: people.iter().find(|one| one.id == row.assessor_id).cloned(),
            version: row.version,
            judgements,
            override_reason: row.override_reason,
            ..shown(&body, &comparison)?
        });
        all.push(comparison);
    }
    if let Some(together) = group(&all) {
        found.push(shown(&body, &together)?);
    }
    Ok(Listed::whole(found))
}

/// What would follow from judgements, without keeping them.
pub async fn preview_comparison(
    app: &App,
    caller: &Caller,
    model: Uuid,
    input: &NewComparison,
) -> Outcome<ComparisonView> {
    caller.require("scoring.configure", Place::ORGANISATION)?;
    let (row, body) = find(&app.store.read(), model).await?;
    only_weighted(&row)?;
    shown(&body, &complete(&body, &input.judgements)?)
}

/// Keeps one's judgements of a model's criteria in place of earlier ones.
pub async fn put_comparison(
    app: &App,
    caller: &Caller,
    model: Uuid,
    input: &NewComparison,
) -> Outcome<ComparisonView> {
    caller.require("scoring.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (model, body) = find(&writer, model).await?;
    only_weighted(&model)?;
    let view = shown(&body, &complete(&body, &input.judgements)?)?;
    let reason = input.override_reason.trim().to_owned();
    if view.inconsistent && reason.is_empty() {
        let name = |code: &str| {
            let found = body.criteria.iter().find(|one| one.code == code);
            found.map_or_else(String::new, |one| one.name.clone())
        };
        let odd = view.least_consistent.as_ref().map_or_else(String::new, |odd| {
            format!(
                " The judgement of {} and {} fits least.",
                name(&odd.criterion),
                name(&odd.over)
            )
        });
        let text = format!(
            "The judgements contradict each other: their consistency ratio is {:.2}, and up to 0.10 is \
             accepted.{odd} Change it, or say why they count nevertheless.",
            view.consistency_ratio
        );
        return Err(Failure::field("scoring.inconsistent", "override_reason", text));
    }
    let rows = writer.pairwise_comparisons(model.id).await?;
    let judgements = write_json(&input.judgements)?;
    let override_reason = if view.inconsistent { reason } else { String::new() };
    let now = now_micros();
    let row = match rows.into_iter().find(|row| row.assessor_id == caller.user_id) {
        Some(before) => {
            let after = row::PairwiseComparison { judgements, override_reason, ..before.clone() };
            writer.update(&before, after, "pairwise_comparison_updated").await?
        }
        None => {
            let row = row::PairwiseComparison {
                id: Uuid::now_v7(),
                version: 1,
                model_id: model.id,
                assessor_id: caller.user_id,
                judgements,
                override_reason,
                created_at: now,
                updated_at: now,
            };
            writer.insert(&row, "pairwise_comparison_created").await?;
            row
        }
    };
    writer.commit().await?;
    Ok(ComparisonView {
        assessor: Some(Reference { id: caller.user_id, name: caller.name.clone() }),
        version: row.version,
        judgements: input.judgements.clone(),
        override_reason: row.override_reason,
        ..view
    })
}

/// Gives a model the weights that all comparisons together come to, as a new version.
pub async fn weigh_by_comparisons(
    app: &App,
    caller: &Caller,
    model: Uuid,
    version: i64,
) -> Outcome<ScoringModelView> {
    caller.require("scoring.configure", Place::ORGANISATION)?;
    let (row, body) = find(&app.store.read(), model).await?;
    only_weighted(&row)?;
    let all = comparisons(app, caller, model).await?.items;
    let Some(together) = all.last() else {
        let text = "Nobody has compared the criteria as they are now. Compare them first.";
        return Err(Failure::refused("scoring.nothing_compared", text));
    };
    let criteria =
        body.criteria.into_iter().zip(&together.weights_percent).map(|(mut one, weight)| {
            one.weight_percent = *weight;
            one
        });
    let patch =
        PatchScoringModel { criteria: Some(criteria.collect()), ..PatchScoringModel::default() };
    update_scoring_model(app, caller, model, version, &patch).await
}
