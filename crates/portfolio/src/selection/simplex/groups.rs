//! Groups of variables of which the total is a variable too: `total = Σ members`.
//!
//! That equation needs at least one basic variable in every basis. One is the key of its group: it
//! follows from the other variables of the group, so its row of the table is not kept but computed when
//! it is needed, as the sum of theirs (Dantzig and Van Slyke, *Generalized upper bounding techniques*,
//! 1967). With `s = 1` for members and `-1` for the total, `Σ s_v x_v = 0`, hence
//! `x_key = Σ -s_key s_v x_v` over the others.
//!
//! A key that is beyond its bounds and has other basic variables in its group hands the part of key over
//! to one of them and leaves as any other. Otherwise its row has amounts in the columns of the group only,
//! and a pivot changes nothing else.

use std::ops::Range;

use super::lanes::{add, dot};
use super::{Broken, Place, Simplex, Step};

pub(super) struct Group {
    columns: Range<usize>,
    total: usize,
    pub(super) key: usize,
    /// Of the key.
    pub(super) value: f64,
    /// Other variables of the group that are basic.
    pub(super) basics: usize,
}

impl Group {
    pub(super) fn new(columns: Range<usize>, total: usize) -> Self {
        Self { columns, total, key: total, value: 0.0, basics: 0 }
    }

    /// The total is the key, and nothing else is basic.
    pub(super) fn begin(&mut self) {
        self.key = self.total;
        self.basics = 0;
    }

    fn sign(&self, variable: usize) -> f64 {
        if variable == self.total { -1.0 } else { 1.0 }
    }

    /// What one more unit of another of the group adds to the key.
    pub(super) fn key_by(&self, other: usize) -> f64 {
        -self.sign(self.key) * self.sign(other)
    }

    /// The others of the group, each with what one more unit of it adds to the key.
    pub(super) fn key_by_others(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        let all = self.columns.clone().chain([self.total]);
        all.filter(|one| *one != self.key).map(|one| (one, self.key_by(one)))
    }
}

impl Simplex {
    /// The best member of a group is its key where the group is worth choosing, so that the table without
    /// rows is optimal.
    pub(super) fn begin_with_best(&mut self, group: usize) {
        let columns = self.groups[group].columns.clone();
        let best = columns.max_by(|a, b| self.profits[*a].total_cmp(&self.profits[*b]));
        if let Some(best) = best.filter(|best| self.profits[*best] > 0.0)
            && let Place::Column(column) = self.place[best]
        {
            self.change_key(group, column);
        }
    }

    /// Computes the row of a key.
    fn key_row(&mut self, group: usize) {
        let mut line = std::mem::take(&mut self.line);
        line.fill(0.0);
        for (other, factor) in self.groups[group].key_by_others() {
            match self.place[other] {
                Place::Column(column) => line[column] += factor,
                Place::Row(row) => {
                    add(&mut line, factor, self.row(row));
                }
                Place::Key(_) => {}
            }
        }
        self.line = line;
    }

    /// 1 + squared length of the row of a key.
    pub(super) fn key_norm(&mut self, group: usize) -> f64 {
        let own = &self.groups[group];
        if own.basics == 0 {
            return 1.0 + own.columns.len() as f64;
        }
        self.key_row(group);
        1.0 + dot(&self.line, &self.line)
    }

    /// Another basic variable of the group becomes its key; the key comes into its row, which is answered.
    pub(super) fn hand_over(&mut self, group: usize) -> usize {
        self.key_row(group);
        let rows = self.groups[group].key_by_others().filter_map(|(other, _)| {
            if let Place::Row(row) = self.place[other] { Some(row) } else { None }
        });
        // The row that is least like a combination of others is the safest to do without.
        let row = rows.max_by(|a, b| self.norms[*a].total_cmp(&self.norms[*b])).unwrap_or(0);
        self.table[row * self.stride..][..self.stride].copy_from_slice(&self.line);
        self.norms[row] = 1.0 + dot(&self.line, &self.line);
        let own = &mut self.groups[group];
        std::mem::swap(&mut own.key, &mut self.basic[row]);
        std::mem::swap(&mut own.value, &mut self.values[row]);
        self.place[own.key] = Place::Key(group);
        self.place[self.basic[row]] = Place::Row(row);
        row
    }

    /// Takes a key that is the only basic variable of its group to its bound; another becomes the key.
    pub(super) fn leave_key(&mut self, group: usize, above: bool) -> Option<Broken> {
        let own = &self.groups[group];
        let (key, value) = (own.key, own.value);
        let (slope, _) = self.beyond(key, value);
        let sign = if above { 1.0 } else { -1.0 };
        self.steps.clear();
        for (other, factor) in own.key_by_others() {
            let Place::Column(column) = self.place[other] else { continue };
            if sign * factor * self.ways[column] > 0.0 {
                let length = (self.reduced[column] / (sign * factor)).max(0.0);
                self.steps.push(Step { length, column, size: 1.0 });
            }
        }
        let Some(column) = self.entering(slope) else { return Some(Broken::Group) };
        let own = &self.groups[group];
        let bound = if above { self.upper[key] } else { self.lower[key] };
        let by = (bound - own.value) / own.key_by(self.others[column]);
        let value = self.stands[column] + by;
        self.follow(column, by);
        self.change_key(group, column);
        self.groups[group].value = value;
        self.settle(column, bound, above);
        None
    }

    /// The column's variable becomes the key of its group, of which nothing else is basic; the key comes into
    /// the column.
    pub(super) fn change_key(&mut self, group: usize, column: usize) {
        let own = &mut self.groups[group];
        let key = std::mem::replace(&mut own.key, self.others[column]);
        self.place[own.key] = Place::Key(group);
        self.place[key] = Place::Column(column);
        self.others[column] = key;
        let own = &self.groups[group];
        let turned = own.key_by(key);
        let place = |variable: usize| match self.place[variable] {
            Place::Column(column) => Some(column),
            Place::Row(_) | Place::Key(_) => None,
        };
        let changed: Vec<(usize, f64)> = own
            .key_by_others()
            .filter_map(|(other, factor)| Some((place(other)?, factor)))
            .filter(|(other, _)| *other != column)
            .collect();
        let change = |row: &mut [f64]| {
            let amount = row[column];
            if amount == 0.0 {
                return 0.0;
            }
            row[column] = amount * turned;
            let mut longer = 0.0;
            for &(other, factor) in &changed {
                let before = row[other];
                row[other] += amount * factor;
                longer += row[other] * row[other] - before * before;
            }
            longer
        };
        for (row, norm) in self.table.chunks_exact_mut(self.stride).zip(&mut self.norms) {
            *norm = (*norm + change(row)).max(1.0);
        }
        change(&mut self.reduced);
        self.pivots += 1;
    }
}
