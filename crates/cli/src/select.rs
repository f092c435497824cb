//! `steerco select FILE.json [--json] [--seconds S] [--seed N]`: which projects of a portfolio to do.

mod file;
mod report;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use steerco_portfolio::selection::{
    Answer, Conflict, Invalid, Limits, Reason, Status, conflict, reasons, solve,
};

use file::Opened;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The portfolio as JSON; docs/selection.md says how it is written
    file: PathBuf,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Longest time to search; otherwise the file's own, or 5
    #[arg(long, value_name = "S")]
    seconds: Option<f64>,
    /// Chooses among equally good ways to search
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
}

/// The answer with everything that is said about it.
struct Answered {
    answer: Answer,
    reasons: Vec<Reason>,
    binding: Vec<String>,
    conflict: Option<Conflict>,
    seconds: f64,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let name = args.file.display();
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {name}"))?;
    let opened = file::read(&bytes).map_err(|error| anyhow::anyhow!("{name}: {error:#}"))?;
    let seconds = args.seconds.or(opened.seconds).unwrap_or(5.0);
    if !(seconds > 0.0 && seconds <= 86_400.0) {
        bail!("{seconds} seconds make no sense: use more than 0 and at most 86400.");
    }
    let answered = answered(&opened, seconds, args.seed)
        .map_err(|invalid| anyhow::anyhow!(refusal(&name.to_string(), &invalid)))?;
    if answered.answer.status == Status::Unknown {
        bail!(
            "{name}: no selection was found in {seconds} s, and none was ruled out. Give it more \
             time with --seconds."
        );
    }
    crate::answer(&if args.json {
        report::document(&opened, &answered)?
    } else {
        report::table(&opened, &answered)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn answered(opened: &Opened, seconds: f64, seed: u64) -> Result<Answered, Vec<Invalid>> {
    let model = &opened.model;
    let threads = crate::level::cores();
    let begin = Instant::now();
    let end = begin + Duration::from_secs_f64(seconds);
    let stop = || Instant::now() >= end;
    let answer =
        solve(model, None, &Limits { steps: None, stop: &stop, seed, threads }, &mut |_| {})?;
    let seconds = begin.elapsed().as_secs_f64();
    let (mut why, mut binding, mut found) = (vec![], vec![], None);
    if answer.status == Status::Infeasible {
        // To name what is wrong is worth some more time.
        let late = Instant::now() + Duration::from_secs(5);
        let stop = || Instant::now() >= late;
        found = conflict(model, &Limits { steps: None, stop: &stop, seed, threads })?;
    } else if answer.status != Status::Unknown {
        (why, binding) = reasons(model, &answer.selection)?;
    }
    Ok(Answered { answer, reasons: why, binding, conflict: found, seconds })
}

/// Everything wrong with the file, one line each.
fn refusal(name: &str, invalid: &[Invalid]) -> String {
    let lines = invalid.iter().map(|one| format!("{name}: {one}"));
    lines.collect::<Vec<_>>().join("\nsteerco: ")
}
