//! The program as its users call it.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "tests")]

mod bucket;
mod database;
mod level;
mod offline;
mod select;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/interchange/house.xml")
}

fn steerco(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_steerco"))
        .args(arguments)
        .env_remove("STEERCO_DATABASE_URL")
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs a command that must succeed and answers its JSON document.
fn json(arguments: &[&str]) -> Value {
    let output = steerco(arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("stdout is one JSON document")
}
