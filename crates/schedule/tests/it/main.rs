//! Tests of the scheduling engine: plans that carry their own expected answers, and properties.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod expect;
mod fixtures;
mod mirror;
mod plan;
mod properties;
mod quality;
mod random;
mod why;
