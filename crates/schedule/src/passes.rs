//! The passes in their order, and the schedule made from what they leave.
//!
//! From the start: forward, project finish, backward. Then tasks that are to be as late as possible
//! are held on their late dates and a second forward pass moves what follows them.
//!
//! From the finish, the mirror image: the project finish is given; a backward pass finds the latest
//! dates and with them the project start, a forward pass the earliest. Tasks that are to be as soon
//! as possible are held on those and a second backward pass moves what precedes them; all others are
//! planned on their late dates.

use steerco_calendar::{Moment, Span};

use crate::assignment::assignment_dates;
use crate::backward::{backward_pass, free_dates};
use crate::diagnostics::diagnose;
use crate::effort::{is_group, span_groups};
use crate::float::compute_float;
use crate::forward::forward_pass;
use crate::link::seen;
use crate::prepare::{Kind, Prepared};
use crate::state::{Early, NEVER, State};
use crate::{
    Constraint, CriticalBy, Dialect, Driver, Network, NetworkError, Schedule, TaskDates,
    longest_path, verify::verify,
};

impl Network {
    /// Computes the schedule. Never panics: what cannot be scheduled at all is a
    /// [`NetworkError`], everything else is a schedule with diagnostics.
    pub fn schedule(&self) -> Result<Schedule, NetworkError> {
        let prepared = Prepared::new(self)?;
        let state = run(self, &prepared);
        let schedule = assemble(self, &prepared, &state);
        debug_assert_eq!(verify(self, &schedule), Ok(()));
        Ok(schedule)
    }
}

/// All passes.
pub(crate) fn run(network: &Network, prepared: &Prepared) -> State {
    let mut state = State::new(network);
    match network.settings.schedule_from_finish {
        None => from_start(network, prepared, &mut state),
        Some(finish) => from_finish(network, prepared, &mut state, finish),
    }
    compute_float(network, prepared, &mut state);
    state
}

fn from_start(network: &Network, prepared: &Prepared, state: &mut State) {
    forward_pass(network, prepared, state);
    state.project_finish = project_finish(network, prepared, state);
    backward_pass(network, prepared, state);
    if hold_late(network, prepared, state) {
        forward_pass(network, prepared, state);
        state.project_finish = project_finish(network, prepared, state);
        backward_pass(network, prepared, state);
    }
}

fn from_finish(network: &Network, prepared: &Prepared, state: &mut State, finish: Moment) {
    forward_pass(network, prepared, state);
    state.project_finish = finish;
    backward_pass(network, prepared, state);
    let open = (0..network.tasks.len()).filter(|&task| prepared.kind[task] == Kind::Open);
    let first = open.map(|task| state.late[task].start).min();
    state.project_start = first.unwrap_or(network.settings.start);
    forward_pass(network, prepared, state);
    let mut any = false;
    for (index, task) in network.tasks.iter().enumerate() {
        let soon = task.constraint == Constraint::AsSoonAsPossible;
        if soon && prepared.kind[index] == Kind::Open {
            let early = &state.early[index];
            state.held[index] = Some((early.start, early.finish));
            any = true;
        }
    }
    backward_pass(network, prepared, state);
    if any {
        state.held.fill(None);
    }
}

/// Holds tasks that are to be as late as possible on their late dates (Microsoft), or as late as
/// their successors' early dates leave room (Primavera); true when there are any.
fn hold_late(network: &Network, prepared: &Prepared, state: &mut State) -> bool {
    let mut any = false;
    for &node in prepared.order.iter().rev() {
        let open = prepared.kind.get(node) == Some(&Kind::Open);
        if !open || network.tasks[node].constraint != Constraint::AsLateAsPossible {
            continue;
        }
        let (start, finish) = match network.settings.dialect {
            Dialect::Microsoft => (state.late[node].start, state.late[node].finish),
            Dialect::Primavera(_) => free_dates(network, prepared, state, node),
        };
        if start > state.early[node].start {
            state.held[node] = Some((start, finish));
            any = true;
        }
    }
    any
}

/// What late dates have to keep: the latest early finish of any task that counts, or the date that
/// the project must finish by.
pub(crate) fn project_finish(network: &Network, prepared: &Prepared, state: &State) -> Moment {
    if let Some(by) = network.settings.dialect.primavera().and_then(|p| p.must_finish_by) {
        return by;
    }
    counting(network, prepared).map(|task| seen(state, task).1).max().unwrap_or(state.project_start)
}

fn counting<'a>(network: &'a Network, prepared: &'a Prepared) -> impl Iterator<Item = usize> + 'a {
    (0..network.tasks.len()).filter(|&task| {
        !matches!(
            prepared.kind[task],
            Kind::Inactive | Kind::External | Kind::Summary | Kind::Spanning
        )
    })
}

/// The dates on which a task is planned, which late scheduling may take from the backward pass.
fn planned(network: &Network, prepared: &Prepared, state: &State, index: usize) -> (Early, Driver) {
    let mut early = state.early[index];
    let mut driver = early.driver;
    match prepared.kind[index] {
        Kind::Open => {
            let late = &state.late[index];
            if let Some((start, finish)) = state.held[index] {
                (early.start, early.finish) = (start, finish);
                early.pushed_by = None;
                driver = Driver::LateDates;
            }
            let backwards = network.settings.schedule_from_finish.is_some();
            if backwards
                && network.tasks[index].constraint != Constraint::AsSoonAsPossible
                && late.start >= early.start
            {
                (early.start, early.finish) = (late.start, late.finish);
                early.pushed_by = None;
                driver = Driver::LateDates;
            }
        }
        Kind::Started => {
            let actual = network.tasks[index].progress.actual_start.unwrap_or(early.start);
            early.start = actual.clamp(NEVER, early.finish);
        }
        _ => {}
    }
    (early, driver)
}

/// The public result.
pub(crate) fn assemble(network: &Network, prepared: &Prepared, state: &State) -> Schedule {
    let mut tasks: Vec<TaskDates> =
        (0..network.tasks.len()).map(|index| task_dates(network, prepared, state, index)).collect();
    let as_early = network.settings.schedule_from_finish.is_none()
        && network.settings.dialect == Dialect::Microsoft;
    if !as_early {
        roll_up_planned(network, prepared, &mut tasks);
    }
    span_groups(network, prepared, &mut tasks);
    let span = counting(network, prepared);
    let (start, finish) = span.fold((None, None), |(start, finish), task| {
        let dates: &TaskDates = &tasks[task];
        let start = Some(start.map_or(dates.start, |known: Moment| known.min(dates.start)));
        (start, Some(finish.map_or(dates.finish, |known: Moment| known.max(dates.finish))))
    });
    let fallback = network.settings.schedule_from_finish.unwrap_or(network.settings.start);
    let mut schedule = Schedule {
        start: start.unwrap_or(fallback),
        finish: finish.unwrap_or(fallback),
        tasks,
        assignments: vec![],
        diagnostics: vec![],
    };
    if network.settings.dialect.primavera().is_some_and(|p| p.critical == CriticalBy::LongestPath) {
        mark_longest_path(network, prepared, &mut schedule);
    }
    schedule.assignments = assignment_dates(network, prepared, state, &schedule.tasks);
    schedule.diagnostics = diagnose(network, prepared, state, &schedule);
    schedule
}

fn task_dates(network: &Network, prepared: &Prepared, state: &State, index: usize) -> TaskDates {
    let (dates, driver) = planned(network, prepared, state, index);
    let (early, late, float) = (&state.early[index], &state.late[index], &state.float[index]);
    let duration = if prepared.is_summary(index) {
        prepared.between(index, dates.start, dates.finish)
    } else {
        network.tasks[index].duration.max(Span::ZERO)
    };
    TaskDates {
        start: dates.start,
        finish: dates.finish,
        early_start: early.start,
        early_finish: early.finish,
        late_start: late.start,
        late_finish: late.finish,
        duration,
        start_float: float.start,
        finish_float: float.finish,
        total_float: float.total,
        free_float: float.free,
        critical: float.critical,
        driver,
        pushed_by: dates.pushed_by,
    }
}

/// Planned dates of summaries when they are not those of the forward pass.
fn roll_up_planned(network: &Network, prepared: &Prepared, tasks: &mut [TaskDates]) {
    for summary in (0..tasks.len()).rev() {
        if !prepared.is_summary(summary) || network.tasks[summary].manual.is_some() {
            continue;
        }
        let children = prepared.children.row(summary).iter().copied();
        let mut children = children.filter(|&child| {
            prepared.kind[child] != Kind::Inactive && !is_group(network, prepared, child)
        });
        let Some(first) = children.next() else { continue };
        let (mut start, mut finish, mut driver) = (tasks[first].start, tasks[first].finish, first);
        for child in children {
            if tasks[child].start < start {
                (start, driver) = (tasks[child].start, child);
            }
            finish = finish.max(tasks[child].finish);
        }
        tasks[summary].start = start;
        tasks[summary].finish = finish;
        tasks[summary].driver = Driver::Child(driver);
        tasks[summary].duration = prepared.between(summary, start, finish);
    }
}

/// Critical are the tasks that drive the finish of the plan, and the summaries above them.
fn mark_longest_path(network: &Network, prepared: &Prepared, schedule: &mut Schedule) {
    let path = longest_path(network, schedule);
    for dates in &mut schedule.tasks {
        dates.critical = false;
    }
    for task in path {
        let unfinished = !matches!(prepared.kind[task], Kind::Finished | Kind::External);
        let mut at = Some(task).filter(|_| unfinished);
        while let Some(index) = at {
            schedule.tasks[index].critical = true;
            at = prepared.above(network, index);
        }
    }
}
