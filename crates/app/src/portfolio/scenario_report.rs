//! A selection as people read it: what is in and out and why, what every limit is used for, the curve of
//! value over money, and where the projects that are running today lie.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use steerco_portfolio::selection::{
    Answer, Blocker, Limits, Model, Point, Reason, Selection, Status, check, conflict, frontier,
    reasons,
};
use steerco_units::Percent;
use utoipa::ToSchema;
use uuid::Uuid;

use super::criteria::points;
use super::live_figures::ScenarioSubject;
use super::scenario_answers::threads;
use super::scenario_candidates::Searched;
use super::scenario_names::Names;
use super::scenario_notices::{SearchNotice, notices};
use super::scenario_question::{Asked, refused};
use crate::{Failure, Outcome, shape::percent};

/// Points of the frontier, from no money to all of it and a fifth more.
const POINTS: usize = 13;
const MOST_BUDGET: i64 = 12_000;

/// A project that is chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ChosenProject {
    /// A project, or a request for one.
    #[serde(default)]
    pub kind: ScenarioSubject,
    /// Which one.
    pub project_id: Uuid,
    /// Its key; empty when the reader may not see it.
    pub key: String,
    /// Its name; empty when the reader may not see it.
    pub name: String,
    /// The month in which it starts, from 0.
    pub start: usize,
    /// What it is worth.
    pub value: f64,
    /// What it costs in all, in minor units.
    pub cost: i64,
    /// How much of it is funded; all of it in answers from before there was a choice.
    #[serde(default = "whole")]
    pub funding_percent: f64,
}

fn whole() -> f64 {
    100.0
}

/// A project that is left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LeftOutProject {
    /// A project, or a request for one.
    #[serde(default)]
    pub kind: ScenarioSubject,
    /// Which one.
    pub project_id: Uuid,
    /// Its key; empty when the reader may not see it.
    pub key: String,
    /// Its name; empty when the reader may not see it.
    pub name: String,
    /// `excluded`, `no_value`, `limit`, `rule` or `open` (the search has not ended).
    pub why: String,
    /// The limit or rule that keeps it out, in words.
    pub blocker: String,
    /// The month in which the limit is too small, from 0.
    pub month: Option<usize>,
    /// By how much the limit is too small: minor units or minutes.
    pub short: Option<i64>,
    /// Keys of the projects that would have to leave for it.
    pub instead_of: Vec<String>,
    /// How the value would change with that.
    pub change: Option<f64>,
}

/// What is used of a limit, per month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LimitUse {
    /// `budget` or `capacity`.
    pub kind: String,
    /// The cost type or role.
    pub name: String,
    /// Minor units or minutes, per month.
    pub used: Vec<i64>,
    /// What there is; with carry-over what earlier months left is included.
    pub limit: Vec<i64>,
}

/// A rule and how it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RuleUse {
    /// In words.
    pub rule: String,
    /// What it counts.
    pub used: i64,
    /// What it allows or asks.
    pub limit: i64,
}

/// The best selection at one share of the budgets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FrontierPoint {
    /// Share of every budget.
    pub budget_percent: f64,
    /// Money there is, in minor units.
    pub budget: i64,
    /// Money it takes, in minor units.
    pub cost: i64,
    /// What it is worth.
    pub value: f64,
    /// Nothing is worth more than this.
    pub bound: f64,
    /// Proven best.
    pub proven: bool,
    /// What is chosen.
    pub selected: Vec<ChosenProject>,
}

/// The projects among the candidates that are running today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LivePoint {
    /// Their keys.
    pub keys: Vec<String>,
    /// What they cost in all, in minor units.
    pub cost: i64,
    /// What they are worth, when they start in their first months.
    pub value: f64,
    /// They keep every limit and rule of the scenario; otherwise what they break.
    pub broken: Option<String>,
}

/// The answer to a scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScenarioReport {
    /// `optimal`: proven; `feasible`: nothing is worth more than the bound; `infeasible`: no selection
    /// keeps everything; `unknown`: none was found in time.
    pub status: String,
    /// What the selection is worth.
    pub value: f64,
    /// Nothing is worth more.
    pub bound: f64,
    /// How much more might be possible, in % of the value; null when that makes no sense.
    pub gap_percent: Option<f64>,
    /// What the selection costs, in minor units.
    pub cost: i64,
    /// How long it took.
    pub seconds: f64,
    /// ISO 4217 code of all money.
    pub currency: String,
    /// Names of the months.
    pub months: Vec<String>,
    /// What is chosen.
    pub selected: Vec<ChosenProject>,
    /// What is not, and why.
    pub left_out: Vec<LeftOutProject>,
    /// What is used of every limit.
    pub uses: Vec<LimitUse>,
    /// How every rule is kept.
    pub rules: Vec<RuleUse>,
    /// Limits that bind, in words.
    pub binding: Vec<String>,
    /// When nothing keeps everything: what cannot hold together, in words.
    pub conflict: Vec<String>,
    /// None of the conflict can be left out.
    pub conflict_smallest: bool,
    /// The best value for less and more money, by rising cost; what another point beats is left out.
    pub frontier: Vec<FrontierPoint>,
    /// The projects that are running today.
    pub live: LivePoint,
    /// What the search could not do as it was asked to.
    #[serde(default)]
    pub notices: Vec<SearchNotice>,
}

impl ScenarioReport {
    /// The point of the frontier at this share of the budgets, in percent.
    pub(super) fn point(&self, budget_percent: f64) -> Option<&FrontierPoint> {
        self.frontier.iter().find(|point| (point.budget_percent - budget_percent).abs() < 0.005)
    }

    /// All projects and requests that it speaks of.
    pub(super) fn subjects(&self) -> impl Iterator<Item = (ScenarioSubject, Uuid)> {
        let chosen = self.selected.iter().map(|one| (one.kind, one.project_id));
        chosen.chain(self.left_out.iter().map(|one| (one.kind, one.project_id)))
    }

    /// Those that its notices speak of.
    pub(super) fn noticed(&self) -> impl Iterator<Item = (ScenarioSubject, Uuid)> {
        self.notices.iter().filter_map(SearchNotice::subject)
    }

    /// The same as one reader may be told it: what they may not see has no name, also in words of rules and
    /// conflicts.
    pub(super) fn tell(&mut self, names: &Names) {
        let points = self.frontier.iter_mut().flat_map(|point| &mut point.selected);
        for one in self.selected.iter_mut().chain(points) {
            if names.hides(one.project_id) {
                (one.key, one.name) = (String::new(), String::new());
            }
        }
        for one in &mut self.left_out {
            if names.hides(one.project_id) {
                (one.key, one.name) = (String::new(), String::new());
            }
        }
        for notice in &mut self.notices {
            notice.tell(names);
        }
        let reasons = self.left_out.iter_mut();
        let reasons =
            reasons.flat_map(|one| std::iter::once(&mut one.blocker).chain(&mut one.instead_of));
        let rules = self.rules.iter_mut().map(|one| &mut one.rule);
        let lists = self.binding.iter_mut().chain(&mut self.conflict);
        let live = self.live.keys.iter_mut().chain(&mut self.live.broken);
        for words in reasons.chain(rules).chain(lists).chain(live) {
            *words = names.words(words);
        }
    }
}

fn kept(amount: i128) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}

fn word(status: Status) -> &'static str {
    match status {
        Status::Optimal => "optimal",
        Status::Feasible => "feasible",
        Status::Infeasible => "infeasible",
        Status::Unknown => "unknown",
    }
}

fn chosen(asked: &Asked, selection: &Selection) -> Vec<ChosenProject> {
    let of = |choice: &steerco_portfolio::selection::Choice| {
        let (own, row) =
            (asked.model.projects.get(choice.project)?, asked.projects.get(choice.project)?);
        let alone = Selection { choices: vec![*choice] };
        Some(ChosenProject {
            kind: row.kind,
            project_id: row.id,
            key: row.key.clone(),
            name: row.name.clone(),
            start: choice.shift,
            value: points(own.worth(choice.shift, choice.funding)),
            cost: alone.cost(&asked.model),
            funding_percent: percent(choice.funding.basis_points()),
        })
    };
    selection.choices.iter().filter_map(of).collect()
}

fn left_out(asked: &Asked, reasons: &[Reason]) -> Vec<LeftOutProject> {
    let key =
        |at: &usize| asked.model.projects.get(*at).map(|one| one.id.clone()).unwrap_or_default();
    let of = |reason: &Reason| {
        let row = asked.projects.get(reason.project)?;
        let (why, blocker, month, short) = match reason.blocker.as_ref()? {
            Blocker::Excluded => ("excluded", String::new(), None, None),
            Blocker::NoValue => ("no_value", String::new(), None, None),
            Blocker::Nothing => ("open", String::new(), None, None),
            Blocker::Limit { constraint, period, short } => {
                ("limit", constraint.clone(), Some(*period), Some(*short))
            }
            Blocker::Rule(rule) => ("rule", rule.clone(), None, None),
        };
        Some(LeftOutProject {
            kind: row.kind,
            project_id: row.id,
            key: row.key.clone(),
            name: row.name.clone(),
            why: why.into(),
            blocker,
            month,
            short,
            instead_of: reason.swap.iter().flat_map(|swap| swap.out.iter().map(key)).collect(),
            change: reason.swap.as_ref().map(|swap| points(swap.change)),
        })
    };
    reasons.iter().filter_map(of).collect()
}

fn uses(model: &Model, selection: &Selection) -> (Vec<LimitUse>, Vec<RuleUse>) {
    let mut limits: Vec<LimitUse> = vec![];
    let mut rules = vec![];
    for one in selection.uses(model) {
        let Some(period) = one.period else {
            let (used, limit) = (kept(one.used), kept(one.limit));
            rules.push(RuleUse { rule: one.constraint, used, limit });
            continue;
        };
        if period == 0 {
            let (kind, name) = one.constraint.split_once(' ').unwrap_or(("budget", ""));
            let (kind, name) = (kind.to_owned(), name.to_owned());
            limits.push(LimitUse { kind, name, used: vec![], limit: vec![] });
        }
        if let Some(last) = limits.last_mut() {
            last.used.push(kept(one.used));
            last.limit.push(kept(one.limit));
        }
    }
    (limits, rules)
}

fn live(asked: &Asked) -> LivePoint {
    let running = asked.projects.iter().enumerate().filter(|(_, row)| row.stage == "active");
    let choices = running.filter_map(|(project, _)| {
        let shift = asked.model.projects.get(project)?.start_shift.earliest;
        Some(steerco_portfolio::selection::Choice { project, shift, funding: Percent::WHOLE })
    });
    let selection = Selection { choices: choices.collect() };
    let marks = selection.choices.iter().filter_map(|one| asked.model.projects.get(one.project));
    LivePoint {
        keys: marks.map(|one| one.id.clone()).collect(),
        cost: selection.cost(&asked.model),
        value: points(selection.value(&asked.model)),
        broken: check(&asked.model, &selection).err().map(|broken| broken.0),
    }
}

/// A selection that the independent checker refuses is a fault of ours, and never shown.
fn verified(model: &Model, answer: &Answer) -> Outcome<()> {
    let fits = matches!(answer.status, Status::Optimal | Status::Feasible);
    if !fits {
        return Ok(());
    }
    if answer.selection.value(model) != answer.value || answer.bound < answer.value {
        return Err(Failure::Fault("the value of the selection is not what was told".into()));
    }
    check(model, &answer.selection)
        .map_err(|broken| Failure::Fault(format!("the selection found is not allowed: {broken}")))
}

/// Everything that is said about an answer. `seconds` more are given to the frontier.
pub(super) fn report(
    asked: &Asked,
    searched: &Searched,
    answer: Answer,
    took: f64,
    seconds: f64,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Outcome<ScenarioReport> {
    let model = &asked.model;
    verified(model, &answer)?;
    let found = matches!(answer.status, Status::Optimal | Status::Feasible);
    let deadline = Instant::now() + Duration::from_secs_f64(seconds);
    let stop = || cancelled() || Instant::now() >= deadline;
    let limits = Limits { steps: None, stop: &stop, seed: 0, threads: threads() };
    let bad = |invalid: Vec<steerco_portfolio::selection::Invalid>| refused(model, &invalid);
    let (why, binding) =
        if found { reasons(model, &answer.selection).map_err(bad)? } else { (vec![], vec![]) };
    let clash = if answer.status == Status::Infeasible {
        conflict(model, &limits).map_err(bad)?
    } else {
        None
    };
    let curve =
        if found && !model.budgets.is_empty() { curve(asked, seconds, &stop)? } else { vec![] };
    let (limit_uses, rules) = if found { uses(model, &answer.selection) } else { (vec![], vec![]) };
    Ok(ScenarioReport {
        status: word(answer.status).into(),
        value: points(answer.value),
        bound: points(answer.bound),
        gap_percent: answer.gap().filter(|_| found).map(|gap| percent(gap.basis_points())),
        cost: answer.selection.cost(model),
        seconds: (took * 1e3).round() / 1e3,
        currency: searched.question.currency.clone(),
        months: model.periods.clone(),
        selected: chosen(asked, &answer.selection),
        left_out: left_out(asked, &why),
        uses: limit_uses,
        rules,
        binding,
        conflict: clash
            .iter()
            .flat_map(|one| &one.members)
            .map(|one| said(asked, searched, one))
            .collect(),
        conflict_smallest: clash.is_some_and(|one| one.smallest),
        frontier: curve,
        live: live(asked),
        notices: notices(asked, searched, found),
    })
}

/// A member of a conflict: what must be chosen because it has begun says so.
fn said(asked: &Asked, searched: &Searched, member: &str) -> String {
    let own = asked.projects.iter().zip(&asked.model.projects);
    let kept = own.filter(|(row, _)| searched.kept.contains(&row.id));
    let mut marks = kept.map(|(_, project)| &project.id);
    match member.strip_suffix(" is mandatory") {
        Some(mark) if marks.any(|one| one == mark) => format!("{mark} has begun and is kept"),
        _ => member.to_owned(),
    }
}

/// The best value at each of several shares of the budgets; of points with the same value the cheaper.
fn curve(
    asked: &Asked,
    seconds: f64,
    stop: &(dyn Fn() -> bool + Sync),
) -> Outcome<Vec<FrontierPoint>> {
    let model = &asked.model;
    // Each point has its share of the time and what those before it left, so that the curve reaches its end.
    let share = Duration::from_secs_f64(seconds / POINTS as f64);
    let (begun, done) = (Instant::now(), AtomicU32::new(0));
    let stop = || stop() || begun.elapsed() >= share * (1 + done.load(Relaxed));
    let limits = Limits { steps: Some(400_000), stop: &stop, seed: 0, threads: threads() };
    let most = Percent::from_basis_points(MOST_BUDGET);
    let mut next = |_: &Point| {
        done.fetch_add(1, Relaxed);
    };
    let found = frontier(model, POINTS, most, &limits, &mut next)
        .map_err(|invalid| refused(model, &invalid))?;
    let mut points_found: Vec<FrontierPoint> = vec![];
    for point in found {
        if !matches!(point.answer.status, Status::Optimal | Status::Feasible) {
            continue;
        }
        let mut scaled = model.clone();
        for amount in scaled.budgets.iter_mut().flat_map(|budget| &mut budget.amounts) {
            *amount = kept(i128::from(*amount) * i128::from(point.scale.basis_points()) / 10_000);
        }
        verified(&scaled, &point.answer)?;
        let own = FrontierPoint {
            budget_percent: percent(point.scale.basis_points()),
            budget: kept(point.budget),
            cost: point.cost,
            value: points(point.answer.value),
            bound: points(point.answer.bound),
            proven: point.answer.status == Status::Optimal,
            selected: chosen(asked, &point.answer.selection),
        };
        points_found.retain(|other| other.cost < own.cost || other.value > own.value);
        if points_found.iter().all(|other| other.value < own.value || other.cost > own.cost) {
            points_found.push(own);
        }
    }
    points_found.sort_by_key(|point| point.cost);
    Ok(points_found)
}
