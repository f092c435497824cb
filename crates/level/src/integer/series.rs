//! Schedules from orders: the serial scheme, and justification.
//!
//! The serial scheme takes tasks in the order of a list and gives each the first start at which its
//! predecessors and its resources allow it. Free units of four resources share one word with a guard
//! bit each, so that one subtraction tests all of them; a cell that has been tested is not tested
//! again for the same task.
//!
//! Justification (Tormos and Lova 2001; Valls, Ballestín and Quintanilla 2005) shifts all tasks right,
//! the last to finish first, and then left, the first to start first. It never makes a schedule longer
//! and often shorter.

use super::instance::{GUARD, Instance, OPEN};

/// Memory for building schedules of one instance.
#[derive(Debug, Clone)]
pub(crate) struct Series {
    free: Vec<u64>,
    touched: usize,
    /// Schedules built so far.
    pub(crate) built: u64,
    buckets: Vec<u32>,
    list: Vec<u32>,
    times: Vec<i32>,
    mirror: Vec<i32>,
    seen: Vec<bool>,
}

/// Adds up what a schedule breaks: each start past its latest weighs this much on the length.
pub(crate) const LATE: i32 = 1 << 24;

impl Series {
    pub(crate) fn new(instance: &Instance) -> Self {
        let count = instance.count();
        Self {
            free: instance.free.clone(),
            touched: 0,
            built: 0,
            buckets: vec![],
            list: Vec::with_capacity(count),
            times: vec![0; count],
            mirror: vec![0; count],
            seen: vec![false; count],
        }
    }

    fn reset(&mut self, instance: &Instance) {
        let horizon = instance.horizon;
        let changed = self.touched.max(instance.reach);
        for begin in (0..self.free.len()).step_by(horizon) {
            let cells = begin..begin + changed;
            self.free[cells.clone()].copy_from_slice(&instance.free[cells]);
        }
        self.touched = instance.reach;
    }

    /// Builds the schedule of a list in which predecessors stand first; the length of it, plus
    /// [`LATE`] for each task past its latest start.
    pub(crate) fn serial(&mut self, instance: &Instance, list: &[u32], start: &mut [i32]) -> i32 {
        self.reset(instance);
        self.built += 1;
        let mut length = 0;
        let mut late = 0;
        for &task in list {
            let task = task as usize;
            let mut at = instance.release[task];
            for link in instance.before.row(task) {
                at = at.max(start[link.task as usize] + link.lag);
            }
            let duration = instance.duration[task];
            if duration > 0 {
                at = self.take(instance, task, at, duration);
            }
            late += i32::from(at > instance.latest[task]);
            start[task] = at;
            length = length.max(at + duration);
        }
        length + late * LATE
    }

    /// Takes the task's units from the first moment on at which they are free.
    #[inline]
    fn take(&mut self, instance: &Instance, task: usize, earliest: i32, duration: i32) -> i32 {
        let needs = instance.needs.row(task);
        let mut at = earliest.unsigned_abs() as usize;
        let duration = duration.unsigned_abs() as usize;
        if let [need] = needs {
            let cells = &mut self.free[need.word as usize * instance.horizon..][..instance.horizon];
            at = first_fit(cells, at, duration, need.units);
            for cell in &mut cells[at..at + duration] {
                *cell -= need.units;
            }
        } else if !needs.is_empty() {
            let mut agreed = 0;
            let mut next = 0;
            while agreed < needs.len() {
                let need = needs[next % needs.len()];
                let cells = &self.free[need.word as usize * instance.horizon..][..instance.horizon];
                let fit = first_fit(cells, at, duration, need.units);
                agreed = if fit == at { agreed + 1 } else { 1 };
                at = fit;
                next += 1;
            }
            for need in needs {
                let begin = need.word as usize * instance.horizon + at;
                for cell in &mut self.free[begin..begin + duration] {
                    *cell -= need.units;
                }
            }
        }
        if !needs.is_empty() {
            self.touched = self.touched.max(at + duration);
        }
        i32::try_from(at).unwrap_or(OPEN)
    }

    /// Shifts a schedule right and left again; its new length. `mirrored` is the instance backwards.
    pub(crate) fn justify(
        &mut self,
        instance: &Instance,
        mirrored: &mut Instance,
        start: &mut [i32],
        length: i32,
    ) -> i32 {
        let end = length % LATE;
        let count = instance.count();
        let mut list = std::mem::take(&mut self.list);
        let mut times = std::mem::take(&mut self.times);
        let mut mirror = std::mem::take(&mut self.mirror);
        for task in 0..count {
            times[task] = end - start[task] - instance.duration[task];
            if instance.latest[task] < OPEN {
                let last = instance.latest[task].max(start[task]);
                mirrored.release[task] = (end - last - instance.duration[task]).max(0);
            }
        }
        if !instance.facts.taken.is_empty() {
            turn_taken(instance, mirrored, end);
        }
        self.sorted(mirrored, &times, end, &mut list);
        self.serial(mirrored, &list, &mut mirror);
        for task in 0..count {
            times[task] = end - mirror[task] - instance.duration[task];
        }
        self.sorted(instance, &times, end, &mut list);
        let length = self.serial(instance, &list, start);
        (self.list, self.times, self.mirror) = (list, times, mirror);
        length
    }

    /// Tasks in the order of `times`, predecessors first.
    pub(crate) fn sorted(
        &mut self,
        instance: &Instance,
        times: &[i32],
        end: i32,
        list: &mut Vec<u32>,
    ) {
        // Counting sort; ties stay in an order that respects links.
        let size = end.max(0).unsigned_abs() as usize + 2;
        self.buckets.clear();
        self.buckets.resize(size + 1, 0);
        let bucket = |time: i32| (time.max(0).unsigned_abs() as usize).min(size - 1);
        for &time in times {
            self.buckets[bucket(time) + 1] += 1;
        }
        for index in 1..=size {
            self.buckets[index] += self.buckets[index - 1];
        }
        list.clear();
        list.resize(times.len(), 0);
        for &task in &instance.order {
            let slot = &mut self.buckets[bucket(times[task as usize])];
            list[*slot as usize] = task;
            *slot += 1;
        }
        if !instance.plain {
            self.repair(instance, list);
        }
    }

    /// Brings predecessors before the tasks that need them, changing as little as possible.
    pub(crate) fn repair(&mut self, instance: &Instance, list: &mut Vec<u32>) {
        self.seen.fill(false);
        let wanted = list.clone();
        let mut stack: Vec<u32> = vec![];
        list.clear();
        for task in wanted {
            stack.push(task);
            while let Some(&top) = stack.last() {
                let before = instance.before.row(top as usize).iter();
                let missing = before.map(|link| link.task).find(|&one| !self.seen[one as usize]);
                match missing {
                    Some(one) if !self.seen[top as usize] => stack.push(one),
                    _ => {
                        if !self.seen[top as usize] {
                            self.seen[top as usize] = true;
                            list.push(top);
                        }
                        stack.pop();
                    }
                }
            }
        }
    }
}

/// What is taken from the start, seen from `end` backwards.
fn turn_taken(instance: &Instance, mirrored: &mut Instance, end: i32) {
    let end = end.max(0).unsigned_abs() as usize;
    let end = end.min(instance.horizon);
    let reach = mirrored.reach.max(end);
    mirrored.reach = end;
    for (word, &whole) in instance.whole.iter().enumerate() {
        let begin = word * instance.horizon;
        let past = instance.free[begin..begin + end].iter().rev();
        let cells = &mut mirrored.free[begin..begin + instance.horizon];
        for (cell, &free) in cells.iter_mut().zip(past) {
            *cell = free;
        }
        cells[end..reach].fill(whole);
    }
}

/// The first moment from `at` on with `units` free for `duration` cells.
#[inline]
fn first_fit(cells: &[u64], mut at: usize, duration: usize, units: u64) -> usize {
    // Cells from `at` to `tested` are known to be free.
    let mut tested = at;
    loop {
        let end = at + duration;
        let Some(window) = cells.get(tested..end) else { return at };
        match window.iter().rposition(|&cell| cell.wrapping_sub(units) & GUARD != GUARD) {
            None => return at,
            Some(taken) => {
                at = tested + taken + 1;
                tested = end;
            }
        }
    }
}
