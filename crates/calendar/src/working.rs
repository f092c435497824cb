//! A compiled calendar: prefix sums over working stretches, answered by binary search.
//!
//! Time is cut into weeks that begin on Monday. Nearly every week looks the same, so one *regular*
//! week is stored, plus those weeks that differ (holidays, seasons). With `W` the working time of a
//! regular week, the working time before week `w` is `w * W` plus the sum of what the irregular
//! weeks before `w` have more or less; that sum is stored per irregular week. Everything else follows
//! from two functions that are each other's inverse:
//!
//! * `worked(t)`: working time from a fixed origin to `t`;
//! * `earliest(c)` and `latest(c)`: the first and the last moment at which `c` has been worked. They
//!   differ where work pauses: the first is the evening, the last the next morning.
//!
//! Example, Monday to Friday 08:00 to 17:00 with an hour of lunch: eight hours after Monday 08:00
//! is Monday 17:00 ([`Calendar::add`] takes the first such moment), and work that waits for
//! Monday 17:00 begins on Tuesday 08:00 ([`Calendar::next_work`] takes the last).

use std::fmt;
use std::sync::Arc;

use crate::moment::DAY;
use crate::{Moment, Span};

/// Tenths of a minute in a week.
pub(crate) const WEEK: i64 = 7 * DAY;
/// 1970-01-01 was a Thursday: its week began three days before.
const THURSDAY: i64 = 3;
/// Where `add` ends when there is never enough work; beyond every date a plan may hold.
const FUTURE: Moment = Moment::from_day(2_000_000);
/// The same in the other direction.
const PAST: Moment = Moment::from_day(-700_000);

/// A compiled calendar. Cloning shares the tables.
#[derive(Clone)]
pub struct Calendar {
    tables: Arc<Tables>,
}

#[derive(Debug, Default)]
struct Tables {
    /// Stretches of the regular week, then of each irregular week.
    stretches: Vec<Stretch>,
    /// Number of stretches of the regular week.
    regular: usize,
    /// Working time of the regular week.
    per_week: i64,
    /// Weeks that differ, ascending.
    irregular: Vec<Irregular>,
    /// How many irregular weeks lie before the first one, the week after it, and so on.
    before: Vec<usize>,
    /// Working time of the irregular weeks over that of as many regular ones.
    surplus: i64,
    /// Equal for calendars that work at the same times.
    fingerprint: u64,
}

/// Work from `start` to `finish`, in tenths of a minute since the week began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) start: i64,
    pub(crate) finish: i64,
    /// Working time of the week before this stretch.
    before: i64,
}

#[derive(Debug, Clone, Copy)]
struct Irregular {
    week: i64,
    /// Working time from the origin to the start of this week.
    worked: i64,
    total: i64,
    /// Its stretches are `stretches[from..to]`.
    from: usize,
    to: usize,
}

/// Why a spec cannot be compiled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The chain of base calendars never ends.
    #[error("calendar {calendar} is, through its base calendars, its own base")]
    BaseCycle {
        /// Index of the spec.
        calendar: usize,
    },
    /// `base`, or the calendar asked for, is not in the list.
    #[error("calendar {calendar} has a base calendar that does not exist")]
    MissingBase {
        /// Index of the spec.
        calendar: usize,
    },
}

/// The week a moment lies in and the tenths of a minute since that week began.
pub(crate) const fn split(moment: Moment) -> (i64, i64) {
    let shifted = moment.tenths().saturating_add(THURSDAY * DAY);
    (shifted.div_euclid(WEEK), shifted.rem_euclid(WEEK))
}

/// The first day of a week, counted from 1970-01-01.
pub(crate) const fn first_day(week: i64) -> i64 {
    week * 7 - THURSDAY
}

/// The week of a day, both counted from 1970.
pub(crate) const fn week_of_day(day: i64) -> i64 {
    (day + THURSDAY).div_euclid(7)
}

fn moment(week: i64, offset: i64) -> Moment {
    let tenths = week.saturating_mul(WEEK).saturating_add(offset).saturating_sub(THURSDAY * DAY);
    Moment::from_tenths(tenths).clamp(PAST, FUTURE)
}

impl fmt::Debug for Calendar {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Calendar")
            .field("regular_week", &self.regular_week_work())
            .field("irregular_weeks", &self.tables.irregular.len())
            .finish()
    }
}

impl Calendar {
    /// From the regular week and the irregular ones (ascending), each a list of disjoint ascending
    /// `(start, finish)` pairs. Irregular weeks equal to the regular one are dropped.
    pub(crate) fn from_weeks(
        regular: &[(i64, i64)],
        irregular: impl Iterator<Item = (i64, Vec<(i64, i64)>)>,
    ) -> Self {
        let mut tables = Tables { regular: regular.len(), ..Tables::default() };
        tables.per_week = push_week(&mut tables.stretches, regular);
        for (week, stretches) in irregular {
            if stretches == regular {
                continue;
            }
            let from = tables.stretches.len();
            let total = push_week(&mut tables.stretches, &stretches);
            let to = tables.stretches.len();
            let worked = week * tables.per_week + tables.surplus;
            tables.surplus += total - tables.per_week;
            tables.irregular.push(Irregular { week, worked, total, from, to });
        }
        if let Some(first) = tables.irregular.first().map(|one| one.week) {
            for (index, one) in tables.irregular.iter().enumerate() {
                let until = usize::try_from(one.week - first + 1).unwrap_or(0);
                tables.before.resize(until, index);
            }
        }
        tables.fingerprint = fingerprint(&tables);
        Self { tables: Arc::new(tables) }
    }

    /// A number that is equal for calendars that work at the same times, and hardly ever equal for
    /// others. The same in every run.
    pub fn fingerprint(&self) -> u64 {
        self.tables.fingerprint
    }

    /// True for clones of one calendar.
    pub(crate) fn shares_tables(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.tables, &other.tables)
    }

    /// The stretches of the regular week.
    pub(crate) fn regular_week(&self) -> &[Stretch] {
        &self.tables.stretches[..self.tables.regular]
    }

    /// The weeks that differ from the regular one, ascending.
    pub(crate) fn irregular_weeks(&self) -> impl Iterator<Item = i64> + '_ {
        self.tables.irregular.iter().map(|one| one.week)
    }

    /// The stretches of any week.
    pub(crate) fn week(&self, week: i64) -> &[Stretch] {
        let tables = &*self.tables;
        match tables.irregular.binary_search_by_key(&week, |one| one.week) {
            Ok(at) => &tables.stretches[tables.irregular[at].from..tables.irregular[at].to],
            Err(_) => self.regular_week(),
        }
    }

    /// Working time from the origin of this calendar to `t`, of which only differences mean
    /// something, and how many irregular weeks begin before that of `t`.
    #[inline]
    fn locate(&self, t: Moment) -> (i64, usize) {
        let tables = &*self.tables;
        let (week, offset) = split(t.clamp(PAST, FUTURE));
        let index = tables.irregular_before(week);
        let worked = match tables.irregular.get(index) {
            Some(one) if one.week == week => {
                one.worked + within(&tables.stretches[one.from..one.to], offset)
            }
            Some(one) => {
                one.worked - (one.week - week) * tables.per_week
                    + within(self.regular_week(), offset)
            }
            None => week * tables.per_week + tables.surplus + within(self.regular_week(), offset),
        };
        (worked, index)
    }

    #[inline]
    fn worked(&self, t: Moment) -> i64 {
        self.locate(t).0
    }

    /// The first moment at which `worked` reaches `count`, looked for near irregular week `hint`.
    #[inline]
    fn earliest(&self, count: i64, hint: usize) -> Moment {
        let tables = &*self.tables;
        let index = partition_near(&tables.irregular, hint, |one| one.worked < count);
        let (base, rest) = match index.checked_sub(1).map(|before| tables.irregular[before]) {
            Some(one) if count <= one.worked + one.total => {
                let stretches = &tables.stretches[one.from..one.to];
                return moment(one.week, evening(stretches, count - one.worked));
            }
            Some(one) => (one.week + 1, count - one.worked - one.total),
            None => (0, count),
        };
        if tables.per_week == 0 {
            return if rest > 0 { FUTURE } else { PAST };
        }
        let weeks = (rest - 1).div_euclid(tables.per_week);
        let inside = rest - weeks * tables.per_week;
        moment(base.saturating_add(weeks), evening(self.regular_week(), inside))
    }

    /// The last moment at which `worked` is still `count`, looked for near irregular week `hint`.
    #[inline]
    fn latest(&self, count: i64, hint: usize) -> Moment {
        let tables = &*self.tables;
        let index = partition_near(&tables.irregular, hint, |one| one.worked <= count);
        let (base, rest) = match index.checked_sub(1).map(|before| tables.irregular[before]) {
            Some(one) if count < one.worked + one.total => {
                let stretches = &tables.stretches[one.from..one.to];
                return moment(one.week, morning(stretches, count - one.worked));
            }
            Some(one) => (one.week + 1, count - one.worked - one.total),
            None => (0, count),
        };
        if tables.per_week == 0 {
            return if rest < 0 { PAST } else { FUTURE };
        }
        let weeks = rest.div_euclid(tables.per_week);
        let inside = rest - weeks * tables.per_week;
        moment(base.saturating_add(weeks), morning(self.regular_week(), inside))
    }

    /// True when the calendar has any working time at all.
    pub fn has_work(&self) -> bool {
        !self.tables.stretches.is_empty()
    }

    /// True when work goes on just after `t`.
    pub fn is_work(&self, t: Moment) -> bool {
        let (week, offset) = split(t);
        let stretches = self.week(week);
        let index = stretches.partition_point(|one| one.start <= offset);
        index > 0 && offset < stretches[index - 1].finish
    }

    /// `t` when work starts or goes on there, else the start of the next stretch of work. Far in
    /// the future when there is no more work.
    #[inline]
    pub fn next_work(&self, t: Moment) -> Moment {
        let (worked, hint) = self.locate(t);
        self.latest(worked, hint)
    }

    /// `t` when work ends there or went on just before, else the end of the stretch of work before.
    /// Far in the past when there was no work.
    #[inline]
    pub fn prev_work(&self, t: Moment) -> Moment {
        let (worked, hint) = self.locate(t);
        self.earliest(worked, hint)
    }

    /// The moment `span` of working time after `t`: the first such moment, so that work that ends
    /// in the evening ends in the evening. A zero span gives `t` itself; a negative one subtracts.
    #[inline]
    pub fn add(&self, t: Moment, span: Span) -> Moment {
        if span.is_zero() {
            return t;
        }
        let (worked, hint) = self.locate(t);
        let count = worked.saturating_add(span.tenths());
        if span > Span::ZERO { self.earliest(count, hint) } else { self.latest(count, hint) }
    }

    /// The moment `span` of working time before `t`: the last such moment, so that work that starts
    /// in the morning starts in the morning. A zero span gives `t` itself; a negative one adds.
    #[inline]
    pub fn subtract(&self, t: Moment, span: Span) -> Moment {
        self.add(t, -span)
    }

    /// Working time between two moments; negative when `to` lies before `from`.
    #[inline]
    pub fn between(&self, from: Moment, to: Moment) -> Span {
        if from == to { Span::ZERO } else { Span::from_tenths(self.worked(to) - self.worked(from)) }
    }

    /// Working time of a week without exceptions.
    pub fn regular_week_work(&self) -> Span {
        Span::from_tenths(self.tables.per_week)
    }
}

impl Tables {
    /// How many irregular weeks lie before `week`.
    #[inline]
    fn irregular_before(&self, week: i64) -> usize {
        let Some(first) = self.irregular.first() else { return 0 };
        match usize::try_from(week - first.week) {
            Ok(at) => self.before.get(at).copied().unwrap_or(self.irregular.len()),
            Err(_) => 0,
        }
    }
}

/// FNV-1a over everything that says when the calendar works.
fn fingerprint(tables: &Tables) -> u64 {
    let stretches = tables.stretches.iter().flat_map(|one| [one.start, one.finish]);
    let weeks = tables.irregular.iter().flat_map(|one| [one.week, one.total]);
    let regular = i64::try_from(tables.regular).unwrap_or(0);
    [regular].into_iter().chain(stretches).chain(weeks).fold(0xcbf2_9ce4_8422_2325, |hash, part| {
        (hash ^ part.cast_unsigned()).wrapping_mul(0x0100_0000_01b3)
    })
}

/// `partition_point` for a point that is probably close to `hint`.
#[inline]
fn partition_near<T>(items: &[T], hint: usize, below: impl Fn(&T) -> bool) -> usize {
    let (mut low, mut high) = (hint, hint);
    let mut step = 1;
    while high < items.len() && below(&items[high]) {
        low = high + 1;
        high = (high + step).min(items.len());
        step *= 2;
    }
    step = 1;
    while low > 0 && !below(&items[low - 1]) {
        high = low - 1;
        low = low.saturating_sub(step);
        step *= 2;
    }
    low + items[low..high.max(low)].partition_point(below)
}

/// Appends one week and returns its working time.
fn push_week(stretches: &mut Vec<Stretch>, week: &[(i64, i64)]) -> i64 {
    let mut before = 0;
    for &(start, finish) in week {
        stretches.push(Stretch { start, finish, before });
        before += finish - start;
    }
    before
}

/// Working time of the week before `offset`.
#[inline]
fn within(stretches: &[Stretch], offset: i64) -> i64 {
    let index = stretches.partition_point(|one| one.start < offset);
    match index.checked_sub(1).map(|before| stretches[before]) {
        Some(one) => one.before + offset.min(one.finish) - one.start,
        None => 0,
    }
}

/// The first offset at which `count` (at least 1, at most the week's total) has been worked.
#[inline]
fn evening(stretches: &[Stretch], count: i64) -> i64 {
    let index = stretches.partition_point(|one| one.before < count);
    let one = stretches[index - 1];
    one.start + count - one.before
}

/// The last offset at which no more than `count` (less than the week's total) has been worked.
#[inline]
fn morning(stretches: &[Stretch], count: i64) -> i64 {
    let index = stretches.partition_point(|one| one.before <= count);
    let one = stretches[index - 1];
    one.start + count - one.before
}
