//! One table of a folder: headings by name, rows with their line numbers, findings with file and line.

use std::collections::BTreeMap;

use crate::decode::decode;
use crate::{Diagnostic, Severity, Unreadable};

/// At most this many findings are listed.
const MOST: usize = 500;

/// Findings over several files.
#[derive(Default)]
pub(super) struct Findings {
    found: Vec<Diagnostic>,
    beyond: usize,
}

impl Findings {
    pub(super) fn row(&mut self, row: &Row<'_>, column: &str, code: &str, message: &str) {
        if self.found.len() >= MOST {
            self.beyond += 1;
            return;
        }
        let cell: String = row.text(column).chars().take(60).collect();
        self.found.push(Diagnostic {
            severity: Severity::Warning,
            code: code.into(),
            line: Some(row.line),
            element: format!("{}: {column}", row.table.name),
            task_uid: None,
            message: format!("{}, line {}, {column} “{cell}”: {message}", row.table.name, row.line),
        });
    }

    fn refuse(&mut self, file: &str, code: &str, message: String) -> Unreadable {
        let mut diagnostics = std::mem::take(&mut self.found);
        diagnostics.push(Diagnostic {
            severity: Severity::Error,
            code: code.into(),
            line: None,
            element: file.into(),
            task_uid: None,
            message,
        });
        Unreadable { diagnostics }
    }

    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        if self.beyond > 0 {
            self.found.push(Diagnostic {
                severity: Severity::Warning,
                code: "interchange.more".into(),
                line: None,
                element: String::new(),
                task_uid: None,
                message: format!("{} more findings are not listed", self.beyond),
            });
        }
        self.found
    }
}

/// A file of the folder.
pub(super) struct Table {
    name: String,
    columns: BTreeMap<String, usize>,
    records: Vec<(usize, csv::StringRecord)>,
}

/// One line of a table.
pub(super) struct Row<'t> {
    table: &'t Table,
    record: &'t csv::StringRecord,
    pub line: usize,
}

impl Table {
    /// Opens a table that may be missing.
    pub(super) fn open(
        files: &BTreeMap<String, Vec<u8>>,
        name: &str,
        needed: &[&str],
        found: &mut Findings,
    ) -> Result<Option<Self>, Unreadable> {
        let Some(bytes) = files.get(name) else { return Ok(None) };
        let (text, _) = decode(bytes);
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
        let headings = match reader.headers() {
            Ok(headings) => headings.clone(),
            Err(error) => {
                return Err(found.refuse(name, "tables.malformed", format!("{name}: {error}")));
            }
        };
        let columns: BTreeMap<String, usize> = headings
            .iter()
            .enumerate()
            .map(|(position, heading)| {
                (heading.trim().to_lowercase().replace([' ', '-'], "_"), position)
            })
            .collect();
        for column in needed {
            if !columns.contains_key(*column) {
                let message = format!(
                    "{name} has no column “{column}”; its first line is “{}”",
                    headings.iter().collect::<Vec<_>>().join(",")
                );
                return Err(found.refuse(name, "tables.missing_column", message));
            }
        }
        let mut records = vec![];
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line =
                        record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
                    records.push((line, record));
                }
                Err(error) => {
                    return Err(found.refuse(name, "tables.malformed", format!("{name}: {error}")));
                }
            }
        }
        Ok(Some(Self { name: name.into(), columns, records }))
    }

    /// Opens a table that must be there.
    pub(super) fn required(
        files: &BTreeMap<String, Vec<u8>>,
        name: &str,
        needed: &[&str],
        found: &mut Findings,
    ) -> Result<Self, Unreadable> {
        match Self::open(files, name, needed, found)? {
            Some(table) => Ok(table),
            None => Err(found.refuse(
                name,
                "tables.missing_file",
                format!("the folder has no {name}; it needs at least projects.csv and tasks.csv"),
            )),
        }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.records.iter().map(|(line, record)| Row { table: self, record, line: *line })
    }
}

impl Row<'_> {
    /// The text of a cell; empty when the table has no such column.
    pub(super) fn text(&self, column: &str) -> &str {
        let position = self.table.columns.get(column);
        position.and_then(|&position| self.record.get(position)).map_or("", str::trim)
    }

    /// Interprets a cell; text that makes no sense is told and left out.
    pub(super) fn value<T>(
        &self,
        column: &str,
        wanted: &str,
        interpret: impl Fn(&str) -> Option<T>,
        found: &mut Findings,
    ) -> Option<T> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let value = interpret(text);
        if value.is_none() {
            found.row(self, column, "tables.bad_value", &format!("this is not {wanted}; left out"));
        }
        value
    }
}
