//! Looks for better selections: by small changes, and by searching parts.

use super::bound::Prices;
use super::construct::{construct, even_prices};
use super::effort::{Effort, Sequence};
use super::neighbourhood::Neighbourhood;
use super::program::{Chosen, Program};
use super::tempering::Tempering;

/// With more limits than this, or with more ways of an average project, small changes find more than parts that
/// are searched.
const MANY: usize = 60;
const SEVERAL: usize = 2;
/// The percent of its steps that each lane spends on small changes: otherwise, and then.
const CHANGING: [[u64; 2]; 2] = [[15, 60], [90, 95]];

/// Ways to make a selection better, with what each remembers; one thread's own.
pub(super) struct Ways<'p> {
    program: &'p Program,
    sequence: Sequence,
    neighbourhood: Neighbourhood<'p>,
    tempering: Tempering<'p>,
    /// The percent of its steps that are for small changes.
    changing: u64,
}

impl<'p> Ways<'p> {
    /// Each lane searches otherwise.
    pub(super) fn new(program: &'p Program, seed: u64, lane: usize) -> Self {
        let seed = seed.wrapping_mul(64).wrapping_add(lane as u64);
        let many =
            program.limits.len() > MANY || program.columns.len() > SEVERAL * program.groups.len();
        Self {
            program,
            sequence: Sequence::new(seed),
            neighbourhood: Neighbourhood::new(program, seed, lane % 2 == 1),
            tempering: Tempering::new(program, seed),
            changing: CHANGING[usize::from(many)][lane % 2],
        }
    }

    /// Goes by these prices from now on: `proposals` per row, and those of the lowest bound so far.
    pub(super) fn price(&mut self, proposals: &[f64], prices: Option<&Prices>) {
        self.neighbourhood.price(proposals.to_vec());
        self.tempering.price(proposals, prices);
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
            && self.tempering.can()
        {
            let share = effort.left() / 100 * self.changing;
            found = effort.within(share, |effort| self.tempering.improve(best, effort));
        }
        while !effort.is_over() {
            if self.neighbourhood.is_over()
                && let Some(other) = self.tempering.lately()
            {
                self.neighbourhood.begin(other);
            }
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
