//! What was scored under the model in use, for who decides by it: rules of lifecycles.

use std::collections::BTreeMap;

use steerco_store::{Reader, row};
use uuid::Uuid;

use super::{assessments::mean_measures, register::model, scoring_models::criteria_in_force};
use crate::Outcome;

/// What people said of a project or request, together.
#[derive(Debug, Clone, Default)]
pub(crate) struct ScoreFacts {
    /// What it scores, in millionths of a point.
    pub score: Option<i64>,
    /// Means of what was measured, by the code of the criterion.
    pub measures: BTreeMap<String, f64>,
}

/// Code and name of what the scoring model in use asks: of the oldest one, as in the register.
pub(crate) async fn scored_criteria(reader: &Reader) -> Outcome<Vec<(String, String)>> {
    let Some(model) = model(reader, None).await? else { return Ok(vec![]) };
    let criteria = criteria_in_force(reader, &model).await?;
    Ok(criteria.into_iter().map(|one| (one.code, one.name)).collect())
}

/// What a project was scored under that model; before anybody scored it, what the request was that it was
/// made of.
pub(crate) async fn score_facts(reader: &Reader, project: Uuid) -> Outcome<ScoreFacts> {
    let Some(model) = model(reader, None).await? else { return Ok(ScoreFacts::default()) };
    let own = scored(reader, &model, "project", project).await?;
    if let Some(own) = own {
        return Ok(own);
    }
    let Some(request) = reader.request_of_project(project).await? else {
        return Ok(ScoreFacts::default());
    };
    Ok(scored(reader, &model, "request", request.id).await?.unwrap_or_default())
}

async fn scored(
    reader: &Reader,
    model: &row::ScoringModel,
    kind: &str,
    id: Uuid,
) -> Outcome<Option<ScoreFacts>> {
    let rows = reader.assessments(model.id, model.number, Some((kind, id))).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let score = reader.subject_score(model.id, model.number, kind, id).await?;
    let measures = mean_measures(&rows)?;
    Ok(Some(ScoreFacts { score: score.map(|row| row.score), measures }))
}
