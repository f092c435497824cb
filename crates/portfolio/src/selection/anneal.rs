//! Makes a selection better by many small exchanges: puts a project in, or moves its start, takes out who
//! stands in the way, and brings back, at another start where need be, who still fits. Worse selections are accepted at first and ever less (simulated
//! annealing; Kirkpatrick et al. 1983), so that it does not stop at the first selection that no
//! single exchange improves. Strong where many limits meet and starts are free.
//!
//! At first an exchange is judged by what is left of profits after paying the prices of the relaxation,
//! ever more by profits alone: what a project takes away from others counts as long as there is time
//! to fill the room that it leaves.

use super::bound::Prices;
use super::construct::Draft;
use super::effort::{Effort, Sequence};
use super::program::{Chosen, Program};

/// Programs with more amounts than this would need too much memory.
const LARGEST: usize = 8_000_000;
/// Projects taken out to make room for one, at most.
const MOST_OUT: usize = 4;
/// Exchanges between two looks at the effort.
const SWEEP: usize = 64;
/// Elementary operations of drawing and judging an exchange.
const DRAWN: usize = 300;
/// What a project costs at least when it is taken out, in average projects.
const LEAST_COST: f64 = 0.05;

/// How exchanges are judged from the begin of a cooling to its end.
struct Cooling {
    /// Temperature at the begin, in average projects.
    from: f64,
    /// Temperature at the end, as a part of that.
    to: f64,
    /// How much prices count at the begin.
    priced: f64,
    /// The part of the cooling after which they do not count.
    until: f64,
    /// Columns that lose less under the prices come up oftener: the power of the luck that draws one.
    choosy: f64,
}

/// Each lane has another: none is best for every program. Found by trials on the models of `bench`.
const COOLINGS: [Cooling; 2] = [
    Cooling { from: 0.1, to: 0.03, priced: 0.9, until: 0.7, choosy: 2.0 },
    Cooling { from: 0.05, to: 0.05, priced: 0.9, until: 1.0, choosy: 3.0 },
];

/// What an exchange changes.
#[derive(Clone, Copy, Default)]
struct Change {
    profit: i64,
    /// The profit that is left after paying the prices.
    reduced: f64,
}

pub(super) struct Annealing<'p> {
    program: &'p Program,
    sequence: Sequence,
    /// What each column adds to each row, row after row; empty when too large.
    amounts: Vec<f32>,
    /// Columns worth trying; those that lose least under the prices first.
    columns: Vec<usize>,
    /// What is left of each column's profit after paying for what it takes.
    reduced: Vec<f64>,
    /// The reverse of what taking out each column counts as; 0 when that may not be.
    cheapness: Vec<f64>,
    /// Profit of an average project: the unit of temperature.
    unit: f64,
    draft: Option<Draft<'p>>,
    /// The columns that the draft chooses, in no order, and where each group's is in that list.
    taken: Vec<usize>,
    place: Vec<usize>,
    /// How much of what is exceeded each of them takes.
    freed: Vec<f32>,
    cooling: &'static Cooling,
    /// Exchanges tried in this cooling, and how many it has.
    tried: usize,
    length: usize,
    /// Elementary operations since the effort was last asked.
    operations: usize,
    exceeded: Vec<usize>,
    /// What was changed in an exchange: group and its choice before.
    journal: Vec<(usize, Option<usize>)>,
    /// What it changed so far.
    change: Change,
}

impl<'p> Annealing<'p> {
    pub(super) fn new(program: &'p Program, seed: u64, lane: usize) -> Self {
        let (rows, columns) = (program.limits.len(), program.columns.len());
        let mut amounts = vec![];
        if rows * columns <= LARGEST {
            amounts = vec![0.0; rows * columns];
            for (index, column) in program.columns.iter().enumerate() {
                for (row, amount) in &column.entries {
                    amounts[row * columns + index] = *amount as f32;
                }
            }
        }
        let good: Vec<usize> =
            (0..columns).filter(|column| program.columns[*column].profit > 0).collect();
        let sum: f64 = good.iter().map(|column| program.columns[*column].profit as f64).sum();
        let mut annealing = Self {
            program,
            sequence: Sequence::new(seed ^ 0x00A1_1EA1),
            amounts,
            unit: sum / good.len().max(1) as f64,
            length: (100 * good.len()).max(10_000),
            columns: good,
            reduced: program.columns.iter().map(|column| column.profit as f64).collect(),
            draft: None,
            taken: vec![],
            place: vec![0; program.groups.len()],
            freed: vec![],
            cooling: &COOLINGS[lane % COOLINGS.len()],
            tried: 0,
            operations: 0,
            exceeded: vec![],
            journal: vec![],
            cheapness: vec![],
            change: Change::default(),
        };
        annealing.weigh();
        annealing
    }

    /// What taking out each column counts as, by what is left of its profit.
    fn weigh(&mut self) {
        let least = LEAST_COST * self.unit;
        let cheap = |reduced: &f64| 1.0 / (reduced.max(0.0) + least);
        self.cheapness = self.reduced.iter().map(cheap).collect();
        for group in self.program.groups.iter().filter(|group| group.required) {
            self.cheapness[group.columns.clone()].fill(0.0);
        }
    }

    /// Goes by these prices from now on.
    pub(super) fn price(&mut self, prices: &Prices) {
        let mut lost = vec![0.0; self.reduced.len()];
        for (index, group) in self.program.groups.iter().enumerate() {
            let worths = prices.worths(self.program, index);
            let best = worths.iter().copied().fold(0.0, f64::max);
            for (column, worth) in group.columns.clone().zip(worths) {
                self.reduced[column] = worth;
                lost[column] = best - worth;
            }
        }
        self.weigh();
        self.columns.sort_by(|a, b| lost[*a].total_cmp(&lost[*b]).then(a.cmp(b)));
    }

    /// Whether there is anything to exchange.
    pub(super) fn can(&self) -> bool {
        !self.amounts.is_empty() && !self.columns.is_empty()
    }

    /// Goes on until the effort is over; the best choice it came by, when better than `best`.
    pub(super) fn improve(&mut self, best: &Chosen, effort: &mut Effort<'_>) -> Option<Chosen> {
        let program = self.program;
        let mut most = program.profit(best);
        let mut found = None;
        let draft = self.draft.take();
        let mut draft = draft.unwrap_or_else(|| self.begin(best.clone()));
        let mut profit = program.profit(&draft.chosen);
        while effort.take(std::mem::take(&mut self.operations)) {
            if self.tried >= self.length {
                // The next cooling begins with the best, and takes longer.
                self.tried = 0;
                self.length *= 2;
                let best = found.as_ref().unwrap_or(best);
                draft = self.begin(best.clone());
                profit = program.profit(best);
            }
            let cooled = self.tried as f64 / self.length as f64;
            let cooling = self.cooling;
            let temperature = self.unit * cooling.from * cooling.to.powf(cooled);
            let priced = (cooling.priced * (1.0 - cooled / cooling.until)).max(0.0);
            self.tried += SWEEP;
            for _ in 0..SWEEP {
                let column = self.draw(cooling.choosy);
                let Some(change) = self.exchange(&mut draft, column) else { continue };
                let felt = (1.0 - priced) * change.profit as f64 + priced * change.reduced;
                let luck = self.sequence.unit();
                if felt >= 0.0 || luck < (felt / temperature).exp() {
                    profit += change.profit;
                    if profit > most {
                        most = profit;
                        found = Some(draft.chosen.clone());
                    }
                } else {
                    self.take_back(&mut draft);
                }
            }
        }
        self.draft = Some(draft);
        found.filter(|found| program.fits(found))
    }

    /// A column worth trying.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the count")]
    fn draw(&mut self, choosy: f64) -> usize {
        let count = self.columns.len();
        let at = (self.sequence.unit().powf(choosy) * count as f64) as usize;
        self.columns[at.min(count - 1)]
    }

    /// Chooses a column for its group and takes out who stands in the way. `None`, with nothing
    /// changed, when that does not work out.
    fn exchange(&mut self, draft: &mut Draft<'p>, column: usize) -> Option<Change> {
        let group = self.program.columns[column].group;
        let own = draft.chosen[group];
        if own == Some(column) {
            return None;
        }
        self.operations += DRAWN;
        self.journal.clear();
        self.exceeded.clear();
        self.change = Change::default();
        self.change(draft, group, Some(column));
        for _ in 0..MOST_OUT {
            if self.exceeded.is_empty() {
                break;
            }
            let Some(out) = self.in_the_way(draft, group) else { break };
            self.change(draft, out, None);
        }
        if !self.exceeded.is_empty() {
            self.take_back(draft);
            return None;
        }
        for at in 1..self.journal.len() {
            self.bring_back(draft, self.journal[at].0);
        }
        Some(self.change)
    }

    /// Chooses the best way of a project that was taken out for which there is room now.
    fn bring_back(&mut self, draft: &mut Draft<'p>, group: usize) {
        let columns = self.program.groups[group].columns.clone();
        self.operations += 4 * columns.len();
        let mut best: Option<usize> = None;
        for column in columns {
            let better = best.is_none_or(|best| self.reduced[column] > self.reduced[best]);
            if better && self.program.columns[column].profit > 0 && draft.fits(column) {
                best = Some(column);
            }
        }
        if best.is_some() {
            self.change(draft, group, best);
        }
    }

    fn change(&mut self, draft: &mut Draft<'p>, group: usize, to: Option<usize>) {
        let before = draft.chosen[group];
        self.journal.push((group, before));
        let entries = |column: Option<usize>| {
            column.map_or(0, |column| self.program.columns[column].entries.len())
        };
        self.operations += 4 * (4 + entries(before) + entries(to));
        self.set(draft, group, to);
        let over = |row: usize| draft.activity[row] > self.program.limits[row];
        self.exceeded.retain(|row| over(*row));
        for (column, sign) in [(before, -1), (to, 1)] {
            let Some(column) = column else { continue };
            self.change.profit += sign * self.program.columns[column].profit;
            self.change.reduced += sign as f64 * self.reduced[column];
            for (row, amount) in &self.program.columns[column].entries {
                if sign * amount > 0 && over(*row) && !self.exceeded.contains(row) {
                    self.exceeded.push(*row);
                }
            }
        }
    }

    fn take_back(&mut self, draft: &mut Draft<'p>) {
        for (group, before) in std::mem::take(&mut self.journal).into_iter().rev() {
            self.set(draft, group, before);
        }
    }

    /// The project that frees most of what is exceeded for the least loss, with some luck.
    fn in_the_way(&mut self, draft: &Draft<'p>, except: usize) -> Option<usize> {
        let columns = self.program.columns.len();
        self.operations += self.taken.len() * (3 + self.exceeded.len());
        self.freed.clear();
        self.freed.resize(self.taken.len(), 0.0);
        for row in &self.exceeded {
            let amounts = &self.amounts[row * columns..][..columns];
            let one = 1.0 / (draft.activity[*row] - self.program.limits[*row]) as f32;
            for (freed, column) in self.freed.iter_mut().zip(&self.taken) {
                *freed += (amounts[*column] * one).clamp(-1.0, 1.0);
            }
        }
        let mut best = None;
        let mut most = 0.0;
        for (freed, column) in self.freed.iter().zip(&self.taken) {
            let luck = 0.5 + self.sequence.unit();
            let score = f64::from(*freed) * self.cheapness[*column] * luck;
            if score > most {
                let group = self.program.columns[*column].group;
                if group != except {
                    (most, best) = (score, Some(group));
                }
            }
        }
        best
    }

    /// Chooses a column of a group, or none.
    fn set(&mut self, draft: &mut Draft<'p>, group: usize, to: Option<usize>) {
        match (draft.chosen[group], to) {
            (Some(_), Some(to)) => self.taken[self.place[group]] = to,
            (None, Some(to)) => {
                self.place[group] = self.taken.len();
                self.taken.push(to);
            }
            (Some(_), None) => {
                let place = self.place[group];
                self.taken.swap_remove(place);
                if let Some(moved) = self.taken.get(place) {
                    self.place[self.program.columns[*moved].group] = place;
                }
            }
            (None, None) => {}
        }
        draft.set(group, to);
    }

    /// Goes on from another choice.
    fn begin(&mut self, chosen: Chosen) -> Draft<'p> {
        self.taken.clear();
        for (group, column) in chosen.iter().enumerate() {
            if let Some(column) = column {
                self.place[group] = self.taken.len();
                self.taken.push(*column);
            }
        }
        Draft::of(self.program, chosen)
    }
}
