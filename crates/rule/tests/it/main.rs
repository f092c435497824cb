//! Rules that say what they should, and texts that are none.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod any_rule;
mod rules;
