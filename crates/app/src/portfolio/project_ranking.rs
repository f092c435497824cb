//! Projects in the order of their scores: under one model, under two side by side, and how far a weight
//! must move for neighbours to change places.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, btree_map};
use steerco_portfolio::ranking::kendall_tau;
use steerco_portfolio::scoring::{Part, Score};
use steerco_store::{Ask, Reader, portfolio::ScoreFilter, row};
use steerco_units::Percent;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::assessments::Measure;
use super::criteria::{bucket, measure, points};
use super::score_detail::{self, ScoreDetail};
use super::scoring_models::{find, require_scores};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    plan::read_json,
    shape::{Listed, PageQuery, Reference, percent},
};

/// Most projects of which two rankings are compared.
const MOST_COMPARED: usize = 2_000;
/// Most neighbours whose exchange is looked at.
const MOST_NEIGHBOURS: u64 = 100;

/// A project in a ranking.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RankedProject {
    /// Its place, from 1; projects with the same score share one.
    pub rank: u64,
    /// Which one.
    pub project: Reference,
    /// Its key.
    pub key: String,
    /// Its stage.
    pub stage: String,
    /// Mean of all assessments, in points.
    pub score: f64,
    /// The bucket it belongs to, of methods that have buckets: `must`, `should`, `could` or `wont` of MoSCoW; the
    /// category of Kano.
    pub bucket: Option<String>,
    /// What it says beyond that, of methods that say more.
    pub detail: Option<ScoreDetail>,
    /// Sample standard deviation between people, in points.
    pub spread: f64,
    /// How many people assessed it.
    pub assessors: i64,
    /// How many of them are far from the others.
    pub outliers: i64,
    /// For most of them a knock-out criterion is not met.
    pub knocked_out: bool,
}

/// Which ranking.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RankingQuery {
    /// Version of the model; the one in force unless told.
    pub number: Option<i64>,
    /// In this portfolio.
    pub portfolio_id: Option<Uuid>,
}

/// With which other model.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OtherModelQuery {
    /// The other model; without it nothing is compared.
    pub with: Option<Uuid>,
}

/// A project under two models.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RankedTwice {
    /// Which one.
    pub project: Reference,
    /// Rank under the first model, of the projects that both have.
    pub rank: usize,
    /// Points under the first model.
    pub score: f64,
    /// The bucket they belong to, if that model has buckets.
    pub bucket: Option<String>,
    /// Rank under the second model.
    pub other_rank: usize,
    /// Points under the second model.
    pub other_score: f64,
    /// The bucket they belong to, if that model has buckets.
    pub other_bucket: Option<String>,
}

/// Two rankings of the projects that both models have.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RankingComparison {
    /// Kendall's τ-b: 1 the same order, 0 unrelated, −1 reversed; null when there is nothing to compare.
    pub tau: Option<f64>,
    /// By rank under the first model.
    pub items: Vec<RankedTwice>,
}

/// Two neighbours in the ranking, and the smallest change of a weight that makes them change places.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RankSwap {
    /// The project above.
    pub above: Reference,
    /// The project below.
    pub below: Reference,
    /// Code of the criterion; null when no single weight does.
    pub criterion: Option<String>,
    /// Its weight, in %.
    pub weight_percent: f64,
    /// Its weight at which both score the same; the others keep their proportions.
    pub swaps_at_percent: f64,
    /// The second less the first.
    pub change_percent: f64,
}

async fn names(reader: &Reader, ids: &[Uuid]) -> Outcome<BTreeMap<Uuid, row::Project>> {
    let rows = reader.get_many::<row::Project>(ids).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

fn reference(projects: &BTreeMap<Uuid, row::Project>, id: Uuid) -> Reference {
    let name = projects.get(&id).map(|row| row.name.clone()).unwrap_or_default();
    Reference { id, name }
}

/// Projects by their scores under a model, highest first.
pub async fn ranking(
    app: &App,
    caller: &Caller,
    model: Uuid,
    query: &RankingQuery,
    page: &PageQuery,
) -> Outcome<Listed<RankedProject>> {
    require_scores(caller)?;
    let (ask, sort) = page.ask("-score")?;
    if sort != "score" {
        let text = "A ranking is sorted by score or -score.";
        return Err(Failure::field("list.unknown_sort", "sort", text));
    }
    let reader = app.store.read();
    let (row, _) = find(&reader, model).await?;
    let method = row.method.clone();
    let filter = ScoreFilter {
        model,
        number: query.number.unwrap_or(row.number),
        q: page.search(),
        portfolio: query.portfolio_id,
        visible: caller.visible("project.view"),
    };
    let found = reader.ranking(&filter, &ask).await?;
    let ids: Vec<Uuid> = found.items.iter().map(|row| row.subject_id).collect();
    let projects = names(&reader, &ids).await?;
    let searched = filter.q.is_some();
    let ranks = ranks_of(&reader, filter, &found.items, searched || !ask.descending).await?;
    Listed::try_of(found, |row| {
        let project = projects.get(&row.subject_id);
        let detail = score_detail::read(&row.detail)?;
        Ok(RankedProject {
            rank: ranks.get(&row.score).copied().unwrap_or(0),
            project: reference(&projects, row.subject_id),
            key: project.map(|one| one.key.clone()).unwrap_or_default(),
            stage: project.map(|one| one.stage.clone()).unwrap_or_default(),
            score: points(row.score),
            bucket: bucket(&method, row.score, detail.as_ref()),
            detail,
            spread: points(row.spread),
            assessors: row.assessors,
            outliers: row.outliers,
            knocked_out: row.knocked_out,
        })
    })
}

/// The place of each score among the projects of the portfolio, or of all, whatever is searched for.
async fn ranks_of(
    reader: &Reader,
    filter: ScoreFilter,
    rows: &[row::SubjectScore],
    gaps: bool,
) -> Outcome<BTreeMap<i64, u64>> {
    let all = ScoreFilter { q: None, ..filter };
    let mut ranks: BTreeMap<i64, u64> = BTreeMap::new();
    // Rows of the page before may share the first score: only from the second one on is the number of
    // those above known from the page itself.
    let mut before_page = 0;
    for (row, at) in rows.iter().zip(0_u64..) {
        let known = ranks.len();
        if let btree_map::Entry::Vacant(free) = ranks.entry(row.score) {
            if gaps || known < 2 {
                let above = reader.scores_above(&all, row.score).await?;
                before_page = above.saturating_sub(at);
                free.insert(above + 1);
            } else {
                free.insert(before_page + at + 1);
            }
        }
    }
    Ok(ranks)
}

/// All scores of a model in force that the person may see, highest first.
async fn scores(
    reader: &Reader,
    caller: &Caller,
    model: &row::ScoringModel,
    most: u64,
) -> Outcome<Vec<row::SubjectScore>> {
    let filter = ScoreFilter {
        model: model.id,
        number: model.number,
        q: None,
        portfolio: None,
        visible: caller.visible("project.view"),
    };
    let ask = Ask { descending: true, ..Ask::few(most) };
    Ok(reader.ranking(&filter, &ask).await?.items)
}

/// Ranks of scores, highest first, from 1; equal ones share a rank.
fn ranks(scores: &[i64]) -> Vec<usize> {
    let above = |score: &i64| scores.iter().filter(|other| *other > score).count();
    scores.iter().map(|score| above(score) + 1).collect()
}

/// Two models side by side.
pub async fn ranking_comparison(
    app: &App,
    caller: &Caller,
    model: Uuid,
    query: &OtherModelQuery,
) -> Outcome<RankingComparison> {
    require_scores(caller)?;
    let reader = app.store.read();
    let (one, _) = find(&reader, model).await?;
    let Some(with) = query.with else {
        let text = "Choose the model to compare with.";
        return Err(Failure::field("scoring.nothing_to_compare", "with", text));
    };
    let (other, _) = find(&reader, with).await?;
    let most = u64::try_from(MOST_COMPARED).unwrap_or(u64::MAX);
    let first = scores(&reader, caller, &one, most).await?;
    let ids: Vec<Uuid> = first.iter().map(|row| row.subject_id).collect();
    let second = reader.project_scores(other.id, other.number, &ids).await?;
    let second: BTreeMap<Uuid, &row::SubjectScore> =
        second.iter().map(|row| (row.subject_id, row)).collect();
    let both: Vec<(&row::SubjectScore, &row::SubjectScore)> =
        first.iter().filter_map(|row| Some((row, *second.get(&row.subject_id)?))).collect();
    let pairs: Vec<(i64, i64)> = both.iter().map(|(a, b)| (a.score, b.score)).collect();
    let first_ranks = ranks(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
    let second_ranks = ranks(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
    let ids: Vec<Uuid> = both.iter().map(|one| one.0.subject_id).collect();
    let projects = names(&reader, &ids).await?;
    let bucket_of = |model: &row::ScoringModel, row: &row::SubjectScore| {
        let detail = score_detail::read(&row.detail)?;
        Ok::<_, Failure>(bucket(&model.method, row.score, detail.as_ref()))
    };
    let items = both.iter().zip(first_ranks).zip(second_ranks);
    let items = items.map(|(((row, twin), rank), other_rank)| {
        Ok(RankedTwice {
            project: reference(&projects, row.subject_id),
            rank,
            score: points(row.score),
            bucket: bucket_of(&one, row)?,
            other_rank,
            other_score: points(twin.score),
            other_bucket: bucket_of(&other, twin)?,
        })
    });
    let items = items.collect::<Outcome<_>>()?;
    Ok(RankingComparison { tau: kendall_tau(&pairs), items })
}

/// How far a weight must move for neighbours of the ranking to change places; only of weighted models.
pub async fn rank_sensitivity(
    app: &App,
    caller: &Caller,
    model: Uuid,
) -> Outcome<Listed<RankSwap>> {
    require_scores(caller)?;
    let reader = app.store.read();
    let (row, body) = find(&reader, model).await?;
    if row.method != "weighted" {
        return Ok(Listed::whole(vec![]));
    }
    let ranked = scores(&reader, caller, &row, MOST_NEIGHBOURS).await?;
    let ids: Vec<Uuid> = ranked.iter().map(|one| one.subject_id).collect();
    let projects = names(&reader, &ids).await?;
    let engine = body.engine();
    let mut means: Vec<Score> = vec![];
    for one in &ranked {
        let of = Some((one.subject_kind.as_str(), one.subject_id));
        let rows = reader.assessments(row.id, row.number, of).await?;
        let mut sums = vec![0_i64; body.criteria.len()];
        for assessment in &rows {
            let measures: Vec<Measure> = read_json(&assessment.measures)?;
            for (sum, (criterion, own)) in
                sums.iter_mut().zip(body.criteria.iter().zip(&engine.criteria))
            {
                let value = measures.iter().find(|one| one.criterion == criterion.code);
                let value = value.and_then(|one| measure(one.value)).unwrap_or(0);
                *sum += own.value.of(value).basis_points();
            }
        }
        let count = i64::try_from(rows.len()).unwrap_or(1).max(1);
        let parts: Vec<Part> = sums
            .iter()
            .zip(&engine.criteria)
            .map(|(sum, own)| {
                let value = Percent::from_basis_points(sum / count);
                Part { value, adds: value.basis_points() * own.weight.basis_points() }
            })
            .collect();
        let total = parts.iter().map(|part| part.adds).sum();
        means.push(Score { total, parts, knocked_out: vec![] });
    }
    let pairs = ranked.windows(2).zip(means.windows(2));
    let swaps = pairs.filter_map(|(rows, scores)| {
        let ([above, below], [one, other]) = (rows, scores) else { return None };
        let found = engine.sensitivity(one, other).into_iter().next();
        let own = found.as_ref().and_then(|one| body.criteria.get(one.criterion));
        let of = |share: Option<Percent>| percent(share.unwrap_or_default().basis_points());
        Some(RankSwap {
            above: reference(&projects, above.subject_id),
            below: reference(&projects, below.subject_id),
            criterion: own.map(|one| one.code.clone()),
            weight_percent: own.map_or(0.0, |one| one.weight_percent),
            swaps_at_percent: of(found.as_ref().map(|one| one.weight)),
            change_percent: of(found.as_ref().map(|one| one.change)),
        })
    });
    Ok(Listed::whole(swaps.collect()))
}
