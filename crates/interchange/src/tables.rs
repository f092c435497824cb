//! A folder of CSV tables: `people.csv`, `projects.csv`, `tasks.csv`, `dependencies.csv`,
//! `assignments.csv`. Rows name each other by keys of the sender, so that the same folder can be
//! imported again and only what changed is written. `docs/formats.md` documents every column.

mod table;

use std::collections::{BTreeMap, HashMap};

use steerco_calendar::{CalendarSpec, Moment, Span};
use steerco_plan::{
    Kept, Plan, PlanAssignment, PlanCalendar, PlanDependency, PlanResource, PlanTask,
    parse_duration, parse_link,
};
use steerco_schedule::{Constraint, DependencyKind};
use steerco_units::{Currency, Percent, Rate, parse_scaled};

use crate::task_list::{constraint_with, day_or_moment, yes_or_no};
use crate::{Diagnostic, Unreadable};
use table::{Findings, Row, Table};

/// Names of the files of a folder; only `projects.csv` and `tasks.csv` must be there.
pub const FILES: [&str; 5] =
    ["people.csv", "projects.csv", "tasks.csv", "dependencies.csv", "assignments.csv"];

/// A person of `people.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The sender's key.
    pub key: String,
    /// Name shown to people.
    pub name: String,
    /// Mail address; people already known by it are not created again.
    pub email: String,
    /// Team, created when new.
    pub team: String,
    /// Share of full time.
    pub max_units: Percent,
    /// Price of an hour.
    pub standard_rate: Rate,
    /// Currency of the rate; the organisation's usual one when absent.
    pub currency: Option<Currency>,
}

/// A project of `projects.csv` with its tasks.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectTables {
    /// The sender's key.
    pub key: String,
    /// Line of `projects.csv`, from 1.
    pub line: usize,
    /// Name of the type of project; empty for the standard one, or the one it is of already.
    pub plan_type: String,
    /// Name of the portfolio, created when new; may be empty.
    pub portfolio: String,
    /// Name of the program, created when new; may be empty.
    pub program: String,
    /// `proposed`, `planned`, `active`, `on_hold`, `done` or `cancelled`.
    pub stage: String,
    /// Free text.
    pub description: String,
    /// The plan; resources are people of the folder.
    pub plan: Plan,
    /// The sender's key of each task of the plan.
    pub task_keys: Vec<String>,
}

/// What a folder holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TablesDraft {
    /// People.
    pub people: Vec<PersonRow>,
    /// Projects with their plans.
    pub projects: Vec<ProjectTables>,
    /// What to know about it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Project stages a table may name.
pub const STAGES: [&str; 6] = ["proposed", "planned", "active", "on_hold", "done", "cancelled"];

/// Reads the files of a folder, given by name. `start` stands in for projects without one.
pub fn read_tables(
    files: &BTreeMap<String, Vec<u8>>,
    start: Moment,
) -> Result<TablesDraft, Unreadable> {
    let mut found = Findings::default();
    let mut folder = Folder::default();
    if let Some(table) = Table::open(files, "people.csv", &["key", "name"], &mut found)? {
        folder.people(&table, &mut found);
    }
    let projects = Table::required(files, "projects.csv", &["key", "name"], &mut found)?;
    folder.projects(&projects, start, &mut found);
    let tasks = Table::required(files, "tasks.csv", &["project", "key", "name"], &mut found)?;
    folder.tasks(&tasks, &mut found);
    let columns = ["project", "predecessor", "successor"];
    if let Some(table) = Table::open(files, "dependencies.csv", &columns, &mut found)? {
        folder.dependencies(&table, &mut found);
    }
    let columns = ["project", "task", "person"];
    if let Some(table) = Table::open(files, "assignments.csv", &columns, &mut found)? {
        folder.assignments(&table, &mut found);
    }
    Ok(TablesDraft {
        people: folder.people,
        projects: folder.projects,
        diagnostics: found.finish(),
    })
}

#[derive(Default)]
struct Folder {
    people: Vec<PersonRow>,
    of_person: HashMap<String, usize>,
    projects: Vec<ProjectTables>,
    of_project: HashMap<String, usize>,
    /// Per project: task key → index.
    of_task: Vec<HashMap<String, usize>>,
    /// Per project: person → index into the plan's resources.
    resource_of: Vec<HashMap<usize, usize>>,
}

impl Folder {
    fn people(&mut self, table: &Table, found: &mut Findings) {
        for row in table.rows() {
            let key = row.text("key").to_owned();
            if key.is_empty() || self.of_person.contains_key(&key) {
                found.row(
                    &row,
                    "key",
                    "tables.duplicate_key",
                    "this key is empty or used before; the line is left out",
                );
                continue;
            }
            let percent = |text: &str| {
                parse_scaled(text.trim_end_matches('%'), 2)
                    .ok()
                    .filter(|points| (0..=1_000_000).contains(points))
            };
            let units = row.value("max_units", "a percentage such as 80", percent, found);
            let rate = |text: &str| Rate::parse(text).ok().filter(|rate| rate.0 >= 0);
            let rate = row.value("standard_rate", "a price an hour such as 85.50", rate, found);
            let currency = |text: &str| Currency::new(text).ok();
            let currency = row.value("currency", "a currency code such as EUR", currency, found);
            self.of_person.insert(key.clone(), self.people.len());
            self.people.push(PersonRow {
                key,
                name: row.text("name").to_owned(),
                email: row.text("email").to_owned(),
                team: row.text("team").to_owned(),
                max_units: units.map_or(Percent::WHOLE, Percent::from_basis_points),
                standard_rate: rate.unwrap_or_default(),
                currency,
            });
        }
    }

    fn projects(&mut self, table: &Table, start: Moment, found: &mut Findings) {
        for row in table.rows() {
            let key = row.text("key").to_owned();
            if key.is_empty() || self.of_project.contains_key(&key) {
                found.row(
                    &row,
                    "key",
                    "tables.duplicate_key",
                    "this key is empty or used before; the line is left out",
                );
                continue;
            }
            let mut plan = Plan::default();
            row.text("name").clone_into(&mut plan.project.name);
            let morning = Span::from_tenths(plan.project.default_start);
            let date = |text: &str| day_or_moment(text, morning);
            plan.project.start =
                row.value("start", "a date such as 2026-03-02", date, found).unwrap_or(start);
            plan.project.status_date =
                row.value("status_date", "a date such as 2026-03-02", date, found);
            plan.calendars.push(PlanCalendar::base(1, CalendarSpec::standard()));
            let stage = |text: &str| STAGES.iter().find(|stage| **stage == text).copied();
            let stage = row.value("stage", &format!("one of {}", STAGES.join(", ")), stage, found);
            self.of_project.insert(key.clone(), self.projects.len());
            self.of_task.push(HashMap::new());
            self.resource_of.push(HashMap::new());
            self.projects.push(ProjectTables {
                key,
                line: row.line,
                plan_type: row.text("type").to_owned(),
                portfolio: row.text("portfolio").to_owned(),
                program: row.text("program").to_owned(),
                stage: stage.unwrap_or("planned").to_owned(),
                description: row.text("description").to_owned(),
                plan,
                task_keys: vec![],
            });
        }
    }

    /// The project a row names, or a finding.
    fn project_of(&self, row: &Row<'_>, found: &mut Findings) -> Option<usize> {
        let project = self.of_project.get(row.text("project")).copied();
        if project.is_none() {
            found.row(
                row,
                "project",
                "tables.missing",
                "no project of projects.csv has this key; the line is left out",
            );
        }
        project
    }

    /// The task a column of a row names, or a finding.
    fn task_of(
        &self,
        project: usize,
        row: &Row<'_>,
        column: &str,
        found: &mut Findings,
    ) -> Option<usize> {
        let task = self.of_task.get(project).and_then(|tasks| tasks.get(row.text(column))).copied();
        if task.is_none() {
            found.row(
                row,
                column,
                "tables.missing",
                "no task of this project has this key; the line is left out",
            );
        }
        task
    }

    fn tasks(&mut self, table: &Table, found: &mut Findings) {
        for row in table.rows() {
            let Some(project) = self.project_of(&row, found) else { continue };
            let (Some(target), Some(of_task)) =
                (self.projects.get_mut(project), self.of_task.get_mut(project))
            else {
                continue;
            };
            let key = row.text("key").to_owned();
            if key.is_empty() || of_task.contains_key(&key) {
                found.row(
                    &row,
                    "key",
                    "tables.duplicate_key",
                    "this key is empty or used before in the project; the line is left out",
                );
                continue;
            }
            let index = target.plan.tasks.len();
            let uid = i64::try_from(index).unwrap_or(i64::MAX - 1) + 1;
            let mut task = read_task(&row, &target.plan, found);
            task.uid = uid;
            task.row = uid;
            let parent = row.text("parent");
            if !parent.is_empty() {
                task.parent = of_task.get(parent).copied();
                match task.parent.and_then(|parent| target.plan.tasks.get_mut(parent)) {
                    Some(parent) => parent.summary = true,
                    None => found.row(
                        &row,
                        "parent",
                        "tables.missing",
                        "no task on a line before this one has this key; it stands at the top",
                    ),
                }
            }
            of_task.insert(key.clone(), index);
            target.plan.tasks.push(task);
            target.task_keys.push(key);
        }
        for project in &mut self.projects {
            outline_order(project);
        }
        for (project, of_task) in self.projects.iter().zip(&mut self.of_task) {
            *of_task = project.task_keys.iter().cloned().zip(0..).collect();
        }
    }

    fn dependencies(&mut self, table: &Table, found: &mut Findings) {
        for row in table.rows() {
            let Some(project) = self.project_of(&row, found) else { continue };
            let predecessor = self.task_of(project, &row, "predecessor", found);
            let successor = self.task_of(project, &row, "successor", found);
            let (Some(predecessor), Some(successor)) = (predecessor, successor) else { continue };
            let Some(target) = self.projects.get_mut(project) else { continue };
            // Kind and lag read as in a predecessor text: "x" stands for the task.
            let text = format!("x{}{}", row.text("kind").to_uppercase(), signed(row.text("lag")));
            let link = parse_link(&text, &target.plan.project, |reference| reference == "x");
            let Ok(link) = link else {
                found.row(&row, "lag", "tables.bad_value", "kind must be FS, SS, FF or SF and lag such as 2d, -1d or 50%; the line is left out");
                continue;
            };
            let same = |known: &PlanDependency| {
                (known.predecessor, known.successor, known.kind)
                    == (predecessor, successor, link.kind)
            };
            if predecessor == successor {
                found.row(
                    &row,
                    "successor",
                    "tables.useless_link",
                    "the task waits for itself; the line is left out",
                );
                continue;
            }
            let recent = target.plan.dependencies.iter().rev().take(64);
            if recent.clone().any(same) {
                continue;
            }
            target.plan.dependencies.push(PlanDependency {
                predecessor,
                successor,
                kind: link.kind,
                lag: link.lag,
                lag_format: link.lag_format,
                kept: Kept::default(),
            });
        }
        let kinds = |kind: DependencyKind| kind as u8;
        for project in &mut self.projects {
            let links = &mut project.plan.dependencies;
            links.sort_by_key(|link| (link.successor, link.predecessor, kinds(link.kind)));
            links.dedup_by_key(|link| (link.successor, link.predecessor, kinds(link.kind)));
        }
    }

    fn assignments(&mut self, table: &Table, found: &mut Findings) {
        for row in table.rows() {
            let Some(project) = self.project_of(&row, found) else { continue };
            let Some(task) = self.task_of(project, &row, "task", found) else { continue };
            let Some(person) = self.of_person.get(row.text("person")).copied() else {
                found.row(
                    &row,
                    "person",
                    "tables.missing",
                    "no one of people.csv has this key; the line is left out",
                );
                continue;
            };
            let resource = self.resource(project, person);
            let (Some(target), Some(resource)) = (self.projects.get_mut(project), resource) else {
                continue;
            };
            let percent = |text: &str| {
                parse_scaled(text.trim_end_matches('%'), 2)
                    .ok()
                    .filter(|points| (1..=1_000_000).contains(points))
            };
            let units = row.value("units", "a percentage such as 50", percent, found);
            let units = units.map_or(Percent::WHOLE, Percent::from_basis_points);
            let work = row.value("work", "an effort such as 16h", hours, found);
            let Some(task_row) = target.plan.tasks.get_mut(task) else { continue };
            let work = work.unwrap_or_else(|| {
                Span::from_tenths(units.of(task_row.duration.tenths()).unwrap_or(0))
            });
            task_row.work += work;
            let uid = i64::try_from(target.plan.assignments.len()).unwrap_or(0) + 1;
            target.plan.assignments.push(PlanAssignment {
                uid,
                task,
                resource: Some(resource),
                units,
                work,
                ..PlanAssignment::default()
            });
        }
    }

    fn resource(&mut self, project: usize, person: usize) -> Option<usize> {
        let known = self.resource_of.get_mut(project)?;
        if let Some(resource) = known.get(&person) {
            return Some(*resource);
        }
        let about = self.people.get(person)?;
        let resources = &mut self.projects.get_mut(project)?.plan.resources;
        let uid = i64::try_from(resources.len()).unwrap_or(0) + 1;
        resources.push(PlanResource {
            uid,
            name: about.name.clone(),
            email: about.email.clone(),
            group: about.team.clone(),
            max_units: about.max_units,
            standard_rate: about.standard_rate,
            ..PlanResource::default()
        });
        known.insert(person, resources.len() - 1);
        Some(resources.len() - 1)
    }
}

fn signed(lag: &str) -> String {
    let lag = lag.trim();
    if lag.is_empty() || lag.starts_with(['+', '-']) { lag.to_owned() } else { format!("+{lag}") }
}

fn hours(text: &str) -> Option<Span> {
    let number = text.trim().trim_end_matches('h');
    let hundredths =
        parse_scaled(number, 2).ok().filter(|hours| (0..100_000_000).contains(hours))?;
    Some(Span::from_tenths(hundredths * 6))
}

fn read_task(row: &Row<'_>, plan: &Plan, found: &mut Findings) -> PlanTask {
    let project = &plan.project;
    let morning = Span::from_tenths(project.default_start);
    let evening = Span::from_tenths(project.default_finish);
    let mut task = PlanTask {
        name: row.text("name").to_owned(),
        notes: row.text("notes").to_owned(),
        wbs: row.text("wbs").to_owned(),
        ..PlanTask::default()
    };
    let duration =
        |text: &str| parse_duration(text, project).filter(|read| read.span >= Span::ZERO);
    if let Some(read) = row.value("duration", "a duration such as 3d, 4h or 2w", duration, found) {
        task.duration = read.span;
        task.elapsed = read.elapsed;
        task.estimated = read.estimated;
        task.duration_format = read.unit.format_code(read.elapsed, read.estimated);
    }
    if row.value("milestone", "yes or no", yes_or_no, found) == Some(true) {
        task.milestone = true;
        if row.text("duration").is_empty() {
            task.duration = Span::ZERO;
        }
    }
    let date = "a date such as 2026-03-02 or 2026-03-02T08:00";
    task.deadline = row.value("deadline", date, |text| day_or_moment(text, evening), found);
    task.actual_start = row.value("actual_start", date, |text| day_or_moment(text, morning), found);
    task.actual_finish =
        row.value("actual_finish", date, |text| day_or_moment(text, evening), found);
    let percent = |text: &str| {
        parse_scaled(text.trim_end_matches('%'), 2)
            .ok()
            .filter(|points| (0..=10_000).contains(points))
    };
    let percent =
        row.value("percent_complete", "a percentage from 0 to 100", percent, found).unwrap_or(0);
    let whole = task.actual_finish.is_some();
    task.percent_complete = Percent::from_basis_points(if whole { 10_000 } else { percent });
    let done = task.percent_complete.of(task.duration.tenths()).unwrap_or(0);
    task.actual_duration = Span::from_tenths(done);
    let constraint = row.text("constraint");
    if !constraint.is_empty() {
        let read = constraint_with(constraint, row.text("constraint_date"), morning, evening);
        task.constraint = read.unwrap_or_else(|reason| {
            found.row(row, "constraint", "tables.bad_value", &reason);
            Constraint::AsSoonAsPossible
        });
    }
    task
}

/// Children stand right behind their summary, whatever the order of the lines.
fn outline_order(project: &mut ProjectTables) {
    let tasks = &project.plan.tasks;
    let mut children: Vec<Vec<usize>> = vec![vec![]; tasks.len()];
    let mut stack: Vec<usize> = vec![];
    for (index, task) in tasks.iter().enumerate().rev() {
        match task.parent.and_then(|parent| children.get_mut(parent)) {
            Some(list) => list.push(index),
            None => stack.push(index),
        }
    }
    let mut order: Vec<usize> = Vec::with_capacity(tasks.len());
    while let Some(index) = stack.pop() {
        order.push(index);
        stack.extend(children.get(index).into_iter().flatten());
    }
    let mut place = vec![0; tasks.len()];
    for (position, &index) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(index) {
            *slot = position;
        }
    }
    let mut moved = Vec::with_capacity(order.len());
    let mut keys = Vec::with_capacity(order.len());
    for (position, &index) in order.iter().enumerate() {
        let (Some(task), Some(key)) = (project.plan.tasks.get(index), project.task_keys.get(index))
        else {
            continue;
        };
        let row = i64::try_from(position).unwrap_or(0) + 1;
        let parent = task.parent.and_then(|parent| place.get(parent)).copied();
        moved.push(PlanTask { uid: row, row, parent, ..task.clone() });
        keys.push(key.clone());
    }
    project.plan.tasks = moved;
    project.task_keys = keys;
}
