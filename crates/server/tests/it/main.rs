//! The server over HTTP, in process, on real databases.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod approvals;
mod attachments;
mod baselines;
mod closed_projects;
mod comment_files;
mod cross_dependencies;
mod cross_walk;
mod custom_fields;
mod discussion;
mod edit_history;
mod edits;
mod imports;
mod jobs;
mod live;
mod moved_rows;
mod my_tasks;
mod nodes;
mod openapi;
mod overloads;
mod own_progress;
mod pastes;
mod permissions;
mod plan_news;
mod plans;
mod primavera;
mod random_edits;
mod recurring;
mod requests;
mod saved_views;
mod scenario_overlays;
mod scenarios;
mod scoring;
mod sign_in;
mod templates;
mod test_app;
