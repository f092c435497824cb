//! A dual simplex on a dense table, made for being solved again and again with other bounds.
//!
//! Maximises `c·x` with every variable and every row `r = A x` between two bounds. The table says
//! how the basic variables follow from the others: `x_B = T x_N`, at first `r = A x`. A variable that
//! is not basic stands on the bound that its reduced cost prefers, so the table is always dual
//! feasible, and what is left is to bring basic variables between their bounds. Each pivot takes the
//! row whose cut is deepest and walks past the bounds of boxed variables as long as that pays (the
//! long-step ratio test; Koberstein, *The dual simplex method*, 2005).
//!
//! Variables may be members of groups of which the total is a variable too. The table has no rows for
//! groups: of each, one basic member follows from the others and is not in the table (generalised upper
//! bounding; Dantzig and Van Slyke 1967). What that asks for is in [`groups`].
//!
//! Its numbers are proposals: nothing here decides what fits or what is proven.

mod anew;
mod groups;
mod lanes;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::groups::Group;
use self::lanes::{LANES, add, dot};
use super::effort::Effort;

const TINY: f64 = 1e-9;
/// What a bound may be exceeded by.
const EXCESS: f64 = 1e-7;
/// Smaller numbers in the table are what rounding has left of 0.
const NOTHING: f64 = 1e-12;
/// Pivots after which the table is computed anew, so that errors cannot grow.
const FRESH: usize = 2_000;
/// Steps that are looked for one by one.
const SHORTEST: usize = 12;

pub(super) struct Simplex {
    profits: Vec<f64>,
    groups: Vec<Group>,
    /// The group of each variable that is a member or total of one.
    member: Vec<Option<usize>>,
    /// The rows as given, for computing the table anew.
    rows: Vec<Vec<(usize, f64)>>,
    /// Row-major, one row per basic variable that is not a key, one column per variable that is not basic.
    table: Vec<f64>,
    /// From one row of the table to the next.
    stride: usize,
    /// 1 + squared length of each row of the table.
    norms: Vec<f64>,
    basic: Vec<usize>,
    others: Vec<usize>,
    place: Vec<Place>,
    /// Of each column, whether it stands on its upper bound.
    on_upper: Vec<bool>,
    /// Of each column, where it stands.
    stands: Vec<f64>,
    /// Of each column, the way it can move from there: 1 down, -1 up, 0 when it cannot.
    ways: Vec<f64>,
    /// Of each column, what one more unit of it adds to the profit.
    reduced: Vec<f64>,
    /// Of each row of the table.
    values: Vec<f64>,
    lower: Vec<f64>,
    upper: Vec<f64>,
    pivots: usize,
    /// Kept between pivots to save allocations.
    steps: Vec<Step>,
    line: Vec<f64>,
}

/// Where a variable is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Basic, in this row of the table.
    Row(usize),
    /// Not basic, in this column of the table.
    Column(usize),
    /// Basic, and what follows from the other members of this group.
    Key(usize),
}

/// A column that would change the sign of its reduced cost.
#[derive(Debug, Clone, Copy)]
struct Step {
    length: f64,
    column: usize,
    /// Its amount in the row that leaves, without sign.
    size: f64,
}

/// How a solve ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum End {
    Optimal,
    /// The profit cannot reach the cutoff.
    Cutoff,
    /// This cannot be kept.
    Infeasible(Broken),
    /// No steps left, or the numbers went bad.
    Stopped,
}

/// What cannot be kept, whatever the other variables do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// This row of the table; `true` when it is above.
    Row(usize, bool),
    /// A group, by the bounds of its members alone.
    Group,
}

impl Simplex {
    /// Variables from 0 to 1 with these profits, and no rows yet. Each of `groups` has a total from 0 to 1.
    pub(super) fn new(profits: Vec<f64>, groups: Vec<Range<usize>>) -> Self {
        let n = profits.len();
        let stride = stride(n);
        let total = n + groups.len();
        let mut simplex = Self {
            groups: vec![],
            member: vec![None; total],
            rows: vec![],
            table: vec![],
            stride,
            norms: vec![],
            basic: vec![],
            others: vec![],
            place: vec![],
            on_upper: vec![false; n],
            stands: vec![0.0; n],
            ways: vec![0.0; n],
            reduced: vec![],
            values: vec![],
            lower: vec![0.0; total],
            upper: vec![1.0; total],
            pivots: 0,
            steps: vec![],
            line: vec![0.0; stride],
            profits,
        };
        for (at, columns) in groups.into_iter().enumerate() {
            simplex.member[columns.clone()].fill(Some(at));
            simplex.member[n + at] = Some(at);
            simplex.groups.push(Group::new(columns, n + at));
        }
        simplex.begin();
        for at in 0..simplex.groups.len() {
            simplex.begin_with_best(at);
        }
        simplex.stand_anew();
        simplex
    }

    fn width(&self) -> usize {
        self.profits.len()
    }

    /// The variable that is the total of a group.
    pub(super) fn total(&self, group: usize) -> usize {
        self.width() + group
    }

    /// The variable of the first row.
    fn first_row(&self) -> usize {
        self.width() + self.groups.len()
    }

    /// Adds a row and answers its variable.
    pub(super) fn add_row(&mut self, row: Vec<(usize, f64)>, lower: f64, upper: f64) -> usize {
        let variable = self.place.len();
        self.member.push(None);
        self.lower.push(lower);
        self.upper.push(upper);
        self.append(&row, variable);
        let at = self.values.len();
        self.values.push(dot(self.row(at), &self.stands));
        self.rows.push(row);
        variable
    }

    fn row(&self, row: usize) -> &[f64] {
        &self.table[row * self.stride..][..self.stride]
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
            Place::Column(column) => self.stands[column],
            Place::Key(group) => self.groups[group].value,
        }
    }

    /// The price of a row: what one more unit of it would add to the profit; 0 unless it is tight.
    pub(super) fn price(&self, variable: usize) -> f64 {
        match self.place[variable] {
            Place::Column(column) => self.reduced[column],
            Place::Row(_) | Place::Key(_) => 0.0,
        }
    }

    /// The multiplier of each row of the problem in the proof that something cannot be kept: with them,
    /// `Σ multiplier × row` is beyond what its variables allow. A group needs none.
    pub(super) fn proof(&self, broken: Broken, variable: usize) -> f64 {
        let Broken::Row(row, above) = broken else { return 0.0 };
        let sign = if above { 1.0 } else { -1.0 };
        match self.place[variable] {
            Place::Row(at) if at == row => sign,
            Place::Row(_) | Place::Key(_) => 0.0,
            Place::Column(column) => -sign * self.row(row)[column],
        }
    }

    /// Profit of the present table: an upper bound of what can be reached.
    pub(super) fn profit(&self) -> f64 {
        dot(&self.reduced, &self.stands)
    }

    /// Brings the table to the present bounds.
    fn refresh(&mut self) {
        let mut moved = vec![];
        for column in 0..self.width() {
            let stood = self.stands[column];
            self.stand(column);
            let by = self.stands[column] - stood;
            if by.abs() > 0.0 {
                moved.push((column, by));
            }
        }
        if moved.len() * 4 > self.width() {
            self.follow_anew();
        } else {
            for (column, by) in moved {
                self.follow(column, by);
            }
        }
    }

    /// Where a column stands, by its bounds and reduced cost.
    fn stand(&mut self, column: usize) {
        let variable = self.others[column];
        let (lower, upper) = self.bounds(variable);
        let reduced = self.reduced[column];
        if reduced > TINY || !lower.is_finite() {
            self.on_upper[column] = true;
        } else if reduced < -TINY {
            self.on_upper[column] = false;
        }
        let on_upper = self.on_upper[column];
        self.stands[column] = if on_upper { upper } else { lower };
        self.ways[column] = match (upper - lower < TINY, on_upper) {
            (true, _) => 0.0,
            (false, true) => 1.0,
            (false, false) => -1.0,
        };
    }

    /// Goes on until every bound is kept, the profit falls below `cutoff`, or nothing is left.
    pub(super) fn solve(&mut self, cutoff: f64, effort: &mut Effort<'_>) -> End {
        if self.pivots >= FRESH {
            self.rebuild();
        }
        self.refresh();
        // Cycling is rare with long steps; a table that does not end is computed anew, then left.
        let patience = 20 * (self.place.len() + self.width()) + 1_000;
        for turn in 0..patience {
            if turn % 4 == 0 && self.profit() < cutoff {
                return End::Cutoff;
            }
            let Some((place, above)) = self.leaving() else {
                return if self.profit() < cutoff { End::Cutoff } else { End::Optimal };
            };
            if !effort.take(self.table.len()) {
                return End::Stopped;
            }
            let broken = match place {
                Place::Key(group) if self.groups[group].basics == 0 => self.leave_key(group, above),
                Place::Key(group) => {
                    let row = self.hand_over(group);
                    self.leave_row(row, above)
                }
                Place::Row(row) | Place::Column(row) => self.leave_row(row, above),
            };
            if let Some(broken) = broken {
                return End::Infeasible(broken);
            }
        }
        self.rebuild();
        End::Stopped
    }

    /// By how much a variable is beyond its bounds, and whether it is above.
    fn beyond(&self, variable: usize, value: f64) -> (f64, bool) {
        let (over, under) = (value - self.upper[variable], self.lower[variable] - value);
        (over.max(under), over > under)
    }

    /// The basic variable whose bound is cut deepest.
    fn leaving(&mut self) -> Option<(Place, bool)> {
        let mut best = None;
        let mut deepest = 0.0;
        for (row, &value) in self.values.iter().enumerate() {
            let (by, above) = self.beyond(self.basic[row], value);
            if by > EXCESS {
                let depth = by * by / self.norms[row];
                if depth > deepest {
                    (deepest, best) = (depth, Some((Place::Row(row), above)));
                }
            }
        }
        for at in 0..self.groups.len() {
            let (by, above) = self.beyond(self.groups[at].key, self.groups[at].value);
            if by > EXCESS && by * by > deepest {
                let depth = by * by / self.key_norm(at);
                if depth > deepest {
                    (deepest, best) = (depth, Some((Place::Key(at), above)));
                }
            }
        }
        best
    }

    /// Takes a row's variable to its bound; another becomes basic.
    fn leave_row(&mut self, row: usize, above: bool) -> Option<Broken> {
        let variable = self.basic[row];
        let (slope, _) = self.beyond(variable, self.values[row]);
        let sign = if above { 1.0 } else { -1.0 };
        let mut steps = std::mem::take(&mut self.steps);
        steps.clear();
        let own = &self.table[row * self.stride..][..self.width()];
        for (column, (amount, way)) in own.iter().zip(&self.ways).enumerate() {
            if sign * amount * way > TINY {
                let size = amount.abs();
                let length = (self.reduced[column] / (sign * amount)).max(0.0);
                steps.push(Step { length, column, size });
            }
        }
        self.steps = steps;
        let Some(column) = self.entering(slope) else { return Some(Broken::Row(row, above)) };
        let bound = if above { self.upper[variable] } else { self.lower[variable] };
        let by = (bound - self.values[row]) / self.row(row)[column];
        let value = self.stands[column] + by;
        self.follow(column, by);
        self.pivot(row, column);
        self.values[row] = value;
        self.on_upper[column] = above;
        self.settle(column, bound, above);
        None
    }

    /// A variable has just come to a column, on one of its bounds.
    fn settle(&mut self, column: usize, bound: f64, on_upper: bool) {
        let (lower, upper) = self.bounds(self.others[column]);
        self.on_upper[column] = on_upper;
        self.stands[column] = bound;
        let way = if on_upper { 1.0 } else { -1.0 };
        self.ways[column] = if upper - lower < TINY { 0.0 } else { way };
    }

    /// The column among the steps that becomes basic; boxed columns passed on the way change sides.
    fn entering(&mut self, mut slope: f64) -> Option<usize> {
        // Seldom more than a few are passed: the shortest are looked for one by one, and only when
        // there are many is everything sorted.
        let by_length =
            |a: &Step, b: &Step| a.length.total_cmp(&b.length).then(a.column.cmp(&b.column));
        let mut steps = std::mem::take(&mut self.steps);
        let mut last = None;
        for at in 0..steps.len() {
            if at < SHORTEST {
                let rest = steps[at..].iter().enumerate().min_by(|a, b| by_length(a.1, b.1));
                let shortest = at + rest.map_or(0, |(place, _)| place);
                steps.swap(at, shortest);
            } else if at == SHORTEST {
                steps[at..].sort_unstable_by(by_length);
            }
            slope -= steps[at].size * self.range(steps[at].column);
            if slope < TINY {
                last = Some(at);
                break;
            }
        }
        let chosen = last.map(|last| {
            // Of the steps that are as long, the largest amount is the safest pivot.
            let longest = steps[last].length + TINY;
            let mut best = steps[last];
            for step in &steps[last..] {
                if step.length <= longest && step.size > best.size {
                    best = *step;
                }
            }
            for passed in &steps[..last] {
                self.change_side(passed.column);
            }
            best.column
        });
        self.steps = steps;
        chosen
    }

    fn range(&self, column: usize) -> f64 {
        let (lower, upper) = self.bounds(self.others[column]);
        upper - lower
    }

    fn change_side(&mut self, column: usize) {
        let by = -self.ways[column] * self.range(column);
        self.stands[column] += by;
        self.on_upper[column] = !self.on_upper[column];
        self.ways[column] = -self.ways[column];
        self.follow(column, by);
    }

    /// The basic variables follow when a column moves.
    fn follow(&mut self, column: usize, by: f64) {
        if let Some(group) = self.member[self.others[column]] {
            let group = &mut self.groups[group];
            group.value += group.key_by(self.others[column]) * by;
        }
        let rows = self.table.chunks_exact(self.stride).zip(&mut self.values).zip(&self.basic);
        for ((row, value), variable) in rows {
            let by = row[column] * by;
            *value += by;
            if let Some(group) = self.member[*variable] {
                let group = &mut self.groups[group];
                group.value += group.key_by(*variable) * by;
            }
        }
    }

    /// The row's variable and the column's change places.
    fn pivot(&mut self, row: usize, column: usize) {
        let stride = self.stride;
        let mut line = std::mem::take(&mut self.line);
        let own = &mut self.table[row * stride..][..stride];
        let inverse = 1.0 / own[column];
        for (to, amount) in line.iter_mut().zip(own.iter()) {
            *to = if amount.abs() < NOTHING { 0.0 } else { -amount * inverse };
        }
        line[column] = inverse;
        own.copy_from_slice(&line);
        self.norms[row] = 1.0 + dot(&line, &line);
        for (at, other) in self.table.chunks_exact_mut(stride).enumerate() {
            let factor = other[column];
            if at == row || factor == 0.0 {
                continue;
            }
            other[column] = 0.0;
            if factor.abs() > NOTHING {
                self.norms[at] = 1.0 + add(other, factor, &line);
            }
        }
        let factor = std::mem::take(&mut self.reduced[column]);
        for (to, from) in self.reduced.iter_mut().zip(&line) {
            *to += factor * from;
        }
        self.line = line;
        let (out, into) = (self.basic[row], self.others[column]);
        (self.basic[row], self.others[column]) = (into, out);
        self.place[into] = Place::Row(row);
        self.place[out] = Place::Column(column);
        if let Some(group) = self.member[out] {
            self.groups[group].basics -= 1;
        }
        if let Some(group) = self.member[into] {
            self.groups[group].basics += 1;
        }
        self.pivots += 1;
    }
}

/// Rows begin at whole lanes, and the numbers of a column do not all fall into the same lines of a cache.
fn stride(width: usize) -> usize {
    let lanes = width.div_ceil(LANES).max(1);
    LANES * if lanes.is_multiple_of(8) { lanes + 1 } else { lanes }
}
