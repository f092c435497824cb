//! The ranked list of a scenario with the line where money or people end.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_portfolio::{
    selection::{Model, Project},
    waterline::{Binding, Limit, Standing, waterline},
};
use steerco_units::Percent;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    criteria::points,
    live_figures::ScenarioSubject,
    scenario_candidates::Searched,
    scenario_items::{Overlaid, seen},
    scenario_overlay::LimitKind,
    scenario_question::{Asked, asked, months},
    scenarios::{find, place},
};
use crate::{App, Outcome, access::Caller};

/// In which order candidates are filled in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WaterlineOrder {
    /// What is worth most first.
    #[default]
    Value,
    /// What is worth most for its money first.
    ValuePerCost,
    /// What costs least first.
    Cost,
    /// As the scenario lists them.
    Listed,
}

/// Which order.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WaterlineQuery {
    /// `value` (default), `value_per_cost`, `cost` or `listed`.
    pub order: Option<WaterlineOrder>,
}

/// Whether a candidate is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WaterlineStanding {
    /// It fits.
    In,
    /// It must be chosen, and breaks a limit.
    Forced,
    /// It does not fit.
    Out,
    /// It does not end within the months of the scenario.
    TooLong,
    /// It must not be chosen.
    Excluded,
}

/// What stops a candidate first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaterlineBinding {
    /// Money or people.
    pub kind: LimitKind,
    /// The cost type or role.
    pub name: String,
    /// In which month, such as `2027-03`.
    pub month: String,
    /// The budget carries over: the amounts are those up to and with this month.
    pub up_to: bool,
    /// What the candidate asks for: minor units or minutes.
    pub needed: i64,
    /// What those above leave.
    pub left: i64,
    /// What is missing.
    pub short: i64,
}

/// A candidate in its place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaterlineRow {
    /// Which kind.
    pub kind: ScenarioSubject,
    /// Which one.
    pub id: Uuid,
    /// Its key; null when the reader may not see it.
    pub key: Option<String>,
    /// Its name; null when the reader may not see it.
    pub name: Option<String>,
    /// Whether it is in.
    pub standing: WaterlineStanding,
    /// What stops it, or what it breaks.
    pub binding: Option<WaterlineBinding>,
    /// What it is worth, in points.
    pub value: f64,
    /// Minor units in all.
    pub cost: i64,
    /// Minutes in all.
    pub work: i64,
    /// Value of all that are in, down to this one.
    pub running_value: f64,
    /// Money of all that are in, down to this one.
    pub running_cost: i64,
}

/// A budget or capacity, and what those that are in take of it in all months.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaterlineLimit {
    /// Money or people.
    pub kind: LimitKind,
    /// The cost type or role.
    pub name: String,
    /// Minor units or minutes there are, in all months.
    pub given: i64,
    /// What is taken.
    pub taken: i64,
    /// The month that is used most, such as `2027-03`.
    pub fullest: String,
    /// How much of that month is used.
    pub fullest_percent: f64,
}

/// The ranked list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaterlineView {
    /// ISO 4217 code of all money.
    pub currency: String,
    /// The order they are in.
    pub order: WaterlineOrder,
    /// Candidates in order.
    pub rows: Vec<WaterlineRow>,
    /// How many lie above the line.
    pub line: usize,
    /// Budgets, then capacities.
    pub limits: Vec<WaterlineLimit>,
}

/// The candidates of a scenario in order, with the line where money or people end.
pub async fn scenario_waterline(
    app: &App,
    caller: &Caller,
    id: Uuid,
    query: &WaterlineQuery,
) -> Outcome<WaterlineView> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "scenario.view").await?;
    let own = Overlaid::read(&reader, row).await?;
    let Searched { question, known, .. } = own.searched()?;
    let by = query.order.unwrap_or_default();
    if question.items.is_empty() {
        let currency = question.currency;
        return Ok(WaterlineView { currency, order: by, rows: vec![], line: 0, limits: vec![] });
    }
    let names = months(&question)?;
    let asked = asked(&reader, caller, place(&own.row), &question, &known).await?;
    let Asked { model, projects, .. } = asked;
    let list = waterline(&model, &order(&model, by));
    let kinds: BTreeMap<Uuid, ScenarioSubject> = own
        .items
        .iter()
        .map(|item| {
            let (kind, id) = item.subject();
            (id, kind)
        })
        .collect();
    let kind = |id: Uuid| kinds.get(&id).copied().unwrap_or(ScenarioSubject::Project);
    let subjects = projects.iter().map(|one| (kind(one.id), one.id));
    let seen = seen(&reader, caller, subjects).await?;
    let rows = list.rows.iter().filter_map(|row| {
        let (candidate, project) = (projects.get(row.project)?, model.projects.get(row.project)?);
        let told = |text: &String| seen.contains(&candidate.id).then(|| text.clone());
        let (standing, binding) = match row.standing {
            Standing::In(None) => (WaterlineStanding::In, None),
            Standing::In(binding) => (WaterlineStanding::Forced, binding),
            Standing::Out(binding) => (WaterlineStanding::Out, Some(binding)),
            Standing::TooLong => (WaterlineStanding::TooLong, None),
            Standing::Excluded => (WaterlineStanding::Excluded, None),
        };
        Some(WaterlineRow {
            kind: kind(candidate.id),
            id: candidate.id,
            key: told(&candidate.key),
            name: told(&candidate.name),
            standing,
            binding: binding.and_then(|binding| binding_view(&model, &names, binding)),
            value: points(project.worth(project.start_shift.earliest, Percent::WHOLE)),
            cost: cost(project),
            work: project.demands.iter().flat_map(|one| &one.amounts).sum(),
            running_value: points(row.value),
            running_cost: row.money,
        })
    });
    let rows = rows.collect();
    let budgets = model.budgets.iter().zip(&list.spent).map(|(budget, taken)| {
        limit_view(LimitKind::Budget, &budget.cost_type, &budget.amounts, taken, &names)
    });
    let capacities = model.capacities.iter().zip(&list.worked).map(|(capacity, taken)| {
        limit_view(LimitKind::Capacity, &capacity.role, &capacity.amounts, taken, &names)
    });
    Ok(WaterlineView {
        limits: budgets.chain(capacities).collect(),
        currency: question.currency,
        order: by,
        rows,
        line: list.line,
    })
}

fn cost(project: &Project) -> i64 {
    project.costs.iter().flat_map(|one| &one.amounts).sum()
}

/// The places of candidates in an order; where it leaves two alike, as they are listed.
fn order(model: &Model, by: WaterlineOrder) -> Vec<usize> {
    let mut ranked: Vec<(usize, i128, i128)> = model
        .projects
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let worth = one.worth(one.start_shift.earliest, Percent::WHOLE);
            (at, i128::from(worth), i128::from(cost(one)))
        })
        .collect();
    match by {
        WaterlineOrder::Value => ranked.sort_by_key(|one| Reverse(one.1)),
        // Worth over cost, compared crosswise: what costs nothing comes first.
        WaterlineOrder::ValuePerCost => {
            ranked.sort_by(|one, other| (other.1 * one.2).cmp(&(one.1 * other.2)));
        }
        WaterlineOrder::Cost => ranked.sort_by_key(|one| one.2),
        WaterlineOrder::Listed => {}
    }
    ranked.into_iter().map(|one| one.0).collect()
}

fn binding_view(model: &Model, months: &[String], binding: Binding) -> Option<WaterlineBinding> {
    let Binding { limit, period, needed, left } = binding;
    let (kind, name, up_to) = match limit {
        Limit::Budget(at) => {
            let budget = model.budgets.get(at)?;
            (LimitKind::Budget, budget.cost_type.clone(), budget.carry_over)
        }
        Limit::Capacity(at) => (LimitKind::Capacity, model.capacities.get(at)?.role.clone(), false),
    };
    let month = months.get(period)?.clone();
    Some(WaterlineBinding { kind, name, month, up_to, needed, left, short: needed - left })
}

fn limit_view(
    kind: LimitKind,
    name: &str,
    given: &[i64],
    taken: &[i64],
    months: &[String],
) -> WaterlineLimit {
    // In hundredths of a percent; a month without anything to give is full as soon as it is used.
    let share = |(given, taken): (&i64, &i64)| match (*given, *taken) {
        (_, 0) => 0,
        (given, taken) if given > 0 => i128::from(taken) * 10_000 / i128::from(given),
        _ => 100_000,
    };
    let shares: Vec<i128> = given.iter().zip(taken).map(share).collect();
    let most = shares.iter().copied().max().unwrap_or(0);
    let fullest = shares.iter().position(|one| *one == most).and_then(|at| months.get(at));
    WaterlineLimit {
        kind,
        name: name.into(),
        given: given.iter().sum(),
        taken: taken.iter().sum(),
        fullest: fullest.cloned().unwrap_or_default(),
        fullest_percent: crate::shape::percent(i64::try_from(most).unwrap_or(i64::MAX)),
    }
}
