//! Days, weeks, months and quarters in a row.

use steerco_calendar::Moment;

/// How long a period is. Weeks begin on Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Grain {
    Day,
    Week,
    Month,
    Quarter,
}

impl Grain {
    /// The first day of the period that holds `day`.
    pub fn start(self, day: i64) -> i64 {
        // 1970-01-01 was a Thursday.
        let month =
            |day: i64| Moment::from_date(Moment::from_day(day).date().first_of_month()).day();
        match self {
            Self::Day => day,
            Self::Week => day - (day + 3).rem_euclid(7),
            Self::Month => month(day),
            Self::Quarter => {
                let into = (Moment::from_day(day).date().month() - 1) % 3;
                (0..into).fold(month(day), |first, _| month(first - 1))
            }
        }
    }

    /// The first day of the period after the one that holds `day`.
    pub fn next(self, day: i64) -> i64 {
        match self {
            Self::Day => day + 1,
            Self::Week => self.start(day) + 7,
            // No month has more than 31 days, and two of them always reach into the third.
            Self::Month => self.start(self.start(day) + 31),
            Self::Quarter => self.start(self.start(day) + 92),
        }
    }
}

/// Periods without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Periods {
    /// Where each begins, and where the last one ends.
    edges: Vec<i64>,
}

impl Periods {
    /// `count` periods, the first of which holds `day`.
    pub fn new(grain: Grain, day: i64, count: usize) -> Self {
        let edges = std::iter::successors(Some(grain.start(day)), |edge| Some(grain.next(*edge)));
        Self { edges: edges.take(count + 1).collect() }
    }

    /// One period of any length.
    pub fn between(from: i64, to: i64) -> Self {
        Self { edges: vec![from, to.max(from)] }
    }

    /// The periods of the days from `from` to before `to`; the first and the last may be cut off.
    pub fn within(grain: Grain, from: i64, to: i64) -> Self {
        let next = |edge: &i64| (*edge < to).then(|| grain.next(*edge).min(to));
        Self { edges: std::iter::successors(Some(from), next).collect() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// First day of the first.
    pub fn first(&self) -> i64 {
        self.edges.first().copied().unwrap_or(0)
    }

    /// The day after the last.
    pub fn end(&self) -> i64 {
        self.edges.last().copied().unwrap_or(0)
    }

    /// Each with its first day and the day after its last.
    pub fn iter(&self) -> impl Iterator<Item = (i64, i64)> {
        self.edges.iter().copied().zip(self.edges.iter().skip(1).copied())
    }

    /// Those that share days with `from..to`, by their place.
    pub fn touched(&self, from: i64, to: i64) -> std::ops::Range<usize> {
        if from >= to {
            return 0..0;
        }
        let first = self.edges.partition_point(|edge| *edge <= from).saturating_sub(1);
        let end = self.edges.partition_point(|edge| *edge < to).min(self.len());
        first..end.max(first)
    }

    /// Where each begins, and where the last one ends.
    pub fn edges(&self) -> &[i64] {
        &self.edges
    }

    /// Amounts by day, from `first` on, summed by period.
    pub fn sums(&self, first: i64, days: &[i64]) -> Vec<i64> {
        let at = |day: i64| usize::try_from(day - first).unwrap_or(0).min(days.len());
        let sum =
            |(from, to): (i64, i64)| days.get(at(from)..at(to)).unwrap_or_default().iter().sum();
        self.iter().map(sum).collect()
    }
}
