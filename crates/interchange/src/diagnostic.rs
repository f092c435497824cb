//! What the reader of a file has to say about it.

use serde::{Deserialize, Serialize};

/// At most this many diagnostics are kept; the last one counts the rest.
const MOST: usize = 500;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Something was left out or read differently.
    Warning,
    /// The file contradicts itself; what was done about it is in the message.
    Error,
}

/// One finding in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Stable code such as `mspdi.duplicate_uid`.
    pub code: String,
    /// Line in the file, from 1.
    pub line: Option<usize>,
    /// XML element or CSV column concerned.
    pub element: String,
    /// UID of the task concerned.
    pub task_uid: Option<i64>,
    /// What happened and what to do, for people.
    pub message: String,
}

/// The file cannot be read at all; the last diagnostic says why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", diagnostics.last().map_or("the file cannot be read", |last| &last.message))]
pub struct Unreadable {
    /// Findings up to the point where reading stopped.
    pub diagnostics: Vec<Diagnostic>,
}

/// Collects findings and knows which line a byte stands on.
#[derive(Debug)]
pub struct Diagnostics<'a> {
    text: &'a str,
    found: Vec<Diagnostic>,
    beyond: usize,
    /// The last line number asked for and its byte offset, so that lines are counted once.
    counted: (usize, usize),
}

impl<'a> Diagnostics<'a> {
    /// For findings in `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, found: vec![], beyond: 0, counted: (0, 1) }
    }

    /// The line, from 1, on which byte `offset` stands.
    pub fn line(&mut self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let (from, line) = if offset >= self.counted.0 { self.counted } else { (0, 1) };
        let bytes = self.text.as_bytes().get(from..offset).unwrap_or_default();
        let line = line + bytes.iter().filter(|&&byte| byte == b'\n').count();
        self.counted = (offset, line);
        line
    }

    /// Adds a finding about byte `offset`.
    pub fn push(
        &mut self,
        severity: Severity,
        code: &str,
        offset: Option<usize>,
        element: &str,
        task_uid: Option<i64>,
        message: String,
    ) {
        if self.found.len() >= MOST {
            self.beyond += 1;
            return;
        }
        let line = offset.map(|offset| self.line(offset));
        let element = element.to_owned();
        self.found.push(Diagnostic {
            severity,
            code: code.into(),
            line,
            element,
            task_uid,
            message,
        });
    }

    /// Says on which line the finding added last stands, when there are no byte offsets.
    pub fn set_line(&mut self, line: usize) {
        if let Some(last) = self.found.last_mut().filter(|last| last.line.is_none()) {
            last.line = Some(line);
        }
    }

    /// All findings.
    pub fn finish(mut self) -> Vec<Diagnostic> {
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

    /// All findings, the last of which is the reason to give up.
    pub fn give_up(
        self,
        code: &str,
        offset: Option<usize>,
        element: &str,
        message: String,
    ) -> Unreadable {
        let mut last = Self { found: vec![], beyond: 0, ..self };
        last.push(Severity::Error, code, offset, element, None, message);
        let reason = std::mem::take(&mut last.found);
        let before =
            Self { text: last.text, found: self.found, beyond: self.beyond, counted: (0, 1) };
        let mut diagnostics = before.finish();
        diagnostics.extend(reason);
        Unreadable { diagnostics }
    }
}
