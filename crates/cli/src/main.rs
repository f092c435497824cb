//! The program `steerco`: plan files on the command line, and the server.
//!
//! Exit codes: 0 done, 1 refused or failed (the reason on stderr), 2 wrong usage. With `--json`
//! stdout carries exactly one JSON document.

mod check;
mod convert;
mod plan_file;
mod schedule;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The open home of a project management office.
#[derive(Parser)]
#[command(name = "steerco", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compute the dates, float and critical path of a plan file
    Schedule(schedule::Args),
    /// Check a plan file: how it reads, what looks wrong, and the DCMA 14-point assessment
    Check(check::Args),
    /// Write a plan file in another format, and say what it cannot carry
    Convert(convert::Args),
}

fn main() -> ExitCode {
    // clap itself exits with 2 on wrong usage and 0 on --help.
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Schedule(args) => schedule::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Convert(args) => convert::run(&args),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Writes a line for people to stderr.
#[expect(clippy::print_stderr, reason = "this is the command line")]
fn complain(message: &str) {
    eprintln!("steerco: {message}");
}

/// Writes the answer to stdout; a reader that went away is no failure.
fn answer(text: &str) -> anyhow::Result<()> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let written = out
        .write_all(text.as_bytes())
        .and_then(|()| if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") });
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
