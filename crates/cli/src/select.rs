//! `steerco select FILE.json [--json] [--seconds S] [--seed N] [--threads N] [--steps N] [--solver S]`: which projects of a portfolio to do.

mod file;
mod report;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use steerco_portfolio::selection::{
    Answer, Conflict, Invalid, Limits, Model, Reason, Status, conflict, reasons, solve,
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
    /// How many threads search side by side
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Take at most so many steps: with one seed and number of threads, the answer is the same on every machine
    #[arg(long, value_name = "N")]
    steps: Option<u64>,
    /// Who searches
    #[arg(long, value_enum, default_value_t = Solver::Own)]
    solver: Solver,
}

/// Who searches for the best selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Solver {
    /// Our own search, exact in whole numbers
    Own,
    /// HiGHS, in floating point; only in a steerco that was built with it
    Highs,
}

/// The answer with everything that is said about it.
struct Answered {
    answer: Answer,
    reasons: Vec<Reason>,
    binding: Vec<String>,
    conflict: Option<Conflict>,
    seconds: f64,
    solver: Solver,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let name = args.file.display();
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {name}"))?;
    let opened = file::read(&bytes).map_err(|error| anyhow::anyhow!("{name}: {error:#}"))?;
    let seconds = args.seconds.or(opened.seconds).unwrap_or(5.0);
    if !(seconds > 0.0 && seconds <= 86_400.0) {
        bail!("{seconds} seconds make no sense: use more than 0 and at most 86400.");
    }
    if args.solver == Solver::Highs && !cfg!(feature = "highs") {
        bail!(
            "This steerco was built without HiGHS. Leave --solver out, or build it with \
             `cargo build --release -p steerco --features highs`."
        );
    }
    let threads = crate::level::threads(args.threads)?;
    let how = How { seconds, seed: args.seed, threads, steps: args.steps };
    let answered = answered(&opened, how, args.solver)
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

/// How long and where to search.
#[derive(Clone, Copy)]
struct How {
    seconds: f64,
    seed: u64,
    threads: usize,
    steps: Option<u64>,
}

fn answered(opened: &Opened, how: How, solver: Solver) -> Result<Answered, Vec<Invalid>> {
    let model = &opened.model;
    let begin = Instant::now();
    let answer = match solver {
        Solver::Own => own(model, how)?,
        Solver::Highs => highs(model, how)?,
    };
    let seconds = begin.elapsed().as_secs_f64();
    let (mut why, mut binding, mut found) = (vec![], vec![], None);
    if answer.status == Status::Infeasible {
        // To name what is wrong is worth some more time.
        let late = Instant::now() + Duration::from_secs(5);
        let stop = || Instant::now() >= late;
        let How { seed, threads, .. } = how;
        found = conflict(model, &Limits { steps: None, stop: &stop, seed, threads })?;
    } else if answer.status != Status::Unknown {
        (why, binding) = reasons(model, &answer.selection)?;
    }
    Ok(Answered { answer, reasons: why, binding, conflict: found, seconds, solver })
}

fn own(model: &Model, how: How) -> Result<Answer, Vec<Invalid>> {
    let end = Instant::now() + Duration::from_secs_f64(how.seconds);
    let stop = || Instant::now() >= end;
    let How { seed, threads, steps, .. } = how;
    solve(model, None, &Limits { steps, stop: &stop, seed, threads }, &mut |_| {})
}

#[cfg(feature = "highs")]
fn highs(model: &Model, how: How) -> Result<Answer, Vec<Invalid>> {
    steerco_portfolio::selection::solve_with_highs(model, how.seconds, how.seed)
}

/// Never asked: `run` has refused it.
#[cfg(not(feature = "highs"))]
fn highs(model: &Model, how: How) -> Result<Answer, Vec<Invalid>> {
    own(model, how)
}

/// Everything wrong with the file, one line each.
fn refusal(name: &str, invalid: &[Invalid]) -> String {
    let lines = invalid.iter().map(|one| format!("{name}: {one}"));
    lines.collect::<Vec<_>>().join("\nsteerco: ")
}
