//! The schema's history: one file each, append-only, the same text for both engines. All pending
//! migrations run in one transaction that also is the lock, so that several nodes starting at once
//! migrate once, and a failed migration leaves nothing behind.

mod m20261122_000001_access;
mod m20261122_000002_change_log;
mod m20261122_000003_portfolio;
mod m20261122_000004_resource;
mod m20261122_000005_plan;
mod m20261122_000006_integration;
mod m20261125_000007_resource_currency;
mod m20261125_000008_unfinished_tasks;
mod m20261125_000009_plan_edit;
mod m20261125_000010_count_unfinished;
mod m20261125_000020_cross_dependency;
mod m20261125_000021_template;
mod m20261125_000030_comment;
mod m20261125_000031_notification;
mod m20261125_000032_attachment;
mod m20261125_000040_plan_edit_task;
mod m20261125_000041_recurrence;
mod m20261125_000042_saved_view;
mod m20261125_000050_job;
mod m20261125_000051_primavera;
mod m20261125_000052_lists_of_tasks;
mod m20261128_000060_custom_field;
mod m20261128_000070_report_own;
mod m20261128_000071_comment_file;
mod m20261129_000080_approval;
mod m20261129_000081_request;
mod m20261129_000082_intake_permissions;
mod m20261129_000085_lifecycle;
mod m20261129_000086_pmo_type;
mod m20261129_000087_gate_permissions;
mod m20261129_000090_scoring;
mod m20261129_000091_scenario;
mod m20261129_000092_strategy;
mod m20261129_000093_business_case;
mod m20261129_000094_charter;
mod m20261129_000096_scenario_overlay;
mod m20261130_000100_subject;
mod m20261130_000101_condition_reminder;
mod m20261130_000102_outbox;
mod m20261130_000103_charter_question;
mod m20261130_000104_request_score;
mod m20261130_000105_portfolio_views;
mod m20261130_000106_ask;
mod m20261130_000107_lifecycle_assigned;
mod m20261130_000108_plan_cost;
mod m20261130_000109_funding;
mod m20261130_000110_job_role;
mod m20261130_000111_resource_term;
mod m20261130_000112_leave_approval;
mod m20261130_000113_skill;
mod m20261130_000114_schedule_feed;
mod m20261130_000115_people_mapping;
mod m20261130_000116_delegate_told;
mod m20261130_000117_allocation_team;
mod m20261130_000118_staffing_commitment;
mod m20261130_000119_status_lock;
mod m20261130_000120_allocation;
mod m20261130_000121_staffing;
mod m20261130_000122_decided_cost;
mod m20261130_000123_staffing_snapshot;
mod m20261130_000124_request_times;
mod m20261130_000125_leave_part;
mod m20261130_000126_staffing_edit;
mod m20261130_000127_staffing_span;
mod m20261130_000128_project_priority;
mod m20261130_000129_bucket_shares;
mod m20261130_000130_row_gaps;
mod m20261130_000131_staffing_line;
mod m20261130_000132_parallel_gates;
mod m20261130_000133_roadmap_share;
mod m20261130_000134_assigned_load;
mod m20261130_000135_work_pieces;
mod m20261130_000136_score_detail;
mod m20261130_000137_plan_type;
mod m20261130_000138_interest;
mod m20261130_000140_plan_type_permission;
mod m20261130_000141_project_listing;
mod m20261130_000142_gate_score;
mod m20261130_000143_lifecycle_key;
mod m20261130_000145_give_get;
mod m20261130_000147_decision;
mod m20261130_000148_decision_register;
mod m20261130_000149_change_request;
mod m20261130_000150_decided_change_requests;
mod m20261201_000151_score_order;

use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction};
use sha2::{Digest, Sha256};
use tracing::info;

use crate::{StoreError, dialect};

/// One step of the schema's history.
struct Migration {
    name: &'static str,
    /// Statements with `{uuid}`, `{folded}`, `{seq}` and `{blob}` for types the engines spell
    /// differently; separated by `;`.
    sql: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration { name: "20261122_000001_access", sql: m20261122_000001_access::SQL },
    Migration { name: "20261122_000002_change_log", sql: m20261122_000002_change_log::SQL },
    Migration { name: "20261122_000003_portfolio", sql: m20261122_000003_portfolio::SQL },
    Migration { name: "20261122_000004_resource", sql: m20261122_000004_resource::SQL },
    Migration { name: "20261122_000005_plan", sql: m20261122_000005_plan::SQL },
    Migration { name: "20261122_000006_integration", sql: m20261122_000006_integration::SQL },
    Migration {
        name: "20261125_000007_resource_currency",
        sql: m20261125_000007_resource_currency::SQL,
    },
    Migration {
        name: "20261125_000008_unfinished_tasks",
        sql: m20261125_000008_unfinished_tasks::SQL,
    },
    Migration { name: "20261125_000009_plan_edit", sql: m20261125_000009_plan_edit::SQL },
    Migration {
        name: "20261125_000010_count_unfinished",
        sql: m20261125_000010_count_unfinished::SQL,
    },
    Migration {
        name: "20261125_000020_cross_dependency",
        sql: m20261125_000020_cross_dependency::SQL,
    },
    Migration { name: "20261125_000021_template", sql: m20261125_000021_template::SQL },
    Migration { name: "20261125_000030_comment", sql: m20261125_000030_comment::SQL },
    Migration { name: "20261125_000031_notification", sql: m20261125_000031_notification::SQL },
    Migration { name: "20261125_000032_attachment", sql: m20261125_000032_attachment::SQL },
    Migration { name: "20261125_000040_plan_edit_task", sql: m20261125_000040_plan_edit_task::SQL },
    Migration { name: "20261125_000041_recurrence", sql: m20261125_000041_recurrence::SQL },
    Migration { name: "20261125_000042_saved_view", sql: m20261125_000042_saved_view::SQL },
    Migration { name: "20261125_000050_job", sql: m20261125_000050_job::SQL },
    Migration { name: "20261125_000051_primavera", sql: m20261125_000051_primavera::SQL },
    Migration { name: "20261125_000052_lists_of_tasks", sql: m20261125_000052_lists_of_tasks::SQL },
    Migration { name: "20261128_000060_custom_field", sql: m20261128_000060_custom_field::SQL },
    Migration { name: "20261128_000070_report_own", sql: m20261128_000070_report_own::SQL },
    Migration { name: "20261128_000071_comment_file", sql: m20261128_000071_comment_file::SQL },
    Migration { name: "20261129_000080_approval", sql: m20261129_000080_approval::SQL },
    Migration { name: "20261129_000081_request", sql: m20261129_000081_request::SQL },
    Migration {
        name: "20261129_000082_intake_permissions",
        sql: m20261129_000082_intake_permissions::SQL,
    },
    Migration { name: "20261129_000085_lifecycle", sql: m20261129_000085_lifecycle::SQL },
    Migration { name: "20261129_000086_pmo_type", sql: m20261129_000086_pmo_type::SQL },
    Migration {
        name: "20261129_000087_gate_permissions",
        sql: m20261129_000087_gate_permissions::SQL,
    },
    Migration { name: "20261129_000090_scoring", sql: m20261129_000090_scoring::SQL },
    Migration { name: "20261129_000091_scenario", sql: m20261129_000091_scenario::SQL },
    Migration { name: "20261129_000092_strategy", sql: m20261129_000092_strategy::SQL },
    Migration { name: "20261129_000093_business_case", sql: m20261129_000093_business_case::SQL },
    Migration { name: "20261129_000094_charter", sql: m20261129_000094_charter::SQL },
    Migration {
        name: "20261129_000096_scenario_overlay",
        sql: m20261129_000096_scenario_overlay::SQL,
    },
    Migration { name: "20261130_000100_subject", sql: m20261130_000100_subject::SQL },
    Migration {
        name: "20261130_000101_condition_reminder",
        sql: m20261130_000101_condition_reminder::SQL,
    },
    Migration { name: "20261130_000102_outbox", sql: m20261130_000102_outbox::SQL },
    Migration {
        name: "20261130_000103_charter_question",
        sql: m20261130_000103_charter_question::SQL,
    },
    Migration { name: "20261130_000104_request_score", sql: m20261130_000104_request_score::SQL },
    Migration {
        name: "20261130_000105_portfolio_views",
        sql: m20261130_000105_portfolio_views::SQL,
    },
    Migration { name: "20261130_000106_ask", sql: m20261130_000106_ask::SQL },
    Migration {
        name: "20261130_000107_lifecycle_assigned",
        sql: m20261130_000107_lifecycle_assigned::SQL,
    },
    Migration { name: "20261130_000108_plan_cost", sql: m20261130_000108_plan_cost::SQL },
    Migration { name: "20261130_000109_funding", sql: m20261130_000109_funding::SQL },
    Migration { name: "20261130_000110_job_role", sql: m20261130_000110_job_role::SQL },
    Migration { name: "20261130_000111_resource_term", sql: m20261130_000111_resource_term::SQL },
    Migration { name: "20261130_000112_leave_approval", sql: m20261130_000112_leave_approval::SQL },
    Migration { name: "20261130_000113_skill", sql: m20261130_000113_skill::SQL },
    Migration { name: "20261130_000114_schedule_feed", sql: m20261130_000114_schedule_feed::SQL },
    Migration { name: "20261130_000120_allocation", sql: m20261130_000120_allocation::SQL },
    Migration {
        name: "20261130_000128_project_priority",
        sql: m20261130_000128_project_priority::SQL,
    },
    Migration { name: "20261130_000130_row_gaps", sql: m20261130_000130_row_gaps::SQL },
    Migration { name: "20261130_000115_people_mapping", sql: m20261130_000115_people_mapping::SQL },
    Migration { name: "20261130_000116_delegate_told", sql: m20261130_000116_delegate_told::SQL },
    Migration { name: "20261130_000121_staffing", sql: m20261130_000121_staffing::SQL },
    Migration { name: "20261130_000122_decided_cost", sql: m20261130_000122_decided_cost::SQL },
    Migration { name: "20261130_000125_leave_part", sql: m20261130_000125_leave_part::SQL },
    Migration { name: "20261130_000126_staffing_edit", sql: m20261130_000126_staffing_edit::SQL },
    Migration { name: "20261130_000127_staffing_span", sql: m20261130_000127_staffing_span::SQL },
    Migration {
        name: "20261130_000117_allocation_team",
        sql: m20261130_000117_allocation_team::SQL,
    },
    Migration {
        name: "20261130_000118_staffing_commitment",
        sql: m20261130_000118_staffing_commitment::SQL,
    },
    Migration { name: "20261130_000119_status_lock", sql: m20261130_000119_status_lock::SQL },
    Migration { name: "20261130_000134_assigned_load", sql: m20261130_000134_assigned_load::SQL },
    Migration { name: "20261130_000124_request_times", sql: m20261130_000124_request_times::SQL },
    Migration { name: "20261130_000129_bucket_shares", sql: m20261130_000129_bucket_shares::SQL },
    Migration {
        name: "20261130_000123_staffing_snapshot",
        sql: m20261130_000123_staffing_snapshot::SQL,
    },
    Migration { name: "20261130_000131_staffing_line", sql: m20261130_000131_staffing_line::SQL },
    Migration { name: "20261130_000132_parallel_gates", sql: m20261130_000132_parallel_gates::SQL },
    Migration { name: "20261130_000135_work_pieces", sql: m20261130_000135_work_pieces::SQL },
    Migration { name: "20261130_000138_interest", sql: m20261130_000138_interest::SQL },
    Migration { name: "20261130_000133_roadmap_share", sql: m20261130_000133_roadmap_share::SQL },
    Migration { name: "20261130_000142_gate_score", sql: m20261130_000142_gate_score::SQL },
    Migration { name: "20261130_000136_score_detail", sql: m20261130_000136_score_detail::SQL },
    Migration { name: "20261130_000137_plan_type", sql: m20261130_000137_plan_type::SQL },
    Migration {
        name: "20261130_000140_plan_type_permission",
        sql: m20261130_000140_plan_type_permission::SQL,
    },
    Migration {
        name: "20261130_000141_project_listing",
        sql: m20261130_000141_project_listing::SQL,
    },
    Migration { name: "20261130_000143_lifecycle_key", sql: m20261130_000143_lifecycle_key::SQL },
    Migration { name: "20261130_000145_give_get", sql: m20261130_000145_give_get::SQL },
    Migration { name: "20261130_000147_decision", sql: m20261130_000147_decision::SQL },
    Migration {
        name: "20261130_000148_decision_register",
        sql: m20261130_000148_decision_register::SQL,
    },
    Migration { name: "20261130_000149_change_request", sql: m20261130_000149_change_request::SQL },
    Migration {
        name: "20261130_000150_decided_change_requests",
        sql: m20261130_000150_decided_change_requests::SQL,
    },
    Migration { name: "20261201_000151_score_order", sql: m20261201_000151_score_order::SQL },
];

/// Stands for the schema as all migrations make it: changes with any of them.
pub(crate) fn print() -> String {
    let mut print = Sha256::new();
    for migration in MIGRATIONS {
        print.update(migration.name);
        print.update(migration.sql);
    }
    print.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// Brings the schema up to date; answers the names of the migrations it applied.
pub(crate) async fn migrate(pool: &DatabaseConnection) -> Result<Vec<&'static str>, StoreError> {
    apply(pool, MIGRATIONS).await
}

/// As far as just before this one.
pub(crate) async fn migrate_before(
    pool: &DatabaseConnection,
    name: &str,
) -> Result<Vec<&'static str>, StoreError> {
    let count = MIGRATIONS.iter().take_while(|migration| migration.name != name).count();
    apply(pool, MIGRATIONS.get(..count).unwrap_or_default()).await
}

async fn apply(
    pool: &DatabaseConnection,
    migrations: &[Migration],
) -> Result<Vec<&'static str>, StoreError> {
    let tx = dialect::begin_write(pool).await?;
    dialect::lock_migrations(&tx).await?;
    tx.execute_unprepared(
        "CREATE TABLE IF NOT EXISTS schema_migration (name text NOT NULL PRIMARY KEY)",
    )
    .await?;
    let done = applied(&tx).await?;
    if let Some(unknown) = done.iter().find(|name| !MIGRATIONS.iter().any(|m| m.name == **name)) {
        return Err(StoreError::Fault(format!(
            "the database was written by a newer Steerco (it has migration {unknown}); \
             start that version, or restore a backup"
        )));
    }
    let mut names = vec![];
    for migration in migrations.iter().filter(|m| !done.iter().any(|name| name == m.name)) {
        for statement in dialect::spell_types(&tx, migration.sql).split(';') {
            if !statement.trim().is_empty() {
                tx.execute_unprepared(statement).await?;
            }
        }
        let insert = "INSERT INTO schema_migration (name) VALUES ($1)";
        tx.execute_raw(dialect::statement(&tx, insert, [migration.name.into()])).await?;
        info!(migration = migration.name, "migrated");
        names.push(migration.name);
    }
    tx.commit().await?;
    Ok(names)
}

async fn applied(tx: &DatabaseTransaction) -> Result<Vec<String>, StoreError> {
    let rows =
        tx.query_all_raw(dialect::statement(tx, "SELECT name FROM schema_migration", [])).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index::<String>(0)?)).collect()
}
