//! What the projects of a program come to: dates, progress, health, cost, and the milestones they share.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use steerco_store::{
    portfolio::{RegisterFilter, RegisterSums, RunningFilter},
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    register::{Health, RegisterQuery, asked},
    roadmap::{RoadmapMilestone, links, milestone_view},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Reference, civil, percent},
};

/// Most milestones of the page.
const MOST_MILESTONES: usize = 60;

/// Money in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MoneyIn {
    /// The currency.
    pub currency: String,
    /// Minor units.
    pub minor: i64,
}

/// How many there are of one word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CountOf {
    /// The word, such as `active` or `off_track`.
    pub word: String,
    /// How many.
    pub count: usize,
}

/// A milestone of one of the projects.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SharedMilestone {
    /// What and when.
    #[serde(flatten)]
    pub milestone: RoadmapMilestone,
    /// Its project.
    pub project: Reference,
    /// Other projects that depend on it.
    pub needed_by: Vec<Reference>,
}

/// What the projects of a program come to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgramSummary {
    /// Running projects.
    pub projects: usize,
    /// Projects that are done or cancelled.
    pub ended: usize,
    /// First start of the running ones; null without any.
    pub start: Option<String>,
    /// Last finish.
    pub finish: Option<String>,
    /// Last finish in their baselines.
    pub baseline_finish: Option<String>,
    /// How much is done, each project counting by its length.
    pub percent_complete: f64,
    /// The worst health of all.
    pub health: Health,
    /// Running projects by health, worst first.
    pub by_health: Vec<CountOf>,
    /// Cost by currency.
    pub cost: Vec<MoneyIn>,
    /// Projects whose cost the caller may not see.
    pub cost_hidden: usize,
    /// Projects without a business case, an amount asked for, or a plan that costs something.
    pub without_cost: usize,
    /// Pending requests for it that the caller may see.
    pub requests: usize,
    /// Milestones still to come, those that other projects depend on first, then as they follow; 60 at most.
    pub milestones: Vec<SharedMilestone>,
}

/// What the projects of a program come to, of what the caller may see.
pub async fn program_summary(app: &App, caller: &Caller, id: Uuid) -> Outcome<ProgramSummary> {
    let reader = app.store.snapshot().await?;
    let program = reader.find::<row::Program>(id).await?.ok_or(Failure::NotFound("program"))?;
    caller.require("program.view", Place::program(&program))?;
    let of = RegisterQuery { program_id: Some(id), ..RegisterQuery::default() };
    let filter = RegisterFilter { closed: true, ..asked(&reader, caller, &of).await? };
    let sums = reader.register_sums(&filter).await?;
    let ended = |one: &&RegisterSums| matches!(one.state.as_str(), "done" | "cancelled");
    let all: Vec<&RegisterSums> = sums.iter().filter(|one| one.kind == "project").collect();
    let running: Vec<&RegisterSums> = all.iter().copied().filter(|one| !ended(one)).collect();
    let named = reader.register_names(&filter).await?;
    let visible = caller.visible("project.view");
    let within = RunningFilter { program_id: Some(id), visible, ..RunningFilter::default() };
    let names: BTreeMap<Uuid, String> = named
        .into_iter()
        .filter(|line| line.kind == "project")
        .map(|line| (line.id, line.name))
        .collect();
    let named = |id: Uuid| Some(Reference { id, name: names.get(&id)?.clone() });
    let mut needed: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
    for link in links(&reader, &within, &names.keys().copied().collect()).await? {
        if let Some(task) = link.from_task_id {
            needed.entry(task).or_default().insert(link.to);
        }
    }
    let mut milestones = vec![];
    for line in reader.milestones(&within).await? {
        if line.actual_finish.is_some() {
            continue;
        }
        let Some(project) = named(line.project_id) else { continue };
        let by = needed.get(&line.id).cloned().unwrap_or_default();
        milestones.push(SharedMilestone {
            milestone: milestone_view(line),
            project,
            needed_by: by.into_iter().filter_map(named).collect(),
        });
    }
    milestones.sort_by_key(|one| one.needed_by.is_empty());
    milestones.truncate(MOST_MILESTONES);
    Ok(ProgramSummary {
        projects: count(&running),
        ended: count(&all) - count(&running),
        start: running.iter().filter_map(|one| one.start).min().map(civil),
        finish: running.iter().filter_map(|one| one.finish).max().map(civil),
        baseline_finish: running.iter().filter_map(|one| one.baseline_finish).max().map(civil),
        percent_complete: done(&running),
        health: worst(&running),
        by_health: by_health(&running),
        cost: money(&running),
        cost_hidden: whole(running.iter().map(|one| one.cost_hidden).sum()),
        without_cost: whole(
            running.iter().map(|one| one.lines - one.costed - one.cost_hidden).sum(),
        ),
        requests: whole(sums.iter().map(|one| one.lines).sum()) - count(&all),
        milestones,
    })
}

/// Health of each, worst first.
const BY_BADNESS: [&str; 4] = ["off_track", "at_risk", "on_track", "not_set"];

fn whole(number: i64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// How many lines they are.
pub(super) fn count(sums: &[&RegisterSums]) -> usize {
    whole(sums.iter().map(|one| one.lines).sum())
}

/// How many lines there are of each word, in this order.
pub(super) fn counts(
    sums: &[&RegisterSums],
    words: &[&str],
    of: impl Fn(&RegisterSums) -> &str,
) -> Vec<CountOf> {
    let with = |word: &&str| {
        let own: Vec<&RegisterSums> = sums.iter().copied().filter(|one| of(one) == *word).collect();
        CountOf { word: (*word).into(), count: count(&own) }
    };
    words.iter().map(with).collect()
}

pub(super) fn worst(sums: &[&RegisterSums]) -> Health {
    let there = |word: &&str| sums.iter().any(|one| one.health == **word);
    BY_BADNESS.iter().find(|word| there(word)).map_or(Health::NotSet, |word| Health::of(word))
}

pub(super) fn by_health(sums: &[&RegisterSums]) -> Vec<CountOf> {
    counts(sums, &BY_BADNESS, |one| &one.health)
}

/// Costs by currency, the largest first.
pub(super) fn money(sums: &[&RegisterSums]) -> Vec<MoneyIn> {
    let mut costs: BTreeMap<&str, i64> = BTreeMap::new();
    for one in sums.iter().filter(|one| one.costed > 0) {
        *costs.entry(&one.currency).or_default() += one.cost;
    }
    let of = |(currency, minor): (&str, i64)| MoneyIn { currency: currency.into(), minor };
    let mut found: Vec<MoneyIn> = costs.into_iter().map(of).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.minor));
    found
}

/// Done of all, each weighed by its length; a project without one weighs as a day.
fn done(sums: &[&RegisterSums]) -> f64 {
    let sum: i128 = sums.iter().map(|one| i128::from(one.done)).sum();
    let weights: i128 = sums.iter().map(|one| i128::from(one.weight)).sum();
    let points = if weights == 0 { 0 } else { (sum + weights / 2) / weights };
    percent(i64::try_from(points).unwrap_or(0))
}
