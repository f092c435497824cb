//! What an import will do, before it does it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_interchange::{Diagnostic, Draft, Severity, element_names};
use steerco_plan::{Kept, Plan};
use steerco_schedule::Schedule;
use utoipa::ToSchema;

use crate::plan::severity_word;

/// Most findings of each kind in a report.
const MOST: usize = 300;

/// What an import will do.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct ImportReport {
    /// What will be created.
    pub creates: ImportCounts,
    /// The project as it will be.
    pub project: ImportProject,
    /// What is kept word for word for the way back.
    pub kept: Vec<KeptView>,
    /// How far the dates computed here agree with those the file stores; empty when it stores none.
    #[serde(default)]
    pub stored_dates: Vec<StoredAgreement>,
    /// What was left out or read differently.
    pub losses: Vec<ImportFinding>,
    /// What looks remarkable in the plan.
    pub diagnostics: Vec<ImportFinding>,
    /// How many findings of each severity.
    pub counts: SeverityCounts,
}

/// In how many tasks one field agrees with what the file stores.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct StoredAgreement {
    /// `start`, `finish`, `late_finish`, `total_float`, `critical` and so on.
    pub field: String,
    /// Tasks in which it agrees.
    pub agree: u64,
    /// Tasks for which the file stores it.
    pub of: u64,
}

/// What will be created.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct ImportCounts {
    /// Tasks.
    pub tasks: u64,
    /// Dependencies.
    pub dependencies: u64,
    /// Calendars.
    pub calendars: u64,
    /// Resources named by the file.
    pub resources: u64,
    /// Assignments.
    pub assignments: u64,
}

/// A project as it will be.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct ImportProject {
    /// Name.
    pub name: String,
    /// Computed start.
    pub start: String,
    /// Computed finish.
    pub finish: String,
}

/// Something kept word for word.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct KeptView {
    /// Element name.
    pub name: String,
    /// How often it occurs.
    pub count: u64,
}

/// A finding in a file or its plan.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ImportFinding {
    /// `info`, `warning` or `error`.
    pub severity: String,
    /// Stable code.
    pub code: String,
    /// Line in the file.
    pub line: Option<u64>,
    /// Element or column.
    pub element: String,
    /// What happened and what to do.
    pub message: String,
}

/// How many findings of each severity.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct SeverityCounts {
    /// Contradictions.
    pub error: u64,
    /// Left out or read differently.
    pub warning: u64,
    /// Worth knowing.
    pub info: u64,
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

impl SeverityCounts {
    fn of<'a>(findings: impl Iterator<Item = &'a ImportFinding>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            match finding.severity.as_str() {
                "error" => counts.error += 1,
                "warning" => counts.warning += 1,
                _ => counts.info += 1,
            }
        }
        counts
    }
}

/// A finding of the file's reader.
pub(super) fn finding(found: &Diagnostic) -> ImportFinding {
    ImportFinding {
        severity: match found.severity {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
        .into(),
        code: found.code.clone(),
        line: found.line.map(number),
        element: found.element.clone(),
        message: found.message.clone(),
    }
}

impl ImportReport {
    /// Of a file that was read and a plan that was scheduled.
    pub(super) fn of(draft: &Draft, schedule: &Schedule, name: &str) -> Self {
        let plan = &draft.plan;
        let (losses, notes): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
            draft.diagnostics.iter().partition(|found| found.severity == Severity::Warning);
        let mut diagnostics: Vec<ImportFinding> = notes.into_iter().map(finding).collect();
        diagnostics.extend(schedule.diagnostics.iter().map(|found| {
            ImportFinding {
                severity: severity_word(found.severity).into(),
                code: found.code.into(),
                line: None,
                element: found
                    .task
                    .and_then(|index| plan.tasks.get(index))
                    .map(|task| task.name.clone())
                    .unwrap_or_default(),
                message: found.message.clone(),
            }
        }));
        let mut losses: Vec<ImportFinding> = losses.into_iter().map(finding).collect();
        let counts = SeverityCounts::of(losses.iter().chain(&diagnostics));
        losses.truncate(MOST);
        diagnostics.truncate(MOST);
        Self {
            creates: ImportCounts {
                tasks: number(plan.tasks.len()),
                dependencies: number(plan.dependencies.len()),
                calendars: number(plan.calendars.len()),
                resources: number(plan.resources.len()),
                assignments: number(plan.assignments.len()),
            },
            project: ImportProject {
                name: name.into(),
                start: schedule.start.to_string(),
                finish: schedule.finish.to_string(),
            },
            kept: kept(plan),
            stored_dates: plan
                .agreement(schedule)
                .into_iter()
                .map(|one| StoredAgreement {
                    field: one.field.into(),
                    agree: number(one.agree),
                    of: number(one.of),
                })
                .collect(),
            losses,
            diagnostics,
            counts,
        }
    }

    /// Of a file that cannot be read, or a plan without dates.
    pub(super) fn refused(findings: Vec<ImportFinding>) -> Self {
        let counts = SeverityCounts::of(findings.iter());
        Self { losses: findings, counts, ..Self::default() }
    }
}

fn kept(plan: &Plan) -> Vec<KeptView> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    let all = [&plan.project.kept]
        .into_iter()
        .chain(plan.calendars.iter().map(|calendar| &calendar.kept))
        .chain(plan.tasks.iter().map(|task| &task.kept))
        .chain(plan.dependencies.iter().map(|link| &link.kept))
        .chain(plan.resources.iter().map(|resource| &resource.kept))
        .chain(plan.assignments.iter().map(|assignment| &assignment.kept));
    for Kept(text) in all {
        for name in element_names(text) {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts.into_iter().map(|(name, count)| KeptView { name: name.into(), count }).collect()
}
