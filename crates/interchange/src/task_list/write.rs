//! Writing a task list that reads back as the same plan, as far as a list can say it.

use steerco_calendar::Moment;
use steerco_plan::{
    DurationUnit, Plan, PlanProject, Scheduled, format_duration, format_link, format_person,
};
use steerco_schedule::{Activity, Constraint, Contour, Lag};
use steerco_units::show_scaled;

use super::Column;
use crate::{Loss, Written, sheets::harmless};

/// Writes the plan as a list with the dates of `scheduled`.
pub fn write(plan: &Plan, scheduled: &Scheduled) -> Written {
    // Whoever reads a list knows days of eight hours only.
    let reader = PlanProject::default();
    let levels = plan.outline_levels();
    let codes = plan.wbs_codes();
    let summaries = plan.summaries();
    let mut predecessors: Vec<Vec<String>> = vec![vec![]; plan.tasks.len()];
    for link in &plan.dependencies {
        let row = plan.tasks.get(link.predecessor).map_or(0, |task| task.row);
        let (unit, _) = DurationUnit::of_format(link.lag_format);
        let unit = match link.lag {
            Lag::Working(span) => unit.exact(span, false, &reader),
            Lag::Elapsed(span) => unit.exact(span, true, &reader),
            Lag::Percent(_) | Lag::ElapsedPercent(_) => unit,
        };
        let format = unit.format_code(false, false);
        let text = format_link(&row.to_string(), link.kind, link.lag, format, &reader);
        if let Some(list) = predecessors.get_mut(link.successor) {
            list.push(text);
        }
    }
    let mut people: Vec<Vec<String>> = vec![vec![]; plan.tasks.len()];
    for assignment in &plan.assignments {
        let resource = assignment.resource.and_then(|resource| plan.resources.get(resource));
        if let (Some(resource), Some(list)) = (resource, people.get_mut(assignment.task)) {
            list.push(format_person(&resource.name, assignment.units));
        }
    }
    let mut writer = csv::Writer::from_writer(vec![]);
    let columns: Vec<Column> =
        Column::ALL.into_iter().filter(|column| *column != Column::Parent).collect();
    // Writing into memory cannot fail.
    let _ = writer.write_record(columns.iter().map(|column| column.heading()));
    for (index, (task, dates)) in plan.tasks.iter().zip(&scheduled.schedule.tasks).enumerate() {
        let summary = summaries.get(index).copied().unwrap_or(false);
        let (unit, _) = DurationUnit::of_format(task.duration_format);
        let constraint = constraint_words(task.constraint);
        let baseline = task.baselines.iter().find(|baseline| baseline.slot == 0);
        let date =
            |moment: Option<Moment>| moment.map_or(String::new(), |moment| moment.to_string());
        let list =
            |lists: &[Vec<String>]| lists.get(index).map_or(String::new(), |list| list.join(";"));
        let _ = writer.write_record(columns.iter().map(|column| match column {
            Column::Id => task.row.to_string(),
            Column::Wbs => codes.get(index).cloned().unwrap_or_default(),
            Column::OutlineLevel => levels.get(index).copied().unwrap_or(1).to_string(),
            Column::Name => harmless(&task.name),
            Column::Duration => {
                let elapsed = task.elapsed && !summary;
                let unit = unit.exact(dates.duration, elapsed, &reader);
                let text = format_duration(dates.duration, unit, elapsed, &reader);
                if task.estimated && !summary { format!("{text}?") } else { text }
            }
            Column::Start => dates.start.to_string(),
            Column::Finish => dates.finish.to_string(),
            Column::Predecessors => list(&predecessors),
            Column::People => list(&people),
            Column::Work if task.work.is_zero() => String::new(),
            Column::Work => {
                let unit = DurationUnit::Hours.exact(task.work, false, &reader);
                format_duration(task.work, unit, false, &reader)
            }
            Column::PercentComplete => show_scaled(task.percent_complete.basis_points(), 2),
            Column::ConstraintType => constraint.0.to_owned(),
            Column::ConstraintDate => date(constraint.1),
            Column::Deadline => date(task.deadline),
            Column::Milestone => String::from(if task.milestone { "yes" } else { "" }),
            Column::Priority => task.priority.to_string(),
            Column::ActualStart => date(task.actual_start),
            Column::ActualFinish => date(task.actual_finish),
            Column::BaselineStart => date(baseline.and_then(|baseline| baseline.start)),
            Column::BaselineFinish => date(baseline.and_then(|baseline| baseline.finish)),
            Column::Notes => harmless(&task.notes),
            Column::Parent => String::new(),
        }));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    Written { bytes, losses: losses(plan) }
}

fn constraint_words(constraint: Constraint) -> (&'static str, Option<Moment>) {
    match constraint {
        Constraint::AsSoonAsPossible => ("ASAP", None),
        Constraint::AsLateAsPossible => ("ALAP", None),
        Constraint::MustStartOn(date) => ("MSO", Some(date)),
        Constraint::MustFinishOn(date) => ("MFO", Some(date)),
        Constraint::StartNoEarlierThan(date) => ("SNET", Some(date)),
        Constraint::StartNoLaterThan(date) => ("SNLT", Some(date)),
        Constraint::FinishNoEarlierThan(date) => ("FNET", Some(date)),
        Constraint::FinishNoLaterThan(date) => ("FNLT", Some(date)),
    }
}

fn losses(plan: &Plan) -> Vec<Loss> {
    let (tasks, project) = (&plan.tasks, &plan.project);
    let counted = [
        (
            "csv.calendars",
            plan.calendars.len().saturating_sub(1),
            "calendars: a list has only the standard working week",
        ),
        (
            "csv.manual",
            tasks.iter().filter(|task| task.manual.is_some()).count(),
            "manually scheduled tasks become automatic",
        ),
        (
            "csv.inactive",
            tasks.iter().filter(|task| !task.active).count(),
            "inactive tasks become active",
        ),
        (
            "csv.splits",
            tasks.iter().filter(|task| !task.splits.is_empty()).count(),
            "pauses of split tasks",
        ),
        (
            "csv.leveling",
            tasks.iter().filter(|task| !task.leveling_delay.is_zero()).count(),
            "delays from levelling",
        ),
        (
            "csv.primavera",
            tasks
                .iter()
                .filter(|task| {
                    task.activity != Activity::TaskDependent
                        || task.second_constraint != Constraint::AsSoonAsPossible
                })
                .count(),
            "activity types and second constraints",
        ),
        (
            "csv.settings",
            usize::from(
                project.from_finish
                    || project.status_date.is_some()
                    || project.dialect != PlanProject::default().dialect,
            ),
            "settings of the project: scheduling from the finish, status date, Primavera's rules",
        ),
        (
            "csv.baselines",
            tasks
                .iter()
                .filter(|task| task.baselines.iter().any(|baseline| baseline.slot > 0))
                .count(),
            "baselines other than the first",
        ),
        (
            "csv.contours",
            plan.assignments
                .iter()
                .filter(|assignment| assignment.contour != Contour::Flat)
                .count(),
            "work contours of assignments",
        ),
        (
            "csv.costs",
            plan.resources.iter().filter(|resource| resource.standard_rate.0 != 0).count(),
            "rates and costs of resources",
        ),
        (
            "csv.fields",
            tasks.iter().filter(|task| !task.kept.0.is_empty()).count(),
            "custom fields and other details of tasks",
        ),
    ];
    counted
        .into_iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(code, count, message)| Loss { code: code.into(), count, message: message.into() })
        .collect()
}
