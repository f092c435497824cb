//! How much may be done: a budget of steps, and the caller's wish to stop.

use std::cmp::min;

/// What a solve may take. Without steps it goes on until it is stopped or has proven its answer.
#[derive(Clone, Copy)]
pub struct Limits<'a> {
    /// Most steps of all threads together; a step is about a thousand elementary operations. The same
    /// model, seed, threads and steps give the same answer, as long as `stop` never says so.
    pub steps: Option<u64>,
    /// Asked often (every few microseconds to milliseconds); `true` ends the solve soon after.
    pub stop: &'a (dyn Fn() -> bool + Sync),
    /// Chooses among equally good ways to search.
    pub seed: u64,
    /// How many threads search side by side; the answer depends on it.
    pub threads: usize,
}

impl Limits<'_> {
    /// A budget of steps only, on one thread.
    pub fn steps(steps: u64) -> Limits<'static> {
        Limits { steps: Some(steps), stop: &|| false, seed: 0, threads: 1 }
    }
}

/// What is left of the limits.
pub(super) struct Effort<'a> {
    stop: &'a (dyn Fn() -> bool + Sync),
    left: u64,
    taken: u64,
    over: bool,
}

impl<'a> Effort<'a> {
    pub(super) fn new(limits: &Limits<'a>) -> Self {
        let left = limits.steps.unwrap_or(u64::MAX);
        Self { stop: limits.stop, left, taken: 0, over: false }
    }

    /// Takes the steps of so many elementary operations; `false` when there are none left.
    pub(super) fn take(&mut self, operations: usize) -> bool {
        if !self.over {
            self.over = self.left == 0 || (self.stop)();
        }
        let steps = min(1 + operations as u64 / 1_000, self.left);
        self.left -= steps;
        self.taken += steps;
        !self.over
    }

    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// Steps that are left.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    pub(super) fn taken(&self) -> u64 {
        self.taken
    }

    /// Does some work with at most `steps` of what is left.
    pub(super) fn within<T>(&mut self, steps: u64, work: impl FnOnce(&mut Effort<'_>) -> T) -> T {
        let mut part = self.share(steps);
        let done = work(&mut part);
        self.settle(&part);
        done
    }

    /// At most `steps` of what is left, to be spent elsewhere and settled when that is done.
    pub(super) fn share(&self, steps: u64) -> Effort<'a> {
        Effort { stop: self.stop, left: min(steps, self.left), taken: 0, over: self.over }
    }

    /// Takes what a share has spent.
    pub(super) fn settle(&mut self, part: &Effort<'_>) {
        self.left = self.left.saturating_sub(part.taken);
        self.taken += part.taken;
        self.over |= self.left == 0 || (part.over && part.left > 0);
    }
}

/// A sequence that a seed decides (SplitMix64, Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub(super) struct Sequence(u64);

impl Sequence {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 64 bits of luck.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.next()) * (n as u128);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from 0 to 1.
    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
