//! Why a project is in or out: the first limit that keeps it out, and the swap that loses least.

use std::collections::BTreeSet;

use super::answer::Selection;
use super::model::Model;
use super::program::{Chosen, Compiled, Origin, Program};
use super::validate::{Invalid, validate};

/// Pairs of projects tried to make room for one, at most.
const PAIRS: usize = 4_000;

/// Why one project is in or out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Index into the model's projects.
    pub project: usize,
    /// What keeps it out; `None` for chosen projects.
    pub blocker: Option<Blocker>,
    /// The exchange that would let it in, or for a chosen project the one that would replace it,
    /// with the least loss of value. `None` when no small exchange fits.
    pub swap: Option<Swap>,
}

/// What keeps a project out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocker {
    /// It is excluded.
    Excluded,
    /// It would fit, but adds no value.
    NoValue,
    /// It would fit and add value: the search has not ended.
    Nothing,
    /// The first limit, by period and then in the model's order, that it would exceed where it comes
    /// closest to fitting.
    Limit {
        /// The limit in words, such as `budget capex`.
        constraint: String,
        /// Index of the period.
        period: usize,
        /// By how much the limit is too small.
        short: i64,
    },
    /// The rule that it would break.
    Rule(String),
}

/// Projects out, projects in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// Indices of the projects that leave.
    pub out: Vec<usize>,
    /// Index of the project that comes in.
    pub into: usize,
    /// Change of the selection's value.
    pub change: i64,
}

/// Says for each project of the model why it is in or out of `selection`, and the limits that bind:
/// those that are used up, and those that keep a project out.
///
/// # Errors
/// Everything that makes the model unusable.
pub fn reasons(
    model: &Model,
    selection: &Selection,
) -> Result<(Vec<Reason>, Vec<String>), Vec<Invalid>> {
    let invalid = validate(model);
    if !invalid.is_empty() {
        return Err(invalid);
    }
    let compiled = Compiled::of(model);
    let chosen = compiled.chosen(selection).unwrap_or_default();
    let activity = compiled.program.activity(&chosen);
    let mut board = Board { model, compiled: &compiled, chosen, activity, by: vec![] };
    board.by = vec![0; board.activity.len()];
    let mut binding = BTreeSet::new();
    for (row, (used, limit)) in board.activity.iter().zip(&compiled.program.limits).enumerate() {
        let counts = !matches!(compiled.origins[row], Origin::Rule(_));
        if counts && used == limit && *used > 0 {
            binding.insert(row);
        }
    }
    let mut reasons = vec![];
    for project in 0..model.projects.len() {
        let chosen = board.chosen.get(project).copied().flatten();
        reasons.push(match chosen {
            Some(column) => {
                Reason { project, blocker: None, swap: board.replacement(project, column) }
            }
            None => {
                let (blocker, rows) = board.blocker(project);
                binding.extend(rows.first());
                let swap = board.entrance(project, &rows);
                Reason { project, blocker: Some(blocker), swap }
            }
        });
    }
    let mut words: Vec<String> = vec![];
    for row in binding {
        let text = board.words(row);
        if !words.contains(&text) {
            words.push(text);
        }
    }
    Ok((reasons, words))
}

struct Board<'b> {
    model: &'b Model,
    compiled: &'b Compiled,
    chosen: Chosen,
    activity: Vec<i64>,
    /// Changes of rows under trial; all 0 in between.
    by: Vec<i64>,
}

impl Board<'_> {
    fn program(&self) -> &Program {
        &self.compiled.program
    }

    /// Rows that an exchange of columns would exceed.
    fn exceeded(&mut self, out: &[usize], into: &[usize]) -> Vec<usize> {
        let program = &self.compiled.program;
        let mut touched = vec![];
        for (columns, sign) in [(out, -1), (into, 1)] {
            for column in columns {
                for (row, amount) in &program.columns[*column].entries {
                    self.by[*row] += sign * amount;
                    touched.push(*row);
                }
            }
        }
        touched.sort_unstable();
        touched.dedup();
        let over = |row: &usize| self.activity[*row] + self.by[*row] > program.limits[*row];
        let exceeded: Vec<usize> = touched.iter().copied().filter(over).collect();
        for row in touched {
            self.by[row] = 0;
        }
        exceeded
    }

    /// The column of a project that comes closest to fitting, with what it exceeds by period.
    fn closest(&mut self, project: usize) -> Option<(usize, Vec<usize>)> {
        let mut best: Option<(f64, i64, usize, Vec<usize>)> = None;
        for column in self.program().groups[project].columns.clone() {
            let rows = self.exceeded(&[], &[column]);
            let program = self.program();
            let over: f64 = rows
                .iter()
                .map(|row| {
                    let short = self.short(*row, column);
                    1e-3 + short as f64 / program.limits[*row].unsigned_abs().max(1) as f64
                })
                .sum();
            let profit = program.columns[column].profit;
            let better = best.as_ref().is_none_or(|(least, most, ..)| {
                over.total_cmp(least).then(most.cmp(&profit)) == std::cmp::Ordering::Less
            });
            if better {
                best = Some((over, profit, column, rows));
            }
        }
        let (_, _, column, mut rows) = best?;
        rows.sort_by_key(|row| {
            let period = match self.compiled.origins[*row] {
                Origin::Budget { period, .. } | Origin::Capacity { period, .. } => period,
                Origin::Rule(_) => 0,
            };
            (period, *row)
        });
        Some((column, rows))
    }

    /// By how much a row's limit is too small for a column.
    fn short(&self, row: usize, column: usize) -> i64 {
        let entries = &self.program().columns[column].entries;
        let amount = entries.iter().find(|entry| entry.0 == row).map_or(0, |entry| entry.1);
        self.activity[row] + amount - self.program().limits[row]
    }

    fn blocker(&mut self, project: usize) -> (Blocker, Vec<usize>) {
        let Some((column, rows)) = self.closest(project) else {
            return (Blocker::Excluded, vec![]);
        };
        let Some(&row) = rows.first() else {
            let adds = self.program().columns[column].profit > 0;
            return (if adds { Blocker::Nothing } else { Blocker::NoValue }, rows);
        };
        let blocker = match self.compiled.origins[row] {
            Origin::Rule(rule) => Blocker::Rule(self.model.rules[rule].to_string()),
            Origin::Budget { period, .. } | Origin::Capacity { period, .. } => Blocker::Limit {
                constraint: self.name(row),
                period,
                short: self.short(row, column),
            },
        };
        (blocker, rows)
    }

    /// Who would have to leave for a project to come in.
    fn entrance(&mut self, project: usize, exceeded: &[usize]) -> Option<Swap> {
        let columns: Vec<usize> = self.program().groups[project].columns.clone().collect();
        if columns.is_empty() || exceeded.is_empty() {
            return None;
        }
        let inside: Vec<usize> = self.removable();
        let mut best: Option<Swap> = None;
        let singles = inside.iter().map(|one| vec![*one]);
        let pairs = inside
            .iter()
            .enumerate()
            .flat_map(|(at, one)| inside.iter().skip(at + 1).map(move |other| vec![*one, *other]));
        for out in singles.chain(pairs.take(PAIRS)) {
            if out.len() == 2 && best.as_ref().is_some_and(|best| best.out.len() == 1) {
                break;
            }
            let lost: i64 = out.iter().map(|column| self.program().columns[*column].profit).sum();
            for &column in &columns {
                let change = self.program().columns[column].profit - lost;
                if best.as_ref().is_some_and(|best| best.change >= change) {
                    continue;
                }
                if self.exceeded(&out, &[column]).is_empty() {
                    let out = out.iter().map(|one| self.program().columns[*one].group).collect();
                    best = Some(Swap { out, into: project, change });
                }
            }
        }
        best
    }

    /// Who would best take the place of a chosen project.
    fn replacement(&mut self, project: usize, column: usize) -> Option<Swap> {
        if self.program().groups[project].required {
            return None;
        }
        let own = self.program().columns[column].profit;
        let mut best: Option<Swap> = None;
        for other in 0..self.program().columns.len() {
            let into = self.program().columns[other].group;
            let change = self.program().columns[other].profit - own;
            let dull = best.as_ref().is_some_and(|best| best.change >= change);
            if !dull && self.chosen[into].is_none() && self.exceeded(&[column], &[other]).is_empty()
            {
                best = Some(Swap { out: vec![project], into, change });
            }
        }
        best
    }

    fn removable(&self) -> Vec<usize> {
        let groups = self.program().groups.iter().zip(&self.chosen);
        groups.filter(|(group, _)| !group.required).filter_map(|(_, column)| *column).collect()
    }

    fn name(&self, row: usize) -> String {
        match self.compiled.origins[row] {
            Origin::Budget { budget, .. } => {
                format!("budget {}", self.model.budgets[budget].cost_type)
            }
            Origin::Capacity { capacity, .. } => {
                format!("capacity {}", self.model.capacities[capacity].role)
            }
            Origin::Rule(rule) => self.model.rules[rule].to_string(),
        }
    }

    fn words(&self, row: usize) -> String {
        match self.compiled.origins[row] {
            Origin::Budget { period, .. } | Origin::Capacity { period, .. } => {
                format!("{} in {}", self.name(row), self.model.periods[period])
            }
            Origin::Rule(_) => self.name(row),
        }
    }
}
