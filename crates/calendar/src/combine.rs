//! Calendars in combination, and the walk over a calendar's working stretches.

use jiff::civil::Date;

use crate::moment::DAY;
use crate::working::{Stretch, WEEK, first_day, split};
use crate::{Calendar, Moment, Span};

impl Calendar {
    /// Works only when all of `calendars` work: a task calendar with those of its resources. The
    /// intersection of none is around the clock.
    pub fn intersection(calendars: &[&Self]) -> Self {
        let mut parts = calendars.iter();
        let Some(first) = parts.next() else {
            return Self::from_weeks(&[(0, WEEK)], std::iter::empty());
        };
        parts.fold((*first).clone(), |all, next| all.intersect(next))
    }

    /// True when both calendars work at exactly the same times.
    pub fn works_like(&self, other: &Self) -> bool {
        self.shares_tables(other)
            || (self.fingerprint() == other.fingerprint()
                && self.weeks_like(other)
                && self.irregular_weeks().eq(other.irregular_weeks())
                && self.irregular_weeks().all(|week| self.week(week) == other.week(week)))
    }

    /// True when both calendars have the same week, holidays and seasons aside.
    pub fn weeks_like(&self, other: &Self) -> bool {
        self.regular_week() == other.regular_week()
    }

    /// True for a calendar that never rests.
    fn is_around_the_clock(&self) -> bool {
        self.regular_week_work() == Span::from_tenths(WEEK)
            && self.irregular_weeks().next().is_none()
    }

    fn intersect(&self, other: &Self) -> Self {
        if self.is_around_the_clock() {
            return other.clone();
        }
        if other.is_around_the_clock() || self.shares_tables(other) {
            return self.clone();
        }
        let mut weeks: Vec<i64> = self.irregular_weeks().chain(other.irregular_weeks()).collect();
        weeks.sort_unstable();
        weeks.dedup();
        let regular = overlap(self.regular_week(), other.regular_week());
        let irregular =
            weeks.into_iter().map(|week| (week, overlap(self.week(week), other.week(week))));
        Self::from_weeks(&regular, irregular)
    }

    /// The stretches of work between two moments, cut to them, in order; stretches that touch at
    /// midnight are one.
    pub fn stretches(&self, from: Moment, to: Moment) -> impl Iterator<Item = (Moment, Moment)> {
        let (first, last) = (split(from).0, split(to).0);
        let mut parts = (first..=last)
            .flat_map(move |week| {
                let monday = Moment::from_day(first_day(week)).tenths();
                self.week(week).iter().map(move |one| (monday + one.start, monday + one.finish))
            })
            .map(move |(start, finish)| (start.max(from.tenths()), finish.min(to.tenths())))
            .filter(|(start, finish)| start < finish)
            .peekable();
        std::iter::from_fn(move || {
            let (start, mut finish) = parts.next()?;
            while let Some((_, next)) = parts.next_if(|&(next, _)| next == finish) {
                finish = next;
            }
            Some((Moment::from_tenths(start), Moment::from_tenths(finish)))
        })
    }

    /// The days from `from` to `to` (inclusive) without any work, for shading.
    pub fn non_working_days(&self, from: Date, to: Date) -> impl Iterator<Item = Date> {
        let days = Moment::from_date(from).day()..=Moment::from_date(to).day();
        days.map(Moment::from_day)
            .filter(|&day| {
                let next = Moment::from_tenths(day.tenths() + DAY);
                self.between(day, next).is_zero()
            })
            .map(Moment::date)
    }
}

/// The parts two weeks have in common.
fn overlap(left: &[Stretch], right: &[Stretch]) -> Vec<(i64, i64)> {
    let (mut i, mut j) = (0, 0);
    let mut common = vec![];
    while let (Some(one), Some(two)) = (left.get(i), right.get(j)) {
        let (start, finish) = (one.start.max(two.start), one.finish.min(two.finish));
        if start < finish {
            common.push((start, finish));
        }
        if one.finish <= two.finish {
            i += 1;
        } else {
            j += 1;
        }
    }
    common
}
