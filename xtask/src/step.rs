//! Running one step and saying so.

use std::fs::File;
use std::io;
use std::process::{Child, Command};
use std::time::Instant;

use anyhow::{Context, bail};

#[expect(clippy::print_stdout, reason = "this is a command line tool")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// A step of a longer run: its heading, the program and its arguments.
pub(crate) struct Step<'a> {
    heading: &'a str,
    command: Command,
}

impl<'a> Step<'a> {
    /// Splits `line` at blanks into program and arguments.
    pub(crate) fn new(heading: &'a str, line: &str) -> Self {
        let mut words = line.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words);
        Self { heading, command }
    }

    pub(crate) fn within(mut self, folder: &str) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub(crate) fn set(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Starts the step beside others; what it prints is kept until it is finished.
    pub(crate) fn start(mut self) -> anyhow::Result<Started<'a>> {
        let printed = tempfile::tempfile().context("a file for what a step prints")?;
        self.command.stdout(printed.try_clone()?).stderr(printed.try_clone()?);
        let child = self
            .command
            .spawn()
            .with_context(|| format!("{}: cannot start {:?}", self.heading, self.command))?;
        Ok(Started { step: self, child, printed, begin: Instant::now() })
    }

    /// Runs the step; fails when it does.
    pub(crate) fn run(mut self) -> anyhow::Result<()> {
        say(&format!("\n=== {}", self.heading));
        let begin = Instant::now();
        let status = self
            .command
            .status()
            .with_context(|| format!("{}: cannot start {:?}", self.heading, self.command))?;
        if !status.success() {
            bail!("{} failed: {:?}", self.heading, self.command);
        }
        say(&format!("=== {}: {:.0} s", self.heading, begin.elapsed().as_secs_f64()));
        Ok(())
    }
}

/// A step that runs beside others.
pub(crate) struct Started<'a> {
    step: Step<'a>,
    child: Child,
    printed: File,
    begin: Instant,
}

impl Started<'_> {
    /// Waits for the step and prints what it printed; fails when it does.
    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        let status = self.child.wait()?;
        let heading = self.step.heading;
        say(&format!("\n=== {heading}"));
        io::Seek::rewind(&mut self.printed)?;
        io::copy(&mut self.printed, &mut io::stdout())?;
        if !status.success() {
            bail!("{heading} failed: {:?}", self.step.command);
        }
        say(&format!("=== {heading}: {:.0} s", self.begin.elapsed().as_secs_f64()));
        Ok(())
    }
}

impl Drop for Started<'_> {
    /// What nobody waits for any more, because another step failed, does not go on.
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// The text a command prints, or `None` when it fails or does not exist.
pub(crate) fn output(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let output = Command::new(words.next()?).args(words).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
