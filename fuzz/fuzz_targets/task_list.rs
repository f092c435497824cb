//! Any bytes as a task list: read and schedule.
#![no_main]

use libfuzzer_sys::fuzz_target;
use steerco_interchange::{Format, read};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(draft) = read(bytes, Format::Csv) {
        let _ = draft.plan.schedule();
    }
});
