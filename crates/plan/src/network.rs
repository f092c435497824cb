//! Plan → network → schedule: the one place where a plan is handed to the engine.

use steerco_calendar::{Calendar, CalendarError, CalendarSpec};
use steerco_schedule::{
    Activity, Assignment, Dependency, Dialect, Network, NetworkError, Progress, Resource, Schedule,
    Settings, Task,
};

use crate::{Plan, PlanDependency, PlanTask};

/// A plan's network with the dates the engine gave it; `network.tasks` and `schedule.tasks` run
/// parallel to `Plan::tasks`.
#[derive(Debug, Clone)]
pub struct Scheduled {
    /// What the engine was given.
    pub network: Network,
    /// What it answered.
    pub schedule: Schedule,
}

/// Why a plan has no dates.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleRefusal {
    /// Tasks wait for each other; names along the circle.
    #[error(
        "these tasks wait for each other in a circle: {}; remove one of the links",
        names.join(" → ")
    )]
    Cycle {
        /// Task indices along the circle, first repeated last.
        tasks: Vec<usize>,
        /// Their names.
        names: Vec<String>,
    },
    /// A calendar cannot be worked with.
    #[error("calendar “{name}”: {reason}")]
    Calendar {
        /// Index into `Plan::calendars`.
        calendar: usize,
        /// Its name.
        name: String,
        /// What is wrong and what to do.
        reason: String,
    },
    /// A reference inside the plan points nowhere.
    #[error("the plan is inconsistent: {0}")]
    Inconsistent(String),
}

impl Plan {
    /// Builds the network the engine works on.
    pub fn network(&self) -> Result<Network, ScheduleRefusal> {
        let specs: Vec<CalendarSpec> = if self.calendars.is_empty() {
            vec![CalendarSpec::standard()]
        } else {
            self.calendars.iter().map(|calendar| calendar.spec.clone()).collect()
        };
        let calendars =
            Calendar::compile_all(&specs).map_err(|error| self.calendar_refusal(&error))?;
        let project = &self.project;
        Ok(Network {
            settings: Settings {
                dialect: project.dialect,
                start: project.start,
                schedule_from_finish: if project.from_finish { project.finish } else { None },
                calendar: project.calendar,
                status_date: project.status_date,
                progress: project.progress,
                honor_constraints: project.honor_constraints,
                critical_limit: project.critical_limit,
                multiple_critical_paths: project.multiple_critical_paths,
                day: project.day,
                reschedule_uncompleted: project.reschedule_uncompleted,
            },
            calendars,
            tasks: self.tasks.iter().map(engine_task).collect(),
            dependencies: self.dependencies.iter().map(|link| self.engine_link(link)).collect(),
            resources: self
                .resources
                .iter()
                .map(|resource| Resource {
                    calendar: resource.calendar,
                    kind: resource.kind,
                    max_units: basis_points(resource.max_units),
                })
                .collect(),
            assignments: self
                .assignments
                .iter()
                .map(|assignment| Assignment {
                    task: assignment.task,
                    resource: assignment.resource,
                    units: basis_points(assignment.units),
                    work: assignment.work,
                    actual_work: assignment.actual_work,
                    contour: assignment.contour,
                    delay: assignment.delay,
                    leveling_delay: assignment.leveling_delay,
                    splits: assignment.splits.clone(),
                })
                .collect(),
        })
    }

    /// Computes the dates of the plan.
    pub fn schedule(&self) -> Result<Scheduled, ScheduleRefusal> {
        let network = self.network()?;
        let schedule = network.schedule().map_err(|error| self.network_refusal(error))?;
        Ok(Scheduled { network, schedule })
    }

    /// Says in the plan's own names what the engine said in indices.
    pub fn network_refusal(&self, error: NetworkError) -> ScheduleRefusal {
        match error {
            NetworkError::Cycle { tasks } => {
                let names = tasks.iter().map(|&task| self.task_label(task)).collect();
                ScheduleRefusal::Cycle { tasks, names }
            }
            NetworkError::NoWorkingTime { calendar } => ScheduleRefusal::Calendar {
                calendar,
                name: self.calendar_name(calendar),
                reason: "it has no working time; give it at least one shift".into(),
            },
            other @ NetworkError::Dangling { .. } => {
                ScheduleRefusal::Inconsistent(other.to_string())
            }
        }
    }

    /// A level of effort takes its dates from both sides of its links.
    fn engine_link(&self, link: &PlanDependency) -> Dependency {
        let tie = Dependency {
            predecessor: link.predecessor,
            successor: link.successor,
            kind: link.kind,
            lag: link.lag,
        };
        let effort = |task: usize| {
            let task = self.tasks.get(task);
            task.is_some_and(|task| task.activity == Activity::LevelOfEffort)
        };
        let turned = self.project.dialect != Dialect::Microsoft
            && effort(link.predecessor)
            && !effort(link.successor);
        if turned { tie.to_effort() } else { tie }
    }

    fn calendar_refusal(&self, error: &CalendarError) -> ScheduleRefusal {
        let (calendar, reason) = match error {
            CalendarError::BaseCycle { calendar } => {
                (*calendar, "its base calendars lead back to itself; choose another base calendar")
            }
            CalendarError::MissingBase { calendar } => {
                (*calendar, "its base calendar does not exist; choose one that does")
            }
        };
        ScheduleRefusal::Calendar {
            calendar,
            name: self.calendar_name(calendar),
            reason: reason.into(),
        }
    }

    fn calendar_name(&self, calendar: usize) -> String {
        self.calendars.get(calendar).map_or_else(String::new, |found| found.spec.name.clone())
    }

    fn task_label(&self, task: usize) -> String {
        match self.tasks.get(task) {
            Some(found) if found.name.is_empty() => format!("task {}", found.row),
            Some(found) => format!("“{}”", found.name),
            None => format!("task {task}"),
        }
    }
}

fn engine_task(task: &PlanTask) -> Task {
    Task {
        parent: task.parent,
        duration: task.duration,
        elapsed: task.elapsed,
        calendar: task.calendar,
        ignore_resource_calendars: task.ignore_resource_calendars,
        activity: task.activity,
        constraint: task.constraint,
        second_constraint: task.second_constraint,
        deadline: task.deadline,
        manual: task.manual,
        active: task.active,
        external: task.external,
        progress: Progress {
            actual_start: task.actual_start,
            actual_finish: task.actual_finish,
            actual_duration: task.actual_duration,
            stop: task.stop,
            resume: task.resume,
        },
        splits: task.splits.clone(),
        leveling_delay: task.leveling_delay,
        priority: task.priority,
        task_type: task.task_type,
        effort_driven: task.effort_driven,
    }
}

fn basis_points(percent: steerco_units::Percent) -> i32 {
    i32::try_from(percent.basis_points()).unwrap_or(i32::MAX)
}
