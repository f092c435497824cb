//! The way from a network to its levelled plan.

use steerco_calendar::{Moment, Span};
use steerco_schedule::{Network, NetworkError};

use crate::answer::{Levelled, Unsolved};
use crate::decode::{Decoder, Score};
use crate::explain::{Explanation, peaks};
use crate::improve::{by_rules, by_start, search};
use crate::integer::solve;
use crate::integer::translate::Translated;
use crate::options::{Goal, Limits, Options};
use crate::problem::{FAR, Problem};

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
    let problem = Problem::new(network, options)?;
    if network.settings.schedule_from_finish.is_some() {
        return from_finish(network, &problem);
    }
    let mut bound = earliest_finish(&problem);
    let whole = match options.goal {
        Goal::Finish => Translated::of(&problem),
        Goal::Delay => None,
    };
    let mut decoder = Decoder::new(&problem, options.goal);
    let (found, schedules) = if let Some(whole) = whole {
        let (mut best, built) = by_rules(&mut decoder, limits);
        let found = solve(&whole.instance, limits);
        bound = bound.max(whole.finish(found.bound));
        let starts = whole.starts(&problem, &found.start);
        let score = decoder.score_from(&by_start(&problem, &starts), &starts);
        if score < best.score {
            best = decoder.decoded(score);
        }
        (best, built + found.built)
    } else {
        let enough = |score| cannot_be_better(score, options.goal, bound);
        search(&problem, options.goal, limits, enough)
    };
    decoder.again(&found);
    let levelled = decoder.placing();
    let schedule = levelled.network().schedule()?;
    let unlevelled = problem.unlevelled.clone();
    let mut explanation = Explanation::new(&problem, levelled);
    let moved = explanation.moved(&unlevelled, &schedule);
    let unsolved = explanation.unsolved(&found, &unlevelled, &schedule);
    let answer = Levelled {
        network: levelled.network().clone(),
        delays: levelled.network().tasks.iter().map(|task| task.leveling_delay).collect(),
        moved,
        earliest_finish: bound.min(schedule.finish),
        proved: cannot_be_better(found.score, options.goal, bound),
        peaks: peaks(&problem, levelled),
        unsolved,
        schedules,
        schedule,
        unlevelled,
    };
    debug_assert_eq!(crate::check(network, options, &answer), Ok(()));
    Ok(answer)
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
    let network = problem.placing.network();
    let mut work = vec![];
    let mut asked = vec![(FAR, 0i128, None); network.resources.len()];
    for task in (0..network.tasks.len()).filter(|&task| problem.movable[task]) {
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
    ends.fold(problem.unlevelled.finish, Moment::max)
}

/// Levelling delays cannot hold back a plan that is scheduled from its finish.
fn from_finish(network: &Network, problem: &Problem) -> Result<Levelled, NetworkError> {
    let schedule = network.schedule()?;
    Ok(Levelled {
        network: network.clone(),
        delays: network.tasks.iter().map(|task| task.leveling_delay).collect(),
        moved: vec![],
        earliest_finish: schedule.finish,
        proved: false,
        peaks: peaks(problem, &problem.placing),
        unsolved: vec![Unsolved::FromFinish],
        schedules: 0,
        unlevelled: schedule.clone(),
        schedule,
    })
}
