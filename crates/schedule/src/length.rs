//! From a task's start to its finish and back, through its calendar or its lanes.
//!
//! For a task on one calendar these are plain working-time sums. For a task with lanes the start is
//! that of its first lane and the finish that of its last. A task without duration happens at one
//! instant, which no calendar moves: a milestone after a Friday 17:00 finish stays at Friday 17:00.

use steerco_calendar::{Moment, Span};

use crate::assignment::Lane;
use crate::prepare::Prepared;

impl Prepared {
    /// The first moment at or after `bound` at which the task can start.
    #[inline]
    pub(crate) fn snap_start(&self, task: usize, bound: Moment) -> Moment {
        if self.span[task].is_zero() {
            return bound;
        }
        let lanes = self.lanes_of(task);
        if lanes.is_empty() {
            return self.calendar_of(task).next_work(bound);
        }
        lanes.iter().map(|lane| self.lane_start(lane, bound)).min().unwrap_or(bound)
    }

    /// The last moment at or before `bound` at which the task can finish.
    #[inline]
    pub(crate) fn snap_finish(&self, task: usize, bound: Moment) -> Moment {
        if self.span[task].is_zero() {
            return bound;
        }
        let lanes = self.lanes_of(task);
        if lanes.is_empty() {
            return self.calendar_of(task).prev_work(bound);
        }
        let ends = lanes.iter().map(|lane| self.calendars[lane.calendar].prev_work(bound));
        ends.max().unwrap_or(bound)
    }

    /// When the task finishes if it may start at `start`.
    #[inline]
    pub(crate) fn finish_from(&self, task: usize, start: Moment) -> Moment {
        let lanes = self.lanes_of(task);
        if lanes.is_empty() {
            return self.calendar_of(task).add(start, self.span[task]);
        }
        lanes.iter().map(|lane| self.lane_finish(lane, start)).max().unwrap_or(start)
    }

    /// The latest start with which the task finishes by `finish`.
    #[inline]
    pub(crate) fn start_from(&self, task: usize, finish: Moment) -> Moment {
        let lanes = self.lanes_of(task);
        if lanes.is_empty() {
            return self.calendar_of(task).subtract(finish, self.span[task]);
        }
        let starts = lanes.iter().map(|lane| {
            let calendar = &self.calendars[lane.calendar];
            calendar.subtract(finish, lane.length + lane.delay) - lane.leveling_delay
        });
        starts.min().unwrap_or(finish)
    }

    /// When a started task finishes if the rest of its work goes on at `resume`.
    pub(crate) fn rest_finish(&self, task: usize, resume: Moment) -> Moment {
        let lanes = self.lanes_of(task);
        if lanes.is_empty() {
            return self.calendar_of(task).add(resume, self.remaining[task]);
        }
        let ends =
            lanes.iter().map(|lane| self.calendars[lane.calendar].add(resume, lane.remaining));
        ends.max().unwrap_or(resume)
    }

    /// The latest moment at which the rest of a started task may go on to finish by `finish`.
    pub(crate) fn rest_start(&self, task: usize, finish: Moment) -> Moment {
        let lanes = self.lanes_of(task);
        if lanes.is_empty() {
            return self.calendar_of(task).subtract(finish, self.remaining[task]);
        }
        let starts =
            lanes.iter().map(|lane| self.calendars[lane.calendar].subtract(finish, lane.remaining));
        starts.min().unwrap_or(finish)
    }

    /// The first moment of work of a lane of a task that may start at `bound`.
    pub(crate) fn lane_start(&self, lane: &Lane, bound: Moment) -> Moment {
        let calendar = &self.calendars[lane.calendar];
        calendar.next_work(calendar.add(bound + lane.leveling_delay, lane.delay))
    }

    /// The last moment of work of a lane of a task that may start at `bound`.
    pub(crate) fn lane_finish(&self, lane: &Lane, bound: Moment) -> Moment {
        let calendar = &self.calendars[lane.calendar];
        calendar.add(bound + lane.leveling_delay, lane.delay + lane.length)
    }

    /// Working time between two moments as the task's float counts it.
    #[inline]
    pub(crate) fn between(&self, task: usize, from: Moment, to: Moment) -> Span {
        self.calendars[self.float_calendar[task]].between(from, to)
    }
}
