//! The check of levelling a range of dates: what lies outside stays, and nothing begins earlier.

use super::{Broken, Piece, begun, takes_part};
use crate::answer::LevelledPlan;
use crate::options::{Member, Options, Pausing, Range};
use steerco_calendar::{Moment, Span};

/// With a range, pauses of earlier levellings count as those of people.
pub(super) fn kept_pauses(members: &[Member<'_>]) -> Vec<Vec<Pausing>> {
    let kept = |one: &Pausing| if *one == Pausing::Free { Pausing::Free } else { Pausing::Never };
    members.iter().map(|member| member.pausing.iter().map(kept).collect()).collect()
}

/// The members, with other words about their pauses if there are any.
pub(super) fn with_pauses<'a>(
    members: &[Member<'a>],
    kept: Option<&'a [Vec<Pausing>]>,
) -> Vec<Member<'a>> {
    let one = |(at, member): (usize, &Member<'a>)| match kept.and_then(|kept| kept.get(at)) {
        Some(pausing) => Member { pausing, ..*member },
        None => *member,
    };
    members.iter().enumerate().map(one).collect()
}

/// The plan as it was.
pub(super) fn unlevelled(member: &Member<'_>, plan: &LevelledPlan) -> LevelledPlan {
    LevelledPlan {
        network: member.network.clone(),
        schedule: plan.unlevelled.clone(),
        unlevelled: plan.unlevelled.clone(),
    }
}

/// Tasks outside the range that stand elsewhere than before.
pub(super) fn pushed(plan: &LevelledPlan, range: Range) -> Vec<usize> {
    let pairs = plan.unlevelled.tasks.iter().zip(&plan.schedule.tasks).enumerate();
    let moved = pairs.filter(|(_, (before, after))| {
        !range.contains(before.start) && before.start != after.start
    });
    moved.map(|(task, _)| task).collect()
}

/// What was asked for at a moment.
pub(super) fn asked_at(pieces: &[Piece], at: Moment) -> i64 {
    let open = pieces.iter().filter(|piece| piece.from <= at && piece.to > at);
    open.map(|piece| piece.units).sum()
}

/// With a range, tasks outside it keep their delays and pauses, and so the dates that links leave them; those
/// inside wait as long as before or longer.
pub(super) fn left_alone(
    member: &Member<'_>,
    options: &Options,
    plan: &LevelledPlan,
    first: usize,
) -> Result<(), Broken> {
    let Some(range) = options.range else { return Ok(()) };
    let takes_part = takes_part(member.network);
    for (index, task) in member.network.tasks.iter().enumerate() {
        let levelled = &plan.network.tasks[index];
        let (before, after) = (&plan.unlevelled.tasks[index], &plan.schedule.tasks[index]);
        // What is left of begun work may begin inside, though its start does not.
        let outside = !range.contains(before.start) && !begun(&task.progress);
        let unchanged = levelled.leveling_delay == task.leveling_delay
            && levelled.splits == task.splits
            && people(member, index) == people_now(plan, index);
        let later = levelled.leveling_delay >= task.leveling_delay.max(Span::ZERO)
            && (!takes_part[index] || after.start >= before.start);
        if !unchanged && (outside || !later) {
            return Err(Broken::Outside { task: first + index });
        }
    }
    Ok(())
}

type Waiting<'a> = Vec<(Span, &'a [steerco_schedule::Split])>;

fn people<'a>(member: &Member<'a>, task: usize) -> Waiting<'a> {
    waiting(&member.network.assignments, task)
}

fn people_now(plan: &LevelledPlan, task: usize) -> Waiting<'_> {
    waiting(&plan.network.assignments, task)
}

fn waiting(assignments: &[steerco_schedule::Assignment], task: usize) -> Waiting<'_> {
    let own = assignments.iter().filter(|one| one.task == task);
    own.map(|one| (one.leveling_delay, one.splits.as_slice())).collect()
}
