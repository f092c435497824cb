//! Edits of a plan that a change request proposes: kept as words about named tasks, made with the commands that
//! people use. The same edits are looked at for their impact, and made when the request is implemented.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{draft::Draft, edit_changes::Change, edit_fields::Known};
use crate::{Failure, Outcome, failure::Refusal};

/// Most edits of one request.
const MOST_EDITS: usize = 200;

/// An edit of the plan. Names of tasks are kept with it, so that it can be read when a task is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ProposedEdit {
    /// Changes a task; what is absent stays.
    SetTask {
        /// The task.
        task: Uuid,
        /// Its name; written by the server.
        #[serde(default)]
        task_name: String,
        /// Its duration as people write it, such as `5d`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        duration: Option<String>,
        /// Its work as people write it, such as `40h`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        work: Option<String>,
        /// It starts no earlier than this, such as `2026-03-02T08:00`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<String>,
    },
    /// Adds a task.
    AddTask {
        /// Its id; chosen by the server when absent. Links of the same request may name it.
        task: Option<Uuid>,
        /// Its name.
        task_name: String,
        /// Its duration as people write it; a day when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        duration: Option<String>,
        /// Its work as people write it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        work: Option<String>,
        /// The task that it stands behind and waits for; the end of the plan, waiting for nothing, when absent.
        after: Option<Uuid>,
        /// The name of that; written by the server.
        #[serde(default)]
        after_name: String,
    },
    /// Removes a task with all below it.
    RemoveTask {
        /// The task.
        task: Uuid,
        /// Its name; written by the server.
        #[serde(default)]
        task_name: String,
    },
    /// Links two tasks.
    Link {
        /// The driving task.
        predecessor: Uuid,
        /// Its name; written by the server.
        #[serde(default)]
        predecessor_name: String,
        /// The driven task.
        successor: Uuid,
        /// Its name; written by the server.
        #[serde(default)]
        successor_name: String,
        /// `FS` (when absent), `SS`, `FF` or `SF`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<String>,
        /// As people write it: `2d`, `-1ed`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lag: Option<String>,
    },
    /// Takes all links from one task to another away.
    Unlink {
        /// The driving task.
        predecessor: Uuid,
        /// Its name; written by the server.
        #[serde(default)]
        predecessor_name: String,
        /// The driven task.
        successor: Uuid,
        /// Its name; written by the server.
        #[serde(default)]
        successor_name: String,
    },
}

/// The edits of a request as they are kept: new tasks have ids, texts are trimmed, empty ones absent.
pub(super) fn kept(edits: &[ProposedEdit]) -> Outcome<Vec<ProposedEdit>> {
    if edits.len() > MOST_EDITS {
        let text = format!("Propose at most {MOST_EDITS} edits in one change request.");
        return Err(Failure::field("change_request.too_many_edits", "edits", text));
    }
    Ok(edits.iter().cloned().map(ProposedEdit::tidy).collect())
}

/// Makes the edits in their order. The refusal says which of them cannot be made, and why.
pub(super) fn apply(draft: &mut Draft, edits: &[ProposedEdit]) -> Outcome<()> {
    for (edit, number) in edits.iter().zip(1..) {
        edit.apply(draft).map_err(|failure| numbered(failure, number))?;
    }
    Ok(())
}

/// The edits with the names that their tasks have, in the plan or among the tasks that they add.
pub(super) fn named(draft: &Draft, edits: &[ProposedEdit]) -> Vec<ProposedEdit> {
    let added = |id: Uuid| {
        edits.iter().find_map(|edit| match edit {
            ProposedEdit::AddTask { task: Some(task), task_name, .. } if *task == id => {
                Some(task_name.clone())
            }
            _ => None,
        })
    };
    let name = |id: Uuid, before: &str| {
        let here = draft.task(id).map(|row| row.name.clone());
        here.or_else(|| added(id)).unwrap_or_else(|| before.to_owned())
    };
    let put = |mut edit: ProposedEdit| {
        match &mut edit {
            ProposedEdit::SetTask { task, task_name, .. }
            | ProposedEdit::RemoveTask { task, task_name } => *task_name = name(*task, task_name),
            ProposedEdit::AddTask { after, after_name, .. } => {
                *after_name = after.map(|id| name(id, after_name)).unwrap_or_default();
            }
            ProposedEdit::Link {
                predecessor, predecessor_name, successor, successor_name, ..
            }
            | ProposedEdit::Unlink { predecessor, predecessor_name, successor, successor_name } => {
                *predecessor_name = name(*predecessor, predecessor_name);
                *successor_name = name(*successor, successor_name);
            }
        }
        edit
    };
    edits.iter().cloned().map(put).collect()
}

/// A refusal that says of which edit it speaks.
fn numbered(failure: Failure, number: usize) -> Failure {
    match failure {
        Failure::Refused(Refusal { code, text, .. }) => {
            Failure::field(code, "edits", format!("Edit {number}: {text}"))
        }
        other => other,
    }
}

/// A text with something in it.
fn said(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

impl ProposedEdit {
    fn tidy(mut self) -> Self {
        match &mut self {
            Self::SetTask { duration, work, start, .. } => {
                for text in [duration, work, start] {
                    *text = said(text.take());
                }
            }
            Self::AddTask { task, task_name, duration, work, .. } => {
                task.get_or_insert_with(Uuid::now_v7);
                *task_name = task_name.trim().to_owned();
                for text in [duration, work] {
                    *text = said(text.take());
                }
            }
            Self::Link { link, lag, .. } => {
                for text in [link, lag] {
                    *text = said(text.take());
                }
            }
            Self::RemoveTask { .. } | Self::Unlink { .. } => {}
        }
        self
    }

    /// The tasks that must be there, with what they were called.
    fn needs(&self) -> Vec<(Uuid, &str)> {
        match self {
            Self::SetTask { task, task_name, .. } | Self::RemoveTask { task, task_name } => {
                vec![(*task, task_name)]
            }
            Self::AddTask { after, after_name, .. } => {
                after.iter().map(|id| (*id, after_name.as_str())).collect()
            }
            Self::Link { predecessor, predecessor_name, successor, successor_name, .. }
            | Self::Unlink { predecessor, predecessor_name, successor, successor_name } => {
                vec![(*predecessor, predecessor_name), (*successor, successor_name)]
            }
        }
    }

    fn apply(&self, draft: &mut Draft) -> Outcome<()> {
        if let Some((_, name)) = self.needs().into_iter().find(|(id, _)| draft.task(*id).is_none())
        {
            let task = match name {
                "" => "a task".to_owned(),
                name => format!("task “{name}”"),
            };
            let text = format!(
                "{task} is not in the plan. Bring it back there, or take this edit out of the change request."
            );
            return Err(Failure::refused("change_request.task_gone", text));
        }
        for change in self.changes(draft)? {
            change.apply(draft, Uuid::now_v7(), &Known::default())?;
        }
        Ok(())
    }

    /// The commands that make it.
    fn changes(&self, draft: &Draft) -> Outcome<Vec<Change>> {
        Ok(match self {
            Self::SetTask { task, duration, work, start, .. } => {
                let fields =
                    fields([("duration_text", duration), ("work_text", work), ("start", start)]);
                if fields.is_empty() {
                    let text = "Say which duration, work or start the task gets.";
                    return Err(Failure::refused("change_request.empty_edit", text));
                }
                vec![Change::Set { task: *task, version: None, fields }]
            }
            Self::AddTask { task, task_name, duration, work, after, .. } => {
                let id = task.unwrap_or_default();
                let mut fields = fields([("duration_text", duration), ("work_text", work)]);
                fields.insert("name".into(), task_name.clone().into());
                let (under, before) = (None, None);
                let add = Change::Add { task: Some(id), under, behind: *after, before, fields };
                let link = after.map(|predecessor| Change::Link {
                    predecessor,
                    successor: id,
                    kind: None,
                    lag: None,
                });
                [add].into_iter().chain(link).collect()
            }
            Self::RemoveTask { task, .. } => vec![Change::Remove { tasks: vec![*task] }],
            Self::Link { predecessor, successor, link, lag, .. } => vec![Change::Link {
                predecessor: *predecessor,
                successor: *successor,
                kind: link.clone(),
                lag: lag.clone(),
            }],
            Self::Unlink { predecessor, successor, predecessor_name, successor_name } => {
                let ends = (*predecessor, *successor);
                let links = draft.rows.dependencies.iter();
                let links = links.filter(|row| (row.predecessor_id, row.successor_id) == ends);
                let gone: Vec<Change> =
                    links.map(|row| Change::Unlink { dependency: row.id }).collect();
                if gone.is_empty() {
                    let text = format!(
                        "“{successor_name}” does not wait for “{predecessor_name}”. Take this edit out of the change request."
                    );
                    return Err(Failure::refused("change_request.link_gone", text));
                }
                gone
            }
        })
    }
}

/// The fields that are said, as an edit of a plan names them.
fn fields<const N: usize>(said: [(&str, &Option<String>); N]) -> Map<String, Value> {
    let said = said.into_iter();
    said.filter_map(|(field, text)| Some((field.to_owned(), text.clone()?.into()))).collect()
}
