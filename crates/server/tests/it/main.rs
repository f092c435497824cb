//! The server over HTTP, in process, on real databases.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod baselines;
mod cross_dependencies;
mod cross_walk;
mod edit_history;
mod edits;
mod imports;
mod live;
mod nodes;
mod openapi;
mod overloads;
mod permissions;
mod plans;
mod random_edits;
mod recurring;
mod saved_views;
mod sign_in;
mod templates;
mod test_app;
