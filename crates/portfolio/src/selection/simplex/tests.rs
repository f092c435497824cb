//! The simplex against a plain one that knows nothing of groups or bounds, on random small programs.

use std::ops::Range;

use proptest::prelude::*;

use super::super::effort::{Effort, Limits};
use super::{Broken, End, FRESH, Simplex};

/// What happens to a program between two solves.
#[derive(Debug, Clone)]
enum Event {
    /// A column may be from here to there.
    Column(usize, (f64, f64)),
    /// So much of a group may be chosen.
    Group(usize, (f64, f64)),
    /// A row of these amounts, and its limit.
    Row(Vec<i8>, i8),
    /// The table is computed anew.
    Rebuild,
}

fn bounds() -> impl Strategy<Value = (f64, f64)> {
    prop_oneof![3 => Just((0.0, 1.0)), 2 => Just((0.0, 0.0)), 1 => Just((1.0, 1.0))]
}

fn event() -> impl Strategy<Value = Event> {
    let row = (prop::collection::vec(-2..9_i8, 20), -3..25_i8);
    prop_oneof![
        (0..20_usize, bounds()).prop_map(|(at, bounds)| Event::Column(at, bounds)),
        (0..20_usize, bounds()).prop_map(|(at, bounds)| Event::Group(at, bounds)),
        row.prop_map(|(amounts, limit)| Event::Row(amounts, limit)),
        Just(Event::Rebuild),
    ]
}

/// A program as lists: maximise `profits·x` with `x ≥ 0` and each row at most its limit.
struct Plain {
    profits: Vec<f64>,
    rows: Vec<(Vec<f64>, f64)>,
}

impl Plain {
    /// The best profit; `None` when no `x` keeps every row. A dictionary that is pivoted by the rule of
    /// Bland (1977), which cannot cycle; at first without profits, to keep the rows one after the other.
    fn best(&self) -> Option<f64> {
        let n = self.profits.len();
        let mut rows: Vec<Vec<f64>> = vec![];
        let mut basic: Vec<usize> = vec![];
        let mut other: Vec<usize> = (0..n).collect();
        // The row of profits comes first; the last number of each row is the value where all others are 0.
        rows.push(self.profits.iter().copied().chain([0.0]).collect());
        for (amounts, limit) in &self.rows {
            rows.push(amounts.iter().map(|one| -one).chain([*limit]).collect());
            basic.push(n + basic.len());
        }
        let pivot = |rows: &mut Vec<Vec<f64>>,
                     basic: &mut [usize],
                     other: &mut [usize],
                     row: usize,
                     column: usize| {
            let inverse = 1.0 / rows[row][column];
            let mut own: Vec<f64> = rows[row].iter().map(|one| -one * inverse).collect();
            own[column] = inverse;
            for (at, line) in rows.iter_mut().enumerate() {
                let factor = std::mem::take(&mut line[column]);
                if at != row {
                    for (to, from) in line.iter_mut().zip(&own) {
                        *to += factor * from;
                    }
                }
            }
            rows[row] = own;
            std::mem::swap(&mut basic[row - 1], &mut other[column]);
        };
        loop {
            // A row that is not kept: another of its variables has to grow.
            let broken = (1..rows.len()).filter(|row| rows[*row][n] < -1e-9);
            let Some(row) = broken.min_by_key(|row| basic[row - 1]) else { break };
            let columns = (0..n).filter(|column| rows[row][*column] > 1e-9);
            let column = columns.min_by_key(|column| other[*column])?;
            pivot(&mut rows, &mut basic, &mut other, row, column);
        }
        loop {
            let columns = (0..n).filter(|column| rows[0][*column] > 1e-9);
            let Some(column) = columns.min_by_key(|column| other[*column]) else { break };
            let room = |row: usize| rows[row][n].max(0.0) / -rows[row][column];
            let row = (1..rows.len())
                .filter(|row| rows[*row][column] < -1e-9)
                .min_by(|a, b| room(*a).total_cmp(&room(*b)).then(basic[a - 1].cmp(&basic[b - 1])));
            let Some(row) = row else { return Some(f64::INFINITY) };
            pivot(&mut rows, &mut basic, &mut other, row, column);
        }
        Some(rows[0][n])
    }
}

/// What is asked of both.
struct Both {
    simplex: Simplex,
    profits: Vec<f64>,
    groups: Vec<Range<usize>>,
    rows: Vec<(Vec<f64>, f64)>,
}

impl Both {
    fn new(profits: &[i8], sizes: &[usize]) -> Self {
        let mut groups = vec![];
        let mut begin = 0;
        for size in sizes {
            groups.push(begin..begin + size);
            begin += size;
        }
        let profits: Vec<f64> = profits[..begin].iter().map(|one| f64::from(*one)).collect();
        let simplex = Simplex::new(profits.clone(), groups.clone());
        Self { simplex, profits, groups, rows: vec![] }
    }

    fn take(&mut self, event: &Event) {
        let columns = self.profits.len();
        match event {
            Event::Column(at, (least, most)) => self.simplex.bound(at % columns, *least, *most),
            Event::Group(at, (least, most)) => {
                let total = self.simplex.total(at % self.groups.len());
                self.simplex.bound(total, *least, *most);
            }
            Event::Row(amounts, limit) => {
                let amounts: Vec<f64> = (0..columns).map(|at| f64::from(amounts[at])).collect();
                let row = amounts.iter().copied().enumerate().filter(|one| one.1 != 0.0).collect();
                self.simplex.add_row(row, f64::NEG_INFINITY, f64::from(*limit));
                self.rows.push((amounts, f64::from(*limit)));
            }
            Event::Rebuild => self.simplex.pivots = FRESH,
        }
    }

    /// Everything that must hold, as rows.
    fn plain(&self) -> Plain {
        let mut rows = self.rows.clone();
        let all = (0..self.profits.len()).map(|at| (at..at + 1, at));
        let groups = self.groups.iter().cloned().enumerate();
        for (columns, variable) in all.chain(groups.map(|(at, one)| (one, self.simplex.total(at))))
        {
            let (least, most) = self.simplex.bounds(variable);
            let amounts = |sign: f64| -> Vec<f64> {
                let amount = |at: usize| if columns.contains(&at) { sign } else { 0.0 };
                (0..self.profits.len()).map(amount).collect()
            };
            rows.push((amounts(1.0), most));
            rows.push((amounts(-1.0), -least));
        }
        Plain { profits: self.profits.clone(), rows }
    }

    fn agree(&mut self) -> Result<(), TestCaseError> {
        let mut effort = Effort::new(&Limits::steps(1_000_000));
        let end = self.simplex.solve(f64::NEG_INFINITY, &mut effort);
        let plain = self.plain();
        let Some(best) = plain.best() else {
            prop_assert!(matches!(end, End::Infeasible(_)), "{:?}", end);
            return self.refuted(end);
        };
        prop_assert_eq!(end, End::Optimal);
        let profit = self.simplex.profit();
        prop_assert!((profit - best).abs() < 1e-6, "{} is not {}", profit, best);
        let sum = |amounts: &[f64]| -> f64 {
            amounts.iter().enumerate().map(|(at, one)| one * self.simplex.value(at)).sum()
        };
        prop_assert!((sum(&self.profits) - best).abs() < 1e-6);
        for (amounts, limit) in &plain.rows {
            prop_assert!(sum(amounts) < limit + 1e-6, "{:?} > {}", amounts, limit);
        }
        Ok(())
    }

    /// The rows, weighted by the multipliers of the proof, are more than their limits for every choice that
    /// columns and groups allow.
    fn refuted(&self, end: End) -> Result<(), TestCaseError> {
        let End::Infeasible(broken) = end else { return Ok(()) };
        let mut plain = self.plain();
        if broken == Broken::Group {
            plain.rows.drain(..self.rows.len());
            prop_assert_eq!(plain.best(), None);
            return Ok(());
        }
        let first = self.simplex.first_row();
        let mut room = 0.0;
        plain.profits.fill(0.0);
        for (at, (amounts, limit)) in self.rows.iter().enumerate() {
            let multiplier = self.simplex.proof(broken, first + at).max(0.0);
            room += multiplier * limit;
            for (profit, amount) in plain.profits.iter_mut().zip(amounts) {
                *profit -= multiplier * amount;
            }
        }
        plain.rows.drain(..self.rows.len());
        prop_assert!(plain.best().is_none_or(|most| -most > room), "no proof");
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    /// Whatever is decided, taken back and added, in whatever order.
    #[test]
    fn groups_make_the_table_smaller_and_the_optimum_stays(
        profits in prop::collection::vec(-4..20_i8, 20),
        sizes in prop::collection::vec(0..5_usize, 1..6),
        events in prop::collection::vec(event(), 1..25),
    ) {
        prop_assume!(sizes.iter().sum::<usize>() > 0);
        let mut both = Both::new(&profits, &sizes);
        both.agree()?;
        for event in events {
            both.take(&event);
            both.agree()?;
        }
    }
}
