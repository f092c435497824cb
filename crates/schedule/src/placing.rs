//! The forward pass one step at a time, for an engine that decides itself where tasks go.
//!
//! Levelling puts tasks on dates one after the other. With [`Placing`] it asks, for a task whose
//! predecessors stand, when it can start at the earliest and what it is like when it starts later;
//! the answers are those of [`Network::schedule`] with the levelling delay that [`Placing::delay`]
//! tells, because it is the same code.
//!
//! The plan is a number of *steps*: a task is one, a summary is two (its gate, before every task
//! below it, and its roll-up, after all of them). A step may be taken when those before it are.

use steerco_calendar::{Calendar, Moment, Span};

use crate::assignment::Lane;
use crate::forward::{Bounds, early_within, forward_node, open_bounds};
use crate::order::Node;
use crate::passes::run;
use crate::prepare::{Kind, Prepared};
use crate::state::{ALWAYS, NEVER, State};
use crate::{Assignment, Dialect, Network, NetworkError, Split};

/// A plan of which the tasks are placed one by one.
#[derive(Debug, Clone)]
pub struct Placing {
    network: Network,
    prepared: Prepared,
    state: State,
    calendar_of_assignment: Vec<usize>,
    by_task: Vec<Vec<usize>>,
    /// The task placed last, what holds it, and its earliest start.
    last: Option<(usize, Bounds, Moment)>,
}

fn pause_sum(splits: &[Split]) -> Span {
    splits.iter().map(|split| split.pause.max(Span::ZERO)).sum()
}

/// A stretch of time in which an assignment needs its resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Index of the assignment.
    pub assignment: usize,
    /// First moment.
    pub from: Moment,
    /// Last moment.
    pub to: Moment,
}

impl Placing {
    /// Takes over a network; its levelling delays hold until a task is placed otherwise.
    ///
    /// # Errors
    /// What makes the network impossible to schedule.
    pub fn new(network: &Network) -> Result<Self, NetworkError> {
        let prepared = Prepared::new(network)?;
        let state = run(network, &prepared);
        let mut calendar_of_assignment: Vec<usize> =
            network.assignments.iter().map(|one| prepared.calendar[one.task]).collect();
        for lane in &prepared.lanes {
            calendar_of_assignment[lane.assignment] = lane.calendar;
        }
        let mut by_task = vec![vec![]; network.tasks.len()];
        for (index, assignment) in network.assignments.iter().enumerate() {
            by_task[assignment.task].push(index);
        }
        let network = network.clone();
        Ok(Self { network, prepared, state, calendar_of_assignment, by_task, last: None })
    }

    /// The plan with the delays given so far.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Every step in an order that respects what waits for what.
    pub fn steps(&self) -> &[usize] {
        &self.prepared.order
    }

    /// The task of a step, when the step is a task that has not begun and that nobody has fixed.
    pub fn open_task(&self, step: usize) -> Option<usize> {
        let open = self.prepared.kind.get(step) == Some(&Kind::Open);
        (open && self.state.held[step].is_none()).then_some(step)
    }

    /// True when the task needs its resources: neither inactive nor a summary.
    pub fn works(&self, task: usize) -> bool {
        !matches!(self.prepared.kind[task], Kind::Inactive | Kind::Summary | Kind::Spanning)
    }

    /// True for a summary that takes part.
    pub fn is_summary(&self, task: usize) -> bool {
        self.prepared.is_summary(task)
    }

    /// The steps that wait for `step`.
    pub fn followers(&self, step: usize) -> Vec<usize> {
        let count = self.network.tasks.len();
        if self.prepared.is_summary(step % count) && step < count {
            return self.prepared.children.row(step).to_vec();
        }
        let task = step % count;
        let links = self.prepared.outgoing.row(task).iter();
        let successors = links.map(|&link| self.network.dependencies[link].successor);
        let above = self.prepared.above(&self.network, task).map(|parent| count + parent);
        successors.chain(above).collect()
    }

    /// How long the task takes in working time of its calendar, pauses included.
    pub fn length(&self, task: usize) -> Span {
        self.prepared.span[task]
    }

    /// The task's calendar when all of it runs on one; `None` when assignments run on their own.
    pub fn calendar(&self, task: usize) -> Option<usize> {
        self.prepared.lanes_of(task).is_empty().then_some(self.prepared.calendar[task])
    }

    /// The calendar on which lags to the task are counted (Microsoft).
    pub fn lag_calendar(&self, task: usize) -> usize {
        self.prepared.lag_calendar[task]
    }

    /// Every calendar there is: the network's, then intersections of them.
    pub fn calendars(&self) -> &[Calendar] {
        &self.prepared.calendars
    }

    /// The calendar an assignment works on, an index into [`Self::calendars`].
    pub fn assignment_calendar(&self, assignment: usize) -> usize {
        self.calendar_of_assignment[assignment]
    }

    /// The assignments of a task.
    pub fn assignments(&self, task: usize) -> &[usize] {
        &self.by_task[task]
    }

    /// Works out a step as it stands, with the delay it has.
    pub fn settle(&mut self, step: Node) {
        self.last = None;
        forward_node(&self.network, &self.prepared, &mut self.state, step);
    }

    /// Puts a task that has not begun on its earliest dates after those that stand, without levelling
    /// delay.
    pub fn place_early(&mut self, task: usize) {
        self.last = None;
        let at = self.earliest(task).1;
        self.place(task, at);
    }

    /// Puts a task that has not begun on the first dates from `at` on. A constraint that the plan
    /// honours over its links may keep it earlier.
    pub fn place(&mut self, task: usize, at: Moment) {
        let (bounds, from) = self.earliest(task);
        self.network.tasks[task].leveling_delay = (at - from).max(Span::ZERO);
        let mut early = early_within(&self.network, &self.prepared, task, bounds);
        early.start = early.start.clamp(NEVER, ALWAYS);
        early.finish = early.finish.clamp(early.start, ALWAYS);
        self.state.early[task] = early;
        self.last = Some((task, bounds, from));
    }

    /// What holds a task, and its earliest start.
    fn earliest(&self, task: usize) -> (Bounds, Moment) {
        match self.last {
            Some((last, bounds, from)) if last == task => (bounds, from),
            _ => {
                let bounds = open_bounds(&self.network, &self.prepared, &self.state, task);
                (bounds, self.prepared.snap_start(task, bounds.start))
            }
        }
    }

    /// True when the work of a task may be given pauses: it has not begun, runs on one calendar, and
    /// neither it nor anybody on it has pauses yet. Primavera knows no pauses.
    pub fn may_pause(&self, task: usize) -> bool {
        let free = |&assignment: &usize| self.network.assignments[assignment].splits.is_empty();
        let own = &self.network.tasks[task];
        self.network.settings.dialect == Dialect::Microsoft
            && self.open_task(task).is_some()
            && !own.elapsed
            && own.splits.is_empty()
            && self.prepared.length_is_its_own(task)
            && self.by_task[task].iter().all(free)
    }

    /// Gives a task that [may have pauses](Self::may_pause) these pauses in place of those it had; it
    /// has to be placed again.
    pub fn set_pauses(&mut self, task: usize, pauses: &[Split]) {
        let own = &mut self.network.tasks[task];
        if own.splits != pauses {
            own.splits = pauses.to_vec();
            self.prepared.set_length(task, &self.network.tasks[task], pauses);
            self.last = None;
        }
    }

    /// True when the people on a task that has not begun work on calendars of their own, and each may be given
    /// pauses: neither the task nor any of them has pauses or delays yet. Primavera knows no pauses.
    pub fn may_pause_people(&self, task: usize) -> bool {
        let plain = |&assignment: &usize| {
            let one = &self.network.assignments[assignment];
            one.splits.is_empty() && one.delay.is_zero() && one.leveling_delay.is_zero()
        };
        let own = &self.network.tasks[task];
        self.network.settings.dialect == Dialect::Microsoft
            && self.open_task(task).is_some()
            && !own.elapsed
            && own.splits.is_empty()
            && !self.prepared.lanes_of(task).is_empty()
            && self.by_task[task].iter().all(plain)
    }

    /// The people on a task who work on calendars of their own: the assignment, the calendar (an index into
    /// [`Self::calendars`]), and working time from the first to the last moment without pauses.
    pub fn people(&self, task: usize) -> impl Iterator<Item = (usize, usize, Span)> + '_ {
        self.prepared.lanes_of(task).iter().map(|lane| {
            let length = lane.length - pause_sum(&self.network.assignments[lane.assignment].splits);
            (lane.assignment, lane.calendar, length)
        })
    }

    /// Gives people on a task [who may have pauses](Self::may_pause_people) these in place of those they
    /// had; the others have none. It has to be placed again.
    pub fn set_people_pauses(&mut self, task: usize, pauses: &[(usize, Vec<Split>)]) {
        let (first, end) = self.prepared.lane_range[task];
        for lane in &mut self.prepared.lanes[first..end] {
            let splits = &mut self.network.assignments[lane.assignment].splits;
            let new = pauses.iter().find(|one| one.0 == lane.assignment);
            lane.length -= pause_sum(splits);
            splits.clear();
            splits.extend(new.iter().flat_map(|one| &one.1));
            lane.length += pause_sum(splits);
        }
        self.last = None;
    }

    /// True when what is left of a task that has begun may be delayed and given pauses: some of it is done, it
    /// goes on right behind that, runs on one calendar, and nobody on it has delays or pauses of their own.
    pub fn may_pause_rest(&self, task: usize) -> bool {
        let own = &self.network.tasks[task];
        let done = own.progress.actual_duration;
        let plain = |&assignment: &usize| {
            let one = &self.network.assignments[assignment];
            one.splits.is_empty() && one.delay.is_zero() && one.leveling_delay.is_zero()
        };
        let begun = self.network.settings.dialect == Dialect::Microsoft
            && self.prepared.kind[task] == Kind::Started
            && !own.elapsed
            && Span::ZERO < done
            && done < own.duration
            && self.prepared.length_is_its_own(task)
            && self.by_task[task].iter().all(plain);
        if !begun {
            return false;
        }
        let calendar = self.prepared.calendar_of(task);
        let start = own.progress.actual_start.unwrap_or(self.state.early[task].start);
        let passed = self.prepared.span[task] - self.prepared.remaining[task];
        let on = |resume: Moment| calendar.between(start, resume) <= passed;
        own.progress.resume.or(own.progress.stop).is_none_or(on)
    }

    /// Gives what is left of a task that [may have pauses](Self::may_pause_rest) these in place of those it
    /// had ahead; it has to be settled again. They count from the start of the task; the first may lie where
    /// the rest begins. Without pauses, the rest goes on from `resume` if that is given.
    pub fn set_rest(&mut self, task: usize, resume: Option<Moment>, pauses: &[Split]) {
        let own = &mut self.network.tasks[task];
        let done = own.progress.actual_duration;
        own.splits.retain(|split| split.after < done);
        own.splits.extend_from_slice(pauses);
        own.progress.resume = resume.filter(|_| pauses.is_empty());
        let own = &self.network.tasks[task];
        self.prepared.set_length(task, own, &own.splits);
        self.last = None;
    }

    /// Puts a task where this levelling delay puts it.
    pub fn place_with(&mut self, task: usize, delay: Span) {
        self.network.tasks[task].leveling_delay = delay;
        self.settle(task);
    }

    /// The moment from which a task that has not begun was placed: `place` with it gives the same
    /// dates. Its first work may come later, when an assignment is delayed.
    pub fn placed_from(&self, task: usize) -> Moment {
        self.state.early[task].resume
    }

    /// The elapsed levelling delay of a task.
    pub fn delay(&self, task: usize) -> Span {
        self.network.tasks[task].leveling_delay
    }

    /// Start and finish of a task as last placed.
    pub fn dates(&self, task: usize) -> (Moment, Moment) {
        let early = &self.state.early[task];
        let start = match self.prepared.kind[task] {
            Kind::Started => self.network.tasks[task].progress.actual_start.unwrap_or(early.start),
            _ => early.start,
        };
        self.state.held[task].unwrap_or((start.min(early.finish), early.finish))
    }

    /// When the task's assignments need their resources, as last placed: pauses of the task and the
    /// time between done and remaining work are left out. Empty for tasks without duration.
    pub fn work(&self, task: usize, work: &mut Vec<Work>) {
        work.clear();
        let (start, finish) = self.dates(task);
        if start >= finish {
            return;
        }
        let lanes = self.prepared.lanes_of(task);
        let kind = self.prepared.kind[task];
        let resume = self.state.early[task].resume;
        for &assignment in &self.by_task[task] {
            let mut add = |from: Moment, to: Moment| {
                if from < to {
                    work.push(Work { assignment, from, to });
                }
            };
            let lane = lanes.iter().find(|lane| lane.assignment == assignment);
            match (kind, lane) {
                (Kind::Open, Some(lane)) if self.state.held[task].is_none() => {
                    let mut from = self.prepared.lane_start(lane, resume);
                    for (pause, on) in self.lane_pauses(lane, resume) {
                        add(from, pause);
                        from = on;
                    }
                    add(from, self.prepared.lane_finish(lane, resume));
                }
                (Kind::Started, _) if resume > start => {
                    let done = self.prepared.span[task] - self.prepared.remaining[task];
                    add(start, self.prepared.calendar_of(task).add(start, done).min(resume));
                    if lanes.is_empty() {
                        self.pieces(task, assignment, (resume, finish), &mut add);
                    } else {
                        add(resume, finish);
                    }
                }
                (Kind::Open, None) => self.pieces(task, assignment, (start, finish), &mut add),
                _ => add(start, finish),
            }
        }
    }

    /// When the work of a task on one calendar pauses from its start, or from where the rest of begun work
    /// goes on, as last placed: first moment without work, first with work again.
    pub fn pauses(&self, task: usize) -> Vec<(Moment, Moment)> {
        let from = match self.prepared.kind[task] {
            Kind::Started => self.state.early[task].resume,
            _ => self.dates(task).0,
        };
        let mut pauses = vec![];
        self.ahead(task, &self.network.tasks[task].splits, from, |from, to| {
            pauses.push((from, to))
        });
        pauses
    }

    /// When the work of a person on a calendar of their own pauses, as [`Self::pauses`]; empty for others.
    pub fn pauses_of(&self, assignment: usize) -> Vec<(Moment, Moment)> {
        let task = self.network.assignments[assignment].task;
        let lane = self.prepared.lanes_of(task).iter().find(|lane| lane.assignment == assignment);
        lane.map_or(vec![], |lane| self.lane_pauses(lane, self.state.early[task].resume))
    }

    fn lane_pauses(&self, lane: &Lane, from: Moment) -> Vec<(Moment, Moment)> {
        let splits = &self.network.assignments[lane.assignment].splits;
        if splits.is_empty() {
            return vec![];
        }
        let calendar = &self.prepared.calendars[lane.calendar];
        let start = self.prepared.lane_start(lane, from);
        let mut paused = Span::ZERO;
        let mut pauses = vec![];
        for split in splits {
            let stops = calendar.add(start, split.after + paused);
            paused += split.pause.max(Span::ZERO);
            pauses.push((stops, calendar.next_work(calendar.add(start, split.after + paused))));
        }
        pauses
    }

    /// The work of a task from a moment to its finish without its pauses; where they are those of people,
    /// without those of this one.
    fn pieces(
        &self,
        task: usize,
        assignment: usize,
        (start, finish): (Moment, Moment),
        add: &mut impl FnMut(Moment, Moment),
    ) {
        let splits = match self.prepared.assigned_length[task] {
            true => &self.network.assignments[assignment].splits,
            false => &self.network.tasks[task].splits,
        };
        let mut from = start;
        self.ahead(task, splits, start, |pause, resume| {
            add(from, pause);
            from = resume;
        });
        add(from, finish);
    }

    /// Each of these pauses that lies ahead in the work of a task, when that goes on from `start`.
    fn ahead(
        &self,
        task: usize,
        splits: &[Split],
        start: Moment,
        mut each: impl FnMut(Moment, Moment),
    ) {
        let calendar = self.prepared.calendar_of(task);
        let progress = &self.network.tasks[task].progress;
        let (done, left) = match self.prepared.kind[task] {
            Kind::Started => (progress.actual_duration, self.prepared.remaining[task]),
            _ => (Span::ZERO, self.prepared.span[task]),
        };
        let begun = !done.is_zero();
        // Where it says itself when it goes on, that is behind the pause at hand.
        let passed = |split: &&Split| {
            begun && (split.after < done || (split.after == done && progress.resume.is_some()))
        };
        let mut paused = Span::ZERO;
        for split in splits.iter().skip_while(passed) {
            let worked = split.after - done;
            if worked + paused >= left {
                break;
            }
            // What waits right away does so from the evening before.
            let passed = worked + paused;
            let from = match passed.is_zero() {
                true => calendar.prev_work(start),
                false => calendar.add(start, passed),
            };
            paused += split.pause.max(Span::ZERO);
            each(from, calendar.next_work(calendar.add(start, worked + paused)));
        }
    }

    /// The resource and units of an assignment, when it needs a share of a resource's time.
    pub fn need(&self, assignment: usize) -> Option<(usize, i32)> {
        let Assignment { resource, units, .. } = self.network.assignments[assignment];
        let resource = resource?;
        let working = self.network.resources[resource].kind == crate::ResourceKind::Work;
        (working && units > 0).then_some((resource, units))
    }
}
