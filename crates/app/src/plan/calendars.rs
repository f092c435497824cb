//! Calendars: when work can be done.

use serde::{Deserialize, Serialize};
use steerco_calendar::{Calendar, CalendarException, CalendarSpec, DayPattern, WorkWeek};
use steerco_store::{Reader, Writer, fold, now_micros, plan::CalendarFilter, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    book::{read_json, write_json},
    projects::visible_project,
    recompute_projects::request_recompute,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    integration::{JobView, finish_own},
    shape::{Listed, PageQuery, Reference, checked_name, instant, nullable},
};

/// A working-time calendar. `week`, `work_weeks` and `exceptions` are the parts of a calendar
/// specification as documented in the reference.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CalendarView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The project it belongs to; null for the whole organisation.
    pub project_id: Option<Uuid>,
    /// Name.
    pub name: String,
    /// The calendar it builds on.
    pub base: Option<Reference>,
    /// `base`, or `resource` when it belongs to one resource.
    pub kind: String,
    /// Monday first: `"inherited"`, `"non_working"` or `{"working":[{"start","finish"}]}` with
    /// tenths of a minute since midnight.
    #[schema(value_type = Vec<Object>)]
    pub week: Vec<DayPattern>,
    /// Weeks that replace `week` between two dates.
    #[schema(value_type = Vec<Object>)]
    pub work_weeks: Vec<WorkWeek>,
    /// Days that differ.
    #[schema(value_type = Vec<Object>)]
    pub exceptions: Vec<CalendarException>,
    /// Last change (UTC).
    pub updated_at: String,
}

/// A calendar to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewCalendar {
    /// Name.
    pub name: String,
    /// The calendar it builds on.
    pub base_id: Option<Uuid>,
    /// The project it belongs to; the whole organisation when absent.
    pub project_id: Option<Uuid>,
    /// `base` (default) or `resource`.
    pub kind: Option<String>,
    /// Monday first, seven days; inherited when absent.
    #[schema(value_type = Option<Vec<Object>>)]
    pub week: Option<Vec<DayPattern>>,
    /// Weeks that replace `week` between two dates.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Object>>)]
    pub work_weeks: Vec<WorkWeek>,
    /// Days that differ.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Object>>)]
    pub exceptions: Vec<CalendarException>,
    /// Its key in another system.
    pub external_key: Option<String>,
}

/// Changes to a calendar.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchCalendar {
    /// Name.
    pub name: Option<String>,
    /// The calendar it builds on; null for none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub base_id: Option<Option<Uuid>>,
    /// Monday first, seven days.
    #[schema(value_type = Option<Vec<Object>>)]
    pub week: Option<Vec<DayPattern>>,
    /// Weeks that replace `week` between two dates.
    #[schema(value_type = Option<Vec<Object>>)]
    pub work_weeks: Option<Vec<WorkWeek>>,
    /// Days that differ.
    #[schema(value_type = Option<Vec<Object>>)]
    pub exceptions: Option<Vec<CalendarException>>,
}

/// A changed calendar.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CalendarChanged {
    /// The calendar as it is now.
    #[serde(flatten)]
    pub calendar: CalendarView,
    /// How many plans were computed anew before this was answered.
    pub projects_recomputed: u64,
    /// The job that computes the plans on this calendar anew; null when there are none. When it is
    /// not finished, it goes on.
    pub job: Option<JobView>,
}

/// Which calendars.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CalendarQuery {
    /// Those of this project too.
    pub project_id: Option<Uuid>,
    /// Those that belong to single resources too.
    pub of_resources: Option<bool>,
}

/// The specification a row holds.
pub(crate) fn spec_of(row: &row::Calendar) -> Outcome<CalendarSpec> {
    read_json(&row.spec)
}

async fn view(reader: &Reader, row: row::Calendar) -> Outcome<CalendarView> {
    let spec = spec_of(&row)?;
    let base = match row.base_id {
        None => None,
        Some(id) => reader.find::<row::Calendar>(id).await?,
    };
    Ok(CalendarView {
        id: row.id,
        version: row.version,
        project_id: row.project_id,
        name: row.name,
        base: base.map(|base| Reference { id: base.id, name: base.name }),
        kind: row.kind,
        week: spec.week.to_vec(),
        work_weeks: spec.work_weeks,
        exceptions: spec.exceptions,
        updated_at: instant(row.updated_at),
    })
}

/// Calendars by name.
pub async fn calendars(
    app: &App,
    caller: &Caller,
    query: &CalendarQuery,
    page: &PageQuery,
) -> Outcome<Listed<CalendarView>> {
    let (ask, _) = page.ask("name")?;
    let reader = app.store.read();
    if let Some(id) = query.project_id {
        visible_project(&reader, caller, id, "calendar.view").await?;
    }
    let filter = CalendarFilter {
        q: page.search(),
        project_id: query.project_id,
        of_resources: query.of_resources.unwrap_or(false),
    };
    let found = reader.calendars(&filter, &ask).await?;
    let mut views = Vec::with_capacity(found.items.len());
    for row in found.items.clone() {
        views.push(view(&reader, row).await?);
    }
    let mut views = views.into_iter();
    let listed = Listed::of(found, |_| views.next());
    Ok(listed.present())
}

pub(super) async fn find(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
    permission: &'static str,
) -> Outcome<row::Calendar> {
    let row = reader.find::<row::Calendar>(id).await?.ok_or(Failure::NotFound("calendar"))?;
    match row.project_id {
        // Calendars of the organisation are for everyone who may see calendars at all.
        None if permission == "calendar.view" && caller.may_somewhere(permission) => {}
        None => caller.require(permission, Place::ORGANISATION)?,
        Some(project) => {
            visible_project(reader, caller, project, permission).await?;
        }
    }
    Ok(row)
}

/// One calendar.
pub async fn calendar(app: &App, caller: &Caller, id: Uuid) -> Outcome<CalendarView> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "calendar.view").await?;
    view(&reader, row).await
}

/// Refuses calendars that cannot be worked with.
async fn check(reader: &Reader, id: Uuid, spec: &CalendarSpec, base: Option<Uuid>) -> Outcome<()> {
    for days in spec.work_weeks.iter().map(|week| &week.days).chain([&spec.week]) {
        for day in days {
            if let DayPattern::Working(shifts) = day {
                check_shifts(shifts)?;
            }
        }
    }
    for exception in &spec.exceptions {
        check_shifts(&exception.shifts)?;
        if exception.to < exception.from {
            let text = format!("“{}” ends before it begins.", exception.name);
            return Err(Failure::field("plan.bad_calendar", "exceptions", text));
        }
    }
    let bases = match base {
        None => vec![],
        Some(base) => reader.calendars_with_bases([base].into(), None).await?,
    };
    if base.is_some_and(|base| !bases.iter().any(|row| row.id == base)) {
        let text = "There is no such calendar.";
        return Err(Failure::field("plan.unknown_calendar", "base_id", text));
    }
    let index = |wanted: Option<Uuid>| {
        let wanted = wanted?;
        if wanted == id {
            return Some(0);
        }
        bases.iter().position(|row| row.id == wanted).map(|index| index + 1)
    };
    let mut specs = vec![CalendarSpec { base: index(base), ..spec.clone() }];
    for row in &bases {
        let spec = spec_of(row)?;
        specs.push(CalendarSpec { base: index(row.base_id), ..spec });
    }
    match Calendar::compile(&specs, 0) {
        Ok(compiled) if compiled.has_work() => Ok(()),
        Ok(_) => {
            let text = "It has no working time at all. Give it at least one shift.";
            Err(Failure::field("plan.bad_calendar", "week", text))
        }
        Err(error) => Err(Failure::field("plan.bad_calendar", "base_id", error.to_string())),
    }
}

fn check_shifts(shifts: &[steerco_calendar::Shift]) -> Outcome<()> {
    let bad = |text: &str| Err(Failure::field("plan.bad_calendar", "week", text));
    for shift in shifts {
        if !(0..14_400).contains(&shift.start) || !(0..=14_400).contains(&shift.finish) {
            return bad("A shift lies between 0:00 and 24:00.");
        }
    }
    for (one, next) in shifts.iter().zip(shifts.iter().skip(1)) {
        if one.finish <= one.start || next.start < one.finish {
            return bad("Shifts of a day must follow each other and not overlap.");
        }
    }
    Ok(())
}

fn week_of(days: Vec<DayPattern>) -> Outcome<[DayPattern; 7]> {
    days.try_into().map_err(|_| {
        Failure::field("plan.bad_calendar", "week", "A week has seven days, Monday first.")
    })
}

/// Adds a calendar.
pub async fn create_calendar(
    app: &App,
    caller: &Caller,
    input: &NewCalendar,
) -> Outcome<CalendarView> {
    let reader = app.store.read();
    match input.project_id {
        None => caller.require("calendar.manage", Place::ORGANISATION)?,
        Some(id) => {
            visible_project(&reader, caller, id, "calendar.manage").await?;
        }
    }
    let name = checked_name("name", &input.name)?;
    let inherited = std::array::from_fn(|_| DayPattern::Inherited);
    let week = input.week.clone().map_or(Ok(inherited), week_of)?;
    let spec = CalendarSpec {
        name: name.clone(),
        base: None,
        week,
        work_weeks: input.work_weeks.clone(),
        exceptions: input.exceptions.clone(),
    };
    let id = Uuid::now_v7();
    check(&reader, id, &spec, input.base_id).await?;
    let kind = match input.kind.as_deref() {
        None | Some("base") => "base",
        Some("resource") => "resource",
        Some(_) => {
            return Err(Failure::field("plan.bad_calendar", "kind", "Choose base or resource."));
        }
    };
    let mut row = new_row(id, &spec, kind)?;
    row.project_id = input.project_id;
    row.base_id = input.base_id;
    row.external_key.clone_from(&input.external_key);
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "calendar_created").await?;
    writer.commit().await?;
    view(&app.store.read(), row).await
}

/// A row for a calendar of the organisation.
pub(super) fn new_row(id: Uuid, spec: &CalendarSpec, kind: &str) -> Outcome<row::Calendar> {
    let now = now_micros();
    Ok(row::Calendar {
        id,
        version: 1,
        project_id: None,
        name: spec.name.clone(),
        name_folded: fold(&spec.name),
        base_id: None,
        uid: 0,
        kind: kind.into(),
        spec: write_json(&CalendarSpec { base: None, ..spec.clone() })?,
        kept: String::new(),
        external_key: None,
        created_at: now,
        updated_at: now,
    })
}

/// The calendars every installation starts with.
pub(crate) async fn insert_standard_calendars(writer: &mut Writer<'_>) -> Outcome<()> {
    for spec in [CalendarSpec::standard(), CalendarSpec::around_the_clock()] {
        let row = new_row(Uuid::now_v7(), &spec, "base")?;
        writer.insert(&row, "calendar_created").await?;
    }
    Ok(())
}

/// Changes a calendar and computes every plan anew that depends on it.
pub async fn update_calendar(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchCalendar,
) -> Outcome<CalendarChanged> {
    let reader = app.store.read();
    let before = find(&reader, caller, id, "calendar.manage").await?;
    unchanged(before.version, version, async { view(&reader, before.clone()).await }).await?;
    let mut spec = spec_of(&before)?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
        spec.name.clone_from(&after.name);
    }
    if let Some(base_id) = patch.base_id {
        after.base_id = base_id;
    }
    if let Some(week) = &patch.week {
        spec.week = week_of(week.clone())?;
    }
    if let Some(work_weeks) = &patch.work_weeks {
        spec.work_weeks.clone_from(work_weeks);
    }
    if let Some(exceptions) = &patch.exceptions {
        spec.exceptions.clone_from(exceptions);
    }
    spec.base = None;
    check(&reader, id, &spec, after.base_id).await?;
    after.spec = write_json(&spec)?;
    let old = CalendarSpec { name: spec.name.clone(), base: None, ..spec_of(&before)? };
    let matters = before.base_id != after.base_id || old != spec;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = writer.update(&before, after, "calendar_updated").await?;
    let projects = if matters { dependent_projects(&writer, id).await? } else { vec![] };
    let title = format!("Calendar “{}” was changed", after.name);
    let requested = request_recompute(&mut writer, caller, title, &projects).await?;
    writer.commit().await?;
    app.plans.forget();
    let job = match requested {
        Some(requested) => Some(finish_own(app, caller, requested).await?),
        None => None,
    };
    let done = job.as_ref().map_or(0, |job| job.done);
    Ok(CalendarChanged {
        calendar: view(&app.store.read(), after).await?,
        projects_recomputed: u64::try_from(done).unwrap_or(0),
        job,
    })
}

/// Projects whose dates depend on a calendar, directly or through calendars that build on it.
async fn dependent_projects(reader: &Reader, id: Uuid) -> Outcome<Vec<Uuid>> {
    let mut ids = vec![id];
    let mut next = 0;
    while let Some(id) = ids.get(next).copied() {
        for row in reader.calendars_on(id).await? {
            if !ids.contains(&row.id) {
                ids.push(row.id);
            }
        }
        next += 1;
    }
    Ok(reader.projects_on_calendars(&ids).await?)
}

/// Removes a calendar nothing uses.
pub async fn delete_calendar(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "calendar.manage").await?;
    unchanged(row.version, version, async { view(&reader, row.clone()).await }).await?;
    let builders = reader.calendars_on(id).await?.len();
    let uses = reader.calendar_uses(id).await?;
    if uses > 0 || builders > 0 {
        return Err(Failure::refused(
            "plan.calendar_in_use",
            format!(
                "{uses} projects, tasks or resources use it and {builders} calendars build on it. \
                 Give them another calendar first."
            ),
        ));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.delete(&row, "calendar_deleted").await?;
    writer.commit().await?;
    Ok(())
}
