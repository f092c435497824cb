//! What a choice takes of each row, and what it pays for taking more than there is, in whole numbers of 16 bits where
//! that is enough: it is asked many millions of times a second. Whether a choice fits is for the program itself to say.
//!
//! Amounts of a row are told in parts of that row's average amount, rounded. Rows stand in blocks. Where these are few, all are
//! looked at without asking; otherwise only those in which a column takes something.

use std::ops::Range;

use wide::{i16x8, i32x4};

use super::program::Program;

/// Rows of a block.
const BLOCK: usize = 16;
/// Programs with more amounts than this would need too much memory.
const LARGEST: usize = 8_000_000;
/// So many blocks are few.
const FEW: usize = 8;
/// More than so many are looked at in two halves.
const HALVED: usize = 3;

/// An average amount of a row; the largest amounts are told exactly as well.
const AVERAGE: f64 = 512.0;
const LARGE: f64 = 4_095.0;
/// What is farther from its limit stays there, whatever a change does, also of two projects.
const FAR: i32 = 8_191;
/// No limit is farther from zero.
const FARTHEST: f64 = 1e9;
/// Costs are told in parts of an average project.
pub(super) const PROJECT: f64 = AVERAGE * PRICE;
/// What an average amount costs that costs an average project; no price is above the highest.
const PRICE: f64 = 32.0;
const HIGHEST: f64 = 1_023.0;
/// The most that a price may rise, times the first.
const DEAREST: f64 = 1_000.0;

/// One number for each row of a block; small ones are reckoned with eight at a time.
type Block<T> = [T; BLOCK];
type Small = [i16x8; BLOCK / 8];

pub(super) struct Load {
    /// Blocks of all rows; the last is filled up with rows of which nothing is taken.
    all: usize,
    /// What each column takes of each row, column after column; the last column takes nothing.
    amounts: Vec<Small>,
    limits: Vec<Block<i32>>,
    /// The blocks in which each column takes something, and where each column's begin.
    blocks: Vec<u32>,
    begins: Vec<usize>,
    /// What one average amount above the limit costs at first, and now, in average projects.
    first: Vec<Block<f64>>,
    now: Vec<Block<f64>>,
    /// What it costs now, rounded.
    prices: Vec<Small>,
    /// The last change in which each block was looked at.
    looked: Vec<u32>,
    change: u32,
}

/// What one choice takes.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    /// What is taken of each row less its limit.
    above: Vec<Block<i32>>,
    /// The same where that is near the limit. What is farther away stays there, whatever a change does.
    near: Vec<Small>,
    /// What each block pays now, and all of them.
    blocks: Vec<i32>,
    pub(super) paid: i64,
}

impl Load {
    /// Whether a program is small enough.
    pub(super) fn can(program: &Program) -> bool {
        program.limits.len().next_multiple_of(BLOCK) * program.columns.len() <= LARGEST
    }

    /// Prices from which every cooling begins: `least` for an average amount above any limit, and on top
    /// of that what a unit of each row is worth, both in average projects.
    #[expect(clippy::cast_possible_truncation, reason = "rounded, and within the limits above")]
    pub(super) fn new(program: &Program, least: f64, worths: &[f64]) -> Self {
        let all = program.limits.len().div_ceil(BLOCK);
        let columns = program.columns.len();
        let mut order: Vec<usize> = (0..program.limits.len()).collect();
        order.sort_by_key(|row| worths[*row] <= 0.0);
        let mut places = vec![0; order.len()];
        for (place, row) in order.iter().enumerate() {
            places[*row] = place;
        }
        let mut scales = vec![(0.0_f64, 0.0_f64, 0.0_f64); program.limits.len()];
        for (row, amount) in program.columns.iter().flat_map(|column| &column.entries) {
            let amount = amount.unsigned_abs() as f64;
            let (sum, count, most) = scales[*row];
            scales[*row] = (sum + amount, count + 1.0, most.max(amount));
        }
        let average: Vec<f64> = scales
            .iter()
            .map(|(sum, count, _)| if *sum > 0.0 { sum / count } else { 1.0 })
            .collect();
        // Where the largest amount would be too large, that row's average is told in fewer parts, which cost more each.
        let parts: Vec<f64> = scales
            .iter()
            .zip(&average)
            .map(|((_, _, most), average)| AVERAGE.min(LARGE * average / most.max(1.0)))
            .collect();
        let told = |row: usize, amount: i64| amount as f64 * parts[row] / average[row];
        let mut amounts = vec![[0_i16; BLOCK]; all * (columns + 1)];
        let (mut blocks, mut begins) = (vec![], vec![0]);
        for (index, column) in program.columns.iter().enumerate() {
            for (row, amount) in &column.entries {
                let (block, at) = (places[*row] / BLOCK, places[*row] % BLOCK);
                amounts[index * all + block][at] = told(*row, *amount).round() as i16;
                blocks.push(u32::try_from(block).unwrap_or(u32::MAX));
            }
            blocks[begins[index]..].sort_unstable();
            let mut own = blocks.split_off(begins[index]);
            own.dedup();
            blocks.append(&mut own);
            begins.push(blocks.len());
        }
        begins.push(blocks.len());
        let mut limits = vec![[0; BLOCK]; all];
        let mut first = vec![[0.0; BLOCK]; all];
        for (row, place) in places.iter().enumerate() {
            let (block, at) = (place / BLOCK, place % BLOCK);
            limits[block][at] =
                told(row, program.limits[row]).floor().clamp(-FARTHEST, FARTHEST) as i32;
            first[block][at] = (least + worths[row] * average[row]) * AVERAGE / parts[row];
        }
        let mut load = Self {
            all,
            amounts: amounts.into_iter().map(small).collect(),
            limits,
            blocks,
            begins,
            now: first.clone(),
            first,
            prices: vec![small([0; BLOCK]); all],
            looked: vec![0; all],
            change: 0,
        };
        load.round();
        load
    }

    #[expect(clippy::cast_possible_truncation, reason = "rounded, and no more than the highest")]
    fn round(&mut self) {
        for (prices, now) in self.prices.iter_mut().zip(&self.now) {
            *prices = small(now.map(|price| (price * PRICE).min(HIGHEST).round() as i16));
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

    /// Adds up what is taken.
    pub(super) fn taken(&self, chosen: &[u32]) -> Taken {
        let above: Vec<Block<i32>> =
            self.limits.iter().map(|block| block.map(|limit| -limit)).collect();
        let near = above.iter().map(near).collect();
        let mut taken = Taken { above, near, blocks: vec![0; self.all], paid: 0 };
        for column in chosen {
            self.add(&mut taken, *column as usize, 1);
        }
        self.pay(&mut taken);
        taken
    }

    /// What is paid for all that is too much, at the present prices.
    pub(super) fn pay(&self, taken: &mut Taken) {
        for block in 0..taken.blocks.len() {
            self.pay_block(taken, block);
        }
    }

    /// Makes what any of these takes too much of `up` times as dear, and all else `down` times.
    pub(super) fn press<'t>(
        &mut self,
        up: f64,
        down: f64,
        all: impl Iterator<Item = &'t Taken> + Clone,
    ) {
        for (block, (prices, first)) in self.now.iter_mut().zip(&self.first).enumerate() {
            for row in 0..BLOCK {
                prices[row] = if all.clone().any(|taken| taken.above[block][row] > 0) {
                    (prices[row] * up).min(first[row] * DEAREST)
                } else {
                    (prices[row] * down).max(first[row])
                };
            }
        }
        self.round();
    }

    /// The number of blocks, when they are so few that all are looked at.
    pub(super) fn blocks_if_few(&self) -> Option<usize> {
        (self.all <= FEW).then_some(self.all)
    }

    /// How much more would be paid with column `to` in the place of `from`; when that is more than `most`, anything above
    /// `most`.
    #[inline]
    pub(super) fn more(&mut self, taken: &Taken, from: usize, to: usize, most: i64) -> i64 {
        if self.all <= FEW {
            self.more_of_all(taken, from, to, most)
        } else {
            self.more_of_some(taken, from, to, most)
        }
    }

    /// Looks at all blocks, without asking at each whether that is needed: few branches are guessed wrongly.
    #[inline]
    fn more_of_all(&self, taken: &Taken, from: usize, to: usize, most: i64) -> i64 {
        let all = self.all;
        let (out, into) = (&self.amounts[from * all..][..all], &self.amounts[to * all..][..all]);
        let cost = |blocks: Range<usize>| {
            let near = taken.near[blocks.clone()].iter().zip(&self.prices[blocks.clone()]);
            let moves = out[blocks.clone()].iter().zip(&into[blocks]);
            let costs = near
                .zip(moves)
                .map(|((near, prices), (out, into))| costs(prices, &moved(near, out, into)));
            i64::from(costs.fold(i32x4::ZERO, |sum, four| sum + four).reduce_add())
        };
        self.in_halves(taken, most, cost)
    }

    /// The same for two columns in the place of two others; it looks at all blocks.
    #[inline]
    pub(super) fn more_of_two(
        &self,
        taken: &Taken,
        from: [usize; 2],
        to: [usize; 2],
        most: i64,
    ) -> i64 {
        let all = self.all;
        let of = |column: usize| &self.amounts[column * all..][..all];
        let (out, into) = (from.map(of), to.map(of));
        let cost = |blocks: Range<usize>| {
            let of_block = |block: usize| {
                let near = moved(&taken.near[block], &out[0][block], &into[0][block]);
                costs(&self.prices[block], &moved(&near, &out[1][block], &into[1][block]))
            };
            i64::from(blocks.map(of_block).fold(i32x4::ZERO, |sum, four| sum + four).reduce_add())
        };
        self.in_halves(taken, most, cost)
    }

    /// How much more is paid, of what blocks cost; the second half is looked at when the first does not say enough.
    #[inline(always)]
    fn in_halves(&self, taken: &Taken, most: i64, cost: impl Fn(Range<usize>) -> i64) -> i64 {
        let all = self.all;
        if all <= HALVED {
            return cost(0..all) - taken.paid;
        }
        // Rows that are worth something come first. Elsewhere nobody can pay less than nothing.
        let more = cost(0..all / 2) - taken.paid;
        if more > most { more } else { more + cost(all / 2..all) }
    }

    /// Looks only at blocks in which one of the two takes something.
    fn more_of_some(&mut self, taken: &Taken, from: usize, to: usize, most: i64) -> i64 {
        self.change = self.change.wrapping_add(1);
        let (mut before, mut after) = (0, 0);
        for (column, first) in [(to, true), (from, false)] {
            for at in self.begins[column]..self.begins[column + 1] {
                let block = self.blocks[at] as usize;
                if !first && self.looked[block] == self.change {
                    continue;
                }
                self.looked[block] = self.change;
                before += i64::from(taken.blocks[block]);
                let out = &self.amounts[from * self.all + block];
                let into = &self.amounts[to * self.all + block];
                let near = moved(&taken.near[block], out, into);
                after += i64::from(cost(&self.prices[block], &near));
                // Elsewhere nobody can pay less than nothing.
                if after - taken.paid > most {
                    return i64::MAX;
                }
            }
        }
        after - before
    }

    /// Puts column `to` in the place of `from`.
    pub(super) fn exchange(&self, taken: &mut Taken, from: usize, to: usize) {
        self.add(taken, from, -1);
        self.add(taken, to, 1);
        for column in [from, to] {
            for at in self.begins[column]..self.begins[column + 1] {
                self.pay_block(taken, self.blocks[at] as usize);
            }
        }
    }

    fn add(&self, taken: &mut Taken, column: usize, sign: i32) {
        for block in &self.blocks[self.begins[column]..self.begins[column + 1]] {
            let block = *block as usize;
            let amounts = self.amounts[column * self.all + block].map(i16x8::to_array);
            for (above, amount) in taken.above[block].iter_mut().zip(amounts.as_flattened()) {
                *above += sign * i32::from(*amount);
            }
            taken.near[block] = near(&taken.above[block]);
        }
    }

    #[inline]
    fn pay_block(&self, taken: &mut Taken, block: usize) {
        let cost = cost(&self.prices[block], &taken.near[block]);
        taken.paid += i64::from(cost) - i64::from(taken.blocks[block]);
        taken.blocks[block] = cost;
    }
}

fn small(numbers: Block<i16>) -> Small {
    let [first, second] = numbers.as_chunks::<8>().0 else { return [i16x8::ZERO; BLOCK / 8] };
    [i16x8::new(*first), i16x8::new(*second)]
}

/// What is above the limits of a block, when that is near.
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
fn near(above: &Block<i32>) -> Small {
    small(above.map(|above| above.clamp(-FAR, FAR) as i16))
}

/// What is above the limits of a block with the amounts `into` in the place of `out`.
#[inline]
fn moved(near: &Small, out: &Small, into: &Small) -> Small {
    [near[0] + (into[0] - out[0]), near[1] + (into[1] - out[1])]
}

/// What is paid in a block for what is above its limits, as four sums.
#[inline]
fn costs(prices: &Small, near: &Small) -> i32x4 {
    near[0].max(i16x8::ZERO).dot(prices[0]) + near[1].max(i16x8::ZERO).dot(prices[1])
}

#[inline]
fn cost(prices: &Small, near: &Small) -> i32 {
    costs(prices, near).reduce_add()
}

#[cfg(test)]
#[expect(
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    reason = "small numbers, and a test that panics fails"
)]
mod tests {
    use super::*;
    use crate::selection::effort::Sequence;
    use crate::selection::program::{Column, Group};

    /// What rounding of prices and amounts may come to.
    const ROUNDED: f64 = 0.03;

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
        let projects = |paid: i64| paid as f64 / PROJECT;
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
            // All blocks, as there are three of them, and those in which something is taken.
            let more = load.more_of_all(&taken, from, to, i64::MAX);
            assert!((projects(more) - (after - before)).abs() < ROUNDED * (1.0 + after));
            assert_eq!(load.more_of_some(&taken, from, to, i64::MAX), more);
            assert!(
                load.more_of_some(&taken, from, to, more - 1) >= more,
                "it costs more than that"
            );
            load.exchange(&mut taken, from, to);
            assert!((projects(taken.paid) - after).abs() < ROUNDED * (1.0 + after));
            paid += usize::from(after > 0.0);
        }
        assert!(paid > 100, "much was exceeded");
        assert_eq!(load.taken(&chosen).paid, taken.paid, "nothing piles up");
    }

    #[test]
    fn what_is_exceeded_gets_dearer_and_all_else_no_cheaper_than_at_first() {
        let program = program();
        let mut load = Load::new(&program, 1.0, &[0.0; 40]);
        let full: Vec<u32> = (0..30).map(|group| 2 * group).collect();
        let (mut full, empty) = (load.taken(&full), load.taken(&[60; 30]));
        let before = full.paid;
        assert!(before > 0 && empty.paid == 0);
        load.press(1.1, 0.9, [&full, &empty].into_iter());
        load.pay(&mut full);
        let dearer = |paid: i64| paid as f64 / before as f64;
        assert!((dearer(full.paid) - 1.1).abs() < ROUNDED);
        for _ in 0..50 {
            load.press(1.1, 0.9, [&empty].into_iter());
        }
        load.pay(&mut full);
        assert!((dearer(full.paid) - 1.0).abs() < ROUNDED);
    }
}
