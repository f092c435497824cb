//! Editing a plan: any number of changes at once, as one step that can be taken back. The same
//! way answers what changes would do while a bar is still being dragged.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use steerco_plan::ScheduleRefusal;
use steerco_store::{plan::PlanRows, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    book::plan_of,
    draft::Draft,
    edit::{How, change_plan},
    edit_answer::{EditAnswer, answer},
    edit_changes::Change,
    edit_fields::{Known, read_fields},
    reporting::Takes,
    tasks::task_view,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::Refusal,
};

/// Most changes in one edit.
const MOST_CHANGES: usize = 5_000;
/// Most circles that are cut before the whole edit is refused.
const MOST_CIRCLES: usize = 100;

/// Changes of a plan, made as one step.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewEdit {
    /// Compute and answer what would happen, but change nothing.
    #[serde(default)]
    pub preview: bool,
    /// Make the changes that can be made and list the others, instead of refusing all.
    #[serde(default)]
    pub partial: bool,
    /// With `partial`: when something would have to be left out, change nothing yet and answer what
    /// in `skipped`; a paste is saved at once or asked about, with one request.
    #[serde(default)]
    pub ask_first: bool,
    /// Answer only rows whose dates, pieces or marks change, without links and table columns: what
    /// a chart draws while something is dragged.
    #[serde(default)]
    pub brief: bool,
    /// Why, for the history.
    pub reason: Option<String>,
    /// The changes, in order; at most 5,000.
    pub changes: Vec<Change>,
}

/// A change, or a field of it, that could not be made.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Skipped {
    /// Which of the changes, from 0.
    pub change: usize,
    /// The task it is about.
    pub task: Option<Uuid>,
    /// The field, where it is one.
    pub field: Option<String>,
    /// The value that was sent.
    #[schema(value_type = Option<Object>)]
    pub value: Option<Value>,
    /// Stable code such as `plan.bad_duration`.
    pub code: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// Makes changes of a plan, or tells what they would do.
pub async fn edit(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &NewEdit,
) -> Outcome<EditAnswer> {
    let reader = app.store.read();
    let project = reader.find(project_id).await?.ok_or(Failure::NotFound("project"))?;
    takes(&input.changes).check(&reader, caller, &project).await?;
    if input.changes.iter().any(|change| matches!(change, Change::SetStatusDate { .. })) {
        caller.require("project.manage", Place::project(&project))?;
    }
    if input.changes.len() > MOST_CHANGES {
        let text = format!("Send at most {MOST_CHANGES} changes at once.");
        return Err(Failure::field("plan.too_many_changes", "changes", text));
    }
    let known = known(app, input).await?;
    let how = How { preview: input.preview, reason: input.reason.clone(), ..How::default() };
    // Ids are chosen once, so that trying again on fresher rows adds the same tasks.
    let new: Vec<Uuid> = input.changes.iter().map(|_| Uuid::now_v7()).collect();
    let done =
        change_plan(app, caller, project_id, &how, |draft| make(draft, input, &new, &known)).await;
    match done {
        Ok(done) => answer(app, caller, done, input.brief).await,
        Err(Failure::Stale { .. }) => Err(stale(app, project_id, input).await),
        Err(failure) => Err(failure),
    }
}

/// Reporting progress takes less than changing the plan, and on one's own tasks still less.
fn takes(changes: &[Change]) -> Takes {
    let mut reported = vec![];
    let mut needed = None;
    for change in changes {
        match change {
            Change::Set { task, fields, .. } => match read_fields(fields) {
                Ok(fields) if fields.only_own_report() => reported.push(*task),
                Ok(fields) if fields.only_progress() => needed = Some("progress.edit"),
                _ => return Takes::Permission("task.edit"),
            },
            // What a new status date takes besides is asked for on its own.
            Change::ReportAsPlanned { .. } | Change::SetStatusDate { .. } => {
                needed = Some("progress.edit");
            }
            _ => return Takes::Permission("task.edit"),
        }
    }
    needed.map_or(Takes::Report(reported), Takes::Permission)
}

/// Looks up what the changes name besides the plan's own rows.
async fn known(app: &App, input: &NewEdit) -> Outcome<Known> {
    let reader = app.store.read();
    let (mut calendars, mut names) = (BTreeSet::new(), BTreeSet::new());
    calendars.extend(input.changes.iter().filter_map(|change| match change {
        Change::Recur { recurring, .. } => recurring.pattern.calendar_id,
        _ => None,
    }));
    for fields in input.changes.iter().filter_map(Change::fields) {
        // What cannot be read is refused when its change is made.
        let Ok(fields) = read_fields(fields) else { continue };
        calendars.extend(fields.values.calendar_id.flatten());
        names.extend(fields.people_named());
    }
    let mut known = Known::default();
    if input.changes.iter().filter_map(Change::fields).any(|fields| fields.contains_key("custom")) {
        known.custom = reader.custom_fields(Some("task")).await?;
    }
    if !names.is_empty() {
        let names: Vec<String> = names.into_iter().collect();
        let people = reader.resources_like(&[], &names).await?;
        let ids: Vec<Uuid> = people.iter().map(|row| row.id).collect();
        known.leave = reader.leave_of(&ids).await?;
        calendars.extend(people.iter().filter_map(|row| row.calendar_id));
        for row in people.into_iter().filter(|row| row.active) {
            known.people.entry(row.name_folded.clone()).or_default().push(row);
        }
    }
    if !calendars.is_empty() {
        known.calendars = reader.calendars_with_bases(calendars, None).await?;
    }
    Ok(known)
}

/// Makes the changes; answers what had to be left out.
fn make(draft: &mut Draft, input: &NewEdit, new: &[Uuid], known: &Known) -> Outcome<Vec<Skipped>> {
    let mut skipped = vec![];
    for (index, (change, new)) in input.changes.iter().zip(new).enumerate() {
        if let Err(failure) = change.apply(draft, *new, known) {
            if !input.partial {
                return Err(failure);
            }
            apply_in_parts(draft, change, *new, known, failure, |left_out| {
                skipped.push(Skipped { change: index, ..left_out });
            })?;
        }
    }
    if input.partial {
        cut_circles(draft, &input.changes, &mut skipped)?;
    }
    draft.held_back = input.ask_first && !skipped.is_empty();
    Ok(skipped)
}

/// Makes the fields of a change that can be made, one by one.
fn apply_in_parts(
    draft: &mut Draft,
    change: &Change,
    new: Uuid,
    known: &Known,
    failure: Failure,
    mut skip: impl FnMut(Skipped),
) -> Outcome<()> {
    let task = match change {
        Change::Add { task, .. } => Some(task.unwrap_or(new)),
        other => other.task(),
    };
    let here = task.filter(|id| draft.task(*id).is_some());
    let (Some(task), Some(fields), false) =
        (here, change.fields(), matches!(failure, Failure::Stale { .. }))
    else {
        skip(left_out(task, None, failure)?);
        return Ok(());
    };
    for (field, value) in fields {
        let alone = [(field.clone(), value.clone())].into_iter().collect();
        let done = read_fields(&alone).and_then(|fields| fields.apply(draft, task, known));
        if let Err(failure) = done {
            skip(left_out(Some(task), Some((field, value)), failure)?);
        }
    }
    Ok(())
}

/// A failure as an entry of the list; faults stay faults.
fn left_out(
    task: Option<Uuid>,
    cell: Option<(&String, &Value)>,
    failure: Failure,
) -> Outcome<Skipped> {
    let (code, message, named) = match failure {
        Failure::Refused(Refusal { code, text, fields }) => {
            (code, text, fields.into_iter().next().map(|field| field.field))
        }
        Failure::Stale { .. } => (
            "stale",
            "Someone else has changed this task in the meantime; look at it again.".into(),
            None,
        ),
        Failure::NotFound(_) => {
            ("plan.unknown_task", "This task is not in the plan any more.".into(), None)
        }
        other => return Err(other),
    };
    Ok(Skipped {
        change: 0,
        task,
        field: cell.map(|(field, _)| field.clone()).or(named),
        value: cell.map(|(_, value)| value.clone()),
        code: code.into(),
        message,
    })
}

/// Takes links of this edit out again until no tasks wait for each other.
fn cut_circles(draft: &mut Draft, changes: &[Change], skipped: &mut Vec<Skipped>) -> Outcome<()> {
    let linked = |draft: &Draft| {
        let is_link = |touch: &&super::draft::Touch| touch.kind == super::draft::Kind::Dependency;
        draft.touched.iter().filter(is_link).map(|touch| touch.id).collect::<BTreeSet<Uuid>>()
    };
    for _ in 0..MOST_CIRCLES {
        let mine = linked(draft);
        if mine.is_empty() {
            return Ok(());
        }
        let (plan, _) = plan_of(&draft.rows, false)?;
        let Err(ScheduleRefusal::Cycle { tasks, names }) = plan.schedule() else { return Ok(()) };
        let circle: Vec<Uuid> = tasks
            .iter()
            .filter_map(|index| draft.rows.tasks.get(*index))
            .map(|row| row.id)
            .collect();
        // A link of the circle has both ends in it, unless it comes by way of a summary.
        let newest = |ends: usize| {
            draft.rows.dependencies.iter().rev().find(|row| {
                let inside = [row.predecessor_id, row.successor_id];
                let inside = inside.iter().filter(|id| circle.contains(id)).count();
                mine.contains(&row.id) && inside >= ends
            })
        };
        let cut = newest(2).or_else(|| newest(1));
        let Some((id, successor)) = cut.map(|row| (row.id, row.successor_id)) else {
            return Ok(());
        };
        draft.delete_dependency(id, "dependency_deleted");
        let about = |change: &Change| change.task() == Some(successor);
        skipped.push(Skipped {
            change: changes.iter().position(about).unwrap_or(0),
            task: Some(successor),
            field: Some("predecessors".into()),
            value: changes.iter().find(|change| about(change)).and_then(|change| {
                change.fields().and_then(|fields| fields.get("predecessors")).cloned()
            }),
            code: "plan.dependency_would_cycle".into(),
            message: format!(
                "With this link, tasks would wait for each other in a circle: {}.",
                names.join(" → ")
            ),
        });
    }
    Ok(())
}

/// The tasks of this plan that someone else has changed, as they are now. What the changes name of
/// other plans is nobody's business here.
async fn stale(app: &App, project_id: Uuid, input: &NewEdit) -> Failure {
    let reader = app.store.read();
    let mut current = vec![];
    for change in &input.changes {
        let Change::Set { task, version: Some(version), .. } = change else { continue };
        match reader.find::<row::Task>(*task).await {
            Ok(Some(row)) if row.project_id == project_id && row.version != *version => {
                match task_view(app, row.id).await {
                    Ok(view) => current.extend(serde_json::to_value(view)),
                    Err(failure) => return failure,
                }
            }
            Ok(_) => {}
            Err(error) => return error.into(),
        }
    }
    Failure::Stale { current: Some(Value::Array(current)) }
}

/// Whether two states of a plan show the same calendars.
pub(super) fn same_calendars(before: &PlanRows, after: &PlanRows) -> bool {
    let used = |rows: &PlanRows| {
        super::gantt::used_calendars(&rows.project, rows.tasks.iter().map(|row| row.calendar_id))
    };
    used(before) == used(after)
}
