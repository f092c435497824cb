//! Dependencies: which ends they tie, and the time between the ends.
//!
//! A working lag is counted on the successor's calendar (Microsoft Project), or on the calendar the
//! plan names (Primavera); an elapsed lag in clock time; a percent lag is that share of the
//! predecessor's duration. A lag of zero leaves the instant as it is, so that Friday 17:00 stays
//! Friday 17:00 until the successor's own calendar moves it on.
//!
//! Example: finish-to-start with a lag of one day after Friday 17:00 gives Monday 17:00, and a task
//! that needs a working moment begins on Tuesday 08:00.

use steerco_calendar::{Calendar, Moment, Span};

use crate::prepare::{Kind, Prepared};
use crate::state::State;
use crate::{Dependency, DependencyKind, Dialect, Lag, LagCalendar, Network};

/// Which end of a task a link ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Start,
    Finish,
}

impl DependencyKind {
    /// The tied end of the predecessor.
    pub(crate) const fn predecessor_end(self) -> End {
        match self {
            Self::FinishToStart | Self::FinishToFinish => End::Finish,
            Self::StartToStart | Self::StartToFinish => End::Start,
        }
    }

    /// The tied end of the successor.
    pub(crate) const fn successor_end(self) -> End {
        match self {
            Self::FinishToStart | Self::StartToStart => End::Start,
            Self::FinishToFinish | Self::StartToFinish => End::Finish,
        }
    }
}

/// The time between the ends of a link, in working or clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Delay {
    pub(crate) span: Span,
    pub(crate) elapsed: bool,
}

/// Resolves percentages.
pub(crate) fn delay(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    link: &Dependency,
) -> Delay {
    let share = |basis_points: i32| {
        let task = link.predecessor;
        let duration = if prepared.is_summary(task) {
            let early = &state.early[task];
            prepared.between(task, early.start, early.finish)
        } else {
            network.tasks[task].duration.max(Span::ZERO)
        };
        duration.scaled(i64::from(basis_points), 10_000).unwrap_or_default()
    };
    match link.lag {
        Lag::Working(span) => Delay { span, elapsed: false },
        Lag::Elapsed(span) => Delay { span, elapsed: true },
        // A share of a clock time is a clock time.
        Lag::Percent(points) => {
            Delay { span: share(points), elapsed: network.tasks[link.predecessor].elapsed }
        }
        Lag::ElapsedPercent(points) => Delay { span: share(points), elapsed: true },
    }
}

/// The calendar on which the link's working lag is counted; `None` is around the clock.
fn lag_calendar<'a>(
    network: &Network,
    prepared: &'a Prepared,
    link: &Dependency,
) -> Option<&'a Calendar> {
    let of = |task: usize| Some(&prepared.calendars[prepared.lag_calendar[task]]);
    match network.settings.dialect {
        Dialect::Microsoft => of(link.successor),
        Dialect::Primavera(choices) => match choices.lag_calendar {
            LagCalendar::Predecessor => of(link.predecessor),
            LagCalendar::Successor => of(link.successor),
            LagCalendar::Project => prepared.calendars.get(network.settings.calendar),
            LagCalendar::AroundTheClock => None,
        },
    }
}

/// The moment the link asks for at the successor, given the date of the predecessor's end.
#[inline]
pub(crate) fn after_lag(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    link: &Dependency,
    from: Moment,
) -> Moment {
    let delay = delay(network, prepared, state, link);
    if delay.span.is_zero() {
        return from;
    }
    match lag_calendar(network, prepared, link) {
        // A lead to a finish leads to an evening.
        Some(calendar)
            if !delay.elapsed
                && delay.span < Span::ZERO
                && link.kind.successor_end() == End::Finish =>
        {
            calendar.prev_work(calendar.add(from, delay.span))
        }
        Some(calendar) if !delay.elapsed => calendar.add(from, delay.span),
        _ => from + delay.span,
    }
}

/// The moment the link allows at the predecessor, given the late date of the successor's end.
#[inline]
pub(crate) fn before_lag(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    link: &Dependency,
    to: Moment,
) -> Moment {
    let delay = delay(network, prepared, state, link);
    if delay.span.is_zero() {
        return to;
    }
    match lag_calendar(network, prepared, link) {
        // After a lead any moment up to the next morning still leads to the same one.
        Some(calendar) if !delay.elapsed && delay.span < Span::ZERO => {
            calendar.next_work(calendar.subtract(to, delay.span))
        }
        Some(calendar) if !delay.elapsed => calendar.subtract(to, delay.span),
        _ => to - delay.span,
    }
}

/// The dates of a task as its successors and its summary see them: planned ones where the task is
/// held on its late dates.
#[inline]
pub(crate) fn seen(state: &State, task: usize) -> (Moment, Moment) {
    let early = &state.early[task];
    state.held[task].unwrap_or((early.start, early.finish))
}

/// True when the link still says something about a successor in this state of progress.
pub(crate) fn binds(prepared: &Prepared, state: &State, link: &Dependency) -> bool {
    match prepared.kind[link.successor] {
        Kind::Finished | Kind::Inactive | Kind::Spanning => false,
        // The start has happened; only the end and what is left of the work can still move.
        Kind::Started => link.kind != DependencyKind::StartToStart,
        Kind::Summary => !state.gate[link.successor].finished,
        Kind::Open | Kind::Manual | Kind::External => true,
    }
}
