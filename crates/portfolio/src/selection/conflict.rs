//! Why nothing fits: a smallest set of limits and rules that cannot hold together. Taking back any
//! one of them makes the others possible (deletion filter; Chinneck and Dravnieks 1991).

use std::collections::BTreeSet;

use super::answer::Status;
use super::effort::{Effort, Limits};
use super::model::Model;
use super::program::{Compiled, Origin, Part, Program};
use super::search::{DEEP, End, Search};
use super::validate::{Invalid, validate};

/// Nodes for each question whether the rest can hold.
const NODES: usize = 5_000;

/// Limits and rules that cannot hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// In words, such as `P1 is mandatory` or `budget capex in 2027-01`.
    pub members: Vec<String>,
    /// None of them can be left out. `false` when the steps ran out before that was proven.
    pub smallest: bool,
}

/// One thing that can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Member {
    Mandatory(usize),
    Rule(usize),
    Budget(usize),
    Capacity(usize),
    BudgetIn(usize, usize),
    CapacityIn(usize, usize),
}

/// A smallest set of limits and rules of `model` that cannot hold together; `None` when a selection
/// fits or that stayed open.
///
/// # Errors
/// Everything that makes the model unusable.
pub fn conflict(model: &Model, limits: &Limits<'_>) -> Result<Option<Conflict>, Vec<Invalid>> {
    let invalid = validate(model);
    if !invalid.is_empty() {
        return Err(invalid);
    }
    let compiled = Compiled::of(model);
    let mut effort = Effort::new(limits);
    let mut filter = Filter { compiled: &compiled, effort: &mut effort, smallest: true };
    // Whole budgets and capacities first, then the periods of those that matter.
    let mut members: Vec<Member> = vec![];
    members.extend((0..model.capacities.len()).map(Member::Capacity));
    members.extend((0..model.budgets.len()).map(Member::Budget));
    members.extend((0..model.rules.len()).map(Member::Rule));
    let mandatory = model.projects.iter().enumerate().filter(|(_, project)| project.mandatory);
    members.extend(mandatory.map(|(index, _)| Member::Mandatory(index)));
    if filter.holds(&members.iter().copied().collect()) != Status::Infeasible {
        return Ok(None);
    }
    let coarse = filter.reduce(&members);
    let mut fine: Vec<Member> = vec![];
    for member in coarse {
        let periods = 0..model.periods.len();
        match member {
            Member::Budget(one) => fine.extend(periods.map(|at| Member::BudgetIn(one, at))),
            Member::Capacity(one) => fine.extend(periods.map(|at| Member::CapacityIn(one, at))),
            other => fine.push(other),
        }
    }
    filter.smallest = true;
    let left = filter.reduce(&fine);
    let smallest = filter.smallest;
    let members = left.iter().map(|member| words(model, *member)).collect();
    Ok(Some(Conflict { members, smallest }))
}

struct Filter<'f, 'e> {
    compiled: &'f Compiled,
    effort: &'f mut Effort<'e>,
    smallest: bool,
}

impl Filter<'_, '_> {
    /// Takes back one after the other, for good where the rest still cannot hold.
    fn reduce(&mut self, members: &[Member]) -> Vec<Member> {
        let mut left: BTreeSet<Member> = members.iter().copied().collect();
        for member in members {
            left.remove(member);
            match self.holds(&left) {
                Status::Infeasible => {}
                Status::Optimal | Status::Feasible => drop(left.insert(*member)),
                Status::Unknown => {
                    left.insert(*member);
                    self.smallest = false;
                }
            }
        }
        left.into_iter().collect()
    }

    /// Whether these can hold together.
    fn holds(&mut self, members: &BTreeSet<Member>) -> Status {
        let kept = |row: usize| {
            let (whole, part) = match self.compiled.origins[row] {
                Origin::Budget { budget, period } => {
                    (Member::Budget(budget), Member::BudgetIn(budget, period))
                }
                Origin::Capacity { capacity, period } => {
                    (Member::Capacity(capacity), Member::CapacityIn(capacity, period))
                }
                Origin::Rule(rule) => (Member::Rule(rule), Member::Rule(rule)),
            };
            members.contains(&whole) || members.contains(&part)
        };
        let mut program: Program = self.compiled.program.with_rows(kept);
        for (index, group) in program.groups.iter_mut().enumerate() {
            group.required &= members.contains(&Member::Mandatory(index));
        }
        for column in &mut program.columns {
            column.profit = 0;
        }
        let Some(part) = Part::of(&program, |_| true, |_| false) else {
            return Status::Infeasible;
        };
        if part.program.limits.is_empty() {
            return Status::Feasible;
        }
        let mut search = Search::new(&part.program, 0, DEEP);
        match (search.run(NODES, self.effort), &search.best) {
            (_, Some(_)) => Status::Feasible,
            (End::Done, None) => Status::Infeasible,
            (End::Paused, None) => Status::Unknown,
        }
    }
}

fn words(model: &Model, member: Member) -> String {
    match member {
        Member::Mandatory(index) => format!("{} is mandatory", model.projects[index].id),
        Member::Rule(index) => model.rules[index].to_string(),
        Member::Budget(one) => format!("budget {}", model.budgets[one].cost_type),
        Member::Capacity(one) => format!("capacity {}", model.capacities[one].role),
        Member::BudgetIn(one, period) => {
            format!("budget {} in {}", model.budgets[one].cost_type, model.periods[period])
        }
        Member::CapacityIn(one, period) => {
            format!("capacity {} in {}", model.capacities[one].role, model.periods[period])
        }
    }
}
