//! Plan files in and out, from the outside.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "tests")]

mod hostile;
mod round_trip;
mod splits;
mod tables;
mod task_list;

use steerco_interchange::{Draft, Format, read};

/// The plan with one of everything.
const HOUSE: &str = include_str!("../../../../fixtures/interchange/house.xml");

fn mspdi(text: &str) -> Draft {
    read(text.as_bytes(), Format::Mspdi).expect("readable")
}

/// Codes of all findings.
fn codes(draft: &Draft) -> Vec<&str> {
    draft.diagnostics.iter().map(|found| found.code.as_str()).collect()
}
