//! Working time as the Gantt chart's background: a usual week, and the days that differ.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_calendar::{Calendar, CalendarSpec, Moment};
use steerco_store::{Reader, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    book::{load, plan_of},
    calendar_days::{ShiftView, shifts_of},
    calendars::spec_of,
    projects::visible_project,
};
use crate::{App, Failure, Outcome, access::Caller};

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

/// Whose working time.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PersonQuery {
    /// A person of the plan.
    pub resource_id: Option<Uuid>,
    /// Or what they are called in it.
    pub name: Option<String>,
}

/// When a person of a plan works, their leave left out, for the chart's background.
pub async fn person_working_time(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &PersonQuery,
) -> Outcome<GanttCalendar> {
    visible_project(&app.store.read(), caller, project_id, "project.view").await?;
    let rows = load(app, project_id).await?;
    let (plan, ids) = plan_of(&rows, false)?;
    let mut people = plan.resources.iter().zip(&ids.resources);
    let (person, id) = people
        .find(|(person, id)| {
            query.resource_id.map_or_else(
                || query.name.as_ref().is_some_and(|name| *name == person.name),
                |wanted| wanted == **id,
            )
        })
        .ok_or(Failure::NotFound("resource"))?;
    let specs: Vec<CalendarSpec> = plan.calendars.iter().map(|one| one.spec.clone()).collect();
    let which = person.calendar.unwrap_or(plan.project.calendar);
    let compiled = Calendar::compile(&specs, which)
        .map_err(|error| Failure::Fault(format!("calendar of a person: {error}")))?;
    let (first, last) = shown_days(&rows.project);
    Ok(shade(&compiled, *id, person.name.clone(), first, last))
}

/// First and last day that a chart of the project may show.
fn shown_days(project: &row::Project) -> (i64, i64) {
    let day = |tenths: i64| Moment::from_tenths(tenths).day();
    (day(project.computed_start) - 366, day(project.computed_finish) + 366)
}

/// The calendars in the order asked for.
pub(super) async fn shading(
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
    let (first, last) = shown_days(project);
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
