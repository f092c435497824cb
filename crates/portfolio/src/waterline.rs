//! Candidates in an order, filled in from the top until money or people end.
//!
//! Each candidate, at its earliest start and in full, is let in when it fits beside those above it that
//! are in; the line lies above the first that does not. Below it something smaller may still fit. What
//! must be chosen is let in all the same, and what that breaks is told. Rules between projects are not
//! looked at here: a ranked list cannot keep them, the selection does.

use steerco_units::Percent;

use crate::selection::{Model, Project, Series};

/// What money or people a binding limit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The budget at this place of the model.
    Budget(usize),
    /// The capacity at this place of the model.
    Capacity(usize),
}

/// The first limit that a candidate breaks: the earliest period, and in it the first in the model's
/// order, budgets before capacities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Which limit.
    pub limit: Limit,
    /// In which period.
    pub period: usize,
    /// What the candidate asks for there; with carry-over, up to there.
    pub needed: i64,
    /// What those above leave of it; below zero when they take too much already.
    pub left: i64,
}

/// Where a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is in. What must be chosen may break a limit all the same.
    In(Option<Binding>),
    /// It does not fit.
    Out(Binding),
    /// It does not end within the periods from its earliest start.
    TooLong,
    /// It must not be chosen.
    Excluded,
}

/// A candidate with what comes together down to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Place in the model.
    pub project: usize,
    /// Whether it is in.
    pub standing: Standing,
    /// Money of all that are in, down to this one.
    pub money: i64,
    /// Value of all that are in, down to this one.
    pub value: i64,
}

/// The ranked list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waterline {
    /// In the order that was asked for.
    pub rows: Vec<Row>,
    /// How many rows lie above the line; all of them when everything fits.
    pub line: usize,
    /// What is taken of each budget per period by those that are in.
    pub spent: Vec<Vec<i64>>,
    /// What is taken of each capacity per period.
    pub worked: Vec<Vec<i64>>,
}

/// Fills the candidates in, in this order; each stands in it once.
pub fn waterline(model: &Model, order: &[usize]) -> Waterline {
    let periods = model.periods.len();
    let mut spent = vec![vec![0; periods]; model.budgets.len()];
    let mut worked = vec![vec![0; periods]; model.capacities.len()];
    let (mut money, mut value, mut line) = (0_i64, 0_i64, None);
    let mut rows = vec![];
    for &at in order {
        let Some(project) = model.projects.get(at) else { continue };
        let asked = Asked::of(model, project);
        let standing = match (&asked, project.excluded) {
            (_, true) => Standing::Excluded,
            (None, _) => Standing::TooLong,
            (Some(asked), _) => match first_binding(model, asked, &spent, &worked) {
                Some(binding) if !project.mandatory => Standing::Out(binding),
                binding => Standing::In(binding),
            },
        };
        if let (Standing::In(_), Some(asked)) = (standing, &asked) {
            add(&mut spent, &asked.costs);
            add(&mut worked, &asked.demands);
            money = money.saturating_add(all_costs(project));
            let shift = project.start_shift.earliest;
            value = value.saturating_add(project.worth(shift, Percent::WHOLE));
        } else if line.is_none() && standing != Standing::Excluded {
            line = Some(rows.len());
        }
        rows.push(Row { project: at, standing, money, value });
    }
    let line = line.unwrap_or(rows.len());
    Waterline { rows, line, spent, worked }
}

/// What a candidate asks of each limit, per period.
struct Asked {
    costs: Vec<Vec<i64>>,
    demands: Vec<Vec<i64>>,
}

impl Asked {
    /// Nothing when it goes beyond the last period.
    fn of(model: &Model, project: &Project) -> Option<Self> {
        let start = project.start_shift.earliest;
        let periods = model.periods.len();
        if start >= periods || start + project.length() > periods {
            return None;
        }
        let laid = |series: &[Series], name: &str| {
            let mut line = vec![0_i64; periods];
            for one in series.iter().filter(|one| one.name == name) {
                for (slot, amount) in line.iter_mut().skip(start).zip(&one.amounts) {
                    *slot = slot.saturating_add(*amount);
                }
            }
            line
        };
        let costs = model.budgets.iter().map(|one| laid(&project.costs, &one.cost_type));
        let demands = model.capacities.iter().map(|one| laid(&project.demands, &one.role));
        Some(Self { costs: costs.collect(), demands: demands.collect() })
    }
}

fn add(into: &mut [Vec<i64>], lines: &[Vec<i64>]) {
    for (own, line) in into.iter_mut().zip(lines) {
        for (slot, amount) in own.iter_mut().zip(line) {
            *slot = slot.saturating_add(*amount);
        }
    }
}

fn all_costs(project: &Project) -> i64 {
    project.costs.iter().flat_map(|one| &one.amounts).fold(0, |all, one| all.saturating_add(*one))
}

/// What is asked for up to each period, or in each alone.
fn heaped(line: &[i64], carry_over: bool) -> Vec<i64> {
    let mut sum = 0_i64;
    line.iter()
        .map(|amount| {
            sum = if carry_over { sum.saturating_add(*amount) } else { *amount };
            sum
        })
        .collect()
}

fn first_binding(
    model: &Model,
    asked: &Asked,
    spent: &[Vec<i64>],
    worked: &[Vec<i64>],
) -> Option<Binding> {
    let mut first: Option<Binding> = None;
    let mut look = |limit, carry_over, given: &[i64], taken: &[i64], own: &[i64]| {
        let (given, taken) = (heaped(given, carry_over), heaped(taken, carry_over));
        for (period, needed) in heaped(own, carry_over).into_iter().enumerate() {
            // Who asks for nothing breaks nothing, even where others have taken too much.
            let left =
                given.get(period).copied().unwrap_or(0) - taken.get(period).copied().unwrap_or(0);
            if needed > 0 && needed > left && first.is_none_or(|known| period < known.period) {
                first = Some(Binding { limit, period, needed, left });
            }
        }
    };
    for (at, budget) in model.budgets.iter().enumerate() {
        let (taken, own) = (spent.get(at), asked.costs.get(at));
        if let (Some(taken), Some(own)) = (taken, own) {
            look(Limit::Budget(at), budget.carry_over, &budget.amounts, taken, own);
        }
    }
    for (at, capacity) in model.capacities.iter().enumerate() {
        let (taken, own) = (worked.get(at), asked.demands.get(at));
        if let (Some(taken), Some(own)) = (taken, own) {
            look(Limit::Capacity(at), false, &capacity.amounts, taken, own);
        }
    }
    first
}
