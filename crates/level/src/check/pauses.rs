//! The check of pauses: which levelling made, when they are, and whether they may be.

use steerco_calendar::{Calendar, Moment, Span};
use steerco_schedule::{Dialect, Network, ResourceKind, Schedule};

use super::{Broken, calendars, may_move};
use crate::answer::LevelledPlan;
use crate::options::{Member, Options, Pausing};

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

/// True when the pauses of a task are those that levelling made.
pub(super) fn levelled_pauses(member: &Member<'_>, plan: &LevelledPlan, task: usize) -> bool {
    let before = &member.network.tasks[task];
    let renewed = member.pausing.get(task) == Some(&Pausing::Levelled) && may_move(member, before);
    !plan.network.tasks[task].splits.is_empty() && (before.splits.is_empty() || renewed)
}

/// Pauses are only where they may be, and whole days.
pub(super) fn allowed(
    member: &Member<'_>,
    options: &Options,
    plan: &LevelledPlan,
    first: usize,
) -> Result<(), Broken> {
    let day = plan.network.settings.day;
    for (index, task) in plan.network.tasks.iter().enumerate() {
        let before = &member.network.tasks[index];
        let pausing = member.pausing.get(index).copied().unwrap_or_default();
        let stays = if levelled_pauses(member, plan, index) {
            let mut after = Span::ZERO;
            let whole = |span: Span| span >= day && span.tenths() % day.tenths().max(1) == 0;
            let parts = task.splits.iter().all(|split| {
                let part = split.after - after;
                after = split.after;
                whole(part) && whole(split.pause)
            });
            options.splits
                && pausing != Pausing::Never
                && may_move(member, before)
                && !task.elapsed
                && plan.network.settings.dialect == Dialect::Microsoft
                && parts
                && task.duration - after >= day
        } else {
            let taken_away = pausing == Pausing::Levelled && may_move(member, before);
            task.splits == before.splits || (taken_away && task.splits.is_empty())
        };
        if !stays {
            return Err(Broken::Pauses { task: first + index });
        }
    }
    Ok(())
}

/// Every pause that levelling made.
pub(super) fn idles(members: &[Member<'_>], plans: &[LevelledPlan]) -> Vec<Idle> {
    let (mut idles, mut first) = (vec![], 0);
    for (member, plan) in members.iter().zip(plans) {
        let network = &plan.network;
        for task in (0..network.tasks.len()).filter(|&task| levelled_pauses(member, plan, task)) {
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
    let start = schedule.tasks[task].start;
    let mut paused = Span::ZERO;
    let mut moments = vec![];
    for split in &network.tasks[task].splits {
        let from = clock.add(start, split.after + paused);
        paused += split.pause;
        moments.push((from, clock.next_work(clock.add(start, split.after + paused))));
    }
    moments
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
