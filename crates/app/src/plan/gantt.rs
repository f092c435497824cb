//! What the Gantt chart shows, as columns.

use std::collections::HashMap;

use serde::Serialize;
use steerco_calendar::{Calendar, CalendarSpec, Moment};
use steerco_store::{
    Reader,
    plan::{GanttDependency, GanttTask, TaskPerson},
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    calendar_days::{ShiftView, shifts_of},
    calendars::spec_of,
    projects::visible_project,
    words,
};
use crate::{
    App, Outcome,
    access::Caller,
    shape::{civil, minutes, percent},
};

/// What the Gantt chart shows: columns, one entry per task in outline order. Moments are whole
/// minutes since 1970-01-01T00:00 civil time.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Gantt {
    /// The project.
    pub project: GanttProject,
    /// Columns of tasks.
    pub tasks: GanttTasks,
    /// Columns of dependencies.
    pub dependencies: GanttDependencies,
    /// Calendars for shading; the first is the project's.
    pub calendars: Vec<GanttCalendar>,
}

/// The project of a Gantt chart.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GanttProject {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Computed start.
    pub start: String,
    /// Computed finish.
    pub finish: String,
    /// Status date.
    pub status_date: Option<String>,
    /// Working time that one day stands for.
    pub minutes_per_day: f64,
    /// The project calendar.
    pub calendar_id: Uuid,
}

/// Columns of tasks.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct GanttTasks {
    pub id: Vec<Uuid>,
    pub name: Vec<String>,
    pub wbs: Vec<String>,
    pub row_number: Vec<i64>,
    /// Row index of the summary, or -1.
    pub parent: Vec<i64>,
    pub start: Vec<i64>,
    pub finish: Vec<i64>,
    pub late_start: Vec<i64>,
    pub late_finish: Vec<i64>,
    pub total_float: Vec<f64>,
    pub free_float: Vec<f64>,
    pub duration: Vec<f64>,
    pub percent: Vec<f64>,
    pub baseline_start: Vec<Option<i64>>,
    pub baseline_finish: Vec<Option<i64>>,
    pub deadline: Vec<Option<i64>>,
    /// Index into `calendars`, or -1 for the project's.
    pub calendar: Vec<i64>,
    /// 1 summary, 2 milestone, 4 critical, 8 manual, 16 inactive, 32 notes, 64 late, 128 deadline
    /// missed, 256 in progress, 512 done, 1024 negative float, 2048 estimated, 4096 external,
    /// 8192 recurring.
    pub flags: Vec<i64>,
    /// Names, separated by commas.
    pub people: Vec<String>,
    pub version: Vec<i64>,
}

/// Columns of dependencies.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct GanttDependencies {
    pub id: Vec<Uuid>,
    /// Row index of the predecessor.
    pub predecessor: Vec<i64>,
    /// Row index of the successor.
    pub successor: Vec<i64>,
    pub kind: Vec<String>,
    /// `+2d`; empty for none.
    pub lag: Vec<String>,
    /// Whether it decides the date of its successor.
    pub driving: Vec<bool>,
}

/// A calendar for shading.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GanttCalendar {
    /// Which one.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Per weekday, Monday first: stretches of work as minutes since midnight.
    pub week: Vec<Vec<[i64; 2]>>,
    /// Inclusive ranges of days without work that usually have some, within the project's span
    /// and a year around it.
    pub days_off: Vec<[String; 2]>,
    /// Days with other working hours than usual.
    pub days_on: Vec<GanttDay>,
}

/// A day with other working hours than usual.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GanttDay {
    /// Which day.
    pub date: String,
    /// Stretches of work as minutes since midnight.
    pub shifts: Vec<[i64; 2]>,
}

/// What the Gantt chart shows.
pub async fn gantt(app: &App, caller: &Caller, project_id: Uuid) -> Outcome<Gantt> {
    let reader = app.store.read();
    let project = visible_project(&reader, caller, project_id, "project.view").await?;
    let (tasks, links, people) = rows(app, &project).await?;
    let mut used = vec![project.calendar_id];
    for id in tasks.iter().filter_map(|task| task.calendar_id) {
        if !used.contains(&id) {
            used.push(id);
        }
    }
    let calendars = shading(&reader, &project, &used).await?;

    let at: HashMap<Uuid, i64> = tasks.iter().map(|task| task.id).zip(0..).collect();
    let mut names: HashMap<Uuid, String> = HashMap::new();
    for person in people {
        let list = names.entry(person.task_id).or_default();
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(&person.name);
    }
    let driving: std::collections::HashSet<(Uuid, Uuid)> =
        tasks.iter().filter_map(|task| task.driver_id.map(|link| (task.id, link))).collect();
    let settings = words::plan_project(&project);
    let mut shown = GanttDependencies::default();
    for link in links {
        let (Some(from), Some(to)) = (at.get(&link.predecessor_id), at.get(&link.successor_id))
        else {
            continue;
        };
        shown.id.push(link.id);
        shown.predecessor.push(*from);
        shown.successor.push(*to);
        shown.lag.push(words::lag_text(&link.lag_kind, link.lag, link.lag_format, &settings));
        shown.kind.push(link.kind);
        shown.driving.push(driving.contains(&(link.successor_id, link.id)));
    }
    let mut columns = GanttTasks::default();
    let minute = |tenths: i64| tenths.div_euclid(10);
    for (task, row_number) in tasks.into_iter().zip(1..) {
        let calendar = task.calendar_id.and_then(|id| used.iter().position(|one| *one == id));
        columns.parent.push(task.parent_id.and_then(|id| at.get(&id).copied()).unwrap_or(-1));
        columns.calendar.push(calendar.map_or(-1, |index| i64::try_from(index).unwrap_or(-1)));
        columns.people.push(names.remove(&task.id).unwrap_or_default());
        columns.id.push(task.id);
        columns.name.push(task.name);
        columns.wbs.push(task.wbs_shown);
        columns.row_number.push(row_number);
        columns.start.push(minute(task.start));
        columns.finish.push(minute(task.finish));
        columns.late_start.push(minute(task.late_start));
        columns.late_finish.push(minute(task.late_finish));
        columns.total_float.push(minutes(task.total_float));
        columns.free_float.push(minutes(task.free_float));
        columns.duration.push(minutes(task.computed_duration));
        columns.percent.push(percent(task.percent_complete));
        columns.baseline_start.push(task.baseline_start.map(minute));
        columns.baseline_finish.push(task.baseline_finish.map(minute));
        columns.deadline.push(task.deadline.map(minute));
        columns.flags.push(task.flags);
        columns.version.push(task.version);
    }
    Ok(Gantt {
        project: GanttProject {
            id: project.id,
            version: project.version,
            start: civil(project.computed_start),
            finish: civil(project.computed_finish),
            status_date: project.status_date.map(civil),
            minutes_per_day: minutes(project.day),
            calendar_id: project.calendar_id,
            name: project.name,
        },
        tasks: columns,
        dependencies: shown,
        calendars,
    })
}

/// The rows it takes: from memory when the plan is there as it is now, else from one snapshot, so
/// that rows fit each other.
async fn rows(
    app: &App,
    project: &row::Project,
) -> Outcome<(Vec<GanttTask>, Vec<GanttDependency>, Vec<TaskPerson>)> {
    // Plans that are being edited are in memory; to look at one, its columns are enough.
    let Some(known) = app.plans.get(project) else {
        let snapshot = app.store.snapshot().await?;
        return Ok((
            snapshot.gantt_tasks(project.id).await?,
            snapshot.gantt_dependencies(project.id).await?,
            snapshot.people_of_project(project.id).await?,
        ));
    };
    let names: HashMap<Uuid, &str> =
        known.resources.iter().map(|row| (row.id, row.name.as_str())).collect();
    let mut people: Vec<TaskPerson> = known
        .assignments
        .iter()
        .filter_map(|row| {
            let resource_id = row.resource_id?;
            let name = (*names.get(&resource_id)?).to_owned();
            Some(TaskPerson { task_id: row.task_id, resource_id, name })
        })
        .collect();
    people.sort_by(|one, other| one.name.cmp(&other.name));
    let tasks = known.tasks.iter().map(|row| GanttTask {
        id: row.id,
        version: row.version,
        parent_id: row.parent_id,
        name: row.name.clone(),
        wbs_shown: row.wbs_shown.clone(),
        start: row.start,
        finish: row.finish,
        late_start: row.late_start,
        late_finish: row.late_finish,
        total_float: row.total_float,
        free_float: row.free_float,
        computed_duration: row.computed_duration,
        percent_complete: row.percent_complete,
        baseline_start: row.baseline_start,
        baseline_finish: row.baseline_finish,
        deadline: row.deadline,
        calendar_id: row.calendar_id,
        flags: row.flags,
        driver_id: row.driver_id,
    });
    let links = known.dependencies.iter().map(|row| GanttDependency {
        id: row.id,
        predecessor_id: row.predecessor_id,
        successor_id: row.successor_id,
        kind: row.kind.clone(),
        lag_kind: row.lag_kind.clone(),
        lag: row.lag,
        lag_format: row.lag_format,
    });
    Ok((tasks.collect(), links.collect(), people))
}

async fn shading(
    reader: &Reader,
    project: &row::Project,
    used: &[Uuid],
) -> Outcome<Vec<GanttCalendar>> {
    let rows = reader.calendars_with_bases(used.iter().copied().collect(), None).await?;
    let index = |wanted: Option<Uuid>| rows.iter().position(|row| Some(row.id) == wanted);
    let mut specs = vec![];
    for row in &rows {
        specs.push(CalendarSpec { base: index(row.base_id), ..spec_of(row)? });
    }
    let first = Moment::from_tenths(project.computed_start).day() - 366;
    let last = Moment::from_tenths(project.computed_finish).day() + 366;
    let mut shown = vec![];
    for id in used {
        let Some(this) = index(Some(*id)) else { continue };
        let Ok(compiled) = Calendar::compile(&specs, this) else { continue };
        let name = rows.get(this).map(|row| row.name.clone()).unwrap_or_default();
        shown.push(shade(&compiled, *id, name, first, last));
    }
    Ok(shown)
}

/// What a day is like at a glance: how much work, and from when.
fn glance(calendar: &Calendar, day: i64) -> (i64, i64) {
    let (from, to) = (Moment::from_day(day), Moment::from_day(day + 1));
    let work = calendar.between(from, to).tenths();
    let start = if work > 0 { (calendar.next_work(from) - from).tenths() } else { 0 };
    (work, start)
}

fn shade(calendar: &Calendar, id: Uuid, name: String, first: i64, last: i64) -> GanttCalendar {
    // What most days of each weekday are like is the usual week.
    let mut seen: Vec<HashMap<(i64, i64), (u32, i64)>> = vec![HashMap::new(); 7];
    let mut days = Vec::new();
    for day in first..=last {
        let look = glance(calendar, day);
        // 1970-01-01 was a Thursday.
        let weekday = usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0);
        if let Some(counts) = seen.get_mut(weekday) {
            counts.entry(look).or_insert((0, day)).0 += 1;
        }
        days.push((day, weekday, look));
    }
    let usual: Vec<((i64, i64), i64)> = seen
        .iter()
        .map(|counts| {
            let most = counts.iter().max_by_key(|(look, (count, _))| (*count, **look));
            most.map_or(((0, 0), first), |(look, (_, day))| (*look, *day))
        })
        .collect();
    let pairs = |shifts: Vec<ShiftView>| -> Vec<[i64; 2]> {
        shifts.into_iter().map(|shift| [shift.start, shift.finish]).collect()
    };
    let mut days_off: Vec<(i64, i64)> = vec![];
    let mut days_on = vec![];
    for (day, weekday, look) in days {
        if usual.get(weekday).is_none_or(|(usual, _)| *usual == look) {
            continue;
        }
        if look.0 > 0 {
            let date = Moment::from_day(day).date().to_string();
            days_on.push(GanttDay { date, shifts: pairs(shifts_of(calendar, day)) });
        } else if let Some((_, to)) = days_off.last_mut().filter(|(_, to)| *to == day - 1) {
            *to = day;
        } else {
            days_off.push((day, day));
        }
    }
    let date = |day: i64| Moment::from_day(day).date().to_string();
    GanttCalendar {
        id,
        name,
        week: usual.iter().map(|(_, day)| pairs(shifts_of(calendar, *day))).collect(),
        days_off: days_off.into_iter().map(|(from, to)| [date(from), date(to)]).collect(),
        days_on,
    }
}
