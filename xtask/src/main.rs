//! Tasks for people who work on Steerco; `cargo xtask` lists them.

mod oracle;

use std::process::ExitCode;

fn main() -> anyhow::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["oracle", folder] => oracle::run(folder.as_ref()),
        _ => {
            say("cargo xtask oracle FOLDER   compare our dates with those stored in plan files");
            Ok(ExitCode::from(2))
        }
    }
}

#[expect(clippy::print_stdout, reason = "this is a command line tool")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}
