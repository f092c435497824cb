//! A project beside the template it was started from: what is missing, what was added, what takes
//! longer or less. Dates are not compared, as a template has those of its own.

use std::collections::{HashMap, HashSet};

use steerco_store::{plan::PlanRows, row};
use uuid::Uuid;

use super::{
    baseline_comparison::{
        BaselineComparison, ComparedState, ComparedTask, ComparisonLine, ComparisonQuery,
        ComparisonSummary, in_days,
    },
    book::load,
    projects::visible_project,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Listed, civil, minutes},
};

/// Compares a project with its template.
pub async fn template_comparison(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &ComparisonQuery,
) -> Outcome<BaselineComparison> {
    let reader = app.store.read();
    let project = visible_project(&reader, caller, project_id, "project.view").await?;
    let template = match project.template_id {
        Some(id) => reader.find::<row::Project>(id).await?,
        None => None,
    };
    let seen = |row: &row::Project| caller.may("project.view", Place::project(row));
    let Some(template) = template.filter(seen) else {
        let text = "This project was not started from a template, or the template is gone.";
        return Err(Failure::refused("plan.no_template", text));
    };
    let (old, new) = (load(app, template.id).await?, load(app, project_id).await?);
    let lines = lines(&old, &new);
    let summary = summary(&lines);
    let changed = query.changed.unwrap_or(false);
    let wanted: Vec<ComparisonLine> =
        lines.into_iter().filter(|line| !changed || line.state != "same").collect();
    let total = u64::try_from(wanted.len()).unwrap_or(u64::MAX);
    let (from, limit) = (query.after.unwrap_or(0), query.limit.unwrap_or(100).clamp(1, 500));
    let next = (wanted.len() > from + limit).then(|| (from + limit).to_string());
    let items = wanted.into_iter().skip(from).take(limit).collect();
    Ok(BaselineComparison {
        left: state(&old.project, &template.name),
        right: state(&new.project, ""),
        summary,
        tasks: Listed { items, next, total, more_than_total: false },
    })
}

fn state(project: &row::Project, name: &str) -> ComparedState {
    ComparedState {
        slot: None,
        name: name.into(),
        set_at: None,
        start: Some(civil(project.computed_start)),
        finish: Some(civil(project.computed_finish)),
    }
}

/// Effort by task.
fn work_of(rows: &PlanRows) -> HashMap<Uuid, i64> {
    let mut work: HashMap<Uuid, i64> = rows.tasks.iter().map(|row| (row.id, row.work)).collect();
    for row in &rows.assignments {
        work.insert(row.task_id, 0);
    }
    for row in &rows.assignments {
        *work.entry(row.task_id).or_default() += row.computed_work;
    }
    work
}

fn lines(old: &PlanRows, new: &PlanRows) -> Vec<ComparisonLine> {
    let (old_work, new_work) = (work_of(old), work_of(new));
    let template: HashMap<Uuid, &row::Task> = old.tasks.iter().map(|row| (row.id, row)).collect();
    let day = new.project.day;
    let shown = |row: &row::Task, work: &HashMap<Uuid, i64>| ComparedTask {
        start: Some(civil(row.start)),
        finish: Some(civil(row.finish)),
        duration_minutes: minutes(row.computed_duration),
        work_minutes: minutes(work.get(&row.id).copied().unwrap_or(0)),
    };
    let line = |row: &row::Task, left: Option<&row::Task>, right: Option<&row::Task>| {
        let effort =
            |row: &row::Task, work: &HashMap<Uuid, i64>| work.get(&row.id).copied().unwrap_or(0);
        let both = left.zip(right);
        let duration = both.map(|(old, new)| new.computed_duration - old.computed_duration);
        let work = both.map(|(old, new)| effort(new, &new_work) - effort(old, &old_work));
        let state = match both {
            None if left.is_none() => "added",
            None => "missing",
            Some((old, new)) if duration != Some(0) || work != Some(0) || old.name != new.name => {
                "changed"
            }
            Some(_) => "same",
        };
        ComparisonLine {
            task_id: row.id,
            name: row.name.clone(),
            wbs: row.wbs_shown.clone(),
            level: row.level,
            summary: row.summary,
            milestone: row.flags & super::recompute::flag::MILESTONE != 0,
            state: state.into(),
            left: left.map(|row| shown(row, &old_work)),
            right: right.map(|row| shown(row, &new_work)),
            start_days: None,
            finish_days: None,
            duration_days: duration.map(|tenths| in_days(tenths, day)),
            work_minutes: work.map(minutes),
        }
    };
    let mut all: Vec<ComparisonLine> = new
        .tasks
        .iter()
        .map(|row| {
            let left = row.template_task_id.and_then(|id| template.get(&id).copied());
            line(row, left, Some(row))
        })
        .collect();
    let kept: HashSet<Uuid> = new.tasks.iter().filter_map(|row| row.template_task_id).collect();
    let gone = old.tasks.iter().filter(|row| !kept.contains(&row.id));
    all.extend(gone.map(|row| line(row, Some(row), None)));
    all
}

fn summary(lines: &[ComparisonLine]) -> ComparisonSummary {
    let leaves = || lines.iter().filter(|line| !line.summary);
    let count = |state: &str| {
        u64::try_from(leaves().filter(|line| line.state == state).count()).unwrap_or(u64::MAX)
    };
    ComparisonSummary {
        same: count("same"),
        added: count("added"),
        missing: count("missing"),
        work_minutes: leaves().filter_map(|line| line.work_minutes).sum(),
        ..ComparisonSummary::default()
    }
}
