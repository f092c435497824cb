//! The rules of ARCHITECTURE.md as checks, so that the document cannot lie. Each rule is one
//! function that lists what breaks it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Context;
use serde_json::Value;

use crate::step::say;

/// Longest file, in lines.
const LONGEST: usize = 600;

/// Contexts: the only folder names below `app`, `server`, `store/src/entity` and web features.
const CONTEXTS: [&str; 17] = [
    "access",
    "organisation",
    "strategy",
    "intake",
    "portfolio",
    "governance",
    "plan",
    "delivery",
    "resource",
    "time",
    "money",
    "raid",
    "status",
    "benefit",
    "knowledge",
    "report",
    "integration",
];

/// Crates that compute: no clock, no files, no environment, no unordered iteration.
const ENGINES: [&str; 8] =
    ["units", "calendar", "capacity", "schedule", "level", "plan", "portfolio", "rule"];

struct File {
    path: String,
    text: String,
}

pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let files = files()?;
    let rules: [(&str, Vec<String>); 9] = [
        ("crates depend on each other as ARCHITECTURE.md says", dependencies()?),
        ("no file is longer than 600 lines", too_long(&files)),
        ("file names say what is inside", vague_names(&files)),
        ("folders of layers are contexts", contexts()),
        ("only the store knows SQL and the ORM", orm_outside_store(&files)),
        ("one file decides by database backend", backends(&files)),
        ("engines touch no clock, file, environment or hash order", impure(&files)),
        ("nothing is left for later", unfinished(&files)),
        ("every decision record is in the index", adr_index()?),
    ];
    let mut broken = 0;
    for (rule, offenders) in &rules {
        for offender in offenders {
            say(&format!("tidy: {rule}: {offender}"));
            broken += 1;
        }
    }
    let mut lines: Vec<usize> = files.iter().map(|file| file.text.lines().count()).collect();
    lines.sort_unstable();
    let median = lines.get(lines.len() / 2).copied().unwrap_or(0);
    say(&format!(
        "tidy: {} rules, {broken} broken; {} files, median {median} lines",
        rules.len(),
        files.len()
    ));
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every source file git knows or would add, but for generated ones.
fn files() -> anyhow::Result<Vec<File>> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "--"])
        .args(["*.rs", "*.ts", "*.tsx", "*.css", "*.sql", "*.mjs"])
        .output()
        .context("git ls-files")?;
    let generated = |path: &str| path.ends_with("/schema.ts") || path.contains("/dist/");
    Ok(String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter(|path| !generated(path))
        .filter_map(|path| {
            let text = std::fs::read_to_string(path).ok()?;
            Some(File { path: path.to_owned(), text })
        })
        .collect())
}

/// Compares the table in ARCHITECTURE.md (`| crate | may use |`) with `cargo metadata`.
fn dependencies() -> anyhow::Result<Vec<String>> {
    let document = std::fs::read_to_string("ARCHITECTURE.md").context("ARCHITECTURE.md")?;
    let mut allowed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in document.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let [_, name, uses, ..] = cells.as_slice()
            && let Some(name) = name.strip_prefix('`').and_then(|name| name.strip_suffix('`'))
        {
            let uses = uses.split(',').map(|used| used.trim().trim_matches('`').to_owned());
            allowed.insert(name.to_owned(), uses.filter(|used| used != "—").collect());
        }
    }
    let output = Command::new("cargo")
        .args(["metadata", "--no-deps", "--format-version", "1", "--locked"])
        .output()
        .context("cargo metadata")?;
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let ours = |name: &str| name.strip_prefix("steerco-").map(str::to_owned);
    let mut offenders = vec![];
    let mut seen = BTreeSet::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let full = package["name"].as_str().unwrap_or_default();
        let name =
            ours(full).unwrap_or_else(|| if full == "steerco" { "cli" } else { full }.into());
        let used: BTreeSet<String> = package["dependencies"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|dependency| dependency["kind"].is_null())
            .filter_map(|dependency| ours(dependency["name"].as_str()?))
            .collect();
        seen.insert(name.clone());
        match allowed.get(&name) {
            None => offenders.push(format!("{name} is missing from the table")),
            Some(allowed) if *allowed != used => offenders.push(format!(
                "{name} uses {}, the table says {}",
                listed(&used),
                listed(allowed)
            )),
            Some(_) => {}
        }
    }
    offenders.extend(
        allowed
            .keys()
            .filter(|name| !seen.contains(*name))
            .map(|name| format!("{name} is no crate")),
    );
    Ok(offenders)
}

fn listed(names: &BTreeSet<String>) -> String {
    if names.is_empty() {
        "—".into()
    } else {
        names.iter().cloned().collect::<Vec<_>>().join(", ")
    }
}

fn too_long(files: &[File]) -> Vec<String> {
    files
        .iter()
        .map(|file| (file.text.lines().count(), &file.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path} has {lines}"))
        .collect()
}

fn vague_names(files: &[File]) -> Vec<String> {
    let vague =
        ["mod", "util", "utils", "helper", "helpers", "common", "misc", "manager", "service"];
    let stem = |file: &File| {
        Path::new(&file.path).file_stem().map(|stem| stem.to_string_lossy().to_lowercase())
    };
    files
        .iter()
        .filter(|file| stem(file).is_some_and(|stem| vague.contains(&stem.as_str())))
        .map(|file| file.path.clone())
        .collect()
}

fn contexts() -> Vec<String> {
    let layers = [
        ("crates/app/src", &["demo"][..]),
        ("crates/server/src", &["http"]),
        ("crates/store/src/entity", &[]),
        ("web/src/features", &[]),
    ];
    let mut offenders = vec![];
    for (layer, also) in layers {
        for entry in std::fs::read_dir(layer).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir()
                && !CONTEXTS.contains(&name.as_str())
                && !also.contains(&name.as_str())
            {
                offenders.push(format!("{layer}/{name} is no context"));
            }
        }
    }
    offenders
}

/// Lines of product code (not of tests) in which `is_bad` finds something.
fn lines_with(file: &File, is_bad: impl Fn(&str) -> bool) -> Vec<String> {
    let product = file.text.split("#[cfg(test)]").next().unwrap_or("");
    product
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//") && is_bad(line))
        .map(|(number, line)| format!("{}:{}: {}", file.path, number + 1, line.trim()))
        .collect()
}

fn orm_outside_store(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.path.ends_with(".rs"))
        .filter(|file| {
            ["crates/store/", "crates/testkit/", "xtask/"]
                .iter()
                .all(|home| !file.path.starts_with(home))
        })
        .flat_map(|file| lines_with(file, |line| line.contains("sea_orm") || line.contains("sqlx")))
        .collect()
}

fn backends(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| {
            file.path.starts_with("crates/store/src/") && !file.path.ends_with("/dialect.rs")
        })
        .flat_map(|file| {
            lines_with(file, |line| {
                line.contains("DbBackend::") || line.contains("DatabaseBackend::")
            })
        })
        .collect()
}

fn impure(files: &[File]) -> Vec<String> {
    let banned = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "SystemTime",
        "Instant::now",
        "Zoned::now",
        "HashMap",
        "HashSet",
        "rand::",
    ];
    files
        .iter()
        .filter(|file| {
            ENGINES.iter().any(|engine| file.path.starts_with(&format!("crates/{engine}/src/")))
        })
        .flat_map(|file| lines_with(file, |line| banned.iter().any(|word| line.contains(word))))
        .collect()
}

fn unfinished(files: &[File]) -> Vec<String> {
    let marks = ["TODO", "FIXME", "XXX", "HACK", "todo!(", "unimplemented!("];
    files
        .iter()
        .filter(|file| file.path != "xtask/src/tidy.rs") // This list of marks is not a mark.
        .flat_map(|file| {
            file.text
                .lines()
                .enumerate()
                .filter(|(_, line)| marks.iter().any(|mark| line.contains(mark)))
                .map(|(number, _)| format!("{}:{}", file.path, number + 1))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn adr_index() -> anyhow::Result<Vec<String>> {
    let index = std::fs::read_to_string("docs/adr/README.md").context("docs/adr/README.md")?;
    let mut offenders = vec![];
    for entry in std::fs::read_dir("docs/adr")?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != "README.md" && !index.contains(&name) {
            offenders.push(format!("{name} is not in docs/adr/README.md"));
        }
    }
    Ok(offenders)
}
