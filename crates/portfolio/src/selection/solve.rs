//! The way from a question to its answer: one thread proves and improves in turns, others improve beside
//! it and meet it after every turn, so that an answer does not depend on which of them was faster.

use std::thread;

use super::answer::{Answer, Progress, Proof, Selection, Status};
use super::bound::{Everything, Prices, largest};
use super::construct::{construct, even_prices};
use super::cover::strengthen;
use super::descent::descend;
use super::effort::{Effort, Limits, Sequence};
use super::improve::Ways;
use super::model::Model;
use super::program::{Chosen, Compiled, Part, Program};
use super::search::{End, Search, WIDE};
use super::ties::settle;
use super::validate::{Invalid, validate};

/// Steps of one turn of searching or improving, at most; the first turns are short, so that what is
/// easy is proven at once.
const TURN: u64 = 20_000;
const FIRST_TURN: u64 = 200;
/// A bound this part of the value above it is far: with few limits, where much is still proven, and with more.
const FAR: [i64; 2] = [80, 250];
const FEW: usize = 32;
/// Turns this long are worth the start of other threads.
const WORTH_THREADS: u64 = 2_000;
/// A search is begun anew when so much of its columns can be left out.
const WORTH_A_RESTART: f64 = 0.8;

/// Finds the selection of highest value, from `start` when that is given and fits. `progress` hears
/// of every better value and bound.
///
/// # Errors
/// Everything that makes the model unusable.
pub fn solve(
    model: &Model,
    start: Option<&Selection>,
    limits: &Limits<'_>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Answer, Vec<Invalid>> {
    let invalid = validate(model);
    if !invalid.is_empty() {
        return Err(invalid);
    }
    let compiled = Compiled::of(model);
    let mut effort = Effort::new(limits);
    let start = start.and_then(|start| compiled.chosen(start));
    let mut found = optimum(&compiled.program, start, limits, &mut effort, progress);
    let mut ties_settled = false;
    if found.status == Status::Optimal
        && let Some(best) = &mut found.best
    {
        ties_settled = settle(&compiled, model, best, found.prices.as_ref(), limits, &mut effort);
    }
    let selection = found.best.as_ref().map(|best| compiled.selection(best)).unwrap_or_default();
    let value = found.best.as_ref().map_or(0, |best| compiled.program.profit(best));
    debug_assert!(found.best.is_none() || super::check(model, &selection).is_ok());
    let steps = effort.taken();
    Ok(Answer {
        status: found.status,
        value,
        bound: found.bound,
        proof: Proof::Exact,
        selection,
        ties_settled,
        steps,
    })
}

/// What is known about a program.
pub(super) struct Found {
    pub(super) status: Status,
    pub(super) best: Option<Chosen>,
    pub(super) bound: i64,
    /// Prices of the whole program's rows for which `bound` was first reached.
    pub(super) prices: Option<Prices>,
}

/// The best choice of a program.
pub(super) fn optimum(
    program: &Program,
    start: Option<Chosen>,
    limits: &Limits<'_>,
    effort: &mut Effort<'_>,
    progress: &mut dyn FnMut(Progress),
) -> Found {
    let best = start.filter(|start| program.fits(start));
    let bound = trivial_bound(program);
    let report = Report { value: None, bound, progress };
    let mut run = Run { program, best, bound, prices: None, report };
    run.tell(effort);
    let mut sequence = Sequence::new(limits.seed);
    let tries = effort
        .within(TURN, |effort| construct(program, &even_prices(program), 6, &mut sequence, effort));
    run.offer(tries, effort);
    let proposals = run.descend(&mut sequence, effort);
    let mut keep: (Vec<bool>, Vec<bool>) =
        (vec![true; program.columns.len()], vec![false; program.groups.len()]);
    let lanes = 0..limits.threads.clamp(1, 64);
    let mut ways: Vec<Ways<'_>> = lanes.map(|lane| Ways::new(program, limits.seed, lane)).collect();
    run.price(&mut ways, &proposals);
    loop {
        let part = Part::of(program, |column| keep.0[column], |group| keep.1[group]);
        let end = match part {
            Some(part) => run.search(part, &keep, &mut ways, &mut sequence, effort),
            None => Ended::Done,
        };
        match end {
            Ended::Restart(smaller) => keep = smaller,
            Ended::Done => {
                let status = if run.best.is_some() { Status::Optimal } else { Status::Infeasible };
                run.bound = run.best.as_ref().map_or(0, |best| program.profit(best));
                run.tell(effort);
                return run.found(status);
            }
            Ended::Over => {
                let status = if run.best.is_some() { Status::Feasible } else { Status::Unknown };
                return run.found(status);
            }
        }
    }
}

/// No choice is worth more than the best column of every group.
pub(super) fn trivial_bound(program: &Program) -> i64 {
    let best = |group: &super::program::Group| {
        let profits = group.columns.clone().map(|column| program.columns[column].profit);
        let best = profits.max().unwrap_or(0);
        if group.required { best } else { best.max(0) }
    };
    program.groups.iter().map(best).sum()
}

struct Report<'r> {
    value: Option<i64>,
    bound: i64,
    progress: &'r mut dyn FnMut(Progress),
}

struct Run<'p, 'r> {
    program: &'p Program,
    best: Option<Chosen>,
    bound: i64,
    /// Of the first relaxation.
    prices: Option<Prices>,
    report: Report<'r>,
}

enum Ended {
    Done,
    Over,
    /// So much can be left out that a new search on the rest is faster.
    Restart((Vec<bool>, Vec<bool>)),
}

impl Run<'_, '_> {
    fn found(self, status: Status) -> Found {
        Found { status, best: self.best, bound: self.bound, prices: self.prices }
    }

    fn profit(&self) -> Option<i64> {
        self.best.as_ref().map(|best| self.program.profit(best))
    }

    /// Tells the caller what is new.
    fn tell(&mut self, effort: &Effort<'_>) {
        let value = self.profit();
        if value != self.report.value || self.bound < self.report.bound {
            self.report.value = value;
            self.report.bound = self.bound;
            let steps = effort.taken();
            (self.report.progress)(Progress { value, bound: self.bound, steps });
        }
    }

    /// Takes a choice when it is better.
    fn offer(&mut self, chosen: Option<Chosen>, effort: &Effort<'_>) -> bool {
        let Some(chosen) = chosen else { return false };
        let better = self.profit().is_none_or(|best| self.program.profit(&chosen) > best);
        if better && self.program.fits(&chosen) {
            self.best = Some(chosen);
            self.tell(effort);
            return true;
        }
        false
    }

    /// Searches a part and improves what is known in turns.
    fn search(
        &mut self,
        mut part: Part,
        keep: &(Vec<bool>, Vec<bool>),
        ways: &mut [Ways<'_>],
        sequence: &mut Sequence,
        effort: &mut Effort<'_>,
    ) -> Ended {
        let least = |profit: Option<i64>| profit.map_or(i64::MIN, |own| own + 1 - part.profit);
        strengthen(&mut part.program, least(self.profit()), effort);
        let part = &part;
        let mut search = Search::new(&part.program, least(self.profit()), WIDE);
        // Which columns and groups a better choice can have, by the first relaxation of this part.
        let mut prices: Option<Prices> = None;
        let mut relaxed = false;
        let mut idle = 0_u32;
        let mut turn = FIRST_TURN;
        loop {
            // Far from a proof, more is gained by better selections.
            let part_of = FAR[usize::from(self.program.limits.len() > FEW)];
            let far = self
                .profit()
                .is_some_and(|profit| self.bound.saturating_sub(profit) > profit.abs() / part_of);
            let share = match (far, relaxed) {
                (true, true) => turn / 8,
                (true, false) => turn / 2,
                (false, _) => turn,
            };
            // Where improving has been in vain for long, searching gets more of the time.
            let improving = if far { turn } else { turn >> (idle / 8).min(2) };
            turn = (turn * 2).min(TURN);
            let before = self.profit();
            let whole = self.program;
            // The first node is the relaxation of the whole part.
            let nodes = if relaxed { usize::MAX } else { 1 };
            let Some((way, others)) = ways.split_first_mut() else { return Ended::Over };
            let (best, own_prices) = (self.best.clone(), self.prices.clone());
            let (end, found, better) = self.beside(others, share + improving, effort, |effort| {
                let end = effort.within(share, |effort| search.run(nodes, effort));
                let found = search.best.take().map(|best| part.lift(&best));
                if end == End::Done {
                    return (end, found, None);
                }
                // Far from a proof, what a relaxation chooses says little.
                if relaxed && !far {
                    way.guide(&part.lift_parts(whole, &search.relaxation.parts()));
                }
                let known = found.clone().or(best);
                let better = effort
                    .within(improving, |effort| way.improve(known, own_prices.as_ref(), effort));
                (end, found, better)
            });
            self.offer(found, effort);
            self.offer(better, effort);
            if end == End::Done {
                return Ended::Done;
            }
            let bound = search.bound().saturating_add(part.profit);
            if bound < self.bound {
                self.bound = bound.max(self.profit().unwrap_or(bound));
                self.tell(effort);
            }
            if !relaxed && search.is_relaxed() {
                relaxed = true;
                let proposals = self.learn(part, &search, sequence, effort);
                self.price(ways, &proposals);
                prices = Some(search.relaxation.prices());
                search.known(self.profit().map_or(i64::MIN, |profit| profit - part.profit));
            }
            if effort.is_over() {
                return Ended::Over;
            }
            idle = if self.profit() == before { idle + 1 } else { 0 };
            if let Some(profit) = self.profit() {
                search.known(profit - part.profit);
                if let Some(prices) = &prices {
                    let worth = profit.saturating_add(1) - part.profit;
                    let left = prices.worthwhile(&part.program, worth);
                    let count = left.0.iter().filter(|keep| **keep).count() as f64;
                    if count < WORTH_A_RESTART * part.program.columns.len() as f64 {
                        return Ended::Restart(part.lift_left(keep, &left));
                    }
                }
            }
        }
    }

    /// Does `work` while other ways look for better selections, for `steps` each.
    fn beside<T>(
        &mut self,
        ways: &mut [Ways<'_>],
        steps: u64,
        effort: &mut Effort<'_>,
        work: impl FnOnce(&mut Effort<'_>) -> T,
    ) -> T {
        // A few steps that are left could not be shared, and nobody would take them.
        let few = steps.min(effort.left()) < WORTH_THREADS;
        let others = if few { &mut [] } else { ways };
        let (best, prices) = (&self.best, self.prices.as_ref());
        let each = steps.min(effort.left() / (1 + others.len() as u64));
        let mut shares: Vec<Effort<'_>> = others.iter().map(|_| effort.share(each)).collect();
        let (done, found) = thread::scope(|scope| {
            let lanes = others.iter_mut().zip(&mut shares);
            let lanes: Vec<_> = lanes
                .map(|(way, share)| scope.spawn(|| way.improve(best.clone(), prices, share)))
                .collect();
            let done = effort.within(each, work);
            // A thread that panicked found nothing; its panic is told by the runtime.
            let found: Vec<_> = lanes.into_iter().map(|lane| lane.join().ok().flatten()).collect();
            (done, found)
        });
        for share in &shares {
            effort.settle(share);
        }
        for better in found {
            self.offer(better, effort);
        }
        done
    }

    /// Tells all ways what a unit of each row is worth.
    fn price(&self, ways: &mut [Ways<'_>], proposals: &[f64]) {
        for way in ways {
            way.price(proposals, self.prices.as_ref());
        }
    }

    /// Prices from a quick descent, with the selections and the bound that they give.
    fn descend(&mut self, sequence: &mut Sequence, effort: &mut Effort<'_>) -> Vec<f64> {
        let value = self.profit().unwrap_or(0);
        let proposals = descend(self.program, value, effort);
        if let Some(bound) = self.take_prices(&proposals) {
            self.bound = self.bound.min(bound.max(self.profit().unwrap_or(bound)));
        }
        self.tell(effort);
        let found =
            effort.within(TURN, |effort| construct(self.program, &proposals, 6, sequence, effort));
        self.offer(found, effort);
        proposals
    }

    /// Keeps the prices under which the bound of the whole program is lowest; that bound.
    fn take_prices(&mut self, proposals: &[f64]) -> Option<i64> {
        let prices = Prices::of(&largest(self.program), proposals.iter().copied());
        let everything = Everything(&self.program.groups);
        let bound = |prices: &Prices| prices.bound(self.program, &everything);
        let before = self.prices.as_ref().and_then(bound);
        let bound = bound(&prices);
        if self.prices.is_none() || bound < before {
            self.prices = Some(prices);
        }
        bound
    }

    /// Takes prices from the first relaxation, and builds selections with its prices.
    fn learn(
        &mut self,
        part: &Part,
        search: &Search<'_>,
        sequence: &mut Sequence,
        effort: &mut Effort<'_>,
    ) -> Vec<f64> {
        let proposals = part.lift_rows(self.program, &search.relaxation.proposals());
        self.take_prices(&proposals);
        let found = effort.within(TURN, |effort| {
            let found = construct(self.program, &proposals, 6, sequence, effort);
            found.into_iter().chain(self.best.clone()).max_by_key(|one| self.program.profit(one))
        });
        self.offer(found, effort);
        proposals
    }
}
