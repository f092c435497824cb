//! Why a task is on its date: the chain of drivers back to where it begins.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use steerco_calendar::Moment;
use steerco_plan::PlanProject;
use steerco_store::{plan::PlanRows, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{book::load, projects::visible_project, words};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    shape::{Reference, civil},
};

/// Longest chain shown.
const MOST_STEPS: usize = 200;

/// One reason for one date.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DriverStep {
    /// The task whose date it is.
    pub task_id: Uuid,
    /// Its name.
    pub task_name: String,
    /// Its WBS code.
    pub wbs: String,
    /// The date.
    pub date: String,
    /// Which end: `start` or `finish`.
    pub end: String,
    /// `predecessor`, `summary_predecessor`, `other_project`, `constraint`, `calendar`, `resource_calendar`,
    /// `manual`, `actual`, `status_date`, `project_start`, `project_finish`, `late_dates`,
    /// `leveling_delay`, `child`, `external`, `around` or `inactive`.
    pub driver: String,
    /// The reason in words.
    pub text: String,
    /// The dependency, where one drives.
    pub dependency_id: Option<Uuid>,
    /// The calendar that moved the date on to working time.
    pub calendar: Option<Reference>,
    /// The resource whose calendar moved the date on to working time.
    pub resource: Option<Reference>,
}

/// Why a task is on its date.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Why {
    /// From the task back to where the chain begins.
    pub steps: Vec<DriverStep>,
}

/// Why a task is on its date.
pub async fn why(app: &App, caller: &Caller, id: Uuid) -> Outcome<Why> {
    let reader = app.store.read();
    let row = reader.find::<row::Task>(id).await?.ok_or(Failure::NotFound("task"))?;
    visible_project(&reader, caller, row.project_id, "project.view").await?;
    let rows = load(app, row.project_id).await?;
    Ok(Why { steps: Chain::of(&rows).steps(id, MOST_STEPS) })
}

/// Looks things up in a plan's rows.
pub(super) struct Chain<'a> {
    rows: &'a PlanRows,
    project: PlanProject,
    tasks: HashMap<Uuid, &'a row::Task>,
    links: HashMap<Uuid, &'a row::Dependency>,
    cross: HashMap<Uuid, &'a row::CrossDependency>,
}

impl<'a> Chain<'a> {
    pub(super) fn of(rows: &'a PlanRows) -> Self {
        Self {
            rows,
            project: words::plan_project(&rows.project),
            tasks: rows.tasks.iter().map(|row| (row.id, row)).collect(),
            links: rows.dependencies.iter().map(|row| (row.id, row)).collect(),
            cross: rows.cross_dependencies.iter().map(|row| (row.id, row)).collect(),
        }
    }

    fn task(&self, id: Uuid) -> Option<&'a row::Task> {
        self.tasks.get(&id).copied()
    }

    fn link(&self, id: Uuid) -> Option<&'a row::Dependency> {
        self.links.get(&id).copied()
    }

    /// The chain from a task back, at most `most` steps.
    pub(super) fn steps(&self, id: Uuid, most: usize) -> Vec<DriverStep> {
        let mut steps = vec![];
        let mut seen = HashSet::new();
        let mut next = Some(id);
        while let Some(task) = next.and_then(|id| self.task(id)) {
            if steps.len() >= most || !seen.insert(task.id) {
                break;
            }
            steps.push(self.step(task));
            next = match task.driver.as_str() {
                "predecessor" | "summary_predecessor" => {
                    task.driver_id.and_then(|id| self.link(id)).map(|link| link.predecessor_id)
                }
                "child" => task.driver_id,
                "constraint" => task.driver_id.filter(|id| *id != task.id),
                _ => None,
            };
        }
        steps
    }

    fn step(&self, task: &row::Task) -> DriverStep {
        let link = task.driver_id.and_then(|id| self.link(id));
        let end = self.end(task, link);
        let (word, at) =
            if end == "finish" { ("Finishes", task.finish) } else { ("Starts", task.start) };
        let mut text = format!("{word} {}: {}", spoken(at), self.reason(task, link));
        let calendar = self.calendar(task);
        let resource = self.resource(task);
        if let Some(calendar) = &calendar {
            text.push_str(&format!("; next working time of calendar “{}”", calendar.name));
        }
        if let Some(resource) = &resource {
            text.push_str(&format!("; when {} works next", resource.name));
        }
        DriverStep {
            task_id: task.id,
            task_name: task.name.clone(),
            wbs: task.wbs_shown.clone(),
            date: civil(at),
            end: end.into(),
            driver: task.driver.clone(),
            text,
            dependency_id: link.map(|link| link.id),
            calendar,
            resource,
        }
    }

    fn end(&self, task: &row::Task, link: Option<&row::Dependency>) -> &'static str {
        match task.driver.as_str() {
            "predecessor" | "summary_predecessor"
                if link.is_some_and(|link| matches!(link.kind.as_str(), "FF" | "SF")) =>
            {
                "finish"
            }
            "other_project"
                if self.cross_link(task).is_some_and(|link| link.kind.ends_with('F')) =>
            {
                "finish"
            }
            "constraint"
                if self.carrier(task).is_some_and(|row| row.constraint_kind.contains("finish")) =>
            {
                "finish"
            }
            "project_finish" | "late_dates" => "finish",
            _ => "start",
        }
    }

    fn carrier(&self, task: &row::Task) -> Option<&row::Task> {
        task.driver_id.and_then(|id| self.task(id))
    }

    fn reason(&self, task: &row::Task, link: Option<&row::Dependency>) -> String {
        match task.driver.as_str() {
            "predecessor" => self.link_reason(link, None),
            "summary_predecessor" => {
                let summary = link.and_then(|link| self.task(link.successor_id));
                self.link_reason(link, summary)
            }
            "other_project" => self.other_project_reason(task),
            "constraint" => self.constraint_reason(task),
            "child" => match self.carrier(task) {
                Some(child) => format!("because “{}” below it does", child.name),
                None => "because a task below it does".into(),
            },
            "manual" => "it is scheduled by hand".into(),
            "actual" => match (task.actual_start, task.actual_finish) {
                (_, Some(_)) => "it is done".into(),
                _ => "work has begun".into(),
            },
            "status_date" => match self.rows.project.status_date {
                Some(date) => format!("remaining work waits for the status date {}", spoken(date)),
                None => "remaining work waits for the status date".into(),
            },
            "late_dates" => "as late as possible without delaying what follows".into(),
            "leveling_delay" => "resource levelling delayed it".into(),
            "external" if task.sub_project_id.is_some() => {
                "it stands for a whole project, on that project's dates".into()
            }
            "external" => "it stands for a task of another plan".into(),
            "inactive" => "it is inactive and takes no part".into(),
            "around" => "it lasts as long as the tasks around it".into(),
            "project_finish" => "the plan is scheduled from its finish".into(),
            _ => format!(
                "nothing else holds it, so the project's start {} does",
                spoken(self.rows.project.start)
            ),
        }
    }

    fn link_reason(&self, link: Option<&row::Dependency>, summary: Option<&row::Task>) -> String {
        let Some(link) = link else { return "a predecessor holds it".into() };
        let name = self
            .task(link.predecessor_id)
            .map_or("a task", |predecessor| predecessor.name.as_str());
        let lag = words::lag_text(&link.lag_kind, link.lag, link.lag_format, &self.project);
        let ends = if link.kind.starts_with('F') { "finishes" } else { "starts" };
        let wait = match (link.lag, lag.strip_prefix(['+', '-'])) {
            (0, _) | (_, None) => "when".to_owned(),
            (1.., Some(size)) => format!("{size} after"),
            (_, Some(size)) => format!("{size} before"),
        };
        let through = summary
            .map(|summary| format!(", through its summary “{}”", summary.name))
            .unwrap_or_default();
        format!("{wait} “{name}” {ends} ({}{lag}){through}", link.kind)
    }

    fn cross_link(&self, task: &row::Task) -> Option<&row::CrossDependency> {
        task.driver_id.and_then(|id| self.cross.get(&id).copied())
    }

    fn other_project_reason(&self, task: &row::Task) -> String {
        let Some(link) = self.cross_link(task) else {
            return "it waits for another project".into();
        };
        let lag = words::lag_text(&link.lag_kind, link.lag, link.lag_format, &self.project);
        let through = Some(link.successor_id)
            .filter(|id| *id != task.id)
            .and_then(|id| self.task(id))
            .map(|summary| format!(", through its summary “{}”", summary.name))
            .unwrap_or_default();
        format!(
            "it waits for “{}” in project “{}” ({}{lag}){through}",
            link.seen_name, link.seen_project, link.kind
        )
    }

    fn constraint_reason(&self, task: &row::Task) -> String {
        let Some(carrier) = self.carrier(task) else { return "a constraint holds it".into() };
        // Of two lower bounds the later one holds it.
        let second = carrier.second_constraint_kind.contains("no_earlier")
            && (!carrier.constraint_kind.contains("no_earlier")
                || carrier.second_constraint_date > carrier.constraint_date);
        let (kind, date) = if second && self.rows.project.dialect == "primavera" {
            (&carrier.second_constraint_kind, carrier.second_constraint_date)
        } else {
            (&carrier.constraint_kind, carrier.constraint_date)
        };
        let rule = kind.replace('_', " ");
        let date = date.map(|at| format!(" {}", spoken(at))).unwrap_or_default();
        if carrier.id == task.id {
            format!("its constraint “{rule}{date}”")
        } else {
            format!("the constraint “{rule}{date}” of its summary “{}”", carrier.name)
        }
    }

    fn calendar(&self, task: &row::Task) -> Option<Reference> {
        let id = task.pushed_id.filter(|_| task.pushed_by == "calendar")?;
        let found = self.rows.calendars.iter().find(|row| row.id == id)?;
        Some(Reference { id, name: found.name.clone() })
    }

    fn resource(&self, task: &row::Task) -> Option<Reference> {
        let id = task.pushed_id.filter(|_| task.pushed_by == "resource_calendar")?;
        let found = self.rows.resources.iter().find(|row| row.id == id)?;
        Some(Reference { id, name: found.name.clone() })
    }
}

/// A moment as people say it: `Mon 2 Mar 2026 08:00`.
fn spoken(tenths: i64) -> String {
    Moment::from_tenths(tenths).to_civil().strftime("%a %-d %b %Y %H:%M").to_string()
}
