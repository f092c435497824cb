//! What a scenario overrides of live projects and requests, and what everything comes to with that.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_portfolio::overlay::{
    Change, Figures, Horizon, Line, Supply, Swap, Totals, apply, month_of, sum, supply,
};
use steerco_units::Percent;
use utoipa::ToSchema;

use super::criteria::{millionths, points};
use super::live_figures::{
    LiveCapacity, LiveFigures, day_name, day_number, month_name, month_number,
};
use super::scenario_question::{Amounts, ScenarioBudget, ScenarioQuestion, funded_in_part, months};
use crate::{Failure, Outcome, shape::basis_points};

/// The cost type of people who are to be hired.
const HIRES: &str = "Hires";
/// Furthest that a start moves.
pub(super) const MOST_SHIFT_MONTHS: i64 = 120;
const MOST_SHIFT_DAYS: i64 = 366;
const MOST_STRETCH: f64 = 1_000.0;
const MOST_SHARE: f64 = 1_000.0;
const MOST_PEOPLE: f64 = 1_000.0;
/// Most letters of a bucket's name.
const MOST_BUCKET: usize = 200;

/// Work of one role that another is to do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct OverlaySwap {
    /// The role that does it today.
    pub from: String,
    /// The role that is to do it.
    pub to: String,
    /// How much of the work.
    #[serde(default = "whole")]
    pub share_percent: f64,
}

/// What a scenario wants otherwise of one project or request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct OverlayChange {
    /// It is left out.
    #[serde(default)]
    pub out: bool,
    /// Months by which the start moves; negative is earlier.
    #[serde(default)]
    pub shift_months: i64,
    /// Days by which it moves besides.
    #[serde(default)]
    pub shift_days: i64,
    /// How long it takes, of its length today.
    #[serde(default = "whole")]
    pub stretch_percent: f64,
    /// How much of it is done: scales cost, work and value.
    #[serde(default = "whole")]
    pub scope_percent: f64,
    /// How much of its cost is paid: scales cost alone.
    #[serde(default = "whole")]
    pub funding_percent: f64,
    /// Other roles for its work.
    #[serde(default)]
    pub staffing: Vec<OverlaySwap>,
    /// What it is worth, in points, in the place of its score.
    #[serde(default)]
    pub value: Option<f64>,
    /// The strategic bucket it is to count in; that of the scenario's candidate unless told.
    #[serde(default)]
    pub bucket: Option<String>,
    /// A search must choose it.
    #[serde(default)]
    pub mandatory: bool,
    /// Months by which a search may start it later than it starts here; nothing for work that has begun.
    #[serde(default)]
    pub later_months: i64,
    /// Shares, such as 50 and 75, at which a search may choose it besides the whole: each cost and all work
    /// is that share rounded up, the value that share rounded down.
    #[serde(default)]
    pub partial_percents: Vec<f64>,
}

fn whole() -> f64 {
    100.0
}

impl Default for OverlayChange {
    fn default() -> Self {
        Self {
            out: false,
            shift_months: 0,
            shift_days: 0,
            stretch_percent: whole(),
            scope_percent: whole(),
            funding_percent: whole(),
            staffing: vec![],
            value: None,
            bucket: None,
            mandatory: false,
            later_months: 0,
            partial_percents: vec![],
        }
    }
}

/// Whether money or people are more or less than today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LimitKind {
    /// A budget, by cost type.
    Budget,
    /// A capacity, by role.
    Capacity,
}

/// More or less of a budget or capacity from a month on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LimitChange {
    /// Of what.
    pub kind: LimitKind,
    /// The cost type or role.
    pub name: String,
    /// First month, from 0.
    #[serde(default)]
    pub from: usize,
    /// Minor units or minutes per month; negative is less.
    pub amount: i64,
}

/// People to be hired, or, below zero, to leave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Hire {
    /// The role.
    pub role: String,
    /// Full-time people.
    pub people: f64,
    /// First month, from 0.
    #[serde(default)]
    pub from: usize,
    /// Minor units per month for all of them; what is saved when they leave is below zero.
    #[serde(default)]
    pub cost_per_month: i64,
}

/// What a scenario is to reach.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScenarioTargets {
    /// Most cost in all, in minor units.
    pub cost: Option<i64>,
    /// Least value, in points.
    pub value: Option<f64>,
    /// Most work in all, in minutes.
    pub work: Option<i64>,
}

/// What goes for a scenario as a whole.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScenarioWishes {
    /// More or less money and people.
    #[serde(default)]
    pub limits: Vec<LimitChange>,
    /// People to be hired or to leave.
    #[serde(default)]
    pub hires: Vec<Hire>,
    /// What is to be reached.
    #[serde(default)]
    pub targets: ScenarioTargets,
}

/// What is kept of a scenario as an overlay besides its items.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ScenarioOverlay {
    pub(super) wishes: ScenarioWishes,
    /// What people had when the figures were taken.
    pub(super) capacity: LiveCapacity,
    /// When the figures were taken, in microseconds since 1970.
    pub(super) taken_at: Option<i64>,
}

/// Demand against capacity of one role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RoleUse {
    /// The role.
    pub role: String,
    /// Minutes asked for, per month.
    pub demand: Vec<i64>,
    /// Minutes there are, per month.
    pub capacity: Vec<i64>,
    /// Minutes that are missing, in all months.
    pub short: i64,
}

/// What everything comes to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct OverlayTotals {
    /// Projects and requests that are in.
    pub items: i64,
    /// Points of all that have a value.
    pub value: f64,
    /// Minor units in all, hires among them.
    pub cost: i64,
    /// Minor units per month.
    pub cost_by_month: Vec<i64>,
    /// All budgets together per month; empty when money is not limited.
    pub budget_by_month: Vec<i64>,
    /// Minor units that lie before or after the months looked at; not in `cost`.
    pub cost_outside: i64,
    /// Minutes of work in all.
    pub work: i64,
    /// Minutes that lie before or after the months looked at; not in `work`.
    pub work_outside: i64,
    /// Demand against capacity, by role.
    pub roles: Vec<RoleUse>,
    /// Minutes that are missing of all roles and months.
    pub short: i64,
    /// Share of the cost that lies in projects behind their baseline: the risk of it, until there are risks.
    pub late_cost_percent: f64,
    /// First day of all; null when nothing is in.
    pub start: Option<String>,
    /// Last day of all.
    pub finish: Option<String>,
}

/// A subject's figures without its months.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FiguresInBrief {
    /// First day.
    pub start: String,
    /// Last day.
    pub finish: String,
    /// Minor units in all, also outside the months looked at.
    pub cost: i64,
    /// Minutes in all.
    pub work: i64,
    /// Points; null without a value.
    pub value: Option<f64>,
}

fn no<T>(field: &str, text: String) -> Outcome<T> {
    Err(Failure::field("scenario.bad_overlay", field, text))
}

/// Refuses what makes no sense of one project or request.
pub(super) fn check_change(change: &OverlayChange) -> Outcome<()> {
    if change.shift_months.abs() > MOST_SHIFT_MONTHS {
        return no("shift_months", format!("Move it by at most {MOST_SHIFT_MONTHS} months."));
    }
    if change.shift_days.abs() > MOST_SHIFT_DAYS {
        return no("shift_days", format!("Move it by at most {MOST_SHIFT_DAYS} days."));
    }
    if !(0..=MOST_SHIFT_MONTHS).contains(&change.later_months) {
        let text = format!("A search may start it up to {MOST_SHIFT_MONTHS} months later.");
        return no("later_months", text);
    }
    if change.mandatory && change.out {
        return no("mandatory", "Leave it out, or have a search choose it in any case.".into());
    }
    funded_in_part(&change.partial_percents)?;
    if basis_points("stretch_percent", change.stretch_percent, MOST_STRETCH)? < 100 {
        return no("stretch_percent", "Give at least 1 % of its length.".into());
    }
    basis_points("scope_percent", change.scope_percent, MOST_SHARE)?;
    basis_points("funding_percent", change.funding_percent, MOST_SHARE)?;
    if change.bucket.as_ref().is_some_and(|bucket| bucket.chars().count() > MOST_BUCKET) {
        return no("bucket", format!("Use at most {MOST_BUCKET} letters."));
    }
    for swap in &change.staffing {
        basis_points("staffing", swap.share_percent, 100.0)?;
        if swap.from.trim().is_empty() || swap.to.trim().is_empty() {
            return no("staffing", "Name the role that does the work, and the other one.".into());
        }
    }
    match change.value.map(millionths) {
        Some(None) => no("value", "Give a number with at most six decimals.".into()),
        _ => Ok(()),
    }
}

/// Refuses what makes no sense of the scenario as a whole.
pub(super) fn check_wishes(wishes: &ScenarioWishes, question: &ScenarioQuestion) -> Outcome<()> {
    let months = usize::try_from(question.months).unwrap_or(0);
    let froms = wishes.limits.iter().map(|one| (one.from, &one.name));
    for (from, name) in froms.chain(wishes.hires.iter().map(|one| (one.from, &one.role))) {
        if name.trim().is_empty() {
            return no("wishes", "Name the cost type or role of each line.".into());
        }
        if from >= months {
            let text =
                format!("“{name}” begins with month {}; the scenario has {months}.", from + 1);
            return no("wishes", text);
        }
    }
    let absurd = |one: &&Hire| !one.people.is_finite() || one.people.abs() > MOST_PEOPLE;
    if let Some(hire) = wishes.hires.iter().find(absurd) {
        let text = format!("Hire at most {MOST_PEOPLE} people as “{}”.", hire.role);
        return no("wishes", text);
    }
    if wishes.targets.value.is_some_and(|value| millionths(value).is_none()) {
        return no("wishes", "Give the value to be reached with at most six decimals.".into());
    }
    Ok(())
}

pub(super) fn horizon(question: &ScenarioQuestion) -> Outcome<Horizon> {
    let names = months(question)?;
    let first = month_number(names.first().map_or("", String::as_str))?;
    Ok(Horizon { first, months: names.len() })
}

fn lines(of: &[Amounts]) -> Vec<Line> {
    of.iter().map(|one| Line { name: one.name.clone(), amounts: one.amounts.clone() }).collect()
}

/// Figures as the engine takes them.
pub(super) fn engine_figures(live: &LiveFigures) -> Outcome<Figures> {
    Ok(Figures {
        start: day_number(&live.start)?,
        finish: day_number(&live.finish)?,
        from: month_number(&live.from)?,
        costs: lines(&live.costs),
        demands: lines(&live.demands),
        value: live.value.and_then(millionths),
    })
}

/// A subject with what the scenario wants otherwise; `None` when it is left out.
pub(super) fn changed(live: &LiveFigures, change: &OverlayChange) -> Outcome<Option<Figures>> {
    let mut base = engine_figures(live)?;
    if let Some(value) = change.value {
        base.value = millionths(value);
    }
    let share = |percent: f64| {
        basis_points("percent", percent, MOST_STRETCH).map(Percent::from_basis_points)
    };
    let mut staffing = vec![];
    for swap in &change.staffing {
        staffing.push(Swap {
            from: swap.from.clone(),
            to: swap.to.clone(),
            share: share(swap.share_percent)?,
        });
    }
    let change = Change {
        out: change.out,
        shift_months: change.shift_months,
        shift_days: change.shift_days,
        stretch: share(change.stretch_percent)?,
        scope: share(change.scope_percent)?,
        funding: share(change.funding_percent)?,
        staffing,
    };
    Ok(apply(&base, &change))
}

pub(super) fn brief(figures: &Figures) -> FiguresInBrief {
    FiguresInBrief {
        start: day_name(figures.start),
        finish: day_name(figures.finish),
        cost: figures.cost(),
        work: figures.work(),
        value: figures.value.map(points),
    }
}

/// A candidate's amounts within the months of the question, from its own start, for the search; with the
/// month of its start. What has begun before counts from the first month on.
pub(super) fn within(figures: &Figures, horizon: Horizon) -> (usize, Vec<Amounts>, Vec<Amounts>) {
    let begins = month_of(figures.start).max(horizon.first);
    let start = usize::try_from(begins - horizon.first).unwrap_or(0);
    let length = horizon.months.saturating_sub(start);
    let cut = |lines: &[Line]| {
        let own = lines.iter().map(|line| {
            let at = |month: i64| {
                let index = usize::try_from(month - figures.from).ok()?;
                line.amounts.get(index).copied()
            };
            let amounts = (begins..).take(length).map(|month| at(month).unwrap_or(0)).collect();
            Amounts { name: line.name.clone(), amounts }
        });
        own.collect()
    };
    (start, cut(&figures.costs), cut(&figures.demands))
}

/// What limits a scenario, by month.
pub(super) struct LimitsOf<'scenario> {
    pub(super) question: &'scenario ScenarioQuestion,
    pub(super) capacity: &'scenario LiveCapacity,
    /// None for the portfolio as it is.
    pub(super) wishes: Option<&'scenario ScenarioWishes>,
}

impl LimitsOf<'_> {
    /// Budgets by cost type.
    pub(super) fn budgets(&self, months: usize) -> BTreeMap<String, Vec<i64>> {
        let typed = self.question.budgets.iter().map(|one| (&one.name, &one.amounts));
        self.changed(typed, months, LimitKind::Budget)
    }

    /// The same as the search takes them.
    pub(super) fn searched_budgets(&self, months: usize) -> Vec<ScenarioBudget> {
        let carries =
            |name: &str| self.question.budgets.iter().any(|one| one.name == name && one.carry_over);
        let own = self.budgets(months).into_iter();
        own.map(|(name, amounts)| ScenarioBudget { carry_over: carries(&name), name, amounts })
            .collect()
    }

    /// Capacities by role: those that are typed, and of the other roles what people have.
    pub(super) fn capacities(&self, months: usize) -> BTreeMap<String, Vec<i64>> {
        let live = self.capacity.roles.iter().map(|one| (&one.name, &one.amounts));
        let typed = self.question.capacities.iter().map(|one| (&one.name, &one.amounts));
        let found = self.changed(live.chain(typed), months, LimitKind::Capacity);
        let hires = self.wishes.map(|wishes| wishes.hires.as_slice()).unwrap_or_default();
        let changes = hires.iter().map(|hire| Supply {
            role: hire.role.clone(),
            people: Percent::from_basis_points(hundredths(hire.people * 100.0)),
            from: hire.from,
        });
        let changes: Vec<Supply> = changes.collect();
        supply(&found, &changes, &self.capacity.full_time)
    }

    fn changed<'line>(
        &self,
        lines: impl Iterator<Item = (&'line String, &'line Vec<i64>)>,
        months: usize,
        kind: LimitKind,
    ) -> BTreeMap<String, Vec<i64>> {
        let mut found: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        for (name, amounts) in lines {
            let mut amounts = amounts.clone();
            amounts.resize(months, 0);
            found.insert(name.clone(), amounts);
        }
        let limits = self.wishes.map(|wishes| wishes.limits.as_slice()).unwrap_or_default();
        for change in limits.iter().filter(|change| change.kind == kind) {
            let own = found.entry(change.name.clone()).or_insert_with(|| vec![0; months]);
            for amount in own.iter_mut().skip(change.from) {
                *amount = (*amount + change.amount).max(0);
            }
        }
        found
    }

    fn hires(&self, months: usize) -> Vec<i64> {
        let mut found = vec![0_i64; months];
        for hire in self.wishes.map(|wishes| wishes.hires.as_slice()).unwrap_or_default() {
            for amount in found.iter_mut().skip(hire.from) {
                *amount += hire.cost_per_month;
            }
        }
        found
    }
}

#[expect(clippy::cast_possible_truncation, reason = "people are bounded when they are typed")]
fn hundredths(number: f64) -> i64 {
    (number * 100.0).round() as i64
}

/// Everything together: figures, each with whether it is late, under their limits.
pub(super) fn totals(
    figures: &[(Figures, bool)],
    limits: &LimitsOf<'_>,
    horizon: Horizon,
) -> OverlayTotals {
    let months = horizon.months;
    let Totals { value, mut costs, mut demands, cost_outside, work_outside } =
        sum(figures.iter().map(|(figures, _)| figures), horizon);
    let hires = limits.hires(months);
    if hires.iter().any(|amount| *amount != 0) {
        costs.insert(HIRES.into(), hires);
    }
    let by_month = |lines: &BTreeMap<String, Vec<i64>>| -> Vec<i64> {
        (0..months).map(|at| lines.values().filter_map(|line| line.get(at)).sum()).collect()
    };
    let mut capacities = limits.capacities(months);
    for role in demands.keys() {
        capacities.entry(role.clone()).or_insert_with(|| vec![0; months]);
    }
    let roles: Vec<RoleUse> = capacities
        .into_iter()
        .map(|(role, capacity)| {
            let demand = demands.remove(&role).unwrap_or_else(|| vec![0; months]);
            let pairs = demand.iter().zip(&capacity);
            let short = pairs.map(|(wanted, there)| (wanted - there).max(0)).sum();
            RoleUse { role, demand, capacity, short }
        })
        .collect();
    let budgets = limits.budgets(months);
    let cost_by_month = by_month(&costs);
    let late: i64 = figures.iter().filter(|(_, late)| *late).map(|(one, _)| one.cost()).sum();
    let all: i64 = figures.iter().map(|(one, _)| one.cost()).sum();
    let first = figures.iter().map(|(one, _)| one.start).min();
    let last = figures.iter().map(|(one, _)| one.finish).max();
    OverlayTotals {
        items: i64::try_from(figures.len()).unwrap_or(i64::MAX),
        value: points(value),
        cost: cost_by_month.iter().sum(),
        budget_by_month: if budgets.is_empty() { vec![] } else { by_month(&budgets) },
        cost_by_month,
        cost_outside,
        work: roles.iter().flat_map(|role| &role.demand).sum(),
        work_outside,
        short: roles.iter().map(|role| role.short).sum(),
        roles,
        late_cost_percent: crate::shape::percent(if all > 0 {
            i64::try_from(i128::from(late) * 10_000 / i128::from(all)).unwrap_or(0)
        } else {
            0
        }),
        start: first.map(day_name),
        finish: last.map(day_name),
    }
}

/// Names of the months, such as `2027-01`.
pub(super) fn month_names(horizon: Horizon) -> Vec<String> {
    (horizon.first..).take(horizon.months).map(month_name).collect()
}
