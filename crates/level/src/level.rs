//! The way from a network to its levelled plan.

use steerco_calendar::{Moment, Span};
use steerco_schedule::{Network, NetworkError, Schedule, TaskDates};

use crate::answer::{Levelled, LevelledPlan, Together, Unsolved};
use crate::decode::{Decoder, Score};
use crate::explain::{Explanation, peaks};
use crate::improve::{by_rules, by_start, search, search_from};
use crate::integer::solve;
use crate::integer::translate::Translated;
use crate::options::{Goal, Limits, Member, Options, Pausing};
use crate::problem::{FAR, Problem};
use crate::range::{kept_pauses, with_pausing};
use crate::spare::without_spare_pauses;

/// The priority of a plan that says none, as Microsoft Project has it.
const DEFAULT_PRIORITY: u16 = 500;
/// Schedules in whole numbers after which tasks may be split.
const BEFORE_SPLITS: u64 = 100_000;

/// Levels a network: finds delays with which nobody is asked for more than there is.
///
/// What cannot be levelled is told in [`Levelled::unsolved`], and the rest is levelled. Of the same
/// network, options and limits comes the same answer, unless `keep_going` ended the search.
///
/// # Errors
/// What makes the network impossible to schedule.
pub fn level(
    network: &Network,
    options: &Options,
    limits: &Limits<'_>,
) -> Result<Levelled, NetworkError> {
    level_with(network, &[], options, limits)
}

/// [`level`] with what may be done with the pauses of each task; see [`Member::pausing`].
///
/// # Errors
/// What makes the network impossible to schedule.
pub fn level_with(
    network: &Network,
    pausing: &[Pausing],
    options: &Options,
    limits: &Limits<'_>,
) -> Result<Levelled, NetworkError> {
    let resources: Vec<usize> = (0..network.resources.len()).collect();
    let member = Member { network, resources: &resources, priority: DEFAULT_PRIORITY, pausing };
    let mut answer = level_together(&[member], options, limits).map_err(|(_, error)| error)?;
    let plan = answer.plans.swap_remove(0);
    Ok(answer.alone(plan))
}

/// Levels several plans whose people are the same: each keeps its own start, settings and calendars,
/// and what one takes of a person the others do not have. Plans with a higher priority go first, then
/// tasks with a higher priority; the search then looks for less delay of plans, weighted with their
/// priority ([`Goal::Delay`]), or for an earlier finish of all.
///
/// Links between the plans are no part of their networks: a task that stands in for one of another
/// plan stays on its dates. When one plan is scheduled from its finish, nothing is levelled.
///
/// # Errors
/// What makes a network impossible to schedule, and which one.
pub fn level_together(
    plans: &[Member<'_>],
    options: &Options,
    limits: &Limits<'_>,
) -> Result<Together, (usize, NetworkError)> {
    let problem = match options.range {
        Some(_) => Problem::new(&with_pausing(plans, &kept_pauses(plans)), options)?,
        None => Problem::new(plans, options)?,
    };
    if plans.iter().any(|plan| plan.network.settings.schedule_from_finish.is_some()) {
        return from_finish(plans, &problem);
    }
    let mut bound = earliest_finish(&problem);
    let whole = match options.goal {
        Goal::Finish if problem.range.is_none() => Translated::of(&problem),
        Goal::Finish | Goal::Delay => None,
    };
    let mut decoder = Decoder::new(&problem, options.goal);
    let splits = problem.splittable.contains(&true);
    let (mut found, mut schedules) = if let Some(whole) = whole {
        let (mut best, built) = by_rules(&mut decoder, limits);
        let part = Limits { schedules: limits.schedules.min(BEFORE_SPLITS), ..*limits };
        let found = solve(&whole.instance, if splits { &part } else { limits });
        if !splits {
            // No schedule without pauses is shorter.
            bound = bound.max(whole.finish(found.bound));
        }
        let starts = whole.starts(&problem, &found.start);
        decoder.splitting.fill(false);
        let score = decoder.score_from(&by_start(&problem, &starts), &starts);
        if score < best.score {
            best = decoder.decoded(score);
        }
        let so_far = (best, built + found.built);
        if splits {
            let enough = |score| cannot_be_better(score, options.goal, bound);
            search_from(&decoder, so_far, limits, enough)
        } else {
            so_far
        }
    } else {
        let enough = |score| cannot_be_better(score, options.goal, bound);
        search(&problem, options.goal, limits, enough)
    };
    if splits {
        let (joined, built) = without_spare_pauses(&mut decoder, found, limits);
        (found, schedules) = (joined, schedules + built);
    }
    decoder.again(&found);
    let levelled = decoder.placing();
    let plans_now = schedules_of(levelled.networks(), &problem.unlevelled)?;
    let dates: Vec<TaskDates> =
        plans_now.iter().flat_map(|plan| plan.schedule.tasks.iter().cloned()).collect();
    let finish = plans_now.iter().map(|plan| plan.schedule.finish).max();
    let mut explanation = Explanation::new(&problem, levelled);
    let answer = Together {
        moved: explanation.moved(&dates),
        paused: explanation.paused(),
        unsolved: explanation.unsolved(&found, &dates),
        earliest_finish: finish.map_or(bound, |finish| bound.min(finish)),
        proved: cannot_be_better(found.score, options.goal, bound),
        peaks: peaks(&problem, levelled),
        plans: plans_now,
        schedules,
    };
    debug_assert_eq!(crate::check_together(plans, options, &answer), Ok(()));
    Ok(answer)
}

/// Each network with its dates, beside those it had.
fn schedules_of<'n>(
    networks: impl Iterator<Item = &'n Network>,
    unlevelled: &[Schedule],
) -> Result<Vec<LevelledPlan>, (usize, NetworkError)> {
    let plan = |(index, (network, unlevelled)): (usize, (&Network, &Schedule))| {
        let schedule = network.schedule().map_err(|error| (index, error))?;
        Ok(LevelledPlan { network: network.clone(), schedule, unlevelled: unlevelled.clone() })
    };
    networks.zip(unlevelled).enumerate().map(plan).collect()
}

/// True when no plan can be better by the goal itself.
fn cannot_be_better(score: Score, goal: Goal, bound: Moment) -> bool {
    score.unsolved == 0
        && match goal {
            Goal::Finish => score.first <= i128::from(bound.tenths()),
            Goal::Delay => score.first <= 0,
        }
}

/// No levelled plan finishes before this: not before the plan without levelling, and not before each
/// resource has done what is asked of it.
fn earliest_finish(problem: &Problem) -> Moment {
    if problem.range.is_some() {
        return problem.finish;
    }
    let mut work = vec![];
    let mut asked = vec![(FAR, 0i128, None); problem.capacity.len()];
    for task in (0..problem.movable.len()).filter(|&task| problem.movable[task]) {
        problem.placing.work(task, &mut work);
        for piece in &work {
            let Some(need) = problem.needs[piece.assignment] else { continue };
            let calendar = problem.placing.assignment_calendar(piece.assignment);
            let span = problem.placing.calendars()[calendar].between(piece.from, piece.to);
            let one = &mut asked[need.resource];
            one.0 = one.0.min(piece.from);
            one.1 += i128::from(span.tenths()) * i128::from(need.units);
            one.2 = Some(calendar);
        }
    }
    let ends = asked.iter().enumerate().filter_map(|(resource, &(from, asked, calendar))| {
        let capacity = i128::from(problem.capacity[resource]);
        if problem.by_stretch[resource] || capacity == 0 {
            return None;
        }
        let needed = i64::try_from((asked + capacity - 1) / capacity).ok()?;
        Some(problem.placing.calendars()[calendar?].add(from, Span::from_tenths(needed)))
    });
    ends.fold(problem.finish, Moment::max)
}

/// Levelling delays cannot hold back a plan that is scheduled from its finish.
fn from_finish(plans: &[Member<'_>], problem: &Problem) -> Result<Together, (usize, NetworkError)> {
    let plans = schedules_of(plans.iter().map(|plan| plan.network), &problem.unlevelled)?;
    let plans: Vec<LevelledPlan> = plans
        .into_iter()
        .map(|plan| LevelledPlan { unlevelled: plan.schedule.clone(), ..plan })
        .collect();
    Ok(Together {
        moved: vec![],
        paused: vec![],
        earliest_finish: plans.iter().map(|plan| plan.schedule.finish).max().unwrap_or(FAR),
        proved: false,
        peaks: peaks(problem, &problem.placing),
        unsolved: vec![Unsolved::FromFinish],
        schedules: 0,
        plans,
    })
}
