//! What a choice takes of each row, and what it pays for taking more than there is: in single precision,
//! because it is asked millions of times a second. Whether a choice fits is for whole numbers to say.
//!
//! Amounts of a row are told in average amounts of that row. Rows stand in blocks; a column is looked at only in the
//! blocks where it takes something. Sums are added in one order, so that every machine gets the same.

use super::program::Program;

/// Rows of a block.
const BLOCK: usize = 16;
/// Programs with more amounts than this would need too much memory.
const LARGEST: usize = 8_000_000;

/// The most that a price may rise, times the first.
const DEAREST: f32 = 1_000.0;

/// One number for each row of a block.
type Block = [f32; BLOCK];

pub(super) struct Load {
    /// Blocks of all rows; the last is filled up with rows of which nothing is taken.
    all: usize,
    /// What each column takes of each row, column after column; the last column takes nothing.
    amounts: Vec<Block>,
    limits: Vec<Block>,
    /// The blocks in which each column takes something, and where each column's begin.
    blocks: Vec<u32>,
    begins: Vec<usize>,
    /// What one average amount above the limit costs at first, and now.
    first: Vec<Block>,
    prices: Vec<Block>,
    /// The last change in which each block was looked at.
    looked: Vec<u32>,
    change: u32,
}

/// What one choice takes.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    /// What is taken of each row less its limit.
    above: Vec<Block>,
    /// What each block pays now, and all of them.
    blocks: Vec<f32>,
    pub(super) paid: f32,
}

impl Load {
    /// Whether a program is small enough.
    pub(super) fn can(program: &Program) -> bool {
        program.limits.len().next_multiple_of(BLOCK) * program.columns.len() <= LARGEST
    }

    /// Prices from which every cooling begins: `least` for an average amount above any limit, and on top
    /// of that what a unit of each row is worth.
    #[expect(clippy::cast_possible_truncation, reason = "single precision is enough, see above")]
    pub(super) fn new(program: &Program, least: f64, worths: &[f64]) -> Self {
        let all = program.limits.len().div_ceil(BLOCK);
        let columns = program.columns.len();
        let mut order: Vec<usize> = (0..program.limits.len()).collect();
        order.sort_by_key(|row| worths[*row] <= 0.0);
        let mut places = vec![0; order.len()];
        for (place, row) in order.iter().enumerate() {
            places[*row] = place;
        }
        let mut average = vec![1.0; program.limits.len()];
        let mut counts = vec![(0.0, 0.0); program.limits.len()];
        for (row, amount) in program.columns.iter().flat_map(|column| &column.entries) {
            counts[*row].0 += amount.unsigned_abs() as f64;
            counts[*row].1 += 1.0;
        }
        for (average, (sum, count)) in average.iter_mut().zip(counts).filter(|(_, of)| of.1 > 0.0) {
            *average = sum / count;
        }
        let mut amounts = vec![[0.0; BLOCK]; all * (columns + 1)];
        let (mut blocks, mut begins) = (vec![], vec![0]);
        for (index, column) in program.columns.iter().enumerate() {
            for (row, amount) in &column.entries {
                let amount = (*amount as f64 / average[*row]) as f32;
                let (block, row) = (places[*row] / BLOCK, places[*row] % BLOCK);
                amounts[index * all + block][row] = amount;
                blocks.push(u32::try_from(block).unwrap_or(u32::MAX));
            }
            blocks[begins[index]..].sort_unstable();
            let mut own = blocks.split_off(begins[index]);
            own.dedup();
            blocks.append(&mut own);
            begins.push(blocks.len());
        }
        begins.push(blocks.len());
        let mut limits = vec![[0.0; BLOCK]; all];
        let mut first = limits.clone();
        for (row, place) in places.iter().enumerate() {
            let (block, at) = (place / BLOCK, place % BLOCK);
            limits[block][at] = (program.limits[row] as f64 / average[row]) as f32;
            first[block][at] = (least + worths[row] * average[row]) as f32;
        }
        Self {
            all,
            amounts,
            limits,
            blocks,
            begins,
            prices: first.clone(),
            first,
            looked: vec![0; all],
            change: 0,
        }
    }

    /// The column that takes nothing.
    pub(super) fn nothing(&self) -> usize {
        self.begins.len() - 2
    }

    /// Blocks in which a column takes something.
    pub(super) fn width(&self, column: usize) -> usize {
        self.begins[column + 1] - self.begins[column]
    }

    /// Adds up what is taken; again now and then, so that rounding does not pile up.
    pub(super) fn taken(&self, chosen: &[u32]) -> Taken {
        let above = self.limits.iter().map(|block| block.map(|limit| -limit)).collect();
        let mut taken = Taken { above, blocks: vec![0.0; self.all], paid: 0.0 };
        for column in chosen {
            self.add(&mut taken, *column as usize, 1.0);
        }
        self.pay(&mut taken);
        taken
    }

    /// What is paid for all that is too much, at the present prices.
    pub(super) fn pay(&self, taken: &mut Taken) {
        for block in 0..taken.blocks.len() {
            self.pay_block(taken, block);
        }
        taken.paid = taken.blocks.iter().sum();
    }

    /// Makes what any of these takes too much of `up` times as dear, and all else `down` times.
    pub(super) fn press<'t>(
        &mut self,
        up: f32,
        down: f32,
        all: impl Iterator<Item = &'t Taken> + Clone,
    ) {
        for (block, (prices, first)) in self.prices.iter_mut().zip(&self.first).enumerate() {
            for row in 0..BLOCK {
                prices[row] = if all.clone().any(|taken| taken.above[block][row] > 0.0) {
                    (prices[row] * up).min(first[row] * DEAREST)
                } else {
                    (prices[row] * down).max(first[row])
                };
            }
        }
    }

    /// How much more would be paid with column `to` in the place of `from`, when that is no more than
    /// `most`.
    pub(super) fn more(&mut self, taken: &Taken, from: usize, to: usize, most: f32) -> Option<f32> {
        self.change = self.change.wrapping_add(1);
        let (mut before, mut after) = (0.0, 0.0);
        for (column, first) in [(to, true), (from, false)] {
            for at in self.begins[column]..self.begins[column + 1] {
                let block = self.blocks[at] as usize;
                if !first && self.looked[block] == self.change {
                    continue;
                }
                self.looked[block] = self.change;
                before += taken.blocks[block];
                after += self.pay_after(taken, block, from, to);
                // Elsewhere nobody can pay less than nothing.
                if after - taken.paid > most {
                    return None;
                }
            }
        }
        Some(after - before).filter(|more| *more <= most)
    }

    #[inline]
    fn pay_after(&self, taken: &Taken, block: usize, from: usize, to: usize) -> f32 {
        let out = &self.amounts[from * self.all + block];
        let into = &self.amounts[to * self.all + block];
        let mut above = taken.above[block];
        for (above, (into, out)) in above.iter_mut().zip(into.iter().zip(out)) {
            *above += into - out;
        }
        self.cost(block, &above)
    }

    /// Puts column `to` in the place of `from`, for which `more` is paid.
    pub(super) fn exchange(&self, taken: &mut Taken, from: usize, to: usize, more: f32) {
        self.add(taken, from, -1.0);
        self.add(taken, to, 1.0);
        for column in [from, to] {
            for at in self.begins[column]..self.begins[column + 1] {
                self.pay_block(taken, self.blocks[at] as usize);
            }
        }
        taken.paid += more;
    }

    fn add(&self, taken: &mut Taken, column: usize, sign: f32) {
        for block in &self.blocks[self.begins[column]..self.begins[column + 1]] {
            let block = *block as usize;
            let amounts = &self.amounts[column * self.all + block];
            for (above, amount) in taken.above[block].iter_mut().zip(amounts) {
                *above += sign * amount;
            }
        }
    }

    #[inline]
    fn pay_block(&self, taken: &mut Taken, block: usize) {
        taken.blocks[block] = self.cost(block, &taken.above[block]);
    }

    /// What is paid in a block for what is above its limits.
    #[inline]
    fn cost(&self, block: usize, above: &Block) -> f32 {
        let mut pay = self.prices[block];
        for (pay, above) in pay.iter_mut().zip(above) {
            *pay *= above.max(0.0);
        }
        sum(&pay)
    }
}

/// The sum, added so that four can be added at once.
fn sum(pay: &Block) -> f32 {
    let mut four = [0.0; 4];
    for (at, four) in four.iter_mut().enumerate() {
        *four = (pay[at] + pay[at + 4]) + (pay[at + 8] + pay[at + 12]);
    }
    (four[0] + four[1]) + (four[2] + four[3])
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    reason = "small numbers, and a test that panics fails"
)]
mod tests {
    use super::*;
    use crate::selection::effort::Sequence;
    use crate::selection::program::{Column, Group};

    /// 30 projects with two ways each over 40 rows, a third of which each takes something of.
    fn program() -> Program {
        let mut sequence = Sequence::new(7);
        let mut program = Program::default();
        for group in 0..30 {
            program.groups.push(Group { columns: 2 * group..2 * group + 2, required: false });
            for _ in 0..2 {
                let rows: Vec<usize> = (0..40).filter(|_| sequence.below(3) == 0).collect();
                let mut amount = || sequence.below(900) as i64 - 100;
                let entries = rows.into_iter().map(|row| (row, amount())).collect();
                program.columns.push(Column { group, profit: 1, entries });
            }
        }
        program.limits = (0..40).map(|row| 500 + 10 * row).collect();
        program
    }

    /// What is paid, added up in double precision, row by row, from the program itself.
    fn reckoned(program: &Program, chosen: &[u32], prices: &[f64]) -> f64 {
        let columns = program.columns.iter().flat_map(|column| &column.entries);
        let mut average = vec![(0.0, 0.0); program.limits.len()];
        for (row, amount) in columns {
            average[*row] = (average[*row].0 + amount.abs() as f64, average[*row].1 + 1.0);
        }
        let mut above: Vec<f64> = program.limits.iter().map(|limit| -(*limit as f64)).collect();
        for column in chosen.iter().filter_map(|column| program.columns.get(*column as usize)) {
            for (row, amount) in &column.entries {
                above[*row] += *amount as f64;
            }
        }
        let rows = above.iter().zip(average).zip(prices);
        rows.map(|((above, (sum, count)), price)| price * above.max(0.0) / (sum / count)).sum()
    }

    #[test]
    fn what_a_change_costs_is_what_is_paid_after_it_less_what_was_paid_before() {
        let program = program();
        let worths: Vec<f64> = (0..40).map(|row| f64::from(row % 3) / 1_000.0).collect();
        let mut load = Load::new(&program, 0.5, &worths);
        let average = |row: usize| {
            let of = program.columns.iter().flat_map(|column| &column.entries);
            let own: Vec<f64> =
                of.filter(|entry| entry.0 == row).map(|entry| entry.1.abs() as f64).collect();
            own.iter().sum::<f64>() / own.len() as f64
        };
        let prices: Vec<f64> = (0..40).map(|row| 0.5 + worths[row] * average(row)).collect();
        let mut chosen: Vec<u32> = vec![60; 30];
        let mut taken = load.taken(&chosen);
        let mut sequence = Sequence::new(3);
        let mut paid = 0;
        for _ in 0..500 {
            let group = sequence.below(30);
            let ways = [2 * group, 2 * group + 1, load.nothing()];
            let (from, to) = (chosen[group] as usize, ways[sequence.below(3)]);
            if from == to {
                continue;
            }
            let before = reckoned(&program, &chosen, &prices);
            chosen[group] = to as u32;
            let after = reckoned(&program, &chosen, &prices);
            let more = load.more(&taken, from, to, f32::INFINITY).unwrap();
            assert!((f64::from(more) - (after - before)).abs() < 1e-3 * (1.0 + after));
            assert_eq!(load.more(&taken, from, to, more - 0.1), None, "it costs more than that");
            load.exchange(&mut taken, from, to, more);
            assert!((f64::from(taken.paid) - after).abs() < 1e-3 * (1.0 + after));
            paid += usize::from(after > 0.0);
        }
        assert!(paid > 100, "much was exceeded");
        assert!((load.taken(&chosen).paid - taken.paid).abs() < 1e-2 * (1.0 + taken.paid));
    }

    #[test]
    fn what_is_exceeded_gets_dearer_and_all_else_no_cheaper_than_at_first() {
        let program = program();
        let mut load = Load::new(&program, 1.0, &[0.0; 40]);
        let full: Vec<u32> = (0..30).map(|group| 2 * group).collect();
        let (mut full, empty) = (load.taken(&full), load.taken(&[60; 30]));
        let before = full.paid;
        assert!(before > 0.0 && empty.paid == 0.0);
        load.press(1.1, 0.9, [&full, &empty].into_iter());
        load.pay(&mut full);
        assert!((full.paid / before - 1.1).abs() < 1e-3);
        for _ in 0..50 {
            load.press(1.1, 0.9, [&empty].into_iter());
        }
        load.pay(&mut full);
        assert!((full.paid / before - 1.0).abs() < 1e-3);
    }
}
