//! Where the parts of a task lie when it is split: it begins as soon as its people have a day for it,
//! stops when one of them is taken and goes on when all are free again.
//!
//! Work is counted in days of the plan from the task's start. A part is at least a day of work and a
//! pause a whole number of days; what is left over of the last day belongs to the last part. Among the
//! ways to split a task that begin on its first free day, this one finishes first. The same finds a place for
//! what is left of a task that has begun.
//!
//! Where people work on different calendars, each pauses for themselves: all begin together, as soon as each has
//! a day, and then each goes on by their own days.
//!
//! Example: three days of work for a person who is taken on Tuesday and Wednesday. The first day is
//! Monday, then come two days of pause, and the rest is Thursday and Friday.

use steerco_calendar::{Calendar, Moment, Span};
use steerco_schedule::{Split, Work};

use crate::plans::Plans;
use crate::problem::{Clash, Problem};
use crate::timeline::Timeline;

/// The pauses of a task.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pauses {
    /// Those of the task as a whole.
    pub(crate) own: Vec<Split>,
    /// Those of people on calendars of their own, by assignment.
    pub(crate) people: Vec<(usize, Vec<Split>)>,
}

impl Pauses {
    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.own.len() + self.people.iter().map(|(_, pauses)| pauses.len()).sum::<usize>()
    }
}

/// A task in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) start: Moment,
    pub(crate) pauses: Pauses,
}

/// Work that is looked for a place.
pub(crate) struct Stretch {
    pub(crate) task: usize,
    /// Not before this moment.
    pub(crate) from: Moment,
    /// Working time without pauses.
    pub(crate) length: Span,
    /// It is done before this moment.
    pub(crate) before: Moment,
    /// All of it as one part, however long.
    pub(crate) in_one_piece: bool,
}

/// Looks for parts of some work of one task that runs on one calendar.
struct Probe<'a> {
    problem: &'a Problem,
    lines: &'a [Timeline],
    calendar: &'a Calendar,
    assignments: &'a [usize],
    length: Span,
    day: Span,
    before: Moment,
    work: Vec<Work>,
}

impl Probe<'_> {
    /// Who is short between `from` and `to`; `None` when everybody is free.
    fn clash(&mut self, from: Moment, to: Moment) -> Option<Clash> {
        let (from, to) = (self.calendar.next_work(from), self.calendar.prev_work(to));
        let assignments = self.assignments.iter();
        self.work.clear();
        self.work.extend(assignments.map(|&assignment| Work { assignment, from, to }));
        self.problem.clash(self.lines, &self.work)
    }

    /// The part with which the work begins: a day, or all of it when two parts are too many.
    fn first(&self) -> Span {
        if self.length < self.day + self.day { self.length } else { self.day }
    }

    /// The pauses behind a first part that begins at `start`; `None` when the work is not done in time.
    fn go_on(&mut self, start: Moment, first: Span) -> Option<Vec<Split>> {
        let (length, day) = (self.length, self.day);
        // Working time since the start, with and without pauses.
        let (mut passed, mut done) = (first, first);
        let mut pauses: Vec<Split> = vec![];
        while done < length {
            let left = length - done;
            let part = if left < day + day { left } else { day };
            let from = self.calendar.add(start, passed);
            if self.calendar.add(start, passed + left) >= self.before {
                return None;
            }
            match self.clash(from, self.calendar.add(start, passed + part)) {
                None => (passed, done) = (passed + part, done + part),
                Some(clash) => {
                    let short = self.calendar.between(from, clash.until).tenths();
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
        Some(pauses)
    }
}

/// Where the parts of some work lie so that it is done in time; `None` when there is no way. Its pauses count
/// from its start.
pub(crate) fn parts(
    problem: &Problem,
    placing: &Plans,
    lines: &[Timeline],
    stretch: &Stretch,
) -> Option<Parts> {
    let &Stretch { task, from, length, before, in_one_piece } = stretch;
    let (calendar, assignments) = (placing.calendar_of(task)?, placing.assignments(task));
    let (day, work) = (placing.day(task), vec![]);
    let mut probe = Probe { problem, lines, calendar, assignments, length, day, before, work };
    let first = if in_one_piece { length } else { probe.first() };
    let mut start = calendar.next_work(from);
    while let Some(clash) = probe.clash(start, calendar.add(start, first)) {
        start = calendar.next_work(clash.until.max(start));
        if calendar.add(start, length) >= before {
            return None;
        }
    }
    let own = probe.go_on(start, first)?;
    Some(Parts { start, pauses: Pauses { own, people: vec![] } })
}

/// The same for a task whose people work on calendars of their own.
pub(crate) fn parts_by_person(
    problem: &Problem,
    placing: &Plans,
    lines: &[Timeline],
    stretch: &Stretch,
) -> Option<Parts> {
    let people = placing.people(stretch.task);
    let day = placing.day(stretch.task);
    let mut probes: Vec<Probe<'_>> = people
        .iter()
        .map(|(assignment, calendar, length)| Probe {
            problem,
            lines,
            calendar,
            assignments: std::slice::from_ref(assignment),
            length: *length,
            day,
            before: stretch.before,
            work: vec![],
        })
        .collect();
    let mut at = stretch.from;
    loop {
        let mut clash = None;
        for probe in &mut probes {
            let start = probe.calendar.next_work(at);
            if probe.calendar.add(start, probe.length) >= stretch.before {
                return None;
            }
            clash = probe.clash(start, probe.calendar.add(start, probe.first()));
            if clash.is_some() {
                break;
            }
        }
        match clash {
            Some(clash) => at = clash.until,
            None => break,
        }
    }
    let mut pauses = Pauses::default();
    let mut start: Option<Moment> = None;
    for (probe, (assignment, ..)) in probes.iter_mut().zip(&people) {
        let begins = probe.calendar.next_work(at);
        let first = probe.first();
        let own = probe.go_on(begins, first)?;
        if !own.is_empty() {
            pauses.people.push((*assignment, own));
        }
        start = Some(start.map_or(begins, |start| start.min(begins)));
    }
    Some(Parts { start: start?, pauses })
}
