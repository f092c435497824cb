//! People to hire: what is missing month by month, laid over as many full-time people as it takes.
//!
//! The first person covers what is missing up to their whole time, the second what is left of it, and so on.
//! Nobody is sent away again: whoever is hired is there from their first month to the end.

/// What is asked of a role and what it has, in minutes, period by period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortage<'line> {
    /// Asked for.
    pub demand: &'line [i64],
    /// What there is.
    pub capacity: &'line [i64],
    /// What one full-time person has.
    pub full_time: &'line [i64],
}

/// Somebody to hire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hire {
    /// The period in which they are needed first.
    pub first: usize,
    /// The last period in which they are needed.
    pub last: usize,
    /// Minutes of what is missing that they cover.
    pub covered: i64,
    /// Minutes that they have from their first period to the last one looked at.
    pub available: i64,
}

/// What is missing and who would cover it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HiringPlan {
    /// Minutes missing by period.
    pub gap: Vec<i64>,
    /// The same in ten-thousandths of a full-time person, rounded half up; `None` where a full-time person has
    /// no time and some is missing.
    pub people: Vec<Option<i64>>,
    /// In order of their first period.
    pub hires: Vec<Hire>,
    /// Minutes missing that nobody is hired for: too little of a person, or before anybody can be there.
    pub uncovered: i64,
}

/// Most people that are hired for one role.
const MOST: usize = 1_000;

impl Shortage<'_> {
    /// What is missing, and who to hire for it. Somebody is hired in the first period in which at least `least`
    /// basis points of one more person are missing.
    pub fn plan(&self, least: i64) -> HiringPlan {
        let full = |at: usize| self.full_time.get(at).copied().unwrap_or(0).max(0);
        let missing = |(asked, there): (&i64, &i64)| (asked - there).max(0);
        let gap: Vec<i64> = self.demand.iter().zip(self.capacity).map(missing).collect();
        let of_people = |(at, gap): (usize, &i64)| match (*gap, full(at)) {
            (0, _) => Some(0),
            (_, 0) => None,
            (gap, full) => Some((2 * gap * 10_000 + full).div_euclid(2 * full)),
        };
        let people = gap.iter().enumerate().map(of_people).collect();
        let mut left = gap.clone();
        let mut hires = vec![];
        while hires.len() < MOST {
            let part = |at: usize| left.get(at).map_or(0, |left| (*left).min(full(at)));
            let needs = |at: &usize| {
                let part = part(*at);
                part > 0 && i128::from(part) * 10_000 >= i128::from(least) * i128::from(full(*at))
            };
            let Some(first) = (0..gap.len()).find(needs) else { break };
            let last = (first..gap.len()).rev().find(|at| part(*at) > 0).unwrap_or(first);
            let covered = (first..gap.len()).map(part).sum();
            let available = (first..gap.len()).map(full).sum();
            hires.push(Hire { first, last, covered, available });
            for (at, left) in left.iter_mut().enumerate().skip(first) {
                *left -= (*left).min(full(at));
            }
        }
        HiringPlan { gap, people, hires, uncovered: left.iter().sum() }
    }
}
