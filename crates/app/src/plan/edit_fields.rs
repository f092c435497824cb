//! Fields of a task as a table sends them: values, dates as if bars were moved, predecessors and
//! people as text.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Map, Value};
use steerco_plan::{parse_link, parse_person, split_list};
use steerco_store::{fold, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    blank::{blank_assignment, blank_dependency},
    create_task::know_calendars,
    dependencies::check_ends,
    draft::Draft,
    effort, splits,
    task_values::{TaskValues, rename},
    words,
};
use crate::{
    Failure, Outcome,
    shape::{minutes, nullable, parse_civil},
};

/// Fields of a task that an edit sets; absent ones stay as they are.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct EditFields {
    /// Name.
    pub name: Option<String>,
    /// As if the bar was moved there: an automatic task may not start earlier (in a project
    /// scheduled from its finish: later), a manual task starts then, a started task was started
    /// then. Null takes the date rule away.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub start: Option<Option<String>>,
    /// As if typed into the finish: an automatic task may not finish earlier (from the finish:
    /// later), a manual task finishes then. Null takes the date rule away.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub finish: Option<Option<String>>,
    /// As if the right edge of the bar was dragged there: the start stays, and the duration becomes
    /// the working time until then. A manual or finished task finishes then.
    pub until: Option<String>,
    /// All predecessors by row number or WBS code, such as `12FS+3d;7SS`.
    pub predecessors: Option<String>,
    /// Everyone on the task, such as `Designer[50%];Welder`.
    pub people: Option<String>,
    /// Anything else.
    #[serde(flatten)]
    pub values: TaskValues,
}

/// What edits may name besides the plan's own rows, looked up before.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Calendars, with those they build on.
    pub(crate) calendars: Vec<row::Calendar>,
    /// Resources by folded name.
    pub(crate) people: HashMap<String, Vec<row::Resource>>,
    /// Leave of these resources.
    pub(crate) leave: Vec<row::Leave>,
    /// Custom fields of tasks.
    pub(crate) custom: Vec<row::CustomField>,
}

/// Names of the fields, for telling a misspelled one.
const FIELDS: &[&str] = &[
    "name",
    "start",
    "finish",
    "until",
    "predecessors",
    "people",
    "wbs",
    "notes",
    "duration_minutes",
    "duration_text",
    "duration_elapsed",
    "estimated",
    "milestone",
    "planning_package",
    "work_minutes",
    "work_text",
    "constraint",
    "deadline",
    "calendar_id",
    "ignore_resource_calendars",
    "manual",
    "manual_start",
    "manual_finish",
    "active",
    "task_type",
    "effort_driven",
    "priority",
    "percent_complete",
    "physical_percent_complete",
    "actual_start",
    "actual_finish",
    "actual_duration_minutes",
    "remaining_duration_minutes",
    "remaining_duration_text",
    "custom",
];

/// Reads fields as sent; the error names the first that cannot be read.
pub(crate) fn read_fields(fields: &Map<String, Value>) -> Outcome<EditFields> {
    if let Some(unknown) = fields.keys().find(|field| !FIELDS.contains(&field.as_str())) {
        let text = format!("Tasks have no field {unknown} that could be set.");
        return Err(Failure::field("plan.unknown_field", unknown, text));
    }
    for (field, value) in fields {
        let alone = Value::Object(Map::from_iter([(field.clone(), value.clone())]));
        if let Err(error) = serde_json::from_value::<EditFields>(alone) {
            let text = format!("This value cannot be read: {error}.");
            return Err(Failure::field("plan.bad_value", field, text));
        }
    }
    serde_json::from_value(Value::Object(fields.clone()))
        .map_err(|error| Failure::refused("plan.bad_value", error.to_string()))
}

impl EditFields {
    /// Whether only progress is reported.
    pub(crate) fn only_progress(&self) -> bool {
        self.name.is_none()
            && self.start.is_none()
            && self.finish.is_none()
            && self.until.is_none()
            && self.predecessors.is_none()
            && self.people.is_none()
            && self.values.only_progress()
    }

    /// Whether it says only what people say about their own work: how far they are, when they began
    /// and ended, what is left, and notes.
    pub(crate) fn only_own_report(&self) -> bool {
        self.only_progress() && self.values.only_own_report()
    }

    /// Names of people it mentions, folded.
    pub(crate) fn people_named(&self) -> Vec<String> {
        let list = self.people.as_deref().unwrap_or_default();
        split_list(list)
            .filter_map(|text| parse_person(text).ok())
            .map(|(name, _)| fold(&name))
            .collect()
    }

    /// Puts the fields into a task of the draft. Values, predecessors and people are each put in
    /// whole or not at all.
    pub(crate) fn apply(&self, draft: &mut Draft, task: Uuid, known: &Known) -> Outcome<()> {
        self.apply_values(draft, task, known)?;
        if let Some(text) = &self.predecessors {
            set_predecessors(draft, task, text)?;
        }
        if let Some(text) = &self.people {
            set_people(draft, task, text, known)?;
        }
        Ok(())
    }

    fn apply_values(&self, draft: &mut Draft, task: Uuid, known: &Known) -> Outcome<()> {
        let project = words::plan_project(&draft.rows.project);
        let from_finish = draft.rows.project.from_finish;
        let found = draft.task(task).ok_or(Failure::NotFound("task"))?;
        if found.summary && self.values.percent_complete.is_some() {
            return Err(Failure::field(
                "plan.summary_progress",
                "percent_complete",
                "Progress of a summary comes from the tasks below it; report it there.",
            ));
        }
        if found.summary
            && (self.values.duration_text.is_some() || self.values.duration_minutes.is_some())
            && !found.manual
        {
            return Err(Failure::field(
                "plan.summary_duration",
                "duration_text",
                "The duration of a summary comes from the tasks below it; change it there.",
            ));
        }
        if let Some(Some(id)) = self.values.calendar_id {
            let here = known.calendars.iter().chain(&draft.rows.calendars);
            let mut here =
                here.filter(|row| row.project_id.is_none_or(|own| own == draft.rows.project.id));
            if !here.any(|row| row.id == id) {
                let text = "There is no such calendar.";
                return Err(Failure::field("plan.unknown_calendar", "calendar_id", text));
            }
            know_calendars(draft, &known.calendars);
        }
        let mut row = draft.task(task).cloned().ok_or(Failure::NotFound("task"))?;
        let (old_duration, old_work) = (row.duration, row.work);
        if let Some(name) = &self.name {
            rename(&mut row, name)?;
        }
        self.values.apply(&mut row, &project, &known.custom)?;
        if let Some(start) = &self.start {
            set_start(&mut row, start.as_deref(), from_finish)?;
        }
        if let Some(finish) = &self.finish {
            set_finish(&mut row, finish.as_deref(), from_finish)?;
        }
        if let Some(until) = &self.until {
            set_until(draft, &mut row, until)?;
        }
        let (duration, work) = (row.duration, row.work);
        let verb = if self.only_progress() { "progress_reported" } else { "task_updated" };
        if let Some(found) = draft.change_task(task, verb) {
            *found = row;
        }
        if duration != old_duration {
            effort::duration_edited(draft, task, old_duration)?;
        }
        if self.values.gives_work() && work != old_work {
            effort::work_edited(draft, task, work)?;
        }
        Ok(())
    }
}

fn set_rule(row: &mut row::Task, kind: &str, date: Option<i64>) {
    row.constraint_kind = kind.into();
    row.constraint_date = date;
}

fn set_start(row: &mut row::Task, start: Option<&str>, from_finish: bool) -> Outcome<()> {
    let start = start.map(|text| parse_civil("start", text)).transpose()?;
    match start {
        None => set_rule(row, "as_soon_as_possible", None),
        Some(start) if row.actual_start.is_some() => {
            if row.actual_finish.is_some_and(|finish| finish < start) {
                let text = "The task was finished before this. Correct its actual finish first.";
                return Err(Failure::field("plan.finish_before_start", "start", text));
            }
            row.actual_start = Some(start);
        }
        Some(start) if row.manual => {
            let length = row.manual_finish.unwrap_or(start) - row.manual_start.unwrap_or(start);
            row.manual_start = Some(start);
            row.manual_finish = Some(start + length.max(0));
        }
        Some(start) if from_finish => set_rule(row, "start_no_later_than", Some(start)),
        Some(start) => set_rule(row, "start_no_earlier_than", Some(start)),
    }
    Ok(())
}

fn set_finish(row: &mut row::Task, finish: Option<&str>, from_finish: bool) -> Outcome<()> {
    let finish = finish.map(|text| parse_civil("finish", text)).transpose()?;
    match finish {
        None => set_rule(row, "as_soon_as_possible", None),
        Some(finish) if row.actual_finish.is_some() => {
            if row.actual_start.is_some_and(|start| finish < start) {
                let text = "The task was started after this. Correct its actual start first.";
                return Err(Failure::field("plan.finish_before_start", "finish", text));
            }
            row.actual_finish = Some(finish);
        }
        Some(finish) if row.manual => {
            if row.manual_start.is_some_and(|start| finish < start) {
                let text = "This is before the task's start.";
                return Err(Failure::field("plan.finish_before_start", "finish", text));
            }
            row.manual_finish = Some(finish);
        }
        Some(finish) if from_finish => set_rule(row, "finish_no_later_than", Some(finish)),
        Some(finish) => set_rule(row, "finish_no_earlier_than", Some(finish)),
    }
    Ok(())
}

fn set_until(draft: &Draft, row: &mut row::Task, text: &str) -> Outcome<()> {
    if row.manual || row.actual_finish.is_some() {
        return set_finish(row, Some(text), false);
    }
    let until = parse_civil("until", text)?;
    let no = |text: &str| Err(Failure::field("plan.cannot_resize", "until", text));
    if row.summary {
        return no("The length of a summary comes from the tasks below it; change it there.");
    }
    let duration_minutes = splits::length_until(draft, row, until)?;
    if duration_minutes <= 0 {
        return no("There is no working time between the start and this moment.");
    }
    let duration_minutes = Some(minutes(duration_minutes));
    let project = words::plan_project(&draft.rows.project);
    TaskValues { duration_minutes, ..TaskValues::default() }.apply(row, &project, &[])
}

/// The task that a predecessor's text names: by row number, else by WBS code.
fn named_task(draft: &Draft, reference: &str) -> Option<Uuid> {
    let by_row = reference.parse::<usize>().ok().and_then(|row| row.checked_sub(1));
    let found = by_row.and_then(|index| draft.rows.tasks.get(index));
    let found = found.or_else(|| draft.rows.tasks.iter().find(|row| row.wbs_shown == reference));
    found.map(|row| row.id)
}

/// Makes a task's predecessors exactly those of the text.
fn set_predecessors(draft: &mut Draft, task: Uuid, text: &str) -> Outcome<()> {
    let project = words::plan_project(&draft.rows.project);
    let bad = |text: String| Failure::field("plan.bad_predecessor", "predecessors", text);
    let mut wanted: Vec<(Uuid, &'static str, &'static str, i64, i64)> = vec![];
    for item in split_list(text) {
        let link = parse_link(item, &project, |reference| named_task(draft, reference).is_some());
        let link = link.map_err(bad)?;
        let Some(predecessor) = named_task(draft, &link.reference) else { continue };
        check_ends(draft, predecessor, task).map_err(|failure| failure.at_field("predecessors"))?;
        let (lag_kind, lag) = words::lag_words(link.lag);
        let kind = words::kind_word(link.kind);
        wanted.retain(|other| (other.0, other.1) != (predecessor, kind));
        wanted.push((predecessor, kind, lag_kind, lag, link.lag_format));
    }
    let old: Vec<row::Dependency> =
        draft.rows.dependencies.iter().filter(|row| row.successor_id == task).cloned().collect();
    for row in &old {
        let stays = wanted.iter().any(|one| (one.0, one.1) == (row.predecessor_id, &*row.kind));
        if !stays {
            draft.delete_dependency(row.id, "dependency_deleted");
        }
    }
    for (predecessor, kind, lag_kind, lag, lag_format) in wanted {
        link(draft, predecessor, task, kind, (lag_kind, lag, lag_format));
    }
    Ok(())
}

/// Links two tasks, or sets the lag of the link of this kind between them.
pub(crate) fn link(
    draft: &mut Draft,
    predecessor: Uuid,
    successor: Uuid,
    kind: &str,
    lag: (&str, i64, i64),
) {
    let (lag_kind, amount, lag_format) = lag;
    let found = draft.rows.dependencies.iter().find(|row| {
        (row.predecessor_id, row.successor_id, &*row.kind) == (predecessor, successor, kind)
    });
    match found.map(|row| (row.id, row.lag_kind == lag_kind && row.lag == amount)) {
        Some((_, true)) => {}
        Some((id, false)) => {
            if let Some(row) = draft.change_dependency(id, "dependency_updated") {
                row.lag_kind = lag_kind.into();
                row.lag = amount;
                row.lag_format = lag_format;
            }
        }
        None => {
            let row = row::Dependency {
                predecessor_id: predecessor,
                successor_id: successor,
                kind: kind.into(),
                lag_kind: lag_kind.into(),
                lag: amount,
                lag_format,
                ..blank_dependency(Uuid::now_v7(), draft.rows.project.id, draft.at)
            };
            draft.insert_dependency(row, "dependency_created");
        }
    }
}

/// The one resource of this name.
fn named_person(draft: &Draft, known: &Known, name: &str) -> Outcome<row::Resource> {
    let folded = fold(name);
    let no = |text: String| Err(Failure::field("resource.unknown", "people", text));
    let own: Vec<&row::Resource> =
        draft.rows.resources.iter().filter(|row| row.name_folded == folded).collect();
    let found = match own.as_slice() {
        [] => known.people.get(&folded).map(|rows| rows.iter().collect()).unwrap_or_default(),
        _ => own,
    };
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => no(format!(
            "There is nobody called “{name}”. Check the spelling, or add this person first."
        )),
        _ => no(format!(
            "There are {} people called “{name}”. Assign the right one in the task's details.",
            found.len()
        )),
    }
}

/// Makes the people of a task exactly those of the text.
fn set_people(draft: &mut Draft, task: Uuid, text: &str, known: &Known) -> Outcome<()> {
    let bad = |text: String| Failure::field("plan.bad_person", "people", text);
    let mut wanted: Vec<(row::Resource, i64)> = vec![];
    for item in split_list(text) {
        let (name, units) = parse_person(item).map_err(bad)?;
        let resource = named_person(draft, known, &name)?;
        wanted.retain(|(other, _)| other.id != resource.id);
        wanted.push((resource, units.basis_points()));
    }
    let old: Vec<row::Assignment> =
        draft.rows.assignments.iter().filter(|row| row.task_id == task).cloned().collect();
    let leaves = |row: &&row::Assignment| {
        row.resource_id.is_some_and(|id| !wanted.iter().any(|(resource, _)| resource.id == id))
    };
    if old.iter().filter(leaves).any(|row| row.actual_work > 0) {
        let text = "Someone who has reported work on this task cannot be taken off it. Set their \
                    remaining work to nothing instead.";
        return Err(bad(text.into()));
    }
    for row in old.iter().filter(leaves) {
        draft.delete_assignment(row.id, "assignment_deleted");
        effort::left(draft, task, row.computed_work)?;
    }
    for (resource, units) in wanted {
        match old.iter().find(|row| row.resource_id == Some(resource.id)) {
            Some(row) => effort::units_edited(draft, row.id, units)?,
            None => {
                assign(draft, task, &resource, units, known)?;
            }
        }
    }
    Ok(())
}

/// Puts someone on a task, with the effort that follows.
pub(crate) fn assign(
    draft: &mut Draft,
    task: Uuid,
    resource: &row::Resource,
    units: i64,
    known: &Known,
) -> Outcome<Uuid> {
    know_calendars(draft, &known.calendars);
    if !draft.rows.resources.iter().any(|row| row.id == resource.id) {
        let leave = known.leave.iter().filter(|row| row.resource_id == resource.id);
        draft.rows.leave.extend(leave.cloned());
    }
    draft.know_resource(resource);
    let uid = draft.rows.assignments.iter().map(|row| row.uid).max().unwrap_or(0) + 1;
    let id = Uuid::now_v7();
    let row = row::Assignment {
        task_id: task,
        resource_id: Some(resource.id),
        uid,
        units,
        computed_units: units,
        ..blank_assignment(id, draft.rows.project.id, draft.at)
    };
    draft.insert_assignment(row, "assignment_created");
    effort::joined(draft, id)?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]
    use serde_json::json;

    use super::*;

    fn read(fields: &Value) -> Outcome<EditFields> {
        read_fields(fields.as_object().expect("an object"))
    }

    #[test]
    fn every_field_listed_can_be_read() {
        for field in FIELDS {
            let values = [json!(null), json!("x"), json!(1), json!(true), json!({"kind": "x"})];
            let read = values.iter().any(|value| read(&json!({ *field: value })).is_ok());
            assert!(read, "{field}");
        }
        assert!(read(&json!({"percent_complete": 50})).expect("a number").only_progress());
        assert!(
            !read(&json!({"percent_complete": 50, "name": "X"})).expect("read").only_progress()
        );
        assert!(!read(&json!({"start": null})).expect("a null is a value").only_progress());
    }

    #[test]
    fn a_bad_value_names_its_field() {
        let refused = read(&json!({"name": "X", "priority": "high"})).expect_err("not a number");
        assert!(matches!(&refused, Failure::Refused(refusal)
            if refusal.fields.first().is_some_and(|field| field.field == "priority")));
    }
}
