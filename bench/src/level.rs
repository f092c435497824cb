//! `steerco-bench level psplib FOLDER BUDGET [SET [each]]`: how far levelled plans are from the best
//! known. The budget of an instance is `5s` or a number of schedules.
//! `steerco-bench level plan IN.sm OUT.xml`: a PSPLIB or Patterson file as a plan file.
//! `steerco-bench level portfolio SECONDS`: fifty projects that share people.
//! `steerco-bench level projects FOLDER COUNT SECONDS`: so many projects of the instances in a folder
//! (`j120` and 20 give 2,460 tasks), which share what a fifth of them has.

mod portfolio;
mod projects;
mod psplib;

use std::error::Error;

/// Runs what the arguments name.
pub(crate) fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["psplib", folder, budget] => psplib::compare(folder, budget, "", false),
        ["psplib", folder, budget, set] => psplib::compare(folder, budget, set, false),
        ["psplib", folder, budget, set, "each"] => psplib::compare(folder, budget, set, true),
        ["plan", from, to] => psplib::convert(from, to),
        ["portfolio", seconds] => portfolio::run(seconds.parse()?),
        ["projects", folder, count, seconds] => {
            projects::run(folder, count.parse()?, seconds.parse()?)
        }
        _ => Err("level psplib FOLDER BUDGET [SET [each]] | plan IN OUT | portfolio SECONDS | \
                  projects FOLDER COUNT SECONDS"
            .into()),
    }
}
