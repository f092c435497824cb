//! Overloads against hand-computed cases, and against a checker that walks the clock.
#![expect(clippy::unwrap_used, reason = "tests")]

mod overload;
