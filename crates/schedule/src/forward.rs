//! The forward pass: early dates and their drivers.
//!
//! A task starts at the latest of: the project start, what each predecessor asks for, its own lower
//! constraint, and what holds for the summaries above it; then levelling delay; then the next moment
//! its calendar works. Links and constraints on the finish are carried back to a start through the
//! task's length, never before the project start. Ties keep the earlier reason in this order.
//!
//! When a bound on the finish decides and asks for a morning (a start-to-finish link does), the
//! finish is that morning and not the evening before: the same working time, the date asked for.
//!
//! Example (days on a continuous calendar): A lasts 4; B lasts 6 and follows A: 4 to 10; D lasts 5
//! and finishes at least 1 after B finishes: 11 - 5 = 6, so D runs 6 to 11.

use steerco_calendar::{Calendar, Moment, Span};

use crate::constraint::{lower, upper};
use crate::effort::early_of_effort;
use crate::link::{End, after_lag, seen};
use crate::order::Node;
use crate::prepare::{Kind, Prepared};
use crate::progress::early_of_started;
use crate::state::{ALWAYS, Early, Gate, NEVER, State};
use crate::{Dialect, Driver, Network, Task};

/// What holds a task back, and why.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    pub(crate) start: Moment,
    pub(crate) start_driver: Driver,
    pub(crate) finish: Moment,
    pub(crate) finish_driver: Driver,
}

impl Bounds {
    /// The later of the two, which is what binds a task without duration.
    fn instant(&self) -> (Moment, Driver) {
        if self.finish > self.start {
            (self.finish, self.finish_driver)
        } else {
            (self.start, self.start_driver)
        }
    }

    pub(crate) fn raise(&mut self, end: End, at: Moment, driver: Driver) {
        match end {
            End::Start if at > self.start => (self.start, self.start_driver) = (at, driver),
            End::Finish if at > self.finish => (self.finish, self.finish_driver) = (at, driver),
            _ => {}
        }
    }
}

/// Runs the whole pass; `project_start` must be set.
pub(crate) fn forward_pass(network: &Network, prepared: &Prepared, state: &mut State) {
    for &node in &prepared.order {
        forward_node(network, prepared, state, node);
    }
}

/// Recomputes one node; true when anything changed.
pub(crate) fn forward_node(
    network: &Network,
    prepared: &Prepared,
    state: &mut State,
    node: Node,
) -> bool {
    let count = network.tasks.len();
    if node >= count {
        let task = node - count;
        let (early, finished) = crate::summary::roll_up_early(network, prepared, state, task);
        let changed = early != state.early[task] || finished != state.gate[task].finished;
        state.early[task] = early;
        state.gate[task].finished = finished;
        return changed;
    }
    if prepared.is_summary(node) {
        let gate = open_gate(network, prepared, state, node);
        let changed = gate != state.gate[node];
        state.gate[node] = gate;
        return changed;
    }
    let mut early = early_dates(network, prepared, state, node);
    // Calendars know no time beyond these ends.
    early.start = early.start.clamp(NEVER, ALWAYS);
    early.finish = early.finish.clamp(early.start, ALWAYS);
    let changed = early != state.early[node];
    state.early[node] = early;
    changed
}

/// What predecessors and constraint of a summary, and the summaries above it, ask of its tasks.
fn open_gate(network: &Network, prepared: &Prepared, state: &State, summary: usize) -> Gate {
    let task = &network.tasks[summary];
    let mut bounds = inherited(network, prepared, state, summary);
    // A manual summary keeps its dates and passes nothing on.
    if task.manual.is_none() {
        for &link in prepared.incoming.row(summary) {
            let dependency = &network.dependencies[link];
            let at = asked_for(network, prepared, state, link);
            let driver = Driver::SummaryDependency { dependency: link, summary };
            bounds.raise(dependency.kind.successor_end(), at, driver);
        }
        for (end, at) in lower(network, task) {
            bounds.raise(end, at, Driver::Constraint { task: summary });
        }
    }
    Gate {
        start: bounds.start,
        start_driver: bounds.start_driver,
        finish: bounds.finish,
        finish_driver: bounds.finish_driver,
        ..state.gate[summary]
    }
}

/// The bounds before the task's own links: project start and the summary above.
pub(crate) fn inherited(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    task: usize,
) -> Bounds {
    match prepared.above(network, task) {
        Some(parent) => {
            let gate = &state.gate[parent];
            Bounds {
                start: gate.start,
                start_driver: gate.start_driver,
                finish: gate.finish,
                finish_driver: gate.finish_driver,
            }
        }
        _ => Bounds {
            start: state.project_start,
            start_driver: Driver::Project,
            finish: NEVER,
            finish_driver: Driver::Project,
        },
    }
}

/// The date a link asks for at its successor's end.
pub(crate) fn asked_for(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    link: usize,
) -> Moment {
    let dependency = &network.dependencies[link];
    let early = &state.early[dependency.predecessor];
    // Early dates of as-late-as-possible tasks follow early dates.
    let (start, finish) = match state.held[dependency.successor] {
        Some(_) => (early.start, early.finish),
        None => seen(state, dependency.predecessor),
    };
    let from = match dependency.kind.predecessor_end() {
        End::Start => start,
        End::Finish => finish,
    };
    after_lag(network, prepared, state, dependency, from)
}

/// Everything that holds an unstarted task back.
pub(crate) fn bounds(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    index: usize,
    counts: impl Fn(usize) -> bool,
) -> Bounds {
    let mut bounds = inherited(network, prepared, state, index);
    for &link in prepared.incoming.row(index) {
        if counts(link) {
            let at = asked_for(network, prepared, state, link);
            bounds.raise(
                network.dependencies[link].kind.successor_end(),
                at,
                Driver::Dependency(link),
            );
        }
    }
    bounds
}

fn early_dates(network: &Network, prepared: &Prepared, state: &State, index: usize) -> Early {
    let task = &network.tasks[index];
    let fixed = |start: Moment, finish: Moment, driver: Driver| Early {
        start,
        finish,
        resume: start,
        driver,
        pushed_by: None,
    };
    match prepared.kind[index] {
        Kind::Finished => {
            let finish = task.progress.actual_finish.unwrap_or(state.project_start);
            let start =
                task.progress.actual_start.unwrap_or_else(|| prepared.start_from(index, finish));
            fixed(start.min(finish), finish, Driver::Actual)
        }
        Kind::Manual => {
            let (start, finish) = task.manual.unwrap_or((state.project_start, state.project_start));
            fixed(start, finish.max(start), Driver::Manual)
        }
        Kind::External => {
            let (start, finish) =
                task.external.unwrap_or((state.project_start, state.project_start));
            fixed(start, finish.max(start), Driver::External)
        }
        Kind::Inactive => {
            let early = early_of_open(network, prepared, state, index);
            Early { driver: Driver::Inactive, pushed_by: None, ..early }
        }
        Kind::Started => early_of_started(network, prepared, state, index),
        Kind::Spanning => early_of_effort(network, prepared, state, index),
        Kind::Open | Kind::Summary => early_of_open(network, prepared, state, index),
    }
}

fn early_of_open(network: &Network, prepared: &Prepared, state: &State, index: usize) -> Early {
    let microsoft = network.settings.dialect == Dialect::Microsoft;
    if let Some((start, finish)) = state.held[index]
        && !microsoft
    {
        return Early { start, finish, resume: start, driver: Driver::LateDates, pushed_by: None };
    }
    early_within(network, prepared, index, open_bounds(network, prepared, state, index))
}

/// Early dates of an unstarted task within its bounds, with its levelling delay.
pub(crate) fn early_within(
    network: &Network,
    prepared: &Prepared,
    index: usize,
    mut bounds: Bounds,
) -> Early {
    let task = &network.tasks[index];
    if task.leveling_delay > Span::ZERO {
        let from = prepared.snap_start(index, bounds.start);
        bounds.raise(End::Start, from + task.leveling_delay, Driver::LevelingDelay);
    }
    let early = place(prepared, index, &bounds);
    hold_back(network, prepared, task, index, early)
}

/// Everything that holds an unstarted task back but its levelling delay.
pub(crate) fn open_bounds(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    index: usize,
) -> Bounds {
    let task = &network.tasks[index];
    let microsoft = network.settings.dialect == Dialect::Microsoft;
    let mut bounds = bounds(network, prepared, state, index, |_| true);
    for (end, at) in lower(network, task) {
        let driver = Driver::Constraint { task: index };
        // With nothing else to hold it, a task may be dated before the project start.
        let alone =
            bounds.start_driver == Driver::Project && prepared.incoming.row(index).is_empty();
        if alone && microsoft {
            let start = if end == End::Start { at } else { prepared.start_from(index, at) };
            (bounds.start, bounds.start_driver) = (start, driver);
        }
        bounds.raise(end, at, driver);
    }
    if let Some(status) = reschedules_from(network) {
        bounds.raise(End::Start, status, Driver::StatusDate);
    }
    bounds
}

/// The status date, when unstarted work may not lie before it.
fn reschedules_from(network: &Network) -> Option<Moment> {
    let primavera = network.settings.dialect != Dialect::Microsoft;
    if primavera || network.settings.reschedule_uncompleted {
        network.settings.status_date
    } else {
        None
    }
}

/// Puts a task on the first dates that its bounds and its calendar allow.
fn place(prepared: &Prepared, index: usize, bounds: &Bounds) -> Early {
    let mut bound = bounds.start;
    let mut driver = bounds.start_driver;
    let mut start = prepared.snap_start(index, bound);
    if prepared.span[index].is_zero() {
        let (at, driver) = bounds.instant();
        let calendar = prepared.calendar_of(index);
        let start = match prepared.begins_work[index] {
            true => calendar.next_work(at),
            false => instant(calendar, at, driver),
        };
        let pushed_by = (start > at).then_some(prepared.owner[index]);
        return Early { start, finish: start, resume: start, driver, pushed_by };
    }
    let mut finish = prepared.finish_from(index, bound);
    if bounds.finish > finish {
        let wanted = prepared.start_from(index, bounds.finish);
        let later = prepared.snap_start(index, wanted);
        if later > start {
            (bound, driver) = (wanted, bounds.finish_driver);
            start = later;
            finish = prepared.finish_from(index, bound);
        }
        finish = if prepared.lanes_of(index).is_empty() {
            let calendar = prepared.calendar_of(index);
            morning_finish(calendar, finish, bounds.finish, bounds.finish_driver)
        } else {
            // Some lane rests until then.
            finish.max(bounds.finish)
        };
    }
    let pushed_by = (start > bound).then_some(prepared.owner[index]);
    // Delays of lanes count from the bound.
    let resume = if prepared.lanes_of(index).is_empty() { start } else { bound };
    Early { start, finish, resume, driver, pushed_by }
}

/// Where a milestone goes: it may stand at the end of a working stretch, and at the project start
/// even when nobody works then, but not elsewhere in free time.
fn instant(calendar: &Calendar, at: Moment, driver: Driver) -> Moment {
    if driver == Driver::Project || calendar.prev_work(at) == at {
        at
    } else {
        calendar.next_work(at)
    }
}

/// A finish that was asked for later than `finish` but before more work is done: the next morning.
/// A date that a person wrote counts only when it is that morning.
pub(crate) fn morning_finish(
    calendar: &Calendar,
    finish: Moment,
    asked: Moment,
    driver: Driver,
) -> Moment {
    if asked <= finish {
        return finish;
    }
    let morning = calendar.next_work(finish);
    let by_link = !matches!(driver, Driver::Constraint { .. });
    if asked == morning || (by_link && asked < morning) { morning } else { finish }
}

/// Applies the constraints that beat the links, where the task would miss them.
fn hold_back(
    network: &Network,
    prepared: &Prepared,
    task: &Task,
    index: usize,
    early: Early,
) -> Early {
    let held = |start: Moment, finish: Moment| Early {
        start,
        finish,
        resume: start,
        driver: Driver::Constraint { task: index },
        pushed_by: None,
    };
    upper(network, task).fold(early, |early, bound| match bound {
        (End::Start, at) if early.start > at => {
            let start = prepared.snap_start(index, at);
            if start < early.start {
                held(start, prepared.finish_from(index, start))
            } else {
                early
            }
        }
        (End::Finish, at) if early.finish > at => {
            let start = prepared.start_from(index, at);
            let finish = prepared.finish_from(index, start);
            if start < early.start { held(start, finish) } else { early }
        }
        _ => early,
    })
}
