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
    let (deny_path, deny_install) = with_deny()?;
    // Packages of npm and the checks of the web UI leave a core and more to it.
    let deny_install = deny_install.map(Step::start).transpose()?;
    install_web("web")?;
    Step::new("web: API client is fresh", "npm run --silent check:schema").within("web").run()?;
    Step::new("web: lint", "npm run --silent lint").within("web").run()?;
    Step::new("web: types", "npm run --silent typecheck").within("web").run()?;
    Step::new("web: tests", "npm run --silent test").within("web").run()?;
    Step::new("web: build", "npm run --silent build").within("web").run()?;
    Step::new("web: size", "npm run --silent size").within("web").run()?;

    if let Some(install) = deny_install {
        install.finish()?;
    }
    Step::new("licences and sources", "cargo deny --locked check licenses bans sources")
        .set("PATH", &deny_path)
        .run()?;
    let postgres = Postgres::start(&needed.postgres_bin)?;
    // A run of continuous integration is repeatable; runs by hand draw new cases each time.
    linting("lint, and tests on both databases", "cargo test --workspace --locked")
        .set("STEERCO_TEST_POSTGRES", &postgres.url)
        .set("PROPTEST_RNG_SEED", "20260302")
        .run()?;
    // Of the whole workspace, so that what it needs is built as it was, and not once more with other features.
    linting("HTTP tests on PostgreSQL", "cargo test --workspace --locked --test http")
        .set("STEERCO_TEST_POSTGRES", &postgres.url)
        .set("STEERCO_HTTP_TESTS_ON", "postgres")
        .set("PROPTEST_RNG_SEED", "20260302")
        .run()?;
    linting("lint and build", "cargo build --workspace --locked").run()?;
    install_web("e2e")?;
    // On two cores, one browser and its server leave half of the machine idle: two halves beside each other, one
    // on either database, the longer one on the quicker. All HTTP tests have run on both; all of this on
    // PostgreSQL is `cargo xtask postgres` with STEERCO_DATABASE_URL and `node run.mjs`.
    let beside = Step::new("browser tests, one half on PostgreSQL", "node run.mjs --shard 1/2")
        .within("e2e")
        .set("STEERCO_DATABASE_URL", &postgres.url)
        .set("STEERCO_CHROMIUM", &chromium)
        .start()?;
    Step::new("browser tests, the other half on SQLite", "node run.mjs --shard 2/2")
        .within("e2e")
        .set("STEERCO_CHROMIUM", &chromium)
        .run()?;
    beside.finish()?;
    say(&format!("\neverything passed in {:.1} minutes", begin.elapsed().as_secs_f64() / 60.0));
    Ok(ExitCode::SUCCESS)
}

/// A step that lints whatever it compiles, as `cargo clippy --workspace --all-targets -- -D warnings` does by the
/// same two variables. That on its own reads all dependencies and all of ours once more, for nothing but lints: a
/// fifth of the time of a run from nothing.
fn linting<'a>(heading: &'a str, line: &str) -> Step<'a> {
    Step::new(heading, line)
        .set("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
        .set("CLIPPY_ARGS", "-Dwarnings")
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

/// A search path that has cargo-deny, and the step that builds it into target/tools when it is missing.
fn with_deny() -> anyhow::Result<(String, Option<Step<'static>>)> {
    let path = std::env::var("PATH").unwrap_or_default();
    if output("cargo deny --version").is_some() {
        return Ok((path, None));
    }
    let root = PathBuf::from(std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".into()))
        .join("tools");
    let root = std::path::absolute(root)?;
    let bin = root.join("bin");
    let line = format!(
        "cargo install cargo-deny --version 0.20.2 --locked --quiet --profile dev --root {}",
        root.display()
    );
    // Nobody debugs it, and leaving that out is a good part of the time.
    let install = Step::new("install cargo-deny", &line).set("CARGO_PROFILE_DEV_DEBUG", "none");
    let path = format!("{}:{path}", bin.display());
    Ok((path, (!bin.join("cargo-deny").exists()).then_some(install)))
}
