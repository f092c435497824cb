//! Which formats there are, and the two doors: [`read`] and [`write`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use steerco_plan::{Plan, Scheduled};

use crate::{Diagnostic, SIZE_LIMIT, Severity, Unreadable, mspdi, task_list};

/// A plan file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Microsoft Project's XML interchange format.
    Mspdi,
    /// A list of tasks as comma, semicolon or tab separated text.
    Csv,
}

/// A plan as read from a file, not yet taken over by anyone.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The plan.
    pub plan: Plan,
    /// What to know about it.
    pub diagnostics: Vec<Diagnostic>,
    /// What it was read from.
    pub format: Format,
}

/// A file ready to be saved, and what it could not carry.
#[derive(Debug, Clone)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was left out.
    pub losses: Vec<Loss>,
}

/// Something the target format cannot say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// Stable code such as `csv.calendars`.
    pub code: String,
    /// How many things are affected.
    pub count: usize,
    /// What is left out, for people.
    pub message: String,
}

impl Format {
    /// Recognises a format by the file's name and first bytes.
    pub fn detect(name: &str, bytes: &[u8]) -> Result<Self, Unreadable> {
        let extension = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
        let head: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != 0).take(200).collect();
        let head = String::from_utf8_lossy(&head);
        let head = head.trim_start_matches(['\u{FEFF}', '\u{FFFD}']).trim_start();
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(refused(
                "format.mpp",
                "this is a binary .mpp file; open it in Microsoft Project and save it as XML \
                 (*.xml), then import that file",
            ));
        }
        if bytes.starts_with(b"PK") {
            return Err(refused(
                "format.zip",
                "this is a zip or spreadsheet file; save the sheet as CSV, or the plan as XML",
            ));
        }
        match extension.as_str() {
            "xml" | "mspdi" => Ok(Self::Mspdi),
            "csv" | "tsv" | "txt" if !head.starts_with('<') => Ok(Self::Csv),
            _ if head.starts_with('<') => Ok(Self::Mspdi),
            _ => Err(refused(
                "format.unknown",
                "this file is neither Microsoft Project XML nor a CSV task list; \
                 save the plan in one of these formats",
            )),
        }
    }

    /// The usual file name ending, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Mspdi => "xml",
            Self::Csv => "csv",
        }
    }
}

/// Reads a plan file. CSV columns are recognised by their usual names; use
/// [`task_list::read_with`] to say which is which.
pub fn read(bytes: &[u8], format: Format) -> Result<Draft, Unreadable> {
    if bytes.len() > SIZE_LIMIT {
        return Err(refused(
            "format.too_large",
            "the file is larger than 512 MiB; split the plan into several files",
        ));
    }
    match format {
        Format::Mspdi => mspdi::read(bytes),
        Format::Csv => task_list::read(bytes),
    }
}

/// Writes a plan file with the dates of `scheduled`.
pub fn write(plan: &Plan, scheduled: &Scheduled, format: Format) -> Written {
    match format {
        Format::Mspdi => mspdi::write(plan, scheduled),
        Format::Csv => task_list::write(plan, scheduled),
    }
}

fn refused(code: &str, message: &str) -> Unreadable {
    Unreadable {
        diagnostics: vec![Diagnostic {
            severity: Severity::Error,
            code: code.into(),
            line: None,
            element: String::new(),
            task_uid: None,
            message: message.into(),
        }],
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Mspdi => "mspdi",
            Self::Csv => "csv",
        })
    }
}

impl FromStr for Format {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text.to_ascii_lowercase().as_str() {
            "mspdi" | "xml" => Ok(Self::Mspdi),
            "csv" => Ok(Self::Csv),
            other => Err(format!("`{other}` is not a plan format; use mspdi or csv")),
        }
    }
}
