//! Reading a plan file from disk, computing its dates, and telling what was found on the way.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use serde_json::{Value, json};
use steerco_interchange::{Diagnostic, Draft, Format, SIZE_LIMIT, Severity};
use steerco_plan::Scheduled;

/// A file that was read and scheduled.
pub(crate) struct Opened {
    pub draft: Draft,
    pub scheduled: Scheduled,
}

/// Reads a plan file.
pub(crate) fn read(path: &Path) -> anyhow::Result<Draft> {
    let shown = path.display();
    let about = fs::metadata(path).with_context(|| format!("cannot open {shown}"))?;
    if about.is_dir() {
        bail!("{shown} is a folder; name a plan file");
    }
    if about.len() > SIZE_LIMIT as u64 {
        bail!("{shown} is larger than 512 MiB; split the plan into several files");
    }
    let bytes = fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let draft = Format::detect(&name, &bytes)
        .and_then(|format| steerco_interchange::read(&bytes, format))
        .map_err(|unreadable| {
            for diagnostic in &unreadable.diagnostics {
                crate::complain(&line(&shown.to_string(), diagnostic));
            }
            anyhow::anyhow!("{shown} was not read")
        })?;
    Ok(draft)
}

/// Reads and schedules a plan file.
pub(crate) fn open(path: &Path) -> anyhow::Result<Opened> {
    let mut draft = read(path)?;
    if draft.plan.project.name.is_empty() {
        draft.plan.project.name =
            path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    }
    let scheduled =
        draft.plan.schedule().with_context(|| format!("{} cannot be scheduled", path.display()))?;
    Ok(Opened { draft, scheduled })
}

/// One finding as a line for people.
pub(crate) fn line(file: &str, diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let at = diagnostic.line.map_or(String::new(), |line| format!(":{line}"));
    format!("{file}{at}: {severity}: {} [{}]", diagnostic.message, diagnostic.code)
}

impl Opened {
    /// Findings of the reader and of the engine, as the contract of `--json` has them.
    pub(crate) fn diagnostics(&self) -> Vec<Value> {
        let mut all: Vec<Value> = vec![];
        for found in &self.draft.diagnostics {
            all.push(json!({
                "severity": found.severity,
                "code": found.code,
                "task_uid": found.task_uid,
                "line": found.line,
                "element": found.element,
                "message": found.message,
            }));
        }
        for found in &self.scheduled.schedule.diagnostics {
            let uid =
                found.task.and_then(|task| self.draft.plan.tasks.get(task)).map(|task| task.uid);
            all.push(json!({
                "severity": severity_word(found.severity),
                "code": found.code,
                "task_uid": uid,
                "message": self.named(found),
            }));
        }
        all
    }

    /// The message of an engine finding with the task's name before it.
    pub(crate) fn named(&self, found: &steerco_schedule::Diagnostic) -> String {
        match found.task.and_then(|task| self.draft.plan.tasks.get(task)) {
            Some(task) if !task.name.is_empty() => format!("“{}”: {}", task.name, found.message),
            _ => found.message.clone(),
        }
    }
}

/// The engine's severities in words.
pub(crate) fn severity_word(severity: steerco_schedule::Severity) -> &'static str {
    match severity {
        steerco_schedule::Severity::Info => "info",
        steerco_schedule::Severity::Warning => "warning",
        steerco_schedule::Severity::Error => "error",
    }
}
