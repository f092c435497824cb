//! Time that is promised for stretches of days: a month is 160 hours, and which of its days they fall
//! on is left open. Splitting, shifting, merging and taking never lose a minute.

use steerco_units::spread;

use crate::Periods;

/// Minutes for a stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayShare {
    /// First day.
    pub from: i64,
    /// The day after the last.
    pub to: i64,
    /// For all of it; more than none.
    pub minutes: i64,
}

/// Stretches in order that share no day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Booking {
    shares: Vec<DayShare>,
}

/// A stretch's minutes by day, in proportion to what each day has (`weight`), by largest remainder.
/// Where no day has anything, all days are alike.
pub fn days_of(share: DayShare, weight: impl Fn(i64) -> i64) -> Vec<i64> {
    let mut weights: Vec<i64> = (share.from..share.to).map(weight).collect();
    if weights.iter().all(|one| *one <= 0) {
        weights.fill(1);
    }
    spread(share.minutes, &weights)
}

impl Booking {
    /// From stretches in any order; where they overlap, their days are added up one by one. Empty ones
    /// are left out.
    pub fn new(shares: impl IntoIterator<Item = DayShare>, weight: impl Fn(i64) -> i64) -> Self {
        let mut all = Self::default();
        let mut sorted: Vec<DayShare> =
            shares.into_iter().filter(|one| one.minutes > 0 && one.from < one.to).collect();
        sorted.sort_by_key(|one| one.from);
        let apart =
            sorted.windows(2).all(|pair| matches!(pair, [one, next] if one.to <= next.from));
        if apart {
            return Self { shares: sorted };
        }
        for share in sorted {
            all = all.merged(&Self { shares: vec![share] }, &weight);
        }
        all
    }

    /// The stretches.
    pub fn shares(&self) -> &[DayShare] {
        &self.shares
    }

    /// All minutes.
    pub fn total(&self) -> i64 {
        self.shares.iter().map(|one| one.minutes).sum()
    }

    /// First day and the day after the last.
    pub fn days(&self) -> Option<(i64, i64)> {
        Some((self.shares.first()?.from, self.shares.last()?.to))
    }

    /// Minutes of the days from `from` to before `to`.
    pub fn minutes(&self, from: i64, to: i64, weight: impl Fn(i64) -> i64) -> i64 {
        let within = |one: &DayShare| {
            if from <= one.from && one.to <= to {
                return one.minutes;
            }
            let days = (one.from..one.to).zip(days_of(*one, &weight));
            days.filter(|(day, _)| (from..to).contains(day)).map(|(_, minutes)| minutes).sum()
        };
        self.shares.iter().filter(|one| one.from < to && from < one.to).map(within).sum()
    }

    /// Minutes by period, of those that have any, in order.
    pub fn by_period(
        &self,
        periods: &Periods,
        weight: impl Fn(i64) -> i64,
        mut take: impl FnMut(usize, i64),
    ) {
        let edges = periods.edges();
        for one in &self.shares {
            let touched = periods.touched(one.from.max(periods.first()), one.to.min(periods.end()));
            let inside = edges.get(touched.start).is_some_and(|edge| *edge <= one.from)
                && edges.get(touched.end).is_some_and(|edge| one.to <= *edge);
            if inside && touched.len() == 1 {
                take(touched.start, one.minutes);
                continue;
            }
            if touched.is_empty() {
                continue;
            }
            let days = days_of(*one, &weight);
            let place = |edge: i64| usize::try_from(edge - one.from).unwrap_or(0).min(days.len());
            for at in touched {
                let (Some(from), Some(to)) = (edges.get(at), edges.get(at + 1)) else { continue };
                let within = days.get(place(*from)..place(*to)).unwrap_or_default();
                let minutes: i64 = within.iter().sum();
                if minutes != 0 {
                    take(at, minutes);
                }
            }
        }
    }

    /// Parted at these days, so that no stretch goes over any of them. The total stays.
    pub fn parted(&self, at: &[i64], weight: impl Fn(i64) -> i64) -> Self {
        let mut shares = vec![];
        for share in &self.shares {
            let mut edges: Vec<i64> =
                at.iter().copied().filter(|day| share.from < *day && *day < share.to).collect();
            if edges.is_empty() {
                shares.push(*share);
                continue;
            }
            edges.push(share.to);
            edges.sort_unstable();
            let days = days_of(*share, &weight);
            let mut days = (share.from..share.to).zip(days).peekable();
            let mut from = share.from;
            for to in edges {
                let mut minutes = 0;
                while let Some((_, one)) = days.next_if(|(day, _)| *day < to) {
                    minutes += one;
                }
                if minutes > 0 {
                    shares.push(DayShare { from, to, minutes });
                }
                from = to;
            }
        }
        Self { shares }
    }

    /// With these minutes from `from` to before `to`, whatever was there; the rest stays.
    pub fn with(&self, share: DayShare, weight: impl Fn(i64) -> i64) -> Self {
        let mut shares = self.parted(&[share.from, share.to], weight).shares;
        shares.retain(|one| one.to <= share.from || share.to <= one.from);
        if share.minutes > 0 && share.from < share.to {
            let at = shares.partition_point(|one| one.from < share.from);
            shares.insert(at, share);
        }
        Self { shares }
    }

    /// Later by so many days; earlier by negative ones.
    pub fn shifted(&self, days: i64) -> Self {
        let shift = |one: &DayShare| DayShare { from: one.from + days, to: one.to + days, ..*one };
        Self { shares: self.shares.iter().map(shift).collect() }
    }

    /// Both together; both are parted where either begins or ends.
    pub fn merged(&self, other: &Self, weight: impl Fn(i64) -> i64) -> Self {
        let ends = |one: &Self| -> Vec<i64> {
            one.shares.iter().flat_map(|share| [share.from, share.to]).collect()
        };
        let both = [self.parted(&ends(other), &weight), other.parted(&ends(self), &weight)];
        let mut shares: Vec<DayShare> = both.into_iter().flat_map(|one| one.shares).collect();
        shares.sort_by_key(|one| (one.from, one.to));
        let mut merged: Vec<DayShare> = vec![];
        for share in shares {
            match merged.last_mut().filter(|last| last.from == share.from && last.to == share.to) {
                Some(last) => last.minutes += share.minutes,
                None => merged.push(share),
            }
        }
        Self { shares: merged }
    }

    /// Takes minutes out of the days from `from` to before `to`, evenly over what is there: what was
    /// taken, and what is left. Takes all that is there when asked for more.
    pub fn taken(
        &self,
        from: i64,
        to: i64,
        minutes: i64,
        weight: impl Fn(i64) -> i64,
    ) -> (Self, Self) {
        let parted = self.parted(&[from, to], weight);
        let within = |one: &DayShare| from <= one.from && one.to <= to;
        let there: Vec<i64> =
            parted.shares.iter().map(|one| if within(one) { one.minutes } else { 0 }).collect();
        let most: i64 = there.iter().sum();
        let parts = spread(minutes.clamp(0, most), &there);
        let (mut taken, mut left) = (vec![], vec![]);
        for (share, part) in parted.shares.iter().zip(parts) {
            let part = if within(share) { part } else { 0 };
            taken.push(DayShare { minutes: part, ..*share });
            left.push(DayShare { minutes: share.minutes - part, ..*share });
        }
        let kept = |list: Vec<DayShare>| Self {
            shares: list.into_iter().filter(|one| one.minutes > 0).collect(),
        };
        (kept(taken), kept(left))
    }
}
