//! What the projects of a program come to: dates, progress, health, cost, and the milestones they share.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use steerco_store::{
    Ask,
    portfolio::{RegisterFilter, RegisterLine, RegisterSort, RunningFilter},
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    live_figures::ScenarioSubject,
    register::{Health, MOST_DRAWN, RegisterQuery, asked},
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
    /// Projects with neither a business case nor an amount asked for.
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
    let ask = Ask::few(MOST_DRAWN);
    let lines = reader.register(&filter, RegisterSort::Start, &ask).await?.items;
    let project =
        |line: &&RegisterLine| ScenarioSubject::of(&line.kind) == ScenarioSubject::Project;
    let ended = |line: &&RegisterLine| matches!(line.state.as_str(), "done" | "cancelled");
    let all: Vec<&RegisterLine> = lines.iter().filter(project).collect();
    let running: Vec<&RegisterLine> = all.iter().copied().filter(|line| !ended(line)).collect();
    let visible = caller.visible("project.view");
    let within = RunningFilter { portfolio_id: None, program_id: Some(id), visible };
    let names: BTreeMap<Uuid, String> =
        all.iter().map(|line| (line.id, line.name.clone())).collect();
    let named = |id: Uuid| Some(Reference { id, name: names.get(&id)?.clone() });
    let mut needed: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
    for link in links(&reader, &within, &names.keys().copied().collect()).await? {
        needed.entry(link.from_task_id).or_default().insert(link.to);
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
        projects: running.len(),
        ended: all.len() - running.len(),
        start: running.iter().filter_map(|line| line.start).min().map(civil),
        finish: running.iter().filter_map(|line| line.finish).max().map(civil),
        baseline_finish: running.iter().filter_map(|line| line.baseline_finish).max().map(civil),
        percent_complete: done(&running),
        health: worst(&running),
        by_health: by_health(&running),
        cost: money(&running),
        cost_hidden: running.iter().filter(|line| line.cost_hidden != 0).count(),
        without_cost: running
            .iter()
            .filter(|line| line.cost.is_none() && line.cost_hidden == 0)
            .count(),
        requests: lines.len() - all.len(),
        milestones,
    })
}

/// Health of each, worst first.
const BY_BADNESS: [&str; 4] = ["off_track", "at_risk", "on_track", "not_set"];

pub(super) fn worst(lines: &[&RegisterLine]) -> Health {
    let there = |word: &&str| lines.iter().any(|line| line.health == **word);
    BY_BADNESS.iter().find(|word| there(word)).map_or(Health::NotSet, |word| Health::of(word))
}

pub(super) fn by_health(lines: &[&RegisterLine]) -> Vec<CountOf> {
    let of = |word: &str| CountOf {
        word: word.into(),
        count: lines.iter().filter(|line| line.health == word).count(),
    };
    BY_BADNESS.into_iter().map(of).collect()
}

/// Costs by currency, the largest first.
pub(super) fn money(lines: &[&RegisterLine]) -> Vec<MoneyIn> {
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for line in lines {
        if let Some(cost) = line.cost {
            *sums.entry(&line.currency).or_default() += cost;
        }
    }
    let of = |(currency, minor): (&str, i64)| MoneyIn { currency: currency.into(), minor };
    let mut found: Vec<MoneyIn> = sums.into_iter().map(of).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.minor));
    found
}

/// Done of all, each weighed by its length; a project without one weighs as a day.
fn done(lines: &[&RegisterLine]) -> f64 {
    let (mut sum, mut weights) = (0_i128, 0_i128);
    for line in lines {
        let length = line.start.zip(line.finish).map_or(0, |(start, finish)| finish - start);
        let weight = i128::from(length.max(14_400));
        sum += weight * i128::from(line.percent_complete);
        weights += weight;
    }
    let points = if weights == 0 { 0 } else { (sum + weights / 2) / weights };
    percent(i64::try_from(points).unwrap_or(0))
}
