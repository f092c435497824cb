//! `steerco check PLAN [--json]`: how a plan reads and what looks wrong with it.

use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::json;

use crate::plan_file;

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
    let document = json!({ "diagnostics": opened.diagnostics() });
    crate::answer(&document.to_string())?;
    let _ = args.json;
    Ok(ExitCode::SUCCESS)
}
