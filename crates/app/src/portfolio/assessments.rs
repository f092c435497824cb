//! What people say about projects and requests under a scoring model, and what it comes to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Entry, Reader, Writer, now_micros, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::criteria::{Body, Criterion, ScorePart, Scored, bucket, measure, points};
use super::portfolios::owners;
use super::score_detail::{self, ScoreDetail, Together, together};
use super::scoring_models::{body_of, find, require_scores};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    failure::unchanged,
    governance::{Subject, sees},
    plan::{read_json, visible_project, write_json},
    shape::{Reference, instant},
};

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Measure {
    /// Code of the criterion.
    pub criterion: String,
    /// The measure, in the criterion's unit; up to three decimals.
    pub value: f64,
    /// Why.
    #[serde(default)]
    pub note: String,
}

/// What one person says about a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssessmentView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The model.
    pub model_id: Uuid,
    /// Version of the model.
    pub number: i64,
    /// `project` or `request`.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
    /// Who says so.
    pub assessor: Option<Reference>,
    /// Points.
    pub score: f64,
    /// The bucket they belong to, of methods that have buckets: `must`, `should`, `could` or `wont` of MoSCoW;
    /// the category of Kano.
    pub bucket: Option<String>,
    /// What they say beyond that, of methods that say more.
    pub detail: Option<ScoreDetail>,
    /// Far from what the others say.
    pub outlier: bool,
    /// Names of criteria that put it out.
    pub knocked_out: Vec<String>,
    /// The answers.
    pub measures: Vec<Measure>,
    /// What each criterion adds.
    pub parts: Vec<ScorePart>,
    /// Last change (UTC).
    pub updated_at: String,
}

/// What a project scores and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Assessments {
    /// Version of the model that counts.
    pub number: i64,
    /// What was asked.
    pub criteria: Vec<Criterion>,
    /// Mean in points; null without assessments.
    pub score: Option<f64>,
    /// The bucket it belongs to, of methods that have buckets.
    pub bucket: Option<String>,
    /// What it says beyond that, of methods that say more: the categories of all counted, amounts on average.
    pub detail: Option<ScoreDetail>,
    /// Sample standard deviation in points.
    pub spread: f64,
    /// What each criterion adds on average, in points; empty where the parts do not add up.
    pub mean_parts: Vec<f64>,
    /// One per person.
    pub items: Vec<AssessmentView>,
}

/// Which assessments.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AssessmentQuery {
    /// The model.
    pub model_id: Uuid,
    /// `project` or `request`.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
    /// Version of the model; the one in force unless told.
    pub number: Option<i64>,
}

/// What one says about a project; what one said before under this version of the model is replaced.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewAssessment {
    /// The model.
    pub model_id: Uuid,
    /// `project` or `request`.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
    /// One answer per criterion.
    pub measures: Vec<Measure>,
}

/// Refuses what the person may not do with what is spoken of. Who may assess and sees a request
/// assesses it, once it is submitted.
async fn check_subject(
    reader: &Reader,
    caller: &Caller,
    kind: &str,
    id: Uuid,
    permission: &'static str,
) -> Outcome<()> {
    match kind {
        "project" => visible_project(reader, caller, id, permission).await.map(|_| ()),
        "request" => {
            sees(reader, caller, Subject::Request(id)).await?;
            if reader.get::<row::Request>(id).await?.state == "draft" {
                let text = "A draft is not assessed. Submit the request first.";
                return Err(Failure::refused("scoring.draft", text));
            }
            Ok(())
        }
        _ => {
            let text = "Projects and requests can be assessed: give project or request.";
            Err(Failure::field("scoring.unknown_subject", "subject_kind", text))
        }
    }
}

/// The answers in the order of the criteria, in thousandths.
fn ordered(body: &Body, measures: &[Measure]) -> Outcome<Vec<i64>> {
    let no = |text: String| Err(Failure::field("scoring.bad_measures", "measures", text));
    if let Some(other) =
        measures.iter().find(|one| body.criteria.iter().all(|own| own.code != one.criterion))
    {
        return no(format!("The model asks nothing called {}. Leave it out.", other.criterion));
    }
    let mut found = vec![];
    for criterion in &body.criteria {
        let mut own = measures.iter().filter(|one| one.criterion == criterion.code);
        let (Some(one), None) = (own.next(), own.next()) else {
            return no(format!("Give one value for “{}”.", criterion.name));
        };
        let Some(value) = measure(one.value) else {
            return no(format!("“{}”: give a number up to a thousand million.", criterion.name));
        };
        if one.note.chars().count() > 2_000 {
            return no(format!("“{}”: use at most 2000 characters for the note.", criterion.name));
        }
        found.push(value);
    }
    Ok(found)
}

fn view(
    method: &str,
    row: row::Assessment,
    body: &Body,
    scored: &Scored,
    outlier: bool,
    people: &[Reference],
) -> Outcome<AssessmentView> {
    Ok(AssessmentView {
        measures: read_json(&row.measures)?,
        id: row.id,
        version: row.version,
        model_id: row.model_id,
        number: row.number,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
        assessor: people.iter().find(|one| one.id == row.assessor_id).cloned(),
        score: points(row.score),
        bucket: bucket(method, row.score, scored.detail.as_ref()),
        detail: scored.detail.clone(),
        outlier,
        knocked_out: scored.knocked_out.clone(),
        parts: body.parts(scored),
        updated_at: instant(row.updated_at),
    })
}

/// What everybody says about a project, and what it comes to.
pub async fn assessments(
    app: &App,
    caller: &Caller,
    query: &AssessmentQuery,
) -> Outcome<Assessments> {
    require_scores(caller)?;
    let reader = app.store.read();
    check_subject(&reader, caller, &query.subject_kind, query.subject_id, "project.view").await?;
    let (model, _) = find(&reader, query.model_id).await?;
    let number = query.number.unwrap_or(model.number);
    let body = body_of(&reader, &model, number).await?;
    let of = Some((query.subject_kind.as_str(), query.subject_id));
    let rows = reader.assessments(model.id, number, of).await?;
    let people = owners(&reader, rows.iter().map(|row| Some(row.assessor_id))).await?;
    let said = said(&model.method, &body, &rows)?;
    let whole = whole(&rows, &said);
    let mut items = vec![];
    for (at, (row, scored)) in rows.into_iter().zip(said).enumerate() {
        let outlier = whole.as_ref().is_some_and(|found| found.outliers.contains(&at));
        items.push(view(&model.method, row, &body, &scored, outlier, &people)?);
    }
    let mean = |at: usize| {
        let points = items.iter().map(|one| one.parts.get(at).and_then(|part| part.points));
        let sum: Option<f64> = points.sum();
        sum.map(|sum| sum / items.len() as f64)
    };
    let means: Option<Vec<f64>> =
        if items.is_empty() { None } else { (0..body.criteria.len()).map(mean).collect() };
    Ok(Assessments {
        number,
        score: whole.as_ref().map(|found| points(found.score)),
        bucket: whole
            .as_ref()
            .and_then(|found| bucket(&model.method, found.score, found.detail.as_ref())),
        spread: points(whole.as_ref().map_or(0, |found| found.spread)),
        detail: whole.and_then(|found| found.detail),
        mean_parts: means.unwrap_or_default(),
        items,
        criteria: body.criteria,
    })
}

/// Means of what several people measured, by the code of the criterion.
pub(super) fn mean_measures<'row>(
    rows: impl IntoIterator<Item = &'row row::Assessment>,
) -> Outcome<BTreeMap<String, f64>> {
    let mut sums: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for row in rows {
        for Measure { criterion, value, .. } in read_json::<Vec<Measure>>(&row.measures)? {
            let (sum, people) = sums.entry(criterion).or_default();
            *sum += value;
            *people += 1.0;
        }
    }
    Ok(sums.into_iter().map(|(code, (sum, people))| (code, sum / people)).collect())
}

/// What each person's answers say under a model.
fn said(method: &str, body: &Body, rows: &[row::Assessment]) -> Outcome<Vec<Scored>> {
    let scored = rows.iter().map(|row| {
        let measures: Vec<Measure> = read_json(&row.measures)?;
        body.score(method, &ordered(body, &measures)?)
    });
    scored.collect()
}

/// What all of them come to; scores count as they were kept.
fn whole(rows: &[row::Assessment], said: &[Scored]) -> Option<Together> {
    let each = rows.iter().zip(said).map(|(row, scored)| (row.score, scored.detail.clone()));
    together(&each.collect::<Vec<_>>())
}

/// Makes what a subject scores under this version of a model follow its assessments.
async fn follow(
    writer: &Writer<'_>,
    model: &row::ScoringModel,
    (number, body): (i64, &Body),
    kind: &str,
    subject: Uuid,
) -> Outcome<()> {
    let rows = writer.assessments(model.id, number, Some((kind, subject))).await?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let found = whole(&rows, &said(&model.method, body, &rows)?);
    let score = found.map(|found| -> Outcome<row::SubjectScore> {
        Ok(row::SubjectScore {
            id: Uuid::now_v7(),
            model_id: model.id,
            number,
            subject_kind: kind.to_owned(),
            subject_id: subject,
            score: found.score,
            spread: found.spread,
            assessors: count(rows.len()),
            outliers: count(found.outliers.len()),
            // One person alone does not put a project out; most of them do.
            knocked_out: 2 * rows.iter().filter(|row| row.knocked_out).count() > rows.len(),
            detail: score_detail::written(found.detail.as_ref())?,
        })
    });
    writer.put_subject_score((model.id, number, kind, subject), score.transpose()?).await?;
    Ok(())
}

/// Says how a project does; one's own earlier word under this version of the model is replaced.
pub async fn assess(app: &App, caller: &Caller, input: &NewAssessment) -> Outcome<AssessmentView> {
    if !caller.may_somewhere("scoring.assess") {
        return Err(Failure::Forbidden { permission: "scoring.assess" });
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let kind = input.subject_kind.as_str();
    let subject = input.subject_id;
    check_subject(&writer, caller, kind, subject, "scoring.assess").await?;
    let (model, body) = find(&writer, input.model_id).await?;
    if model.archived {
        let text = format!("“{}” is archived: its scores stay as they are.", model.name);
        return Err(Failure::refused("scoring.archived", text));
    }
    let scored = body.score(&model.method, &ordered(&body, &input.measures)?)?;
    let rows = writer.assessments(model.id, model.number, Some((kind, subject))).await?;
    let now = now_micros();
    let measures = write_json(&input.measures)?;
    let knocked_out = !scored.knocked_out.is_empty();
    let row = match rows.into_iter().find(|row| row.assessor_id == caller.user_id) {
        Some(before) => {
            let after =
                row::Assessment { measures, score: scored.score, knocked_out, ..before.clone() };
            writer.update(&before, after, "assessment_updated").await?
        }
        None => {
            let row = row::Assessment {
                id: Uuid::now_v7(),
                version: 1,
                model_id: model.id,
                number: model.number,
                subject_kind: kind.to_owned(),
                subject_id: subject,
                assessor_id: caller.user_id,
                measures,
                score: scored.score,
                knocked_out,
                created_at: now,
                updated_at: now,
            };
            writer.insert(&row, "assessment_created").await?;
            row
        }
    };
    follow(&writer, &model, (model.number, &body), kind, subject).await?;
    writer.commit().await?;
    let me = Reference { id: caller.user_id, name: caller.name.clone() };
    view(&model.method, row, &body, &scored, false, &[me])
}

/// Takes an assessment of one's own back.
pub async fn withdraw_assessment(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<()> {
    if !caller.may_somewhere("scoring.assess") {
        return Err(Failure::Forbidden { permission: "scoring.assess" });
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.find::<row::Assessment>(id).await?.ok_or(Failure::NotFound("assessment"))?;
    check_subject(&writer, caller, &row.subject_kind, row.subject_id, "scoring.assess").await?;
    if row.assessor_id != caller.user_id {
        let text = "Only who assessed can take it back. Add an assessment of your own instead.";
        return Err(Failure::refused("scoring.not_yours", text));
    }
    unchanged(row.version, version, async { Ok(()) }).await?;
    writer.delete(&row, "assessment_withdrawn").await?;
    let (model, _) = find(&writer, row.model_id).await?;
    let body = body_of(&writer, &model, row.number).await?;
    follow(&writer, &model, (row.number, &body), &row.subject_kind, row.subject_id).await?;
    writer.commit().await?;
    Ok(())
}

/// Assessments under an older version count for the new one too where they answer all that it asks.
pub(super) async fn carry_over(
    writer: &mut Writer<'_>,
    model: &row::ScoringModel,
    from: i64,
    body: &Body,
) -> Outcome<()> {
    let now = writer.at();
    let mut carried = vec![];
    for old in writer.assessments(model.id, from, None).await? {
        let mut measures: Vec<Measure> = read_json(&old.measures)?;
        measures.retain(|one| body.criteria.iter().any(|own| own.code == one.criterion));
        let Ok(values) = ordered(body, &measures) else { continue };
        let Ok(scored) = body.score(&model.method, &values) else { continue };
        carried.push(row::Assessment {
            id: Uuid::now_v7(),
            version: 1,
            number: model.number,
            measures: write_json(&measures)?,
            score: scored.score,
            knocked_out: !scored.knocked_out.is_empty(),
            created_at: now,
            updated_at: now,
            ..old
        });
    }
    let mut subjects: Vec<(String, Uuid)> =
        carried.iter().map(|row| (row.subject_kind.clone(), row.subject_id)).collect();
    subjects.sort();
    subjects.dedup();
    let entry = Entry {
        noun: "scoring_model",
        noun_id: model.id,
        project: None,
        verb: "assessments_carried_over",
        label: model.name.clone(),
        before: None,
        after: Some(serde_json::json!({"assessments": carried.len()})),
    };
    if !carried.is_empty() {
        writer.insert_bulk(carried, Some(entry)).await?;
    }
    for (kind, subject) in subjects {
        follow(writer, model, (model.number, body), &kind, subject).await?;
    }
    Ok(())
}

/// What was said of a request under the versions of models in force counts for the project that is made of it,
/// too; the request keeps its own.
pub(crate) async fn assessments_follow(
    writer: &mut Writer<'_>,
    request: Uuid,
    project: Uuid,
) -> Outcome<()> {
    let said = writer.assessments_of("request", request).await?;
    let mut models: Vec<Uuid> = said.iter().map(|row| row.model_id).collect();
    models.sort();
    models.dedup();
    for model in models {
        let (model, body) = find(writer, model).await?;
        let in_force =
            said.iter().filter(|row| row.model_id == model.id && row.number == model.number);
        let copies: Vec<row::Assessment> = in_force
            .map(|row| row::Assessment {
                id: Uuid::now_v7(),
                version: 1,
                subject_kind: "project".into(),
                subject_id: project,
                ..row.clone()
            })
            .collect();
        if copies.is_empty() {
            continue;
        }
        let entry = Entry {
            noun: "scoring_model",
            noun_id: model.id,
            project: Some(project),
            verb: "assessments_carried_over",
            label: model.name.clone(),
            before: None,
            after: Some(serde_json::json!({"assessments": copies.len()})),
        };
        writer.insert_bulk(copies, Some(entry)).await?;
        follow(writer, &model, (model.number, &body), "project", project).await?;
    }
    Ok(())
}
