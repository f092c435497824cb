//! The answer: what is chosen, what it is worth, and how far that is from what is possible.

use std::cmp::Ordering;

use steerco_units::Percent;

use super::model::{Model, Project, Rule, Series, share};

/// One chosen project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// Index into the model's projects.
    pub project: usize,
    /// The period in which it starts, counted from 0.
    pub shift: usize,
    /// Share of its costs and demands that is funded.
    pub funding: Percent,
}

/// What is chosen, by project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Ascending by project, each project at most once.
    pub choices: Vec<Choice>,
}

/// How sure the answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// No selection is worth more.
    Optimal,
    /// The selection fits; whether a better one exists is open: none exceeds the bound.
    Feasible,
    /// No selection fits.
    Infeasible,
    /// No selection was found before the budget of steps or the time ran out; one may exist.
    Unknown,
}

/// What proves a bound and a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Sums of whole numbers: it is so.
    Exact,
    /// A solver that computes in floating point says so, within its tolerances; the bound is rounded up
    /// by more than they are.
    FloatingPoint,
}

/// The answer to a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How sure it is.
    pub status: Status,
    /// Worth of the selection.
    pub value: i64,
    /// No selection is worth more than this.
    pub bound: i64,
    /// How the bound and the status are known.
    pub proof: Proof,
    /// What is chosen; empty when nothing was found.
    pub selection: Selection,
    /// Among selections of the same value, none costs less, and none of the same cost has the
    /// earlier project where two differ. Only ever true of an optimal answer.
    pub ties_settled: bool,
    /// Steps taken; the same budget of steps and seed give the same answer.
    pub steps: u64,
}

/// A better selection or a better bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Best value so far; `None` before the first selection.
    pub value: Option<i64>,
    /// No selection is worth more than this.
    pub bound: i64,
    /// Steps so far.
    pub steps: u64,
}

/// What a selection takes of one limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The limit in words, such as `budget capex`.
    pub constraint: String,
    /// Index of the period; `None` for rules, which hold over all of them.
    pub period: Option<usize>,
    /// What is taken.
    pub used: i128,
    /// What there is. With carry-over: what this period adds and what earlier ones left.
    pub limit: i128,
}

impl Answer {
    /// How much more might be possible, as a share of the value: 0 when proven, rounded up to a
    /// basis point. `None` when the value is not positive and something may be left.
    pub fn gap(&self) -> Option<Percent> {
        let left = i128::from(self.bound) - i128::from(self.value);
        if left <= 0 {
            return Some(Percent::default());
        }
        let value = i128::from(self.value);
        let points = (value > 0).then(|| (left * 10_000 + value - 1) / value)?;
        i64::try_from(points).ok().map(Percent::from_basis_points)
    }
}

impl Selection {
    /// The choice about a project, when it is chosen.
    pub fn of(&self, project: usize) -> Option<Choice> {
        let at = self.choices.binary_search_by_key(&project, |choice| choice.project).ok()?;
        self.choices.get(at).copied()
    }

    /// Worth of everything chosen.
    pub fn value(&self, model: &Model) -> i64 {
        let worth = |one: &Choice| model.projects[one.project].worth(one.shift, one.funding);
        self.choices.iter().map(worth).sum()
    }

    /// Money spent on everything chosen, over all cost types and periods.
    pub fn cost(&self, model: &Model) -> i64 {
        self.choices.iter().map(|one| spend(&model.projects[one.project], one.funding)).sum()
    }

    /// Which of two selections is preferred (`Greater` is better): more value, then less cost, then
    /// the one that has the project with the earlier id where they first differ.
    pub fn preferred(&self, other: &Self, model: &Model) -> Ordering {
        let worth = self.value(model).cmp(&other.value(model));
        worth
            .then_with(|| other.cost(model).cmp(&self.cost(model)))
            .then_with(|| other.names(model).cmp(&self.names(model)))
    }

    fn names<'m>(&self, model: &'m Model) -> Vec<&'m str> {
        let mut names: Vec<&str> =
            self.choices.iter().map(|one| model.projects[one.project].id.as_str()).collect();
        names.sort_unstable();
        names
    }

    /// What this selection takes of every limit, in the model's order.
    pub fn uses(&self, model: &Model) -> Vec<Use> {
        let mut uses = vec![];
        for budget in &model.budgets {
            let mut carried = 0;
            let used = self.taken(model, &budget.cost_type, |one| &one.costs);
            for (period, (used, limit)) in used.into_iter().zip(&budget.amounts).enumerate() {
                let limit = i128::from(*limit) + carried;
                carried = if budget.carry_over { limit - used } else { 0 };
                let constraint = format!("budget {}", budget.cost_type);
                uses.push(Use { constraint, period: Some(period), used, limit });
            }
        }
        for capacity in &model.capacities {
            let used = self.taken(model, &capacity.role, |one| &one.demands);
            for (period, (used, limit)) in used.into_iter().zip(&capacity.amounts).enumerate() {
                let constraint = format!("capacity {}", capacity.role);
                uses.push(Use { constraint, period: Some(period), used, limit: (*limit).into() });
            }
        }
        for rule in &model.rules {
            let count = |ids: &[String]| {
                let chosen = |one: &&Choice| ids.contains(&model.projects[one.project].id);
                self.choices.iter().filter(chosen).count() as i128
            };
            let constraint = rule.to_string();
            let mut say = |constraint, used, limit| {
                uses.push(Use { constraint, period: None, used, limit });
            };
            match rule {
                Rule::Exclusive { projects } => say(constraint, count(projects), 1),
                Rule::AtLeast { count: least, projects } => {
                    say(constraint, count(projects), *least as i128);
                }
                Rule::Requires { project, needs, .. } => {
                    let own = |id: &String| count(std::slice::from_ref(id));
                    say(constraint, own(project), own(needs));
                }
                Rule::BucketShare { bucket, min, max } => {
                    let of_bucket = |one: &&Choice| {
                        model.projects[one.project].bucket.as_deref() == Some(bucket)
                    };
                    let money =
                        |one: &Choice| i128::from(spend(&model.projects[one.project], one.funding));
                    let all: i128 = self.choices.iter().map(money).sum();
                    let used: i128 = self.choices.iter().filter(of_bucket).map(money).sum();
                    let of = |share: &Percent| all * i128::from(share.basis_points()) / 10_000;
                    for (word, share) in [("at least", min), ("at most", max)] {
                        if let Some(share) = share {
                            let constraint = format!("bucket {bucket} {word} {}", percent(*share));
                            say(constraint, used, of(share));
                        }
                    }
                }
            }
        }
        uses
    }

    /// What everything chosen takes of one cost type or role, per period.
    fn taken(&self, model: &Model, name: &str, of: impl Fn(&Project) -> &Vec<Series>) -> Vec<i128> {
        let mut used = vec![0; model.periods.len()];
        for one in &self.choices {
            let project = &model.projects[one.project];
            for series in of(project).iter().filter(|series| series.name == name) {
                for (used, amount) in used.iter_mut().skip(one.shift).zip(&series.amounts) {
                    *used += i128::from(share(*amount, one.funding));
                }
            }
        }
        used
    }
}

/// All money a project takes at a funding: each amount rounded up by itself.
pub(super) fn spend(project: &Project, funding: Percent) -> i64 {
    let amounts = project.costs.iter().flat_map(|series| &series.amounts);
    amounts.map(|amount| share(*amount, funding)).sum()
}

/// `12.5 %`.
pub(super) fn percent(share: Percent) -> String {
    format!("{} %", steerco_units::show_scaled(share.basis_points(), 2))
}

impl std::fmt::Display for Rule {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Exclusive { projects } => write!(to, "at most one of {}", projects.join(", ")),
            Self::AtLeast { count, projects } => {
                write!(to, "at least {count} of {}", projects.join(", "))
            }
            Self::Requires { project, needs, after_finish: false } => {
                write!(to, "{project} requires {needs}")
            }
            Self::Requires { project, needs, after_finish: true } => {
                write!(to, "{project} requires {needs} and starts after it finishes")
            }
            Self::BucketShare { bucket, min, max } => {
                write!(to, "bucket {bucket}")?;
                if let Some(min) = min {
                    write!(to, " at least {}", percent(*min))?;
                }
                if let Some(max) = max {
                    write!(to, " at most {}", percent(*max))?;
                }
                Ok(())
            }
        }
    }
}
