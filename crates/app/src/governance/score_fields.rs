//! What rules may ask of how a project was scored: so the risk that people saw in it leads to lighter or
//! stricter gates. Fields follow the scoring model in use, as the register's scores do.

use std::collections::BTreeMap;

use steerco_rule::{DECIMALS, Kind, Value};
use steerco_store::Reader;
use uuid::Uuid;

use super::lifecycle_subject::SubjectField;
use crate::{
    Outcome,
    portfolio::{score_facts, scored_criteria},
};

/// Scores are kept in millionths of a point.
const PLACES_OF_SCORES: u32 = 6;

/// The score, and the measure of each criterion as `score.` and its code.
pub(super) async fn score_fields(reader: &Reader) -> Outcome<Vec<SubjectField>> {
    let criteria = scored_criteria(reader).await?;
    if criteria.is_empty() {
        return Ok(vec![]);
    }
    let field = |key: String, label: String| SubjectField {
        key,
        label,
        kind: Kind::Number,
        filled_in: false,
    };
    let of = criteria
        .into_iter()
        .map(|(code, name)| field(format!("score.{code}"), format!("Scored: {name}")));
    Ok(std::iter::once(field("score".into(), "Score in points".into())).chain(of).collect())
}

/// What these fields hold of a project, to as many places as rules keep; nothing of what nobody scored.
pub(super) async fn score_values(
    reader: &Reader,
    project: Uuid,
) -> Outcome<BTreeMap<String, Value>> {
    let facts = score_facts(reader, project).await?;
    let one = 10_i64.pow(DECIMALS);
    let mut values = BTreeMap::new();
    if let Some(score) = facts.score {
        let shorter = 10_i64.pow(PLACES_OF_SCORES.saturating_sub(DECIMALS));
        values.insert("score".to_owned(), Value::Number(score / shorter));
    }
    for (code, mean) in facts.measures {
        // Measures are at most a billion with three decimals, far within what is exact.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            reason = "see above"
        )]
        let number = (mean * one as f64).round() as i64;
        values.insert(format!("score.{code}"), Value::Number(number));
    }
    Ok(values)
}
