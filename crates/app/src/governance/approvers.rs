//! From what a route says to people: who decides each step, and who is left out and why. This is
//! done once, when an approval is asked for; what comes later is written in its log.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, row};
use uuid::Uuid;

use super::{
    Approver, Facts, RouteStep, StepRule,
    walk::{Rule, Step},
};
use crate::{Failure, Outcome};

/// A step as an approval keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FrozenStep {
    pub name: String,
    pub rule: StepRule,
    pub quorum: Option<u32>,
    pub people: Vec<Uuid>,
    /// Of a weighted step, one for each of the people.
    #[serde(default)]
    pub weights: Vec<u32>,
    #[serde(default)]
    pub share_percent: Option<u32>,
    pub escalate_after_days: Option<u32>,
    pub escalate_to: Vec<Uuid>,
    pub left_out: Vec<LeftOut>,
}

/// Someone the route names who does not decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LeftOut {
    pub id: Uuid,
    /// `inactive` or `own`.
    pub why: String,
}

impl FrozenStep {
    /// As the walk needs it.
    pub(super) fn step(&self) -> Step {
        Step {
            people: self.people.clone(),
            rule: match self.rule {
                StepRule::All => Rule::All,
                StepRule::Any => Rule::Any,
                StepRule::Quorum => {
                    Rule::Quorum(usize::try_from(self.quorum.unwrap_or(1)).unwrap_or(usize::MAX))
                }
                StepRule::Weighted => Rule::Weighted(self.share_percent.unwrap_or(100)),
            },
            weights: self.weights.clone(),
            escalate_to: self.escalate_to.clone(),
        }
    }
}

/// Finds people, and remembers whom it found.
struct Finder<'a> {
    reader: &'a Reader,
    facts: &'a Facts,
    users: HashMap<Uuid, Option<row::User>>,
}

impl Finder<'_> {
    async fn user(&mut self, id: Uuid) -> Outcome<Option<row::User>> {
        if let Some(known) = self.users.get(&id) {
            return Ok(known.clone());
        }
        let found = self.reader.find::<row::User>(id).await?;
        self.users.insert(id, found.clone());
        Ok(found)
    }

    /// Everybody that a list of approvers comes to, in its order, nobody twice; each with their weight,
    /// the greatest of those by which they are named, and 1 where there are none.
    async fn named(&self, list: &[Approver], weights: &[u32]) -> Outcome<Vec<(Uuid, u32)>> {
        let mut people: Vec<(Uuid, u32)> = vec![];
        for (at, approver) in list.iter().enumerate() {
            let weight = weights.get(at).copied().unwrap_or(1);
            let found = match approver {
                Approver::Person { id } => vec![*id],
                Approver::Field { field } => {
                    self.facts.people.get(field).copied().into_iter().collect()
                }
                Approver::Role { id } => self.with_role(*id).await?,
            };
            for id in found {
                match people.iter_mut().find(|(known, _)| *known == id) {
                    Some((_, known)) => *known = weight.max(*known),
                    None => people.push((id, weight)),
                }
            }
        }
        Ok(people)
    }

    /// Those with a role in the organisation, or where the subject is.
    async fn with_role(&self, role: Uuid) -> Outcome<Vec<Uuid>> {
        let mut grants = self.reader.grants_of_role(role).await?;
        grants.sort_by_key(|grant| (grant.created_at, grant.id));
        let here = |grant: &row::RoleGrant| match grant.scope_kind.as_str() {
            "organisation" => true,
            "program" => self.facts.program == Some(grant.scope_id),
            "portfolio" => self.facts.portfolio == Some(grant.scope_id),
            _ => false,
        };
        Ok(grants.into_iter().filter(here).map(|grant| grant.user_id).collect())
    }

    /// Those of them who can decide, and those who are left out.
    async fn sorted(
        &mut self,
        list: &[Approver],
        weights: &[u32],
    ) -> Outcome<(Vec<(Uuid, u32)>, Vec<LeftOut>)> {
        let (mut people, mut left_out) = (vec![], vec![]);
        for (id, weight) in self.named(list, weights).await? {
            let active = self.user(id).await?.is_some_and(|user| user.active);
            let why = if !active {
                "inactive"
            } else if self.facts.own_of.contains(&id) {
                "own"
            } else {
                people.push((id, weight));
                continue;
            };
            left_out.push(LeftOut { id, why: why.into() });
        }
        Ok((people, left_out))
    }
}

/// Everybody that one approver comes to for a subject, whether or not they can sign in.
pub(super) async fn people_of(
    reader: &Reader,
    facts: &Facts,
    approver: &Approver,
) -> Outcome<Vec<Uuid>> {
    let finder = Finder { reader, facts, users: HashMap::new() };
    let named = finder.named(std::slice::from_ref(approver), &[]).await?;
    Ok(named.into_iter().map(|(id, _)| id).collect())
}

/// The steps of a route with the people they come to for a subject. A step that comes to nobody is
/// refused, unless it can be escalated at once.
pub(super) async fn freeze(
    reader: &Reader,
    facts: &Facts,
    route: &str,
    steps: &[RouteStep],
) -> Outcome<Vec<FrozenStep>> {
    let mut finder = Finder { reader, facts, users: HashMap::new() };
    let mut frozen = vec![];
    for step in steps {
        let (people, left_out) = finder.sorted(&step.approvers, &step.weights).await?;
        let (escalate_to, _) = finder.sorted(&step.escalate_to, &[]).await?;
        if people.is_empty() && escalate_to.is_empty() {
            let mut whys = vec![];
            for out in &left_out {
                let name = finder.user(out.id).await?.map(|user| user.name).unwrap_or_default();
                whys.push(match out.why.as_str() {
                    "own" => format!("{name} cannot decide about their own"),
                    _ => format!("{name} cannot sign in any more"),
                });
            }
            let whys = if whys.is_empty() {
                "no person has the role, or the field is empty".to_owned()
            } else {
                whys.join("; ")
            };
            return Err(Failure::refused(
                "approval.nobody_decides",
                format!(
                    "Step “{}” of the route “{route}” comes to nobody: {whys}. Name somebody else \
                     in the route, or fill what it refers to.",
                    step.name
                ),
            ));
        }
        frozen.push(FrozenStep {
            name: step.name.clone(),
            rule: step.rule,
            quorum: step.quorum,
            weights: match step.rule {
                StepRule::Weighted => people.iter().map(|(_, weight)| *weight).collect(),
                _ => vec![],
            },
            share_percent: step.share_percent,
            people: people.into_iter().map(|(id, _)| id).collect(),
            escalate_after_days: step.escalate_after_days,
            escalate_to: escalate_to.into_iter().map(|(id, _)| id).collect(),
            left_out,
        });
    }
    Ok(frozen)
}
