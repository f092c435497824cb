//! My schedule: what a person does day by day, over all projects they may see, with their leave and
//! holidays. Work lies evenly on working time between the dates of an assignment; nothing is told of
//! rates.

use std::collections::HashMap;

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use steerco_calendar::{Calendar, Moment};
use steerco_capacity::{Grain, Periods};
use steerco_store::{Reader, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    days::{parse_day, today},
    leave::days_said,
    schedule_promises::{Promise, visible_promises},
    terms::{TermSpan, load_terms, stored_day, terms_on},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::{NamedCalendar, away_between, read_pieces},
    shape::{Reference, minutes},
};

/// Most days told at once.
const MOST_DAYS: i32 = 92;

/// What the caller does day by day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Schedule {
    /// The people the caller signs in as; none means that nobody has linked them yet.
    pub people: Vec<Reference>,
    /// The days, in order.
    pub days: Vec<ScheduleDay>,
}

/// One day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScheduleDay {
    /// Which day.
    pub day: String,
    /// Working time of the person by calendar and full-time equivalent, without leave.
    pub working_minutes: f64,
    /// What the holiday is called, if it is one.
    pub holiday: Option<String>,
    /// Leave on this day.
    pub leave: Option<ScheduleLeave>,
    /// Work planned for this day in all.
    pub planned_minutes: f64,
    /// What is planned, by start.
    pub entries: Vec<ScheduleEntry>,
    /// Time that projects were promised or would like to have; tasks of these projects lie in it, not
    /// beside it.
    pub promises: Vec<SchedulePromise>,
}

/// Time for a project on one day, whatever its tasks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SchedulePromise {
    /// The allocation.
    pub allocation_id: Uuid,
    /// The project.
    pub project: Reference,
    /// Minutes on this day.
    pub minutes: i64,
    /// Promised, or only proposed.
    pub committed: bool,
}

/// Leave on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScheduleLeave {
    /// Which one.
    pub id: Uuid,
    /// `holiday`, `sick`, `training` or `other`.
    pub kind: String,
    /// `approved`, or `asked` and `returned` while it is not decided.
    pub state: String,
    /// Only a part of the day: in words such as `afternoon of 2026-12-01`; empty for the whole of it.
    pub part: String,
}

/// Work on a task on one day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScheduleEntry {
    /// The task.
    pub task: Reference,
    /// Its project.
    pub project: Reference,
    /// Working time on this day.
    pub minutes: f64,
    /// Whether the work ends on this day.
    pub ends: bool,
}

/// Which days.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ScheduleQuery {
    /// First day; the Monday of this week when absent.
    pub from: Option<String>,
    /// How many days; 14 unless told.
    pub days: Option<i32>,
}

/// A person with what their days are made of.
struct Worker {
    spans: Vec<TermSpan>,
    leave: Vec<(Date, Date, ScheduleLeave)>,
    /// What of it is approved.
    approved: Vec<row::Leave>,
}

impl Worker {
    fn leave_on(&self, day: Date) -> Option<&ScheduleLeave> {
        let on = |(from, to, _): &&(Date, Date, ScheduleLeave)| (*from..=*to).contains(&day);
        let found = self.leave.iter().filter(on).map(|(_, _, leave)| leave);
        // What is approved goes before what is only asked for.
        found.min_by_key(|leave| leave.state != "approved")
    }

    /// Tenths of a minute of working time between two moments that they are there.
    fn there(&self, calendar: &Calendar, from: Moment, to: Moment) -> Outcome<i64> {
        let away = away_between(calendar, self.approved.iter(), from, to)?;
        Ok(calendar.between(from, to).tenths() - away)
    }
}

/// Tenths of a minute of an assignment on a day: working time between its dates, without its pauses, at its
/// units in basis points. Rounded down to a tenth.
fn work_on(
    worker: &Worker,
    calendar: &Calendar,
    assignment: &row::Assignment,
    day: Date,
) -> Outcome<i64> {
    let begin = Moment::from_date(day);
    let end = Moment::from_day(begin.day() + 1);
    let mut there = 0;
    for (from, to) in
        read_pieces(assignment.pieces.as_deref(), assignment.start, assignment.finish)?
    {
        let (from, to) = (from.max(begin), to.min(end));
        if from < to {
            there += worker.there(calendar, from, to)?;
        }
    }
    Ok(there * assignment.computed_units / 10_000)
}

/// What the caller does on the days asked for.
pub async fn my_schedule(app: &App, caller: &Caller, query: &ScheduleQuery) -> Outcome<Schedule> {
    let from = match query.from.as_deref().filter(|from| !from.is_empty()) {
        Some(from) => parse_day("from", from)?,
        None => {
            let now = today();
            let back = i32::from(now.weekday().to_monday_zero_offset());
            now.saturating_sub(back.days())
        }
    };
    let count = query.days.unwrap_or(14);
    if !(1..=MOST_DAYS).contains(&count) {
        let text = format!("Ask for 1 to {MOST_DAYS} days.");
        return Err(Failure::field("resource.bad_days", "days", text));
    }
    let to = from.saturating_add((count - 1).days());
    let reader = app.store.read();
    let people = reader.resources_of_user(caller.user_id).await?;
    let work = visible_work(&reader, caller, &people, from, to).await?;
    let mut workers = HashMap::new();
    for person in &people {
        workers.insert(person.id, worker(&reader, person.id, from, to).await?);
    }
    let calendars = calendars_of(&reader, workers.values()).await?;
    let first = Moment::from_date(from).day();
    let periods = Periods::new(Grain::Day, first, usize::try_from(count).unwrap_or(1));
    let promises = visible_promises(&reader, caller, &people, &periods).await?;
    let calendar_of = |worker: &Worker, day: Date| {
        let own = terms_on(&worker.spans, day).and_then(|span| span.terms.calendar_id);
        calendars.get(&own)
    };
    let mut days = vec![];
    for day in from.series(1.day()).take_while(|day| *day <= to) {
        let mut told = ScheduleDay {
            day: day.to_string(),
            working_minutes: 0.0,
            holiday: None,
            leave: None,
            planned_minutes: 0.0,
            entries: vec![],
            promises: promised_on(&promises, &periods, day),
        };
        let begin = Moment::from_date(day);
        let end = Moment::from_day(begin.day() + 1);
        let mut there = 0;
        for person in people.iter().filter_map(|person| workers.get(&person.id)) {
            told.leave = told.leave.or_else(|| person.leave_on(day).cloned());
            let Some(calendar) = calendar_of(person, day) else { continue };
            told.holiday = told.holiday.or_else(|| calendar.exception_on(day));
            let fte = terms_on(&person.spans, day).map_or(0, |span| span.terms.fte);
            there += person.there(&calendar.calendar, begin, end)? * fte / 10_000;
        }
        told.working_minutes = minutes(there);
        let mut planned = 0;
        for (assignment, task, project) in &work {
            let Some(worker) = assignment.resource_id.and_then(|id| workers.get(&id)) else {
                continue;
            };
            let Some(calendar) = calendar_of(worker, day) else { continue };
            let tenths = work_on(worker, &calendar.calendar, assignment, day)?;
            if tenths > 0 {
                planned += tenths;
                told.entries.push(ScheduleEntry {
                    task: task.clone(),
                    project: project.clone(),
                    minutes: minutes(tenths),
                    ends: Moment::from_tenths(assignment.finish - 1).date() == day,
                });
            }
        }
        told.planned_minutes = minutes(planned);
        days.push(told);
    }
    let people = people.into_iter().map(|row| Reference { id: row.id, name: row.name }).collect();
    Ok(Schedule { people, days })
}

/// What is promised and proposed on a day.
fn promised_on(promises: &[Promise], periods: &Periods, day: Date) -> Vec<SchedulePromise> {
    let at = usize::try_from(Moment::from_date(day).day() - periods.first()).ok();
    let told = promises.iter().filter_map(|one| {
        let minutes = at.and_then(|at| one.minutes.get(at)).copied().filter(|one| *one > 0)?;
        Some(SchedulePromise {
            allocation_id: one.row.id,
            project: one.project.clone(),
            minutes,
            committed: one.row.state == "committed",
        })
    });
    told.collect()
}

async fn worker(reader: &Reader, id: Uuid, from: Date, to: Date) -> Outcome<Worker> {
    let spans = load_terms(reader, &[id], from, to).await?.remove(&id).unwrap_or_default();
    let (mut leave, mut approved) = (vec![], vec![]);
    for row in reader.leave_of_resource(id).await? {
        if matches!(row.state.as_str(), "approved" | "asked" | "returned") {
            let days = (stored_day(&row.from_date)?, stored_day(&row.to_date)?);
            let in_part = row.starts_midday || row.ends_midday || row.minutes.is_some();
            let part = if in_part { days_said(&row) } else { String::new() };
            let (kind, state) = (row.kind.clone(), row.state.clone());
            leave.push((days.0, days.1, ScheduleLeave { id: row.id, kind, state, part }));
            approved.extend((row.state == "approved").then_some(row));
        }
    }
    Ok(Worker { spans, leave, approved })
}

/// The calendars of people, and under `None` that of the organisation.
async fn calendars_of(
    reader: &Reader,
    workers: impl Iterator<Item = &Worker>,
) -> Outcome<HashMap<Option<Uuid>, NamedCalendar>> {
    let mut ids: Vec<Uuid> = workers
        .flat_map(|worker| &worker.spans)
        .filter_map(|span| span.terms.calendar_id)
        .collect();
    ids.sort();
    ids.dedup();
    let mut calendars = HashMap::new();
    for id in ids {
        calendars.insert(Some(id), NamedCalendar::load(reader, id).await?);
    }
    if let Some(standard) = reader.default_calendar().await? {
        calendars.insert(None, NamedCalendar::load(reader, standard.id).await?);
    }
    Ok(calendars)
}

/// Assignments of people with their tasks and projects, of projects the caller may see, without what
/// is finished or not going on.
pub(super) async fn visible_work(
    reader: &Reader,
    caller: &Caller,
    people: &[row::Resource],
    from: Date,
    to: Date,
) -> Outcome<Vec<(row::Assignment, Reference, Reference)>> {
    let ids: Vec<Uuid> = people.iter().map(|person| person.id).collect();
    let (begin, end) = (Moment::from_date(from), Moment::from_date(to));
    let end = Moment::from_day(end.day() + 1);
    let rows = reader.assignments_between(&ids, begin.tenths(), end.tenths()).await?;
    let unique = |ids: &mut dyn Iterator<Item = Uuid>| {
        let mut ids: Vec<Uuid> = ids.collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let tasks = unique(&mut rows.iter().map(|row| row.task_id));
    let tasks = reader.get_many::<row::Task>(&tasks).await?;
    let tasks: HashMap<Uuid, row::Task> = tasks.into_iter().map(|row| (row.id, row)).collect();
    let projects = unique(&mut rows.iter().map(|row| row.project_id));
    let projects = reader.get_many::<row::Project>(&projects).await?;
    let open = |row: &row::Project| {
        let going_on = !row.template && !matches!(row.stage.as_str(), "done" | "cancelled");
        going_on && caller.may("project.view", Place::project(row))
    };
    let projects: HashMap<Uuid, String> =
        projects.into_iter().filter(open).map(|row| (row.id, row.name)).collect();
    let told = rows.into_iter().filter_map(|row| {
        let task = tasks.get(&row.task_id)?;
        let name = projects.get(&row.project_id)?;
        let counts = task.active && !task.summary && task.percent_complete < 10_000;
        counts.then(|| {
            let task = Reference { id: task.id, name: task.name.clone() };
            let project = Reference { id: row.project_id, name: name.clone() };
            (row, task, project)
        })
    });
    Ok(told.collect())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use steerco_calendar::CalendarSpec;

    use super::*;

    #[test]
    fn the_days_of_an_assignment_sum_to_its_working_time_at_its_units() {
        let calendar = Calendar::compile(&[CalendarSpec::standard()], 0).unwrap();
        let moment = |text: &str| text.parse::<Moment>().unwrap().tenths();
        let assignment = row::Assignment {
            id: Uuid::nil(),
            version: 1,
            project_id: Uuid::nil(),
            task_id: Uuid::nil(),
            resource_id: None,
            uid: 1,
            units: 5_000,
            work: 0,
            actual_work: 0,
            contour: "flat".into(),
            delay: 0,
            leveling_delay: 0,
            splits: "[]".into(),
            baselines: "[]".into(),
            kept: String::new(),
            // Friday noon to Tuesday noon, at half the time: 4 + 8 + 4 hours of 16.
            start: moment("2027-01-29T13:00"),
            finish: moment("2027-02-02T12:00"),
            computed_work: 0,
            computed_units: 5_000,
            pieces: None,
            created_at: 1,
            updated_at: 1,
        };
        let days = ["2027-01-28", "2027-01-29", "2027-01-30", "2027-02-01", "2027-02-02"];
        let there = Worker { spans: vec![], leave: vec![], approved: vec![] };
        let work = |day: &str| work_on(&there, &calendar, &assignment, day.parse().unwrap());
        let told = days.map(|day| work(day).unwrap() / 10);
        assert_eq!(told, [0, 120, 0, 240, 120]);
        // A pause on Monday asks for nothing there.
        let pieces =
            [("2027-01-29T13:00", "2027-01-29T17:00"), ("2027-02-02T08:00", "2027-02-02T12:00")];
        let pieces = pieces.map(|(from, to)| [moment(from), moment(to)]);
        let pieces = Some(serde_json::to_string(&pieces).unwrap());
        let paused = row::Assignment { pieces, ..assignment.clone() };
        let work = |day: &str| work_on(&there, &calendar, &paused, day.parse().unwrap());
        let told = days.map(|day| work(day).unwrap() / 10);
        assert_eq!(told, [0, 120, 0, 0, 120]);
    }
}
