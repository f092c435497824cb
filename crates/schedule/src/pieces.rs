//! The stretches in which an assignment is worked on: its task may pause, the person may pause while others
//! go on, and the rest of begun work may go on later than where it was left.
//!
//! Example: three days from Monday 08:00 with a pause of one day after the first are worked on Monday, and
//! on Wednesday and Thursday.

use steerco_calendar::{Calendar, Moment, Span};

use crate::Split;

/// Where work stopped and where the rest of it goes on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rest {
    /// Working time that is done.
    pub(crate) done: Span,
    /// The end of what is done.
    pub(crate) stopped: Moment,
    /// Where the rest begins.
    pub(crate) resumes: Moment,
    /// Somebody said where it resumes, which stands for a pause at that place.
    pub(crate) told: bool,
}

/// The stretches of work between two moments, in order, counted on a calendar; none when work goes on without
/// a pause from the first to the last.
pub(crate) fn pieces(
    calendar: &Calendar,
    (start, finish): (Moment, Moment),
    rest: Option<Rest>,
    splits: &[Split],
) -> Vec<(Moment, Moment)> {
    let mut found = vec![];
    match rest {
        None => lay(calendar, start, Span::ZERO, finish, splits.iter(), &mut found),
        Some(rest) => {
            let behind = splits.iter().filter(|split| split.after < rest.done);
            lay(calendar, start, Span::ZERO, rest.stopped, behind, &mut found);
            let ahead = splits.iter().filter(|split| {
                split.after > rest.done || (split.after == rest.done && !rest.told)
            });
            lay(calendar, rest.resumes, rest.done, finish, ahead, &mut found);
        }
    }
    let worked = |from, to| calendar.between(from, to) > Span::ZERO;
    let mut together: Vec<(Moment, Moment)> = vec![];
    for (from, to) in found {
        let (from, to) = (from.max(start), to.min(finish));
        if !worked(from, to) {
            continue;
        }
        match together.last_mut() {
            Some(last) if !worked(last.1, from) => last.1 = last.1.max(to),
            _ => together.push((from, to)),
        }
    }
    let paused = match together[..] {
        [] => false,
        [(from, to)] => worked(start, from) || worked(to, finish),
        _ => true,
    };
    if paused { together } else { vec![] }
}

/// The stretches of work between two moments with these pauses, counted on a calendar from the first; one when
/// there is no pause.
pub fn between_pauses(
    calendar: &Calendar,
    (start, finish): (Moment, Moment),
    splits: &[Split],
) -> Vec<(Moment, Moment)> {
    let mut found = vec![];
    lay(calendar, start, Span::ZERO, finish, splits.iter(), &mut found);
    let last = found.len().saturating_sub(1);
    // A pause before all work leaves nothing in front of it; what is left at last may be nothing.
    let kept = found.into_iter().enumerate().filter(|(at, (from, to))| from < to || *at == last);
    kept.map(|(_, stretch)| stretch).collect()
}

/// Lays work from a moment on, of which so much is done before, until the last moment.
fn lay<'split>(
    calendar: &Calendar,
    mut from: Moment,
    mut done: Span,
    last: Moment,
    splits: impl Iterator<Item = &'split Split>,
    found: &mut Vec<(Moment, Moment)>,
) {
    for split in splits {
        if split.pause <= Span::ZERO || split.after < done {
            continue;
        }
        let to = calendar.add(from, split.after - done).min(last);
        found.push((from, to));
        from = calendar.next_work(calendar.add(to, split.pause)).min(last);
        done = split.after;
    }
    found.push((from, last));
}

#[cfg(test)]
mod tests {
    use steerco_calendar::CalendarSpec;

    use super::*;

    fn at(day: i64, hour: i64) -> Moment {
        // 2026-03-02 is a Monday.
        Moment::from_day(20_514 + day) + Span::from_minutes(hour * 60)
    }

    fn days(number: i64) -> Span {
        Span::from_minutes(number * 480)
    }

    fn standard() -> Calendar {
        Calendar::compile(&[CalendarSpec::standard()], 0)
            .unwrap_or_else(|_| Calendar::intersection(&[]))
    }

    #[test]
    fn a_pause_parts_the_work() {
        let split = [Split { after: days(1), pause: days(1) }];
        let found = pieces(&standard(), (at(0, 8), at(3, 17)), None, &split);
        assert_eq!(found, [(at(0, 8), at(0, 17)), (at(2, 8), at(3, 17))]);
    }

    #[test]
    fn work_without_a_pause_and_a_gap_at_night_are_one_stretch() {
        assert_eq!(pieces(&standard(), (at(0, 8), at(3, 17)), None, &[]), []);
        let rest = Rest { done: days(1), stopped: at(0, 17), resumes: at(1, 8), told: true };
        assert_eq!(pieces(&standard(), (at(0, 8), at(3, 17)), Some(rest), &[]), []);
    }

    #[test]
    fn what_is_left_of_begun_work_goes_on_where_it_resumes() {
        let rest = Rest { done: days(1), stopped: at(0, 17), resumes: at(3, 8), told: true };
        // The pause after the first day is the one before it resumes; that after the second comes later.
        let splits =
            [Split { after: days(1), pause: days(2) }, Split { after: days(2), pause: days(1) }];
        let found = pieces(&standard(), (at(0, 8), at(7, 17)), Some(rest), &splits);
        assert_eq!(found, [(at(0, 8), at(0, 17)), (at(3, 8), at(3, 17)), (at(7, 8), at(7, 17))]);
    }

    #[test]
    fn nothing_is_done_before_work_that_was_only_said_to_have_begun() {
        let rest = Rest { done: Span::ZERO, stopped: at(0, 8), resumes: at(2, 8), told: true };
        let found = pieces(&standard(), (at(0, 8), at(3, 17)), Some(rest), &[]);
        assert_eq!(found, [(at(2, 8), at(3, 17))]);
    }
}
