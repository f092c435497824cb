//! Demand by owner and period. An owner is a person, or a role whose people are not named yet.
//!
//! A project asks a person twice: it promises itself their time (an allocation) and gives them tasks
//! (assignments). That is the same time, so in each period the higher of the two counts. What is only
//! proposed is kept apart.

use steerco_calendar::{Calendar, Moment};
use steerco_units::spread;

use crate::{Availability, Booking, Load, Periods};

/// What stands behind a demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Time promised to a project.
    Committed,
    /// Time that a project would like to have.
    Proposed,
}

/// Time of an owner for a project.
#[derive(Debug, Clone)]
pub struct Booked<'book> {
    /// Index into the owners.
    pub owner: usize,
    /// Any number that stands for the project.
    pub project: usize,
    /// Promised or not.
    pub kind: Kind,
    /// Basis points; how likely a proposed one is.
    pub probability: i64,
    /// When how much.
    pub booking: &'book Booking,
}

/// Work of an owner on a task, even over the working time from its start to its finish.
#[derive(Debug, Clone, Copy)]
pub struct TaskWork {
    /// Index into the owners.
    pub owner: usize,
    /// Any number that stands for the project.
    pub project: usize,
    /// First moment.
    pub start: Moment,
    /// Last moment.
    pub finish: Moment,
    /// All of it.
    pub minutes: i64,
    /// Index into the calendars: that of the owner, without their leave.
    pub calendar: usize,
}

/// Everything that is asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'asked> {
    /// Allocations.
    pub booked: &'asked [Booked<'asked>],
    /// Assignments.
    pub tasks: &'asked [TaskWork],
}

/// Minutes of an owner in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// What there is.
    pub capacity: i64,
    /// Promised to projects.
    pub committed: i64,
    /// Proposed to projects.
    pub proposed: i64,
    /// Proposed, by how likely it is.
    pub expected: i64,
    /// Asked by tasks.
    pub tasks: i64,
    /// The higher of promised and asked by tasks, project by project.
    pub firm: i64,
}

impl Cell {
    /// What is certain against what there is.
    pub fn firm_load(&self) -> Load {
        Load { demand: self.firm, capacity: self.capacity }
    }

    /// What is certain and all that is proposed against what there is.
    pub fn full_load(&self) -> Load {
        Load { demand: self.firm + self.proposed, capacity: self.capacity }
    }

    /// What is certain, and what is proposed by how likely it is, against what there is.
    pub fn expected_load(&self) -> Load {
        Load { demand: self.firm + self.expected, capacity: self.capacity }
    }

    fn parts(&self) -> [i64; 6] {
        [self.capacity, self.committed, self.proposed, self.expected, self.tasks, self.firm]
    }

    fn add(&mut self, [capacity, committed, proposed, expected, tasks, firm]: [i64; 6]) {
        self.capacity += capacity;
        self.committed += committed;
        self.proposed += proposed;
        self.expected += expected;
        self.tasks += tasks;
        self.firm += firm;
    }
}

impl std::iter::Sum for Cell {
    fn sum<I: Iterator<Item = Self>>(cells: I) -> Self {
        cells.fold(Self::default(), |mut sum, cell| {
            sum.add(cell.parts());
            sum
        })
    }
}

/// An owner's part in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Index into the owners.
    pub owner: usize,
    /// Index into the rows.
    pub row: usize,
    /// Basis points of the owner, by period.
    pub shares: Vec<i64>,
}

/// Rows by periods, densely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heatmap {
    width: usize,
    cells: Vec<Cell>,
}

/// Periods with the working time that calendars have before each of their edges, so that laying many
/// tasks reads a calendar twice a task and not twice an edge.
#[derive(Debug, Clone)]
pub struct Laying<'laying> {
    periods: &'laying Periods,
    calendars: &'laying [Calendar],
    /// Tenths of a minute from the first edge to each, by calendar.
    worked: Vec<Vec<i64>>,
}

impl<'laying> Laying<'laying> {
    /// For tasks of these calendars over these periods.
    pub fn new(periods: &'laying Periods, calendars: &'laying [Calendar]) -> Self {
        let first = Moment::from_day(periods.first());
        let worked = |calendar: &Calendar| {
            let until = |edge: &i64| calendar.between(first, Moment::from_day(*edge)).tenths();
            periods.edges().iter().map(until).collect()
        };
        Self { periods, calendars, worked: calendars.iter().map(worked).collect() }
    }

    /// Minutes of a task by period: each edge takes what is due by then, rounded half up, so that the
    /// parts are the total and a week is the sum of its days. Work outside all working time is laid by
    /// the clock, work at one moment lies there.
    pub fn task(&self, task: &TaskWork, mut take: impl FnMut(usize, i64)) {
        let edges = self.periods.edges();
        let (Some(calendar), Some(worked)) =
            (self.calendars.get(task.calendar), self.worked.get(task.calendar))
        else {
            return;
        };
        let last = (task.finish.tenths() - 1).max(task.start.tenths());
        let touched = self.periods.touched(
            task.start.day().max(self.periods.first()),
            (Moment::from_tenths(last).day() + 1).min(self.periods.end()),
        );
        if touched.is_empty() {
            return;
        }
        let whole = calendar.between(task.start, task.finish).tenths();
        let begun = calendar.between(Moment::from_day(self.periods.first()), task.start).tenths();
        let due = |at: usize| {
            let edge = edges.get(at).map_or(task.finish, |edge| Moment::from_day(*edge));
            if edge <= task.start {
                0
            } else if edge >= task.finish {
                task.minutes
            } else if whole > 0 {
                share(task.minutes, worked.get(at).copied().unwrap_or(0) - begun, whole)
            } else {
                let (done, all) = (edge - task.start, task.finish - task.start);
                share(task.minutes, done.tenths(), all.tenths())
            }
        };
        let mut before = due(touched.start);
        for at in touched {
            let after = due(at + 1);
            if after != before {
                take(at, after - before);
            }
            before = after;
        }
    }
}

/// `minutes * part / whole`, rounded half up.
fn share(minutes: i64, part: i64, whole: i64) -> i64 {
    // Nearly every task is small enough for one machine word, where division is much quicker.
    match minutes.checked_mul(part).and_then(|product| product.checked_mul(2)) {
        Some(product) => (product + whole).div_euclid(2 * whole),
        None => {
            let product = 2 * i128::from(minutes) * i128::from(part) + i128::from(whole);
            i64::try_from(product.div_euclid(2 * i128::from(whole))).unwrap_or(minutes)
        }
    }
}

/// What stands behind a cell while it is put together.
enum Line<'line> {
    Task(&'line TaskWork),
    Booked(&'line Booked<'line>),
}

impl Heatmap {
    /// One row per owner. `capacity` has each owner's minutes by period; `days` what the owner has on each
    /// day, for bookings that go over the edge of a period.
    pub fn new(
        periods: &Periods,
        capacity: &[Vec<i64>],
        calendars: &[Calendar],
        asked: Asked<'_>,
        days: &[Availability],
    ) -> Self {
        let width = periods.len();
        let mut cells = vec![Cell::default(); width * capacity.len()];
        for (row, line) in cells.chunks_mut(width.max(1)).zip(capacity) {
            for (cell, minutes) in row.iter_mut().zip(line) {
                cell.capacity = *minutes;
            }
        }
        let mut lines: Vec<(usize, usize, Line<'_>)> =
            Vec::with_capacity(asked.tasks.len() + asked.booked.len());
        lines.extend(asked.tasks.iter().map(|one| (one.owner, one.project, Line::Task(one))));
        lines.extend(asked.booked.iter().map(|one| (one.owner, one.project, Line::Booked(one))));
        lines.retain(|(owner, ..)| *owner < capacity.len());
        lines.sort_by_key(|(owner, project, _)| (*owner, *project));
        // Promised and asked by tasks of the project at hand, by period.
        let laying = Laying::new(periods, calendars);
        let (mut promised, mut tasked) = (vec![0_i64; width], vec![0_i64; width]);
        for group in lines.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let Some((owner, ..)) = group.first() else { continue };
            let Some(row) = cells.get_mut(owner * width..(owner + 1) * width) else { continue };
            let mut touched = width..0;
            for (.., line) in group {
                let mut reach = |at: usize| {
                    touched = touched.start.min(at)..touched.end.max(at + 1);
                };
                match line {
                    Line::Task(task) => laying.task(task, |at, minutes| {
                        reach(at);
                        add(&mut tasked, at, minutes);
                    }),
                    Line::Booked(one) => {
                        let of_owner = days.get(*owner);
                        one.booking.by_period(
                            periods,
                            |day| of_owner.map_or(0, |one| one.day(day)),
                            |at, minutes| {
                                reach(at);
                                match one.kind {
                                    Kind::Committed => add(&mut promised, at, minutes),
                                    Kind::Proposed => {
                                        let likely = share(minutes, one.probability, 10_000);
                                        if let Some(cell) = row.get_mut(at) {
                                            cell.proposed += minutes;
                                            cell.expected += likely;
                                        }
                                    }
                                }
                            },
                        );
                    }
                }
            }
            for at in touched {
                let (promised, tasked) = (clear(&mut promised, at), clear(&mut tasked, at));
                let Some(cell) = row.get_mut(at) else { continue };
                cell.committed += promised;
                cell.tasks += tasked;
                cell.firm += promised.max(tasked);
            }
        }
        Self { width, cells }
    }

    /// Owners put together to rows. An owner who is in several rows is divided by their shares, by
    /// largest remainder: what is in no row is in none, and nothing is counted twice.
    pub fn gathered(&self, members: &[Member], rows: usize) -> Self {
        let mut cells = vec![Cell::default(); self.width * rows];
        let mut sorted: Vec<&Member> = members.iter().filter(|one| one.row < rows).collect();
        sorted.sort_by_key(|one| (one.owner, one.row));
        for group in sorted.chunk_by(|one, other| one.owner == other.owner) {
            let Some(owner) = group.first().map(|one| one.owner) else { continue };
            for (at, cell) in self.row(owner).iter().enumerate() {
                let of = |one: &&Member| one.shares.get(at).copied().unwrap_or(0).max(0);
                let mut shares: Vec<i64> = group.iter().map(of).collect();
                shares.push((10_000 - shares.iter().sum::<i64>()).max(0));
                let parts = cell.parts().map(|part| spread(part, &shares));
                for (place, member) in group.iter().enumerate() {
                    let Some(into) = cells.get_mut(member.row * self.width + at) else { continue };
                    into.add(std::array::from_fn(|part| {
                        parts.get(part).and_then(|list| list.get(place)).copied().unwrap_or(0)
                    }));
                }
            }
        }
        Self { width: self.width, cells }
    }

    /// These rows, and those of another over the same periods below them.
    #[must_use]
    pub fn above(mut self, other: &Self) -> Self {
        debug_assert_eq!(self.width, other.width, "the same periods");
        self.cells.extend_from_slice(&other.cells);
        self
    }

    /// The cells of a row, by period.
    pub fn row(&self, row: usize) -> &[Cell] {
        self.cells.get(row * self.width..(row + 1) * self.width).unwrap_or_default()
    }
}

fn add(line: &mut [i64], at: usize, minutes: i64) {
    if let Some(slot) = line.get_mut(at) {
        *slot += minutes;
    }
}

fn clear(line: &mut [i64], at: usize) -> i64 {
    line.get_mut(at).map_or(0, std::mem::take)
}
