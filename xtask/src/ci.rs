//! Everything `make test` does, in order; the first failure ends the run.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Instant, SystemTime};

use crate::postgres::Postgres;
use crate::step::{Step, output, say};
use crate::{prerequisites, tidy};

pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let begin = Instant::now();
    let needed = prerequisites::ensure()?;
    let chromium = needed.chromium.to_string_lossy().into_owned();

    Step::new("format", "cargo fmt --all --check").run()?;
    if tidy::run()? != ExitCode::SUCCESS {
        return Ok(ExitCode::FAILURE);
    }
    install_web("web")?;
    Step::new("web: API client is fresh", "npm run --silent check:schema").within("web").run()?;
    Step::new("web: lint", "npm run --silent lint").within("web").run()?;
    Step::new("web: types", "npm run --silent typecheck").within("web").run()?;
    Step::new("web: tests", "npm run --silent test").within("web").run()?;
    Step::new("web: build", "npm run --silent build").within("web").run()?;
    Step::new("web: size", "npm run --silent size").within("web").run()?;

    Step::new("licences and sources", "cargo deny --locked check licenses bans sources")
        .set("PATH", &with_deny()?)
        .run()?;
    Step::new("lint", "cargo clippy --workspace --all-targets --locked -- -D warnings").run()?;

    let postgres = Postgres::start(&needed.postgres_bin)?;
    // A run of continuous integration is repeatable; runs by hand draw new cases each time.
    Step::new("tests on both databases", "cargo test --workspace --locked")
        .set("STEERCO_TEST_POSTGRES", &postgres.url)
        .set("PROPTEST_RNG_SEED", "20260302")
        .run()?;
    // Of the whole workspace, so that what it needs is built as it was, and not once more with other features.
    Step::new("HTTP tests on PostgreSQL", "cargo test --workspace --locked --test http")
        .set("STEERCO_TEST_POSTGRES", &postgres.url)
        .set("STEERCO_HTTP_TESTS_ON", "postgres")
        .set("PROPTEST_RNG_SEED", "20260302")
        .run()?;
    Step::new("build", "cargo build --locked -p steerco").run()?;
    install_web("e2e")?;
    // On two cores, one browser and its server leave half of the machine idle: both databases at once. The run
    // on PostgreSQL leaves out most of what happens in the page alone, and has the rest of that for both, so that
    // they take about as long; all of it is `cargo xtask postgres` with STEERCO_DATABASE_URL and `node run.mjs`.
    let beside = Step::new("browser tests on PostgreSQL", "node run.mjs --data")
        .within("e2e")
        .set("STEERCO_DATABASE_URL", &postgres.url)
        .set("STEERCO_CHROMIUM", &chromium)
        .start()?;
    Step::new("browser tests", "node run.mjs --beside")
        .within("e2e")
        .set("STEERCO_TEST_POSTGRES", &postgres.url)
        .set("STEERCO_CHROMIUM", &chromium)
        .run()?;
    beside.finish()?;
    say(&format!("\neverything passed in {:.1} minutes", begin.elapsed().as_secs_f64() / 60.0));
    Ok(ExitCode::SUCCESS)
}

/// Installs the npm packages of a folder unless they are there already.
fn install_web(folder: &str) -> anyhow::Result<()> {
    let stamp = format!("{folder}/node_modules/.package-lock.json");
    let lock = format!("{folder}/package-lock.json");
    if modified(Path::new(&stamp)) > modified(Path::new(&lock)) {
        return Ok(());
    }
    let heading = format!("npm packages of {folder}/");
    Step::new(&heading, "npm ci --no-audit --no-fund --loglevel=error").within(folder).run()
}

/// Builds the web UI when one of its sources is newer than the last build.
pub(crate) fn build_web() -> anyhow::Result<()> {
    let built = modified(Path::new("web/dist/index.html"));
    if built > newest(Path::new("web")) {
        return Ok(());
    }
    install_web("web")?;
    Step::new("web: build", "npm run --silent build").within("web").run()
}

fn modified(path: &Path) -> SystemTime {
    std::fs::metadata(path).and_then(|about| about.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

fn newest(folder: &Path) -> SystemTime {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            let path = entry.path();
            let name = entry.file_name();
            if ["node_modules", "dist"].iter().any(|skipped| name == *skipped) {
                SystemTime::UNIX_EPOCH
            } else if path.is_dir() {
                newest(&path)
            } else {
                modified(&path)
            }
        })
        .max()
        .unwrap_or(SystemTime::UNIX_EPOCH)
}

/// A search path that has cargo-deny, built into target/tools when it is missing.
fn with_deny() -> anyhow::Result<String> {
    let path = std::env::var("PATH").unwrap_or_default();
    if output("cargo deny --version").is_some() {
        return Ok(path);
    }
    let root = PathBuf::from(std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".into()))
        .join("tools");
    let root = std::path::absolute(root)?;
    let bin = root.join("bin");
    if !bin.join("cargo-deny").exists() {
        let line = format!(
            "cargo install cargo-deny --version 0.20.2 --locked --quiet --profile dev --root {}",
            root.display()
        );
        Step::new("install cargo-deny", &line).run()?;
    }
    Ok(format!("{}:{path}", bin.display()))
}
