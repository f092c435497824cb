//! Lifecycles that come from files: looked at first, then kept as a new lifecycle or as the next version of
//! the one with the same key.

use serde::{Deserialize, Serialize};
use steerco_store::Writer;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    LifecycleDefinition,
    decisions::in_turn,
    lifecycle_file::{Found, MethodFile, ReadFile},
    lifecycle_subject::{LifecycleSubject, fields, shape_of},
    lifecycles::{NewLifecycle, PatchLifecycle, added, key_of, revised},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::{FieldRefusal, Refusal},
    plan::read_json,
    shape::{Reference, checked_name},
};

/// Most bytes of a file.
const MOST_BYTES: usize = 1 << 20;
/// Most findings that are told.
const MOST_FOUND: usize = 100;

/// A file of a lifecycle.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewLifecycleImport {
    /// The file, JSON of at most 1 MiB, as it was exported.
    pub content: String,
    /// Keeps it when nothing is wrong; otherwise it is only looked at.
    #[serde(default)]
    pub apply: bool,
    /// A lifecycle of its own, also where there is one with this key.
    #[serde(default)]
    pub as_new: bool,
    /// What a new lifecycle is called; as in the file when absent.
    pub name: Option<String>,
    /// Leaves out routes, people and roles that are not known here.
    #[serde(default)]
    pub leave_out: bool,
    /// Why the definition is changed.
    #[serde(default)]
    pub reason: String,
}

/// What becomes of a file of a lifecycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LifecycleImport {
    /// Whether it was kept.
    pub applied: bool,
    /// What keeping it does or did; null while something is wrong.
    pub outcome: Option<LifecycleImportOutcome>,
    /// The name in the file, or the one that was chosen; empty when it could not be read.
    pub name: String,
    /// The key in the file.
    pub key: String,
    /// The lifecycle with this key that is here, or the new one once it is kept.
    pub lifecycle: Option<Reference>,
    /// The version that it is or becomes.
    pub revision: Option<i64>,
    /// How many stages it has.
    pub stages: usize,
    /// How many gates they have.
    pub gates: usize,
    /// What was found, in the order of the file, at most a hundred.
    pub findings: Vec<LifecycleFileFinding>,
}

/// What keeping a file does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LifecycleImportOutcome {
    /// A lifecycle is added.
    Added,
    /// The lifecycle with the same key gets a new version, or another name or description.
    Revised,
    /// It says what the lifecycle says already.
    Unchanged,
}

/// Something about a line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LifecycleFileFinding {
    /// `error` keeps it from being imported; `unknown` has to be added first or be left out.
    pub severity: String,
    /// Line of the file, from 1.
    pub line: u64,
    /// Path of what is meant, such as `definition.stages[0].name`; empty for the whole.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// Looks at a file of a lifecycle, or keeps what it says.
///
/// # Errors
/// `lifecycle.file_too_large`; and when it is to be kept `lifecycle.bad_file` or `lifecycle.file_unknown`, whose
/// fields are paths and whose messages begin with the line.
pub async fn import_lifecycle(
    app: &App,
    caller: &Caller,
    input: &NewLifecycleImport,
) -> Outcome<LifecycleImport> {
    caller.require("lifecycle.configure", Place::ORGANISATION)?;
    if input.content.len() > MOST_BYTES {
        let text =
            "A file of a lifecycle has at most 1 MiB. Choose a file that was saved by Export.";
        return Err(Failure::field("lifecycle.file_too_large", "content", text));
    }
    in_turn(|| import_once(app, caller, input)).await
}

async fn import_once(
    app: &App,
    caller: &Caller,
    input: &NewLifecycleImport,
) -> Outcome<LifecycleImport> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let mut read = ReadFile::of(&writer, &input.content).await?;
    let mut answer = LifecycleImport {
        applied: false,
        outcome: None,
        name: String::new(),
        key: String::new(),
        lifecycle: None,
        revision: None,
        stages: 0,
        gates: 0,
        findings: vec![],
    };
    if let Some(file) = read.file.clone() {
        answer.stages = file.definition.stages.len();
        answer.gates = file.definition.stages.iter().map(|stage| stage.gates().count()).sum();
        answer.key.clone_from(&file.key);
        answer.name.clone_from(&file.name);
        match LifecycleSubject::stored(&file.subject_kind, Uuid::nil()) {
            Err(Failure::Fault(text)) => return Err(Failure::Fault(text)),
            Err(_) => {
                let text =
                    format!("“{}” go through no lifecycle here. Use “project”.", file.subject_kind);
                read.wrong("subject_kind", text);
            }
            Ok(_) => read.check_names(&shape_of(&fields(&writer, &file.subject_kind).await?)),
        }
        if !read.bad() {
            match keep(&mut writer, caller, input, file, &mut answer).await {
                Err(Failure::Refused(refusal)) => told(&mut read, refusal),
                other => other?,
            }
        }
    }
    let bad = read.bad();
    let mut found = read.found;
    found.sort_by(|one, other| (one.line, &one.path).cmp(&(other.line, &other.path)));
    found.truncate(MOST_FOUND);
    if bad {
        answer.outcome = None;
    }
    if input.apply {
        let unknown = !input.leave_out && !found.is_empty();
        if bad || unknown {
            return Err(refused(&found, bad));
        }
        if answer.outcome != Some(LifecycleImportOutcome::Unchanged) {
            writer.commit().await?;
        }
        answer.applied = true;
    }
    if !input.apply && answer.outcome == Some(LifecycleImportOutcome::Added) {
        answer.lifecycle = None;
    }
    answer.findings = found
        .into_iter()
        .map(|found| LifecycleFileFinding {
            severity: if found.unknown { "unknown" } else { "error" }.into(),
            line: found.line,
            field: found.path,
            message: found.text,
        })
        .collect();
    Ok(answer)
}

/// Adds the lifecycle or a version of the one with its key; the caller commits or does not.
async fn keep(
    writer: &mut Writer<'_>,
    caller: &Caller,
    input: &NewLifecycleImport,
    file: MethodFile,
    answer: &mut LifecycleImport,
) -> Outcome<()> {
    let reason = match input.reason.trim() {
        "" => "From a file",
        reason => reason,
    };
    let rows = writer.lifecycles(Some(&file.subject_kind)).await?;
    let same = rows.into_iter().find(|row| key_of(row) == file.key);
    if let Some(before) = same.filter(|_| !input.as_new) {
        let definition: LifecycleDefinition = read_json(&before.definition)?;
        let unchanged = before.name == checked_name("name", &file.name)?
            && before.description == file.description.trim()
            && before.applies_when == file.applies_when.trim()
            && definition == file.definition;
        answer.lifecycle = Some(Reference { id: before.id, name: before.name.clone() });
        let patch = PatchLifecycle {
            name: Some(file.name),
            description: Some(file.description),
            applies_when: Some(file.applies_when),
            definition: Some(file.definition),
            reason: reason.into(),
            ..PatchLifecycle::default()
        };
        let (outcome, row) = match unchanged {
            true => (LifecycleImportOutcome::Unchanged, before),
            false => {
                let row = revised(writer, caller, &before, &patch).await?;
                (LifecycleImportOutcome::Revised, row)
            }
        };
        answer.outcome = Some(outcome);
        answer.revision = Some(row.revision);
        return Ok(());
    }
    let name = input.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let new = NewLifecycle {
        key: Some(file.key),
        name: name.unwrap_or(&file.name).to_owned(),
        subject_kind: file.subject_kind,
        description: file.description,
        applies_when: file.applies_when,
        definition: file.definition,
    };
    let row = added(writer, caller, &new, reason).await?;
    answer.outcome = Some(LifecycleImportOutcome::Added);
    answer.revision = Some(row.revision);
    answer.lifecycle = Some(Reference { id: row.id, name: row.name.clone() });
    answer.name = row.name;
    Ok(())
}

/// What a rule of lifecycles said, at its place in the file.
fn told(read: &mut ReadFile, refusal: Refusal) {
    if refusal.fields.is_empty() {
        read.wrong("", refusal.text);
        return;
    }
    for field in refusal.fields {
        let own = matches!(field.field.as_str(), "key" | "name" | "description" | "applies_when");
        let path = if own { field.field } else { format!("definition.{}", field.field) };
        read.wrong(&path, field.message);
    }
}

fn refused(found: &[Found], bad: bool) -> Failure {
    let told = found.iter().filter(|found| !bad || !found.unknown);
    let fields: Vec<FieldRefusal> = told
        .map(|found| FieldRefusal {
            field: if found.path.is_empty() { "content".into() } else { found.path.clone() },
            message: format!("Line {}: {}", found.line, found.text),
        })
        .collect();
    let said: Vec<&str> = fields.iter().take(5).map(|field| field.message.as_str()).collect();
    let text = said.join(" ");
    match bad {
        true => Failure::Refused(Refusal { code: "lifecycle.bad_file", text, fields }),
        false => {
            let text = format!("Not everything in this file is known here. {text}");
            Failure::Refused(Refusal { code: "lifecycle.file_unknown", text, fields })
        }
    }
}
