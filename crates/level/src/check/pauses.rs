//! The check of pauses: which levelling made, when they are, and whether they may be.

use steerco_calendar::{Calendar, Moment, Span};
use steerco_schedule::{Constraint, Dialect, Network, ResourceKind, Schedule, Split, Task};

use super::{Broken, begun, calendars, may_move};
use crate::answer::LevelledPlan;
use crate::options::{Member, Options, Pausing};
use crate::problem::NEVER_LEVEL;

/// A pause that levelling made.
pub(super) struct Idle {
    /// Through all plans.
    pub(super) task: usize,
    pub(super) from: Moment,
    pub(super) to: Moment,
    /// Shared resources and the units that the task asks of them.
    pub(super) asks: Vec<(usize, i64)>,
    /// Somebody is short in it.
    pub(super) short: bool,
}

/// True when what is left of a task that has begun may wait and pause.
pub(super) fn may_wait(member: &Member<'_>, options: &Options, task: &Task) -> bool {
    let done = task.progress.actual_duration;
    options.splits
        && !options.leave_started
        && task.progress.actual_start.is_some()
        && task.progress.actual_finish.is_none()
        && done > Span::ZERO
        && done < task.duration
        && task.priority.max(member.priority) < NEVER_LEVEL
        && task.manual.is_none()
        && task.external.is_none()
        && !matches!(task.constraint, Constraint::AsLateAsPossible | Constraint::MustFinishOn(_))
}

/// Pauses that lie ahead: of begun tasks, those behind what is done.
fn ahead(task: &Task) -> Vec<Split> {
    let done = if begun(&task.progress) { task.progress.actual_duration } else { Span::ZERO };
    task.splits.iter().copied().filter(|split| split.after >= done).collect()
}

/// True when the pauses ahead in a task are those that levelling made.
pub(super) fn levelled_pauses(
    member: &Member<'_>,
    options: &Options,
    plan: &LevelledPlan,
    task: usize,
) -> bool {
    let before = &member.network.tasks[task];
    let renewed = member.pausing.get(task) == Some(&Pausing::Levelled)
        && (may_move(member, before) || may_wait(member, options, before));
    !ahead(&plan.network.tasks[task]).is_empty() && (before.splits.is_empty() || renewed)
}

/// Pauses are only where they may be, and whole days.
pub(super) fn allowed(
    member: &Member<'_>,
    options: &Options,
    plan: &LevelledPlan,
    first: usize,
) -> Result<(), Broken> {
    for (index, task) in plan.network.tasks.iter().enumerate() {
        let before = &member.network.tasks[index];
        let pausing = member.pausing.get(index).copied().unwrap_or_default();
        let stays = if levelled_pauses(member, options, plan, index) {
            options.splits
                && pausing != Pausing::Never
                && !task.elapsed
                && plan.network.settings.dialect == Dialect::Microsoft
                && if begun(&before.progress) {
                    may_wait(member, options, before)
                        && past(before) == past(task)
                        && parts(plan, task, task.progress.actual_duration)
                        && goes_on(plan, index, before)
                } else {
                    may_move(member, before) && parts(plan, task, Span::ZERO)
                }
        } else {
            let taken_away = pausing == Pausing::Levelled
                && (may_move(member, before) || may_wait(member, options, before));
            task.progress.resume == before.progress.resume
                && (task.splits == before.splits
                    || (taken_away && ahead(task).is_empty() && past(before) == past(task)))
        };
        if !stays {
            return Err(Broken::Pauses { task: first + index });
        }
    }
    match people_allowed(member, options, plan) {
        Some(task) => Err(Broken::Pauses { task: first + task }),
        None => Ok(()),
    }
}

/// Pauses of a begun task that lie in what is done.
fn past(task: &Task) -> &[Split] {
    let done = if begun(&task.progress) { task.progress.actual_duration } else { Span::ZERO };
    let count = task.splits.iter().take_while(|split| split.after < done).count();
    task.splits.get(..count).unwrap_or_default()
}

/// Parts and pauses are whole days from where the work goes on. The rest of begun work may wait for any time
/// before its first part, which may then be all of it.
fn parts(plan: &LevelledPlan, task: &Task, done: Span) -> bool {
    let day = plan.network.settings.day;
    let whole = |span: Span| span >= day && span.tenths() % day.tenths().max(1) == 0;
    let mut after = done;
    let pauses = ahead(task);
    let all = pauses.iter().all(|split| {
        let part = split.after - after;
        after = split.after;
        let waits = begun(&task.progress) && part.is_zero() && split.pause > Span::ZERO;
        waits || (whole(part) && whole(split.pause))
    });
    all && (task.duration - after >= day || (after == done && pauses.len() == 1 && !done.is_zero()))
}

/// Where a begun task says itself when it goes on, pauses stand in for that only when it says nothing new.
fn goes_on(plan: &LevelledPlan, index: usize, before: &Task) -> bool {
    let task = &plan.network.tasks[index];
    let pauses: Span = past(task).iter().map(|split| split.pause).sum();
    let said = before.progress.resume.or(before.progress.stop);
    let start = before.progress.actual_start;
    task.progress.resume.is_none()
        && said.zip(start).is_none_or(|(resume, start)| {
            let worked = before.progress.actual_duration + pauses;
            clock(&plan.network, index).between(start, resume) <= worked
        })
}

/// True when the pauses of a person on a task are those that levelling made.
pub(super) fn levelled_person(member: &Member<'_>, plan: &LevelledPlan, assignment: usize) -> bool {
    let before = &member.network.assignments[assignment];
    let task = &member.network.tasks[before.task];
    let renewed =
        member.pausing.get(before.task) == Some(&Pausing::Levelled) && may_move(member, task);
    !plan.network.assignments[assignment].splits.is_empty() && (before.splits.is_empty() || renewed)
}

/// The calendar on which one person works on a task.
fn own_clock(network: &Network, assignment: usize) -> Option<Calendar> {
    let one = &network.assignments[assignment];
    Some(match calendars(network, &network.tasks[one.task], one.resource?) {
        (one, Some(other)) => Calendar::intersection(&[one, other]),
        (one, None) => one.clone(),
    })
}

/// When one person pauses.
pub(super) fn own_moments(
    network: &Network,
    assignment: usize,
    schedule: &Schedule,
) -> Vec<(Moment, Moment)> {
    let Some(clock) = own_clock(network, assignment) else { return vec![] };
    let start = schedule.assignments[assignment].start;
    let mut paused = Span::ZERO;
    let mut moments = vec![];
    for split in &network.assignments[assignment].splits {
        let from = clock.add(start, split.after + paused);
        paused += split.pause;
        moments.push((from, clock.next_work(clock.add(start, split.after + paused))));
    }
    moments
}

/// People pause for themselves only where they may, and whole days.
fn people_allowed(member: &Member<'_>, options: &Options, plan: &LevelledPlan) -> Option<usize> {
    let day = plan.network.settings.day;
    let whole = |span: Span| span >= day && span.tenths() % day.tenths().max(1) == 0;
    for (index, one) in plan.network.assignments.iter().enumerate() {
        let before = &member.network.assignments[index];
        let task = &member.network.tasks[one.task];
        let pausing = member.pausing.get(one.task).copied().unwrap_or_default();
        let stays = if levelled_person(member, plan, index) {
            let mut after = Span::ZERO;
            let parts = one.splits.iter().all(|split| {
                let part = split.after - after;
                after = split.after;
                whole(part) && whole(split.pause)
            });
            let pauses: Span = one.splits.iter().map(|split| split.pause).sum();
            let dates = &plan.schedule.assignments[index];
            let last = own_clock(&plan.network, index)
                .map(|clock| clock.between(dates.start, dates.finish) - pauses - after);
            options.splits
                && pausing != Pausing::Never
                && may_move(member, task)
                && !task.elapsed
                && plan.network.tasks[one.task].splits.is_empty()
                && plan.network.settings.dialect == Dialect::Microsoft
                && parts
                && last.is_some_and(|last| last >= day)
        } else {
            let taken_away = pausing == Pausing::Levelled && may_move(member, task);
            one.splits == before.splits || (taken_away && one.splits.is_empty())
        };
        if !stays {
            return Some(one.task);
        }
    }
    None
}

/// Every pause that levelling made.
pub(super) fn idles(
    members: &[Member<'_>],
    options: &Options,
    plans: &[LevelledPlan],
) -> Vec<Idle> {
    let (mut idles, mut first) = (vec![], 0);
    for (member, plan) in members.iter().zip(plans) {
        let network = &plan.network;
        let levelled = |task: &usize| levelled_pauses(member, options, plan, *task);
        for task in (0..network.tasks.len()).filter(levelled) {
            let own = network.assignments.iter().filter(|one| one.task == task && one.units > 0);
            let asks: Vec<(usize, i64)> = own
                .filter_map(|one| Some((one.resource?, i64::from(one.units))))
                .filter(|(resource, _)| network.resources[*resource].kind == ResourceKind::Work)
                .map(|(resource, units)| (member.resources[resource], units))
                .collect();
            for (from, to) in moments(network, task, &plan.schedule) {
                let asks = asks.clone();
                idles.push(Idle { task: first + task, from, to, asks, short: false });
            }
        }
        for (index, one) in network.assignments.iter().enumerate() {
            let Some(resource) = one.resource.filter(|_| levelled_person(member, plan, index))
            else {
                continue;
            };
            // Whoever stands on the task twice is asked for both together.
            let same = network.assignments.iter();
            let same =
                same.filter(|other| (other.task, other.resource) == (one.task, one.resource));
            let units: i64 = same.map(|other| i64::from(other.units.max(0))).sum();
            let asks = vec![(member.resources[resource], units)];
            for (from, to) in own_moments(network, index, &plan.schedule) {
                let (task, asks) = (first + one.task, asks.clone());
                idles.push(Idle { task, from, to, asks, short: false });
            }
        }
        first += network.tasks.len();
    }
    idles
}

/// When a task pauses.
pub(super) fn moments(
    network: &Network,
    task: usize,
    schedule: &Schedule,
) -> Vec<(Moment, Moment)> {
    let clock = clock(network, task);
    let own = &network.tasks[task];
    let (start, done) = match begun(&own.progress) {
        true => (rest_from(network, task, schedule), own.progress.actual_duration),
        false => (schedule.tasks[task].start, Span::ZERO),
    };
    let mut paused = Span::ZERO;
    let mut moments = vec![];
    for split in ahead(own) {
        let from = clock.add(start, split.after - done + paused);
        paused += split.pause;
        let to = clock.next_work(clock.add(start, split.after - done + paused));
        moments.push((from, to));
    }
    moments
}

/// The moment from which on what is left of a begun task, pauses included, lies before its finish.
pub(super) fn rest_from(network: &Network, task: usize, schedule: &Schedule) -> Moment {
    let own = &network.tasks[task];
    let pauses: Span = ahead(own).iter().map(|split| split.pause).sum();
    let left = own.duration - own.progress.actual_duration + pauses;
    clock(network, task).subtract(schedule.tasks[task].finish, left)
}

/// The calendar on which a task is worked on.
pub(super) fn clock(network: &Network, task: usize) -> Calendar {
    let own = &network.tasks[task];
    let people = network
        .assignments
        .iter()
        .filter(|one| one.task == task && one.units > 0 && one.work > Span::ZERO);
    let mut people = people.filter_map(|one| one.resource);
    let works = |resource: &usize| network.resources[*resource].kind == ResourceKind::Work;
    let calendar = people.find(works).map(|resource| match calendars(network, own, resource) {
        (one, Some(other)) => Calendar::intersection(&[one, other]),
        (one, None) => one.clone(),
    });
    let plain = || network.calendars[own.calendar.unwrap_or(network.settings.calendar)].clone();
    calendar.filter(Calendar::has_work).unwrap_or_else(plain)
}

/// A stretch without what lies in pauses.
pub(super) fn without(
    (from, to): (Moment, Moment),
    pauses: &[(Moment, Moment)],
) -> Vec<(Moment, Moment)> {
    let mut left = vec![];
    let mut from = from;
    for &(pause, resume) in pauses {
        if resume > from && pause < to {
            left.push((from, pause));
            from = resume;
        }
    }
    left.push((from, to));
    left.retain(|(from, to)| from < to);
    left
}
