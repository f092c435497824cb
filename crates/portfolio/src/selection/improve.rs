//! Looks for better selections: by exchanges, and by searching parts.

use super::anneal::Annealing;
use super::bound::Prices;
use super::construct::{construct, even_prices};
use super::effort::{Effort, Sequence};
use super::neighbourhood::Neighbourhood;
use super::program::{Chosen, Program};

/// With more limits than this, exchanges find more than parts that are searched.
const MANY: usize = 100;
/// One part in so many of its steps each lane spends on exchanges: with few limits, and with many.
const EXCHANGING: [[u64; 2]; 2] = [[16, 8], [2, 1]];

/// Ways to make a selection better, with what each remembers; one thread's own.
pub(super) struct Ways<'p> {
    program: &'p Program,
    sequence: Sequence,
    neighbourhood: Neighbourhood<'p>,
    annealing: Annealing<'p>,
    /// One part in so many of its steps is for exchanges.
    exchanging: u64,
}

impl<'p> Ways<'p> {
    /// Each lane searches otherwise.
    pub(super) fn new(program: &'p Program, seed: u64, lane: usize) -> Self {
        let seed = seed.wrapping_mul(64).wrapping_add(lane as u64);
        let many = program.limits.len() > MANY;
        Self {
            program,
            sequence: Sequence::new(seed),
            neighbourhood: Neighbourhood::new(program, seed, lane % 2 == 1),
            annealing: Annealing::new(program, seed, lane),
            exchanging: EXCHANGING[usize::from(many)][lane % 2],
        }
    }

    /// Goes by these prices from now on: `proposals` per row, and those of the lowest bound so far.
    pub(super) fn price(&mut self, proposals: &[f64], prices: Option<&Prices>) {
        self.neighbourhood.price(proposals.to_vec());
        if let Some(prices) = prices {
            self.annealing.price(prices);
        }
    }

    /// How much of each column a relaxation chooses where the search is: a hint at what to try.
    pub(super) fn guide(&mut self, parts: &[f64]) {
        self.neighbourhood.guide(parts);
    }

    /// Looks until the effort is over; the best choice it came by, when better than `best`.
    pub(super) fn improve(
        &mut self,
        best: Option<Chosen>,
        prices: Option<&Prices>,
        effort: &mut Effort<'_>,
    ) -> Option<Chosen> {
        let mut found = None;
        if let Some(best) = &best
            && self.annealing.can()
        {
            let share = effort.left() / self.exchanging;
            found = effort.within(share, |effort| self.annealing.improve(best, effort));
        }
        while !effort.is_over() {
            let known = found.as_ref().or(best.as_ref());
            let better = match known {
                Some(known) => self.neighbourhood.improve(known, prices, effort),
                None => {
                    let prices = even_prices(self.program);
                    construct(self.program, &prices, 4, &mut self.sequence, effort)
                }
            };
            found = better.or(found);
        }
        found
    }
}
