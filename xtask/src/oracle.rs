//! Compares the dates of `steerco schedule` with those another program stored.
//!
//! A folder holds plan files `X.xml`. Beside them may stand `X.stripped.xml` (the same plan without
//! computed fields, scheduled instead of `X.xml`) and `X.oracle.json` (the stored answers: `tasks`
//! with `uid`, dates and slack in minutes, and `agree`, the UIDs that must match in every field).
//! Without an oracle file the answers stored in the plan file itself count. The run fails when a
//! task listed under `agree` differs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, bail};
use serde_json::Value;

use crate::say;

/// Field of the oracle, field of our answer.
const FIELDS: [(&str, &str); 9] = [
    ("start", "start"),
    ("finish", "finish"),
    ("early_start", "early_start"),
    ("early_finish", "early_finish"),
    ("late_start", "late_start"),
    ("late_finish", "late_finish"),
    ("total_slack_min", "total_float_minutes"),
    ("free_slack_min", "free_float_minutes"),
    ("critical", "critical"),
];

pub(crate) fn run(folder: &Path) -> anyhow::Result<ExitCode> {
    let verbose = std::env::var_os("ORACLE_VERBOSE").is_some();
    let mut oracles: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(|| format!("cannot open folder {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".oracle.json"))
        .collect();
    oracles.sort();
    if oracles.is_empty() {
        bail!(
            "{} holds no *.oracle.json; put stored answers beside the plan files",
            folder.display()
        );
    }
    let mut totals: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut broken = 0;
    for path in oracles {
        let name = path.to_string_lossy().replace(".oracle.json", "");
        let stripped = PathBuf::from(format!("{name}.stripped.xml"));
        let plan = if stripped.exists() { stripped } else { PathBuf::from(format!("{name}.xml")) };
        let oracle: Value = serde_json::from_slice(&std::fs::read(&path)?)?;
        let ours = schedule(&plan)?;
        let file = compare(&oracle, &ours, verbose);
        let shown = Path::new(&name).file_name().map(|name| name.to_string_lossy().into_owned());
        let fields: Vec<String> = file
            .fields
            .iter()
            .map(|(field, (right, all))| format!("{field} {right}/{all}"))
            .collect();
        say(&format!("{:<18} {}", shown.unwrap_or_default(), fields.join("  ")));
        for line in &file.broken {
            say(&format!("    must agree: {line}"));
        }
        broken += file.broken.len();
        for (field, (right, all)) in file.fields {
            let total = totals.entry(field).or_default();
            total.0 += right;
            total.1 += all;
        }
    }
    say("");
    for (field, (right, all)) in &totals {
        say(&format!("{field:<16} {right:>6} of {all:<6} agree"));
    }
    say(&format!("{broken} fields of tasks that must agree differ"));
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn schedule(plan: &Path) -> anyhow::Result<Value> {
    let program = std::env::var_os("STEERCO_BIN").unwrap_or_else(|| "target/debug/steerco".into());
    let output = Command::new(&program)
        .arg("schedule")
        .arg(plan)
        .arg("--json")
        .output()
        .with_context(|| format!("cannot run {}; build it first", program.to_string_lossy()))?;
    if !output.status.success() {
        bail!("{}: {}", plan.display(), String::from_utf8_lossy(&output.stderr));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

#[derive(Default)]
struct File {
    fields: BTreeMap<&'static str, (usize, usize)>,
    broken: Vec<String>,
}

fn compare(oracle: &Value, ours: &Value, verbose: bool) -> File {
    let none = vec![];
    let uid = |task: &Value| task["uid"].as_i64();
    let agree: Vec<i64> =
        oracle["agree"].as_array().unwrap_or(&none).iter().filter_map(Value::as_i64).collect();
    let mine: BTreeMap<i64, &Value> = ours["tasks"]
        .as_array()
        .unwrap_or(&none)
        .iter()
        .filter_map(|task| Some((uid(task)?, task)))
        .collect();
    let mut file = File::default();
    for stored in oracle["tasks"].as_array().unwrap_or(&none) {
        let Some(number) = uid(stored) else { continue };
        if stored["mode"] == "MANUALLY_SCHEDULED" || stored["active"] == false {
            continue;
        }
        for (theirs, field) in FIELDS {
            let wanted = &stored[theirs];
            if wanted.is_null() {
                continue;
            }
            let got = mine.get(&number).map_or(&Value::Null, |task| &task[field]);
            let same = match (wanted.as_f64(), got.as_f64()) {
                (Some(wanted), Some(got)) => (wanted - got).abs() < 0.05,
                _ => wanted == got,
            };
            let count = file.fields.entry(field).or_default();
            count.1 += 1;
            count.0 += usize::from(same);
            if !same {
                let line = format!("task {number} {field}: stored {wanted}, ours {got}");
                if agree.contains(&number) {
                    file.broken.push(line);
                } else if verbose {
                    say(&format!("    {line}"));
                }
            }
        }
    }
    file
}
