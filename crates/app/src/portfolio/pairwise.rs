//! Weights of a scoring model from comparing its criteria in pairs: by one person or several, with the
//! consistency of what they say. Criteria in groups are compared within their group, and groups with each
//! other: a matrix each, with a consistency of its own.

use serde::{Deserialize, Serialize};
use steerco_portfolio::pairwise::{Comparison, Hierarchy, Weights, group};
use steerco_portfolio::ranking::shares;
use steerco_store::{now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::criteria_levels::{Level, Levels};
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

/// How two criteria compare, or two groups of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Judgement {
    /// Code of the one criterion, or `group:` and the name of a group.
    pub criterion: String,
    /// Code of the other, or of another group.
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

/// Something that is compared.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JudgedItem {
    /// Code of a criterion, or `group:` and the name of a group.
    pub code: String,
    /// What it is called.
    pub name: String,
}

/// What is compared with each other: groups, or the criteria of one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JudgedMatrix {
    /// The group whose criteria these are; null for the first level, of groups and criteria without one.
    pub group: Option<String>,
    /// What is compared, in the order of rows and columns.
    pub items: Vec<JudgedItem>,
    /// How many times as much that of the row counts as that of the column. Of all together the geometric
    /// means.
    pub ratios: Vec<Vec<f64>>,
    /// Weights within this matrix, in %; they sum to 100.
    pub weights_percent: Vec<f64>,
    /// Up to 0.10 is accepted.
    pub consistency_ratio: f64,
    /// Whether it is more than that.
    pub inconsistent: bool,
    /// The judgement that fits least; null when all fit.
    pub least_consistent: Option<OddJudgement>,
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
    /// The matrices: the first level, then one for each group of several criteria.
    pub matrices: Vec<JudgedMatrix>,
    /// Weights in the order of the criteria, in %: the weight of the group × that within it. They sum to 100.
    pub weights_percent: Vec<f64>,
    /// The largest of all matrices; up to 0.10 is accepted.
    pub consistency_ratio: f64,
    /// Whether it is more than that.
    pub inconsistent: bool,
    /// The judgement that fits least in that matrix; null when all fit.
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

/// The matrix of a level; `None` when a pair is missing.
fn matrix(level: &Level, judgements: &[Judgement]) -> Option<Comparison> {
    let n = level.items.len();
    let mut ratios = vec![vec![0.0; n]; n];
    for judgement in judgements {
        let places = level.at(&judgement.criterion).zip(level.at(&judgement.over));
        let Some((i, j)) = places else { continue };
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

/// Weights as percent with two decimals that sum to 100 exactly.
fn whole(weights: &[f64]) -> Vec<f64> {
    #[expect(clippy::cast_possible_truncation, reason = "weights are from 0 to 1")]
    let scaled: Vec<i64> = weights.iter().map(|weight| (weight * 1e12).round() as i64).collect();
    shares(10_000, &scaled).into_iter().map(percent).collect()
}

fn shown_matrix(level: &Level, comparison: &Comparison, weights: &Weights) -> JudgedMatrix {
    let code = |at: usize| level.items.get(at).map(|one| one.code.clone()).unwrap_or_default();
    let items = level.items.iter();
    JudgedMatrix {
        group: level.group.clone(),
        items: items
            .map(|one| JudgedItem { code: one.code.clone(), name: one.name.clone() })
            .collect(),
        ratios: comparison.ratios.clone(),
        weights_percent: whole(&weights.weights),
        consistency_ratio: weights.consistency_ratio,
        inconsistent: weights.consistency_ratio > MOST_RATIO,
        least_consistent: weights.least_consistent.map(|(i, j, fits)| OddJudgement {
            criterion: code(i),
            over: code(j),
            said: comparison.ratios.get(i).and_then(|row| row.get(j)).copied().unwrap_or(1.0),
            fits,
        }),
    }
}

/// What follows from a matrix for each level.
fn shown(levels: &Levels, compared: &[Comparison]) -> Outcome<ComparisonView> {
    let fault = |text: String| Failure::Fault(text);
    let alone = Comparison { ratios: vec![vec![1.0]] };
    let own = |level: &Option<usize>| level.and_then(|at| compared.get(at)).unwrap_or(&alone);
    let hierarchy = Hierarchy {
        between: compared.first().cloned().ok_or_else(|| fault("nothing is compared".into()))?,
        within: levels.within.iter().map(|level| own(level).clone()).collect(),
    };
    let found = hierarchy.weights().map_err(|error| fault(error.to_string()))?;
    let mut matrices = vec![];
    for (at, (level, comparison)) in levels.all.iter().zip(compared).enumerate() {
        let group = levels.within.iter().position(|within| *within == Some(at));
        let weights = group.and_then(|group| found.within.get(group)).unwrap_or(&found.between);
        matrices.push(shown_matrix(level, comparison, weights));
    }
    let place = |(group, own): &(usize, usize)| {
        let weight = found.weights.get(*group).and_then(|weights| weights.get(*own));
        weight.copied().ok_or_else(|| fault("a criterion has no weight".into()))
    };
    let weights = levels.places.iter().map(place).collect::<Outcome<Vec<f64>>>()?;
    let ratio = |one: &JudgedMatrix| one.consistency_ratio;
    let worst = matrices.iter().max_by(|one, other| ratio(one).total_cmp(&ratio(other)));
    let worst = worst.cloned().ok_or_else(|| fault("nothing is compared".into()))?;
    Ok(ComparisonView {
        assessor: None,
        version: 0,
        judgements: vec![],
        matrices,
        weights_percent: whole(&weights),
        consistency_ratio: worst.consistency_ratio,
        inconsistent: worst.inconsistent,
        least_consistent: worst.least_consistent,
        override_reason: String::new(),
    })
}

/// The matrices of all levels when there is exactly one judgement per pair.
fn complete(levels: &Levels, judgements: &[Judgement]) -> Outcome<Vec<Comparison>> {
    let no = |text: String| Err(Failure::field("scoring.bad_judgements", "judgements", text));
    if levels.places.len() < 2 {
        return no("There is nothing to compare: the model has one criterion.".into());
    }
    if let Some(odd) = judgements.iter().find(|one| !(1..=9).contains(&one.strength.abs())) {
        return no(format!("{}: use 1 to 9, or -9 to -1 the other way.", odd.strength));
    }
    let mut pairs = std::collections::BTreeSet::new();
    for one in judgements {
        let names = levels.name(&one.criterion).zip(levels.name(&one.over));
        let Some((criterion, over)) = names else {
            return no(format!("{} or {} is nothing to compare here.", one.criterion, one.over));
        };
        if levels.level_of(&one.criterion, &one.over).is_none() {
            return no(format!(
                "{criterion} and {over} are in different groups. Compare criteria within their group,                  and the groups with each other."
            ));
        }
        let pair = (one.criterion.as_str().min(&one.over), one.criterion.as_str().max(&one.over));
        if pair.0 == pair.1 || !pairs.insert(pair) {
            return no(format!("{criterion} and {over}: give each pair once."));
        }
    }
    let found: Option<Vec<Comparison>> =
        levels.all.iter().map(|level| matrix(level, judgements)).collect();
    let wanted: usize = levels.all.iter().map(Level::pairs).sum();
    match found {
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
    let levels = Levels::of(&body.criteria);
    let (mut found, mut all) = (vec![], vec![]);
    for row in rows {
        let judgements: Vec<Judgement> = read_json(&row.judgements)?;
        // What was said of other criteria than there are now waits for its author.
        let Ok(compared) = complete(&levels, &judgements) else { continue };
        found.push(ComparisonView {
            assessor: people.iter().find(|one| one.id == row.assessor_id).cloned(),
            version: row.version,
            judgements,
            override_reason: row.override_reason,
            ..shown(&levels, &compared)?
        });
        all.push(compared);
    }
    let of_level = |at: usize| -> Option<Comparison> {
        group(&all.iter().filter_map(|compared| compared.get(at).cloned()).collect::<Vec<_>>())
    };
    let together: Option<Vec<Comparison>> = (0..levels.all.len()).map(of_level).collect();
    if let Some(together) = together {
        found.push(shown(&levels, &together)?);
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
    let levels = Levels::of(&body.criteria);
    shown(&levels, &complete(&levels, &input.judgements)?)
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
    let levels = Levels::of(&body.criteria);
    let view = shown(&levels, &complete(&levels, &input.judgements)?)?;
    let reason = input.override_reason.trim().to_owned();
    if view.inconsistent && reason.is_empty() {
        let name = |code: &str| levels.name(code).unwrap_or_default().to_owned();
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
