//! The model as whole numbers: choose at most one column of each group so that every row keeps its
//! limit and the profit is highest.
//!
//! A column is one way to do a project: a start and a funding. With `x` the chosen columns:
//! - budget of type k, period t: the sum of costs in t over `x` ≤ budget; with carry-over, sums up to t;
//! - capacity of role r, period t: likewise with demands;
//! - exclusive: the number of chosen projects ≤ 1; at least k: −(number) ≤ −k;
//! - i requires j: `x_i − x_j ≤ 0`; in order: for each s, `x_i` started by s minus `x_j` finished by
//!   s ≤ 0;
//! - bucket share: 10,000 × money of the bucket − points × all money ≤ 0, or its opposite for a
//!   least share.

use std::ops::Range;

use steerco_units::Percent;

use super::answer::{Choice, Selection, spend};
use super::model::{Model, Project, Rule, Series, share};

/// Groups, columns and rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Program {
    pub(super) groups: Vec<Group>,
    pub(super) columns: Vec<Column>,
    /// Most of each row.
    pub(super) limits: Vec<i64>,
}

/// Ways to do one project.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Its columns.
    pub(super) columns: Range<usize>,
    /// One of them must be chosen.
    pub(super) required: bool,
}

/// One way to do a project.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) group: usize,
    pub(super) profit: i64,
    /// What it adds to rows: ascending by row, never 0.
    pub(super) entries: Vec<(usize, i64)>,
}

/// The chosen column of each group.
pub(super) type Chosen = Vec<Option<usize>>;

/// Where a row comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Budget { budget: usize, period: usize },
    Capacity { capacity: usize, period: usize },
    Rule(usize),
}

/// A model's program, and what its columns and rows mean.
pub(super) struct Compiled {
    pub(super) program: Program,
    /// What each column means; the group of a project is its index.
    pub(super) meaning: Vec<Choice>,
    /// Where each row comes from.
    pub(super) origins: Vec<Origin>,
    /// Money that each column takes.
    pub(super) costs: Vec<i64>,
}

impl Compiled {
    /// Compiles a valid model.
    pub(super) fn of(model: &Model) -> Self {
        let mut compiled =
            Self { program: Program::default(), meaning: vec![], origins: vec![], costs: vec![] };
        for (index, project) in model.projects.iter().enumerate() {
            compiled.columns(model, index, project);
        }
        compiled.limits(model);
        for (index, rule) in model.rules.iter().enumerate() {
            compiled.rule(model, index, rule);
        }
        compiled
    }

    pub(super) fn selection(&self, chosen: &Chosen) -> Selection {
        let choices = chosen.iter().flatten().map(|column| self.meaning[*column]).collect();
        Selection { choices }
    }

    /// The columns of a selection; `None` when one of its choices is no column here.
    pub(super) fn chosen(&self, selection: &Selection) -> Option<Chosen> {
        let mut chosen = vec![None; self.program.groups.len()];
        for choice in &selection.choices {
            let mut columns = self.program.groups.get(choice.project)?.columns.clone();
            chosen[choice.project] = Some(columns.find(|one| self.meaning[*one] == *choice)?);
        }
        Some(chosen)
    }

    fn columns(&mut self, model: &Model, index: usize, project: &Project) {
        let first = self.meaning.len();
        let last = model.periods.len().checked_sub(project.length());
        let latest = last.map(|last| last.min(project.start_shift.latest));
        if let Some(latest) = latest.filter(|_| !project.excluded) {
            let mut fundings = vec![Percent::WHOLE];
            fundings.extend(&project.partial);
            fundings.sort_unstable_by(|a, b| b.cmp(a));
            fundings.dedup();
            for shift in project.start_shift.earliest..=latest {
                for &funding in &fundings {
                    self.meaning.push(Choice { project: index, shift, funding });
                    self.costs.push(spend(project, funding));
                    let profit = project.worth(shift, funding);
                    self.program.columns.push(Column { group: index, profit, entries: vec![] });
                }
            }
        }
        let columns = first..self.meaning.len();
        self.program.groups.push(Group { columns, required: project.mandatory });
    }

    /// Adds a row; `amount` says what a choice adds to it.
    fn row(&mut self, origin: Origin, limit: i64, amount: impl Fn(&Choice) -> i64) {
        let row = self.program.limits.len();
        for (column, choice) in self.program.columns.iter_mut().zip(&self.meaning) {
            let amount = amount(choice);
            if amount != 0 {
                column.entries.push((row, amount));
            }
        }
        self.program.limits.push(limit);
        self.origins.push(origin);
    }

    fn limits(&mut self, model: &Model) {
        for (budget, one) in model.budgets.iter().enumerate() {
            let series = of_name(model, |project| &project.costs, &one.cost_type);
            let mut sum = 0;
            for (period, amount) in one.amounts.iter().enumerate() {
                sum = if one.carry_over { sum + amount } else { *amount };
                let origin = Origin::Budget { budget, period };
                self.row(origin, sum, |choice| {
                    let Some(amounts) = series[choice.project] else { return 0 };
                    let Some(own) = period.checked_sub(choice.shift) else { return 0 };
                    let first = if one.carry_over { 0 } else { own };
                    let amounts = amounts.iter().take(own + 1).skip(first);
                    amounts.map(|amount| share(*amount, choice.funding)).sum()
                });
            }
        }
        for (capacity, one) in model.capacities.iter().enumerate() {
            let series = of_name(model, |project| &project.demands, &one.role);
            for (period, amount) in one.amounts.iter().enumerate() {
                self.row(Origin::Capacity { capacity, period }, *amount, |choice| {
                    let own = period.checked_sub(choice.shift);
                    let amounts = series[choice.project];
                    let amount = own.and_then(|own| amounts?.get(own)).copied().unwrap_or(0);
                    share(amount, choice.funding)
                });
            }
        }
    }

    fn rule(&mut self, model: &Model, index: usize, rule: &Rule) {
        let origin = Origin::Rule(index);
        let places = |ids: &[String]| -> Vec<bool> {
            model.projects.iter().map(|project| ids.contains(&project.id)).collect()
        };
        match rule {
            Rule::Exclusive { projects } => {
                let member = places(projects);
                self.row(origin, 1, |choice| i64::from(member[choice.project]));
            }
            Rule::AtLeast { count, projects } => {
                let (member, count) = (places(projects), i64::try_from(*count).unwrap_or(i64::MAX));
                self.row(origin, -count, |choice| -i64::from(member[choice.project]));
            }
            Rule::Requires { project, needs, after_finish } => {
                let own = places(std::slice::from_ref(project));
                let needed = places(std::slice::from_ref(needs));
                if !after_finish {
                    let amount = |choice: &Choice| {
                        i64::from(own[choice.project]) - i64::from(needed[choice.project])
                    };
                    return self.row(origin, 0, amount);
                }
                let Some(at) = own.iter().position(|own| *own) else { return };
                let length = |choice: &Choice| model.projects[choice.project].length();
                let window = model.projects[at].start_shift;
                for start in window.earliest..=window.latest.min(model.periods.len()) {
                    self.row(origin, 0, |choice| {
                        let started = own[choice.project] && choice.shift <= start;
                        let finished =
                            needed[choice.project] && choice.shift + length(choice) <= start;
                        i64::from(started) - i64::from(finished)
                    });
                }
            }
            Rule::BucketShare { bucket, min, max } => {
                let amount = |choice: &Choice, points: i64| {
                    let project = &model.projects[choice.project];
                    let inside = project.bucket.as_ref() == Some(bucket);
                    let money = spend(project, choice.funding);
                    money * (if inside { 10_000 } else { 0 } - points)
                };
                if let Some(points) = max.map(Percent::basis_points) {
                    self.row(origin, 0, |choice| amount(choice, points));
                }
                if let Some(points) = min.map(Percent::basis_points) {
                    self.row(origin, 0, |choice| -amount(choice, points));
                }
            }
        }
    }
}

/// Each project's amounts of a cost type or role.
fn of_name<'m>(
    model: &'m Model,
    of: impl Fn(&'m Project) -> &'m Vec<Series>,
    name: &str,
) -> Vec<Option<&'m [i64]>> {
    let find = |project| of(project).iter().find(|series| series.name == name);
    model.projects.iter().map(|project| find(project).map(|series| &*series.amounts)).collect()
}

impl Program {
    pub(super) fn profit(&self, chosen: &Chosen) -> i64 {
        chosen.iter().flatten().map(|column| self.columns[*column].profit).sum()
    }

    /// How many amounts there are.
    pub(super) fn size(&self) -> usize {
        self.columns.iter().map(|column| 1 + column.entries.len()).sum()
    }

    /// What the chosen columns add to each row.
    pub(super) fn activity(&self, chosen: &Chosen) -> Vec<i64> {
        let mut activity = vec![0; self.limits.len()];
        for column in chosen.iter().flatten() {
            for (row, amount) in &self.columns[*column].entries {
                activity[*row] += amount;
            }
        }
        activity
    }

    /// Whether every row and group is kept.
    pub(super) fn fits(&self, chosen: &Chosen) -> bool {
        let missing =
            |(group, column): (&Group, &Option<usize>)| group.required && column.is_none();
        !self.groups.iter().zip(chosen).any(missing)
            && self.activity(chosen).iter().zip(&self.limits).all(|(used, limit)| used <= limit)
    }

    /// Adds a row of one amount per column.
    pub(super) fn add_row(&mut self, limit: i64, mut amount: impl FnMut(&Column) -> i64) {
        let row = self.limits.len();
        for column in &mut self.columns {
            let amount = amount(column);
            if amount != 0 {
                column.entries.push((row, amount));
            }
        }
        self.limits.push(limit);
    }

    /// The program without rows that `keep` denies.
    pub(super) fn with_rows(&self, keep: impl Fn(usize) -> bool) -> Self {
        let mut place = vec![None; self.limits.len()];
        let mut limits = vec![];
        for (row, limit) in self.limits.iter().enumerate().filter(|(row, _)| keep(*row)) {
            place[row] = Some(limits.len());
            limits.push(*limit);
        }
        let mut program = Self { limits, ..self.clone() };
        for column in &mut program.columns {
            let kept = column.entries.iter();
            column.entries =
                kept.filter_map(|(row, amount)| Some((place[*row]?, *amount))).collect();
        }
        program
    }

    /// For each row the most that any choice can add to it.
    fn most(&self) -> Vec<i64> {
        let mut most = vec![0; self.limits.len()];
        let mut of_group: Vec<Option<i64>> = vec![None; self.limits.len()];
        let mut count = vec![0_usize; self.limits.len()];
        for group in &self.groups {
            let mut touched = vec![];
            for column in group.columns.clone() {
                for &(row, amount) in &self.columns[column].entries {
                    if of_group[row].is_none() {
                        touched.push(row);
                    }
                    count[row] += 1;
                    of_group[row] = Some(of_group[row].map_or(amount, |best| best.max(amount)));
                }
            }
            for row in touched {
                let best = of_group[row].take().unwrap_or(0);
                let every = std::mem::take(&mut count[row]) == group.columns.len();
                most[row] += if every && group.required { best } else { best.max(0) };
            }
        }
        most
    }
}

/// A part of a program: some columns are left out, some groups are decided.
pub(super) struct Part {
    /// What is left to decide.
    pub(super) program: Program,
    /// The column in the whole for each column of the part.
    columns: Vec<usize>,
    /// The group in the whole for each group of the part.
    groups: Vec<usize>,
    /// What is decided in the whole.
    decided: Chosen,
    /// The row in the whole for each row of the part.
    rows: Vec<usize>,
    /// Profit of what is decided.
    pub(super) profit: i64,
}

impl Part {
    /// Keeps the columns that `keep` allows; a group for which `required` holds must be chosen from.
    /// Groups with one way left are decided, and rows that cannot be exceeded are dropped. `None`
    /// when that cannot be: a required group has no column.
    pub(super) fn of(
        whole: &Program,
        keep: impl Fn(usize) -> bool,
        required: impl Fn(usize) -> bool,
    ) -> Option<Self> {
        let mut part = Self {
            program: Program::default(),
            columns: vec![],
            groups: vec![],
            rows: vec![],
            decided: vec![None; whole.groups.len()],
            profit: 0,
        };
        let mut limits = whole.limits.clone();
        for (index, group) in whole.groups.iter().enumerate() {
            let columns: Vec<usize> = group.columns.clone().filter(|one| keep(*one)).collect();
            let required = group.required || required(index);
            match (columns.as_slice(), required) {
                ([], true) => return None,
                ([], false) => {}
                ([only], true) => {
                    part.decided[index] = Some(*only);
                    part.profit += whole.columns[*only].profit;
                    for (row, amount) in &whole.columns[*only].entries {
                        limits[*row] -= amount;
                    }
                }
                _ => {
                    let first = part.columns.len();
                    for &column in &columns {
                        let group = part.groups.len();
                        part.program
                            .columns
                            .push(Column { group, ..whole.columns[column].clone() });
                        part.columns.push(column);
                    }
                    let columns = first..part.columns.len();
                    part.program.groups.push(Group { columns, required });
                    part.groups.push(index);
                }
            }
        }
        part.program.limits = limits;
        let most = part.program.most();
        let limits = part.program.limits.clone();
        part.rows = (0..limits.len()).filter(|row| most[*row] > limits[*row]).collect();
        part.program = part.program.with_rows(|row| most[row] > limits[row]);
        Some(part)
    }

    /// A number per row of the part as numbers per row of the whole.
    pub(super) fn lift_rows(&self, whole: &Program, numbers: &[f64]) -> Vec<f64> {
        let mut lifted = vec![0.0; whole.limits.len()];
        for (row, number) in self.rows.iter().zip(numbers) {
            lifted[*row] = *number;
        }
        lifted
    }

    /// How much of each column of the part is chosen, as how much of each column of the whole.
    pub(super) fn lift_parts(&self, whole: &Program, parts: &[f64]) -> Vec<f64> {
        let mut lifted = vec![0.0; whole.columns.len()];
        for column in self.decided.iter().flatten() {
            lifted[*column] = 1.0;
        }
        for (column, part) in self.columns.iter().zip(parts) {
            lifted[*column] = *part;
        }
        lifted
    }

    /// What is left of the part, as what is left of the whole: columns that may be chosen, groups
    /// that must be chosen from.
    pub(super) fn lift_left(
        &self,
        before: &(Vec<bool>, Vec<bool>),
        left: &(Vec<bool>, Vec<bool>),
    ) -> (Vec<bool>, Vec<bool>) {
        let mut lifted = before.clone();
        for (column, may) in self.columns.iter().zip(&left.0) {
            lifted.0[*column] &= may;
        }
        for (group, must) in self.groups.iter().zip(&left.1) {
            lifted.1[*group] |= must;
        }
        lifted
    }

    /// A choice in the part as a choice in the whole.
    pub(super) fn lift(&self, chosen: &Chosen) -> Chosen {
        let mut whole = self.decided.clone();
        for (group, column) in self.groups.iter().zip(chosen) {
            whole[*group] = column.map(|column| self.columns[column]);
        }
        whole
    }

    /// A choice in the whole as a choice in the part; `None` when the part does not allow it.
    pub(super) fn lower(&self, whole: &Chosen) -> Option<Chosen> {
        let mut chosen = vec![None; self.groups.len()];
        for (group, slot) in self.groups.iter().zip(&mut chosen) {
            if let Some(column) = whole[*group] {
                *slot = Some(self.columns.binary_search(&column).ok()?);
            }
        }
        (self.lift(&chosen) == *whole).then_some(chosen)
    }
}
