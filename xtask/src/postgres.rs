//! A throw-away PostgreSQL on a free loopback port, gone when the value is dropped.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, bail};

use crate::prerequisites::{is_root, postgres_bin};
use crate::step::say;

pub(crate) struct Postgres {
    bin: PathBuf,
    folder: PathBuf,
    /// `postgres://…` of the maintenance database; tests make their own beside it.
    pub url: String,
}

impl Postgres {
    /// Starts a fresh cluster without durability: it lives for one run only.
    pub(crate) fn start(bin: &Path) -> anyhow::Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let folder = std::env::temp_dir().join(format!("steerco-postgres-{port}"));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        if is_root() {
            // PostgreSQL refuses to run as root; Debian's package brings a user for it.
            check(Command::new("chown").arg("postgres").arg(&folder), "chown")?;
        }
        let running = Self {
            bin: bin.to_owned(),
            folder,
            url: format!("postgres://steerco@127.0.0.1:{port}/postgres"),
        };
        let data = running.folder.join("data");
        check(
            running
                .command("initdb")
                .args(["--auth=trust", "--username=steerco", "--encoding=UTF8", "--locale=C.UTF-8"])
                .args(["--no-sync", "-D"])
                .arg(&data),
            "initdb",
        )?;
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c fsync=off \
             -c synchronous_commit=off -c full_page_writes=off -c max_connections=300",
            running.folder.display()
        );
        check(
            running
                .command("pg_ctl")
                .arg("-D")
                .arg(&data)
                .arg("-l")
                .arg(running.folder.join("log"))
                .args(["-w", "-t", "60", "-o"])
                .arg(options)
                .arg("start"),
            "pg_ctl start",
        )?;
        say(&format!("PostgreSQL is at {}", running.url));
        Ok(running)
    }

    fn command(&self, program: &str) -> Command {
        let program = self.bin.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(&self.folder);
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        let mut stop = self.command("pg_ctl");
        stop.arg("-D").arg(&data).args(["-m", "immediate", "stop"]);
        let _ = stop.stdout(Stdio::null()).stderr(Stdio::null()).status();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn check(command: &mut Command, what: &str) -> anyhow::Result<()> {
    let output = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .and_then(|mut child| {
            // The server inherits pg_ctl's stderr and keeps it open: wait for the exit only.
            let status = child.wait()?;
            Ok((status, child))
        })
        .with_context(|| format!("cannot run {what}"))?;
    if !output.0.success() {
        let mut text = String::new();
        if let Some(mut stderr) = output.1.stderr {
            use std::io::Read;
            let _ = stderr.read_to_string(&mut text);
        }
        bail!("{what} failed: {text}");
    }
    Ok(())
}

/// `cargo xtask postgres CMD…`
pub(crate) fn run_with(words: &[&str]) -> anyhow::Result<ExitCode> {
    let [program, arguments @ ..] = words else { bail!("name a command to run") };
    let bin = postgres_bin().context("PostgreSQL is missing: apt-get install postgresql")?;
    let postgres = Postgres::start(&bin)?;
    let status = Command::new(program)
        .args(arguments)
        .env("STEERCO_TEST_POSTGRES", &postgres.url)
        .status()
        .with_context(|| format!("cannot run {program}"))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
