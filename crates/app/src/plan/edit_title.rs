//! What an edit did, in a few words: for the undo menu, the toast and the history.

use std::collections::BTreeSet;

use steerco_store::plan::PlanRows;
use uuid::Uuid;

use super::{
    images::{Fields, Images, TaskImage},
    stored_splits::{NO_SPLITS, by_levelling},
};

/// Such as `Added 3 tasks` or `Changed duration of “Design”`.
pub(crate) fn title(images: &Images, before: &PlanRows, after: &PlanRows) -> String {
    let mut parts = vec![];
    let added = tasks(images, |task| task.row.before.is_none());
    let gone = tasks(images, |task| task.row.after.is_none());
    let changed = tasks(images, |task| task.row.before.is_some() && task.row.after.is_some());
    let name = |id: Uuid| {
        let found = [after, before].into_iter().flat_map(|rows| &rows.tasks);
        let found = found.into_iter().find(|row| row.id == id);
        found.map(|row| format!("“{}”", row.name)).unwrap_or_default()
    };
    let recurring = |task: &&&TaskImage| {
        let found = after.tasks.iter().find(|row| row.id == task.row.id);
        found.is_some_and(|row| !row.recurrence.is_empty())
    };
    if let (Some(one), true) = (added.iter().find(recurring), added.len() > 1) {
        parts.push(format!("Added recurring task {}", name(one.row.id)));
    } else if !added.is_empty() {
        parts.push(format!("Added {}", counted(&added, name)));
    }
    if !gone.is_empty() {
        parts.push(format!("Deleted {}", counted(&gone, name)));
    }
    let also = also_touched(images, after, before, &changed);
    if also > 0 && parts.is_empty() && !changed.is_empty() {
        parts.push(format!("Changed {} tasks", changed.len() + also));
    } else if let Some(verb) = change_word(&changed).filter(|_| parts.is_empty()) {
        parts.push(format!("{verb}{}", counted(&changed, name)));
    } else if !changed.is_empty() {
        parts.push(format!("changed {}", counted(&changed, name)));
    }
    // What hangs on tasks that came or went is no news of its own.
    if parts.is_empty() {
        parts.extend(links(images, after, before, name));
        parts.extend(cross_links(images, after, before, name));
        parts.extend(people(images, after, before, name));
    }
    if let Some(baseline) = images.baselines.first() {
        let word = match (&baseline.row.before, &baseline.row.after) {
            (None, _) => "Set",
            (_, None) => "Deleted",
            _ => "Changed",
        };
        let rows = [after, before].into_iter().flat_map(|rows| &rows.baselines);
        let found = rows.into_iter().find(|row| row.id == baseline.row.id);
        let called = found.map(|row| row.name.as_str()).unwrap_or_default();
        parts.push(format!("{word} baseline “{called}”"));
    }
    if let Some(project) = &images.project {
        let mut fields = project.after.iter().flat_map(|fields| fields.keys());
        let only_date = fields.all(|field| field == "status_date");
        let word = if only_date { "Set the status date" } else { "Changed project settings" };
        parts.push(word.into());
    }
    joined(&parts)
}

/// The parts as one phrase: only its first word has a capital.
fn joined(parts: &[String]) -> String {
    let Some((first, rest)) = parts.split_first() else { return "Nothing changed".into() };
    let mut whole = first.clone();
    for part in rest {
        let mut letters = part.chars();
        let small = letters.next().map(|letter| letter.to_lowercase().collect::<String>());
        whole.push_str(&format!(" and {}{}", small.unwrap_or_default(), letters.as_str()));
    }
    whole
}

/// How many tasks only have other links or people.
fn also_touched(
    images: &Images,
    after: &PlanRows,
    before: &PlanRows,
    changed: &[&TaskImage],
) -> usize {
    let here: BTreeSet<Uuid> = changed.iter().map(|task| task.row.id).collect();
    let linked: BTreeSet<Uuid> = images.dependencies.iter().map(|image| image.id).collect();
    let staffed: BTreeSet<Uuid> = images.assignments.iter().map(|image| image.id).collect();
    let mut also = BTreeSet::new();
    for rows in [after, before] {
        let links = rows.dependencies.iter().filter(|row| linked.contains(&row.id));
        also.extend(links.map(|row| row.successor_id));
        let people = rows.assignments.iter().filter(|row| staffed.contains(&row.id));
        also.extend(people.map(|row| row.task_id));
    }
    also.difference(&here).count()
}

fn tasks(images: &Images, wanted: impl Fn(&TaskImage) -> bool) -> Vec<&TaskImage> {
    images.tasks.iter().filter(|task| wanted(task)).collect()
}

fn counted(tasks: &[&TaskImage], name: impl Fn(Uuid) -> String) -> String {
    match tasks {
        [one] => name(one.row.id),
        many => format!("{} tasks", many.len()),
    }
}

/// What happened to all of these tasks, with the preposition it takes.
fn change_word(tasks: &[&TaskImage]) -> Option<String> {
    tasks.first()?;
    let words: BTreeSet<&str> = tasks
        .iter()
        .flat_map(|task| {
            let fields = task.row.before.iter().flat_map(|fields| fields.keys());
            fields.map(|field| match field.as_str() {
                "splits" if splits_of_levelling(task) => "levelling",
                field => field_word(field),
            })
        })
        .filter(|word| !word.is_empty())
        .collect();
    let words: Vec<&str> = words.into_iter().collect();
    Some(match words.as_slice() {
        [] => "Moved ".into(),
        ["place"] => "Moved ".into(),
        ["name"] => "Renamed ".into(),
        ["constraint"] => "Changed dates of ".into(),
        ["progress"] => "Reported progress of ".into(),
        ["levelling"] => "Levelled ".into(),
        [word] => format!("Changed {word} of "),
        _ => "Changed ".into(),
    })
}

/// Whether a task got its pauses from levelling, or lost those that it had from it.
fn splits_of_levelling(task: &TaskImage) -> bool {
    let text = |fields: &Fields| Some(fields.get("splits")?.as_str()?.to_owned());
    let marked = |text: &String| by_levelling(text).unwrap_or(false);
    let before = task.row.before.as_ref().and_then(text);
    let after = task.row.after.as_ref().and_then(text);
    after.as_ref().is_some_and(marked)
        || (after.as_deref() == Some(NO_SPLITS) && before.as_ref().is_some_and(marked))
}

fn field_word(field: &str) -> &'static str {
    match field {
        "name" => "name",
        "duration" | "duration_format" | "estimated" | "elapsed" => "duration",
        "work" => "work",
        "constraint_kind"
        | "constraint_date"
        | "second_constraint_kind"
        | "second_constraint_date"
        | "manual_start"
        | "manual_finish" => "constraint",
        "activity" => "activity type",
        "deadline" => "deadline",
        "parent_id" => "place",
        "percent_complete"
        | "physical_percent_complete"
        | "actual_start"
        | "actual_finish"
        | "actual_duration"
        | "stop"
        | "resume" => "progress",
        "splits" => "splits",
        "notes" => "notes",
        "calendar_id" | "ignore_resource_calendars" => "calendar",
        "manual" => "mode",
        "priority" => "priority",
        "leveling_delay" => "levelling",
        "task_type" | "effort_driven" => "type",
        "recurrence" | "recurring" => "recurrence",
        "planning_package" => "planning package",
        "custom" => "fields",
        "sub_project_id" => "sub-project",
        "name_folded" => "",
        _ => "settings",
    }
}

fn links(
    images: &Images,
    after: &PlanRows,
    before: &PlanRows,
    name: impl Fn(Uuid) -> String,
) -> Option<String> {
    let first = images.dependencies.first()?;
    let word = match (&first.before, &first.after) {
        (None, _) => "Linked",
        (_, None) => "Unlinked",
        _ => "Changed link of",
    };
    if images.dependencies.len() > 1 {
        return Some(format!("{word} {} pairs of tasks", images.dependencies.len()));
    }
    let rows = [after, before].into_iter().flat_map(|rows| &rows.dependencies);
    let row = rows.into_iter().find(|row| row.id == first.id)?;
    Some(format!("{word} {} and {}", name(row.predecessor_id), name(row.successor_id)))
}

fn cross_links(
    images: &Images,
    after: &PlanRows,
    before: &PlanRows,
    name: impl Fn(Uuid) -> String,
) -> Option<String> {
    let first = images.cross_dependencies.first()?;
    let rows = [after, before].into_iter().flat_map(|rows| &rows.cross_dependencies);
    let row = rows.into_iter().find(|row| row.id == first.id)?;
    let own = if row.successor_project_id == after.project.id {
        name(row.successor_id)
    } else {
        name(row.predecessor_id)
    };
    Some(match (&first.before, &first.after) {
        (None, _) => format!("Linked {own} with another project"),
        (_, None) => format!("Unlinked {own} from another project"),
        _ => format!("Changed link of {own} with another project"),
    })
}

fn people(
    images: &Images,
    after: &PlanRows,
    before: &PlanRows,
    name: impl Fn(Uuid) -> String,
) -> Option<String> {
    let first = images.assignments.first()?;
    let rows = [after, before].into_iter().flat_map(|rows| &rows.assignments);
    let row = rows.into_iter().find(|row| row.id == first.id)?;
    Some(format!("Changed people of {}", name(row.task_id)))
}
