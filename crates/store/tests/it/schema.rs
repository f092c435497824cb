//! The tables that the migrations make are those that the entities describe.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ColumnTrait, ConnectionTrait, Database, EntityTrait, IdenStatic, Iterable, Statement,
    sea_query::ColumnType,
};
use steerco_store::entity;

use crate::rows::open;

/// Type and whether it may be null.
type Shape = (&'static str, bool);
type Tables = BTreeMap<String, BTreeMap<String, Shape>>;

const SQLITE: &str = "SELECT t.name, c.name, lower(c.type), c.\"notnull\" = 0 \
     FROM sqlite_master t, pragma_table_info(t.name) c \
     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";
const POSTGRES: &str = "SELECT table_name::text, column_name::text, data_type::text, \
     is_nullable = 'YES' FROM information_schema.columns WHERE table_schema = 'public'";

async fn migrated(url: &str) -> Tables {
    let store = open(url).await;
    let on_postgres = url.starts_with("postgres");
    let address = if on_postgres { url.to_owned() } else { format!("sqlite://{url}") };
    let sql = if on_postgres { POSTGRES } else { SQLITE };
    let db = Database::connect(address).await.unwrap();
    let ask = Statement::from_string(db.get_database_backend(), sql);
    let mut tables = Tables::new();
    for row in db.query_all_raw(ask).await.unwrap() {
        let text = |index| row.try_get_by_index::<String>(index).unwrap();
        let kind = match text(2).as_str() {
            "bigint" | "integer" => "number",
            "boolean" => "boolean",
            "text" => "text",
            "uuid" | "uuid_text" => "uuid",
            "bytea" | "blob" => "bytes",
            other => panic!("{}.{} has the type {other}", text(0), text(1)),
        };
        let nullable = row.try_get_by_index::<bool>(3).unwrap();
        tables.entry(text(0)).or_default().insert(text(1), (kind, nullable));
    }
    db.close().await.unwrap();
    store.close().await;
    tables.remove("schema_migration").unwrap();
    tables
}

fn described<E: EntityTrait>(entity: E) -> (String, BTreeMap<String, Shape>) {
    let columns = E::Column::iter().map(|column| {
        let definition = column.def();
        let kind = match definition.get_column_type() {
            ColumnType::BigInteger => "number",
            ColumnType::Boolean => "boolean",
            ColumnType::String(_) | ColumnType::Text => "text",
            ColumnType::Uuid => "uuid",
            ColumnType::Blob | ColumnType::VarBinary(_) => "bytes",
            other => panic!("{}.{} is a {other:?}", entity.table_name(), column.as_str()),
        };
        (column.as_str().to_owned(), (kind, definition.is_null()))
    });
    (entity.table_name().to_owned(), columns.collect())
}

fn entities() -> Tables {
    macro_rules! all {
        ($($table:ident)*) => {
            Tables::from([$(described(entity::$table::Entity)),*])
        };
    }
    all! {
        api_token app_user approval approval_decision approval_delegate approval_route
        approval_waiting assessment assignment attachment baseline blob_removal calendar change
        comment cross_dependency custom_field decision decision_action decision_member default_view dependency follow_link gate_condition gate_evidence
        gate_review gate_score gate_waiver give_get idempotency_key import job job_step leave lifecycle
        lifecycle_deviation lifecycle_place lifecycle_revision mail_opt_out notification number_series
        one_time_link organisation outbox pairwise_comparison plan_diagnostic plan_edit plan_edit_task pmo_type
        plan_type portfolio program project project_custom project_listing project_resource request request_policy request_type
        request_link request_word resource roadmap_share role role_grant role_permission saved_view scenario scenario_answer
        scoring_model scoring_version session subject_score task task_baseline task_custom team
        allocation capacity_policy job_role location people_mapping resource_rate resource_role
        resource_skill resource_term schedule_feed skill staffing_edit staffing_policy
        staffing_proposal staffing_request staffing_snapshot staffing_line objective key_result check_in driver alignment
        business_case case_version charter charter_version
        scenario_application scenario_commit scenario_item scenario_member change_request
    }
}

migrated_test! {
    async fn the_migrated_schema_is_what_the_entities_describe(url: String) {
        let (migrated, described) = (migrated(&url).await, entities());
        let mut wrong = vec![];
        let names: BTreeSet<&String> = migrated.keys().chain(described.keys()).collect();
        for table in names {
            let (Some(there), Some(said)) = (migrated.get(table), described.get(table)) else {
                wrong.push(format!("table {table} is only on one side"));
                continue;
            };
            let columns: BTreeSet<&String> = there.keys().chain(said.keys()).collect();
            for column in columns {
                let (there, said) = (there.get(column), said.get(column));
                if there != said {
                    wrong.push(format!("{table}.{column}: migrated {there:?}, entity {said:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(migrated.len() >= 25 && migrated["task"].len() > 60);
    }
}

/// Without the option SQLite plans every statement anew for each value that is bound to it.
#[tokio::test]
async fn sqlite_is_built_so_that_prepared_statements_keep_their_plans() {
    let db = Database::connect("sqlite::memory:").await.unwrap();
    let ask = Statement::from_string(db.get_database_backend(), "PRAGMA compile_options");
    let rows = db.query_all_raw(ask).await.unwrap();
    let options = rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap());
    assert!(options.into_iter().any(|option| option == "ENABLE_QPSG"));
}
