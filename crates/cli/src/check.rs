//! `steerco check PLAN [--json]`: how a plan reads, what looks wrong, the DCMA 14-point assessment,
//! and whether our dates agree with those the file stores.

use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::{Value, json};
use steerco_plan::Agreement;
use steerco_schedule::{CheckResult, assess};

use crate::plan_file::{self, Opened};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Plan file: Microsoft Project XML (MSPDI) or a CSV task list
    plan: PathBuf,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let opened = plan_file::open(&args.plan)?;
    let checks = assess(
        &opened.scheduled.network,
        &opened.scheduled.schedule,
        &opened.draft.plan.assessment_facts(),
    )?;
    let agreement = opened.draft.plan.agreement(&opened.scheduled.schedule);
    if args.json {
        crate::answer(&document(&opened, &checks, &agreement).to_string())?;
    } else {
        crate::answer(&report(&args.plan.display().to_string(), &opened, &checks, &agreement))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn uids(opened: &Opened, tasks: &[usize]) -> Vec<i64> {
    let all = &opened.draft.plan.tasks;
    tasks.iter().filter_map(|&task| all.get(task)).map(|task| task.uid).collect()
}

fn document(opened: &Opened, checks: &[CheckResult], agreement: &[Agreement]) -> Value {
    let checks: Vec<Value> = checks
        .iter()
        .map(|check| {
            json!({
                "number": check.number,
                "code": check.code,
                "name": check.name,
                "count": check.count,
                "population": check.population,
                "value": check.value,
                "threshold": check.threshold,
                "pass": check.pass,
                "offender_uids": uids(opened, &check.offenders),
            })
        })
        .collect();
    let agreement: Vec<Value> = agreement
        .iter()
        .map(|field| json!({"field": field.field, "agree": field.agree, "of": field.of}))
        .collect();
    json!({
        "project": {"name": opened.draft.plan.project.name, "tasks": opened.draft.plan.tasks.len()},
        "checks": checks,
        "stored_dates": agreement,
        "diagnostics": opened.diagnostics(),
    })
}

fn report(file: &str, opened: &Opened, checks: &[CheckResult], agreement: &[Agreement]) -> String {
    let mut out = String::from("DCMA 14-point assessment\n");
    for check in checks {
        out.push_str(&format!(
            "{:>3}  {:<30} {:<6} {:>8.2} (limit {}), {} of {}\n",
            check.number,
            check.name,
            if check.pass { "pass" } else { "FAIL" },
            check.value,
            check.threshold,
            check.count,
            check.population
        ));
    }
    if !agreement.is_empty() {
        out.push_str("\nOur dates and those stored in the file\n");
        for field in agreement {
            out.push_str(&format!(
                "     {:<16} {} of {} agree\n",
                field.field, field.agree, field.of
            ));
        }
    }
    out.push_str("\nFindings\n");
    for found in &opened.draft.diagnostics {
        out.push_str(&plan_file::line(file, found));
        out.push('\n');
    }
    for found in &opened.scheduled.schedule.diagnostics {
        let severity = plan_file::severity_word(found.severity);
        out.push_str(&format!("{severity}: {} [{}]\n", opened.named(found), found.code));
    }
    if opened.draft.diagnostics.is_empty() && opened.scheduled.schedule.diagnostics.is_empty() {
        out.push_str("none\n");
    }
    out
}
