//! The server over HTTP, in process, on real databases.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod openapi;
