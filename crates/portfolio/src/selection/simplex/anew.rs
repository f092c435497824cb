//! The table as it follows from the rows as given: at the begin, when a row is added, and when rounding errors
//! may have grown.

use super::lanes::{add, dot};
use super::{EXCESS, Place, Simplex};

impl Simplex {
    /// Nothing is basic but the totals of the groups.
    pub(super) fn begin(&mut self) {
        let n = self.width();
        self.table.clear();
        self.norms.clear();
        self.basic.clear();
        self.place = (0..n).map(Place::Column).collect();
        self.others = (0..n).collect();
        self.reduced.clone_from(&self.profits);
        for (at, group) in self.groups.iter_mut().enumerate() {
            group.begin();
            self.place.push(Place::Key(at));
        }
    }

    /// Writes a row of the problem into the table, in terms of what is not basic now.
    pub(super) fn append(&mut self, row: &[(usize, f64)], variable: usize) {
        let begin = self.table.len();
        self.table.resize(begin + self.stride, 0.0);
        let (before, fresh) = self.table.split_at_mut(begin);
        let mut take = |variable: usize, amount: f64| match self.place[variable] {
            Place::Column(column) => fresh[column] += amount,
            Place::Row(at) => {
                add(fresh, amount, &before[at * self.stride..][..self.stride]);
            }
            Place::Key(_) => {}
        };
        for &(variable, amount) in row {
            match self.place[variable] {
                Place::Key(group) => {
                    let group = &self.groups[group];
                    for (other, factor) in group.key_by_others() {
                        take(other, amount * factor);
                    }
                }
                _ => take(variable, amount),
            }
        }
        self.norms.push(1.0 + dot(fresh, fresh));
        self.place.push(Place::Row(self.basic.len()));
        self.basic.push(variable);
    }

    /// Computes the table anew from the rows as given, for the same basic variables where that is
    /// well conditioned.
    pub(super) fn rebuild(&mut self) {
        let first = self.first_row();
        let inside: Vec<usize> = self.basic.iter().copied().filter(|one| *one < first).collect();
        let rows = self.rows.len();
        let stays: Vec<bool> =
            (0..rows).map(|row| matches!(self.place[first + row], Place::Row(_))).collect();
        let mut upper = vec![false; self.place.len()];
        for (column, variable) in self.others.iter().enumerate() {
            upper[*variable] = self.on_upper[column];
        }
        let keys: Vec<usize> = self.groups.iter().map(|group| group.key).collect();
        self.begin();
        for (group, key) in keys.into_iter().enumerate() {
            if let Place::Column(column) = self.place[key] {
                self.change_key(group, column);
            }
        }
        let rows = std::mem::take(&mut self.rows);
        for (at, row) in rows.iter().enumerate() {
            self.append(row, first + at);
        }
        self.rows = rows;
        for variable in inside {
            let Place::Column(column) = self.place[variable] else { continue };
            let candidates = (0..self.basic.len())
                .filter(|row| self.basic[*row] >= first && !stays[self.basic[*row] - first]);
            let size = |row: usize| self.row(row)[column].abs();
            let best = candidates.max_by(|a, b| size(*a).total_cmp(&size(*b)));
            if let Some(row) = best.filter(|row| size(*row) > EXCESS) {
                self.pivot(row, column);
            }
        }
        for (column, variable) in self.others.iter().enumerate() {
            self.on_upper[column] = upper[*variable];
        }
        self.pivots = 0;
        self.stand_anew();
    }

    /// Computes where everything stands, whatever was there.
    pub(super) fn stand_anew(&mut self) {
        for column in 0..self.width() {
            self.stand(column);
        }
        self.follow_anew();
    }

    /// The values of all basic variables by where the others stand.
    pub(super) fn follow_anew(&mut self) {
        self.values.clear();
        for row in self.table.chunks_exact(self.stride) {
            self.values.push(dot(row, &self.stands));
        }
        for at in 0..self.groups.len() {
            let group = &self.groups[at];
            let others = group.key_by_others();
            let value = others.map(|(other, factor)| factor * self.value(other)).sum();
            self.groups[at].value = value;
        }
    }
}
