//! `steerco convert IN OUT`: any plan format to any other, with a loss report.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use serde_json::json;
use steerco_interchange::Format;

use crate::plan_file;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Plan file to read
    input: PathBuf,
    /// Plan file to write; its ending decides the format (.xml is MSPDI, .csv a task list)
    output: PathBuf,
    /// Print the report as one JSON document
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let format = match args.output.extension().and_then(|end| end.to_str()) {
        Some("xml" | "mspdi") => Format::Mspdi,
        Some("csv" | "tsv" | "txt") => Format::Csv,
        _ => bail!(
            "cannot tell the format of {}; end its name in .xml (MSPDI) or .csv",
            args.output.display()
        ),
    };
    let opened = plan_file::open(&args.input)?;
    let written = steerco_interchange::write(&opened.draft.plan, &opened.scheduled, format);
    std::fs::write(&args.output, &written.bytes)
        .with_context(|| format!("cannot write {}", args.output.display()))?;
    if args.json {
        let report = json!({
            "output": args.output.display().to_string(),
            "format": format,
            "tasks": opened.draft.plan.tasks.len(),
            "losses": written.losses,
            "diagnostics": opened.diagnostics(),
        });
        crate::answer(&report.to_string())?;
        return Ok(ExitCode::SUCCESS);
    }
    let shown = args.input.display().to_string();
    for found in &opened.draft.diagnostics {
        crate::complain(&plan_file::line(&shown, found));
    }
    for loss in &written.losses {
        crate::complain(&format!("left out: {} ({})", loss.message, loss.count));
    }
    crate::answer(&format!(
        "{}: {} tasks written as {format}, {}",
        args.output.display(),
        opened.draft.plan.tasks.len(),
        if written.losses.is_empty() {
            "nothing left out"
        } else {
            "see above for what is left out"
        }
    ))?;
    Ok(ExitCode::SUCCESS)
}
