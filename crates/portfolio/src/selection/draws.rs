//! Draws small changes of a selection: which groups and which of their columns are tried. Those of which the relaxation is
//! less sure come oftener. How much oftener goes by the temperature: what loses a multiple of the temperature has next
//! to no chance to be kept, so the cold try few groups over and over, and the warm nearly all alike.

use super::bound::Prices;
use super::program::{Group, Program};

/// Places of a table from which groups are drawn: so many bits of luck.
const PLACES: usize = 1 << BITS;
const BITS: u32 = 12;
/// Places of the table from which columns of a group are drawn: so many bits of luck.
const WAYS: usize = 1 << WAY_BITS;
const WAY_BITS: u32 = 4;
/// A group that loses so many times the temperature more than another is drawn a third as often; what is added to that.
const FOCUS: f64 = 2.0;
const RARELY: f64 = 0.1;
/// A column that loses so much more than another of its group, in average projects, is drawn a third as often; what
/// is added to that. What gets no place in the table comes up in changes of one project alone.
const LOSING: f64 = 0.05;
const SELDOM: f64 = 0.02;

/// A group gets column `to` (or nothing), and another, if it is not the same, gets nothing. A group past the last
/// stands for none: it has nothing, and gets nothing. Nothing is a column past the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change {
    pub(super) group: usize,
    pub(super) to: usize,
    pub(super) out: usize,
}

/// Tables from which changes are drawn. They go by bits of luck without branches, of which a processor would guess many
/// wrongly.
pub(super) struct Draws {
    /// Groups at each temperature: all, and those that may have nothing.
    all: Vec<[u16; PLACES]>,
    free: Vec<[u16; PLACES]>,
    /// Columns of each group, and of the one past the last.
    ways: Vec<[u32; WAYS]>,
    /// Whether each group may have nothing, also of the one past the last.
    may_have_nothing: Vec<bool>,
    nothing: usize,
}

impl Draws {
    /// Whether groups have numbers that fit into the tables.
    pub(super) fn can(program: &Program) -> bool {
        program.groups.len() <= usize::from(u16::MAX)
    }

    /// By what the relaxation says at these prices, in which an average project is worth `unit`; without prices, all are drawn
    /// alike. `temperatures` are in average projects.
    #[expect(clippy::cast_possible_truncation, reason = "columns and groups are fewer")]
    pub(super) fn new(
        program: &Program,
        prices: Option<&Prices>,
        unit: f64,
        temperatures: &[f64],
    ) -> Self {
        let groups = &program.groups;
        let worths: Vec<Vec<f64>> = (0..groups.len())
            .map(|group| match prices {
                Some(prices) => prices.worths(program, group),
                None => vec![0.0; groups[group].columns.len()],
            })
            .collect();
        let nothing = program.columns.len();
        let ways = groups.iter().zip(&worths).map(|(group, of)| ways(group, of, unit));
        let losses: Vec<f64> =
            groups.iter().zip(&worths).map(|(group, of)| loss(group, of) / unit).collect();
        let some = |group: &usize| !groups[*group].columns.is_empty();
        let all: Vec<usize> = (0..groups.len()).filter(some).collect();
        let free: Vec<usize> = all.iter().copied().filter(|one| !groups[*one].required).collect();
        let tables = |of: &[usize]| {
            temperatures.iter().map(|degree| table(of, &losses, *degree)).collect::<Vec<_>>()
        };
        Self {
            all: tables(&all),
            free: tables(&free),
            ways: ways.chain([[nothing as u32; WAYS]]).collect(),
            may_have_nothing: groups.iter().map(|one| !one.required).chain([true]).collect(),
            nothing,
        }
    }

    /// Of four projects, the last that is out may come in, and the last that is in goes out.
    #[inline(always)]
    pub(super) fn exchange(&self, degree: usize, luck: u64, chosen: &[u32]) -> Change {
        let mut last = [self.none(); 2];
        for turn in 0..4 {
            let group = drawn(&self.free[degree], luck >> (turn * BITS));
            last[usize::from((chosen[group] as usize) < self.nothing)] = group;
        }
        let [group, out] = last;
        Change { group, to: self.way(group, luck >> (4 * BITS)), out }
    }

    /// One project starts at another time, comes in, or goes out.
    #[inline(always)]
    pub(super) fn one(&self, degree: usize, luck: u64, groups: &[Group], chosen: &[u32]) -> Change {
        let group = drawn(&self.all[degree], luck);
        let own = &groups[group];
        let columns = own.columns.clone();
        let count = columns.len() + usize::from(!own.required);
        let way = columns.start + ((((luck << (32 - BITS)) >> 32) * count as u64) >> 32) as usize;
        let to = if columns.contains(&way) { way } else { self.nothing };
        Change { group, to: self.or_nothing(group, to, chosen), out: group }
    }

    /// Two projects do what one alone does.
    #[inline(always)]
    pub(super) fn two(&self, degree: usize, luck: u64, chosen: &[u32]) -> [Change; 2] {
        let first = drawn(&self.all[degree], luck);
        let second = drawn(&self.all[degree], luck >> BITS);
        let second = if first == second { self.none() } else { second };
        let change = |group: usize, luck: u64| {
            let to = self.or_nothing(group, self.way(group, luck), chosen);
            Change { group, to, out: group }
        };
        [change(first, luck >> (2 * BITS)), change(second, luck >> (2 * BITS + WAY_BITS))]
    }

    /// Luck of its own for whether a change is kept, below `PLACES`: no draw uses these bits.
    #[inline(always)]
    pub(super) fn luck_to_keep(luck: u64) -> usize {
        (luck >> (64 - BITS)) as usize
    }

    /// A measure for each luck to keep a change, as one table.
    pub(super) fn by_luck<T>(of: impl Fn(f64) -> T) -> Vec<T> {
        (0..PLACES).map(|place| of((place as f64 + 0.5) / PLACES as f64)).collect()
    }

    /// The group that stands for none.
    #[inline(always)]
    fn none(&self) -> usize {
        self.ways.len() - 1
    }

    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "only the lowest bits count")]
    fn way(&self, group: usize, luck: u64) -> usize {
        self.ways[group][luck as usize % WAYS] as usize
    }

    /// What a group has already it need not get: it gets nothing when it may.
    #[inline(always)]
    fn or_nothing(&self, group: usize, to: usize, chosen: &[u32]) -> usize {
        let leave = self.may_have_nothing[group] & (chosen[group] as usize == to);
        if leave { self.nothing } else { to }
    }
}

#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "only the lowest bits count")]
fn drawn(table: &[u16; PLACES], luck: u64) -> usize {
    usize::from(table[luck as usize % PLACES])
}

/// What a group loses by its second best way.
fn loss(group: &Group, worths: &[f64]) -> f64 {
    let mut worths = worths.to_vec();
    worths.extend((!group.required).then_some(0.0));
    worths.sort_by(|a, b| b.total_cmp(a));
    worths.get(1).map_or(f64::INFINITY, |second| worths[0] - second)
}

/// These groups at a temperature, those oftener that lose little; without any, the one past the last.
#[expect(clippy::cast_possible_truncation, reason = "groups have numbers of 16 bits")]
fn table(of: &[usize], losses: &[f64], temperature: f64) -> [u16; PLACES] {
    let mut table = [of.last().copied().unwrap_or(losses.len()) as u16; PLACES];
    let weight = |group: &usize| (-losses[*group] / (FOCUS * temperature)).exp() + RARELY;
    fill(&mut table, of.iter().map(|group| (*group as u16, weight(group))));
    table
}

/// The columns of a group by what they are worth, those oftener that lose little.
#[expect(clippy::cast_possible_truncation, reason = "columns are fewer")]
fn ways(group: &Group, worths: &[f64], unit: f64) -> [u32; WAYS] {
    let mut ways = [group.columns.start as u32; WAYS];
    let best = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weight = |worth: &f64| ((worth - best) / (LOSING * unit)).exp() + SELDOM;
    let columns = group.columns.clone().map(|column| column as u32);
    fill(&mut ways, columns.zip(worths.iter().map(weight)));
    ways
}

/// Gives each thing places in proportion to its weight; places left over by rounding keep what they have.
fn fill<T: Copy>(places: &mut [T], things: impl Iterator<Item = (T, f64)> + Clone) {
    let sum: f64 = things.clone().map(|(_, weight)| weight).sum();
    let (mut place, mut until) = (0, 0.0);
    for (thing, weight) in things {
        until += weight / sum * places.len() as f64;
        while place < places.len() && (place as f64) + 0.5 < until {
            places[place] = thing;
            place += 1;
        }
    }
}
