//! A list of people is checked, then taken over: all of it, or nothing while a line is wrong. People
//! are known by the sender's key or their mail address, so that the same list changes nothing the
//! second time. Which column means what is remembered by the headings.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use steerco_interchange::people_list::{PeopleSheet, PersonColumn};
use steerco_store::{Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    adopt::{Affected, commit_affected},
    people_lines::{Done, Line, Lines},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::{read_json, write_json},
};

/// Lines told as samples.
const SAMPLES: usize = 5;
/// Most lines of a list.
const MOST_LINES: usize = 20_000;

/// A list to check or take over.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewPeopleImport {
    /// The file, CSV or an Excel workbook (.xlsx, its first sheet), in Base64.
    pub content: String,
    /// From column meaning (`name`, `email`, …) to heading; what is known or remembered when absent.
    pub mapping: Option<BTreeMap<String, String>>,
    /// Take it over; it is only checked otherwise.
    #[serde(default)]
    pub apply: bool,
}

/// What a column can mean.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonMeaning {
    /// Key in a mapping.
    pub key: String,
    /// What people read.
    pub heading: String,
    /// Whether the list is nothing without it.
    pub required: bool,
}

/// Something to know about a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PeopleFinding {
    /// `error`: nothing is taken over; `info`: what else will be there.
    pub severity: String,
    /// Number of the line in the file, from 1.
    pub line: usize,
    /// Heading of the column.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// What a list says, and what became of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PeopleImport {
    /// Headings in order.
    pub headings: Vec<String>,
    /// The first lines.
    pub samples: Vec<Vec<String>>,
    /// How many lines there are.
    pub lines: usize,
    /// What columns can mean.
    pub meanings: Vec<PersonMeaning>,
    /// From meaning to heading, as it was understood.
    pub mapping: BTreeMap<String, String>,
    /// People that are new.
    pub created: usize,
    /// People of whom something changes.
    pub changed: usize,
    /// People who are as they were.
    pub unchanged: usize,
    /// By line.
    pub findings: Vec<PeopleFinding>,
    /// Whether it was taken over.
    pub applied: bool,
}

/// Checks a list of people, and takes it over when asked to and nothing is wrong.
pub async fn import_people(
    app: &App,
    caller: &Caller,
    input: &NewPeopleImport,
) -> Outcome<PeopleImport> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let sheet = opened(&input.content)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let heads = write_json(&sheet.headings)?;
    let remembered = writer.people_mapping(&heads).await?;
    let columns = columns(&sheet, input.mapping.as_ref(), remembered.as_ref())?;
    let mut told = told(&sheet, &columns);
    if !columns.contains_key(&PersonColumn::Name) {
        told.findings.push(PeopleFinding {
            severity: "error".into(),
            line: 1,
            field: PersonColumn::Name.heading().into(),
            message: "No column holds the names. Say which one does.".into(),
        });
        return Ok(told);
    }
    let mut lines = Lines::load(&writer, caller).await?;
    let mut touched = BTreeSet::new();
    let mut seen = vec![];
    for (number, cells) in &sheet.rows {
        let line = Line { number: *number, cells, columns: &columns };
        match lines.person(&mut writer, &line).await {
            Ok((id, created)) => seen.push((line, id, created)),
            Err(failure) => told.findings.push(finding(&sheet, &columns, *number, failure)?),
        }
    }
    // Who leads whom may stand further down in the list.
    for (line, id, created) in seen {
        let number = line.number;
        match lines.rest(&mut writer, &line, id, created.is_new()).await {
            Ok(more) => {
                let done = if created == Done::Unchanged { more } else { created };
                match done {
                    Done::Created => told.created += 1,
                    Done::Changed => told.changed += 1,
                    Done::Unchanged => told.unchanged += 1,
                }
                if done != Done::Unchanged {
                    touched.insert(id);
                }
            }
            Err(failure) => told.findings.push(finding(&sheet, &columns, number, failure)?),
        }
    }
    told.findings.extend(lines.news());
    told.findings.sort_by_key(|finding| finding.line);
    let wrong = told.findings.iter().any(|finding| finding.severity == "error");
    if input.apply && !wrong {
        remember(&mut writer, heads, &told.mapping, remembered).await?;
        finish(app, caller, writer, touched).await?;
        told.applied = true;
    }
    Ok(told)
}

fn opened(content: &str) -> Outcome<PeopleSheet> {
    let bad = |text: String| Failure::field("resource.bad_list", "content", text);
    let bytes = BASE64_STANDARD
        .decode(content.trim())
        .map_err(|_| bad("Send the bytes of the file in Base64.".into()))?;
    let sheet = PeopleSheet::read(&bytes).map_err(bad)?;
    if sheet.rows.len() > MOST_LINES {
        let text = format!("A list may have {MOST_LINES} lines. Cut it into several files.");
        return Err(Failure::field("resource.list_too_long", "content", text));
    }
    Ok(sheet)
}

/// Which column means what: as told, as remembered for these headings, or as the headings say.
fn columns(
    sheet: &PeopleSheet,
    told: Option<&BTreeMap<String, String>>,
    remembered: Option<&row::PeopleMapping>,
) -> Outcome<BTreeMap<PersonColumn, usize>> {
    let stored = match remembered {
        Some(row) => Some(read_json::<BTreeMap<String, String>>(&row.mapping)?),
        None => None,
    };
    let Some(mapping) = told.or(stored.as_ref()) else { return Ok(sheet.recognised()) };
    let mut columns = BTreeMap::new();
    for (key, heading) in mapping.iter().filter(|(_, heading)| !heading.is_empty()) {
        let column = PersonColumn::of_key(key);
        let at = sheet.headings.iter().position(|one| one == heading);
        let (Some(column), Some(at)) = (column, at) else {
            let text =
                format!("The list has no column “{heading}”, or “{key}” means nothing here.");
            return Err(Failure::field("resource.bad_mapping", "mapping", text));
        };
        columns.insert(column, at);
    }
    Ok(columns)
}

fn told(sheet: &PeopleSheet, columns: &BTreeMap<PersonColumn, usize>) -> PeopleImport {
    let heading = |at: &usize| sheet.headings.get(*at).cloned().unwrap_or_default();
    PeopleImport {
        headings: sheet.headings.clone(),
        samples: sheet.rows.iter().take(SAMPLES).map(|(_, row)| row.clone()).collect(),
        lines: sheet.rows.len(),
        meanings: PersonColumn::ALL
            .into_iter()
            .map(|column| PersonMeaning {
                key: column.key().into(),
                heading: column.heading().into(),
                required: column == PersonColumn::Name,
            })
            .collect(),
        mapping: columns.iter().map(|(column, at)| (column.key().into(), heading(at))).collect(),
        created: 0,
        changed: 0,
        unchanged: 0,
        findings: vec![],
        applied: false,
    }
}

/// A refusal as a finding of its line; anything else ends the import.
fn finding(
    sheet: &PeopleSheet,
    columns: &BTreeMap<PersonColumn, usize>,
    line: usize,
    failure: Failure,
) -> Outcome<PeopleFinding> {
    let Failure::Refused(refusal) = failure else { return Err(failure) };
    let field = refusal.fields.first().map(|field| field.field.clone()).unwrap_or_default();
    let column = PersonColumn::of_key(&field).and_then(|column| columns.get(&column));
    let heading = column.and_then(|at| sheet.headings.get(*at)).cloned();
    Ok(PeopleFinding {
        severity: "error".into(),
        line,
        field: heading.unwrap_or(field),
        message: refusal.text,
    })
}

async fn remember(
    writer: &mut Writer<'_>,
    headings: String,
    mapping: &BTreeMap<String, String>,
    before: Option<row::PeopleMapping>,
) -> Outcome<()> {
    let mapping = write_json(mapping)?;
    match before {
        Some(before) if before.mapping == mapping => {}
        Some(before) => {
            let after = row::PeopleMapping { mapping, ..before.clone() };
            writer.update(&before, after, "people_mapping_kept").await?;
        }
        None => {
            let row = row::PeopleMapping {
                id: Uuid::now_v7(),
                version: 1,
                headings,
                mapping,
                created_at: writer.at(),
                updated_at: writer.at(),
            };
            writer.insert(&row, "people_mapping_kept").await?;
        }
    }
    Ok(())
}

async fn finish(
    app: &App,
    caller: &Caller,
    mut writer: Writer<'_>,
    touched: BTreeSet<Uuid>,
) -> Outcome<()> {
    if touched.is_empty() && !writer.has_written() {
        return Ok(());
    }
    let mut affected = Affected::default();
    for id in touched {
        affected.adopt(&mut writer, id).await?;
    }
    commit_affected(app, caller, writer, affected, "People were imported").await
}
