//! Among selections of the highest value, the one that costs least; among those, the one that has
//! the project with the earlier id where two first differ, and then the earlier start.

use std::collections::BTreeSet;

use super::answer::Status;
use super::bound::Prices;
use super::effort::{Effort, Limits};
use super::model::Model;
use super::program::{Chosen, Column, Compiled, Part, Program};
use super::search::{DEEP, End, Search};
use super::solve::optimum;

/// Steps that ties may take at least, however quickly the value was proven.
const STEPS: u64 = 200_000;
/// Nodes for each question whether a project can be had at the same value and cost.
const NODES: usize = 2_000;

/// Exchanges `best` for the preferred choice of the same value; `true` when it is proven to be that.
pub(super) fn settle(
    compiled: &Compiled,
    model: &Model,
    best: &mut Chosen,
    prices: Option<&Prices>,
    limits: &Limits<'_>,
    effort: &mut Effort<'_>,
) -> bool {
    let most = STEPS.max(effort.taken() / 4);
    effort.within(most, |effort| {
        let program = &compiled.program;
        let value = program.profit(best);
        let kept = prices.map(|prices| prices.worthwhile(program, value));
        let keep = |column: usize| kept.as_ref().is_none_or(|kept| kept.0[column]);
        let must = |group: usize| kept.as_ref().is_some_and(|kept| kept.1[group]);
        // The same choices, with money as what is to be spared.
        let mut cheap = program.clone();
        cheap.add_row(-value, |column| -column.profit);
        for (column, cost) in cheap.columns.iter_mut().zip(&compiled.costs) {
            column.profit = -cost;
        }
        let Some(part) = Part::of(&cheap, keep, must) else { return false };
        let start = part.lower(best);
        let found = optimum(&part.program, start, limits, effort, &mut |_| {});
        if let Some(cheaper) = &found.best {
            let cheaper = part.lift(cheaper);
            if cheap.fits(&cheaper) {
                *best = cheaper;
            }
        }
        found.status == Status::Optimal && in_order(model, &cheap, best, keep, must, effort)
    })
}

/// Walks over the projects by id, and takes each that can be had without losing anything; then over
/// the chosen ones, for earlier starts. What is settled stays.
fn in_order(
    model: &Model,
    cheap: &Program,
    best: &mut Chosen,
    keep: impl Fn(usize) -> bool,
    must: impl Fn(usize) -> bool,
    effort: &mut Effort<'_>,
) -> bool {
    let cost = cheap.profit(best);
    let mut same = cheap.clone();
    same.add_row(-cost, |column: &Column| -column.profit);
    for column in &mut same.columns {
        column.profit = 0;
    }
    let mut order: Vec<usize> = (0..model.projects.len()).collect();
    order.sort_by(|a, b| model.projects[*a].id.cmp(&model.projects[*b].id));
    let mut settled = true;
    let mut decided: BTreeSet<usize> = BTreeSet::new();
    let mut earlier: Vec<Option<usize>> = vec![None; same.groups.len()];
    for by_start in [false, true] {
        for &group in &order {
            let columns = same.groups[group].columns.clone();
            let wanted: Vec<usize> = match best[group] {
                Some(own) if by_start => (columns.start..own).collect(),
                None if !by_start => columns.collect(),
                _ => vec![],
            };
            let wanted: Vec<usize> = wanted.into_iter().filter(|column| keep(*column)).collect();
            // Each start is a question of its own; whether the project can be had at all is one.
            let questions: Vec<Vec<usize>> = if by_start {
                wanted.into_iter().map(|column| vec![column]).collect()
            } else if wanted.is_empty() {
                vec![]
            } else {
                vec![wanted]
            };
            for question in questions {
                let part = Part::of(
                    &same,
                    |column| {
                        let own = same.columns[column].group;
                        let allowed = if own == group {
                            question.contains(&column)
                        } else if by_start {
                            // Who is chosen is settled, and so are starts before this one.
                            best[own].is_some()
                                && earlier[own].is_none_or(|settled| settled == column)
                        } else {
                            !decided.contains(&own) || best[own].is_some()
                        };
                        allowed && keep(column)
                    },
                    |own| {
                        own == group
                            || must(own)
                            || (best[own].is_some() && (by_start || decided.contains(&own)))
                    },
                );
                let Some(part) = part else { continue };
                let mut search = Search::new(&part.program, -part.profit, DEEP);
                let end = search.run(NODES, effort);
                if let Some(found) = &search.best {
                    let found = part.lift(found);
                    if same.fits(&found) {
                        *best = found;
                        break;
                    }
                }
                settled &= end == End::Done;
            }
            decided.insert(group);
            if by_start {
                earlier[group] = best[group];
            }
        }
    }
    settled
}
