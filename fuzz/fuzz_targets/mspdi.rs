//! Any bytes as an MSPDI file: read, schedule, write, and read what was written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use steerco_interchange::{Format, read, write};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(draft) = read(bytes, Format::Mspdi)
        && let Ok(scheduled) = draft.plan.schedule()
    {
        let written = write(&draft.plan, &scheduled, Format::Mspdi);
        assert!(read(&written.bytes, Format::Mspdi).is_ok(), "our own file must be readable");
    }
});
