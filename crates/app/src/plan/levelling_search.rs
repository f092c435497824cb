//! Plans handed to the levelling engine: which people they share, and what others leave of them.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::{Duration, Instant},
};

use steerco_calendar::Span;
use steerco_interchange::mspdi::{availability, leveling_may_split};
use steerco_level::{Goal, Limits, Member, Options, Pausing, Range, Together, level_together};
use steerco_plan::Plan;
use steerco_schedule::{Network, ResourceKind};
use steerco_store::plan::PlanRows;
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::{
    book::plan_of,
    levelling::LevelPlan,
    levelling_elsewhere::Elsewhere,
    recompute::refusal,
    stored_splits::{NO_SPLITS, by_levelling},
};
use crate::{Failure, Outcome, resource::day_of};

/// Longest search in seconds.
const MOST_SECONDS: f64 = 30.0;
/// Searches at a time; others wait, so that the server goes on answering.
static RUNNING: Semaphore = Semaphore::const_new(1);

/// One of the plans that are levelled.
pub(super) struct Part {
    pub(super) rows: Arc<PlanRows>,
    plan: Plan,
    resources: Vec<Uuid>,
    /// Per task.
    pausing: Vec<Pausing>,
}

/// Someone or something that the plans use, once for all of them.
pub(super) struct Shared {
    pub(super) id: Uuid,
    pub(super) name: String,
    /// Has working time that runs out, unlike material.
    pub(super) works: bool,
    /// Basis points: the most that any of the plans says.
    pub(super) max_units: i64,
    /// From when on there is how much, in basis points, where a plan's file says that it changes.
    pub(super) periods: Vec<(i64, i64)>,
}

/// Plans with what levelling found for them.
pub(super) struct Searched {
    pub(super) parts: Vec<Part>,
    pub(super) pool: Vec<Shared>,
    pub(super) elsewhere: Elsewhere,
    pub(super) found: Together,
}

impl Part {
    pub(super) fn of(rows: Arc<PlanRows>) -> Outcome<Self> {
        let (plan, ids) = plan_of(&rows, false)?;
        let mut people_pause = HashSet::new();
        for row in &rows.assignments {
            if by_levelling(&row.splits)? {
                people_pause.insert(row.task_id);
            }
        }
        let mut pausing = vec![];
        for row in &rows.tasks {
            let apart = people_pause.contains(&row.id);
            pausing.push(if by_levelling(&row.splits)? || (apart && row.splits == NO_SPLITS) {
                Pausing::Levelled
            } else if apart {
                // Somebody has split it since.
                Pausing::Never
            } else if leveling_may_split(&row.kept) {
                Pausing::Free
            } else {
                Pausing::Never
            });
        }
        Ok(Self { rows, plan, resources: ids.resources, pausing })
    }
}

/// The people of the plans, in the order in which they are first met.
pub(super) fn pool_of(parts: &[Part]) -> Vec<Shared> {
    let (mut pool, mut at) = (Vec::<Shared>::new(), HashMap::new());
    for part in parts {
        for (&id, one) in part.resources.iter().zip(&part.plan.resources) {
            let place = *at.entry(id).or_insert(pool.len());
            let max_units = one.max_units.basis_points();
            match pool.get_mut(place) {
                Some(known) => known.max_units = known.max_units.max(max_units),
                None => pool.push(Shared {
                    id,
                    name: one.name.clone(),
                    works: one.kind == ResourceKind::Work,
                    max_units,
                    periods: periods_of(part, id, max_units),
                }),
            }
        }
    }
    pool
}

/// How units change over time, as the file said that brought the resource.
fn periods_of(part: &Part, id: Uuid, max_units: i64) -> Vec<(i64, i64)> {
    let link = part.rows.project_resources.iter().find(|link| link.resource_id == id);
    let steps = link.map(|link| availability(&link.kept)).unwrap_or_default();
    let steps = steps.into_iter().map(|(from, units)| (from.tenths(), units.basis_points()));
    let steps: Vec<(i64, i64)> = steps.collect();
    // What says the same for ever says nothing; what is set by hand here counts then.
    if steps.iter().all(|(_, units)| *units == max_units) { vec![] } else { steps }
}

/// Levels plans; `elsewhere` is what other projects ask of their people.
pub(super) async fn search(
    parts: Vec<Part>,
    pool: Vec<Shared>,
    asked: &LevelPlan,
    elsewhere: Elsewhere,
) -> Outcome<Searched> {
    let seconds = asked.seconds.unwrap_or(3.0);
    if !(seconds > 0.0 && seconds <= MOST_SECONDS) {
        let text = "Search for more than 0 and at most 30 seconds.";
        return Err(Failure::field("level.bad_seconds", "seconds", text));
    }
    let options = Options {
        availability: pool.iter().map(|one| elsewhere.left_of(one)).collect(),
        ..options_of(asked, &parts)?
    };
    let seed = asked.seed.unwrap_or(0);
    let _turn = RUNNING.acquire().await.map_err(|error| Failure::Fault(error.to_string()))?;
    let search = move || {
        let end = Instant::now() + Duration::from_secs_f64(seconds);
        let threads = std::thread::available_parallelism().map_or(1, |count| count.get().min(4));
        let keep_going = || Instant::now() < end;
        let limits = Limits { schedules: u64::MAX, keep_going: &keep_going, seed, threads };
        let found = level_parts(&parts, &pool, &options, &limits)?;
        Outcome::Ok(Searched { parts, pool, elsewhere, found })
    };
    let found = tokio::task::spawn_blocking(search).await;
    found.map_err(|error| Failure::Fault(error.to_string()))?
}

fn level_parts(
    parts: &[Part],
    pool: &[Shared],
    options: &Options,
    limits: &Limits<'_>,
) -> Outcome<Together> {
    let at: HashMap<Uuid, usize> = pool.iter().zip(0..).map(|(one, at)| (one.id, at)).collect();
    let mut networks: Vec<(Network, Vec<usize>)> = vec![];
    for part in parts {
        let network = part.plan.network().map_err(refusal)?;
        networks
            .push((network, part.resources.iter().filter_map(|id| at.get(id).copied()).collect()));
    }
    let mut members: Vec<Member<'_>> = vec![];
    for (part, (network, resources)) in parts.iter().zip(&networks) {
        // Alone there is nobody to go first.
        let priority = if parts.len() > 1 { part.rows.project.priority } else { 500 };
        let priority = u16::try_from(priority).unwrap_or(500);
        members.push(Member { network, resources, priority, pausing: &part.pausing });
    }
    level_together(&members, options, limits).map_err(|(which, error)| match parts.get(which) {
        Some(part) => refusal(part.plan.network_refusal(error)),
        None => Failure::Fault(error.to_string()),
    })
}

/// The days that are levelled, when not all are.
fn range_of(asked: &LevelPlan) -> Outcome<Option<Range>> {
    let day = |field, text: &Option<String>| {
        text.as_deref()
            .filter(|text| !text.trim().is_empty())
            .map(|text| day_of(field, text))
            .transpose()
    };
    let (from, to) = (day("from", &asked.from)?, day("to", &asked.to)?);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        let text = "The last day that is levelled comes before the first one.";
        return Err(Failure::field("level.bad_range", "to", text));
    }
    Ok((from.is_some() || to.is_some()).then(|| Range::of_days(from, to)))
}

fn options_of(asked: &LevelPlan, parts: &[Part]) -> Outcome<Options> {
    let days = asked.keep_float_days.unwrap_or(0.0);
    if !(0.0..=3_650.0).contains(&days) {
        let text = "Give 0 to 3,650 days of float.";
        return Err(Failure::field("level.bad_float", "keep_float_days", text));
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most 3,650,000")]
    let thousandths = (days * 1_000.0).round() as i64;
    let goal = match asked.goal.as_deref() {
        None if parts.len() > 1 => Goal::Delay,
        None | Some("finish") => Goal::Finish,
        Some("delay") => Goal::Delay,
        Some(_) => {
            let text = "Choose finish or delay.";
            return Err(Failure::field("level.bad_goal", "goal", text));
        }
    };
    // Of plans with days of different length, the longest counts.
    let day = parts.iter().map(|part| part.plan.project.day).max().unwrap_or(Span::ZERO);
    Ok(Options {
        within_float: asked.within_float,
        keep_float: day.scaled(thousandths, 1_000).unwrap_or(Span::ZERO),
        keep_deadlines: asked.keep_deadlines,
        splits: asked.splits,
        leave_started: asked.leave_started,
        range: range_of(asked)?,
        goal,
        availability: vec![],
    })
}
