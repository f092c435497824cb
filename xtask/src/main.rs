//! Tasks for people who work on Steerco; `cargo xtask` lists them.

mod ci;
mod oracle;
mod postgres;
mod prerequisites;
mod step;
mod tidy;

use std::process::ExitCode;

use step::say;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            say(&format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["ci"] => ci::run(),
        ["tidy"] => tidy::run(),
        ["web"] => ci::build_web().map(|()| ExitCode::SUCCESS),
        ["oracle", folder] => oracle::run(folder.as_ref()),
        ["postgres", rest @ ..] => postgres::run_with(rest),
        _ => {
            say("cargo xtask ci               everything `make test` does");
            say("cargo xtask tidy             the rules of ARCHITECTURE.md, as checks");
            say(
                "cargo xtask web              build the web UI into web/dist if its sources changed",
            );
            say("cargo xtask postgres CMD…    run a command with a throw-away PostgreSQL");
            say("cargo xtask oracle FOLDER    compare our dates with those stored in plan files");
            Ok(ExitCode::from(2))
        }
    }
}
