//! Looks for better selections by a great many small changes: one project comes in and another goes out, or
//! one comes in, goes out, or starts at another time. Several selections are changed side by side, each at a temperature of its own: the
//! warmer, the more a change may lose; good ones move to the cold, where little is lost (parallel tempering;
//! Swendsen and Wang 1986, Geyer 1991). So it goes on for as long as there is time, without a plan of cooling.
//!
//! A selection may take more than there is, and pays for it (strategic oscillation; Glover 1989). The price of a
//! limit is at first a multiple of what the relaxation says that it is worth. It rises while a cold selection
//! exceeds the limit and falls while none does, so that the search stays where much is nearly used up.

use super::bound::Prices;
use super::effort::{Effort, Sequence};
use super::load::{Load, PROJECT, Taken};
use super::program::{Chosen, Group, Program};

/// Selections that are changed side by side.
const REPLICAS: usize = 8;
/// Of them, so many are cold: what they exceed gets dearer.
const COLD_ONES: usize = 2;
/// The highest and the lowest temperature, in average projects.
const WARM: f64 = 0.25;
const COLD: f64 = 0.02;
/// Changes of each selection in a round.
const ROUND: usize = 500;
/// Elementary operations of drawing a change, and of judging it for each block that it touches. They count more than
/// these do, so that a step takes as long as elsewhere.
const DRAWN: usize = 12;
const JUDGED: usize = 3;
/// What an average amount above a limit costs at first, in average projects, and how many times what the
/// relaxation says it is worth on top of that.
const LEAST: f64 = 0.3;
const WORTH: f64 = 2.0;
/// How prices rise and fall after each round.
const UP: f64 = 1.05;
const DOWN: f64 = 0.995;
/// What is paid below which a selection may fit, as amounts are rounded: a hundredth of an average project (`PROJECT`).
const FREE: i64 = 164;
/// One change in so many is of one project alone, a fixed one: what is not by chance is foreseen by a processor.
const ALONE: usize = 5;
/// Groups of which the relaxation is less sure are drawn oftener: the power of the luck that draws one.
const CHOOSY: f64 = 1.5;
/// A column that loses so much more than another of its group, in average projects, is drawn a third as often; what
/// is added to that. What gets no place in the table comes up in changes of one project alone.
const LOSING: f64 = 0.05;
const SELDOM: f64 = 0.02;
/// Places of the table from which columns of a group are drawn.
const WAYS: usize = 16;
/// Places of the tables from which groups and luck are drawn: so many bits.
const PLACES: usize = 1 << BITS;
const BITS: u32 = 12;

/// Temperatures are multiplied by luck as whole numbers, of so many binary places.
const DEGREE_BITS: u32 = 16;

/// A group gets column `to` (or nothing), and another, if it is not the same, gets nothing. A group past the last
/// stands for none: it has nothing, and gets nothing.
struct Change {
    group: usize,
    to: usize,
    out: usize,
}

/// One of the selections.
struct Replica {
    /// The column of each group, and of the one past the last; one past the last column is nothing.
    chosen: Vec<u32>,
    profit: i64,
    taken: Taken,
}

pub(super) struct Tempering<'p> {
    program: &'p Program,
    sequence: Sequence,
    load: Option<Load>,
    /// What each column is worth, in the measure of costs; the last is nothing.
    worths: Vec<i64>,
    unit: f64,
    /// Groups, those oftener of which the relaxation is less sure: all, and those that may have nothing.
    all: Box<[u16; PLACES]>,
    free: Box<[u16; PLACES]>,
    /// Columns of each group, those oftener that lose little; of the group past the last, nothing.
    ways: Vec<[u32; WAYS]>,
    /// Logarithms of luck, in the measure of costs.
    luck: Box<[i32; PLACES]>,
    /// The coldest first; none before it has begun.
    replicas: Vec<Replica>,
    rounds: usize,
    /// The best that fits since it was last asked for, with its profit.
    lately: Option<(i64, Chosen)>,
}

impl<'p> Tempering<'p> {
    #[expect(clippy::cast_possible_truncation, reason = "measured in average projects")]
    pub(super) fn new(program: &'p Program, seed: u64) -> Self {
        let columns = program.columns.len();
        let sum: f64 = program.columns.iter().map(|column| column.profit.max(0) as f64).sum();
        let unit = (sum / columns.max(1) as f64).max(1.0);
        let worth = |profit: i64| (profit as f64 / unit * PROJECT).round() as i64;
        let worths = program.columns.iter().map(|column| worth(column.profit));
        let luck = |place| ((place as f64 + 0.5) / PLACES as f64).ln() * PROJECT;
        let mut tempering = Self {
            program,
            sequence: Sequence::new(seed ^ 0x00A1_1EA1),
            load: None,
            worths: worths.chain([0]).collect(),
            unit,
            all: Box::new([0; PLACES]),
            free: Box::new([0; PLACES]),
            ways: vec![],
            luck: Box::new(std::array::from_fn(|place| luck(place) as i32)),
            replicas: vec![],
            rounds: 0,
            lately: None,
        };
        tempering.order(None);
        tempering
    }

    /// Goes by these prices from now on: `proposals` per row, and those of the lowest bound so far.
    pub(super) fn price(&mut self, proposals: &[f64], prices: Option<&Prices>) {
        // Groups are drawn from tables of 16 bits.
        if !Load::can(self.program) || self.program.groups.len() > usize::from(u16::MAX) {
            return;
        }
        let worth = |price: &f64| WORTH * price.max(0.0) / self.unit;
        let worths: Vec<f64> = proposals.iter().map(worth).collect();
        let load = Load::new(self.program, LEAST, &worths);
        for replica in &mut self.replicas {
            replica.taken = load.taken(&replica.chosen);
        }
        self.load = Some(load);
        self.order(prices);
    }

    /// Draws those oftener of which the relaxation is less sure: groups of which two ways are worth nearly the same, and
    /// columns worth nearly what the best of their group is.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the count")]
    fn order(&mut self, prices: Option<&Prices>) {
        let program = self.program;
        let groups = &program.groups;
        let worths: Vec<Vec<f64>> = (0..groups.len())
            .map(|group| match prices {
                Some(prices) => prices.worths(program, group),
                None => vec![0.0; groups[group].columns.len()],
            })
            .collect();
        let ways = groups.iter().zip(&worths).map(|(group, of)| self.ways(group, of));
        self.ways = ways.chain([[program.columns.len() as u32; WAYS]]).collect();
        let loss = |group: usize| {
            let mut worths = worths[group].clone();
            worths.extend((!groups[group].required).then_some(0.0));
            worths.sort_by(|a, b| b.total_cmp(a));
            worths.get(1).map_or(f64::INFINITY, |second| worths[0] - second)
        };
        let some = (0..groups.len()).filter(|group| !groups[*group].columns.is_empty());
        let mut order: Vec<(f64, usize)> = some.map(|group| (loss(group), group)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let table = |order: Vec<usize>| {
            let luck = |place| ((place as f64 + 0.5) / PLACES as f64).powf(CHOOSY);
            let drawn = |place| order.get((luck(place) * order.len() as f64) as usize);
            Box::new(std::array::from_fn(|place| *drawn(place).unwrap_or(&groups.len()) as u16))
        };
        let order: Vec<usize> = order.into_iter().map(|(_, group)| group).collect();
        self.free = table(order.iter().copied().filter(|one| !groups[*one].required).collect());
        self.all = table(order);
    }

    /// The columns of a group by what they are worth, those oftener that lose little.
    #[expect(clippy::cast_possible_truncation, reason = "columns are fewer")]
    fn ways(&self, group: &Group, worths: &[f64]) -> [u32; WAYS] {
        let best = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let often = |worth: &f64| ((worth - best) / (LOSING * self.unit)).exp() + SELDOM;
        let sum: f64 = worths.iter().map(often).sum();
        let (mut ways, mut place, mut until) = ([group.columns.start as u32; WAYS], 0, 0.0);
        for (column, worth) in group.columns.clone().zip(worths) {
            until += often(worth) / sum * WAYS as f64;
            while place < WAYS && (place as f64) + 0.5 < until {
                ways[place] = column as u32;
                place += 1;
            }
        }
        ways
    }

    /// Whether there is anything to change.
    pub(super) fn can(&self) -> bool {
        let free = |group: &Group| !group.required && !group.columns.is_empty();
        self.load.is_some() && self.program.groups.iter().any(free)
    }

    /// The best that fits of what it came by since it was last asked.
    pub(super) fn lately(&mut self) -> Option<Chosen> {
        Some(self.lately.take()?.1)
    }

    /// Goes on until the effort is over, at first from `best`; the best choice it came by, when better.
    pub(super) fn improve(&mut self, best: &Chosen, effort: &mut Effort<'_>) -> Option<Chosen> {
        let mut load = self.load.take()?;
        if self.replicas.is_empty() {
            self.begin(&load, best);
        }
        let mut most = self.program.profit(best);
        let mut found = None;
        let mut operations = 0;
        while effort.take(operations) {
            operations = self.round(&mut load);
            if let Some((profit, chosen)) = self.lately.as_ref().filter(|lately| lately.0 > most) {
                most = *profit;
                found = Some(chosen.clone());
            }
        }
        self.load = Some(load);
        found
    }

    #[expect(clippy::cast_possible_truncation, reason = "columns are fewer")]
    fn begin(&mut self, load: &Load, best: &Chosen) {
        let column = |column: &Option<usize>| column.unwrap_or(load.nothing()) as u32;
        let replica = || {
            let chosen: Vec<u32> = best.iter().map(column).chain([load.nothing() as u32]).collect();
            let taken = load.taken(&chosen);
            Replica { chosen, profit: self.program.profit(best), taken }
        };
        self.replicas = (0..REPLICAS).map(|_| replica()).collect();
    }

    /// Many changes of each, then exchanges between neighbours; the elementary operations that it took.
    fn round(&mut self, load: &mut Load) -> usize {
        let mut operations = 0;
        let mut replicas = std::mem::take(&mut self.replicas);
        for (place, replica) in replicas.iter_mut().enumerate() {
            operations += self.sweep(load, replica, temperature(place));
        }
        self.rounds += 1;
        for place in (self.rounds % 2..REPLICAS - 1).step_by(2) {
            let cost = |place: usize| {
                let replica: &Replica = &replicas[place];
                replica.taken.paid as f64 - replica.profit as f64 / self.unit * PROJECT
            };
            let warmer = 1.0 / temperature(place) - 1.0 / temperature(place + 1);
            let gain = warmer * (cost(place) - cost(place + 1));
            let luck = (self.sequence.next() >> (64 - BITS)) as usize;
            if gain >= f64::from(self.luck[luck]) {
                replicas.swap(place, place + 1);
            }
        }
        load.press(UP, DOWN, replicas[..COLD_ONES].iter().map(|replica| &replica.taken));
        for replica in &mut replicas {
            load.pay(&mut replica.taken);
        }
        self.replicas = replicas;
        operations + 2 * REPLICAS * self.program.limits.len()
    }

    /// Changes of one selection; the elementary operations that they took.
    #[expect(clippy::cast_possible_truncation, reason = "a temperature is below one")]
    fn sweep(&mut self, load: &mut Load, replica: &mut Replica, temperature: f64) -> usize {
        let degrees = (temperature * f64::from(1 << DEGREE_BITS)) as i64;
        let few = load.blocks_if_few();
        let mut operations = ROUND * (DRAWN + JUDGED * few.unwrap_or(0) / 2);
        for turn in 0..ROUND {
            let (change, luck) = if turn % ALONE == 0 {
                self.draw_alone(&replica.chosen)
            } else {
                self.draw(&replica.chosen)
            };
            let (from, to) = (replica.chosen[change.out] as usize, change.to);
            let luck = (degrees * i64::from(self.luck[luck])) >> DEGREE_BITS;
            let most = self.worths[to] - self.worths[from] - luck;
            if few.is_none() {
                // Nobody pays less than nothing.
                if most + replica.taken.paid < 0 {
                    continue;
                }
                operations += JUDGED * (load.width(from) + load.width(to));
            }
            let more = load.more(&replica.taken, from, to, most);
            if more <= most && from != to {
                operations += self.make(&change, load, replica);
            }
        }
        operations
    }

    /// Makes a change, and keeps the selection when it is better and fits; the elementary operations that this took.
    #[expect(clippy::cast_possible_truncation, reason = "columns are fewer")]
    fn make(&mut self, change: &Change, load: &Load, replica: &mut Replica) -> usize {
        let nothing = load.nothing();
        let (from, to) = (replica.chosen[change.out] as usize, change.to);
        load.exchange(&mut replica.taken, from, to);
        replica.profit += self.profit(to) - self.profit(from);
        replica.chosen[change.out] = nothing as u32;
        replica.chosen[change.group] = to as u32;
        let better = self.lately.as_ref().is_none_or(|lately| replica.profit > lately.0);
        if !better || replica.taken.paid >= FREE {
            return 0;
        }
        let column = |column: &u32| Some(*column as usize).filter(|column| *column != nothing);
        let groups = &replica.chosen[..self.program.groups.len()];
        let chosen: Chosen = groups.iter().map(column).collect();
        if self.program.fits(&chosen) {
            self.lately = Some((replica.profit, chosen));
        }
        self.program.size()
    }

    fn profit(&self, column: usize) -> i64 {
        self.program.columns.get(column).map_or(0, |column| column.profit)
    }

    /// Of four projects, the last that is out may come in, and the last that is in may go out; and the place of the
    /// luck that this needs. It goes without branches, of which a processor would guess many wrongly.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "only the lowest bits count")]
    fn draw(&mut self, chosen: &[u32]) -> (Change, usize) {
        let drawn = self.sequence.next();
        let nothing = self.program.columns.len();
        let mut last = [self.program.groups.len(); 2];
        for turn in 0..4 {
            let group = self.free[(drawn >> (turn * BITS)) as usize % PLACES] as usize;
            last[usize::from((chosen[group] as usize) < nothing)] = group;
        }
        let [group, out] = last;
        let to = self.ways[group][(drawn >> (4 * BITS)) as usize % WAYS] as usize;
        (Change { group, to, out }, (drawn >> (64 - BITS)) as usize)
    }

    /// One project starts at another time, comes in, or goes out.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "only the lowest bits count")]
    fn draw_alone(&mut self, chosen: &[u32]) -> (Change, usize) {
        let drawn = self.sequence.next();
        let nothing = self.program.columns.len();
        let group = self.all[drawn as usize % PLACES] as usize;
        let own = &self.program.groups[group];
        let columns = own.columns.clone();
        let count = columns.len() + usize::from(!own.required);
        let at = columns.start + ((((drawn << (32 - BITS)) >> 32) * count as u64) >> 32) as usize;
        let to = if columns.contains(&at) { at } else { nothing };
        let same = chosen[group] as usize == to;
        let to = if same && !own.required { nothing } else { to };
        (Change { group, to, out: group }, (drawn >> (64 - BITS)) as usize)
    }
}

/// Temperatures rise by equal factors.
fn temperature(place: usize) -> f64 {
    COLD * (WARM / COLD).powf(place as f64 / (REPLICAS - 1) as f64)
}
