//! The program `steerco`: plan files on the command line, and the server.
//!
//! Exit codes: 0 done, 1 refused or failed (the reason on stderr), 2 wrong usage. With `--json`
//! stdout carries exactly one JSON document.

mod admin;
mod check;
mod convert;
mod exchange;
mod level;
mod plan_file;
mod schedule;
mod select;
mod serve;
mod settings;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Each edit of a plan makes and drops some hundred thousand small texts; this allocator does so in
/// a good half of the system's time.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    /// Delay tasks of a plan file until nobody is asked for more than there is
    Level(level::Args),
    /// Check a plan file: how it reads, what looks wrong, and the DCMA 14-point assessment
    Check(check::Args),
    /// Choose the projects of a portfolio that are worth most under budgets, capacities and rules
    Select(select::Args),
    /// Write a plan file in another format, and say what it cannot carry
    Convert(convert::Args),
    /// Start the server
    Serve(serve::ServeArgs),
    /// Start a server with a fresh demo organisation, and print its address and logins
    Demo(serve::DemoArgs),
    /// Bring a plan file, or a folder of CSV tables, into a database
    Import(exchange::ImportArgs),
    /// Write a project of a database as a plan file
    Export(exchange::ExportArgs),
    /// Write a consistent copy of a database into a new SQLite file
    Backup(admin::BackupArgs),
    /// Bring a backup into an empty database
    Restore(admin::RestoreArgs),
    /// Copy a database into another, SQLite or PostgreSQL, verified by counts and checksums
    CopyDb(admin::CopyArgs),
    /// Bring a database's schema up to date
    Migrate(admin::MigrateArgs),
    /// Add users and reset passwords
    User(admin::UserArgs),
    /// Print the API's description (OpenAPI 3.1)
    Openapi,
}

fn main() -> ExitCode {
    // clap itself exits with 2 on wrong usage and 0 on --help.
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Schedule(args) => schedule::run(&args),
        Command::Level(args) => level::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Select(args) => select::run(&args),
        Command::Convert(args) => convert::run(&args),
        Command::Openapi => serve::openapi(),
        Command::Serve(args) => wait_for(serve::run(&args)),
        Command::Demo(args) => wait_for(serve::demo(&args)),
        Command::Import(args) => wait_for(exchange::import(&args)),
        Command::Export(args) => wait_for(exchange::export(&args)),
        Command::Backup(args) => wait_for(admin::backup(&args)),
        Command::Restore(args) => wait_for(admin::restore(&args)),
        Command::CopyDb(args) => wait_for(admin::copy_db(&args)),
        Command::Migrate(args) => wait_for(admin::migrate(&args)),
        Command::User(args) => wait_for(admin::user(&args)),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Runs what waits for a database or the network.
fn wait_for(work: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
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
