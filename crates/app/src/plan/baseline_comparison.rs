//! Two states of a plan beside each other: baselines, or a baseline and the plan as it is now. Dates
//! differ in working days of each task's own calendar.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_calendar::{Calendar, Moment, Span};
use steerco_store::{plan::PlanRows, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{book::load, projects::visible_project, splits::calendar_of};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    shape::{Listed, civil, instant, minutes},
};

/// Which states, and which part of the answer.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ComparisonQuery {
    /// Slot of the earlier state; 0 unless told.
    pub left: Option<i64>,
    /// Slot of the later state; the plan as it is now unless told.
    pub right: Option<i64>,
    /// Only tasks that differ.
    pub changed: Option<bool>,
    /// Most tasks, 1 to 500; 100 unless told.
    pub limit: Option<usize>,
    /// `next` of the page before.
    pub after: Option<usize>,
}

/// One of the two states.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparedState {
    /// Its slot; null is the plan as it is now.
    pub slot: Option<i64>,
    /// What people call it; empty for the plan as it is now.
    pub name: String,
    /// When it was set (UTC).
    pub set_at: Option<String>,
    /// First start.
    pub start: Option<String>,
    /// Last finish.
    pub finish: Option<String>,
}

/// A task in one of the states.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ComparedTask {
    /// Start.
    pub start: Option<String>,
    /// Finish.
    pub finish: Option<String>,
    /// Working time.
    pub duration_minutes: f64,
    /// Effort.
    pub work_minutes: f64,
}

/// A task in both states.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparisonLine {
    /// The task.
    pub task_id: Uuid,
    /// Its name.
    pub name: String,
    /// Its WBS code.
    pub wbs: String,
    /// Depth in the outline, from 1.
    pub level: i64,
    /// Has tasks below it.
    pub summary: bool,
    /// A point in time.
    pub milestone: bool,
    /// `added` (only in the later), `missing` (only in the earlier), `later`, `earlier`, `changed`
    /// or `same`; by the finish.
    pub state: String,
    /// In the earlier state.
    pub left: Option<ComparedTask>,
    /// In the later state.
    pub right: Option<ComparedTask>,
    /// Working days on the task's calendar, positive when later.
    pub start_days: Option<f64>,
    /// Working days on the task's calendar, positive when later.
    pub finish_days: Option<f64>,
    /// Change of the duration in days of work.
    pub duration_days: Option<f64>,
    /// Change of the effort.
    pub work_minutes: Option<f64>,
}

/// The drift of a plan in a few figures; summaries do not count.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct ComparisonSummary {
    /// By how many working days of the project's calendar the last finish moved.
    pub finish_days: Option<f64>,
    /// Tasks that finish later.
    pub later: u64,
    /// Tasks that finish earlier.
    pub earlier: u64,
    /// Tasks that finish as before.
    pub same: u64,
    /// Tasks that only the later state has.
    pub added: u64,
    /// Tasks that only the earlier state has.
    pub missing: u64,
    /// Milestones that moved to a later date.
    pub milestones_later: u64,
    /// Mean of the finish changes, working days.
    pub mean_days: Option<f64>,
    /// The task whose finish moved to the later date by most.
    pub worst_task: Option<String>,
    /// By how many working days.
    pub worst_days: Option<f64>,
    /// Change of all effort.
    pub work_minutes: f64,
}

/// Two states of a plan beside each other.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BaselineComparison {
    /// The earlier state.
    pub left: ComparedState,
    /// The later state.
    pub right: ComparedState,
    /// The drift in a few figures, of the whole plan.
    pub summary: ComparisonSummary,
    /// Tasks in outline order.
    pub tasks: Listed<ComparisonLine>,
}

/// Start, finish, duration and work of a task, tenths of a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Figures {
    start: Option<i64>,
    finish: Option<i64>,
    duration: i64,
    work: i64,
}

/// A state as figures by task.
struct State {
    shown: ComparedState,
    tasks: HashMap<Uuid, Figures>,
}

/// Compares two states of a plan.
pub async fn baseline_comparison(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &ComparisonQuery,
) -> Outcome<BaselineComparison> {
    visible_project(&app.store.read(), caller, project_id, "project.view").await?;
    let rows = load(app, project_id).await?;
    let left = state_of(&rows, Some(query.left.unwrap_or(0)))?;
    let right = state_of(&rows, query.right)?;
    let lines = lines(&rows, &left, &right)?;
    let summary = summary(&rows, &lines, &left, &right)?;
    let changed = query.changed.unwrap_or(false);
    let wanted: Vec<ComparisonLine> =
        lines.into_iter().filter(|line| !changed || line.state != "same").collect();
    let total = u64::try_from(wanted.len()).unwrap_or(u64::MAX);
    let (from, limit) = (query.after.unwrap_or(0), query.limit.unwrap_or(100).clamp(1, 500));
    let next = (wanted.len() > from + limit).then(|| (from + limit).to_string());
    let items = wanted.into_iter().skip(from).take(limit).collect();
    Ok(BaselineComparison {
        left: left.shown,
        right: right.shown,
        summary,
        tasks: Listed { items, next, total, more_than_total: false },
    })
}

fn state_of(rows: &PlanRows, slot: Option<i64>) -> Outcome<State> {
    let Some(slot) = slot else {
        let mut work: HashMap<Uuid, i64> = HashMap::new();
        for row in &rows.assignments {
            *work.entry(row.task_id).or_default() += row.computed_work;
        }
        let figures = |row: &row::Task| Figures {
            start: Some(row.start),
            finish: Some(row.finish),
            duration: row.computed_duration,
            work: work.get(&row.id).copied().unwrap_or(row.work),
        };
        let tasks = rows.tasks.iter().map(|row| (row.id, figures(row))).collect();
        return Ok(named(None, String::new(), None, tasks));
    };
    let Some(baseline) = rows.baselines.iter().find(|row| row.slot == slot) else {
        let text = "There is no such baseline. Set one first, or choose another.";
        return Err(Failure::refused("plan.unknown_baseline", text));
    };
    let lines = rows.task_baselines.iter().filter(|line| line.slot == slot);
    let figures = |line: &row::TaskBaseline| Figures {
        start: line.start,
        finish: line.finish,
        duration: line.duration,
        work: line.work,
    };
    let tasks = lines.map(|line| (line.task_id, figures(line))).collect();
    Ok(named(Some(slot), baseline.name.clone(), Some(instant(baseline.set_at)), tasks))
}

fn named(
    slot: Option<i64>,
    name: String,
    set_at: Option<String>,
    tasks: HashMap<Uuid, Figures>,
) -> State {
    let start = tasks.values().filter_map(|one| one.start).min().map(civil);
    let finish = tasks.values().filter_map(|one| one.finish).max().map(civil);
    State { shown: ComparedState { slot, name, set_at, start, finish }, tasks }
}

/// The calendar of the project itself.
pub(super) fn project_calendar(rows: &PlanRows) -> Outcome<Calendar> {
    let project = row::Task {
        calendar_id: None,
        ..super::blank::blank_task(Uuid::nil(), rows.project.id, 0, 0)
    };
    calendar_of(rows, &project)
}

/// Working days between two moments, to the hundredth; negative when `to` is before `from`.
pub(super) fn days_between(
    calendar: &Calendar,
    day: i64,
    from: Option<i64>,
    to: Option<i64>,
) -> Option<f64> {
    let (from, to) = (Moment::from_tenths(from?), Moment::from_tenths(to?));
    let span = if to >= from {
        calendar.between(from, to)
    } else {
        Span::from_tenths(-calendar.between(to, from).tenths())
    };
    Some(in_days(span.tenths(), day))
}

/// Days of work, to the hundredth.
pub(super) fn in_days(tenths: i64, day: i64) -> f64 {
    let hundredths = Span::from_tenths(tenths).scaled(100, day.max(1)).unwrap_or(Span::ZERO);
    crate::shape::percent(hundredths.tenths())
}

fn lines(rows: &PlanRows, left: &State, right: &State) -> Outcome<Vec<ComparisonLine>> {
    let mut calendars: HashMap<Option<Uuid>, Calendar> = HashMap::new();
    let day = rows.project.day;
    let mut lines = vec![];
    for row in &rows.tasks {
        let (old, new) = (left.tasks.get(&row.id), right.tasks.get(&row.id));
        if old.is_none() && new.is_none() {
            continue;
        }
        let calendar = match calendars.entry(row.calendar_id) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(new) => new.insert(calendar_of(rows, row)?),
        };
        let both = old.zip(new);
        let start_days =
            both.and_then(|(old, new)| days_between(calendar, day, old.start, new.start));
        let finish_days =
            both.and_then(|(old, new)| days_between(calendar, day, old.finish, new.finish));
        let shown = |one: &Figures| ComparedTask {
            start: one.start.map(civil),
            finish: one.finish.map(civil),
            duration_minutes: minutes(one.duration),
            work_minutes: minutes(one.work),
        };
        let state = match both {
            None if old.is_none() => "added",
            None => "missing",
            Some((old, new)) if new.finish > old.finish => "later",
            Some((old, new)) if new.finish < old.finish => "earlier",
            Some((old, new)) if old != new => "changed",
            Some(_) => "same",
        };
        lines.push(ComparisonLine {
            task_id: row.id,
            name: row.name.clone(),
            wbs: row.wbs_shown.clone(),
            level: row.level,
            summary: row.summary,
            milestone: row.flags & super::recompute::flag::MILESTONE != 0,
            state: state.into(),
            left: old.map(shown),
            right: new.map(shown),
            start_days,
            finish_days,
            duration_days: both.map(|(old, new)| in_days(new.duration - old.duration, day)),
            work_minutes: both.map(|(old, new)| minutes(new.work - old.work)),
        });
    }
    Ok(lines)
}

fn summary(
    rows: &PlanRows,
    lines: &[ComparisonLine],
    left: &State,
    right: &State,
) -> Outcome<ComparisonSummary> {
    let leaves = || lines.iter().filter(|line| !line.summary);
    let count = |state: &str| {
        u64::try_from(leaves().filter(|line| line.state == state).count()).unwrap_or(u64::MAX)
    };
    let slips: Vec<(&ComparisonLine, f64)> =
        leaves().filter_map(|line| Some((line, line.finish_days?))).collect();
    let worst = slips
        .iter()
        .filter(|(_, days)| *days > 0.0)
        .max_by(|(_, one), (_, other)| one.total_cmp(other));
    let last = |state: &State| state.tasks.values().filter_map(|one| one.finish).max();
    let calendar = project_calendar(rows)?;
    let late = |line: &&ComparisonLine| line.milestone && line.state == "later";
    let number = u32::try_from(slips.len()).unwrap_or(u32::MAX);
    let sum: f64 = slips.iter().map(|(_, days)| days).sum();
    Ok(ComparisonSummary {
        finish_days: days_between(&calendar, rows.project.day, last(left), last(right)),
        later: count("later"),
        earlier: count("earlier"),
        same: count("same") + count("changed"),
        added: count("added"),
        missing: count("missing"),
        milestones_later: u64::try_from(leaves().filter(late).count()).unwrap_or(u64::MAX),
        mean_days: (number > 0).then(|| (sum / f64::from(number) * 100.0).round() / 100.0),
        worst_task: worst.map(|(line, _)| line.name.clone()),
        worst_days: worst.map(|(_, days)| *days),
        work_minutes: leaves().filter_map(|line| line.work_minutes).sum(),
    })
}
