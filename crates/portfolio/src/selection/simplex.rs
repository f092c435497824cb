//! A dual simplex on a dense table, made for being solved again and again with other bounds.
//!
//! Maximises `c·x` with every variable and every row `r = A x` between two bounds. The table says
//! how the basic variables follow from the others: `x_B = T x_N`, at first `r = A x`. A variable that
//! is not basic stands on the bound that its reduced cost prefers, so the table is always dual
//! feasible, and what is left is to bring basic variables between their bounds. Each pivot takes the
//! row whose cut is deepest and walks past the bounds of boxed variables as long as that pays (the
//! long-step ratio test; Koberstein, *The dual simplex method*, 2005).
//!
//! Its numbers are proposals: nothing here decides what fits or what is proven.

use super::effort::Effort;

const TINY: f64 = 1e-9;
/// Pivots after which the table is computed anew, so that errors cannot grow.
const FRESH: usize = 2_000;
/// Steps that are looked for one by one.
const SHORTEST: usize = 12;

pub(super) struct Simplex {
    profits: Vec<f64>,
    /// The rows as given, for computing the table anew.
    rows: Vec<Vec<(usize, f64)>>,
    /// Row-major, one row per basic variable, one column per variable that is not basic.
    table: Vec<f64>,
    /// 1 + squared length of each row of the table.
    norms: Vec<f64>,
    basic: Vec<usize>,
    others: Vec<usize>,
    /// Where a variable is: a row of the table, or a column.
    place: Vec<Place>,
    on_upper: Vec<bool>,
    reduced: Vec<f64>,
    values: Vec<f64>,
    lower: Vec<f64>,
    upper: Vec<f64>,
    pivots: usize,
    /// Kept between pivots to save allocations.
    steps: Vec<(f64, usize)>,
    entering: Vec<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Row(usize),
    Column(usize),
}

/// How a solve ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum End {
    Optimal,
    /// The profit cannot reach the cutoff.
    Cutoff,
    /// This row of the table cannot be kept; `true` when it is above.
    Infeasible(usize, bool),
    /// No steps left, or the numbers went bad.
    Stopped,
}

impl Simplex {
    /// Variables from 0 to 1 with these profits, and no rows yet.
    pub(super) fn new(profits: Vec<f64>) -> Self {
        let n = profits.len();
        Self {
            rows: vec![],
            table: vec![],
            norms: vec![],
            basic: vec![],
            others: (0..n).collect(),
            place: (0..n).map(Place::Column).collect(),
            on_upper: profits.iter().map(|profit| *profit > 0.0).collect(),
            reduced: profits.clone(),
            values: vec![],
            lower: vec![0.0; n],
            upper: vec![1.0; n],
            pivots: 0,
            steps: vec![],
            entering: vec![0.0; n],
            profits,
        }
    }

    fn width(&self) -> usize {
        self.profits.len()
    }

    /// Adds a row and answers its variable.
    pub(super) fn add_row(&mut self, row: Vec<(usize, f64)>, lower: f64, upper: f64) -> usize {
        let variable = self.place.len();
        self.place.push(Place::Row(self.basic.len()));
        self.basic.push(variable);
        self.lower.push(lower);
        self.upper.push(upper);
        self.append(&row);
        self.values.push(0.0);
        self.rows.push(row);
        variable
    }

    /// Writes a row of the problem into the table, in terms of what is not basic now.
    fn append(&mut self, row: &[(usize, f64)]) {
        let n = self.width();
        let begin = self.table.len();
        self.table.resize(begin + n, 0.0);
        let (before, fresh) = self.table.split_at_mut(begin);
        for &(variable, amount) in row {
            match self.place[variable] {
                Place::Column(column) => fresh[column] += amount,
                Place::Row(at) => {
                    let source = &before[at * n..at * n + n];
                    for (to, from) in fresh.iter_mut().zip(source) {
                        *to += amount * from;
                    }
                }
            }
        }
        self.norms.push(1.0 + dot(fresh, fresh));
    }

    /// Numbers in the table.
    pub(super) fn size(&self) -> usize {
        self.table.len()
    }

    pub(super) fn bounds(&self, variable: usize) -> (f64, f64) {
        (self.lower[variable], self.upper[variable])
    }

    /// Changes what a variable or row may be; takes effect with the next solve.
    pub(super) fn bound(&mut self, variable: usize, lower: f64, upper: f64) {
        self.lower[variable] = lower;
        self.upper[variable] = upper;
    }

    pub(super) fn value(&self, variable: usize) -> f64 {
        match self.place[variable] {
            Place::Row(row) => self.values[row],
            Place::Column(column) => self.standing(column),
        }
    }

    /// The price of a row: what one more unit of it would add to the profit; 0 unless it is tight.
    pub(super) fn price(&self, variable: usize) -> f64 {
        match self.place[variable] {
            Place::Row(_) => 0.0,
            Place::Column(column) => self.reduced[column],
        }
    }

    /// For a row of the table that cannot be kept, the multiplier of each row of the problem in the
    /// proof: with them, `Σ multiplier × row` is beyond what its variables allow.
    pub(super) fn proof(&self, row: usize, above: bool, variable: usize) -> f64 {
        let sign = if above { 1.0 } else { -1.0 };
        match self.place[variable] {
            Place::Row(at) if at == row => sign,
            Place::Row(_) => 0.0,
            Place::Column(column) => -sign * self.table[row * self.width() + column],
        }
    }

    fn standing(&self, column: usize) -> f64 {
        let variable = self.others[column];
        if self.on_upper[column] { self.upper[variable] } else { self.lower[variable] }
    }

    /// Profit of the present table: an upper bound of what can be reached.
    pub(super) fn profit(&self) -> f64 {
        (0..self.width())
            .filter(|column| self.reduced[*column] != 0.0)
            .map(|column| self.reduced[column] * self.standing(column))
            .sum()
    }

    /// Brings the table to the present bounds.
    fn refresh(&mut self) {
        let n = self.width();
        for column in 0..n {
            let variable = self.others[column];
            if self.reduced[column] > TINY || !self.lower[variable].is_finite() {
                self.on_upper[column] = true;
            } else if self.reduced[column] < -TINY {
                self.on_upper[column] = false;
            }
        }
        let standing: Vec<f64> = (0..n).map(|column| self.standing(column)).collect();
        for (row, value) in self.values.iter_mut().enumerate() {
            let own = &self.table[row * n..row * n + n];
            *value = dot(own, &standing);
        }
    }

    /// Goes on until every bound is kept, the profit falls below `cutoff`, or nothing is left.
    pub(super) fn solve(&mut self, cutoff: f64, effort: &mut Effort<'_>) -> End {
        if self.pivots >= FRESH {
            self.rebuild();
        }
        self.refresh();
        // Cycling is rare with long steps; a table that does not end is computed anew, then left.
        let patience = 20 * (self.basic.len() + self.width()) + 1_000;
        for turn in 0..patience {
            if turn % 8 == 0 && self.profit() < cutoff {
                return End::Cutoff;
            }
            let Some((row, above)) = self.leaving() else {
                return if self.profit() < cutoff { End::Cutoff } else { End::Optimal };
            };
            if !effort.take(self.table.len()) {
                return End::Stopped;
            }
            let Some(column) = self.entering(row, above) else {
                return End::Infeasible(row, above);
            };
            self.exchange(row, column, above);
        }
        self.rebuild();
        End::Stopped
    }

    /// The basic variable whose bound is cut deepest.
    fn leaving(&self) -> Option<(usize, bool)> {
        let mut best = None;
        let mut deepest = 0.0;
        for (row, &value) in self.values.iter().enumerate() {
            let variable = self.basic[row];
            let (over, under) = (value - self.upper[variable], self.lower[variable] - value);
            let by = over.max(under);
            if by > 1e-7 {
                let depth = by * by / self.norms[row];
                if depth > deepest {
                    (deepest, best) = (depth, Some((row, over > under)));
                }
            }
        }
        best
    }

    /// The column that replaces the row's variable; boxed columns passed on the way change sides.
    fn entering(&mut self, row: usize, above: bool) -> Option<usize> {
        let n = self.width();
        let sign = if above { 1.0 } else { -1.0 };
        let variable = self.basic[row];
        let mut slope = if above {
            self.values[row] - self.upper[variable]
        } else {
            self.lower[variable] - self.values[row]
        };
        let mut steps = std::mem::take(&mut self.steps);
        steps.clear();
        let own = &self.table[row * n..row * n + n];
        for (column, &amount) in own.iter().enumerate() {
            let alpha = sign * amount;
            if alpha.abs() < TINY {
                continue;
            }
            let other = self.others[column];
            // One that cannot move never stands in the way.
            if self.upper[other] - self.lower[other] < TINY {
                continue;
            }
            let helps = if self.on_upper[column] { alpha > 0.0 } else { alpha < 0.0 };
            if helps {
                steps.push(((self.reduced[column] / alpha).max(0.0), column));
            }
        }
        // Seldom more than a few are passed: the shortest are looked for one by one, and only when
        // there are many is everything sorted.
        let by_length =
            |a: &(f64, usize), b: &(f64, usize)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
        let mut last = None;
        for at in 0..steps.len() {
            if at < SHORTEST {
                let rest = steps[at..].iter().enumerate().min_by(|a, b| by_length(a.1, b.1));
                let shortest = at + rest.map_or(0, |(place, _)| place);
                steps.swap(at, shortest);
            } else if at == SHORTEST {
                steps[at..].sort_unstable_by(by_length);
            }
            let column = steps[at].1;
            let other = self.others[column];
            let range = self.upper[other] - self.lower[other];
            slope -= own[column].abs() * range;
            if slope < TINY {
                last = Some(at);
                break;
            }
        }
        let chosen = last.map(|last| {
            // Of the steps that are as long, the largest amount is the safest pivot.
            let longest = steps[last].0 + TINY;
            let mut best = last;
            for (at, step) in steps.iter().enumerate().skip(last) {
                if step.0 <= longest && own[step.1].abs() > own[steps[best].1].abs() {
                    best = at;
                }
            }
            let passed: Vec<usize> = steps[..last].iter().map(|step| step.1).collect();
            (steps[best].1, passed)
        });
        self.steps = steps;
        let (column, passed) = chosen?;
        for passed in passed {
            let other = self.others[passed];
            let range = self.upper[other] - self.lower[other];
            let by = if self.on_upper[passed] { -range } else { range };
            self.on_upper[passed] = !self.on_upper[passed];
            self.shift(passed, by);
        }
        Some(column)
    }

    /// Moves a variable that is not basic; the basic ones follow.
    fn shift(&mut self, column: usize, by: f64) {
        let n = self.width();
        for (row, value) in self.values.iter_mut().enumerate() {
            *value += self.table[row * n + column] * by;
        }
    }

    /// Pivots: the row's variable goes to its bound, the column's variable becomes basic.
    fn exchange(&mut self, row: usize, column: usize, above: bool) {
        let n = self.width();
        let leaving = self.basic[row];
        let bound = if above { self.upper[leaving] } else { self.lower[leaving] };
        let by = (bound - self.values[row]) / self.table[row * n + column];
        let value = self.standing(column) + by;
        self.shift(column, by);
        self.pivot(row, column);
        self.values[row] = value;
        self.on_upper[column] = above;
    }

    fn pivot(&mut self, row: usize, column: usize) {
        let n = self.width();
        let mut entering = std::mem::take(&mut self.entering);
        let own = &mut self.table[row * n..row * n + n];
        let inverse = 1.0 / own[column];
        for (to, amount) in entering.iter_mut().zip(own.iter()) {
            *to = if amount.abs() < 1e-12 { 0.0 } else { -amount * inverse };
        }
        entering[column] = inverse;
        own.copy_from_slice(&entering);
        self.norms[row] = 1.0 + dot(&entering, &entering);
        for (at, other) in self.table.chunks_exact_mut(n).enumerate() {
            let factor = other[column];
            if at == row || factor == 0.0 {
                continue;
            }
            other[column] = 0.0;
            self.norms[at] = 1.0 + add(other, factor, &entering);
        }
        let factor = std::mem::take(&mut self.reduced[column]);
        for (to, from) in self.reduced.iter_mut().zip(&entering) {
            *to += factor * from;
        }
        self.entering = entering;
        let (out, into) = (self.basic[row], self.others[column]);
        (self.basic[row], self.others[column]) = (into, out);
        self.place[into] = Place::Row(row);
        self.place[out] = Place::Column(column);
        self.pivots += 1;
    }

    /// Computes the table anew from the rows as given, for the same basic variables where that is
    /// well conditioned.
    fn rebuild(&mut self) {
        let n = self.width();
        let m = self.rows.len();
        let inside: Vec<usize> = self.basic.iter().copied().filter(|one| *one < n).collect();
        let stays: Vec<bool> =
            (0..m).map(|row| matches!(self.place[n + row], Place::Row(_))).collect();
        let upper: Vec<bool> = {
            let mut upper = vec![false; n + m];
            for (column, variable) in self.others.iter().enumerate() {
                upper[*variable] = self.on_upper[column];
            }
            upper
        };
        self.basic = (n..n + m).collect();
        self.others = (0..n).collect();
        self.place = (0..n).map(Place::Column).chain((0..m).map(Place::Row)).collect();
        self.reduced = self.profits.clone();
        self.table.clear();
        self.norms.clear();
        let rows = std::mem::take(&mut self.rows);
        for row in &rows {
            self.append(row);
        }
        self.rows = rows;
        for variable in inside {
            let Place::Column(column) = self.place[variable] else { continue };
            let candidates =
                (0..m).filter(|row| self.basic[*row] >= n && !stays[self.basic[*row] - n]);
            let size = |row: usize| self.table[row * n + column].abs();
            let best = candidates.max_by(|a, b| size(*a).total_cmp(&size(*b)));
            if let Some(row) = best.filter(|row| size(*row) > 1e-7) {
                self.pivot(row, column);
            }
        }
        for (column, variable) in self.others.iter().enumerate() {
            self.on_upper[column] = upper[*variable];
        }
        self.pivots = 0;
        self.refresh();
    }
}

/// Lanes that the compiler can compute side by side.
const LANES: usize = 8;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; LANES];
    let (whole, rest) = (a.chunks_exact(LANES), a.chunks_exact(LANES).remainder());
    let done = a.len() - rest.len();
    for (a, b) in whole.zip(b.chunks_exact(LANES)) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f64 = rest.iter().zip(&b[done..]).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}

/// Adds `factor × from` to `to`, and answers the squared length of what comes out.
fn add(to: &mut [f64], factor: f64, from: &[f64]) -> f64 {
    let mut sums = [0.0; LANES];
    let mut to = to.chunks_exact_mut(LANES);
    let mut from = from.chunks_exact(LANES);
    for (to, from) in to.by_ref().zip(from.by_ref()) {
        for lane in 0..LANES {
            let value = to[lane] + factor * from[lane];
            to[lane] = value;
            sums[lane] += value * value;
        }
    }
    let mut sum: f64 = sums.iter().sum();
    for (to, from) in to.into_remainder().iter_mut().zip(from.remainder()) {
        *to += factor * from;
        sum += *to * *to;
    }
    sum
}
