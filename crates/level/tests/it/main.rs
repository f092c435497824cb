//! Tests of the levelling engine: plans that carry their own expected answers, and properties.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod fixtures;
#[path = "../../../schedule/tests/it/plan.rs"]
mod plan;
mod properties;
#[path = "../../../schedule/tests/it/random.rs"]
mod random;
mod together;
