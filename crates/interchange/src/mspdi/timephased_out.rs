//! Pauses of split tasks on the way out, as timephased work: day by day, with an explicit zero while
//! work pauses, actual work (type 2) before what remains (type 1). Work that nobody has stands in an
//! assignment of its own, as Microsoft Project has it.

use std::collections::BTreeSet;

use steerco_calendar::{Calendar, Moment, Span};
use steerco_plan::{Plan, PlanAssignment, PlanTask, Scheduled};
use steerco_schedule::{ResourceKind, Split};

use super::timephased::{ACTUAL, REMAINING, Stretches, clock, pauses_are_the_tasks};
use super::values::{show_duration, show_moment};
use super::write::Parts;

const DAY: Span = Span::from_tenths(24 * 60 * 10);

/// Work of an assignment and its pauses, as they are to be written.
pub(super) struct Work<'w> {
    plan: &'w Plan,
    scheduled: &'w Scheduled,
    /// Does a resource decide when this task is worked on? By task.
    driven: Vec<bool>,
}

/// From one moment to another, at work or idle.
struct Piece {
    kind: i64,
    from: Moment,
    to: Moment,
    idle: bool,
}

impl<'w> Work<'w> {
    pub(super) fn new(plan: &'w Plan, scheduled: &'w Scheduled) -> Self {
        let mut driven = vec![false; plan.tasks.len()];
        for assignment in plan.assignments.iter().filter(|one| drives(plan, one)) {
            if let Some(driven) = driven.get_mut(assignment.task) {
                *driven = true;
            }
        }
        Self { plan, scheduled, driven }
    }

    /// The pauses of an assignment that decide dates: its own, or those of its task.
    fn splits(&self, assignment: &'w PlanAssignment, task: &'w PlanTask) -> &'w [Split] {
        let takes_part = assignment.resource.is_none() || drives(self.plan, assignment);
        let of_task =
            assignment.resource.is_none() || pauses_are_the_tasks(task) || !task.splits.is_empty();
        match (takes_part, of_task) {
            (true, true) => &task.splits,
            _ => &assignment.splits,
        }
    }

    /// Kept parts and timephased work of an assignment. What the file said of its work stays as it
    /// was as long as that tells the same pauses from the same beginning.
    pub(super) fn timephased(&self, index: usize, parts: &mut Parts<'_>) {
        let Some(assignment) = self.plan.assignments.get(index) else { return };
        let dates = self.scheduled.schedule.assignments.get(index);
        let (Some(task), Some(dates)) = (self.plan.tasks.get(assignment.task), dates) else {
            return parts.kept(&assignment.kept);
        };
        let known = Stretches::of_kept(&assignment.kept.0).pauses();
        let splits = self.splits(assignment, task);
        if splits.is_empty() && !known.any() {
            return parts.kept(&assignment.kept);
        }
        let calendars = &self.scheduled.network.calendars;
        let Some(clock) = clock(self.plan, calendars, task, assignment.resource) else {
            return parts.kept(&assignment.kept);
        };
        let same_begin =
            known.begin.is_some_and(|at| clock.next_work(at) == clock.next_work(dates.start));
        if same_begin && known.splits(&clock) == splits {
            return parts.kept(&assignment.kept);
        }
        parts.kept_unless(&assignment.kept, |name, raw| {
            name == "TimephasedData" && Stretches::default().note(raw)
        });
        let pieces = pieces(&clock, task, splits, (dates.start, dates.finish));
        let work = assignment.resource.map(|_| assignment.work);
        parts.raw("TimephasedData", rows(&clock, assignment.uid, &pieces, work));
    }

    /// Assignments for tasks with pauses that no other tells of.
    pub(super) fn unassigned(&self) -> Vec<String> {
        let told: BTreeSet<usize> = self
            .plan
            .assignments
            .iter()
            .filter(|one| one.resource.is_none())
            .map(|one| one.task)
            .collect();
        let mut uid = self.plan.assignments.iter().map(|one| one.uid).max().unwrap_or(0).max(0);
        let mut more = vec![];
        for (index, task) in self.plan.tasks.iter().enumerate() {
            let driven = self.driven.get(index).copied().unwrap_or(false);
            if task.splits.is_empty() || task.summary || driven || told.contains(&index) {
                continue;
            }
            let calendars = &self.scheduled.network.calendars;
            let Some(dates) = self.scheduled.schedule.tasks.get(index) else { continue };
            let Some(clock) = clock(self.plan, calendars, task, None) else { continue };
            uid += 1;
            let pieces = pieces(&clock, task, &task.splits, (dates.start, dates.finish));
            more.push(format!(
                "<Assignment><UID>{uid}</UID><TaskUID>{}</TaskUID><ResourceUID>-65535</ResourceUID>\
                     <Finish>{}</Finish><Start>{}</Start><Units>1</Units><Work>PT0H0M0S</Work>\
                     <WorkContour>8</WorkContour>{}</Assignment>\n",
                task.uid,
                show_moment(dates.finish),
                show_moment(dates.start),
                rows(&clock, uid, &pieces, None),
            ));
        }
        more
    }
}

/// Does this assignment say when its task is worked on, unless the task leaves it no say?
fn drives(plan: &Plan, assignment: &PlanAssignment) -> bool {
    let resource = assignment.resource.and_then(|resource| plan.resources.get(resource));
    resource.is_some_and(|resource| resource.kind == ResourceKind::Work)
        && assignment.units.basis_points() > 0
        && assignment.work > Span::ZERO
}

/// The way from `start` to `finish`: work, pause, work. What is done is counted from the start,
/// what remains from the finish, since it may have been resumed later.
fn pieces(
    clock: &Calendar,
    task: &PlanTask,
    splits: &[Split],
    (start, finish): (Moment, Moment),
) -> Vec<Piece> {
    let begun = task.actual_start.is_some();
    let total = if begun {
        task.duration
    } else {
        clock.between(start, finish) - splits.iter().map(|split| split.pause).sum::<Span>()
    };
    let splits: Vec<&Split> =
        splits.iter().filter(|split| split.after > Span::ZERO && split.after < total).collect();
    let all_pauses: Span = splits.iter().map(|split| split.pause).sum();
    let done = if begun { task.actual_duration.clamp(Span::ZERO, total) } else { Span::ZERO };
    let from_start = |worked: Span, paused: Span| clock.add(start, worked + paused);
    let from_finish = |worked: Span, paused: Span| {
        clock.subtract(finish, (total - worked) + (all_pauses - paused))
    };
    let end = |worked: Span, paused: Span| {
        let end = if !begun || worked <= done {
            from_start(worked, paused)
        } else {
            from_finish(worked, paused)
        };
        clock.prev_work(end).min(finish)
    };
    let begin = |worked: Span, paused: Span| {
        let begin = if !begun || worked < done {
            from_start(worked, paused)
        } else {
            from_finish(worked, paused)
        };
        clock.next_work(begin).min(finish)
    };
    let mut pieces: Vec<Piece> = vec![];
    let (mut worked, mut paused) = (Span::ZERO, Span::ZERO);
    let stops = splits.iter().map(|split| (split.after, split.pause));
    for (until, pause) in stops.chain([(total, Span::ZERO)]) {
        let mut bounds = vec![worked];
        bounds.extend(Some(done).filter(|done| worked < *done && *done < until));
        bounds.push(until);
        for pair in bounds.windows(2) {
            let &[low, high] = pair else { continue };
            let kind = if high <= done { ACTUAL } else { REMAINING };
            let (from, to) = (begin(low, paused), end(high, paused));
            if from < to {
                pieces.push(Piece { kind, from, to, idle: false });
            }
        }
        (worked, paused) = (until, paused + pause);
        if pause > Span::ZERO {
            let kind = if until < done { ACTUAL } else { REMAINING };
            let (from, to) = (end(until, paused - pause), begin(until, paused));
            pieces.push(Piece { kind, from, to, idle: true });
        }
    }
    pieces
}

/// The rows of these pieces; `work` is spread evenly over working time, which itself is the value
/// where the work is not anyone's.
fn rows(clock: &Calendar, uid: i64, pieces: &[Piece], work: Option<Span>) -> String {
    let busy = pieces.iter().filter(|piece| !piece.idle);
    let length: Span = busy.map(|piece| clock.between(piece.from, piece.to)).sum();
    let work = work.unwrap_or(length);
    let (mut worked, mut given) = (Span::ZERO, Span::ZERO);
    let mut out = String::new();
    for piece in pieces {
        let mut from = piece.from;
        while from < piece.to {
            let to = (from + DAY).min(piece.to);
            let time = clock.between(from, to);
            let value = if time.is_zero() {
                None
            } else if piece.idle {
                Some(Span::ZERO)
            } else {
                worked += time;
                let due = work.scaled(worked.tenths(), length.tenths()).unwrap_or(worked);
                // A zero would read as a pause.
                let share = (due - given).max(Span::from_tenths(1));
                given += share;
                Some(share)
            };
            let value = value.map(|value| format!("<Value>{}</Value>", show_duration(value)));
            out.push_str(&format!(
                "<TimephasedData><Type>{}</Type><UID>{uid}</UID><Start>{}</Start><Finish>{}</Finish>\
                 <Unit>2</Unit>{}</TimephasedData>",
                piece.kind,
                show_moment(from),
                show_moment(to),
                value.unwrap_or_default(),
            ));
            from = to;
        }
    }
    out
}
