//! Taking edits of a plan back and bringing them again; the history of edits.
//!
//! Each person goes back and forward through their own edits. A particular edit of anyone can be
//! taken back from the history. Taking back is an edit like any other: it is logged, it can be
//! brought again, and others see it at once.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, plan::EditLine, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    book::read_json,
    edit::{How, Reverts, change_plan},
    edit_answer::{EditAnswer, Step, answer},
    images::Images,
    projects::visible_project,
    revert,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    shape::{Listed, Reference, instant},
};

/// Most later edits that are named when one cannot be taken back.
const MOST_TOLD: u64 = 3;

/// What a person can take back and bring again.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EditState {
    /// Version of the plan.
    pub plan_version: i64,
    /// What a step back would take back.
    pub undo: Option<Step>,
    /// What a step forward would bring again.
    pub redo: Option<Step>,
}

/// Which step.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct StepInput {
    /// The edit that was seen last; refused when another one is next by now.
    pub edit_id: Option<Uuid>,
}

/// Which edits.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EditQuery {
    /// `next` of the page before.
    pub after: Option<Uuid>,
    /// Most entries, 1 to 200; 50 unless told.
    pub limit: Option<u64>,
    /// Only edits of this task, its links or its people.
    pub task_id: Option<Uuid>,
}

/// An edit in the history.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EditView {
    /// Which one.
    pub id: Uuid,
    /// When (UTC).
    pub at: String,
    /// Who.
    pub actor: Option<Reference>,
    /// `edited`, `undone` or `redone`.
    pub verb: String,
    /// What was done, in words.
    pub title: String,
    /// Why, where someone said so.
    pub reason: Option<String>,
    /// How many tasks it touched.
    pub task_count: i64,
    /// The edit this one took back.
    pub reverts_id: Option<Uuid>,
    /// The edit that took this one back.
    pub reverted_by: Option<Uuid>,
}

/// What the caller can take back and bring again.
pub async fn edit_state(app: &App, caller: &Caller, project_id: Uuid) -> Outcome<EditState> {
    let reader = app.store.read();
    let project = visible_project(&reader, caller, project_id, "project.view").await?;
    let undo = reader.next_undo(project_id, caller.user_id).await?;
    let redo = reader.next_redo(project_id, caller.user_id).await?;
    Ok(EditState {
        plan_version: project.plan_version,
        undo: undo.map(Step::of),
        redo: redo.map(Step::of),
    })
}

/// Edits of a plan, newest first.
pub async fn edits(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &EditQuery,
) -> Outcome<Listed<EditView>> {
    let reader = app.store.read();
    visible_project(&reader, caller, project_id, "change.view").await?;
    let limit = query.limit.unwrap_or(50).clamp(1, 200);
    let mut lines = reader.plan_edits(project_id, query.task_id, query.after, limit + 1).await?;
    let more = u64::try_from(lines.len()).unwrap_or(0) > limit;
    if more {
        lines.pop();
    }
    let next = lines.last().filter(|_| more).map(|line| line.id.to_string());
    let people = actors(&reader, &lines).await?;
    let total = u64::try_from(lines.len()).unwrap_or(0);
    let items = lines.into_iter().map(|line| view(line, &people)).collect();
    Ok(Listed { items, next, total, more_than_total: more })
}

/// Names of who made these edits.
async fn actors(reader: &Reader, lines: &[EditLine]) -> Outcome<HashMap<Uuid, String>> {
    let mut actors: Vec<Uuid> = lines.iter().filter_map(|line| line.actor_id).collect();
    actors.sort();
    actors.dedup();
    let people = reader.get_many::<row::User>(&actors).await?;
    Ok(people.into_iter().map(|row| (row.id, row.name)).collect())
}

fn view(line: EditLine, people: &HashMap<Uuid, String>) -> EditView {
    EditView {
        id: line.id,
        at: instant(line.at),
        actor: line.actor_id.map(|id| Reference {
            id,
            name: people.get(&id).cloned().unwrap_or_else(|| "Someone".into()),
        }),
        verb: line.verb,
        title: line.title,
        reason: line.reason,
        task_count: line.task_count,
        reverts_id: line.reverts_id,
        reverted_by: line.reverted_by,
    }
}

/// Takes the caller's newest edit of a plan back.
pub async fn undo(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &StepInput,
) -> Outcome<EditAnswer> {
    let reader = app.store.read();
    visible_project(&reader, caller, project_id, "project.view").await?;
    let next = reader.next_undo(project_id, caller.user_id).await?;
    let text = "There is no edit of yours to take back here.";
    step(app, caller, next, input, ("plan.nothing_to_undo", text)).await
}

/// Brings the edit again that the caller took back last.
pub async fn redo(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &StepInput,
) -> Outcome<EditAnswer> {
    let reader = app.store.read();
    visible_project(&reader, caller, project_id, "project.view").await?;
    let next = reader.next_redo(project_id, caller.user_id).await?;
    let text = "There is nothing to bring again: you have edited the plan since, or taken nothing \
                back.";
    step(app, caller, next, input, ("plan.nothing_to_redo", text)).await
}

/// Reverts the edit that is next, when it is the one the caller has seen.
async fn step(
    app: &App,
    caller: &Caller,
    next: Option<EditLine>,
    input: &StepInput,
    nothing: (&'static str, &'static str),
) -> Outcome<EditAnswer> {
    let seen = |line: &EditLine| input.edit_id.is_none_or(|id| id == line.id);
    match next.filter(seen) {
        Some(line) => take_back(app, caller, line.id).await,
        None => Err(Failure::refused(nothing.0, nothing.1)),
    }
}

/// Takes one particular edit back, whoever made it.
pub async fn undo_edit(app: &App, caller: &Caller, edit_id: Uuid) -> Outcome<EditAnswer> {
    let reader = app.store.read();
    let edit = reader.plan_edit(edit_id).await?.ok_or(Failure::NotFound("edit"))?;
    visible_project(&reader, caller, edit.project_id, "task.edit").await?;
    match take_back(app, caller, edit_id).await {
        Err(Failure::Refused(mut refusal)) if refusal.code == "plan.undo_conflict" => {
            refusal.text.push_str(&changed_since(app, edit_id).await?);
            Err(Failure::Refused(refusal))
        }
        other => other,
    }
}

/// Who has edited the same tasks since, in words.
async fn changed_since(app: &App, edit_id: Uuid) -> Outcome<String> {
    let reader = app.store.read();
    let mut lines = reader.edits_since(edit_id, MOST_TOLD + 1).await?;
    let more = lines.len() > usize::try_from(MOST_TOLD).unwrap_or(usize::MAX);
    if more {
        lines.pop();
    }
    let people = actors(&reader, &lines).await?;
    let mut told: Vec<String> = lines
        .iter()
        .map(|line| {
            let name = line.actor_id.and_then(|id| people.get(&id));
            format!("{}, by {}", line.title, name.map_or("someone", String::as_str))
        })
        .collect();
    if more {
        told.push("others before that".into());
    }
    Ok(match told.is_empty() {
        true => String::new(),
        false => format!(" Since then on the same tasks: {}.", told.join("; ")),
    })
}

async fn take_back(app: &App, caller: &Caller, edit_id: Uuid) -> Outcome<EditAnswer> {
    let Reverting { project_id, how, images } = reverting(app, caller, edit_id).await?;
    let done = change_plan(app, caller, project_id, &how, |draft| {
        revert::apply(&images, draft)?;
        Ok(vec![])
    })
    .await?;
    answer(app, caller, done, false).await
}

/// An edit that the caller may take back or bring again, as the change that does so.
pub(super) struct Reverting {
    pub(super) project_id: Uuid,
    pub(super) how: How,
    pub(super) images: Images,
}

/// Looks an edit up that is to be taken back, or brought again when it took something back.
pub(super) async fn reverting(app: &App, caller: &Caller, edit_id: Uuid) -> Outcome<Reverting> {
    let reader = app.store.read();
    let edit = reader.plan_edit(edit_id).await?.ok_or(Failure::NotFound("edit"))?;
    let project = reader.get::<row::Project>(edit.project_id).await?;
    if edit.reverted_by.is_some() {
        return Err(Failure::refused(
            "plan.already_undone",
            "This was taken back already. Reload the history to see what stands now.",
        ));
    }
    let images = read_json::<Images>(&edit.images)?;
    for takes in images.takes() {
        takes.check(&reader, caller, &project).await?;
    }
    let images = images.reversed();
    let again = edit.verb == "undone";
    let plain = edit.title.trim_start_matches("Undid: ").trim_start_matches("Redid: ");
    let reverts = Reverts {
        edit_id,
        verb: if again { "redone" } else { "undone" },
        title: format!("{}: {plain}", if again { "Redid" } else { "Undid" }),
    };
    let how = How { reverts: Some(reverts), ..How::default() };
    Ok(Reverting { project_id: edit.project_id, how, images })
}
