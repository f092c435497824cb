//! What a task may be given, checked; shared by adding and changing.

use serde::Deserialize;
use steerco_calendar::Span;
use steerco_plan::{PlanProject, parse_duration};
use steerco_store::{fold, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::words;
use crate::{
    Failure, Outcome,
    organisation::{CustomValues, with_custom_values},
    shape::{basis_points, checked_name, nullable, parse_civil, tenths},
};

/// A date rule as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ConstraintInput {
    /// Such as `start_no_earlier_than`.
    pub kind: String,
    /// Its moment; not for `as_soon_as_possible` and `as_late_as_possible`.
    pub date: Option<String>,
}

/// Fields of a task that can be given.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct TaskValues {
    pub wbs: Option<String>,
    pub notes: Option<String>,
    pub duration_minutes: Option<f64>,
    /// As people write it: `3d`, `2.5h`, `1ew`, `4d?`; beats `duration_minutes`.
    pub duration_text: Option<String>,
    pub duration_elapsed: Option<bool>,
    pub estimated: Option<bool>,
    pub milestone: Option<bool>,
    /// Work to be detailed before it comes near.
    pub planning_package: Option<bool>,
    pub work_minutes: Option<f64>,
    /// As people write it: `16h`, `2d`; beats `work_minutes`.
    pub work_text: Option<String>,
    pub constraint: Option<ConstraintInput>,
    /// Type of the activity in a project with Primavera's rules, such as `level_of_effort`.
    pub activity: Option<String>,
    /// A second date rule, in a project with Primavera's rules.
    pub second_constraint: Option<ConstraintInput>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub deadline: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub calendar_id: Option<Option<Uuid>>,
    pub ignore_resource_calendars: Option<bool>,
    pub manual: Option<bool>,
    pub manual_start: Option<String>,
    pub manual_finish: Option<String>,
    pub active: Option<bool>,
    pub task_type: Option<String>,
    pub effort_driven: Option<bool>,
    pub priority: Option<i64>,
    pub percent_complete: Option<f64>,
    pub physical_percent_complete: Option<f64>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub actual_start: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub actual_finish: Option<Option<String>>,
    pub actual_duration_minutes: Option<f64>,
    pub remaining_duration_minutes: Option<f64>,
    /// As people write it: `2d`; beats `remaining_duration_minutes`.
    pub remaining_duration_text: Option<String>,
    /// Values of custom fields by their code; null takes one away.
    #[schema(value_type = Option<Object>)]
    pub custom: Option<CustomValues>,
}

impl TaskValues {
    /// Whether only progress is reported.
    pub(super) fn only_progress(&self) -> bool {
        self.wbs.is_none()
            && self.duration_minutes.is_none()
            && self.duration_text.is_none()
            && self.duration_elapsed.is_none()
            && self.estimated.is_none()
            && self.milestone.is_none()
            && self.planning_package.is_none()
            && !self.gives_work()
            && self.constraint.is_none()
            && self.activity.is_none()
            && self.second_constraint.is_none()
            && self.deadline.is_none()
            && self.calendar_id.is_none()
            && self.ignore_resource_calendars.is_none()
            && self.manual.is_none()
            && self.manual_start.is_none()
            && self.manual_finish.is_none()
            && self.active.is_none()
            && self.task_type.is_none()
            && self.effort_driven.is_none()
            && self.priority.is_none()
            && self.custom.is_none()
    }

    /// Whether it says, of progress, only what people say about their own work.
    pub(super) fn only_own_report(&self) -> bool {
        self.only_progress()
            && self.physical_percent_complete.is_none()
            && self.actual_duration_minutes.is_none()
    }

    /// Whether the effort is given.
    pub(super) fn gives_work(&self) -> bool {
        self.work_minutes.is_some() || self.work_text.is_some()
    }

    /// Puts the given values into a row, those of custom fields by what `custom` says of them.
    pub(super) fn apply(
        &self,
        row: &mut row::Task,
        project: &PlanProject,
        custom: &[row::CustomField],
    ) -> Outcome<()> {
        if let Some(values) = &self.custom {
            row.custom = with_custom_values(&row.custom, values, custom)?;
        }
        if let Some(wbs) = &self.wbs {
            row.wbs = wbs.trim().chars().take(100).collect();
        }
        if let Some(notes) = &self.notes {
            row.notes.clone_from(notes);
        }
        self.apply_duration(row, project)?;
        self.apply_rules(row, project)?;
        self.apply_progress(row, project)
    }

    fn apply_duration(&self, row: &mut row::Task, project: &PlanProject) -> Outcome<()> {
        if let Some(minutes) = self.duration_minutes {
            row.duration = tenths("duration_minutes", minutes)?;
        }
        row.elapsed = self.duration_elapsed.unwrap_or(row.elapsed);
        row.estimated = self.estimated.unwrap_or(row.estimated);
        if let Some(text) = &self.duration_text {
            let read = parse_duration(text, project).ok_or_else(|| {
                let help = "Write a duration such as 3d, 4h, 2w or 1ed.";
                Failure::field("plan.bad_duration", "duration_text", help)
            })?;
            row.duration = read.span.tenths();
            row.elapsed = read.elapsed;
            row.estimated = read.estimated;
            row.duration_format = read.unit.format_code(read.elapsed, read.estimated);
        }
        if row.duration < 0 {
            let help = "A duration cannot be negative.";
            return Err(Failure::field("plan.bad_duration", "duration_minutes", help));
        }
        row.milestone = self.milestone.unwrap_or(row.milestone);
        row.planning_package = self.planning_package.unwrap_or(row.planning_package);
        if let Some(work) = self.work_minutes {
            row.work = Ord::max(tenths("work_minutes", work)?, 0);
        }
        if let Some(text) = &self.work_text {
            row.work = written_span("work_text", text, project)?;
        }
        Ok(())
    }

    fn apply_rules(&self, row: &mut row::Task, project: &PlanProject) -> Outcome<()> {
        if let Some(constraint) = &self.constraint {
            let (kind, date) = checked_constraint("constraint", constraint)?;
            row.constraint_kind = kind.into();
            row.constraint_date = date;
        }
        if let Some(constraint) = &self.second_constraint {
            let (kind, date) = checked_constraint("second_constraint", constraint)?;
            if kind.starts_with("must") || kind == "as_late_as_possible" {
                let help = "A second constraint is a “no earlier than” or a “no later than”.";
                return Err(Failure::field("plan.bad_constraint", "second_constraint", help));
            }
            row.second_constraint_kind = kind.into();
            row.second_constraint_date = date;
        }
        if let Some(activity) = &self.activity {
            if words::activity_of(activity).is_none() {
                let help = "Choose task_dependent, resource_dependent, level_of_effort, \
                            start_milestone, finish_milestone or wbs_summary.";
                return Err(Failure::field("plan.unknown_activity", "activity", help));
            }
            row.activity.clone_from(activity);
        }
        if let Some(deadline) = &self.deadline {
            row.deadline = optional_moment("deadline", deadline.as_ref())?;
        }
        if let Some(calendar_id) = self.calendar_id {
            row.calendar_id = calendar_id;
        }
        row.ignore_resource_calendars =
            self.ignore_resource_calendars.unwrap_or(row.ignore_resource_calendars);
        row.active = self.active.unwrap_or(row.active);
        row.effort_driven = self.effort_driven.unwrap_or(row.effort_driven);
        if let Some(task_type) = &self.task_type {
            if words::task_type_of(task_type).is_none() {
                let help = "Choose fixed_units, fixed_duration or fixed_work.";
                return Err(Failure::field("plan.unknown_task_type", "task_type", help));
            }
            row.task_type.clone_from(task_type);
        }
        if let Some(priority) = self.priority {
            if !(0..=1000).contains(&priority) {
                let help = "Give 0 to 1000.";
                return Err(Failure::field("plan.bad_priority", "priority", help));
            }
            row.priority = priority;
        }
        self.apply_manual(row, project)
    }

    fn apply_manual(&self, row: &mut row::Task, project: &PlanProject) -> Outcome<()> {
        let was = row.manual;
        row.manual = self.manual.unwrap_or(row.manual);
        if let Some(start) = &self.manual_start {
            row.manual_start = Some(parse_civil("manual_start", start)?);
        }
        if let Some(finish) = &self.manual_finish {
            row.manual_finish = Some(parse_civil("manual_finish", finish)?);
        }
        if row.manual && !was {
            // It stays where it is until someone says otherwise.
            let start = row.manual_start.or(Some(row.start).filter(|start| *start > 0));
            row.manual_start = start.or(Some(project.start.tenths()));
            row.manual_finish = row.manual_finish.or(Some(row.finish).filter(|end| *end > 0));
        }
        if row.manual {
            let start = row.manual_start.unwrap_or_else(|| project.start.tenths());
            row.manual_start = Some(start);
            row.manual_finish = Some(row.manual_finish.unwrap_or(start).max(start));
        }
        Ok(())
    }

    fn apply_progress(&self, row: &mut row::Task, project: &PlanProject) -> Outcome<()> {
        if let Some(start) = &self.actual_start {
            row.actual_start = optional_moment("actual_start", start.as_ref())?;
        }
        if let Some(percent) = self.physical_percent_complete {
            row.physical_percent_complete =
                basis_points("physical_percent_complete", percent, 100.0)?;
        }
        if let Some(percent) = self.percent_complete {
            row.percent_complete = basis_points("percent_complete", percent, 100.0)?;
            row.actual_duration = share(row.duration, row.percent_complete);
            if row.percent_complete < 10_000 {
                row.actual_finish = None;
            }
        }
        if let Some(done) = self.actual_duration_minutes {
            row.actual_duration = Ord::max(tenths("actual_duration_minutes", done)?, 0);
        }
        let left = match (&self.remaining_duration_text, self.remaining_duration_minutes) {
            (Some(text), _) => Some(written_span("remaining_duration_text", text, project)?),
            (None, Some(left)) => Some(Ord::max(tenths("remaining_duration_minutes", left)?, 0)),
            (None, None) => None,
        };
        if let Some(left) = left {
            row.duration = row.actual_duration.saturating_add(left);
        }
        if self.actual_duration_minutes.is_some() || left.is_some() {
            row.duration = Ord::max(row.duration, row.actual_duration);
            row.percent_complete = points(row.actual_duration, row.duration);
        }
        if let Some(finish) = &self.actual_finish {
            row.actual_finish = optional_moment("actual_finish", finish.as_ref())?;
            if row.actual_finish.is_some() {
                row.percent_complete = 10_000;
                row.actual_duration = row.duration;
            }
        }
        settle_progress(row);
        if let (Some(start), Some(finish)) = (row.actual_start, row.actual_finish)
            && finish < start
        {
            let help = "The actual finish is before the actual start.";
            return Err(Failure::field("plan.finish_before_start", "actual_finish", help));
        }
        Ok(())
    }
}

fn checked_constraint(
    field: &str,
    input: &ConstraintInput,
) -> Outcome<(&'static str, Option<i64>)> {
    let date = optional_moment(field, input.date.as_ref())?;
    let checked = words::constraint_of(&input.kind, date).ok_or_else(|| {
        Failure::field("plan.bad_constraint", field, "Choose a constraint, and give its date.")
    })?;
    Ok(words::constraint_words(checked))
}

/// Started tasks have an actual start, finished ones an actual finish; unstarted ones neither.
fn settle_progress(row: &mut row::Task) {
    let started = row.percent_complete > 0 || row.actual_finish.is_some();
    if started && row.actual_start.is_none() {
        row.actual_start = Some(row.start);
    }
    if row.percent_complete >= 10_000 && row.actual_finish.is_none() {
        row.actual_finish = Some(row.finish.max(row.actual_start.unwrap_or(row.finish)));
    }
    if row.percent_complete == 0 || row.percent_complete >= 10_000 {
        row.stop = None;
        row.resume = None;
    }
}

/// Working time as people write it, never negative.
fn written_span(field: &str, text: &str, project: &PlanProject) -> Outcome<i64> {
    match parse_duration(text, project) {
        Some(read) if read.span.tenths() >= 0 => Ok(read.span.tenths()),
        _ => Err(Failure::field("plan.bad_duration", field, "Write a time such as 16h or 2d.")),
    }
}

fn optional_moment(field: &str, text: Option<&String>) -> Outcome<Option<i64>> {
    text.map(|text| parse_civil(field, text)).transpose()
}

fn share(tenths: i64, basis_points: i64) -> i64 {
    Span::from_tenths(tenths).scaled(basis_points, 10_000).unwrap_or(Span::ZERO).tenths()
}

fn points(part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    Span::from_tenths(part).scaled(10_000, whole).unwrap_or(Span::ZERO).tenths().clamp(0, 10_000)
}

/// Names a task.
pub(super) fn rename(row: &mut row::Task, name: &str) -> Outcome<()> {
    row.name = checked_name("name", name)?;
    row.name_folded = fold(&row.name);
    Ok(())
}
