//! The tables as rows, one file per noun. Columns are `i64`, `bool`, `String`, `Uuid` and bytes
//! only; what they mean and their units are said in the migrations.
#![expect(missing_docs, reason = "columns are described in the migrations")]

/// Entities have no relation enums worth naming: joins are written where they are used.
macro_rules! plain_entity {
    () => {
        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}
        impl ActiveModelBehavior for ActiveModel {}
    };
}

pub mod alignment;
pub mod allocation;
pub mod api_token;
pub mod app_user;
pub mod approval;
pub mod approval_decision;
pub mod approval_delegate;
pub mod approval_route;
pub mod approval_waiting;
pub mod assessment;
pub mod assignment;
pub mod attachment;
pub mod baseline;
pub mod blob_removal;
pub mod business_case;
pub mod calendar;
pub mod capacity_policy;
pub mod case_version;
pub mod change;
pub mod charter;
pub mod charter_version;
pub mod check_in;
pub mod comment;
pub mod cross_dependency;
pub mod custom_field;
pub mod default_view;
pub mod dependency;
pub mod driver;
pub mod follow_link;
pub mod gate_condition;
pub mod gate_evidence;
pub mod gate_review;
pub mod gate_score;
pub mod gate_waiver;
pub mod give_get;
pub mod idempotency_key;
pub mod import;
pub mod job;
pub mod job_role;
pub mod job_step;
pub mod key_result;
pub mod leave;
pub mod lifecycle;
pub mod lifecycle_deviation;
pub mod lifecycle_place;
pub mod lifecycle_revision;
pub mod location;
pub mod mail_opt_out;
pub mod notification;
pub mod number_series;
pub mod objective;
pub mod one_time_link;
pub mod organisation;
pub mod outbox;
pub mod pairwise_comparison;
pub mod people_mapping;
pub mod plan_diagnostic;
pub mod plan_edit;
pub mod plan_edit_task;
pub mod plan_type;
pub mod pmo_type;
pub mod portfolio;
pub mod program;
pub mod project;
pub mod project_custom;
pub mod project_listing;
pub mod project_resource;
pub mod request;
pub mod request_link;
pub mod request_policy;
pub mod request_type;
pub mod request_word;
pub mod resource;
pub mod resource_rate;
pub mod resource_role;
pub mod resource_skill;
pub mod resource_term;
pub mod roadmap_share;
pub mod role;
pub mod role_grant;
pub mod role_permission;
pub mod saved_view;
pub mod scenario;
pub mod scenario_answer;
pub mod scenario_application;
pub mod scenario_commit;
pub mod scenario_item;
pub mod scenario_member;
pub mod schedule_feed;
pub mod scoring_model;
pub mod scoring_version;
pub mod session;
pub mod skill;
pub mod staffing_edit;
pub mod staffing_line;
pub mod staffing_policy;
pub mod staffing_proposal;
pub mod staffing_request;
pub mod staffing_snapshot;
pub mod subject_score;
pub mod task;
pub mod task_baseline;
pub mod task_custom;
pub mod team;
