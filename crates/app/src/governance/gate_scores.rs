//! Criteria of a gate that should be met: those who decide give each of them points, and a go may need
//! a least total. Musts are the checklist and the rules; these are what good ideas differ in.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    GateReviewView, Subject,
    approvals::takes_part,
    decisions::in_turn,
    gate_readiness::{Checked, Finding, finding},
    gate_reviews::review_view,
    lifecycle_definition::{
        Gate, LifecycleDefinition, MOST_NAME, MOST_TEXT, checked_key, checked_text, no,
    },
    lifecycle_subject::LifecycleSubject,
    lifecycle_views::People,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    failure::{FieldRefusal, Refusal},
    plan::{read_json, write_json},
    shape::{Reference, instant, percent},
};

/// Most criteria of a gate.
const MOST_CRITERIA: usize = 30;
/// Most points of a criterion.
const MOST_POINTS: u32 = 100;
/// Totals are kept in hundredths of a point.
const ONE: i64 = 100;

/// Something that should be met, and that is scored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GateCriterion {
    /// Stands for it in scores, among the criteria of its gate.
    pub key: String,
    /// What it is.
    pub text: String,
    /// How points are given.
    #[serde(default)]
    pub hint: String,
    /// Most points, 1 to 100; the least is 0.
    pub most: u32,
}

/// Points by the key of a criterion.
pub(super) type Points = BTreeMap<String, u32>;

/// Points to give.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PutScores {
    /// Points by the key of a criterion; those left out are not scored by the caller.
    pub points: BTreeMap<String, u32>,
    /// Why.
    #[serde(default)]
    pub note: String,
}

/// What was scored at a gate.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ScoreSheet {
    /// The criteria, in order, with the mean of what each was given.
    pub criteria: Vec<ScoredCriterion>,
    /// Who gave what.
    pub scores: Vec<ScoreOf>,
    /// Sum of the means; null before the first score.
    pub total: Option<f64>,
    /// Most points there are.
    pub most: u32,
    /// Least total that a go needs; null when it needs none.
    pub least: Option<u32>,
    /// Whether a go could be decided by these scores alone.
    pub enough: bool,
    /// Why a go may be decided with fewer points; null where nobody waived that.
    pub waiver: Option<PointsWaiver>,
    /// Whether the reader may waive now that there are too few points.
    pub may_waive: bool,
    /// Whether the reader may score now.
    pub may_score: bool,
}

/// A criterion and what it was given.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ScoredCriterion {
    /// The criterion.
    #[serde(flatten)]
    pub criterion: GateCriterion,
    /// Mean of what it was given, to a hundredth; null before the first score.
    pub mean: Option<f64>,
}

/// What one person gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScoreOf {
    /// Who.
    pub by: Reference,
    /// Points by the key of a criterion.
    pub points: BTreeMap<String, u32>,
    /// Why.
    pub note: String,
    /// When (UTC).
    pub at: String,
    /// Whether that is the reader.
    pub own: bool,
}

/// Who said that a go needs no more points, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PointsWaiver {
    /// Who.
    pub by: Reference,
    /// Why.
    pub reason: String,
    /// When (UTC).
    pub at: String,
}

/// What scores come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    /// By criterion, in hundredths of a point; nothing where nobody scored it.
    means: Vec<Option<i64>>,
    /// Sum of the means, in hundredths.
    pub total: i64,
    /// Most points there are.
    pub most: u32,
}

pub(super) fn check_criteria(path: &str, stage: &str, gate: &Gate) -> Outcome<()> {
    if gate.criteria.len() > MOST_CRITERIA {
        let text = format!("Stage “{stage}”: use at most {MOST_CRITERIA} criteria.");
        return no(&format!("{path}.criteria"), text);
    }
    let mut keys = BTreeSet::new();
    for (criterion, place) in gate.criteria.iter().zip(0..) {
        let path = format!("{path}.criteria[{place}]");
        checked_key(&format!("{path}.key"), &criterion.key, &mut keys)?;
        checked_text(&format!("{path}.text"), &criterion.text, 1, MOST_NAME)?;
        checked_text(&format!("{path}.hint"), &criterion.hint, 0, MOST_TEXT)?;
        if !(1..=MOST_POINTS).contains(&criterion.most) {
            let text = format!("Give “{}” 1 to {MOST_POINTS} points at most.", criterion.text);
            return no(&format!("{path}.most"), text);
        }
    }
    let most = most_points(&gate.criteria);
    match gate.least_points {
        None => Ok(()),
        Some(_) if gate.criteria.is_empty() => {
            let text = format!("Stage “{stage}”: without criteria a go needs no points.");
            no(&format!("{path}.least_points"), text)
        }
        Some(least) if least == 0 || least > most => {
            let text = format!("Stage “{stage}”: a go can need 1 to {most} points.");
            no(&format!("{path}.least_points"), text)
        }
        Some(_) => Ok(()),
    }
}

fn most_points(criteria: &[GateCriterion]) -> u32 {
    criteria.iter().map(|criterion| criterion.most).sum()
}

/// The mean of each criterion over those who scored it, to the nearest hundredth, half up, and their sum.
fn tally(criteria: &[GateCriterion], scores: &[Points]) -> Tally {
    let mean = |criterion: &GateCriterion| {
        let given: Vec<i64> = scores
            .iter()
            .filter_map(|points| points.get(&criterion.key))
            .map(|points| i64::from(*points))
            .collect();
        let count = i64::try_from(given.len()).unwrap_or(i64::MAX);
        let sum: i64 = given.iter().sum();
        (2 * sum * ONE + count).checked_div(2 * count)
    };
    let means: Vec<Option<i64>> = criteria.iter().map(mean).collect();
    Tally { total: means.iter().flatten().sum(), most: most_points(criteria), means }
}

/// What is wanting in these scores for a go, and what to do; nothing when they are enough.
fn too_little(gate: &Gate, tally: &Tally) -> Option<(String, &'static str)> {
    let least = gate.least_points?;
    let open: Vec<&str> = gate
        .criteria
        .iter()
        .zip(&tally.means)
        .filter(|(_, mean)| mean.is_none())
        .map(|(criterion, _)| criterion.text.as_str())
        .collect();
    if !open.is_empty() {
        let text = format!(
            "A go needs at least {least} of {} points, and nobody scored yet: {}.",
            tally.most,
            open.join(", ")
        );
        return Some((text, "Score on the page of the gate, then decide."));
    }
    (tally.total < i64::from(least) * ONE).then(|| {
        let text = format!(
            "The criteria come to {} of {} points, and a go needs {least}.",
            points_text(tally.total),
            tally.most
        );
        let advice = "Reject it, ask a question, score anew when something has changed, or have it \
                      waived with a reason by who may.";
        (text, advice)
    })
}

/// `12.5`, from hundredths.
fn points_text(hundredths: i64) -> String {
    percent(hundredths).to_string()
}

/// The gate that a review is about, as it was when it was asked for.
fn gate_of<'a>(definition: &'a LifecycleDefinition, review: &row::GateReview) -> Option<&'a Gate> {
    let (_, stage) = definition.stage(&review.stage)?;
    stage.gates().find(|gate| gate.key == review.gate_key)
}

async fn points_at(reader: &Reader, review: Uuid) -> Outcome<Vec<Points>> {
    let rows = reader.gate_scores(review).await?;
    rows.iter().map(|row| read_json(&row.points)).collect()
}

/// What the scores of a review come to; nothing while nobody scored.
pub(super) async fn tally_of(
    reader: &Reader,
    definition: &LifecycleDefinition,
    review: &row::GateReview,
) -> Outcome<Option<Tally>> {
    let Some(gate) = gate_of(definition, review).filter(|gate| !gate.criteria.is_empty()) else {
        return Ok(None);
    };
    let scores = points_at(reader, review.id).await?;
    Ok((!scores.is_empty()).then(|| tally(&gate.criteria, &scores)))
}

/// The least total that a go needs.
pub(super) fn least_of(definition: &LifecycleDefinition, review: &row::GateReview) -> Option<u32> {
    gate_of(definition, review)?.least_points
}

/// Refuses a go whose criteria were not scored, or come to too little, unless that was waived.
pub(super) async fn require_points(
    reader: &Reader,
    definition: &LifecycleDefinition,
    review: &row::GateReview,
) -> Outcome<()> {
    let Some(gate) = gate_of(definition, review).filter(|_| review.proposed == "go") else {
        return Ok(());
    };
    let scores = points_at(reader, review.id).await?;
    match too_little(gate, &tally(&gate.criteria, &scores)) {
        None => Ok(()),
        Some(_) if points_waiver(reader, review).await?.is_some() => Ok(()),
        Some((text, advice)) => {
            Err(Failure::refused("gate.too_few_points", format!("{text} {advice}")))
        }
    }
}

/// The waiver of the points that a review needs.
async fn points_waiver(
    reader: &Reader,
    review: &row::GateReview,
) -> Outcome<Option<row::GateWaiver>> {
    let what = write_json(&Checked::Points(review.id))?;
    let rows = reader.gate_waivers(review.place_id, review.entry).await?;
    Ok(rows.into_iter().find(|row| row.what == what))
}

/// Whether a go has the points that it needs, as one of the things that a gate checks; nothing where it
/// needs none, or something else was proposed.
pub(super) async fn points_finding(
    reader: &Reader,
    definition: &LifecycleDefinition,
    review: &row::GateReview,
) -> Outcome<Option<Finding>> {
    let gate = gate_of(definition, review).filter(|_| review.proposed == "go");
    let Some((gate, least)) = gate.and_then(|gate| Some((gate, gate.least_points?))) else {
        return Ok(None);
    };
    let tally = tally(&gate.criteria, &points_at(reader, review.id).await?);
    let missing = too_little(gate, &tally).map(|(text, _)| text);
    let checked = Checked::Points(review.id);
    let waiver = points_waiver(reader, review).await?;
    let waived = waiver.map(|row| (checked.clone(), row.reason)).into_iter().collect();
    let label = format!("At least {least} of {} points", tally.most);
    Ok(Some(finding(checked, &label, missing, &waived)))
}

/// What was scored at a review; nothing where its gate has no criteria.
pub(super) async fn score_sheet(
    reader: &Reader,
    caller: &Caller,
    definition: &LifecycleDefinition,
    review: &row::GateReview,
) -> Outcome<Option<ScoreSheet>> {
    let Some(gate) = gate_of(definition, review).filter(|gate| !gate.criteria.is_empty()) else {
        return Ok(None);
    };
    let rows = reader.gate_scores(review.id).await?;
    let waiver = points_waiver(reader, review).await?;
    let people = rows.iter().map(|row| row.person_id).chain(waiver.iter().map(|row| row.actor_id));
    let people = People::of(reader, people.collect()).await?;
    let mut scores = vec![];
    for row in rows {
        scores.push(ScoreOf {
            by: people.named(row.person_id),
            points: read_json(&row.points)?,
            note: row.note,
            at: instant(row.updated_at),
            own: row.person_id == caller.user_id,
        });
    }
    let points: Vec<Points> = scores.iter().map(|score| score.points.clone()).collect();
    let tally = tally(&gate.criteria, &points);
    Ok(Some(ScoreSheet {
        criteria: gate
            .criteria
            .iter()
            .zip(&tally.means)
            .map(|(criterion, mean)| ScoredCriterion {
                criterion: criterion.clone(),
                mean: mean.map(percent),
            })
            .collect(),
        total: (!scores.is_empty()).then(|| percent(tally.total)),
        most: tally.most,
        least: gate.least_points,
        enough: too_little(gate, &tally).is_none(),
        may_waive: waiver.is_none()
            && review.proposed == "go"
            && under_decision(review)
            && too_little(gate, &tally).is_some()
            && may_waive(reader, caller, review).await?,
        waiver: waiver.map(|row| PointsWaiver {
            by: people.named(row.actor_id),
            reason: row.reason,
            at: instant(row.created_at),
        }),
        may_score: may_score(reader, caller, review).await?,
        scores,
    }))
}

/// Whether a review waits for its decision, or for an answer before it.
pub(super) fn under_decision(review: &row::GateReview) -> bool {
    matches!(review.state.as_str(), "open" | "returned")
}

async fn may_waive(reader: &Reader, caller: &Caller, review: &row::GateReview) -> Outcome<bool> {
    let subject = LifecycleSubject::stored(&review.subject_kind, review.subject_id)?;
    match subject.seen(reader, caller).await {
        Ok(seen) => Ok(caller.may("gate.waive", seen.place)),
        Err(failure @ Failure::Fault(_)) => Err(failure),
        Err(_) => Ok(false),
    }
}

/// Those who decide score, in their own place or another's, and nobody what they asked for themselves.
async fn may_score(reader: &Reader, caller: &Caller, review: &row::GateReview) -> Outcome<bool> {
    let open = review.state == "open" && review.asked_by != caller.user_id;
    Ok(open && takes_part(reader, caller, Subject::GateReview(review.id)).await?)
}

/// Scores the criteria of a gate that one decides about, or scores them anew.
pub async fn put_scores(
    app: &App,
    caller: &Caller,
    review: Uuid,
    input: &PutScores,
) -> Outcome<GateReviewView> {
    // What one may not see is not there.
    let seen = review_view(&app.store.read(), caller, review).await?;
    let Some(sheet) = seen.scoring else {
        let text = "This gate has no criteria to score.";
        return Err(Failure::refused("gate.no_criteria", text));
    };
    if !sheet.may_score {
        let text = "Only who decides about this gate scores it, and only until it is decided.";
        return Err(Failure::refused("gate.not_yours", text));
    }
    checked_points(&sheet, input)?;
    in_turn(|| put_once(app, caller, review, input)).await?;
    review_view(&app.store.read(), caller, review).await
}

fn checked_points(sheet: &ScoreSheet, input: &PutScores) -> Outcome<()> {
    let mut fields = vec![];
    for (key, points) in &input.points {
        let found = sheet.criteria.iter().find(|one| one.criterion.key == *key);
        let message = match found {
            None => format!("This gate has no criterion “{key}”."),
            Some(one) if *points > one.criterion.most => {
                format!("Give “{}” 0 to {} points.", one.criterion.text, one.criterion.most)
            }
            Some(_) => continue,
        };
        fields.push(FieldRefusal { field: format!("points.{key}"), message });
    }
    if input.points.is_empty() {
        let message = "Give points to at least one criterion.".to_owned();
        fields.push(FieldRefusal { field: "points".into(), message });
    }
    if input.note.trim().chars().count() > MOST_TEXT {
        let message = format!("Use at most {MOST_TEXT} letters.");
        fields.push(FieldRefusal { field: "note".into(), message });
    }
    if fields.is_empty() {
        return Ok(());
    }
    let said: Vec<&str> = fields.iter().map(|field| field.message.as_str()).collect();
    Err(Failure::Refused(Refusal { code: "gate.bad_points", text: said.join(" "), fields }))
}

async fn put_once(app: &App, caller: &Caller, review: Uuid, input: &PutScores) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.get::<row::GateReview>(review).await?;
    if !may_score(&writer, caller, &row).await? {
        let text = "This gate was decided meanwhile. Reload the page.";
        return Err(Failure::refused("gate.not_yours", text));
    }
    let (points, note) = (write_json(&input.points)?, input.note.trim().to_owned());
    let own = writer.gate_scores(review).await?;
    match own.into_iter().find(|score| score.person_id == caller.user_id) {
        Some(before) => {
            let after = row::GateScore { points, note, ..before.clone() };
            writer.update(&before, after, "gate_scored").await?;
        }
        None => {
            let now = writer.at();
            let score = row::GateScore {
                id: Uuid::now_v7(),
                version: 1,
                review_id: review,
                subject_kind: row.subject_kind,
                subject_id: row.subject_id,
                person_id: caller.user_id,
                points,
                note,
                created_at: now,
                updated_at: now,
            };
            writer.insert(&score, "gate_scored").await?;
        }
    }
    writer.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    fn criteria() -> Vec<GateCriterion> {
        let criterion = |key: &str, most: u32| GateCriterion {
            key: key.into(),
            text: key.to_uppercase(),
            most,
            ..GateCriterion::default()
        };
        vec![criterion("fit", 10), criterion("market", 5)]
    }

    fn points(fit: Option<u32>, market: Option<u32>) -> Points {
        let given = [("fit", fit), ("market", market)];
        given.into_iter().filter_map(|(key, points)| Some((key.to_owned(), points?))).collect()
    }

    fn gate(least_points: Option<u32>) -> Gate {
        Gate { criteria: criteria(), least_points, ..Gate::default() }
    }

    #[test]
    fn a_total_is_the_sum_of_the_means_over_those_who_scored() {
        let scores = [points(Some(7), Some(5)), points(Some(8), None), points(Some(8), Some(4))];
        let all = tally(&criteria(), &scores);
        assert_eq!(all.means, [Some(767), Some(450)]);
        assert_eq!((all.total, all.most), (1217, 15));
        let none = tally(&criteria(), &[]);
        assert_eq!((none.means, none.total), (vec![None, None], 0));
    }

    #[test]
    fn a_go_needs_every_criterion_scored_and_enough_points() {
        let says = |least: Option<u32>, scores: &[Points]| {
            too_little(&gate(least), &tally(&criteria(), scores)).map(|(text, _)| text)
        };
        assert_eq!(says(None, &[]), None, "without a least total scores are advice");
        let open = says(Some(12), &[points(Some(10), None)]).expect("something is open");
        assert!(open.contains("nobody scored yet: MARKET"), "{open}");
        let low = says(Some(12), &[points(Some(7), Some(4)), points(Some(8), Some(4))]);
        assert!(low.expect("too low").contains("come to 11.5 of 15 points, and a go needs 12"));
        assert_eq!(says(Some(12), &[points(Some(8), Some(4))]), None);
    }

    #[test]
    fn criteria_are_checked_with_the_least_total() {
        let field = |gate: &Gate| match check_criteria("at", "Idea", gate) {
            Err(Failure::Refused(no)) => no.fields[0].field.clone(),
            other => panic!("{other:?}"),
        };
        assert!(check_criteria("at", "Idea", &gate(Some(15))).is_ok());
        assert_eq!(field(&gate(Some(16))), "at.least_points");
        assert_eq!(field(&gate(Some(0))), "at.least_points");
        assert_eq!(field(&Gate { criteria: vec![], ..gate(Some(1)) }), "at.least_points");
        let mut twice = gate(None);
        twice.criteria[1].key = "fit".into();
        assert_eq!(field(&twice), "at.criteria[1].key");
        twice.criteria[1] = GateCriterion { most: 101, ..criteria()[1].clone() };
        assert_eq!(field(&twice), "at.criteria[1].most");
    }
}
