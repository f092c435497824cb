//! The bulk door: a whole plan becomes a project.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::json;
use steerco_calendar::{CalendarSpec, Moment};
use steerco_plan::{CalendarKind, Plan, PlanResource, PlanTask};
use steerco_store::{Entry, Reader, fold, now_micros, plan::PlanRows, row};
use steerco_units::Currency;
use uuid::Uuid;

use super::{
    blank::{blank_project, blank_task},
    book::{write_json, write_summary_task},
    create_project::chose_key,
    edit::set_figures,
    follow,
    insert_plan::insert_plan,
    projects::{checked_home, checked_key, checked_stage, free_key},
    recompute::recompute,
    stored_splits::write_splits,
    words,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    governance::assign_lifecycle,
    organisation::{begin_project, keep_project_type},
    shape::checked_name,
};

/// Where an imported plan goes.
#[derive(Debug, Clone, Default)]
pub struct ImportTarget {
    /// Replace the plan of this project instead of starting a new one.
    pub project_id: Option<Uuid>,
    /// The program it goes into.
    pub program_id: Option<Uuid>,
    /// The portfolio it goes into, when there is no program.
    pub portfolio_id: Option<Uuid>,
    /// The type that the project is of; when absent, the one it is of already, or the standard one.
    pub plan_type_id: Option<Uuid>,
    /// Name; the plan's own when absent.
    pub name: Option<String>,
    /// Short unique key; made from the name when absent.
    pub key: Option<String>,
    /// Stage; `planned` when absent.
    pub stage: Option<String>,
    /// Who answers for it.
    pub owner_id: Option<Uuid>,
    /// Free text.
    pub description: Option<String>,
    /// Its key in another system.
    pub external_key: Option<String>,
    /// Calendar to use when the plan has none.
    pub calendar_id: Option<Uuid>,
    /// Existing calendars that stand for those of the plan, in the plan's order.
    pub calendars: Vec<Option<Uuid>>,
    /// Existing resources that stand for those of the plan, in the plan's order; others are found
    /// by mail address or name, or added.
    pub resources: Vec<Option<Uuid>>,
    /// Keys of the tasks in another system, in the plan's order.
    pub task_keys: Vec<Option<String>>,
}

/// What an import made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The project.
    pub project_id: Uuid,
    /// Its key.
    pub key: String,
    /// Tasks.
    pub tasks: usize,
    /// Dependencies.
    pub dependencies: usize,
    /// Assignments.
    pub assignments: usize,
    /// Resources that did not exist before.
    pub new_resources: usize,
    /// Calendars of the project.
    pub calendars: usize,
}

/// Writes a whole plan in one transaction, dates included.
pub async fn import_plan(
    app: &App,
    caller: &Caller,
    plan: Plan,
    target: ImportTarget,
) -> Outcome<Imported> {
    let reader = app.store.read();
    let old = match target.project_id {
        None => None,
        Some(id) => Some(reader.plan_rows(id).await?),
    };
    let project = project_row(&reader, caller, &plan, &target, old.as_ref()).await?;
    let known = known_resources(&reader, &plan, &target).await?;
    let shared = shared_calendars(&reader, &project, &target, &known).await?;
    let ids: Vec<Uuid> = known.values().map(|row| row.id).collect();
    let leave = reader.leave_of(&ids).await?;
    let mut build = Build { plan, target, project, old, known, shared, new_resources: vec![] };
    let (build, rows, figures) = tokio::task::spawn_blocking(move || {
        let mut rows = build.rows(leave)?;
        let figures = recompute(&mut rows)?;
        set_figures(&mut rows.project, &figures);
        Outcome::Ok((build, rows, figures))
    })
    .await
    .map_err(|error| Failure::Fault(error.to_string()))??;
    let _ = figures;
    write(app, caller, build, rows).await
}

struct Build {
    plan: Plan,
    target: ImportTarget,
    project: row::Project,
    old: Option<PlanRows>,
    /// Existing resources, by index in the plan.
    known: HashMap<usize, row::Resource>,
    /// Existing calendars the rows refer to, with those they build on.
    shared: Vec<row::Calendar>,
    new_resources: Vec<row::Resource>,
}

async fn project_row(
    reader: &Reader,
    caller: &Caller,
    plan: &Plan,
    target: &ImportTarget,
    old: Option<&PlanRows>,
) -> Outcome<row::Project> {
    let name = target.name.as_deref().unwrap_or(&plan.project.name);
    let name = if name.trim().is_empty() { "Imported project" } else { name };
    let name = checked_name("name", name)?;
    let mut row = match old {
        Some(old) => {
            caller.require("task.edit", Place::project(&old.project))?;
            caller.require("import.run", Place::project(&old.project))?;
            let mut row = old.project.clone();
            row.plan_version += 1;
            if target.plan_type_id.is_some_and(|wanted| Some(wanted) != row.plan_type_id) {
                caller.require("project.manage", Place::project(&old.project))?;
                row.plan_type_id = target.plan_type_id;
            }
            row
        }
        None => {
            let (program, portfolio, place) =
                checked_home(reader, target.program_id, target.portfolio_id).await?;
            caller.require("project.create", place)?;
            caller.require("import.run", place)?;
            let key = match &target.key {
                Some(key) => checked_key(key.trim())?,
                None => free_key(reader, &name).await?,
            };
            let mut row = blank_project(name.clone(), key, Uuid::nil(), 0);
            row.program_id = program;
            row.portfolio_id = portfolio;
            row
        }
    };
    crate::portfolio::check_owner(reader, target.owner_id).await?;
    row.name_folded = fold(&name);
    row.name = name;
    row.stage = checked_stage(target.stage.as_deref().unwrap_or(&row.stage))?;
    row.owner_id = target.owner_id.or(row.owner_id);
    if let Some(description) = &target.description {
        row.description.clone_from(description);
    }
    row.external_key = target.external_key.clone().or(row.external_key);
    let settings = &plan.project;
    row.start = settings.start.tenths();
    row.finish = settings.finish.map(Moment::tenths);
    row.from_finish = settings.from_finish && settings.finish.is_some();
    row.status_date = settings.status_date.map(Moment::tenths);
    row.day = settings.day.tenths();
    row.week = settings.week.tenths();
    row.days_per_month = settings.days_per_month;
    row.default_start = settings.default_start;
    row.default_finish = settings.default_finish;
    row.honor_constraints = settings.honor_constraints;
    row.critical_limit = settings.critical_limit.tenths();
    row.multiple_critical_paths = settings.multiple_critical_paths;
    words::put_dialect(settings.dialect, &mut row);
    row.progress_policy = words::policy_word(settings.progress).into();
    row.reschedule_uncompleted = settings.reschedule_uncompleted;
    row.effort_driven = settings.effort_driven;
    row.currency = settings.currency.code();
    row.kept = settings.kept.0.clone();
    row.summary_task = write_summary_task(plan.summary_task.as_deref())?;
    if plan.calendars.is_empty() || target.calendars.get(settings.calendar).is_some() {
        let mapped = target.calendars.get(settings.calendar).copied().flatten();
        let default = reader.default_calendar().await?.map(|calendar| calendar.id);
        if let Some(id) = mapped.or(target.calendar_id).or(default) {
            row.calendar_id = id;
        }
    }
    Ok(row)
}

/// Existing resources that stand for those of the plan.
async fn known_resources(
    reader: &Reader,
    plan: &Plan,
    target: &ImportTarget,
) -> Outcome<HashMap<usize, row::Resource>> {
    let given: Vec<Uuid> = target.resources.iter().flatten().copied().collect();
    let given = reader.get_many::<row::Resource>(&given).await?;
    let open = |index: usize| target.resources.get(index).copied().flatten().is_none();
    let mut emails = BTreeSet::new();
    let mut names = BTreeSet::new();
    for (index, resource) in plan.resources.iter().enumerate().filter(|(index, _)| open(*index)) {
        let _ = index;
        if !resource.email.trim().is_empty() {
            emails.insert(fold(resource.email.trim()));
        }
        names.insert(fold(resource.name.trim()));
    }
    let emails: Vec<String> = emails.into_iter().collect();
    let names: Vec<String> = names.into_iter().collect();
    let like = reader.resources_like(&emails, &names).await?;
    let mut taken = BTreeSet::new();
    let mut known = HashMap::new();
    for (index, resource) in plan.resources.iter().enumerate() {
        let wanted = target.resources.get(index).copied().flatten();
        let kind = words::resource_kind_word(resource.kind);
        let (email, name) = (fold(resource.email.trim()), fold(resource.name.trim()));
        let found = match wanted {
            Some(id) => given.iter().find(|row| row.id == id),
            None => like
                .iter()
                .find(|row| !email.is_empty() && row.email_folded == email)
                .or_else(|| like.iter().find(|row| row.name_folded == name && row.kind == kind)),
        };
        if let Some(row) = found.filter(|row| taken.insert(row.id)) {
            known.insert(index, row.clone());
        }
    }
    Ok(known)
}

async fn shared_calendars(
    reader: &Reader,
    project: &row::Project,
    target: &ImportTarget,
    known: &HashMap<usize, row::Resource>,
) -> Outcome<Vec<row::Calendar>> {
    let mut wanted: BTreeSet<Uuid> = target.calendars.iter().flatten().copied().collect();
    if !project.calendar_id.is_nil() {
        wanted.insert(project.calendar_id);
    }
    wanted.extend(known.values().filter_map(|row| row.calendar_id));
    Ok(reader.calendars_with_bases(wanted, None).await?)
}

impl Build {
    fn rows(&mut self, leave: Vec<row::Leave>) -> Outcome<PlanRows> {
        let now = now_micros();
        let project_id = self.project.id;
        let calendar_ids: Vec<Uuid> = (0..self.plan.calendars.len())
            .map(|index| self.target.calendars.get(index).copied().flatten())
            .map(|id| id.unwrap_or_else(Uuid::now_v7))
            .collect();
        let calendar = |index: Option<usize>| index.and_then(|i| calendar_ids.get(i).copied());
        if let Some(id) = calendar(Some(self.plan.project.calendar)) {
            self.project.calendar_id = id;
        }
        let mut calendars = self.shared.clone();
        for (index, source) in self.plan.calendars.iter().enumerate() {
            if self.target.calendars.get(index).copied().flatten().is_some() {
                continue;
            }
            calendars.push(row::Calendar {
                id: calendar_ids.get(index).copied().unwrap_or_default(),
                version: 1,
                project_id: Some(project_id),
                name: source.spec.name.clone(),
                name_folded: fold(&source.spec.name),
                base_id: calendar(source.spec.base),
                uid: source.uid,
                kind: if source.kind == CalendarKind::Resource { "resource" } else { "base" }
                    .into(),
                spec: write_json(&CalendarSpec { base: None, ..source.spec.clone() })?,
                kept: source.kept.0.clone(),
                external_key: None,
                created_at: now,
                updated_at: now,
            });
        }
        let (resources, project_resources) = self.resource_rows(&calendar_ids, now)?;
        let resource_ids: Vec<Uuid> = resources.iter().map(|row| row.id).collect();

        let old_ids: HashMap<i64, Uuid> =
            self.old.iter().flat_map(|old| old.tasks.iter().map(|row| (row.uid, row.id))).collect();
        let task_ids: Vec<Uuid> = self
            .plan
            .tasks
            .iter()
            .map(|task| old_ids.get(&task.uid).copied().unwrap_or_else(Uuid::now_v7))
            .collect();
        let task_id = |index: usize| task_ids.get(index).copied().unwrap_or_default();
        let mut tasks = Vec::with_capacity(self.plan.tasks.len());
        let mut task_baselines = vec![];
        let mut slots: BTreeMap<i64, ()> = BTreeMap::new();
        for (index, source) in self.plan.tasks.iter().enumerate() {
            let mut row = task_row(task_id(index), project_id, source, now)?;
            row.parent_id = source.parent.map(task_id);
            row.calendar_id = calendar(source.calendar);
            row.external_key = self.target.task_keys.get(index).cloned().flatten();
            let before = self.old.iter().flat_map(|old| &old.tasks).find(|old| old.id == row.id);
            if let Some(before) = before {
                row.template_task_id = before.template_task_id;
                row.planning_package = before.planning_package;
            }
            tasks.push(row);
            for baseline in &source.baselines {
                slots.insert(i64::from(baseline.slot), ());
                task_baselines.push(row::TaskBaseline {
                    task_id: task_id(index),
                    slot: i64::from(baseline.slot),
                    project_id,
                    start: baseline.start.map(Moment::tenths),
                    finish: baseline.finish.map(Moment::tenths),
                    duration: baseline.duration.tenths(),
                    work: baseline.work.tenths(),
                    cost_minor: baseline.cost_minor,
                    kept: baseline.kept.0.clone(),
                });
            }
        }
        let mut dependencies = Vec::with_capacity(self.plan.dependencies.len());
        let mut pairs = BTreeSet::new();
        for source in &self.plan.dependencies {
            let kind = words::kind_word(source.kind);
            // The first of several equal links counts.
            if !pairs.insert((source.predecessor, source.successor, kind)) {
                continue;
            }
            let (lag_kind, lag) = words::lag_words(source.lag);
            dependencies.push(row::Dependency {
                id: Uuid::now_v7(),
                version: 1,
                project_id,
                predecessor_id: task_id(source.predecessor),
                successor_id: task_id(source.successor),
                kind: kind.into(),
                lag_kind: lag_kind.into(),
                lag,
                lag_format: source.lag_format,
                kept: source.kept.0.clone(),
                created_at: now,
                updated_at: now,
            });
        }
        let mut assignments = Vec::with_capacity(self.plan.assignments.len());
        for source in &self.plan.assignments {
            assignments.push(row::Assignment {
                id: Uuid::now_v7(),
                version: 1,
                project_id,
                task_id: task_id(source.task),
                resource_id: source.resource.and_then(|index| resource_ids.get(index).copied()),
                uid: source.uid,
                units: source.units.basis_points(),
                work: source.work.tenths(),
                actual_work: source.actual_work.tenths(),
                contour: words::contour_word(source.contour).into(),
                delay: source.delay.tenths(),
                leveling_delay: source.leveling_delay.tenths(),
                splits: write_splits(&source.splits)?,
                baselines: write_json(&source.baselines)?,
                kept: source.kept.0.clone(),
                start: 0,
                finish: 0,
                computed_work: 0,
                computed_units: 0,
                pieces: None,
                created_at: now,
                updated_at: now,
            });
        }
        let baselines = slots
            .into_keys()
            .map(|slot| row::Baseline {
                id: Uuid::now_v7(),
                version: 1,
                project_id,
                slot,
                name: if slot == 0 { "Baseline".into() } else { format!("Baseline {slot}") },
                set_at: now,
                set_by: None,
                created_at: now,
                updated_at: now,
            })
            .collect();
        Ok(PlanRows {
            project: self.project.clone(),
            tasks,
            dependencies,
            cross_dependencies: self.kept_cross_dependencies(&task_ids),
            project_resources,
            resources,
            leave,
            assignments,
            baselines,
            task_baselines,
            calendars,
            diagnostics: vec![],
        })
    }

    /// Links with other projects of tasks that the new plan has too.
    fn kept_cross_dependencies(&self, tasks: &[Uuid]) -> Vec<row::CrossDependency> {
        let old = self.old.iter().flat_map(|old| &old.cross_dependencies);
        let stays = |row: &&row::CrossDependency| {
            tasks.contains(&row.predecessor_id) || tasks.contains(&row.successor_id)
        };
        old.filter(stays).cloned().collect()
    }

    fn resource_rows(
        &mut self,
        calendar_ids: &[Uuid],
        now: i64,
    ) -> Outcome<(Vec<row::Resource>, Vec<row::ProjectResource>)> {
        let mut resources = vec![];
        let mut links = vec![];
        for (index, source) in self.plan.resources.iter().enumerate() {
            let calendar = source.calendar.and_then(|i| calendar_ids.get(i).copied());
            let row = match self.known.get(&index) {
                Some(row) => row.clone(),
                None => {
                    let row = resource_row(source, self.plan.project.currency, now);
                    self.new_resources.push(row.clone());
                    row
                }
            };
            links.push(row::ProjectResource {
                id: Uuid::now_v7(),
                project_id: self.project.id,
                resource_id: row.id,
                position: i64::try_from(index).unwrap_or(i64::MAX) + 1,
                uid: source.uid,
                calendar_id: calendar.filter(|id| row.calendar_id != Some(*id)),
                max_units: Some(source.max_units.basis_points())
                    .filter(|units| *units != row.max_units),
                group_name: source.group.clone(),
                kept: source.kept.0.clone(),
            });
            resources.push(row);
        }
        Ok((resources, links))
    }
}

fn resource_row(source: &PlanResource, currency: Currency, now: i64) -> row::Resource {
    let name = if source.name.trim().is_empty() { "Unnamed" } else { source.name.trim() };
    row::Resource {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(name),
        name: name.into(),
        initials: source.initials.clone(),
        kind: words::resource_kind_word(source.kind).into(),
        email_folded: fold(source.email.trim()),
        email: source.email.trim().into(),
        team_id: None,
        calendar_id: None,
        max_units: source.max_units.basis_points(),
        standard_rate: source.standard_rate.0,
        overtime_rate: source.overtime_rate.0,
        cost_per_use_minor: source.cost_per_use_minor,
        currency: currency.code(),
        user_id: None,
        active: true,
        generic: false,
        equipment: false,
        job_role_id: None,
        external_key: None,
        created_at: now,
        updated_at: now,
    }
}

fn task_row(id: Uuid, project_id: Uuid, source: &PlanTask, now: i64) -> Outcome<row::Task> {
    let (kind, date) = words::constraint_words(source.constraint);
    let mut row = blank_task(id, project_id, source.uid, now);
    row.name_folded = fold(&source.name);
    row.name.clone_from(&source.name);
    row.wbs.clone_from(&source.wbs);
    row.notes.clone_from(&source.notes);
    row.duration = source.duration.tenths();
    row.elapsed = source.elapsed;
    row.estimated = source.estimated;
    row.duration_format = source.duration_format;
    row.milestone = source.milestone;
    row.summary = source.summary;
    row.ignore_resource_calendars = source.ignore_resource_calendars;
    row.constraint_kind = kind.into();
    row.constraint_date = date;
    row.activity = words::activity_word(source.activity).into();
    let (kind, date) = words::constraint_words(source.second_constraint);
    row.second_constraint_kind = kind.into();
    row.second_constraint_date = date;
    row.deadline = source.deadline.map(Moment::tenths);
    row.manual = source.manual.is_some();
    row.manual_start = source.manual.map(|(start, _)| start.tenths());
    row.manual_finish = source.manual.map(|(_, finish)| finish.tenths());
    row.active = source.active;
    row.external_start = source.external.map(|(start, _)| start.tenths());
    row.external_finish = source.external.map(|(_, finish)| finish.tenths());
    row.recurring = source.recurring;
    row.task_type = words::task_type_word(source.task_type).into();
    row.effort_driven = source.effort_driven;
    row.priority = i64::from(source.priority);
    row.work = source.work.tenths();
    row.percent_complete = source.percent_complete.basis_points();
    row.physical_percent_complete = source.physical_percent_complete.basis_points();
    row.actual_start = source.actual_start.map(Moment::tenths);
    row.actual_finish = source.actual_finish.map(Moment::tenths);
    row.actual_duration = source.actual_duration.tenths();
    row.stop = source.stop.map(Moment::tenths);
    row.resume = source.resume.map(Moment::tenths);
    row.splits = write_splits(&source.splits)?;
    row.leveling_delay = source.leveling_delay.tenths();
    row.fixed_cost_minor = source.fixed_cost_minor;
    row.kept = source.kept.0.clone();
    Ok(row)
}

async fn write(app: &App, caller: &Caller, build: Build, mut rows: PlanRows) -> Outcome<Imported> {
    let project_id = rows.project.id;
    let mut imported = Imported {
        project_id,
        key: String::new(),
        tasks: rows.tasks.len(),
        dependencies: rows.dependencies.len(),
        assignments: rows.assignments.len(),
        new_resources: build.new_resources.len(),
        calendars: rows.calendars.iter().filter(|row| row.project_id.is_some()).count(),
    };
    let entry = |noun, noun_id, verb, label: &str, count: usize| Entry {
        noun,
        noun_id,
        project: Some(project_id),
        verb,
        label: label.to_owned(),
        before: None,
        after: Some(json!({ "count": count })),
    };
    let others = build.old.as_ref().map(follow::linked_with).unwrap_or_default();
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.defer_foreign_keys().await?;
    if let Some(old) = &build.old {
        writer.clear_plan(project_id).await?;
        writer.clear_calendars(project_id).await?;
        let mut row = rows.project.clone();
        row.version = old.project.version;
        keep_project_type(&writer, &old.project, &mut row).await?;
        writer.update(&old.project, row, "project_updated").await?;
    } else {
        let (wanted, chose) = (build.target.plan_type_id, chose_key(build.target.key.as_deref()));
        begin_project(&writer, &mut rows.project, wanted, chose).await?;
        writer.insert(&rows.project, "project_created").await?;
    }
    imported.key.clone_from(&rows.project.key);
    if !build.new_resources.is_empty() {
        let count = build.new_resources.len();
        let first = build.new_resources.first().map(|row| row.id).unwrap_or_default();
        let label = format!("{count} resources");
        let logged = entry("resource", first, "resources_imported", &label, count);
        writer.insert_bulk(build.new_resources, Some(logged)).await?;
    }
    let label = rows.project.name.clone();
    let logged = entry("project", project_id, "plan_imported", &label, imported.tasks);
    insert_plan(&mut writer, rows, logged).await?;
    if build.old.is_none() {
        assign_lifecycle(&mut writer, project_id).await?;
    }
    writer.touch_plans(&others).await?;
    writer.commit().await?;
    app.plans.forget();
    follow::follow_projects(app, caller, project_id, &label, &others).await;
    if imported.tasks > 2000 {
        app.store.analyze().await?;
    }
    Ok(imported)
}
