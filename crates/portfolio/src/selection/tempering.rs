//! Looks for better selections by a great many small changes: one project comes in and another goes out, or one or
//! two come in, go out, or start at another time. Several selections are changed side by side, each at a temperature of its own: the
//! warmer, the more a change may lose; good ones move to the cold, where little is lost (parallel tempering;
//! Swendsen and Wang 1986, Geyer 1991). So it goes on for as long as there is time, without a plan of cooling.
//!
//! A selection may take more than there is, and pays for it (strategic oscillation; Glover 1989). The price of a
//! limit is at first a multiple of what the relaxation says that it is worth. It rises while a cold selection
//! exceeds the limit and falls while none does, so that the search stays where much is nearly used up.

use super::bound::Prices;
use super::draws::{Change, Draws};
use super::effort::{Effort, Sequence};
use super::load::{Load, PROJECT, Taken};
use super::program::{Chosen, Group, Program};

/// Selections that are changed side by side.
const REPLICAS: usize = 8;
/// Of them, so many are cold: what they exceed gets dearer.
const COLD_ONES: usize = 2;
/// The highest and the lowest temperature, in average projects.
const WARM: f64 = 0.15;
const COLD: f64 = 0.03;
/// Changes of each selection in a round.
const ROUND: usize = 500;
/// Elementary operations of drawing a change, and of judging it for each block that it touches. They count more than
/// these do, so that a step takes as long as elsewhere.
const DRAWN: usize = 12;
const JUDGED: usize = 3;
/// What an average amount above a limit costs at first, in average projects, and how many times what the
/// relaxation says it is worth on top of that.
const LEAST: f64 = 0.15;
const WORTH: f64 = 1.5;
/// How prices rise and fall after each round.
const UP: f64 = 1.05;
const DOWN: f64 = 0.995;
/// What is paid below which a selection may fit, as amounts are rounded: a hundredth of an average project (`PROJECT`).
const FREE: i64 = 164;
/// One change in so many is of one project alone, a fixed one: what is not by chance is foreseen by a processor.
const ALONE: usize = 5;
/// Of as many, so many are of two projects, where judging two costs little and starts shift: where projects have more
/// ways than so many halves on average.
const PAIRS: usize = 2;
const SHIFTING: usize = 3;
/// Temperatures are multiplied by luck as whole numbers, of so many binary places.
const DEGREE_BITS: u32 = 16;

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
    draws: Draws,
    /// Of so many changes in `ALONE`, two projects are changed.
    pairs: usize,
    /// Logarithms of luck, in the measure of costs.
    luck: Vec<i32>,
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
        Self {
            program,
            sequence: Sequence::new(seed ^ 0x00A1_1EA1),
            load: None,
            worths: worths.chain([0]).collect(),
            unit,
            draws: Draws::new(program, None, unit, &temperatures()),
            pairs: 0,
            luck: Draws::by_luck(|luck| (luck.ln() * PROJECT) as i32),
            replicas: vec![],
            rounds: 0,
            lately: None,
        }
    }

    /// Goes by these prices from now on: `proposals` per row, and those of the lowest bound so far.
    pub(super) fn price(&mut self, proposals: &[f64], prices: Option<&Prices>) {
        let program = self.program;
        if !Load::can(program) || !Draws::can(program) {
            return;
        }
        let worth = |price: &f64| WORTH * price.max(0.0) / self.unit;
        let worths: Vec<f64> = proposals.iter().map(worth).collect();
        let load = Load::new(program, LEAST, &worths);
        for replica in &mut self.replicas {
            replica.taken = load.taken(&replica.chosen);
        }
        let shifting = program.columns.len() * 2 > program.groups.len() * SHIFTING;
        self.pairs = if shifting && load.blocks_if_few().is_some() { PAIRS } else { 0 };
        self.load = Some(load);
        self.draws = Draws::new(program, prices, self.unit, &temperatures());
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
            operations += self.sweep(load, replica, place);
        }
        self.rounds += 1;
        for place in (self.rounds % 2..REPLICAS - 1).step_by(2) {
            let cost = |place: usize| {
                let replica: &Replica = &replicas[place];
                replica.taken.paid as f64 - replica.profit as f64 / self.unit * PROJECT
            };
            let warmer = 1.0 / temperature(place) - 1.0 / temperature(place + 1);
            let gain = warmer * (cost(place) - cost(place + 1));
            let luck = Draws::luck_to_keep(self.sequence.next());
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
    fn sweep(&mut self, load: &mut Load, replica: &mut Replica, place: usize) -> usize {
        let degrees = (temperature(place) * f64::from(1 << DEGREE_BITS)) as i64;
        let few = load.blocks_if_few();
        let mut operations = ROUND * (DRAWN + JUDGED * few.unwrap_or(0) / 2);
        for turn in 0..ROUND {
            let drawn = self.sequence.next();
            let luck = self.luck[Draws::luck_to_keep(drawn)];
            let luck = (degrees * i64::from(luck)) >> DEGREE_BITS;
            let kind = turn % ALONE;
            if (1..=self.pairs).contains(&kind) {
                let two = self.draws.two(place, drawn, &replica.chosen);
                if self.may_make_two(&two, load, replica, luck) {
                    operations += self.make(&two, load, replica);
                }
                continue;
            }
            let change = if kind == 0 {
                self.draws.one(place, drawn, &self.program.groups, &replica.chosen)
            } else {
                self.draws.exchange(place, drawn, &replica.chosen)
            };
            let (from, to) = (replica.chosen[change.out] as usize, change.to);
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
                operations += self.make(&[change], load, replica);
            }
        }
        operations
    }

    #[inline]
    fn may_make_two(&self, two: &[Change; 2], load: &Load, replica: &Replica, luck: i64) -> bool {
        let from = two.map(|change| replica.chosen[change.out] as usize);
        let to = two.map(|change| change.to);
        let worth = |of: [usize; 2]| self.worths[of[0]] + self.worths[of[1]];
        let most = worth(to) - worth(from) - luck;
        load.more_of_two(&replica.taken, from, to, most) <= most && from != to
    }

    /// Makes a change, and keeps the selection when it is better and fits; the elementary operations that this took.
    #[expect(clippy::cast_possible_truncation, reason = "columns are fewer")]
    fn make(&mut self, changes: &[Change], load: &Load, replica: &mut Replica) -> usize {
        let nothing = load.nothing();
        for change in changes {
            let (from, to) = (replica.chosen[change.out] as usize, change.to);
            load.exchange(&mut replica.taken, from, to);
            replica.profit += self.profit(to) - self.profit(from);
            replica.chosen[change.out] = nothing as u32;
            replica.chosen[change.group] = to as u32;
        }
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
}

fn temperatures() -> [f64; REPLICAS] {
    std::array::from_fn(temperature)
}

/// Temperatures rise by equal factors.
fn temperature(place: usize) -> f64 {
    COLD * (WARM / COLD).powf(place as f64 / (REPLICAS - 1) as f64)
}
