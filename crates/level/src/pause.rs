//! Where the parts of a task lie when it is split: it begins as soon as its people have a day for it,
//! stops when one of them is taken and goes on when all are free again.
//!
//! Work is counted in days of the plan from the task's start. A part is at least a day of work and a
//! pause a whole number of days; what is left over of the last day belongs to the last part. Among the
//! ways to split a task that begin on its first free day, this one finishes first.
//!
//! Example: three days of work for a person who is taken on Tuesday and Wednesday. The first day is
//! Monday, then come two days of pause, and the rest is Thursday and Friday.

use steerco_calendar::{Calendar, Moment, Span};
use steerco_schedule::{Split, Work};

use crate::plans::Plans;
use crate::problem::{Clash, Problem};
use crate::timeline::Timeline;

/// A task in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) start: Moment,
    pub(crate) pauses: Vec<Split>,
}

/// Looks for parts of one task.
struct Probe<'a> {
    problem: &'a Problem,
    placing: &'a Plans,
    lines: &'a [Timeline],
    calendar: &'a Calendar,
    task: usize,
    work: Vec<Work>,
}

impl Probe<'_> {
    /// Who is short between `from` and `to`; `None` when everybody is free.
    fn clash(&mut self, from: Moment, to: Moment) -> Option<Clash> {
        let (from, to) = (self.calendar.next_work(from), self.calendar.prev_work(to));
        let assignments = self.placing.assignments(self.task).iter();
        self.work.clear();
        self.work.extend(assignments.map(|&assignment| Work { assignment, from, to }));
        self.problem.clash(self.lines, &self.work)
    }
}

/// The parts of a task from `earliest` on with which it finishes before `before`; `None` when there
/// are none, or when it does not have to be split for that.
pub(crate) fn parts(
    problem: &Problem,
    placing: &Plans,
    lines: &[Timeline],
    task: usize,
    (earliest, before): (Moment, Moment),
) -> Option<Parts> {
    let calendar = placing.calendar_of(task)?;
    let (length, day) = (placing.length(task), placing.day(task));
    let mut probe = Probe { problem, placing, lines, calendar, task, work: vec![] };
    let mut start = calendar.next_work(earliest);
    while let Some(clash) = probe.clash(start, calendar.add(start, day)) {
        start = calendar.next_work(clash.until.max(start));
        if calendar.add(start, length) >= before {
            return None;
        }
    }
    // Working time since the start, with and without pauses.
    let (mut passed, mut done) = (day, day);
    let mut pauses: Vec<Split> = vec![];
    while done < length {
        let left = length - done;
        let part = if left < day + day { left } else { day };
        let from = calendar.add(start, passed);
        if calendar.add(start, passed + left) >= before {
            return None;
        }
        match probe.clash(from, calendar.add(start, passed + part)) {
            None => (passed, done) = (passed + part, done + part),
            Some(clash) => {
                let short = calendar.between(from, clash.until).tenths();
                let days = (short + day.tenths() - 1) / day.tenths();
                let pause = Span::from_tenths(days.max(1) * day.tenths());
                passed += pause;
                match pauses.last_mut() {
                    Some(last) if last.after == done => last.pause += pause,
                    _ => pauses.push(Split { after: done, pause }),
                }
            }
        }
    }
    (!pauses.is_empty()).then_some(Parts { start, pauses })
}
