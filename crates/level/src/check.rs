//! An independent check of a levelled plan: reads the network and the dates, shares no code with the
//! search but the calendar and the scheduling engine.
//!
//! It checks that scheduling the network with its delays gives the dates told; that those keep links,
//! constraints and calendars ([`verify`](steerco_schedule::verify())); that no resource is asked for
//! more than there is at any moment, but by tasks that the answer names; that tasks which stay stand
//! where they stood; that float is kept when only float may be used; and that pauses are whole days,
//! only where they may be, and in each somebody is short. Of tasks that have begun, what is left counts;
//! those whose people work at different times, or that have pauses that levelling did not make, are left
//! out of the load.

mod pauses;
mod range;

use steerco_calendar::{Calendar, Moment, Span};
use steerco_schedule::{
    Activity, Constraint, Dialect, Network, Progress, ResourceKind, Task, TaskType, verify,
};

use self::pauses::{Idle, idles, levelled_pauses, levelled_person, without};
use crate::answer::{Levelled, LevelledPlan, Together, Unsolved};
use crate::options::{Member, Options, Pausing};
use crate::problem::NEVER_LEVEL;

/// The first thing found wrong with a levelled plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The delays do not give the dates, or the dates break a rule of scheduling.
    #[error("the schedule does not hold: {0}")]
    Schedule(String),
    /// More of a resource is used than there is.
    #[error("resource {resource} is asked for {asked} of {most} at {at} by tasks {tasks:?}")]
    #[expect(missing_docs, reason = "the names say it")]
    Overload { resource: usize, at: Moment, asked: i64, most: i64, tasks: Vec<usize> },
    /// A task that was to stay has moved.
    #[error("task {task} was to stay on its dates")]
    #[expect(missing_docs, reason = "the names say it")]
    Moved { task: usize },
    /// A task passed its late start.
    #[error("task {task} was to keep its float")]
    #[expect(missing_docs, reason = "the names say it")]
    Float { task: usize },
    /// A task has pauses that it may not have, or not such ones.
    #[error("task {task} was not to be split like that")]
    #[expect(missing_docs, reason = "the names say it")]
    Pauses { task: usize },
    /// Levelling a range of dates changed a task outside it, or made a task begin earlier or wait for less.
    #[error("task {task} was not to be changed like that by levelling a range of dates")]
    #[expect(missing_docs, reason = "the names say it")]
    Outside { task: usize },
    /// Everybody has time in a pause that levelling made.
    #[error("nobody is short while task {task} pauses from {from}")]
    #[expect(missing_docs, reason = "the names say it")]
    Needless { task: usize, from: Moment },
}

/// Checks an answer against the network and the options it was given for.
///
/// # Errors
/// The first rule that is broken.
pub fn check(network: &Network, options: &Options, answer: &Levelled) -> Result<(), Broken> {
    check_with(network, &[], options, answer)
}

/// [`check`] of an answer of [`level_with`](crate::level_with).
///
/// # Errors
/// The first rule that is broken.
pub fn check_with(
    network: &Network,
    pausing: &[Pausing],
    options: &Options,
    answer: &Levelled,
) -> Result<(), Broken> {
    let delays = answer.network.tasks.iter().map(|task| task.leveling_delay);
    if !answer.delays.iter().copied().eq(delays) {
        return Err(Broken::Schedule("the delays told are not those of the network".into()));
    }
    let resources: Vec<usize> = (0..network.resources.len()).collect();
    let member = Member { network, resources: &resources, priority: 0, pausing };
    let plan = LevelledPlan {
        network: answer.network.clone(),
        schedule: answer.schedule.clone(),
        unlevelled: answer.unlevelled.clone(),
    };
    judge(&[member], options, &[plan], &answer.unsolved)
}

/// Checks an answer for several plans.
///
/// # Errors
/// The first rule that is broken; tasks are numbered through all plans.
pub fn check_together(
    plans: &[Member<'_>],
    options: &Options,
    answer: &Together,
) -> Result<(), Broken> {
    judge(plans, options, &answer.plans, &answer.unsolved)
}

fn judge(
    members: &[Member<'_>],
    options: &Options,
    plans: &[LevelledPlan],
    unsolved: &[Unsolved],
) -> Result<(), Broken> {
    if members.len() != plans.len() {
        return Err(Broken::Schedule("there are more or fewer plans than were given".into()));
    }
    if members.iter().any(|member| member.network.settings.schedule_from_finish.is_some()) {
        return Ok(());
    }
    let kept = options.range.map(|_| range::kept_pauses(members));
    let members = &range::with_pauses(members, kept.as_deref())[..];
    let mut first = 0;
    for (member, plan) in members.iter().zip(plans) {
        holds(plan)?;
        range::left_alone(member, options, plan, first)?;
        stays(member, plan, first, unsolved)?;
        float(member, options, plan, first)?;
        pauses::allowed(member, options, plan, first)?;
        first += member.network.tasks.len();
    }
    let mut idles = idles(members, options, plans);
    let shared = members.iter().flat_map(|member| member.resources).max();
    for resource in 0..shared.map_or(0, |most| most + 1) {
        load(members, options, plans, unsolved, resource, &mut idles)?;
    }
    match idles.iter().find(|idle| !idle.short) {
        Some(idle) => Err(Broken::Needless { task: idle.task, from: idle.from }),
        None => Ok(()),
    }
}

/// Scheduling with the delays gives the dates, and they keep every rule of scheduling.
fn holds(plan: &LevelledPlan) -> Result<(), Broken> {
    let again = plan.network.schedule();
    let again = again.map_err(|error| Broken::Schedule(error.to_string()))?;
    if again != plan.schedule {
        return Err(Broken::Schedule("scheduling with the delays gives other dates".into()));
    }
    verify(&plan.network, &plan.schedule)
        .map_err(|violation| Broken::Schedule(violation.to_string()))
}

fn begun(progress: &Progress) -> bool {
    progress.actual_start.is_some() || progress.actual_finish.is_some()
}

fn stays(
    member: &Member<'_>,
    plan: &LevelledPlan,
    first: usize,
    unsolved: &[Unsolved],
) -> Result<(), Broken> {
    let takes_part = takes_part(member.network);
    for (index, task) in member.network.tasks.iter().enumerate() {
        let told = unsolved.contains(&Unsolved::Displaced { task: first + index });
        let fixed = task.priority.max(member.priority) >= NEVER_LEVEL
            || task.manual.is_some()
            || task.external.is_some()
            || begun(&task.progress);
        // What is as long as others goes with them.
        let fixed = fixed && !spans(member.network, task);
        let (before, after) = (&plan.unlevelled.tasks[index], &plan.schedule.tasks[index]);
        if fixed && takes_part[index] && !told && before.start != after.start {
            return Err(Broken::Moved { task: first + index });
        }
    }
    Ok(())
}

fn float(
    member: &Member<'_>,
    options: &Options,
    plan: &LevelledPlan,
    first: usize,
) -> Result<(), Broken> {
    if !options.within_float {
        return Ok(());
    }
    let network = member.network;
    for (index, task) in network.tasks.iter().enumerate() {
        let (before, after) = (&plan.unlevelled.tasks[index], &plan.schedule.tasks[index]);
        let calendar = &network.calendars[task.calendar.unwrap_or(network.settings.calendar)];
        let kept = calendar.subtract(before.late_start, options.keep_float);
        let passes = after.start > kept.max(before.start);
        let levelled = levelled_pauses(member, options, plan, index);
        if levelled && begun(&task.progress) {
            let last = calendar.subtract(before.late_finish, options.keep_float);
            if after.finish > last.max(before.finish) {
                return Err(Broken::Float { task: first + index });
            }
        } else if levelled {
            // With its pauses it is done when it would be in one piece from its latest start on.
            let last = pauses::clock(&plan.network, index)
                .add(kept.max(before.start), task.duration.max(Span::ZERO));
            if task.active && after.finish > last {
                return Err(Broken::Float { task: first + index });
            }
        }
        let people = |at: usize| plan.network.assignments[at].task == index;
        let mut apart = (0..network.assignments.len()).filter(|&at| people(at));
        if apart.any(|at| levelled_person(member, plan, at))
            && after.finish > before.late_finish.max(before.finish)
        {
            return Err(Broken::Float { task: first + index });
        }
        if task.active && passes {
            let moved_by_delay = !plan.network.tasks[index].leveling_delay.is_zero();
            if moved_by_delay {
                return Err(Broken::Float { task: first + index });
            }
        }
    }
    Ok(())
}

/// Work of one assignment, as the dates and calendars tell it.
struct Piece {
    from: Moment,
    to: Moment,
    units: i64,
    task: usize,
    /// It is done: nobody can change it any more.
    done: bool,
}

fn load(
    members: &[Member<'_>],
    options: &Options,
    plans: &[LevelledPlan],
    unsolved: &[Unsolved],
    resource: usize,
    idles: &mut [Idle],
) -> Result<(), Broken> {
    let (mut pieces, mut first, mut units) = (vec![], 0, 0);
    let mut asked_before: Vec<Piece> = vec![];
    let mut complete = true;
    let mut excluded: Vec<usize> = vec![];
    for (member, plan) in members.iter().zip(plans) {
        let network = member.network;
        for (own, one) in network.resources.iter().enumerate() {
            if member.resources[own] == resource && one.kind == ResourceKind::Work {
                units = units.max(one.max_units);
                let (work, all) = work(member, options, plan, own);
                complete &= all;
                if let Some(range) = options.range {
                    let unlevelled = range::unlevelled(member, plan);
                    let before = self::work(member, options, &unlevelled, own).0.into_iter();
                    let place = |piece: Piece| Piece { task: first + piece.task, ..piece };
                    asked_before.extend(before.map(place));
                    let pushed = range::pushed(plan, range);
                    excluded.extend(pushed.into_iter().map(|task| first + task));
                }
                let work = work.into_iter();
                pieces.extend(work.map(|piece| Piece { task: first + piece.task, ..piece }));
            }
        }
        first += network.tasks.len();
    }
    let periods = options.availability.get(resource).map_or(&[][..], Vec::as_slice);
    let available = |at: Moment| {
        let since = periods.iter().rev().find(|period| period.from <= at);
        i64::from(since.map_or(units, |period| period.units))
    };
    let most_ever =
        periods.iter().map(|period| i64::from(period.units)).fold(i64::from(units), i64::max);
    for idle in idles {
        let asked: i64 = idle.asks.iter().filter(|ask| ask.0 == resource).map(|ask| ask.1).sum();
        if asked == 0 || idle.short {
            continue;
        }
        let own = asked.min(most_ever);
        let inside = |at: Moment| idle.from <= at && at < idle.to;
        let starts = pieces.iter().chain(&asked_before).map(|piece| piece.from);
        let changes = starts.chain(periods.iter().map(|period| period.from));
        let others = |at: Moment| -> i64 {
            let open =
                |piece: &&Piece| piece.from <= at && piece.to > at && piece.task != idle.task;
            // What stood behind a range of dates is kept free there, though links push it on.
            let stood = asked_before.iter().filter(|piece| excluded.contains(&piece.task));
            pieces.iter().chain(stood).filter(open).map(|piece| piece.units).sum()
        };
        let mut moments = changes.filter(|&at| inside(at)).chain([idle.from]);
        idle.short = !complete || moments.any(|at| others(at) + own > available(at));
    }
    let excused = |task: usize| {
        unsolved.iter().any(|unsolved| match unsolved {
            Unsolved::Shortage(short) => short.task == task,
            Unsolved::Overload { task: other, .. }
            | Unsolved::Outside { task: other, .. }
            | Unsolved::Displaced { task: other } => *other == task,
            Unsolved::FromFinish => true,
        })
    };
    pieces.retain(|piece| !piece.done);
    let mut moments: Vec<Moment> = pieces.iter().map(|piece| piece.from).collect();
    moments.extend(periods.iter().map(|period| period.from));
    moments.extend(options.range.map(|range| range.from));
    moments.extend(asked_before.iter().map(|piece| piece.to));
    moments.sort_unstable();
    moments.dedup();
    let mut by_start: Vec<&Piece> = pieces.iter().collect();
    by_start.sort_by_key(|piece| piece.from);
    let mut open: Vec<&Piece> = vec![];
    let mut next = 0;
    for at in moments {
        while let Some(piece) = by_start.get(next).filter(|piece| piece.from <= at) {
            open.push(piece);
            next += 1;
        }
        open.retain(|piece| piece.to > at);
        let inside = options.range.is_none_or(|range| range.contains(at));
        let counts = |piece: &&&Piece| inside || !excluded.contains(&piece.task);
        let asked: i64 = open.iter().filter(counts).map(|piece| piece.units).sum();
        let most = match inside {
            true => available(at),
            false => available(at).max(range::asked_at(&asked_before, at)),
        };
        if asked > most && !open.iter().any(|piece| excused(piece.task)) {
            let tasks = open.iter().map(|piece| piece.task).collect();
            return Err(Broken::Overload { resource, at, asked, most, tasks });
        }
    }
    Ok(())
}

/// Tasks that are active, with everything above them, and no summaries.
fn takes_part(network: &Network) -> Vec<bool> {
    let mut active: Vec<bool> = network.tasks.iter().map(|task| task.active).collect();
    for (index, task) in network.tasks.iter().enumerate() {
        active[index] &= task.parent.is_none_or(|parent| active[parent]);
    }
    let mut leaf = active;
    for parent in network.tasks.iter().filter_map(|task| task.parent) {
        leaf[parent] = false;
    }
    leaf
}

/// True for tasks that are as long as others and need nobody (Primavera).
fn spans(network: &Network, task: &Task) -> bool {
    network.settings.dialect != Dialect::Microsoft
        && matches!(task.activity, Activity::LevelOfEffort | Activity::WbsSummary)
}

/// When the resource works on what, and whether that is all it works on.
fn work(
    member: &Member<'_>,
    options: &Options,
    plan: &LevelledPlan,
    resource: usize,
) -> (Vec<Piece>, bool) {
    let (network, schedule) = (&plan.network, &plan.schedule);
    let takes_part = takes_part(network);
    let (mut pieces, mut all) = (vec![], true);
    for (index, dates) in schedule.assignments.iter().enumerate() {
        let assignment = &network.assignments[index];
        let task = &network.tasks[assignment.task];
        let works = assignment.resource == Some(resource)
            && assignment.units > 0
            && takes_part[assignment.task];
        let begun = begun(&task.progress);
        let split = levelled_pauses(member, options, plan, assignment.task);
        let counts = (!begun || is_judged(network, assignment.task))
            && task.duration > Span::ZERO
            && (task.splits.is_empty() || split)
            && !spans(network, task)
            && (assignment.splits.is_empty() || levelled_person(member, plan, index))
            && dates.start < dates.finish;
        all &= !works || counts;
        if works && counts {
            let (own, other) = calendars(network, task, resource);
            let pauses = match split {
                true => pauses::moments(network, assignment.task, schedule),
                false => pauses::own_moments(network, index, schedule),
            };
            let rest = match begun {
                true => pauses::rest_from(network, assignment.task, schedule),
                false => dates.start,
            };
            let mut add = |(from, to): (Moment, Moment), done: bool| {
                for (from, to) in own.stretches(from, to) {
                    let inside = |calendar: &Calendar| -> Vec<(Moment, Moment)> {
                        calendar.stretches(from, to).collect()
                    };
                    for stretch in other.map_or(vec![(from, to)], inside) {
                        let (units, task) = (i64::from(assignment.units), assignment.task);
                        for (from, to) in without(stretch, &pauses) {
                            pieces.push(Piece { from, to, units, task, done });
                        }
                    }
                }
            };
            add((rest, dates.finish), false);
            if begun {
                add((dates.start, rest), true);
            }
        }
    }
    (pieces, all)
}

/// True for begun tasks of which the rest lies right before the finish: some of it is done, and its people
/// work at the same times.
fn is_judged(network: &Network, index: usize) -> bool {
    let task = &network.tasks[index];
    let done = task.progress.actual_duration;
    let own: Vec<_> = network.assignments.iter().filter(|one| one.task == index).collect();
    let calendar = |resource: usize| network.resources[resource].calendar;
    let mut calendars = own.iter().filter_map(|one| one.resource).map(calendar);
    let first = calendars.next();
    let plain = own.iter().all(|one| one.delay.is_zero() && one.leveling_delay.is_zero());
    task.progress.actual_finish.is_none()
        && network.settings.dialect == Dialect::Microsoft
        && task.manual.is_none()
        && !task.elapsed
        && done > Span::ZERO
        && done < task.duration
        && plain
        && calendars.all(|other| Some(other) == first)
}

/// False for tasks whose dates are a person's, another plan's or the past's.
fn may_move(member: &Member<'_>, task: &Task) -> bool {
    let pinned = matches!(
        task.constraint,
        Constraint::AsLateAsPossible | Constraint::MustStartOn(_) | Constraint::MustFinishOn(_)
    );
    task.priority.max(member.priority) < NEVER_LEVEL
        && task.manual.is_none()
        && task.external.is_none()
        && !begun(&task.progress)
        && !pinned
}

/// The calendars that both have to allow work on a task.
fn calendars<'a>(
    network: &'a Network,
    task: &Task,
    resource: usize,
) -> (&'a Calendar, Option<&'a Calendar>) {
    let project = &network.calendars[network.settings.calendar];
    let of_task = task.calendar.map(|index| &network.calendars[index]);
    let of_resource =
        network.resources[resource].calendar.map_or(project, |index| &network.calendars[index]);
    let primavera = network.settings.dialect != Dialect::Microsoft;
    // In Primavera, only activities that depend on people look at their calendars, and at no other.
    let by_task_alone = task.elapsed
        || (primavera && task.activity != Activity::ResourceDependent)
        || task.task_type == TaskType::FixedDuration
        || (of_task.is_some() && task.ignore_resource_calendars);
    if by_task_alone {
        // An elapsed task works around the clock; its people do when they can.
        return (if task.elapsed { of_resource } else { of_task.unwrap_or(project) }, None);
    }
    (of_resource, of_task.filter(|_| !primavera))
}
