//! Tests of the calendar crate.
#![expect(clippy::unwrap_used, reason = "tests")]

mod naive;
mod recurrence;
