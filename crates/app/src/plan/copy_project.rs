//! Copying a whole plan: into another project, into a template, and from a template into a project.
//!
//! A copy that starts on another day moves every date people set by working days of the project's
//! calendar, at the same time of day. Links with other projects stay with the original.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use steerco_calendar::{Calendar, Moment, Span};
use steerco_store::{Entry, Reader, fold, now_micros, plan::PlanRows, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    NewProject, ProjectView,
    book::{load, write_json},
    create_project::chose_key,
    edit::set_figures,
    insert_plan::insert_plan,
    projects::{checked_home, checked_key, checked_stage, free_key, project_view, visible_project},
    recompute::recompute,
    recurring::pattern_of,
    splits::calendar_of,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    governance::assign_lifecycle,
    intake::became_project,
    organisation::{begin_project, given_custom},
    shape::{checked_name, parse_civil},
};

/// A copy of a project to make.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct CopyProject {
    /// Its name.
    pub name: String,
    /// Short unique key; made from the name when absent.
    pub key: Option<String>,
    /// When it starts; as the original unless told.
    pub start: Option<String>,
    /// The program it goes into; that of the original unless a place is told.
    pub program_id: Option<Uuid>,
    /// The portfolio it goes into, when there is no program.
    pub portfolio_id: Option<Uuid>,
    /// The type it is of; that of the original unless told.
    pub plan_type_id: Option<Uuid>,
    /// Also what has been done so far.
    #[serde(default)]
    pub actuals: bool,
    /// Also the baselines.
    #[serde(default)]
    pub baselines: bool,
}

/// A template to make of a project.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewTemplate {
    /// Its name.
    pub name: String,
    /// Short unique key; made from the name when absent.
    pub key: Option<String>,
    /// Put roles in the place of people.
    #[serde(default)]
    pub roles: bool,
}

/// A person for whom a template has a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Replaced {
    /// The person.
    pub person: String,
    /// The generic resource that stands for them.
    pub role: String,
}

/// A template that was made.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TemplateMade {
    /// The template.
    #[serde(flatten)]
    pub project: ProjectView,
    /// Who was replaced by which role.
    pub replaced: Vec<Replaced>,
}

/// What becomes of a plan in its copy.
struct Copying {
    project: row::Project,
    actuals: bool,
    baselines: bool,
    /// Tasks remember what they were copied from.
    remember: bool,
    /// The request that the project is made of.
    request: Option<Uuid>,
    /// The type that is wanted for it.
    plan_type: Option<Uuid>,
    /// Somebody chose its key.
    chose_key: bool,
}

/// Copies a project.
pub async fn copy_project(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &CopyProject,
) -> Outcome<ProjectView> {
    let reader = app.store.read();
    let source = visible_project(&reader, caller, id, "project.view").await?;
    let (program, portfolio) = match (input.program_id, input.portfolio_id) {
        (None, None) => (source.program_id, source.portfolio_id),
        place => place,
    };
    let (program, portfolio, place) = checked_home(&reader, program, portfolio).await?;
    caller.require("project.create", place)?;
    let mut project = renamed(&reader, &source, &input.name, input.key.as_deref()).await?;
    project.program_id = program;
    project.portfolio_id = portfolio;
    project.template = source.template;
    if let Some(start) = &input.start {
        project.start = parse_civil("start", start)?;
    }
    let (actuals, baselines) = (input.actuals, input.baselines);
    let copying = Copying {
        project,
        actuals,
        baselines,
        remember: false,
        request: None,
        plan_type: input.plan_type_id,
        chose_key: chose_key(input.key.as_deref()),
    };
    make(app, caller, id, copying, &HashMap::new()).await
}

/// Starts a project with the plan of a template.
pub(super) async fn start_from_template(
    app: &App,
    caller: &Caller,
    template: Uuid,
    input: &NewProject,
) -> Outcome<ProjectView> {
    let reader = app.store.read();
    let (program, portfolio, place) =
        checked_home(&reader, input.program_id, input.portfolio_id).await?;
    caller.require("project.create", place)?;
    let found = reader.find::<row::Project>(template).await?;
    let seen = |row: &row::Project| caller.may("project.view", Place::project(row));
    let Some(source) = found.filter(|row| row.template && seen(row)) else {
        let text = "There is no such template.";
        return Err(Failure::field("plan.unknown_template", "template_id", text));
    };
    crate::portfolio::check_owner(&reader, input.owner_id).await?;
    let mut project = renamed(&reader, &source, &input.name, input.key.as_deref()).await?;
    project.program_id = program;
    project.portfolio_id = portfolio;
    project.owner_id = input.owner_id;
    project.external_key.clone_from(&input.external_key);
    project.custom =
        given_custom(&reader, "project", &project.custom, input.custom.as_ref()).await?;
    if !input.description.is_empty() {
        project.description.clone_from(&input.description);
    }
    project.stage = checked_stage(input.stage.as_deref().unwrap_or("planned"))?;
    project.start = parse_civil("start", &input.start)?;
    project.template = false;
    project.template_id = Some(template);
    let copying = Copying {
        project,
        actuals: false,
        baselines: false,
        remember: true,
        request: input.request_id,
        plan_type: input.plan_type_id,
        chose_key: chose_key(input.key.as_deref()),
    };
    make(app, caller, template, copying, &HashMap::new()).await
}

/// Makes a template of a project.
pub async fn create_template(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &NewTemplate,
) -> Outcome<TemplateMade> {
    let reader = app.store.read();
    let source = visible_project(&reader, caller, id, "project.view").await?;
    caller.require("project.create", Place::project(&source))?;
    let mut project = renamed(&reader, &source, &input.name, input.key.as_deref()).await?;
    project.template = true;
    project.stage = "planned".into();
    let (mut roles, mut replaced) = (HashMap::new(), vec![]);
    if input.roles {
        caller.require("resource.manage", Place::ORGANISATION)?;
        let rows = load(app, id).await?;
        (roles, replaced) = roles_for(&reader, &rows).await?;
    }
    let copying = Copying {
        project,
        actuals: false,
        baselines: false,
        remember: false,
        request: None,
        plan_type: None,
        chose_key: chose_key(input.key.as_deref()),
    };
    let project = make(app, caller, id, copying, &roles).await?;
    Ok(TemplateMade { project, replaced })
}

async fn renamed(
    reader: &Reader,
    source: &row::Project,
    name: &str,
    key: Option<&str>,
) -> Outcome<row::Project> {
    let name = checked_name("name", name)?;
    let key = match key.map(str::trim).filter(|key| !key.is_empty()) {
        Some(key) => checked_key(key)?,
        None => free_key(reader, &name).await?,
    };
    let now = now_micros();
    Ok(row::Project {
        id: Uuid::now_v7(),
        version: 1,
        plan_version: 1,
        key_folded: fold(&key),
        key,
        name_folded: fold(&name),
        name,
        external_key: None,
        template_id: None,
        created_at: now,
        updated_at: now,
        ..source.clone()
    })
}

/// A generic resource for each person of a plan, named after the person's team or group.
async fn roles_for(
    reader: &Reader,
    rows: &PlanRows,
) -> Outcome<(HashMap<Uuid, row::Resource>, Vec<Replaced>)> {
    let is_person = |one: &&row::Resource| {
        one.kind == "work" && (one.user_id.is_some() || !one.email.is_empty())
    };
    let teams: Vec<Uuid> = rows.resources.iter().filter_map(|one| one.team_id).collect();
    let teams = reader.get_many::<row::Team>(&teams).await?;
    let mut count: HashMap<String, usize> = HashMap::new();
    let (mut roles, mut replaced) = (HashMap::new(), vec![]);
    for person in rows.resources.iter().filter(is_person) {
        let team = teams.iter().find(|team| Some(team.id) == person.team_id);
        let group = rows.project_resources.iter().find(|link| link.resource_id == person.id);
        let group = group.map(|link| link.group_name.trim()).filter(|name| !name.is_empty());
        let name = team.map(|team| team.name.as_str()).or(group).unwrap_or("Team member");
        let number = count.entry(name.to_owned()).or_default();
        *number += 1;
        let name = if *number > 1 { format!("{name} {number}") } else { name.to_owned() };
        let known = reader.resources_like(&[], &[fold(&name)]).await?;
        let generic = |one: &row::Resource| one.user_id.is_none() && one.email.is_empty();
        let role = known.into_iter().find(generic).unwrap_or_else(|| row::Resource {
            id: Uuid::now_v7(),
            version: 1,
            name_folded: fold(&name),
            name: name.clone(),
            initials: String::new(),
            email: String::new(),
            email_folded: String::new(),
            user_id: None,
            external_key: None,
            ..person.clone()
        });
        replaced.push(Replaced { person: person.name.clone(), role: role.name.clone() });
        roles.insert(person.id, role);
    }
    Ok((roles, replaced))
}

async fn make(
    app: &App,
    caller: &Caller,
    source: Uuid,
    copying: Copying,
    roles: &HashMap<Uuid, row::Resource>,
) -> Outcome<ProjectView> {
    let rows = load(app, source).await?;
    let known: Vec<Uuid> = roles.values().map(|role| role.id).collect();
    let known = app.store.read().get_many::<row::Resource>(&known).await?;
    let new: Vec<row::Resource> =
        roles.values().filter(|role| !known.iter().any(|one| one.id == role.id)).cloned().collect();
    let mut copy = copied(&rows, &copying, roles)?;
    let figures = recompute(&mut copy)?;
    set_figures(&mut copy.project, &figures);
    let mut project = copy.project.clone();
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.defer_foreign_keys().await?;
    begin_project(&writer, &mut project, copying.plan_type, copying.chose_key).await?;
    writer.insert(&project, "project_created").await?;
    became_project(&mut writer, copying.request, project.id).await?;
    for role in &new {
        writer.insert(role, "resource_created").await?;
    }
    let logged = Entry {
        noun: "project",
        noun_id: project.id,
        project: Some(project.id),
        verb: "plan_copied",
        label: project.name.clone(),
        before: None,
        after: Some(json!({ "from": source, "count": copy.tasks.len() })),
    };
    insert_plan(&mut writer, copy, logged).await?;
    assign_lifecycle(&mut writer, project.id).await?;
    writer.commit().await?;
    let reader = app.store.read();
    let project = reader.get::<row::Project>(project.id).await?;
    project_view(&reader, caller, project).await
}

/// New ids for old ones; others stay as they are.
#[derive(Default)]
struct Renumbered(HashMap<Uuid, Uuid>);

impl Renumbered {
    fn add(&mut self, old: Uuid) -> Uuid {
        *self.0.entry(old).or_insert_with(Uuid::now_v7)
    }

    fn get(&self, old: Uuid) -> Uuid {
        self.0.get(&old).copied().unwrap_or(old)
    }
}

fn copied(
    source: &PlanRows,
    copying: &Copying,
    roles: &HashMap<Uuid, row::Resource>,
) -> Outcome<PlanRows> {
    let at = now_micros();
    let project_id = copying.project.id;
    let mut ids = Renumbered::default();
    for row in source.calendars.iter().filter(|row| row.project_id == Some(source.project.id)) {
        ids.add(row.id);
    }
    for row in &source.tasks {
        ids.add(row.id);
    }
    let mut shift = Shift::new(source, copying.project.start)?;
    let mut rows = source.clone();
    rows.project = row::Project {
        calendar_id: ids.get(source.project.calendar_id),
        finish: source.project.finish.map(|finish| shift.moment(finish)),
        must_finish_by: source.project.must_finish_by.map(|by| shift.moment(by)),
        status_date: source.project.status_date.filter(|_| copying.actuals),
        ..copying.project.clone()
    };
    rows.cross_dependencies.clear();
    rows.diagnostics.clear();
    for row in &mut rows.calendars {
        row.base_id = row.base_id.map(|id| ids.get(id));
        if row.project_id == Some(source.project.id) {
            row.id = ids.get(row.id);
            row.project_id = Some(project_id);
            row.version = 1;
        }
    }
    for row in &mut rows.tasks {
        row.template_task_id = Some(row.id).filter(|_| copying.remember);
        row.id = ids.get(row.id);
        row.version = 1;
        row.project_id = project_id;
        row.parent_id = row.parent_id.map(|id| ids.get(id));
        row.calendar_id = row.calendar_id.map(|id| ids.get(id));
        row.external_key = None;
        // A project is a part of one plan only: the copy keeps its dates.
        if row.sub_project_id.take().is_some() {
            (row.external_start, row.external_finish) =
                (row.sub_start.take(), row.sub_finish.take());
        }
        row.created_at = at;
        row.updated_at = at;
        shift.task(row);
        if !copying.actuals {
            forget_actuals(row);
        }
    }
    for row in &mut rows.dependencies {
        row.id = Uuid::now_v7();
        row.version = 1;
        row.project_id = project_id;
        row.predecessor_id = ids.get(row.predecessor_id);
        row.successor_id = ids.get(row.successor_id);
    }
    let role = |id: Uuid| roles.get(&id).map_or(id, |role| role.id);
    for row in &mut rows.project_resources {
        row.id = Uuid::now_v7();
        row.project_id = project_id;
        row.calendar_id = row.calendar_id.map(|id| ids.get(id));
        row.resource_id = role(row.resource_id);
    }
    for row in &mut rows.resources {
        if let Some(role) = roles.get(&row.id) {
            *row = role.clone();
        }
    }
    rows.leave.retain(|row| !roles.contains_key(&row.resource_id));
    for row in &mut rows.assignments {
        row.id = Uuid::now_v7();
        row.version = 1;
        row.project_id = project_id;
        row.task_id = ids.get(row.task_id);
        row.resource_id = row.resource_id.map(role);
        row.baselines = if copying.baselines { row.baselines.clone() } else { "[]".into() };
        if !copying.actuals {
            row.actual_work = 0;
        }
    }
    if copying.baselines {
        for row in &mut rows.baselines {
            row.id = Uuid::now_v7();
            row.version = 1;
            row.project_id = project_id;
        }
        for row in &mut rows.task_baselines {
            row.task_id = ids.get(row.task_id);
            row.project_id = project_id;
            row.start = row.start.map(|start| shift.moment(start));
            row.finish = row.finish.map(|finish| shift.moment(finish));
        }
    } else {
        rows.baselines.clear();
        rows.task_baselines.clear();
    }
    Ok(rows)
}

fn forget_actuals(row: &mut row::Task) {
    row.percent_complete = 0;
    row.physical_percent_complete = 0;
    row.actual_start = None;
    row.actual_finish = None;
    row.actual_duration = 0;
    row.stop = None;
    row.resume = None;
}

/// Moves dates by working days.
struct Shift {
    calendar: Calendar,
    from: i64,
    to: i64,
    known: HashMap<i64, i64>,
}

/// A day, tenths of a minute.
const DAY: i64 = 14_400;
/// Dates further away keep their distance by the clock.
const MOST_DAYS: i64 = 36_600;

impl Shift {
    fn new(source: &PlanRows, start: i64) -> Outcome<Self> {
        let whole = super::blank::blank_task(Uuid::nil(), source.project.id, 0, 0);
        let calendar = calendar_of(source, &whole)?;
        Ok(Self { calendar, from: source.project.start, to: start, known: HashMap::new() })
    }

    /// As many working days behind the new start as it was behind the old one, at its time of day.
    fn moment(&mut self, at: i64) -> i64 {
        if self.from == self.to {
            return at;
        }
        let day = at.div_euclid(DAY);
        let moved = match self.known.get(&day) {
            Some(moved) => *moved,
            None => {
                let moved = self.day(day);
                self.known.insert(day, moved);
                moved
            }
        };
        moved * DAY + at.rem_euclid(DAY)
    }

    fn day(&self, day: i64) -> i64 {
        let (from, to) = (self.from.div_euclid(DAY), self.to.div_euclid(DAY));
        if (day - from).abs() > MOST_DAYS {
            return to + (day - from);
        }
        let works = |day: i64| {
            let (start, end) =
                (Moment::from_tenths(day * DAY), Moment::from_tenths((day + 1) * DAY));
            self.calendar.between(start, end) > Span::ZERO
        };
        let step = if day < from { -1 } else { 1 };
        let (mut left, mut at) = (0, from);
        while at != day {
            at += step;
            left += i64::from(works(at));
        }
        let mut moved = to;
        let mut bound = 4 * MOST_DAYS;
        while left > 0 && bound > 0 {
            moved += step;
            left -= i64::from(works(moved));
            bound -= 1;
        }
        moved
    }

    fn task(&mut self, row: &mut row::Task) {
        for date in [
            &mut row.constraint_date,
            &mut row.second_constraint_date,
            &mut row.deadline,
            &mut row.manual_start,
            &mut row.manual_finish,
            &mut row.external_start,
            &mut row.external_finish,
            &mut row.actual_start,
            &mut row.actual_finish,
            &mut row.stop,
            &mut row.resume,
        ] {
            *date = date.map(|at| self.moment(at));
        }
        row.recurrence = self.pattern(&row.recurrence);
    }

    /// A recurring task begins and ends as much later as its occurrences.
    fn pattern(&mut self, stored: &str) -> String {
        let Some(mut pattern) = pattern_of(stored) else { return String::new() };
        pattern.from = self.date(pattern.from);
        pattern.until = pattern.until.map(|date| self.date(date));
        write_json(&pattern).unwrap_or_default()
    }

    fn date(&mut self, date: Date) -> Date {
        Moment::from_tenths(self.moment(Moment::from_date(date).tenths())).date()
    }
}
