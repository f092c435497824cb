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
use super::load::{Load, Taken};
use super::program::{Chosen, Group, Program};

/// Selections that are changed side by side.
const REPLICAS: usize = 8;
/// Of them, so many are cold: what they exceed gets dearer.
const COLD_ONES: usize = 2;
/// The highest and the lowest temperature, in average projects.
const WARM: f32 = 0.25;
const COLD: f32 = 0.02;
/// Changes of each selection in a round.
const ROUND: usize = 500;
/// Rounds after which sums are added up anew.
const SETTLED: usize = 16;
/// Elementary operations of drawing a change, and of judging it for each block that it touches.
const DRAWN: usize = 30;
const JUDGED: usize = 10;
/// What an average amount above a limit costs at first, in average projects, and how many times what the
/// relaxation says it is worth on top of that.
const LEAST: f64 = 0.3;
const WORTH: f64 = 2.0;
/// How prices rise and fall after each round.
const UP: f32 = 1.05;
const DOWN: f32 = 0.995;
/// What is paid, in average projects, below which a selection may fit.
const FREE: f32 = 1e-3;
/// One change in so many is of one project alone.
const ALONE: u64 = 5;
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

/// A group gets column `to` (or nothing), and another, if it is not the same, gets nothing.
struct Change {
    group: usize,
    to: usize,
    out: usize,
}

/// One of the selections.
struct Replica {
    /// The column of each group; one past the last is nothing.
    chosen: Vec<u32>,
    profit: i64,
    taken: Taken,
}

pub(super) struct Tempering<'p> {
    program: &'p Program,
    sequence: Sequence,
    load: Option<Load>,
    /// What each column is worth, in average projects; the last is nothing.
    worths: Vec<f32>,
    unit: f64,
    /// Groups, those oftener of which the relaxation is less sure: all, and those that may have nothing.
    all: Vec<u32>,
    free: Vec<u32>,
    /// Columns of each group, those oftener that lose little.
    ways: Vec<[u32; WAYS]>,
    /// Logarithms of luck.
    luck: Vec<f32>,
    /// The coldest first; none before it has begun.
    replicas: Vec<Replica>,
    rounds: usize,
    /// The best that fits since it was last asked for, with its profit.
    lately: Option<(i64, Chosen)>,
}

impl<'p> Tempering<'p> {
    #[expect(clippy::cast_possible_truncation, reason = "single precision is enough here")]
    pub(super) fn new(program: &'p Program, seed: u64) -> Self {
        let columns = program.columns.len();
        let sum: f64 = program.columns.iter().map(|column| column.profit.max(0) as f64).sum();
        let unit = (sum / columns.max(1) as f64).max(1.0);
        let worths = program.columns.iter().map(|column| (column.profit as f64 / unit) as f32);
        let luck = (0..PLACES).map(|place| ((place as f64 + 0.5) / PLACES as f64).ln() as f32);
        let mut tempering = Self {
            program,
            sequence: Sequence::new(seed ^ 0x00A1_1EA1),
            load: None,
            worths: worths.chain([0.0]).collect(),
            unit,
            all: vec![],
            free: vec![],
            ways: vec![],
            luck: luck.collect(),
            replicas: vec![],
            rounds: 0,
            lately: None,
        };
        tempering.order(None);
        tempering
    }

    /// Goes by these prices from now on: `proposals` per row, and those of the lowest bound so far.
    pub(super) fn price(&mut self, proposals: &[f64], prices: Option<&Prices>) {
        if !Load::can(self.program) {
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
        self.ways = groups.iter().zip(&worths).map(|(group, of)| self.ways(group, of)).collect();
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
            let count = order.len() as f64;
            let luck = (0..PLACES).map(|place| (place as f64 + 0.5) / PLACES as f64);
            let drawn = luck.filter_map(|luck| order.get((luck.powf(CHOOSY) * count) as usize));
            drawn.map(|group| *group as u32).collect()
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
        self.load.is_some() && !self.free.is_empty()
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
            let chosen: Vec<u32> = best.iter().map(column).collect();
            let taken = load.taken(&chosen);
            Replica { chosen, profit: self.program.profit(best), taken }
        };
        self.replicas = (0..REPLICAS).map(|_| replica()).collect();
    }

    /// Many changes of each, then exchanges between neighbours; the elementary operations that it took.
    #[expect(clippy::cast_possible_truncation, reason = "single precision is enough here")]
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
                replica.taken.paid - (replica.profit as f64 / self.unit) as f32
            };
            let warmer = 1.0 / temperature(place) - 1.0 / temperature(place + 1);
            let gain = warmer * (cost(place) - cost(place + 1));
            let luck = (self.sequence.next() >> (64 - BITS)) as usize;
            if gain >= self.luck[luck] {
                replicas.swap(place, place + 1);
            }
        }
        load.press(UP, DOWN, replicas[..COLD_ONES].iter().map(|replica| &replica.taken));
        for replica in &mut replicas {
            if self.rounds.is_multiple_of(SETTLED) {
                replica.taken = load.taken(&replica.chosen);
            } else {
                load.pay(&mut replica.taken);
            }
        }
        self.replicas = replicas;
        operations + 2 * REPLICAS * self.program.limits.len()
    }

    /// Changes of one selection; the elementary operations that they took.
    #[expect(clippy::cast_possible_truncation, reason = "columns are fewer")]
    fn sweep(&mut self, load: &mut Load, replica: &mut Replica, temperature: f32) -> usize {
        let nothing = load.nothing() as u32;
        let mut operations = DRAWN * ROUND;
        for _ in 0..ROUND {
            let Some((change, luck)) = self.draw(&replica.chosen) else { continue };
            let (from, to) = (replica.chosen[change.out] as usize, change.to);
            let most = self.worths[to] - self.worths[from] - temperature * self.luck[luck];
            // Nobody pays less than nothing.
            if most + replica.taken.paid < 0.0 {
                continue;
            }
            operations += JUDGED * (load.width(from) + load.width(to));
            let Some(more) = load.more(&replica.taken, from, to, most) else { continue };
            load.exchange(&mut replica.taken, from, to, more);
            replica.profit += self.profit(to) - self.profit(from);
            replica.chosen[change.out] = nothing;
            replica.chosen[change.group] = to as u32;
            let better = self.lately.as_ref().is_none_or(|lately| replica.profit > lately.0);
            if better && replica.taken.paid < FREE {
                operations += self.program.size();
                let column = |column: &u32| Some(*column as usize).filter(|_| *column != nothing);
                let chosen: Chosen = replica.chosen.iter().map(column).collect();
                if self.program.fits(&chosen) {
                    self.lately = Some((replica.profit, chosen));
                }
            }
        }
        operations
    }

    fn profit(&self, column: usize) -> i64 {
        self.program.columns.get(column).map_or(0, |column| column.profit)
    }

    /// A change worth trying, and the place of the luck that it needs.
    #[expect(clippy::cast_possible_truncation, reason = "only the lowest bits count")]
    fn draw(&mut self, chosen: &[u32]) -> Option<(Change, usize)> {
        let (groups, rest) = (self.sequence.next(), self.sequence.next());
        let luck = (groups >> (64 - BITS)) as usize;
        let at = |count: usize| (((rest >> 32) * count as u64) >> 32) as usize;
        let nothing = self.program.columns.len();
        if rest % ALONE > 0 {
            // Of the four projects drawn, the last that is out may come in, and the last that is in may go out.
            let mut last = [usize::MAX; 2];
            for turn in 0..4 {
                let group = self.free[(groups >> (turn * BITS)) as usize % PLACES] as usize;
                last[usize::from((chosen[group] as usize) < nothing)] = group;
            }
            let [group, out] = last;
            let to = self.ways.get(group)?[at(WAYS)] as usize;
            return (out != usize::MAX).then_some((Change { group, to, out }, luck));
        }
        // One project starts at another time, comes in, or goes out.
        let group = self.all[groups as usize % PLACES] as usize;
        let own = &self.program.groups[group];
        let columns = own.columns.clone();
        let at = columns.start + at(columns.len() + usize::from(!own.required));
        let to = if columns.contains(&at) { at } else { nothing };
        let same = chosen[group] as usize == to;
        let to = if same && !own.required { nothing } else { to };
        let change = Change { group, to, out: group };
        (chosen[group] as usize != to).then_some((change, luck))
    }
}

/// Temperatures rise by equal factors.
fn temperature(place: usize) -> f32 {
    COLD * (WARM / COLD).powf(place as f32 / (REPLICAS - 1) as f32)
}
