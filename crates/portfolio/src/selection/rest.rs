//! What is left at the end of a branch is looked at choice by choice: with few ways left, that is far quicker than
//! one more relaxation for every decision (implicit enumeration under a bound; Balas 1965, and for knapsacks with
//! several rows Boussier, Vasquez, Vimont, Hanafi and Michelon 2010).
//!
//! Under prices, no choice is worth more than the bound. What a choice is worth less is the sum of two things that
//! are never negative: what its ways are worth less than the best of their groups, and the price of what stays
//! unused of the limits. Where that exceeds what a better choice may lose, nothing below is looked at.
//!
//! Sums are of doubles. Amounts are whole numbers that doubles hold exactly, so what fits is certain; what is lost is
//! a sum of up to some thousand numbers, none negative, and so is off by less than `SURE` allows.

use super::bound::{Left, Prices, plain};
use super::program::{Chosen, Program};

/// What is lost is believed to be too much when it exceeds what may be by so much of it.
const SURE: f64 = 1.0 + 1e-9;
/// Whole numbers below this are exact as doubles, and so are their sums.
const EXACT: i64 = 1 << 50;

/// Groups that differ much are looked at first: a unit that is lost for certain weighs as much as so many of profit.
const LOSSES: f64 = 10.0;
/// Losses are rounded to so many parts of what may be lost when choices are counted.
const STEPS: usize = 64;

/// What is left of a program below one node.
pub(super) struct Rest {
    /// Room of each row that can be exceeded or has a price, after what is decided.
    room: Vec<f64>,
    /// Price of a unit of each of these rows.
    prices: Vec<f64>,
    /// Groups with several ways left.
    levels: Vec<Level>,
    decided: Chosen,
    /// Of what is decided.
    profit: i64,
    /// What a choice must be worth, and what it may lose for that.
    wanted: i64,
    slack: f64,
}

struct Level {
    group: usize,
    /// The best under the prices first.
    ways: Vec<Way>,
    /// The least and the most that later levels can add to each row.
    least: Vec<f64>,
    most: Vec<f64>,
}

struct Way {
    column: Option<usize>,
    profit: i64,
    loses: f64,
    /// What it adds to each row.
    amounts: Vec<f64>,
}

/// How looking at everything ended.
pub(super) struct Looked {
    /// The best of what is worth enough.
    pub(super) best: Option<Chosen>,
    /// Nothing was left out.
    pub(super) all: bool,
    /// Elementary operations that it took.
    pub(super) operations: usize,
}

/// Ways that are left beyond one for each group.
pub(super) fn ways(program: &Program, left: &dyn Left) -> usize {
    let groups = program.groups.iter().enumerate();
    groups
        .map(|(index, group)| match left.of_group(index) {
            (_, false) => 0,
            (must, true) => {
                let columns = group.columns.clone().filter(|column| left.may(*column)).count();
                columns.saturating_sub(usize::from(must))
            }
        })
        .sum()
}

impl Rest {
    /// What is left, for choices worth `wanted` or more; `None` where nothing can be chosen of a group that must, or
    /// where doubles are not exact.
    pub(super) fn of(
        program: &Program,
        left: &dyn Left,
        prices: &Prices,
        wanted: i64,
    ) -> Option<Self> {
        let slack = prices.slack(program, left, wanted)?;
        let mut decided: Chosen = vec![None; program.groups.len()];
        let mut open: Vec<Level> = vec![];
        for (index, group) in program.groups.iter().enumerate() {
            let (must, may) = left.of_group(index);
            let columns = group.columns.clone().filter(|column| may && left.may(*column));
            let none = (!must).then_some(None);
            let mut ways: Vec<Way> =
                columns.map(Some).chain(none).map(|column| Way::of(program, column)).collect();
            if ways.len() == 1 {
                decided[index] = ways[0].column;
                continue;
            }
            let worth = |way: &Way| way.column.map_or(0, |one| prices.reduced(program, one));
            let best = ways.iter().map(worth).max()?;
            for way in &mut ways {
                way.loses = plain(best - worth(way));
            }
            ways.sort_by(|a, b| a.loses.total_cmp(&b.loses));
            open.push(Level { group: index, ways, least: vec![], most: vec![] });
        }
        let weight = |level: &Level| {
            let profits = level.ways.iter().map(|way| way.profit);
            let (least, most) = (profits.clone().min(), profits.max());
            let size = most.unwrap_or(0) - least.unwrap_or(0);
            level.ways[1].loses * LOSSES + size as f64
        };
        open.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.group.cmp(&b.group)));
        let taken = decided.iter().flatten();
        let profit = taken.map(|column| program.columns[*column].profit).sum();
        let rest =
            Self { room: vec![], prices: vec![], levels: open, decided, profit, wanted, slack };
        rest.with_rows(program, prices)
    }

    /// Numbers that are added up to count choices.
    pub(super) fn size(&self) -> usize {
        self.levels.iter().map(|level| level.ways.len()).sum::<usize>() * STEPS
    }

    /// How many choices there are that lose no more than may be lost, by their ways alone; at least that many.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to STEPS")]
    pub(super) fn choices(&self) -> f64 {
        let mut counts = [0.0_f64; STEPS + 1];
        counts[0] = 1.0;
        for level in &self.levels {
            let mut next = [0.0; STEPS + 1];
            for way in &level.ways {
                let steps = way.loses / self.slack.max(1e-9) * STEPS as f64;
                if steps <= STEPS as f64 {
                    let steps = steps.floor() as usize;
                    for at in steps..=STEPS {
                        next[at] += counts[at - steps];
                    }
                }
            }
            counts = next;
        }
        counts.iter().sum()
    }

    /// Fills in the rows that matter.
    fn with_rows(mut self, program: &Program, prices: &Prices) -> Option<Self> {
        let mut room = program.limits.clone();
        for column in self.decided.iter().flatten() {
            for &(row, amount) in &program.columns[*column].entries {
                room[row] -= amount;
            }
        }
        // The most that is added to each row, and the most that numbers can come to.
        let mut most = vec![0_i64; room.len()];
        let mut largest: Vec<i64> = room.iter().map(|one| one.abs()).collect();
        for level in &self.levels {
            let mut of_level = vec![0_i64; room.len()];
            for column in level.ways.iter().filter_map(|way| way.column) {
                for &(row, amount) in &program.columns[column].entries {
                    of_level[row] = of_level[row].max(amount);
                    largest[row] = largest[row].saturating_add(amount.abs());
                }
            }
            for (most, one) in most.iter_mut().zip(of_level) {
                *most += one;
            }
        }
        if largest.iter().any(|one| *one >= EXACT) {
            return None;
        }
        let matters = |row: &usize| most[*row] > room[*row] || prices.of_row(*row) > 0.0;
        let rows: Vec<usize> = (0..room.len()).filter(matters).collect();
        let mut place = vec![usize::MAX; room.len()];
        for (at, row) in rows.iter().enumerate() {
            place[*row] = at;
        }
        self.room = rows.iter().map(|row| room[*row] as f64).collect();
        self.prices = rows.iter().map(|row| prices.of_row(*row)).collect();
        let (mut least, mut most) = (vec![0.0; rows.len()], vec![0.0; rows.len()]);
        for level in self.levels.iter_mut().rev() {
            for way in &mut level.ways {
                way.amounts = vec![0.0; rows.len()];
                for &(row, amount) in
                    way.column.iter().flat_map(|one| &program.columns[*one].entries)
                {
                    if let Some(own) = way.amounts.get_mut(place[row]) {
                        *own = amount as f64;
                    }
                }
            }
            (level.least, level.most) = (least.clone(), most.clone());
            for row in 0..rows.len() {
                let amounts = level.ways.iter().map(|way| way.amounts[row]);
                least[row] += amounts.clone().fold(f64::INFINITY, f64::min);
                most[row] += amounts.fold(f64::NEG_INFINITY, f64::max);
            }
        }
        Some(self)
    }

    /// Looks at everything, or at so many ways.
    pub(super) fn look(&self, ways: usize) -> Looked {
        let rows = self.room.len();
        let mut rooms = vec![0.0; rows * (self.levels.len() + 1)];
        rooms[..rows].copy_from_slice(&self.room);
        let mut walk = Walk {
            rest: self,
            rooms,
            taken: vec![0; self.levels.len()],
            best: None,
            slack: self.slack,
            left: ways,
        };
        let all = walk.go(0, 0.0, self.profit);
        let best = walk.best.map(|(_, taken)| {
            let mut chosen = self.decided.clone();
            for (level, way) in self.levels.iter().zip(taken) {
                chosen[level.group] = level.ways[way].column;
            }
            chosen
        });
        // Making it takes as much as looking at some of its ways.
        let made = self.levels.iter().map(|level| level.ways.len()).sum::<usize>();
        let operations = (ways - walk.left + made) * (4 * rows + 8);
        Looked { best, all, operations }
    }
}

impl Way {
    fn of(program: &Program, column: Option<usize>) -> Self {
        let profit = column.map_or(0, |one| program.columns[one].profit);
        Self { column, profit, loses: 0.0, amounts: vec![] }
    }
}

struct Walk<'r> {
    rest: &'r Rest,
    /// Room of each row at each level.
    rooms: Vec<f64>,
    /// The way taken at each level.
    taken: Vec<usize>,
    best: Option<(i64, Vec<usize>)>,
    slack: f64,
    /// Ways that may still be looked at.
    left: usize,
}

impl Walk<'_> {
    /// Looks at all that is left from a level on; `false` when that is too much.
    fn go(&mut self, at: usize, lost: f64, profit: i64) -> bool {
        let rest = self.rest;
        let Some(level) = rest.levels.get(at) else {
            self.take(profit);
            return true;
        };
        for (index, way) in level.ways.iter().enumerate() {
            let lost = lost + way.loses;
            if lost > self.slack * SURE {
                break;
            }
            if self.left == 0 {
                return false;
            }
            self.left -= 1;
            let unused = self.step(at, level, way);
            if unused.is_some_and(|unused| lost + unused <= self.slack * SURE) {
                self.taken[at] = index;
                if !self.go(at + 1, lost, profit + way.profit) {
                    return false;
                }
            }
        }
        true
    }

    /// Takes a way; what is lost for certain by what stays unused then, or `None` when nothing fits any more.
    fn step(&mut self, at: usize, level: &Level, way: &Way) -> Option<f64> {
        let rows = self.rest.room.len();
        let (before, after) = self.rooms[at * rows..(at + 2) * rows].split_at_mut(rows);
        let mut fits = true;
        let mut lost = 0.0;
        let each = before.iter().zip(after).zip(&way.amounts);
        let of_rest = level.least.iter().zip(&level.most).zip(&self.rest.prices);
        for (((before, after), amount), ((least, most), price)) in each.zip(of_rest) {
            let room = before - amount;
            *after = room;
            fits &= room >= *least;
            lost += (room - most).max(0.0) * price;
        }
        fits.then_some(lost)
    }

    /// Keeps a choice that fits, and looks for better ones from now on.
    fn take(&mut self, profit: i64) {
        let wanted = self.best.as_ref().map_or(self.rest.wanted, |best| best.0 + 1);
        if profit >= wanted {
            self.slack = self.rest.slack - (profit + 1 - self.rest.wanted) as f64;
            self.best = Some((profit, self.taken.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bound::{Everything, largest};
    use super::super::effort::Sequence;
    use super::super::program::{Column, Group};
    use super::*;

    /// A whole number from `least` on, below `most`.
    fn number(sequence: &mut Sequence, least: i64, most: i64) -> i64 {
        let numbers: Vec<i64> = (least..most).collect();
        numbers[sequence.below(numbers.len())]
    }

    /// Eight projects with up to three ways each, under three limits; the first must be done.
    fn program(sequence: &mut Sequence) -> Program {
        let mut program = Program { limits: vec![20, 25, 15], ..Program::default() };
        for group in 0..8 {
            let first = program.columns.len();
            for _ in 0..=sequence.below(3) {
                let amounts = (0..3).map(|row| (row, number(sequence, -2, 10)));
                let entries = amounts.filter(|one| one.1 != 0).collect();
                let profit = number(sequence, -3, 27);
                program.columns.push(Column { group, profit, entries });
            }
            let columns = first..program.columns.len();
            program.groups.push(Group { columns, required: group == 0 });
        }
        program
    }

    /// All choices that fit, one after the other.
    fn best(program: &Program) -> Option<i64> {
        let mut all: Vec<Chosen> = vec![vec![]];
        for group in &program.groups {
            let none = (!group.required).then_some(None);
            let ways: Vec<_> = group.columns.clone().map(Some).chain(none).collect();
            let with = |chosen: &Chosen| {
                let chosen = chosen.clone();
                ways.clone().into_iter().map(move |way| [chosen.as_slice(), &[way]].concat())
            };
            all = all.iter().flat_map(with).collect();
        }
        let fitting = all.iter().filter(|chosen| program.fits(chosen));
        fitting.map(|chosen| program.profit(chosen)).max()
    }

    #[test]
    fn the_best_of_all_choices_is_found_under_any_prices_and_none_where_nothing_is_worth_more() {
        let mut sequence = Sequence::new(7);
        for _ in 0..40 {
            let program = program(&mut sequence);
            let proposals: Vec<f64> = (0..3).map(|_| 2.0 * sequence.unit()).collect();
            let prices = Prices::of(&largest(&program), proposals);
            let left = Everything(&program.groups);
            let best = best(&program);
            let look = |wanted: i64| {
                let rest = Rest::of(&program, &left, &prices, wanted)?;
                let looked = rest.look(usize::MAX);
                assert!(looked.all);
                let found = looked.best?;
                assert!(program.fits(&found));
                Some(program.profit(&found))
            };
            assert_eq!(look(-1_000), best);
            if let Some(best) = best {
                assert_eq!(look(best), Some(best), "as much as is wanted");
                assert_eq!(look(best + 1), None, "nothing is worth more");
            }
        }
    }

    #[test]
    fn where_too_much_would_have_to_be_looked_at_it_says_so() {
        let mut sequence = Sequence::new(3);
        let program = program(&mut sequence);
        let prices = Prices::of(&largest(&program), vec![0.0; 3]);
        let left = Everything(&program.groups);
        let rest = Rest::of(&program, &left, &prices, -1_000);
        assert!(rest.is_some_and(|rest| rest.choices() > 100.0 && !rest.look(50).all));
    }
}
