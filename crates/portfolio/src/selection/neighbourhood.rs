//! Makes a selection better: sets some projects free, holds the others, and searches that part.
//!
//! Which are set free alternates: those that share a scarce row, those that prices leave undecided, those
//! of which the relaxation chooses otherwise, or any; or single ways of many projects that prices say are
//! nearly as good. How many adapts: more when parts are searched to the end in vain, fewer
//! when that takes too long (large neighbourhood search; Shaw 1998, Danna et al. 2005). Where a search ends in
//! vain, it is crossed with the selections in which others ended.

use super::bound::Prices;
use super::construct::{Draft, even_prices, order};
use super::effort::{Effort, Sequence};
use super::program::{Chosen, Part, Program};
use super::search::{DEEP, End, Search};

/// Nodes spent on one part; one in so many is larger and is searched longer.
const NODES: usize = 100;
const THOROUGH: usize = 3;
const MORE_NODES: usize = 2_000;
const LARGER: f64 = 2.5;
/// With more limits than this, or several ways of most projects, large parts are seldom searched to the end:
/// then they are rarer.
const MANY: usize = 100;
const RARE: usize = 10;

/// Rounds without success after which it is crossed with others, and then shaken.
const PATIENCE: u32 = 40;
/// At most one project in so many is dropped then.
const SHAKEN: usize = 8;
/// Shakes in vain after which it begins anew.
const SHAKES: u32 = 12;
/// Selections remembered in which a search ended.
const REMEMBERED: usize = 10;

pub(super) struct Neighbourhood<'p> {
    program: &'p Program,
    /// Where the search is; may be worth less than the best.
    current: Option<Chosen>,
    /// Rounds without success.
    vain: u32,
    /// Goes its own way, from where it was best, and not from the best that others found.
    alone: bool,
    /// The best since it began anew, and how often it was shaken in vain since then.
    home: Option<Chosen>,
    shakes: u32,
    /// Good selections in which rounds ended without success, each once, and how many of them the present
    /// one was crossed with.
    ends: Vec<Chosen>,
    crossed: usize,
    prices: Vec<f64>,
    /// How much of each column a relaxation chose, where the search of everything was last.
    guide: Vec<f64>,
    sequence: Sequence,
    /// Groups set free at a time.
    size: f64,
    /// Other ways of groups looked at at a time, when prices say which are near.
    reach: f64,
    /// Groups that can add to each row.
    of_row: Vec<Vec<usize>>,
}

/// Ways that may be taken besides those that are.
struct Near {
    columns: Vec<bool>,
    /// Nothing of the group.
    none: Vec<bool>,
}

impl<'p> Neighbourhood<'p> {
    pub(super) fn new(program: &'p Program, seed: u64, alone: bool) -> Self {
        let mut of_row: Vec<Vec<usize>> = vec![vec![]; program.limits.len()];
        for column in &program.columns {
            for (row, _) in &column.entries {
                if of_row[*row].last() != Some(&column.group) {
                    of_row[*row].push(column.group);
                }
            }
        }
        let columns = program.columns.len().max(1) as f64;
        let groups = program.groups.len() as f64;
        // Parts of about 60 columns are a good start.
        let size = (60.0 * groups / columns).clamp(6.0, 40.0);
        let prices = even_prices(program);
        let sequence = Sequence::new(seed);
        let reach = 60.0;
        Self {
            program,
            current: None,
            vain: 0,
            alone,
            home: None,
            shakes: 0,
            ends: vec![],
            crossed: 0,
            prices,
            guide: vec![],
            sequence,
            size,
            reach,
            of_row,
        }
    }

    /// Orders columns by these prices from now on.
    pub(super) fn price(&mut self, prices: Vec<f64>) {
        self.prices = prices;
    }

    /// Whether rounds ended without success and nothing is left to cross with.
    pub(super) fn is_over(&self) -> bool {
        self.vain >= PATIENCE && self.crossed >= self.ends.len()
    }

    /// Goes on from this selection.
    pub(super) fn begin(&mut self, chosen: Chosen) {
        if let Some(current) = self.current.replace(chosen) {
            self.remember(&current);
        }
        (self.vain, self.crossed) = (0, 0);
    }

    /// Looks at what a relaxation chooses from now on.
    pub(super) fn guide(&mut self, parts: &[f64]) {
        self.guide.clear();
        self.guide.extend_from_slice(parts);
    }

    /// Searches one part around where it is, at first `best`; a choice better than `best` when it
    /// finds one.
    pub(super) fn improve(
        &mut self,
        best: &Chosen,
        prices: Option<&Prices>,
        effort: &mut Effort<'_>,
    ) -> Option<Chosen> {
        let program = self.program;
        let most = program.profit(best);
        let mut current = self.current.take().unwrap_or_else(|| best.clone());
        let over = self.vain >= PATIENCE;
        let end = self.ends.get(self.crossed).filter(|_| over).cloned();
        let better = if let Some(end) = end {
            self.crossed += 1;
            self.cross(&current, &end, prices, effort)
        } else {
            if over {
                current = self.elsewhere(current, best, effort);
            }
            self.part(&current, prices, effort)
        };
        if better.is_some() {
            self.crossed = 0;
        }
        self.vain = if better.is_some() { 0 } else { self.vain + 1 };
        let current = self.current.insert(better.unwrap_or(current));
        (program.profit(current) > most && program.fits(current)).then(|| current.clone())
    }

    /// Leaves where rounds end without success, and remembers it.
    fn elsewhere(&mut self, current: Chosen, best: &Chosen, effort: &mut Effort<'_>) -> Chosen {
        (self.vain, self.crossed) = (0, 0);
        self.remember(&current);
        if self.alone {
            return self.onwards(current, best, effort);
        }
        // Mostly from the best; now and then farther from where it is.
        let from = if self.sequence.below(3) > 0 { best.clone() } else { current };
        self.shaken(from, SHAKEN, effort)
    }

    /// Keeps a selection in which rounds ended; of too many, the one worth least is forgotten.
    fn remember(&mut self, end: &Chosen) {
        if self.ends.contains(end) {
            return;
        }
        self.ends.push(end.clone());
        if self.ends.len() > REMEMBERED {
            let worth = |at: &usize| (self.program.profit(&self.ends[*at]), *at);
            if let Some(least) = (0..self.ends.len()).min_by_key(worth) {
                self.ends.remove(least);
            }
        }
    }

    /// Searches what two selections differ in, for one better than both: what they agree on is most likely in
    /// the best one too (Rothberg 2007).
    fn cross(
        &mut self,
        chosen: &Chosen,
        end: &Chosen,
        prices: Option<&Prices>,
        effort: &mut Effort<'_>,
    ) -> Option<Chosen> {
        let program = self.program;
        let differing = (0..chosen.len()).filter(|group| chosen[*group] != end[*group]).collect();
        let size = self.size * LARGER;
        let free = self.some_of(differing, chosen, prices, size);
        let part = self.freed(chosen, &free)?;
        effort.take(part.program.size() + program.columns.len());
        let least = program.profit(chosen).max(program.profit(end)) - part.profit + 1;
        let mut search = Search::new(&part.program, least, DEEP);
        search.run(MORE_NODES, effort);
        let better = part.lift(search.best.as_ref()?);
        program.fits(&better).then_some(better)
    }

    /// Shakes its own best; after many times in vain, begins anew far from there or from the best of all.
    fn onwards(&mut self, current: Chosen, best: &Chosen, effort: &mut Effort<'_>) -> Chosen {
        let program = self.program;
        let home = self.home.take().unwrap_or_else(|| current.clone());
        let (here, there) = (program.profit(&current), program.profit(&home));
        self.shakes = if here > there { 0 } else { self.shakes + 1 };
        if self.shakes > SHAKES {
            self.shakes = 0;
            let from = if self.sequence.below(2) == 0 { best.clone() } else { home };
            let anew = self.shaken(from, 1, effort);
            self.home = Some(anew.clone());
            return anew;
        }
        let home = if here >= there { current } else { home };
        self.home = Some(home.clone());
        self.shaken(home, SHAKEN, effort)
    }

    /// Drops some projects, at most about one in `part`, and fills up in another order.
    fn shaken(&mut self, chosen: Chosen, part: usize, effort: &mut Effort<'_>) -> Chosen {
        let program = self.program;
        let mut draft = Draft::of(program, chosen.clone());
        let groups = program.groups.len();
        for _ in 0..4 + self.sequence.below(1 + groups / part) {
            let group = self.sequence.below(groups);
            if !program.groups[group].required {
                draft.set(group, None);
            }
        }
        let sequence = &mut self.sequence;
        let prices: Vec<f64> =
            self.prices.iter().map(|price| price * (0.5 + sequence.unit())).collect();
        effort.take(2 * program.size());
        if !draft.repair(sequence, effort) {
            return chosen;
        }
        draft.fill(&order(program, &prices));
        if program.fits(&draft.chosen) { draft.chosen } else { chosen }
    }

    /// What is left to choose when these groups are free and all others stay; nothing when that cannot be.
    fn freed(&self, chosen: &Chosen, free: &[bool]) -> Option<Part> {
        Part::of(
            self.program,
            |column| {
                let group = self.program.columns[column].group;
                free[group] || chosen[group] == Some(column)
            },
            |group| !free[group] && chosen[group].is_some(),
        )
    }

    /// Searches one part around `chosen`; a better choice when there is one.
    fn part(
        &mut self,
        chosen: &Chosen,
        prices: Option<&Prices>,
        effort: &mut Effort<'_>,
    ) -> Option<Chosen> {
        let many = self.program.limits.len() > MANY
            || self.program.columns.len() > 2 * self.program.groups.len();
        let thorough = self.sequence.below(if many { RARE } else { THOROUGH }) == 0;
        let more = if thorough { LARGER } else { 1.0 };
        let program = self.program;
        let near = prices.filter(|_| self.sequence.below(2) == 0);
        let part = match near {
            Some(prices) => {
                let near = self.near(chosen, prices, self.reach * more);
                Part::of(
                    program,
                    |column| {
                        let group = program.columns[column].group;
                        near.columns[column] || chosen[group] == Some(column)
                    },
                    |group| chosen[group].is_some() && !near.none[group],
                )?
            }
            None => {
                let guided = !self.guide.is_empty() && self.sequence.below(2) == 0;
                let free = if guided {
                    self.disputed(chosen, prices, self.size * more)
                } else {
                    self.free(chosen, prices, self.size * more)
                };
                self.freed(chosen, &free)?
            }
        };
        effort.take(part.program.size() + program.columns.len());
        let least = program.profit(chosen) - part.profit + 1;
        let mut search = Search::new(&part.program, least, DEEP);
        let end = search.run(if thorough { MORE_NODES } else { NODES }, effort);
        match (&search.best, end) {
            (Some(better), _) => {
                return Some(part.lift(better)).filter(|better| program.fits(better));
            }
            (None, _) if thorough => {}
            (None, end) => {
                let by = if end == End::Done { 1.03 } else { 0.93 };
                if near.is_some() {
                    self.reach = (self.reach * by).min(program.columns.len() as f64).max(8.0);
                } else {
                    self.size = (self.size * by).min(program.groups.len() as f64).max(4.0);
                }
            }
        }
        None
    }

    /// So many other ways of groups that cost least under these prices, with some luck: what the best choice
    /// differs in from `chosen` is most likely among them (the core of a knapsack; Balas and Zemel 1980).
    fn near(&mut self, chosen: &Chosen, prices: &Prices, reach: f64) -> Near {
        let program = self.program;
        let mut ways: Vec<(f64, usize, Option<usize>)> = vec![];
        for (group, one) in program.groups.iter().enumerate() {
            let worth = prices.worths(program, group);
            let none = if one.required { f64::NEG_INFINITY } else { 0.0 };
            let best = worth.iter().copied().fold(none, f64::max);
            let columns = one.columns.clone().map(Some).zip(worth);
            let none = (!one.required).then_some((None, 0.0));
            for (way, worth) in columns.chain(none).filter(|one| one.0 != chosen[group]) {
                let luck = 0.2 + self.sequence.unit();
                ways.push(((best - worth + 1.0) * luck, group, way));
            }
        }
        ways.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut near = Near {
            columns: vec![false; program.columns.len()],
            none: vec![false; program.groups.len()],
        };
        let mut taken = 0.0;
        for (_, group, way) in ways {
            if taken >= reach {
                break;
            }
            taken += 1.0;
            match way {
                Some(column) => near.columns[column] = true,
                None => near.none[group] = true,
            }
        }
        near
    }

    /// Groups of which the relaxation chooses otherwise, some of them (relaxation induced neighbourhoods;
    /// Danna et al. 2005).
    fn disputed(&mut self, chosen: &Chosen, prices: Option<&Prices>, size: f64) -> Vec<bool> {
        let program = self.program;
        let agreed = |group: usize| match chosen[group] {
            Some(column) => self.guide[column] > 0.99,
            None => {
                let parts = program.groups[group].columns.clone().map(|one| self.guide[one]);
                parts.sum::<f64>() < 0.01
            }
        };
        let disputed = (0..program.groups.len()).filter(|group| !agreed(*group)).collect();
        self.some_of(disputed, chosen, prices, size)
    }

    /// So many of these groups; where they are fewer, others that prices leave undecided.
    fn some_of(
        &mut self,
        mut groups: Vec<usize>,
        chosen: &Chosen,
        prices: Option<&Prices>,
        size: f64,
    ) -> Vec<bool> {
        let mut free = vec![false; chosen.len()];
        let mut count = 0;
        while (count as f64) < size && !groups.is_empty() {
            free[groups.swap_remove(self.sequence.below(groups.len()))] = true;
            count += 1;
        }
        if (count as f64) < size {
            let more = self.free(chosen, prices, size - count as f64);
            for (free, more) in free.iter_mut().zip(more) {
                *free |= more;
            }
        }
        free
    }

    fn free(&mut self, chosen: &Chosen, prices: Option<&Prices>, size: f64) -> Vec<bool> {
        let groups = self.program.groups.len();
        let mut free = vec![false; groups];
        let mut wanted = 0;
        while wanted + 1 < groups && (wanted as f64) < size {
            wanted += 1;
        }
        let mut candidates: Vec<usize> = match self.sequence.below(4) {
            0 => (0..groups).collect(),
            1 | 2 if prices.is_some() => {
                let regrets = prices.map(|prices| prices.regrets(self.program, chosen));
                let regrets = regrets.unwrap_or_default();
                let mut candidates: Vec<usize> = (0..groups).collect();
                candidates.sort_by_key(|group| regrets[*group]);
                candidates.truncate(wanted + self.sequence.below(2 * wanted + 1));
                candidates
            }
            _ => self.around_scarce_rows(chosen, wanted),
        };
        let mut count = 0;
        while count < wanted && !candidates.is_empty() {
            let group = candidates.swap_remove(self.sequence.below(candidates.len()));
            if !std::mem::replace(&mut free[group], true) {
                count += 1;
            }
        }
        // Some luck on top, and what is missing when there were few candidates.
        let more = (wanted / 4).max(wanted - count);
        for _ in 0..more {
            free[self.sequence.below(groups)] = true;
        }
        free
    }

    /// Groups that meet in rows of which little is left.
    fn around_scarce_rows(&mut self, chosen: &Chosen, wanted: usize) -> Vec<usize> {
        let activity = self.program.activity(chosen);
        let left = |row: &usize| {
            let limit = self.program.limits[*row];
            (limit - activity[*row]) as f64 / limit.unsigned_abs().max(1) as f64
        };
        let mut rows: Vec<usize> =
            (0..activity.len()).filter(|row| !self.of_row[*row].is_empty()).collect();
        rows.sort_by(|a, b| left(a).total_cmp(&left(b)));
        let mut found = vec![];
        for _ in 0..8 {
            // The scarcer, the likelier.
            let luck = self.sequence.unit();
            let at = self.sequence.below(rows.len());
            let at = if luck < 0.7 { self.sequence.below(at + 1) } else { at };
            if let Some(row) = rows.get(at) {
                found.extend(&self.of_row[*row]);
            }
            if found.len() >= wanted {
                break;
            }
        }
        found
    }
}
