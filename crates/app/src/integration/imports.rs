//! Files on their way into a plan: read, reported on, then taken over.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_interchange::{
    Diagnostic, Draft, Format, Unreadable, read,
    task_list::{Column, Mapping, Sheet, look, read_with},
};
use steerco_store::{now_micros, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::import_report::{ImportReport, finding};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    plan::{ImportTarget, import_plan, refusal},
    shape::{Listed, PageQuery, instant, parse_civil},
};

/// Work that has not finished after this long will not.
const GIVEN_UP_MICROS: i64 = 15 * 60 * 1_000_000;

/// A file to bring in.
#[derive(Debug, Clone, Default)]
pub struct NewImport {
    /// Name of the file.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Replace the plan of this project.
    pub project_id: Option<Uuid>,
    /// The program it goes into.
    pub program_id: Option<Uuid>,
    /// The portfolio it goes into.
    pub portfolio_id: Option<Uuid>,
    /// Which column means what.
    pub mapping: Option<ImportMapping>,
}

/// From column meaning (`name`, `duration`, …) to heading.
pub type ImportMapping = BTreeMap<String, String>;

/// How far it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImportProgress {
    /// Steps done.
    pub done: i64,
    /// Steps in all.
    pub total: i64,
    /// What is going on.
    pub step: String,
}

/// What a task list looks like.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ImportColumns {
    /// Headings in order.
    pub headings: Vec<String>,
    /// The first rows.
    pub samples: Vec<Vec<String>>,
    /// Meanings a column can have.
    pub meanings: Vec<String>,
    /// How many rows there are.
    pub rows: u64,
}

/// A file on its way into a plan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImportView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name of the file.
    pub file_name: String,
    /// `mspdi` or `csv`.
    pub format: String,
    /// `reading`, `ready`, `needs_mapping`, `refused`, `committing`, `done` or `failed`.
    pub state: String,
    /// How far it is.
    pub progress: ImportProgress,
    /// What a task list looks like.
    pub columns: Option<ImportColumns>,
    /// Which column means what.
    pub mapping: Option<ImportMapping>,
    /// What it will do.
    pub report: Option<ImportReport>,
    /// The project it became.
    pub project_id: Option<Uuid>,
    /// Since when (UTC).
    pub created_at: String,
}

/// Where the plan goes.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct CommitImport {
    /// Name of the project; the file's own when absent.
    pub name: Option<String>,
    /// Short unique key; made from the name when absent.
    pub key: Option<String>,
    /// The program it goes into.
    pub program_id: Option<Uuid>,
    /// The portfolio it goes into.
    pub portfolio_id: Option<Uuid>,
    /// Replace the plan of this project.
    pub project_id: Option<Uuid>,
    /// Start of the project, for task lists without dates.
    pub start: Option<String>,
    /// The type that a new project is of; the standard one when absent.
    #[serde(default)]
    pub plan_type_id: Option<Uuid>,
}

fn view(row: row::Import) -> Outcome<ImportView> {
    fn parsed<T: serde::de::DeserializeOwned>(text: Option<&String>) -> Outcome<Option<T>> {
        text.map(|text| crate::plan::read_json(text)).transpose()
    }
    Ok(ImportView {
        id: row.id,
        version: row.version,
        columns: parsed(row.columns.as_ref())?,
        mapping: parsed(row.mapping.as_ref())?,
        report: parsed(row.report.as_ref())?,
        progress: ImportProgress { done: row.done, total: row.total, step: row.step },
        file_name: row.file_name,
        format: row.format,
        state: row.state,
        project_id: row.project_id,
        created_at: instant(row.created_at),
    })
}

/// Which page of one's imports.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// Most entries, 1 to 200; 50 unless told.
    pub limit: Option<u64>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// One's own imports, newest first.
pub async fn imports(
    app: &App,
    caller: &Caller,
    query: &ImportQuery,
) -> Outcome<Listed<ImportView>> {
    if !caller.may_somewhere("import.run") {
        return Err(Failure::Forbidden { permission: "import.run" });
    }
    let page = PageQuery { limit: query.limit, after: query.after.clone(), ..PageQuery::default() };
    let (ask, _) = page.ask("-created_at")?;
    let found = app.store.read().imports_of(caller.user_id, &ask).await?;
    Listed::try_of(found, view)
}

async fn find(app: &App, caller: &Caller, id: Uuid) -> Outcome<row::Import> {
    let found = app.store.read().find::<row::Import>(id).await?;
    found.filter(|row| row.user_id == caller.user_id).ok_or(Failure::NotFound("import"))
}

/// One import.
pub async fn import(app: &App, caller: &Caller, id: Uuid) -> Outcome<ImportView> {
    let mut row = find(app, caller, id).await?;
    let working = matches!(row.state.as_str(), "reading" | "committing");
    if working && now_micros() - row.updated_at > GIVEN_UP_MICROS {
        row.state = "failed".into();
        row.step = "the server stopped while working on it; bring the file in again".into();
    }
    view(row)
}

/// Brings a file in; it is read in the background.
pub async fn create_import(app: &App, caller: &Caller, input: NewImport) -> Outcome<ImportView> {
    if !caller.may_somewhere("import.run") {
        return Err(Failure::Forbidden { permission: "import.run" });
    }
    if input.bytes.is_empty() {
        return Err(Failure::field("format.empty", "file", "The file is empty; choose another."));
    }
    let format = Format::detect(&input.file_name, &input.bytes)
        .map_err(|unreadable| Failure::field("format.unknown", "file", unreadable.to_string()))?;
    let target = CommitImport {
        program_id: input.program_id,
        portfolio_id: input.portfolio_id,
        project_id: input.project_id,
        ..CommitImport::default()
    };
    let now = now_micros();
    let row = row::Import {
        id: Uuid::now_v7(),
        version: 1,
        user_id: caller.user_id,
        file_name: input.file_name.chars().take(255).collect(),
        format: format.to_string(),
        state: "reading".into(),
        done: 0,
        total: 3,
        step: "reading the file".into(),
        target: crate::plan::write_json(&target)?,
        mapping: input.mapping.as_ref().map(crate::plan::write_json).transpose()?,
        columns: None,
        report: None,
        project_id: None,
        bytes: input.bytes,
        created_at: now,
        updated_at: now,
    };
    save_new(app, caller, &row).await?;
    let id = row.id;
    let shown = row::Import { bytes: vec![], ..row };
    start_reading(app, caller, id);
    view(shown)
}

async fn save_new(app: &App, caller: &Caller, row: &row::Import) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(row, "import_started").await?;
    writer.commit().await?;
    Ok(())
}

fn start_reading(app: &App, caller: &Caller, id: Uuid) {
    let (app, caller) = (app.clone(), caller.clone());
    tokio::spawn(async move {
        if let Err(failure) = read_import(&app, &caller, id).await {
            give_up(&app, &caller, id, &failure).await;
        }
    });
}

/// Leaves a trace of what went wrong.
async fn give_up(app: &App, caller: &Caller, id: Uuid, failure: &Failure) {
    if let Failure::Fault(facts) = failure {
        tracing::error!(import = %id, facts, "an import failed");
    }
    let step = match failure {
        Failure::Fault(_) => "something broke on our side; nothing was changed".to_owned(),
        other => other.to_string(),
    };
    let saved = save(app, caller, id, |row| {
        row.state = "failed".into();
        row.step = step.clone();
    })
    .await;
    if let Err(error) = saved {
        tracing::error!(import = %id, %error, "the failure of an import could not be noted");
    }
}

/// Changes an import's row, whatever its version.
async fn save(
    app: &App,
    caller: &Caller,
    id: Uuid,
    change: impl Fn(&mut row::Import),
) -> Outcome<row::Import> {
    crate::context::retrying(|| async {
        let before = app.store.read().get::<row::Import>(id).await?;
        let mut after = before.clone();
        change(&mut after);
        let mut writer = app.store.write(Some(caller.user_id)).await?;
        let after = writer.update(&before, after, "import_updated").await?;
        writer.commit().await?;
        Ok(after)
    })
    .await
}

/// What reading a file gave.
enum Reading {
    Draft(Box<Draft>, Option<Sheet>),
    NeedsMapping(Sheet),
    Unreadable(Unreadable, Option<Sheet>),
}

async fn read_import(app: &App, caller: &Caller, id: Uuid) -> Outcome<()> {
    let row = app.store.read().get::<row::Import>(id).await?;
    let name = project_name(&row, None);
    let (reading, report) = tokio::task::spawn_blocking(move || {
        let reading = read_file(&row)?;
        let report = match &reading {
            Reading::Draft(draft, _) => match draft.plan.schedule() {
                Ok(scheduled) => {
                    let given = draft.plan.project.name.trim();
                    let name = if given.is_empty() { name.as_str() } else { given };
                    Ok(ImportReport::of(draft, &scheduled.schedule, name))
                }
                Err(error) => {
                    let mut findings: Vec<_> = draft.diagnostics.iter().map(finding).collect();
                    findings.push(super::ImportFinding {
                        severity: "error".into(),
                        code: "plan.cannot_be_scheduled".into(),
                        line: None,
                        element: String::new(),
                        message: refusal(error).to_string(),
                    });
                    Err(ImportReport::refused(findings))
                }
            },
            Reading::NeedsMapping(_) => Ok(ImportReport::default()),
            Reading::Unreadable(unreadable, _) => {
                Err(ImportReport::refused(unreadable.diagnostics.iter().map(finding).collect()))
            }
        };
        Outcome::Ok((reading, report))
    })
    .await
    .map_err(|error| Failure::Fault(error.to_string()))??;
    let (sheet, asked) = match &reading {
        Reading::Draft(_, sheet) | Reading::Unreadable(_, sheet) => (sheet.as_ref(), false),
        Reading::NeedsMapping(sheet) => (Some(sheet), true),
    };
    let columns = sheet.map(columns_of).as_ref().map(crate::plan::write_json).transpose()?;
    let guessed = sheet.map(headings_of).as_ref().map(crate::plan::write_json).transpose()?;
    let (state, step, report) = match (&report, asked) {
        (_, true) => ("needs_mapping", "say which column holds the task names", None),
        (Ok(report), _) => ("ready", "ready to be taken over", Some(report)),
        (Err(report), _) => ("refused", "the file cannot be taken over", Some(report)),
    };
    let report = report.map(crate::plan::write_json).transpose()?;
    save(app, caller, id, |row| {
        row.state = state.into();
        row.step = step.into();
        row.done = 2;
        row.columns.clone_from(&columns);
        row.mapping = row.mapping.take().or_else(|| guessed.clone());
        row.report.clone_from(&report);
    })
    .await?;
    Ok(())
}

fn read_file(row: &row::Import) -> Outcome<Reading> {
    let format: Format = row.format.parse().map_err(Failure::Fault)?;
    if format != Format::Csv {
        return Ok(match read(&row.bytes, format) {
            Ok(draft) => Reading::Draft(Box::new(draft), None),
            Err(unreadable) => Reading::Unreadable(unreadable, None),
        });
    }
    let sheet = match look(&row.bytes) {
        Ok(sheet) => sheet,
        Err(unreadable) => return Ok(Reading::Unreadable(unreadable, None)),
    };
    let mapping = match &row.mapping {
        None => sheet.mapping.clone(),
        Some(text) => mapping_of(&sheet, &crate::plan::read_json(text)?)?,
    };
    if !mapping.is_sufficient() {
        return Ok(Reading::NeedsMapping(sheet));
    }
    let target: CommitImport = crate::plan::read_json(&row.target)?;
    let start = match &target.start {
        None => None,
        Some(text) => Some(parse_civil("start", text)?),
    };
    let start = start.map(steerco_calendar::Moment::from_tenths);
    Ok(match read_with(&row.bytes, &mapping, start) {
        Ok(draft) => Reading::Draft(Box::new(draft), Some(sheet)),
        Err(unreadable) => Reading::Unreadable(unreadable, Some(sheet)),
    })
}

/// The word of a column meaning.
fn meaning(column: Column) -> String {
    serde_json::to_value(column)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn columns_of(sheet: &Sheet) -> ImportColumns {
    ImportColumns {
        headings: sheet.headings.clone(),
        samples: sheet.samples.clone(),
        meanings: Column::ALL.into_iter().map(meaning).collect(),
        rows: u64::try_from(sheet.rows).unwrap_or(u64::MAX),
    }
}

fn headings_of(sheet: &Sheet) -> ImportMapping {
    let Mapping(columns) = &sheet.mapping;
    columns
        .iter()
        .filter_map(|(column, index)| Some((meaning(*column), sheet.headings.get(*index)?.clone())))
        .collect()
}

fn mapping_of(sheet: &Sheet, wanted: &ImportMapping) -> Outcome<Mapping> {
    let mut mapping = BTreeMap::new();
    for (word, heading) in wanted {
        let Some(column) = Column::ALL.into_iter().find(|column| meaning(*column) == *word) else {
            let text = format!("“{word}” is not something a column can mean.");
            return Err(Failure::field("csv.unknown_meaning", "mapping", text));
        };
        let Some(index) = sheet.headings.iter().position(|one| one == heading) else {
            let text = format!("The file has no column “{heading}”.");
            return Err(Failure::field("csv.unknown_heading", "mapping", text));
        };
        mapping.insert(column, index);
    }
    Ok(Mapping(mapping))
}

/// Says which column means what; the file is read again.
pub async fn map_import(
    app: &App,
    caller: &Caller,
    id: Uuid,
    mapping: ImportMapping,
) -> Outcome<ImportView> {
    let row = find(app, caller, id).await?;
    if !matches!(row.state.as_str(), "needs_mapping" | "ready" | "refused") || row.format != "csv" {
        return Err(Failure::refused(
            "import.not_mappable",
            "Columns can be named for task lists that were read and not taken over yet.",
        ));
    }
    if row.columns.is_some() {
        mapping_of(&look(&row.bytes).map_err(|bad| unreadable(&bad))?, &mapping)?;
    }
    let text = crate::plan::write_json(&mapping)?;
    let row = save(app, caller, id, |row| {
        row.mapping = Some(text.clone());
        row.state = "reading".into();
        row.step = "reading the file".into();
        row.done = 0;
    })
    .await?;
    start_reading(app, caller, id);
    view(row)
}

fn unreadable(unreadable: &Unreadable) -> Failure {
    let codes: Vec<&Diagnostic> = unreadable.diagnostics.iter().collect();
    let _ = codes;
    Failure::refused("format.unreadable", unreadable.to_string())
}

fn project_name(row: &row::Import, given: Option<&String>) -> String {
    match given.map(|name| name.trim()).filter(|name| !name.is_empty()) {
        Some(name) => name.to_owned(),
        None => row.file_name.rsplit_once('.').map_or(&*row.file_name, |(stem, _)| stem).to_owned(),
    }
}

/// Takes a file over as a project, in the background.
pub async fn commit_import(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: CommitImport,
) -> Outcome<ImportView> {
    let row = find(app, caller, id).await?;
    if row.state != "ready" {
        return Err(Failure::refused(
            "import.not_ready",
            "Only a file that was read without refusal can be taken over, and only once.",
        ));
    }
    let before: CommitImport = crate::plan::read_json(&row.target)?;
    let target = CommitImport {
        name: input.name,
        key: input.key,
        program_id: input.program_id.or(before.program_id),
        portfolio_id: input.portfolio_id.or(before.portfolio_id),
        project_id: input.project_id.or(before.project_id),
        start: input.start.or(before.start),
        plan_type_id: input.plan_type_id.or(before.plan_type_id),
    };
    let text = crate::plan::write_json(&target)?;
    let row = save(app, caller, id, |row| {
        row.target.clone_from(&text);
        row.state = "committing".into();
        row.step = "writing the project".into();
    })
    .await?;
    let shown = row::Import { bytes: vec![], ..row.clone() };
    let (app, caller) = (app.clone(), caller.clone());
    tokio::spawn(async move {
        if let Err(failure) = take_over(&app, &caller, row, target).await {
            give_up(&app, &caller, id, &failure).await;
        }
    });
    view(shown)
}

async fn take_over(
    app: &App,
    caller: &Caller,
    row: row::Import,
    target: CommitImport,
) -> Outcome<()> {
    let id = row.id;
    let name = project_name(&row, target.name.as_ref());
    let named = target.name.is_some();
    let reading = tokio::task::spawn_blocking(move || read_file(&row))
        .await
        .map_err(|error| Failure::Fault(error.to_string()))??;
    let Reading::Draft(draft, _) = reading else {
        return Err(Failure::refused("format.unreadable", "The file cannot be read any more."));
    };
    let given = draft.plan.project.name.trim().to_owned();
    let target = ImportTarget {
        name: Some(if named || given.is_empty() { name } else { given }),
        key: target.key,
        program_id: target.program_id,
        portfolio_id: target.portfolio_id,
        project_id: target.project_id,
        plan_type_id: target.plan_type_id.filter(|_| target.project_id.is_none()),
        ..ImportTarget::default()
    };
    let imported = import_plan(app, caller, draft.plan, target).await?;
    save(app, caller, id, |row| {
        row.state = "done".into();
        row.step = "done".into();
        row.done = 3;
        row.project_id = Some(imported.project_id);
        row.bytes = vec![];
    })
    .await?;
    Ok(())
}

/// Forgets an import; a project it made stays.
pub async fn delete_import(app: &App, caller: &Caller, id: Uuid) -> Outcome<()> {
    let row = find(app, caller, id).await?;
    if row.state == "committing" && now_micros() - row.updated_at < GIVEN_UP_MICROS {
        let text = "It is being taken over at this moment. Wait until it is done.";
        return Err(Failure::refused("import.under_way", text));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.delete(&row, "import_forgotten").await?;
    writer.commit().await?;
    Ok(())
}
