//! Trying a rule while it is written: errors at their letters, and what it says of a thing that is
//! there, step by step.

use serde::{Deserialize, Serialize};
use steerco_rule::Verdict;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    gate_readiness::{GateFacts, RuleStep, judge},
    lifecycle_definition::letters,
    lifecycle_subject::{LifecycleSubject, fields, shape_of},
};
use crate::{App, Outcome, access::Caller};

/// A rule to try.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewRuleTest {
    /// Kind of what it is about, such as `project`.
    pub subject_kind: String,
    /// What to try it on; only read when absent.
    pub subject_id: Option<Uuid>,
    /// The rule.
    pub text: String,
}

/// What a rule says.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RuleTest {
    /// `wrong`: it cannot be read; `reads`: nothing to try it on; `holds`, `fails`, `unknown` or
    /// `impossible`.
    pub verdict: String,
    /// What is wrong, or why it does not hold.
    pub why: String,
    /// The first letter that is wrong, from 1.
    pub from: Option<usize>,
    /// The last one.
    pub to: Option<usize>,
    /// Each part and what it came to, inner ones first.
    pub steps: Vec<RuleStep>,
}

/// Tries a rule on a thing that the caller may see.
pub async fn test_rule(app: &App, caller: &Caller, input: &NewRuleTest) -> Outcome<RuleTest> {
    let reader = app.store.read();
    let facts = match input.subject_id {
        None => {
            let shape = shape_of(&fields(&reader, &input.subject_kind).await?);
            GateFacts { names: shape.names, ..GateFacts::default() }
        }
        Some(id) => {
            let subject = LifecycleSubject::stored(&input.subject_kind, id)?;
            let seen = subject.seen(&reader, caller).await?;
            subject.fields_now(&reader, &seen).await?
        }
    };
    let judged = judge(&input.text, &facts.names, &facts.values);
    let (verdict, span) = match &judged.verdict {
        Err(error) => ("wrong", Some(error.span)),
        Ok(_) if input.subject_id.is_none() => ("reads", None),
        Ok(Verdict::Holds) => ("holds", None),
        Ok(Verdict::Fails) => ("fails", None),
        Ok(Verdict::Unknown(_)) => ("unknown", None),
        Ok(Verdict::Impossible(span, _)) => ("impossible", Some(*span)),
    };
    let why = match &judged.verdict {
        Err(error) => error.message.clone(),
        // That it does not hold is the verdict already.
        Ok(_) if matches!(verdict, "reads" | "fails") => String::new(),
        Ok(_) => judged.why_not("").unwrap_or_default(),
    };
    let at = span.map(|span| letters(&input.text, span));
    let steps = if verdict == "reads" { vec![] } else { judged.steps };
    Ok(RuleTest {
        verdict: verdict.into(),
        why,
        from: at.map(|at| at.0),
        to: at.map(|at| at.1),
        steps,
    })
}
