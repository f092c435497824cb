//! Levelling a plan: tasks wait for one another until nobody is asked for more than they have. The
//! answer is a preview that says why each task moves; what is taken of it becomes an edit like any
//! other, so that it can be taken back.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use steerco_calendar::Span;
use steerco_level::{Available, Goal, Levelled, Limits, Options, Reason, Unsolved, level};
use steerco_plan::Plan;
use steerco_schedule::ResourceKind;
use steerco_store::{
    plan::{PlanRows, WorkElsewhere},
    row,
};
use tokio::sync::Semaphore;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    book::{load, plan_of},
    draft::Draft,
    edit_changes::gone,
    projects::visible_project,
    recompute::refusal,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    shape::{Reference, civil, minutes, percent},
};

/// Longest search in seconds.
const MOST_SECONDS: f64 = 30.0;
/// Searches at a time; others wait, so that the server goes on answering.
static RUNNING: Semaphore = Semaphore::const_new(1);
/// The longest delay of a task: twenty years in tenths of a minute.
const MOST_DELAY: i64 = 20 * 366 * 24 * 60 * 10;
/// Tasks named as the reason of a move.
const MOST_NAMED: usize = 3;

/// How a plan is to be levelled.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct LevelPlan {
    /// Tasks move within their float only, so that the finish stays.
    #[serde(default)]
    pub within_float: bool,
    /// With `within_float`: days of float that every moved task keeps, 0 to 3,650.
    pub keep_float_days: Option<f64>,
    /// No task passes its deadline.
    #[serde(default)]
    pub keep_deadlines: bool,
    /// People are free whatever other projects ask of them.
    #[serde(default)]
    pub alone: bool,
    /// `finish` (default): the earliest finish; `delay`: the least delay, weighted with priorities.
    pub goal: Option<String>,
    /// How long to search at most, more than 0 to 30; 3 unless told.
    pub seconds: Option<f64>,
    /// Chooses among equally good ways to search.
    pub seed: Option<u64>,
}

/// A plan in which nobody is asked for more than they have, as far as that is possible.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Levelling {
    /// Finish of the plan as it is.
    pub finish_before: String,
    /// Finish of the levelled plan.
    pub finish_after: String,
    /// No plan that keeps every rule finishes before this.
    pub earliest_finish: String,
    /// No plan is better by the goal asked for.
    pub proved: bool,
    /// How many schedules were compared.
    pub schedules: u64,
    /// Tasks whose dates or delays change, in order of their new start.
    pub moved: Vec<LevelledTask>,
    /// People who are asked for too much by the plan as it would be without any levelling.
    pub people: Vec<LevelledPerson>,
    /// What cannot be solved; the rest is levelled all the same.
    pub unsolved: Vec<NotLevelled>,
}

/// A task that levelling moves.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LevelledTask {
    /// Which one.
    pub task: Reference,
    /// Its row in the plan, from 1.
    pub row: u64,
    /// Its start now.
    pub start_before: String,
    /// Its finish now.
    pub finish_before: String,
    /// Its start when levelled.
    pub start: String,
    /// Its finish when levelled.
    pub finish: String,
    /// Its levelling delay now, elapsed minutes.
    pub delay_before_minutes: f64,
    /// Its levelling delay when levelled, elapsed minutes.
    pub delay_minutes: f64,
    /// `resource`: waits for someone; `predecessors`: what comes before it moves; `choice`: stands so in
    /// the best plan found; `no_longer`: an earlier delay is not needed.
    pub because: String,
    /// Whom it waits for.
    pub resource: Option<Reference>,
    /// The tasks that use them until then, the last to finish first; at most three.
    pub after: Vec<Reference>,
}

/// The most that is asked of a person at a time.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LevelledPerson {
    /// Who.
    pub resource: Reference,
    /// Percent without any levelling.
    pub peak_before: f64,
    /// Percent when levelled.
    pub peak_after: f64,
    /// Percent that they have.
    pub max_units: f64,
}

/// What levelling cannot solve.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NotLevelled {
    /// `level.not_enough`: a task asks for more than there ever is; `level.overloaded`: it cannot wait
    /// without passing its latest start; `level.displaced`: it was to stay and is moved by what comes
    /// before it; `level.from_finish`: plans scheduled from their finish have no levelling delays.
    pub code: String,
    /// The task.
    pub task: Option<Reference>,
    /// The resource.
    pub resource: Option<Reference>,
    /// With `level.not_enough`: percent asked for.
    pub asked_units: Option<f64>,
    /// With `level.not_enough`: most percent there ever is.
    pub most_units: Option<f64>,
}

/// A task's levelling delay.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct TaskDelay {
    /// The task.
    pub task: Uuid,
    /// Elapsed minutes; 0 takes the delay away.
    pub minutes: f64,
}

/// What levelling would do to a plan; nothing is changed.
pub async fn level_plan(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    asked: &LevelPlan,
) -> Outcome<Levelling> {
    let reader = app.store.read();
    visible_project(&reader, caller, project_id, "task.edit").await?;
    let seconds = asked.seconds.unwrap_or(3.0);
    if !(seconds > 0.0 && seconds <= MOST_SECONDS) {
        let text = "Search for more than 0 and at most 30 seconds.";
        return Err(Failure::field("level.bad_seconds", "seconds", text));
    }
    let rows = load(app, project_id).await?;
    let (plan, ids) = plan_of(&rows, false)?;
    let mut options = options_of(asked, &plan)?;
    if !asked.alone {
        let elsewhere = reader.work_elsewhere(&ids.resources, project_id).await?;
        options.availability = availability(&plan, &ids.resources, &elsewhere);
    }
    let seed = asked.seed.unwrap_or(0);
    let _turn = RUNNING.acquire().await.map_err(|error| Failure::Fault(error.to_string()))?;
    let search = move || {
        let network = plan.network().map_err(refusal)?;
        let end = Instant::now() + Duration::from_secs_f64(seconds);
        let threads = std::thread::available_parallelism().map_or(1, |count| count.get().min(4));
        let keep_going = || Instant::now() < end;
        let limits = Limits { schedules: u64::MAX, keep_going: &keep_going, seed, threads };
        let levelled = level(&network, &options, &limits)
            .map_err(|error| refusal(plan.network_refusal(error)))?;
        Outcome::Ok(view(&rows, &plan, &ids.resources, &levelled))
    };
    let found = tokio::task::spawn_blocking(search).await;
    found.map_err(|error| Failure::Fault(error.to_string()))?
}

fn options_of(asked: &LevelPlan, plan: &Plan) -> Outcome<Options> {
    let days = asked.keep_float_days.unwrap_or(0.0);
    if !(0.0..=3_650.0).contains(&days) {
        let text = "Give 0 to 3,650 days of float.";
        return Err(Failure::field("level.bad_float", "keep_float_days", text));
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most 3,650,000")]
    let thousandths = (days * 1_000.0).round() as i64;
    let goal = match asked.goal.as_deref() {
        None | Some("finish") => Goal::Finish,
        Some("delay") => Goal::Delay,
        Some(_) => {
            let text = "Choose finish or delay.";
            return Err(Failure::field("level.bad_goal", "goal", text));
        }
    };
    Ok(Options {
        within_float: asked.within_float,
        keep_float: plan.project.day.scaled(thousandths, 1_000).unwrap_or(Span::ZERO),
        keep_deadlines: asked.keep_deadlines,
        goal,
        availability: vec![],
    })
}

/// What other projects leave of each resource, from when on.
fn availability(
    plan: &Plan,
    resources: &[Uuid],
    elsewhere: &[WorkElsewhere],
) -> Vec<Vec<Available>> {
    let of = |(id, resource): (&Uuid, &steerco_plan::PlanResource)| {
        if resource.kind != ResourceKind::Work {
            return vec![];
        }
        let own =
            elsewhere.iter().filter(|work| work.resource_id == *id && work.start < work.finish);
        let mut changes: Vec<(i64, i64)> = own
            .flat_map(|work| {
                [(work.start, -work.computed_units), (work.finish, work.computed_units)]
            })
            .collect();
        changes.sort_unstable();
        let mut free = resource.max_units.basis_points();
        let mut steps: Vec<Available> = vec![];
        for (at, change) in changes {
            free += change;
            let from = steerco_calendar::Moment::from_tenths(at);
            let units = i32::try_from(free.max(0)).unwrap_or(i32::MAX);
            match steps.last_mut() {
                Some(last) if last.from == from => last.units = units,
                _ => steps.push(Available { from, units }),
            }
        }
        steps
    };
    resources.iter().zip(&plan.resources).map(of).collect()
}

fn view(rows: &PlanRows, plan: &Plan, resources: &[Uuid], levelled: &Levelled) -> Levelling {
    let task =
        |at: usize| rows.tasks.get(at).map(|row| Reference { id: row.id, name: row.name.clone() });
    let resource = |at: usize| {
        let (id, found) = (resources.get(at)?, plan.resources.get(at)?);
        Some(Reference { id: *id, name: found.name.clone() })
    };
    let reasons: std::collections::BTreeMap<usize, &Reason> =
        levelled.moved.iter().map(|moved| (moved.task, &moved.because)).collect();
    let mut moved: Vec<(i64, LevelledTask)> = vec![];
    for (at, row) in rows.tasks.iter().enumerate() {
        let (Some(dates), Some(delay)) = (levelled.schedule.tasks.get(at), levelled.delays.get(at))
        else {
            continue;
        };
        let (start, finish, delay) = (dates.start.tenths(), dates.finish.tenths(), delay.tenths());
        let stays = (start, finish, delay) == (row.start, row.finish, row.leveling_delay);
        if row.summary || stays {
            continue;
        }
        let (because, resource, after) = match reasons.get(&at) {
            Some(Reason::Resource { resource: which, tasks }) => {
                let after = tasks.iter().take(MOST_NAMED).filter_map(|&at| task(at)).collect();
                ("resource", resource(*which), after)
            }
            Some(Reason::Predecessors) => ("predecessors", None, vec![]),
            Some(Reason::Choice) => ("choice", None, vec![]),
            None => ("no_longer", None, vec![]),
        };
        let one = LevelledTask {
            task: Reference { id: row.id, name: row.name.clone() },
            row: u64::try_from(at).unwrap_or(u64::MAX).saturating_add(1),
            start_before: civil(row.start),
            finish_before: civil(row.finish),
            start: civil(start),
            finish: civil(finish),
            delay_before_minutes: minutes(row.leveling_delay),
            delay_minutes: minutes(delay),
            because: because.into(),
            resource,
            after,
        };
        moved.push((start, one));
    }
    moved.sort_by_key(|(start, one)| (*start, one.row));
    let people = levelled.peaks.iter().enumerate().filter(|(at, peak)| {
        let works = plan.resources.get(*at).is_some_and(|one| one.kind == ResourceKind::Work);
        works && peak.unlevelled > peak.most
    });
    let people = people.filter_map(|(at, peak)| {
        Some(LevelledPerson {
            resource: resource(at)?,
            peak_before: percent(peak.unlevelled),
            peak_after: percent(peak.levelled),
            max_units: percent(peak.most),
        })
    });
    let unsolved = levelled.unsolved.iter().map(|one| {
        let (code, at, which, units) = match *one {
            Unsolved::Shortage(short) => (
                "level.not_enough",
                Some(short.task),
                Some(short.resource),
                Some((short.asked, short.most)),
            ),
            Unsolved::Overload { task, resource } => {
                ("level.overloaded", Some(task), Some(resource), None)
            }
            Unsolved::Displaced { task } => ("level.displaced", Some(task), None, None),
            Unsolved::FromFinish => ("level.from_finish", None, None, None),
        };
        NotLevelled {
            code: code.into(),
            task: at.and_then(task),
            resource: which.and_then(resource),
            asked_units: units.map(|(asked, _)| percent(asked)),
            most_units: units.map(|(_, most)| percent(most)),
        }
    });
    Levelling {
        finish_before: civil(rows.project.computed_finish),
        finish_after: civil(levelled.schedule.finish.tenths()),
        earliest_finish: civil(levelled.earliest_finish.tenths()),
        proved: levelled.proved,
        schedules: levelled.schedules,
        people: people.collect(),
        unsolved: unsolved.collect(),
        moved: moved.into_iter().map(|(_, one)| one).collect(),
    }
}

/// Gives tasks their levelling delays. The delay of a task replaces those that its people had, as when
/// Microsoft Project levels.
pub(crate) fn delay(draft: &mut Draft, delays: &[TaskDelay]) -> Outcome<()> {
    for one in delays {
        let row: &row::Task = draft.task(one.task).ok_or_else(gone)?;
        if row.summary {
            let text = format!("“{}” is a summary; delay the tasks below it.", row.name);
            return Err(Failure::field("level.summary", "delays", text));
        }
        #[expect(clippy::cast_possible_truncation, reason = "checked right below")]
        let tenths = (one.minutes * 10.0).round() as i64;
        if !one.minutes.is_finite() || !(0..=MOST_DELAY).contains(&tenths) {
            let text = format!("The delay of “{}” is none, or at most twenty years.", row.name);
            return Err(Failure::field("level.bad_delay", "delays", text));
        }
        if row.leveling_delay != tenths
            && let Some(task) = draft.change_task(one.task, "task_levelled")
        {
            task.leveling_delay = tenths;
        }
        clear_people(draft, |row| row.task_id == one.task);
    }
    Ok(())
}

/// Takes all levelling delays away.
pub(crate) fn clear(draft: &mut Draft) -> Outcome<()> {
    let delayed = draft.rows.tasks.iter().filter(|row| row.leveling_delay != 0);
    let delayed: Vec<Uuid> = delayed.map(|row| row.id).collect();
    for task in &delayed {
        if let Some(task) = draft.change_task(*task, "task_levelled") {
            task.leveling_delay = 0;
        }
    }
    if !clear_people(draft, |_| true) && delayed.is_empty() {
        let text = "No task of this plan is delayed by levelling.";
        return Err(Failure::refused("level.nothing_delayed", text));
    }
    Ok(())
}

/// Takes the delays of people on tasks away; whether there were any.
fn clear_people(draft: &mut Draft, which: impl Fn(&row::Assignment) -> bool) -> bool {
    let delayed = draft.rows.assignments.iter();
    let delayed = delayed.filter(|row| row.leveling_delay != 0 && which(row));
    let delayed: Vec<Uuid> = delayed.map(|row| row.id).collect();
    for assignment in &delayed {
        if let Some(found) = draft.change_assignment(*assignment, "assignment_levelled") {
            found.leveling_delay = 0;
        }
    }
    !delayed.is_empty()
}
