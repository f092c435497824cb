//! A portfolio on one page: how it goes, what it costs and is worth, what threatens it, what is to be
//! decided, what was, whether it serves the strategy, and what was committed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use steerco_store::{
    Ask, Reader,
    portfolio::{RegisterFilter, RegisterName, RegisterSort, RegisterSums, RunningFilter},
    row,
};
use steerco_units::Currency;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    live_figures::ScenarioSubject,
    program_summary::{CountOf, MoneyIn, by_health, count, counts, money},
    register::{RegisterQuery, asked},
    scenario_commits::CommitContent,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::{price, read_json},
    shape::{Reference, instant},
    strategy::{CaseBody, CurrencySpend, Discounting, alignment_among, recommended_npv},
};

/// Most lines of each list: it is one page.
const MOST_LISTED: usize = 8;
/// Days that decisions are looked back for.
const LOOK_BACK_DAYS: i64 = 180;
const DAY_MICROS: i64 = 86_400_000_000;

/// Which portfolio.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ExecutiveQuery {
    /// The portfolio; everything that the caller may see without one.
    pub portfolio_id: Option<Uuid>,
}

/// Money of running projects in one currency.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct ExecutiveMoney {
    /// The currency.
    pub currency: String,
    /// What they cost, in minor units: business cases, else what was asked for, else their plans.
    pub cost_minor: i64,
    /// What is approved for them, in minor units; 0 also when nobody has said.
    pub funding_minor: i64,
    /// Projects for which something is approved.
    pub funded: usize,
    /// What the plans come to: work at the rates of who does it, and fixed costs.
    pub planned_minor: i64,
    /// Of that what is done already.
    pub spent_minor: i64,
    /// Net present value of the recommended options of business cases.
    pub npv_minor: i64,
    /// How many business cases that is the sum of.
    pub npv_cases: usize,
    /// Those of them that take money to flow in the middle of its period; the others at its start.
    pub npv_middle: usize,
    /// Projects of this currency whose cost is known.
    pub with_cost: usize,
}

/// A risk that a business case names.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExecutiveRisk {
    /// Which kind of subject.
    pub kind: ScenarioSubject,
    /// Of which project or request.
    pub subject: Reference,
    /// What may go wrong.
    pub risk: String,
    /// What is done about it.
    pub response: String,
}

/// A gate.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExecutiveGate {
    /// The review.
    pub id: Uuid,
    /// The project.
    pub project: Reference,
    /// Name of the stage it ends.
    pub stage: String,
    /// Name of the gate.
    pub gate: String,
    /// What is proposed.
    pub proposed: String,
    /// What was decided; null while it waits.
    pub outcome: Option<String>,
    /// Why.
    pub reason: String,
    /// Since when it waits, or when it was decided (UTC).
    pub at: String,
}

/// The strategic baseline in force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExecutiveCommit {
    /// Its number in the portfolio.
    pub number: i64,
    /// The scenario it was.
    pub scenario: Reference,
    /// Why.
    pub reason: String,
    /// When (UTC).
    pub at: String,
    /// Currency of its money.
    pub currency: String,
    /// Projects and requests that are to be done.
    pub included: usize,
    /// Those that are not.
    pub left_out: usize,
    /// Minor units in all.
    pub cost_minor: i64,
    /// Points in all.
    pub value: f64,
    /// Running projects that it does not say are to be done.
    pub not_committed: usize,
}

/// A portfolio on one page.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExecutiveView {
    /// The portfolio; null for everything that the caller may see.
    pub portfolio: Option<Reference>,
    /// When it was looked at (UTC).
    pub at: String,
    /// Running projects.
    pub projects: usize,
    /// Pending requests.
    pub requests: usize,
    /// Running projects by stage.
    pub by_stage: Vec<CountOf>,
    /// Running projects by health, worst first.
    pub by_health: Vec<CountOf>,
    /// Pending requests by state.
    pub by_state: Vec<CountOf>,
    /// What the pending requests ask for, by currency.
    pub requested: Vec<MoneyIn>,
    /// Money of running projects by currency; null when the caller may not see rates there.
    pub money: Option<Vec<ExecutiveMoney>>,
    /// Mean score of those that have one, in points.
    pub mean_score: Option<f64>,
    /// How many have a score.
    pub scored: usize,
    /// Projects that finish after their baseline, latest finish first; 8 at most.
    pub off_track: Vec<Reference>,
    /// Risks that business cases name, of what costs most first; 8 at most.
    pub risks: Vec<ExecutiveRisk>,
    /// Gates that wait for their decision, oldest first; 8 at most.
    pub gates: Vec<ExecutiveGate>,
    /// Gates decided in the last 180 days, newest first; 8 at most.
    pub decisions: Vec<ExecutiveGate>,
    /// Which money serves objectives, by currency; null when the caller may not see the strategy.
    pub alignment: Option<Vec<CurrencySpend>>,
    /// What was committed; null when nothing was, or the caller may not see scenarios and rates there.
    pub commit: Option<ExecutiveCommit>,
}

/// A portfolio on one page, of what the caller may see.
pub async fn executive_view(
    app: &App,
    caller: &Caller,
    query: &ExecutiveQuery,
) -> Outcome<ExecutiveView> {
    caller.require_somewhere("project.view")?;
    let now = steerco_store::now_micros();
    let reader = app.store.snapshot().await?;
    let place = query.portfolio_id.map_or(Place::ORGANISATION, Place::portfolio);
    let portfolio = match query.portfolio_id {
        Some(id) => {
            caller.require("portfolio.view", place)?;
            let row = reader.find::<row::Portfolio>(id).await?;
            let row = row.ok_or(Failure::NotFound("portfolio"))?;
            Some(Reference { id, name: row.name })
        }
        None => None,
    };
    let of = RegisterQuery { portfolio_id: query.portfolio_id, ..RegisterQuery::default() };
    let filter = asked(&reader, caller, &of).await?;
    let sums = reader.register_sums(&filter).await?;
    let (projects, requests): (Vec<&RegisterSums>, Vec<&RegisterSums>) =
        sums.iter().partition(|one| one.kind == "project");
    let all = reader.register_names(&filter).await?;
    let running = RunningFilter {
        portfolio_id: query.portfolio_id,
        listed: false,
        program_id: None,
        visible: filter.visible.clone(),
    };
    let sees_money = caller.may("rate.view", place);
    let cases = cases(&reader, &all).await?;
    let since = now - LOOK_BACK_DAYS * DAY_MICROS;
    let most = u64::try_from(MOST_LISTED).unwrap_or(8);
    let (waiting, decided) = reader.gates_of_running(&running, since, most).await?;
    let names: BTreeMap<Uuid, &str> = all
        .iter()
        .filter(|line| line.kind == "project")
        .map(|line| (line.id, line.name.as_str()))
        .collect();
    let gates = |rows: Vec<row::GateReview>| {
        rows.into_iter().filter_map(|row| gate(row, &names)).collect::<Vec<_>>()
    };
    let subjects: BTreeSet<Uuid> = all.iter().map(|line| line.id).collect();
    let sees_strategy = caller.may_somewhere("strategy.view") && sees_money;
    Ok(ExecutiveView {
        portfolio,
        at: instant(now),
        projects: count(&projects),
        requests: count(&requests),
        by_stage: by_state(&projects, &["proposed", "planned", "active", "on_hold"]),
        by_health: by_health(&projects),
        by_state: by_state(
            &requests,
            &["submitted", "triage", "assessment", "decision", "approved"],
        ),
        requested: money(&requests),
        money: if sees_money {
            Some(money_of(&reader, &running, &projects, &cases).await?)
        } else {
            None
        },
        mean_score: mean(&sums),
        scored: usize::try_from(scored(&sums)).unwrap_or(0),
        off_track: off_track(&reader, &filter).await?,
        risks: risks(&all, &cases)?,
        gates: gates(waiting),
        decisions: gates(decided),
        alignment: if sees_strategy {
            Some(alignment_among(&reader, caller, Some(&subjects)).await?.currencies)
        } else {
            None
        },
        commit: if sees_money && caller.may("scenario.view", place) {
            commit(&reader, query.portfolio_id, names.keys().copied()).await?
        } else {
            None
        },
    })
}

fn by_state(sums: &[&RegisterSums], words: &[&str]) -> Vec<CountOf> {
    let mut found = counts(sums, words, |one| &one.state);
    found.retain(|one| one.count > 0);
    found
}

fn scored(sums: &[RegisterSums]) -> i64 {
    sums.iter().map(|one| one.scored).sum()
}

/// Mean in points, to the millionth.
fn mean(sums: &[RegisterSums]) -> Option<f64> {
    let count = Some(scored(sums)).filter(|count| *count > 0)?;
    Some(super::criteria::points(sums.iter().map(|one| one.score).sum::<i64>() / count))
}

/// Projects behind their baseline, latest finish first.
async fn off_track(reader: &Reader, filter: &RegisterFilter) -> Outcome<Vec<Reference>> {
    let filter = RegisterFilter {
        kind: Some("project".into()),
        health: Some("off_track".into()),
        ..filter.clone()
    };
    let ask = Ask { descending: true, ..Ask::few(u64::try_from(MOST_LISTED).unwrap_or(8)) };
    let found = reader.register(&filter, RegisterSort::Finish, &ask).await?.items;
    Ok(found.into_iter().map(|line| Reference { id: line.id, name: line.name }).collect())
}

/// Business cases of what is shown, by subject.
type Cases = BTreeMap<Uuid, row::BusinessCase>;

async fn cases(reader: &Reader, lines: &[RegisterName]) -> Outcome<Cases> {
    let known: BTreeSet<(&str, Uuid)> =
        lines.iter().map(|line| (line.kind.as_str(), line.id)).collect();
    let rows = reader.decided_cases().await?;
    let own =
        rows.into_iter().filter(|row| known.contains(&(row.subject_kind.as_str(), row.subject_id)));
    Ok(own.map(|row| (row.subject_id, row)).collect())
}

/// Cost, plans and worth of running projects by currency, the largest first.
async fn money_of(
    reader: &Reader,
    running: &RunningFilter,
    projects: &[&RegisterSums],
    cases: &Cases,
) -> Outcome<Vec<ExecutiveMoney>> {
    let mut sums: BTreeMap<String, ExecutiveMoney> = BTreeMap::new();
    for one in projects {
        let own = sums.entry(one.currency.clone()).or_default();
        own.cost_minor += one.cost;
        own.with_cost += usize::try_from(one.costed).unwrap_or(0);
    }
    for case in cases.values().filter(|case| case.subject_kind == "project") {
        if let Some((npv, discounting)) = recommended_npv(case)? {
            let own = sums.entry(case.currency.clone()).or_default();
            own.npv_minor += npv;
            own.npv_cases += 1;
            own.npv_middle += usize::from(discounting == Discounting::Middle);
        }
    }
    let people = reader.people_in_teams().await?;
    let people: BTreeMap<Uuid, row::Resource> =
        people.into_iter().map(|(row, _)| (row.id, row)).collect();
    for work in reader.work_by_person(running).await? {
        let Some(person) = work.resource_id.and_then(|id| people.get(&id)) else { continue };
        let digits = Currency::new(&person.currency).map_or(2, |one| one.digits());
        let own = sums.entry(person.currency.clone()).or_default();
        own.spent_minor += price(work.done, person.standard_rate, digits);
    }
    for (currency, done) in reader.fixed_costs_done(running).await? {
        sums.entry(currency).or_default().spent_minor += done;
    }
    for plans in reader.money_of_plans(running).await? {
        let own = sums.entry(plans.currency).or_default();
        own.planned_minor += plans.planned;
        own.funding_minor += plans.funding;
        own.funded += usize::try_from(plans.funded).unwrap_or(0);
    }
    let named = sums.into_iter().map(|(currency, own)| ExecutiveMoney { currency, ..own });
    let mut found: Vec<ExecutiveMoney> =
        named.filter(|one| one.cost_minor != 0 || one.planned_minor != 0).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.cost_minor.max(one.planned_minor)));
    Ok(found)
}

/// Risks of business cases, of what costs most first; one of each before the second of any.
fn risks(lines: &[RegisterName], cases: &Cases) -> Outcome<Vec<ExecutiveRisk>> {
    let mut dear: Vec<&RegisterName> = lines.iter().collect();
    dear.sort_by_key(|line| std::cmp::Reverse(cases.get(&line.id).and_then(|case| case.cost)));
    let mut found: Vec<(usize, ExecutiveRisk)> = vec![];
    for line in dear {
        let Some(case) = cases.get(&line.id) else { continue };
        let body: CaseBody = read_json(&case.body)?;
        for (at, one) in body.risks.into_iter().enumerate() {
            let risk = ExecutiveRisk {
                kind: ScenarioSubject::of(&line.kind),
                subject: Reference { id: line.id, name: line.name.clone() },
                risk: one.risk,
                response: one.response,
            };
            found.push((at, risk));
        }
    }
    found.sort_by_key(|one| one.0);
    Ok(found.into_iter().take(MOST_LISTED).map(|one| one.1).collect())
}

fn gate(row: row::GateReview, names: &BTreeMap<Uuid, &str>) -> Option<ExecutiveGate> {
    let name = (*names.get(&row.subject_id)?).to_owned();
    Some(ExecutiveGate {
        id: row.id,
        project: Reference { id: row.subject_id, name },
        stage: row.stage_name,
        gate: row.gate,
        proposed: row.proposed,
        outcome: row.outcome,
        reason: row.reason,
        at: instant(row.decided_at.unwrap_or(row.created_at)),
    })
}

async fn commit(
    reader: &Reader,
    portfolio: Option<Uuid>,
    projects: impl Iterator<Item = Uuid>,
) -> Outcome<Option<ExecutiveCommit>> {
    let Some(row) = reader.last_commit(portfolio).await? else { return Ok(None) };
    let content: CommitContent = read_json(&row.content)?;
    let included: BTreeSet<Uuid> =
        content.items.iter().filter(|item| item.included).map(|item| item.id).collect();
    Ok(Some(ExecutiveCommit {
        number: row.number,
        scenario: Reference { id: row.scenario_id, name: row.scenario_name },
        reason: row.reason,
        at: instant(row.created_at),
        currency: content.currency,
        included: included.len(),
        left_out: content.items.len() - included.len(),
        cost_minor: content.totals.cost,
        value: content.totals.value,
        not_committed: projects.filter(|id| !included.contains(id)).count(),
    }))
}
