//! The server over HTTP, in process, on real databases.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

/// A test on both engines, whose databases have today's schema from the start.
macro_rules! migrated_test {
    ($($test:tt)*) => {
        steerco_testkit::store_test! {
            like &steerco_app::Store::schema_print(), crate::test_app::migrated, $($test)*
        }
    };
}

mod allocations;
mod approvals;
mod asks;
mod attachments;
mod baselines;
mod bucket_balance;
mod bucket_files;
mod business_cases;
mod capacity;
mod case;
mod change_requests;
mod charters;
mod closed_projects;
mod comment_files;
mod cross_dependencies;
mod cross_walk;
mod custom_fields;
mod decisions;
mod demo_organisation;
mod discussion;
mod edit_history;
mod edits;
mod gate_scores;
mod give_gets;
mod hiring;
mod imports;
mod job_roles;
mod jobs;
mod leave_parts;
mod leave_requests;
mod levelling;
mod levelling_commitments;
mod levelling_splits;
mod levelling_together;
mod lifecycle_files;
mod lifecycles;
mod listings;
mod live;
mod methods;
mod moved_rows;
mod my_tasks;
mod nodes;
mod openapi;
mod outbox;
mod overloads;
mod own_progress;
mod parallel_gates;
mod pastes;
mod paused_work;
mod people;
mod people_imports;
mod permissions;
mod plan_news;
mod plan_types;
mod plans;
mod portfolio_views;
mod primavera;
mod random_edits;
mod recurring;
mod register;
mod request_scores;
mod request_times;
mod requests;
mod roadmap_shares;
mod saved_views;
mod scenario_levelling;
mod scenario_overlays;
mod scenario_privacy;
mod scenario_reshaping;
mod scenario_selections;
mod scenarios;
mod schedules;
mod scoring;
mod sign_in;
mod skills;
mod staffing_changes;
mod staffing_commitments;
mod staffing_edits;
mod staffing_requests;
mod staffing_snapshots;
mod status_lock;
mod strategy;
mod subject_talk;
mod team_allocations;
mod templates;
mod test_app;
