//! Who would have to approve something if it were asked for now. Nothing is asked.

use std::collections::HashMap;

use serde::Serialize;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    ApprovalQuery, Facts, StepRule, Subject,
    approval_views::{LeftOutView, require_seen},
    approvals::{route_of, with_stand_ins},
};
use crate::{App, Failure, Outcome, access::Caller, shape::Reference};

/// What would follow from asking for an approval now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApprovalForecast {
    /// The route that fits; null when it could not be asked for.
    pub route: Option<String>,
    /// Its steps, in order.
    pub steps: Vec<ForecastStep>,
    /// Why it could not be asked for, and the remedy.
    pub refused: Option<String>,
}

/// A step that would have to be approved.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ForecastStep {
    /// Name.
    pub name: String,
    /// How many have to approve.
    pub rule: StepRule,
    /// How many, for a quorum.
    pub quorum: Option<u32>,
    /// The share of the weight that has to approve, of a weighted step.
    pub share_percent: Option<u32>,
    /// Who decides.
    pub people: Vec<Voter>,
    /// Who stands in for one of them today.
    pub stand_ins: Vec<Reference>,
    /// Days after which it is escalated.
    pub escalate_after_days: Option<u32>,
    /// To whom.
    pub escalate_to: Vec<Reference>,
    /// Whom the route names and who would not decide.
    pub left_out: Vec<LeftOutView>,
}

/// Someone who would decide.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Voter {
    /// Which user.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// How much they count in a weighted step; null in others.
    pub weight: Option<u32>,
}

/// Who would have to approve a subject if its approval were asked for now.
pub async fn approval_forecast(
    app: &App,
    caller: &Caller,
    query: &ApprovalQuery,
) -> Outcome<ApprovalForecast> {
    let reader = app.store.read();
    let subject = Subject::stored(&query.subject_kind, query.subject_id)?;
    require_seen(&reader, caller, subject).await?;
    let facts = subject.facts(&reader).await?;
    forecast_of(&reader, subject, &facts).await
}

/// Who would have to approve a subject of this kind of which routes can ask this.
pub(super) async fn forecast_of(
    reader: &Reader,
    subject: Subject,
    facts: &Facts,
) -> Outcome<ApprovalForecast> {
    let (route, steps) = match route_of(reader, subject, facts).await {
        Ok(found) => found,
        Err(Failure::Refused(refusal)) => {
            let refused = Some(refusal.text);
            return Ok(ApprovalForecast { route: None, steps: vec![], refused });
        }
        Err(failure) => return Err(failure),
    };
    let mut found = vec![];
    for step in steps {
        let all = with_stand_ins(reader, &facts.own_of, step.people.clone()).await?;
        let stand_ins: Vec<Uuid> = all.into_iter().filter(|id| !step.people.contains(id)).collect();
        let mut ids = [&step.people[..], &stand_ins, &step.escalate_to].concat();
        ids.extend(step.left_out.iter().map(|out| out.id));
        ids.sort();
        ids.dedup();
        let users = reader.get_many::<row::User>(&ids).await?;
        let names: HashMap<Uuid, String> =
            users.into_iter().map(|row| (row.id, row.name)).collect();
        let person =
            |id: &Uuid| Reference { id: *id, name: names.get(id).cloned().unwrap_or_default() };
        found.push(ForecastStep {
            people: step
                .people
                .iter()
                .enumerate()
                .map(|(at, id)| Voter {
                    id: *id,
                    name: person(id).name,
                    weight: step.weights.get(at).copied(),
                })
                .collect(),
            share_percent: step.share_percent,
            stand_ins: stand_ins.iter().map(person).collect(),
            escalate_after_days: step.escalate_after_days.filter(|_| !step.escalate_to.is_empty()),
            escalate_to: step.escalate_to.iter().map(person).collect(),
            left_out: step
                .left_out
                .iter()
                .map(|out| LeftOutView { person: person(&out.id), why: out.why.clone() })
                .collect(),
            name: step.name,
            rule: step.rule,
            quorum: step.quorum,
        });
    }
    Ok(ApprovalForecast { route: Some(route.name), steps: found, refused: None })
}
