//! `steerco-bench level psplib FOLDER SECONDS [SET]`: how far levelled plans are from the best known.
//! `steerco-bench level plan IN.sm OUT.xml`: a PSPLIB or Patterson file as a plan file.
//! `steerco-bench level portfolio SECONDS`: fifty projects that share people.

mod portfolio;
mod psplib;

use std::error::Error;

/// Runs what the arguments name.
pub(crate) fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["psplib", folder, seconds, rest @ ..] => {
            psplib::compare(folder, seconds.parse()?, rest.first().copied().unwrap_or(""))
        }
        ["plan", from, to] => psplib::convert(from, to),
        ["portfolio", seconds] => portfolio::run(seconds.parse()?),
        _ => Err("level psplib FOLDER SECONDS [SET] | plan IN OUT | portfolio SECONDS".into()),
    }
}
