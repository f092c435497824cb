//! Branch and bound: decides project by project, best guess first, and leaves out what is proven to
//! hold nothing better. What is proven is proven in whole numbers.
//!
//! Branches on the project of whose share the relaxation is least sure, weighted by what past
//! decisions on it cost (pseudocosts; Bénichou et al. 1971); when all shares are whole, on the start
//! of a project that is spread over several.

use super::bound::Left;
use super::effort::Effort;
use super::program::{Chosen, Program};
use super::relaxation::{Outcome, Relaxation};
use super::rest::{Rest, ways};
use super::tree::{Changes, Tree};

/// Turns in vain after which a search of everything goes on elsewhere.
pub(super) const WIDE: usize = 4;
/// A search of a small part goes to the end of one side before the other.
pub(super) const DEEP: usize = usize::MAX;

/// Elementary operations for each amount of a program in a bound of whole numbers.
const EXACT: usize = 4;
/// With few limits and few ways left, choices are looked at one by one: at first where that are at most so many, as
/// far as losses tell, and then where that took at most so many looks.
const FEW_LIMITS: usize = 24;
const FEW_WAYS: usize = 60;
const CHOICES: f64 = 1e5;
const LOOKS: usize = 4_000;
/// How much more is dared after a success at the edge, and how much less after a failure.
const MORE: f64 = 1.05;
const LESS: f64 = 0.5;
/// Groups that are compared closely before a decision.
const CANDIDATES: usize = 8;
/// Decisions on a group after which their cost is believed.
const RELIABLE: f64 = 2.0;

pub(super) struct Search<'p> {
    pub(super) relaxation: Relaxation<'p>,
    /// Best choice so far, and its profit.
    pub(super) best: Option<Chosen>,
    /// What a choice must be worth to be better.
    least: i64,
    tree: Tree,
    costs: Costs,
    /// The last decision, whose price is known once it is solved.
    pending: Option<Pending>,
    fresh: bool,
    /// So many choices are looked at one by one.
    few: f64,
}

struct Pending {
    group: usize,
    up: bool,
    part: f64,
    profit: f64,
}

/// What deciding on a group cost per unit, so far.
struct Costs {
    sums: Vec<[f64; 2]>,
    counts: Vec<[f64; 2]>,
}

/// How a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Everything was searched.
    Done,
    /// The nodes or steps ran out.
    Paused,
}

impl<'p> Search<'p> {
    /// Looks for choices worth `least` or more, and goes on elsewhere after so many turns in vain.
    pub(super) fn new(program: &'p Program, least: i64, patience: usize) -> Self {
        let groups = program.groups.len();
        Self {
            relaxation: Relaxation::new(program),
            best: None,
            least,
            tree: Tree::new(patience),
            costs: Costs { sums: vec![[0.0; 2]; groups], counts: vec![[0.0; 2]; groups] },
            pending: None,
            fresh: true,
            few: CHOICES,
        }
    }

    /// A choice of this profit is known elsewhere: only better ones are looked for.
    pub(super) fn known(&mut self, profit: i64) {
        self.least = self.least.max(profit.saturating_add(1));
    }

    /// Nothing that was not searched is worth more; `least - 1` when all was searched.
    pub(super) fn bound(&self) -> i64 {
        let here = if self.fresh { Some(i64::MAX) } else { self.tree.here() };
        let nothing = self.least.saturating_sub(1);
        here.max(self.tree.elsewhere()).map_or(nothing, |bound| bound.max(nothing))
    }

    /// Whether the first relaxation is solved.
    pub(super) fn is_relaxed(&self) -> bool {
        !self.fresh
    }

    /// Goes on for so many nodes.
    pub(super) fn run(&mut self, nodes: usize, effort: &mut Effort<'_>) -> End {
        for _ in 0..nodes {
            if !effort.take(self.relaxation.size()) {
                return End::Paused;
            }
            let outcome = self.relaxation.solve(self.least, effort);
            let next = match outcome {
                Outcome::Stopped => return End::Paused,
                Outcome::Hopeless => None,
                Outcome::Bound(bound) => {
                    self.learn();
                    self.leave_out(bound, effort);
                    if self.look(effort) { None } else { self.branch(Some(bound), effort) }
                }
                Outcome::Unclear => self.branch(None, effort),
            };
            match next {
                Some((changes, other, bound)) => {
                    self.tree.decide(&mut self.relaxation, changes, Some(other), bound);
                }
                None => {
                    self.pending = None;
                    if !self.tree.turn(&mut self.relaxation, self.least) {
                        self.fresh = false;
                        return End::Done;
                    }
                }
            }
            self.fresh = false;
        }
        End::Paused
    }

    /// Leaves out below here what no better choice has, by the prices of the present table: what is lost by
    /// taking it in is more than the bound is above what a better choice must be worth.
    fn leave_out(&mut self, bound: i64, effort: &mut Effort<'_>) {
        let program = self.relaxation.program;
        // Whole numbers of prices take longer than the table's.
        effort.take(self.relaxation.size() + EXACT * program.size());
        let prices = self.relaxation.prices();
        let (may, must) = prices.worthwhile_of(program, &self.relaxation, self.least);
        let mut changes: Changes = vec![];
        for (index, group) in program.groups.iter().enumerate() {
            let variable = self.relaxation.group(index);
            let (taken, open) = self.relaxation.of_group(index);
            if !open {
                continue;
            }
            let mut some = false;
            for column in group.columns.clone().filter(|column| self.relaxation.may(*column)) {
                some |= may[column];
                if !may[column] && column != variable {
                    changes.push((column, (0.0, 0.0)));
                }
            }
            match (some, must[index]) {
                (false, _) => changes.push((variable, (0.0, 0.0))),
                (true, true) if !taken => changes.push((variable, (1.0, 1.0))),
                _ => {}
            }
        }
        if !changes.is_empty() {
            let bound = self.tree.here().map_or(bound, |here| here.min(bound));
            self.tree.decide(&mut self.relaxation, changes, None, bound);
        }
    }

    /// Looks at all choices that are left here when they are few; whether it did.
    fn look(&mut self, effort: &mut Effort<'_>) -> bool {
        let program = self.relaxation.program;
        if program.limits.len() > FEW_LIMITS || ways(program, &self.relaxation) > FEW_WAYS {
            return false;
        }
        let prices = self.relaxation.prices();
        let Some(rest) = Rest::of(program, &self.relaxation, &prices, self.least) else {
            return false;
        };
        effort.take(program.size() + rest.size());
        let choices = rest.choices();
        if choices > self.few {
            return false;
        }
        let looked = rest.look(LOOKS);
        effort.take(looked.operations);
        if let Some(best) = looked.best.filter(|best| program.fits(best)) {
            self.least = self.least.max(program.profit(&best).saturating_add(1));
            self.best = Some(best);
        }
        if !looked.all {
            self.few = choices * LESS;
        } else if choices > self.few / 4.0 {
            self.few *= MORE;
        }
        looked.all
    }

    /// Remembers what the last decision cost.
    fn learn(&mut self) {
        let Some(pending) = self.pending.take() else { return };
        let way = usize::from(pending.up);
        let distance = if pending.up { 1.0 - pending.part } else { pending.part };
        let lost = (pending.profit - self.relaxation.profit()).max(0.0);
        self.costs.sums[pending.group][way] += lost / distance.max(1e-6);
        self.costs.counts[pending.group][way] += 1.0;
    }

    /// The next decision with its opposite; `None` when nothing better is left here.
    fn branch(
        &mut self,
        bound: Option<i64>,
        effort: &mut Effort<'_>,
    ) -> Option<(Changes, Changes, i64)> {
        let clear = bound.is_some();
        let before = self.tree.here().unwrap_or(i64::MAX);
        let bound = bound.map_or(before, |bound| bound.min(before));
        let program = self.relaxation.program;
        let average = self.costs.average();
        let mut unsure: Vec<(f64, usize, f64)> = vec![];
        let mut spread: Option<usize> = None;
        // Without a proof, the table's numbers say nothing.
        let groups = if clear { program.groups.as_slice() } else { &[] };
        for (index, group) in groups.iter().enumerate() {
            let (must, may) = self.relaxation.of_group(index);
            if !may {
                continue;
            }
            let parts = group.columns.clone().map(|column| self.relaxation.part(column));
            let (mut part, mut largest) = (0.0, 0.0_f64);
            for one in parts {
                part += one;
                largest = largest.max(one);
            }
            if !must && part > 1e-6 && part < 1.0 - 1e-6 {
                unsure.push((self.costs.score(index, part, average), index, part));
            } else if part >= 1.0 - 1e-6
                && largest < 1.0 - 1e-6
                && spread.is_none()
                && self.left(index).len() > 1
            {
                spread = Some(index);
            }
        }
        if !unsure.is_empty() {
            let profit = self.relaxation.profit();
            unsure.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let (group, part) = self.try_out(&unsure, profit, effort);
            let up = part >= 0.5;
            let (with, without) = self.with_and_without(group);
            let (first, other) = if up { (with, without) } else { (without, with) };
            self.pending = Some(Pending { group, up, part, profit });
            return Some((first, other, bound));
        }
        if let Some(group) = spread {
            return Some(self.split(group, bound));
        }
        let chosen = self.rounded();
        if program.fits(&chosen) {
            let profit = program.profit(&chosen);
            if profit >= self.least {
                self.least = profit.saturating_add(1);
                self.best = Some(chosen);
            }
            if bound < self.least {
                return None;
            }
        }
        // Rounding errors, or a bound that was not proven: decide what is still open.
        (0..program.groups.len()).find_map(|group| {
            let (must, may) = self.relaxation.of_group(group);
            let left = self.left(group);
            match (must, may) {
                (_, false) => None,
                (false, true) if !left.is_empty() => {
                    let (with, without) = self.with_and_without(group);
                    Some((with, without, bound))
                }
                _ if left.len() > 1 => Some(self.split(group, bound)),
                _ => None,
            }
        })
    }

    /// Of groups (score, group, part), best score first, the one to decide on. Those of which little
    /// is known are tried out both ways (reliability branching; Achterberg et al. 2005).
    fn try_out(
        &mut self,
        unsure: &[(f64, usize, f64)],
        profit: f64,
        effort: &mut Effort<'_>,
    ) -> (usize, f64) {
        let mut best = (0.0, unsure[0].1, unsure[0].2);
        let average = self.costs.average();
        for &(_, group, part) in unsure.iter().take(CANDIDATES) {
            for way in [0, 1] {
                if self.costs.counts[group][way] >= RELIABLE {
                    continue;
                }
                let variable = self.relaxation.group(group);
                let before = self.relaxation.bounds(variable);
                let to = way as f64;
                self.relaxation.bound(variable, (to, to));
                let outcome = self.relaxation.solve(self.least, effort);
                let after = self.relaxation.profit();
                self.relaxation.bound(variable, before);
                match outcome {
                    // Nothing is left on that way, so nothing is as good to decide on.
                    Outcome::Hopeless => return (group, part),
                    Outcome::Stopped => return (best.1, best.2),
                    Outcome::Bound(_) | Outcome::Unclear => {
                        let distance = if way == 1 { 1.0 - part } else { part };
                        let lost = (profit - after).max(0.0) / distance.max(1e-6);
                        self.costs.sums[group][way] += lost;
                        self.costs.counts[group][way] += 1.0;
                    }
                }
            }
            let score = self.costs.score(group, part, average);
            if score > best.0 {
                best = (score, group, part);
            }
        }
        (best.1, best.2)
    }

    fn left(&self, group: usize) -> Vec<usize> {
        let columns = self.relaxation.program.groups[group].columns.clone();
        columns.filter(|column| self.relaxation.may(*column)).collect()
    }

    fn with_and_without(&self, group: usize) -> (Changes, Changes) {
        let variable = self.relaxation.group(group);
        (vec![(variable, (1.0, 1.0))], vec![(variable, (0.0, 0.0))])
    }

    /// Splits the columns of a group where half of what is chosen lies on either side.
    fn split(&self, group: usize, bound: i64) -> (Changes, Changes, i64) {
        let left = self.left(group);
        let mut sum = 0.0;
        let mut at = 0;
        for (place, column) in left.iter().enumerate() {
            sum += self.relaxation.part(*column);
            at = place;
            if sum >= 0.5 - 1e-6 {
                break;
            }
        }
        let at = (at + 1).clamp(1, left.len() - 1);
        let (early, late) = left.split_at(at);
        let chosen: f64 = early.iter().map(|column| self.relaxation.part(*column)).sum();
        let without = |columns: &[usize]| columns.iter().map(|one| (*one, (0.0, 0.0))).collect();
        let (early, late) = (without(early), without(late));
        if chosen >= 0.5 { (late, early, bound) } else { (early, late, bound) }
    }

    /// What is decided, and of what is open the columns of which most is chosen.
    fn rounded(&self) -> Chosen {
        let part = |column: &usize| self.relaxation.part(*column);
        let best = |group: usize| {
            let (must, may) = self.relaxation.of_group(group);
            let left = self.left(group).into_iter();
            let best = left.max_by(|a, b| part(a).total_cmp(&part(b)).then(b.cmp(a)));
            best.filter(|column| may && (must || part(column) > 0.5))
        };
        (0..self.relaxation.program.groups.len()).map(best).collect()
    }
}

impl Costs {
    /// Average cost per unit over all groups, down and up.
    fn average(&self) -> [f64; 2] {
        [0, 1].map(|way| {
            let count: f64 = self.counts.iter().map(|count| count[way]).sum();
            let sum: f64 = self.sums.iter().map(|sum| sum[way]).sum();
            if count > 0.0 { sum / count } else { 1.0 }
        })
    }

    fn score(&self, group: usize, part: f64, average: [f64; 2]) -> f64 {
        let cost = |way: usize| {
            let count = self.counts[group][way];
            if count > 0.0 { self.sums[group][way] / count } else { average[way] }
        };
        (cost(0) * part).max(1e-6) * (cost(1) * (1.0 - part)).max(1e-6)
    }
}
