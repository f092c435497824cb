//! Projects and pending requests in the order of their scores: under one model, under two side by side, and
//! how far a weight must move for neighbours to change places.

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
use super::live_figures::ScenarioSubject;
use super::register::seen_requests;
use super::score_detail::{self, ScoreDetail};
use super::scoring_models::{find, require_scores};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    plan::read_json,
    shape::{Listed, PageQuery, percent},
};

/// Most projects and requests of which two rankings are compared.
const MOST_COMPARED: usize = 2_000;
/// Most neighbours whose exchange is looked at.
const MOST_NEIGHBOURS: u64 = 100;

/// A project or request that is ranked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RankedSubject {
    /// Which kind.
    pub kind: ScenarioSubject,
    /// Which one.
    pub id: Uuid,
    /// Key of the project, such as `INF-012`, or number of the request, such as `R-7`.
    pub key: String,
    /// Name or title.
    pub name: String,
}

/// A line of a ranking.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RankedItem {
    /// Its place among projects and requests together, from 1; those with the same score share one.
    pub rank: u64,
    /// What is ranked.
    pub subject: RankedSubject,
    /// Stage of the project, state of the request.
    pub state: String,
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
    /// In this portfolio; of requests those whose program is in it.
    pub portfolio_id: Option<Uuid>,
    /// Projects or requests only; their places are those among both.
    pub kind: Option<ScenarioSubject>,
}

/// Of what the ranking is looked at.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SensitivityQuery {
    /// Projects or requests only; without it both stand in one ranking.
    pub kind: Option<ScenarioSubject>,
}

/// With which other model.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OtherModelQuery {
    /// The other model; without it nothing is compared.
    pub with: Option<Uuid>,
    /// Projects or requests only; without it both stand in one ranking.
    pub kind: Option<ScenarioSubject>,
}

/// A project or request under two models.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RankedTwice {
    /// Which one.
    pub subject: RankedSubject,
    /// Rank under the first model, of what both have.
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

/// Two rankings of what both models have.
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
    /// What stands above.
    pub above: RankedSubject,
    /// What stands below.
    pub below: RankedSubject,
    /// Code of the criterion; null when no single weight does.
    pub criterion: Option<String>,
    /// Its weight, in %.
    pub weight_percent: f64,
    /// Its weight at which both score the same; the others keep their proportions.
    pub swaps_at_percent: f64,
    /// The second less the first.
    pub change_percent: f64,
}

/// What rows of a ranking speak of, by id.
struct Subjects(BTreeMap<Uuid, (RankedSubject, String)>);

impl Subjects {
    async fn of(reader: &Reader, rows: &[row::SubjectScore]) -> Outcome<Self> {
        let ids = |kind: ScenarioSubject| -> Vec<Uuid> {
            let own = rows.iter().filter(|row| ScenarioSubject::of(&row.subject_kind) == kind);
            own.map(|row| row.subject_id).collect()
        };
        let mut found = BTreeMap::new();
        let kind = ScenarioSubject::Project;
        for row in reader.get_many::<row::Project>(&ids(kind)).await? {
            let subject = RankedSubject { kind, id: row.id, key: row.key, name: row.name };
            found.insert(row.id, (subject, row.stage));
        }
        let kind = ScenarioSubject::Request;
        for row in reader.get_many::<row::Request>(&ids(kind)).await? {
            let key = format!("R-{}", row.number);
            let subject = RankedSubject { kind, id: row.id, key, name: row.title };
            found.insert(row.id, (subject, row.state));
        }
        Ok(Self(found))
    }

    /// What a row speaks of, and its stage or state.
    fn get(&self, row: &row::SubjectScore) -> (RankedSubject, String) {
        self.0.get(&row.subject_id).cloned().unwrap_or_else(|| {
            // Gone between two reads.
            let (key, name) = (String::new(), String::new());
            let kind = ScenarioSubject::of(&row.subject_kind);
            (RankedSubject { kind, id: row.subject_id, key, name }, String::new())
        })
    }
}

/// What a model in this version says of what the person may see.
fn seen(caller: &Caller, model: Uuid, number: i64, kind: Option<ScenarioSubject>) -> ScoreFilter {
    ScoreFilter {
        model,
        number,
        q: None,
        kind: kind.map(|kind| kind.word().into()),
        portfolio: None,
        visible: caller.visible("project.view"),
        requests: seen_requests(caller),
    }
}

/// Projects and pending requests by their scores under a model, highest first.
pub async fn ranking(
    app: &App,
    caller: &Caller,
    model: Uuid,
    query: &RankingQuery,
    page: &PageQuery,
) -> Outcome<Listed<RankedItem>> {
    require_scores(caller)?;
    let (ask, sort) = page.ask("-score")?;
    if sort != "score" {
        let text = "A ranking is sorted by score or -score.";
        return Err(Failure::field("list.unknown_sort", "sort", text));
    }
    let reader = app.store.read();
    let (row, _) = find(&reader, model).await?;
    let method = row.method.clone();
    let number = query.number.unwrap_or(row.number);
    let filter = ScoreFilter {
        q: page.search(),
        portfolio: query.portfolio_id,
        ..seen(caller, model, number, query.kind)
    };
    let found = reader.ranking(&filter, &ask).await?;
    let subjects = Subjects::of(&reader, &found.items).await?;
    let part = filter.q.is_some() || filter.kind.is_some();
    let ranks = ranks_of(&reader, filter, &found.items, part || !ask.descending).await?;
    Listed::try_of(found, |row| {
        let (subject, state) = subjects.get(&row);
        let detail = score_detail::read(&row.detail)?;
        Ok(RankedItem {
            rank: ranks.get(&row.score).copied().unwrap_or(0),
            subject,
            state,
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

/// The place of each score among projects and requests of the portfolio, or of all, whatever is searched for
/// and whichever kind is shown.
async fn ranks_of(
    reader: &Reader,
    filter: ScoreFilter,
    rows: &[row::SubjectScore],
    gaps: bool,
) -> Outcome<BTreeMap<i64, u64>> {
    let all = ScoreFilter { q: None, kind: None, ..filter };
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
    kind: Option<ScenarioSubject>,
    most: u64,
) -> Outcome<Vec<row::SubjectScore>> {
    let filter = seen(caller, model.id, model.number, kind);
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
    let first = scores(&reader, caller, &one, query.kind, most).await?;
    let ids: Vec<Uuid> = first.iter().map(|row| row.subject_id).collect();
    let second = reader.subject_scores(other.id, other.number, &ids).await?;
    let second: BTreeMap<Uuid, &row::SubjectScore> =
        second.iter().map(|row| (row.subject_id, row)).collect();
    let both: Vec<(&row::SubjectScore, &row::SubjectScore)> =
        first.iter().filter_map(|row| Some((row, *second.get(&row.subject_id)?))).collect();
    let pairs: Vec<(i64, i64)> = both.iter().map(|(a, b)| (a.score, b.score)).collect();
    let first_ranks = ranks(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
    let second_ranks = ranks(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
    let subjects = Subjects::of(&reader, &first).await?;
    let bucket_of = |model: &row::ScoringModel, row: &row::SubjectScore| {
        let detail = score_detail::read(&row.detail)?;
        Ok::<_, Failure>(bucket(&model.method, row.score, detail.as_ref()))
    };
    let items = both.iter().zip(first_ranks).zip(second_ranks);
    let items = items.map(|(((row, twin), rank), other_rank)| {
        Ok(RankedTwice {
            subject: subjects.get(row).0,
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
    query: &SensitivityQuery,
) -> Outcome<Listed<RankSwap>> {
    require_scores(caller)?;
    let reader = app.store.read();
    let (row, body) = find(&reader, model).await?;
    if row.method != "weighted" {
        return Ok(Listed::whole(vec![]));
    }
    let ranked = scores(&reader, caller, &row, query.kind, MOST_NEIGHBOURS).await?;
    let subjects = Subjects::of(&reader, &ranked).await?;
    let ids: Vec<Uuid> = ranked.iter().map(|one| one.subject_id).collect();
    let mut said: BTreeMap<Uuid, Vec<row::Assessment>> = BTreeMap::new();
    for one in reader.assessments_of_all(row.id, row.number, &ids).await? {
        said.entry(one.subject_id).or_default().push(one);
    }
    let engine = body.engine();
    let mut means: Vec<Score> = vec![];
    for one in &ranked {
        let rows = said.remove(&one.subject_id).unwrap_or_default();
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
            above: subjects.get(above).0,
            below: subjects.get(below).0,
            criterion: own.map(|one| one.code.clone()),
            weight_percent: own.map_or(0.0, |one| one.weight_percent),
            swaps_at_percent: of(found.as_ref().map(|one| one.weight)),
            change_percent: of(found.as_ref().map(|one| one.change)),
        })
    });
    Ok(Listed::whole(swaps.collect()))
}
